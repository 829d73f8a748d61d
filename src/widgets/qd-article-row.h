/* qd-article-row.h: a row of the article list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdArticleRow:
 *
 * Shows the #QdArticleItem of its property "item".
 */
#define QD_TYPE_ARTICLE_ROW (qd_article_row_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleRow, qd_article_row, QD, ARTICLE_ROW, GtkWidget)

guint qd_article_row_get_position (QdArticleRow *self);

G_END_DECLS
