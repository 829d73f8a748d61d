/* qd-tag-colours.h: the colours of tags
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *qd_tag_colour_get_class (guint colour);
const char *qd_tag_colour_get_name (guint colour);
char       *qd_tags_dup_markup (const char *tags);

G_END_DECLS
