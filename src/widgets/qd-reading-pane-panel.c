/* qd-reading-pane-panel.c: whether the quotations are shown beside the article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-reading-pane-private.h"

/* AdwOverlaySplitView (1.7) allocates a sidebar that it does not show, too, in whatever the content leaves: of a window that is made
 * narrow at one go that is nothing, before it is folded. What is not visible is not laid out. */
static void
show_panel (QdReadingPane *self,
            gboolean       shown)
{
  if (shown)
    gtk_widget_set_visible (GTK_WIDGET (self->panel_page), TRUE);
  adw_overlay_split_view_set_show_sidebar (self->split, shown);
}

/* It has slid out, or the whole pane is out of sight. */
void
_qd_reading_pane_panel_unmapped (QdReadingPane *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split))
    gtk_widget_set_visible (GTK_WIDGET (self->panel_page), FALSE);
}

/* Beside the article the panel is there as the person has set it; over the article only when they want it now. */
void
_qd_reading_pane_sync_panel (QdReadingPane *self)
{
  gboolean shown = self->place.article_id != 0 &&
                   !adw_overlay_split_view_get_collapsed (self->split) &&
                   g_settings_get_boolean (self->settings, "panel-visible");

  self->syncing = TRUE;
  show_panel (self, shown);
  self->syncing = FALSE;
}

/**
 * qd_reading_pane_get_panel_shown:
 * @self: a pane
 *
 * Returns: whether the quotation panel is shown
 */
gboolean
qd_reading_pane_get_panel_shown (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), FALSE);

  return adw_overlay_split_view_get_show_sidebar (self->split);
}

/**
 * qd_reading_pane_set_panel_shown:
 * @self: a pane
 * @shown: whether to show the quotation panel
 *
 * Beside the article this is remembered; where the panel comes over the article, it is not.
 */
void
qd_reading_pane_set_panel_shown (QdReadingPane *self,
                                 gboolean       shown)
{
  g_return_if_fail (QD_IS_READING_PANE (self));

  if (!adw_overlay_split_view_get_collapsed (self->split) && !self->syncing)
    g_settings_set_boolean (self->settings, "panel-visible", shown);
  show_panel (self, shown && self->place.article_id != 0);
}
