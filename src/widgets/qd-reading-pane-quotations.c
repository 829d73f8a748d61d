/* qd-reading-pane-quotations.c: the quotation that is selected, in the article and in the panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-reading-pane-private.h"

/* Selects a quotation in the article and in the panel, 0 for none. */
void
_qd_reading_pane_select_quotation (QdReadingPane *self,
                                   gint64         quotation_id,
                                   gboolean       scroll_to)
{
  self->place.quotation_id = quotation_id;
  qd_history_set_quotation (self->history, quotation_id);
  qd_article_view_select_quotation (self->article_view, quotation_id, scroll_to);
  qd_quotation_panel_select_quotation (self->panel, quotation_id);
}

/* A quotation was selected in the article. */
void
_qd_reading_pane_article_quotation_selected (QdReadingPane *self,
                                             gint64         quotation_id)
{
  self->place.quotation_id = quotation_id;
  qd_history_set_quotation (self->history, quotation_id);
  qd_quotation_panel_select_quotation (self->panel, quotation_id);

  /* Where the panel lies over the article, choosing a quotation is how one comes to it. Stepping through them is not. */
  if (quotation_id != 0 && !self->stepping && adw_overlay_split_view_get_collapsed (self->split))
    qd_reading_pane_set_panel_shown (self, TRUE);
}

/* A quotation was selected in the panel. */
void
_qd_reading_pane_panel_quotation_selected (QdReadingPane *self,
                                           gint64         quotation_id)
{
  self->place.quotation_id = quotation_id;
  qd_history_set_quotation (self->history, quotation_id);
  qd_article_view_select_quotation (self->article_view, quotation_id, TRUE);
}

/* The person goes on to another article from the panel. */
void
_qd_reading_pane_rendition_activated (QdReadingPane *self,
                                      gint64         article_id,
                                      gint64         quotation_id)
{
  if (adw_overlay_split_view_get_collapsed (self->split))
    qd_reading_pane_set_panel_shown (self, FALSE);
  qd_reading_pane_open (self, article_id, quotation_id);
}

/**
 * qd_reading_pane_get_quotation_id:
 * @self: a pane
 *
 * Returns: the row of the selected quotation, or 0
 */
gint64
qd_reading_pane_get_quotation_id (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), 0);

  return self->article != NULL ? self->place.quotation_id : 0;
}

static void
step (QdReadingPane *self,
      void (*function) (QdArticleView *view))
{
  if (self->article == NULL)
    return;

  self->stepping = TRUE;
  function (self->article_view);
  self->stepping = FALSE;
}

/**
 * qd_reading_pane_next_quotation:
 * @self: a pane
 *
 * Selects the next quotation of the article.
 */
void
qd_reading_pane_next_quotation (QdReadingPane *self)
{
  g_return_if_fail (QD_IS_READING_PANE (self));

  step (self, qd_article_view_next_quotation);
}

/**
 * qd_reading_pane_previous_quotation:
 * @self: a pane
 *
 * Selects the previous quotation of the article.
 */
void
qd_reading_pane_previous_quotation (QdReadingPane *self)
{
  g_return_if_fail (QD_IS_READING_PANE (self));

  step (self, qd_article_view_previous_quotation);
}
