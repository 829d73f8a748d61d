/* qd-story.c: which articles tell the same story
 *
 * Whether two articles tell one story is decided from the two alone. Stories are then put together from such pairs, the
 * closest first (agglomerative clustering by average link: Sokal and Michener, 1958), so that a chain of articles, each
 * alike the next, does not become one story of all that happened in a month.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-story.h"

#include "core/qd-quote-matcher.h"

/* How alike the profiles of two articles of one story are at least, by how far apart they appeared. Chosen on articles of
 * 47 events by three outlets each, which appear within four days: those of one event are .28 to .9 alike, most above .33;
 * those of two events of the same days seldom above .3. */
#define ALIKE 0.33
#define ALIKE_LATER 0.37
#define ALIKE_MUCH_LATER 0.42

/* And if they share a statement, whatever the dates say, up to %QD_STORY_LONGEST; and where a date is not known. */
#define ALIKE_WITH_STATEMENT 0.2
#define ALIKE_UNDATED 0.3

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000 * 1000)

/* How alike two parts of a story are on the average at least, and how many articles of each are looked at for that. */
#define ALIKE_PARTS 0.28
#define MAX_LOOKED_AT 16

/**
 * qd_story_is_one:
 * @a: (not nullable): an article
 * @b: (not nullable): another
 * @share_statement: whether a relation ties a quotation of the one to a quotation of the other
 * @strength: (out) (not nullable): how alike they are, from 0 to 1
 *
 * Thread: any.
 * Returns: whether they tell one story, by these two alone; the same whichever comes first
 */
gboolean
qd_story_is_one (const QdStoryArticle *a, const QdStoryArticle *b, gboolean share_statement, double *strength)
{
  gboolean dated = a->published != QD_TIME_UNKNOWN && b->published != QD_TIME_UNKNOWN;
  guint64  apart = dated ? (guint64)MAX (a->published, b->published) - (guint64)MIN (a->published, b->published) : 0;

  *strength = 0;
  if (a->profile == NULL || b->profile == NULL || (dated && apart > QD_STORY_LONGEST) || (!share_statement && (!dated || apart > QD_STORY_NEAR)))
    return FALSE;
  *strength = qd_profile_similarity (a->profile, b->profile);
  if (share_statement)
    return *strength >= (dated ? ALIKE_WITH_STATEMENT : ALIKE_UNDATED);
  if (apart <= 3 * DAY)
    return *strength >= ALIKE;
  return *strength >= (apart <= 5 * DAY ? ALIKE_LATER : ALIKE_MUCH_LATER);
}

/* A story as it grows: at the index of its first article. */
typedef struct
{
  guint  parent;
  guint  version; /* grows with it */
  guint  n_looked_at;
  guint *looked_at; /* its first articles, rising */
  gint64 first;
  gint64 last;
} Group;

typedef struct
{
  const QdStoryArticle *articles;
  Group                *groups;
  GArray               *apart;  /* of QdStoryTie */
  GHashTable           *failed; /* pairs of versions of groups that are two stories */
} Grouping;

static guint
find_group (Grouping *self, guint i)
{
  while (self->groups[i].parent != i)
    {
      self->groups[i].parent = self->groups[self->groups[i].parent].parent;
      i = self->groups[i].parent;
    }
  return i;
}

static gboolean
is_kept_apart (Grouping *self, guint a, guint b)
{
  for (guint i = 0; i < self->apart->len; i++)
    {
      const QdStoryTie *tie = &g_array_index (self->apart, QdStoryTie, i);
      guint             group_a = find_group (self, tie->a), group_b = find_group (self, tie->b);

      if ((group_a == a && group_b == b) || (group_a == b && group_b == a))
        return TRUE;
    }
  return FALSE;
}

static gboolean
takes_too_long (const Group *a, const Group *b)
{
  gint64 first, last;

  if (a->first == QD_TIME_UNKNOWN || b->first == QD_TIME_UNKNOWN)
    return FALSE;
  first = MIN (a->first, b->first);
  last = MAX (a->last, b->last);
  return (guint64)last - (guint64)first > QD_STORY_LONGEST;
}

static gboolean
are_alike (const Grouping *self, const Group *a, const Group *b)
{
  double sum = 0;

  for (guint i = 0; i < a->n_looked_at; i++)
    for (guint j = 0; j < b->n_looked_at; j++)
      {
        QdProfile *profile_a = self->articles[a->looked_at[i]].profile, *profile_b = self->articles[b->looked_at[j]].profile;

        if (profile_a != NULL && profile_b != NULL)
          sum += qd_profile_similarity (profile_a, profile_b);
      }
  return sum >= ALIKE_PARTS * a->n_looked_at * b->n_looked_at;
}

static void
look_at (Group *group, guint article)
{
  guint at = group->n_looked_at;

  if (at == MAX_LOOKED_AT)
    {
      if (group->looked_at[--at] < article)
        return;
    }
  else
    {
      group->n_looked_at++;
    }
  for (; at > 0 && group->looked_at[at - 1] > article; at--)
    group->looked_at[at] = group->looked_at[at - 1];
  group->looked_at[at] = article;
}

static void
join (Grouping *self, guint a, guint b)
{
  guint  into = MIN (a, b), from = MAX (a, b);
  Group *group = &self->groups[into], *other = &self->groups[from];

  other->parent = into;
  group->version += other->version + 1;
  for (guint i = 0; i < other->n_looked_at; i++)
    look_at (group, other->looked_at[i]);
  if (other->first == QD_TIME_UNKNOWN)
    return;
  group->first = group->first == QD_TIME_UNKNOWN ? other->first : MIN (group->first, other->first);
  group->last = group->last == QD_TIME_UNKNOWN ? other->last : MAX (group->last, other->last);
}

static gboolean
may_join (Grouping *self, const QdStoryTie *tie, guint a, guint b)
{
  guint64 failure[2] = { (guint64)MIN (a, b) << 32 | MAX (a, b), self->groups[a].version + (guint64)self->groups[b].version };

  const guint64 *known;

  if (tie->strength > 1)
    return TRUE;
  /* Both can only grow, so that the sum tells whether one of them did. */
  known = g_hash_table_lookup (self->failed, &failure[0]);
  if (known != NULL && known[1] == failure[1])
    return FALSE;
  if (!takes_too_long (&self->groups[a], &self->groups[b]) && are_alike (self, &self->groups[a], &self->groups[b]) &&
      !is_kept_apart (self, a, b))
    return TRUE;
  g_hash_table_add (self->failed, g_memdup2 (failure, sizeof failure));
  return FALSE;
}

/* The strongest first; where two are as strong, by their articles. */
static int
compare_ties (gconstpointer a, gconstpointer b)
{
  const QdStoryTie *tie_a = a, *tie_b = b;

  if (tie_a->strength != tie_b->strength)
    return tie_a->strength > tie_b->strength ? -1 : 1;
  if (tie_a->a != tie_b->a)
    return tie_a->a < tie_b->a ? -1 : 1;
  return (tie_a->b > tie_b->b) - (tie_a->b < tie_b->b);
}

static void
join_tied (Grouping *self, GArray *ties)
{
  for (guint i = 0; i < ties->len; i++)
    {
      const QdStoryTie *tie = &g_array_index (ties, QdStoryTie, i);
      guint             a, b;

      if (tie->strength < 0)
        break;
      a = find_group (self, tie->a);
      b = find_group (self, tie->b);
      if (a == b || !may_join (self, tie, a, b))
        continue;
      join (self, a, b);
    }
}

/**
 * qd_story_group:
 * @articles: (array length=n_articles): articles, in an order that does not depend on how they came together
 * @n_articles: how many
 * @ties: (not nullable) (element-type QdStoryTie): the pairs that tell one story, in any order, and what a person says of
 *   pairs; sorted on return
 *
 * Puts stories together. What a person puts together stays together; what a person keeps apart, stays apart, unless they
 * put it together as well.
 *
 * Thread: any.
 * Returns: (transfer full) (element-type guint): for each article the index of the first article of its story
 */
GArray *
qd_story_group (const QdStoryArticle *articles, guint n_articles, GArray *ties)
{
  g_autofree Group      *groups = g_new0 (Group, MAX (n_articles, 1));
  g_autofree guint      *rooms = g_new (guint, MAX ((gsize)n_articles, 1) * MAX_LOOKED_AT);
  g_autoptr (GArray)     apart = g_array_new (FALSE, FALSE, sizeof (QdStoryTie));
  g_autoptr (GHashTable) failed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray                *result = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_articles);
  Grouping               self = { articles, groups, apart, failed };

  g_return_val_if_fail (articles != NULL || n_articles == 0, result);
  g_return_val_if_fail (ties != NULL, result);

  for (guint i = 0; i < n_articles; i++)
    {
      guint *room = rooms + (gsize)i * MAX_LOOKED_AT;

      room[0] = i;
      groups[i] = (Group){ i, 0, 1, room, articles[i].published, articles[i].published };
    }
  /* What is to be kept apart has to be known first. */
  for (guint i = 0; i < ties->len; i++)
    if (g_array_index (ties, QdStoryTie, i).strength < 0)
      g_array_append_vals (apart, &g_array_index (ties, QdStoryTie, i), 1);
  g_array_sort (ties, compare_ties);
  join_tied (&self, ties);
  for (guint i = 0; i < n_articles; i++)
    {
      guint group = find_group (&self, i);

      g_array_append_val (result, group);
    }
  return result;
}
