/* qd-namesakes.c: which names of a library are one person's
 *
 * Articles name one person in several ways: “Ada B. Quill”, “Ada Quill”, “Quill”. Full names that say nothing
 * different are one person. A name that leaves something out means whoever is named far more often than all others that it could mean,
 * as a writer who says no more means the one known by it; else it stays a name of its own, since to take two people for one is worse
 * than to list one twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-namesakes.h"

#include <string.h>

#include "core/qd-arena.h"
#include "core/qd-speaker.h"

/* In so many times as many articles as all others together somebody is named whom a shorter name means: nine of ten are right then if
 * writers leave names out at random, and more as they leave out those of the well-known. */
#define FAR_MORE 9

/* So many times as many articles as name somebody in full may have the family name alone. */
#define MOST_ALONE 2

/* What stands for an organisation has so many capitals at most, bytes. */
#define MOST_LETTERS 4

/* Of more full names with one family name, which is nobody's any more, shorter ones are not looked up one by one. */
#define MOST_FULL 1000

/* A name, and whom it means: another entry, that of the same, and so on to one that means itself. */
typedef struct _Entry Entry;
struct _Entry
{
  const char    *name;
  const char    *told; /* whom a person says it means; NULL if nobody said so */
  QdSpeakerParts parts;
  guint          n_quotations;
  guint          n_articles;
  Entry         *person;
  guint          n_of_person; /* articles of all names that mean this one */
};

struct _QdNamesakes
{
  /* Owned. A hundred thousand names come and go each time that they are counted: in one piece, nothing of it stays behind. */
  QdArena    *arena;
  GPtrArray  *entries;
  GHashTable *by_name;
};

/**
 * qd_namesakes_new:
 *
 * Thread: any, one at a time.
 *
 * Returns: (transfer full): no names
 */
QdNamesakes *
qd_namesakes_new (void)
{
  QdNamesakes *self = g_new0 (QdNamesakes, 1);

  self->arena = qd_arena_new ();
  self->entries = g_ptr_array_new ();
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * qd_namesakes_free:
 * @self: (not nullable) (transfer full): names
 *
 * Thread: any.
 */
void
qd_namesakes_free (QdNamesakes *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->entries);
  qd_arena_free (self->arena);
  g_free (self);
}

/**
 * qd_namesakes_add:
 * @self: (not nullable): names
 * @name: (not nullable): who is quoted, under the fullest name that an article gives; UTF-8
 * @n_quotations: in how many quotations more
 * @n_articles: in how many articles more
 *
 * Adds a name, or more of one that was added. What was settled before is as if it had not been. Thread: any, one at a time.
 */
void
qd_namesakes_add (QdNamesakes *self, const char *name, guint n_quotations, guint n_articles)
{
  Entry *entry = g_hash_table_lookup (self->by_name, name);

  if (entry == NULL)
    {
      entry = qd_arena_new0_of (self->arena, Entry, 1);
      entry->name = qd_arena_strndup (self->arena, name, strlen (name));
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (self->by_name, (gpointer)entry->name, entry);
    }
  entry->n_quotations += n_quotations;
  entry->n_articles += n_articles;
}

/**
 * qd_namesakes_tell:
 * @self: (not nullable): names
 * @name: (not nullable): one of them; another makes no difference
 * @person: (not nullable): the name of whom it means; @name if it means nobody else
 *
 * Says what nothing else outweighs. Thread: any, one at a time.
 */
void
qd_namesakes_tell (QdNamesakes *self, const char *name, const char *person)
{
  Entry *entry = g_hash_table_lookup (self->by_name, name);

  if (entry != NULL)
    entry->told = qd_arena_strndup (self->arena, person, strlen (person));
}

static Entry *
get_person (Entry *entry)
{
  while (entry->person != entry)
    entry = entry->person;
  return entry;
}

/* What more articles have comes first, so that the person is called so; else the shorter one, and small letters before capitals. */
static int
compare_usual (const Entry *a, const Entry *b)
{
  gsize length_a, length_b;

  if (a->n_articles != b->n_articles)
    return a->n_articles > b->n_articles ? -1 : 1;
  length_a = strlen (a->name);
  length_b = strlen (b->name);
  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;
  return strcmp (b->name, a->name);
}

static int
compare_numbers (guint64 a, guint64 b)
{
  return a < b ? -1 : a > b;
}

/* How much a name tells: all of it, a first letter for the given name, a family name. */
static int
rank (const QdSpeakerParts *parts)
{
  return parts->given == 0 ? 2 : parts->is_initial;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *entry_a = *(Entry *const *)a, *entry_b = *(Entry *const *)b;
  int          order = (int)entry_a->parts.sort - (int)entry_b->parts.sort;

  if (order == 0)
    order = compare_numbers (entry_a->parts.family, entry_b->parts.family);
  if (order == 0)
    order = rank (&entry_a->parts) - rank (&entry_b->parts);
  if (order == 0)
    order = compare_numbers (entry_a->parts.given, entry_b->parts.given);
  if (order == 0)
    order = entry_a->parts.junior - entry_b->parts.junior;
  if (order == 0)
    order = -compare_numbers (entry_a->parts.middle, entry_b->parts.middle);
  return order != 0 ? order : compare_usual (entry_a, entry_b);
}

static void
mean (Entry *entry, Entry *person)
{
  person = get_person (person);
  entry->person = person;
  person->n_of_person += entry->n_of_person;
}

/* Whom a name may mean. */
typedef gboolean (*MayMean) (const Entry *person,
                             const Entry *entry);

/* Of those at @entries, persons whom @entry may mean: the one who is named far more often than all others. %NULL if nobody is. */
static Entry *
find_known (Entry **entries, guint n, const Entry *entry, MayMean may_mean)
{
  Entry *best = NULL;
  guint  sum = 0;

  for (guint i = 0; i < n; i++)
    if (entries[i]->person == entries[i] && entries[i] != entry && may_mean (entries[i], entry))
      {
        sum += entries[i]->n_of_person;
        if (best == NULL || entries[i]->n_of_person > best->n_of_person)
          best = entries[i];
      }
  return best != NULL && best->n_of_person >= (guint64)FAR_MORE * (sum - best->n_of_person) ? best : NULL;
}

static gboolean
any_may_be_meant (const Entry *person, const Entry *entry)
{
  return TRUE;
}

/* Names of one given name: those with the same letters between are one, and so are those with none between and the usual one. */
static void
settle_given_name (Entry **entries, guint n)
{
  guint n_with = 0;

  for (guint i = 0; i < n; i++)
    {
      Entry *before = i > 0 ? entries[i - 1] : NULL;

      if (before != NULL && before->parts.middle == entries[i]->parts.middle)
        mean (entries[i], before);
      n_with += entries[i]->parts.middle != 0;
    }
  if (n_with > 0 && n_with < n)
    {
      Entry *known = find_known (entries, n_with, entries[n_with], any_may_be_meant);

      if (known != NULL)
        mean (entries[n_with], known);
    }
}

static gboolean
has_initial (const Entry *person, const Entry *entry)
{
  return person->parts.initial != 0 && person->parts.initial == entry->parts.initial && person->parts.junior == entry->parts.junior &&
         (person->parts.middle == 0 || entry->parts.middle == 0 || person->parts.middle == entry->parts.middle);
}

/* Whether the name is a few letters in capitals, which stand for an organisation. */
static gboolean
stands_for_organisation (const char *name)
{
  const char *at = name;

  while (*at != '\0' && !g_ascii_islower (*at))
    at++;
  return *at == '\0' && at - name <= MOST_LETTERS;
}

/* Whether a family name alone may be something else: letters that stand for an organisation, or a given name that too many articles have
 * beside those that have both. */
static gboolean
may_be_other (const Entry *entry, const Entry *known)
{
  return stands_for_organisation (entry->name) || (entry->parts.is_given && (guint64)entry->n_articles * FAR_MORE > known->n_of_person);
}

/* “MERROWITE” is “Merrowite” where nobody is known by the name: names alone that differ in capitals only are one. But short letters in capitals are something else. */
static void
settle_capitals (Entry **entries, guint n)
{
  Entry *usual = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (entries[i]->person != entries[i] || stands_for_organisation (entries[i]->name))
        continue;
      if (usual == NULL)
        usual = entries[i];
      else if (g_ascii_strcasecmp (usual->name, entries[i]->name) == 0)
        mean (entries[i], usual);
    }
}

/* A family name alone is that of the person who has it, unless it may be no family name: an outlet, a place, a sort of people. It is one
 * where a known given name stands before it elsewhere, and unless far more articles have it alone, as they name people in full at first. */
static void
settle_family_names (Entry **entries, guint n_given, guint n)
{
  Entry *known = n_given < n ? find_known (entries, n_given, entries[n_given], any_may_be_meant) : NULL;
  guint  n_articles;

  if (known == NULL || !known->parts.is_given)
    return;
  n_articles = known->n_of_person;
  for (guint i = n_given; i < n; i++)
    if (entries[i]->n_articles <= MOST_ALONE * (guint64)n_articles && entries[i]->parts.junior == known->parts.junior && !may_be_other (entries[i], known))
      mean (entries[i], known);
}

/* All names of one family name: the fuller ones first. */
static void
settle_family (Entry **entries, guint n)
{
  guint n_full = 0, n_given, end;

  while (n_full < n && rank (&entries[n_full]->parts) == 0)
    n_full++;
  for (guint i = 0; i < n_full; i = end)
    {
      const QdSpeakerParts *parts = &entries[i]->parts;

      for (end = i + 1; end < n_full && entries[end]->parts.given == parts->given && entries[end]->parts.junior == parts->junior;)
        end++;
      settle_given_name (entries + i, end - i);
    }
  for (n_given = n_full; n_given < n && rank (&entries[n_given]->parts) == 1; n_given++)
    {
      Entry *known = n_full <= MOST_FULL ? find_known (entries, n_full, entries[n_given], has_initial) : NULL;

      if (known != NULL)
        mean (entries[n_given], known);
    }
  settle_family_names (entries, n_given, n);
  settle_capitals (entries + n_given, n - n_given);
}

/* Organisations have all their words for a key. */
static void
settle_organisation (Entry **entries, guint n)
{
  for (guint i = 1; i < n; i++)
    mean (entries[i], entries[0]);
}

/* Has a person called by the name that most articles have, of those that tell most. */
static void
call (Entry **entries, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      Entry *person = get_person (entries[i]);

      if (person != entries[i] && rank (&entries[i]->parts) == rank (&person->parts) && compare_usual (entries[i], person) < 0)
        {
          entries[i]->n_of_person = person->n_of_person;
          entries[i]->person = entries[i];
          person->person = entries[i];
        }
    }
}

/**
 * qd_namesakes_settle:
 * @self: (not nullable): names
 *
 * Decides whom the names mean; the order in which they were added makes no difference. Takes linear time but for sorting. Thread:
 * any, one at a time.
 */
void
qd_namesakes_settle (QdNamesakes *self)
{
  guint end;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      /* What was told is of nobody here. */
      qd_speaker_take_apart (entry->told == NULL ? entry->name : NULL, &entry->parts);
      entry->person = entry;
      entry->n_of_person = entry->n_articles;
    }
  g_ptr_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i = end)
    {
      Entry               **entries = (Entry **)self->entries->pdata + i;
      const QdSpeakerParts *parts = &entries[0]->parts;

      for (end = i + 1; end < self->entries->len; end++)
        {
          const QdSpeakerParts *next = &((Entry *)self->entries->pdata[end])->parts;

          if (next->sort != parts->sort || next->family != parts->family)
            break;
        }
      if (parts->sort == QD_SPEAKER_ORGANISATION)
        settle_organisation (entries, end - i);
      else if (parts->sort == QD_SPEAKER_PERSON)
        settle_family (entries, end - i);
      if (parts->sort != QD_SPEAKER_NOBODY)
        call (entries, end - i);
    }
}

/* Whom a name means. Names that were listed as another one's mean whomever that means. */
static const char *
name_person (const QdNamesakes *self, Entry *entry)
{
  Entry *told;

  if (entry->told == NULL)
    return get_person (entry)->name;
  told = g_hash_table_lookup (self->by_name, entry->told);
  return told != NULL && told->told == NULL ? get_person (told)->name : entry->told;
}

/**
 * qd_namesakes_get_person:
 * @self: (not nullable): names that are settled
 * @name: (not nullable): one of them, or another
 *
 * Thread: any, one at a time.
 *
 * Returns: (transfer none): the name that is used most for whom @name means, of those that tell as much as any; @name itself if nothing else is known
 */
const char *
qd_namesakes_get_person (const QdNamesakes *self, const char *name)
{
  Entry *entry = g_hash_table_lookup (self->by_name, name);

  return entry != NULL ? name_person (self, entry) : name;
}

/**
 * qd_namesakes_foreach:
 * @self: (not nullable): names that are settled
 * @func: (not nullable) (scope call): called with each of them
 * @user_data: for @func
 *
 * Goes through the names, in an order that says nothing. Thread: any, one at a time.
 */
void
qd_namesakes_foreach (const QdNamesakes *self, QdNamesakesFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      func (entry->name, name_person (self, entry), entry->n_quotations, entry->n_articles, user_data);
    }
}
