/* qd-html-bounds.h: what a web page could cost libxml2
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 qd_html_bounds_measure_attributes (const char *html,
                                           gsize       len,
                                           guint64     enough);
guint64 qd_html_bounds_measure_ends (const char *html,
                                     gsize       len);

G_END_DECLS
