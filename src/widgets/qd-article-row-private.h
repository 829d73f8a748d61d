/* qd-article-row-private.h: what the two halves of a row share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-article-item.h"
#include "widgets/qd-article-row.h"

G_BEGIN_DECLS

/* What a search found stands between these in a snippet. */
#define HIT_BEGIN "\x02"
#define HIT_END "\x03"

/* Pixels: the column of the dot, before the words; the check of a row that can be selected. */
#define DOT_COLUMN 16
#define CHECK_SIZE 16

struct _QdArticleRow
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget     *dot;
  GtkWidget     *check; /* NULL until articles are selected for the first time */
  QdArticleItem *item;
  PangoLayout   *title;   /* NULL until it is needed */
  PangoLayout   *snippet; /* the same */

  gulong     mode_handler;
  GtkWidget *pane; /* borrowed: while the row is in it */
  guint      position;
  gboolean   selected;
};

QdArticleRecord *_qd_article_row_get_record (QdArticleRow *self);
gboolean         _qd_article_row_has_snippet (const QdArticleRecord *record);
int              _qd_article_row_get_start (QdArticleRow *self);
int              _qd_article_row_get_line_height (QdArticleRow *self);
int              _qd_article_row_get_least_width (QdArticleRow *self);
int              _qd_article_row_get_height (QdArticleRow *self,
                                             int           for_width);
void             _qd_article_row_draw (QdArticleRow *self,
                                       GtkSnapshot  *snapshot);

G_END_DECLS
