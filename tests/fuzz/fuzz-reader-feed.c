/* fuzz-reader-feed.c: libFuzzer target for the reader of feeds, and for their texts as HTML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feed.h"
#include "qd-fuzz-reader.h"

/* Nothing that could do something is in it. */
static void
look_at (const QdFeedText *text)
{
  g_autofree char *html = text != NULL ? qd_feed_text_dup_html (text) : NULL;

  g_assert_true (html == NULL || (strstr (html, "<script") == NULL && strstr (html, "=\"javascript:") == NULL && g_utf8_validate (html, -1, NULL)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (QdFeed) feed = qd_feed_parse (bytes, NULL, NULL, NULL, NULL);

  for (guint i = 0; feed != NULL && i < feed->entries->len; i++)
    {
      const QdFeedEntry *entry = g_ptr_array_index (feed->entries, i);

      look_at (entry->title);
      look_at (entry->summary);
      for (guint j = 0; j < entry->contents->len; j++)
        look_at (g_ptr_array_index (entry->contents, j));
    }
  qd_fuzz_read (&qd_reader_feed, data, size);
  return 0;
}
