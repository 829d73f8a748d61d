/* qd-merge-dialog.c: asks what something is to be made one with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-merge-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/qd-alert.h"

/* Characters of a line of a name in the list: as wide as the dialog. */
#define MOST_CHARS 36

typedef struct
{
  AdwComboRow   *combo; /* borrowed: a child of the dialog */
  GtkStringList *choices;
  QdMergeFunc    func;
  gpointer       user_data;
  GDestroyNotify destroy;
} Asked;

static void
asked_free (Asked *asked)
{
  if (asked->destroy != NULL)
    asked->destroy (asked->user_data);
  g_object_unref (asked->choices);
  g_free (asked);
}

static void
response_cb (Asked      *asked,
             const char *response)
{
  guint chosen = adw_combo_row_get_selected (asked->combo);

  if (g_strcmp0 (response, "merge") == 0 && chosen < g_list_model_get_n_items (G_LIST_MODEL (asked->choices)))
    asked->func (asked->user_data, chosen);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (list_item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), name);
  gtk_list_item_set_accessible_label (list_item, name);
}

static GtkWidget *
make_choice (Asked      *asked,
             const char *label)
{
  g_autoptr (GtkExpression)      name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget                     *list = gtk_list_box_new ();
  GtkWidget                     *combo = adw_combo_row_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  asked->combo = ADW_COMBO_ROW (combo);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), label);
  adw_combo_row_set_expression (asked->combo, name);
  /* Below its label, and in the list, a name has the whole width and more lines than one. */
  adw_combo_row_set_use_subtitle (asked->combo, TRUE);
  adw_combo_row_set_list_factory (asked->combo, factory);
  adw_combo_row_set_model (asked->combo, G_LIST_MODEL (asked->choices));
  adw_combo_row_set_enable_search (asked->combo, TRUE);
  adw_combo_row_set_search_match_mode (asked->combo, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), combo);

  return list;
}

/**
 * qd_merge_dialog_ask:
 * @parent: (not nullable): a widget of the window that asks
 * @question: (not nullable): what to ask
 * @func: (not nullable): called with the answer
 * @user_data: for @func
 * @destroy: (nullable): called with @user_data when nobody answers any more
 *
 * Asks, in a dialog of its own. Thread: main.
 */
void
qd_merge_dialog_ask (GtkWidget             *parent,
                     const QdMergeQuestion *question,
                     QdMergeFunc            func,
                     gpointer               user_data,
                     GDestroyNotify         destroy)
{
  AdwDialog *dialog;
  Asked     *asked;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (question != NULL && func != NULL);

  dialog = qd_alert_new (question->heading, question->body);
  asked = g_new0 (Asked, 1);
  asked->choices = g_object_ref (question->choices);
  asked->func = func;
  asked->user_data = user_data;
  asked->destroy = destroy;
  g_object_set_data_full (G_OBJECT (dialog), "asked", asked, (GDestroyNotify)asked_free);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "merge", _ ("_Merge"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "merge", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "merge");
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), make_choice (asked, question->label));
  /* What to choose comes before what is done with it; AdwAlertDialog gives the focus to the button of the answer when it appears. */
  g_signal_connect_object (dialog, "map", G_CALLBACK (gtk_widget_grab_focus), asked->combo, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), asked);
  adw_dialog_present (dialog, parent);
}
