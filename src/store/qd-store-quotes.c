/* qd-store-quotes.c: quotations that are found by words
 *
 * The words are looked for in the index of quotations by pairs of neighbouring ones, function words aside, so that a word that is
 * changed or missing does no harm. What is found is laid beside the words as the matcher lays two quotations side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-compare.h"
#include "core/qd-tokenizer.h"
#include "core/qd-word-weight.h"
#include "store/qd-search-tokenizer.h"
#include "store/qd-store-private.h"
#include "store/qd-store-statements.h"

/* More words than this add no pairs to look for: a longer text is found by its beginning. */
#define MAX_TELLING 64

/* Where there are nothing but function words, so many must all be there. */
#define MAX_FUNCTION 16

/* More quotations than this are not compared: then the words are those of half the library. */
#define MAX_CANDIDATES 20000

/* One word in so many may be missing from a quotation that holds the words. */
#define WORDS_TO_ONE_MISSING 4

/* What a version of the words shares at least, if it is not a part of them as it stands: points as in the matcher, two telling words, and a part of the shorter one. */
#define MIN_POINTS 8
#define MIN_COVERAGE 0.5

/* How many versions are handed out. */
#define MAX_RENDITIONS 500

typedef struct
{
  GPtrArray  *telling; /* of char *, in order, each once: what is more than a function word */
  GPtrArray  *function;
  GHashTable *seen; /* borrows from the arrays */
} Terms;

static int
add_term_cb (void       *user_data,
             int         flags,
             const char *term,
             int         length,
             int         start,
             int         end)
{
  Terms           *terms = user_data;
  g_autofree char *copy = g_strndup (term, (gsize)length);
  gboolean         telling = qd_word_weight (qd_token_hash (copy)) != QD_WORD_FUNCTION;
  GPtrArray       *list = telling ? terms->telling : terms->function;

  if (list->len >= (telling ? MAX_TELLING : MAX_FUNCTION) || g_hash_table_contains (terms->seen, copy))
    return SQLITE_OK;
  g_hash_table_add (terms->seen, copy);
  g_ptr_array_add (list, g_steal_pointer (&copy));
  return SQLITE_OK;
}

static void
append_pair (GString    *match,
             const char *a,
             const char *b)
{
  g_string_append_printf (match, "%s(\"%s\" AND \"%s\")", match->len > 0 ? " OR " : "", a, b);
}

/* Every word with the next one and with the one behind that. */
static char *
join_pairs (GPtrArray *words)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i + 1 < words->len; i++)
    {
      append_pair (match, words->pdata[i], words->pdata[i + 1]);
      if (i + 2 < words->len)
        append_pair (match, words->pdata[i], words->pdata[i + 2]);
    }
  return g_string_free_and_steal (match);
}

static char *
join_all (const Terms *terms)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < terms->telling->len; i++)
    g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " AND " : "", (const char *)terms->telling->pdata[i]);
  /* One word that is more than that is enough. */
  for (guint i = 0; i < terms->function->len && terms->telling->len == 0; i++)
    g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " AND " : "", (const char *)terms->function->pdata[i]);
  return g_string_free_and_steal (match);
}

/* The query of the index of quotations that finds what may hold the words; NULL if there is no word. */
static char *
dup_match (const char *words)
{
  g_autoptr (GPtrArray)  telling = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)  function = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Terms                  terms = { telling, function, seen };

  qd_search_tokenize (words, strlen (words), TRUE, add_term_cb, &terms);
  if (telling->len + function->len == 0)
    return NULL;
  return telling->len > 1 ? join_pairs (telling) : join_all (&terms);
}

static gboolean
meets (const QdQuoteComparison *comparison,
       const QdQuoteWords      *words,
       QdQuoteDemand            demand)
{
  const QdRelation *relation = &comparison->relation;

  if (relation->kind == QD_RELATION_NONE)
    return FALSE;
  if (demand == QD_QUOTE_DEMAND_HOLDS)
    return relation->shared_words + (words->n_words + 1) / WORDS_TO_ONE_MISSING >= words->n_words;
  return relation->kind == QD_RELATION_VERBATIM || (comparison->whole && comparison->telling_words > 0) ||
         (comparison->points >= MIN_POINTS && comparison->coverage >= MIN_COVERAGE && relation->changed_words <= relation->shared_words);
}

/**
 * _qd_store_find_quotes:
 * @db: (not nullable): a connection
 * @words: (not nullable): words, UTF-8
 * @demand: how close to them a quotation must be
 * @error: return location
 *
 * Finds quotations that have words. At most 20,000 that have two of them are looked at.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdFoundQuote): the quotations, by row; %NULL on error
 */
GArray *
_qd_store_find_quotes (QdSqlite     *db,
                       const char   *words,
                       QdQuoteDemand demand,
                       GError      **error)
{
  g_autoptr (GArray)       found = g_array_new (FALSE, FALSE, sizeof (QdFoundQuote));
  g_autoptr (QdStatement)  statement = NULL;
  g_autoptr (QdQuoteWords) asked = NULL;
  g_autofree char         *match = dup_match (words);
  guint                    n = 0;
  QdStep                   step = QD_STEP_DONE;

  if (match == NULL)
    return g_steal_pointer (&found);
  asked = qd_quote_words_new (words, NULL);
  statement = qd_sqlite_prepare (db, QD_QUOTE_CANDIDATES_SQL);
  qd_statement_bind_text (statement, 1, match);
  while (n++ < MAX_CANDIDATES && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      g_autoptr (QdQuoteWords) candidate = qd_quote_words_new (qd_statement_get_text (statement, 2, NULL), NULL);
      QdQuoteComparison        comparison = qd_quote_compare (asked, candidate);
      QdFoundQuote             quote = { qd_statement_get_int (statement, 0), qd_statement_get_int (statement, 1), comparison.relation };

      if (meets (&comparison, asked, demand))
        g_array_append_val (found, quote);
    }
  return step != QD_STEP_ERROR ? g_steal_pointer (&found) : NULL;
}

/* Checking words */

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const QdFoundQuote *found_a = a, *found_b = b;

  if (found_a->relation.kind != found_b->relation.kind)
    return found_a->relation.kind < found_b->relation.kind ? -1 : 1;
  if (found_a->relation.shared_words != found_b->relation.shared_words)
    return found_a->relation.shared_words > found_b->relation.shared_words ? -1 : 1;
  return (found_a->id > found_b->id) - (found_a->id < found_b->id);
}

static int
compare_times (gint64 a,
               gint64 b)
{
  /* What has no date comes last. */
  if ((a == QD_TIME_UNKNOWN) != (b == QD_TIME_UNKNOWN))
    return a == QD_TIME_UNKNOWN ? 1 : -1;
  return (a > b) - (a < b);
}

/* The closest first, then by date; nothing that depends on rows. */
static int
compare_renditions (gconstpointer a,
                    gconstpointer b)
{
  const QdRendition *rendition_a = *(QdRendition *const *)a, *rendition_b = *(QdRendition *const *)b;
  const QdRelation  *relation_a = &rendition_a->relation, *relation_b = &rendition_b->relation;
  int                order;

  if (relation_a->kind != relation_b->kind)
    return relation_a->kind < relation_b->kind ? -1 : 1;
  if (relation_a->shared_words != relation_b->shared_words)
    return relation_a->shared_words > relation_b->shared_words ? -1 : 1;
  order = compare_times (rendition_a->article->published, rendition_b->article->published);
  if (order == 0)
    order = strcmp (rendition_a->article->label, rendition_b->article->label);
  if (order == 0)
    order = strcmp (rendition_a->article->source, rendition_b->article->source);
  return order != 0 ? order : (rendition_a->quotation->id > rendition_b->quotation->id) - (rendition_a->quotation->id < rendition_b->quotation->id);
}

static gpointer
check_words (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GArray)    found = _qd_store_find_quotes (db, data, QD_QUOTE_DEMAND_RELATED, error);
  g_autoptr (GPtrArray) renditions = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_rendition_unref);

  if (found == NULL)
    return NULL;
  g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, MAX_RENDITIONS); i++)
    {
      const QdFoundQuote *quote = &g_array_index (found, QdFoundQuote, i);
      QdRendition        *rendition = _qd_store_load_rendition (db, quote->id, &quote->relation, error);

      if (rendition == NULL)
        return NULL;
      g_ptr_array_add (renditions, rendition);
    }
  g_ptr_array_sort (renditions, compare_renditions);
  return g_steal_pointer (&renditions);
}

/**
 * qd_store_check_words:
 * @self: (not nullable): a library
 * @words: (not nullable): words that somebody is said to have said, UTF-8
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Finds the quotations that are a version of some words, or that the words are a version of: the same, cut, altered. At
 * most 500, the closest. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdRendition): the quotations; %NULL on error
 */
GPtrArray *
qd_store_check_words (QdStore      *self,
                      const char   *words,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autofree char *copy = g_strdup (words);

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  return _qd_store_find (self, check_words, copy, cancellable, error);
}

/**
 * qd_store_check_words_async:
 * @self: (not nullable): a library
 * @words: (not nullable): words, UTF-8; copied
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_check_words() does without blocking. Thread: any.
 */
void
qd_store_check_words_async (QdStore            *self,
                            const char         *words,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (words != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_check_words_async);
  _qd_store_find_async (self, check_words, g_strdup (words), g_free, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_check_words_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_check_words_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdRendition): the quotations; %NULL on error
 */
GPtrArray *
qd_store_check_words_finish (QdStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
