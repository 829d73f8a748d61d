/* qd-stale-article.h: an article of the library and what an older version of the program found in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-article-draft.h"

G_BEGIN_DECLS

/**
 * QdStaleArticle:
 *
 * An article as it is stored, on its way to be analysed again: it is loaded on a thread of the library, prepared on any, and renewed by
 * qd_store_renew_articles(). Used by one thread at a time.
 */
typedef struct _QdStaleArticle QdStaleArticle;

void            qd_stale_article_free (QdStaleArticle *self);
QdArticleDraft *qd_stale_article_get_draft (QdStaleArticle *self);
void            qd_stale_article_prepare (QdStaleArticle *self);
const char     *qd_stale_article_get_damaged (const QdStaleArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStaleArticle, qd_stale_article_free)

G_END_DECLS
