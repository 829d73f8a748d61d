/* qd-add-batch.h: a batch of articles becomes rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-sqlite.h"
#include "store/qd-store-add.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdAddBatch:
 *
 * Articles that are added in one transaction. Belongs to one connection and its thread. When the transaction is rolled back,
 * or back to before something was added, the batch is to be freed and _qd_matcher_forget() called.
 */
typedef struct _QdAddBatch QdAddBatch;

QdAddBatch *_qd_add_batch_new (QdSqlite *db,
                               GError  **error);
void        _qd_add_batch_free (QdAddBatch *self);
gboolean    _qd_add_batch_add (QdAddBatch        *self,
                               QdPreparedArticle *article,
                               QdAddOutcome      *outcome,
                               GError           **error);
gboolean    _qd_add_batch_replace (QdAddBatch        *self,
                                   QdPreparedArticle *article,
                                   gint64             article_id,
                                   GError           **error);
gboolean    _qd_add_batch_write (QdAddBatch *self,
                                 GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdAddBatch, _qd_add_batch_free)

G_END_DECLS
