/* qd-store-salvage.c: a new library of what can still be read of a damaged one
 *
 * What is derived is computed anew, so that nothing of the damage gets into the new library. Each article is asked for by
 * its number: a page that cannot be read takes those on it, and not all that come after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-schema.h"
#include "store/qd-sqlite-private.h"
#include "store/qd-store-add.h"
#include "store/qd-store-care.h"
#include "store/qd-store-private.h"

/* Articles that are analysed and written at a time. */
#define BATCH 64

typedef struct
{
  QdSqlite  *from;
  QdStore   *to;
  GPtrArray *drafts; /* each origin of an article is a draft */
  GArray    *marks;  /* of Marks */
  guint      n_articles;
  guint      n_partial; /* of all that were taken */
} Salvage;

/* What a person did to an article. */
typedef struct
{
  guint    draft;
  gboolean read;
  gboolean starred;
} Marks;

static void
draft_free (gpointer data)
{
  qd_article_draft_free (data);
}

/* Whether there is an article of this number, as far as the tables can be read that would know. */
static gboolean
is_there (QdSqlite *db,
          gint64    article_id)
{
  static const char *const places[] = { "SELECT 1 FROM articles WHERE id = ?1", "SELECT 1 FROM packed_bodies WHERE article_id = ?1" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, places[i]);

      qd_statement_bind_int (statement, 1, article_id);
      if (qd_statement_step (statement, NULL) == QD_STEP_ROW)
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_article (Salvage *salvage,
              gint64   article_id)
{
  Marks marks = { salvage->drafts->len, FALSE, FALSE };

  if (!_qd_store_make_drafts (salvage->from, article_id, salvage->drafts, &marks.read, &marks.starred, TRUE, NULL))
    {
      if (!_qd_store_make_drafts (salvage->from, article_id, salvage->drafts, &marks.read, &marks.starred, FALSE, NULL))
        return FALSE;
      salvage->n_partial++;
    }
  g_array_append_val (salvage->marks, marks);
  salvage->n_articles++;
  return TRUE;
}

typedef struct
{
  Salvage *salvage;
  GArray  *outcomes;
} Marking;

static gpointer
mark (QdSqlite     *db,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Marking          *marking = data;
  g_auto (QdTransaction)  transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "UPDATE articles SET read = ?2, starred = ?3 WHERE id = ?1");

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  for (guint i = 0; i < marking->salvage->marks->len; i++)
    {
      const Marks *marks = &g_array_index (marking->salvage->marks, Marks, i);

      qd_statement_bind_int (statement, 1, g_array_index (marking->outcomes, QdAddOutcome, marks->draft).article_id);
      qd_statement_bind_int (statement, 2, marks->read != FALSE);
      qd_statement_bind_int (statement, 3, marks->starred != FALSE);
      if (!qd_statement_run (statement, error))
        return NULL;
    }
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/* What came out of the articles of a batch: where rows are damaged, two of them may hold the same article. */
static void
count_outcomes (const Salvage *salvage,
                GArray        *outcomes,
                guint         *n_saved,
                guint         *n_lost)
{
  for (guint i = 0; i < salvage->marks->len; i++)
    {
      QdAddResult result = g_array_index (outcomes, QdAddOutcome, g_array_index (salvage->marks, Marks, i).draft).result;

      *n_saved += result == QD_ADD_ADDED;
      *n_lost += result == QD_ADD_FAILED;
    }
}

static gboolean
write_batch (Salvage      *salvage,
             guint        *n_saved,
             guint        *n_lost,
             GCancellable *cancellable,
             GError      **error)
{
  Marking marking = { salvage, NULL };

  if (salvage->drafts->len == 0)
    return TRUE;
  marking.outcomes = qd_store_add_articles (salvage->to, salvage->drafts, cancellable, error);
  if (marking.outcomes == NULL)
    return FALSE;
  if (_qd_store_write (salvage->to, mark, &marking, cancellable, error) == NULL)
    {
      g_array_unref (marking.outcomes);
      return FALSE;
    }
  count_outcomes (salvage, marking.outcomes, n_saved, n_lost);
  g_array_unref (marking.outcomes);
  salvage->n_articles = 0;
  g_ptr_array_set_size (salvage->drafts, 0);
  g_array_set_size (salvage->marks, 0);
  return TRUE;
}

/* The largest number that an article has, of those places that can be read. */
static gint64
find_last (QdSqlite *db)
{
  static const char *const places[] = {
    "SELECT seq FROM sqlite_sequence WHERE name = 'articles'",
    "SELECT max (id) FROM articles",
    "SELECT max (article_id) FROM packed_bodies",
  };
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gint64 found;

      if (qd_sqlite_query_int (db, places[i], &found, NULL))
        last = MAX (last, found);
    }
  /* What a damaged number says is not to be counted up to. */
  return CLAMP (last, 0, G_MAXINT32);
}

static gboolean
salvage_all (Salvage      *salvage,
             guint        *n_saved,
             guint        *n_lost,
             GCancellable *cancellable,
             GError      **error)
{
  gint64 last = find_last (salvage->from);

  for (gint64 id = 1; id <= last; id++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!take_article (salvage, id) && is_there (salvage->from, id))
        ++*n_lost;
      if (salvage->n_articles >= BATCH && !write_batch (salvage, n_saved, n_lost, cancellable, error))
        return FALSE;
    }
  return write_batch (salvage, n_saved, n_lost, cancellable, error);
}

/* Opens the damaged library without looking at what is in it. */
static QdSqlite *
open_damaged (const char *path,
              GError    **error)
{
  g_autoptr (QdSqlite) db = NULL;
  gint64               version;

  if (!qd_schema_probe_file (path, FALSE, error))
    return NULL;
  db = qd_sqlite_open (path, QD_SQLITE_READ_ONLY, FALSE, NULL);
  if (db != NULL && qd_sqlite_query_int (db, "PRAGMA user_version", &version, NULL))
    return g_steal_pointer (&db);
  g_clear_pointer (&db, qd_sqlite_close);
  return qd_sqlite_open (path, QD_SQLITE_IMMUTABLE, FALSE, error);
}

/* Closing has moved the log into the library, but on a disk that is full: without its log, the library would be a part of itself. */
static gboolean
move_log (const char *part,
          GError    **error)
{
  g_autoptr (QdSqlite) db = NULL;
  gint64               busy;

  if (!_qd_store_has_log (part))
    return TRUE;
  db = qd_sqlite_open (part, QD_SQLITE_WRITE, FALSE, error);
  if (db == NULL || !qd_sqlite_query_int (db, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
    return FALSE;
  if (!busy)
    return TRUE;
  _qd_sqlite_set_error (db, SQLITE_BUSY, error);
  return FALSE;
}

/**
 * qd_store_salvage:
 * @from: (not nullable): a damaged library, which is not written
 * @to: (not nullable): the library to make; one that is there is replaced when the new one is complete
 * @n_saved: (out) (not nullable): how many articles are in it
 * @n_partial: (out) (not nullable): of how many of these an original, a picture, a fact, an origin or the date could not be read
 * @n_lost: (out) (not nullable): how many there were whose text could not be read, as far as that can be counted
 * @cancellable: (nullable): stops it; then nothing is left behind
 * @error: return location
 *
 * Takes over the articles whose source, title and text are what was imported, with their origins and marks, and computes
 * anew what is derived. What is damaged of an original or a picture is left out, and
 * so is a date that is none. Thread: any but the main one; blocks.
 *
 * Errors: #QdStoreError, %QD_STORE_ERROR_FULL of the disk that @to is on, %QD_STORE_ERROR_BUSY where the library that would be replaced is open
 * elsewhere; %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_salvage (const char   *from,
                  const char   *to,
                  guint        *n_saved,
                  guint        *n_partial,
                  guint        *n_lost,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_auto (QdStoreTarget) target = QD_STORE_TARGET_INIT;
  g_autofree char       *path = NULL;
  g_autoptr (QdSqlite)   db = NULL;
  Salvage                salvage = { NULL };
  gboolean               done = FALSE;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);
  g_return_val_if_fail (n_saved != NULL && n_partial != NULL && n_lost != NULL, FALSE);

  *n_saved = *n_partial = *n_lost = 0;
  path = g_canonicalize_filename (from, NULL);
  db = open_damaged (path, error);
  if (db == NULL || !_qd_store_target_begin (&target, path, to, error))
    return FALSE;
  salvage.from = db;
  salvage.to = qd_store_open (target.part, QD_STORE_CREATE, error);
  if (salvage.to != NULL)
    {
      salvage.drafts = g_ptr_array_new_with_free_func (draft_free);
      salvage.marks = g_array_new (FALSE, FALSE, sizeof (Marks));
      /* First, so that the articles are stored as they were corrected. */
      done = _qd_store_copy_corrections (db, salvage.to, error) && _qd_store_copy_notes (db, salvage.to, error) &&
             salvage_all (&salvage, n_saved, n_lost, cancellable, error);
      *n_partial = salvage.n_partial;
      g_ptr_array_unref (salvage.drafts);
      g_array_unref (salvage.marks);
      /* Closing moves the log into the library. */
      qd_store_close (salvage.to);
      g_object_unref (salvage.to);
    }
  return _qd_store_target_finish (&target, done && move_log (target.part, error), error);
}
