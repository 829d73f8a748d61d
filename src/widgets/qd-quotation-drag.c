/* qd-quotation-drag.c: a quotation that is taken out of the window: dragged, or copied from its menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-quotation-drag.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-address.h"
#include "model/qd-article-item.h"
#include "widgets/qd-menu-names.h"
#include "widgets/qd-quotation-card.h"
#include "widgets/qd-reading-pane.h"

/* Words that follow the pointer are a reminder of what is carried, code points. */
#define SHOWN_CHARS 60

/* The article that is read beside the cards, and one of its quotations. */
static gboolean
get_subject (GtkWidget          *view,
             gint64              quotation_id,
             QdArticle         **article,
             QdQuotationRecord **record)
{
  GtkWidget *pane = gtk_widget_get_ancestor (view, QD_TYPE_READING_PANE);

  *record = NULL;
  *article = pane != NULL ? qd_reading_pane_get_article (QD_READING_PANE (pane)) : NULL;
  for (guint i = 0; *article != NULL && i < (*article)->quotations->len && *record == NULL; i++)
    {
      QdQuotationRecord *candidate = (*article)->quotations->pdata[i];

      if (candidate->id == quotation_id)
        *record = candidate;
    }
  return *record != NULL;
}

/* The card at a place of the list. */
static QdQuotationCard *
pick_card (GtkWidget *view,
           double     x,
           double     y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = widget != NULL ? gtk_widget_get_ancestor (widget, QD_TYPE_QUOTATION_CARD) : NULL;

  return card != NULL ? QD_QUOTATION_CARD (card) : NULL;
}

/* The row of the quotation on a card; 0 for none. */
static gint64
get_id (QdQuotationCard *card)
{
  QdQuotationItem *item = card != NULL ? qd_quotation_card_get_item (card) : NULL;

  return item != NULL ? qd_quotation_item_get_record (item)->id : 0;
}

/* The words, who said them, and where they stand. */
static char *
dup_cited (QdArticle         *article,
           QdQuotationRecord *record)
{
  g_autofree char *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), record->quotation->text);
  g_autofree char *citation = qd_article_record_dup_citation (article->record);

  if (record->quotation->speaker == NULL)
    return g_strdup_printf ("%s\n%s", quoted, citation);
  return g_strdup_printf ("%s\n%s. %s", quoted, record->quotation->speaker, citation);
}

static char *
dup_link (QdArticle         *article,
          QdQuotationRecord *record)
{
  const QdQuotation      *quotation = record->quotation;
  gsize                   len;
  const char             *text = qd_body_get_text (article->body, &len);
  g_autoptr (QdOffsetMap) map = qd_offset_map_new (text, len);

  if (article->record->name == NULL)
    return NULL;
  return qd_address_dup_quotation (article->record->name, qd_offset_map_to_chars (map, quotation->spans[0].start),
                                   qd_offset_map_to_chars (map, quotation->spans[quotation->n_spans - 1].end));
}

static GdkContentProvider *
prepare_cb (GtkWidget *view,
            double     x,
            double     y)
{
  GdkContentProvider *providers[2];
  QdArticle          *article;
  QdQuotationRecord  *record;
  g_autofree char    *cited = NULL;
  g_autofree char    *link = NULL;
  g_autofree char    *line = NULL;
  g_autoptr (GBytes)  list = NULL;

  if (!get_subject (view, get_id (pick_card (view, x, y)), &article, &record))
    return NULL;
  cited = dup_cited (article, record);
  link = dup_link (article, record);
  providers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, cited);
  if (link == NULL)
    return providers[0];
  line = g_strconcat (link, "\r\n", NULL);
  list = g_bytes_new (line, strlen (line));
  providers[1] = gdk_content_provider_new_for_bytes ("text/uri-list", list);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static void
begin_cb (GtkWidget *view,
          GdkDrag   *drag)
{
  g_auto (GValue)  value = G_VALUE_INIT;
  g_autofree char *shown = NULL;
  GtkWidget       *label;

  g_value_init (&value, G_TYPE_STRING);
  if (!gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, NULL))
    return;
  if (g_utf8_strlen (g_value_get_string (&value), -1) > SHOWN_CHARS)
    {
      g_autofree char *start = g_utf8_substring (g_value_get_string (&value), 0, SHOWN_CHARS);

      shown = g_strconcat (start, "…", NULL);
    }
  label = gtk_label_new (shown != NULL ? shown : g_value_get_string (&value));
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

/* The menu */

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWidget         *view = user_data;
  QdArticle         *article;
  QdQuotationRecord *record;
  gboolean           link = g_str_equal (g_action_get_name (G_ACTION (action)), "copy-link");
  g_autofree char   *text = NULL;

  if (!get_subject (view, g_variant_get_int64 (parameter), &article, &record))
    return;
  text = link ? dup_link (article, record) : dup_cited (article, record);
  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (view), text);
  gtk_widget_activate_action (view, "win.report", "s", link ? _ ("Link to the quotation copied") : _ ("Quotation copied with its citation"));
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *menu = user_data;

  if (gtk_widget_get_parent (menu) != NULL)
    gtk_widget_unparent (menu);
  return G_SOURCE_REMOVE;
}

/* The action comes after the menu has closed. */
static void
menu_closed_cb (GtkWidget *menu)
{
  g_idle_add_full (G_PRIORITY_LOW, unparent_cb, g_object_ref (menu), g_object_unref);
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* The card lays out its menu, which the list would not, and may go with it. */
static void
popup (GtkWidget       *view,
       QdQuotationCard *card,
       double           x,
       double           y)
{
  g_autoptr (GMenu)  model = g_menu_new ();
  g_autofree char   *link = NULL;
  QdArticle         *article;
  QdQuotationRecord *record;
  graphene_point_t   point;
  GtkWidget         *menu;

  if (!get_subject (view, get_id (card), &article, &record))
    return;
  link = dup_link (article, record);
  append_item (model, _ ("_Copy With Citation"), "quotation.copy", g_variant_new_int64 (record->id));
  /* An article without a name has no address. */
  if (link != NULL)
    append_item (model, _ ("Copy _Link"), "quotation.copy-link", g_variant_new_int64 (record->id));
  if (record->n_articles > 0)
    append_item (model, _ ("Co_mpare"), "win.compare", g_variant_new_string (record->statement));
  append_item (model, _ ("Co_rrect…"), "win.correct", g_variant_new_int64 (record->id));
  menu = qd_menu_names_new_context (G_MENU_MODEL (model));
  gtk_widget_set_parent (menu, GTK_WIDGET (card));
  g_signal_connect_object (card, "destroy", G_CALLBACK (unparent_cb), menu, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  if (!gtk_widget_compute_point (view, gtk_widget_get_parent (menu), &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    point = GRAPHENE_POINT_INIT (0, 0);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ (int)point.x, (int)point.y, 1, 1 });
  g_signal_connect (menu, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (menu));
}

static void
popup_at (GtkWidget  *view,
          GtkGesture *gesture,
          double      x,
          double      y)
{
  QdQuotationCard *card = pick_card (view, x, y);

  if (card == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup (view, card, x, y);
}

static void
pressed_cb (GtkWidget  *view,
            int         n_press,
            double      x,
            double      y,
            GtkGesture *gesture)
{
  popup_at (view, gesture, x, y);
}

static void
long_pressed_cb (GtkWidget  *view,
                 double      x,
                 double      y,
                 GtkGesture *gesture)
{
  popup_at (view, gesture, x, y);
}

/* By key, the menu is about the card that has the focus, or in which something has. */
static gboolean
menu_key_cb (GtkWidget *view,
             GVariant  *arguments,
             gpointer   user_data)
{
  GtkWidget       *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget       *card = focus != NULL ? gtk_widget_get_ancestor (focus, QD_TYPE_QUOTATION_CARD) : NULL;
  graphene_point_t point;

  if (card == NULL && focus != NULL && gtk_widget_is_ancestor (focus, view))
    card = gtk_widget_get_first_child (focus);
  if (card == NULL || !QD_IS_QUOTATION_CARD (card) || !gtk_widget_compute_point (card, view, &GRAPHENE_POINT_INIT (24, 24), &point))
    return GDK_EVENT_PROPAGATE;
  popup (view, QD_QUOTATION_CARD (card), point.x, point.y);
  return GDK_EVENT_STOP;
}

/**
 * qd_quotation_drag_add:
 * @view: (not nullable): a list of cards in a #QdReadingPane
 *
 * Lets the quotations be dragged out of the window, as text with its citation or as an address, and gives them a menu, which comes
 * by pointer, finger or key. Thread: main.
 */
void
qd_quotation_drag_add (GtkWidget *view)
{
  static const GActionEntry      entries[] = { { "copy", copy_cb, "x" }, { "copy-link", copy_cb, "x" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkDragSource                 *source = gtk_drag_source_new ();
  GtkGesture                    *secondary = gtk_gesture_click_new ();
  GtkGesture                    *longer = gtk_gesture_long_press_new ();
  GtkEventController            *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WIDGET (view));

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), view);
  gtk_widget_insert_action_group (view, "quotation", G_ACTION_GROUP (actions));

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (source));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (pressed_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (longer), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (longer), GTK_PHASE_CAPTURE);
  g_signal_connect_object (longer, "pressed", G_CALLBACK (long_pressed_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (longer));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"), gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (view, keys);
}
