/* qd-name-dialog.c: asks how something is to be called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-name-dialog.h"

#include <glib/gi18n-lib.h>

#include "store/qd-records.h"
#include "widgets/qd-alert.h"
#include "widgets/qd-row-names.h"
#include "widgets/qd-tag-colours.h"

/* A question that is being asked. */
typedef struct
{
  GtkWidget      *parent;
  AdwAlertDialog *dialog; /* borrowed */
  GtkEditable    *entry;  /* borrowed: a child of the dialog */
  QdNameFunc      func;
  gpointer        user_data;
  GDestroyNotify  destroy;
  guint           colour;
  gboolean        answered;
} Question;

static void
question_free (Question *question)
{
  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_clear_object (&question->parent);
  g_free (question);
}

static char *
dup_name (Question *question)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));
}

static void
changed_cb (Question *question)
{
  g_autofree char *name = dup_name (question);

  adw_alert_dialog_set_response_enabled (question->dialog, "accept", *name != '\0');
}

static void
colour_cb (GtkToggleButton *button,
           Question        *question)
{
  if (gtk_toggle_button_get_active (button))
    question->colour = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "colour"));
}

static void
response_cb (Question   *question,
             const char *response)
{
  g_autofree char *name = dup_name (question);

  question->answered = TRUE;
  if (g_strcmp0 (response, "accept") == 0 && *name != '\0')
    question->func (question->parent, name, question->colour, question->user_data);
}

/* Enter in the entry is as good as the button. */
static void
activate_cb (Question *question)
{
  g_autofree char *name = dup_name (question);

  if (*name == '\0')
    return;

  response_cb (question, "accept");
  adw_dialog_force_close (ADW_DIALOG (question->dialog));
}

static GtkWidget *
make_colours (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *first = NULL;

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Color"), -1);
  for (guint i = 0; i < QD_TAG_N_COLOURS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_widget_add_css_class (button, "circular");
      gtk_widget_add_css_class (button, "tag-colour");
      gtk_widget_add_css_class (button, qd_tag_colour_get_class (i));
      gtk_widget_set_tooltip_text (button, qd_tag_colour_get_name (i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, qd_tag_colour_get_name (i), -1);
      g_object_set_data (G_OBJECT (button), "colour", GUINT_TO_POINTER (i));
      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == question->colour);
      g_signal_connect (button, "toggled", G_CALLBACK (colour_cb), question);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static GtkWidget *
make_body (Question             *question,
           const QdNameQuestion *asked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), asked->label);
  qd_row_names_set (entry, asked->label);
  gtk_editable_set_text (GTK_EDITABLE (entry), asked->name != NULL ? asked->name : "");
  question->entry = GTK_EDITABLE (entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), question);
  g_signal_connect_swapped (entry, "entry-activated", G_CALLBACK (activate_cb), question);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_box_append (GTK_BOX (box), list);
  if (asked->colours)
    gtk_box_append (GTK_BOX (box), make_colours (question));

  return box;
}

static gboolean
has_focus (GtkWidget *dialog)
{
  GtkRoot   *root = gtk_widget_get_root (dialog);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, dialog);
}

static gboolean
take_focus_cb (gpointer user_data)
{
  GtkWidget *dialog = user_data;
  Question  *question = g_object_get_data (G_OBJECT (dialog), "question");

  if (!question->answered && gtk_widget_get_mapped (dialog))
    gtk_widget_grab_focus (GTK_WIDGET (question->entry));

  return G_SOURCE_REMOVE;
}

/* The menu that it was asked for in may close after it has opened, and take the focus with it, which then comes back to the button: what is
 * typed would go nowhere. */
static void
focus_changed_cb (GtkWidget  *dialog,
                  GParamSpec *pspec,
                  GtkRoot    *root)
{
  if (!has_focus (dialog))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_focus_cb, g_object_ref (dialog), g_object_unref);
}

static void
mapped_cb (GtkWidget *dialog)
{
  GtkRoot *root = gtk_widget_get_root (dialog);

  g_signal_handlers_disconnect_by_func (root, focus_changed_cb, dialog);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_focus_cb, g_object_ref (dialog), g_object_unref);
}

/**
 * qd_name_dialog_ask:
 * @parent: (not nullable): a widget in the window
 * @question: (not nullable): what to ask
 * @func: (not nullable) (scope notified): called once if the person gives a name
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data when the question is over
 *
 * Asks for a name, and for a colour where that is wanted, in a dialog.
 */
void
qd_name_dialog_ask (GtkWidget            *parent,
                    const QdNameQuestion *question,
                    QdNameFunc            func,
                    gpointer              user_data,
                    GDestroyNotify        destroy)
{
  AdwDialog *dialog;
  Question  *asked;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (question != NULL);
  g_return_if_fail (func != NULL);

  dialog = qd_alert_new (question->heading, question->body);
  asked = g_new0 (Question, 1);
  asked->parent = g_object_ref (parent);
  asked->dialog = ADW_ALERT_DIALOG (dialog);
  asked->func = func;
  asked->user_data = user_data;
  asked->destroy = destroy;
  asked->colour = question->colour;
  g_object_set_data_full (G_OBJECT (dialog), "question", asked, (GDestroyNotify)question_free);
  adw_alert_dialog_add_responses (asked->dialog, "cancel", _ ("_Cancel"), "accept", question->accept, NULL);
  adw_alert_dialog_set_response_appearance (asked->dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (asked->dialog, "accept");
  adw_alert_dialog_set_close_response (asked->dialog, "cancel");
  adw_alert_dialog_set_extra_child (asked->dialog, make_body (asked, question));
  changed_cb (asked);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), asked);
  g_signal_connect (dialog, "map", G_CALLBACK (mapped_cb), NULL);
  adw_dialog_set_focus (dialog, GTK_WIDGET (asked->entry));
  adw_dialog_present (dialog, parent);
}
