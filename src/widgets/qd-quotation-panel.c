/* qd-quotation-panel.c: the quotations of the article, and who else carries them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-quotation-panel.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-focus-scroll.h"
#include "widgets/qd-left-out.h"
#include "widgets/qd-menu-names.h"
#include "widgets/qd-quotation-card.h"
#include "widgets/qd-quotation-drag.h"

/* Cards that are made at once. A list view makes some 200 rows before its first frame, half a millisecond each. */
#define CARDS_AT_ONCE 16

struct _QdQuotationPanel
{
  AdwBin parent_instance;

  GtkStack          *stack;
  GtkMenuButton     *order;
  GtkToggleButton   *shared;
  GtkScrolledWindow *scroller;
  GtkListView       *view;
  QdLeftOut         *left_out;

  QdQuotationList    *list;
  GtkSortListModel   *sections;
  GtkSliceListModel  *slice;
  GtkListItemFactory *headers;
  GSimpleActionGroup *actions;
  QdLibrary          *library;
  guint               grow_id;
  GdkFrameClock      *clock; /* owned: of the frame after which one looks what is in sight; else NULL */
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

/* The row of the open card: (transfer none) (nullable). */
static GtkWidget *
find_open_row (QdQuotationPanel *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *card = gtk_widget_get_first_child (row);

      if (card != NULL && QD_IS_QUOTATION_CARD (card) && qd_quotation_card_get_item (QD_QUOTATION_CARD (card)) == qd_quotation_list_get_open (self->list))
        return row;
    }
  return NULL;
}

static void reveal_cb (QdQuotationPanel *self);

static void
forget_reveal (QdQuotationPanel *self)
{
  /* A clock whose window is gone has no handlers any more. */
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, reveal_cb, self);
  g_clear_object (&self->clock);
}

/* Of a card as high as it is when opened, the list keeps in sight what it had before: who else carries the quotation would be below
 * the edge, and the name above it outside. Where both are is known once the frame has been laid out, which is then done again. */
static void
reveal_cb (QdQuotationPanel *self)
{
  GtkWidget      *row = find_open_row (self);
  GtkWidget      *heading = row != NULL ? gtk_widget_get_prev_sibling (row) : NULL;
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double          page = gtk_adjustment_get_page_size (adjustment), top, bottom;
  graphene_rect_t bounds;

  forget_reveal (self);
  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self->view), &bounds))
    return;
  top = (double)bounds.origin.y;
  bottom = top + (double)bounds.size.height;
  if (heading != NULL && g_str_equal (gtk_widget_get_css_name (heading), "header") && gtk_widget_compute_bounds (heading, GTK_WIDGET (self->view), &bounds))
    top = (double)bounds.origin.y;
  if (top < 0 || bottom > page)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (top < 0 ? top : MIN (bottom - page, top)));
}

/* Looks, when the frame to come has been laid out, that what was opened is in sight. */
static void
reveal_later (QdQuotationPanel *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->clock != NULL || clock == NULL)
    return;
  self->clock = g_object_ref (clock);
  g_signal_connect_data (clock, "layout", G_CALLBACK (reveal_cb), self, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self->view));
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
  reveal_later (self);
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
  QdQuotationItem *item = qd_quotation_list_get_quotation (self->list, quotation_id);

  /* First, so that the renditions are there when the card has been opened: then one frame shows both. */
  if (item != NULL && self->library != NULL && qd_quotation_item_get_record (item)->n_articles > 0)
    qd_quotation_item_load (item, self->library);
  qd_quotation_list_open (self->list, quotation_id);
  if (self->library != NULL)
    qd_quotation_list_prepare_neighbours (self->list, self->library);
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
grown_cb (QdQuotationPanel *self,
          QdQuotationCard  *card)
{
  if (qd_quotation_card_get_item (card) == qd_quotation_list_get_open (self->list))
    reveal_later (self);
}

static void
setup_cb (QdQuotationPanel *self,
          GtkListItem      *list_item)
{
  GtkWidget *card = qd_quotation_card_new ();

  g_signal_connect_object (card, "grown", G_CALLBACK (grown_cb), self, G_CONNECT_SWAPPED);
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

/* The row is what is chosen and heard, so it is the row that is open or closed. */
static void
tell_open (GtkListItem *list_item)
{
  QdQuotationItem *item = gtk_list_item_get_item (list_item);
  GtkWidget       *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

  if (row != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, qd_quotation_item_get_open (item), -1);
}

static void
bind_cb (QdQuotationPanel *self,
         GtkListItem      *list_item)
{
  QdQuotationItem *item = gtk_list_item_get_item (list_item);

  qd_quotation_card_set_item (QD_QUOTATION_CARD (gtk_list_item_get_child (list_item)), item);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (describe), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::open", G_CALLBACK (tell_open), list_item, G_CONNECT_SWAPPED);
  describe (list_item);
  tell_open (list_item);
}

static void
unbind_cb (QdQuotationPanel *self,
           GtkListItem      *list_item)
{
  QdQuotationItem *item = gtk_list_item_get_item (list_item);

  g_signal_handlers_disconnect_by_func (item, state_cb, self);
  g_signal_handlers_disconnect_by_func (item, describe, list_item);
  g_signal_handlers_disconnect_by_func (item, tell_open, list_item);
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

/* Orders */

static const struct
{
  const char *name;
  const char *label;
} orders[] = {
  [QD_QUOTATION_ORDER_READING] = { "reading", N_ ("In _Order") },
  [QD_QUOTATION_ORDER_REACH] = { "reach", N_ ("By _Reach") },
  [QD_QUOTATION_ORDER_SPEAKER] = { "speaker", N_ ("By _Speaker") },
};

static void
show_order (QdQuotationPanel *self,
            QdQuotationOrder  order)
{
  const char      *label = g_dgettext (GETTEXT_PACKAGE, orders[order].label);
  g_auto (GStrv)   parts = g_strsplit (label, "_", 2);
  g_autofree char *plain = g_strjoinv ("", parts);
  /* Translators: what the button is called for those who hear it; then the order that is chosen. */
  g_autofree char *name = g_strdup_printf (_ ("Order of the quotations: %s"), plain);

  gtk_menu_button_set_label (self->order, plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  QdQuotationList *list = user_data;
  guint            x = qd_quotation_list_get_speaker (list, (QdQuotationItem *)a), y = qd_quotation_list_get_speaker (list, (QdQuotationItem *)b);

  return x < y ? -1 : x > y;
}

/* The list is in the order of the sections already, so that these leave every item in its place. */
static void
show_sections (QdQuotationPanel *self,
               QdQuotationOrder  order)
{
  g_autoptr (GtkSorter) sorter = NULL;

  if (order == QD_QUOTATION_ORDER_SPEAKER)
    sorter = GTK_SORTER (gtk_custom_sorter_new (compare_sections, self->list, NULL));
  gtk_sort_list_model_set_section_sorter (self->sections, sorter);
  gtk_list_view_set_header_factory (self->view, sorter != NULL ? self->headers : NULL);
}

static void
set_order (QdQuotationPanel *self,
           QdQuotationOrder  order)
{
  if (qd_quotation_list_get_order (self->list) == order)
    return;
  start_growing (self);
  show_sections (self, QD_QUOTATION_ORDER_READING);
  qd_quotation_list_set_order (self->list, order);
  show_sections (self, order);
  show_order (self, order);
  scroll_to_open (self);
}

static void
order_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (orders[i].name, g_variant_get_string (state, NULL)) == 0)
      {
        g_simple_action_set_state (action, state);
        set_order (user_data, (QdQuotationOrder)i);
      }
}

/* Made when somebody opens it, which few do. */
static void
create_orders_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget        *popover;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *action = g_strconcat ("quotations.order::", orders[i].name, NULL);

      g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, orders[i].label), action);
    }
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order of the Quotations"), -1);
  qd_menu_names_watch (popover);
  gtk_menu_button_set_popover (button, popover);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

static void
shared_cb (QdQuotationPanel *self)
{
  start_growing (self);
  qd_quotation_list_set_shared_only (self->list, gtk_toggle_button_get_active (self->shared));
  scroll_to_open (self);
}

/* Speakers, above what they say */

static void
header_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_valign (count, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_valign (name, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (box, "quotation-speaker");
  gtk_list_header_set_child (header, box);
}

static void
describe_header (QdQuotationPanel *self,
                 GParamSpec       *pspec,
                 GtkListHeader    *header)
{
  QdQuotationItem *item = gtk_list_header_get_item (header);
  GtkWidget       *box = gtk_list_header_get_child (header);
  const char      *speaker = qd_quotation_item_get_record (item)->quotation->speaker;
  guint            n = qd_quotation_list_count_speaker (self->list, item);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *name = NULL;

  if (speaker == NULL)
    speaker = _ ("Unknown Speaker");
  /* Translators: a speaker, and how many quotations of theirs follow. */
  name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u quotation", "%s, %u quotations", n), speaker, n);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), speaker);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
header_bind_cb (QdQuotationPanel *self,
                GtkListHeader    *header)
{
  describe_header (self, NULL, header);
  /* The first card of a speaker may stay while others come or go. */
  g_signal_connect_object (header, "notify::n-items", G_CALLBACK (describe_header), self, G_CONNECT_SWAPPED);
}

static void
header_unbind_cb (QdQuotationPanel *self,
                  GtkListHeader    *header)
{
  g_signal_handlers_disconnect_by_func (header, describe_header, self);
}
/* The card that has the focus, or holds what has it; -1 for none. */
static int
find_focused (QdQuotationPanel *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *card;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return -1;
  card = gtk_widget_get_ancestor (focus, QD_TYPE_QUOTATION_CARD);
  if (card == NULL)
    card = gtk_widget_get_first_child (focus);
  if (card == NULL || !QD_IS_QUOTATION_CARD (card) || qd_quotation_card_get_item (QD_QUOTATION_CARD (card)) == NULL)
    return -1;
  return qd_quotation_list_find (self->list, qd_quotation_item_get_record (qd_quotation_card_get_item (QD_QUOTATION_CARD (card)))->id);
}

static guint
get_speaker (QdQuotationPanel *self,
             int               position)
{
  g_autoptr (QdQuotationItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), (guint)position);

  return qd_quotation_list_get_speaker (self->list, item);
}

/* Goes to the first card of the next speaker, or of this one and then of the one before. */
static gboolean
step_speaker (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  QdQuotationPanel *self = user_data;
  gboolean          forward = g_variant_get_boolean (arguments);
  int               n = (int)g_list_model_get_n_items (G_LIST_MODEL (self->list));
  int               from = find_focused (self), to = from;

  if (qd_quotation_list_get_order (self->list) != QD_QUOTATION_ORDER_SPEAKER || from < 0)
    return FALSE;
  if (forward)
    while (to < n && get_speaker (self, to) == get_speaker (self, from))
      to++;
  else
    for (to = MAX (from - 1, 0); to > 0 && get_speaker (self, to - 1) == get_speaker (self, to);)
      to--;
  if (to >= n || to == from)
    return TRUE;
  if ((guint)to >= gtk_slice_list_model_get_size (self->slice))
    gtk_slice_list_model_set_size (self->slice, (guint)to + CARDS_AT_ONCE);
  gtk_list_view_scroll_to (self->view, (guint)to, GTK_LIST_SCROLL_FOCUS, NULL);
  return TRUE;
}

/* Before the list, for which these keys are arrows like any. */
static void
add_keys (QdQuotationPanel *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_Down, GDK_CONTROL_MASK), gtk_callback_action_new (step_speaker, self, NULL), "b", TRUE));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_Up, GDK_CONTROL_MASK), gtk_callback_action_new (step_speaker, self, NULL), "b", FALSE));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static void
show_shared (QdQuotationPanel *self)
{
  guint            n_shared = qd_quotation_list_get_n_shared (self->list);
  g_autofree char *label = NULL;

  /* Translators: how many quotations of the article are in other articles too. */
  label = n_shared > 0 ? g_strdup_printf (_ ("Shared %u"), n_shared) : g_strdup (_ ("Shared"));
  gtk_button_set_label (GTK_BUTTON (self->shared), label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shared), n_shared > 0);
  /* Else the choice that suited the last article would leave this one's list empty. */
  if (n_shared == 0)
    gtk_toggle_button_set_active (self->shared, FALSE);
}

static void
qd_quotation_panel_dispose (GObject *object)
{
  QdQuotationPanel *self = QD_QUOTATION_PANEL (object);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  forget_reveal (self);
  if (self->list != NULL)
    qd_quotation_list_set_article (self->list, NULL);
  /* The child goes by way of the bin, which would let go of it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_QUOTATION_PANEL);
  g_clear_object (&self->slice);
  g_clear_object (&self->sections);
  g_clear_object (&self->headers);
  g_clear_object (&self->actions);
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
  gtk_widget_class_bind_template_callback (widget_class, shared_cb);
}

static void
qd_quotation_panel_init (QdQuotationPanel *self)
{
  const GActionEntry         entries[] = { { "order", NULL, "s", "'reading'", order_cb } };
  g_autoptr (GtkNoSelection) selection = NULL;

  self->list = qd_quotation_list_new ();
  self->sections = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->list)), NULL);
  self->slice = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->sections)), 0, CARDS_AT_ONCE);
  self->headers = gtk_signal_list_item_factory_new ();
  g_signal_connect (self->headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect_object (self->headers, "bind", G_CALLBACK (header_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->headers, "unbind", G_CALLBACK (header_unbind_cb), self, G_CONNECT_SWAPPED);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "quotations", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->order, create_orders_cb, self, NULL);
  show_order (self, QD_QUOTATION_ORDER_READING);
  add_keys (self);
  qd_focus_scroll_watch (self->scroller);
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
 * Opens a quotation's card and scrolls to it; where it is left out because nobody else carries it, all are shown again.
 * Emits nothing. Thread: main.
 */
void
qd_quotation_panel_select_quotation (QdQuotationPanel *self,
                                     gint64            quotation_id)
{
  g_return_if_fail (QD_IS_QUOTATION_PANEL (self));

  open_quotation (self, quotation_id);
  if (qd_quotation_list_get_open (self->list) != NULL && qd_quotation_list_find (self->list, quotation_id) < 0)
    gtk_toggle_button_set_active (self->shared, FALSE);
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

/**
 * qd_quotation_panel_get_list_view:
 * @self: (not nullable): a panel
 *
 * Thread: main.
 *
 * Returns: (transfer none): its list, which takes the focus
 */
GtkWidget *
qd_quotation_panel_get_list_view (QdQuotationPanel *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_PANEL (self), NULL);

  return GTK_WIDGET (self->view);
}
