/* qd-html-entities.h: the character references of web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void qd_html_entities_decode (GString    *out,
                              const char *text,
                              gsize       len);

G_END_DECLS
