/* qd-article-pane-private.h: what the files of the article pane share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-article-list.h"
#include "store/qd-store-articles.h"
#include "widgets/qd-article-pane.h"
#include "widgets/qd-article-selection.h"

G_BEGIN_DECLS

/* What is listed of what was chosen; the filters that the person may set besides. */
typedef struct
{
  gboolean unread;
  gboolean starred;
  gboolean quoting;
  gboolean shared;
} QdArticleOnly;

struct _QdArticlePane
{
  AdwNavigationPage parent_instance;

  /* Template children */
  AdwHeaderBar    *header_bar;
  GtkBox          *search_box;
  GtkSearchEntry  *search;
  GtkButton       *save_button;
  GtkToggleButton *select_button;
  GtkMenuButton   *view_button;
  GMenu           *sort_section;
  GtkRevealer     *only_revealer;
  GtkLabel        *only_label;
  GtkStack        *stack;
  GtkListView     *view;
  AdwStatusPage   *nothing;
  AdwStatusPage   *failed;
  GtkButton       *nothing_button;
  AdwToolbarView  *toolbar_view;
  GtkRevealer     *selection_revealer;
  GtkLabel        *selection_label;
  QdActivityBar   *activity_bar;

  /* Owned */
  GSettings          *settings;
  QdLibrary          *library;
  QdArticleList      *list;
  QdArticleSelection *selection;
  QdSourceItem       *source;
  GArray             *menu_ids; /* what the context menu is about while it is open; else NULL: the selection */

  /* Weak: a child of a row */
  GtkWidget *menu;

  gint64        selected_id;
  gint64        reveal_id; /* what to scroll to once it is in the list again; 0 for nothing */
  QdArticleSort sort;
  QdArticleSort search_sort;
  QdArticleOnly only;
  guint         spinner_source;
  guint         reselect_source;
  guint         follow_source; /* while the list is still to go to the article that is read */
  guint         next_position; /* what to select when what was selected has been removed; G_MAXUINT for nothing */
  gboolean      prepared;      /* whether it is known how this library was listed last */
  gboolean      folded;
  gboolean      selecting;
  gboolean      selection_mode;
};

void    _qd_article_pane_install_actions (GtkWidgetClass *widget_class);
void    _qd_article_pane_add_controllers (QdArticlePane *self);
void    _qd_article_pane_update_selection (QdArticlePane *self);
void    _qd_article_pane_selection_changed (QdArticlePane *self);
void    _qd_article_pane_queue_reselect (QdArticlePane *self);
guint   _qd_article_pane_get_n_selected (QdArticlePane *self);
void    _qd_article_pane_choose (QdArticlePane *self,
                                 gint64         article_id,
                                 gboolean       activated);
void    _qd_article_pane_set_selection_mode (QdArticlePane *self,
                                             gboolean       selection_mode);
void    _qd_article_pane_request_removal (QdArticlePane *self,
                                          GArray        *ids);
void    _qd_article_pane_request_export (QdArticlePane *self,
                                         GArray        *ids);
GArray *_qd_article_pane_dup_selected (QdArticlePane *self);

gboolean _qd_article_pane_is_searching (QdArticlePane *self);
void     _qd_article_pane_show_state (QdArticlePane *self);
void     _qd_article_pane_show_loading (QdArticlePane *self);
void     _qd_article_pane_show_only (QdArticlePane *self);

G_END_DECLS
