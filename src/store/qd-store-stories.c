/* qd-store-stories.c: stories: which articles tell of the same event
 *
 * Stories are derived from all articles at once, when somebody asks for them after something changed: whether two articles
 * tell one story is for core to say (qd-story.h). Articles are walked by date, and compared with those of the days before
 * that share two of their most telling words, or a statement. What a person put together or apart is kept by the articles'
 * identities, so that it outlives their removal and re-import.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-stories.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-story.h"
#include "store/qd-codec.h"
#include "store/qd-relation-pack.h"
#include "store/qd-store-private.h"
#include "store/qd-thread-priority.h"

#define IDENTITY_SIZE 32

/* How many sketches of texts are made in one transaction. */
#define SKETCHES_AT_ONCE 500

/* An article as stories are made of it; in the order of identities. */
typedef struct
{
  gint64     id;
  guint8     identity[IDENTITY_SIZE];
  QdProfile *profile;
  gint64     published;
} Article;

typedef struct
{
  QdSqlite   *db;
  GArray     *articles; /* of Article */
  GHashTable *by_id;    /* row (in articles) to index + 1 */
  GHashTable *related;  /* pairs that share a statement, as (smaller index << 32 | larger) */
  GArray     *ties;     /* of QdStoryTie */
  GHashTable *postings; /* key to GArray of guint: articles that have it, by date */
  GArray     *order;    /* of guint: the dated articles by date */
} Derivation;

static void
clear_article (gpointer data)
{
  Article *article = data;

  g_clear_pointer (&article->profile, qd_profile_unref);
}

static void
clear_derivation (Derivation *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->articles, g_array_unref);
  g_clear_pointer (&self->related, g_hash_table_unref);
  g_clear_pointer (&self->ties, g_array_unref);
  g_clear_pointer (&self->postings, g_hash_table_unref);
  g_clear_pointer (&self->order, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Derivation, clear_derivation)

static Article *
get_article (const Derivation *self,
             guint             index)
{
  return &g_array_index (self->articles, Article, index);
}

static gboolean
read_article (QdSqlite    *db,
              QdStatement *statement,
              Article     *article,
              GError     **error)
{
  gsize         size;
  const guint8 *identity = qd_statement_get_blob (statement, 1, &size);
  const guint8 *profile;

  *article = (Article){ .id = qd_statement_get_int (statement, 0), .published = QD_TIME_UNKNOWN };
  memcpy (article->identity, identity, MIN (size, IDENTITY_SIZE));
  if (!qd_statement_is_null (statement, 3))
    article->published = qd_statement_get_int (statement, 3);
  profile = qd_statement_get_blob (statement, 2, &size);
  if (profile != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (profile, size);

      article->profile = qd_profile_new_from_bytes (bytes, NULL);
      if (article->profile == NULL)
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
load_articles (Derivation *self,
               GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT id, identity, profile, published FROM articles ORDER BY identity");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      Article article;

      if (!read_article (self->db, statement, &article, error))
        return FALSE;
      g_array_append_val (self->articles, article);
    }
  for (guint i = 0; i < self->articles->len; i++)
    g_hash_table_insert (self->by_id, &get_article (self, i)->id, GUINT_TO_POINTER (i + 1));
  return step == QD_STEP_DONE;
}

static guint64
make_pair (guint a,
           guint b)
{
  return (guint64)MIN (a, b) << 32 | MAX (a, b);
}

/* A quotation, and which article has it. */
typedef struct
{
  gint64 id;
  guint  article; /* its index; G_MAXUINT if it is none of those */
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *place_a = a, *place_b = b;

  return (place_a->id > place_b->id) - (place_a->id < place_b->id);
}

static void
add_related (Derivation *self,
             guint       a,
             guint       b)
{
  guint64 pair = make_pair (a, b);

  if (a != b && !g_hash_table_contains (self->related, &pair))
    g_hash_table_add (self->related, g_memdup2 (&pair, sizeof pair));
}

/* By rows of quotations, so that those that a relation leads to are known already. */
static gboolean
load_related (Derivation *self,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT id, article_id, relations FROM quotations WHERE statement_id IS NOT NULL ORDER BY id");
  g_autoptr (GArray)      places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray)      relations = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64        article_id = qd_statement_get_int (statement, 1);
      Place         place = { qd_statement_get_int (statement, 0), GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &article_id)) - 1 };
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, 2, &size);

      g_array_set_size (relations, 0);
      if (!_qd_relations_unpack (place.id, data, size, relations))
        {
          _qd_store_set_damage_error (self->db, error);
          return FALSE;
        }
      for (guint i = 0; i < relations->len && place.article != G_MAXUINT; i++)
        {
          const Place wanted = { g_array_index (relations, QdPackedRelation, i).other, 0 };
          guint       index;

          if (g_array_binary_search (places, &wanted, compare_places, &index) && g_array_index (places, Place, index).article != G_MAXUINT)
            add_related (self, place.article, g_array_index (places, Place, index).article);
        }
      g_array_append_val (places, place);
    }
  return step == QD_STEP_DONE;
}

/* Comparing */

static void
compare_articles (Derivation *self,
                  guint       a,
                  guint       b,
                  gboolean    related)
{
  QdStoryTie           tie = { MIN (a, b), MAX (a, b), 0 };
  const QdStoryArticle of_a = { get_article (self, tie.a)->profile, get_article (self, tie.a)->published };
  const QdStoryArticle of_b = { get_article (self, tie.b)->profile, get_article (self, tie.b)->published };

  if (qd_story_is_one (&of_a, &of_b, related, &tie.strength))
    g_array_append_val (self->ties, tie);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Derivation *self = data;
  guint             index_a = *(const guint *)a, index_b = *(const guint *)b;
  gint64            date_a = get_article (self, index_a)->published, date_b = get_article (self, index_b)->published;

  if (date_a != date_b)
    return date_a < date_b ? -1 : 1;
  return (index_a > index_b) - (index_a < index_b);
}

/* Those who had the word and appeared not long before; older ones are forgotten. */
static GArray *
get_recent (Derivation *self,
            guint32     key,
            gint64      since)
{
  GArray *list = g_hash_table_lookup (self->postings, GUINT_TO_POINTER (key));
  guint   n_old = 0;

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->postings, GUINT_TO_POINTER (key), list);
    }
  while (n_old < list->len && get_article (self, g_array_index (list, guint, n_old))->published < since)
    n_old++;
  if (n_old > 0)
    g_array_remove_range (list, 0, n_old);
  return list;
}

static void
compare_with_recent (Derivation *self,
                     guint       index,
                     guint8     *shared)
{
  const Article     *article = get_article (self, index);
  guint32            keys[QD_STORY_N_KEYS];
  guint              n_keys = article->profile != NULL ? qd_profile_list_top (article->profile, keys, QD_STORY_N_KEYS) : 0;
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint k = 0; k < n_keys; k++)
    {
      GArray *recent = get_recent (self, keys[k], article->published - QD_STORY_NEAR);

      for (guint i = 0; i < recent->len; i++)
        {
          guint other = g_array_index (recent, guint, i);

          if (++shared[other] == QD_STORY_SHARED_KEYS)
            compare_articles (self, index, other, FALSE);
          if (shared[other] == 1)
            g_array_append_val (met, other);
        }
      g_array_append_val (recent, index);
    }
  for (guint i = 0; i < met->len; i++)
    shared[g_array_index (met, guint, i)] = 0;
}

static void
compare_all (Derivation   *self,
             GCancellable *cancellable)
{
  g_autofree guint8 *shared = g_new0 (guint8, MAX (self->articles->len, 1));
  GHashTableIter     iter;
  gpointer           pair;

  for (guint i = 0; i < self->articles->len; i++)
    if (get_article (self, i)->published != QD_TIME_UNKNOWN)
      g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare_dates, self);
  for (guint i = 0; i < self->order->len && !g_cancellable_is_cancelled (cancellable); i++)
    compare_with_recent (self, g_array_index (self->order, guint, i), shared);
  g_hash_table_iter_init (&iter, self->related);
  while (!g_cancellable_is_cancelled (cancellable) && g_hash_table_iter_next (&iter, &pair, NULL))
    compare_articles (self, (guint)(*(const guint64 *)pair >> 32), (guint)(*(const guint64 *)pair & G_MAXUINT32), TRUE);
}

/* What people say */

static int
compare_identities (gconstpointer a,
                    gconstpointer b)
{
  return memcmp (((const Article *)a)->identity, ((const Article *)b)->identity, IDENTITY_SIZE);
}

static gboolean
find_identity (const Derivation *self,
               QdStatement      *statement,
               int               column,
               guint            *index)
{
  gsize         size;
  const guint8 *identity = qd_statement_get_blob (statement, column, &size);
  Article       sought = { 0 };

  memcpy (sought.identity, identity, MIN (size, IDENTITY_SIZE));
  return g_array_binary_search (self->articles, &sought, compare_identities, index);
}

static gboolean
load_marks (Derivation *self,
            GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT a, b, together FROM story_marks");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      guint      a, b;
      QdStoryTie tie;

      if (!find_identity (self, statement, 0, &a) || !find_identity (self, statement, 1, &b))
        continue;
      tie = (QdStoryTie){ MIN (a, b), MAX (a, b), qd_statement_get_int (statement, 2) != 0 ? QD_STORY_TOGETHER : QD_STORY_APART };
      g_array_append_val (self->ties, tie);
    }
  return step == QD_STEP_DONE;
}

/* The whole */

/* Gives for each article, by identity, the index of the first of its story; %NULL on error, or when it was given up. */
static GArray *
derive (Derivation   *self,
        QdSqlite     *db,
        GCancellable *cancellable,
        GError      **error)
{
  g_autofree QdStoryArticle *articles = NULL;

  *self = (Derivation){ .db = db };
  self->articles = g_array_new (FALSE, FALSE, sizeof (Article));
  g_array_set_clear_func (self->articles, clear_article);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->related = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->ties = g_array_new (FALSE, FALSE, sizeof (QdStoryTie));
  self->postings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!load_articles (self, error) || !load_related (self, error))
    return NULL;
  compare_all (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !load_marks (self, error))
    return NULL;
  articles = g_new (QdStoryArticle, MAX (self->articles->len, 1));
  for (guint i = 0; i < self->articles->len; i++)
    articles[i] = (QdStoryArticle){ get_article (self, i)->profile, get_article (self, i)->published };
  return qd_story_group (articles, self->articles->len, self->ties);
}

static gboolean
insert_story (QdSqlite   *db,
              const char *name,
              gint64     *story_id,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO stories (name, n_articles) VALUES (?1, 0)");

  qd_statement_bind_text (statement, 1, name);
  if (!qd_statement_run (statement, error))
    return FALSE;
  *story_id = qd_sqlite_last_id (db);
  return TRUE;
}

static gboolean
insert_member (QdSqlite *db,
               gint64    article_id,
               gint64    story_id,
               GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO article_stories (article_id, story_id) VALUES (?1, ?2)");

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, story_id);
  return qd_statement_run (statement, error);
}

/* An article alone is no story. A story bears the name that a quotation would have of its first article. */
static gboolean
store_groups (Derivation *self,
              GArray     *groups,
              GError    **error)
{
  g_autofree gint64 *story_ids = g_new0 (gint64, MAX (groups->len, 1));

  for (guint i = 0; i < groups->len; i++)
    {
      guint          first = g_array_index (groups, guint, i);
      const Article *article = get_article (self, first);

      if (first == i)
        continue;
      if (story_ids[first] == 0)
        {
          char name[QD_CODEC_NAME_LENGTH + 1];

          qd_codec_quotation_name (article->identity, IDENTITY_SIZE, 0, name);
          if (!insert_story (self->db, name, &story_ids[first], error) ||
              !insert_member (self->db, article->id, story_ids[first], error))
            return FALSE;
        }
      if (!insert_member (self->db, get_article (self, i)->id, story_ids[first], error))
        return FALSE;
    }
  return qd_sqlite_exec (self->db, "UPDATE stories SET n_articles = (SELECT count(*) FROM article_stories WHERE story_id = stories.id);"
                                   "UPDATE derived SET fresh = 1, n = (SELECT count(*) FROM stories) WHERE name = 'stories'",
                         error);
}

static gboolean
are_fresh (QdSqlite *db,
           gboolean *fresh,
           GError  **error)
{
  gint64 value;

  if (!qd_sqlite_query_int (db, "SELECT fresh FROM derived WHERE name = 'stories'", &value, error))
    return FALSE;
  *fresh = value != 0;
  return TRUE;
}

/* A few at a time, so that who wants to write besides need not wait long. */
static gpointer
insert_sketches (QdSqlite     *db,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  guint                 *n_inserted = data;
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;

  if (!qd_transaction_begin_write (&transaction, db, error) || !_qd_store_insert_sketches (db, SKETCHES_AT_ONCE, n_inserted, error) ||
      !qd_transaction_commit (&transaction, error))
    return NULL;
  return QD_STORE_DONE;
}

/* Works out stories and copies anew unless they are fresh. QD_STORE_DONE, or NULL and an error. */
gpointer
_qd_store_update_stories (QdSqlite     *db,
                          gpointer      data,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_auto (Derivation)    derivation = { NULL };
  g_autoptr (GArray)     groups = NULL;
  gboolean               fresh;

  if (!qd_transaction_begin_write (&transaction, db, error) || !are_fresh (db, &fresh, error))
    return NULL;
  if (fresh)
    return QD_STORE_DONE;
  groups = derive (&derivation, db, cancellable, error);
  if (groups == NULL || !qd_sqlite_exec (db, "DELETE FROM article_stories; DELETE FROM stories", error) ||
      !store_groups (&derivation, groups, error) || !_qd_store_update_copies (db, error) || !qd_transaction_commit (&transaction, error))
    return NULL;
  return QD_STORE_DONE;
}

/**
 * _qd_store_check_stories:
 * @db: (not nullable): a connection
 * @agree: (out) (not nullable): whether stories and copies are those that follow from the articles, or are known to be out of date
 * @error: return location
 *
 * Derives the stories and the copies again, and compares them with those that are stored.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_check_stories (QdSqlite *db,
                         gboolean *agree,
                         GError  **error)
{
  g_auto (Derivation)     derivation = { NULL };
  g_autoptr (GArray)      groups = NULL;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT name, n_articles FROM article_stories JOIN stories ON stories.id = story_id WHERE article_id = ?1");
  g_autofree guint       *sizes = NULL;
  gboolean                fresh;

  *agree = TRUE;
  if (!are_fresh (db, &fresh, error))
    return FALSE;
  if (!fresh)
    return TRUE;
  groups = derive (&derivation, db, NULL, error);
  if (groups == NULL || !_qd_store_check_copies (db, agree, error))
    return FALSE;
  sizes = g_new0 (guint, MAX (groups->len, 1));
  for (guint i = 0; i < groups->len; i++)
    sizes[g_array_index (groups, guint, i)]++;
  for (guint i = 0; i < groups->len && *agree; i++)
    {
      guint  first = g_array_index (groups, guint, i);
      char   name[QD_CODEC_NAME_LENGTH + 1];
      QdStep step;

      qd_codec_quotation_name (get_article (&derivation, first)->identity, IDENTITY_SIZE, 0, name);
      qd_statement_bind_int (statement, 1, get_article (&derivation, i)->id);
      step = qd_statement_step (statement, error);
      if (step == QD_STEP_ERROR)
        return FALSE;
      *agree = sizes[first] > 1 ? step == QD_STEP_ROW && strcmp (qd_statement_get_text (statement, 0, NULL), name) == 0 && qd_statement_get_uint (statement, 1) == sizes[first]
                                : step == QD_STEP_DONE;
      qd_statement_reset (statement);
    }
  return TRUE;
}

/**
 * qd_store_update_stories:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Brings the stories, and what is known of copies, up to date; does nothing if they are. Of a library that was opened for reading only they stay as they
 * are. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_update_stories (QdStore      *self,
                         GCancellable *cancellable,
                         GError      **error)
{
  guint n_inserted = 0;

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);

  if (qd_store_get_read_only (self))
    return TRUE;
  do
    if (_qd_store_write (self, insert_sketches, &n_inserted, cancellable, error) == NULL)
      return FALSE;
  while (n_inserted > 0);
  return _qd_store_write (self, _qd_store_update_stories, NULL, cancellable, error) != NULL;
}

/* Takes as long as an import, so that it gives way as one does; a thread of a pool could not, without doing so ever after. */
static gpointer
update_in_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  GError           *error = NULL;

  qd_thread_give_way ();
  if (qd_store_update_stories (g_task_get_source_object (task), g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  return NULL;
}

/**
 * qd_store_update_stories_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_update_stories() does without blocking. Thread: any.
 */
void
qd_store_update_stories_async (QdStore            *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_update_stories_async);
  g_thread_unref (g_thread_new ("stories", update_in_thread, task));
}

/**
 * qd_store_update_stories_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_update_stories_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_update_stories_finish (QdStore      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Listing */

typedef struct
{
  QdStoryFunc func;
  gpointer    user_data;
} StoryQuery;

/* The title is that of the article that was the first to appear. */
static gpointer
foreach_story (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  const StoryQuery       *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT stories.id, stories.name, stories.n_articles, count(DISTINCT source_id), min(published), max(published),"
                                                             " (SELECT coalesce (title, label) FROM article_stories AS member JOIN articles ON articles.id = article_id"
                                                             "  WHERE member.story_id = stories.id ORDER BY published ASC NULLS LAST, label, tie LIMIT 1)"
                                                             " FROM stories CROSS JOIN article_stories ON story_id = stories.id CROSS JOIN articles ON articles.id = article_id"
                                                             " GROUP BY stories.id ORDER BY 6 DESC, stories.name");
  gboolean                more = TRUE;
  QdStep                  step = QD_STEP_DONE;

  while (more && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    more = query->func (&(QdStoryRecord){ .id = qd_statement_get_int (statement, 0),
                                          .name = qd_statement_get_text (statement, 1, NULL),
                                          .title = qd_statement_get_text (statement, 6, NULL),
                                          .n_articles = qd_statement_get_uint (statement, 2),
                                          .n_sources = qd_statement_get_uint (statement, 3),
                                          .first = qd_statement_get_time (statement, 4),
                                          .last = qd_statement_get_time (statement, 5) },
                        query->user_data);
  return step != QD_STEP_ERROR ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_foreach_story:
 * @self: (not nullable): a library
 * @func: (not nullable) (scope call): called on the finding thread with each story, while the caller waits; returns %FALSE
 *   to stop
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Goes through the stories of two articles or more, as qd_store_update_stories() found them last, the latest first. Thread:
 * any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_foreach_story (QdStore      *self,
                        QdStoryFunc   func,
                        gpointer      user_data,
                        GCancellable *cancellable,
                        GError      **error)
{
  StoryQuery query = { func, user_data };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _qd_store_find (self, foreach_story, &query, cancellable, error) != NULL;
}
