/* qd-window.h: the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-activity.h"
#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdWindow:
 *
 * Four regions: sources, articles, the article, its quotations. On narrower windows they fold into pages. It asks whoever
 * made it for what is not its own work: #QdWindow::import with the files that the person opened or dropped,
 * #QdWindow::sample for the sample library, #QdWindow::recover with what to do about a library that cannot be opened.
 */
#define QD_TYPE_WINDOW (qd_window_get_type ())

G_DECLARE_FINAL_TYPE (QdWindow, qd_window, QD, WINDOW, AdwApplicationWindow)

QdWindow *qd_window_new (GtkApplication *application);
void      qd_window_wait_until_drawn_async (QdWindow           *self,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
void      qd_window_quit (QdWindow *self);
void      qd_window_set_library (QdWindow  *self,
                                 QdLibrary *library);
void      qd_window_set_activity (QdWindow   *self,
                                  QdActivity *activity);
void      qd_window_set_sample_available (QdWindow *self,
                                          gboolean  available);
void      qd_window_set_libraries (QdWindow   *self,
                                   GMenuModel *libraries);
void      qd_window_set_library_name (QdWindow   *self,
                                      const char *name);
void      qd_window_open_article (QdWindow *self,
                                  gint64    article_id,
                                  gint64    quotation_id);
void      qd_window_open_address (QdWindow   *self,
                                  const char *address);
void      qd_window_show_opening (QdWindow *self);
void      qd_window_show_failure (QdWindow     *self,
                                  const char   *path,
                                  const GError *error);
void      qd_window_show_message (QdWindow   *self,
                                  const char *message);
void      qd_window_add_toast (QdWindow *self,
                               AdwToast *toast);

G_END_DECLS
