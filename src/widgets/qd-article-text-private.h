/* qd-article-text-private.h: what the files of the article's text share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/qd-article-highlights.h"
#include "widgets/qd-article-text.h"

G_BEGIN_DECLS

/* Pixels between the text and the bars beside it */
#define QD_ARTICLE_BAR_GAP 14

struct _QdArticleText
{
  GtkTextView parent_instance;

  QdArticleBuffer *buffer;
  QdArticleMarks  *marks;
  QdArticleStyle   style;
  char            *sans;
  guint            measure_in_characters;
  int              measure; /* px */
  int              gutter;  /* px, for the bars and their counts */
  guint            most_articles;
  int              selected;
  int              hovered;
  double           press_x;
  double           press_y;
  gboolean         pressed;
  gboolean         caret_browsing;
  GtkWidget       *menu; /* weak */
  guint            late_source;
  double           late_align; /* where in the view the selection is to be brought when that has a size; below 0 for nowhere */
};

gboolean _qd_article_text_is_mirrored (QdArticleText *self);
void     _qd_article_text_add_controllers (QdArticleText *self);
void     _qd_article_text_install_input (GtkWidgetClass *widget_class);

G_END_DECLS
