/* qd-store-bodies.c: the tables of bodies and of originals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include "store/qd-codec.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Compression is worth its time if it saves this part, in per cent. */
#define WORTHWHILE_SAVING 10

/* Bodies */

/**
 * _qd_store_insert_body:
 * @db: (not nullable): a connection in a transaction
 * @article_id: its article's row
 * @body: (not nullable): the body
 * @analysis: (not nullable): what was inferred from it
 * @error: return location
 *
 * Stores a body, in place of the one that the article may have.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_insert_body (QdSqlite   *db,
                       gint64      article_id,
                       QdBody     *body,
                       QdAnalysis *analysis,
                       GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT OR REPLACE INTO bodies (article_id, text, marks) VALUES (?1, ?2, ?3)");
  g_autoptr (GByteArray)  marks = qd_codec_encode_marks (body, analysis);
  gsize                   len;
  const char             *text = qd_body_get_text (body, &len);

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text_len (statement, 2, text, len);
  qd_statement_bind_blob (statement, 3, marks->data, marks->len);
  return qd_statement_run (statement, error);
}

/**
 * _qd_store_load_body:
 * @db: (not nullable): a connection
 * @article_id: its article's row
 * @error: return location
 *
 * Loads a body with its marks.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the body; %NULL on error
 */
QdBody *
_qd_store_load_body (QdSqlite *db,
                     gint64    article_id,
                     GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT text, marks FROM bodies WHERE article_id = ?1");
  g_autoptr (QdBody)      body = NULL;
  const guint8           *marks;
  const char             *text;
  gsize                   len, size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (db, error);
  if (step != QD_STEP_ROW)
    return NULL;
  text = qd_statement_get_text (statement, 0, &len);
  body = qd_body_new (text, (gssize)len);
  marks = qd_statement_get_blob (statement, 1, &size);
  if (!g_utf8_validate_len (text, len, NULL) || !qd_codec_decode_marks (marks, size, body))
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  return g_steal_pointer (&body);
}

/* Originals */

/**
 * _qd_original_init:
 * @self: (not nullable): what to fill
 * @bytes: (nullable): the original; %NULL if there is none
 *
 * Hashes an original and compresses it where that is worthwhile. Thread: any.
 */
void
_qd_original_init (QdOriginal *self,
                   GBytes     *bytes)
{
  g_autoptr (GChecksum)  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GConverter) compressor = NULL;
  g_autoptr (GBytes)     compressed = NULL;
  gsize                  size, digest_len = sizeof self->sha256;
  gconstpointer          data;

  *self = (QdOriginal){ { 0 } };
  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &size);
  g_checksum_update (checksum, data, (gssize)size);
  g_checksum_get_digest (checksum, self->sha256, &digest_len);
  self->size = size;
  compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  /* Compressing into memory cannot fail; should it, the bytes are kept as they are. */
  if (size > 0)
    compressed = g_converter_convert_bytes (compressor, bytes, NULL);
  self->compressed = compressed != NULL && g_bytes_get_size (compressed) < size / 100 * (100 - WORTHWHILE_SAVING);
  self->data = g_bytes_ref (self->compressed ? compressed : bytes);
}

/**
 * _qd_original_clear:
 * @self: (not nullable): an original made ready
 *
 * Frees what it holds. Thread: any.
 */
void
_qd_original_clear (QdOriginal *self)
{
  g_clear_pointer (&self->data, g_bytes_unref);
}

static gboolean
find_original (QdSqlite         *db,
               const QdOriginal *original,
               gint64           *original_id,
               GError          **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM originals WHERE sha256 = ?1");
  QdStep                  step;

  qd_statement_bind_blob (statement, 1, original->sha256, sizeof original->sha256);
  step = qd_statement_step (statement, error);
  *original_id = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

/**
 * _qd_store_ensure_original:
 * @db: (not nullable): a connection in a transaction
 * @original: (not nullable): an original made ready
 * @original_id: (out) (not nullable): its row; 0 if there is none
 * @error: return location
 *
 * Finds an original by its hash, or stores it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_ensure_original (QdSqlite         *db,
                           const QdOriginal *original,
                           gint64           *original_id,
                           GError          **error)
{
  g_autoptr (QdStatement) insert = NULL;
  gconstpointer           data;
  gsize                   size;

  *original_id = 0;
  if (original->data == NULL)
    return TRUE;
  if (!find_original (db, original, original_id, error))
    return FALSE;
  if (*original_id != 0)
    return TRUE;
  insert = qd_sqlite_prepare (db, "INSERT INTO originals (sha256, size, compressed, data) VALUES (?1, ?2, ?3, ?4)");
  data = g_bytes_get_data (original->data, &size);
  qd_statement_bind_blob (insert, 1, original->sha256, sizeof original->sha256);
  qd_statement_bind_int (insert, 2, (gint64)original->size);
  qd_statement_bind_int (insert, 3, original->compressed);
  qd_statement_bind_blob (insert, 4, data, size);
  if (!qd_statement_run (insert, error))
    return FALSE;
  *original_id = qd_sqlite_last_id (db);
  return TRUE;
}

/**
 * _qd_store_drop_unused_originals:
 * @db: (not nullable): a connection in a transaction
 * @original_ids: (not nullable) (element-type gint64): originals that may be unused now
 * @error: return location
 *
 * Removes those of them that no origin refers to.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_drop_unused_originals (QdSqlite *db,
                                 GArray   *original_ids,
                                 GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "DELETE FROM originals WHERE id = ?1"
                                                             " AND NOT EXISTS (SELECT 1 FROM origins WHERE original_id = ?1)");

  for (guint i = 0; i < original_ids->len; i++)
    {
      qd_statement_bind_int (statement, 1, g_array_index (original_ids, gint64, i));
      if (!qd_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Reads no more than the size that the row states, so that a damaged or malicious one cannot fill the memory. */
static GBytes *
decompress (GBytes *compressed,
            gsize   size)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (compressed);
  g_autoptr (GConverter)   decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, decompressor);
  g_autofree guint8       *data = g_try_malloc (size);
  gsize                    n_read;

  if (data == NULL || !g_input_stream_read_all (stream, data, size, &n_read, NULL, NULL) || n_read != size)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/**
 * _qd_original_check:
 * @stored: (not nullable): what is stored of an original
 * @compressed: whether it is its zlib form
 * @size: the original's size, bytes
 * @sha256: (nullable) (array length=sha256_size): its hash
 * @sha256_size: length of the hash, bytes
 *
 * Thread: any.
 *
 * Returns: whether the original is what the hash says
 */
gboolean
_qd_original_check (GBytes       *stored,
                    gboolean      compressed,
                    gsize         size,
                    const guint8 *sha256,
                    gsize         sha256_size)
{
  g_autoptr (GBytes)    bytes = compressed ? decompress (stored, size) : g_bytes_ref (stored);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8                digest[32];
  gsize                 digest_len = sizeof digest;

  if (bytes == NULL || g_bytes_get_size (bytes) != size || sha256_size != sizeof digest)
    return FALSE;
  g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), (gssize)size);
  g_checksum_get_digest (checksum, digest, &digest_len);
  return memcmp (digest, sha256, sizeof digest) == 0;
}

typedef struct
{
  gint64 article_id;
  char  *media_type;
} OriginalQuery;

static gpointer
load_original (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  OriginalQuery          *query = data;
  g_autoptr (QdStatement) statement = NULL;
  g_autoptr (GBytes)      bytes = NULL;
  const guint8           *stored;
  gsize                   size;
  QdStep                  step;

  statement = qd_sqlite_prepare (db, "SELECT originals.size, compressed, data, media_type"
                                     " FROM origins JOIN originals ON originals.id = original_id WHERE article_id = ?1"
                                     " ORDER BY external_id = '', external_id, path, line LIMIT 1");
  qd_statement_bind_int (statement, 1, query->article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "The library has no original of this article."));
  if (step != QD_STEP_ROW)
    return NULL;
  stored = qd_statement_get_blob (statement, 2, &size);
  bytes = g_bytes_new (stored, size);
  if (qd_statement_get_int (statement, 1) != 0)
    {
      g_autoptr (GBytes) compressed = g_steal_pointer (&bytes);

      bytes = decompress (compressed, qd_statement_get_uint (statement, 0));
    }
  if (bytes == NULL)
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  query->media_type = g_strdup (qd_statement_get_text (statement, 3, NULL));
  return g_steal_pointer (&bytes);
}

/**
 * qd_store_load_original:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @media_type: (out) (optional) (nullable) (transfer full): the original's media type
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Loads the bytes that an article was read from; of several origins, those of the first. Thread: any but those of the
 * library; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is none
 * Returns: (transfer full) (nullable): the bytes; %NULL on error
 */
GBytes *
qd_store_load_original (QdStore      *self,
                        gint64        article_id,
                        char        **media_type,
                        GCancellable *cancellable,
                        GError      **error)
{
  OriginalQuery query = { article_id, NULL };
  GBytes       *bytes;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  bytes = _qd_store_read (self, load_original, &query, cancellable, error);
  if (media_type != NULL)
    *media_type = g_steal_pointer (&query.media_type);
  g_free (query.media_type);
  return bytes;
}
