/* qd-store-correct.h: what a person says of an article that the program found otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

QdCorrectionChange *qd_store_correct (QdStore                   *self,
                                      gint64                     article_id,
                                      const QdCorrectionRequest *requests,
                                      gsize                      n_requests,
                                      GError                   **error);
void                qd_store_correct_async (QdStore                   *self,
                                            gint64                     article_id,
                                            const QdCorrectionRequest *requests,
                                            gsize                      n_requests,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
QdCorrectionChange *qd_store_change_corrections (QdStore            *self,
                                                 QdCorrectionChange *change,
                                                 GError            **error);
QdCorrectionChange *qd_store_relate (QdStore                 *self,
                                     const QdRelationRequest *requests,
                                     gsize                    n_requests,
                                     GError                 **error);
void                qd_store_relate_async (QdStore                 *self,
                                           const QdRelationRequest *requests,
                                           gsize                    n_requests,
                                           GAsyncReadyCallback      callback,
                                           gpointer                 user_data);
void                qd_store_explain_relation_async (QdStore            *self,
                                                     gint64              quotation_id,
                                                     gint64              other_id,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
char              **qd_store_explain_relation_finish (QdStore      *self,
                                                      GAsyncResult *result,
                                                      GError      **error);
void                qd_store_change_corrections_async (QdStore            *self,
                                                       QdCorrectionChange *change,
                                                       GAsyncReadyCallback callback,
                                                       gpointer            user_data);
QdCorrectionChange *qd_store_correct_finish (QdStore      *self,
                                             GAsyncResult *result,
                                             GError      **error);
GPtrArray          *qd_store_list_corrections (QdStore      *self,
                                               gint64        article_id,
                                               GCancellable *cancellable,
                                               GError      **error);
void                qd_store_list_corrections_async (QdStore            *self,
                                                     gint64              article_id,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
GPtrArray          *qd_store_list_corrections_finish (QdStore      *self,
                                                      GAsyncResult *result,
                                                      GError      **error);

G_END_DECLS
