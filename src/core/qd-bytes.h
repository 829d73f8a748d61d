/* qd-bytes.h: eight bytes of a text looked at together
 *
 * Texts are read several times on their way, and one byte at a time is what takes longest. These work on a machine word
 * without any instruction of a certain processor. A test yields a word with the highest bit of each byte that passes it.
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

G_END_DECLS
