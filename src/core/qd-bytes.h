/* qd-bytes.h: eight or sixteen bytes of a text looked at together
 *
 * Texts are read several times on their way, and one byte at a time is what takes longest. These work on a machine word
 * without any instruction of a certain processor. A test yields a word with the highest bit of each byte that passes it.
 * Sixteen bytes are a vector, which the compiler knows how to compare on every machine: quicker where it is enough to know
 * how many pass a test, or whether any does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define QD_BYTES_ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define QD_BYTES_HIGHS (QD_BYTES_ONES * 0x80)

/* The eight bytes at P, the first as the lowest. */
static inline guint64
qd_bytes_load (const void *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* Bytes less than LIMIT, which is 128 at most. */
static inline guint64
qd_bytes_below (guint64 word, guint8 limit)
{
  return ~(((word & ~QD_BYTES_HIGHS) + QD_BYTES_ONES * (guint64)(0x80 - limit)) | word) & QD_BYTES_HIGHS;
}

/* Something but 0 if there is a byte less than LIMIT, which is 128 at most. It does not tell which, and takes fewer steps. */
static inline guint64
qd_bytes_any_below (guint64 word, guint8 limit)
{
  return (word - QD_BYTES_ONES * limit) & ~word & QD_BYTES_HIGHS;
}

/* Bytes that are BYTE. */
static inline guint64
qd_bytes_equal (guint64 word, guint8 byte)
{
  return qd_bytes_below (word ^ QD_BYTES_ONES * byte, 1);
}

/* Bytes that begin a code point: all but 10xxxxxx. */
static inline guint64
qd_bytes_leads (guint64 word)
{
  return (~word | word << 1) & QD_BYTES_HIGHS;
}

/* How many bytes passed a test. */
static inline guint
qd_bytes_count (guint64 passed)
{
  return (guint)(((passed >> 7) * QD_BYTES_ONES) >> 56);
}

/* Which byte is the first that passed a test; there must be one. */
static inline guint
qd_bytes_first (guint64 passed)
{
  return (guint)__builtin_ctzll (passed) / 8;
}

/* The highest bits of the eight bytes gathered into one byte, the first as its lowest bit. */
static inline guint8
qd_bytes_gather (guint64 passed)
{
  return (guint8)(((passed >> 7) * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56);
}

/* Sixteen bytes, which are compared with a byte or with others as numbers are; what passes has all bits, the rest none. */
typedef guint8 QdBytes16 __attribute__ ((vector_size (16)));

static inline QdBytes16
qd_bytes16_load (const void *p)
{
  QdBytes16 bytes;

  memcpy (&bytes, p, sizeof bytes);
  return bytes;
}

/* Whether any byte passed a test. */
static inline gboolean
qd_bytes16_any (QdBytes16 passed)
{
  guint64 halves[2];

  memcpy (halves, &passed, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/* How often bytes passed tests, of which there were QD_BYTES16_MOST at most: SUM is of what they yielded. */
#define QD_BYTES16_MOST 255
static inline guint
qd_bytes16_count (QdBytes16 sum)
{
  guint64 halves[2];
  guint   count = 0;

  sum = -sum;
  memcpy (halves, &sum, sizeof halves);
  for (guint i = 0; i < 2; i++)
    {
      const guint64 evens = G_GUINT64_CONSTANT (0x00FF00FF00FF00FF);

      count += (guint)((((halves[i] & evens) + (halves[i] >> 8 & evens)) * G_GUINT64_CONSTANT (0x0001000100010001)) >> 48);
    }
  return count;
}

G_END_DECLS
