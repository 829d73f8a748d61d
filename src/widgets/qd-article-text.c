/* qd-article-text.c: the typeset text of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "widgets/qd-article-figures.h"
#include "widgets/qd-article-text-private.h"
#include "widgets/qd-text-pieces.h"

/* Characters a line: 45 to 75 are read with ease, 66 is held to be best (Bringhurst, "The Elements of Typographic
 * Style", 2.1.2). */
#define USUAL_MEASURE 66

/* Height of a line of the body as a multiple of the font's size. */
#define LEADING 1.58

#define COUNT_GAP 6

enum {
  SIGNAL_QUOTATION_ACTIVATED,
  SIGNAL_LINK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdArticleText, qd_article_text, GTK_TYPE_TEXT_VIEW)

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
  self->gutter = QD_ARTICLE_BAR_GAP + QD_ARTICLE_BAR_WIDTH + COUNT_GAP + MAX (width, self->style.em / 2) + 4;
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
  QdArticleStyle   style = { .sans = sans };

  measure_font (self, &style);
  qd_palette_get_for_widget (&style.palette, GTK_WIDGET (self));
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
  gtk_text_view_set_left_margin (view, _qd_article_text_is_mirrored (self) ? trailing : leading);
  gtk_text_view_set_right_margin (view, _qd_article_text_is_mirrored (self) ? leading : trailing);
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
  /* Where lines are still to be laid out, a text view scrolls when it is drawn at the latest, which is too late for its scrollbar;
   * before that it scrolls only when it is allocated. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
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
  if (_qd_article_text_is_mirrored (self))
    {
      highlights.bar_x = right + QD_ARTICLE_BAR_GAP - QD_ARTICLE_BAR_WIDTH;
      highlights.count_x = highlights.bar_x + QD_ARTICLE_BAR_WIDTH + COUNT_GAP;
    }
  else
    {
      highlights.bar_x = gtk_text_view_get_left_margin (view) - QD_ARTICLE_BAR_GAP;
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
  view_class->snapshot_layer = qd_article_text_snapshot_layer;
  view_class->copy_clipboard = qd_article_text_copy_clipboard;
  _qd_article_text_install_input (widget_class);

  signals[SIGNAL_QUOTATION_ACTIVATED] =
    g_signal_new ("quotation-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_LINK_ACTIVATED] =
    g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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
  _qd_article_text_add_controllers (self);
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
