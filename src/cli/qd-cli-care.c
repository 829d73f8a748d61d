/* qd-cli-care.c: checks and copies the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/qd-cli.h"
#include "import/qd-library-archive.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"

static int
print_digest (QdCli *cli, QdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *digest = qd_store_digest (store, NULL, &error);

  if (digest != NULL)
    qd_cli_print (cli, "%s\n", digest);
  return qd_cli_finish (cli, error);
}

/**
 * qd_cli_verify:
 * @cli: (not nullable): the command line
 *
 * Checks the library, and prints what is wrong with it; or a digest of what is in it.
 *
 * Returns: the exit status
 */
int
qd_cli_verify (QdCli *cli)
{
  g_autoptr (QdStore)   store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char      *path = qd_cli_dup_library (cli);
  QdStoreCounts         counts = { 0 };
  guint                 n_stale = 0;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  if (cli->digest)
    return print_digest (cli, store);
  problems = qd_store_verify (store, NULL, &error);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    qd_cli_tell (cli, path, 0, g_ptr_array_index (problems, i));
  if (problems != NULL && problems->len == 0 && qd_store_count (store, &counts, NULL, &error))
    qd_cli_print (cli, ngettext ("The library is sound: %u article.\n", "The library is sound: %u articles.\n", counts.n_articles), counts.n_articles);
  if (error == NULL && qd_store_count_stale (store, &n_stale, NULL, &error) && n_stale > 0)
    qd_cli_print (cli, ngettext ("In %u article the quotations are those that an older version found; “import” finds them anew.\n", "In %u articles the quotations are those that an older version found; “import” finds them anew.\n", n_stale),
                  n_stale);
  return qd_cli_finish (cli, error);
}

static int
salvage (QdCli *cli)
{
  g_autofree char   *path = qd_cli_dup_library (cli);
  g_autoptr (GError) error = NULL;
  guint              n_saved, n_partial, n_lost;

  if (!qd_store_salvage (path, cli->args[0], &n_saved, &n_partial, &n_lost, NULL, &error))
    {
      qd_cli_tell (cli, path, 0, error->message);
      return qd_cli_finish (cli, NULL);
    }
  qd_cli_print (cli, ngettext ("%u article saved, %u lost.\n", "%u articles saved, %u lost.\n", n_saved), n_saved, n_lost);
  if (n_partial > 0)
    qd_cli_print (cli, ngettext ("Of %u article that was saved the original, a picture, its date, or where it is from could not be read and is left out.\n", "Of %u articles that were saved an original, a picture, a date, or where they are from could not be read and is left out.\n", n_partial),
                  n_partial);
  return qd_cli_finish (cli, NULL);
}

/**
 * qd_cli_backup:
 * @cli: (not nullable): the command line
 *
 * Copies the library to another file, or what can still be read of it. One that is there is replaced when the copy is
 * complete.
 *
 * Returns: the exit status
 */
int
qd_cli_backup (QdCli *cli)
{
  g_autoptr (QdStore) store = NULL;
  g_autoptr (GError)  error = NULL;

  if (cli->salvage)
    return salvage (cli);
  store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  if (store == NULL)
    return QD_CLI_PROBLEMS;
  if (!qd_store_backup (store, cli->args[0], NULL, &error))
    qd_cli_tell (cli, cli->args[0], 0, error->message);
  return qd_cli_finish (cli, NULL);
}

static void
archived_cb (guint n_done, guint n_articles, gpointer user_data)
{
  if (!isatty (STDERR_FILENO))
    return;
  g_printerr ("\r");
  g_printerr (_ ("%u of %u articles"), n_done, n_articles);
  g_printerr ("\033[K");
}

/* An archive takes the place of the library for whoever keeps it, so that none is made of a part of it without a word. */
static void
tell_no_archive (QdCli *cli, const GError *error)
{
  g_autofree char *message = NULL;

  if (g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
    message = g_strdup_printf (_ ("%s No archive was written. “verify” says what is damaged; “backup --salvage FILE” makes a new library of what is sound, which can be archived."), error->message);
  qd_cli_tell (cli, cli->args[0], 0, message != NULL ? message : error->message);
}

/**
 * qd_cli_archive:
 * @cli: (not nullable): the command line
 *
 * Writes the whole library into a file that any program can read, and that can be imported. Of a library that is damaged none is
 * written.
 *
 * Returns: the exit status
 */
int
qd_cli_archive (QdCli *cli)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)  error = NULL;
  guint               n_written = 0;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  if (!qd_library_archive_write (store, cli->args[0], archived_cb, NULL, &n_written, NULL, &error))
    tell_no_archive (cli, error);
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
  if (error == NULL)
    qd_cli_print (cli, ngettext ("%u article archived.\n", "%u articles archived.\n", n_written), n_written);
  return qd_cli_finish (cli, NULL);
}
