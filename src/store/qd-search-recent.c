/* qd-search-recent.c: the newest articles, held ready for searches
 *
 * A list shows the newest of what was found first. Rows have no order of dates, so that for a word which very many articles have all of
 * them would be looked up, or the newest asked one by one. So the newest hundreds are put into an index of their own, in memory,
 * where rows are in the order of the list: there the first that have a word are found at once. It is filled when nobody asks for
 * anything, once a search would have been served by it, and serves as long as it is what the library holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-recent.h"

#include <string.h>

#include "store/qd-search-demand.h"
#include "store/qd-search-tokenizer.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-private.h"

/* How many articles are held ready; some 4 KiB each. A page of fifty is full of words that a tenth of them have; rarer ones are
 * looked up fast. */
#define N_RECENT 512

/* So many are put into the index at a step, in some milliseconds. */
#define ARTICLES_A_STEP 16

#define CREATE_SQL                                                                                        \
  "CREATE VIRTUAL TABLE recent USING fts5 (title, body, source, speakers, content = '', columnsize = 0, " \
  "tokenize = '" QD_SEARCH_TOKENIZER "'); BEGIN"

/* What the index follows from. No article is added to the library, changed or removed without one of these becoming another. */
typedef struct
{
  GArray *ids;            /* of gint64: the newest articles */
  gint64  last_quotation; /* rows of quotations are never used again */
  GBytes *totals;         /* how many articles and words the search index has: https://www.sqlite.org/fts5.html, 7 */
} State;

struct _QdRecent
{
  QdSqlite *db;     /* borrowed; it owns this */
  QdSqlite *memory; /* NULL if there is no index; @state is unset then */
  State     state;
  guint     n_indexed;    /* of the articles */
  gint64    data_version; /* of the library when the state was that */
  gboolean  wanted;
};

static void
state_clear (State *state)
{
  g_clear_pointer (&state->ids, g_array_unref);
  g_clear_pointer (&state->totals, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static void
forget (QdRecent *self)
{
  g_clear_pointer (&self->memory, qd_sqlite_close);
  state_clear (&self->state);
  self->n_indexed = 0;
}

static void
free_recent (gpointer data)
{
  QdRecent *self = data;

  forget (self);
  g_free (self);
}

/**
 * _qd_recent_attach:
 * @db: (not nullable): a connection that only reads
 *
 * Has a connection keep an index of the newest articles, which is empty yet. Thread: the connection's.
 */
void
_qd_recent_attach (QdSqlite *db)
{
  QdRecent *self = g_new0 (QdRecent, 1);

  self->db = db;
  qd_sqlite_set_data (db, self, free_recent);
}

/**
 * _qd_recent_get:
 * @db: (not nullable): a connection
 *
 * Thread: the connection's.
 *
 * Returns: (transfer none) (nullable): the index that it keeps; %NULL if it keeps none
 */
QdRecent *
_qd_recent_get (QdSqlite *db)
{
  return qd_sqlite_is_query_only (db) ? qd_sqlite_get_data (db) : NULL;
}

/* Whether all is in it that was to be when it was begun. */
static gboolean
is_ready (const QdRecent *self)
{
  return self->memory != NULL && self->n_indexed == self->state.ids->len;
}

/* What the index has to follow from */

static gboolean
load_ids (QdSqlite *db,
          GArray   *ids,
          GError  **error)
{
  const QdArticleFilter   all = { .sort = QD_ARTICLE_SORT_NEWEST };
  g_autofree char        *sql = _qd_store_dup_find_sql (&all, FALSE, FALSE);
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  QdStep                  step = QD_STEP_DONE;

  while (ids->len < N_RECENT && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return step != QD_STEP_ERROR;
}

static gboolean
load_state (QdSqlite *db,
            State    *state,
            GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT block FROM search_data WHERE id = 1");
  const guint8           *data;
  gsize                   size = 0;
  QdStep                  step = qd_statement_step (statement, error);

  if (step == QD_STEP_ERROR)
    return FALSE;
  data = step == QD_STEP_ROW ? qd_statement_get_blob (statement, 0, &size) : NULL;
  state->totals = g_bytes_new (data, size);
  state->ids = _qd_set_new ();
  return qd_sqlite_query_int (db, "SELECT seq FROM sqlite_sequence WHERE name = 'quotations'", &state->last_quotation, error) &&
         load_ids (db, state->ids, error);
}

static gboolean
state_equals (const State *a,
              const State *b)
{
  return a->last_quotation == b->last_quotation && g_bytes_equal (a->totals, b->totals) && a->ids->len == b->ids->len &&
         memcmp (a->ids->data, b->ids->data, a->ids->len * sizeof (gint64)) == 0;
}

/* Whether the library is still what the index was begun for. Others may have written to it what does not matter here. */
static gboolean
check (QdRecent *self,
       gboolean *current,
       GError  **error)
{
  g_auto (State) state = { NULL };
  gint64         version;

  if (!qd_sqlite_query_int (self->db, "PRAGMA data_version", &version, error))
    return FALSE;
  *current = version == self->data_version;
  if (*current)
    return TRUE;
  if (!load_state (self->db, &state, error))
    return FALSE;
  *current = state_equals (&state, &self->state);
  if (*current)
    self->data_version = version;
  return TRUE;
}

/* Filling it */

static gboolean
begin (QdRecent *self,
       GError  **error)
{
  self->memory = qd_sqlite_open (":memory:", QD_SQLITE_WRITE, TRUE, error);
  return self->memory != NULL && qd_sqlite_exec (self->memory, CREATE_SQL, error) &&
         qd_sqlite_query_int (self->db, "PRAGMA data_version", &self->data_version, error) && load_state (self->db, &self->state, error);
}

static gboolean
index_article (QdRecent *self,
               gint64    article_id,
               GError  **error)
{
  g_autoptr (QdStatement) content = qd_sqlite_prepare (self->db, "SELECT title, body, source, speakers FROM search_content WHERE id = ?1");
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (self->memory, "INSERT INTO recent (rowid, title, body, source, speakers) VALUES (?1, ?2, ?3, ?4, ?5)");
  QdStep                  step;

  qd_statement_bind_int (content, 1, article_id);
  step = qd_statement_step (content, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (self->db, error);
  if (step != QD_STEP_ROW)
    return FALSE;
  qd_statement_bind_int (insert, 1, self->n_indexed + 1);
  for (int i = 0; i < 4; i++)
    {
      gsize       len;
      const char *text = qd_statement_get_text (content, i, &len);

      if (text != NULL)
        qd_statement_bind_text_len (insert, 2 + i, text, len);
      else
        qd_statement_bind_null (insert, 2 + i);
    }
  return qd_statement_run (insert, error);
}

/* Puts some articles into the index, or begins another one. */
static gboolean
fill (QdRecent *self,
      GError  **error)
{
  gboolean was_ready = is_ready (self), current = TRUE;

  if (self->memory != NULL && !check (self, &current, error))
    return FALSE;
  if (!current)
    forget (self);
  /* While the library goes on changing, as with an import, it is not begun again and again: the next search asks for it. */
  self->wanted = current != was_ready;
  if (!self->wanted)
    return TRUE;
  if (self->memory == NULL && !begin (self, error))
    return FALSE;
  for (guint i = 0; i < ARTICLES_A_STEP && self->n_indexed < self->state.ids->len; i++, self->n_indexed++)
    if (!index_article (self, g_array_index (self->state.ids, gint64, self->n_indexed), error))
      return FALSE;
  self->wanted = !is_ready (self);
  return self->wanted || qd_sqlite_exec (self->memory, "INSERT INTO recent (recent) VALUES ('optimize'); COMMIT", error);
}

/**
 * _qd_recent_want:
 * @self: (not nullable): an index
 *
 * Says that a search would have been served by the index, had it been ready.
 */
void
_qd_recent_want (QdRecent *self)
{
  self->wanted = TRUE;
}

/**
 * _qd_recent_step:
 * @self: (not nullable): an index whose connection nobody uses now
 *
 * Puts some more articles into the index, if it is wanted. Should that fail, searches go without it. Thread: the connection's.
 *
 * Returns: whether there is more to do
 */
gboolean
_qd_recent_step (QdRecent *self)
{
  g_auto (QdTransaction) snapshot = QD_TRANSACTION_INIT;

  if (!self->wanted)
    return FALSE;
  if (!qd_transaction_begin_read (&snapshot, self->db, NULL) || !fill (self, NULL))
    {
      forget (self);
      self->wanted = FALSE;
    }
  return self->wanted;
}

/* Finding */

/**
 * _qd_recent_serves:
 * @self: (not nullable): an index, in a transaction of its connection that reads
 * @serves: (out) (not nullable): whether it holds the newest articles as they are in the library
 * @error: return location
 *
 * Thread: the connection's.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_recent_serves (QdRecent *self,
                   gboolean *serves,
                   GError  **error)
{
  *serves = FALSE;
  return !is_ready (self) || check (self, serves, error);
}

/**
 * _qd_recent_find:
 * @self: (not nullable): an index, in a transaction of its connection that reads
 * @match: (not nullable): what FTS5 is to find
 * @most: how many articles are wanted
 * @ids: (not nullable) (element-type gint64): an empty array; gets the newest @most articles that have it, the newest first
 * @found: (out) (not nullable): whether it did: not where the index is not ready, or where fewer of the articles in it have what is
 *   looked for
 * @error: return location
 *
 * Thread: the connection's.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_recent_find (QdRecent   *self,
                 const char *match,
                 guint       most,
                 GArray     *ids,
                 gboolean   *found,
                 GError    **error)
{
  g_autoptr (QdStatement) statement = NULL;
  QdStep                  step = QD_STEP_DONE;

  if (!_qd_recent_serves (self, found, error))
    return FALSE;
  if (!*found)
    return TRUE;
  statement = qd_sqlite_prepare (self->memory, "SELECT rowid FROM recent WHERE recent MATCH ?1 ORDER BY rowid");
  qd_statement_bind_text (statement, 1, match);
  while (ids->len < most && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      guint place = qd_statement_get_uint (statement, 0) - 1;

      g_array_append_val (ids, g_array_index (self->state.ids, gint64, place));
    }
  *found = ids->len == most;
  if (!*found)
    g_array_set_size (ids, 0);
  return step != QD_STEP_ERROR;
}
