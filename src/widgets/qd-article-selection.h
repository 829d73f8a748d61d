/* qd-article-selection.h: which articles of a list are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/qd-article-list.h"

G_BEGIN_DECLS

/**
 * QdArticleSelection:
 *
 * A #GtkSelectionModel of a #QdArticleList in which any number of articles can be selected. It keeps the items of what is selected, and so
 * their records, as long as these are few; unlike GtkMultiSelection not those of a hundred thousand articles, which would all be loaded.
 */
#define QD_TYPE_ARTICLE_SELECTION (qd_article_selection_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleSelection, qd_article_selection, QD, ARTICLE_SELECTION, GObject)

QdArticleSelection *qd_article_selection_new (QdArticleList *list);

G_END_DECLS
