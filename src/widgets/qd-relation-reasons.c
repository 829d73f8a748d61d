/* qd-relation-reasons.c: what ties a quotation to that of another article, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-relation-reasons.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/qd-relation-words.h"
#include "store/qd-store-correct.h"
#include "widgets/qd-aside.h"

struct _QdRelationReasons
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *reasons;

  QdLibrary         *library;
  QdQuotationRecord *quotation;
  QdRendition       *rendition;
  GCancellable      *cancellable;
};

G_DEFINE_FINAL_TYPE (QdRelationReasons, qd_relation_reasons, ADW_TYPE_BIN)

/* The kinds that can be chosen: all but none. */
#define FIRST_KIND QD_RELATION_VERBATIM
#define LAST_KIND QD_RELATION_FRAGMENT

static void
add_reason (QdRelationReasons *self,
            const char        *text,
            const char        *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->reasons), label);
}

static void
explained_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (QdRelationReasons) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_auto (GStrv)                reasons = qd_store_explain_relation_finish (QD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reasons == NULL)
    return;
  if (self->rendition->relation.kind == QD_RELATION_NONE)
    add_reason (self, _ ("It belongs to the same statement by way of another article."), "body");
  for (guint i = 0; reasons != NULL && reasons[i] != NULL; i++)
    add_reason (self, reasons[i], "body");
  if (reasons == NULL)
    add_reason (self, error->message, "body");
}

/* The rendition comes first, so that the quotations of the article that is read keep their rows. */
static void
relate (QdRelationReasons *self,
        QdRelationKind     kind)
{
  /* Once it is closed its button lets go of it, and it is in no window any more. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.relate", "(xxs)", self->rendition->quotation->id, self->quotation->id, qd_relation_kind_to_string (kind));
  qd_aside_close (GTK_WIDGET (self));
}

static void
kind_cb (QdRelationReasons *self,
         GtkListBoxRow     *row)
{
  QdRelationKind kind = (QdRelationKind)(FIRST_KIND + gtk_list_box_row_get_index (row));

  if (kind != self->rendition->relation.kind)
    relate (self, kind);
  else
    qd_aside_close (GTK_WIDGET (self));
}

static void
cut_cb (QdRelationReasons *self)
{
  relate (self, QD_RELATION_NONE);
}

static GtkWidget *
create_kind (QdRelationKind kind,
             gboolean       chosen)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (qd_relation_words_for_choice (kind));
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_opacity (icon, chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, qd_relation_words_for_choice (kind), -1);
  return row;
}

/* A list and no radio buttons: with these, going from one to the next by keys would choose each on the way. Where nothing ties
 * the two directly, none is chosen. */
static void
add_kinds (QdRelationReasons *self)
{
  GtkWidget *kinds = gtk_list_box_new ();
  GtkWidget *heading = gtk_label_new (_ ("Relation"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_top (heading, 6);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->box), heading);
  for (guint kind = FIRST_KIND; kind <= LAST_KIND; kind++)
    gtk_list_box_append (GTK_LIST_BOX (kinds), create_kind ((QdRelationKind)kind, kind == self->rendition->relation.kind));
  if (self->rendition->relation.kind != QD_RELATION_NONE)
    gtk_list_box_select_row (GTK_LIST_BOX (kinds), gtk_list_box_get_row_at_index (GTK_LIST_BOX (kinds), (int)self->rendition->relation.kind - FIRST_KIND));
  gtk_widget_add_css_class (kinds, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Relation"), -1);
  g_signal_connect_swapped (kinds, "row-activated", G_CALLBACK (kind_cb), self);
  gtk_box_append (GTK_BOX (self->box), kinds);
}

static void
qd_relation_reasons_dispose (GObject *object)
{
  QdRelationReasons *self = QD_RELATION_REASONS (object);

  g_cancellable_cancel (self->cancellable);
  self->reasons = NULL;

  G_OBJECT_CLASS (qd_relation_reasons_parent_class)->dispose (object);
}

static void
qd_relation_reasons_finalize (GObject *object)
{
  QdRelationReasons *self = QD_RELATION_REASONS (object);

  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->quotation, qd_quotation_record_unref);
  g_clear_pointer (&self->rendition, qd_rendition_unref);

  G_OBJECT_CLASS (qd_relation_reasons_parent_class)->finalize (object);
}

static void
qd_relation_reasons_class_init (QdRelationReasonsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qd_relation_reasons_dispose;
  G_OBJECT_CLASS (klass)->finalize = qd_relation_reasons_finalize;
}

static void
qd_relation_reasons_init (QdRelationReasons *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->reasons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "reasons");
  gtk_box_append (GTK_BOX (self->box), self->reasons);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * qd_relation_reasons_new:
 * @library: (not nullable): where the two are
 * @quotation: (not nullable): a quotation of the article that is read
 * @rendition: (not nullable): the same in another article
 *
 * Says why the two are tied, and lets the person say otherwise, by the action “win.relate”. Thread: main.
 *
 * Returns: (transfer floating): what to show beside the button that asked; see qd_aside_set()
 */
GtkWidget *
qd_relation_reasons_new (QdLibrary         *library,
                         QdQuotationRecord *quotation,
                         QdRendition       *rendition)
{
  QdRelationReasons *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (quotation != NULL && rendition != NULL, NULL);

  self = g_object_new (QD_TYPE_RELATION_REASONS, NULL);
  self->library = g_object_ref (library);
  self->quotation = qd_quotation_record_ref (quotation);
  self->rendition = qd_rendition_ref (rendition);
  add_reason (self, qd_relation_words_for_rendition (rendition), "heading");
  qd_store_explain_relation_async (qd_library_get_store (library), quotation->id, rendition->quotation->id, self->cancellable, explained_cb, g_object_ref (self));
  if (!qd_store_get_read_only (qd_library_get_store (library)))
    {
      GtkWidget *cut = gtk_button_new_with_mnemonic (_ ("_Not the Same Statement"));

      add_kinds (self);
      g_signal_connect_swapped (cut, "clicked", G_CALLBACK (cut_cb), self);
      gtk_widget_set_halign (cut, GTK_ALIGN_START);
      gtk_widget_set_margin_top (cut, 6);
      gtk_box_append (GTK_BOX (self->box), cut);
    }
  return GTK_WIDGET (self);
}
