/* qd-window-pages.c: parts of the window that are made when they are first needed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-address-label.h"
#include "widgets/qd-menu-names.h"
#include "widgets/qd-page-titles.h"
#include "widgets/qd-reading-order.h"
#include "widgets/qd-window-private.h"

/* Reads a part of the window. Returns: (transfer full): what it was read with, which knows its objects by name */
GtkBuilder *
_qd_window_build (QdWindow        *self,
                  const char      *name,
                  GtkBuilderScope *scope)
{
  GtkBuilder        *builder = gtk_builder_new ();
  g_autofree char   *path = g_strdup_printf ("/io/github/quotidian/Quotidian/qd-window-%s.ui", name);
  g_autoptr (GError) error = NULL;

  if (scope != NULL)
    gtk_builder_set_scope (builder, scope);
  gtk_builder_set_current_object (builder, G_OBJECT (self));
  /* What is compiled in can be read, as it can of a template. */
  if (!gtk_builder_add_from_resource (builder, path, &error))
    g_error ("%s", error->message);

  return builder;
}

static GtkBuilder *
add_page (QdWindow   *self,
          const char *name)
{
  GtkBuilder *builder = _qd_window_build (self, name, NULL);
  GtkWidget  *page = GTK_WIDGET (gtk_builder_get_object (builder, "page"));

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (gtk_builder_get_object (builder, "menu_button")), G_MENU_MODEL (self->small_menu));
  qd_menu_names_watch_buttons (page);
  qd_reading_order_set (page);
  qd_page_titles_wrap (page);
  qd_page_titles_wrap_buttons (page);
  gtk_stack_add_named (self->stack, page, name);

  return builder;
}

/* Makes the page of a library without articles, unless it is there already. */
void
_qd_window_ensure_welcome (QdWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->welcome_activity_bar != NULL)
    return;

  g_type_ensure (QD_TYPE_ACTIVITY_BAR);
  builder = add_page (self, "welcome");
  self->welcome_activity_bar = QD_ACTIVITY_BAR (gtk_builder_get_object (builder, "welcome_activity_bar"));
  _qd_window_show_activity (self);
}

/* Makes the page of a library that cannot be opened, unless it is there already. */
void
_qd_window_ensure_failed (QdWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->failed != NULL)
    return;

  builder = add_page (self, "failed");
  self->failed = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "failed"));
  self->failed_details = GTK_LABEL (gtk_builder_get_object (builder, "failed_details"));
  qd_address_label_set_up (GTK_WIDGET (self->failed_details));
  self->retry_button = GTK_BUTTON (gtk_builder_get_object (builder, "retry_button"));
  self->rescue_button = GTK_BUTTON (gtk_builder_get_object (builder, "rescue_button"));
  self->read_only_button = GTK_BUTTON (gtk_builder_get_object (builder, "read_only_button"));
  self->set_aside_button = GTK_BUTTON (gtk_builder_get_object (builder, "set_aside_button"));
  self->forget_button = GTK_BUTTON (gtk_builder_get_object (builder, "forget_button"));
}

/* Shows what goes on in the background in the bars that are there. */
void
_qd_window_show_activity (QdWindow *self)
{
  if (self->welcome_activity_bar != NULL)
    qd_activity_bar_set_activity (self->welcome_activity_bar, self->activity);
  if (self->source_pane == NULL)
    return;

  qd_activity_bar_set_activity (qd_source_pane_get_activity_bar (self->source_pane), self->activity);
  qd_activity_bar_set_activity (qd_article_pane_get_activity_bar (self->article_pane), self->activity);
}

/* Shows, or no longer, where files can be dropped. */
void
_qd_window_show_drop_area (QdWindow *self,
                           gboolean  shown)
{
  if (shown && gtk_revealer_get_child (self->drop_revealer) == NULL)
    {
      g_autoptr (GtkBuilder) builder = _qd_window_build (self, "drop", NULL);

      gtk_revealer_set_child (self->drop_revealer, GTK_WIDGET (gtk_builder_get_object (builder, "page")));
    }
  gtk_revealer_set_reveal_child (self->drop_revealer, shown);
}

/* They go with the window's template. */
void
_qd_window_forget_pages (QdWindow *self)
{
  self->failed = NULL;
  self->failed_details = NULL;
  self->retry_button = self->rescue_button = self->read_only_button = self->set_aside_button = self->forget_button = NULL;
  self->welcome_activity_bar = NULL;
  self->outer_split = self->inner_split = NULL;
  self->source_pane = NULL;
  self->article_pane = NULL;
  self->reading_pane = NULL;
  self->desk_stack = NULL;
  self->speakers_page = NULL;
  self->stories_page = NULL;
}
