/* qd-varint.h: numbers in as few bytes as they need
 *
 * A number is in groups of seven bits, the lowest first; the eighth bit says that another group follows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest number, in groups. */
#define QD_VARINT_MAX_LENGTH 10

static inline void
_qd_varint_put (GByteArray *bytes,
                guint64     number)
{
  guint8 groups[QD_VARINT_MAX_LENGTH];
  guint  n = 0;

  do
    {
      groups[n++] = (guint8)((number & 127) | (number > 127 ? 128 : 0));
      number >>= 7;
    }
  while (number > 0);
  g_byte_array_append (bytes, groups, n);
}

/* FALSE if there is none before the end. */
static inline gboolean
_qd_varint_get (const guint8 **data,
                const guint8  *end,
                guint64       *number)
{
  const guint8 *at = *data;
  guint64       value = 0;

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
