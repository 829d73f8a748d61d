/* qd-comparison-list.c: the renditions of a comparison, a picture each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-comparison-list.h"

#include "widgets/qd-comparison-row.h"
#include "widgets/qd-gradual-list.h"
#include "widgets/qd-statement-dialog.h"

struct _QdComparisonList
{
  AdwBin parent_instance;

  GtkListView *view;

  GtkSingleSelection *selection;
  QdColumn           *sources;
  QdColumn           *relations;
  QdLibrary          *library;
  QdQuotationRecord  *reference;
  GPtrArray          *related;    /* QdRendition, of the reference; NULL until they are known */
  GHashTable         *related_of; /* the same, by their quotations' rows */

  gboolean comparable;
  gboolean narrow;
};

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

enum {
  SIGNAL_RENDITION_ACTIVATED,
  SIGNAL_RELATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdComparisonList, qd_comparison_list, ADW_TYPE_BIN)

static void
open_item (QdComparisonList *self,
           QdComparisonItem *item)
{
  QdRendition *rendition = qd_comparison_item_get_rendition (item);

  g_signal_emit (self, signals[SIGNAL_RENDITION_ACTIVATED], 0, rendition->article->id, rendition->quotation->id);
}

static void
open_cb (QdComparisonList *self,
         QdComparisonRow  *row)
{
  open_item (self, qd_comparison_row_get_item (row));
}

static void
activate_cb (QdComparisonList *self,
             guint             position)
{
  g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  open_item (self, item);
}

static QdRendition *
find_related (QdComparisonList *self,
              gint64            quotation_id)
{
  return self->related_of != NULL ? g_hash_table_lookup (self->related_of, &quotation_id) : NULL;
}

static void
show_relation (QdComparisonList *self,
               GtkListItem      *list_item)
{
  QdComparisonRow  *row = QD_COMPARISON_ROW (gtk_list_item_get_child (list_item));
  QdComparisonItem *item = gtk_list_item_get_item (list_item);

  if (item == NULL || self->library == NULL)
    return;
  qd_comparison_row_set_library (row, self->library, self->comparable);
  qd_comparison_row_set_relation (row, self->reference, find_related (self, qd_comparison_item_get_rendition (item)->quotation->id));
}

static void
related_cb (GtkListItem      *list_item,
            QdComparisonList *self)
{
  show_relation (self, list_item);
}

static void
chosen_cb (QdComparisonList *self,
           gint64            other_id,
           gint64            quotation_id,
           const char       *kind)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.relate", "(xxs)", other_id, quotation_id, kind);
}

static void
same_cb (QdComparisonList *self,
         QdComparisonRow  *row)
{
  AdwDialog *dialog = qd_statement_dialog_new (self->library, qd_comparison_item_get_rendition (qd_comparison_row_get_item (row))->quotation);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
selected_cb (GtkListItem *list_item)
{
  qd_comparison_row_set_selected (QD_COMPARISON_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_selected (list_item));
}

static void
setup_cb (QdComparisonList *self,
          GtkListItem      *list_item)
{
  GtkWidget *row = qd_comparison_row_new (self->sources, self->relations);

  g_object_bind_property (self, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "same", G_CALLBACK (same_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "related", G_CALLBACK (related_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect (list_item, "notify::selected", G_CALLBACK (selected_cb), NULL);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (QdComparisonList *self,
         GtkListItem      *list_item)
{
  QdComparisonRow *row = QD_COMPARISON_ROW (gtk_list_item_get_child (list_item));
  g_autofree char *description = NULL;

  qd_comparison_row_set_item (row, gtk_list_item_get_item (list_item));
  show_relation (self, list_item);
  selected_cb (list_item);
  description = qd_comparison_row_dup_description (row);
  gtk_list_item_set_accessible_label (list_item, description);
}

static void
unbind_cb (QdComparisonList *self,
           GtkListItem      *list_item)
{
  qd_comparison_row_set_item (QD_COMPARISON_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static gboolean
qd_comparison_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (QD_COMPARISON_LIST (widget)->view));
}

static void
set_narrow (QdComparisonList *self,
            gboolean          narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  /* One below the other, each is as wide as there is room. */
  qd_column_set_shared (self->sources, !narrow);
  qd_column_set_shared (self->relations, !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
qd_comparison_list_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, QD_COMPARISON_LIST (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_comparison_list_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (QD_COMPARISON_LIST (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_comparison_list_dispose (GObject *object)
{
  QdComparisonList *self = QD_COMPARISON_LIST (object);

  /* The child goes by way of the bin, which would let go of it again. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_COMPARISON_LIST);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->sources, qd_column_unref);
  g_clear_pointer (&self->relations, qd_column_unref);
  g_clear_object (&self->library);
  g_clear_pointer (&self->reference, qd_quotation_record_unref);
  g_clear_pointer (&self->related_of, g_hash_table_unref);
  g_clear_pointer (&self->related, g_ptr_array_unref);

  G_OBJECT_CLASS (qd_comparison_list_parent_class)->dispose (object);
}

static void
qd_comparison_list_class_init (QdComparisonListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_comparison_list_dispose;
  object_class->get_property = qd_comparison_list_get_property;
  object_class->set_property = qd_comparison_list_set_property;
  widget_class->grab_focus = qd_comparison_list_grab_focus;

  /**
   * QdComparisonList:narrow:
   *
   * Whether the pictures stand below their sources.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_RENDITION_ACTIVATED] =
    g_signal_new ("rendition-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  signals[SIGNAL_RELATED] = g_signal_new ("related", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-comparison-list.ui");
  gtk_widget_class_bind_template_child (widget_class, QdComparisonList, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
qd_comparison_list_init (QdComparisonList *self)
{
  self->sources = qd_column_new ();
  self->relations = qd_column_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * qd_comparison_list_set_comparison:
 * @self: (not nullable): a list
 * @comparison: (nullable): what it shows; a reference is taken
 *
 * Shows renditions, none of them selected. Thread: main.
 */
void
qd_comparison_list_set_comparison (QdComparisonList *self,
                                   QdComparison     *comparison)
{
  g_autoptr (GtkSliceListModel) rows = NULL;

  g_return_if_fail (QD_IS_COMPARISON_LIST (self));

  rows = comparison != NULL ? qd_gradual_list_new (G_LIST_MODEL (comparison)) : NULL;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (rows));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/**
 * qd_comparison_list_set_library:
 * @self: (not nullable): a list
 * @library: (not nullable): where the renditions are
 * @comparable: whether each row offers to compare all versions of its statement
 *
 * Lets the person tie the renditions to others, by the action “win.relate”. To be called before they are shown. Thread: main.
 */
void
qd_comparison_list_set_library (QdComparisonList *self,
                                QdLibrary        *library,
                                gboolean          comparable)
{
  g_return_if_fail (QD_IS_COMPARISON_LIST (self) && QD_IS_LIBRARY (library));

  g_set_object (&self->library, library);
  self->comparable = comparable;
}

/**
 * qd_comparison_list_set_relations:
 * @self: (not nullable): a list with a library
 * @reference: (not nullable): the quotation that the others are tied to
 * @related: (not nullable) (element-type QdRendition): its renditions, with what ties them to it
 *
 * Lets the person see what ties @reference to each rendition, and say otherwise. Thread: main.
 */
void
qd_comparison_list_set_relations (QdComparisonList  *self,
                                  QdQuotationRecord *reference,
                                  GPtrArray         *related)
{
  g_return_if_fail (QD_IS_COMPARISON_LIST (self) && self->library != NULL);
  g_return_if_fail (reference != NULL && related != NULL);

  qd_quotation_record_ref (reference);
  g_clear_pointer (&self->reference, qd_quotation_record_unref);
  self->reference = reference;
  g_ptr_array_ref (related);
  g_clear_pointer (&self->related_of, g_hash_table_unref);
  g_clear_pointer (&self->related, g_ptr_array_unref);
  self->related = related;
  self->related_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < related->len; i++)
    {
      QdRendition *rendition = related->pdata[i];

      g_hash_table_insert (self->related_of, &rendition->quotation->id, rendition);
    }
  g_signal_emit (self, signals[SIGNAL_RELATED], 0);
}

/**
 * qd_comparison_list_get_selection:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: (transfer none): its items and which of them is selected
 */
GtkSelectionModel *
qd_comparison_list_get_selection (QdComparisonList *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_LIST (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}
