/* qd-article-pane-state.c: what the article pane says instead of a list, and above it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qd-format.h"
#include "widgets/qd-article-pane-private.h"
#include "widgets/qd-failure-page.h"

/* What is there before this many milliseconds have passed needs no spinner. */
#define SPINNER_DELAY 300

/* Whether something is in the search entry. The sort action asks for its state before the template is there, and after. */
gboolean
_qd_article_pane_is_searching (QdArticlePane *self)
{
  return self->search != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static gboolean
is_filtered (QdArticlePane *self)
{
  return self->only.unread || self->only.starred || self->only.quoting || self->only.shared;
}

static void
describe_failure (QdArticlePane *self,
                  const GError  *error)
{
  adw_status_page_set_title (self->failed, g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_QUERY) ? _ ("This Search Cannot Be Understood") : _ ("The Articles Cannot Be Listed"));
  qd_failure_page_set_error (self->failed, error);
}

static void
describe_nothing (QdArticlePane *self)
{
  const char *icon_name = "qd-articles-symbolic";
  const char *title = _ ("No Articles");
  const char *description = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->nothing_button), is_filtered (self));
  if (is_filtered (self))
    {
      icon_name = "edit-find-symbolic";
      title = _ ("Nothing Left");
      description = _ ("There are articles, but the filter shows none of them.");
    }
  else if (_qd_article_pane_is_searching (self))
    {
      icon_name = "edit-find-symbolic";
      title = _ ("Nothing Found");
      description = _ ("Try other or fewer words, or search all articles.");
    }
  else if (self->source != NULL && qd_source_item_get_kind (self->source) == QD_SOURCE_UNREAD)
    {
      icon_name = "object-select-symbolic";
      title = _ ("All Read");
      description = _ ("New articles are listed here until they have been opened.");
    }
  else if (self->source != NULL && qd_source_item_get_kind (self->source) == QD_SOURCE_STARRED)
    {
      icon_name = "qd-unstarred-symbolic";
      title = _ ("Nothing Starred");
      description = _ ("Star an article to find it here again.");
    }
  else if (self->source != NULL && qd_source_item_get_kind (self->source) == QD_SOURCE_TAG)
    {
      title = _ ("Nothing Tagged");
      description = _ ("Drag articles onto the tag, or press T in the list of articles.");
    }

  adw_status_page_set_icon_name (self->nothing, icon_name);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
}

/* Shows the list, or why there is none. */
void
_qd_article_pane_show_state (QdArticlePane *self)
{
  const GError *error;
  gboolean      empty;

  if (self->list == NULL || qd_article_list_get_loading (self->list))
    return;

  error = qd_article_list_get_error (self->list);
  empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  if (error != NULL)
    describe_failure (self, error);
  else if (empty)
    describe_nothing (self);

  gtk_stack_set_visible_child_name (self->stack, error != NULL ? "failed" : empty ? "nothing"
                                                                                  : "list");
}

static gboolean
spinner_cb (gpointer user_data)
{
  QdArticlePane *self = user_data;

  self->spinner_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

/* Shows a spinner while the list takes long to come, else what has come. */
void
_qd_article_pane_show_loading (QdArticlePane *self)
{
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  if (qd_article_list_get_loading (self->list))
    self->spinner_source = g_timeout_add (SPINNER_DELAY, spinner_cb, self);
  else
    _qd_article_pane_show_state (self);
}

/* What narrows the list down, said above it. */
void
_qd_article_pane_show_only (QdArticlePane *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char      *label = NULL;

  if (self->only.unread)
    g_ptr_array_add (parts, _ ("Unread"));
  if (self->only.starred)
    g_ptr_array_add (parts, _ ("Starred"));
  if (self->only.quoting)
    g_ptr_array_add (parts, _ ("With quotations"));
  if (self->only.shared)
    g_ptr_array_add (parts, _ ("With shared quotations"));
  g_ptr_array_add (parts, NULL);
  label = g_strjoinv (QD_FORMAT_SEPARATOR, (char **)parts->pdata);
  gtk_label_set_label (self->only_label, label);
  gtk_revealer_set_reveal_child (self->only_revealer, is_filtered (self));
  if (is_filtered (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->view_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view_button), "accent");
}
