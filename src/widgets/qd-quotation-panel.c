/* qd-quotation-panel.c: the quotations of the article, and who else carries them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-quotation-panel.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-left-out.h"
#include "widgets/qd-quotation-card.h"
#include "widgets/qd-quotation-drag.h"

/* Cards that are made at once. A list view makes some 200 rows before its first frame, half a millisecond each. */
#define CARDS_AT_ONCE 16

struct _QdQuotationPanel
{
  AdwBin parent_instance;

  GtkStack          *stack;
  AdwToggleGroup    *order;
  AdwToggle         *shared;
  GtkScrolledWindow *scroller;
  GtkListView       *view;
  QdLeftOut         *left_out;

  QdQuotationList   *list;
  GtkSliceListModel *slice;
  QdLibrary         *library;
  guint              grow_id;
};

enum {
  SIGNAL_QUOTATION_SELECTED,
  SIGNAL_RENDITION_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdQuotationPanel, qd_quotation_panel, ADW_TYPE_BIN)

static gboolean
grow (gpointer user_data)
{
  QdQuotationPanel *self = user_data;
  guint             size = gtk_slice_list_model_get_size (self->slice);

  if (size >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    {
      self->grow_id = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (self->slice, size + CARDS_AT_ONCE);
  return G_SOURCE_CONTINUE;
}

/* Starts again with the cards that fit on a screen; the others follow between frames. */
static void
start_growing (QdQuotationPanel *self)
{
  gtk_slice_list_model_set_size (self->slice, CARDS_AT_ONCE);
  if (self->grow_id == 0)
    self->grow_id = g_idle_add (grow, self);
}

static void
scroll_to_open (QdQuotationPanel *self)
{
  QdQuotationItem *item = qd_quotation_list_get_open (self->list);
  int              position = item != NULL ? qd_quotation_list_find (self->list, qd_quotation_item_get_record (item)->id) : -1;

  if (position < 0)
    return;
  if ((guint)position >= gtk_slice_list_model_get_size (self->slice))
    gtk_slice_list_model_set_size (self->slice, (guint)position + CARDS_AT_ONCE);
  gtk_list_view_scroll_to (self->view, (guint)position, GTK_LIST_SCROLL_NONE, NULL);
}

/* The card grows when its renditions come, perhaps beyond the edge of the panel. */
static void
state_cb (QdQuotationPanel *self,
          GParamSpec       *pspec,
          QdQuotationItem  *item)
{
  if (item == qd_quotation_list_get_open (self->list))
    scroll_to_open (self);
}

static void
open_quotation (QdQuotationPanel *self,
                gint64            quotation_id)
{
  QdQuotationItem *item = qd_quotation_list_open (self->list, quotation_id);

  if (item == NULL)
    return;
  if (self->library != NULL && qd_quotation_item_get_record (item)->n_articles > 0)
    qd_quotation_item_load (item, self->library);
}

static void
rendition_activated_cb (QdQuotationPanel *self,
                        gint64            article_id,
                        gint64            quotation_id)
{
  g_signal_emit (self, signals[SIGNAL_RENDITION_ACTIVATED], 0, article_id, quotation_id);
}

static void
retry_cb (QdQuotationPanel *self,
          QdQuotationCard  *card)
{
  if (self->library != NULL)
    qd_quotation_item_load (qd_quotation_card_get_item (card), self->library);
}

static void
setup_cb (QdQuotationPanel *self,
          GtkListItem      *list_item)
{
  GtkWidget *card = qd_quotation_card_new ();

  g_signal_connect_object (card, "rendition-activated", G_CALLBACK (rendition_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, card);
}

static void
describe (GtkListItem *list_item)
{
  QdQuotationItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *label = qd_quotation_item_dup_description (item);
  g_autofree char *summary = qd_quotation_item_dup_summary (item);

  gtk_list_item_set_accessible_label (list_item, label);
  gtk_list_item_set_accessible_description (list_item, summary);
}

static void
bind_cb (QdQuotationPanel *self,
         GtkListItem      *list_item)
{
  QdQuotationItem *item = gtk_list_item_get_item (list_item);

  qd_quotation_card_set_item (QD_QUOTATION_CARD (gtk_list_item_get_child (list_item)), item);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (describe), list_item, G_CONNECT_SWAPPED);
  describe (list_item);
}

static void
unbind_cb (QdQuotationPanel *self,
           GtkListItem      *list_item)
{
  QdQuotationItem *item = gtk_list_item_get_item (list_item);

  g_signal_handlers_disconnect_by_func (item, state_cb, self);
  g_signal_handlers_disconnect_by_func (item, describe, list_item);
  qd_quotation_card_set_item (QD_QUOTATION_CARD (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate_cb (QdQuotationPanel *self,
             guint             position)
{
  g_autoptr (QdQuotationItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  gint64                      quotation_id;

  if (item == NULL)
    return;
  quotation_id = qd_quotation_item_get_record (item)->id;
  open_quotation (self, quotation_id);
  scroll_to_open (self);
  g_signal_emit (self, signals[SIGNAL_QUOTATION_SELECTED], 0, quotation_id);
}

static void
order_cb (QdQuotationPanel *self)
{
  const char *name = adw_toggle_group_get_active_name (self->order);

  start_growing (self);
  if (g_strcmp0 (name, "reach") == 0)
    qd_quotation_list_set_order (self->list, QD_QUOTATION_ORDER_REACH);
  else if (g_strcmp0 (name, "shared") == 0)
    qd_quotation_list_set_order (self->list, QD_QUOTATION_ORDER_SHARED);
  else
    qd_quotation_list_set_order (self->list, QD_QUOTATION_ORDER_READING);
  scroll_to_open (self);
}

static void
show_shared (QdQuotationPanel *self)
{
  guint            n_shared = qd_quotation_list_get_n_shared (self->list);
  g_autofree char *label = NULL;

  /* Translators: how many quotations of the article are in other articles too. */
  label = n_shared > 0 ? g_strdup_printf (_ ("Shared %u"), n_shared) : g_strdup (_ ("Shared"));
  adw_toggle_set_label (self->shared, label);
  adw_toggle_set_enabled (self->shared, n_shared > 0);
  /* Else the choice that suited the last article would leave this one's list empty. */
  if (n_shared == 0 && qd_quotation_list_get_order (self->list) == QD_QUOTATION_ORDER_SHARED)
    adw_toggle_group_set_active_name (self->order, "reading");
}

static void
qd_quotation_panel_dispose (GObject *object)
{
  QdQuotationPanel *self = QD_QUOTATION_PANEL (object);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  if (self->list != NULL)
    qd_quotation_list_set_article (self->list, NULL);
  /* The child goes by way of the bin, which would let go of it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_QUOTATION_PANEL);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (qd_quotation_panel_parent_class)->dispose (object);
}

static void
qd_quotation_panel_class_init (QdQuotationPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_quotation_panel_dispose;

  signals[SIGNAL_QUOTATION_SELECTED] =
    g_signal_new ("quotation-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_RENDITION_ACTIVATED] =
    g_signal_new ("rendition-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (QD_TYPE_LEFT_OUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-quotation-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, QdQuotationPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationPanel, order);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationPanel, shared);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationPanel, view);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationPanel, left_out);
  gtk_widget_class_bind_template_callback (widget_class, rendition_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
}

static void
qd_quotation_panel_init (QdQuotationPanel *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->list = qd_quotation_list_new ();
  self->slice = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->list)), 0, CARDS_AT_ONCE);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Arrows move from card to card without opening each on the way; the open one is the items' own affair. */
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->slice)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  qd_quotation_drag_add (GTK_WIDGET (self->view));
}

/**
 * qd_quotation_panel_new:
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a panel that shows nothing
 */
GtkWidget *
qd_quotation_panel_new (void)
{
  return g_object_new (QD_TYPE_QUOTATION_PANEL, NULL);
}

/**
 * qd_quotation_panel_set_article:
 * @self: (not nullable): a panel
 * @library: (nullable): where the renditions are; %NULL shows none
 * @article: (nullable): the article that is read; %NULL for nothing
 *
 * Shows the quotations of @article, all of them closed. Thread: main.
 */
void
qd_quotation_panel_set_article (QdQuotationPanel *self,
                                QdLibrary        *library,
                                QdArticle        *article)
{
  g_return_if_fail (QD_IS_QUOTATION_PANEL (self));
  g_return_if_fail (library == NULL || QD_IS_LIBRARY (library));

  g_set_object (&self->library, library);
  start_growing (self);
  qd_quotation_list_set_article (self->list, article);
  show_shared (self);
  qd_left_out_set_article (self->left_out, library, article != NULL ? article->record->id : 0);
  if (article == NULL)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, article->quotations->len > 0 ? "list" : "none");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * qd_quotation_panel_select_quotation:
 * @self: (not nullable): a panel
 * @quotation_id: a quotation's row, or 0 for none
 *
 * Opens a quotation's card and scrolls to it; where the order leaves it out, the reading order is taken. Emits
 * nothing. Thread: main.
 */
void
qd_quotation_panel_select_quotation (QdQuotationPanel *self,
                                     gint64            quotation_id)
{
  g_return_if_fail (QD_IS_QUOTATION_PANEL (self));

  open_quotation (self, quotation_id);
  if (qd_quotation_list_get_open (self->list) != NULL && qd_quotation_list_find (self->list, quotation_id) < 0)
    adw_toggle_group_set_active_name (self->order, "reading");
  scroll_to_open (self);
}

/**
 * qd_quotation_panel_get_list:
 * @self: (not nullable): a panel
 *
 * Thread: main.
 *
 * Returns: (transfer none): the quotations as the panel lists them
 */
QdQuotationList *
qd_quotation_panel_get_list (QdQuotationPanel *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_PANEL (self), NULL);

  return self->list;
}
