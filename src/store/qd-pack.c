/* qd-pack.c: texts and files as they stand in a library
 *
 * Texts take half the room when compressed. The file that an article was read from differs little from the article's
 * text, so that it is kept as what it has beside it: the text is the model that the file is described by.
 *
 * The first byte says which form follows:
 *   0  the bytes themselves
 *   1  raw deflate (RFC 1951)
 *   2  raw deflate, with the model as dictionary
 *   3  how many bytes stand before the model (four bytes, the lowest first), these, and what stands behind it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-pack.h"

#include <string.h>
#include <zlib.h>

/* Of zlib's levels the quickest: the others save 3 % of the room for up to half as much time again. */
#define LEVEL 1

/* zlib sees no further back than this, bytes. */
#define WINDOW 32768

/* Below this deflate gains nothing, bytes. */
#define LEAST_SIZE 64

#define LENGTH_BYTES 4

typedef enum {
  FORM_PLAIN,
  FORM_DEFLATED,
  FORM_BY_DICTIONARY,
  FORM_AROUND,
} Form;

/* A stream has tables in proportion to how far back it looks, which are cleared for each text. Most texts are short; those for them fit
 * into the cache of a processor. Bits of the window and zlib's “memLevel”. */
#define SHORT_TEXT 8192
#define SHORT_BITS 13
#define SHORT_MEMORY 7
#define LONG_MEMORY 8

/* It takes 256 KB to make a stream, and one is used for every article: each thread keeps two. */
static void
free_deflater (gpointer data)
{
  deflateEnd (data);
  g_free (data);
}

static z_stream *
get_deflater (gboolean is_short)
{
  static GPrivate deflaters[2] = { G_PRIVATE_INIT (free_deflater), G_PRIVATE_INIT (free_deflater) };
  GPrivate       *deflater = &deflaters[is_short];
  z_stream       *stream = g_private_get (deflater);

  if (stream != NULL)
    {
      deflateReset (stream);
      return stream;
    }
  stream = g_new0 (z_stream, 1);
  /* Nothing but a lack of memory makes this fail. */
  if (deflateInit2 (stream, LEVEL, Z_DEFLATED, is_short ? -SHORT_BITS : -MAX_WBITS, is_short ? SHORT_MEMORY : LONG_MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
    g_error ("out of memory");
  g_private_set (deflater, stream);
  return stream;
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
pack_deflated (const void *data,
               gsize       size,
               const void *model,
               gsize       model_size)
{
  gboolean  by_model = model_size > 0 && model_size <= WINDOW && size <= WINDOW;
  z_stream *stream = get_deflater (size <= SHORT_TEXT && !by_model);
  guint8   *bytes = g_malloc (size + 1);

  if (by_model)
    deflateSetDictionary (stream, model, (uInt)model_size);
  stream->next_in = (Bytef *)data;
  stream->avail_in = (uInt)size;
  stream->next_out = bytes + 1;
  stream->avail_out = (uInt)(size - 1);
  if (deflate (stream, Z_FINISH) == Z_STREAM_END)
    return take_packed (bytes, size - stream->avail_out, by_model ? FORM_BY_DICTIONARY : FORM_DEFLATED);
  g_free (bytes);
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
    packed = pack_deflated (data, size, model, model_size);
  return packed != NULL ? packed : pack_plain (data, size);
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

  /* Deflate makes at most some thousand bytes of one, so that a size beyond it is a lie. */
  if (packed_size == 0 || size > G_MAXINT32 || (size >> 11) > packed_size + model_size)
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
      done = model != NULL && model_size <= WINDOW && inflate_all (packed + 1, packed_size - 1, data, size, model, model_size);
      break;
    case FORM_AROUND:
      done = join_around (packed + 1, packed_size - 1, data, size, model, model_size);
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

  if (most >= size || packed_size == 0 || packed[0] != FORM_DEFLATED)
    return qd_unpack (packed, packed_size, size, NULL, 0);
  if (most > G_MAXINT32 || (most >> 11) > packed_size)
    return NULL;
  data = g_try_malloc (most + 1);
  if (data == NULL || !inflate_start (packed + 1, packed_size - 1, data, most))
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
