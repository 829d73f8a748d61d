/* qd-store-statements.h: quotations, what ties them, and who else carries their words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-reach.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

typedef gboolean (*QdQuotationFunc) (const QdArticleRecord   *article,
                                     const QdQuotationRecord *quotation,
                                     const char              *body,
                                     gpointer                 user_data);

gboolean qd_store_foreach_quotation (QdStore        *self,
                                     QdQuotationFunc func,
                                     gpointer        user_data,
                                     GCancellable   *cancellable,
                                     GError        **error);

/**
 * QdRelationEnd:
 * @article: the label of its article
 * @source: its source's name
 * @quotation: the quotation
 * @part: the same with those of its spans alone, whole, that face those of the other end
 * @body: the body that its spans are offsets into
 */
typedef struct
{
  const char        *article;
  const char        *source;
  const QdQuotation *quotation;
  const QdQuotation *part;
  const char        *body;
} QdRelationEnd;

/* Called once a relation between two articles, ordered by label and place of a, then of b; a's label is the smaller. Runs
 * on the reader thread while the caller waits; returns %FALSE to stop. */

typedef gboolean (*QdRelationFunc) (const char          *statement,
                                    const QdRelation    *relation,
                                    const QdRelationEnd *a,
                                    const QdRelationEnd *b,
                                    gpointer             user_data);

gboolean qd_store_foreach_relation (QdStore       *self,
                                    gint64         article_id,
                                    QdRelationFunc func,
                                    gpointer       user_data,
                                    GCancellable  *cancellable,
                                    GError       **error);

/* Who else carries the statement of a quotation: (element-type QdRendition), other articles only, by date. */

GPtrArray *qd_store_list_renditions (QdStore      *self,
                                     gint64        quotation_id,
                                     GCancellable *cancellable,
                                     GError      **error);
void       qd_store_list_renditions_async (QdStore            *self,
                                           gint64              quotation_id,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray *qd_store_list_renditions_finish (QdStore      *self,
                                            GAsyncResult *result,
                                            GError      **error);

/* The same, with the first of them alone, and then others as they are wanted. */

QdReach   *qd_store_find_reach (QdStore      *self,
                                gint64        quotation_id,
                                guint         most,
                                GCancellable *cancellable,
                                GError      **error);
void       qd_store_find_reach_async (QdStore            *self,
                                      gint64              quotation_id,
                                      guint               most,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
QdReach   *qd_store_find_reach_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);
void       qd_store_load_renditions_async (QdStore            *self,
                                           gint64              quotation_id,
                                           const gint64       *ids,
                                           gsize               n_ids,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray *qd_store_load_renditions_finish (QdStore      *self,
                                            GAsyncResult *result,
                                            GError      **error);

/* Statements with two articles or more, those with most articles first: without their renditions. Runs on the reader thread
 * while the caller waits; returns %FALSE to stop. */

typedef gboolean (*QdStatementFunc) (const QdStatementRecord *statement,
                                     gpointer                 user_data);

gboolean           qd_store_foreach_statement (QdStore        *self,
                                               QdStatementFunc func,
                                               gpointer        user_data,
                                               GCancellable   *cancellable,
                                               GError        **error);
QdStatementRecord *qd_store_load_statement (QdStore      *self,
                                            const char   *name,
                                            GCancellable *cancellable,
                                            GError      **error);
void               qd_store_load_statement_async (QdStore            *self,
                                                  const char         *name,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
QdStatementRecord *qd_store_load_statement_finish (QdStore      *self,
                                                   GAsyncResult *result,
                                                   GError      **error);

/* Who has words that somebody gives, in whatever version: (element-type QdRendition), the closest first, each with its
 * relation from the words (a) to it (b). */

GPtrArray *qd_store_check_words (QdStore      *self,
                                 const char   *words,
                                 GCancellable *cancellable,
                                 GError      **error);
void       qd_store_check_words_async (QdStore            *self,
                                       const char         *words,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *qd_store_check_words_finish (QdStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
