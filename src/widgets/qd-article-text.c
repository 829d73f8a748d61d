/* qd-article-text.c: the typeset text of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-text.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "widgets/qd-article-figures.h"
#include "widgets/qd-article-highlights.h"
#include "widgets/qd-article-menu.h"
#include "widgets/qd-text-pieces.h"

/* Characters a line: 45 to 75 are read with ease, 66 is held to be best (Bringhurst, "The Elements of Typographic
 * Style", 2.1.2). */
#define USUAL_MEASURE 66

/* Height of a line of the body as a multiple of the font's size. */
#define LEADING 1.58

#define BAR_GAP 14
#define COUNT_GAP 6
#define CLICK_SLOP 4.0

struct _QdArticleText
{
  GtkTextView parent_instance;

  QdArticleBuffer *buffer;
  QdArticleMarks  *marks;
  QdArticleStyle   style;
  char            *sans;
  guint            measure_in_characters;
  int              measure; /* px */
  int              gutter;  /* px, for the bars and their counts */
  guint            most_articles;
  int              selected;
  int              hovered;
  double           press_x;
  double           press_y;
  gboolean         pressed;
  gboolean         caret_browsing;
  GtkWidget       *menu; /* weak */
  guint            late_source;
  double           late_align; /* where in the view the selection is to be brought when that has a size; below 0 for nowhere */
};

enum {
  SIGNAL_QUOTATION_ACTIVATED,
  SIGNAL_LINK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdArticleText, qd_article_text, GTK_TYPE_TEXT_VIEW)

static gboolean
is_mirrored (QdArticleText *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* The family of the interface. A text view has one font from CSS, and the body takes that. */
static char *
dup_interface_family (GtkWidget *widget)
{
  g_autofree char                 *name = NULL;
  g_autoptr (PangoFontDescription) description = NULL;
  const char                      *family;

  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &name, NULL);
  description = pango_font_description_from_string (name != NULL ? name : "Sans");
  family = pango_font_description_get_family (description);
  return g_strdup (family != NULL ? family : "Sans");
}

static void
update_gutter (QdArticleText *self)
{
  int width = 0;

  if (self->most_articles > 0)
    {
      g_autoptr (PangoLayout) layout = qd_article_highlights_create_count (GTK_WIDGET (self), self->most_articles, &self->style);

      pango_layout_get_pixel_size (layout, &width, NULL);
    }
  self->gutter = BAR_GAP + QD_ARTICLE_BAR_WIDTH + COUNT_GAP + MAX (width, self->style.em / 2) + 4;
}

static void
measure_font (QdArticleText  *self,
              QdArticleStyle *style)
{
  PangoContext               *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  /* The height of the typeface itself: for a language that it has no letters of, Pango gives that of the font that stands in. */
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, pango_language_from_string ("en"));
  double            em = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    em *= pango_cairo_context_get_resolution (context) / 72.0;
  style->em = MAX ((int)lround (em), 1);
  /* Fonts of one size differ in the height that they ask for; the lines shall not. */
  style->line_height = LEADING * em * PANGO_SCALE / MAX (pango_font_metrics_get_height (metrics), 1);
  pango_font_metrics_unref (metrics);
}

static gboolean
styles_equal (const QdArticleStyle *a,
              const QdArticleStyle *b)
{
  return a->em == b->em && a->line_height == b->line_height && g_strcmp0 (a->sans, b->sans) == 0 &&
         memcmp (&a->palette, &b->palette, sizeof a->palette) == 0;
}

static void
update_measure (QdArticleText *self)
{
  static const char       sample[] = "the quick words of a long report";
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sample);
  int                     width;

  pango_layout_get_size (layout, &width, NULL);
  self->measure = (int)((gint64)width * self->measure_in_characters / (gint64)strlen (sample) / PANGO_SCALE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update_style (QdArticleText *self)
{
  g_autofree char *sans = dup_interface_family (GTK_WIDGET (self));
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  QdArticleStyle   style = { .sans = sans };

  measure_font (self, &style);
  qd_palette_get (&style.palette, root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "sepia"));
  /* CSS changes whenever the pointer comes or goes; the text is laid out again only where it has to be. */
  if (styles_equal (&style, &self->style))
    return;

  g_free (self->sans);
  self->sans = g_steal_pointer (&sans);
  self->style = style;
  update_gutter (self);
  if (self->buffer != NULL)
    qd_article_buffer_set_style (self->buffer, &self->style);
  update_measure (self);
}

static void
place_margins (QdArticleText *self,
               int            width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int          measure = MAX (MIN (self->measure, width - self->gutter - self->style.em), self->style.em);
  int          leading = MAX ((width - measure) / 2, self->gutter);
  int          trailing = MAX (width - measure - leading, 0);

  if (self->buffer != NULL)
    qd_article_buffer_set_line_width (self->buffer, measure);
  gtk_text_view_set_left_margin (view, is_mirrored (self) ? trailing : leading);
  gtk_text_view_set_right_margin (view, is_mirrored (self) ? leading : trailing);
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
  gboolean              mirrored = is_mirrored (self);
  int                   edge = mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (view)
                                        : gtk_text_view_get_left_margin (view);
  double                distance = mirrored ? x - edge : edge - x;
  guint                 n_bars;
  const QdArticleRange *bars = qd_article_buffer_get_bars (self->buffer, &n_bars);
  GtkTextIter           line;
  int                   found = -1, buffer_y, start, end;

  if (distance < BAR_GAP / 2 || distance > self->gutter)
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
    g_signal_emit (self, signals[SIGNAL_LINK_ACTIVATED], 0, link);
  else if (quotation >= 0)
    g_signal_emit (self, signals[SIGNAL_QUOTATION_ACTIVATED], 0, (guint)quotation);
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

static void
qd_article_text_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (qd_article_text_parent_class)->css_changed (widget, change);
  update_style (QD_ARTICLE_TEXT (widget));
}

static void
qd_article_text_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  QdArticleText *self = QD_ARTICLE_TEXT (widget);

  GTK_WIDGET_CLASS (qd_article_text_parent_class)->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  /* A text view asks for its margins, which follow from the width that it has: it could never become narrower. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->gutter + 8 * self->style.em;
      *natural = MAX (self->measure + 2 * self->gutter, *minimum);
    }
}

static void
scroll_to_selection (QdArticleText *self,
                     double         align)
{
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_selection_bound (GTK_TEXT_BUFFER (self->buffer)), 0, TRUE, 0, align);
}

static gboolean
late_cb (gpointer user_data)
{
  QdArticleText *self = user_data;

  self->late_source = 0;
  if (self->buffer != NULL && self->late_align >= 0)
    scroll_to_selection (self, self->late_align);
  self->late_align = -1;

  return G_SOURCE_REMOVE;
}

/* A text view that has no size yet takes every line for as high as it happens to be, and scrolls to somewhere else. */
static void
bring_into_sight (QdArticleText *self,
                  double         align)
{
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    scroll_to_selection (self, align);
  else
    self->late_align = align;
}

static void
qd_article_text_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  place_margins (QD_ARTICLE_TEXT (widget), width);
  GTK_WIDGET_CLASS (qd_article_text_parent_class)->size_allocate (widget, width, height, baseline);
  /* After the lines have been laid out, which a text view does before it draws. */
  if (QD_ARTICLE_TEXT (widget)->late_align >= 0 && QD_ARTICLE_TEXT (widget)->late_source == 0)
    QD_ARTICLE_TEXT (widget)->late_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, late_cb, widget, NULL);
  /* A text view lays out its own children only. */
  if (QD_ARTICLE_TEXT (widget)->menu != NULL)
    gtk_popover_present (GTK_POPOVER (QD_ARTICLE_TEXT (widget)->menu));
}

static void
qd_article_text_dispose (GObject *object)
{
  QdArticleText *self = QD_ARTICLE_TEXT (object);

  g_clear_handle_id (&self->late_source, g_source_remove);
  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_clear_weak_pointer (&self->menu);

  G_OBJECT_CLASS (qd_article_text_parent_class)->dispose (object);
}

static void
qd_article_text_snapshot_layer (GtkTextView     *view,
                                GtkTextViewLayer layer,
                                GtkSnapshot     *snapshot)
{
  QdArticleText      *self = QD_ARTICLE_TEXT (view);
  QdArticleHighlights highlights = { self->selected, self->hovered, &self->style, 0, 0 };
  int                 right = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (view);

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->buffer == NULL)
    return;
  if (is_mirrored (self))
    {
      highlights.bar_x = right + BAR_GAP - QD_ARTICLE_BAR_WIDTH;
      highlights.count_x = highlights.bar_x + QD_ARTICLE_BAR_WIDTH + COUNT_GAP;
    }
  else
    {
      highlights.bar_x = gtk_text_view_get_left_margin (view) - BAR_GAP;
      highlights.count_x = highlights.bar_x - COUNT_GAP;
    }
  qd_article_highlights_snapshot (view, self->buffer, &highlights, snapshot);
  qd_article_figures_snapshot (view, self->buffer, snapshot);
  qd_article_marks_snapshot (self->marks, self->buffer, &self->style, snapshot);
}

static void
qd_article_text_copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = qd_article_text_dup_selected (QD_ARTICLE_TEXT (view));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
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

static void
qd_article_text_finalize (GObject *object)
{
  QdArticleText *self = QD_ARTICLE_TEXT (object);

  g_clear_object (&self->buffer);
  qd_article_marks_free (self->marks);
  g_free (self->sans);

  G_OBJECT_CLASS (qd_article_text_parent_class)->finalize (object);
}

static void
qd_article_text_class_init (QdArticleTextClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = qd_article_text_dispose;
  object_class->finalize = qd_article_text_finalize;
  widget_class->css_changed = qd_article_text_css_changed;
  widget_class->measure = qd_article_text_measure;
  widget_class->size_allocate = qd_article_text_size_allocate;
  widget_class->query_tooltip = qd_article_text_query_tooltip;
  view_class->snapshot_layer = qd_article_text_snapshot_layer;
  view_class->copy_clipboard = qd_article_text_copy_clipboard;
  gtk_widget_class_install_action (widget_class, "text.activate", NULL, activate_action);

  signals[SIGNAL_QUOTATION_ACTIVATED] =
    g_signal_new ("quotation-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_LINK_ACTIVATED] =
    g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_controllers (QdArticleText *self)
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
}

static void
qd_article_text_init (QdArticleText *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->marks = qd_article_marks_new (GTK_TEXT_VIEW (self));
  self->selected = self->hovered = -1;
  self->late_align = -1;
  self->measure_in_characters = USUAL_MEASURE;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-text");
  add_controllers (self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
  update_style (self);
}

/**
 * qd_article_text_set_measure:
 * @self: (not nullable): a text
 * @characters: how many characters a line has where there is room for them
 *
 * Thread: main.
 */
void
qd_article_text_set_measure (QdArticleText *self,
                             guint          characters)
{
  g_return_if_fail (QD_IS_ARTICLE_TEXT (self));
  g_return_if_fail (characters > 0 && characters <= 500);

  self->measure_in_characters = characters;
  update_measure (self);
}

/* GTK (4.18) keeps the lines that it has laid out beyond the buffer that they are of, and compares those of the next one, when
 * it is asked what is under the pointer, with what has been freed. Another style of the whole view makes it forget them. */
static void
forget_lines (QdArticleText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int          spacing = gtk_text_view_get_pixels_above_lines (view);

  gtk_text_view_set_pixels_above_lines (view, spacing + 1);
  gtk_text_view_set_pixels_above_lines (view, spacing);
}

/**
 * qd_article_text_set_article:
 * @self: (not nullable): a text
 * @article: (nullable): what to show; %NULL for nothing
 *
 * Shows @article from its start, with no quotation selected. Thread: main.
 */
void
qd_article_text_set_article (QdArticleText *self,
                             QdArticle     *article)
{
  g_autoptr (GtkTextBuffer) shown = NULL;

  g_return_if_fail (QD_IS_ARTICLE_TEXT (self));

  g_clear_object (&self->buffer);
  qd_article_marks_clear (self->marks);
  self->selected = self->hovered = -1;
  self->late_align = -1;
  self->most_articles = 0;
  if (article != NULL)
    {
      self->buffer = qd_article_buffer_new (article, &self->style);
      for (guint i = 0; i < article->quotations->len; i++)
        {
          const QdQuotationRecord *record = g_ptr_array_index (article->quotations, i);

          self->most_articles = MAX (self->most_articles, record->n_articles);
        }
    }
  update_gutter (self);
  forget_lines (self);
  if (self->buffer != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    place_margins (self, gtk_widget_get_width (GTK_WIDGET (self)));
  /* A view that is told to have no buffer makes one too late for what it still has to lay out. */
  shown = self->buffer != NULL ? g_object_ref (GTK_TEXT_BUFFER (self->buffer)) : gtk_text_buffer_new (NULL);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), shown);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * qd_article_text_get_buffer:
 * @self: (not nullable): a text
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): the buffer of the article that is shown
 */
QdArticleBuffer *
qd_article_text_get_buffer (QdArticleText *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (self), NULL);

  return self->buffer;
}

/**
 * qd_article_text_set_selected:
 * @self: (not nullable): a text
 * @quotation: index of a quotation, or -1
 *
 * Shows a quotation as the selected one. Thread: main.
 */
void
qd_article_text_set_selected (QdArticleText *self,
                              int            quotation)
{
  g_return_if_fail (QD_IS_ARTICLE_TEXT (self));

  if (self->selected == quotation)
    return;
  self->selected = quotation;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qd_article_text_get_selected:
 * @self: (not nullable): a text
 *
 * Thread: main.
 *
 * Returns: index of the selected quotation, or -1
 */
int
qd_article_text_get_selected (QdArticleText *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (self), -1);

  return self->selected;
}

/**
 * qd_article_text_scroll_to:
 * @self: (not nullable): a text
 * @quotation: index of a quotation of the article
 *
 * Puts the caret at a quotation and brings it to the upper third of the view. Thread: main.
 */
void
qd_article_text_scroll_to (QdArticleText *self,
                           guint          quotation)
{
  GtkTextBuffer *buffer;
  GtkTextIter    iter;
  int            start, end;

  g_return_if_fail (QD_IS_ARTICLE_TEXT (self) && self->buffer != NULL);

  if (!qd_article_buffer_get_extent (self->buffer, quotation, &start, &end))
    return;
  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, start);
  gtk_text_buffer_place_cursor (buffer, &iter);
  bring_into_sight (self, 0.25);
}

/**
 * qd_article_text_get_place:
 * @self: (not nullable): a text
 *
 * Thread: main.
 *
 * Returns: how far the article has been read: the first character that is shown, counted from the text's beginning; 0 where
 *   that is its first line, or where its end is shown, as then one would begin anew
 */
int
qd_article_text_get_place (QdArticleText *self)
{
  GtkAdjustment *adjustment;
  GdkRectangle   visible;
  GtkTextIter    iter;

  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (self), 0);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  if (self->buffer == NULL || adjustment == NULL)
    return 0;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (visible.y <= 0 || gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >= gtk_adjustment_get_upper (adjustment) - 1)
    return 0;
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, visible.x, visible.y);

  return gtk_text_iter_get_offset (&iter);
}

/**
 * qd_article_text_set_place:
 * @self: (not nullable): a text
 * @place: what qd_article_text_get_place() said
 *
 * Brings the line with that character to the top of the view. Thread: main.
 */
void
qd_article_text_set_place (QdArticleText *self,
                           int            place)
{
  GtkTextBuffer *buffer;
  GtkTextIter    iter;

  g_return_if_fail (QD_IS_ARTICLE_TEXT (self) && self->buffer != NULL);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, place);
  gtk_text_buffer_place_cursor (buffer, &iter);
  bring_into_sight (self, 0);
}

/**
 * qd_article_text_get_first_below:
 * @self: (not nullable): a text
 *
 * Thread: main.
 *
 * Returns: index of the first quotation that starts on the screen or below it; -1 for none
 */
int
qd_article_text_get_first_below (QdArticleText *self)
{
  const QdArticleRange *ranges;
  guint                 n_ranges;
  GdkRectangle          visible;
  GtkTextIter           iter;

  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (self), -1);

  if (self->buffer == NULL)
    return -1;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  /* Before its first frame a text has no heights, and every place in it is behind its end. */
  if (visible.y <= 0)
    gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &iter);
  else
    gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, visible.x, visible.y);
  ranges = qd_article_buffer_get_ranges (self->buffer, &n_ranges);
  for (guint i = 0; i < n_ranges; i++)
    if (ranges[i].start >= gtk_text_iter_get_offset (&iter))
      return (int)ranges[i].quotation;
  return -1;
}

/**
 * qd_article_text_get_origin:
 * @self: (not nullable): a text
 *
 * Thread: main.
 *
 * Returns: where a search begins, code points: at what is selected, else at the first line that can be seen
 */
int
qd_article_text_get_origin (QdArticleText *self)
{
  GtkTextIter start, end;
  int         first, last;

  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (self), 0);

  if (self->buffer == NULL)
    return 0;
  if (gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end))
    return gtk_text_iter_get_offset (&start);
  qd_text_pieces_get_visible (GTK_TEXT_VIEW (self), &first, &last);
  return first;
}

/**
 * qd_article_text_select:
 * @self: (not nullable): a text with an article
 * @start: first code point
 * @end: the one behind the last
 * @scroll: whether to bring them to the upper third of the view also where they seem to be in sight: before its first frame
 *   a text has no heights
 *
 * Selects words and brings them into sight. Thread: main.
 */
void
qd_article_text_select (QdArticleText *self,
                        int            start,
                        int            end,
                        gboolean       scroll)
{
  GtkTextBuffer *buffer;
  GtkTextIter    from, to;
  GdkRectangle   visible, place;

  g_return_if_fail (QD_IS_ARTICLE_TEXT (self) && self->buffer != NULL);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &to, &from);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &from, &place);
  if (scroll || place.y < visible.y || place.y + place.height > visible.y + visible.height)
    bring_into_sight (self, 0.3);
}

/**
 * qd_article_text_get_quotation_at_caret:
 * @self: (not nullable): a text
 *
 * Thread: main.
 *
 * Returns: index of the innermost quotation that the caret is in; -1 for none
 */
int
qd_article_text_get_quotation_at_caret (QdArticleText *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (self), -1);

  if (self->buffer == NULL)
    return -1;
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  return qd_article_buffer_get_quotation_at (self->buffer, gtk_text_iter_get_offset (&iter));
}

/**
 * qd_article_text_dup_selected:
 * @self: (not nullable): a text
 *
 * Thread: main.
 *
 * Returns: (transfer full) (nullable): the words that are selected with pointer or keys, with their paragraphs whole
 */
char *
qd_article_text_dup_selected (QdArticleText *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (self), NULL);

  if (self->buffer == NULL || !gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end))
    return NULL;
  return qd_article_buffer_dup_text (self->buffer, gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end));
}

/**
 * qd_article_text_set_caret_browsing:
 * @self: (not nullable): a text
 * @caret_browsing: whether there is a caret always, which the arrow keys move
 *
 * Otherwise there is one for those who came by key, until the pointer is pressed. Thread: main.
 */
void
qd_article_text_set_caret_browsing (QdArticleText *self,
                                    gboolean       caret_browsing)
{
  g_return_if_fail (QD_IS_ARTICLE_TEXT (self));

  self->caret_browsing = caret_browsing;
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), caret_browsing);
}

/**
 * qd_article_text_get_marks:
 * @self: (not nullable): a text
 *
 * Thread: main.
 *
 * Returns: (transfer none): what is marked in it besides quotations
 */
QdArticleMarks *
qd_article_text_get_marks (QdArticleText *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (self), NULL);

  return self->marks;
}
