/* qd-comparison-row.c: one rendition in the compare view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-comparison-row.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "model/qd-relation-words.h"
#include "widgets/qd-comparison-detail.h"
#include "widgets/qd-coverage-bar.h"
#include "widgets/qd-diff-label.h"
#include "widgets/qd-tooltip.h"

struct _QdComparisonRow
{
  GtkWidget parent_instance;

  GtkWidget    *line;
  QdColumnCell *source_cell;
  GtkWidget    *source;
  GtkWidget    *particulars;
  GtkWidget    *bar;
  QdColumnCell *relation_cell;
  GtkWidget    *relation_box;
  GtkWidget    *chip;
  GtkWidget    *icon;
  GtkWidget    *relation;
  GtkWidget    *count;
  GtkWidget    *detail; /* NULL until the row is selected for the first time */

  QdComparisonItem *item;

  /* Of its details */
  QdLibrary         *library;
  QdQuotationRecord *reference;
  QdRendition       *related;
  gboolean           comparable;

  gboolean narrow;
  gboolean selected;
};

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

enum {
  SIGNAL_OPEN,
  SIGNAL_SAME,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdComparisonRow, qd_comparison_row, GTK_TYPE_WIDGET)

static void
open_cb (QdComparisonRow *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0);
}

static void
same_cb (QdComparisonRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SAME], 0);
}

/* Of hundreds of rows one is selected, and what it shows then is most of what a row is made of. */
static void
show_detail (QdComparisonRow *self)
{
  if (self->detail == NULL)
    {
      self->detail = qd_comparison_detail_new ();
      g_signal_connect_object (self->detail, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->detail, "same", G_CALLBACK (same_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_insert_before (self->detail, GTK_WIDGET (self), NULL);
    }
  qd_comparison_detail_set_item (QD_COMPARISON_DETAIL (self->detail), self->item);
  qd_comparison_detail_set_library (QD_COMPARISON_DETAIL (self->detail), self->library, self->comparable);
  qd_comparison_detail_set_relation (QD_COMPARISON_DETAIL (self->detail), self->reference, self->related);
}

static void
set_narrow (QdComparisonRow *self,
            gboolean         narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->line), narrow ? 6 : 18);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->relation_box), narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self->relation_box), narrow ? 9 : 3);
  gtk_label_set_xalign (GTK_LABEL (self->count), narrow ? 0 : 1);
  gtk_widget_set_valign (self->bar, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
qd_comparison_row_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, QD_COMPARISON_ROW (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_comparison_row_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (QD_COMPARISON_ROW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_comparison_row_dispose (GObject *object)
{
  QdComparisonRow *self = QD_COMPARISON_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->library);
  g_clear_pointer (&self->reference, qd_quotation_record_unref);
  g_clear_pointer (&self->related, qd_rendition_unref);
  g_clear_pointer (&self->detail, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_COMPARISON_ROW);

  G_OBJECT_CLASS (qd_comparison_row_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, line);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, source_cell);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, source);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, particulars);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, bar);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, relation_cell);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, relation_box);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, chip);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, icon);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, relation);
  gtk_widget_class_bind_template_child (widget_class, QdComparisonRow, count);
}

static void
qd_comparison_row_class_init (QdComparisonRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_comparison_row_dispose;
  object_class->get_property = qd_comparison_row_get_property;
  object_class->set_property = qd_comparison_row_set_property;

  /**
   * QdComparisonRow:narrow:
   *
   * Whether the picture stands below the source.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[SIGNAL_SAME] = g_signal_new ("same", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (QD_TYPE_COLUMN_CELL);
  g_type_ensure (QD_TYPE_COVERAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-comparison-row.ui");
  bind_children (widget_class);
}

static void
qd_comparison_row_init (QdComparisonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_comparison_row_new:
 * @sources: (not nullable): makes the sources of all rows as wide as each other
 * @relations: (not nullable): the same for their relations
 *
 * Thread: main.
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
qd_comparison_row_new (QdColumn *sources,
                       QdColumn *relations)
{
  QdComparisonRow *self = g_object_new (QD_TYPE_COMPARISON_ROW, NULL);

  qd_column_cell_set_column (self->source_cell, sources);
  qd_column_cell_set_column (self->relation_cell, relations);
  return GTK_WIDGET (self);
}

static char *
dup_particulars (const QdRendition *rendition)
{
  g_autofree char *date = qd_format_date (rendition->article->published);
  const char      *cue = rendition->quotation->quotation->cue;

  /* Translators: the marks around a quotation. */
  g_autofree char *quoted = cue != NULL ? g_strdup_printf (C_ ("quotation marks", "“%s”"), cue) : NULL;

  return qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ date, quoted }, 2);
}

/**
 * qd_comparison_row_set_item:
 * @self: (not nullable): a row
 * @item: (nullable): what it shows
 *
 * Thread: main.
 */
void
qd_comparison_row_set_item (QdComparisonRow  *self,
                            QdComparisonItem *item)
{
  const QdRendition *rendition;
  g_autofree char   *source = NULL;
  g_autofree char   *particulars = NULL;
  g_autofree char   *count = NULL;

  g_return_if_fail (QD_IS_COMPARISON_ROW (self));

  if (!g_set_object (&self->item, item) || item == NULL)
    return;

  rendition = qd_comparison_item_get_rendition (item);
  source = qd_source_name_dup_display (rendition->article->source);
  particulars = dup_particulars (rendition);
  count = qd_comparison_item_dup_count (item);
  gtk_label_set_text (GTK_LABEL (self->source), source);
  qd_tooltip_set (self->source, source);
  gtk_label_set_text (GTK_LABEL (self->particulars), particulars);
  gtk_label_set_text (GTK_LABEL (self->relation), qd_relation_words_for_rendition (rendition));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), qd_relation_words_icon (rendition));
  gtk_label_set_text (GTK_LABEL (self->count), count);
  /* Its cells are words: they go the way that these are read, whatever way the window is. */
  gtk_widget_set_direction (self->bar, qd_comparison_item_is_right_to_left (item) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  qd_coverage_bar_set_runs (QD_COVERAGE_BAR (self->bar), qd_comparison_item_get_runs (item));
}

/**
 * qd_comparison_row_set_library:
 * @self: (not nullable): a row with an item
 * @library: (nullable): where the quotation is; %NULL for none that could be changed
 * @comparable: whether the row offers to compare all versions of the statement
 *
 * Thread: main.
 */
void
qd_comparison_row_set_library (QdComparisonRow *self,
                               QdLibrary       *library,
                               gboolean         comparable)
{
  g_return_if_fail (QD_IS_COMPARISON_ROW (self) && self->item != NULL);

  g_set_object (&self->library, library);
  self->comparable = comparable;
}

/**
 * qd_comparison_row_set_relation:
 * @self: (not nullable): a row with a library
 * @reference: (nullable): a quotation of the same statement
 * @relation: (nullable): what ties @reference to the quotation of this row
 *
 * Lets the person see why the two are tied, and say otherwise. Thread: main.
 */
void
qd_comparison_row_set_relation (QdComparisonRow   *self,
                                QdQuotationRecord *reference,
                                QdRendition       *relation)
{
  g_return_if_fail (QD_IS_COMPARISON_ROW (self));

  g_clear_pointer (&self->reference, qd_quotation_record_unref);
  g_clear_pointer (&self->related, qd_rendition_unref);
  if (reference != NULL && relation != NULL)
    {
      self->reference = qd_quotation_record_ref (reference);
      self->related = qd_rendition_ref (relation);
    }
  if (self->selected)
    show_detail (self);
}

/**
 * qd_comparison_row_get_item:
 * @self: (not nullable): a row
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): what it shows
 */
QdComparisonItem *
qd_comparison_row_get_item (QdComparisonRow *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_ROW (self), NULL);

  return self->item;
}

/**
 * qd_comparison_row_set_selected:
 * @self: (not nullable): a row
 * @selected: whether it shows its words too
 *
 * Thread: main.
 */
void
qd_comparison_row_set_selected (QdComparisonRow *self,
                                gboolean         selected)
{
  g_return_if_fail (QD_IS_COMPARISON_ROW (self));

  self->selected = selected;
  if (selected && self->item != NULL)
    show_detail (self);
  if (self->detail != NULL)
    gtk_widget_set_visible (self->detail, selected);
}

/**
 * qd_comparison_row_dup_description:
 * @self: (not nullable): a row with an item
 *
 * Thread: main.
 *
 * Returns: (transfer full): all that the row shows, in words, for those who do not see it
 */
char *
qd_comparison_row_dup_description (QdComparisonRow *self)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (QD_IS_COMPARISON_ROW (self) && self->item != NULL, NULL);

  words = qd_diff_label_describe (qd_comparison_item_get_whole (self->item), qd_comparison_item_get_rendition (self->item)->quotation->quotation->text);
  return g_strdup_printf ("%s, %s, %s, %s. %s", gtk_label_get_text (GTK_LABEL (self->source)), gtk_label_get_text (GTK_LABEL (self->particulars)),
                          gtk_label_get_text (GTK_LABEL (self->relation)), gtk_label_get_text (GTK_LABEL (self->count)), words);
}
