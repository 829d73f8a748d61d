/* qd-store-filing.c: under which names a person files outlets, and in which order
 *
 * What a person decides is kept by the names as they were imported, and looked up for each article that comes in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-outlet.h"
#include "store/qd-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* QD_CORRECTION_SOURCE, where it has to be a literal. */
#define SOURCE_FIELD 3

G_STATIC_ASSERT (SOURCE_FIELD == QD_CORRECTION_SOURCE);

/* Returns: (transfer full) (nullable): the only text that a statement with a text as its parameter gives; *ok is FALSE on error */
static char *
dup_found (QdSqlite   *db,
           const char *sql,
           const char *text,
           gboolean   *ok,
           GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  QdStep                  step;

  qd_statement_bind_text (statement, 1, text);
  step = qd_statement_step (statement, error);
  *ok = step != QD_STEP_ERROR;
  return step == QD_STEP_ROW ? g_strdup (qd_statement_get_text (statement, 0, NULL)) : NULL;
}

static char *
dup_filed_name (QdSqlite   *db,
                const char *given,
                gboolean   *ok,
                GError    **error)
{
  /* What a person says of the name, else of the name that it stands for, else that name. */
  char *name = dup_found (db, "SELECT name FROM source_names WHERE given = ?1 UNION ALL"
                              " SELECT coalesce ((SELECT name FROM source_names WHERE given = source_aliases.name), name) FROM source_aliases WHERE given = ?1",
                          given, ok, error);

  return name == NULL && *ok ? g_strdup (given) : name;
}

/**
 * _qd_store_file_source:
 * @db: (not nullable): a connection in a transaction
 * @given: (not nullable): an outlet's name as it is imported
 * @source_id: (out) (not nullable): the row of the source that its articles belong to
 * @renamed: (out) (not nullable): whether that bears another name
 * @error: return location
 *
 * Finds, or makes, the source that a person files an outlet under.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_file_source (QdSqlite   *db,
                       const char *given,
                       gint64     *source_id,
                       gboolean   *renamed,
                       GError    **error)
{
  gboolean         ok;
  g_autofree char *name = dup_filed_name (db, given, &ok, error);

  *renamed = name != NULL && strcmp (name, given) != 0;
  return ok && _qd_store_ensure_source (db, name, source_id, error);
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
  if (!_qd_store_file_source (db, name != NULL ? name : given, &source_id, &renamed, error))
    return FALSE;
  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, source_id);
  qd_statement_bind_text (statement, 3, given);
  return qd_statement_run (statement, error) && _qd_store_drop_empty_sources (db, error);
}

/* The names that stand for the name ?1, and of which a person says nothing else: where that goes, they go. */
#define FOLLOWERS "SELECT given FROM source_aliases WHERE name = ?1 AND given NOT IN (SELECT given FROM source_names)"

static gboolean
run_with_texts (QdSqlite   *db,
                const char *sql,
                const char *first,
                const char *second,
                GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_text (statement, 1, first);
  if (second != NULL)
    qd_statement_bind_text (statement, 2, second);
  return qd_statement_run (statement, error);
}

/* Whether a source may just take another name: nobody has that, and all its articles are of the one outlet, by whatever name. */
static gboolean
can_be_renamed (QdSqlite   *db,
                const char *given,
                const char *from,
                const char *to,
                gboolean   *can,
                GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT NOT EXISTS (SELECT 1 FROM sources WHERE name = ?3) AND NOT EXISTS (SELECT 1 FROM articles"
                                                             " WHERE source_id = (SELECT id FROM sources WHERE name = ?2) AND coalesce (given_source, ?2) <> ?1 AND coalesce (given_source, ?2) NOT IN (" FOLLOWERS "))");

  qd_statement_bind_text (statement, 1, given);
  qd_statement_bind_text (statement, 2, from);
  qd_statement_bind_text (statement, 3, to);
  if (qd_statement_step (statement, error) != QD_STEP_ROW)
    return FALSE;
  *can = qd_statement_get_int (statement, 0) != 0;
  return TRUE;
}

/* The row stays, and with it what is chosen in a window. */
static gboolean
rename_row (QdSqlite   *db,
            const char *from,
            const char *to,
            GError    **error)
{
  return run_with_texts (db, "UPDATE sources SET name = ?2 WHERE name = ?1", from, to, error) &&
         run_with_texts (db, "UPDATE articles SET given_source = nullif (coalesce (given_source, ?1), ?2) WHERE source_id = (SELECT id FROM sources WHERE name = ?2)", from, to, error);
}

static gboolean
run_move (QdSqlite   *db,
          const char *sql,
          const char *given,
          const char *from,
          gint64      source_id,
          const char *to,
          GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_text (statement, 1, given);
  qd_statement_bind_text (statement, 2, from);
  qd_statement_bind_int (statement, 3, source_id);
  qd_statement_bind_text (statement, 4, to);
  return qd_statement_run (statement, error);
}

/* Those that were imported with the name, and those of which a person says that it is theirs. */
static gboolean
move_articles (QdSqlite   *db,
               const char *given,
               const char *from,
               const char *to,
               GError    **error)
{
  gint64   source_id;
  gboolean rename;

  if (!can_be_renamed (db, given, from, to, &rename, error))
    return FALSE;
  if (rename)
    return rename_row (db, from, to, error);
  return _qd_store_ensure_source (db, to, &source_id, error) &&
         run_move (db, "UPDATE articles SET source_id = ?3, given_source = nullif (coalesce (given_source, ?2), ?4) WHERE source_id = (SELECT id FROM sources WHERE name = ?2)"
                       " AND identity IN (SELECT identity FROM corrections WHERE field = " G_STRINGIFY (SOURCE_FIELD) " AND value = ?1)",
                   given, from, source_id, to, error) &&
         run_move (db, "UPDATE articles SET source_id = ?3, given_source = nullif (?1, ?4)"
                       " WHERE source_id = (SELECT id FROM sources WHERE name = ?2) AND coalesce (given_source, ?2) = ?1",
                   given, from, source_id, to, error);
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
move_followers (QdSqlite   *db,
                const char *given,
                const char *from,
                const char *to,
                GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, FOLLOWERS " ORDER BY given");
  g_autoptr (GPtrArray)   followers = g_ptr_array_new_with_free_func (g_free);
  QdStep                  step;

  qd_statement_bind_text (statement, 1, given);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_ptr_array_add (followers, g_strdup (qd_statement_get_text (statement, 0, NULL)));
  if (step == QD_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < followers->len; i++)
    if (!move_articles (db, followers->pdata[i], from, to, error))
      return FALSE;
  return TRUE;
}

static gboolean
file_under (QdSqlite        *db,
            const char      *given,
            const char      *name,
            GVariantBuilder *before,
            GError         **error)
{
  gboolean         ok;
  g_autofree char *old = dup_filed_name (db, given, &ok, error);

  if (!ok)
    return FALSE;
  g_variant_builder_add (before, "(ss)", given, old);
  if (strcmp (old, name) == 0)
    return TRUE;
  /* That a name is just itself must be said where it would stand for another. */
  if (!(strcmp (given, name) == 0 ? run_with_texts (db, "DELETE FROM source_names WHERE given = ?1", given, NULL, error) &&
                                      run_with_texts (db, "INSERT INTO source_names (given, name) SELECT given, given FROM source_aliases WHERE given = ?1", given, NULL, error)
                                  : run_with_texts (db, "INSERT OR REPLACE INTO source_names (given, name) VALUES (?1, ?2)", given, name, error)))
    return FALSE;
  return move_articles (db, given, old, name, error) && move_followers (db, given, old, name, error) && follow_name (db, old, name, error);
}

/* Files outlets under the names that are given for them. */
QdChange *
_qd_store_change_source_names (QdSqlite *db,
                               QdChange *change,
                               GError  **error)
{
  g_auto (GVariantBuilder) before = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  GVariantIter             iter;
  const char              *given, *name;

  g_variant_iter_init (&iter, qd_change_get_arguments (change));
  while (g_variant_iter_next (&iter, "(&s&s)", &given, &name))
    if (!file_under (db, given, name, &before, error))
      return NULL;
  if (!_qd_store_drop_empty_sources (db, error))
    return NULL;
  return qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&before));
}

/* Adds all names as imported that are filed under a source. */
static gboolean
collect_given (QdSqlite        *db,
               gint64           source_id,
               const char      *name,
               GVariantBuilder *names,
               GError         **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT given FROM source_names WHERE name = (SELECT name FROM sources WHERE id = ?1)"
                                                             " UNION SELECT name FROM sources WHERE id = ?1 AND name NOT IN (SELECT given FROM source_names)");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, source_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_variant_builder_add (names, "(ss)", qd_statement_get_text (statement, 0, NULL), name);
  return step == QD_STEP_DONE;
}

/* Gives sources a name, or makes them one with the source that bears it. */
QdChange *
_qd_store_rename_source (QdSqlite *db,
                         QdChange *change,
                         GError  **error)
{
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  g_autoptr (GVariant)     packed = NULL;
  g_autoptr (GArray)       ids = NULL;
  g_autoptr (QdChange)     filing = NULL;
  const char              *name;

  g_variant_get (qd_change_get_arguments (change), "(@ax&s)", &packed, &name);
  ids = _qd_store_new_ids (packed);
  for (guint i = 0; i < ids->len; i++)
    if (!collect_given (db, g_array_index (ids, gint64, i), name, &names, error))
      return NULL;
  filing = qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&names));
  if (g_variant_n_children (qd_change_get_arguments (filing)) == 0)
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "This source has no articles any more."));
      return NULL;
    }
  return _qd_store_change_source_names (db, filing, error);
}

/* Names that stand for others */

typedef struct
{
  QdDomainFunc dup_domain;
  GHashTable  *seen;  /* what was added to @uses already */
  GArray      *uses;  /* of QdOutletUse */
  GPtrArray   *texts; /* what these consist of */
  GHashTable  *hosts; /* domains by the hosts of addresses */
} Uses;

/* The host of an address, as far as it can be seen without parsing all of it. */
static char *
dup_host (const char *url)
{
  const char *start = url != NULL ? strstr (url, "://") : NULL;

  return start != NULL ? g_ascii_strdown (start + 3, (gssize)strcspn (start + 3, "/?#:@")) : NULL;
}

static const char *
find_domain (Uses       *uses,
             const char *url)
{
  g_autofree char *host = dup_host (url);
  char            *domain;

  if (host == NULL || *host == '\0')
    return NULL;
  if (!g_hash_table_lookup_extended (uses->hosts, host, NULL, (gpointer *)&domain))
    {
      domain = uses->dup_domain (host);
      g_hash_table_insert (uses->hosts, g_steal_pointer (&host), domain);
    }
  return domain;
}

static void
take_use (Uses       *uses,
          const char *name,
          const char *url)
{
  const char      *domain = find_domain (uses, url);
  g_autofree char *key = g_strconcat (name, "\n", domain, NULL);
  QdOutletUse      use;

  if (*name == '\0' || g_hash_table_contains (uses->seen, key))
    return;
  use.name = g_strdup (name);
  use.domain = domain;
  g_ptr_array_add (uses->texts, (gpointer)use.name);
  g_array_append_val (uses->uses, use);
  g_hash_table_add (uses->seen, g_steal_pointer (&key));
}

static GHashTable *
find_aliases (QdSqlite    *db,
              QdDomainFunc dup_domain,
              GError     **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT coalesce (given_source, sources.name), url FROM articles JOIN sources ON sources.id = source_id");
  g_autoptr (GHashTable)  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable)  hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray)   texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)      found = g_array_new (FALSE, FALSE, sizeof (QdOutletUse));
  Uses                    uses = { dup_domain, seen, found, texts, hosts };
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    take_use (&uses, qd_statement_get_text (statement, 0, NULL), qd_statement_get_text (statement, 1, NULL));
  return step == QD_STEP_DONE ? qd_outlet_find_aliases ((const QdOutletUse *)(gconstpointer)found->data, found->len) : NULL;
}

static GHashTable *
load_aliases (QdSqlite *db,
              GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT given, name FROM source_aliases");
  g_autoptr (GHashTable)  aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_hash_table_insert (aliases, g_strdup (qd_statement_get_text (statement, 0, NULL)), g_strdup (qd_statement_get_text (statement, 1, NULL)));
  return step == QD_STEP_DONE ? g_steal_pointer (&aliases) : NULL;
}

/* Has a name stand for another, or again for itself, and its articles go there. */
static gboolean
change_alias (QdSqlite   *db,
              const char *given,
              const char *name,
              GError    **error)
{
  gboolean         ok;
  g_autofree char *old = dup_filed_name (db, given, &ok, error);
  g_autofree char *now = NULL;

  if (!ok)
    return FALSE;
  if (!(name != NULL ? run_with_texts (db, "INSERT OR REPLACE INTO source_aliases (given, name) VALUES (?1, ?2)", given, name, error)
                     : run_with_texts (db, "DELETE FROM source_aliases WHERE given = ?1", given, NULL, error)))
    return FALSE;
  now = dup_filed_name (db, given, &ok, error);
  if (!ok || strcmp (old, now) == 0)
    return ok;
  return move_articles (db, given, old, now, error) && follow_name (db, old, now, error);
}

/* In byte order, so that rows come in the same order whatever the tables of hashes do. */
static GList *
list_changed (GHashTable *before,
              GHashTable *after)
{
  GHashTable    *tables[] = { before, after };
  GHashTableIter iter;
  const char    *given;
  GList         *changed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, (gpointer *)&given, NULL))
        if (g_strcmp0 (g_hash_table_lookup (before, given), g_hash_table_lookup (after, given)) != 0 && (i == 0 || !g_hash_table_contains (before, given)))
          changed = g_list_prepend (changed, (gpointer)given);
    }
  return g_list_sort (changed, (GCompareFunc)strcmp);
}

/**
 * _qd_store_file_sources:
 * @db: (not nullable): a connection in a transaction
 * @dup_domain: (not nullable) (scope call): finds the registrable domain of a host
 * @error: return location
 *
 * Files articles under one outlet that bear different names of it, and apart those that do no longer.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_file_sources (QdSqlite    *db,
                        QdDomainFunc dup_domain,
                        GError     **error)
{
  g_autoptr (GHashTable) before = load_aliases (db, error);
  g_autoptr (GHashTable) after = before != NULL ? find_aliases (db, dup_domain, error) : NULL;
  g_autoptr (GList)      changed = after != NULL ? list_changed (before, after) : NULL;

  if (after == NULL)
    return FALSE;
  for (const GList *l = changed; l != NULL; l = l->next)
    if (!change_alias (db, l->data, g_hash_table_lookup (after, l->data), error))
      return FALSE;
  return (changed == NULL || _qd_store_drop_empty_sources (db, error)) && qd_sqlite_exec (db, "UPDATE derived SET fresh = 1 WHERE name = 'sources'", error);
}

static gpointer
update_sources (QdSqlite     *db,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  const QdDomainFunc    *dup_domain = data;
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  gint64                 fresh;

  if (!qd_sqlite_query_int (db, "SELECT fresh FROM derived WHERE name = 'sources'", &fresh, error))
    return NULL;
  if (fresh != 0)
    return QD_STORE_DONE;
  if (!qd_transaction_begin_write (&transaction, db, error) || !_qd_store_file_sources (db, *dup_domain, error))
    return NULL;
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_update_sources:
 * @self: (not nullable): a library
 * @dup_domain: (not nullable) (scope call): finds the registrable domain of a host; called on a thread of the library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Files articles under one outlet that bear different names of it, as far as their addresses show that (qd_outlet_find_aliases()),
 * after articles came or went. What a person says of an outlet stays. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_update_sources (QdStore      *self,
                         QdDomainFunc  dup_domain,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (dup_domain != NULL, FALSE);

  return _qd_store_write (self, update_sources, &dup_domain, cancellable, error) != NULL;
}
