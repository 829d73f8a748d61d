/* qd-reader-table.c: tables with a row an article (CSV, RFC 4180, and its relatives)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-csv.h"
#include "import/qd-charset.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"
#include "import/qd-record.h"

/* The file is never held as a whole, so its size does not matter; a row is. */
#define MAX_SIZE (1024 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)
#define LONGEST_ROW (32 * 1024 * 1024)
#define CHUNK_BYTES (256 * 1024)

#define MOST_COLUMNS 1000

/* The heading is known by its first line. */
#define SAMPLE_BYTES (64 * 1024)

typedef struct
{
  QdRecordField field;
  guint8        rank;
} Column;

typedef struct
{
  GFile            *file;
  const QdReadSink *sink;
  GCancellable     *cancellable;
  char              delimiter;
  char             *charset; /* what the rows are in; NULL while that is not known */
  GArray           *columns; /* of Column */
  GByteArray       *row;
  gboolean          quoted; /* inside quotation marks */
  gboolean          too_long;
  gboolean          at_end; /* of the file */
  guint64           line;
  guint64           first_line;
  guint             n_told;
  gboolean          stopped;
  GError           *error;
} Table;

/* Rows */

/* Cuts a decoded row into its cells. */
static GPtrArray *
split_row (const char *row, char delimiter)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  GString   *cell = g_string_new (NULL);
  gboolean   quoted = FALSE;

  for (const char *p = row; cells->len < MOST_COLUMNS; p++)
    {
      if (quoted && *p == '"' && p[1] == '"')
        g_string_append_c (cell, *p++);
      else if (*p == '"' && (quoted || cell->len == 0))
        quoted = !quoted;
      else if (*p == '\0' || (!quoted && *p == delimiter))
        {
          g_ptr_array_add (cells, g_strdup (cell->str));
          g_string_truncate (cell, 0);
          if (*p == '\0')
            break;
        }
      else
        g_string_append_c (cell, *p);
    }
  g_string_free (cell, TRUE);
  return cells;
}

static guint
count_known (const char *row, char delimiter, gboolean *has_text)
{
  g_autoptr (GPtrArray) cells = split_row (row, delimiter);
  guint                 n_known = 0;

  *has_text = FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      QdRecordField field = qd_record_find_field (g_ptr_array_index (cells, i), NULL);

      n_known += field != QD_RECORD_N_FIELDS;
      *has_text |= field == QD_RECORD_TEXT || field == QD_RECORD_SUMMARY;
    }
  return cells->len > 1 ? n_known : 0;
}

/* The character that parts the heading into the most names that are known. */
static char
find_delimiter (const char *row, guint *n_known, gboolean *has_text)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  char              best = ',';

  *n_known = 0;
  *has_text = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      gboolean text;
      guint    n;

      /* Every text file is asked whether it is a table. */
      if (strchr (row, candidates[i]) == NULL)
        continue;
      n = count_known (row, candidates[i], &text);
      if (n > *n_known)
        {
          best = candidates[i];
          *n_known = n;
          *has_text = text;
        }
    }
  return best;
}

static gboolean
decode_row (Table *table, QdCharsetResult *text, GError **error)
{
  guint64 line;

  /* A row of plain ASCII says nothing of the others. */
  if (!qd_charset_decode (table->row->data, table->row->len, table->charset, text, &line, error))
    return FALSE;
  return TRUE;
}

static void
take_heading (Table *table, const char *row)
{
  g_autoptr (GPtrArray) cells = NULL;
  guint                 n_known;
  gboolean              has_text;

  table->delimiter = find_delimiter (row, &n_known, &has_text);
  cells = split_row (row, table->delimiter);
  for (guint i = 0; i < cells->len; i++)
    {
      Column column;

      column.field = qd_record_find_field (g_ptr_array_index (cells, i), &column.rank);
      g_array_append_val (table->columns, column);
      if (column.field == QD_RECORD_FILE)
        has_text = TRUE;
    }
  if (!has_text)
    g_set_error_literal (&table->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT,
                         _ ("No column of the table is named “text”. Name the columns in its first row: text, title, source, date, url, author, language, id."));
  table->stopped = !has_text;
}

/* The last row, without a line end, and its text ends within a sentence: some programs end the last row with none, but their texts end. */
static gboolean
ends_within_text (Table *table, GPtrArray *cells)
{
  const QdRecordField field = g_array_index (table->columns, Column, cells->len - 1).field;
  const char         *text = g_ptr_array_index (cells, cells->len - 1);
  const char         *last = g_utf8_find_prev_char (text, text + strlen (text));
  gunichar            c = last != NULL ? g_utf8_get_char (last) : 0;

  return (field == QD_RECORD_TEXT || field == QD_RECORD_SUMMARY) && strchr (text, ' ') != NULL && (g_unichar_isalnum (c) || c == ',' || c == ' ');
}

static void
take_record (Table *table, const char *row)
{
  g_autoptr (GPtrArray) cells = split_row (row, table->delimiter);
  g_auto (QdRecord)     record = { .line = table->first_line };
  g_autoptr (GBytes)    original = g_bytes_new (table->row->data, table->row->len);
  gboolean              cut;

  /* Within marks, or before its last cell; a file need not end with a line end. */
  cut = table->at_end && (table->quoted || cells->len < table->columns->len || (cells->len == table->columns->len && ends_within_text (table, cells)));
  if (cut)
    qd_reader_tell_cut (table->sink, table->first_line);
  for (guint i = 0; i < MIN (cells->len, table->columns->len); i++)
    {
      const Column *column = &g_array_index (table->columns, Column, i);

      qd_record_set_ranked (&record, column->field, qd_csv_skip_guard (g_ptr_array_index (cells, i)), column->rank);
    }
  table->n_told++;
  /* That its text is missing has been said. */
  if (cut && record.fields[QD_RECORD_TEXT] == NULL && record.fields[QD_RECORD_SUMMARY] == NULL && record.fields[QD_RECORD_FILE] == NULL)
    return;
  table->stopped = !qd_record_tell (&record, table->file, original, "text/csv", table->sink, table->cancellable);
}

static gboolean
is_blank (const GByteArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (!g_ascii_isspace (row->data[i]))
      return FALSE;
  return TRUE;
}

static void
end_row (Table *table)
{
  g_auto (QdCharsetResult) text = { 0 };
  g_autoptr (GError)       error = NULL;
  GByteArray              *row = table->row;

  if (row->len > 0 && row->data[row->len - 1] == '\r')
    g_byte_array_set_size (row, row->len - 1);
  if (table->too_long)
    g_set_error (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The row is longer than %d MiB."), LONGEST_ROW / 1024 / 1024);
  else if (!is_blank (row) && decode_row (table, &text, &error))
    {
      if (table->columns->len == 0)
        take_heading (table, text.text);
      else
        take_record (table, text.text);
    }
  if (error != NULL)
    {
      table->n_told++;
      table->sink->problem (table->first_line, error, table->sink->user_data);
    }
  g_byte_array_set_size (row, 0);
  table->too_long = FALSE;
}

static void
take_byte (Table *table, guint8 byte)
{
  if (byte == '"')
    table->quoted = !table->quoted;
  if (byte == '\n')
    {
      table->line++;
      if (!table->quoted)
        {
          end_row (table);
          table->first_line = table->line;
          return;
        }
    }
  if (table->row->len >= LONGEST_ROW)
    table->too_long = TRUE;
  else
    g_byte_array_append (table->row, &byte, 1);
}

/* Reading */

/* UTF-16 has bytes that only look like those of line ends; such a file is decoded as a whole. */
static GInputStream *
open_stream (Table *table, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (table->file, table->cancellable, error);
  g_autofree guint8           *sample = g_malloc (SAMPLE_BYTES);
  g_auto (QdCharsetResult)     text = { 0 };
  g_autoptr (GBytes)           bytes = NULL;
  gsize                        len;
  guint64                      line;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), sample, SAMPLE_BYTES, &len, table->cancellable, error))
    return NULL;
  g_input_stream_close (G_INPUT_STREAM (stream), NULL, NULL);
  /* The last row of the sample may end inside a character. */
  while (len == SAMPLE_BYTES && len > 1 && sample[len - 1] != '\n')
    len--;
  if (qd_charset_decode (sample, len, NULL, &text, &line, NULL) && text.bad_line == 0)
    table->charset = g_strdup (text.charset);
  if (table->charset == NULL || g_ascii_strncasecmp (table->charset, "utf-16", 6) != 0)
    return G_INPUT_STREAM (g_file_read (table->file, table->cancellable, error));
  qd_charset_result_clear (&text);
  text = (QdCharsetResult){ 0 };
  bytes = qd_import_load_file (table->file, LONGEST_ROW, table->cancellable, error);
  if (bytes == NULL || !qd_charset_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), table->charset, &text, &line, error))
    return NULL;
  g_free (table->charset);
  table->charset = g_strdup ("UTF-8");
  return g_memory_input_stream_new_from_data (g_strdup (text.text), (gssize)text.length, g_free);
}

static gboolean
read_rows (Table *table, GInputStream *stream, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  guint64            position = 0;
  gssize             n;

  while (!table->stopped && (n = g_input_stream_read (stream, chunk, CHUNK_BYTES, table->cancellable, error)) != 0)
    {
      if (n < 0)
        return FALSE;
      for (gssize i = position == 0 && n >= 3 && memcmp (chunk, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; i < n && !table->stopped; i++)
        take_byte (table, chunk[i]);
      position += (guint64)n;
      qd_reader_tell_position (table->sink, position);
    }
  if (!table->stopped)
    {
      table->at_end = TRUE;
      end_row (table);
    }
  return TRUE;
}

static gboolean
read_table (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray)       columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (GByteArray)   row = g_byte_array_new ();
  Table                    table = { .file = file, .sink = sink, .cancellable = cancellable, .columns = columns, .row = row, .line = 1, .first_line = 1 };
  g_autoptr (GInputStream) stream = open_stream (&table, error);
  gboolean                 read = stream != NULL && read_rows (&table, stream, error);

  g_free (table.charset);
  if (table.error != NULL)
    {
      g_propagate_error (error, table.error);
      return FALSE;
    }
  if (read && table.n_told == 0 && !table.stopped)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  return read;
}

/* The first line of the head; of most texts it is there as it stands, so that the rest need not be decoded. */
static char *
dup_first_line (const guint8 *head, gsize len)
{
  g_auto (QdCharsetResult) text = { 0 };
  guint64                  line;

  if (len > 0 && head[0] < 0x80 && memchr (head, '\0', len) == NULL && g_utf8_validate_len ((const char *)head, len, NULL))
    {
      gsize end = 0;

      while (end < len && head[end] != '\r' && head[end] != '\n')
        end++;
      return g_strndup ((const char *)head, end);
    }
  if (!qd_charset_decode (head, len, NULL, &text, &line, NULL))
    return NULL;
  text.text[strcspn (text.text, "\r\n")] = '\0';
  return g_steal_pointer (&text.text);
}

/* A heading that names a text and something else of an article. */
static int
sniff_table (const guint8 *head, gsize len)
{
  g_autofree char *first = dup_first_line (head, len);
  guint            n_known;
  gboolean         has_text;

  if (first == NULL)
    return 0;
  find_delimiter (first, &n_known, &has_text);
  return n_known >= 3 && has_text ? 84 : (n_known >= 1 ? 50 : 25);
}

static const char *const extensions[] = { "csv", "tsv", "tab", NULL };

const QdReader qd_reader_table = { "Table", extensions, MAX_SIZE, sniff_table, read_table, .is_text = TRUE };
