/* qd-split-dialog.c: asks which parts of a source are another's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-split-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "store/qd-store-sources.h"
#include "widgets/qd-address-label.h"
#include "widgets/qd-alert.h"
#include "widgets/qd-row-names.h"

/* Rows are not made by the list as they are seen: of one that has more, as a portal may, the rest is not offered. */
#define MAX_PARTS 500

typedef struct
{
  AdwAlertDialog *dialog; /* borrowed: it owns this */
  AdwEntryRow    *name;   /* borrowed: a child of the dialog */
  GPtrArray      *checks; /* borrowed: children of the dialog, one a part */
  GPtrArray      *parts;
  char           *source;
  QdSplitFunc     func;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Asked;

static void
asked_free (Asked *asked)
{
  if (asked->destroy != NULL)
    asked->destroy (asked->user_data);
  g_ptr_array_unref (asked->checks);
  g_ptr_array_unref (asked->parts);
  g_free (asked->source);
  g_free (asked);
}

static gboolean
is_taken (Asked *asked,
          guint  index)
{
  return index < asked->checks->len && gtk_check_button_get_active (g_ptr_array_index (asked->checks, index));
}

/* What is taken goes under the other name; what stays keeps its own, whatever comes. */
static QdChange *
make_change (Asked      *asked,
             const char *name)
{
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssb)"));

  for (guint i = 0; i < asked->parts->len; i++)
    {
      const QdSourcePart *part = g_ptr_array_index (asked->parts, i);
      gboolean            taken = is_taken (asked, i);

      g_variant_builder_add (&names, "(sssb)", part->name, part->domain, taken ? name : asked->source, !taken);
    }

  return qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&names));
}

static char *
dup_name (Asked *asked)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asked->name))));
}

static void
response_cb (Asked      *asked,
             const char *response)
{
  g_autofree char     *name = dup_name (asked);
  g_autoptr (QdChange) change = NULL;

  if (g_strcmp0 (response, "split") != 0)
    return;

  change = make_change (asked, name);
  asked->func (asked->user_data, change, name);
}

static void
update_cb (Asked *asked)
{
  g_autofree char *name = dup_name (asked);
  guint            n_taken = 0;

  for (guint i = 0; i < asked->checks->len; i++)
    n_taken += is_taken (asked, i);
  adw_alert_dialog_set_response_enabled (asked->dialog, "split", n_taken > 0 && n_taken < asked->parts->len && *name != '\0' && g_strcmp0 (name, asked->source) != 0);
}

static GtkWidget *
make_row (Asked              *asked,
          const QdSourcePart *part)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *check = gtk_check_button_new ();
  g_autofree char *title = qd_source_name_dup_display (part->name);
  g_autofree char *domain = g_hostname_to_unicode (part->domain);
  g_autofree char *count = g_strdup_printf (ngettext ("%u article", "%u articles", part->n_articles), part->n_articles);
  g_autofree char *breakable = qd_address_label_dup_breakable (domain != NULL ? domain : part->domain);
  g_autofree char *subtitle = *part->domain != '\0' ? g_strdup_printf ("%s" QD_FORMAT_SEPARATOR "%s", breakable, count) : g_strdup (count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  qd_address_label_set_up (row);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update_cb), asked);
  g_ptr_array_add (asked->checks, check);

  return row;
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");

  return list;
}

static GtkWidget *
make_choice (Asked *asked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = make_list ();
  GtkWidget *name = make_list ();

  asked->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asked->name), _ ("Name of the Other Source"));
  qd_row_names_set (GTK_WIDGET (asked->name), _ ("Name of the Other Source"));
  g_signal_connect_swapped (asked->name, "changed", G_CALLBACK (update_cb), asked);
  gtk_list_box_append (GTK_LIST_BOX (name), GTK_WIDGET (asked->name));
  for (guint i = 0; i < MIN (asked->parts->len, MAX_PARTS); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (asked, g_ptr_array_index (asked->parts, i)));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), name);

  return box;
}

/**
 * qd_split_dialog_ask:
 * @parent: (not nullable): a widget of the window that asks
 * @source: (not nullable): the name of the source
 * @parts: (not nullable) (element-type QdSourcePart): what it consists of, two parts at least
 * @func: (not nullable): called with the answer
 * @user_data: for @func
 * @destroy: (nullable): called with @user_data when nobody answers any more
 *
 * Asks, in a dialog of its own. Thread: main.
 */
void
qd_split_dialog_ask (GtkWidget     *parent,
                     const char    *source,
                     GPtrArray     *parts,
                     QdSplitFunc    func,
                     gpointer       user_data,
                     GDestroyNotify destroy)
{
  AdwDialog       *dialog;
  Asked           *asked;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (source != NULL && parts != NULL && func != NULL);

  title = qd_source_name_dup_display (source);
  body = g_strdup_printf (_ ("The articles of “%s” came under these names from these sites. Those that you choose are listed as another source, also those that are still to be imported."), title);
  dialog = qd_alert_new (_ ("Split Source"), body);
  asked = g_new0 (Asked, 1);
  asked->dialog = ADW_ALERT_DIALOG (dialog);
  asked->checks = g_ptr_array_new ();
  asked->parts = g_ptr_array_ref (parts);
  asked->source = g_strdup (source);
  asked->func = func;
  asked->user_data = user_data;
  asked->destroy = destroy;
  g_object_set_data_full (G_OBJECT (dialog), "asked", asked, (GDestroyNotify)asked_free);
  adw_alert_dialog_add_responses (asked->dialog, "cancel", _ ("_Cancel"), "split", _ ("_Split"), NULL);
  adw_alert_dialog_set_response_appearance (asked->dialog, "split", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (asked->dialog, "cancel");
  adw_alert_dialog_set_default_response (asked->dialog, "split");
  adw_alert_dialog_set_extra_child (asked->dialog, make_choice (asked));
  update_cb (asked);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), asked);
  adw_dialog_present (dialog, parent);
}
