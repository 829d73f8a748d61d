/* qd-hands.c: what a person said of the relations of an article's quotations
 *
 * Which quotations a correction of a relation is of is found in each of the two articles by itself, as it is now; so it is the
 * same whichever comes first, and the relation of two quotations stays a matter of these two, their articles, and what was said
 * of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-hands.h"

#include <string.h>

#include "store/qd-store-private.h"

/* QD_CORRECTION_RELATION, where it has to be a literal. */
#define RELATION_FIELD 4

G_STATIC_ASSERT (RELATION_FIELD == QD_CORRECTION_RELATION);

/* Those whose first article has the parameters of _qd_store_bind_known(), then those whose second article has. */
static const char *const ends_sql[] = {
  "SELECT id, value FROM corrections WHERE field = " G_STRINGIFY (RELATION_FIELD) " AND"
                                                                                  " (identity = ?1 OR (url IS NOT NULL AND url = ?2) OR (label = ?3 AND url IS NULL AND title IS ?4 AND source = ?5))",
  "SELECT id, value FROM corrections WHERE id IN (" QD_CORRECTION_ENDS_OF_ARTICLE_SQL ")",
};

static int
compare_hands (gconstpointer a,
               gconstpointer b)
{
  const QdHand *hand_a = a, *hand_b = b;

  if (hand_a->correction_id != hand_b->correction_id)
    return hand_a->correction_id < hand_b->correction_id ? -1 : 1;
  return hand_a->second - hand_b->second;
}

/* Lists the ends that are of an article, without their quotations; %NULL if there are none, as nearly always. */
static gboolean
list_ends (QdSqlite             *db,
           const QdKnownArticle *article,
           GArray              **hands,
           GError              **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (QdHand));

  for (guint i = 0; i < G_N_ELEMENTS (ends_sql); i++)
    {
      g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, ends_sql[i]);
      QdStep                  step;

      _qd_store_bind_known (statement, article);
      while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
        {
          QdHand hand = { .correction_id = qd_statement_get_int (statement, 0), .second = i == 1 };

          if (!qd_relation_kind_from_string (qd_statement_get_text (statement, 1, NULL), &hand.kind))
            {
              _qd_store_set_damage_error (db, error);
              return FALSE;
            }
          g_array_append_val (found, hand);
        }
      if (step == QD_STEP_ERROR)
        return FALSE;
    }
  g_array_sort (found, compare_hands);
  *hands = found->len > 0 ? g_steal_pointer (&found) : NULL;
  return TRUE;
}

/* Finds the quotations of the ends; those whose words are there no longer are dropped. */
static gboolean
find_quotations (QdSqlite   *db,
                 const char *text,
                 gsize       len,
                 GPtrArray  *spans,
                 GArray     *hands,
                 GError    **error)
{
  guint n = 0;

  for (guint i = 0; i < hands->len; i++)
    {
      QdHand                hand = g_array_index (hands, QdHand, i);
      QdCorrectionPart      part = hand.second ? QD_CORRECTION_PART_EXTENT : QD_CORRECTION_PART_WORDS;
      g_autoptr (GPtrArray) words = _qd_correction_load_passages (db, hand.correction_id, part, error);
      int                   ordinal = words != NULL ? qd_anchors_find_quotation (words, text, len, spans) : -1;

      if (words == NULL)
        return FALSE;
      if (ordinal < 0)
        continue;
      hand.ordinal = (guint)ordinal;
      g_array_index (hands, QdHand, n++) = hand;
    }
  g_array_set_size (hands, n);
  return TRUE;
}

static GPtrArray *
new_spans (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
}

static void
add_spans (GPtrArray         *spans,
           const QdQuotation *quotation)
{
  GArray *of_one = g_array_new (FALSE, FALSE, sizeof (QdSpan));

  g_array_append_vals (of_one, quotation->spans, quotation->n_spans);
  g_ptr_array_add (spans, of_one);
}

static gboolean
load_stored (QdSqlite *db,
             gint64    article_id,
             GArray   *hands,
             GError  **error)
{
  g_autoptr (QdBody)    body = _qd_store_load_body (db, article_id, error);
  g_autoptr (GPtrArray) quotations = NULL;
  g_autoptr (GPtrArray) spans = new_spans ();
  const char           *text;
  gsize                 len;

  if (body == NULL)
    return FALSE;
  text = qd_body_get_text (body, &len);
  quotations = _qd_store_load_quotations (db, article_id, text, len, error);
  if (quotations == NULL)
    return FALSE;
  for (guint i = 0; i < quotations->len; i++)
    add_spans (spans, ((const QdQuotationRecord *)quotations->pdata[i])->quotation);
  return find_quotations (db, text, len, spans, hands, error);
}

/**
 * _qd_hands_load:
 * @db: (not nullable): a connection
 * @article_id: the row of an article
 * @hands: (out) (transfer full) (nullable) (element-type QdHand): what was said of its quotations, in the order in which it
 *   was said; %NULL if nothing was
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_hands_load (QdSqlite *db,
                gint64    article_id,
                GArray  **hands,
                GError  **error)
{
  g_autoptr (QdStatement) statement = NULL;
  g_autoptr (GArray)      found = NULL;
  QdKnownArticle          known = { .label = NULL };
  const guint8           *identity;
  gint64                  any;
  gsize                   size;

  *hands = NULL;
  /* Not of correction_ends: a library of an older version, which is matched anew on the way to this one, does not have it yet. */
  if (!qd_sqlite_query_int (db, "SELECT EXISTS (SELECT 1 FROM corrections WHERE field = " G_STRINGIFY (RELATION_FIELD) ")", &any, error))
    return FALSE;
  if (any == 0)
    return TRUE;
  statement = qd_sqlite_prepare (db, "SELECT identity, label, title, coalesce (given_source, sources.name), url FROM articles"
                                     " JOIN sources ON sources.id = source_id WHERE articles.id = ?1");
  qd_statement_bind_int (statement, 1, article_id);
  if (!qd_statement_need (statement, error))
    return FALSE;
  identity = qd_statement_get_blob (statement, 0, &size);
  memcpy (known.identity, identity, MIN (size, sizeof known.identity));
  known.label = qd_statement_get_text (statement, 1, NULL);
  known.title = qd_statement_get_text (statement, 2, NULL);
  known.source = qd_statement_get_text (statement, 3, NULL);
  known.url = qd_statement_get_text (statement, 4, NULL);
  if (!list_ends (db, &known, &found, error) || (found != NULL && !load_stored (db, article_id, found, error)))
    return FALSE;
  *hands = g_steal_pointer (&found);
  return TRUE;
}

/**
 * _qd_hands_load_prepared:
 * @db: (not nullable): a connection
 * @article: (not nullable): an article that is about to be added, with its corrections
 * @hands: (out) (transfer full) (nullable) (element-type QdHand): as in _qd_hands_load()
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_hands_load_prepared (QdSqlite                *db,
                         const QdPreparedArticle *article,
                         GArray                 **hands,
                         GError                 **error)
{
  const QdKnownArticle  known = _qd_store_know_draft (article);
  g_autoptr (GArray)    found = NULL;
  g_autoptr (GPtrArray) spans = new_spans ();
  const char           *text;
  gsize                 len;

  *hands = NULL;
  if (!list_ends (db, &known, &found, error))
    return FALSE;
  if (found == NULL)
    return TRUE;
  text = qd_body_get_text (qd_article_draft_get_body (article->draft), &len);
  for (guint i = 0; i < qd_analysis_get_n_quotations (article->analysis); i++)
    add_spans (spans, qd_analysis_get_quotation (article->analysis, i));
  if (!find_quotations (db, text, len, spans, found, error))
    return FALSE;
  *hands = g_steal_pointer (&found);
  return TRUE;
}

/**
 * _qd_hands_find:
 * @of_a: (nullable) (element-type QdHand): what was said of the quotations of an article
 * @ordinal_a: one of these
 * @of_b: (nullable) (element-type QdHand): the same of another article, or the same
 * @ordinal_b: one of its quotations
 *
 * Returns: (transfer none) (nullable): the last that was said of the two, as the first article has it; %NULL if nothing was
 */
const QdHand *
_qd_hands_find (GArray *of_a,
                guint   ordinal_a,
                GArray *of_b,
                guint   ordinal_b)
{
  const QdHand *found = NULL;

  if (of_a == NULL || of_b == NULL)
    return NULL;
  for (guint i = 0; i < of_a->len; i++)
    for (guint j = 0; j < of_b->len; j++)
      {
        const QdHand *a = &g_array_index (of_a, QdHand, i), *b = &g_array_index (of_b, QdHand, j);

        if (a->correction_id == b->correction_id && a->second != b->second && a->ordinal == ordinal_a && b->ordinal == ordinal_b)
          found = a;
      }
  return found;
}

/* The articles of the library that the other end of a correction is of. */
static gboolean
list_other_end (QdSqlite     *db,
                const QdHand *hand,
                GArray       *article_ids,
                GError      **error)
{
  g_autoptr (QdStatement) end = qd_sqlite_prepare (db, hand->second ? "SELECT identity, label, title, source, url FROM corrections WHERE id = ?1"
                                                                    : "SELECT identity, label, title, source, url FROM correction_ends WHERE correction_id = ?1");
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_CORRECTED_ARTICLES_SQL);
  QdKnownArticle          known = { .label = NULL };
  const guint8           *identity;
  gsize                   size;
  QdStep                  step;

  qd_statement_bind_int (end, 1, hand->correction_id);
  if (!qd_statement_need (end, error))
    return FALSE;
  identity = qd_statement_get_blob (end, 0, &size);
  memcpy (known.identity, identity, MIN (size, sizeof known.identity));
  known.label = qd_statement_get_text (end, 1, NULL);
  known.title = qd_statement_get_text (end, 2, NULL);
  known.source = qd_statement_get_text (end, 3, NULL);
  known.url = qd_statement_get_text (end, 4, NULL);
  _qd_store_bind_known (statement, &known);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_array_append_val (article_ids, id);
    }
  return step == QD_STEP_DONE;
}

/**
 * _qd_hands_list_articles:
 * @db: (not nullable): a connection
 * @hands: (not nullable) (element-type QdHand): what was said of the quotations of an article
 * @article_ids: (not nullable) (element-type gint64): the rows of the articles of the library that it leads to are appended
 *   to it, in no order, some perhaps more than once
 * @error: return location
 *
 * Two quotations that a person has tied need not share a key: the article is to be compared with these besides.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_hands_list_articles (QdSqlite *db,
                         GArray   *hands,
                         GArray   *article_ids,
                         GError  **error)
{
  for (guint i = 0; i < hands->len; i++)
    if (!list_other_end (db, &g_array_index (hands, QdHand, i), article_ids, error))
      return FALSE;
  return TRUE;
}

/* Puts what a person said of two quotations in the place of what was found. */
static void
mend_one (const QdMatchEntry *entry,
          guint               ordinal,
          const QdMatchEntry *other,
          guint               other_ordinal,
          const QdHand       *hand,
          GArray             *matches)
{
  QdMatch match = { ordinal, other_ordinal, { .kind = QD_RELATION_NONE } };

  for (guint i = matches->len; i-- > 0;)
    if (g_array_index (matches, QdMatch, i).a == ordinal && g_array_index (matches, QdMatch, i).b == other_ordinal)
      g_array_remove_index (matches, i);
  if (hand->kind == QD_RELATION_NONE)
    return;
  /* Always from the first to the second, so that it does not matter which article comes first. */
  match.relation = hand->second ? qd_match_relate (other->article, other_ordinal, entry->article, ordinal, hand->kind)
                                : qd_match_relate (entry->article, ordinal, other->article, other_ordinal, hand->kind);
  if (hand->second)
    match.relation = qd_relation_reverse (&match.relation);
  g_array_append_val (matches, match);
}

/**
 * _qd_hands_mend:
 * @entry: (not nullable): an article
 * @other: (not nullable): another, or the same
 * @matches: (not nullable) (element-type QdMatch): what qd_match_articles() says of the two; in one article @a is less than @b
 *
 * Puts what a person said of the two articles in the place of what was found.
 */
void
_qd_hands_mend (const QdMatchEntry *entry,
                const QdMatchEntry *other,
                GArray             *matches)
{
  if (entry->hands == NULL || other->hands == NULL)
    return;
  for (guint i = 0; i < entry->hands->len; i++)
    for (guint j = 0; j < other->hands->len; j++)
      {
        const QdHand *a = &g_array_index (entry->hands, QdHand, i), *b = &g_array_index (other->hands, QdHand, j);

        if (a->correction_id == b->correction_id && a->second != b->second && (entry != other || a->ordinal < b->ordinal))
          mend_one (entry, a->ordinal, other, b->ordinal, a, matches);
      }
}
