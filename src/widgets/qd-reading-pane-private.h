/* qd-reading-pane-private.h: what the files of the reading pane share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-history.h"
#include "widgets/qd-article-figures.h"
#include "widgets/qd-article-view.h"
#include "widgets/qd-find-bar.h"
#include "widgets/qd-quotation-panel.h"
#include "widgets/qd-reading-pane.h"

G_BEGIN_DECLS

struct _QdReadingPane
{
  AdwNavigationPage parent_instance;

  /* Template children */
  AdwOverlaySplitView *split;
  AdwToolbarView      *toolbar_view;
  AdwHeaderBar        *header_bar;
  GtkBox              *history_buttons;
  GtkMenuButton       *menu_button;
  GtkToggleButton     *panel_button;
  GtkToggleButton     *star_button;
  GtkStack            *stack;
  AdwStatusPage       *failed;
  QdArticleView       *article_view;
  QdFindBar           *find_bar;
  AdwToolbarView      *panel_page;
  QdQuotationPanel    *panel;

  /* Owned */
  GSettings        *settings;
  QdArticleNotes   *notes;
  QdArticleFigures *figures;
  QdLibrary        *library;
  QdHistory        *history;
  QdArticle        *article;
  GCancellable     *cancellable;
  char             *wanted_words; /* whose quotation is to be selected when the article is there */

  QdPlace  place;
  guint    spinner_source;
  guint    read_source;
  guint    refresh_source;
  gboolean starred;
  gboolean narrow;
  gboolean stepping;
  gboolean syncing;
  gboolean reloading; /* because of what the person has changed */
  gboolean resuming;
};

void _qd_reading_pane_show_starred (QdReadingPane *self,
                                    gboolean       starred);
void _qd_reading_pane_show_failure (QdReadingPane *self,
                                    const GError  *error);
void _qd_reading_pane_show_nothing (QdReadingPane *self);
void _qd_reading_pane_cancel (QdReadingPane *self);
void _qd_reading_pane_save_session (QdReadingPane *self);
void _qd_reading_pane_select_quotation (QdReadingPane *self,
                                        gint64         quotation_id,
                                        gboolean       scroll_to);
void _qd_reading_pane_article_quotation_selected (QdReadingPane *self,
                                                  gint64         quotation_id);
void _qd_reading_pane_panel_quotation_selected (QdReadingPane *self,
                                                gint64         quotation_id);
void _qd_reading_pane_rendition_activated (QdReadingPane *self,
                                           gint64         article_id,
                                           gint64         quotation_id);
void _qd_reading_pane_library_changed (QdReadingPane *self);
void _qd_reading_pane_panel_unmapped (QdReadingPane *self);
void _qd_reading_pane_sync_panel (QdReadingPane *self);

G_END_DECLS
