/* qd-text.c: places in UTF-8 text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-text.h"

#include <string.h>

#include "core/qd-bytes.h"

#define WORD_BITS 64

/* A bit for each byte that begins a code point, in words of 64, with the number of such bytes before each word
 * (rank), and the word in which every 64th code point begins (select). All three are NULL where the text is ASCII, as
 * bytes and code points are then the same. */
struct _QdOffsetMap
{
  gsize    n_bytes;
  gsize    n_chars;
  guint64 *leads;
  gsize   *ranks;
  gsize   *samples;
};

static inline gboolean
is_lead (char c)
{
  return ((unsigned char)c & 0xC0) != 0x80;
}

static gsize
count_leads (const char *text, gsize len)
{
  gsize count = 0;
  gsize i = 0;

  while (i + 16 <= len)
    {
      QdBytes16 sum = { 0 };

      for (guint n = 0; n < QD_BYTES16_MOST && i + 16 <= len; n++, i += 16)
        sum += (QdBytes16)((qd_bytes16_load (text + i) & 0xC0) != 0x80);
      count += qd_bytes16_count (sum);
    }
  for (; i < len; i++)
    count += is_lead (text[i]);
  return count;
}

/* The bits of the LEN bytes at TEXT, 64 at most. */
static guint64
gather_leads (const char *text, gsize len)
{
  guint64 leads = 0;
  gsize   i = 0;

  for (; i + 8 <= len; i += 8)
    leads |= (guint64)qd_bytes_gather (qd_bytes_leads (qd_bytes_load (text + i))) << i;
  for (; i < len; i++)
    leads |= (guint64)is_lead (text[i]) << i;
  return leads;
}

static void
fill_tables (QdOffsetMap *self, const char *text)
{
  gsize n_words = self->n_bytes / WORD_BITS + 1;
  gsize n_samples = 0;
  gsize chars = 0;

  self->leads = g_new (guint64, n_words);
  self->ranks = g_new (gsize, n_words);
  self->samples = g_new (gsize, self->n_chars / WORD_BITS + 1);
  for (gsize w = 0; w < n_words; w++)
    {
      gsize start = w * WORD_BITS;
      gsize len = MIN (self->n_bytes - start, WORD_BITS);

      self->leads[w] = gather_leads (text + start, len);
      self->ranks[w] = chars;
      chars += count_leads (text + start, len);
      if (n_samples * WORD_BITS < chars)
        self->samples[n_samples++] = w;
    }
}

/**
 * qd_offset_map_new:
 * @text: (array length=len): UTF-8, not necessarily NUL-terminated
 * @len: length of @text, bytes
 *
 * Reads @text once; it need not live longer than this call. Memory: about a third of the text where it is not
 * plain ASCII, else next to nothing. Thread: any.
 *
 * Returns: (transfer full): the map
 */
QdOffsetMap *
qd_offset_map_new (const char *text, gsize len)
{
  QdOffsetMap *self;

  g_return_val_if_fail (text != NULL || len == 0, NULL);

  self = g_new0 (QdOffsetMap, 1);
  self->n_bytes = len;
  self->n_chars = count_leads (text, len);
  if (self->n_chars != len)
    fill_tables (self, text);
  return self;
}

/**
 * qd_offset_map_free:
 * @self: (transfer full) (nullable): a map
 *
 * Frees @self. Thread: any, the last user's.
 */
void
qd_offset_map_free (QdOffsetMap *self)
{
  if (self == NULL)
    return;
  g_free (self->leads);
  g_free (self->ranks);
  g_free (self->samples);
  g_free (self);
}

/**
 * qd_offset_map_to_chars:
 * @self: a map
 * @byte_offset: bytes from the start of the text
 *
 * An offset inside a code point counts that code point; one behind the end is taken as the end. Thread: any.
 *
 * Returns: code points before @byte_offset
 */
gsize
qd_offset_map_to_chars (const QdOffsetMap *self, gsize byte_offset)
{
  guint64 before;

  g_return_val_if_fail (self != NULL, 0);

  byte_offset = MIN (byte_offset, self->n_bytes);
  if (self->leads == NULL)
    return byte_offset;
  before = self->leads[byte_offset / WORD_BITS] & ((G_GUINT64_CONSTANT (1) << (byte_offset % WORD_BITS)) - 1);
  return self->ranks[byte_offset / WORD_BITS] + (gsize)__builtin_popcountll (before);
}

/**
 * qd_offset_map_to_bytes:
 * @self: a map
 * @char_offset: code points from the start of the text
 *
 * An offset behind the end is taken as the end. Thread: any.
 *
 * Returns: the byte at which code point @char_offset begins
 */
gsize
qd_offset_map_to_bytes (const QdOffsetMap *self, gsize char_offset)
{
  gsize   word, left;
  guint64 bits;

  g_return_val_if_fail (self != NULL, 0);

  if (char_offset >= self->n_chars)
    return self->n_bytes;
  if (self->leads == NULL)
    return char_offset;

  /* 64 code points take at most 256 bytes, so this looks at six words at most. */
  word = self->samples[char_offset / WORD_BITS];
  left = char_offset - self->ranks[word];
  bits = self->leads[word];
  while ((gsize)__builtin_popcountll (bits) <= left)
    {
      left -= (gsize)__builtin_popcountll (bits);
      bits = self->leads[++word];
    }
  while (left-- > 0)
    bits &= bits - 1;
  return word * WORD_BITS + (gsize)__builtin_ctzll (bits);
}

/**
 * qd_text_join_spans:
 * @text: (nullable): UTF-8; %NULL only where there are no spans
 * @spans: (array length=n_spans): spans of @text, bytes
 * @n_spans: how many
 *
 * Thread: any.
 *
 * Returns: (transfer full): the text of the spans, joined by single spaces; "" for none
 */
char *
qd_text_join_spans (const char *text, const QdSpan *spans, gsize n_spans)
{
  gsize length = n_spans;
  char *joined, *end;

  g_return_val_if_fail (text != NULL || n_spans == 0, NULL);
  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);

  for (gsize i = 0; i < n_spans; i++)
    length += qd_span_length (spans[i]);

  end = joined = g_malloc (length + 1);
  for (gsize i = 0; i < n_spans; i++)
    {
      if (i > 0)
        *end++ = ' ';
      memcpy (end, text + spans[i].start, qd_span_length (spans[i]));
      end += qd_span_length (spans[i]);
    }
  *end = '\0';
  return joined;
}

/**
 * qd_text_get_last:
 * @text: (not nullable): valid UTF-8
 *
 * Thread: any.
 *
 * Returns: the last character of the text; 0 if there is none
 */
gunichar
qd_text_get_last (const char *text)
{
  gsize len;

  g_return_val_if_fail (text != NULL, 0);

  len = strlen (text);
  return len > 0 ? g_utf8_get_char (g_utf8_prev_char (text + len)) : 0;
}

/**
 * qd_span_compare:
 * @a: (not nullable): a #QdSpan
 * @b: (not nullable): another
 *
 * Puts spans in the order in which they begin; serves as a #GCompareFunc. Thread: any.
 *
 * Returns: less than, equal to or greater than 0
 */
int
qd_span_compare (gconstpointer a, gconstpointer b)
{
  const QdSpan *span_a = a, *span_b = b;

  return (span_a->start > span_b->start) - (span_a->start < span_b->start);
}
