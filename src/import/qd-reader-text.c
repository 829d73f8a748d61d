/* qd-reader-text.c: plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-body-builder.h"
#include "import/qd-charset.h"
#include "import/qd-database-export.h"
#include "import/qd-import-file.h"
#include "import/qd-plain-text.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (32 * 1024 * 1024)

/* Each line is looked at for whether it is wrapped, which takes some 50 bytes of memory. */
#define MOST_LINES 1000000

static int
sniff_text (const guint8 *head, gsize len)
{
  return 30;
}

static QdBody *
build_body (GArray *units)
{
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();

  for (guint i = 0; i < units->len; i++)
    {
      const QdTextUnit *unit = &g_array_index (units, QdTextUnit, i);

      if (unit->paragraph)
        qd_body_builder_paragraph (builder);
      else
        qd_body_builder_line (builder);
      qd_body_builder_append_raw (builder, unit->text, strlen (unit->text));
    }
  return qd_body_builder_finish (builder);
}

/**
 * qd_reader_load_text:
 * @file: (not nullable): a file
 * @max_size: how large it may be, bytes
 * @declared: (nullable): finds the encoding that the file declares; returns (transfer full) (nullable) its name
 * @sink: (not nullable): where a problem that has a line is told
 * @original: (out) (transfer full): the bytes of the file
 * @text: (out): its text
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads and decodes a file. Bytes that had to be replaced are told to @sink as a problem, though the text is read.
 * Thread: any; blocks.
 *
 * Errors: #GIOErrorEnum, #QdImportError
 * Returns: %QD_LOAD_OK if there is a text, %QD_LOAD_TOLD if there is none and @sink knows, %QD_LOAD_FAILED with @error
 */
QdLoadResult
qd_reader_load_text (GFile            *file,
                     guint64           max_size,
                     QdDeclaredFunc    declared,
                     const QdReadSink *sink,
                     GBytes          **original,
                     QdCharsetResult  *text,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (GBytes) bytes = qd_import_load_file (file, max_size, cancellable, error);
  g_autoptr (GError) local_error = NULL;
  g_autofree char   *name = NULL;
  const guint8      *data;
  gsize              len;
  guint64            line;

  if (bytes == NULL)
    return QD_LOAD_FAILED;
  data = g_bytes_get_data (bytes, &len);
  name = declared != NULL ? declared (data, len) : NULL;
  if (!qd_charset_decode (data, len, name, text, &line, &local_error))
    {
      if (line == 0)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return QD_LOAD_FAILED;
        }
      sink->problem (line, local_error, sink->user_data);
      return QD_LOAD_TOLD;
    }
  if (text->bad_line != 0)
    {
      g_set_error_literal (&local_error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_ENCODING,
                           _ ("Here the text is not valid UTF-8. The article was imported with “�” in place of the broken bytes."));
      sink->problem (text->bad_line, local_error, sink->user_data);
    }
  *original = g_steal_pointer (&bytes);
  return QD_LOAD_OK;
}

/**
 * qd_reader_check_lines:
 * @text: (not nullable): a text
 * @len: its length, bytes
 * @error: return location
 *
 * Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: whether it has no more lines than texts have
 */
gboolean
qd_reader_check_lines (const char *text, gsize len, GError **error)
{
  const char *end = text + len;
  guint       n = 0;

  for (const char *p = text; (p = memchr (p, '\n', (gsize)(end - p))) != NULL; p++)
    if (++n > MOST_LINES)
      {
        g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The file has more than a million lines. Split it and import the parts."));
        return FALSE;
      }
  return TRUE;
}

/**
 * qd_reader_set_no_text:
 * @error: return location
 *
 * Says that a file holds no article. Thread: any.
 */
void
qd_reader_set_no_text (GError **error)
{
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("There is no text in it."));
}

static gboolean
read_text (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdCharsetResult)   decoded = { 0 };
  g_autoptr (GBytes)         original = NULL;
  g_autoptr (GHashTable)     fields = NULL;
  g_autoptr (GArray)         units = NULL;
  g_autoptr (QdArticleDraft) draft = NULL;
  g_autoptr (QdBody)         body = NULL;
  g_autofree char           *text = NULL;
  const char                *rest;
  g_autofree char           *path = NULL;
  gsize                      len;
  QdLoadResult               loaded = qd_reader_load_text (file, MAX_SIZE, NULL, sink, &original, &decoded, cancellable, error);

  if (loaded != QD_LOAD_OK)
    return loaded == QD_LOAD_TOLD;
  if (!qd_reader_check_lines (decoded.text, decoded.length, error))
    return FALSE;
  text = qd_plain_text_normalize (g_steal_pointer (&decoded.text), decoded.length, &len);
  if (qd_database_export_looks_like (text, len))
    {
      g_autoptr (QdFlow) flow = qd_database_export_flow_of_text (text);

      if (qd_database_export_tell (flow, file, original, "text/plain", sink))
        return TRUE;
    }
  rest = qd_plain_text_take_front_matter (text, &fields);
  units = qd_plain_text_split (rest);
  if (units->len == 0)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  draft = qd_article_draft_new ();
  path = qd_import_dup_path (file);
  qd_article_draft_set_path (draft, path, 0);
  qd_article_draft_set_original (draft, original, "text/plain");
  qd_plain_text_apply_fields (draft, fields);
  qd_plain_text_take_opening (draft, units);
  qd_import_name_article (draft, file);
  body = build_body (units);
  qd_article_draft_set_body (draft, body);
  sink->article (g_steal_pointer (&draft), sink->user_data);
  return TRUE;
}

static const char *const extensions[] = { "txt", "text", NULL };

const QdReader qd_reader_text = { "Plain text", extensions, MAX_SIZE, sniff_text, read_text, .is_text = TRUE };
