/* qd-codec.c: compact forms of what goes into a column
 *
 * Numbers are unsigned LEB128: seven bits a byte, the lowest first, the eighth bit says that another byte follows. Of a
 * span the distance from the end of the one before and the length are kept, so that most take two or three bytes. What
 * is read back may come from a damaged file, so that everything is checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-codec.h"

#include <nettle/sha2.h>
#include <string.h>

/* Titles that agree in so many characters are ordered by the next criterion. */
#define SORT_TITLE_LENGTH 60

typedef struct
{
  const guint8 *data;
  const guint8 *end;
} Reader;

static void
put_number (GByteArray *bytes,
            guint64     number)
{
  guint8 byte;

  do
    {
      byte = number & 0x7f;
      number >>= 7;
      if (number != 0)
        byte |= 0x80;
      g_byte_array_append (bytes, &byte, 1);
    }
  while (number != 0);
}

static gboolean
get_number (Reader  *reader,
            guint64 *number)
{
  *number = 0;
  for (guint shift = 0; shift < 63 && reader->data < reader->end; shift += 7)
    {
      guint8 byte = *reader->data++;

      *number |= (guint64)(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The distance may be negative where marks overlap: its lowest bit is the sign. */
static void
put_span (GByteArray *bytes,
          gsize      *position,
          QdSpan      span)
{
  if (span.start >= *position)
    put_number (bytes, (guint64)(span.start - *position) << 1);
  else
    put_number (bytes, ((guint64)(*position - span.start) << 1) | 1);
  put_number (bytes, span.end - span.start);
  *position = span.end;
}

static gboolean
get_span (Reader *reader,
          gsize  *position,
          gsize   text_len,
          QdSpan *span)
{
  guint64 distance, length;

  if (!get_number (reader, &distance) || !get_number (reader, &length))
    return FALSE;
  if ((distance & 1) != 0)
    {
      if (distance >> 1 > *position)
        return FALSE;
      span->start = *position - (distance >> 1);
    }
  else
    {
      if (distance >> 1 > text_len - *position)
        return FALSE;
      span->start = *position + (distance >> 1);
    }
  if (length > text_len - span->start)
    return FALSE;
  span->end = span->start + length;
  *position = span->end;
  return TRUE;
}

/**
 * qd_codec_encode_spans:
 * @spans: (not nullable) (array length=n_spans): spans, bytes
 * @n_spans: how many
 *
 * Thread: any.
 *
 * Returns: (transfer full): their compact form
 */
GByteArray *
qd_codec_encode_spans (const QdSpan *spans,
                       guint         n_spans)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize       position = 0;

  for (guint i = 0; i < n_spans; i++)
    put_span (bytes, &position, spans[i]);
  return bytes;
}

/**
 * qd_codec_decode_spans:
 * @data: (nullable) (array length=size): the compact form
 * @size: its length, bytes
 * @text_len: the length of the text, bytes
 * @spans: (not nullable) (element-type QdSpan): where to append them
 *
 * Thread: any.
 *
 * Returns: whether it is well formed and inside the text
 */
gboolean
qd_codec_decode_spans (const guint8 *data,
                       gsize         size,
                       gsize         text_len,
                       GArray       *spans)
{
  Reader reader = { data, size > 0 ? data + size : data };
  gsize  position = 0;
  QdSpan span;

  while (reader.data < reader.end)
    {
      if (!get_span (&reader, &position, text_len, &span))
        return FALSE;
      g_array_append_val (spans, span);
    }
  return TRUE;
}

static void
put_mark (GByteArray       *bytes,
          gsize            *position,
          const QdBodyMark *mark)
{
  gsize length = mark->value != NULL ? strlen (mark->value) : 0;

  put_number (bytes, mark->kind);
  put_span (bytes, position, mark->span);
  put_number (bytes, mark->level);
  /* No value is 0, an empty one 1. */
  put_number (bytes, mark->value != NULL ? length + 1 : 0);
  if (length > 0)
    g_byte_array_append (bytes, (const guint8 *)mark->value, (guint)length);
}

static gboolean
has_boilerplate (const QdBodyMark *marks,
                 guint             n_marks)
{
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == QD_BODY_MARK_BOILERPLATE)
      return TRUE;
  return FALSE;
}

/**
 * qd_codec_encode_marks:
 * @body: (not nullable): a body
 * @analysis: (not nullable): its analysis, whose boilerplate is added unless the body has marks for some already
 *
 * Thread: any.
 *
 * Returns: (transfer full): the compact form of the marks
 */
GByteArray *
qd_codec_encode_marks (QdBody     *body,
                       QdAnalysis *analysis)
{
  GByteArray       *bytes = g_byte_array_new ();
  gsize             position = 0;
  guint             n_marks, n_spans;
  const QdBodyMark *marks = qd_body_get_marks (body, &n_marks);
  const QdSpan     *boilerplate = qd_analysis_get_boilerplate (analysis, &n_spans);

  for (guint i = 0; i < n_marks; i++)
    put_mark (bytes, &position, &marks[i]);
  if (has_boilerplate (marks, n_marks))
    return bytes;
  for (guint i = 0; i < n_spans; i++)
    put_mark (bytes, &position, &(QdBodyMark){ QD_BODY_MARK_BOILERPLATE, boilerplate[i], 0, NULL });
  return bytes;
}

static gboolean
get_mark (Reader *reader,
          gsize  *position,
          gsize   text_len,
          QdBody *body)
{
  g_autofree char *value = NULL;
  guint64          kind, level, length;
  QdSpan           span;

  if (!get_number (reader, &kind) || kind > QD_BODY_MARK_BOILERPLATE ||
      !get_span (reader, position, text_len, &span) ||
      !get_number (reader, &level) || level > 6 ||
      !get_number (reader, &length) || length > (gsize)(reader->end - reader->data) + 1)
    return FALSE;
  if (length > 0)
    {
      value = g_strndup ((const char *)reader->data, length - 1);
      reader->data += length - 1;
    }
  qd_body_add_mark (body, (QdBodyMarkKind)kind, span, (guint)level, value);
  return TRUE;
}

/**
 * qd_codec_decode_marks:
 * @data: (nullable) (array length=size): the compact form
 * @size: its length, bytes
 * @body: (not nullable): the body that they are added to
 *
 * Thread: any.
 *
 * Returns: whether it is well formed and inside the text
 */
gboolean
qd_codec_decode_marks (const guint8 *data,
                       gsize         size,
                       QdBody       *body)
{
  Reader reader = { data, size > 0 ? data + size : data };
  gsize  position = 0;
  gsize  text_len;

  qd_body_get_text (body, &text_len);
  while (reader.data < reader.end)
    if (!get_mark (&reader, &position, text_len, body))
      return FALSE;
  return TRUE;
}

static void
write_hex (const guint8 *bytes,
           gsize         size,
           char         *hex)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < size; i++)
    {
      hex[2 * i] = digits[bytes[i] >> 4];
      hex[2 * i + 1] = digits[bytes[i] & 15];
    }
  hex[2 * size] = '\0';
}

/**
 * qd_codec_dup_hex:
 * @bytes: (not nullable) (array length=size): bytes
 * @size: how many
 *
 * Thread: any.
 *
 * Returns: (transfer full): them as hexadecimal digits
 */
char *
qd_codec_dup_hex (const guint8 *bytes,
                  gsize         size)
{
  char *hex = g_malloc (2 * size + 1);

  write_hex (bytes, size, hex);
  return hex;
}

/**
 * qd_codec_digest:
 * @data: (not nullable) (array length=size): bytes
 * @size: how many
 * @digest: (not nullable) (out caller-allocates) (array fixed-size=32): room for the digest
 *
 * Takes the SHA-256 of bytes (FIPS 180-4). Nettle's is some times as fast as GChecksum's, as it has the processor's own
 * instructions for it, and every article is hashed twice: as text, and as the file that it came from. Thread: any.
 */
void
qd_codec_digest (const void *data,
                 gsize       size,
                 guint8     *digest)
{
  struct sha256_ctx hash;

  sha256_init (&hash);
  sha256_update (&hash, size, data);
  sha256_digest (&hash, SHA256_DIGEST_SIZE, digest);
}

/**
 * qd_codec_quotation_name:
 * @identity: (not nullable) (array length=identity_size): its article's identity
 * @identity_size: its length, bytes
 * @ordinal: its place among the article's quotations
 * @name: (out caller-allocates): room for %QD_CODEC_NAME_LENGTH + 1 bytes
 *
 * Names a quotation by the first 64 bits of SHA-256 over identity and ordinal, so that the name is the same in every
 * library. Thread: any.
 */
void
qd_codec_quotation_name (const guint8 *identity,
                         gsize         identity_size,
                         guint         ordinal,
                         char         *name)
{
  guint32           place = GUINT32_TO_BE (ordinal);
  guint8            digest[SHA256_DIGEST_SIZE];
  struct sha256_ctx hash;

  sha256_init (&hash);
  sha256_update (&hash, identity_size, identity);
  sha256_update (&hash, sizeof place, (const guint8 *)&place);
  sha256_digest (&hash, sizeof digest, digest);
  write_hex (digest, QD_CODEC_NAME_LENGTH / 2, name);
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_SPACING_MARK;
}

/* The same as below of a title whose beginning is ASCII; NULL of another. */
static char *
dup_plain_sort_title (const char *title)
{
  char  result[SORT_TITLE_LENGTH + 1];
  guint length = 0;

  for (const char *p = title; *p != '\0' && length < SORT_TITLE_LENGTH; p++)
    {
      if ((guint8)*p >= 0x80)
        return NULL;
      if (length > 0 || g_ascii_isalnum (*p))
        result[length++] = g_ascii_tolower (*p);
    }
  return g_strndup (result, length);
}

/**
 * qd_codec_dup_sort_title:
 * @title: (nullable): a title, UTF-8
 *
 * Makes the form under which a title is ordered: without capitals, accents and leading marks. It does not depend on the
 * locale, since an index is over it. Thread: any.
 *
 * Returns: (transfer full): the form; empty if there is no title
 */
char *
qd_codec_dup_sort_title (const char *title)
{
  g_autofree char *folded = NULL;
  g_autofree char *decomposed = NULL;
  char            *plain;
  GString         *result;
  guint            length = 0;

  plain = dup_plain_sort_title (title != NULL ? title : "");
  if (plain != NULL)
    return plain;
  result = g_string_new (NULL);
  folded = g_utf8_casefold (title, -1);
  decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  for (const char *p = decomposed; p != NULL && *p != '\0' && length < SORT_TITLE_LENGTH; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_mark (c) || (length == 0 && !g_unichar_isalnum (c)))
        continue;
      g_string_append_unichar (result, c);
      length++;
    }
  return g_string_free_and_steal (result);
}
