/* qd-outlet.c: which names are those of one outlet
 *
 * “example-gazette.org”, “The Example Gazette” and “Example Gazette – Top Stories” are one where articles at that domain bear these
 * names: the domain is made of the name. What two outlets share by chance, or a portal carries of many, is left alone: two entries
 * in the list of outlets are a smaller nuisance than two outlets in one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-outlet.h"

#include <string.h>

/* Shorter names are in too many domains by chance; characters. */
#define LEAST_KEY 3

/* What stands between an outlet's name and the name of its feed or section. */
static const char *const separators[] = { " – ", " — ", " - ", " | ", "|", " » ", " > ", " · ", " • ", " :: ", ": ", " / ", ", ", " (" };

/* What a company is called for the law, in lower case and without marks; it names no outlet of its own. */
static const char *const legal_forms[] = {
  "ab", "ag", "aps", "as", "asa", "bv", "co", "company", "corp", "corporation", "doo", "eg", "ev", "gmbh", "inc", "incorporated", "kft", "kg", "kgaa", "limited",
  "llc", "llp", "lp", "ltd", "mbh", "nv", "ohg", "oy", "oyj", "plc", "pte", "pty", "sa", "sarl", "sas", "se", "sl", "slu", "spa", "srl", "sro", "ug", "zrt", NULL
};

/* What else stands around the name of an outlet where its own domain shows which part is the name. */
static const char *const trimmings[] = {
  "atom", "by", "feed", "feeds", "from", "group", "headlines", "holding", "holdings", "homepage", "latest", "media", "news", "newsfeed", "official", "online",
  "publishing", "rss", "stories", "top", "updates", "verlag", "website", NULL
};

static const char *const articles[] = { "das ", "der ", "die ", "el ", "gli ", "il ", "la ", "las ", "le ", "les ", "lo ", "los ", NULL };

/* All names of one outlet. */
typedef struct
{
  GHashTable *names;
  char       *plain; /* the name without what is behind it, as one of its names has it */
} Cluster;

/* One way to take a name: its letters, and what is to be shown. */
typedef struct
{
  char *key;
  char *plain;
} Reading;

/* Letters and digits alone, without case, accents and a leading article. */
static char *
make_key (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = decomposed != NULL ? g_utf8_casefold (decomposed, -1) : g_strdup ("");
  const char      *start = g_str_has_prefix (folded, "the ") ? folded + 4 : folded;
  GString         *key = g_string_new (NULL);

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

/* The same of a domain: of what its owner chose. */
static char *
make_domain_key (const char *domain)
{
  g_autofree char *label = g_strndup (domain, strcspn (domain, "."));
  g_autofree char *key = make_key (label);

  return g_strdup (g_str_has_prefix (key, "the") && strlen (key) > 3 + LEAST_KEY ? key + 3 : key);
}

/* The host that a name is, with or without the rest of an address; NULL if it is none. */
static char *
dup_host (const char *name)
{
  const char *start = name;

  if (g_ascii_strncasecmp (start, "http://", 7) == 0)
    start += 7;
  else if (g_ascii_strncasecmp (start, "https://", 8) == 0)
    start += 8;
  if (strchr (start, '.') == NULL || strpbrk (start, " \t") != NULL || (start == name && strchr (start, '/') != NULL))
    return NULL;
  return g_ascii_strdown (start, (gssize)strcspn (start, "/:?#"));
}

static gboolean
is_host (const char *name, const char *domain)
{
  g_autofree char *host = dup_host (name);
  gsize            len = host != NULL ? strlen (host) : 0, n = strlen (domain);

  return len >= n && g_ascii_strcasecmp (host + len - n, domain) == 0 && (len == n || host[len - n - 1] == '.');
}

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->key);
  g_free (reading->plain);
  g_free (reading);
}

static void
add_key (GPtrArray *readings, const char *spelled, const char *plain)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->key = make_key (spelled);
  reading->plain = g_strdup (plain);
  g_ptr_array_add (readings, reading);
}

/* As addresses have it, which have no letters but those of ASCII: German and Scandinavian ones are two there. */
static char *
dup_transliterated (const char *name)
{
  static const char *const pairs[][2] = { { "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "ß", "ss" }, { "å", "aa" }, { "ø", "oe" }, { "æ", "ae" } };
  g_autofree char         *lower = g_utf8_strdown (name, -1);
  g_autofree char         *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
  GString                 *text = g_string_new (composed != NULL ? composed : lower);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (text, pairs[i][0], pairs[i][1], 0);
  return g_string_free_and_steal (text);
}

/* The ways to spell a name without any marks. */
static void
add_spellings (GPtrArray *readings, const char *name)
{
  static const char *const ands[] = { "and", "und", "et", "y" };
  g_autofree char         *latin = dup_transliterated (name);

  add_key (readings, name, name);
  add_key (readings, latin, name);
  for (guint i = 0; strchr (name, '&') != NULL && i < G_N_ELEMENTS (ands); i++)
    {
      g_autoptr (GString) spelled = g_string_new (latin);

      g_string_replace (spelled, "&", ands[i], 0);
      add_key (readings, spelled->str, name);
    }
  for (guint i = 0; articles[i] != NULL; i++)
    if (g_str_has_prefix (latin, articles[i]))
      add_key (readings, latin + strlen (articles[i]), name);
}

static gboolean
is_trimming (const char *word, gboolean all)
{
  g_autofree char *key = make_key (word);

  return *key == '\0' || g_strv_contains (legal_forms, key) || (all && g_strv_contains (trimmings, key));
}

/* A name without the company's form at its end and, with @all, what else is around it; at least a word stays. */
static char *
trim (const char *name, gboolean all)
{
  g_auto (GStrv)      words = g_strsplit (name, " ", -1);
  g_autoptr (GString) trimmed = g_string_new (NULL);
  guint               first = 0, last = g_strv_length (words);

  while (last > 1 && is_trimming (words[last - 1], all))
    last--;
  while (all && first + 1 < last && is_trimming (words[first], all))
    first++;
  for (guint i = first; i < last; i++)
    g_string_append_printf (trimmed, "%s%s", i > first ? " " : "", words[i]);
  if (trimmed->len > 0 && strchr (",;", trimmed->str[trimmed->len - 1]) != NULL)
    g_string_truncate (trimmed, trimmed->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&trimmed));
}

/* A name without signs that say whose it is, and without a bracket that was opened before it. */
static char *
tidy (const char *name)
{
  static const char *const signs[] = { "©", "®", "™" };
  g_autoptr (GString)      text = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (text, signs[i], "", 0);
  if (strchr (text->str, '(') == NULL)
    g_string_replace (text, ")", "", 0);
  return g_strstrip (g_strdup (text->str));
}

static void
add_readings (GPtrArray *readings, const char *name, gboolean all)
{
  g_autofree char *tidied = tidy (name);
  g_autofree char *trimmed = trim (tidied, all);

  if (*tidied == '\0')
    return;
  add_spellings (readings, tidied);
  if (!g_str_equal (trimmed, tidied))
    add_spellings (readings, trimmed);
}

/* All ways to take a name; with @all those, too, that only a domain can prove. */
static GPtrArray *
list_readings (const char *name, gboolean all)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func (free_reading);

  add_readings (readings, name, all);
  for (guint i = 0; all && i < G_N_ELEMENTS (separators); i++)
    {
      g_auto (GStrv) parts = strstr (name, separators[i]) != NULL ? g_strsplit (name, separators[i], 8) : NULL;

      for (guint j = 0; parts != NULL && parts[j] != NULL; j++)
        add_readings (readings, parts[j], all);
    }
  return readings;
}

/* The part of a name that the domain is made of; NULL if none is. */
static char *
find_plain (const char *name, const char *domain, const char *domain_key)
{
  g_autoptr (GPtrArray) readings = NULL;
  g_autofree char      *whole_key = NULL;

  if (g_utf8_strlen (domain_key, -1) < LEAST_KEY)
    return NULL;
  readings = list_readings (name, TRUE);
  whole_key = make_key (domain);
  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *reading = g_ptr_array_index (readings, i);
      const char    *dot = strchr (reading->plain, '.');

      if (g_str_equal (reading->key, domain_key))
        return g_strdup (reading->plain);
      /* "Le Phare.fr" */
      if (dot != NULL && g_str_equal (reading->key, whole_key))
        return g_strndup (reading->plain, (gsize)(dot - reading->plain));
    }
  return NULL;
}

static void
free_cluster (gpointer data)
{
  Cluster *cluster = data;

  g_hash_table_unref (cluster->names);
  g_free (cluster->plain);
  g_free (cluster);
}

/* What a name says: letters, and more of them where they are no others' stand-ins. */
static int
measure (const char *plain)
{
  return (int)strlen (plain) + (g_str_is_ascii (plain) ? 0 : 1);
}

/* The longer of two plain names says more; of those that are as long any will do, as long as it is always the same. */
static void
take_plain (Cluster *cluster, const char *plain)
{
  int difference = cluster->plain != NULL ? measure (plain) - measure (cluster->plain) : 1;

  if (difference > 0 || (difference == 0 && strcmp (plain, cluster->plain) < 0))
    g_set_str (&cluster->plain, plain);
}

/* Names at a domain that is made of them. */
static GHashTable *
find_clusters (const QdOutletUse *uses, gsize n_uses)
{
  GHashTable *clusters = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_cluster);

  for (gsize i = 0; i < n_uses; i++)
    {
      g_autofree char *key = uses[i].domain != NULL && !is_host (uses[i].name, uses[i].domain) ? make_domain_key (uses[i].domain) : NULL;
      g_autofree char *plain = key != NULL ? find_plain (uses[i].name, uses[i].domain, key) : NULL;
      Cluster         *cluster;

      if (plain == NULL)
        continue;
      cluster = g_hash_table_lookup (clusters, uses[i].domain);
      if (cluster == NULL)
        {
          cluster = g_new0 (Cluster, 1);
          cluster->names = g_hash_table_new (g_str_hash, g_str_equal);
          g_hash_table_insert (clusters, (gpointer)uses[i].domain, cluster);
        }
      g_hash_table_add (cluster->names, (gpointer)uses[i].name);
      take_plain (cluster, plain);
    }
  return clusters;
}

/* What stands for more than one name. */
static const char several[] = "";

/* Where a domain is not made of a name, but all that appeared there bears one, and nothing elsewhere does: that name. */
static GHashTable *
find_only_names (const QdOutletUse *uses, gsize n_uses)
{
  GHashTable            *only = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) homes = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n_uses; i++)
    {
      const char *home = uses[i].domain != NULL ? uses[i].domain : several;
      const char *known = g_hash_table_lookup (homes, uses[i].name);

      if (uses[i].domain == NULL)
        continue;
      g_hash_table_insert (homes, (gpointer)uses[i].name, (gpointer)(known == NULL || g_str_equal (known, home) ? home : several));
    }
  for (gsize i = 0; i < n_uses; i++)
    {
      const char *known = uses[i].domain != NULL ? g_hash_table_lookup (only, uses[i].domain) : NULL;

      if (uses[i].domain == NULL || is_host (uses[i].name, uses[i].domain))
        continue;
      if ((known != NULL && !g_str_equal (known, uses[i].name)) || g_hash_table_lookup (homes, uses[i].name) == several)
        g_hash_table_insert (only, (gpointer)uses[i].domain, (gpointer)several);
      else
        g_hash_table_insert (only, (gpointer)uses[i].domain, (gpointer)uses[i].name);
    }
  return only;
}

/* Says that a name stands for another; nothing stands for two. */
static void
note_alias (GHashTable *aliases, const char *name, const char *outlet)
{
  const char *known;

  if (g_hash_table_lookup_extended (aliases, name, NULL, (gpointer *)&known))
    {
      if (known != NULL && !g_str_equal (known, outlet))
        g_hash_table_insert (aliases, g_strdup (name), NULL);
    }
  else
    g_hash_table_insert (aliases, g_strdup (name), g_strdup (outlet));
}

static void
note_key (GHashTable *by_key, const char *spelled, const char *plain)
{
  char       *key = make_key (spelled);
  const char *known = g_hash_table_lookup (by_key, key);

  g_hash_table_insert (by_key, key, (gpointer)(known != NULL && !g_str_equal (known, plain) ? several : plain));
}

/* Names without an address go to the only outlet that a domain shows to bear that name, or to be that host. */
static void
note_bare_names (GHashTable *aliases, GHashTable *clusters, const QdOutletUse *uses, gsize n_uses)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_host = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter         iter;
  const char            *domain;
  Cluster               *cluster;

  g_hash_table_iter_init (&iter, clusters);
  while (g_hash_table_iter_next (&iter, (gpointer *)&domain, (gpointer *)&cluster))
    {
      note_key (by_key, cluster->plain, cluster->plain);
      g_hash_table_insert (by_host, (gpointer)domain, cluster->plain);
    }
  for (gsize i = 0; i < n_uses; i++)
    {
      g_autofree char      *host = uses[i].domain == NULL ? dup_host (uses[i].name) : NULL;
      g_autoptr (GPtrArray) readings = uses[i].domain == NULL ? list_readings (uses[i].name, FALSE) : NULL;
      const char           *outlet = host != NULL ? g_hash_table_lookup (by_host, g_str_has_prefix (host, "www.") ? host + 4 : host) : NULL;

      for (guint j = 0; readings != NULL && outlet == NULL && j < readings->len; j++)
        outlet = g_hash_table_lookup (by_key, ((const Reading *)g_ptr_array_index (readings, j))->key);
      if (outlet != NULL && outlet != several)
        note_alias (aliases, uses[i].name, outlet);
    }
}

static gboolean
is_no_alias (gpointer key, gpointer value, gpointer user_data)
{
  return value == NULL || g_str_equal (key, value);
}

/**
 * qd_outlet_find_aliases:
 * @uses: (array length=n_uses): which names articles bear at which domains, each pair once
 * @n_uses: how many
 *
 * Finds names that stand for another: the address of an outlet and the titles of its feeds for its name. The result does not
 * depend on the order of @uses. Thread: any.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the other names by these names
 */
GHashTable *
qd_outlet_find_aliases (const QdOutletUse *uses, gsize n_uses)
{
  GHashTable            *aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) clusters = find_clusters (uses, n_uses);
  g_autoptr (GHashTable) only = find_only_names (uses, n_uses);

  for (gsize i = 0; i < n_uses; i++)
    {
      const Cluster *cluster = uses[i].domain != NULL ? g_hash_table_lookup (clusters, uses[i].domain) : NULL;
      const char    *name = uses[i].domain != NULL ? g_hash_table_lookup (only, uses[i].domain) : NULL;

      if (cluster != NULL && (is_host (uses[i].name, uses[i].domain) || g_hash_table_contains (cluster->names, uses[i].name)))
        note_alias (aliases, uses[i].name, cluster->plain);
      else if (cluster == NULL && name != NULL && *name != '\0' && is_host (uses[i].name, uses[i].domain))
        note_alias (aliases, uses[i].name, name);
    }
  note_bare_names (aliases, clusters, uses, n_uses);
  g_hash_table_foreach_remove (aliases, is_no_alias, NULL);
  return aliases;
}
