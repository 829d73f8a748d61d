/* qd-html-charset.h: the encoding that a web page declares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *qd_html_charset_find (const guint8 *bytes,
                            gsize         len);

G_END_DECLS
