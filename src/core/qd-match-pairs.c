/* qd-match-pairs.c: finds the quotations of two articles that share a key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-match-article-private.h"

/* How much work one pair of articles is worth, as products of words; what is left then is not compared. */
#define MAX_WORK (G_GUINT64_CONSTANT (200) * 1000 * 1000)

/* How many pairs of quotations of two articles are kept as a table of what key they share, and how many on the stack. */
#define MAX_CELLS (1024 * 1024)
#define MAX_STACK_CELLS 4096

/* Two articles that say the same thing over and over have millions of pairs; so many are looked at, some 32 MB. */
#define MAX_CANDIDATES (256 * 1024)

/* How many pairs of quotations of two articles share a key, as a rule. */
#define FEW_CANDIDATES 8

/* An array that a thread keeps for the next pair of articles has room for so many at most. */
#define MOST_KEPT 256

static void
unref_array (gpointer data)
{
  g_array_unref (data);
}

static GPrivate kept = G_PRIVATE_INIT (unref_array);

static gboolean
are_neighbours (const QdMatchArticle *a, const QdMatchArticle *b)
{
  gint64 period_a = qd_match_period (a->published), period_b = qd_match_period (b->published);

  if (period_a == QD_MATCH_NO_PERIOD || period_b == QD_MATCH_NO_PERIOD)
    return period_a == period_b;
  return ABS (period_a - period_b) <= 1;
}

static guint
find_end_of_key (const guint64 *keys, guint n, guint start)
{
  guint end = start + 1;

  while (end < n && keys[end] == keys[start])
    end++;
  return end;
}

static void
note_key (guint8 *cell, guint64 key)
{
  guint8 strength = (key & QD_MATCH_WEAK_KEY) != 0 ? QD_SHARED_KEY_WEAK : QD_SHARED_KEY_STRONG;

  *cell = MAX (*cell, strength);
}

/* Asks for the memory of a quotation that is soon compared. */
static void
foresee_quotation (const QdQuoteWords *quotation)
{
  __builtin_prefetch (quotation);
  __builtin_prefetch (&quotation->speaker_key);
}

/* So many keys that two articles share are found before what they say is noted. */
#define MOST_SHARED 256

/* The place of a key in one article, in the upper bits, and in the other. */
typedef guint64 Shared;

/* A part of the keys of two articles: the places that come next, and where it ends. */
typedef struct
{
  guint i, end_i;
  guint j, end_j;
} Part;

/* In so many steps neither article comes to its end. */
static inline guint
count_steps (const Part *part)
{
  return MIN (part->end_i - part->i, part->end_j - part->j);
}

/* Without a branch that nobody could foretell. Returns how many are found then. */
static inline guint
take_step (const guint64 *of_a, const guint64 *of_b, Part *part, Shared *found, guint n)
{
  const guint64 key = of_a[part->i], other = of_b[part->j];

  found[n] = (Shared)part->i << 32 | part->j;
  part->i += key <= other;
  part->j += other <= key;
  return n + (key == other);
}

/* Finds keys that both articles have in two parts of them, which it goes on with, and takes out of these; of a key that an article has
 * more than once, its first place is among them. Returns how many were found. */
static guint
find_shared (const QdMatchArticle *a, const QdMatchArticle *b, Part *lower, Part *upper, Shared *found)
{
  const guint64 *const of_a = a->keys, *const of_b = b->keys;
  Part  low = *lower, high = *upper;
  guint n = 0, steps;

  /* Each step waits for the one before it in its part, but not for the other part's. */
  while ((steps = MIN (MIN (count_steps (&low), count_steps (&high)), (MOST_SHARED - n) / 2)) > 0)
    for (; steps > 0; steps--)
      {
        n = take_step (of_a, of_b, &low, found, n);
        n = take_step (of_a, of_b, &high, found, n);
      }
  while ((steps = MIN (count_steps (&low), MOST_SHARED - n)) > 0)
    for (; steps > 0; steps--)
      n = take_step (of_a, of_b, &low, found, n);
  while ((steps = MIN (count_steps (&high), MOST_SHARED - n)) > 0)
    for (; steps > 0; steps--)
      n = take_step (of_a, of_b, &high, found, n);
  *lower = low;
  *upper = high;
  return n;
}

/* Notes in a table of quotations of a by quotations of b the strongest key that each pair shares, by going through the keys
 * of both articles once. FALSE if so many quotations have the same keys that the pairs are sooner looked at one by one. */
static gboolean
fill_table (const QdMatchArticle *a, const QdMatchArticle *b, guint n_b, guint8 *table)
{
  Shared found[MOST_SHARED];
  Part   lower = { 0, a->middle, 0, b->middle }, upper = { a->middle, a->n_keys, b->middle, b->n_keys };
  guint  n_cells = 0, n;

  while ((n = find_shared (a, b, &lower, &upper, found)) > 0)
    for (guint k = 0; k < n; k++)
      {
        const guint   i = (guint)(found[k] >> 32), j = (guint)found[k];
        const guint64 key = a->keys[i];
        guint         end_a, end_b;

        /* Nearly all have their own key. */
        if (G_LIKELY (a->keys[i + 1] != key && b->keys[j + 1] != key && (i == 0 || a->keys[i - 1] != key)))
          {
            note_key (&table[(gsize)a->owners[i] * n_b + b->owners[j]], key);
            foresee_quotation (b->quotations->pdata[b->owners[j]]);
            n_cells++;
            continue;
          }
        /* All quotations that have it were noted with the first. */
        if (i > 0 && a->keys[i - 1] == key)
          continue;
        end_a = find_end_of_key (a->keys, a->n_keys, i);
        end_b = find_end_of_key (b->keys, b->n_keys, j);
        if ((guint64)(end_a - i) * (end_b - j) + n_cells > MAX_CELLS)
          return FALSE;
        n_cells += (end_a - i) * (end_b - j);
        for (guint p = i; p < end_a; p++)
          for (guint q = j; q < end_b; q++)
            note_key (&table[(gsize)a->owners[p] * n_b + b->owners[q]], key);
      }
  return TRUE;
}

/* Tens of pairs of articles are compared for each that comes. */
static GArray *
take_array (void)
{
  GArray *array = g_private_get (&kept);

  if (array == NULL)
    return g_array_sized_new (FALSE, FALSE, sizeof (QdMatchCandidate), FEW_CANDIDATES);
  g_private_set (&kept, NULL);
  return array;
}

/* Frees what _qd_match_list_candidates() made, or keeps it for the next pair. In the thread that made it. */
void
_qd_match_give_back_candidates (GArray *candidates)
{
  gboolean is_small = candidates->len <= MOST_KEPT;

  g_array_set_size (candidates, 0);
  if (is_small && g_private_get (&kept) == NULL)
    g_private_set (&kept, candidates);
  else
    g_array_unref (candidates);
}

/* The first cell from one on that is not empty; @n_cells if there is none. Most pairs share nothing. */
static gsize
find_cell (const guint8 *table, gsize n_cells, gsize cell)
{
  G_STATIC_ASSERT (QD_SHARED_KEY_NONE == 0);
  for (guint64 cells; cell + sizeof cells <= n_cells; cell += sizeof cells)
    {
      memcpy (&cells, table + cell, sizeof cells);
      if (cells != 0)
        return cell + (guint)__builtin_ctzll (GUINT64_FROM_LE (cells)) / 8;
    }
  while (cell < n_cells && table[cell] == QD_SHARED_KEY_NONE)
    cell++;
  return cell;
}

/* The places of the pairs that share a key; none if all of them share weak ones alone, and the two articles are not of one
 * time. */
static GArray *
list_places (const QdMatchArticle *a, const QdMatchArticle *b)
{
  GArray            *candidates = take_array ();
  guint              n_a = MIN (a->quotations->len, QD_MATCH_MAX_QUOTATIONS), n_b = MIN (b->quotations->len, QD_MATCH_MAX_QUOTATIONS);
  gsize              n_cells = (gsize)n_a * n_b;
  guint64            work = 0;
  gboolean           related = a == b || are_neighbours (a, b), filled;
  guint8             few[MAX_STACK_CELLS];
  g_autofree guint8 *many = n_cells > MAX_STACK_CELLS && n_cells <= MAX_CELLS ? g_malloc (n_cells) : NULL;
  guint8            *table = n_cells <= MAX_STACK_CELLS ? few : many;

  if (table != NULL)
    memset (table, QD_SHARED_KEY_NONE, n_cells);
  filled = table != NULL && fill_table (a, b, n_b, table);
  for (gsize cell = 0; work <= MAX_WORK && candidates->len < MAX_CANDIDATES; cell++)
    {
      const QdQuoteWords *of_a, *of_b;
      QdSharedKey         shared;
      QdMatchCandidate    candidate;

      if (filled)
        cell = find_cell (table, n_cells, cell);
      if (cell >= n_cells)
        break;
      candidate = (QdMatchCandidate){ .a = (guint)(cell / n_b), .b = (guint)(cell % n_b) };
      if (a == b && candidate.b <= candidate.a)
        continue;
      of_a = a->quotations->pdata[candidate.a];
      of_b = b->quotations->pdata[candidate.b];
      shared = filled ? (QdSharedKey)table[cell] : qd_quote_words_share_a_key (of_a, of_b);
      if (shared == QD_SHARED_KEY_NONE)
        continue;
      related = related || shared == QD_SHARED_KEY_STRONG;
      work += MIN ((guint64)of_a->n_words * of_b->n_words, 1000 * ((guint64)of_a->n_words + of_b->n_words));
      if (work <= MAX_WORK)
        g_array_append_val (candidates, candidate);
    }
  if (!related)
    g_array_set_size (candidates, 0);
  return candidates;
}

/* Whether an article that may have appeared after another says of a quotation that it is said once more, and the other does not. */
static gboolean
is_said_once_more (const QdMatchArticle *article, guint quotation, const QdMatchArticle *other, guint quotation_other)
{
  if (g_array_index (article->habits, guint8, quotation) != QD_QUOTE_HABIT_AGAIN ||
      g_array_index (other->habits, guint8, quotation_other) == QD_QUOTE_HABIT_AGAIN)
    return FALSE;
  return article->published == QD_TIME_UNKNOWN || other->published == QD_TIME_UNKNOWN || article->published > other->published;
}

/* Two quotations of two articles, as the rules see them. */
QdMatchPair
_qd_match_make_pair (const QdMatchArticle *a, guint quotation_a, const QdMatchArticle *b, guint quotation_b, const QdQuoteComparison *comparison)
{
  QdMatchPair pair = qd_match_pair_new (a->quotations->pdata[quotation_a], g_array_index (a->confidences, double, quotation_a),
                                        b->quotations->pdata[quotation_b], g_array_index (b->confidences, double, quotation_b), comparison);

  pair.habit = (QdQuoteHabit)MAX (g_array_index (a->habits, guint8, quotation_a), g_array_index (b->habits, guint8, quotation_b));
  pair.again = is_said_once_more (a, quotation_a, b, quotation_b) || is_said_once_more (b, quotation_b, a, quotation_a);
  return pair;
}

/* The pairs of quotations of two articles that share a key, compared, none of them tied yet; see list_places(). For
 * _qd_match_give_back_candidates(). */
GArray *
_qd_match_list_candidates (const QdMatchArticle *a, const QdMatchArticle *b, QdCompareMemo *memo)
{
  GArray *candidates = list_places (a, b);
  guint   i;

  for (i = 0; i < candidates->len; i++)
    {
      QdMatchCandidate   *candidate = &g_array_index (candidates, QdMatchCandidate, i);
      const QdQuoteWords *of_a = a->quotations->pdata[candidate->a], *of_b = b->quotations->pdata[candidate->b];
      QdQuoteComparison   comparison = qd_compare_memo_compare (memo, of_a, g_array_index (a->digests, QdMatchDigest, candidate->a).words,
                                                                of_b, g_array_index (b->digests, QdMatchDigest, candidate->b).words);

      candidate->pair = _qd_match_make_pair (a, candidate->a, b, candidate->b, &comparison);
    }
  return candidates;
}
