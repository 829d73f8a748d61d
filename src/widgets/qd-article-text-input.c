/* qd-article-text-input.c: what pointer and keys do in the text of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "widgets/qd-article-menu.h"
#include "widgets/qd-article-text-private.h"

#define CLICK_SLOP 4.0

/* Whether what is in the margin is on the other side, as in Arabic. */
gboolean
_qd_article_text_is_mirrored (QdArticleText *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static int
get_offset_at (QdArticleText *self,
               double         x,
               double         y)
{
  GtkTextIter iter;
  int         buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return -1;
  return gtk_text_iter_get_offset (&iter);
}

/* The quotation whose bar is at a place in the margin; where bars cover each other, the one that starts last. */
static int
get_bar_at (QdArticleText *self,
            double         x,
            double         y)
{
  GtkTextView          *view = GTK_TEXT_VIEW (self);
  gboolean              mirrored = _qd_article_text_is_mirrored (self);
  int                   edge = mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (view)
                                        : gtk_text_view_get_left_margin (view);
  double                distance = mirrored ? x - edge : edge - x;
  guint                 n_bars;
  const QdArticleRange *bars = qd_article_buffer_get_bars (self->buffer, &n_bars);
  GtkTextIter           line;
  int                   found = -1, buffer_y, start, end;

  if (distance < QD_ARTICLE_BAR_GAP / 2 || distance > self->gutter)
    return -1;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, (int)y, NULL, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &line, edge, buffer_y);
  gtk_text_view_backward_display_line_start (view, &line);
  start = gtk_text_iter_get_offset (&line);
  gtk_text_view_forward_display_line_end (view, &line);
  end = gtk_text_iter_get_offset (&line);
  for (guint i = 0; i < n_bars && bars[i].start <= end; i++)
    if (bars[i].end > start)
      found = (int)bars[i].quotation;
  return found;
}

static int
get_quotation_at (QdArticleText *self,
                  double         x,
                  double         y)
{
  int offset;

  if (self->buffer == NULL)
    return -1;
  offset = get_offset_at (self, x, y);
  return offset >= 0 ? qd_article_buffer_get_quotation_at (self->buffer, offset) : get_bar_at (self, x, y);
}

static char *
dup_link_at (QdArticleText *self,
             double         x,
             double         y)
{
  int offset = self->buffer != NULL ? get_offset_at (self, x, y) : -1;

  return offset >= 0 ? qd_article_buffer_dup_link_at (self->buffer, offset) : NULL;
}

static void
activate (QdArticleText *self,
          const char    *link,
          int            quotation)
{
  if (link != NULL)
    g_signal_emit_by_name (self, "link-activated", link);
  else if (quotation >= 0)
    g_signal_emit_by_name (self, "quotation-activated", (guint)quotation);
}

static void
popup_menu (QdArticleText      *self,
            const GdkRectangle *at)
{
  GtkWidget *menu = qd_article_menu_popup (self, at);

  g_set_weak_pointer (&self->menu, menu);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What the context menu is about is where it was asked for, unless that is in what is selected. */
static void
put_caret (QdArticleText *self,
           double         x,
           double         y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  int            offset = self->buffer != NULL ? get_offset_at (self, x, y) : -1;
  GtkTextIter    start, end;

  if (offset < 0)
    return;
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (offset >= gtk_text_iter_get_offset (&start) && offset <= gtk_text_iter_get_offset (&end))
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/* The text view's own gestures claim the pointer to select text with it, which would cancel another gesture; so the
 * events are looked at as they are, and a click is a press and a release in one place that selected nothing. */
static gboolean
event_cb (QdArticleText *self,
          GdkEvent      *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double       x, y, native_x, native_y;
  GtkNative   *native = gtk_widget_get_native (GTK_WIDGET (self));

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE && type != GDK_TOUCH_BEGIN && type != GDK_TOUCH_END) ||
      native == NULL || !gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_RELEASE && gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;

  gtk_native_get_surface_transform (native, &native_x, &native_y);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float)(x - native_x), (float)(y - native_y));
  if (!gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self), &point, &point))
    return GDK_EVENT_PROPAGATE;

  if (type == GDK_BUTTON_PRESS && gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    {
      if (!gdk_event_triggers_context_menu (event) || self->buffer == NULL)
        return GDK_EVENT_PROPAGATE;
      gtk_widget_grab_focus (GTK_WIDGET (self));
      put_caret (self, point.x, point.y);
      popup_menu (self, &(GdkRectangle){ (int)point.x, (int)point.y, 1, 1 });
      return GDK_EVENT_STOP;
    }
  else if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    {
      self->pressed = TRUE;
      gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), self->caret_browsing);
      self->press_x = point.x;
      self->press_y = point.y;
    }
  else if (self->pressed)
    {
      self->pressed = FALSE;
      if (hypot (point.x - self->press_x, point.y - self->press_y) <= CLICK_SLOP &&
          !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
        {
          g_autofree char *link = dup_link_at (self, point.x, point.y);

          activate (self, link, get_quotation_at (self, point.x, point.y));
        }
    }
  return GDK_EVENT_PROPAGATE;
}

static void
set_hovered (QdArticleText *self,
             int            quotation)
{
  if (self->hovered == quotation)
    return;
  self->hovered = quotation;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (QdArticleText *self,
           double         x,
           double         y)
{
  g_autofree char *link = dup_link_at (self, x, y);
  gboolean         in_text = self->buffer != NULL && get_offset_at (self, x, y) >= 0;

  set_hovered (self, get_quotation_at (self, x, y));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), link != NULL || (!in_text && self->hovered >= 0) ? "pointer" : "text");
}

static void
leave_cb (QdArticleText *self)
{
  set_hovered (self, -1);
}

static void
activate_at_caret (QdArticleText *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter      iter;
  g_autofree char *link = NULL;
  int              offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&iter);
  link = qd_article_buffer_dup_link_at (self->buffer, offset);
  activate (self, link, qd_article_buffer_get_quotation_at (self->buffer, offset));
}

static void
activate_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  if (QD_ARTICLE_TEXT (widget)->buffer != NULL)
    activate_at_caret (QD_ARTICLE_TEXT (widget));
}

/* By key, the menu comes at the caret, or in the corner of the text where that is out of sight. */
static void
popup_menu_at_caret (QdArticleText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter  iter;
  GdkRectangle place, visible;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  if (place.y < visible.y || place.y + place.height > visible.y + visible.height)
    place = (GdkRectangle){ gtk_text_view_get_left_margin (view), visible.y, 1, 1 };
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  place.width = MAX (place.width, 1);
  popup_menu (self, &place);
}

static gboolean
key_pressed_cb (QdArticleText  *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean        shift = modifiers == GDK_SHIFT_MASK;

  if (self->buffer == NULL || (modifiers != 0 && !shift))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_F10:
      if (!shift)
        return GDK_EVENT_PROPAGATE;
      popup_menu_at_caret (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      popup_menu_at_caret (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      activate_at_caret (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      g_signal_emit_by_name (self, "move-viewport", GTK_SCROLL_PAGES, shift ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Right:
      /* Up and Down scroll until these ask for the caret; a press of the pointer sends it away again. */
      gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), TRUE);
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A caret in a text that cannot be changed is of use to those who move with keys, and in the way of all others. */
static void
focus_cb (QdArticleText *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (gtk_widget_has_focus (GTK_WIDGET (self)) && GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), TRUE);
}

static gboolean
qd_article_text_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  QdArticleText      *self = QD_ARTICLE_TEXT (widget);
  g_autofree char    *link = keyboard ? NULL : dup_link_at (self, x, y);
  int                 offset = !keyboard && self->buffer != NULL ? get_offset_at (self, x, y) : -1;
  const QdMarkedNote *marked = offset >= 0 ? qd_article_marks_get_note_at (self->marks, offset, offset) : NULL;
  const char         *text = link;

  if (marked != NULL && *marked->note->text != '\0')
    text = marked->note->text;
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
_qd_article_text_add_controllers (QdArticleText *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
}

void
_qd_article_text_install_input (GtkWidgetClass *widget_class)
{
  widget_class->query_tooltip = qd_article_text_query_tooltip;
  gtk_widget_class_install_action (widget_class, "text.activate", NULL, activate_action);
}
