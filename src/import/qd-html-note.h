/* qd-html-note.h: the marks of notes in web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-tree.h"

G_BEGIN_DECLS

gboolean qd_html_note_is_led_to (const QdHtmlTree *tree,
                                 guint             index);
gboolean qd_html_note_is_mark (const char *class,
                               const char *role,
                               const char *type);

G_END_DECLS
