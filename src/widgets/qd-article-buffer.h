/* qd-article-buffer.h: an article, ready to be shown in a text view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/qd-records.h"
#include "widgets/qd-figure.h"
#include "widgets/qd-palette.h"

G_BEGIN_DECLS

/**
 * QdArticleStyle:
 * @sans: the family of headlines and small print
 * @line_height: height of a line of the body, as a multiple of its font's own
 * @em: the body's font size, px
 * @palette: the colours
 *
 * What a text tag cannot take from CSS.
 */
typedef struct
{
  const char *sans;
  double      line_height;
  int         em;
  QdPalette   palette;
} QdArticleStyle;

/**
 * QdArticleRange:
 * @start: first code point in the buffer
 * @end: the one behind the last
 * @quotation: index of the quotation
 *
 * A stretch of a quotation with its marks. A quotation has as many as it has spans.
 */
typedef struct
{
  int   start;
  int   end;
  guint quotation;
} QdArticleRange;

/**
 * QdArticleFigure:
 * @figure: a picture that was saved with the article
 * @start: first code point of its caption in the buffer; the picture stands above that line
 */
typedef struct
{
  QdFigure   *figure;
  int         start;
  GtkTextTag *tag;
} QdArticleFigure;

/* Around a picture, px. */
#define QD_FIGURE_GAP 6

/**
 * QdArticleBuffer:
 *
 * The text of a #QdArticle with its tags: the headline, the line of particulars, the body. A byte of the body has one
 * place in the buffer, which qd_article_buffer_map_offset() tells.
 */
#define QD_TYPE_ARTICLE_BUFFER (qd_article_buffer_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleBuffer, qd_article_buffer, QD, ARTICLE_BUFFER, GtkTextBuffer)

QdArticleBuffer      *qd_article_buffer_new (QdArticle            *article,
                                             const QdArticleStyle *style);
QdArticle            *qd_article_buffer_get_article (QdArticleBuffer *self);
void                  qd_article_buffer_set_style (QdArticleBuffer      *self,
                                                   const QdArticleStyle *style);
int                   qd_article_buffer_map_offset (QdArticleBuffer *self,
                                                    gsize            body_offset);
void                  qd_article_buffer_map_span (QdArticleBuffer *self,
                                                  QdSpan           span,
                                                  int             *start,
                                                  int             *end);
gsize                 qd_article_buffer_unmap_offset (QdArticleBuffer *self,
                                                      int              offset);
const QdArticleRange *qd_article_buffer_get_ranges (QdArticleBuffer *self,
                                                    guint           *n_ranges);
const QdArticleRange *qd_article_buffer_get_bars (QdArticleBuffer *self,
                                                  guint           *n_bars);
gboolean              qd_article_buffer_get_extent (QdArticleBuffer *self,
                                                    guint            quotation,
                                                    int             *start,
                                                    int             *end);
int                   qd_article_buffer_find_quotation (QdArticleBuffer *self,
                                                        gint64           quotation_id);
int                   qd_article_buffer_get_quotation_at (QdArticleBuffer *self,
                                                          int              offset);
char                 *qd_article_buffer_dup_link_at (QdArticleBuffer *self,
                                                     int              offset);
GArray               *qd_article_buffer_get_figures (QdArticleBuffer *self);
void                  qd_article_buffer_set_line_width (QdArticleBuffer *self,
                                                        int              width);
gboolean              qd_article_buffer_is_bidirectional (QdArticleBuffer *self);
char                 *qd_article_buffer_dup_text (QdArticleBuffer *self,
                                                  int              start,
                                                  int              end);

G_END_DECLS
