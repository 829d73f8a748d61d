/* qd-markdown.h: the inline marks of Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-body-builder.h"

G_BEGIN_DECLS

void  qd_markdown_render_inline (QdBodyBuilder *builder,
                                 const char    *text,
                                 GHashTable    *references);
char *qd_markdown_dup_plain (const char *text,
                             GHashTable *references);
char *qd_markdown_fold_label (const char *label,
                              gsize       len);

G_END_DECLS
