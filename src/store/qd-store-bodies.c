/* qd-store-bodies.c: the tables of bodies and of originals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <nettle/sha2.h>
#include <string.h>

#include "store/qd-codec.h"
#include "store/qd-pack.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-private.h"

/* Bodies */

/**
 * _qd_store_insert_body:
 * @db: (not nullable): a connection in a transaction
 * @article_id: its article's row
 * @text: (not nullable): the packed text
 * @size: the size of the text, bytes
 * @marks: (not nullable): the compact form of the marks
 * @replace: whether the article may have one already
 * @error: return location
 *
 * Stores a body.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_insert_body (QdSqlite   *db,
                       gint64      article_id,
                       GBytes     *text,
                       gsize       size,
                       GByteArray *marks,
                       gboolean    replace,
                       GError    **error)
{
  /* One that may replace keeps copies of the pages that it changes. */
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, replace ? "INSERT OR REPLACE INTO packed_bodies (article_id, size, marks, text) VALUES (?1, ?2, ?3, ?4)"
                                                                     : "INSERT INTO packed_bodies (article_id, size, marks, text) VALUES (?1, ?2, ?3, ?4)");
  gsize                   packed_size;
  gconstpointer           packed = g_bytes_get_data (text, &packed_size);

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, (gint64)size);
  qd_statement_bind_blob (statement, 3, marks->data, marks->len);
  qd_statement_bind_blob (statement, 4, packed, packed_size);
  return qd_statement_run (statement, error);
}

/**
 * _qd_store_write_marks:
 * @db: (not nullable): a connection in a transaction
 * @article_id: the row of an article with a body
 * @marks: (not nullable): the compact form of the marks
 * @error: return location
 *
 * Puts other marks in the place of those of a body, whose text stays.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_write_marks (QdSqlite   *db,
                       gint64      article_id,
                       GByteArray *marks,
                       GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "UPDATE packed_bodies SET marks = ?2 WHERE article_id = ?1 AND marks IS NOT ?2");

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_blob (statement, 2, marks->data, marks->len);
  return qd_statement_run (statement, error);
}

/**
 * _qd_store_pack_bodies:
 * @db: (not nullable): a writing connection in a transaction
 * @error: return location
 *
 * Fills the table of bodies from that of version 3, whose texts are not packed.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_pack_bodies (QdSqlite *db,
                       GError  **error)
{
  g_autoptr (QdStatement) select = qd_sqlite_prepare (db, "SELECT article_id, text, marks FROM bodies ORDER BY article_id");
  QdStep                  step;

  while ((step = qd_statement_step (select, error)) == QD_STEP_ROW)
    {
      gsize                  size, marks_size;
      const char            *text = qd_statement_get_text (select, 1, &size);
      const guint8          *data = qd_statement_get_blob (select, 2, &marks_size);
      g_autoptr (GBytes)     packed = qd_pack (text, size, NULL, 0);
      g_autoptr (GByteArray) marks = g_byte_array_new ();

      if (marks_size > 0)
        g_byte_array_append (marks, data, (guint)marks_size);
      if (!_qd_store_insert_body (db, qd_statement_get_int (select, 0), packed, size, marks, FALSE, error))
        return FALSE;
    }
  qd_statement_reset (select);
  return step == QD_STEP_DONE &&
         qd_sqlite_exec (db, "DROP TABLE bodies;"
                             "CREATE VIEW bodies (article_id, text, marks) AS SELECT article_id, qd_text (text, size), marks FROM packed_bodies",
                         error);
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
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT text, size, marks FROM packed_bodies WHERE article_id = ?1");
  g_autoptr (QdBody)      body = NULL;
  g_autofree char        *text = NULL;
  const guint8           *packed, *marks;
  gsize                   packed_size, len, size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (db, error);
  if (step != QD_STEP_ROW)
    return NULL;
  packed = qd_statement_get_blob (statement, 0, &packed_size);
  len = (gsize)MAX (qd_statement_get_int (statement, 1), 0);
  text = qd_unpack (packed, packed_size, len, NULL, 0);
  if (text != NULL && g_utf8_validate_len (text, len, NULL))
    body = qd_body_new (text, (gssize)len);
  marks = qd_statement_get_blob (statement, 2, &size);
  if (body == NULL || !qd_codec_decode_marks (marks, size, body))
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  return g_steal_pointer (&body);
}

/* Makes a text end before a character that is cut. FALSE if it is no UTF-8. */
static gboolean
end_at_character (char *text,
                  gsize len)
{
  const char *end;

  if (g_utf8_validate_len (text, len, &end))
    return TRUE;
  if (g_utf8_get_char_validated (end, (gssize)(text + len - end)) != (gunichar)-2)
    return FALSE;
  text[end - text] = '\0';
  return TRUE;
}

/**
 * _qd_store_load_text_start:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @most: how much of its text is wanted, bytes
 * @size: (out): how long the whole text is, bytes
 * @error: return location
 *
 * Loads the first bytes of a text, which takes less time than all of it; some fewer than @most where a character would be cut.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the text; %NULL on error
 */
char *
_qd_store_load_text_start (QdSqlite *db,
                           gint64    article_id,
                           gsize     most,
                           gsize    *size,
                           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT text, size FROM packed_bodies WHERE article_id = ?1");
  g_autofree char        *text = NULL;
  const guint8           *packed;
  gsize                   packed_size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ERROR)
    return NULL;
  if (step == QD_STEP_ROW)
    {
      packed = qd_statement_get_blob (statement, 0, &packed_size);
      *size = (gsize)MAX (qd_statement_get_int (statement, 1), 0);
      text = qd_unpack_start (packed, packed_size, *size, most);
    }
  if (text != NULL && end_at_character (text, MIN (most, *size)))
    return g_steal_pointer (&text);
  _qd_store_set_damage_error (db, error);
  return NULL;
}

/* Originals */

/* How what is stored of an original is to be understood: the column "compressed". The first two were written by versions
 * up to 3. */
enum {
  ORIGINAL_PLAIN = 0,
  ORIGINAL_ZLIB = 1,
  ORIGINAL_PACKED = 2,
};

/**
 * _qd_original_init:
 * @self: (not nullable): what to fill
 * @bytes: (nullable): the original; %NULL if there is none
 * @model: (nullable): the text of the article that was read from it
 * @model_size: its size, bytes
 *
 * Hashes an original and packs it by the text, with which it can be unpacked again. Thread: any.
 */
void
_qd_original_init (QdOriginal *self,
                   GBytes     *bytes,
                   const char *model,
                   gsize       model_size)
{
  gsize         size;
  gconstpointer data;

  *self = (QdOriginal){ { 0 } };
  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &size);
  qd_codec_digest (data, size, self->sha256);
  self->size = size;
  self->data = qd_pack (data, size, model, model_size);
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
 * @article_id: the row of the article whose text it was packed by
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
                           gint64            article_id,
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
  insert = qd_sqlite_prepare (db, "INSERT INTO originals (sha256, size, compressed, data, model) VALUES (?1, ?2, ?3, ?4, ?5)");
  data = g_bytes_get_data (original->data, &size);
  qd_statement_bind_blob (insert, 1, original->sha256, sizeof original->sha256);
  qd_statement_bind_int (insert, 2, (gint64)original->size);
  qd_statement_bind_int (insert, 3, ORIGINAL_PACKED);
  qd_statement_bind_blob (insert, 4, data, size);
  qd_statement_bind_int (insert, 5, article_id);
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

static GBytes *
unpack (QdSqlite    *db,
        QdStatement *statement,
        GError     **error)
{
  g_autoptr (QdBody) model = NULL;
  gsize              packed_size, model_size = 0;
  gsize              size = (gsize)MAX (qd_statement_get_int (statement, 0), 0);
  const guint8      *packed = qd_statement_get_blob (statement, 2, &packed_size);
  const char        *text = NULL;
  gpointer           data;

  switch (qd_statement_get_int (statement, 1))
    {
    case ORIGINAL_PLAIN:
      return g_bytes_new (packed, packed_size);
      case ORIGINAL_ZLIB: {
        g_autoptr (GBytes) compressed = g_bytes_new (packed, packed_size);

        return decompress (compressed, size);
      }
    default:
      break;
    }
  if (!qd_statement_is_null (statement, 3))
    {
      model = _qd_store_load_body (db, qd_statement_get_int (statement, 3), error);
      if (model == NULL)
        return NULL;
      text = qd_body_get_text (model, &model_size);
    }
  data = qd_unpack (packed, packed_size, size, text, model_size);
  return data != NULL ? g_bytes_new_take (data, size) : NULL;
}

/**
 * _qd_store_unpack_original:
 * @db: (not nullable): a connection
 * @original_id: an original's row
 * @error: return location
 *
 * Loads an original, and compares it with its hash.
 *
 * Errors: %QD_STORE_ERROR_CORRUPT if it is not what was imported; other #QdStoreError
 * Returns: (transfer full) (nullable): its bytes; %NULL on error
 */
GBytes *
_qd_store_unpack_original (QdSqlite *db,
                           gint64    original_id,
                           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT size, compressed, data, model, sha256 FROM originals WHERE id = ?1");
  g_autoptr (GBytes)      bytes = NULL;
  g_autoptr (GError)      local = NULL;
  guint8                  digest[SHA256_DIGEST_SIZE];
  const guint8           *expected;
  gsize                   size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, original_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ERROR)
    return NULL;
  bytes = step == QD_STEP_ROW ? unpack (db, statement, &local) : NULL;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (bytes != NULL)
    {
      qd_codec_digest (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), digest);
      expected = qd_statement_get_blob (statement, 4, &size);
      if (size == sizeof digest && memcmp (digest, expected, sizeof digest) == 0 &&
          g_bytes_get_size (bytes) == (gsize)qd_statement_get_int (statement, 0))
        return g_steal_pointer (&bytes);
    }
  _qd_store_set_damage_error (db, error);
  return NULL;
}

static gboolean
unbind_original (QdSqlite *db,
                 gint64    original_id,
                 GError  **error)
{
  g_autoptr (GBytes)      bytes = _qd_store_unpack_original (db, original_id, error);
  g_autoptr (GBytes)      packed = NULL;
  g_autoptr (QdStatement) update = NULL;
  gconstpointer           data;
  gsize                   size;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  packed = qd_pack (data, size, NULL, 0);
  update = qd_sqlite_prepare (db, "UPDATE originals SET data = ?2, model = NULL WHERE id = ?1");
  data = g_bytes_get_data (packed, &size);
  qd_statement_bind_int (update, 1, original_id);
  qd_statement_bind_blob (update, 2, data, size);
  return qd_statement_run (update, error);
}

/**
 * _qd_store_unbind_originals:
 * @db: (not nullable): a connection in a transaction
 * @article_id: an article that is about to be removed
 * @error: return location
 *
 * Has the originals that other articles share with this one get along without its text.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_unbind_originals (QdSqlite *db,
                            gint64    article_id,
                            GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT DISTINCT originals.id FROM origins JOIN originals ON originals.id = original_id"
                                                             " WHERE origins.article_id = ?1 AND model = ?1"
                                                             " AND EXISTS (SELECT 1 FROM origins AS other WHERE other.original_id = originals.id AND other.article_id <> ?1)");
  g_autoptr (GArray)      ids = NULL;

  qd_statement_bind_int (statement, 1, article_id);
  ids = qd_statement_collect_ids (statement, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!unbind_original (db, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
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
  QdStep                  step;

  statement = qd_sqlite_prepare (db, "SELECT original_id, media_type FROM origins WHERE article_id = ?1 AND original_id IS NOT NULL"
                                     " ORDER BY external_id = '', external_id, path, line LIMIT 1");
  qd_statement_bind_int (statement, 1, query->article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "The library has no original of this article."));
  if (step != QD_STEP_ROW)
    return NULL;
  query->media_type = g_strdup (qd_statement_get_text (statement, 1, NULL));
  return _qd_store_unpack_original (db, qd_statement_get_int (statement, 0), error);
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
