/* qd-reader-jsonl.c: articles as JSON, one a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-charset.h"
#include "import/qd-date.h"
#include "import/qd-import-file.h"
#include "import/qd-json-line.h"
#include "import/qd-plain-text.h"
#include "import/qd-reader-private.h"

/* The file is never held as a whole, so its size does not matter; a line is. */
#define MAX_SIZE (1024 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)
#define LONGEST_LINE (64 * 1024 * 1024)
#define CHUNK_BYTES (256 * 1024)

typedef struct
{
  GFile            *file;
  char             *path;
  const QdReadSink *sink;
  GByteArray       *line;
  guint64           number;
  gboolean          too_long;
  gboolean          stopped;
  guint             n_read;
  guint             n_told;
} Lines;

static void
tell (Lines *lines, const GError *error)
{
  lines->n_told++;
  lines->sink->problem (lines->number, error, lines->sink->user_data);
}

static void
set_fields (QdArticleDraft *draft, const QdJsonLine *object)
{
  const char *date = qd_json_line_get_string (object, "date");
  gint64      id;
  gint64      time;

  qd_article_draft_set_external_id (draft, qd_json_line_get_string (object, "id"));
  if (qd_json_line_get_int (object, "id", &id))
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      qd_article_draft_set_external_id (draft, number);
    }
  qd_article_draft_set_source (draft, qd_json_line_get_string (object, "source"));
  qd_article_draft_set_title (draft, qd_json_line_get_string (object, "title"));
  qd_article_draft_set_byline (draft, qd_json_line_get_string (object, "byline"));
  qd_article_draft_set_url (draft, qd_json_line_get_string (object, "url"));
  qd_article_draft_set_language (draft, qd_json_line_get_string (object, "language"));
  if (date != NULL && qd_date_parse (date, &time))
    qd_article_draft_set_published (draft, time);
}

static QdArticleDraft *
build_draft (Lines *lines, const QdJsonLine *object, GError **error)
{
  g_autoptr (QdArticleDraft) draft = qd_article_draft_new ();
  g_autoptr (QdBody)         body = NULL;
  g_autoptr (GBytes)         original = NULL;
  const char                *text = qd_json_line_get_string (object, "text");

  if (text == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("The record has no “text”."));
      return NULL;
    }
  set_fields (draft, object);
  if (qd_article_draft_get_title (draft) == NULL)
    {
      const char      *start = text + strspn (text, " \t\r\n");
      g_autofree char *paragraph = g_strndup (start, strcspn (start, "\r\n"));
      g_autofree char *title = qd_plain_text_dup_title (paragraph);

      qd_article_draft_set_title (draft, title);
    }
  qd_article_draft_set_path (draft, lines->path, lines->number);
  qd_import_name_article (draft, lines->file);
  original = g_bytes_new (lines->line->data, lines->line->len);
  qd_article_draft_set_original (draft, original, "application/json");
  body = qd_body_new (text, (gssize)strlen (text));
  qd_article_draft_set_body (draft, body);
  return g_steal_pointer (&draft);
}

static gboolean
is_blank (const GByteArray *line)
{
  for (guint i = 0; i < line->len; i++)
    if (!g_ascii_isspace (line->data[i]))
      return FALSE;
  return TRUE;
}

/* One line came to its end. */
static void
take_line (Lines *lines)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (QdJsonLine) object = NULL;
  QdArticleDraft        *draft = NULL;
  GByteArray            *line = lines->line;

  lines->number++;
  if (lines->number == 1 && line->len >= 3 && memcmp (line->data, "\xEF\xBB\xBF", 3) == 0)
    g_byte_array_remove_range (line, 0, 3);
  if (lines->too_long)
    g_set_error (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The line is longer than %d MiB."), LONGEST_LINE / 1024 / 1024);
  else if (is_blank (line))
    return;
  else
    {
      object = qd_json_line_parse ((const char *)line->data, line->len, &error);
      if (object != NULL)
        draft = build_draft (lines, object, &error);
    }
  if (draft == NULL)
    {
      tell (lines, error);
      return;
    }
  lines->n_read++;
  lines->stopped = !lines->sink->article (draft, lines->sink->user_data);
}

static void
append_to_line (Lines *lines, const guint8 *bytes, gsize len)
{
  if (lines->line->len + len > LONGEST_LINE)
    lines->too_long = TRUE;
  else if (!lines->too_long)
    g_byte_array_append (lines->line, bytes, (guint)len);
}

static void
take_chunk (Lines *lines, const guint8 *bytes, gsize len)
{
  while (len > 0 && !lines->stopped)
    {
      const guint8 *end = memchr (bytes, '\n', len);
      gsize         n = end != NULL ? (gsize)(end - bytes) : len;

      append_to_line (lines, bytes, n);
      if (end == NULL)
        return;
      take_line (lines);
      g_byte_array_set_size (lines->line, 0);
      lines->too_long = FALSE;
      bytes += n + 1;
      len -= n + 1;
    }
}

static gboolean
read_jsonl (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray)       line = g_byte_array_new ();
  g_autofree guint8           *chunk = g_malloc (CHUNK_BYTES);
  g_autofree char             *path = qd_import_dup_path (file);
  Lines                        lines = { .file = file, .path = path, .sink = sink, .line = line };
  gssize                       n_read;

  if (stream == NULL)
    return FALSE;
  while (!lines.stopped && (n_read = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_BYTES, cancellable, error)) != 0)
    {
      if (n_read < 0)
        return FALSE;
      take_chunk (&lines, chunk, (gsize)n_read);
    }
  if (!lines.stopped && (line->len > 0 || lines.too_long))
    take_line (&lines);
  if (lines.n_read == 0 && lines.n_told == 0 && !lines.stopped)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  return TRUE;
}

/* An object on the first line that also ends there, as far as the head shows. */
static int
sniff_jsonl (const guint8 *head, gsize len)
{
  const guint8 *end;
  gsize         start = len >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (start < len && g_ascii_isspace (head[start]))
    start++;
  if (start == len || head[start] != '{')
    return 5;
  end = memchr (head + start, '\n', len - start);
  if (end == NULL)
    return 50;
  while (end > head && g_ascii_isspace (end[-1]))
    end--;
  return end > head && end[-1] == '}' ? 85 : 20;
}

static const char *const extensions[] = { "jsonl", "ndjson", NULL };

const QdReader qd_reader_jsonl = { "JSON lines", extensions, MAX_SIZE, sniff_jsonl, read_jsonl, .is_text = TRUE };
