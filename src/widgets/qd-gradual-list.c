/* qd-gradual-list.c: gives a list view its first rows first
 *
 * A GtkListView makes and measures some two hundred rows at once, whatever is in sight. Where a row is more than a line of text, that
 * takes many frames; so a view gets as many as are in sight, and some more after each frame until it has those that it keeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-gradual-list.h"

/* As many as a window shows of most lists; how many come after a frame of so many milliseconds; and with how many a view has all the rows
 * that it keeps. */
#define FIRST 24
#define STEP 20
#define INTERVAL 16
#define KEPT 240

typedef struct
{
  GtkSliceListModel *list; /* borrowed: it owns this */
  guint              source;
} Growth;

static Growth *
get_growth (GtkSliceListModel *list)
{
  return g_object_get_data (G_OBJECT (list), "growth");
}

static void
growth_free (gpointer data)
{
  Growth *growth = data;

  g_clear_handle_id (&growth->source, g_source_remove);
  g_free (growth);
}

static gboolean
grow_cb (gpointer user_data)
{
  Growth     *growth = user_data;
  guint       size = gtk_slice_list_model_get_size (growth->list);
  GListModel *model = gtk_slice_list_model_get_model (growth->list);

  if (size < KEPT && model != NULL && size < g_list_model_get_n_items (model))
    {
      gtk_slice_list_model_set_size (growth->list, size + STEP);
      return G_SOURCE_CONTINUE;
    }

  growth->source = 0;
  gtk_slice_list_model_set_size (growth->list, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

/**
 * qd_gradual_list_new:
 * @model: (not nullable): what a view is to show; a reference is taken
 *
 * Thread: main.
 *
 * Returns: (transfer full): the same items, all of them within some frames
 */
GtkSliceListModel *
qd_gradual_list_new (GListModel *model)
{
  GtkSliceListModel *list;
  Growth            *growth;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  list = gtk_slice_list_model_new (g_object_ref (model), 0, FIRST);
  growth = g_new0 (Growth, 1);
  growth->list = list;
  g_object_set_data_full (G_OBJECT (list), "growth", growth, growth_free);
  qd_gradual_list_restart (list);

  return list;
}

/**
 * qd_gradual_list_restart:
 * @list: (not nullable): what qd_gradual_list_new() gave
 *
 * Begins with the first rows again, before all items become others. Thread: main.
 */
void
qd_gradual_list_restart (GtkSliceListModel *list)
{
  Growth *growth;

  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (list));

  growth = get_growth (list);
  gtk_slice_list_model_set_size (list, FIRST);
  if (growth->source == 0)
    growth->source = g_timeout_add_full (G_PRIORITY_LOW, INTERVAL, grow_cb, growth, NULL);
}

/**
 * qd_gradual_list_reach:
 * @list: (not nullable): what qd_gradual_list_new() gave
 * @position: of an item
 *
 * Has that item at once, with all before it. Thread: main.
 */
void
qd_gradual_list_reach (GtkSliceListModel *list,
                       guint              position)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (list));

  if (position >= gtk_slice_list_model_get_size (list))
    gtk_slice_list_model_set_size (list, MAX (position + 1, KEPT));
}
