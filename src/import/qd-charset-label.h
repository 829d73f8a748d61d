/* qd-charset-label.h: what the names of encodings mean on the web
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QD_CHARSET_PTCP154:
 *
 * The name of an encoding of Kazakh for which there is no converter but our own.
 */
#define QD_CHARSET_PTCP154 "PTCP154"

const char *qd_charset_label_resolve (const char *label);
gboolean    qd_charset_label_is_known (const char *label);
char       *qd_charset_label_find_in_type (const char *content_type);

G_END_DECLS
