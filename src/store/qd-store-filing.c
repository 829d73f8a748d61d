/* qd-store-filing.c: which source each article is filed under
 *
 * The names of outlets as they were imported, each at a registrable domain or none, are the parts that sources consist of. Which parts
 * are one outlet, and what that is called, is found from all articles (qd-outlet.c); what a person says of a part (source_names) counts
 * for more, and what a person says of a whole source is true of parts that come later, too. So names depend on what is in the library,
 * not on the order in which it came. The table source_aliases has what was found of every part, for articles that come in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-filing.h"

#include <string.h>

#include "core/qd-outlet.h"
#include "store/qd-store-sources.h"

/* QD_CORRECTION_SOURCE, where it has to be a literal. */
#define SOURCE_FIELD 3

G_STATIC_ASSERT (SOURCE_FIELD == QD_CORRECTION_SOURCE);

/* How the registrable domain of a host is found, in all libraries of the process; atomic. */
static QdDomainFunc dup_domain;

/* The host of an address, as far as it can be seen without parsing all of it. */
static char *
dup_host (const char *url)
{
  const char *start = url != NULL ? strstr (url, "://") : NULL;
  gsize       len = start != NULL ? strcspn (start + 3, "/?#") : 0;
  const char *at = start != NULL ? g_strrstr_len (start + 3, (gssize)len, "@") : NULL;

  if (start == NULL)
    return NULL;
  start = at != NULL ? at + 1 : start + 3;
  return g_ascii_strdown (start, (gssize)strcspn (start, "/?#:"));
}

/**
 * _qd_store_dup_domain:
 * @url: (nullable): an address
 *
 * Thread: any.
 *
 * Returns: (transfer full): its registrable domain; empty where there is none
 */
char *
_qd_store_dup_domain (const char *url)
{
  QdDomainFunc     func = __atomic_load_n (&dup_domain, __ATOMIC_ACQUIRE);
  g_autofree char *host = func != NULL ? dup_host (url) : NULL;
  char            *domain = host != NULL && *host != '\0' ? func (host) : NULL;

  return domain != NULL ? domain : g_strdup ("");
}

/**
 * qd_store_set_domains:
 * @func: (nullable) (scope forever): finds the registrable domain of a host; called on threads of libraries
 *
 * Has the libraries of this process tell outlets by the domains of their articles. Without it, only names tell them, and removals
 * leave names as they are. Thread: any.
 */
void
qd_store_set_domains (QdDomainFunc func)
{
  __atomic_store_n (&dup_domain, func, __ATOMIC_RELEASE);
}

/* One article that is filed as it comes in */

/* What was found of the part, what a person says of it, and of the name wherever it is; else where all other articles of that name go. Neither
 * IN nor DISTINCT, for which SQLite makes a table of its own each time: that took longer than all other rows of an article. */
#define FIND_NAME "SELECT name FROM source_aliases WHERE given = ?1 AND domain = ?2"                                   \
                  " UNION ALL SELECT name FROM source_names WHERE given = ?1 AND domain = min (?2, '" QD_ANYWHERE "')" \
                  " UNION ALL SELECT name FROM source_names WHERE given = ?1 AND domain = max (?2, '" QD_ANYWHERE "')" \
                  " UNION ALL SELECT min (name) FROM source_aliases WHERE given = ?1 HAVING min (name) = max (name)"   \
                  " LIMIT 1"

/**
 * _qd_store_file_source:
 * @db: (not nullable): a connection in a transaction
 * @given: (not nullable): an outlet's name as it is imported
 * @url: (nullable): the address of the article
 * @source_id: (out) (not nullable): the row of the source that the article belongs to, as far as can be told before all are looked at
 * @renamed: (out) (not nullable): whether that bears another name
 * @error: return location
 *
 * Finds, or makes, the source that an article is filed under.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_file_source (QdSqlite   *db,
                       const char *given,
                       const char *url,
                       gint64     *source_id,
                       gboolean   *renamed,
                       GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, FIND_NAME);
  g_autofree char        *domain = _qd_store_dup_domain (url);
  g_autofree char        *name = NULL;
  QdStep                  step;

  qd_statement_bind_text (statement, 1, given);
  qd_statement_bind_text (statement, 2, domain);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ERROR)
    return FALSE;
  name = g_strdup (step == QD_STEP_ROW ? qd_statement_get_text (statement, 0, NULL) : given);
  *renamed = strcmp (name, given) != 0;
  return _qd_store_ensure_source (db, name, source_id, error);
}

/**
 * _qd_store_file_under:
 * @db: (not nullable): a connection in a transaction
 * @article_id: an article's row
 * @name: (nullable): the outlet under which a person files it; %NULL for the one that it was imported with
 * @error: return location
 *
 * Puts one article under another source, whatever the others of its outlet are filed under. The search index holds the
 * name as imported and need not be told.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_file_under (QdSqlite   *db,
                      gint64      article_id,
                      const char *name,
                      GError    **error)
{
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (db, article_id, error);
  g_autoptr (QdStatement)     statement = qd_sqlite_prepare (db, "UPDATE articles SET source_id = ?2,"
                                                                     " given_source = nullif (?3, (SELECT name FROM sources WHERE id = ?2)) WHERE id = ?1");
  const char                 *given;
  gint64                      source_id;
  gboolean                    renamed;

  if (record == NULL)
    return FALSE;
  given = record->given_source != NULL ? record->given_source : record->source;
  if (!_qd_store_file_source (db, name != NULL ? name : given, name != NULL ? NULL : record->url, &source_id, &renamed, error))
    return FALSE;
  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, source_id);
  qd_statement_bind_text (statement, 3, given);
  return qd_statement_run (statement, error) && _qd_store_drop_empty_sources (db, error) &&
         qd_sqlite_exec (db, "UPDATE derived SET fresh = 0 WHERE name = 'sources'", error);
}

/* All parts, and what they are filed under */

/* What a person says of a part. */
typedef struct
{
  const char *given;
  const char *domain;
  const char *name;
  gboolean    whole;
} Word;

/* An article, by what it consists of. */
typedef struct
{
  gint64 id;
  gint64 source_id;
  guint  part;
} Place;

struct _QdFiling
{
  GStringChunk *texts;
  GHashTable   *hosts;    /* domains by hosts */
  GHashTable   *indices;  /* of @parts, plus one, by given and domain */
  GHashTable   *filed_by; /* names under which a person files articles, by their rows */
  GHashTable   *sources;  /* names of sources by their rows */
  GArray       *parts;    /* of QdFilingPart */
  GArray       *places;   /* of Place */
  GArray       *words;    /* of Word, by given and domain */
};

/**
 * _qd_filing_free:
 * @self: (nullable) (transfer full): what articles are filed under
 *
 * Frees it.
 */
void
_qd_filing_free (QdFiling *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->hosts);
  g_hash_table_unref (self->indices);
  g_hash_table_unref (self->filed_by);
  g_hash_table_unref (self->sources);
  g_array_unref (self->parts);
  g_array_unref (self->places);
  g_array_unref (self->words);
  g_free (self);
}

static const char *
find_domain (QdFiling   *self,
             const char *url)
{
  g_autofree char *host = dup_host (url);
  const char      *domain;

  if (host == NULL || *host == '\0')
    return "";
  domain = g_hash_table_lookup (self->hosts, host);
  if (domain == NULL)
    {
      g_autofree char *found = _qd_store_dup_domain (url);

      domain = g_string_chunk_insert_const (self->texts, found);
      g_hash_table_insert (self->hosts, g_steal_pointer (&host), (gpointer)domain);
    }
  return domain;
}

static guint
ensure_part (QdFiling   *self,
             const char *given,
             const char *domain)
{
  g_autofree char *key = g_strconcat (given, "\n", domain, NULL);
  guint            index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, key));
  QdFilingPart     part = { 0 };

  if (index > 0)
    return index - 1;
  part.given = g_string_chunk_insert_const (self->texts, given);
  part.domain = domain;
  g_array_append_val (self->parts, part);
  g_hash_table_insert (self->indices, g_steal_pointer (&key), GUINT_TO_POINTER (self->parts->len));
  return self->parts->len - 1;
}

static gboolean
load_words (QdFiling *self,
            QdSqlite *db,
            GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT given, domain, name, whole FROM source_names ORDER BY given, domain");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_array_append_val (self->words, ((Word){ g_string_chunk_insert_const (self->texts, qd_statement_get_text (statement, 0, NULL)),
                                              g_string_chunk_insert_const (self->texts, qd_statement_get_text (statement, 1, NULL)),
                                              g_string_chunk_insert_const (self->texts, qd_statement_get_text (statement, 2, NULL)), qd_statement_get_int (statement, 3) != 0 }));
  return step == QD_STEP_DONE;
}

/* The last correction of each article counts, as where it is analysed (QD_CORRECTED_ARTICLES_SQL). */
static gboolean
load_filed_by (QdFiling *self,
               QdSqlite *db,
               GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT filed.id, value FROM corrections JOIN articles AS filed ON filed.id IN"
                                                             " (SELECT id FROM articles WHERE identity = corrections.identity UNION SELECT id FROM articles WHERE url = corrections.url"
                                                             "  UNION SELECT articles.id FROM articles JOIN sources ON sources.id = source_id WHERE corrections.url IS NULL"
                                                             "  AND label = corrections.label AND articles.title IS corrections.title AND coalesce (given_source, sources.name) = corrections.source)"
                                                             " WHERE field = " G_STRINGIFY (SOURCE_FIELD) " AND value IS NOT NULL ORDER BY corrections.id");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_hash_table_insert (self->filed_by, g_memdup2 (&(gint64){ qd_statement_get_int (statement, 0) }, sizeof (gint64)),
                         g_string_chunk_insert_const (self->texts, qd_statement_get_text (statement, 1, NULL)));
  return step == QD_STEP_DONE;
}

static gboolean
load_sources (QdFiling *self,
              QdSqlite *db,
              GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id, name FROM sources");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_hash_table_insert (self->sources, g_memdup2 (&(gint64){ qd_statement_get_int (statement, 0) }, sizeof (gint64)),
                         g_string_chunk_insert_const (self->texts, qd_statement_get_text (statement, 1, NULL)));
  return step == QD_STEP_DONE;
}

static gboolean
load_places (QdFiling *self,
             QdSqlite *db,
             GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id, source_id, given_source, url FROM articles");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      Place       place = { .id = qd_statement_get_int (statement, 0), .source_id = qd_statement_get_int (statement, 1) };
      const char *given = qd_statement_get_text (statement, 2, NULL);
      const char *source = g_hash_table_lookup (self->sources, &place.source_id);
      const char *by_hand = g_hash_table_lookup (self->filed_by, &place.id);

      if (given == NULL)
        given = source != NULL ? source : "";
      place.part = ensure_part (self, given, find_domain (self, qd_statement_get_text (statement, 3, NULL)));
      g_array_index (self->parts, QdFilingPart, place.part).is_imported = TRUE;
      if (by_hand != NULL)
        place.part = ensure_part (self, by_hand, "");
      g_array_index (self->parts, QdFilingPart, place.part).n_articles++;
      g_array_append_val (self->places, place);
    }
  return step == QD_STEP_DONE;
}

/* What the outlets of all parts are called, whatever a person says. What a person calls one adds nothing to that. */
static void
find_outlets (QdFiling *self)
{
  g_autofree QdOutletUse *uses = g_new0 (QdOutletUse, self->parts->len + 1);
  g_autoptr (GPtrArray)   names = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const QdFilingPart *part = &g_array_index (self->parts, QdFilingPart, i);

      uses[i] = (QdOutletUse){ part->given, *part->domain != '\0' ? part->domain : NULL };
    }
  names = qd_outlet_find_names (uses, self->parts->len);
  for (guint i = 0; i < self->parts->len; i++)
    {
      QdFilingPart *part = &g_array_index (self->parts, QdFilingPart, i);
      const char   *name = g_ptr_array_index (names, i);

      part->outlet = name != NULL && *part->given != '\0' ? g_string_chunk_insert_const (self->texts, name) : part->given;
    }
}

/* What is said of a whole source, by the outlets that it is about: the first that is said, by given and domain. */
static GHashTable *
find_whole_words (QdFiling *self)
{
  GHashTable *by_outlet = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word      *word = &g_array_index (self->words, Word, i);
      g_autofree char *key = g_strconcat (word->given, "\n", word->domain, NULL);
      guint            index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, key));
      const char      *outlet = index > 0 ? g_array_index (self->parts, QdFilingPart, index - 1).outlet : word->given;

      if (word->whole && !g_hash_table_contains (by_outlet, outlet))
        g_hash_table_insert (by_outlet, (gpointer)outlet, (gpointer)word->name);
    }
  return by_outlet;
}

static int
compare_word (const Word *word,
              const char *given,
              const char *domain)
{
  int difference = strcmp (word->given, given);

  return difference != 0 ? difference : strcmp (word->domain, domain);
}

static const Word *
find_word (QdFiling   *self,
           const char *given,
           const char *domain)
{
  guint start = 0, end = self->words->len;

  while (start < end)
    {
      guint       middle = start + (end - start) / 2;
      const Word *word = &g_array_index (self->words, Word, middle);
      int         difference = compare_word (word, given, domain);

      if (difference == 0)
        return word;
      if (difference < 0)
        start = middle + 1;
      else
        end = middle;
    }
  return NULL;
}

static void
file_parts (QdFiling *self)
{
  g_autoptr (GHashTable) whole = find_whole_words (self);

  for (guint i = 0; i < self->parts->len; i++)
    {
      QdFilingPart *part = &g_array_index (self->parts, QdFilingPart, i);
      const Word   *word = find_word (self, part->given, part->domain);
      const char   *name;

      if (word == NULL)
        word = find_word (self, part->given, QD_ANYWHERE);
      name = word != NULL ? word->name : g_hash_table_lookup (whole, part->outlet);
      part->source = name != NULL ? name : part->outlet;
    }
}

/**
 * _qd_filing_new:
 * @db: (not nullable): a connection
 * @error: return location
 *
 * Works out what each article is to be filed under, from all articles and what a person says.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): that; %NULL on error
 */
QdFiling *
_qd_filing_new (QdSqlite *db,
                GError  **error)
{
  g_autoptr (QdFiling) self = g_new0 (QdFiling, 1);

  self->texts = g_string_chunk_new (4096);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filed_by = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->parts = g_array_new (FALSE, FALSE, sizeof (QdFilingPart));
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  if (!load_words (self, db, error) || !load_filed_by (self, db, error) || !load_sources (self, db, error) || !load_places (self, db, error))
    return NULL;
  find_outlets (self);
  file_parts (self);
  return g_steal_pointer (&self);
}

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const QdFilingPart *first = a, *second = b;
  int                 difference = strcmp (first->source, second->source);

  if (difference == 0)
    difference = strcmp (first->given, second->given);
  return difference != 0 ? difference : strcmp (first->domain, second->domain);
}

/**
 * _qd_filing_list_parts:
 * @self: (not nullable): what articles are filed under
 * @source_id: the row of a source, or 0 for all
 *
 * Lists the parts of which a source has articles, by sources, names and domains.
 *
 * Returns: (transfer container) (element-type QdFilingPart): the parts, which are @self's
 */
GPtrArray *
_qd_filing_list_parts (QdFiling *self,
                       gint64    source_id)
{
  g_autofree gboolean *known = g_new0 (gboolean, self->parts->len + 1);
  GPtrArray           *parts = g_ptr_array_new ();

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if ((source_id == 0 || place->source_id == source_id) && !known[place->part])
        {
          known[place->part] = TRUE;
          g_ptr_array_add (parts, &g_array_index (self->parts, QdFilingPart, place->part));
        }
    }
  g_ptr_array_sort_values (parts, compare_parts);
  return parts;
}

/* Filing */

/* Where articles of a source go. */
typedef struct
{
  gint64      source_id;
  const char *from;
  const char *to;
  guint       n_articles;
  gboolean    all; /* of the source go there, and none come */
} Move;

static int
compare_moves (gconstpointer a,
               gconstpointer b)
{
  const Move *first = a, *second = b;

  if (first->n_articles != second->n_articles)
    return first->n_articles > second->n_articles ? -1 : 1;
  return strcmp (first->from, second->from) != 0 ? strcmp (first->from, second->from) : strcmp (first->to, second->to);
}

static GArray *
list_moves (QdFiling *self)
{
  g_autoptr (GHashTable) indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) sizes = g_hash_table_new (g_str_hash, g_str_equal);
  GArray                *moves = g_array_new (FALSE, FALSE, sizeof (Move));

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place     *place = &g_array_index (self->places, Place, i);
      const char      *from = g_hash_table_lookup (self->sources, &place->source_id);
      const char      *to = g_array_index (self->parts, QdFilingPart, place->part).source;
      g_autofree char *key = from != NULL ? g_strconcat (from, "\n", to, NULL) : NULL;
      guint            index = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (indices, key)) : 0;

      if (from == NULL)
        continue;
      g_hash_table_insert (sizes, (gpointer)from, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (sizes, from)) + 1));
      if (strcmp (from, to) == 0)
        continue;
      if (index == 0)
        {
          g_array_append_val (moves, ((Move){ place->source_id, from, to, 0, FALSE }));
          index = moves->len;
          g_hash_table_insert (indices, g_steal_pointer (&key), GUINT_TO_POINTER (index));
        }
      g_array_index (moves, Move, index - 1).n_articles++;
    }
  for (guint i = 0; i < moves->len; i++)
    {
      Move *move = &g_array_index (moves, Move, i);

      move->all = GPOINTER_TO_UINT (g_hash_table_lookup (sizes, move->from)) == move->n_articles;
      for (guint j = 0; move->all && j < moves->len; j++)
        move->all = strcmp (g_array_index (moves, Move, j).to, move->from) != 0;
    }
  g_array_sort (moves, compare_moves);
  return moves;
}

static gboolean
run_with_texts (QdSqlite   *db,
                const char *sql,
                const char *first,
                const char *second,
                GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_text (statement, 1, first);
  qd_statement_bind_text (statement, 2, second);
  return qd_statement_run (statement, error);
}

/* A source that just takes another name keeps its row, and with it what is chosen in a window. */
static gboolean
rename_row (QdSqlite   *db,
            const Move *move,
            gboolean   *done,
            GError    **error)
{
  g_autoptr (QdStatement) known = qd_sqlite_prepare (db, "SELECT 1 FROM sources WHERE name = ?1");
  QdStep                  step;

  qd_statement_bind_text (known, 1, move->to);
  step = qd_statement_step (known, error);
  *done = step == QD_STEP_DONE;
  if (step != QD_STEP_DONE)
    return step == QD_STEP_ROW;
  return run_with_texts (db, "UPDATE sources SET name = ?2 WHERE name = ?1", move->from, move->to, error) &&
         run_with_texts (db, "UPDATE articles SET given_source = nullif (coalesce (given_source, ?1), ?2) WHERE source_id = (SELECT id FROM sources WHERE name = ?2)", move->from, move->to, error);
}

/* The name as imported of an article that a person filed elsewhere is not that of its part. */
static gboolean
move_articles (QdFiling   *self,
               QdSqlite   *db,
               const Move *move,
               GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "UPDATE articles SET source_id = ?2, given_source = nullif (coalesce (given_source, ?3), ?4) WHERE id = ?1");
  gint64                  source_id;

  if (!_qd_store_ensure_source (db, move->to, &source_id, error))
    return FALSE;
  qd_statement_bind_int (statement, 2, source_id);
  qd_statement_bind_text (statement, 3, move->from);
  qd_statement_bind_text (statement, 4, move->to);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if (place->source_id != move->source_id || strcmp (g_array_index (self->parts, QdFilingPart, place->part).source, move->to) != 0)
        continue;
      qd_statement_bind_int (statement, 1, place->id);
      if (!qd_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* A saved search goes on to search what it searched, and a source keeps its place under a new name. */
static gboolean
follow_name (QdSqlite   *db,
             const char *from,
             const char *to,
             GError    **error)
{
  return run_with_texts (db, "INSERT OR IGNORE INTO source_places (name, place) SELECT ?2, place FROM source_places WHERE name = ?1", from, to, error) &&
         run_with_texts (db, "UPDATE saved_searches SET source = ?2 WHERE source = ?1 AND NOT EXISTS (SELECT 1 FROM sources WHERE name = ?1 AND n_articles > 0)", from, to, error);
}

static gboolean
note_parts (QdFiling *self,
            QdSqlite *db,
            GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO source_aliases (given, domain, name) VALUES (?1, ?2, ?3)");

  if (!qd_sqlite_exec (db, "DELETE FROM source_aliases", error))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const QdFilingPart *part = &g_array_index (self->parts, QdFilingPart, i);

      qd_statement_bind_text (statement, 1, part->given);
      qd_statement_bind_text (statement, 2, part->domain);
      qd_statement_bind_text (statement, 3, part->source);
      if (!qd_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _qd_store_file_sources:
 * @db: (not nullable): a connection in a transaction
 * @error: return location
 *
 * Files all articles as their outlets, and what a person says of these, have it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_file_sources (QdSqlite *db,
                        GError  **error)
{
  g_autoptr (QdFiling) filing = _qd_filing_new (db, error);
  g_autoptr (GArray)   moves = filing != NULL ? list_moves (filing) : NULL;
  gboolean             is_fresh = __atomic_load_n (&dup_domain, __ATOMIC_ACQUIRE) != NULL;

  if (moves == NULL)
    return FALSE;
  for (guint i = 0; i < moves->len; i++)
    {
      const Move *move = &g_array_index (moves, Move, i);
      gboolean    done = FALSE;

      if ((move->all && !rename_row (db, move, &done, error)) || (!done && !move_articles (filing, db, move, error)))
        return FALSE;
    }
  for (guint i = 0; i < moves->len; i++)
    if (!follow_name (db, g_array_index (moves, Move, i).from, g_array_index (moves, Move, i).to, error))
      return FALSE;
  return (moves->len == 0 || _qd_store_drop_empty_sources (db, error)) && note_parts (filing, db, error) &&
         qd_sqlite_exec (db, is_fresh ? "UPDATE derived SET fresh = 1 WHERE name = 'sources'" : "UPDATE derived SET fresh = 0 WHERE name = 'sources'", error);
}

/**
 * _qd_store_refile_sources:
 * @db: (not nullable): a connection in a transaction
 * @error: return location
 *
 * Does what _qd_store_file_sources() does where the domains of articles can be told, as after articles went.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_refile_sources (QdSqlite *db,
                          GError  **error)
{
  return __atomic_load_n (&dup_domain, __ATOMIC_ACQUIRE) == NULL || _qd_store_file_sources (db, error);
}

static gpointer
update_sources (QdSqlite     *db,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  gint64                 fresh;

  if (!qd_sqlite_query_int (db, "SELECT fresh FROM derived WHERE name = 'sources'", &fresh, error))
    return NULL;
  if (fresh != 0)
    return QD_STORE_DONE;
  if (!qd_transaction_begin_write (&transaction, db, error) || !_qd_store_file_sources (db, error))
    return NULL;
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_update_sources:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Files articles under one outlet that bear different names of it, and apart where two outlets have one name, as far as their addresses
 * show that (qd_outlet_find_names(), qd_store_set_domains()), after articles came or went. What a person says of an outlet stays.
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_update_sources (QdStore      *self,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);

  return _qd_store_write (self, update_sources, NULL, cancellable, error) != NULL;
}
