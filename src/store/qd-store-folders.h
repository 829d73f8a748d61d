/* qd-store-folders.h: the folders that a library watches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdFolderRecord:
 * @id: its row
 * @uri: the folder
 * @problem: (nullable): why it could not be looked at the last time, a sentence for the person
 */
typedef struct
{
  gint64 id;
  char  *uri;
  char  *problem;
} QdFolderRecord;

void qd_folder_record_free (QdFolderRecord *self);

/* The folders by their addresses: (element-type QdFolderRecord). */

GPtrArray *qd_store_list_folders (QdStore      *self,
                                  GCancellable *cancellable,
                                  GError      **error);
void       qd_store_list_folders_async (QdStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *qd_store_list_folders_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

gboolean qd_store_add_folder (QdStore      *self,
                              const char   *uri,
                              GCancellable *cancellable,
                              GError      **error);
void     qd_store_add_folder_async (QdStore            *self,
                                    const char         *uri,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean qd_store_add_folder_finish (QdStore      *self,
                                     GAsyncResult *result,
                                     GError      **error);
gboolean qd_store_remove_folder (QdStore      *self,
                                 gint64        folder_id,
                                 GCancellable *cancellable,
                                 GError      **error);
void     qd_store_remove_folder_async (QdStore            *self,
                                       gint64              folder_id,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean qd_store_remove_folder_finish (QdStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);
gboolean qd_store_set_folder_problem (QdStore      *self,
                                      gint64        folder_id,
                                      const char   *problem,
                                      GCancellable *cancellable,
                                      GError      **error);

/**
 * QdWatchedFile:
 * @path: a file, as imports call it
 * @size: its size, bytes
 * @modified: when it was changed last, µs since the epoch UTC
 *
 * A file of a folder as it was when it was imported, whatever came of that.
 */
typedef struct
{
  char   *path;
  guint64 size;
  gint64  modified;
} QdWatchedFile;

void qd_watched_file_free (QdWatchedFile *self);

/* By their paths: (element-type filename QdWatchedFile). */

GHashTable *qd_store_load_watched_files (QdStore      *self,
                                         gint64        folder_id,
                                         GCancellable *cancellable,
                                         GError      **error);
gboolean    qd_store_save_watched_files (QdStore      *self,
                                         gint64        folder_id,
                                         GPtrArray    *files,
                                         GCancellable *cancellable,
                                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFolderRecord, qd_folder_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdWatchedFile, qd_watched_file_free)

G_END_DECLS
