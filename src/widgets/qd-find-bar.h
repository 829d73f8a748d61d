/* qd-find-bar.h: looks for words in the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "widgets/qd-article-text.h"

G_BEGIN_DECLS

/**
 * QdFindBar:
 *
 * A bar above an article with an entry, the number of hits, and ways to the next and the previous one. All hits are marked
 * in the text; the current one is selected there, and stays so when the bar is closed.
 */
#define QD_TYPE_FIND_BAR (qd_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (QdFindBar, qd_find_bar, QD, FIND_BAR, AdwBin)

void qd_find_bar_set_text (QdFindBar     *self,
                           QdArticleText *text);
void qd_find_bar_open (QdFindBar *self);
void qd_find_bar_close (QdFindBar *self);
void qd_find_bar_step (QdFindBar *self,
                       int        direction);
void qd_find_bar_update (QdFindBar *self);

G_END_DECLS
