/* qd-stale-article-private.h: what the store knows of an article that is to be renewed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-add-batch.h"
#include "store/qd-stale-article.h"

G_BEGIN_DECLS

QdStaleArticle    *_qd_stale_article_load (QdSqlite *db,
                                           gint64    article_id,
                                           gint64    comparison,
                                           GError  **error);
QdStaleArticle    *_qd_stale_article_new_damaged (QdSqlite *db,
                                                  gint64    article_id,
                                                  GError  **error);
gint64             _qd_stale_article_get_id (const QdStaleArticle *self);
QdPreparedArticle *_qd_stale_article_get_prepared (QdStaleArticle *self);
gboolean           _qd_stale_article_stays (const QdStaleArticle *self);
QdReplacement     *_qd_stale_article_make_replacement (QdStaleArticle *self);
void               _qd_stale_article_set_damaged (QdStaleArticle *self);

G_END_DECLS
