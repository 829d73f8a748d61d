/* qd-store-story.c: one story: who tells it, and who of them carries which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-compare.h"
#include "store/qd-store-private.h"
#include "store/qd-store-stories.h"

/* A story of more quotations than this is one that somebody merged out of everything. */
#define MAX_QUOTATIONS 4000

static void
free_item (gpointer data)
{
  QdStoryEntry *entry = data;

  g_free (entry->title);
  g_free (entry);
}

static gboolean
add_story (const QdStoryRecord *story,
           gpointer             user_data)
{
  QdStoryEntry *entry = g_new0 (QdStoryEntry, 1);

  entry->id = story->id;
  entry->title = g_strdup (story->title);
  entry->n_articles = story->n_articles;
  entry->n_sources = story->n_sources;
  entry->first = story->first;
  entry->last = story->last;
  g_ptr_array_add (user_data, entry);
  return TRUE;
}

static void
list_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GPtrArray) stories = g_ptr_array_new_with_free_func (free_item);
  GError               *error = NULL;

  if (qd_store_update_stories (source_object, cancellable, &error) && qd_store_foreach_story (source_object, add_story, stories, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&stories), (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * qd_store_list_stories_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Brings the stories up to date, where the library can be written, and lists them, the latest first. Thread: any.
 */
void
qd_store_list_stories_async (QdStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_stories_async);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * qd_store_list_stories_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_stories_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdStoryEntry): the stories; %NULL on error
 */
GPtrArray *
qd_store_list_stories_finish (QdStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One story */

static void
free_statement (gpointer data)
{
  QdStoryStatement *statement = data;

  g_free (statement->name);
  g_free (statement->text);
  g_free (statement->speaker);
  g_clear_pointer (&statement->cells, g_array_unref);
  g_clear_pointer (&statement->texts, g_ptr_array_unref);
  g_free (statement);
}

/**
 * qd_story_free:
 * @self: (not nullable) (transfer full): what qd_store_load_story() gave
 *
 * Thread: any.
 */
void
qd_story_free (QdStory *self)
{
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->firsts, g_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_free (self);
}

static void
free_story (gpointer data)
{
  qd_story_free (data);
}

static gboolean
load_articles (QdSqlite *db,
               gint64    story_id,
               QdStory  *story,
               GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_STORY_ARTICLES_SQL);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, story_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdArticleRecord *record = _qd_store_read_article_record (statement, 1, NULL);
      gint64           first = qd_statement_get_int (statement, 0);

      g_array_append_val (story->firsts, first);
      g_ptr_array_add (story->articles, record);
      if (!g_ptr_array_find_with_equal_func (story->sources, record->source, g_str_equal, NULL))
        g_ptr_array_add (story->sources, g_strdup (record->source));
    }
  return step == QD_STEP_DONE;
}

/* The statement of a quotation; one that nothing ties is a statement of its own. */
static QdStoryStatement *
get_statement (QdStory     *story,
               GHashTable  *by_name,
               QdStatement *row)
{
  const char       *name = qd_statement_get_text (row, 4, NULL);
  QdStoryStatement *statement = name != NULL ? g_hash_table_lookup (by_name, name) : NULL;

  if (statement != NULL)
    return statement;
  statement = g_new0 (QdStoryStatement, 1);
  statement->name = g_strdup (name);
  statement->cells = g_array_new (FALSE, FALSE, sizeof (QdStoryCell));
  statement->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (story->statements, statement);
  if (name != NULL)
    g_hash_table_insert (by_name, statement->name, statement);
  return statement;
}

static void
add_quotation (QdStory     *story,
               GHashTable  *by_name,
               QdStatement *row)
{
  QdStoryStatement *statement = get_statement (story, by_name, row);
  const char       *text = qd_statement_get_text (row, 2, NULL);
  QdStoryCell       cell = { .quotation_id = qd_statement_get_int (row, 0), .article_id = qd_statement_get_int (row, 1) };

  if (!g_ptr_array_find_with_equal_func (story->sources, qd_statement_get_text (row, 5, NULL), g_str_equal, &cell.source))
    return;
  if (statement->text == NULL || strlen (text) > strlen (statement->text))
    g_set_str (&statement->text, text);
  if (statement->speaker == NULL)
    statement->speaker = g_strdup (qd_statement_get_text (row, 3, NULL));
  g_ptr_array_add (statement->texts, g_strdup (text));
  g_array_append_val (statement->cells, cell);
}

static gboolean
load_quotations (QdSqlite *db,
                 gint64    story_id,
                 QdStory  *story,
                 GError  **error)
{
  g_autoptr (QdStatement) rows = qd_sqlite_prepare (db, QD_STORY_QUOTATIONS_SQL);
  g_autoptr (GHashTable)  by_name = g_hash_table_new (g_str_hash, g_str_equal);
  QdStep                  step = QD_STEP_DONE;

  qd_statement_bind_int (rows, 1, story_id);
  for (guint n = 0; n < MAX_QUOTATIONS && (step = qd_statement_step (rows, error)) == QD_STEP_ROW; n++)
    add_quotation (story, by_name, rows);
  return step != QD_STEP_ERROR;
}

/* What each cell has of the fullest version; of several quotations of one source, the longest counts. */
static void
compare_cells (QdStoryStatement *statement,
               guint             n_sources)
{
  g_autoptr (QdQuoteWords) whole = qd_quote_words_new (statement->text, NULL);
  g_autofree int          *best = g_new (int, MAX (n_sources, 1));
  g_autoptr (GArray)       cells = g_array_new (FALSE, FALSE, sizeof (QdStoryCell));

  for (guint i = 0; i < n_sources; i++)
    best[i] = -1;
  for (guint i = 0; i < statement->cells->len; i++)
    {
      guint source = g_array_index (statement->cells, QdStoryCell, i).source;

      if (best[source] < 0 || strlen (statement->texts->pdata[i]) > strlen (statement->texts->pdata[best[source]]))
        best[source] = (int)i;
    }
  for (guint i = 0; i < n_sources; i++)
    if (best[i] >= 0)
      {
        g_autoptr (QdQuoteWords) words = qd_quote_words_new (statement->texts->pdata[best[i]], NULL);
        QdStoryCell              cell = g_array_index (statement->cells, QdStoryCell, best[i]);

        cell.kind = qd_quote_compare (whole, words).relation.kind;
        g_array_append_val (cells, cell);
      }
  g_array_unref (statement->cells);
  statement->cells = g_steal_pointer (&cells);
}

/* What most carry comes first; else as it was first told. */
static int
compare_statements (gconstpointer a,
                    gconstpointer b)
{
  const QdStoryStatement *of_a = *(QdStoryStatement *const *)a, *of_b = *(QdStoryStatement *const *)b;

  return of_a->cells->len != of_b->cells->len ? (of_a->cells->len < of_b->cells->len ? 1 : -1) : 0;
}

static gpointer
load_story (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  gint64              story_id = *(const gint64 *)data;
  g_autoptr (QdStory) story = g_new0 (QdStory, 1);

  story->articles = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_record_unref);
  story->firsts = g_array_new (FALSE, FALSE, sizeof (gint64));
  story->sources = g_ptr_array_new_with_free_func (g_free);
  story->statements = g_ptr_array_new_with_free_func (free_statement);
  if (!load_articles (db, story_id, story, error) || !load_quotations (db, story_id, story, error))
    return NULL;
  for (guint i = 0; i < story->statements->len; i++)
    compare_cells (story->statements->pdata[i], story->sources->len);
  g_ptr_array_sort (story->statements, compare_statements);
  return g_steal_pointer (&story);
}

/**
 * qd_store_load_story_async:
 * @self: (not nullable): a library
 * @story_id: a story's row
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_load_story() does without blocking. Thread: any.
 */
void
qd_store_load_story_async (QdStore            *self,
                           gint64              story_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_load_story_async);
  _qd_store_find_async (self, load_story, g_memdup2 (&story_id, sizeof story_id), g_free, task, free_story);
}

/**
 * qd_store_load_story_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_load_story_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the story; %NULL on error
 */
QdStory *
qd_store_load_story_finish (QdStore      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
