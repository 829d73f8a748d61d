/* qd-store-notes.c: words of articles that a person marked, and what they wrote of them
 *
 * A note is kept by what its article is known by and by the words that it is of, as corrections are: it stays when the
 * article is removed, and comes back with it. Where the words are is looked for in the body that the article has now, each
 * time that it is read; nothing of that is stored, so no import can spoil a note, and one whose words are gone keeps them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/qd-store-private.h"

/* Reading */

/* Where the notes of a list are in their articles. Those of one article come one after the other most of the time. */
typedef struct
{
  QdSqlite *db;
  gint64    article_id; /* whose body this is */
  QdBody   *body;
} Places;

static void
clear_places (Places *self)
{
  g_clear_pointer (&self->body, qd_body_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, clear_places)

static gboolean
find_words (Places         *self,
            const QdAnchor *anchor,
            gint64          article_id,
            QdSpan         *span,
            GError        **error)
{
  const char *text;
  gsize       len;

  *span = QD_SPAN_NONE;
  if (article_id == 0)
    return TRUE;
  if (self->article_id != article_id)
    {
      clear_places (self);
      self->body = _qd_store_load_body (self->db, article_id, error);
      self->article_id = self->body != NULL ? article_id : 0;
    }
  if (self->body == NULL)
    return FALSE;
  text = qd_body_get_text (self->body, &len);
  if (!qd_anchor_find (anchor, text, len, QD_ANCHOR_FUZZY, span))
    *span = QD_SPAN_NONE;
  return TRUE;
}

static QdNoteRecord *
read_record (Places      *places,
             QdStatement *statement,
             gint64       article_id,
             GError     **error)
{
  gsize                size;
  const guint8        *identity = qd_statement_get_blob (statement, 1, &size);
  gint64               style = qd_statement_get_int (statement, 6);
  g_autoptr (QdAnchor) anchor = NULL;
  QdNoteRecord         fields = { .article_id = article_id };

  if (size != sizeof fields.article.identity || style < 0 || style >= QD_NOTE_N_STYLES)
    {
      _qd_store_set_damage_error (places->db, error);
      return NULL;
    }
  anchor = qd_anchor_new (qd_statement_get_text (statement, 11, NULL), qd_statement_get_text (statement, 12, NULL), qd_statement_get_text (statement, 13, NULL),
                          (gsize)MAX (qd_statement_get_int (statement, 10), 0));
  memcpy (fields.article.identity, identity, size);
  fields.id = qd_statement_get_int (statement, 0);
  fields.article.label = qd_statement_get_text (statement, 2, NULL);
  fields.article.title = qd_statement_get_text (statement, 3, NULL);
  fields.article.source = qd_statement_get_text (statement, 4, NULL);
  fields.article.url = qd_statement_get_text (statement, 5, NULL);
  fields.style = (QdNoteStyle)style;
  fields.text = qd_statement_get_text (statement, 7, NULL);
  fields.created = qd_statement_get_int (statement, 8);
  fields.changed = qd_statement_get_int (statement, 9);
  fields.anchor = anchor;
  return find_words (places, anchor, article_id, &fields.span, error) ? qd_note_record_new (&fields) : NULL;
}

/* What an article is known by; borrows from @record. */
static gboolean
know_article (QdSqlite        *db,
              QdArticleRecord *record,
              QdKnownArticle  *known,
              GError         **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT identity FROM articles WHERE id = ?1");
  const guint8           *identity;
  gsize                   size;

  qd_statement_bind_int (statement, 1, record->id);
  if (!qd_statement_need (statement, error))
    return FALSE;
  identity = qd_statement_get_blob (statement, 0, &size);
  if (size != sizeof known->identity)
    {
      _qd_store_set_damage_error (db, error);
      return FALSE;
    }
  memcpy (known->identity, identity, size);
  known->label = record->label;
  known->title = record->title;
  known->source = record->given_source != NULL ? record->given_source : record->source;
  known->url = record->url;
  return TRUE;
}

static QdStatement *
prepare_for_article (QdSqlite             *db,
                     const char           *sql,
                     const QdKnownArticle *article)
{
  QdStatement *statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_blob (statement, 1, article->identity, sizeof article->identity);
  qd_statement_bind_text (statement, 2, article->url);
  qd_statement_bind_text (statement, 3, article->label);
  qd_statement_bind_text (statement, 4, article->title);
  qd_statement_bind_text (statement, 5, article->source);
  return statement;
}

/* As they come in the text; those whose words are not there behind the others, by when they were made. */
static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const QdNoteRecord *x = *(QdNoteRecord *const *)a, *y = *(QdNoteRecord *const *)b;
  gboolean            x_lost = qd_span_is_empty (x->span), y_lost = qd_span_is_empty (y->span);

  if (x_lost != y_lost)
    return x_lost - y_lost;
  if (!x_lost && x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static GPtrArray *
list_of_article (QdSqlite *db,
                 gint64    article_id,
                 GError  **error)
{
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (db, article_id, error);
  g_autoptr (QdStatement)     statement = NULL;
  g_autoptr (GPtrArray)       records = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_note_record_unref);
  g_auto (Places)             places = { .db = db };
  QdKnownArticle              known;
  QdStep                      step;

  if (record == NULL || !know_article (db, record, &known, error))
    return NULL;
  statement = prepare_for_article (db, QD_NOTES_OF_ARTICLE_SQL, &known);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdNoteRecord *note = read_record (&places, statement, article_id, error);

      if (note == NULL)
        return NULL;
      g_ptr_array_add (records, note);
    }
  g_ptr_array_sort (records, compare_records);
  return step == QD_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/* The article itself if it is there; else the latest version of it. */
static gboolean
find_article (QdSqlite    *db,
              QdStatement *note,
              gint64      *article_id,
              GError     **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_ARTICLE_OF_NOTE_SQL);
  gsize                   size;
  const guint8           *identity = qd_statement_get_blob (note, 1, &size);
  QdStep                  step;

  qd_statement_bind_blob (statement, 1, identity, size);
  qd_statement_bind_text (statement, 2, qd_statement_get_text (note, 5, NULL));
  qd_statement_bind_text (statement, 3, qd_statement_get_text (note, 2, NULL));
  qd_statement_bind_text (statement, 4, qd_statement_get_text (note, 3, NULL));
  qd_statement_bind_text (statement, 5, qd_statement_get_text (note, 4, NULL));
  step = qd_statement_step (statement, error);
  *article_id = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

static GPtrArray *
list_all (QdSqlite     *db,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " QD_NOTE_COLUMNS " FROM notes ORDER BY id");
  g_autoptr (GPtrArray)   records = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_note_record_unref);
  g_auto (Places)         places = { .db = db };
  gint64                  article_id;
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdNoteRecord *note;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !find_article (db, statement, &article_id, error))
        return NULL;
      note = read_record (&places, statement, article_id, error);
      if (note == NULL)
        return NULL;
      g_ptr_array_add (records, note);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

static gpointer
list_notes (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const gint64 *article_id = data;

  return *article_id != 0 ? list_of_article (db, *article_id, error) : list_all (db, cancellable, error);
}

/**
 * qd_store_list_notes:
 * @self: (not nullable): a library
 * @article_id: an article's row, for its notes only, as they come in it; 0 for all, the earliest first, also those of
 *   articles that are not in the library now
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Looks for the words of each in the text that its article has now. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdNoteRecord): the notes; %NULL on error
 */
GPtrArray *
qd_store_list_notes (QdStore      *self,
                     gint64        article_id,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_find (self, list_notes, &article_id, cancellable, error);
}

/**
 * qd_store_list_notes_async:
 * @self: (not nullable): a library
 * @article_id: as for qd_store_list_notes()
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_notes() does without blocking. Thread: any.
 */
void
qd_store_list_notes_async (QdStore            *self,
                           gint64              article_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_notes_async);
  /* All of them take a while, which an article that is opened meanwhile shall not wait for. */
  if (article_id != 0)
    _qd_store_read_async (self, list_notes, g_memdup2 (&article_id, sizeof article_id), g_free, task, (GDestroyNotify)g_ptr_array_unref);
  else
    _qd_store_find_async (self, list_notes, g_memdup2 (&article_id, sizeof article_id), g_free, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_notes_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_notes_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdNoteRecord): the notes; %NULL on error
 */
GPtrArray *
qd_store_list_notes_finish (QdStore      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Writing */

static gboolean
insert_record (QdSqlite           *db,
               const QdNoteRecord *record,
               gint64             *id,
               GError            **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO notes (" QD_NOTE_COLUMNS ")"
                                                             " VALUES (nullif (?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");

  qd_statement_bind_int (statement, 1, record->id);
  qd_statement_bind_blob (statement, 2, record->article.identity, sizeof record->article.identity);
  qd_statement_bind_text (statement, 3, record->article.label);
  qd_statement_bind_text (statement, 4, record->article.title);
  qd_statement_bind_text (statement, 5, record->article.source);
  qd_statement_bind_text (statement, 6, record->article.url);
  qd_statement_bind_int (statement, 7, record->style);
  qd_statement_bind_text (statement, 8, record->text);
  qd_statement_bind_int (statement, 9, record->created);
  qd_statement_bind_int (statement, 10, record->changed);
  qd_statement_bind_int (statement, 11, (gint64)MIN (record->anchor->start, G_MAXINT64));
  qd_statement_bind_text (statement, 12, record->anchor->exact);
  qd_statement_bind_text (statement, 13, record->anchor->prefix);
  qd_statement_bind_text (statement, 14, record->anchor->suffix);
  if (!qd_statement_run (statement, error))
    return FALSE;
  *id = qd_sqlite_last_id (db);
  return TRUE;
}

static gboolean
is_boundary (const char *text,
             gsize       len,
             gsize       at)
{
  return at <= len && (at == len || ((guchar)text[at] & 0xC0) != 0x80);
}

/* Without the spaces around it, which the pointer takes along. */
static QdSpan
trim (const char *text,
      QdSpan      span)
{
  while (span.start < span.end && g_unichar_isspace (g_utf8_get_char (text + span.start)))
    span.start = (gsize)(g_utf8_next_char (text + span.start) - text);
  while (span.end > span.start)
    {
      const char *last = g_utf8_prev_char (text + span.end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      span.end = (gsize)(last - text);
    }
  return span;
}

static gboolean
check_size (gsize    size,
            GError **error)
{
  if (size <= QD_NOTE_MOST_BYTES)
    return TRUE;
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED, g_dgettext (GETTEXT_PACKAGE, "This is too long for a note. Mark fewer words, or write less."));
  return FALSE;
}

static QdAnchor *
make_anchor (QdSqlite *db,
             gint64    article_id,
             QdSpan    span,
             GError  **error)
{
  g_autoptr (QdBody) body = _qd_store_load_body (db, article_id, error);
  const char        *text;
  gsize              len;

  if (body == NULL)
    return NULL;
  text = qd_body_get_text (body, &len);
  if (span.end <= len && is_boundary (text, len, span.start) && is_boundary (text, len, span.end))
    span = trim (text, span);
  else
    span = QD_SPAN_NONE;
  if (qd_span_is_empty (span))
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                   g_dgettext (GETTEXT_PACKAGE, "These words are no longer in the article. Select them again."));
      return NULL;
    }
  return check_size (qd_span_length (span), error) ? qd_anchor_new_at (text, len, span) : NULL;
}

/* Marks words of an article. */
QdChange *
_qd_store_add_note (QdSqlite *db,
                    QdChange *change,
                    GError  **error)
{
  g_autoptr (QdArticleRecord) article = NULL;
  g_autoptr (QdAnchor)        anchor = NULL;
  QdNoteRecord                record = { .created = g_get_real_time () };
  gint64                      article_id, id;
  guint64                     start, end;
  guint                       style;

  g_variant_get (qd_change_get_arguments (change), "(xttu&s)", &article_id, &start, &end, &style, &record.text);
  article = _qd_store_load_article_record (db, article_id, error);
  if (article == NULL || !know_article (db, article, &record.article, error) || !check_size (strlen (record.text), error))
    return NULL;
  anchor = make_anchor (db, article_id, (QdSpan){ start, end }, error);
  if (anchor == NULL)
    return NULL;
  record.anchor = anchor;
  record.changed = record.created;
  record.style = (QdNoteStyle)MIN (style, QD_NOTE_N_STYLES - 1);
  return insert_record (db, &record, &id, error) ? qd_change_new_remove_note (id) : NULL;
}

static QdNoteRecord *
load_record (QdSqlite *db,
             gint64    id,
             GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " QD_NOTE_COLUMNS " FROM notes WHERE id = ?1");
  g_auto (Places)         places = { .db = db };
  QdStep                  step;

  qd_statement_bind_int (statement, 1, id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ROW)
    return read_record (&places, statement, 0, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "The note no longer exists."));
  return NULL;
}

/* Changes how words are marked, and what is written of them. */
QdChange *
_qd_store_edit_note (QdSqlite *db,
                     QdChange *change,
                     GError  **error)
{
  g_autoptr (QdNoteRecord) before = NULL;
  g_autoptr (QdStatement)  statement = qd_sqlite_prepare (db, "UPDATE notes SET style = ?2, text = ?3, changed = ?4 WHERE id = ?1");
  const char              *text;
  gint64                   id;
  guint                    style;

  g_variant_get (qd_change_get_arguments (change), "(xu&s)", &id, &style, &text);
  before = load_record (db, id, error);
  if (before == NULL || !check_size (strlen (text), error))
    return NULL;
  qd_statement_bind_int (statement, 1, id);
  qd_statement_bind_int (statement, 2, MIN (style, QD_NOTE_N_STYLES - 1));
  qd_statement_bind_text (statement, 3, text);
  qd_statement_bind_int (statement, 4, g_get_real_time ());
  return qd_statement_run (statement, error) ? qd_change_new_edit_note (id, before->style, before->text) : NULL;
}

/* What takes it back holds all of the note, so that it gets its row again. */
QdChange *
_qd_store_remove_note (QdSqlite *db,
                       QdChange *change,
                       GError  **error)
{
  gint64                   id = g_variant_get_int64 (qd_change_get_arguments (change));
  g_autoptr (QdNoteRecord) before = load_record (db, id, error);
  g_autoptr (QdStatement)  statement = qd_sqlite_prepare (db, "DELETE FROM notes WHERE id = ?1");
  const QdKnownArticle    *article;

  if (before == NULL)
    return NULL;
  qd_statement_bind_int (statement, 1, id);
  if (!qd_statement_run (statement, error))
    return NULL;
  article = &before->article;
  return qd_change_new (QD_CHANGE_RESTORE_NOTE,
                        g_variant_new ("(x@aysmssmsusxxtsss)", id,
                                       g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, article->identity, sizeof article->identity, 1),
                                       article->label, article->title, article->source, article->url, (guint)before->style, before->text,
                                       before->created, before->changed, (guint64)before->anchor->start,
                                       before->anchor->exact, before->anchor->prefix, before->anchor->suffix));
}

/* Brings back a note that was removed, in its row. */
QdChange *
_qd_store_restore_note (QdSqlite *db,
                        QdChange *change,
                        GError  **error)
{
  g_autoptr (GVariant) identity = NULL;
  QdAnchor             anchor;
  QdNoteRecord         record = { .anchor = &anchor };
  guint64              start;
  guint                style;
  gconstpointer        bytes;
  gsize                size;
  gint64               id;

  g_variant_get (qd_change_get_arguments (change), "(x@ay&sm&s&sm&su&sxxt&s&s&s)", &record.id, &identity,
                 &record.article.label, &record.article.title, &record.article.source, &record.article.url, &style, &record.text,
                 &record.created, &record.changed, &start, &anchor.exact, &anchor.prefix, &anchor.suffix);
  bytes = g_variant_get_fixed_array (identity, &size, 1);
  g_return_val_if_fail (size == sizeof record.article.identity, NULL);
  memcpy (record.article.identity, bytes, size);
  anchor.start = start;
  record.style = (QdNoteStyle)style;
  return insert_record (db, &record, &id, error) ? qd_change_new_remove_note (id) : NULL;
}

/* Salvage */

static gpointer
insert_all (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  GPtrArray             *records = data;
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  gint64                 id;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (!insert_record (db, records->pdata[i], &id, error))
      return NULL;
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/**
 * _qd_store_copy_notes:
 * @from: (not nullable): a library that may be damaged
 * @to: (not nullable): one without notes
 * @error: return location
 *
 * Takes over the notes that can be read, each by itself. Thread: that of @from.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error: they could not be written
 */
gboolean
_qd_store_copy_notes (QdSqlite *from,
                      QdStore  *to,
                      GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (from, "SELECT " QD_NOTE_COLUMNS " FROM notes ORDER BY id");
  g_autoptr (GPtrArray)   records = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_note_record_unref);
  g_auto (Places)         places = { .db = from };

  while (qd_statement_step (statement, NULL) == QD_STEP_ROW)
    {
      QdNoteRecord *note = read_record (&places, statement, 0, NULL);

      if (note != NULL)
        g_ptr_array_add (records, note);
    }
  return _qd_store_write (to, insert_all, records, NULL, error) != NULL;
}
