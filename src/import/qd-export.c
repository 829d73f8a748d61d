/* qd-export.c: articles and quotations into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* So much is put together before it is written, bytes. */
#define PIECE (256 * 1024)

static gboolean
write_piece (GOutputStream *stream, GString *out, GCancellable *cancellable, GError **error)
{
  gboolean written = g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error);

  g_string_truncate (out, 0);
  return written;
}

/* An article that was removed meanwhile is left out. */
static gboolean
write_articles (QdStore *store, const gint64 *ids, gsize n_ids, QdCitationWriter *writer, GString *out, GOutputStream *stream, QdExportFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
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
      if (out->len >= PIECE && !write_piece (stream, out, cancellable, error))
        return FALSE;
      if (func != NULL)
        func ((guint)(i + 1), (guint)n_ids, user_data);
    }
  qd_citation_writer_finish (writer);
  return write_piece (stream, out, cancellable, error) && g_output_stream_close (stream, cancellable, error);
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
  g_autoptr (GFile)             parent = NULL;
  g_autoptr (GFile)             beside = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GString)           out = g_string_new (NULL);
  g_autoptr (QdCitationWriter)  writer = NULL;
  g_autoptr (GError)            local_error = NULL;
  g_autofree char              *base = NULL;
  g_autofree char              *name = NULL;
  gboolean                      done;

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  parent = g_file_get_parent (file);
  base = g_file_get_basename (file);
  name = g_strdup_printf (".%s.%08x", base, g_random_int ());
  beside = parent != NULL ? g_file_get_child (parent, name) : NULL;
  if (beside == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, g_strerror (EISDIR));
      return FALSE;
    }
  stream = g_file_create (beside, G_FILE_CREATE_NONE, cancellable, &local_error);
  if (stream == NULL)
    {
      g_autofree char *folder = g_file_get_parse_name (parent);

      /* Its name would say nothing to the person. */
      g_set_error (error, local_error->domain, local_error->code,
                   g_dgettext (GETTEXT_PACKAGE, "Nothing can be written into the folder “%s”. Choose another one."), folder);
      return FALSE;
    }
  /* Spreadsheets take a table for one of a Windows of long ago where nothing says that it is UTF-8. */
  if (format == QD_CITATION_CSV)
    g_string_append (out, "\xEF\xBB\xBF");
  writer = qd_citation_writer_new (format, quotations, out);
  done = write_articles (store, ids, n_ids, writer, out, G_OUTPUT_STREAM (stream), func, user_data, cancellable, error) &&
         g_file_move (beside, file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);
  if (!done)
    {
      g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
      g_file_delete (beside, NULL, NULL);
    }
  return done;
}
