/* qd-export.c: articles and quotations into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-export.h"

#include "store/qd-store-articles.h"
#include "store/qd-whole-file.h"

/* So much is put together before it is written, bytes. */
#define PIECE (256 * 1024)

static gboolean
write_piece (QdWholeFile *whole, GString *out, GCancellable *cancellable, GError **error)
{
  gboolean written = qd_whole_file_write (whole, out->str, out->len, cancellable, error);

  g_string_truncate (out, 0);
  return written;
}

/* An article that was removed meanwhile is left out. */
static gboolean
write_articles (QdStore *store, const gint64 *ids, gsize n_ids, QdCitationWriter *writer, GString *out, QdWholeFile *whole, QdExportFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (GError)    local_error = NULL;
      g_autoptr (QdArticle) article = qd_store_load_article (store, ids[i], cancellable, &local_error);

      if (article == NULL && !g_error_matches (local_error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (article != NULL)
        qd_citation_writer_add (writer, article);
      if (out->len >= PIECE && !write_piece (whole, out, cancellable, error))
        return FALSE;
      if (func != NULL)
        func ((guint)(i + 1), (guint)n_ids, user_data);
    }
  qd_citation_writer_finish (writer);
  return write_piece (whole, out, cancellable, error) && qd_whole_file_finish (whole, cancellable, error);
}

/**
 * qd_export_to_file:
 * @store: (not nullable): a library
 * @ids: (array length=n_ids): articles' rows
 * @n_ids: how many
 * @format: the format
 * @quotations: whether the quotations of the articles are written, and not the articles
 * @file: (not nullable): where to; what it holds is replaced once all has been written beside it
 * @func: (nullable): told how far it is
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes articles or quotations, a few at a time in memory. Where it fails or is stopped, @file stays as it was. Thread: any
 * but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR
 * Returns: %FALSE on error
 */
gboolean
qd_export_to_file (QdStore         *store,
                   const gint64    *ids,
                   gsize            n_ids,
                   QdCitationFormat format,
                   gboolean         quotations,
                   GFile           *file,
                   QdExportFunc     func,
                   gpointer         user_data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (QdWholeFile)      whole = NULL;
  g_autoptr (GString)          out = g_string_new (NULL);
  g_autoptr (QdCitationWriter) writer = NULL;

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  whole = qd_whole_file_new (file, cancellable, error);
  if (whole == NULL)
    return FALSE;
  /* Spreadsheets take a table for one of a Windows of long ago where nothing says that it is UTF-8. */
  if (format == QD_CITATION_CSV)
    g_string_append (out, "\xEF\xBB\xBF");
  writer = qd_citation_writer_new (format, quotations, out);
  return write_articles (store, ids, n_ids, writer, out, whole, func, user_data, cancellable, error);
}
