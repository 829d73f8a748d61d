/* qd-match-entry.c: what the matcher has to know of an article in the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-entry.h"

#include <string.h>

#include "core/qd-sort.h"
#include "store/qd-codec.h"
#include "store/qd-hands.h"
#include "store/qd-quotation-pack.h"
#include "store/qd-store-private.h"

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
  g_clear_pointer (&self->keys, _qd_match_keys_free);
  g_ptr_array_unref (self->relations);
  g_clear_pointer (&self->hands, g_array_unref);
  g_free (self);
}

/**
 * _qd_match_keys_free:
 * @self: (not nullable) (transfer full): the keys of an article
 */
void
_qd_match_keys_free (QdMatchKeys *self)
{
  _qd_match_keys_drop_wanted (self);
  g_array_unref (self->own);
  qd_match_brief_free (self->brief);
  g_free (self);
}

/**
 * _qd_match_keys_drop_wanted:
 * @self: (not nullable): the keys of an article that was looked up
 *
 * Frees what it was looked up by, which is most of them.
 */
void
_qd_match_keys_drop_wanted (QdMatchKeys *self)
{
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->probe, qd_match_probe_free);
}

/* Keys */

#define PERIOD_MASK G_GUINT64_CONSTANT (255)

/* A weak key in the index: 32 bits of it and the period, so that periods that follow one another lie side by side; the
 * periods of ten years, since what is far apart and falls together is only compared in vain. */
static guint64
place_in_period (guint64 key,
                 gint64  period)
{
  guint64 hash = key << 1 >> 32;

  return period == QD_MATCH_NO_PERIOD ? ~hash << 32 >> 24 : hash << 8 | ((guint64)period & PERIOD_MASK);
}

/* Keys of the index have so many bits, a part of a hash first. */
#define INDEX_KEY_BITS 40

/* Those of one key come in the order of their places, which they are made in. */
static inline guint64
number_of_wanted (const QdWantedKey *key)
{
  return key->key;
}

QD_DEFINE_SPREAD_SORT (sort_wanted, QdWantedKey, number_of_wanted, INDEX_KEY_BITS)
QD_DEFINE_SORT (sort_numbers, guint64, qd_sort_is_less)

static guint64
make_index_key (guint64 key,
                gint64  period)
{
  return (key & QD_MATCH_WEAK_KEY) != 0 ? place_in_period (key, period) : key << 1 >> 24;
}

/* Keys of the index, of 40 bits, those of runs of words and the weak ones each by themselves, rising. */
typedef struct
{
  QdWantedKey *strong; /* what is allocated */
  QdWantedKey *weak;
  guint        n_strong;
  guint        n_weak;
} IndexKeys;

static void
index_keys_clear (IndexKeys *self)
{
  g_free (self->strong);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IndexKeys, index_keys_clear)

static void
index_keys_init (IndexKeys     *self,
                 const guint64 *keys,
                 guint          n_keys,
                 gint64         period)
{
  *self = (IndexKeys){ .strong = g_new (QdWantedKey, n_keys) };
  for (guint i = 0; i < n_keys; i++)
    self->n_weak += (keys[i] & QD_MATCH_WEAK_KEY) != 0;
  self->weak = self->strong + (n_keys - self->n_weak);
  self->n_weak = 0;
  for (guint i = 0; i < n_keys; i++)
    {
      gboolean     is_weak = (keys[i] & QD_MATCH_WEAK_KEY) != 0;
      QdWantedKey *key = is_weak ? &self->weak[self->n_weak] : &self->strong[self->n_strong];

      *key = (QdWantedKey){ make_index_key (keys[i], period), i };
      self->n_weak += is_weak;
      self->n_strong += !is_weak;
    }
  sort_wanted (self->strong, self->n_strong);
  sort_wanted (self->weak, self->n_weak);
}

/* Lists what an article is to be found by, each key once. */
static GArray *
list_own (const IndexKeys *keys)
{
  GArray            *own = g_array_sized_new (FALSE, FALSE, sizeof (guint64), keys->n_strong + keys->n_weak);
  guint64           *data = (guint64 *)(gpointer)own->data;
  const QdWantedKey *strong = keys->strong, *end = strong + keys->n_strong;
  const QdWantedKey *weak = keys->weak, *weak_end = weak + keys->n_weak;
  guint              n = 0;

  while (strong < end || weak < weak_end)
    {
      gboolean takes_weak = strong == end || (weak < weak_end && weak->key < strong->key);
      guint64  key = (takes_weak ? weak++ : strong++)->key;

      if (n == 0 || data[n - 1] != key)
        data[n++] = key;
    }
  g_array_set_size (own, n);
  return own;
}

static inline gboolean
comes_before (const QdWantedKey *a,
              const QdWantedKey *b)
{
  return a->key < b->key || (a->key == b->key && a->place < b->place);
}

/* Lists what finds those that an article is to be compared with. The period stands in the lowest bits, so that a weak key is wanted in
 * two more with no sorting. */
static GArray *
list_wanted (const IndexKeys *keys,
             gint64           period)
{
  const guint        n_periods = period != QD_MATCH_NO_PERIOD ? 3 : 1;
  gsize              most = (gsize)keys->n_strong + n_periods * (gsize)keys->n_weak;
  QdWantedKey       *all = g_new (QdWantedKey, most);
  const QdWantedKey *strong = keys->strong, *end = strong + keys->n_strong;
  guint64            periods[3] = { 0 };
  gsize              n = 0;

  for (guint i = 0; i < n_periods && n_periods > 1; i++)
    periods[i] = (guint64)(period - 1 + i) & PERIOD_MASK;
  sort_numbers (periods, n_periods);
  for (guint first = 0, behind; first < keys->n_weak; first = behind)
    {
      for (behind = first + 1; behind < keys->n_weak && keys->weak[behind].key == keys->weak[first].key;)
        behind++;
      for (guint i = 0; i < n_periods; i++)
        for (guint k = first; k < behind; k++)
          {
            const QdWantedKey wanted = { (keys->weak[k].key & ~PERIOD_MASK) | periods[i], keys->weak[k].place };

            while (strong < end && comes_before (strong, &wanted))
              all[n++] = *strong++;
            all[n++] = wanted;
          }
    }
  while (strong < end)
    all[n++] = *strong++;
  return g_array_new_take (all, n, FALSE, sizeof (QdWantedKey));
}

static void
make_keys (QdMatchEntry *self,
           gint64        published)
{
  gint64             period = qd_match_period (published);
  const guint64     *keys;
  guint              n_keys;
  g_auto (IndexKeys) sorted;

  self->keys = g_new0 (QdMatchKeys, 1);
  self->keys->brief = qd_match_brief_new_of (self->article);
  self->keys->probe = qd_match_probe_new (self->article);
  keys = qd_match_probe_get_keys (self->keys->probe, &n_keys);
  index_keys_init (&sorted, keys, n_keys, period);
  self->keys->own = list_own (&sorted);
  self->keys->wanted = list_wanted (&sorted, period);
}

/* Articles on their way in */

/**
 * _qd_match_entry_new:
 * @identity: (not nullable) (array fixed-size=32): an article's identity
 * @body: (not nullable): its text
 * @analysis: (not nullable): its quotations
 * @published: when it appeared, or %QD_TIME_UNKNOWN
 *
 * Makes an entry with keys of an article that has no rows yet. Thread: any.
 *
 * Returns: (transfer full): the entry
 */
QdMatchEntry *
_qd_match_entry_new (const guint8 *identity,
                     QdBody       *body,
                     QdAnalysis   *analysis,
                     gint64        published)
{
  QdMatchEntry *self = entry_new (identity, qd_analysis_get_profile (analysis), published);
  guint         n = qd_analysis_get_n_quotations (analysis);
  gsize         len;
  const char   *text = qd_body_get_text (body, &len);

  for (guint i = 0; i < n; i++)
    {
      const QdQuotation *quotation = qd_analysis_get_quotation (analysis, i), *holder;
      /* As _qd_quotation_dup_text() has it once it is stored. */
      g_autofree char *joined = quotation->n_spans > 1 ? qd_text_join_spans (text, quotation->spans, quotation->n_spans) : NULL;

      qd_match_article_add (self->article, joined != NULL ? joined : quotation->text, quotation->speaker, quotation->confidence);
      qd_match_article_set_habit (self->article, i, qd_quote_habit_read (text, len, quotation->spans, quotation->n_spans));
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

static gboolean
load_article (QdSqlite   *db,
              gint64      article_id,
              guint8     *identity,
              QdProfile **profile,
              gint64     *published,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT identity, profile, published FROM articles WHERE id = ?1");
  const guint8           *stored, *data;
  gsize                   identity_size, size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ERROR)
    return FALSE;
  stored = qd_statement_get_blob (statement, 0, &identity_size);
  data = qd_statement_get_blob (statement, 1, &size);
  if (step == QD_STEP_ROW && data != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);

      *profile = qd_profile_new_from_bytes (bytes, NULL);
    }
  if (step == QD_STEP_DONE || identity_size != QD_CODEC_IDENTITY_SIZE || (data != NULL && *profile == NULL))
    {
      _qd_store_set_damage_error (db, error);
      return FALSE;
    }
  memcpy (identity, stored, QD_CODEC_IDENTITY_SIZE);
  *published = qd_statement_get_time (statement, 2);
  return TRUE;
}

/* Where the quotations of an article are in its body, from the row of each in order. */
static GArray *
read_spans (QdStatement *statement,
            int          column,
            gsize        len)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  gsize              size;
  const guint8      *data = qd_statement_get_blob (statement, column, &size);

  return qd_codec_decode_spans (data, size, len, spans) ? g_steal_pointer (&spans) : NULL;
}

/* The words of the quotation of a row; its spans come behind those of the ones before. NULL if they are damaged. */
static char *
dup_words (QdStatement *statement,
           int          column,
           const char  *text,
           gsize        len,
           GPtrArray   *spans)
{
  GArray *of_one = read_spans (statement, column, len);

  if (of_one == NULL)
    return NULL;
  g_ptr_array_add (spans, of_one);
  return _qd_quotation_dup_text (text, len, of_one);
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

/* WORDLESS: its quotations are to be without words, and like no others. */
static QdMatchEntry *
load_entry (QdSqlite *db,
            gint64    article_id,
            gboolean  with_keys,
            gboolean  wordless,
            GError  **error)
{
  g_autoptr (QdMatchEntry) self = NULL;
  g_autoptr (QdStatement)  statement = NULL;
  g_autoptr (QdProfile)    profile = NULL;
  g_autoptr (GPtrArray)    spans = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autofree char         *text = NULL;
  guint8                   identity[QD_CODEC_IDENTITY_SIZE];
  gint64                   published;
  gsize                    len = 0;
  QdStep                   step;

  if (!load_article (db, article_id, identity, &profile, &published, error))
    return NULL;
  self = entry_new (identity, profile, published);
  self->article_id = article_id;
  statement = qd_sqlite_prepare (db, "SELECT id, speaker, confidence, spans, parent, statement_id, strongest FROM quotations"
                                     " WHERE article_id = ?1 ORDER BY ordinal");
  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdEntryQuotation quotation = { qd_statement_get_int (statement, 0), qd_statement_get_int (statement, 5), qd_statement_get_uint (statement, 6) };
      g_autofree char *words = NULL;
      const GArray    *of_one;

      g_array_append_val (self->quotations, quotation);
      if (wordless)
        {
          qd_match_article_add (self->article, "", qd_statement_get_text (statement, 1, NULL), qd_statement_get_double (statement, 2));
          continue;
        }
      if (text == NULL && (text = _qd_store_load_text_start (db, article_id, G_MAXSIZE, &len, error)) == NULL)
        return NULL;
      words = dup_words (statement, 3, text, len, spans);
      if (words == NULL)
        {
          _qd_store_set_damage_error (db, error);
          return NULL;
        }
      qd_match_article_add (self->article, words, qd_statement_get_text (statement, 1, NULL), qd_statement_get_double (statement, 2));
      of_one = spans->pdata[spans->len - 1];
      qd_match_article_set_habit (self->article, spans->len - 1, qd_quote_habit_read (text, len, (const QdSpan *)(gconstpointer)of_one->data, of_one->len));
      nest (self->article, spans, qd_statement_get_int (statement, 4));
    }
  if (step == QD_STEP_ERROR || !_qd_hands_load (db, article_id, &self->hands, error))
    return NULL;
  qd_match_article_seal (self->article);
  g_ptr_array_set_size (self->relations, (int)self->quotations->len);
  if (with_keys)
    make_keys (self, published);
  return g_steal_pointer (&self);
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
  return load_entry (db, article_id, with_keys, FALSE, error);
}

/**
 * _qd_match_entry_load_wordless:
 * @db: (not nullable): a connection
 * @article_id: the row of an article whose words are damaged
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): an entry of its quotations, which are like no others; %NULL on error
 */
QdMatchEntry *
_qd_match_entry_load_wordless (QdSqlite *db,
                               gint64    article_id,
                               GError  **error)
{
  return load_entry (db, article_id, FALSE, TRUE, error);
}

/**
 * _qd_match_entry_make_keys:
 * @words: (not nullable) (element-type utf8): the words of the quotations of an article
 * @speakers: (not nullable) (element-type utf8): who said each of them; %NULL where nobody knows
 * @published: when it appeared, or %QD_TIME_UNKNOWN
 *
 * Thread: any.
 *
 * Returns: (transfer full) (element-type guint64): what an article with these quotations is found by, rising, each once
 */
GArray *
_qd_match_entry_make_keys (GPtrArray *words,
                           GPtrArray *speakers,
                           gint64     published)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_auto (IndexKeys) sorted = { 0 };

  for (guint i = 0; i < words->len; i++)
    qd_match_keys (words->pdata[i], speakers->pdata[i], keys);
  index_keys_init (&sorted, (const guint64 *)(gconstpointer)keys->data, keys->len, qd_match_period (published));
  return list_own (&sorted);
}

/**
 * _qd_match_entry_load_keys:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @error: return location
 *
 * Loads what an article is found by.
 *
 * Errors: #QdStoreError, %QD_STORE_ERROR_CORRUPT if its words cannot be read
 * Returns: (transfer full) (nullable) (element-type guint64): the keys; %NULL on error
 */
GArray *
_qd_match_entry_load_keys (QdSqlite *db,
                           gint64    article_id,
                           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT quotations.spans, quotations.speaker, published FROM quotations"
                                                             " JOIN articles ON articles.id = article_id WHERE article_id = ?1");
  g_autoptr (GPtrArray)   words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)   speakers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)   spans = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autofree char        *text = NULL;
  gint64                  published = QD_TIME_UNKNOWN;
  gsize                   len = 0;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      char *of_one;

      if (text == NULL && (text = _qd_store_load_text_start (db, article_id, G_MAXSIZE, &len, error)) == NULL)
        return NULL;
      of_one = dup_words (statement, 0, text, len, spans);
      if (of_one == NULL)
        {
          _qd_store_set_damage_error (db, error);
          return NULL;
        }
      g_ptr_array_add (words, of_one);
      g_ptr_array_add (speakers, g_strdup (qd_statement_get_text (statement, 1, NULL)));
      published = qd_statement_get_time (statement, 2);
    }
  return step != QD_STEP_ERROR ? _qd_match_entry_make_keys (words, speakers, published) : NULL;
}

/**
 * _qd_match_entry_load_brief:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @error: return location
 *
 * Loads what tells whether an article need be loaded.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): its brief; %NULL on error
 */
QdMatchBrief *
_qd_match_entry_load_brief (QdSqlite *db,
                            gint64    article_id,
                            GError  **error)
{
  g_autoptr (QdStatement)  statement = qd_sqlite_prepare (db, "SELECT speaker, confidence FROM quotations WHERE article_id = ?1");
  g_auto (QdBriefSpeakers) speakers;
  g_autoptr (QdProfile)    profile = NULL;
  guint8                   identity[QD_CODEC_IDENTITY_SIZE];
  gint64                   published;
  QdStep                   step;

  qd_brief_speakers_init (&speakers);
  if (!load_article (db, article_id, identity, &profile, &published, error))
    return NULL;
  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    qd_brief_speakers_add (&speakers, qd_statement_get_text (statement, 0, NULL), qd_statement_get_double (statement, 1));
  return step == QD_STEP_DONE ? qd_match_brief_new (profile, published, &speakers) : NULL;
}
