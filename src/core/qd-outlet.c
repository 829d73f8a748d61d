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
static const char *const separators[] = { " – ", " — ", " - ", " | ", " » ", " · ", " :: ", ": ", " / " };

/* All names of one outlet. */
typedef struct
{
  GHashTable *names;
  char       *plain; /* the name without what is behind it, as one of its names has it */
} Cluster;

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

static gboolean
is_host (const char *name, const char *domain)
{
  gsize len = strlen (name), n = strlen (domain);

  return len >= n && g_ascii_strcasecmp (name + len - n, domain) == 0 && (len == n || name[len - n - 1] == '.') && strchr (name, ' ') == NULL;
}

/* The part of a name that the domain is made of; NULL if none is. */
static char *
find_plain (const char *name, const char *domain_key)
{
  g_autofree char *key = make_key (name);

  if (g_utf8_strlen (domain_key, -1) < LEAST_KEY)
    return NULL;
  if (g_str_equal (key, domain_key))
    return g_strdup (name);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_auto (GStrv) parts = strstr (name, separators[i]) != NULL ? g_strsplit (name, separators[i], 8) : NULL;

      for (guint j = 0; parts != NULL && parts[j] != NULL; j++)
        {
          g_autofree char *part = make_key (g_strstrip (parts[j]));

          if (g_str_equal (part, domain_key))
            return g_strdup (parts[j]);
        }
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

/* The longer of two plain names says more; of those that are as long any will do, as long as it is always the same. */
static void
take_plain (Cluster *cluster, const char *plain)
{
  int difference = cluster->plain != NULL ? (int)strlen (plain) - (int)strlen (cluster->plain) : 1;

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
      g_autofree char *plain = key != NULL ? find_plain (uses[i].name, key) : NULL;
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

/* Where a domain is not made of a name, but all that appeared there bears one, and nothing elsewhere does: that name. */
static GHashTable *
find_only_names (const QdOutletUse *uses, gsize n_uses)
{
  GHashTable            *only = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) homes = g_hash_table_new (g_str_hash, g_str_equal);
  static const char      several[] = "";

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

/* Names without an address go to the only outlet that a domain shows to bear that name. */
static void
note_bare_names (GHashTable *aliases, GHashTable *clusters, const QdOutletUse *uses, gsize n_uses)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char      several[] = "";
  GHashTableIter         iter;
  Cluster               *cluster;

  g_hash_table_iter_init (&iter, clusters);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&cluster))
    {
      char       *key = make_key (cluster->plain);
      const char *known = g_hash_table_lookup (by_key, key);

      g_hash_table_insert (by_key, key, (gpointer)(known != NULL && !g_str_equal (known, cluster->plain) ? several : cluster->plain));
    }
  for (gsize i = 0; i < n_uses; i++)
    {
      g_autofree char *key = uses[i].domain == NULL ? make_key (uses[i].name) : NULL;
      const char      *outlet = key != NULL ? g_hash_table_lookup (by_key, key) : NULL;

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
