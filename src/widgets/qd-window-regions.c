/* qd-window-regions.c: from one part of the window to the next by key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-window-private.h"

#define MAX_REGIONS 4

static void
add_region (GtkWidget *regions[MAX_REGIONS],
            guint     *n_regions,
            GtkWidget *region)
{
  if (region != NULL && gtk_widget_get_mapped (region))
    regions[(*n_regions)++] = region;
}

/* Those that are shown, in the order in which they are read: sources, what is listed, the article, its quotations. */
static guint
list_regions (QdWindow  *self,
              GtkWidget *regions[MAX_REGIONS])
{
  GtkWidget *listed = gtk_stack_get_visible_child (self->desk_stack);
  guint      n_regions = 0;

  add_region (regions, &n_regions, qd_source_pane_get_list_view (self->source_pane));
  if (listed != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->article_pane), listed))
    {
      add_region (regions, &n_regions, qd_article_pane_get_list_view (self->article_pane));
      add_region (regions, &n_regions, qd_reading_pane_get_text (self->reading_pane));
      add_region (regions, &n_regions, qd_reading_pane_get_list_view (self->reading_pane));
    }
  else
    {
      add_region (regions, &n_regions, listed);
    }
  return n_regions;
}

/* Where the focus is in none, in a bar say, it goes to the first, or the last. */
static void
move_focus (QdWindow *self,
            gboolean  forward)
{
  GtkWidget *regions[MAX_REGIONS];
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint      n_regions = self->library != NULL ? list_regions (self, regions) : 0;
  guint      at = forward ? n_regions - 1 : 0;

  for (guint i = 0; i < n_regions; i++)
    if (focus != NULL && (focus == regions[i] || gtk_widget_is_ancestor (focus, regions[i])))
      at = i;
  for (guint i = 0; i < n_regions; i++)
    {
      at = (at + (forward ? 1 : n_regions - 1)) % n_regions;
      if (gtk_widget_grab_focus (regions[at]) || gtk_widget_child_focus (regions[at], GTK_DIR_TAB_FORWARD))
        {
          gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
          return;
        }
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

void
_qd_window_next_region_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  move_focus (user_data, TRUE);
}

void
_qd_window_previous_region_cb (GSimpleAction *action,
                               GVariant      *parameter,
                               gpointer       user_data)
{
  move_focus (user_data, FALSE);
}
