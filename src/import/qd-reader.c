/* qd-reader.c: finds the reader for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-charset.h"
#include "import/qd-import-file.h"
#include "import/qd-read-watch.h"
#include "import/qd-reader-private.h"

/* So much of a file is looked at to know its format. */
#define HEAD_BYTES 4096

/* A file whose name says nothing is read as a format that its content shows as surely as this, of 100. */
#define SURE 80

/* What the right name counts beside the content. */
#define NAME_WEIGHT 40

static const QdReader *const readers[] = { &qd_reader_text, &qd_reader_markdown, &qd_reader_html, &qd_reader_mhtml, &qd_reader_jsonl, &qd_reader_archive, &qd_reader_library,
                                           &qd_reader_docx, &qd_reader_odt, &qd_reader_epub, &qd_reader_rtf, &qd_reader_mail,
                                           &qd_reader_pdf, &qd_reader_feed, &qd_reader_table, &qd_reader_json, &qd_reader_ris, &qd_reader_bibtex, &qd_reader_newsml, &qd_reader_zotero, &qd_reader_warc, &qd_reader_wacz };

G_DEFINE_QUARK (qd - import - error - quark, qd_import_error)

static gboolean
has_extension (const QdReader *reader, const char *extension)
{
  return extension != NULL && g_strv_contains (reader->extensions, extension);
}

/* The ending of the name in lower case, without the dot. */
static char *
dup_extension (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char      *dot = name != NULL ? strrchr (name, '.') : NULL;

  return dot != NULL && dot != name ? g_ascii_strdown (dot + 1, -1) : NULL;
}

/* Of formats that share an ending, the one of the largest files. */
static const QdReader *
find_by_extension (const char *extension)
{
  const QdReader *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (has_extension (readers[i], extension) && (found == NULL || readers[i]->max_size > found->max_size))
      found = readers[i];
  return found;
}

static const QdReader *
find_by_content (const guint8 *head, gsize len, const char *extension)
{
  const QdReader *best = NULL;
  gboolean        is_text = !qd_charset_looks_binary (head, len);
  int             most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      gboolean named = has_extension (readers[i], extension);
      int      sniffed = is_text || !readers[i]->is_text ? readers[i]->sniff (head, len) : 0;
      int      score = sniffed + (named ? NAME_WEIGHT : 0);

      /* Without an ending, text is text. */
      if (sniffed == 0 || (!named && sniffed < SURE && !(extension == NULL && readers[i] == &qd_reader_text)))
        continue;
      if (score > most)
        {
          best = readers[i];
          most = score;
        }
    }
  return best;
}

static gboolean
read_head (GFile *file, guint8 *head, gsize *len, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  if (stream == NULL)
    return FALSE;
  return g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_BYTES, len, cancellable, error);
}

/* What to do with formats that people have, and that no reader knows. */
static const struct
{
  const char *extensions; /* each between bars */
  const char *message;
} foreign[] = {
  { "|opml|", N_ ("This is a list of feeds, and has no articles. Take it over where the feeds are, or with “quotidian-cli opml import”.") },
  { "|doc|dot|wps|wpd|pages|", N_ ("This format of a word processor cannot be imported. Open the file there, save it as DOCX, ODT or RTF, and import that.") },
  { "|xls|xlsx|xlsm|ods|numbers|", N_ ("Spreadsheets cannot be imported. Open the file, save the table as CSV, and import that.") },
  { "|ppt|pptx|odp|key|", N_ ("Presentations cannot be imported. Open the file, save it as PDF, and import that.") },
  { "|webarchive|maff|chm|", N_ ("This format of saved pages cannot be imported. Open the page in a browser, save it as a web page, and import that.") },
  { "|mobi|azw|azw3|prc|fb2|", N_ ("This format of books cannot be imported. Have it converted to EPUB, and import that.") },
  { "|enw|nbib|ciw|enl|", N_ ("This format of references cannot be imported. Export the references as RIS or BibTeX, and import these.") },
  { "|url|webloc|", N_ ("This is a link, and not the page. Add its address in the window, or open it and save the page.") },
  { "|pst|ost|msg|", N_ ("This format of mail cannot be imported. Save the mails as .eml or mbox files, and import these.") },
  { "|rar|7z|", N_ ("Archives of this kind cannot be read. Unpack the file, and import what comes out.") },
  { "|png|jpg|jpeg|gif|webp|tif|tiff|heic|", N_ ("A picture has no text that could be imported. Have its text recognised, save that as text or PDF, and import it.") },
};

static const char *
get_advice (const char *extension)
{
  g_autofree char *key = g_strdup_printf ("|%s|", extension != NULL ? extension : "");

  for (guint i = 0; extension != NULL && i < G_N_ELEMENTS (foreign); i++)
    if (strstr (foreign[i].extensions, key) != NULL)
      return _ (foreign[i].message);
  return _ ("This format cannot be imported. Save the article as text or as a web page, and import that.");
}

/* What was found for a file of SIZE bytes whose name promises NAMED and ends in EXTENSION, or why it cannot be read. */
static const QdReader *
check_reader (const QdReader *reader, const QdReader *named, const char *extension, guint64 size, GError **error)
{
  if (reader == NULL && named != NULL)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("What is in the file is not what its name says."));
  else if (reader == NULL)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED, get_advice (extension));
  else if (size > reader->max_size)
    {
      qd_import_set_too_large (size, reader->max_size, error);
      return NULL;
    }
  return reader;
}

/**
 * qd_reader_for_file:
 * @file: (not nullable): a file
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Finds the format of a file, by its first bytes and then by its name. A file that is too large for the format of its
 * name is refused without being read. What is in a small file is kept for qd_reader_read(). Thread: any; blocks.
 *
 * Errors: #GIOErrorEnum, %QD_IMPORT_ERROR_UNSUPPORTED, %QD_IMPORT_ERROR_EMPTY, %QD_IMPORT_ERROR_TOO_LARGE,
 *   %QD_IMPORT_ERROR_FORMAT where the name promises text and the content is none
 * Returns: (transfer none) (nullable): its reader; %NULL on error
 */
const QdReader *
qd_reader_for_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char      *extension = NULL;
  const QdReader       *named;
  GBytes               *whole;
  guint8                head[HEAD_BYTES];
  gsize                 len = 0;
  guint64               size;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  extension = dup_extension (file);
  named = find_by_extension (extension);
  whole = qd_import_peek_file (file);
  if (whole != NULL)
    {
      const guint8   *data = g_bytes_get_data (whole, &len);
      const QdReader *reader = check_reader (find_by_content (data, MIN (len, HEAD_BYTES), extension), named, extension, len, error);

      if (reader == NULL)
        qd_import_drop_file (file);
      return reader;
    }
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  /* Opening a pipe would wait for somebody to write into it. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED, _ ("This is neither a file nor a folder."));
      return NULL;
    }
  size = (guint64)g_file_info_get_size (info);
  if (named != NULL && size > named->max_size)
    {
      qd_import_set_too_large (size, named->max_size, error);
      return NULL;
    }
  if (size == 0)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("The file is empty."));
      return NULL;
    }
  if (!read_head (file, head, &len, cancellable, error))
    return NULL;
  return check_reader (find_by_content (head, len, extension), named, extension, size, error);
}

/* What is counted while a file is read. */
typedef struct
{
  const QdReadSink *sink;
  QdReadWatch      *watch;
  guint             n_articles;
  guint             n_expected;
  gboolean          stopped;
} Count;

static gboolean
count_article_cb (QdArticleDraft *draft, gpointer user_data)
{
  Count *count = user_data;

  count->n_articles++;
  qd_read_watch_hold (count->watch);
  count->stopped = !count->sink->article (draft, count->sink->user_data);
  qd_read_watch_go_on (count->watch);
  return !count->stopped;
}

static void
count_problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  Count *count = user_data;

  qd_read_watch_hold (count->watch);
  count->sink->problem (line, error, count->sink->user_data);
  qd_read_watch_go_on (count->watch);
}

static void
count_position_cb (guint64 position, gpointer user_data)
{
  Count *count = user_data;

  qd_read_watch_hold (count->watch);
  qd_reader_tell_position (count->sink, position);
  qd_read_watch_go_on (count->watch);
}

static void
count_expected_cb (guint n_articles, gpointer user_data)
{
  Count *count = user_data;

  count->n_expected = n_articles;
  qd_reader_tell_expected (count->sink, n_articles);
}

static void
count_member_problem_cb (const char *path, guint64 line, const GError *error, gpointer user_data)
{
  Count *count = user_data;

  qd_read_watch_hold (count->watch);
  if (count->sink->member_problem != NULL)
    count->sink->member_problem (path, line, error, count->sink->user_data);
  else
    count->sink->problem (line, error, count->sink->user_data);
  qd_read_watch_go_on (count->watch);
}

/* Reads what the reader has until it is given up; whether it was. */
static gboolean
read_watched (const QdReader *reader, GFile *file, Count *count, gboolean *read, GCancellable *cancellable, GError **error)
{
  const QdReadSink counting = { count_article_cb, count_problem_cb, count, count_position_cb, count_expected_cb, count_member_problem_cb, count->sink->root };

  count->watch = qd_read_watch_begin (cancellable);
  *read = reader->read (file, &counting, qd_read_watch_get_cancellable (count->watch), error);
  qd_import_drop_file (file);
  return qd_read_watch_end (count->watch) && !g_cancellable_is_cancelled (cancellable);
}

/**
 * qd_reader_read:
 * @reader: (not nullable): the reader of the file's format
 * @file: (not nullable): the file
 * @sink: (not nullable): what takes the articles
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads all articles of a file, and tells @sink as a problem when a file that says how many it holds has another number of
 * them. A reader that works for eight seconds without telling @sink anything is given up. Thread: any; blocks.
 *
 * Errors: #GIOErrorEnum, #QdImportError
 * Returns: whether the file was read to its end, or until @sink had enough
 */
gboolean
qd_reader_read (const QdReader *reader, GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  Count              count = { .sink = sink };
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) miscount = NULL;
  gboolean           read;

  g_return_val_if_fail (reader != NULL && sink != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (read_watched (reader, file, &count, &read, cancellable, &read_error))
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE,
                           _ ("It took too long to read on in the file; it was given up here. What stands before was read. If you trust it, save it in another format and import that."));
      return FALSE;
    }
  if (!read)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }
  if (count.n_expected == 0 || count.n_expected == count.n_articles || count.stopped || g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error (&miscount, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT,
               _ ("The file says that it holds %u articles; %u were found in it. Compare them with where it is from, and export again what is missing."),
               count.n_expected, count.n_articles);
  sink->problem (0, miscount, sink->user_data);
  return TRUE;
}

/**
 * qd_reader_tell_position:
 * @sink: (not nullable): what takes the articles
 * @position: how much of the file was read, bytes
 *
 * Tells how far the reading is, if the sink wants to know. Thread: the one that reads.
 */
void
qd_reader_tell_position (const QdReadSink *sink, guint64 position)
{
  if (sink->position != NULL)
    sink->position (position, sink->user_data);
}

/**
 * qd_reader_tell_expected:
 * @sink: (not nullable): what takes the articles
 * @n_articles: how many articles the file says that it holds
 *
 * Tells what a file says of itself, if the sink wants to know. Thread: the one that reads.
 */
void
qd_reader_tell_expected (const QdReadSink *sink, guint n_articles)
{
  if (sink->expect != NULL)
    sink->expect (n_articles, sink->user_data);
}

/**
 * qd_reader_tell_cut:
 * @sink: (not nullable): what takes the articles
 * @line: where the article begins of which the file holds only a part, from 1; 0 if the file is of no lines
 *
 * Tells as a problem that the file was cut off within its last article. Thread: the one that reads.
 */
void
qd_reader_tell_cut (const QdReadSink *sink, guint64 line)
{
  g_autoptr (GError) error = g_error_new_literal (QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL,
                                                  _ ("The file ends too early, in the middle of an article. What is there was read; get the file again to have the rest."));

  sink->problem (line, error, sink->user_data);
}
