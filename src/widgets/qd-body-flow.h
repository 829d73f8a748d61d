/* qd-body-flow.h: the text of a body as a text view lays it out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-article-extras.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdBodyFlow:
 *
 * The text of a body with bullets before the items of lists, pictures named, and paragraphs that would be slow to lay
 * out broken into several lines; and where each byte of the body went.
 */
typedef struct _QdBodyFlow QdBodyFlow;

/**
 * QdFlowPicture:
 * @picture: which of the pictures
 * @start: where its caption begins in the flow, code points
 * @end: where its caption ends
 */
typedef struct
{
  guint picture;
  gsize start;
  gsize end;
} QdFlowPicture;

QdBodyFlow          *qd_body_flow_new (QdBody     *body,
                                       const char *list_prefix,
                                       const char *picture_prefix);
QdBodyFlow          *qd_body_flow_new_with_pictures (QdBody     *body,
                                                     const char *list_prefix,
                                                     const char *picture_prefix,
                                                     GPtrArray  *pictures);
void                 qd_body_flow_free (QdBodyFlow *self);
const char          *qd_body_flow_get_text (const QdBodyFlow *self,
                                            gsize            *len);
const QdFlowPicture *qd_body_flow_get_pictures (const QdBodyFlow *self,
                                                guint            *n_pictures);
gsize                qd_body_flow_map_start (const QdBodyFlow *self,
                                             gsize             body_offset);
gsize                qd_body_flow_map_end (const QdBodyFlow *self,
                                           gsize             body_offset);
QdSpan               qd_body_flow_widen (const QdBodyFlow *self,
                                         QdSpan            span);
char                *qd_body_flow_join_breaks (const QdBodyFlow *self,
                                               const char       *text,
                                               gsize             start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdBodyFlow, qd_body_flow_free)

G_END_DECLS
