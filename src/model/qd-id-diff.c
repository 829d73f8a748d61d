/* qd-id-diff.c: what changed between two lists of rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-id-diff.h"

#define NOWHERE G_MAXUINT

/* Marks in @kept, per new position, the old position that it goes on with, so that old positions increase: a longest
 * increasing subsequence, found by patience sorting (Fredman, "On computing the length of longest increasing
 * subsequences", Discrete Mathematics 11, 1975) in O(n log n). */
static void
keep_longest_run (guint *kept,
                  guint  n)
{
  g_autofree guint *tails = g_new (guint, n);
  g_autofree guint *previous = g_new (guint, n);
  guint             n_tails = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0;
      guint high = n_tails;

      if (kept[i] == NOWHERE)
        continue;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (kept[tails[middle]] < kept[i])
            low = middle + 1;
          else
            high = middle;
        }

      previous[i] = low > 0 ? tails[low - 1] : NOWHERE;
      tails[low] = i;
      n_tails = MAX (n_tails, low + 1);
    }

  /* Walks the run from its end, and forgets everything between its members. */
  for (guint end = n, i = n_tails > 0 ? tails[n_tails - 1] : NOWHERE;; i = previous[i])
    {
      for (guint between = i == NOWHERE ? 0 : i + 1; between < end; between++)
        kept[between] = NOWHERE;

      if (i == NOWHERE)
        break;

      end = i;
    }
}

static void
append_splice (GArray *splices,
               guint   old_position,
               guint   n_removed,
               guint   new_position,
               guint   n_added)
{
  QdSplice splice = { old_position, n_removed, new_position, n_added };

  if (n_removed > 0 || n_added > 0)
    g_array_append_val (splices, splice);
}

/* How many rows between two splices stay as they are. */
static guint
get_gap (const QdSplice *before,
         const QdSplice *next)
{
  return next->old_position - before->old_position - before->n_removed;
}

/* Makes one splice of two, with all that is between them. */
static void
join (QdSplice       *before,
      const QdSplice *next)
{
  before->n_removed = next->old_position + next->n_removed - before->old_position;
  before->n_added = next->new_position + next->n_added - before->new_position;
}

static gboolean
is_any_watched (const gint64 *ids,
                guint         n,
                GHashTable   *watched)
{
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (watched, &ids[i]))
      return TRUE;

  return FALSE;
}

/* Joins the splices between which nothing is watched. */
static void
join_unwatched (GArray       *splices,
                const gint64 *old_ids,
                GHashTable   *watched)
{
  guint n = MIN (splices->len, 1);

  for (guint i = 1; i < splices->len; i++)
    {
      QdSplice       *last = &g_array_index (splices, QdSplice, n - 1);
      const QdSplice *next = &g_array_index (splices, QdSplice, i);

      if (is_any_watched (old_ids + last->old_position + last->n_removed, get_gap (last, next), watched))
        g_array_index (splices, QdSplice, n++) = *next;
      else
        join (last, next);
    }
  g_array_set_size (splices, n);
}

static int
compare_guint (gconstpointer a,
               gconstpointer b)
{
  guint left = *(const guint *)a;
  guint right = *(const guint *)b;

  return left < right ? -1 : left > right;
}

/* Joins the splices that lie closest together until there are at most @max of them. */
static GArray *
coarsen (GArray *splices,
         guint   max)
{
  g_autoptr (GArray) fine = splices;
  g_autofree guint  *gaps = NULL;
  GArray            *coarse;
  guint              limit;

  if (fine->len <= max)
    return g_steal_pointer (&fine);

  gaps = g_new (guint, fine->len - 1);
  for (guint i = 1; i < fine->len; i++)
    gaps[i - 1] = get_gap (&g_array_index (fine, QdSplice, i - 1), &g_array_index (fine, QdSplice, i));
  qsort (gaps, fine->len - 1, sizeof *gaps, compare_guint);
  limit = gaps[fine->len - 1 - max];

  coarse = g_array_new (FALSE, FALSE, sizeof (QdSplice));
  for (guint i = 0; i < fine->len; i++)
    {
      const QdSplice *next = &g_array_index (fine, QdSplice, i);
      QdSplice       *last = coarse->len > 0 ? &g_array_index (coarse, QdSplice, coarse->len - 1) : NULL;

      if (last != NULL && get_gap (last, next) <= limit)
        join (last, next);
      else
        g_array_append_val (coarse, *next);
    }

  return coarse;
}

/**
 * qd_id_diff:
 * @old_ids: (array length=n_old): the rows as they were, each once
 * @n_old: their number
 * @new_ids: (array length=n_new): the rows as they are, each once
 * @n_new: their number
 * @watched: (nullable) (element-type gint64): rows that somebody sees, or %NULL if that is not known
 * @max_splices: at most so many changes, at least 1; where there are more, neighbours are joined
 *
 * Finds the fewest rows to take out and put in so that the old list becomes the new one; a row that moved is taken out
 * and put in again. A list view does some work for each change with every row that it shows: so where it is known which rows are watched,
 * changes between which there is none of them are joined. Takes O(n log n) time; thread: any.
 *
 * Returns: (transfer full) (element-type QdSplice): the changes, by position; empty if there are none
 */
GArray *
qd_id_diff (const gint64 *old_ids,
            guint         n_old,
            const gint64 *new_ids,
            guint         n_new,
            GHashTable   *watched,
            guint         max_splices)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray                *splices = g_array_new (FALSE, FALSE, sizeof (QdSplice));
  g_autofree guint      *kept = NULL;
  guint                  start = 0;
  guint                  n_middle;
  guint                  old_done;
  guint                  new_done;

  while (start < n_old && start < n_new && old_ids[start] == new_ids[start])
    start++;
  while (n_old > start && n_new > start && old_ids[n_old - 1] == new_ids[n_new - 1])
    {
      n_old--;
      n_new--;
    }

  for (guint i = start; i < n_old; i++)
    g_hash_table_insert (positions, (gpointer)&old_ids[i], GUINT_TO_POINTER (i));

  n_middle = n_new - start;
  kept = g_new (guint, n_middle + 1);
  for (guint i = 0; i < n_middle; i++)
    {
      gpointer position;

      if (g_hash_table_lookup_extended (positions, &new_ids[start + i], NULL, &position))
        kept[i] = GPOINTER_TO_UINT (position);
      else
        kept[i] = NOWHERE;
    }
  keep_longest_run (kept, n_middle);

  old_done = new_done = start;
  for (guint i = 0; i < n_middle; i++)
    {
      if (kept[i] == NOWHERE)
        continue;

      append_splice (splices, old_done, kept[i] - old_done, new_done, start + i - new_done);
      old_done = kept[i] + 1;
      new_done = start + i + 1;
    }
  append_splice (splices, old_done, n_old - old_done, new_done, n_new - new_done);
  if (watched != NULL)
    join_unwatched (splices, old_ids, watched);

  return coarsen (splices, MAX (max_splices, 1));
}

/**
 * qd_id_keep:
 * @old_ids: (not nullable) (element-type gint64): a list of rows
 * @new_ids: (not nullable) (element-type gint64): what has become of it
 * @kept: (not nullable) (element-type gint64): rows that are to stay although they are not in @new_ids
 *
 * Puts those of @kept that were in @old_ids where they were: behind what they were behind. Thread: any.
 *
 * Returns: (transfer full) (element-type gint64): @new_ids with them
 */
GArray *
qd_id_keep (GArray *old_ids,
            GArray *new_ids,
            GArray *kept)
{
  g_autoptr (GHashTable) present = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) behind = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray                *result = g_array_sized_new (FALSE, FALSE, sizeof (gint64), new_ids->len + kept->len);
  gint64                 begin = 0;
  gint64                *before = &begin;

  for (guint i = 0; i < new_ids->len; i++)
    g_hash_table_add (present, &g_array_index (new_ids, gint64, i));
  for (guint i = 0; i < kept->len; i++)
    g_hash_table_add (wanted, &g_array_index (kept, gint64, i));

  /* A chain: what comes behind what. */
  for (guint i = 0; i < old_ids->len; i++)
    {
      gint64 *id = &g_array_index (old_ids, gint64, i);

      if (g_hash_table_contains (present, id))
        before = id;
      else if (g_hash_table_contains (wanted, id))
        {
          g_hash_table_insert (behind, before, id);
          before = id;
        }
    }

  for (gint64 *next = g_hash_table_lookup (behind, &begin); next != NULL; next = g_hash_table_lookup (behind, next))
    g_array_append_val (result, *next);
  for (guint i = 0; i < new_ids->len; i++)
    {
      gint64 *id = &g_array_index (new_ids, gint64, i);

      g_array_append_val (result, *id);
      for (gint64 *next = g_hash_table_lookup (behind, id); next != NULL; next = g_hash_table_lookup (behind, next))
        g_array_append_val (result, *next);
    }

  return result;
}
