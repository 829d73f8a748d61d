/* qd-import-writer.h: hands batches of articles to the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-prepared-article.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdImportBatch:
 * @items: (element-type QdImportItem): what was read, in its order
 * @articles: (element-type QdPreparedArticle): those of the items, borrowed
 * @paths: what @marks refer to
 * @marks: (element-type QdFileMark): the files whose last articles are in the batch
 * @outcomes: (nullable): what came of the articles, when the batch was written
 * @error: (nullable): why nothing of it was
 *
 * What is written in one transaction. Used by one thread at a time.
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *articles;
  GPtrArray *paths;
  GArray    *marks;
  GArray    *outcomes;
  GError    *error;
} QdImportBatch;

QdImportBatch *qd_import_batch_new (void);
void           qd_import_batch_free (QdImportBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdImportBatch, qd_import_batch_free)

/**
 * QdImportWriter:
 *
 * A thread that waits for the library while the next batch is put together.
 */
typedef struct _QdImportWriter QdImportWriter;

QdImportWriter *qd_import_writer_new (QdStore      *store,
                                      GCancellable *cancellable);
void            qd_import_writer_free (QdImportWriter *self);
void            qd_import_writer_foresee (QdImportWriter    *self,
                                          QdPreparedArticle *article);
void            qd_import_writer_start (QdImportWriter *self,
                                        QdImportBatch  *batch);
QdImportBatch  *qd_import_writer_finish (QdImportWriter *self,
                                         gboolean        wait);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdImportWriter, qd_import_writer_free)

G_END_DECLS
