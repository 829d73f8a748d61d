/* qd-reader-feed.c: saved feeds: RSS, Atom, CDF, JSON Feed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-feed-draft.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (32 * 1024 * 1024)

/* What is not told by an error of its own: that the file is not whole. */
static void
tell_faults (const QdFeed *feed, const QdReadSink *sink)
{
  g_autoptr (GError) error = NULL;

  if (feed->cut_off)
    {
      g_set_error_literal (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL, _ ("The feed ends in the middle. What there is of it was imported."));
      sink->problem (0, error, sink->user_data);
      g_clear_error (&error);
    }
  if (feed->n_skipped > 0)
    {
      g_set_error (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The feed has %u entries more than are read of one."), feed->n_skipped);
      sink->problem (0, error, sink->user_data);
    }
}

static gboolean
read_feed (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = qd_import_load_file (file, MAX_SIZE, cancellable, error);
  g_autoptr (QdFeed) feed = NULL;
  g_autofree char   *path = NULL;

  if (bytes == NULL)
    return FALSE;
  feed = qd_feed_parse (bytes, NULL, NULL, cancellable, error);
  if (feed == NULL)
    return FALSE;
  if (feed->entries->len == 0)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("The feed has no entries."));
      return FALSE;
    }
  path = qd_import_dup_path (file);
  for (guint i = 0; i < feed->entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const QdFeedEntry         *entry = g_ptr_array_index (feed->entries, i);
      g_autoptr (QdArticleDraft) draft = qd_feed_entry_draft (feed, entry);

      qd_article_draft_set_path (draft, path, entry->line);
      qd_import_name_article (draft, file);
      if (!sink->article (g_steal_pointer (&draft), sink->user_data))
        return TRUE;
    }
  tell_faults (feed, sink);
  return TRUE;
}

static const char *const extensions[] = { "rss", "atom", "rdf", "cdf", NULL };

const QdReader qd_reader_feed = { "Feed", extensions, MAX_SIZE, qd_feed_sniff, read_feed };
