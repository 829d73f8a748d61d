/* qd-outlet.c: which names are those of one outlet, and which outlets have one name
 *
 * “example-gazette.org”, “The Example Gazette” and “Example Gazette – Top Stories” are one where articles at that domain bear these
 * names: the domain is made of the name. What two outlets share by chance, or a portal carries of many, is left alone: two entries
 * in the list of outlets are a smaller nuisance than two outlets in one.
 *
 * So two domains are two outlets, however alike their names: each is told by its domain then, “The Courier (courier.example)”. A domain
 * speaks for a name that it is made of, cut short or not, or has in it. One that does neither speaks for the only name that it has,
 * where no other domain does better; where three or more domains bear a name that none of them is made of, it is that of an agency
 * or of a list of what others wrote, and one. A name without a domain, or at one that does not speak for it, goes to the outlet of that
 * name if there is just one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-outlet.h"

#include <string.h>

/* Shorter names are in too many domains by chance; characters. */
#define LEAST_KEY 3
#define LEAST_PART 4

/* Longer names are not looked at as what a domain is short for, nor longer domains (RFC 1035, section 2.3.4). */
#define MOST_WORDS 8
#define LONGEST_LABEL 63

/* A name at so many domains that are not made of it is that of an agency, or of a list of what others wrote. */
#define MANY_DOMAINS 3

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

/* An outlet that may have a domain of its own: the names at that domain that are, but for what is around them, one. */
typedef struct
{
  const char *domain;      /* borrowed from a use */
  char       *key;         /* the letters of the name; of a domain that is made of it, those of the domain */
  char       *plain;       /* the name without what is behind it, as one of its names has it */
  char       *shown;       /* the same, or with the domain where another outlet has that name */
  guint       made : 1;    /* the domain is made of the name, or has it in it */
  guint       alone : 1;   /* nothing else is at the domain */
  guint       is_home : 1; /* the domain speaks for the name */
} Outlet;

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
  g_autofree char *shown = g_hostname_to_unicode (domain);
  const char      *letters = shown != NULL ? shown : domain;
  g_autofree char *label = g_strndup (letters, strcspn (letters, "."));
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

/* Whether a domain is a name of several words cut short, each to its beginning: “nytimes” is, and “wsj”. */
static gboolean
is_shortened (const char *domain_key, const char *name)
{
  static const char *const small[] = { "of", "the", "and", "de", "der", "und", "et", NULL };
  g_autofree char         *latin = dup_transliterated (name);
  g_auto (GStrv)           words = g_strsplit_set (g_str_has_prefix (latin, "the ") ? latin + 4 : latin, " -", MOST_WORDS + 1);
  gsize                    len = strlen (domain_key);
  guint64                  reached = 1; /* how far the domain can be spelled with the words so far: a bit a byte */
  guint                    n_words = 0;

  if (len < LEAST_KEY || len > LONGEST_LABEL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = make_key (words[i]);
      guint64          next = g_strv_contains (small, word) || *word == '\0' ? reached : 0;

      n_words += *word != '\0';
      for (gsize start = 0; start < len; start++)
        for (gsize n = 1; (reached >> start & 1) != 0 && start + n <= len && word[n - 1] == domain_key[start + n - 1]; n++)
          next |= G_GUINT64_CONSTANT (1) << (start + n);
      reached = next;
    }
  return n_words > 1 && n_words <= MOST_WORDS && (reached >> len & 1) != 0;
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
  for (guint i = 0; i < readings->len; i++)
    {
      const Reading   *reading = g_ptr_array_index (readings, i);
      g_autofree char *trimmed = trim (reading->plain, FALSE);

      /* What a company is called for the law is in no domain. */
      if (g_str_equal (trimmed, reading->plain) && is_shortened (domain_key, reading->plain))
        return g_strdup (reading->plain);
    }
  return NULL;
}

/* Whether a domain has a name in it, as “merrowcourier.example” has that of “The Courier”. */
static gboolean
has_part (const char *domain_key, const char *name)
{
  g_autoptr (GPtrArray) readings = list_readings (name, FALSE);

  for (guint i = 0; i < readings->len; i++)
    {
      const char *key = ((const Reading *)g_ptr_array_index (readings, i))->key;

      if (g_utf8_strlen (key, -1) >= LEAST_PART && strstr (domain_key, key) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
free_outlet (gpointer data)
{
  Outlet *self = data;

  g_free (self->key);
  g_free (self->plain);
  g_free (self->shown);
  g_free (self);
}

/* What a name says: letters, and more of them where they are no others' stand-ins. */
static int
measure (const char *plain)
{
  return (int)strlen (plain) + (g_str_is_ascii (plain) ? 0 : 1);
}

/* The longer of two plain names says more; of those that are as long any will do, as long as it is always the same. */
static void
take_plain (Outlet *self, const char *plain)
{
  int difference = self->plain != NULL ? measure (plain) - measure (self->plain) : 1;

  if (difference > 0 || (difference == 0 && strcmp (plain, self->plain) < 0))
    g_set_str (&self->plain, plain);
}

/* What is known while names are looked through. */
typedef struct
{
  const QdOutletUse *uses;
  gsize              n_uses;
  GHashTable        *made;    /* outlets by domains that are made of their names */
  GHashTable        *outlets; /* all, by domain and key */
  GHashTable        *sites;   /* what is at other domains: tables of keys of names, by domain */
  GHashTable        *hosts;   /* domains at which something has no name but the host's */
  GHashTable        *by_key;  /* arrays of outlets with homes, by the key of what they are called */
  Outlet           **of;      /* of each use; NULL where none is known */
} Search;

static Outlet *
ensure_outlet (Search *self, const char *domain, const char *key)
{
  g_autofree char *id = g_strconcat (domain, "\n", key, NULL);
  Outlet          *outlet = g_hash_table_lookup (self->outlets, id);

  if (outlet == NULL)
    {
      outlet = g_new0 (Outlet, 1);
      outlet->domain = domain;
      outlet->key = g_strdup (key);
      g_hash_table_insert (self->outlets, g_steal_pointer (&id), outlet);
    }
  return outlet;
}

/* Names at a domain that is made of them. */
static void
find_made (Search *self)
{
  for (gsize i = 0; i < self->n_uses; i++)
    {
      const QdOutletUse *use = &self->uses[i];
      g_autofree char   *key = use->domain != NULL && !is_host (use->name, use->domain) ? make_domain_key (use->domain) : NULL;
      g_autofree char   *plain = key != NULL ? find_plain (use->name, use->domain, key) : NULL;

      if (plain == NULL)
        continue;
      self->of[i] = ensure_outlet (self, use->domain, key);
      self->of[i]->made = self->of[i]->is_home = TRUE;
      take_plain (self->of[i], plain);
      g_hash_table_insert (self->made, (gpointer)use->domain, self->of[i]);
    }
}

/* Whether a use has a name of which another domain must tell what it is: (transfer full) (nullable): its key. */
static char *
dup_other_key (Search *self, gsize i)
{
  const QdOutletUse *use = &self->uses[i];
  char              *key;

  if (use->domain == NULL || is_host (use->name, use->domain) || g_hash_table_contains (self->made, use->domain))
    return NULL;
  key = make_key (use->name);
  if (*key == '\0')
    g_clear_pointer (&key, g_free);
  return key;
}

/* Which names are at domains that are not made of any. */
static void
find_sites (Search *self)
{
  for (gsize i = 0; i < self->n_uses; i++)
    {
      const QdOutletUse *use = &self->uses[i];
      g_autofree char   *key = dup_other_key (self, i);
      GHashTable        *keys = key != NULL ? g_hash_table_lookup (self->sites, use->domain) : NULL;

      if (use->domain != NULL && is_host (use->name, use->domain))
        g_hash_table_add (self->hosts, (gpointer)use->domain);
      if (key == NULL)
        continue;
      if (keys == NULL)
        {
          keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (self->sites, (gpointer)use->domain, keys);
        }
      g_hash_table_add (keys, g_steal_pointer (&key));
    }
}

/* The shortest name at its domain that one is, but for what is around it: “The Courier” for “Sport | The Courier”. */
static char *
dup_base (GHashTable *keys, const char *name)
{
  g_autoptr (GPtrArray) readings = list_readings (name, TRUE);
  char                 *base = make_key (name);

  for (guint i = 0; i < readings->len; i++)
    {
      const char *key = ((const Reading *)g_ptr_array_index (readings, i))->key;
      int         difference = (int)strlen (key) - (int)strlen (base);

      if ((difference < 0 || (difference == 0 && strcmp (key, base) < 0)) && g_hash_table_contains (keys, key))
        g_set_str (&base, key);
    }
  return base;
}

static void
find_named (Search *self)
{
  g_autoptr (GHashTable) n_names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter         iter;
  Outlet                *outlet;

  for (gsize i = 0; i < self->n_uses; i++)
    {
      const QdOutletUse *use = &self->uses[i];
      g_autofree char   *key = dup_other_key (self, i);
      g_autofree char   *base = key != NULL ? dup_base (g_hash_table_lookup (self->sites, use->domain), use->name) : NULL;

      if (base == NULL)
        continue;
      self->of[i] = ensure_outlet (self, use->domain, base);
      if (g_str_equal (key, base))
        take_plain (self->of[i], use->name);
    }
  g_hash_table_iter_init (&iter, self->outlets);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&outlet))
    {
      g_autofree char *domain_key = make_domain_key (outlet->domain);

      if (!outlet->made)
        outlet->made = outlet->plain != NULL && has_part (domain_key, outlet->plain);
      g_hash_table_insert (n_names, (gpointer)outlet->domain, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (n_names, outlet->domain)) + 1));
    }
  g_hash_table_iter_init (&iter, self->outlets);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&outlet))
    outlet->alone = GPOINTER_TO_UINT (g_hash_table_lookup (n_names, outlet->domain)) == 1;
}

/* Of outlets of one name: which have a domain that speaks for it. */
static void
choose_homes (Search *self, GPtrArray *outlets)
{
  guint n_made = 0, n_lone = 0, n_with_hosts = 0;

  for (guint i = 0; i < outlets->len; i++)
    {
      Outlet *outlet = g_ptr_array_index (outlets, i);

      n_made += outlet->made;
      n_lone += outlet->alone;
      n_with_hosts += g_hash_table_contains (self->hosts, outlet->domain);
    }
  for (guint i = 0; i < outlets->len; i++)
    {
      Outlet *outlet = g_ptr_array_index (outlets, i);

      outlet->is_home = n_made > 0 ? outlet->made : n_lone == outlets->len && (outlets->len == 1 || (outlets->len < MANY_DOMAINS && n_with_hosts == 0));
    }
}

static int
compare_domains (gconstpointer a, gconstpointer b)
{
  const Outlet *first = *(Outlet *const *)a, *second = *(Outlet *const *)b;

  return strcmp (first->domain, second->domain);
}

/* Outlets by the letters of what they are called. */
static void
gather_by_key (Search *self)
{
  GHashTableIter iter;
  Outlet        *outlet;

  g_hash_table_iter_init (&iter, self->outlets);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&outlet))
    {
      g_autofree char *key = outlet->plain != NULL ? make_key (outlet->plain) : NULL;
      GPtrArray       *outlets = key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;

      if (key == NULL)
        continue;
      if (outlets == NULL)
        {
          outlets = g_ptr_array_new ();
          g_hash_table_insert (self->by_key, g_steal_pointer (&key), outlets);
        }
      g_ptr_array_add (outlets, outlet);
    }
}

/* Whose name another has, too, is told by its domain. */
static void
name_outlets (Search *self)
{
  GHashTableIter iter;
  GPtrArray     *outlets;

  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&outlets))
    {
      choose_homes (self, outlets);
      for (guint i = outlets->len; i > 0; i--)
        if (!((Outlet *)g_ptr_array_index (outlets, i - 1))->is_home)
          g_ptr_array_remove_index_fast (outlets, i - 1);
      g_ptr_array_sort (outlets, compare_domains);
      for (guint i = 0; i < outlets->len; i++)
        {
          Outlet          *outlet = g_ptr_array_index (outlets, i);
          g_autofree char *domain = g_hostname_to_unicode (outlet->domain);

          outlet->shown = outlets->len > 1 ? g_strdup_printf ("%s (%s)", outlet->plain, domain != NULL ? domain : outlet->domain) : g_strdup (outlet->plain);
        }
    }
}

/* The outlet at a domain where that has one alone. */
static const Outlet *
find_at (Search *self, const char *domain)
{
  GHashTable    *keys = g_hash_table_lookup (self->sites, domain);
  const Outlet  *outlet = g_hash_table_lookup (self->made, domain);
  GHashTableIter iter;
  const char    *key;

  if (outlet != NULL || keys == NULL)
    return outlet;
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, (gpointer *)&key, NULL))
    {
      g_autofree char *id = g_strconcat (domain, "\n", key, NULL);

      outlet = g_hash_table_lookup (self->outlets, id);
      if (outlet != NULL)
        return outlet->alone && outlet->is_home ? outlet : NULL;
    }
  return NULL;
}

/* What “The Courier (courier.example)” says, which somebody saw and wrote. */
static const Outlet *
find_told (Search *self, const char *name)
{
  const char      *bracket = g_str_has_suffix (name, ")") ? g_strrstr (name, " (") : NULL;
  g_autofree char *plain = bracket != NULL ? g_strndup (name, (gsize)(bracket - name)) : NULL;
  g_autofree char *key = plain != NULL ? make_key (plain) : NULL;
  g_autofree char *shown = bracket != NULL ? g_strndup (bracket + 2, strlen (bracket) - 3) : NULL;
  g_autofree char *domain = shown != NULL ? g_hostname_to_ascii (shown) : NULL;
  GPtrArray       *outlets = domain != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;

  for (guint i = 0; outlets != NULL && i < outlets->len; i++)
    if (g_str_equal (((const Outlet *)g_ptr_array_index (outlets, i))->domain, domain))
      return g_ptr_array_index (outlets, i);
  return NULL;
}

/* The only outlet that a name can be that of, whatever it was found at. */
static const Outlet *
find_by_name (Search *self, const char *name)
{
  g_autofree char      *host = dup_host (name);
  g_autoptr (GPtrArray) readings = list_readings (name, FALSE);
  const Outlet         *outlet = host != NULL ? find_at (self, g_str_has_prefix (host, "www.") ? host + 4 : host) : find_told (self, name);

  for (guint i = 0; outlet == NULL && i < readings->len; i++)
    {
      GPtrArray *outlets = g_hash_table_lookup (self->by_key, ((const Reading *)g_ptr_array_index (readings, i))->key);

      if (outlets != NULL && outlets->len > 0)
        return outlets->len == 1 ? g_ptr_array_index (outlets, 0) : NULL;
    }
  return outlet;
}

static char *
dup_name (Search *self, gsize i)
{
  const QdOutletUse *use = &self->uses[i];
  const Outlet      *outlet = self->of[i];

  if (outlet == NULL && use->domain != NULL && is_host (use->name, use->domain))
    outlet = find_at (self, use->domain);
  else if (outlet == NULL || !outlet->is_home)
    outlet = find_by_name (self, use->name);
  return outlet != NULL && !g_str_equal (outlet->shown, use->name) ? g_strdup (outlet->shown) : NULL;
}

static void
unref_table (gpointer table)
{
  g_hash_table_unref (table);
}

static void
unref_array (gpointer array)
{
  g_ptr_array_unref (array);
}

/**
 * qd_outlet_find_names:
 * @uses: (array length=n_uses): which names articles bear at which domains, each pair once
 * @n_uses: how many
 *
 * Finds what the outlet of each is called: the name for the address of an outlet and the titles of its feeds, and with its domain
 * where two outlets have one name. What is found does not depend on the order of @uses. Thread: any.
 *
 * Returns: (transfer full) (element-type utf8): for each of @uses the name of its outlet; %NULL where it is that already
 */
GPtrArray *
qd_outlet_find_names (const QdOutletUse *uses, gsize n_uses)
{
  GPtrArray             *names = g_ptr_array_new_full ((guint)n_uses, g_free);
  g_autofree Outlet    **of = g_new0 (Outlet *, n_uses + 1);
  g_autoptr (GHashTable) made = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_outlet);
  g_autoptr (GHashTable) sites = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unref_table);
  g_autoptr (GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_array);
  Search                 search = { uses, n_uses, made, outlets, sites, hosts, by_key, of };

  find_made (&search);
  find_sites (&search);
  find_named (&search);
  gather_by_key (&search);
  name_outlets (&search);
  for (gsize i = 0; i < n_uses; i++)
    g_ptr_array_add (names, dup_name (&search, i));
  return names;
}
