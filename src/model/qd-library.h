/* qd-library.h: the open library, as the window sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-session.h"
#include "model/qd-undo-history.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdLibrary:
 *
 * A #QdStore for the main thread: everything in it is asynchronous. Callbacks and signals run in the main context that
 * was the thread-default one when the library was made.
 *
 * #QdLibrary::changed is emitted after anything was committed to the store; #QdLibrary::failed, with a #GError, when a
 * change that nobody waits for (read, starred) could not be written.
 */
#define QD_TYPE_LIBRARY (qd_library_get_type ())

G_DECLARE_FINAL_TYPE (QdLibrary, qd_library, QD, LIBRARY, GObject)

QdLibrary     *qd_library_new (QdStore *store);
QdStore       *qd_library_get_store (QdLibrary *self);
QdSession     *qd_library_get_session (QdLibrary *self);
QdUndoHistory *qd_library_get_undo_history (QdLibrary *self);

void       qd_library_load_article_async (QdLibrary          *self,
                                          gint64              article_id,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
QdArticle *qd_library_load_article_finish (QdLibrary    *self,
                                           GAsyncResult *result,
                                           GError      **error);

void       qd_library_list_renditions_async (QdLibrary          *self,
                                             gint64              quotation_id,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
GPtrArray *qd_library_list_renditions_finish (QdLibrary    *self,
                                              GAsyncResult *result,
                                              GError      **error);

void        qd_library_apply (QdLibrary  *self,
                              QdChange   *change,
                              const char *message);
void        qd_library_apply_async (QdLibrary          *self,
                                    QdChange           *change,
                                    const char         *message,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
QdUndoStep *qd_library_apply_finish (QdLibrary    *self,
                                     GAsyncResult *result,
                                     GError      **error);
void        qd_library_note_step (QdLibrary  *self,
                                  QdUndoStep *step,
                                  const char *message);
gboolean    qd_library_get_writable (QdLibrary *self);

void     qd_library_hide_articles (QdLibrary    *self,
                                   const gint64 *ids,
                                   gsize         n_ids);
void     qd_library_show_articles (QdLibrary    *self,
                                   const gint64 *ids,
                                   gsize         n_ids);
void     qd_library_remove_articles (QdLibrary    *self,
                                     const gint64 *ids,
                                     gsize         n_ids);
void     qd_library_remove_hidden (QdLibrary *self);
GArray  *qd_library_dup_hidden (QdLibrary *self);
gboolean qd_library_is_hidden (QdLibrary *self,
                               gint64     article_id);
gboolean qd_library_has_hidden (QdLibrary *self);

void qd_library_set_read (QdLibrary *self,
                          gint64     article_id,
                          gboolean   read);
void qd_library_set_starred (QdLibrary *self,
                             gint64     article_id,
                             gboolean   starred);

G_END_DECLS
