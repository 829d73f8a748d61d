/* qd-add-rows.h: the rows of articles that are new, table by table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-sqlite-rows.h"
#include "store/qd-store-private.h"

G_BEGIN_DECLS

/**
 * QdNewArticle:
 * @article: the article
 * @article_id: the row that it gets
 * @n_shared: how many of its quotations others carry, too
 * @source_id: the row of its source; found by _qd_add_rows_write_articles()
 * @original_id: the row of its original, or 0; likewise
 * @renamed: whether the source has another name than the article; likewise
 */
typedef struct
{
  const QdPreparedArticle *article;
  gint64                   article_id;
  guint                    n_shared;
  gint64                   source_id;
  gint64                   original_id;
  gboolean                 renamed;
} QdNewArticle;

gboolean _qd_add_rows_write_articles (QdSqlite *db,
                                      GArray   *articles,
                                      GError  **error);
gboolean _qd_add_rows_write_bodies (QdSqlite *db,
                                    GArray   *articles,
                                    GError  **error);

G_END_DECLS
