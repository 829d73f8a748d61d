/* qd-cli.c: what the commands of quotidian-cli share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/qd-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "import/qd-outlets.h"
#include "store/qd-store-articles.h"

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
  qd_outlets_attach ();
  store = qd_store_open (path, flags, &error);
  if (store == NULL)
    qd_cli_tell (cli, path, 0, error->message);
  return store;
}

/* What is in an article, or the name of a file in an archive, must not tell the terminal what to do. */
static char *
dup_shown (const char *text)
{
  GString *shown = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0';)
    {
      guchar byte = (guchar)*at;

      /* The controls of ECMA-48: below the space and behind the tilde, and U+0080 to U+009F. */
      if ((byte < 0x20 && byte != '\n' && byte != '\t' && !(byte == '\r' && at[1] == '\n')) || byte == 0x7f || (byte == 0xc2 && (guchar)at[1] >= 0x80 && (guchar)at[1] < 0xa0))
        {
          g_string_append (shown, "\uFFFD");
          at += byte == 0xc2 ? 2 : 1;
        }
      else
        {
          g_string_append_c (shown, *at++);
        }
    }
  return g_string_free_and_steal (shown);
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
  g_autofree char *said = dup_shown (message);

  cli->problems++;
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
  if (file == NULL)
    g_printerr ("quotidian-cli: %s\n", said);
  else
    {
      g_autofree char *name = g_filename_display_name (file);
      g_autofree char *shown = dup_shown (name);

      if (line > 0)
        g_printerr ("quotidian-cli: %s:%" G_GUINT64_FORMAT ": %s\n", shown, line, said);
      else
        g_printerr ("quotidian-cli: %s: %s\n", shown, said);
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
 * Prints text for the person on the standard output, without what would tell a terminal what to do.
 *
 * Returns: %FALSE if nobody reads it any more
 */
gboolean
qd_cli_print (QdCli *cli, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  va_list          args;

  if (cli->output_closed)
    return FALSE;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  shown = dup_shown (text);
  return check_output (cli, fputs (shown, stdout) >= 0);
}

/**
 * qd_cli_print_document:
 * @cli: (not nullable): the command line
 * @document: (not nullable): a document in a format of other programs, or a part of it
 *
 * Prints it byte for byte on the standard output; on a terminal, without what would tell that what to do.
 *
 * Returns: %FALSE if nobody reads it any more
 */
gboolean
qd_cli_print_document (QdCli *cli, const char *document)
{
  if (cli->output_closed)
    return FALSE;
  if (isatty (STDOUT_FILENO))
    return qd_cli_print (cli, "%s", document);
  return check_output (cli, fputs (document, stdout) >= 0);
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
 * qd_cli_find_article:
 * @store: (not nullable): the library
 * @name: (not nullable): the id or the path of an article, in the encoding of file names
 * @error: return location
 *
 * Finds the article that the person named.
 *
 * Returns: its row; 0 on error
 */
gint64
qd_cli_find_article (QdStore *store, const char *name, GError **error)
{
  g_autofree char   *label = g_utf8_make_valid (name, -1);
  g_autofree char   *path = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64             id = qd_store_find_article_by_label (store, label, NULL, &local_error);

  if (id > 0)
    return id;
  if (!g_error_matches (local_error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }
  /* Not an id, then: the path of a file, which the library knows from the root on. */
  path = g_canonicalize_filename (name, NULL);
  g_set_str (&label, path);
  id = qd_store_find_article_by_label (store, label, NULL, NULL);
  if (id == 0)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return id;
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
