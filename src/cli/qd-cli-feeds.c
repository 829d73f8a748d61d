/* qd-cli-feeds.c: subscriptions, and lists of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cli/qd-cli.h"
#include "core/qd-diff.h"
#include "import/qd-feeds.h"
#include "import/qd-import-file.h"
#include "import/qd-opml.h"
#include "store/qd-store-articles.h"

#define MAX_SIZE (32 * 1024 * 1024)

static void
print_feed (QdCli *cli, const QdFeedRecord *feed)
{
  g_autoptr (QdJsonWriter) writer = NULL;
  g_autofree char         *refreshed = feed->refreshed != 0 ? qd_export_json_dup_date (feed->refreshed) : NULL;

  if (cli->jsonl)
    {
      writer = qd_json_writer_new ();
      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "address", feed->address);
      qd_export_json_add_string (writer, "title", feed->title);
      qd_export_json_add_string (writer, "site", feed->site);
      qd_export_json_add_string (writer, "refreshed", refreshed);
      qd_export_json_add_string (writer, "problem", feed->problem);
      qd_json_writer_set_member (writer, "full_text");
      qd_json_writer_add_int (writer, feed->full_text);
      qd_json_writer_set_member (writer, "gone");
      qd_json_writer_add_int (writer, feed->gone);
      qd_json_writer_end_object (writer);
      qd_cli_print_record (cli, writer);
      return;
    }
  qd_cli_print (cli, "%s\n  %s\n", feed->title != NULL ? feed->title : feed->address, feed->address);
  if (feed->problem != NULL)
    qd_cli_print (cli, "  %s\n", feed->problem);
}

static int
list_feeds (QdCli *cli)
{
  g_autoptr (QdStore)   store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) feeds = store != NULL ? qd_store_list_feeds (store, NULL, &error) : NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  for (guint i = 0; feeds != NULL && i < feeds->len && !cli->output_closed; i++)
    print_feed (cli, g_ptr_array_index (feeds, i));
  return qd_cli_finish (cli, error);
}

static void
print_result (QdCli *cli, const QdFeedResult *result)
{
  const char *title = result->title != NULL ? result->title : result->address;

  if (result->is_page)
    qd_cli_print (cli, _ ("%s: a page without a feed, %u new\n"), title, result->n_added);
  else
    qd_cli_print (cli, _ ("%s: %u new, %u of them changed\n"), title, result->n_added, result->n_changed);
}

static int
add_feeds (QdCli *cli, char **addresses)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_CREATE | QD_STORE_EXCLUSIVE);

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_auto (QdFeedResult) result = { 0 };
      g_autoptr (GError)    error = NULL;

      if (qd_feeds_add (store, addresses[i], cli->full_text, NULL, NULL, &result, &error))
        {
          print_result (cli, &result);
          if (result.problem != NULL)
            qd_cli_tell (cli, result.address, 0, result.problem);
        }
      else
        qd_cli_tell (cli, addresses[i], 0, error->message);
    }
  qd_store_close (store);
  return qd_cli_finish (cli, NULL);
}

/* The feeds with these addresses or titles. What is none of them is told. */
static GArray *
find_feeds (QdCli *cli, QdStore *store, char **names, GError **error)
{
  g_autoptr (GPtrArray) feeds = qd_store_list_feeds (store, NULL, error);
  g_autoptr (GArray)    ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (feeds == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint n = ids->len;

      for (guint j = 0; j < feeds->len; j++)
        {
          const QdFeedRecord *feed = g_ptr_array_index (feeds, j);

          if (g_str_equal (feed->address, names[i]) || g_strcmp0 (feed->title, names[i]) == 0)
            g_array_append_val (ids, feed->id);
        }
      if (ids->len == n)
        qd_cli_tell (cli, names[i], 0, _ ("There is no such feed in the library."));
    }
  return g_steal_pointer (&ids);
}

static int
remove_feeds (QdCli *cli, char **names)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_EXCLUSIVE);
  g_autoptr (GError)  error = NULL;
  g_autoptr (GArray)  ids = store != NULL ? find_feeds (cli, store, names, &error) : NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  for (guint i = 0; ids != NULL && i < ids->len && error == NULL; i++)
    qd_store_remove_feed (store, g_array_index (ids, gint64, i), NULL, &error);
  qd_store_close (store);
  return qd_cli_finish (cli, error);
}

static void
refreshed_cb (guint n_done, guint n_feeds, const QdFeedRecord *feed, const QdFeedResult *result, const GError *error, gpointer user_data)
{
  QdCli *cli = user_data;

  if (error != NULL)
    qd_cli_tell (cli, feed->address, 0, error->message);
  else if (result->n_added > 0 || cli->verbose)
    qd_cli_print (cli, _ ("%s: %u new, %u of them changed\n"), feed->title != NULL ? feed->title : feed->address, result->n_added, result->n_changed);
  if (isatty (STDERR_FILENO) && n_done < n_feeds)
    {
      g_printerr ("\r");
      g_printerr (_ ("%u of %u feeds"), n_done, n_feeds);
      g_printerr ("\033[K");
    }
}

static int
refresh_feeds (QdCli *cli, char **names)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_EXCLUSIVE);
  g_autoptr (GError)  error = NULL;
  g_autoptr (GArray)  ids = store != NULL ? find_feeds (cli, store, names, &error) : NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  if (ids != NULL && (ids->len > 0 || *names == NULL))
    qd_feeds_refresh (store, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, NULL, refreshed_cb, cli, &error);
  qd_store_close (store);
  return qd_cli_finish (cli, error);
}

/**
 * qd_cli_feeds:
 * @cli: (not nullable): the command line
 *
 * Subscribes, unsubscribes, lists and fetches. Nothing else of the command line fetches anything.
 *
 * Returns: the exit status
 */
int
qd_cli_feeds (QdCli *cli)
{
  const char *verb = cli->args[0];

  if (g_str_equal (verb, "list") && cli->n_args == 1)
    return list_feeds (cli);
  if (g_str_equal (verb, "add") && cli->n_args > 1)
    return add_feeds (cli, cli->args + 1);
  if (g_str_equal (verb, "remove") && cli->n_args > 1)
    return remove_feeds (cli, cli->args + 1);
  if (g_str_equal (verb, "refresh"))
    return refresh_feeds (cli, cli->args + 1);
  qd_cli_tell (cli, NULL, 0, _ ("It is “feeds list”, “feeds add ADDRESS…”, “feeds remove FEED…” or “feeds refresh [FEED…]”."));
  return QD_CLI_USAGE;
}

static void
refused_cb (const char *name, const char *address, const char *message, gpointer user_data)
{
  g_autofree char *which = g_strdup_printf ("%s (%s)", name != NULL ? name : "", address);

  qd_cli_tell (user_data, which, 0, message);
}

static int
import_list (QdCli *cli, const char *path)
{
  g_autoptr (GFile)     file = g_file_new_for_path (path);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GBytes)    bytes = qd_import_load_file (file, MAX_SIZE, NULL, &error);
  g_autoptr (GPtrArray) feeds = bytes != NULL ? qd_opml_parse (bytes, refused_cb, cli, NULL, &error) : NULL;
  g_autoptr (QdStore)   store = NULL;

  if (feeds == NULL)
    {
      qd_cli_tell (cli, path, 0, error->message);
      return qd_cli_finish (cli, NULL);
    }
  store = qd_cli_open_library (cli, QD_STORE_CREATE | QD_STORE_EXCLUSIVE);
  if (store == NULL)
    return QD_CLI_PROBLEMS;
  for (guint i = 0; i < feeds->len && error == NULL; i++)
    qd_store_save_feed (store, g_ptr_array_index (feeds, i), NULL, NULL, &error);
  qd_store_close (store);
  if (error == NULL)
    qd_cli_print (cli, ngettext ("%u feed. “feeds refresh” fetches it.\n", "%u feeds. “feeds refresh” fetches them.\n", feeds->len), feeds->len);
  return qd_cli_finish (cli, error);
}

static int
export_list (QdCli *cli)
{
  g_autoptr (QdStore)   store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) feeds = store != NULL ? qd_store_list_feeds (store, NULL, &error) : NULL;
  g_autofree char      *list = feeds != NULL ? qd_opml_write (feeds, "Quotidian") : NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  if (list != NULL)
    qd_cli_print_document (cli, list);
  return qd_cli_finish (cli, error);
}

/**
 * qd_cli_opml:
 * @cli: (not nullable): the command line
 *
 * Takes over a list of feeds, or prints the library's.
 *
 * Returns: the exit status
 */
int
qd_cli_opml (QdCli *cli)
{
  if (g_str_equal (cli->args[0], "import") && cli->n_args == 2)
    return import_list (cli, cli->args[1]);
  if (g_str_equal (cli->args[0], "export") && cli->n_args == 1)
    return export_list (cli);
  qd_cli_tell (cli, NULL, 0, _ ("It is “opml import FILE” or “opml export”."));
  return QD_CLI_USAGE;
}

/* The words of two versions in one text: what went in [-…-], what came in {+…+}. */
static char *
dup_difference (const char *a, const char *b)
{
  g_autoptr (GArray) runs = qd_diff_words (a, strlen (a), b, strlen (b));
  GString           *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const QdDiffRun *run = &g_array_index (runs, QdDiffRun, i);

      if (run->kind == QD_DIFF_EQUAL)
        g_string_append_len (text, b + run->b.start, (gssize)qd_span_length (run->b));
      else if (run->kind == QD_DIFF_DELETED)
        g_string_append_printf (text, "[-%.*s-] ", (int)qd_span_length (run->a), a + run->a.start);
      else
        g_string_append_printf (text, "{+%.*s+} ", (int)qd_span_length (run->b), b + run->b.start);
    }
  return g_string_free (text, FALSE);
}

static void
print_version (QdCli *cli, const QdArticle *article, const QdArticle *before)
{
  const QdArticleRecord   *record = article->record;
  const char              *text = qd_body_get_text (article->body, NULL);
  g_autofree char         *difference = before != NULL ? dup_difference (qd_body_get_text (before->body, NULL), text) : NULL;
  g_autoptr (QdJsonWriter) writer = NULL;

  if (cli->jsonl)
    {
      writer = qd_json_writer_new ();
      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "id", record->label);
      qd_export_json_add_string (writer, "title", record->title);
      qd_export_json_add_string (writer, "text", text);
      qd_export_json_add_string (writer, "difference", difference);
      qd_json_writer_end_object (writer);
      qd_cli_print_record (cli, writer);
    }
  else
    qd_cli_print (cli, "%s\n\n%s\n\n", record->title != NULL ? record->title : record->label, difference != NULL ? difference : text);
}

/**
 * qd_cli_versions:
 * @cli: (not nullable): the command line
 *
 * Prints the versions of an article that its feed had, the first one whole, of the others what was changed.
 *
 * Returns: the exit status
 */
int
qd_cli_versions (QdCli *cli)
{
  g_autoptr (QdStore)   store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (QdArticle) before = NULL;
  gint64                id;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  id = qd_cli_find_article (store, cli->args[0], &error);
  ids = id > 0 ? qd_store_list_versions (store, id, NULL, &error) : NULL;
  for (guint i = 0; ids != NULL && i < ids->len && error == NULL && !cli->output_closed; i++)
    {
      g_autoptr (QdArticle) article = qd_store_load_article (store, g_array_index (ids, gint64, i), NULL, &error);

      if (article == NULL)
        break;
      print_version (cli, article, before);
      g_clear_pointer (&before, qd_article_unref);
      before = g_steal_pointer (&article);
    }
  return qd_cli_finish (cli, error);
}
