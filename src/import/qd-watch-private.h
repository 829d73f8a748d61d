/* qd-watch-private.h: one watched folder, and what is new in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-watch.h"
#include "store/qd-store-folders.h"

G_BEGIN_DECLS

/**
 * QdWatchPace:
 * @rest: how long a file must have been left alone until it is imported, µs
 * @interval: how long to wait at least before a folder is looked through again without anything having been heard of it, µs
 */
typedef struct
{
  gint64 rest;
  gint64 interval;
} QdWatchPace;

extern const QdWatchPace _qd_watch_pace;

QdWatch *_qd_watch_new_with_pace (QdStore           *store,
                                  QdImportQueue     *queue,
                                  const QdWatchPace *pace);

/**
 * QdWatchFolder:
 *
 * One folder that is watched: what was imported from it, and what is waited for. Belongs to one thread.
 */
typedef struct _QdWatchFolder QdWatchFolder;

/**
 * QdWatchNews:
 * @folder_id: whose
 * @files: (element-type GFile): files that rest and are to be imported
 * @stamps: (element-type QdWatchedFile): the same, as they are now
 */
typedef struct
{
  gint64     folder_id;
  GPtrArray *files;
  GPtrArray *stamps;
} QdWatchNews;

QdWatchFolder *_qd_watch_folder_new (QdStore              *store,
                                     const QdFolderRecord *record,
                                     GError              **error);
void           _qd_watch_folder_free (QdWatchFolder *self);
gint64         _qd_watch_folder_get_id (QdWatchFolder *self);
QdWatchNews   *_qd_watch_folder_look (QdWatchFolder *self,
                                      gint64         rest,
                                      GPtrArray     *folders,
                                      GCancellable  *cancellable);
gboolean       _qd_watch_folder_is_waiting (QdWatchFolder *self);
gboolean       _qd_watch_folder_save_problem (QdWatchFolder *self,
                                              QdStore       *store);
const char    *_qd_watch_folder_get_problem (QdWatchFolder *self);
gboolean       _qd_watch_folder_note (QdWatchFolder *self,
                                      QdStore       *store,
                                      QdWatchNews   *news,
                                      GError       **error);
void           _qd_watch_news_free (QdWatchNews *self);

/* How a job begins whose files nobody named: those that hold no articles are passed over, as they are in folders. */

QdImportJob *_qd_import_queue_add_found (QdImportQueue *self,
                                         GPtrArray     *files);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdWatchFolder, _qd_watch_folder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdWatchNews, _qd_watch_news_free)

G_END_DECLS
