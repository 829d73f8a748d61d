/* qd-comparison.c: a statement and all its renditions, to be laid side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-comparison.h"

#include <glib/gi18n-lib.h>
#include <unicode/uchar.h>

#include "model/qd-format.h"

struct _QdComparisonItem
{
  GObject parent_instance;

  QdStatementRecord *statement;
  QdRendition       *rendition;
  GArray            *runs; /* QdCoverageRun */
  guint              position;
  guint              n_words;
  guint              n_carried;
  guint              n_changed;
};

struct _QdComparison
{
  GObject parent_instance;

  QdStatementRecord *statement;
  GPtrArray         *items;
  QdComparisonOrder  order;
};

static void qd_comparison_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (QdComparisonItem, qd_comparison_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (QdComparison, qd_comparison, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, qd_comparison_list_model_init))

static void
qd_comparison_item_finalize (GObject *object)
{
  QdComparisonItem *self = QD_COMPARISON_ITEM (object);

  g_clear_pointer (&self->statement, qd_statement_record_unref);
  g_clear_pointer (&self->rendition, qd_rendition_unref);
  g_clear_pointer (&self->runs, g_array_unref);

  G_OBJECT_CLASS (qd_comparison_item_parent_class)->finalize (object);
}

static void
qd_comparison_item_class_init (QdComparisonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_comparison_item_finalize;
}

static void
qd_comparison_item_init (QdComparisonItem *self)
{
}

static QdComparisonItem *
create_item (QdStatementRecord *statement,
             QdRendition       *rendition,
             guint              position)
{
  QdComparisonItem *self = g_object_new (QD_TYPE_COMPARISON_ITEM, NULL);

  self->statement = qd_statement_record_ref (statement);
  self->rendition = qd_rendition_ref (rendition);
  self->position = position;
  self->runs = qd_coverage_compute (statement->text, rendition->quotation->quotation->text);
  self->n_carried = qd_coverage_count (self->runs, QD_COVERAGE_CARRIED);
  self->n_changed = qd_coverage_count (self->runs, QD_COVERAGE_CHANGED);
  self->n_words = self->n_carried + self->n_changed + qd_coverage_count (self->runs, QD_COVERAGE_LEFT_OUT);
  return self;
}

/**
 * qd_comparison_item_get_rendition:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: (transfer none): the rendition, with its relation from the fullest text to it
 */
QdRendition *
qd_comparison_item_get_rendition (QdComparisonItem *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_ITEM (self), NULL);

  return self->rendition;
}

/**
 * qd_comparison_item_get_whole:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: (transfer none): the fullest text
 */
const char *
qd_comparison_item_get_whole (QdComparisonItem *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_ITEM (self), NULL);

  return self->statement->text;
}

/**
 * qd_comparison_item_get_runs:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: (transfer none) (element-type QdCoverageRun): what became of each word of the fullest text
 */
GArray *
qd_comparison_item_get_runs (QdComparisonItem *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_ITEM (self), NULL);

  return self->runs;
}

/**
 * qd_comparison_item_is_right_to_left:
 * @self: (not nullable): an item
 *
 * A picture of the words goes the way that they are read. Rules P2 and P3 of the Unicode Bidirectional Algorithm (UAX #9): the
 * first letter that has a direction has that of the text. Thread: main.
 *
 * Returns: whether the fullest text is written from right to left
 */
gboolean
qd_comparison_item_is_right_to_left (QdComparisonItem *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_ITEM (self), FALSE);

  for (const char *cursor = self->statement->text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      UCharDirection direction = u_charDirection ((UChar32)g_utf8_get_char (cursor));

      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return TRUE;
      if (direction == U_LEFT_TO_RIGHT)
        return FALSE;
    }

  return FALSE;
}

/**
 * qd_comparison_item_get_n_words:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: how many words the fullest text has
 */
guint
qd_comparison_item_get_n_words (QdComparisonItem *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_ITEM (self), 0);

  return self->n_words;
}

/**
 * qd_comparison_item_get_n_carried:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: how many of them the rendition has
 */
guint
qd_comparison_item_get_n_carried (QdComparisonItem *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_ITEM (self), 0);

  return self->n_carried;
}

/**
 * qd_comparison_item_get_n_changed:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: for how many of them it has others
 */
guint
qd_comparison_item_get_n_changed (QdComparisonItem *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON_ITEM (self), 0);

  return self->n_changed;
}

/**
 * qd_comparison_item_dup_count:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: (transfer full): how many words the rendition has: “6 of 21 words, 1 changed”
 */
char *
qd_comparison_item_dup_count (QdComparisonItem *self)
{
  g_autofree char *count = NULL;
  g_autofree char *changed = NULL;

  g_return_val_if_fail (QD_IS_COMPARISON_ITEM (self), NULL);

  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u word", "%u of %u words", self->n_words), self->n_carried, self->n_words);
  if (self->n_changed == 0)
    return g_steal_pointer (&count);
  changed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", self->n_changed), self->n_changed);
  return g_strdup_printf ("%s, %s", count, changed);
}

static GType
qd_comparison_get_item_type (GListModel *model)
{
  return QD_TYPE_COMPARISON_ITEM;
}

static guint
qd_comparison_get_n_items (GListModel *model)
{
  return QD_COMPARISON (model)->items->len;
}

static gpointer
qd_comparison_get_item (GListModel *model,
                        guint       position)
{
  QdComparison *self = QD_COMPARISON (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
qd_comparison_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = qd_comparison_get_item_type;
  iface->get_n_items = qd_comparison_get_n_items;
  iface->get_item = qd_comparison_get_item;
}

static void
qd_comparison_finalize (GObject *object)
{
  QdComparison *self = QD_COMPARISON (object);

  g_clear_pointer (&self->statement, qd_statement_record_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (qd_comparison_parent_class)->finalize (object);
}

static void
qd_comparison_class_init (QdComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_comparison_finalize;
}

static void
qd_comparison_init (QdComparison *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * qd_comparison_new:
 * @statement: (not nullable): a statement with its renditions; a reference is taken
 *
 * Lays the renditions beside the fullest text, by date. Thread: main.
 *
 * Returns: (transfer full): the comparison
 */
QdComparison *
qd_comparison_new (QdStatementRecord *statement)
{
  QdComparison *self;

  g_return_val_if_fail (statement != NULL && statement->renditions != NULL, NULL);

  self = g_object_new (QD_TYPE_COMPARISON, NULL);
  self->statement = qd_statement_record_ref (statement);
  for (guint i = 0; i < statement->renditions->len; i++)
    g_ptr_array_add (self->items, create_item (statement, statement->renditions->pdata[i], i));
  return self;
}

/**
 * qd_comparison_get_statement:
 * @self: (not nullable): a comparison
 *
 * Thread: main.
 *
 * Returns: (transfer none): the statement
 */
QdStatementRecord *
qd_comparison_get_statement (QdComparison *self)
{
  g_return_val_if_fail (QD_IS_COMPARISON (self), NULL);

  return self->statement;
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const QdComparison     *self = user_data;
  const QdComparisonItem *x = *(QdComparisonItem *const *)a, *y = *(QdComparisonItem *const *)b;

  if (self->order == QD_COMPARISON_BY_COMPLETENESS)
    {
      if (x->n_carried != y->n_carried)
        return x->n_carried > y->n_carried ? -1 : 1;
      if (x->n_changed != y->n_changed)
        return x->n_changed > y->n_changed ? -1 : 1;
    }
  return x->position < y->position ? -1 : x->position > y->position;
}

/**
 * qd_comparison_set_order:
 * @self: (not nullable): a comparison
 * @order: the order of its items
 *
 * Thread: main.
 */
void
qd_comparison_set_order (QdComparison     *self,
                         QdComparisonOrder order)
{
  g_return_if_fail (QD_IS_COMPARISON (self));

  if (self->order == order)
    return;
  self->order = order;
  g_ptr_array_sort_with_data (self->items, compare_items, self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->items->len, self->items->len);
}

/**
 * qd_comparison_list_varying:
 * @self: (not nullable): a comparison
 * @n_words: (out): how many words the fullest text has
 *
 * Thread: main.
 *
 * Returns: (transfer full) (array length=n_words): for each word of the fullest text whether some rendition has another in
 *   its place
 */
gboolean *
qd_comparison_list_varying (QdComparison *self,
                            guint        *n_words)
{
  gboolean *varying;

  g_return_val_if_fail (QD_IS_COMPARISON (self) && n_words != NULL, NULL);

  *n_words = self->items->len > 0 ? ((QdComparisonItem *)self->items->pdata[0])->n_words : 0;
  varying = g_new0 (gboolean, MAX (*n_words, 1));
  for (guint i = 0; i < self->items->len; i++)
    {
      GArray *runs = ((QdComparisonItem *)self->items->pdata[i])->runs;

      for (guint j = 0; j < runs->len; j++)
        {
          const QdCoverageRun *run = &g_array_index (runs, QdCoverageRun, j);

          for (guint word = run->start; run->kind == QD_COVERAGE_CHANGED && word < run->end && word < *n_words; word++)
            varying[word] = TRUE;
        }
    }
  return varying;
}

/**
 * qd_comparison_dup_summary:
 * @self: (not nullable): a comparison
 *
 * Thread: main.
 *
 * Returns: (transfer full): how far the statement travelled: “in 6 articles, 11–14 Mar 2025”
 */
char *
qd_comparison_dup_summary (QdComparison *self)
{
  g_autofree char *articles = NULL;
  g_autofree char *days = NULL;

  g_return_val_if_fail (QD_IS_COMPARISON (self), NULL);

  articles = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u article", "in %u articles", self->statement->n_articles), self->statement->n_articles);
  days = qd_format_range (self->statement->first, self->statement->last);
  return qd_format_join (", ", (const char *[]){ articles, days }, 2);
}
