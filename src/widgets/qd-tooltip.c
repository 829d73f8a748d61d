/* qd-tooltip.c: tooltips of what there are hundreds of
 *
 * gtk_widget_set_tooltip_text() asks the display server where the pointer is, each time, and waits for the answer: rows that are made or
 * get other items would wait that often within one frame. These ask for nothing until the pointer rests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-tooltip.h"

static const char key[] = "qd-tooltip";

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    by_keyboard,
          GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, g_object_get_data (G_OBJECT (widget), key));

  return TRUE;
}

/**
 * qd_tooltip_set:
 * @widget: (not nullable): a widget
 * @text: (nullable): what its tooltip says; %NULL for none
 *
 * For rows of lists; what is told to those who do not see it is to be said otherwise. Thread: main.
 */
void
qd_tooltip_set (GtkWidget  *widget,
                const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data_full (G_OBJECT (widget), key, g_strdup (text), g_free);
  g_signal_handlers_disconnect_by_func (widget, query_cb, NULL);
  if (text != NULL)
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
  gtk_widget_set_has_tooltip (widget, text != NULL);
}
