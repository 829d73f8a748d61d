/* qd-foreign.h: quotations in languages of which the analysis knows no words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-cue.h"

G_BEGIN_DECLS

gboolean qd_foreign_is_document (const QdDocument *document);
gboolean qd_foreign_is_speech (const QdView *view,
                               guint         quote);
void     qd_foreign_find_cue (const QdView *view,
                              guint         quote,
                              QdCue        *cue);

G_END_DECLS
