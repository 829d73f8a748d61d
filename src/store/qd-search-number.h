/* qd-search-number.h: numbers as FTS5 and SQLite pack them, the highest seven bits first
 *
 * https://www.sqlite.org/fileformat.html, 1.6: a varint.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes that a number takes. */
#define QD_SEARCH_NUMBER_SIZE 9

/* Returns: how many bytes it took. */
static inline gsize
_qd_search_number_put (guint8 *to,
                       guint64 number)
{
  gsize size = 1;

  if (number < 0x80)
    {
      to[0] = (guint8)number;
      return 1;
    }
  if (number < 0x4000)
    {
      to[0] = (guint8)(number >> 7) | 0x80;
      to[1] = (guint8)(number & 0x7f);
      return 2;
    }
  if (number >> 56 != 0)
    {
      to[8] = (guint8)number;
      number >>= 8;
      for (guint i = 8; i > 0; i--, number >>= 7)
        to[i - 1] = (guint8)(number & 0x7f) | 0x80;
      return 9;
    }
  for (guint64 rest = number >> 7; rest != 0; rest >>= 7)
    size++;
  for (gsize i = size; i > 0; i--, number >>= 7)
    to[i - 1] = (guint8)(number & 0x7f) | (i < size ? 0x80 : 0);
  return size;
}

/* Returns: how many bytes it took; 0 if it is cut off. */
static inline gsize
_qd_search_number_get (const guint8 *from,
                       gsize         available,
                       guint64      *number)
{
  *number = 0;
  for (gsize i = 0; i < available && i < QD_SEARCH_NUMBER_SIZE; i++)
    {
      if (i == QD_SEARCH_NUMBER_SIZE - 1)
        {
          *number = *number << 8 | from[i];
          return i + 1;
        }
      *number = *number << 7 | (from[i] & 0x7f);
      if (from[i] < 0x80)
        return i + 1;
    }
  return 0;
}

/* Puts it behind what there is. */
static inline void
_qd_search_number_append (GByteArray *bytes,
                          guint64     number)
{
  guint8 room[QD_SEARCH_NUMBER_SIZE];

  g_byte_array_append (bytes, room, (guint)_qd_search_number_put (room, number));
}

/* Reads the one at @at, which moves behind it. Most take one byte. Returns: whether there is one that is not cut off. */
static inline gboolean
_qd_search_number_read (const guint8 *data,
                        gsize         size,
                        gsize        *at,
                        guint64      *number)
{
  gsize n;

  if (*at < size && data[*at] < 0x80)
    {
      *number = data[(*at)++];
      return TRUE;
    }
  n = *at < size ? _qd_search_number_get (data + *at, size - *at, number) : 0;
  *at += n;
  return n > 0;
}

G_END_DECLS
