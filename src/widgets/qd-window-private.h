/* qd-window-private.h: what the files of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/qd-article-pane.h"
#include "widgets/qd-export-dialog.h"
#include "widgets/qd-note-list.h"
#include "widgets/qd-reading-pane.h"
#include "widgets/qd-source-pane.h"
#include "widgets/qd-speakers-page.h"
#include "widgets/qd-stories-page.h"
#include "widgets/qd-window.h"

G_BEGIN_DECLS

struct _QdWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  GtkOverlay      *overlay;
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  AdwSpinner      *spinner;
  GMenu           *small_menu;
  GMenu           *library_menu;
  GtkRevealer     *drop_revealer;

  /* Borrowed: pages that are made when they are first needed; NULL until then */
  AdwStatusPage          *failed;
  GtkLabel               *failed_details;
  GtkButton              *retry_button;
  GtkButton              *rescue_button;
  GtkButton              *read_only_button;
  GtkButton              *set_aside_button;
  GtkButton              *forget_button;
  QdActivityBar          *welcome_activity_bar;
  AdwNavigationSplitView *outer_split;
  AdwNavigationSplitView *inner_split;
  QdSourcePane           *source_pane;
  QdArticlePane          *article_pane;
  QdReadingPane          *reading_pane;
  GtkStack               *desk_stack;
  QdSpeakersPage         *speakers_page;
  QdStoriesPage          *stories_page;

  /* Owned */
  GSettings  *settings;
  QdLibrary  *library;
  QdActivity *activity;
  GMenuModel *libraries;
  char       *name;    /* of the library; NULL for the person's own */
  GPtrArray  *waiting; /* tasks that wait until the window has been drawn; NULL for none */

  /* The article that was opened from a page that takes the desk's place, and which page that was. */
  gint64       way_article;
  QdSourceKind way_back;

  guint    spinner_source;
  guint    drawn_source;
  gboolean drawn;
  gboolean closing;
  gboolean damage_told; /* a part of the library cannot be read, and that was said */
  gboolean named;       /* the library is not the person's own */
};

GtkBuilder *_qd_window_build (QdWindow        *self,
                              const char      *name,
                              GtkBuilderScope *scope);
void        _qd_window_ensure_desk (QdWindow *self);
void        _qd_window_set_up_desk (QdWindow *self);
void        _qd_window_ensure_welcome (QdWindow *self);
void        _qd_window_ensure_failed (QdWindow *self);
gint64      _qd_window_get_article_id (QdWindow *self);
void        _qd_window_show_activity (QdWindow *self);
void        _qd_window_show_drop_area (QdWindow *self,
                                       gboolean  shown);
void        _qd_window_forget_pages (QdWindow *self);
void        _qd_window_show_library (QdWindow *self);

void     _qd_window_add_actions (QdWindow *self);
void     _qd_window_update_actions (QdWindow *self);
void     _qd_window_add_appearance (QdWindow *self);
void     _qd_window_add_reading (QdWindow *self);
void     _qd_window_update_reading (QdWindow *self);
void     _qd_window_search (QdWindow *self);
void     _qd_window_show_notes (QdWindow *self);
void     _qd_window_show_notes_page (QdWindow *self);
void     _qd_window_update_notes (QdWindow *self);
gboolean _qd_window_ask_dialogs (QdWindow *self);
void     _qd_window_close_dialogs (QdWindow *self);
void     _qd_window_close_with_dialogs (QdWindow *self);
void     _qd_window_watch_dialogs (QdWindow *self);
void     _qd_window_request_notes_export (QdWindow   *self,
                                          QdNoteList *list,
                                          const char *format,
                                          GFile      *file);
void     _qd_window_print (QdWindow *self);
void     _qd_window_save_pdf (QdWindow *self);
void     _qd_window_add_drop_target (QdWindow *self);
void     _qd_window_open_files (QdWindow *self);
void     _qd_window_open_folder (QdWindow *self);
void     _qd_window_describe_failure (QdWindow     *self,
                                      const char   *path,
                                      const GError *error);
void     _qd_window_watch_library (QdWindow  *self,
                                   QdLibrary *library);
void     _qd_window_remove_articles (QdWindow *self,
                                     GArray   *ids);
void     _qd_window_undo (QdWindow *self);
void     _qd_window_redo (QdWindow *self);
gboolean _qd_window_can_go_back_to_page (QdWindow *self);

QdSourceKind _qd_window_get_page (QdWindow *self);

void _qd_window_show_place (QdWindow    *self,
                            QdSourceKind kind);
void _qd_window_request_export (QdWindow       *self,
                                QdExportDialog *dialog);
void _qd_window_request_import (QdWindow  *self,
                                GPtrArray *files);
void _qd_window_request_sample (QdWindow *self);
void _qd_window_request_recovery (QdWindow   *self,
                                  const char *way);
void _qd_window_check (QdWindow   *self,
                       const char *words);
void _qd_window_copy_link (QdWindow *self);
void _qd_window_correct (QdWindow *self,
                         gint64    quotation_id);
void _qd_window_mark_quotation (QdWindow *self);
void _qd_window_relate (QdWindow                *self,
                        const QdRelationRequest *request);
void _qd_window_choose_statement (QdWindow *self,
                                  gint64    quotation_id);
void _qd_window_show_corrections (QdWindow *self);

/* qd-window-regions.c */
void _qd_window_next_region_cb (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data);
void _qd_window_previous_region_cb (GSimpleAction *action,
                                    GVariant      *parameter,
                                    gpointer       user_data);

G_END_DECLS
