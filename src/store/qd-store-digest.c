/* qd-store-digest.c: one number for all that is in a library, the same whatever the order in which it came there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

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
  "SELECT identity, ordinal, kind, spans, text, parent, speaker, mention, mention_start, mention_end, cue, cue_start, cue_end,"
  " confidence, reasons, strongest, statements.name FROM quotations JOIN articles ON articles.id = article_id"
  " LEFT JOIN statements ON statements.id = statement_id ORDER BY identity, ordinal",
  "SELECT name, n_articles FROM statements ORDER BY name",
  "SELECT of_a.identity, a.ordinal, of_b.identity, b.ordinal, relations.kind, cut_a, cut_b, shared_words, changed_words"
  " FROM relations JOIN quotations AS a ON a.id = relations.a JOIN articles AS of_a ON of_a.id = a.article_id"
  " JOIN quotations AS b ON b.id = relations.b JOIN articles AS of_b ON of_b.id = b.article_id"
  " ORDER BY of_a.identity, a.ordinal, of_b.identity, b.ordinal",
};

/* The most columns that one of them has. */
#define MOST_COLUMNS 17

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
  return g_strdup (g_checksum_get_string (checksum));
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
