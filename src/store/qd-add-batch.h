/* qd-add-batch.h: a batch of articles becomes rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-entry.h"
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

/**
 * QdReplacement:
 * @article: an article as it is in the library, prepared again
 * @article_id: its row
 * @keys: (element-type guint64): what it was found by until now, rising, each once
 * @ids: (element-type gint64): the rows of the quotations that it has there
 * @words: (element-type utf8): the words of each of these
 * @speakers: (nullable): what is in the search index of who said them
 * @is_indexed: whether that stays as it is
 * @entry: (nullable): what the matcher has to know of it; the batch's
 *
 * An article of the library and what is to be put in the place of what is stored of it. What it has is borrowed, but for its entry.
 */
typedef struct
{
  QdPreparedArticle *article;
  gint64             article_id;
  GArray            *keys;
  GArray            *ids;
  GPtrArray         *words;
  const char        *speakers;
  gboolean           is_indexed;
  QdMatchEntry      *entry;
} QdReplacement;

QdAddBatch *_qd_add_batch_new (QdSqlite *db,
                               GError  **error);
QdAddBatch *_qd_add_batch_new_for (QdSqlite  *db,
                                   GPtrArray *articles,
                                   GError   **error);
void        _qd_add_batch_free (QdAddBatch *self);
gboolean    _qd_add_batch_add (QdAddBatch        *self,
                               QdPreparedArticle *article,
                               QdAddOutcome      *outcome,
                               GError           **error);
gboolean    _qd_add_batch_replace (QdAddBatch        *self,
                                   QdPreparedArticle *article,
                                   gint64             article_id,
                                   GError           **error);
gboolean    _qd_add_batch_replace_all (QdAddBatch *self,
                                       GPtrArray  *replacements,
                                       GError    **error);
gboolean    _qd_add_batch_write (QdAddBatch *self,
                                 GError    **error);
gboolean    _qd_add_batch_write_last (QdAddBatch       *self,
                                      QdComingArticles *coming,
                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdAddBatch, _qd_add_batch_free)

G_END_DECLS
