/* qd-pack.c: texts and files as they stand in a library
 *
 * Texts take half the room when compressed. The file that an article was read from differs little from the article's
 * text, so that it is kept as what it has beside it: the text is the model that the file is described by.
 *
 * The first byte says which form follows:
 *   0  the bytes themselves
 *   1  raw deflate (RFC 1951), as libraries up to version 17 have it
 *   2  the same, with the model as dictionary
 *   3  how many bytes stand before the model (four bytes, the lowest first), these, and what stands behind it
 *   4  a frame of Zstandard (RFC 8878)
 *   5  the same, with the model as what stands before it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-pack.h"

#include <string.h>
#include <zlib.h>
#include <zstd.h>

/* Of the levels that pack letters, too, the quickest: short texts get no smaller by the next three. It takes a quarter of the time of
 * zlib's quickest, and as much room. */
#define LEVEL 1

/* In an article few words come again in a row, so that a match of fewer bytes saves next to nothing, and costs the time to write it down:
 * a tenth of packing, for texts that are 1.7 % larger than with the level's own five. Bytes. */
#define SHORTEST_MATCH 6

/* A model that is longer than what Zstandard looks back at by itself is not worth its preparation, bytes. */
#define MOST_MODEL (512 * 1024)

/* zlib sees no further back than this, bytes. */
#define DEFLATE_WINDOW 32768

/* No frame of ours needs to be looked back at further than this to be unpacked, as a power of two. */
#define MOST_WINDOW 23

/* Below this packing gains nothing, bytes. */
#define LEAST_SIZE 64

/* What is shorter than this, as most texts are, is packed on the stack, and memory taken for what came of it. */
#define FEW_BYTES 16384

#define LENGTH_BYTES 4

typedef enum {
  FORM_PLAIN,
  FORM_DEFLATED,
  FORM_BY_DICTIONARY,
  FORM_AROUND,
  FORM_ZSTD,
  FORM_ZSTD_BY_MODEL,
} Form;

/* It takes some hundred KB to pack or to unpack, and is done for every article: each thread keeps what it takes. */
static void
free_packer (gpointer data)
{
  ZSTD_freeCCtx (data);
}

static ZSTD_CCtx *
get_packer (void)
{
  static GPrivate packer = G_PRIVATE_INIT (free_packer);
  ZSTD_CCtx      *context = g_private_get (&packer);

  if (context != NULL)
    return context;
  context = ZSTD_createCCtx ();
  /* Nothing but a lack of memory makes this fail. The size stands beside what is packed. */
  if (context == NULL || ZSTD_isError (ZSTD_CCtx_setParameter (context, ZSTD_c_compressionLevel, LEVEL)) ||
      ZSTD_isError (ZSTD_CCtx_setParameter (context, ZSTD_c_minMatch, SHORTEST_MATCH)) || ZSTD_isError (ZSTD_CCtx_setParameter (context, ZSTD_c_contentSizeFlag, 0)))
    g_error ("out of memory");
  g_private_set (&packer, context);
  return context;
}

static void
free_unpacker (gpointer data)
{
  ZSTD_freeDCtx (data);
}

/* NULL for want of memory. */
static ZSTD_DCtx *
get_unpacker (void)
{
  static GPrivate unpacker = G_PRIVATE_INIT (free_unpacker);
  ZSTD_DCtx      *context = g_private_get (&unpacker);

  if (context == NULL)
    {
      context = ZSTD_createDCtx ();
      if (context != NULL)
        ZSTD_DCtx_setParameter (context, ZSTD_d_windowLogMax, MOST_WINDOW);
      g_private_set (&unpacker, context);
    }
  if (context != NULL)
    ZSTD_DCtx_reset (context, ZSTD_reset_session_only);
  return context;
}

static GBytes *
take_packed (guint8 *bytes,
             gsize   size,
             Form    form)
{
  bytes[0] = (guint8)form;
  return g_bytes_new_take (g_realloc (bytes, size), size);
}

static GBytes *
pack_plain (const void *data,
            gsize       size)
{
  guint8 *bytes = g_malloc (size + 1);

  if (size > 0)
    memcpy (bytes + 1, data, size);
  return take_packed (bytes, size + 1, FORM_PLAIN);
}

/* NULL if it does not get smaller. */
static GBytes *
pack_small (const void *data,
            gsize       size,
            const void *model,
            gsize       model_size)
{
  gboolean           by_model = model_size > 0 && model_size <= MOST_MODEL;
  ZSTD_CCtx         *context = get_packer ();
  guint8             few[FEW_BYTES];
  g_autofree guint8 *many = size < sizeof few ? NULL : g_malloc (size + 1);
  guint8            *bytes = many != NULL ? many : few;
  gsize              packed_size;

  /* It is for the next frame alone. */
  if (by_model)
    ZSTD_CCtx_refPrefix (context, model, model_size);
  packed_size = ZSTD_compress2 (context, bytes + 1, size - 1, data, size);
  if (!ZSTD_isError (packed_size))
    {
      bytes = many != NULL ? g_steal_pointer (&many) : g_memdup2 (few, packed_size + 1);
      return take_packed (bytes, packed_size + 1, by_model ? FORM_ZSTD_BY_MODEL : FORM_ZSTD);
    }
  ZSTD_CCtx_reset (context, ZSTD_reset_session_only);
  return NULL;
}

/* Where the model stands in the data: as a rule where its first bytes do. To find something long at once takes a preparation
 * that is as long. */
static const guint8 *
find_model (const guint8 *data,
            gsize         size,
            const void   *model,
            gsize         model_size)
{
  const guint8 *place = memmem (data, size, model, LEAST_SIZE);

  if (place == NULL || (model_size <= size - (gsize)(place - data) && memcmp (place, model, model_size) == 0))
    return place;
  return memmem (place, size - (gsize)(place - data), model, model_size);
}

/* NULL if the model as a whole does not stand in the data. */
static GBytes *
pack_around (const guint8 *data,
             gsize         size,
             const void   *model,
             gsize         model_size)
{
  const guint8 *place;
  guint8       *bytes;
  gsize         before;

  if (model_size < LEAST_SIZE || model_size > size)
    return NULL;
  place = find_model (data, size, model, model_size);
  if (place == NULL || (gsize)(place - data) > G_MAXUINT32)
    return NULL;
  before = (gsize)(place - data);
  bytes = g_malloc (1 + LENGTH_BYTES + size - model_size);
  for (guint i = 0; i < LENGTH_BYTES; i++)
    bytes[1 + i] = (guint8)(before >> (8 * i));
  memcpy (bytes + 1 + LENGTH_BYTES, data, before);
  memcpy (bytes + 1 + LENGTH_BYTES + before, place + model_size, size - model_size - before);
  return take_packed (bytes, 1 + LENGTH_BYTES + size - model_size, FORM_AROUND);
}

/**
 * qd_pack:
 * @data: (nullable) (array length=size): what is to be stored
 * @size: its size, bytes; at most 1 GiB
 * @model: (nullable) (array length=model_size): what will be there when it is unpacked
 * @model_size: its size, bytes
 *
 * Makes the form in which something is stored. Thread: any.
 *
 * Returns: (transfer full): the form
 */
GBytes *
qd_pack (const void *data,
         gsize       size,
         const void *model,
         gsize       model_size)
{
  GBytes *packed = pack_around (data, size, model, model_size);

  if (packed == NULL && size >= LEAST_SIZE)
    packed = pack_small (data, size, model, model_size);
  return packed != NULL ? packed : pack_plain (data, size);
}

static gboolean
unpack_all (const guint8 *packed,
            gsize         packed_size,
            guint8       *data,
            gsize         size,
            const void   *model,
            gsize         model_size)
{
  ZSTD_DCtx *context = get_unpacker ();
  gsize      n;

  if (context == NULL || (model != NULL && ZSTD_isError (ZSTD_DCtx_refPrefix (context, model, model_size))))
    return FALSE;
  n = ZSTD_decompressDCtx (context, data, size, packed, packed_size);
  return !ZSTD_isError (n) && n == size;
}

static gboolean
inflate_all (const guint8 *packed,
             gsize         packed_size,
             guint8       *data,
             gsize         size,
             const void   *model,
             gsize         model_size)
{
  z_stream stream = { .next_in = (Bytef *)packed, .avail_in = (uInt)packed_size, .next_out = data, .avail_out = (uInt)size };
  gboolean done;

  if (inflateInit2 (&stream, -MAX_WBITS) != Z_OK)
    return FALSE;
  done = (model == NULL || inflateSetDictionary (&stream, model, (uInt)model_size) == Z_OK) &&
         inflate (&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd (&stream);
  return done;
}

static gboolean
join_around (const guint8 *packed,
             gsize         packed_size,
             guint8       *data,
             gsize         size,
             const void   *model,
             gsize         model_size)
{
  gsize before = 0;

  if (packed_size < LENGTH_BYTES || packed_size - LENGTH_BYTES + model_size != size)
    return FALSE;
  for (guint i = 0; i < LENGTH_BYTES; i++)
    before |= (gsize)packed[i] << (8 * i);
  packed += LENGTH_BYTES;
  packed_size -= LENGTH_BYTES;
  if (before > packed_size || model == NULL)
    return FALSE;
  memcpy (data, packed, before);
  memcpy (data + before, model, model_size);
  memcpy (data + before + model_size, packed + before, packed_size - before);
  return TRUE;
}

/* Whether a size is more than can be made of so many bytes: of one, deflate makes at most some thousand, Zstandard 32,768 (a block of the
 * same byte, RFC 8878, 3.1.1.2). */
static gboolean
is_lie (const guint8 *packed,
        gsize         packed_size,
        gsize         size)
{
  return size > G_MAXINT32 || (size >> (packed[0] >= FORM_ZSTD ? 15 : 11)) > packed_size;
}

/**
 * qd_unpack:
 * @packed: (nullable) (array length=packed_size): what qd_pack() made, or something damaged
 * @packed_size: its size, bytes
 * @size: the size of what was packed, bytes; no more is ever made of it
 * @model: (nullable) (array length=model_size): the model that it was packed with
 * @model_size: its size, bytes
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): what was packed, with a NUL byte behind it; %NULL if it is damaged or too large for
 *   the memory
 */
gpointer
qd_unpack (const guint8 *packed,
           gsize         packed_size,
           gsize         size,
           const void   *model,
           gsize         model_size)
{
  g_autofree guint8 *data = NULL;
  gboolean           done = FALSE;

  if (packed_size == 0 || is_lie (packed, packed_size + model_size, size))
    return NULL;
  data = g_try_malloc (size + 1);
  if (data == NULL)
    return NULL;
  switch (packed[0])
    {
    case FORM_PLAIN:
      done = packed_size == size + 1;
      if (done)
        memcpy (data, packed + 1, size);
      break;
    case FORM_DEFLATED:
      done = inflate_all (packed + 1, packed_size - 1, data, size, NULL, 0);
      break;
    case FORM_BY_DICTIONARY:
      done = model != NULL && model_size <= DEFLATE_WINDOW && inflate_all (packed + 1, packed_size - 1, data, size, model, model_size);
      break;
    case FORM_AROUND:
      done = join_around (packed + 1, packed_size - 1, data, size, model, model_size);
      break;
    case FORM_ZSTD:
      done = unpack_all (packed + 1, packed_size - 1, data, size, NULL, 0);
      break;
    case FORM_ZSTD_BY_MODEL:
      done = model != NULL && unpack_all (packed + 1, packed_size - 1, data, size, model, model_size);
      break;
    default:
      break;
    }
  data[size] = '\0';
  return done ? g_steal_pointer (&data) : NULL;
}

static gboolean
inflate_start (const guint8 *packed,
               gsize         packed_size,
               guint8       *data,
               gsize         size)
{
  z_stream stream = { .next_in = (Bytef *)packed, .avail_in = (uInt)packed_size, .next_out = data, .avail_out = (uInt)size };
  int      code;

  if (inflateInit2 (&stream, -MAX_WBITS) != Z_OK)
    return FALSE;
  code = inflate (&stream, Z_SYNC_FLUSH);
  inflateEnd (&stream);
  return (code == Z_OK || code == Z_STREAM_END) && stream.avail_out == 0;
}

static gboolean
unpack_start (const guint8 *packed,
              gsize         packed_size,
              guint8       *data,
              gsize         size)
{
  ZSTD_DCtx     *context = get_unpacker ();
  ZSTD_inBuffer  in = { packed, packed_size, 0 };
  ZSTD_outBuffer out = { data, size, 0 };

  if (context == NULL)
    return FALSE;
  while (out.pos < size)
    {
      gsize read = in.pos, made = out.pos;
      gsize left = ZSTD_decompressStream (context, &out, &in);

      if (ZSTD_isError (left) || (in.pos == read && out.pos == made))
        return FALSE;
    }
  return TRUE;
}

/**
 * qd_unpack_start:
 * @packed: (nullable) (array length=packed_size): what qd_pack() made without a model, or something damaged
 * @packed_size: its size, bytes
 * @size: the size of what was packed, bytes
 * @most: how much of it is wanted
 *
 * Unpacks no more than the first bytes, which takes less time. Thread: any.
 *
 * Returns: (transfer full) (nullable): the first @most bytes, or all @size if they are fewer, with a NUL byte behind them; %NULL
 *   if what is read is damaged
 */
gpointer
qd_unpack_start (const guint8 *packed,
                 gsize         packed_size,
                 gsize         size,
                 gsize         most)
{
  g_autofree guint8 *data = NULL;
  gboolean           done;

  if (most >= size || packed_size == 0 || (packed[0] != FORM_DEFLATED && packed[0] != FORM_ZSTD))
    return qd_unpack (packed, packed_size, size, NULL, 0);
  if (is_lie (packed, packed_size, most))
    return NULL;
  data = g_try_malloc (most + 1);
  if (data == NULL)
    return NULL;
  done = packed[0] == FORM_DEFLATED ? inflate_start (packed + 1, packed_size - 1, data, most) : unpack_start (packed + 1, packed_size - 1, data, most);
  if (!done)
    return NULL;
  data[most] = '\0';
  return g_steal_pointer (&data);
}

/* qd_text (packed, size): a text that is stored packed; NULL if it is damaged. */
static void
unpack_text_cb (sqlite3_context *context,
                int              n_values,
                sqlite3_value  **values)
{
  const guint8 *packed = sqlite3_value_blob (values[0]);
  sqlite3_int64 size = sqlite3_value_int64 (values[1]);
  char         *text = size >= 0 ? qd_unpack (packed, (gsize)sqlite3_value_bytes (values[0]), (gsize)size, NULL, 0) : NULL;

  if (text != NULL)
    sqlite3_result_text64 (context, text, (sqlite3_uint64)size, g_free, SQLITE_UTF8);
  else
    sqlite3_result_null (context);
}

/**
 * qd_pack_register:
 * @handle: (not nullable): a connection
 *
 * Lets statements and views of the connection use `qd_text (packed, size)`. Thread: the connection's.
 *
 * Returns: what SQLite says
 */
int
qd_pack_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "qd_text", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                     unpack_text_cb, NULL, NULL, NULL);
}
