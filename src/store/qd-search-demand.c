/* qd-search-demand.c: the rows that a search demands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-demand.h"

#include "store/qd-store-private.h"

/* A word that so many articles have is not taken for the beginning of others while it is typed: that would take long, and
 * find half the library. */
#define COMMON 1000

/* Sets */

/**
 * _qd_set_compare:
 * @a: (not nullable): a row
 * @b: (not nullable): another
 *
 * Thread: any.
 *
 * Returns: the order of two rows
 */
int
_qd_set_compare (gconstpointer a,
                 gconstpointer b)
{
  const gint64 *id_a = a, *id_b = b;

  return (*id_a > *id_b) - (*id_a < *id_b);
}

/**
 * _qd_set_contains:
 * @set: (not nullable) (element-type gint64): rising rows, each once
 * @id: a row
 *
 * Thread: any.
 *
 * Returns: whether the row is in the set
 */
gboolean
_qd_set_contains (GArray *set,
                  gint64  id)
{
  return g_array_binary_search (set, &id, _qd_set_compare, NULL);
}

/**
 * _qd_set_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full) (element-type gint64): an empty set
 */
GArray *
_qd_set_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* Collecting */

/**
 * _qd_search_collect:
 * @db: (not nullable): a connection
 * @match: (not nullable): words, in the syntax of FTS5
 * @most: where to stop
 * @set: (not nullable) (element-type gint64): an empty set
 * @error: return location
 *
 * Adds the rows of articles that have the words; FTS5 gives them rising. Stops when there are @most.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_collect (QdSqlite   *db,
                    const char *match,
                    guint       most,
                    GArray     *set,
                    GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_SEARCH_ROWS_SQL);
  QdStep                  step = QD_STEP_DONE;

  qd_statement_bind_text (statement, 1, match);
  while (set->len < most && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_array_append_val (set, id);
    }
  return step != QD_STEP_ERROR;
}

/* The articles that quote the words. */
static GArray *
collect_quoting (QdSqlite   *db,
                 const char *words,
                 GError    **error)
{
  g_autoptr (GArray) quotes = _qd_store_find_quotes (db, words, QD_QUOTE_DEMAND_HOLDS, error);
  g_autoptr (GArray) set = _qd_set_new ();
  guint              n = 0;

  if (quotes == NULL)
    return NULL;
  for (guint i = 0; i < quotes->len; i++)
    g_array_append_val (set, g_array_index (quotes, QdFoundQuote, i).article_id);
  g_array_sort (set, _qd_set_compare);
  for (guint i = 0; i < set->len; i++)
    if (n == 0 || g_array_index (set, gint64, i) != g_array_index (set, gint64, n - 1))
      g_array_index (set, gint64, n++) = g_array_index (set, gint64, i);
  g_array_set_size (set, n);
  return g_steal_pointer (&set);
}

/* Keeps those of @set that are, or are not, in @other. */
static void
keep (GArray  *set,
      GArray  *other,
      gboolean in)
{
  guint n = 0;

  for (guint i = 0; i < set->len; i++)
    if (_qd_set_contains (other, g_array_index (set, gint64, i)) == in)
      g_array_index (set, gint64, n++) = g_array_index (set, gint64, i);
  g_array_set_size (set, n);
}

/**
 * _qd_demand_clear:
 * @demand: (not nullable): a demand
 *
 * Frees what a demand holds. Thread: any.
 */
void
_qd_demand_clear (QdDemand *demand)
{
  g_clear_pointer (&demand->set, g_array_unref);
  g_clear_pointer (&demand->except, g_array_unref);
}

/**
 * _qd_search_dup_match:
 * @search: (not nullable): a query that was settled
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): what FTS5 is to find; %NULL if there are no words that must be there
 */
char *
_qd_search_dup_match (const QdSearchQuery *search)
{
  if (search->match == NULL || search->except == NULL)
    return g_strdup (search->match);
  return g_strdup_printf ("(%s) NOT %s", search->match, search->except);
}

/**
 * _qd_search_settle:
 * @db: (not nullable): a connection
 * @search: (not nullable): a query
 * @error: return location
 *
 * Decides whether the word that is being typed is taken for the beginning of others.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_settle (QdSqlite      *db,
                   QdSearchQuery *search,
                   GError       **error)
{
  g_autoptr (GArray) set = _qd_set_new ();

  if (search->typed == NULL)
    return TRUE;
  if (!_qd_search_collect (db, search->typed, COMMON, set, error))
    return FALSE;
  if (set->len == COMMON)
    {
      g_free (search->match);
      search->match = g_steal_pointer (&search->whole);
    }
  else
    {
      search->has_prefix = TRUE;
    }
  return TRUE;
}

static gboolean
demand_quotes (QdSqlite            *db,
               const QdSearchQuery *search,
               QdDemand            *demand,
               GError             **error)
{
  for (guint i = 0; i < search->quotes->len + search->except_quotes->len; i++)
    {
      gboolean           wanted = i < search->quotes->len;
      const char        *words = wanted ? search->quotes->pdata[i] : search->except_quotes->pdata[i - search->quotes->len];
      g_autoptr (GArray) quoting = collect_quoting (db, words, error);
      GArray           **set = wanted ? &demand->set : &demand->except;

      if (quoting == NULL)
        return FALSE;
      if (*set == NULL)
        *set = g_steal_pointer (&quoting);
      else if (wanted)
        keep (*set, quoting, TRUE);
      else
        {
          g_array_append_vals (*set, quoting->data, quoting->len);
          g_array_sort (*set, _qd_set_compare);
        }
    }
  return TRUE;
}

/**
 * _qd_search_find_demand:
 * @db: (not nullable): a connection
 * @search: (not nullable): a query that was settled
 * @demand: (out) (not nullable): what it demands; all %NULL before
 * @error: return location
 *
 * Finds the rows of the articles that a search is for.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_find_demand (QdSqlite            *db,
                        const QdSearchQuery *search,
                        QdDemand            *demand,
                        GError             **error)
{
  g_autofree char *match = _qd_search_dup_match (search);

  if (match != NULL)
    {
      demand->set = _qd_set_new ();
      if (!_qd_search_collect (db, match, G_MAXUINT, demand->set, error))
        return FALSE;
    }
  else if (search->except != NULL)
    {
      demand->except = _qd_set_new ();
      if (!_qd_search_collect (db, search->except, G_MAXUINT, demand->except, error))
        return FALSE;
    }
  if (!demand_quotes (db, search, demand, error))
    return FALSE;
  if (demand->set != NULL && demand->except != NULL)
    {
      keep (demand->set, demand->except, FALSE);
      g_clear_pointer (&demand->except, g_array_unref);
    }
  return TRUE;
}
