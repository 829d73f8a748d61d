/* qd-cjk.h: tells speech from terms in Chinese and Japanese, which put no spaces between words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-view.h"

G_BEGIN_DECLS

gboolean qd_cjk_is_stretch (const QdView *view,
                            guint         quote);
gboolean qd_cjk_is_speech (const QdView *view,
                           guint         quote);

G_END_DECLS
