/* qd-article-row.h: the row of an article that is in the library, and where it was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-prepared-article.h"
#include "store/qd-sqlite.h"

G_BEGIN_DECLS

gboolean _qd_article_row_find (QdSqlite                *db,
                               const QdPreparedArticle *self,
                               gint64                  *article_id,
                               GError                 **error);
gboolean _qd_article_row_insert_origin (QdSqlite                *db,
                                        const QdPreparedArticle *self,
                                        gint64                   article_id,
                                        gboolean                *is_new,
                                        GError                 **error);
gboolean _qd_article_row_is_put_right (QdSqlite                *db,
                                       const QdPreparedArticle *self,
                                       gint64                   article_id,
                                       gboolean                *put_right,
                                       GError                 **error);
gboolean _qd_article_row_is_first_origin (QdSqlite                *db,
                                          const QdPreparedArticle *self,
                                          gint64                   article_id,
                                          gboolean                *first,
                                          GError                 **error);
gboolean _qd_article_row_update (QdSqlite                *db,
                                 const QdPreparedArticle *self,
                                 gint64                   article_id,
                                 guint                    n_shared,
                                 GError                 **error);
gboolean _qd_article_row_update_findings (QdSqlite                *db,
                                          const QdPreparedArticle *self,
                                          gint64                   article_id,
                                          guint                    n_shared,
                                          GError                 **error);

G_END_DECLS
