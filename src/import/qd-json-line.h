/* qd-json-line.h: the strings of a JSON object, without a tree of its values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdJsonLine:
 *
 * One object from a file of JSON lines. Immutable.
 */
typedef struct _QdJsonLine QdJsonLine;

QdJsonLine *qd_json_line_parse (const char *text,
                                gsize       len,
                                GError    **error);
void        qd_json_line_free (QdJsonLine *self);
const char *qd_json_line_get_string (const QdJsonLine *self,
                                     const char       *member);
gboolean    qd_json_line_get_int (const QdJsonLine *self,
                                  const char       *member,
                                  gint64           *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdJsonLine, qd_json_line_free)

G_END_DECLS
