/* qd-mention.h: chooses the mention of the speaker of each quotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-cue.h"

G_BEGIN_DECLS

void qd_mention_choose (const QdView *view,
                        const guint8 *speech,
                        GArray       *cues);

G_END_DECLS
