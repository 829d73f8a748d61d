/* qd-comparison-detail.c: what the compare view shows of the rendition that is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-comparison-detail.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "widgets/qd-aside.h"
#include "widgets/qd-diff-label.h"
#include "widgets/qd-relation-reasons.h"

struct _QdComparisonDetail
{
  GtkBox parent_instance;

  /* Template children */
  QdDiffLabel   *words;
  GtkLabel      *title;
  GtkMenuButton *why;
  GtkWidget     *compare;
  GtkWidget     *same;

  /* Owned */
  QdComparisonItem *item;

  /* Owned: what the popover is about; NULL where nothing is known of it. */
  QdLibrary         *library;
  QdQuotationRecord *reference;
  QdRendition       *related;
};

enum {
  SIGNAL_OPEN,
  SIGNAL_SAME,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdComparisonDetail, qd_comparison_detail, GTK_TYPE_BOX)

static void
clicked_cb (QdComparisonDetail *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0);
}

static void
same_cb (QdComparisonDetail *self)
{
  g_signal_emit (self, signals[SIGNAL_SAME], 0);
}

static void
create_relation_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  QdComparisonDetail *self = user_data;

  if (self->related != NULL)
    qd_aside_set (button, _ ("Relation"), qd_relation_reasons_new (self->library, self->reference, self->related));
}

static void
qd_comparison_detail_dispose (GObject *object)
{
  QdComparisonDetail *self = QD_COMPARISON_DETAIL (object);

  g_clear_object (&self->item);
  g_clear_object (&self->library);
  g_clear_pointer (&self->reference, qd_quotation_record_unref);
  g_clear_pointer (&self->related, qd_rendition_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_COMPARISON_DETAIL);

  G_OBJECT_CLASS (qd_comparison_detail_parent_class)->dispose (object);
}

static void
qd_comparison_detail_class_init (QdComparisonDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_comparison_detail_dispose;

  /**
   * QdComparisonDetail::open:
   *
   * The person wants to read the rendition in its article.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * QdComparisonDetail::same:
   *
   * The person wants to say which statement the rendition is one of.
   */
  signals[SIGNAL_SAME] = g_signal_new ("same", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (QD_TYPE_DIFF_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-comparison-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, QdComparisonDetail, words);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonDetail, title);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonDetail, why);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonDetail, compare);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonDetail, same);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, same_cb);
}

static void
qd_comparison_detail_init (QdComparisonDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->why, create_relation_cb, self, NULL);
}

/**
 * qd_comparison_detail_new:
 *
 * Thread: main.
 *
 * Returns: (transfer floating): empty details
 */
GtkWidget *
qd_comparison_detail_new (void)
{
  return g_object_new (QD_TYPE_COMPARISON_DETAIL, NULL);
}

/**
 * qd_comparison_detail_set_item:
 * @self: (not nullable): details
 * @item: (not nullable): what they are of
 *
 * Shows the words of a rendition as they differ from the fullest text, and the headline above them. Thread: main.
 */
void
qd_comparison_detail_set_item (QdComparisonDetail *self,
                               QdComparisonItem   *item)
{
  const QdRendition *rendition;
  g_autofree char   *title = NULL;

  g_return_if_fail (QD_IS_COMPARISON_DETAIL (self) && QD_IS_COMPARISON_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;

  rendition = qd_comparison_item_get_rendition (item);
  title = qd_article_record_dup_title (rendition->article);
  gtk_label_set_text (self->title, title);
  qd_diff_label_set_texts (self->words, qd_comparison_item_get_whole (item), rendition->quotation->quotation->text);
}

/**
 * qd_comparison_detail_set_library:
 * @self: (not nullable): details with an item
 * @library: (nullable): where the quotation is; %NULL for none that could be changed
 * @comparable: whether they offer to compare all versions of the statement
 *
 * Thread: main.
 */
void
qd_comparison_detail_set_library (QdComparisonDetail *self,
                                  QdLibrary          *library,
                                  gboolean            comparable)
{
  const QdQuotationRecord *record;

  g_return_if_fail (QD_IS_COMPARISON_DETAIL (self) && self->item != NULL);

  record = qd_comparison_item_get_rendition (self->item)->quotation;
  g_set_object (&self->library, library);
  gtk_widget_set_visible (self->same, library != NULL && qd_library_get_writable (library));
  /* In this order: GTK complains of an action without what it needs. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->compare), "s", record->statement != NULL ? record->statement : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->compare), "win.compare");
  gtk_widget_set_visible (self->compare, comparable && record->statement != NULL && *record->statement != '\0');
}

/**
 * qd_comparison_detail_set_relation:
 * @self: (not nullable): details with a library
 * @reference: (nullable): a quotation of the same statement
 * @relation: (nullable): what ties @reference to the quotation of these details
 *
 * Lets the person see why the two are tied, and say otherwise. Thread: main.
 */
void
qd_comparison_detail_set_relation (QdComparisonDetail *self,
                                   QdQuotationRecord  *reference,
                                   QdRendition        *relation)
{
  g_return_if_fail (QD_IS_COMPARISON_DETAIL (self));

  gtk_menu_button_set_popover (self->why, NULL);
  g_clear_pointer (&self->reference, qd_quotation_record_unref);
  g_clear_pointer (&self->related, qd_rendition_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->why), reference != NULL && relation != NULL && self->library != NULL);
  if (reference == NULL || relation == NULL)
    return;
  self->reference = qd_quotation_record_ref (reference);
  self->related = qd_rendition_ref (relation);
  gtk_menu_button_set_create_popup_func (self->why, create_relation_cb, self, NULL);
}
