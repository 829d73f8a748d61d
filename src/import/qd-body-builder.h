/* qd-body-builder.h: puts a body together, paragraph by paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdBodyBuilder:
 *
 * Text is appended with its white space collapsed, as a browser does it, so that what a format breaks over lines is one
 * paragraph. Marks are set over what was appended and lose the spaces at their ends.
 */
typedef struct _QdBodyBuilder QdBodyBuilder;

QdBodyBuilder *qd_body_builder_new (void);
void           qd_body_builder_free (QdBodyBuilder *self);
void           qd_body_builder_paragraph (QdBodyBuilder *self);
void           qd_body_builder_line (QdBodyBuilder *self);
void           qd_body_builder_append (QdBodyBuilder *self,
                                       const char    *text,
                                       gsize          len);
void           qd_body_builder_append_raw (QdBodyBuilder *self,
                                           const char    *text,
                                           gsize          len);
gsize          qd_body_builder_get_offset (QdBodyBuilder *self);
void           qd_body_builder_mark (QdBodyBuilder *self,
                                     QdBodyMarkKind kind,
                                     gsize          start,
                                     gsize          end,
                                     guint          level,
                                     const char    *value);
QdBody        *qd_body_builder_finish (QdBodyBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdBodyBuilder, qd_body_builder_free)

G_END_DECLS
