/* qd-article-buffer-private.h: what the files of the buffer share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/qd-article-buffer.h"
#include "widgets/qd-body-flow.h"

G_BEGIN_DECLS

/* In the order of their priority: what comes later wins. */
typedef enum {
  QD_ARTICLE_TAG_BODY,
  QD_ARTICLE_TAG_GAP,
  QD_ARTICLE_TAG_TITLE,
  QD_ARTICLE_TAG_PARTICULARS,
  QD_ARTICLE_TAG_WARNING,
  QD_ARTICLE_TAG_HEADING_1,
  QD_ARTICLE_TAG_HEADING_2,
  QD_ARTICLE_TAG_HEADING_3,
  QD_ARTICLE_TAG_LIST_ITEM,
  QD_ARTICLE_TAG_BLOCKQUOTE,
  QD_ARTICLE_TAG_PICTURE,
  QD_ARTICLE_TAG_EMPHASIS,
  QD_ARTICLE_TAG_STRONG,
  QD_ARTICLE_TAG_QUOTATION,
  QD_ARTICLE_TAG_SHARED_QUOTATION,
  QD_ARTICLE_TAG_LINK,
  QD_ARTICLE_TAG_BOILERPLATE,
  QD_N_ARTICLE_TAGS,
} QdArticleTag;

/* From a code point of the buffer to behind another. */
typedef struct
{
  int start;
  int end;
} QdStretch;

typedef struct
{
  QdStretch   stretch;
  const char *address;
} QdStretchLink;

struct _QdArticleBuffer
{
  GtkTextBuffer parent_instance;

  QdArticle  *article;
  QdBodyFlow *flow;
  GtkTextTag *tags[QD_N_ARTICLE_TAGS];
  GArray     *ranges;     /* QdArticleRange by start */
  GArray     *bars;       /* QdArticleRange by start */
  GArray     *extents;    /* QdStretch a quotation */
  GArray     *links;      /* QdStretchLink by start */
  GHashTable *quotations; /* gint64 id to index + 1 */
  GArray     *figures;    /* QdArticleFigure by start */
  int         body_start;
  gboolean    bidirectional;
};

QdStretch _qd_article_buffer_map_stretch (QdArticleBuffer *self,
                                          QdSpan           span);

G_END_DECLS
