/* qd-annotation.h: the addresses that web annotations need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *qd_annotation_dup_id (const char *name);
char *qd_annotation_dup_source (const char *url, const char *label);

G_END_DECLS
