/* qd-match-entry.c: what the matcher has to know of an article in the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-entry.h"

#include "store/qd-store-private.h"

#include <string.h>

static void
free_list (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static QdMatchEntry *
entry_new (const guint8 *identity,
           QdProfile    *profile,
           gint64        published)
{
  QdMatchEntry *self = g_new0 (QdMatchEntry, 1);

  memcpy (self->identity, identity, sizeof self->identity);
  self->article = qd_match_article_new (profile, published);
  self->quotations = g_array_new (FALSE, TRUE, sizeof (QdEntryQuotation));
  self->relations = g_ptr_array_new_with_free_func (free_list);
  self->link.data = self;
  return self;
}

/**
 * _qd_match_entry_free:
 * @self: (not nullable) (transfer full): an entry
 */
void
_qd_match_entry_free (QdMatchEntry *self)
{
  qd_match_article_free (self->article);
  g_array_unref (self->quotations);
  g_clear_pointer (&self->own, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_ptr_array_unref (self->relations);
  g_free (self);
}

/* Keys */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint64 *number_a = a, *number_b = b;

  return (*number_a > *number_b) - (*number_a < *number_b);
}

static void
unique_keys (GArray *keys)
{
  guint64 *data = (guint64 *)(gpointer)keys->data;
  guint    n = 0;

  g_array_sort (keys, compare_numbers);
  for (guint i = 0; i < keys->len; i++)
    if (n == 0 || data[i] != data[n - 1])
      data[n++] = data[i];
  g_array_set_size (keys, n);
}

/* A weak key in the index: 32 bits of it and the period, so that periods that follow one another lie side by side; the
 * periods of ten years, since what is far apart and falls together is only compared in vain. */
static guint64
place_in_period (guint64 key,
                 gint64  period)
{
  guint64 hash = key << 1 >> 32;

  return period == QD_MATCH_NO_PERIOD ? ~hash << 32 >> 24 : hash << 8 | ((guint64)period & 255);
}

/* Makes keys of the index, of 40 bits, of those of an article: what it is to be found by, and what finds those that it is
 * to be compared with. Both rise, each key once. */
static void
make_index_keys (GArray *keys,
                 gint64  period,
                 GArray *own,
                 GArray *wanted)
{
  for (guint i = 0; i < keys->len; i++)
    {
      guint64  key = g_array_index (keys, guint64, i);
      gboolean is_weak = (key & QD_MATCH_WEAK_KEY) != 0;
      guint64  place = is_weak ? place_in_period (key, period) : key << 1 >> 24;

      g_array_append_val (own, place);
      g_array_append_val (wanted, place);
      for (int step = -1; is_weak && period != QD_MATCH_NO_PERIOD && step <= 1; step += 2)
        {
          guint64 near = place_in_period (key, period + step);

          g_array_append_val (wanted, near);
        }
    }
  unique_keys (own);
  unique_keys (wanted);
}

static void
make_keys (QdMatchEntry *self,
           gint64        published)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));

  self->own = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint64));
  qd_match_article_list_keys (self->article, keys);
  make_index_keys (keys, qd_match_period (published), self->own, self->wanted);
}

/* Articles on their way in */

/**
 * _qd_match_entry_new:
 * @identity: (not nullable) (array fixed-size=32): an article's identity
 * @analysis: (not nullable): its quotations
 * @published: when it appeared, or %QD_TIME_UNKNOWN
 *
 * Makes an entry with keys of an article that has no rows yet. Thread: any.
 *
 * Returns: (transfer full): the entry
 */
QdMatchEntry *
_qd_match_entry_new (const guint8 *identity,
                     QdAnalysis   *analysis,
                     gint64        published)
{
  QdMatchEntry *self = entry_new (identity, qd_analysis_get_profile (analysis), published);
  guint         n = qd_analysis_get_n_quotations (analysis);

  for (guint i = 0; i < n; i++)
    {
      const QdQuotation *quotation = qd_analysis_get_quotation (analysis, i), *holder;

      qd_match_article_add (self->article, quotation->text, quotation->speaker, quotation->confidence);
      if (quotation->parent < 0 || (guint)quotation->parent >= i)
        continue;
      holder = qd_analysis_get_quotation (analysis, (guint)quotation->parent);
      qd_match_article_nest (self->article, i, quotation->spans, quotation->n_spans, (guint)quotation->parent, holder->spans, holder->n_spans);
    }
  qd_match_article_seal (self->article);
  g_array_set_size (self->quotations, n);
  g_ptr_array_set_size (self->relations, (int)n);
  self->is_new = TRUE;
  make_keys (self, published);
  return self;
}

/* Articles of the library */

static QdMatchEntry *
load_article (QdSqlite *db,
              gint64    article_id,
              gint64   *published,
              GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT identity, profile, published FROM articles WHERE id = ?1");
  g_autoptr (QdProfile)   profile = NULL;
  const guint8           *identity, *data;
  gsize                   identity_size, size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ERROR)
    return NULL;
  identity = qd_statement_get_blob (statement, 0, &identity_size);
  data = qd_statement_get_blob (statement, 1, &size);
  if (step == QD_STEP_ROW && data != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);

      profile = qd_profile_new_from_bytes (bytes, NULL);
    }
  if (step == QD_STEP_DONE || identity_size != QD_CODEC_IDENTITY_SIZE || (data != NULL && profile == NULL))
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  *published = qd_statement_is_null (statement, 2) ? QD_TIME_UNKNOWN : qd_statement_get_int (statement, 2);
  return entry_new (identity, profile, *published);
}

/* Where the quotations of an article are in its body, from the row of each in order. */
static gboolean
read_spans (QdStatement *statement,
            int          column,
            GPtrArray   *spans)
{
  GArray       *of_one = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  gsize         size;
  const guint8 *data = qd_statement_get_blob (statement, column, &size);

  g_ptr_array_add (spans, of_one);
  return qd_codec_decode_spans (data, size, G_MAXSIZE, of_one);
}

static void
nest (QdMatchArticle *article,
      GPtrArray      *spans,
      gint64          parent)
{
  guint   nested = spans->len - 1;
  GArray *inner = spans->pdata[nested], *outer;

  if (parent < 0 || parent >= nested)
    return;
  outer = spans->pdata[parent];
  qd_match_article_nest (article, nested, (const QdSpan *)(gconstpointer)inner->data, inner->len,
                         (guint)parent, (const QdSpan *)(gconstpointer)outer->data, outer->len);
}

/**
 * _qd_match_entry_load:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @with_keys: whether its keys are wanted
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): an entry of what is stored; %NULL on error
 */
QdMatchEntry *
_qd_match_entry_load (QdSqlite *db,
                      gint64    article_id,
                      gboolean  with_keys,
                      GError  **error)
{
  gint64                   published;
  g_autoptr (QdMatchEntry) self = load_article (db, article_id, &published, error);
  g_autoptr (QdStatement)  statement = NULL;
  g_autoptr (GPtrArray)    spans = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  QdStep                   step;

  if (self == NULL)
    return NULL;
  self->article_id = article_id;
  statement = qd_sqlite_prepare (db, "SELECT id, text, speaker, confidence, spans, parent, statement_id, strongest FROM quotations"
                                     " WHERE article_id = ?1 ORDER BY ordinal");
  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdEntryQuotation quotation = { qd_statement_get_int (statement, 0), qd_statement_get_int (statement, 6), qd_statement_get_uint (statement, 7) };

      g_array_append_val (self->quotations, quotation);
      qd_match_article_add (self->article, qd_statement_get_text (statement, 1, NULL), qd_statement_get_text (statement, 2, NULL),
                            qd_statement_get_double (statement, 3));
      if (!read_spans (statement, 4, spans))
        {
          _qd_store_set_damage_error (db, error);
          return NULL;
        }
      nest (self->article, spans, qd_statement_get_int (statement, 5));
    }
  if (step == QD_STEP_ERROR)
    return NULL;
  qd_match_article_seal (self->article);
  g_ptr_array_set_size (self->relations, (int)self->quotations->len);
  if (with_keys)
    make_keys (self, published);
  return g_steal_pointer (&self);
}

/**
 * _qd_match_entry_load_keys:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @error: return location
 *
 * Loads what an article is found by, whatever else of it is damaged.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable) (element-type guint64): the keys; %NULL on error
 */
GArray *
_qd_match_entry_load_keys (QdSqlite *db,
                           gint64    article_id,
                           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT quotations.text, quotations.speaker, published FROM quotations"
                                                             " JOIN articles ON articles.id = article_id WHERE article_id = ?1");
  g_autoptr (GArray)      keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray)      own = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray)      wanted = g_array_new (FALSE, FALSE, sizeof (guint64));
  gint64                  period = QD_MATCH_NO_PERIOD;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      period = qd_match_period (qd_statement_is_null (statement, 2) ? QD_TIME_UNKNOWN : qd_statement_get_int (statement, 2));
      qd_match_keys (qd_statement_get_text (statement, 0, NULL), qd_statement_get_text (statement, 1, NULL), keys);
    }
  if (step == QD_STEP_ERROR)
    return NULL;
  make_index_keys (keys, period, own, wanted);
  return g_steal_pointer (&own);
}
