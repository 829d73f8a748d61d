/* qd-store-drafts.c: articles of a library as they were imported, so that another can import them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-hand.h"
#include "store/qd-store-private.h"
#include "store/qd-time.h"

/* What was guessed of an article is not told of it. A damaged library may be of a version that did not note it. */
static const char *
get_told_language (QdSqlite              *db,
                   const QdArticleRecord *record)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT 1 FROM articles WHERE id = ?1 AND language_guessed");

  qd_statement_bind_int (statement, 1, record->id);
  return qd_statement_step (statement, NULL) == QD_STEP_ROW ? NULL : record->language;
}

static QdArticleDraft *
make_draft (const QdArticleRecord *record,
            const char            *language,
            QdBody                *body)
{
  QdArticleDraft *draft = qd_article_draft_new ();

  qd_article_draft_set_source (draft, record->given_source != NULL ? record->given_source : record->source);
  qd_article_draft_set_title (draft, record->title);
  qd_article_draft_set_byline (draft, record->byline);
  qd_article_draft_set_dateline (draft, record->dateline);
  qd_article_draft_set_published (draft, record->published);
  qd_article_draft_set_url (draft, record->url);
  qd_article_draft_set_language (draft, language);
  qd_article_draft_set_body (draft, body);
  qd_article_draft_set_listed (draft);
  return draft;
}

/* Pictures and facts. FALSE and an error if not all of them can be read; the others are taken then. */
static gboolean
take_extras (QdSqlite       *db,
             gint64          article_id,
             QdArticleDraft *draft,
             GError        **error)
{
  g_autoptr (GError)    local = NULL;
  g_autoptr (GPtrArray) facts = _qd_store_load_facts (db, article_id, &local);
  g_autoptr (GPtrArray) pictures = _qd_store_load_pictures (db, article_id, local == NULL ? &local : NULL);

  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const QdFact *fact = g_ptr_array_index (facts, i);

      qd_article_draft_add_fact (draft, fact->field, fact->value, fact->origin);
    }
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    {
      QdPicture          picture = *(QdPicture *)g_ptr_array_index (pictures, i);
      g_autoptr (GBytes) bytes = picture.width > 0 ? _qd_store_load_picture_bytes (db, article_id, i, local == NULL ? &local : NULL) : NULL;

      picture.bytes = bytes;
      if (bytes == NULL)
        picture.width = picture.height = 0;
      qd_article_draft_add_picture (draft, &picture);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Adds a draft for each origin. FALSE and an error if not all that belongs to them can be read; what can be is taken then. */
static gboolean
take_origins (QdSqlite              *db,
              const QdArticleRecord *record,
              QdBody                *body,
              GPtrArray             *drafts,
              GError               **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT external_id, path, line, original_id, media_type FROM origins"
                                                             " WHERE article_id = ?1");
  g_autoptr (GError)      local = NULL;

  qd_statement_bind_int (statement, 1, record->id);
  while (qd_statement_step (statement, local == NULL ? &local : NULL) == QD_STEP_ROW)
    {
      QdArticleDraft    *draft = make_draft (record, get_told_language (db, record), body);
      const char        *external_id = qd_statement_get_text (statement, 0, NULL);
      g_autoptr (GBytes) original = NULL;

      if (external_id != NULL && *external_id != '\0')
        qd_article_draft_set_external_id (draft, external_id);
      qd_article_draft_set_path (draft, qd_statement_get_text (statement, 1, NULL), (guint64)qd_statement_get_int (statement, 2));
      if (!qd_statement_is_null (statement, 3))
        original = _qd_store_unpack_original (db, qd_statement_get_int (statement, 3), local == NULL ? &local : NULL);
      take_extras (db, record->id, draft, local == NULL ? &local : NULL);
      if (original != NULL)
        qd_article_draft_set_original (draft, original, qd_statement_get_text (statement, 4, NULL));
      g_ptr_array_add (drafts, draft);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
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

/**
 * _qd_store_is_as_imported:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 *
 * Returns: whether source, title, text and quotations of the article can be read, and the first three are what was imported; %TRUE if there is
 *   no such article
 */
gboolean
_qd_store_is_as_imported (QdSqlite *db,
                          gint64    article_id)
{
  g_autoptr (QdStatement)     statement = qd_sqlite_prepare (db, "SELECT 1 FROM articles WHERE id = ?1");
  g_autoptr (QdArticleRecord) record = NULL;
  g_autoptr (QdBody)          body = NULL;
  g_autoptr (QdArticleDraft)  draft = NULL;
  g_autoptr (GPtrArray)       quotations = NULL;
  const char                 *text;
  gsize                       len;

  qd_statement_bind_int (statement, 1, article_id);
  if (qd_statement_step (statement, NULL) == QD_STEP_DONE)
    return TRUE;
  record = _qd_store_load_article_record (db, article_id, NULL);
  body = record != NULL ? _qd_store_load_body (db, article_id, NULL) : NULL;
  if (body == NULL)
    return FALSE;
  draft = make_draft (record, record->language, body);
  text = qd_body_get_text (body, &len);
  quotations = _qd_store_load_quotations (db, article_id, text, len, NULL);
  return quotations != NULL && has_identity (db, article_id, draft);
}

/* Of what is damaged it is told to which article it belongs. */
static void
set_part_error (const QdArticleRecord *record,
                GError                *local,
                GError               **error)
{
  if (!g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, local);
      return;
    }
  g_error_free (local);
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT,
               g_dgettext (GETTEXT_PACKAGE, "The library is damaged: of the article “%s” the original, a picture, its date, or where it is from cannot be read."), record->label);
}

/**
 * _qd_store_make_drafts:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @drafts: (not nullable) (element-type QdArticleDraft): gets a draft for each origin of the article, one at least
 * @read: (out) (not nullable): whether the person has read it
 * @starred: (out) (not nullable): whether it is starred
 * @whole: whether originals, pictures, facts, origins or a date that cannot be read are an error, rather than left out
 * @error: return location
 *
 * Makes of an article what was imported. Thread: the connection's.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_CORRUPT where source, title and text are not what was imported, and, if @whole is set, where
 *   something else of it is damaged
 * Returns: %TRUE, or %FALSE and an error; then there is no draft of it
 */
gboolean
_qd_store_make_drafts (QdSqlite  *db,
                       gint64     article_id,
                       GPtrArray *drafts,
                       gboolean  *read,
                       gboolean  *starred,
                       gboolean   whole,
                       GError   **error)
{
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (db, article_id, error);
  g_autoptr (QdBody)          body = record != NULL ? _qd_store_load_body (db, article_id, error) : NULL;
  g_autoptr (QdBody)          stripped = NULL;
  g_autoptr (QdArticleDraft)  bare = NULL;
  g_autoptr (GError)          local = NULL;
  guint                       first = drafts->len;

  if (body == NULL)
    return FALSE;
  stripped = _qd_store_strip_boilerplate (body);
  bare = make_draft (record, get_told_language (db, record), stripped);
  if (!has_identity (db, article_id, bare))
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT,
                   g_dgettext (GETTEXT_PACKAGE, "The library is damaged: the article “%s” is not what was imported."), record->label);
      return FALSE;
    }
  take_origins (db, record, stripped, drafts, &local);
  if (local == NULL && record->published != QD_TIME_UNKNOWN && !qd_time_is_known (record->published))
    _qd_store_set_damage_error (db, &local);
  if (drafts->len == first)
    {
      qd_article_draft_set_external_id (bare, record->label);
      take_extras (db, article_id, bare, local == NULL ? &local : NULL);
      g_ptr_array_add (drafts, g_steal_pointer (&bare));
    }
  if (local != NULL && whole)
    {
      g_ptr_array_set_size (drafts, (int)first);
      set_part_error (record, g_steal_pointer (&local), error);
      return FALSE;
    }
  *read = record->read;
  *starred = record->starred;
  return TRUE;
}

typedef struct
{
  gint64     article_id;
  GPtrArray *drafts;
} DraftsQuery;

static gpointer
load_drafts (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  DraftsQuery *query = data;
  gboolean     read, starred;

  return _qd_store_make_drafts (db, query->article_id, query->drafts, &read, &starred, TRUE, error) ? QD_STORE_DONE : NULL;
}

static void
draft_free (gpointer data)
{
  qd_article_draft_free (data);
}

/**
 * qd_store_load_drafts:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Loads an article as it was imported, once for each of its origins, with originals and pictures, all of them. Thread: any but those
 * of the library; blocks.
 *
 * Errors: #QdStoreError, %QD_STORE_ERROR_CORRUPT where anything of it is damaged, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdArticleDraft): one draft at least; %NULL on error
 */
GPtrArray *
qd_store_load_drafts (QdStore      *self,
                      gint64        article_id,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (draft_free);
  DraftsQuery           query = { article_id, drafts };

  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, load_drafts, &query, cancellable, error) != NULL ? g_steal_pointer (&drafts) : NULL;
}
