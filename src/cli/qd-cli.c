/* qd-cli.c: what the commands of quotidian-cli share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/qd-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/**
 * qd_cli_dup_library:
 * @cli: (not nullable): the command line
 *
 * The file of the library: what was given, else the same as the window's.
 *
 * Returns: (transfer full): its path
 */
char *
qd_cli_dup_library (QdCli *cli)
{
  if (cli->library != NULL)
    return g_strdup (cli->library);
  return g_build_filename (g_get_user_data_dir (), "quotidian", "library.quotidian", NULL);
}

/**
 * qd_cli_open_library:
 * @cli: (not nullable): the command line
 * @flags: how to open it
 *
 * Opens the library, and tells the person where that fails.
 *
 * Returns: (transfer full) (nullable): the library
 */
QdStore *
qd_cli_open_library (QdCli *cli, QdStoreFlags flags)
{
  g_autofree char   *path = qd_cli_dup_library (cli);
  g_autoptr (GError) error = NULL;
  QdStore           *store;

  if ((flags & QD_STORE_CREATE) != 0 && cli->library == NULL)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      if (g_mkdir_with_parents (folder, 0700) != 0)
        {
          qd_cli_tell (cli, folder, 0, g_strerror (errno));
          return NULL;
        }
    }
  store = qd_store_open (path, flags, &error);
  if (store == NULL)
    qd_cli_tell (cli, path, 0, error->message);
  return store;
}

/**
 * qd_cli_tell:
 * @cli: (not nullable): the command line
 * @file: (nullable): the file that it is about, in the encoding of file names
 * @line: the line in it, from 1, or 0
 * @message: (not nullable): what is wrong
 *
 * Tells the person a problem on the standard error output.
 */
void
qd_cli_tell (QdCli *cli, const char *file, guint64 line, const char *message)
{
  cli->problems++;
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
  if (file == NULL)
    g_printerr ("quotidian-cli: %s\n", message);
  else
    {
      g_autofree char *name = g_filename_display_name (file);

      if (line > 0)
        g_printerr ("quotidian-cli: %s:%" G_GUINT64_FORMAT ": %s\n", name, line, message);
      else
        g_printerr ("quotidian-cli: %s: %s\n", name, message);
    }
}

static gboolean
check_output (QdCli *cli, gboolean written)
{
  if (written || cli->output_closed)
    return !cli->output_closed;
  cli->output_closed = TRUE;
  /* Who closed the pipe, as "head" does, has seen enough. */
  if (errno != EPIPE)
    {
      g_autofree char *message = g_strdup_printf (_ ("The output cannot be written: %s"), g_strerror (errno));

      qd_cli_tell (cli, NULL, 0, message);
    }
  return FALSE;
}

/**
 * qd_cli_print:
 * @cli: (not nullable): the command line
 * @format: (not nullable): as for printf()
 * @...: what to print
 *
 * Prints text for the person on the standard output.
 *
 * Returns: %FALSE if nobody reads it any more
 */
gboolean
qd_cli_print (QdCli *cli, const char *format, ...)
{
  va_list args;
  int     written;

  if (cli->output_closed)
    return FALSE;
  va_start (args, format);
  written = vprintf (format, args);
  va_end (args);
  return check_output (cli, written >= 0);
}

/**
 * qd_cli_print_record:
 * @cli: (not nullable): the command line
 * @writer: (not nullable): a finished object; empty afterwards
 *
 * Prints a record as JSON on one line.
 *
 * Returns: %FALSE if nobody reads it any more
 */
gboolean
qd_cli_print_record (QdCli *cli, QdJsonWriter *writer)
{
  const char *text;
  gsize       len;
  gboolean    written;

  if (cli->output_closed)
    return FALSE;
  text = qd_json_writer_get_text (writer, &len);
  written = fwrite (text, 1, len, stdout) == len && putchar ('\n') != EOF;
  qd_json_writer_clear (writer);
  return check_output (cli, written);
}

/**
 * qd_cli_add_string:
 * @writer: (not nullable): an object
 * @member: (not nullable): a name
 * @value: (nullable): its value; %NULL is null
 *
 * Adds a member to a record.
 */
void
qd_cli_add_string (QdJsonWriter *writer, const char *member, const char *value)
{
  qd_json_writer_set_member (writer, member);
  if (value != NULL)
    qd_json_writer_add_string (writer, value);
  else
    qd_json_writer_add_string (writer, NULL);
}

static void
add_span (QdJsonWriter *writer, QdSpan span, QdOffsetMap *map)
{
  qd_json_writer_begin_array (writer);
  qd_json_writer_add_int (writer, (gint64)qd_offset_map_to_chars (map, span.start));
  qd_json_writer_add_int (writer, (gint64)qd_offset_map_to_chars (map, span.end));
  qd_json_writer_end_array (writer);
}

/**
 * qd_cli_add_spans:
 * @writer: (not nullable): an object
 * @member: (not nullable): a name
 * @spans: (array length=n_spans): bytes of a body
 * @n_spans: how many
 * @map: (not nullable): the offsets of that body
 *
 * Adds spans to a record, as pairs of code points.
 */
void
qd_cli_add_spans (QdJsonWriter *writer, const char *member, const QdSpan *spans, guint n_spans, QdOffsetMap *map)
{
  qd_json_writer_set_member (writer, member);
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < n_spans; i++)
    add_span (writer, spans[i], map);
  qd_json_writer_end_array (writer);
}

static void
add_optional_span (QdJsonWriter *writer, const char *member, QdSpan span, QdOffsetMap *map)
{
  qd_json_writer_set_member (writer, member);
  if (qd_span_is_empty (span))
    qd_json_writer_add_string (writer, NULL);
  else
    add_span (writer, span, map);
}

/**
 * qd_cli_add_quotation:
 * @writer: (not nullable): an object
 * @quotation: (not nullable): a quotation
 * @map: (not nullable): the offsets of its body
 *
 * Adds the fields of a quotation to a record.
 */
void
qd_cli_add_quotation (QdJsonWriter *writer, const QdQuotation *quotation, QdOffsetMap *map)
{
  qd_cli_add_spans (writer, "spans", quotation->spans, quotation->n_spans, map);
  qd_cli_add_string (writer, "text", quotation->text);
  qd_cli_add_string (writer, "kind", qd_quotation_kind_to_string (quotation->kind));
  qd_cli_add_string (writer, "speaker", quotation->speaker);
  qd_cli_add_string (writer, "mention", quotation->mention);
  add_optional_span (writer, "speaker_span", quotation->mention_span, map);
  qd_cli_add_string (writer, "cue", quotation->cue);
  add_optional_span (writer, "cue_span", quotation->cue_span, map);
  qd_json_writer_set_member (writer, "confidence");
  qd_json_writer_add_fraction (writer, quotation->confidence);
  qd_json_writer_set_member (writer, "reasons");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; quotation->reasons != NULL && quotation->reasons[i] != NULL; i++)
    qd_json_writer_add_string (writer, quotation->reasons[i]);
  qd_json_writer_end_array (writer);
}

/**
 * qd_cli_dup_date:
 * @time: µs since the epoch UTC, or %QD_TIME_UNKNOWN
 *
 * A time in ISO 8601, the date alone at midnight UTC.
 *
 * Returns: (transfer full) (nullable): the date; %NULL if there is none
 */
char *
qd_cli_dup_date (gint64 time)
{
  g_autoptr (GDateTime) date = NULL;

  if (time == QD_TIME_UNKNOWN)
    return NULL;
  date = g_date_time_new_from_unix_utc_usec (time);
  if (date == NULL)
    return NULL;
  if (time % (G_TIME_SPAN_DAY) == 0)
    return g_date_time_format (date, "%Y-%m-%d");
  return g_date_time_format_iso8601 (date);
}

/**
 * qd_cli_dup_quoted:
 * @quotation: (not nullable): a quotation
 *
 * Its words in marks, on one line.
 *
 * Returns: (transfer full): text for the person
 */
char *
qd_cli_dup_quoted (const QdQuotation *quotation)
{
  g_autofree char *text = g_strdelimit (g_strdup (quotation->text), "\n\r\t", ' ');

  return g_strdup_printf ("“%s”", text);
}

/**
 * qd_cli_finish:
 * @cli: (not nullable): the command line
 * @error: (nullable): what ended the command
 *
 * Tells the error, if any, and writes out what was printed.
 *
 * Returns: the exit status
 */
int
qd_cli_finish (QdCli *cli, GError *error)
{
  if (error != NULL)
    {
      g_autofree char *path = qd_cli_dup_library (cli);

      qd_cli_tell (cli, path, 0, error->message);
    }
  if (!cli->output_closed)
    check_output (cli, fflush (stdout) == 0);
  return cli->problems > 0 ? QD_CLI_PROBLEMS : QD_CLI_OK;
}
