/* qd-cli-stories.c: which articles tell of the same event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "cli/qd-cli.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-stories.h"

/* What is handed out while the library is read, to be printed with the articles when it has been. */
typedef struct
{
  gint64 id;
  char  *name;
  char  *title;
  guint  n_sources;
  gint64 first;
  gint64 last;
} Story;

static void
clear_story (gpointer data)
{
  Story *story = data;

  g_free (story->name);
  g_free (story->title);
}

static gboolean
story_cb (const QdStoryRecord *record, gpointer user_data)
{
  Story story = { record->id, g_strdup (record->name), g_strdup (record->title), record->n_sources, record->first, record->last };

  g_array_append_val (user_data, story);
  return TRUE;
}

static void
print_record (QdCli *cli, const Story *story, GPtrArray *articles)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  g_autofree char         *first = qd_export_json_dup_date (story->first);
  g_autofree char         *last = qd_export_json_dup_date (story->last);

  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "story", story->name);
  qd_export_json_add_string (writer, "title", story->title);
  qd_export_json_add_string (writer, "first", first);
  qd_export_json_add_string (writer, "last", last);
  qd_json_writer_set_member (writer, "sources");
  qd_json_writer_add_int (writer, story->n_sources);
  qd_json_writer_set_member (writer, "articles");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < articles->len; i++)
    if (g_ptr_array_index (articles, i) != NULL)
      qd_json_writer_add_string (writer, ((const QdArticleRecord *)g_ptr_array_index (articles, i))->label);
  qd_json_writer_end_array (writer);
  qd_json_writer_end_object (writer);
  qd_cli_print_record (cli, writer);
}

static void
print_member (QdCli *cli, const QdArticleRecord *article)
{
  g_autofree char *date = qd_export_json_dup_date (article->published);

  qd_cli_print (cli, "  %s%s%s · %s\n    %s\n", article->source, date != NULL ? " · " : "", date != NULL ? date : "",
                article->title != NULL ? article->title : article->label, article->label);
}

static void
print_text (QdCli *cli, const Story *story, GPtrArray *articles)
{
  qd_cli_print (cli, "%s\n", story->title);
  for (guint i = 0; i < articles->len; i++)
    if (g_ptr_array_index (articles, i) != NULL)
      print_member (cli, g_ptr_array_index (articles, i));
  qd_cli_print (cli, "\n");
}

static gboolean
print_story (QdCli *cli, QdStore *store, const Story *story, GError **error)
{
  const QdArticleFilter filter = { .story_id = story->id, .sort = QD_ARTICLE_SORT_OLDEST };
  g_autoptr (GArray)    ids = qd_store_find_articles (store, &filter, NULL, error);
  g_autoptr (GPtrArray) articles = NULL;

  if (ids == NULL)
    return FALSE;
  articles = qd_store_list_articles (store, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, NULL, error);
  if (articles == NULL)
    return FALSE;
  if (cli->jsonl)
    print_record (cli, story, articles);
  else
    print_text (cli, story, articles);
  return !cli->output_closed;
}

static gboolean
copies_cb (GPtrArray *articles, gpointer user_data)
{
  QdCli                   *cli = user_data;
  g_autoptr (QdJsonWriter) writer = NULL;

  if (cli->jsonl)
    {
      writer = qd_json_writer_new ();
      qd_json_writer_begin_object (writer);
      qd_json_writer_set_member (writer, "articles");
      qd_json_writer_begin_array (writer);
      for (guint i = 0; i < articles->len; i++)
        qd_json_writer_add_string (writer, ((const QdArticleRecord *)g_ptr_array_index (articles, i))->label);
      qd_json_writer_end_array (writer);
      qd_json_writer_end_object (writer);
      return qd_cli_print_record (cli, writer);
    }
  for (guint i = 0; i < articles->len; i++)
    print_member (cli, g_ptr_array_index (articles, i));
  return qd_cli_print (cli, "\n");
}

/* The library with its stories and copies up to date, where it may be written. */
static QdStore *
open_updated (QdCli *cli, GError **error)
{
  g_autofree char    *path = qd_cli_dup_library (cli);
  gboolean            writable = g_access (path, W_OK) == 0;
  g_autoptr (QdStore) store = qd_cli_open_library (cli, writable ? QD_STORE_FLAGS_NONE : QD_STORE_READ_ONLY);

  if (store == NULL || !qd_store_update_stories (store, NULL, error))
    return NULL;
  return g_steal_pointer (&store);
}

/**
 * qd_cli_copies:
 * @cli: (not nullable): the command line
 *
 * Prints which articles are copies of one another, by groups. What was imported since that was last asked for is taken in,
 * where the library may be written.
 *
 * Returns: the exit status
 */
int
qd_cli_copies (QdCli *cli)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) store = open_updated (cli, &error);

  if (store != NULL)
    qd_store_foreach_copies (store, copies_cb, cli, NULL, &error);
  return qd_cli_finish (cli, error);
}

/**
 * qd_cli_stories:
 * @cli: (not nullable): the command line
 *
 * Prints the stories that two articles or more tell, the latest first. What was imported since they were last asked for is
 * taken in, where the library may be written.
 *
 * Returns: the exit status
 */
int
qd_cli_stories (QdCli *cli)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) store = open_updated (cli, &error);
  g_autoptr (GArray)  stories = g_array_new (FALSE, FALSE, sizeof (Story));

  g_array_set_clear_func (stories, clear_story);
  if (store != NULL && qd_store_foreach_story (store, story_cb, stories, NULL, &error))
    for (guint i = 0; i < stories->len; i++)
      if (!print_story (cli, store, &g_array_index (stories, Story, i), &error))
        break;
  return qd_cli_finish (cli, error);
}
