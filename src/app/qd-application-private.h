/* qd-application-private.h: what the files of the application share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/qd-application.h"
#include "import/qd-import-job.h"
#include "widgets/qd-feeds-dialog.h"
#include "widgets/qd-window.h"

G_BEGIN_DECLS

struct _QdApplication
{
  AdwApplication parent_instance;

  /* Owned */
  char          *path;
  QdStore       *store;
  QdLibrary     *library;
  QdImportQueue *queue;
  QdActivity    *activity;
  GPtrArray     *jobs;
  GPtrArray     *waiting;
  GCancellable  *cancellable;

  GListStore   *feeds;
  GCancellable *feeds_cancellable; /* while feeds are fetched or changed */
  GQueue        feeds_waiting;     /* what is to be done with them after that */

  /* Borrowed */
  QdWindow      *window;
  QdFeedsDialog *feeds_dialog;
  const char    *feeds_words; /* what is said while feeds are fetched; NULL where that takes no time */

  gboolean sample;
  gboolean reading;       /* the library was asked for without writing */
  gboolean in_background; /* held, as an import goes on without the window */
  gboolean stopping;      /* the person wants no import to go on without the window */
};

char *_qd_application_dup_default_path (void);
char *_qd_application_dup_sample_path (void);
char *_qd_application_dup_sample_dir (void);
void  _qd_application_open_library (QdApplication *self,
                                    QdStoreFlags   flags);
void  _qd_application_close_library (QdApplication *self);
void  _qd_application_recover (QdApplication *self,
                               const char    *way);
void  _qd_application_import (QdApplication *self,
                              GPtrArray     *files);
void  _qd_application_import_waiting (QdApplication *self);
void  _qd_application_pause (QdApplication *self);
void  _qd_application_renew (QdApplication *self);
void  _qd_application_enter_background (QdApplication *self);
void  _qd_application_leave_background (QdApplication *self);
void  _qd_application_show_feeds (QdApplication *self);
void  _qd_application_refresh_feeds (QdApplication *self);
void  _qd_application_stop_feeds (QdApplication *self);
void  _qd_application_import_ended (QdApplication *self,
                                    gboolean       stopped,
                                    const char    *summary);

G_END_DECLS
