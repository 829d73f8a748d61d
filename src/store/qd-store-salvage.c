/* qd-store-salvage.c: a new library of what can still be read of a damaged one
 *
 * What is derived is computed anew, so that nothing of the damage gets into the new library. Each article is asked for by
 * its number: a page that cannot be read takes those on it, and not all that come after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include "store/qd-schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Articles that are analysed and written at a time. */
#define BATCH 64

typedef struct
{
  QdSqlite  *from;
  QdStore   *to;
  GPtrArray *drafts; /* each origin of an article is a draft */
  GArray    *marks;  /* of Marks */
  guint      n_articles;
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

static QdArticleDraft *
make_draft (const QdArticleRecord *record,
            QdBody                *body)
{
  QdArticleDraft *draft = qd_article_draft_new ();

  qd_article_draft_set_source (draft, record->given_source != NULL ? record->given_source : record->source);
  qd_article_draft_set_title (draft, record->title);
  qd_article_draft_set_byline (draft, record->byline);
  qd_article_draft_set_dateline (draft, record->dateline);
  qd_article_draft_set_published (draft, record->published);
  qd_article_draft_set_url (draft, record->url);
  qd_article_draft_set_language (draft, record->language);
  qd_article_draft_set_body (draft, body);
  qd_article_draft_set_listed (draft);
  return draft;
}

/* Pictures and facts, as far as they can be read. */
static void
take_extras (Salvage        *salvage,
             gint64          article_id,
             QdArticleDraft *draft)
{
  g_autoptr (GPtrArray) facts = _qd_store_load_facts (salvage->from, article_id, NULL);
  g_autoptr (GPtrArray) pictures = _qd_store_load_pictures (salvage->from, article_id, NULL);

  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const QdFact *fact = g_ptr_array_index (facts, i);

      qd_article_draft_add_fact (draft, fact->field, fact->value, fact->origin);
    }
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    {
      QdPicture          picture = *(QdPicture *)g_ptr_array_index (pictures, i);
      g_autoptr (GBytes) bytes = picture.width > 0 ? _qd_store_load_picture_bytes (salvage->from, article_id, i, NULL) : NULL;

      picture.bytes = bytes;
      if (bytes == NULL)
        picture.width = picture.height = 0;
      qd_article_draft_add_picture (draft, &picture);
    }
}

/* Adds a draft for each origin. FALSE if the origins cannot be read; those before stay. */
static gboolean
take_origins (Salvage               *salvage,
              const QdArticleRecord *record,
              QdBody                *body)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (salvage->from, "SELECT external_id, path, line, original_id, media_type FROM origins"
                                                                        " WHERE article_id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, record->id);
  while ((step = qd_statement_step (statement, NULL)) == QD_STEP_ROW)
    {
      QdArticleDraft    *draft = make_draft (record, body);
      const char        *external_id = qd_statement_get_text (statement, 0, NULL);
      g_autoptr (GBytes) original = NULL;

      if (external_id != NULL && *external_id != '\0')
        qd_article_draft_set_external_id (draft, external_id);
      qd_article_draft_set_path (draft, qd_statement_get_text (statement, 1, NULL), (guint64)qd_statement_get_int (statement, 2));
      if (!qd_statement_is_null (statement, 3))
        original = _qd_store_unpack_original (salvage->from, qd_statement_get_int (statement, 3), NULL);
      take_extras (salvage, record->id, draft);
      if (original != NULL)
        qd_article_draft_set_original (draft, original, qd_statement_get_text (statement, 4, NULL));
      g_ptr_array_add (salvage->drafts, draft);
    }
  return step == QD_STEP_DONE;
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

/* Whether the article is what was imported: a damaged page need not look damaged. */
static gboolean
has_identity (QdSqlite       *db,
              gint64          article_id,
              QdArticleDraft *draft)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT lower (hex (identity)) FROM articles WHERE id = ?1");
  g_autofree char        *identity = qd_article_draft_dup_identity (draft);

  qd_statement_bind_int (statement, 1, article_id);
  return qd_statement_step (statement, NULL) == QD_STEP_ROW && g_strcmp0 (qd_statement_get_text (statement, 0, NULL), identity) == 0;
}

static gboolean
take_article (Salvage *salvage,
              gint64   article_id)
{
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (salvage->from, article_id, NULL);
  g_autoptr (QdBody)          body = record != NULL ? _qd_store_load_body (salvage->from, article_id, NULL) : NULL;
  g_autoptr (QdBody)          stripped = NULL;
  g_autoptr (QdArticleDraft)  bare = NULL;
  guint                       first = salvage->drafts->len;
  Marks                       marks = { first, FALSE, FALSE };

  if (body == NULL)
    return FALSE;
  stripped = _qd_store_strip_boilerplate (body);
  bare = make_draft (record, stripped);
  if (!has_identity (salvage->from, article_id, bare))
    return FALSE;
  take_origins (salvage, record, stripped);
  if (salvage->drafts->len == first)
    {
      qd_article_draft_set_external_id (bare, record->label);
      g_ptr_array_add (salvage->drafts, g_steal_pointer (&bare));
    }
  marks.read = record->read;
  marks.starred = record->starred;
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

static gboolean
write_batch (Salvage      *salvage,
             guint        *n_saved,
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
  g_array_unref (marking.outcomes);
  *n_saved += salvage->n_articles;
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
      if (salvage->n_articles >= BATCH && !write_batch (salvage, n_saved, cancellable, error))
        return FALSE;
    }
  return write_batch (salvage, n_saved, cancellable, error);
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

static gboolean
finish (const char *part,
        const char *to,
        GError    **error)
{
  g_autofree char *name = g_filename_display_name (to);
  int              code;

  if (g_rename (part, to) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED,
               g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be written: %s."), name, g_strerror (code));
  return FALSE;
}

/**
 * qd_store_salvage:
 * @from: (not nullable): a damaged library, which is not written
 * @to: (not nullable): the library to make; one that is there is replaced when the new one is complete
 * @n_saved: (out) (not nullable): how many articles are in it
 * @n_lost: (out) (not nullable): how many there were that could not be read whole
 * @cancellable: (nullable): stops it; then nothing is left behind
 * @error: return location
 *
 * Takes over the articles whose source, title and text are what was imported, with their origins and marks, and computes
 * anew what is derived. An original that is damaged is left out. Thread: any but the main one; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_salvage (const char   *from,
                  const char   *to,
                  guint        *n_saved,
                  guint        *n_lost,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autofree char     *path = NULL;
  g_autofree char     *part = NULL;
  g_autoptr (QdSqlite) db = NULL;
  Salvage              salvage = { NULL };
  gboolean             done = FALSE;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);
  g_return_val_if_fail (n_saved != NULL && n_lost != NULL, FALSE);

  *n_saved = *n_lost = 0;
  path = g_canonicalize_filename (from, NULL);
  if (!_qd_store_check_target (path, to, error))
    return FALSE;
  db = open_damaged (path, error);
  if (db == NULL)
    return FALSE;
  part = g_strconcat (to, ".part", NULL);
  _qd_store_remove_with_log (part);
  salvage.from = db;
  salvage.to = qd_store_open (part, QD_STORE_CREATE, error);
  if (salvage.to != NULL)
    {
      salvage.drafts = g_ptr_array_new_with_free_func (draft_free);
      salvage.marks = g_array_new (FALSE, FALSE, sizeof (Marks));
      /* First, so that the articles are stored as they were corrected. */
      done = _qd_store_copy_corrections (db, salvage.to, error) && _qd_store_copy_notes (db, salvage.to, error) &&
             salvage_all (&salvage, n_saved, n_lost, cancellable, error);
      g_ptr_array_unref (salvage.drafts);
      g_array_unref (salvage.marks);
      /* Closing moves the log into the library. */
      qd_store_close (salvage.to);
      g_object_unref (salvage.to);
    }
  done = done && finish (part, to, error);
  if (!done)
    _qd_store_remove_with_log (part);
  return done;
}
