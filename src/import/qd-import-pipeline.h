/* qd-import-pipeline.h: the queue in which articles are analysed by several threads and come out in their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-reader.h"
#include "store/qd-stale-article.h"
#include "store/qd-store-add.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdImportItemKind:
 * @QD_IMPORT_ITEM_ARTICLE: an article, which is prepared on the way
 * @QD_IMPORT_ITEM_STALE: an article of the library, which is prepared on the way to be renewed
 * @QD_IMPORT_ITEM_KNOWN: an article that the library has from this very place; found out on the way
 * @QD_IMPORT_ITEM_PROBLEM: something in the file could not be read
 * @QD_IMPORT_ITEM_POSITION: reading came so far in a file
 * @QD_IMPORT_ITEM_FILE: the file came to its end
 * @QD_IMPORT_ITEM_KNOWN_FILE: the file was read to its end by an earlier import
 * @QD_IMPORT_ITEM_BAD_FILE: the file could not be read, or not to its end
 */
typedef enum {
  QD_IMPORT_ITEM_ARTICLE,
  QD_IMPORT_ITEM_STALE,
  QD_IMPORT_ITEM_KNOWN,
  QD_IMPORT_ITEM_PROBLEM,
  QD_IMPORT_ITEM_POSITION,
  QD_IMPORT_ITEM_FILE,
  QD_IMPORT_ITEM_KNOWN_FILE,
  QD_IMPORT_ITEM_BAD_FILE,
} QdImportItemKind;

/**
 * QdImportItem:
 * @kind: what it is
 * @file: the number of its file
 * @position: how much of the file was read when it was found, bytes
 * @draft: (nullable): of an article
 * @known: (nullable): what the library has from the file already; of an article
 * @prepared: (nullable): of an article that was prepared
 * @stale: (nullable): of an article of the library that is renewed; prepared on the way
 * @line: of a problem
 * @path: (nullable): of a problem of a file inside the file
 * @n_expected: of a file that came to its end, how many articles it says that it holds; 0 if it does not say
 * @error: (nullable): of a problem or a bad file
 *
 * What reading a file brings. Handed from thread to thread; used by one at a time.
 */
typedef struct
{
  QdImportItemKind   kind;
  guint              file;
  guint64            position;
  QdArticleDraft    *draft;
  QdKnownOrigins    *known;
  QdPreparedArticle *prepared;
  QdStaleArticle    *stale;
  guint64            line;
  char              *path;
  guint              n_expected;
  GError            *error;

  /*< private >*/
  gsize    cost;
  gboolean ready;
  GList    link;
} QdImportItem;

QdImportItem *qd_import_item_new (QdImportItemKind kind,
                                  guint            file,
                                  guint64          position);
void          qd_import_item_free (QdImportItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdImportItem, qd_import_item_free)

/**
 * QdImportPipeline:
 *
 * One thread pushes, workers prepare, one thread pops in the order of pushing. What is inside is bounded in number and
 * size, so that who reads waits for who writes.
 */
typedef struct _QdImportPipeline QdImportPipeline;

QdImportPipeline *qd_import_pipeline_new (guint n_workers);
void              qd_import_pipeline_free (QdImportPipeline *self);
gboolean          qd_import_pipeline_push (QdImportPipeline *self,
                                           QdImportItem     *item);
void              qd_import_pipeline_end (QdImportPipeline *self);
void              qd_import_pipeline_stop (QdImportPipeline *self);
gboolean          qd_import_pipeline_is_stopped (QdImportPipeline *self);
gboolean          qd_import_pipeline_pop (QdImportPipeline *self,
                                          gint64            deadline,
                                          QdImportItem    **item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdImportPipeline, qd_import_pipeline_free)

G_END_DECLS
