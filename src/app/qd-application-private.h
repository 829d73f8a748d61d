/* qd-application-private.h: what the files of the application share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/qd-application.h"
#include "core/qd-address.h"
#include "import/qd-import-job.h"
#include "import/qd-watch.h"
#include "widgets/qd-export-dialog.h"
#include "widgets/qd-feeds-dialog.h"
#include "widgets/qd-folders-dialog.h"
#include "widgets/qd-note-list.h"
#include "widgets/qd-window.h"

G_BEGIN_DECLS

typedef struct _QdWish QdWish;

struct _QdApplication
{
  AdwApplication parent_instance;

  /* Owned */
  char          *path;
  QdStore       *store;
  QdLibrary     *library;
  QdImportQueue *queue;
  QdWatch       *watch; /* of the folders; NULL where the library is not written */
  QdActivity    *activity;
  GPtrArray     *jobs;
  GPtrArray     *waiting;
  GCancellable  *cancellable;
  GCancellable  *opening; /* while a library is opened */
  GCancellable  *stories; /* while those of what was imported are worked out */

  GSettings *settings;
  GMenu     *libraries;   /* those that the person may switch to */
  QdWish    *wish;        /* what to show as soon as a library is open; NULL for nothing */
  char      *opened_path; /* the only file that is imported, to be shown then; else NULL */

  QdStore      *search_store; /* opened for the desktop's search while there is no window */
  GCancellable *search_cancellable;
  guint         search_registration;

  GListStore   *feeds;
  GCancellable *feeds_cancellable; /* while feeds are fetched or changed */
  GQueue        feeds_waiting;     /* what is to be done with them after that */

  /* Borrowed */
  QdWindow      *window;
  QdFeedsDialog *feeds_dialog;
  AdwDialog     *folders_dialog;
  const char    *feeds_words; /* what is said while feeds are fetched; NULL where that takes no time */

  gboolean create; /* whether the library is made where it is missing */
  gboolean sample;
  gboolean reading;       /* the library was asked for without writing */
  gboolean in_background; /* held, as an import goes on without the window */
  gboolean stopping;      /* the person wants no import to go on without the window */
};

char *_qd_application_dup_default_path (void);
char *_qd_application_dup_sample_path (void);
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
void  _qd_application_ensure_window (QdApplication *self);

void  _qd_application_add_libraries (QdApplication *self);
void  _qd_application_name_library (QdApplication *self);
void  _qd_application_library_opened (QdApplication *self);
char *_qd_application_dup_last_path (QdApplication *self);
void  _qd_application_switch_to (QdApplication *self,
                                 GFile         *file,
                                 GPtrArray     *files);
void  _qd_application_forget_library (QdApplication *self);

void _qd_application_watch (QdApplication *self);
void _qd_application_stop_watching (QdApplication *self);
void _qd_application_show_folders (QdApplication *self);
void _qd_application_join_import (QdApplication *self,
                                  QdImportJob   *job);

void _qd_application_export (QdApplication  *self,
                             QdExportDialog *dialog);
void _qd_application_export_notes (QdApplication *self,
                                   QdNoteList    *list,
                                   const char    *format,
                                   GFile         *file);

void _qd_application_open_files (QdApplication *self,
                                 GFile        **files,
                                 int            n_files);
void _qd_application_show_address (QdApplication *self,
                                   const char    *address);
void _qd_application_show_article (QdApplication *self,
                                   gint64         article_id,
                                   gint64         quotation_id);
void _qd_application_act_in_window (QdApplication *self,
                                    const char    *action);
void _qd_application_show_imported (QdApplication *self,
                                    guint          n_articles);
void _qd_application_fulfil_wish (QdApplication *self);
void _qd_application_forget_wish (QdApplication *self);

gboolean _qd_application_export_search (QdApplication   *self,
                                        GDBusConnection *connection,
                                        const char      *object_path,
                                        GError         **error);
void     _qd_application_unexport_search (QdApplication   *self,
                                          GDBusConnection *connection);
void     _qd_application_end_search (QdApplication *self);

G_END_DECLS
