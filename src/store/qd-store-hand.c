/* qd-store-hand.c: all that a person made of a library, to be taken over into another
 *
 * Corrections are not among it: they change what is found in articles, and qd_store_change_corrections() does that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-hand.h"

#include <string.h>

#include "store/qd-store-filing.h"

#define MOST_FIELDS 16

/* How a kind is read and written. What is there already stays where both say something. */
typedef struct
{
  QdHandKind  kind;
  const char *dump;
  const char *restore;
} Kind;

static const Kind kinds[] = {
  /* What was written before schema 22 says nothing of domains. */
  { { "source-name", "given:s name:s domain:s whole:i" },
    "SELECT given, name, domain, whole FROM source_names ORDER BY given, domain",
    "INSERT OR IGNORE INTO source_names (given, name, domain, whole) SELECT ?1, ?2, coalesce (?3, '" QD_ANYWHERE "'), ?3 IS NULL OR ?4 <> 0 WHERE ?1 <> '' AND ?2 <> ''" },
  { { "source-place", "name:s place:i" }, "SELECT name, place FROM source_places ORDER BY place", "INSERT OR IGNORE INTO source_places (name, place) VALUES (?1, ?2)" },
  { { "speaker", "name:s person:s" }, "SELECT name, person FROM speaker_marks ORDER BY name", "INSERT OR IGNORE INTO speaker_marks (name, person) VALUES (?1, ?2)" },
  { { "story-mark", "a:b b:b together:i" }, "SELECT a, b, together FROM story_marks ORDER BY a, b", "INSERT OR IGNORE INTO story_marks (a, b, together) VALUES (?1, ?2, ?3)" },
  { { "tag-place", "name:s place:i" }, "SELECT name, place FROM tag_places ORDER BY place", "INSERT OR IGNORE INTO tag_places (name, place) VALUES (?1, ?2)" },
  { { "search-place", "name:s place:i" }, "SELECT name, place FROM search_places ORDER BY place", "INSERT OR IGNORE INTO search_places (name, place) VALUES (?1, ?2)" },
  { { "tag", "name:s colour:i" }, "SELECT name, colour FROM tags ORDER BY name", "INSERT OR IGNORE INTO tags (name, colour) VALUES (?1, ?2)" },
  { { "tagged", "article:b tag:s" },
    "SELECT identity, name FROM article_tags JOIN tags ON tags.id = tag_id JOIN articles ON articles.id = article_id ORDER BY name, identity",
    "INSERT OR IGNORE INTO article_tags (tag_id, article_id) SELECT tags.id, articles.id FROM tags, articles WHERE tags.name = ?2 AND identity = ?1" },
  { { "read", "article:b read:i starred:i" }, "SELECT identity, read, starred FROM articles WHERE read = 1 OR starred = 1 ORDER BY identity", "UPDATE articles SET read = max (read, ?2 <> 0), starred = max (starred, ?3 <> 0) WHERE identity = ?1" },
  { { "search", "name:s query:s source:s tag:s flags:i" }, "SELECT name, query, source, tag, flags FROM saved_searches ORDER BY name", "INSERT OR IGNORE INTO saved_searches (name, query, source, tag, flags) VALUES (?1, ?2, ?3, ?4, ?5)" },
  { { "note", "identity:b label:s title:s source:s url:s style:i text:s created:i changed:i start:i exact:s prefix:s suffix:s" },
    "SELECT identity, label, title, source, url, style, text, created, changed, start, exact, prefix, suffix FROM notes ORDER BY id",
    "INSERT OR IGNORE INTO notes (identity, label, title, source, url, style, text, created, changed, start, exact, prefix, suffix)"
    " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13"
    " WHERE NOT EXISTS (SELECT 1 FROM notes WHERE identity = ?1 AND created = ?8 AND start = ?10 AND exact = ?11)" },
  { { "feed", "address:s title:s site:s etag:s modified:s problem:s refreshed:i not_before:i full_text:i gone:i" },
    "SELECT address, title, site, etag, modified, problem, refreshed, not_before, full_text, gone FROM feeds ORDER BY address",
    "INSERT OR IGNORE INTO feeds (address, title, site, etag, modified, problem, refreshed, not_before, full_text, gone)"
    " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE ?1 GLOB 'http://?*' OR ?1 GLOB 'https://?*'" },
  { { "setting", "name:s value:s" }, "SELECT name, value FROM view_settings ORDER BY name", "INSERT OR IGNORE INTO view_settings (name, value) VALUES (?1, ?2)" },
};

/**
 * qd_hand_get_kind:
 * @index: the number of a kind of record, from 0
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the kind; %NULL behind the last
 */
const QdHandKind *
qd_hand_get_kind (guint index)
{
  return index < G_N_ELEMENTS (kinds) ? &kinds[index].kind : NULL;
}

/* The types of a kind's fields, one character each. */
static guint
list_types (const QdHandKind *kind,
            char             *types)
{
  guint n = 0;

  for (const char *p = strchr (kind->fields, ':'); p != NULL && n < MOST_FIELDS; p = strchr (p + 1, ':'))
    types[n++] = p[1];
  return n;
}

static void
add_record (GVariantBuilder *records,
            guint            index,
            QdStatement     *statement)
{
  GVariantBuilder fields;
  char            types[MOST_FIELDS];
  guint           n = list_types (&kinds[index].kind, types);

  g_variant_builder_init (&fields, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < n; i++)
    if (types[i] == 'i')
      g_variant_builder_add (&fields, "v", g_variant_new_int64 (qd_statement_get_int (statement, (int)i)));
    else if (types[i] == 's')
      g_variant_builder_add (&fields, "v", g_variant_new ("ms", qd_statement_get_text (statement, (int)i, NULL)));
    else
      {
        gsize         size;
        const guint8 *bytes = qd_statement_get_blob (statement, (int)i, &size);

        g_variant_builder_add (&fields, "v", g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, size, 1));
      }
  g_variant_builder_add (records, "(uav)", index, &fields);
}

static gpointer
dump_hand (QdSqlite     *db,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_auto (GVariantBuilder) records = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(uav)"));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, kinds[i].dump);
      QdStep                  step;

      while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
        add_record (&records, i, statement);
      if (step == QD_STEP_ERROR)
        return NULL;
    }
  return g_variant_ref_sink (g_variant_builder_end (&records));
}

/**
 * qd_store_dump_hand:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Gives all that a person made of a library but its corrections: names and order of outlets, speakers and stories, tags, what was
 * read and starred, searches, notes and feeds. Not which folders are watched and which files were read, as that is of the machine. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the records, `a(uav)`; %NULL on error
 */
GVariant *
qd_store_dump_hand (QdStore      *self,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, dump_hand, NULL, cancellable, error);
}

/* Whether a record has the fields of its kind: it may be from a file that somebody else wrote. */
static gboolean
bind_record (QdStatement *statement,
             guint        index,
             GVariant    *fields)
{
  char  types[MOST_FIELDS];
  guint n = list_types (&kinds[index].kind, types);

  if (g_variant_n_children (fields) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) value = NULL;
      const char          *text;

      g_variant_get_child (fields, i, "v", &value);
      if (!g_variant_is_of_type (value, types[i] == 'i' ? G_VARIANT_TYPE_INT64 : types[i] == 's' ? G_VARIANT_TYPE ("ms")
                                                                                                 : G_VARIANT_TYPE_BYTESTRING))
        return FALSE;
      if (types[i] == 'i')
        qd_statement_bind_int (statement, (int)i + 1, g_variant_get_int64 (value));
      else if (types[i] == 's')
        {
          g_variant_get (value, "m&s", &text);
          qd_statement_bind_text (statement, (int)i + 1, text);
        }
      else
        {
          gsize         size;
          const guint8 *bytes = g_variant_get_fixed_array (value, &size, 1);

          qd_statement_bind_blob (statement, (int)i + 1, size > 0 ? bytes : (const guint8 *)"", size);
        }
    }
  return TRUE;
}

static gboolean
restore_one (QdSqlite *db,
             guint     index,
             GVariant *fields,
             GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, kinds[index].restore);

  if (!bind_record (statement, index, fields))
    return TRUE;
  return qd_statement_run (statement, error);
}

static gpointer
restore_hand (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  GVariantIter           iter;
  guint                  index;
  GVariant              *fields;
  gboolean               filed = FALSE;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  g_variant_iter_init (&iter, data);
  while (g_variant_iter_next (&iter, "(u@av)", &index, &fields))
    {
      g_autoptr (GVariant) own = fields;

      /* Sources have their names before their places. */
      if (index > 0 && !filed)
        {
          if (!_qd_store_file_sources (db, error))
            return NULL;
          filed = TRUE;
        }
      if (index < G_N_ELEMENTS (kinds) && !restore_one (db, index, own, error))
        return NULL;
    }
  if (!qd_sqlite_exec (db, "UPDATE derived SET fresh = 0 WHERE fresh <> 0", error) || (!filed && !_qd_store_file_sources (db, error)))
    return NULL;
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_restore_hand:
 * @self: (not nullable): a library
 * @records: (not nullable): what qd_store_dump_hand() gave, of this library or another
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Takes over what a person made of a library, in one transaction. Where this one says otherwise, it stays so; what is of articles
 * that it does not have is passed over, except notes, which wait for theirs. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_restore_hand (QdStore      *self,
                       GVariant     *records,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (records != NULL && g_variant_is_of_type (records, G_VARIANT_TYPE ("a(uav)")), FALSE);

  return _qd_store_write (self, restore_hand, records, cancellable, error) != NULL;
}
