/* qd-store-digest.c: one number for all that is in a library, the same whatever the order in which it came there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-codec.h"
#include "store/qd-relation-pack.h"
#include "store/qd-store-care.h"
#include "store/qd-store-private.h"

/* No statement names a row by its number, which depends on the order, and each orders its rows by what does not. The text of
 * an article is in its identity. */
static const char *const contents[] = {
  "SELECT name, n_articles, n_unread FROM sources ORDER BY name",
  "SELECT identity, label, title, sort_title, byline, dateline, published, url, language, n_words, n_quotations, n_shared, read,"
  " starred, analysis FROM articles ORDER BY identity",
  "SELECT identity, size, marks FROM packed_bodies JOIN articles ON articles.id = article_id ORDER BY identity",
  "SELECT identity, external_id, path, line, sha256, media_type FROM origins JOIN articles ON articles.id = article_id"
  " LEFT JOIN originals ON originals.id = original_id ORDER BY identity, external_id, path, line",
  "SELECT identity, ordinal, kind, spans, parent, speaker, confidence, details, strongest, statements.name FROM quotations JOIN articles ON articles.id = article_id"
  " LEFT JOIN statements ON statements.id = statement_id ORDER BY identity, ordinal",
  "SELECT name, n_articles FROM statements ORDER BY name",
};

/* The most columns that one of them has. */
#define MOST_COLUMNS 15

/* Each value with its length, so that no two rows look the same. */
static void
add_row (GChecksum   *checksum,
         QdStatement *statement)
{
  for (int i = 0; i < MOST_COLUMNS; i++)
    {
      gsize         size;
      const guint8 *value = qd_statement_get_blob (statement, i, &size);
      guint64       length = GUINT64_TO_BE (size + !qd_statement_is_null (statement, i));

      g_checksum_update (checksum, (const guchar *)&length, sizeof length);
      if (size > 0)
        g_checksum_update (checksum, value, (gssize)size);
    }
}

/* A quotation, by what does not depend on rows. */
typedef struct
{
  gint64  id;
  guint32 ordinal;
  guint8  identity[QD_CODEC_IDENTITY_SIZE];
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *place_a = a, *place_b = b;

  return (place_a->id > place_b->id) - (place_a->id < place_b->id);
}

/* Relations are added up, since they come in no order: the sum of the hashes of what is in a set is a hash of the set (Bellare
 * and Micciancio, 1997). */
static void
add_relation (guint64           sum[4],
              const Place      *own,
              const Place      *other,
              const QdRelation *relation)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int                   order = memcmp (own->identity, other->identity, sizeof own->identity);
  gboolean              forth = order < 0 || (order == 0 && own->ordinal < other->ordinal);
  const Place          *a = forth ? own : other, *b = forth ? other : own;
  QdRelation            seen = forth ? *relation : qd_relation_reverse (relation);
  guint32               numbers[] = { a->ordinal, b->ordinal, seen.kind, seen.cut_a, seen.cut_b, seen.shared_words, seen.changed_words };
  guint64               words[4];
  gsize                 size = sizeof words;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = GUINT32_TO_BE (numbers[i]);
  g_checksum_update (checksum, a->identity, sizeof a->identity);
  g_checksum_update (checksum, b->identity, sizeof b->identity);
  g_checksum_update (checksum, (const guchar *)numbers, sizeof numbers);
  g_checksum_get_digest (checksum, (guint8 *)words, &size);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    sum[i] += GUINT64_FROM_BE (words[i]);
}

static gboolean
add_relations_of (QdStatement *statement,
                  GArray      *places,
                  GArray      *relations,
                  guint64      sum[4])
{
  const Place   own = g_array_index (places, Place, places->len - 1);
  gsize         size;
  const guint8 *data = qd_statement_get_blob (statement, 3, &size);

  g_array_set_size (relations, 0);
  if (!_qd_relations_unpack (own.id, data, size, relations))
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    {
      const QdPackedRelation *packed = &g_array_index (relations, QdPackedRelation, i);
      const Place             wanted = { .id = packed->other };
      guint                   index;

      if (!g_array_binary_search (places, &wanted, compare_places, &index))
        return FALSE;
      add_relation (sum, &own, &g_array_index (places, Place, index), &packed->relation);
    }
  return TRUE;
}

/* By rows of quotations, so that those that a relation leads to are known already. */
static gboolean
add_relations (QdSqlite  *db,
               GChecksum *checksum,
               GError   **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT quotations.id, ordinal, identity, relations FROM quotations"
                                                             " JOIN articles ON articles.id = article_id WHERE statement_id IS NOT NULL ORDER BY quotations.id");
  g_autoptr (GArray)      places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray)      relations = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
  guint64                 sum[4] = { 0 };
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      Place         place = { qd_statement_get_int (statement, 0), qd_statement_get_uint (statement, 1), { 0 } };
      gsize         size;
      const guint8 *identity = qd_statement_get_blob (statement, 2, &size);

      memcpy (place.identity, identity, MIN (size, sizeof place.identity));
      g_array_append_val (places, place);
      if (!add_relations_of (statement, places, relations, sum))
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (sum); i++)
    sum[i] = GUINT64_TO_BE (sum[i]);
  g_checksum_update (checksum, (const guchar *)sum, sizeof sum);
  return step == QD_STEP_DONE;
}

static gpointer
digest (QdSqlite     *db,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, contents[i]);
      QdStep                  step;

      while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
        add_row (checksum, statement);
      if (step == QD_STEP_ERROR)
        return NULL;
    }
  return add_relations (db, checksum, error) ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/**
 * qd_store_digest:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Computes SHA-256 (FIPS 180-4) over articles, origins, quotations, relations and statements: two libraries that the same
 * was imported into have the same, whatever happened in between. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): 64 hexadecimal digits; %NULL on error
 */
char *
qd_store_digest (QdStore      *self,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, digest, NULL, cancellable, error);
}
