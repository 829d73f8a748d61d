/* qd-speech.h: tells words that somebody said from titles, terms and scare quotes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-cue.h"

G_BEGIN_DECLS

gboolean qd_speech_is_speech (const QdView *view,
                              guint         quote,
                              const QdCue  *cue);

G_END_DECLS
