/* qd-charset-letters.h: which encoding a text is in, by the letters of languages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *qd_charset_letters_find (const guint8 *bytes,
                                     gsize         len,
                                     const char   *guess);

G_END_DECLS
