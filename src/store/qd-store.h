/* qd-store.h: the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-article-draft.h"
#include "store/qd-change.h"
#include "store/qd-note.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

#define QD_STORE_ERROR (qd_store_error_quark ())

/**
 * QdStoreError:
 * @QD_STORE_ERROR_FAILED: SQLite says something that none of the others covers
 * @QD_STORE_ERROR_NOT_A_LIBRARY: the file is no database, or one of another program
 * @QD_STORE_ERROR_NEWER_SCHEMA: the library was written by a newer Quotidian
 * @QD_STORE_ERROR_CORRUPT: the database is damaged
 * @QD_STORE_ERROR_FULL: the disk is full
 * @QD_STORE_ERROR_READ_ONLY: the library cannot be written
 * @QD_STORE_ERROR_BUSY: another program keeps the library locked
 * @QD_STORE_ERROR_NOT_FOUND: no such row
 * @QD_STORE_ERROR_QUERY: the words of a search cannot be understood
 * @QD_STORE_ERROR_EXISTS: there is something of that name already
 */
typedef enum {
  QD_STORE_ERROR_FAILED,
  QD_STORE_ERROR_NOT_A_LIBRARY,
  QD_STORE_ERROR_NEWER_SCHEMA,
  QD_STORE_ERROR_CORRUPT,
  QD_STORE_ERROR_FULL,
  QD_STORE_ERROR_READ_ONLY,
  QD_STORE_ERROR_BUSY,
  QD_STORE_ERROR_NOT_FOUND,
  QD_STORE_ERROR_QUERY,
  QD_STORE_ERROR_EXISTS,
} QdStoreError;

GQuark qd_store_error_quark (void);

/**
 * QdStoreFlags:
 * @QD_STORE_CREATE: make the library where there is none
 * @QD_STORE_READ_ONLY: write nothing
 * @QD_STORE_EXCLUSIVE: be the only one who has it open with this flag; else %QD_STORE_ERROR_BUSY
 * @QD_STORE_GIVE_WAY: what is written gives way to the other threads of the program: for a window
 */
typedef enum /*< flags >*/
{
  QD_STORE_FLAGS_NONE = 0,
  QD_STORE_CREATE = 1 << 0,
  QD_STORE_READ_ONLY = 1 << 1,
  QD_STORE_EXCLUSIVE = 1 << 2,
  QD_STORE_GIVE_WAY = 1 << 3,
} QdStoreFlags;

/**
 * QdStore:
 *
 * One library: an SQLite file, the thread that writes it, the thread that reads it, and one that searches it. Every function that works on
 * the database comes in two forms: one that blocks until the thread has answered, for the command line and for
 * background threads, and `_async`/`_finish` for the main thread, where the callback runs in the caller's
 * thread-default main context. Requests to one thread are served in their order.
 *
 * #QdStore::changed is emitted, coalesced, in the main context that was the thread-default one when the store was
 * opened, after anything was committed.
 */
#define QD_TYPE_STORE (qd_store_get_type ())

G_DECLARE_FINAL_TYPE (QdStore, qd_store, QD, STORE, GObject)

QdStore    *qd_store_open (const char  *path,
                           QdStoreFlags flags,
                           GError     **error);
void        qd_store_open_async (const char         *path,
                                 QdStoreFlags        flags,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
QdStore    *qd_store_open_finish (GAsyncResult *result,
                                  GError      **error);
void        qd_store_close (QdStore *self);
void        qd_store_forbid_waiting (void);
const char *qd_store_get_path (QdStore *self);
gboolean    qd_store_get_read_only (QdStore *self);

/* What a person changes; each change gives the one that takes it back. */

QdChange *qd_store_apply (QdStore      *self,
                          QdChange     *change,
                          GCancellable *cancellable,
                          GError      **error);
void      qd_store_apply_async (QdStore            *self,
                                QdChange           *change,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
QdChange *qd_store_apply_finish (QdStore      *self,
                                 GAsyncResult *result,
                                 GError      **error);

/* What the window remembers of a library: strings by name. (element-type utf8 utf8) */

void        qd_store_load_settings_async (QdStore            *self,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GHashTable *qd_store_load_settings_finish (QdStore      *self,
                                           GAsyncResult *result,
                                           GError      **error);
void        qd_store_set_setting_async (QdStore            *self,
                                        const char         *name,
                                        const char         *value,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);

/* Notes: words of articles that a person marked, and what they wrote of them. They are changed by qd_store_apply(). */

GPtrArray *qd_store_list_notes (QdStore      *self,
                                gint64        article_id,
                                GCancellable *cancellable,
                                GError      **error);
void       qd_store_list_notes_async (QdStore            *self,
                                      gint64              article_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GPtrArray *qd_store_list_notes_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

G_END_DECLS
