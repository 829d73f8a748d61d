/* qd-article-pane-selection.c: which of the articles are selected, and that the one which is read is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-pane-private.h"

/* Milliseconds in which an article appears that has been asked for, before the list goes to where it is. */
#define FOLLOW_DELAY 60

static void follow_now (QdArticlePane *self);

guint
_qd_article_pane_get_n_selected (QdArticlePane *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint)gtk_bitset_get_size (selected);
}

/* Returns: (transfer full) (element-type gint64): what is selected, in the order of the list; nothing is loaded */
GArray *
_qd_article_pane_dup_selected (QdArticlePane *self)
{
  GArray               *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter         iter;
  guint                 position;

  if (self->selection == NULL)
    return ids;
  follow_now (self);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = qd_article_list_get_id (self->list, position);

      if (id != 0)
        g_array_append_val (ids, id);
    }

  return ids;
}

/* In a folded window the pointer selects what it passes over, and a click activates: there the selection is no choice. One
 * article that is selected is read; several are to be done something with. */
void
_qd_article_pane_selection_changed (QdArticlePane *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gint64                id;

  _qd_article_pane_update_selection (self);
  if (self->folded || self->selecting || self->selection_mode || gtk_bitset_get_size (selected) != 1)
    return;

  id = qd_article_list_get_id (self->list, gtk_bitset_get_minimum (selected));
  if (id != 0 && id != self->selected_id)
    _qd_article_pane_choose (self, id, FALSE);
}

static void
select_only (QdArticlePane *self,
             guint          position)
{
  self->selecting = TRUE;
  if (position != G_MAXUINT)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->selecting = FALSE;
  _qd_article_pane_update_selection (self);
}

/* The article that is read stays selected when the list has become another one, if it is in there too; where it has been
 * removed, the next one is read. */
static gboolean
reselect_cb (gpointer user_data)
{
  QdArticlePane *self = user_data;
  guint          position = qd_article_list_find (self->list, self->selected_id);
  guint          n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  self->reselect_source = 0;
  if (self->reveal_id != 0)
    {
      guint revealed = qd_article_list_find (self->list, self->reveal_id);

      if (revealed != G_MAXUINT)
        {
          gtk_list_view_scroll_to (self->view, revealed, GTK_LIST_SCROLL_NONE, NULL);
          self->reveal_id = 0;
        }
    }
  if (self->selected_id == 0 || self->selection_mode || _qd_article_pane_get_n_selected (self) > 0)
    return G_SOURCE_REMOVE;

  if (position != G_MAXUINT)
    select_only (self, position);
  else if (self->next_position != G_MAXUINT && n_items > 0 && !self->folded)
    {
      guint next = MIN (self->next_position, n_items - 1);

      /* The focus goes to the first row with the row that it was on, and arrows would go on from there. */
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), next, TRUE);
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL)
        gtk_list_view_scroll_to (self->view, next, GTK_LIST_SCROLL_FOCUS, NULL);
    }
  self->next_position = G_MAXUINT;

  return G_SOURCE_REMOVE;
}

/* Selects the article again that the list has lost sight of, once it has settled. */
void
_qd_article_pane_queue_reselect (QdArticlePane *self)
{
  if (self->reselect_source == 0 && (self->reveal_id != 0 || (self->selected_id != 0 && !self->selection_mode && _qd_article_pane_get_n_selected (self) == 0)))
    self->reselect_source = g_idle_add_full (G_PRIORITY_HIGH, reselect_cb, self, NULL);
}

/* Lets the person select one after the other with a finger. */
void
_qd_article_pane_set_selection_mode (QdArticlePane *self,
                                     gboolean       selection_mode)
{
  if (self->selection_mode == selection_mode)
    return;

  self->selection_mode = selection_mode;
  gtk_list_view_set_single_click_activate (self->view, self->folded && !selection_mode);
  if (selection_mode)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "selecting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "selecting");
  if (self->selection != NULL)
    {
      if (selection_mode)
        select_only (self, G_MAXUINT);
      else
        qd_article_pane_select (self, self->selected_id);
    }
  g_object_notify (G_OBJECT (self), "selection-mode");
}

static gboolean
follow_cb (gpointer user_data)
{
  QdArticlePane *self = user_data;
  gint64         article_id = self->selected_id;
  guint          position = article_id != 0 ? qd_article_list_find (self->list, article_id) : G_MAXUINT;

  self->follow_source = 0;
  /* Several that are selected stay so while one of them is read. */
  if (!self->selection_mode && (_qd_article_pane_get_n_selected (self) <= 1 || position == G_MAXUINT || !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position)))
    select_only (self, position);
  if (position != G_MAXUINT)
    {
      qd_article_list_keep (self->list, article_id);
      gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_NONE, NULL);
    }

  return G_SOURCE_REMOVE;
}

/* Whoever is about to look at the selection gets the one that is due. */
static void
follow_now (QdArticlePane *self)
{
  if (self->follow_source == 0)
    return;
  g_source_remove (self->follow_source);
  follow_cb (self);
}

/**
 * qd_article_pane_select:
 * @self: a pane
 * @article_id: the article that is read, or 0
 *
 * Selects an article if it is in the list, and shows it there, a moment later: what is read comes first, and the list may have
 * two hundred rows to lay out for it. Emits nothing.
 */
void
qd_article_pane_select (QdArticlePane *self,
                        gint64         article_id)
{
  g_return_if_fail (QD_IS_ARTICLE_PANE (self));

  self->selected_id = article_id;
  if (self->list != NULL && self->follow_source == 0)
    self->follow_source = g_timeout_add_full (G_PRIORITY_LOW, FOLLOW_DELAY, follow_cb, self, NULL);
}
