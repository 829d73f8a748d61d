/* qd-http-response.c: what a server answered, as archives of the web keep it
 *
 * Headers and a body (RFC 9112). Some crawlers keep a body as it came, in chunks and packed; others have joined and unpacked it and
 * leave the headers that say otherwise. So a body is what it is, whatever they say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-http-response.h"

#include <brotli/decode.h>
#include <gio/gio.h>
#include <string.h>
#include <zstd.h>

#define MOST_HEADERS 200
#define CHUNK_BYTES (64 * 1024)

/* Feeds a packed body to a decoder. Returns %FALSE where the bytes are none of its. */
typedef gboolean (*UnpackFunc) (const GByteArray *packed,
                                gsize             most,
                                GByteArray       *unpacked);

/* Headers */

/**
 * qd_http_headers_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): headers, as yet none
 */
GHashTable *
qd_http_headers_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * qd_http_headers_take:
 * @headers: (not nullable): headers
 * @line: (not nullable): "Name: value"
 *
 * Adds one, as long as there are not too many. Thread: the one that uses them.
 */
void
qd_http_headers_take (GHashTable *headers, const char *line)
{
  const char *colon = strchr (line, ':');

  if (colon == NULL || g_hash_table_size (headers) >= MOST_HEADERS)
    return;
  g_hash_table_insert (headers, g_strchomp (g_ascii_strdown (line, colon - line)), g_strstrip (g_strdup (colon + 1)));
}

/**
 * qd_http_headers_get:
 * @headers: (not nullable): headers
 * @name: (not nullable): a name, in lower case
 *
 * Thread: the one that uses them.
 *
 * Returns: (transfer none): the value; empty if there is none
 */
const char *
qd_http_headers_get (GHashTable *headers, const char *name)
{
  const char *value = g_hash_table_lookup (headers, name);

  return value != NULL ? value : "";
}

/**
 * qd_http_type_is_page:
 * @type: (not nullable): a media type, with parameters or without
 *
 * Thread: any.
 *
 * Returns: whether it is that of a page
 */
gboolean
qd_http_type_is_page (const char *type)
{
  return g_ascii_strncasecmp (type, "text/html", 9) == 0 || g_ascii_strncasecmp (type, "application/xhtml+xml", 21) == 0;
}

/**
 * qd_http_type_is_picture:
 * @type: (not nullable): a media type, with parameters or without
 *
 * Thread: any.
 *
 * Returns: whether it is that of a picture
 */
gboolean
qd_http_type_is_picture (const char *type)
{
  return g_ascii_strncasecmp (type, "image/", 6) == 0;
}

/* Bodies */

/* "1f\r\n", "1f;name=value\r\n": the length of a chunk. Returns the byte behind the line; %NULL if it is none. */
static const guint8 *
match_length (const guint8 *bytes, const guint8 *end, guint64 *size)
{
  const guint8 *line_end = memchr (bytes, '\n', MIN ((gsize)(end - bytes), 1024));
  const guint8 *p = bytes;

  for (*size = 0; p < end && g_ascii_isxdigit (*p) && p - bytes < 15; p++)
    *size = *size * 16 + (guint64)g_ascii_xdigit_value ((char)*p);
  if (line_end == NULL || p == bytes || (p < line_end && strchr (" \t\r;", *p) == NULL))
    return NULL;
  return line_end + 1;
}

/* "chunked": each piece has its length before it, in hexadecimal. %NULL if the body does not begin like that. */
static GByteArray *
join_chunks (const guint8 *bytes, gsize len)
{
  GByteArray   *joined = NULL;
  const guint8 *end = bytes + len;
  const guint8 *p;
  guint64       size;

  while ((p = match_length (bytes, end, &size)) != NULL)
    {
      if (joined == NULL)
        joined = g_byte_array_new ();
      if (size == 0)
        break;
      size = MIN (size, (guint64)(end - p));
      g_byte_array_append (joined, p, (guint)size);
      for (bytes = p + size; bytes < end && (*bytes == '\r' || *bytes == '\n'); bytes++)
        ;
    }
  return joined;
}

static gboolean
convert (const GByteArray *packed, gsize most, GByteArray *unpacked, GZlibCompressorFormat format)
{
  g_autoptr (GConverter)   converter = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (packed->data, (gssize)packed->len, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autofree guint8       *chunk = g_malloc (CHUNK_BYTES);
  gssize                   n;

  while (unpacked->len < most && (n = g_input_stream_read (stream, chunk, CHUNK_BYTES, NULL, NULL)) > 0)
    g_byte_array_append (unpacked, chunk, (guint)n);
  return unpacked->len > 0;
}

static gboolean
unpack_gzip (const GByteArray *packed, gsize most, GByteArray *unpacked)
{
  return convert (packed, most, unpacked, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
}

/* "deflate" is with a head (RFC 1950), and from some servers without. */
static gboolean
unpack_deflate (const GByteArray *packed, gsize most, GByteArray *unpacked)
{
  return convert (packed, most, unpacked, G_ZLIB_COMPRESSOR_FORMAT_ZLIB) || convert (packed, most, unpacked, G_ZLIB_COMPRESSOR_FORMAT_RAW);
}

static gboolean
unpack_brotli (const GByteArray *packed, gsize most, GByteArray *unpacked)
{
  BrotliDecoderState *state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
  g_autofree guint8  *chunk = g_malloc (CHUNK_BYTES);
  const guint8       *next = packed->data;
  size_t              n_left = packed->len;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;

  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && unpacked->len < most)
    {
      size_t  n_free = CHUNK_BYTES;
      guint8 *out = chunk;

      result = BrotliDecoderDecompressStream (state, &n_left, &next, &n_free, &out, NULL);
      g_byte_array_append (unpacked, chunk, (guint)(CHUNK_BYTES - n_free));
    }
  BrotliDecoderDestroyInstance (state);
  return result != BROTLI_DECODER_RESULT_ERROR && unpacked->len > 0;
}

static gboolean
unpack_zstd (const GByteArray *packed, gsize most, GByteArray *unpacked)
{
  ZSTD_DCtx         *context = ZSTD_createDCtx ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  ZSTD_inBuffer      in = { packed->data, packed->len, 0 };
  size_t             left = 1;

  while (left != 0 && !ZSTD_isError (left) && unpacked->len < most)
    {
      ZSTD_outBuffer out = { chunk, CHUNK_BYTES, 0 };

      left = ZSTD_decompressStream (context, &out, &in);
      g_byte_array_append (unpacked, chunk, (guint)out.pos);
      if (in.pos == in.size && out.pos < CHUNK_BYTES)
        break;
    }
  ZSTD_freeDCtx (context);
  return !ZSTD_isError (left) && unpacked->len > 0;
}

/* Whether it is written, as pages are, and not packed. */
static gboolean
is_written (const GByteArray *body)
{
  gsize at = body->len > 3 && memcmp (body->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (at < body->len && g_ascii_isspace (body->data[at]))
    at++;
  return at + 1 < body->len && body->data[at] == '<' && (body->data[at + 1] == '!' || body->data[at + 1] == '?' || g_ascii_isalpha (body->data[at + 1]));
}

static UnpackFunc
find_packing (const GByteArray *body, const char *coding)
{
  if (body->len > 2 && body->data[0] == 0x1f && body->data[1] == 0x8b)
    return unpack_gzip;
  if (body->len > 4 && memcmp (body->data, "\x28\xb5\x2f\xfd", 4) == 0)
    return unpack_zstd;
  if (is_written (body))
    return NULL;
  if (g_ascii_strcasecmp (coding, "deflate") == 0)
    return unpack_deflate;
  return g_ascii_strcasecmp (coding, "br") == 0 ? unpack_brotli : NULL;
}

/* As much as there is of a body that breaks off; the body as it is where it is not packed as it is said to be. */
static void
unpack (QdHttpResponse *self, const char *coding, gsize most)
{
  UnpackFunc             func = find_packing (self->body, coding);
  g_autoptr (GByteArray) unpacked = g_byte_array_new ();

  if (func == NULL)
    return;
  if (func (self->body, most, unpacked))
    {
      GByteArray *packed = self->body;

      self->body = g_byte_array_ref (unpacked);
      g_byte_array_unref (packed);
    }
  self->n_unpacked = unpacked->len;
}

/* Answers */

/**
 * qd_http_response_clear:
 * @self: (not nullable): a response
 *
 * Frees what it holds. Thread: the one that uses it.
 */
void
qd_http_response_clear (QdHttpResponse *self)
{
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->body, g_byte_array_unref);
}

/**
 * qd_http_response_read:
 * @self: (not nullable): an empty response
 * @bytes: (not nullable): the answer as it was sent
 * @len: its length, bytes
 * @most: so much is unpacked, bytes, and little more
 *
 * Takes the headers off an answer, joins its chunks and unpacks it: gzip, deflate, Brotli (RFC 7932) and Zstandard (RFC 8878). A body
 * of which nobody says what it is but that begins like a page is one. Of an answer without success, or that is neither page nor picture, there is no body. Thread: any.
 */
void
qd_http_response_read (QdHttpResponse *self, const guint8 *bytes, gsize len, gsize most)
{
  g_autoptr (GHashTable) headers = qd_http_headers_new ();
  g_autofree char       *transfer = NULL;
  const guint8          *p = bytes, *end;
  GByteArray            *joined;

  for (guint n = 0; n < MOST_HEADERS && (end = memchr (p, '\n', len - (gsize)(p - bytes))) != NULL; n++)
    {
      g_autofree char *line = g_strchomp (g_strndup ((const char *)p, (gsize)(end - p)));

      p = end + 1;
      if (*line == '\0')
        break;
      if (n == 0)
        self->status = strchr (line, ' ') != NULL ? (guint)g_ascii_strtoull (strchr (line, ' '), NULL, 10) : 0;
      else
        qd_http_headers_take (headers, line);
    }
  self->type = g_strdup (qd_http_headers_get (headers, "content-type"));
  if (self->status < 200 || self->status > 299 || (*self->type != '\0' && !qd_http_type_is_page (self->type) && !qd_http_type_is_picture (self->type)))
    return;
  self->body = g_byte_array_new ();
  if (p == bytes + len)
    return;
  g_byte_array_append (self->body, p, (guint)(len - (gsize)(p - bytes)));
  transfer = g_ascii_strdown (qd_http_headers_get (headers, "transfer-encoding"), -1);
  joined = strstr (transfer, "chunked") != NULL ? join_chunks (self->body->data, self->body->len) : NULL;
  if (joined != NULL)
    {
      g_byte_array_unref (self->body);
      self->body = joined;
    }
  unpack (self, qd_http_headers_get (headers, "content-encoding"), most);
  if (*self->type == '\0' && is_written (self->body))
    g_set_str (&self->type, "text/html");
  else if (*self->type == '\0')
    g_clear_pointer (&self->body, g_byte_array_unref);
}
