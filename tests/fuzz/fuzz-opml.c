/* fuzz-opml.c: libFuzzer target for lists of feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "import/qd-fetch.h"
#include "import/qd-opml.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* What is taken is an address of the web, and is read again from what is written. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes)    bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) feeds = qd_opml_parse (bytes, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GBytes)    written = NULL;
  char                 *text;

  if (feeds == NULL)
    return 0;
  for (guint i = 0; i < feeds->len; i++)
    g_assert_true (qd_fetch_is_address (((const QdFeedRecord *)g_ptr_array_index (feeds, i))->address));
  text = qd_opml_write (feeds, "x");
  written = g_bytes_new_take (text, strlen (text));
  again = qd_opml_parse (written, NULL, NULL, NULL, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, feeds->len);
  return 0;
}
