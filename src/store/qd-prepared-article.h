/* qd-prepared-article.h: an article with all that can be worked out without the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-article-draft.h"

G_BEGIN_DECLS

/**
 * QdPreparedArticle:
 *
 * An article on its way into the store, analysed and made ready to be written: what takes time is done on the thread that
 * prepares it, so that the writing thread only writes. Used by one thread at a time.
 */
typedef struct _QdPreparedArticle QdPreparedArticle;

QdPreparedArticle *qd_prepared_article_new (QdArticleDraft *draft);
void               qd_prepared_article_free (QdPreparedArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPreparedArticle, qd_prepared_article_free)

G_END_DECLS
