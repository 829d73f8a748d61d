/* qd-window-desk.c: sources, articles and what is read, side by side
 *
 * The desk is made when there is a library to be shown at it, after the window itself: the first frame does not wait for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-menu-names.h"
#include "widgets/qd-page-titles.h"
#include "widgets/qd-reading-order.h"
#include "widgets/qd-window-private.h"

/* The way from page to page of a folded window is that of the panes; here it is told which of them are pages. */
static void
collapsed_cb (QdWindow *self)
{
  gboolean outer;
  gboolean inner;

  /* The split views say so too when they are made. */
  if (self->outer_split == NULL)
    return;

  outer = adw_navigation_split_view_get_collapsed (self->outer_split);
  inner = adw_navigation_split_view_get_collapsed (self->inner_split);
  qd_source_pane_set_folded (self->source_pane, outer);
  qd_article_pane_set_folded (self->article_pane, inner);
  if (inner)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  qd_activity_bar_set_shown (qd_source_pane_get_activity_bar (self->source_pane), !outer);
  qd_activity_bar_set_shown (qd_article_pane_get_activity_bar (self->article_pane), outer);
  if (self->stories_page != NULL)
    g_object_set (self->stories_page, "folded", inner, NULL);
  if (self->speakers_page != NULL)
    g_object_set (self->speakers_page, "folded", inner, NULL);
}

static void
open_cb (QdWindow *self,
         gint64    article_id,
         gint64    quotation_id)
{
  qd_reading_pane_open (self->reading_pane, article_id, quotation_id);
  adw_navigation_split_view_set_show_content (self->inner_split, TRUE);
}

/* Most people open these seldom, so that they are made when somebody does. */
static void
ensure_stories (QdWindow *self)
{
  if (self->stories_page != NULL)
    return;

  self->stories_page = g_object_new (QD_TYPE_STORIES_PAGE, "folded", adw_navigation_split_view_get_collapsed (self->inner_split), NULL);
  g_signal_connect_object (self->stories_page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->desk_stack, GTK_WIDGET (self->stories_page), "stories");
  qd_stories_page_set_library (self->stories_page, self->library);
  qd_menu_names_watch_buttons (GTK_WIDGET (self->stories_page));
  qd_reading_order_set (GTK_WIDGET (self->stories_page));
  qd_page_titles_wrap (GTK_WIDGET (self->stories_page));
}

static void
ensure_speakers (QdWindow *self)
{
  if (self->speakers_page != NULL)
    return;

  self->speakers_page = g_object_new (QD_TYPE_SPEAKERS_PAGE, "folded", adw_navigation_split_view_get_collapsed (self->inner_split), NULL);
  g_signal_connect_object (self->speakers_page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->desk_stack, GTK_WIDGET (self->speakers_page), "speakers");
  qd_speakers_page_set_library (self->speakers_page, self->library);
  qd_menu_names_watch_buttons (GTK_WIDGET (self->speakers_page));
  qd_reading_order_set (GTK_WIDGET (self->speakers_page));
  qd_page_titles_wrap (GTK_WIDGET (self->speakers_page));
}

static void
source_chosen_cb (QdWindow     *self,
                  QdSourceItem *source,
                  gboolean      activated)
{
  QdSourceKind kind = qd_source_item_get_kind (source);

  if (kind == QD_SOURCE_SPEAKERS)
    ensure_speakers (self);
  else if (kind == QD_SOURCE_STORIES)
    ensure_stories (self);
  if (kind == QD_SOURCE_NOTES)
    _qd_window_show_notes_page (self);
  else
    gtk_stack_set_visible_child_name (self->desk_stack, kind == QD_SOURCE_SPEAKERS ? "speakers" : kind == QD_SOURCE_STORIES ? "stories"
                                                                                                                            : "articles");
  if (kind != QD_SOURCE_SPEAKERS && kind != QD_SOURCE_STORIES && kind != QD_SOURCE_NOTES)
    qd_article_pane_set_source (self->article_pane, source);
  if (activated)
    adw_navigation_split_view_set_show_content (self->outer_split, TRUE);
}

static void
article_chosen_cb (QdWindow *self,
                   gint64    article_id,
                   gboolean  activated)
{
  qd_reading_pane_open (self->reading_pane, article_id, 0);
  /* Beside the list it is read at once, and goes on being read when the window is folded. */
  if (activated || !adw_navigation_split_view_get_collapsed (self->inner_split))
    adw_navigation_split_view_set_show_content (self->inner_split, TRUE);
  if (activated)
    gtk_widget_child_focus (GTK_WIDGET (self->reading_pane), GTK_DIR_TAB_FORWARD);
}

static void
remove_cb (QdWindow *self,
           GArray   *ids)
{
  _qd_window_remove_articles (self, ids);
}

static void
export_cb (QdWindow *self,
           GArray   *ids)
{
  AdwDialog *dialog = qd_export_dialog_new (ids);

  _qd_window_request_export (self, QD_EXPORT_DIALOG (dialog));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* What stands in the place of the articles: the page that is shown. */
QdSourceKind
_qd_window_get_page (QdWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->desk_stack);

  if (g_strcmp0 (name, "speakers") == 0)
    return QD_SOURCE_SPEAKERS;
  if (g_strcmp0 (name, "notes") == 0)
    return QD_SOURCE_NOTES;

  return g_strcmp0 (name, "stories") == 0 ? QD_SOURCE_STORIES : QD_SOURCE_ALL;
}

/* Shows a page, or all articles, as if it had been chosen at the left. */
void
_qd_window_show_place (QdWindow    *self,
                       QdSourceKind kind)
{
  self->way_article = 0;
  qd_source_pane_choose (self->source_pane, kind);
  _qd_window_update_actions (self);
}

/* Whether the article that is open was opened from a page that took the place of the desk. */
gboolean
_qd_window_can_go_back_to_page (QdWindow *self)
{
  return self->way_article != 0 && qd_reading_pane_get_article_id (self->reading_pane) == self->way_article;
}

static void
article_opened_cb (QdWindow *self,
                   gint64    article_id)
{
  QdSourceKind page = _qd_window_get_page (self);

  /* From a page that takes their place one comes to the articles, and back. */
  if (page != QD_SOURCE_ALL)
    {
      qd_source_pane_choose (self->source_pane, QD_SOURCE_ALL);
      self->way_back = page;
      self->way_article = article_id;
    }
  qd_article_pane_select (self->article_pane, article_id);
  _qd_window_update_actions (self);
}

/* The pane says so too when it is folded up for good with the window's template. */
static void
reading_changed_cb (QdWindow *self)
{
  if (self->reading_pane != NULL)
    _qd_window_update_actions (self);
}

static GtkBuilderScope *
make_scope (void)
{
  GtkBuilderCScope *scope = GTK_BUILDER_CSCOPE (gtk_builder_cscope_new ());

  gtk_builder_cscope_add_callback (scope, article_chosen_cb);
  gtk_builder_cscope_add_callback (scope, article_opened_cb);
  gtk_builder_cscope_add_callback (scope, collapsed_cb);
  gtk_builder_cscope_add_callback (scope, export_cb);
  gtk_builder_cscope_add_callback (scope, reading_changed_cb);
  gtk_builder_cscope_add_callback (scope, remove_cb);
  gtk_builder_cscope_add_callback (scope, source_chosen_cb);

  return GTK_BUILDER_SCOPE (scope);
}

static void
add_breakpoints (QdWindow   *self,
                 GtkBuilder *builder)
{
  static const char *const names[] = { "wide", "medium", "narrow" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    adw_application_window_add_breakpoint (ADW_APPLICATION_WINDOW (self), ADW_BREAKPOINT (g_object_ref (gtk_builder_get_object (builder, names[i]))));
}

/* Makes the desk, unless it is there already. It shows nothing yet. */
void
_qd_window_ensure_desk (QdWindow *self)
{
  g_autoptr (GtkBuilderScope) scope = NULL;
  g_autoptr (GtkBuilder)      builder = NULL;

  if (self->outer_split != NULL)
    return;

  g_type_ensure (QD_TYPE_ARTICLE_PANE);
  g_type_ensure (QD_TYPE_READING_PANE);
  g_type_ensure (QD_TYPE_SOURCE_PANE);
  scope = make_scope ();
  builder = _qd_window_build (self, "desk", scope);
  self->outer_split = ADW_NAVIGATION_SPLIT_VIEW (gtk_builder_get_object (builder, "outer_split"));
  self->inner_split = ADW_NAVIGATION_SPLIT_VIEW (gtk_builder_get_object (builder, "inner_split"));
  self->source_pane = QD_SOURCE_PANE (gtk_builder_get_object (builder, "source_pane"));
  self->article_pane = QD_ARTICLE_PANE (gtk_builder_get_object (builder, "article_pane"));
  self->reading_pane = QD_READING_PANE (gtk_builder_get_object (builder, "reading_pane"));
  self->desk_stack = GTK_STACK (gtk_builder_get_object (builder, "desk_stack"));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->outer_split), "desk");
  add_breakpoints (self, builder);

  qd_menu_names_watch_buttons (GTK_WIDGET (self->outer_split));
  qd_reading_order_set (GTK_WIDGET (self->outer_split));
  qd_page_titles_wrap (GTK_WIDGET (self->outer_split));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self->source_pane), self->name != NULL ? self->name : "Quotidian");
  if (self->libraries != NULL)
    qd_source_pane_set_libraries (self->source_pane, self->libraries);
  _qd_window_show_activity (self);
  collapsed_cb (self);
  g_signal_connect_object (self->source_pane, "notify::n-articles", G_CALLBACK (_qd_window_show_library), self, G_CONNECT_SWAPPED);
}

/* Returns: the row of the article that is read; 0 for none */
gint64
_qd_window_get_article_id (QdWindow *self)
{
  return self->reading_pane != NULL ? qd_reading_pane_get_article_id (self->reading_pane) : 0;
}

/* Shows the window's library at the desk, or none. */
void
_qd_window_set_up_desk (QdWindow *self)
{
  qd_reading_pane_set_library (self->reading_pane, self->library);
  qd_article_pane_set_library (self->article_pane, self->library);
  if (self->speakers_page != NULL)
    qd_speakers_page_set_library (self->speakers_page, self->library);
  if (self->stories_page != NULL)
    qd_stories_page_set_library (self->stories_page, self->library);
  _qd_window_update_notes (self);
  qd_source_pane_set_library (self->source_pane, self->library);
  if (self->library != NULL)
    qd_source_pane_choose_all (self->source_pane);
  if (self->library != NULL && g_settings_get_boolean (self->settings, "restore-session"))
    qd_reading_pane_resume (self->reading_pane);
  adw_navigation_split_view_set_show_content (self->inner_split, FALSE);
}
