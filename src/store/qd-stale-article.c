/* qd-stale-article.c: an article of the library and what an older version of the program found in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-codec.h"
#include "store/qd-quotation-pack.h"
#include "store/qd-stale-article-private.h"
#include "store/qd-store-private.h"

/* A quotation as it is stored. */
typedef struct
{
  gint64  id;
  gint64  kind;
  GBytes *spans;
  gint64  parent;
  char   *speaker;
  double  confidence;
  GBytes *details;
} Found;

struct _QdStaleArticle
{
  gint64          id;
  char           *name;       /* by which a person knows it */
  QdArticleDraft *draft;      /* NULL if what is stored cannot be read */
  gboolean        is_damaged; /* although it can be read */

  /* what is stored */
  gboolean is_compared; /* with others, as this version compares */
  gint64   n_words;
  gboolean has_guessed; /* the language */
  char    *language;
  GBytes  *profile; /* nullable */
  GArray  *found;   /* of Found, in order */

  /* once it is prepared */
  QdPreparedArticle *prepared;
  gboolean           is_same;
  GArray            *keys; /* of guint64: what the article is found by */
  GArray            *ids;  /* of gint64: rows of the quotations */
  GPtrArray         *words;
  char              *speakers;
};

static void
clear_found (gpointer data)
{
  Found *found = data;

  g_bytes_unref (found->spans);
  g_free (found->speaker);
  g_bytes_unref (found->details);
}

/**
 * qd_stale_article_free:
 * @self: (nullable) (transfer full): an article
 *
 * Frees it with its draft. Thread: the one that uses it.
 */
void
qd_stale_article_free (QdStaleArticle *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->prepared, qd_prepared_article_free);
  g_clear_pointer (&self->draft, qd_article_draft_free);
  g_clear_pointer (&self->profile, g_bytes_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self->speakers);
  g_free (self->language);
  g_free (self->name);
  g_free (self);
}

/* Loading */

/**
 * _qd_store_strip_boilerplate:
 * @body: (not nullable): a body from the library
 *
 * Thread: any.
 *
 * Returns: (transfer full): the same without the marks that the analysis makes, so that they can be made anew
 */
QdBody *
_qd_store_strip_boilerplate (QdBody *body)
{
  gsize             len;
  const char       *text = qd_body_get_text (body, &len);
  QdBody           *stripped = qd_body_new (text, (gssize)len);
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (body, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind != QD_BODY_MARK_BOILERPLATE)
      qd_body_add_mark (stripped, marks[i].kind, marks[i].span, marks[i].level, marks[i].value);
  return stripped;
}

static GBytes *
dup_blob (QdStatement *statement,
          int          column)
{
  gsize         size;
  gconstpointer data = qd_statement_get_blob (statement, column, &size);

  return g_bytes_new (data, size);
}

static gboolean
load_row (QdStaleArticle *self,
          QdSqlite       *db,
          gint64          comparison,
          GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT analysis, n_words, profile, language, language_guessed FROM articles WHERE id = ?1");

  qd_statement_bind_int (statement, 1, self->id);
  if (!qd_statement_need (statement, error))
    return FALSE;
  self->is_compared = qd_statement_get_int (statement, 0) >= comparison;
  self->n_words = qd_statement_get_int (statement, 1);
  self->profile = qd_statement_is_null (statement, 2) ? NULL : dup_blob (statement, 2);
  self->language = g_strdup (qd_statement_get_text (statement, 3, NULL));
  self->has_guessed = qd_statement_get_int (statement, 4) != 0;
  return TRUE;
}

static gboolean
load_found (QdStaleArticle *self,
            QdSqlite       *db,
            GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id, kind, spans, parent, speaker, confidence, details FROM quotations WHERE article_id = ?1 ORDER BY ordinal");
  QdStep                  step;

  self->found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_array_set_clear_func (self->found, clear_found);
  qd_statement_bind_int (statement, 1, self->id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      const Found found = { .id = qd_statement_get_int (statement, 0),
                            .kind = qd_statement_get_int (statement, 1),
                            .spans = dup_blob (statement, 2),
                            .parent = qd_statement_get_int (statement, 3),
                            .speaker = g_strdup (qd_statement_get_text (statement, 4, NULL)),
                            .confidence = qd_statement_get_double (statement, 5),
                            .details = dup_blob (statement, 6) };

      g_array_append_val (self->found, found);
    }
  return step == QD_STEP_DONE;
}

/* Not every article has a headline. */
static char *
dup_name (const char *title,
          const char *label)
{
  return g_utf8_make_valid (title != NULL && *title != '\0' ? title : label != NULL ? label
                                                                                    : "",
                            -1);
}

/**
 * _qd_stale_article_load:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @comparison: %QD_COMPARISON_VERSION
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the article as it is stored; %NULL on error
 */
QdStaleArticle *
_qd_stale_article_load (QdSqlite *db,
                        gint64    article_id,
                        gint64    comparison,
                        GError  **error)
{
  g_autoptr (QdStaleArticle)  self = g_new0 (QdStaleArticle, 1);
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (db, article_id, error);
  g_autoptr (QdBody)          body = record != NULL ? _qd_store_load_body (db, article_id, error) : NULL;
  g_autoptr (QdBody)          stripped = NULL;

  self->id = article_id;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->words = g_ptr_array_new_with_free_func (g_free);
  if (body == NULL || !load_row (self, db, comparison, error) || !load_found (self, db, error))
    return NULL;
  self->name = dup_name (record->title, record->label);
  stripped = _qd_store_strip_boilerplate (body);
  self->draft = qd_article_draft_new ();
  /* The label is that of the first origin, and as an id it stays what it is. */
  qd_article_draft_set_external_id (self->draft, record->label);
  qd_article_draft_set_source (self->draft, record->given_source != NULL ? record->given_source : record->source);
  qd_article_draft_set_title (self->draft, record->title);
  qd_article_draft_set_byline (self->draft, record->byline);
  qd_article_draft_set_dateline (self->draft, record->dateline);
  qd_article_draft_set_published (self->draft, record->published);
  qd_article_draft_set_url (self->draft, record->url);
  qd_article_draft_set_language (self->draft, self->has_guessed ? NULL : self->language);
  qd_article_draft_set_body (self->draft, stripped);
  qd_article_draft_set_listed (self->draft);
  return g_steal_pointer (&self);
}

/**
 * _qd_stale_article_new_damaged:
 * @db: (not nullable): a connection
 * @article_id: the row of an article that cannot be loaded
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): an article that has nothing but its name; %NULL on error
 */
QdStaleArticle *
_qd_stale_article_new_damaged (QdSqlite *db,
                               gint64    article_id,
                               GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT title, label FROM articles WHERE id = ?1");
  QdStaleArticle         *self;

  qd_statement_bind_int (statement, 1, article_id);
  if (!qd_statement_need (statement, error))
    return NULL;
  self = g_new0 (QdStaleArticle, 1);
  self->id = article_id;
  self->name = dup_name (qd_statement_get_text (statement, 0, NULL), qd_statement_get_text (statement, 1, NULL));
  return self;
}

/* Comparing */

static gboolean
is_same_blob (GBytes       *stored,
              gconstpointer data,
              gsize         size)
{
  gsize         stored_size;
  gconstpointer stored_data = g_bytes_get_data (stored, &stored_size);

  return stored_size == size && (size == 0 || memcmp (stored_data, data, size) == 0);
}

static gboolean
is_same_quotation (const Found       *found,
                   const QdQuotation *quotation,
                   const char        *text,
                   gsize              len)
{
  g_autoptr (GByteArray) spans = NULL;
  g_autoptr (GByteArray) details = NULL;

  if (found->kind != quotation->kind || found->parent != quotation->parent || found->confidence != quotation->confidence ||
      g_strcmp0 (found->speaker, quotation->speaker) != 0)
    return FALSE;
  spans = qd_codec_encode_spans (quotation->spans, quotation->n_spans);
  details = _qd_quotation_pack_details (quotation, text, len);
  return is_same_blob (found->spans, spans->data, spans->len) && is_same_blob (found->details, details->data, details->len);
}

/* Whether what is found now is what is stored, but for the marks. */
static gboolean
has_same_findings (const QdStaleArticle *self)
{
  QdAnalysis *analysis = self->prepared->found;
  gsize       len;
  const char *text = qd_body_get_text (qd_article_draft_get_body (self->draft), &len);

  if (qd_analysis_get_n_quotations (analysis) != self->found->len || qd_analysis_get_n_words (analysis) != self->n_words ||
      g_strcmp0 (_qd_prepared_article_get_language (self->prepared), self->language) != 0 ||
      (self->profile == NULL) != (self->prepared->profile == NULL) || (self->profile != NULL && !g_bytes_equal (self->profile, self->prepared->profile)))
    return FALSE;
  for (guint i = 0; i < self->found->len; i++)
    if (!is_same_quotation (&g_array_index (self->found, Found, i), qd_analysis_get_quotation (analysis, i), text, len))
      return FALSE;
  return TRUE;
}

/* FALSE if a row is damaged. */
static gboolean
list_words (QdStaleArticle *self)
{
  gsize       len;
  const char *text = qd_body_get_text (qd_article_draft_get_body (self->draft), &len);

  for (guint i = 0; i < self->found->len; i++)
    {
      const Found       *found = &g_array_index (self->found, Found, i);
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
      gsize              size;
      const guint8      *data = g_bytes_get_data (found->spans, &size);
      char              *words = qd_codec_decode_spans (data, size, len, spans) ? _qd_quotation_dup_text (text, len, spans) : NULL;

      if (words == NULL)
        return FALSE;
      g_ptr_array_add (self->words, words);
      g_array_append_val (self->ids, found->id);
    }
  return TRUE;
}

/* Works out what the indexes have of the article. FALSE if what is stored is damaged. */
static gboolean
describe (QdStaleArticle *self)
{
  g_autoptr (GPtrArray) speakers = g_ptr_array_new ();

  if (self->keys != NULL)
    return TRUE;
  g_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->words, 0);
  if (!list_words (self))
    return FALSE;
  for (guint i = 0; i < self->found->len; i++)
    g_ptr_array_add (speakers, g_array_index (self->found, Found, i).speaker);
  self->speakers = _qd_store_join_speakers (speakers);
  self->keys = _qd_match_entry_make_keys (self->words, speakers, qd_article_draft_get_published (self->draft));
  return TRUE;
}

/**
 * qd_stale_article_get_draft:
 * @self: (not nullable): an article
 *
 * Thread: the one that uses it.
 *
 * Returns: (transfer none) (nullable): the article as it was imported; %NULL if what is stored of it cannot be read
 */
QdArticleDraft *
qd_stale_article_get_draft (QdStaleArticle *self)
{
  return self->draft;
}

/**
 * qd_stale_article_prepare:
 * @self: (not nullable): an article
 *
 * Analyses it again, compares that with what is stored, and works out what is to be written; to be called once. Thread: any.
 */
void
qd_stale_article_prepare (QdStaleArticle *self)
{
  g_return_if_fail (self->prepared == NULL);

  if (self->draft == NULL)
    return;
  self->prepared = _qd_prepared_article_new_again (self->draft);
  if (self->prepared->error != NULL)
    return;
  self->is_same = has_same_findings (self);
  /* What the writing thread will ask for. */
  if (!_qd_stale_article_stays (self))
    describe (self);
}

/**
 * qd_stale_article_get_damaged:
 * @self: (not nullable): an article that was prepared, and may have been renewed
 *
 * Thread: the one that uses it.
 *
 * Returns: (transfer none) (nullable): by what a person knows the article, if what is stored of it is damaged so that nothing can be found
 *   in it anew; else %NULL
 */
const char *
qd_stale_article_get_damaged (const QdStaleArticle *self)
{
  return self->is_damaged || self->prepared == NULL || self->prepared->error != NULL ? self->name : NULL;
}

/**
 * _qd_stale_article_set_damaged:
 * @self: (not nullable): an article
 *
 * Notes that what is stored of it cannot be replaced. Thread: the one that uses it.
 */
void
_qd_stale_article_set_damaged (QdStaleArticle *self)
{
  self->is_damaged = TRUE;
}

/**
 * _qd_stale_article_get_id:
 * @self: (not nullable): an article
 *
 * Returns: its row
 */
gint64
_qd_stale_article_get_id (const QdStaleArticle *self)
{
  return self->id;
}

/**
 * _qd_stale_article_get_prepared:
 * @self: (not nullable): an article
 *
 * Returns: (transfer none) (nullable): what was prepared; %NULL if what is stored cannot be read
 */
QdPreparedArticle *
_qd_stale_article_get_prepared (QdStaleArticle *self)
{
  return self->prepared;
}

/**
 * _qd_stale_article_stays:
 * @self: (not nullable): an article that was prepared
 *
 * Returns: whether what is stored of it is what this version finds, relations included, but for what is marked in its text
 */
gboolean
_qd_stale_article_stays (const QdStaleArticle *self)
{
  return self->is_same && self->is_compared;
}

/**
 * _qd_stale_article_make_replacement:
 * @self: (not nullable): an article that was prepared
 *
 * Returns: (transfer full) (nullable): how it is to be replaced, borrowing from @self; %NULL if what is stored is damaged
 */
QdReplacement *
_qd_stale_article_make_replacement (QdStaleArticle *self)
{
  g_autofree char *speakers = NULL;
  QdReplacement   *replacement;

  if (!describe (self))
    return NULL;
  speakers = _qd_store_dup_speakers (self->prepared->analysis);
  replacement = g_new0 (QdReplacement, 1);
  *replacement = (QdReplacement){ .article = self->prepared,
                                  .article_id = self->id,
                                  .keys = self->keys,
                                  .ids = self->ids,
                                  .words = self->words,
                                  .speakers = self->speakers,
                                  .is_indexed = g_strcmp0 (speakers, self->speakers) == 0 };
  return replacement;
}

/**
 * _qd_store_prepare_again:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @draft: (out) (transfer full): the article as it was imported; to be freed after what is returned
 * @error: return location
 *
 * Analyses an article of the library again.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the article made ready for _qd_store_renew_article(); %NULL on error
 */
QdPreparedArticle *
_qd_store_prepare_again (QdSqlite        *db,
                         gint64           article_id,
                         QdArticleDraft **draft,
                         GError         **error)
{
  g_autoptr (QdStaleArticle)    self = _qd_stale_article_load (db, article_id, QD_COMPARISON_VERSION, error);
  g_autoptr (QdPreparedArticle) prepared = NULL;

  if (self == NULL)
    return NULL;
  prepared = _qd_prepared_article_new_again (self->draft);
  if (prepared->error != NULL)
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  *draft = g_steal_pointer (&self->draft);
  return g_steal_pointer (&prepared);
}
