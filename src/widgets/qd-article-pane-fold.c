/* qd-article-pane-fold.c: the article pane as a page of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-pane-private.h"

/* A page has a way back and the buttons of the window in its header bar. What is left there is for its title: the buttons of the
 * list go beside its search. */
static void
move_buttons (QdArticlePane *self,
              gboolean       folded)
{
  GtkWidget *view_button = GTK_WIDGET (self->view_button), *select_button = GTK_WIDGET (self->select_button);

  if ((gtk_widget_get_parent (view_button) == GTK_WIDGET (self->search_box)) == folded)
    return;

  g_object_ref (view_button);
  g_object_ref (select_button);
  if (folded)
    {
      adw_header_bar_remove (self->header_bar, view_button);
      adw_header_bar_remove (self->header_bar, select_button);
      gtk_box_append (self->search_box, select_button);
      gtk_box_append (self->search_box, view_button);
    }
  else
    {
      gtk_box_remove (self->search_box, view_button);
      gtk_box_remove (self->search_box, select_button);
      adw_header_bar_pack_end (self->header_bar, view_button);
      adw_header_bar_pack_end (self->header_bar, select_button);
    }
  g_object_unref (select_button);
  g_object_unref (view_button);
}

/**
 * qd_article_pane_set_folded:
 * @self: (not nullable): a pane
 * @folded: whether the pane is a page of its own
 *
 * On a page of its own, one click goes on to the article. Thread: main.
 */
void
qd_article_pane_set_folded (QdArticlePane *self,
                            gboolean       folded)
{
  g_return_if_fail (QD_IS_ARTICLE_PANE (self));

  self->folded = folded;
  move_buttons (self, folded);
  gtk_list_view_set_single_click_activate (self->view, folded && !self->selection_mode);
  if (!folded && !self->selection_mode)
    qd_article_pane_select (self, self->selected_id);
}
