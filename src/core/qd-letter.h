/* qd-letter.h: what letters become, and which characters are none, where words are compared and searched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *qd_letter_get_plain (gunichar c);

/**
 * qd_letter_is_invisible:
 * @c: a character
 *
 * Returns: whether it marks a place where a line may break, a direction, or nothing, and is no part of the word that it stands in
 */
static inline gboolean
qd_letter_is_invisible (gunichar c)
{
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

G_END_DECLS
