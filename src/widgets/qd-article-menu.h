/* qd-article-menu.h: the context menu of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/qd-article-text.h"

G_BEGIN_DECLS

GtkWidget *qd_article_menu_popup (QdArticleText      *text,
                                  const GdkRectangle *at);

G_END_DECLS
