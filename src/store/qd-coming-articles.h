/* qd-coming-articles.h: which articles are added next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-prepared-article.h"

G_BEGIN_DECLS

/**
 * QdComingArticles:
 *
 * The articles that are put together while others are added, in the order in which they are to be added. May be used by several threads at once.
 */
typedef struct _QdComingArticles QdComingArticles;

QdComingArticles *qd_coming_articles_new (void);
void              qd_coming_articles_free (QdComingArticles *self);
void              qd_coming_articles_append (QdComingArticles  *self,
                                             QdPreparedArticle *article);
void              qd_coming_articles_clear (QdComingArticles *self);
GPtrArray        *qd_coming_articles_list (QdComingArticles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdComingArticles, qd_coming_articles_free)

G_END_DECLS
