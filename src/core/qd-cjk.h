/* qd-cjk.h: tells speech from terms in Chinese and Japanese, which put no spaces between words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-cue.h"

G_BEGIN_DECLS

gboolean qd_cjk_is_stretch (const QdView *view,
                            guint         quote);
gboolean qd_cjk_is_speech (const QdView *view,
                           guint         quote);

void        qd_cjk_find_cue (const QdView *view,
                             guint         quote,
                             QdCue        *cue);
const char *qd_cjk_resolve (const char      *mention,
                            const GPtrArray *names,
                            gboolean        *pronoun);

G_END_DECLS
