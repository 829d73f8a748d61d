/* qd-varint.h: numbers in as few bytes as they need
 *
 * A number is in groups of seven bits, the lowest first; the eighth bit says that another group follows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* The longest number, in groups. */
#define QD_VARINT_MAX_LENGTH 10

/* Writes a number where there is room for the longest one; returns where it ends. */
static inline guint8 *
_qd_varint_write (guint8 *to,
                  guint64 number)
{
  for (; number > 127; number >>= 7)
    *to++ = (guint8)((number & 127) | 128);
  *to++ = (guint8)number;
  return to;
}

static inline void
_qd_varint_put (GByteArray *bytes,
                guint64     number)
{
  guint8 groups[QD_VARINT_MAX_LENGTH];

  g_byte_array_append (bytes, groups, (guint)(_qd_varint_write (groups, number) - groups));
}

/* The number of up to eight groups that begins a word; its last group is the one of which @stop has the eighth bit. Groups are put
 * together in pairs, pairs of pairs and so on. */
static inline guint64
_qd_varint_join (guint64 word,
                 guint64 stop)
{
  word &= (stop ^ (stop - 1)) & G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f);
  word = (word & G_GUINT64_CONSTANT (0x007f007f007f007f)) | (word & G_GUINT64_CONSTANT (0x7f007f007f007f00)) >> 1;
  word = (word & G_GUINT64_CONSTANT (0x00003fff00003fff)) | (word & G_GUINT64_CONSTANT (0x3fff00003fff0000)) >> 2;
  return (word & G_GUINT64_CONSTANT (0x000000000fffffff)) | (word & G_GUINT64_CONSTANT (0x0fffffff00000000)) >> 4;
}

/* FALSE if there is none before the end. */
static inline gboolean
_qd_varint_get (const guint8 **data,
                const guint8  *end,
                guint64       *number)
{
  const guint8 *at = *data;
  guint64       value = 0;

  if (at < end && *at < 128)
    {
      *number = *at;
      *data = at + 1;
      return TRUE;
    }
  if (end - at >= (gssize)sizeof (guint64))
    {
      guint64 word, stop;

      memcpy (&word, at, sizeof word);
      word = GUINT64_FROM_LE (word);
      stop = ~word & G_GUINT64_CONSTANT (0x8080808080808080);
      if (stop != 0)
        {
          *number = _qd_varint_join (word, stop);
          *data = at + __builtin_ctzll (stop) / 8 + 1;
          return TRUE;
        }
    }
  for (guint shift = 0; shift < 64 && at < end; shift += 7)
    {
      guint8 group = *at++;

      value |= (guint64)(group & 127) << shift;
      if (group < 128)
        {
          *data = at;
          *number = value;
          return TRUE;
        }
    }
  return FALSE;
}

G_END_DECLS
