/* qd-line-ends.h: lines that end behind a word, and not with a separator
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

gboolean     qd_line_ends_part (PangoLayout *layout);
gboolean     qd_line_ends_cut (PangoLayout *layout);
PangoLayout *qd_line_ends_cut_copy (PangoLayout *layout);

G_END_DECLS
