/* qd-passage-view.c: a passage of an article in which words are marked and can be marked anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-passage-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "widgets/qd-palette.h"

/* Bytes before and behind the words that are shown at most, and of the words themselves. */
#define MOST_AROUND 1500
#define MOST_WORDS 20000

/* Letters that a first line has in any case, also on a telephone with text of twice the size. */
#define FIRST_LINE_CHARS 12

struct _QdPassageView
{
  GtkTextView parent_instance;

  QdBody     *body;
  GArray     *spans; /* as marked now */
  GArray     *given;
  QdSpan      shown;
  GtkTextTag *tag;
};

enum {
  SIGNAL_SELECTION_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdPassageView, qd_passage_view, GTK_TYPE_TEXT_VIEW)

static int
to_chars (QdPassageView *self,
          gsize          offset)
{
  const char *text = qd_body_get_text (self->body, NULL);

  offset = CLAMP (offset, self->shown.start, self->shown.end);
  return (int)g_utf8_strlen (text + self->shown.start, (gssize)(offset - self->shown.start));
}

static gsize
to_bytes (QdPassageView *self,
          int            chars)
{
  const char *text = qd_body_get_text (self->body, NULL);

  return (gsize)(g_utf8_offset_to_pointer (text + self->shown.start, chars) - text);
}

static void
show_marks (QdPassageView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    start, end;
  GString       *words = g_string_new (NULL);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
  for (guint i = 0; i < self->spans->len; i++)
    {
      QdSpan           span = g_array_index (self->spans, QdSpan, i);
      g_autofree char *part = NULL;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, to_chars (self, span.start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, to_chars (self, span.end));
      gtk_text_buffer_apply_tag (buffer, self->tag, &start, &end);
      part = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", part);
    }
  {
    /* Translators: for a screen reader, of a text in which the words of a quotation are marked. */
    g_autofree char *description = g_strdup_printf (_ ("Quoted words: “%s”"), words->str);

    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  }
  g_string_free (words, TRUE);
}

/* From the start of a paragraph to the end of one, within bounds. */
static QdSpan
choose_shown (const char *text,
              gsize       len,
              QdSpan      words)
{
  QdSpan shown = words;

  shown.end = MIN (shown.end, shown.start + MOST_WORDS);
  while (shown.start > 0 && words.start - shown.start < MOST_AROUND && !(text[shown.start - 1] == '\n'))
    shown.start--;
  while (shown.end < len && shown.end - MIN (words.end, shown.end) < MOST_AROUND && text[shown.end] != '\n')
    shown.end++;
  while (shown.start > 0 && (text[shown.start] & 0xc0) == 0x80)
    shown.start--;
  while (shown.end < len && (text[shown.end] & 0xc0) == 0x80)
    shown.end++;
  return shown;
}

static void
mark_set_cb (QdPassageView *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
update_colour (QdPassageView *self)
{
  QdPalette palette;

  qd_palette_get_for_widget (&palette, GTK_WIDGET (self));
  palette.accent.alpha = 0.22f;
  g_object_set (self->tag, "background-rgba", &palette.accent, "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

/* It gets into its window, or the window gets another paper. */
static void
qd_passage_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (qd_passage_view_parent_class)->css_changed (widget, change);
  update_colour (QD_PASSAGE_VIEW (widget));
}

static void
qd_passage_view_finalize (GObject *object)
{
  QdPassageView *self = QD_PASSAGE_VIEW (object);

  g_clear_pointer (&self->body, qd_body_unref);
  g_array_unref (self->spans);
  g_array_unref (self->given);

  G_OBJECT_CLASS (qd_passage_view_parent_class)->finalize (object);
}

static void
qd_passage_view_class_init (QdPassageViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_passage_view_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = qd_passage_view_css_changed;

  /**
   * QdPassageView::selection-changed:
   * @self: a view
   *
   * The person has selected other words, or none.
   */
  signals[SIGNAL_SELECTION_CHANGED] =
    g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qd_passage_view_init (QdPassageView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  self->given = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  self->tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  update_colour (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color-rgba", G_CALLBACK (update_colour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (mark_set_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qd_passage_view_show:
 * @self: (not nullable): a view
 * @body: (not nullable): an article's body
 * @spans: (array length=n_spans): the words that are marked, bytes, in order
 * @n_spans: how many, at least one
 *
 * Thread: main.
 */
void
qd_passage_view_show (QdPassageView *self,
                      QdBody        *body,
                      const QdSpan  *spans,
                      guint          n_spans)
{
  const char *text;
  gsize       len;
  GtkTextIter place;

  g_return_if_fail (QD_IS_PASSAGE_VIEW (self));
  g_return_if_fail (body != NULL && n_spans > 0);

  g_clear_pointer (&self->body, qd_body_unref);
  self->body = qd_body_ref (body);
  g_array_set_size (self->spans, 0);
  g_array_set_size (self->given, 0);
  g_array_append_vals (self->spans, spans, n_spans);
  g_array_append_vals (self->given, spans, n_spans);
  text = qd_body_get_text (body, &len);
  self->shown = choose_shown (text, len, (QdSpan){ spans[0].start, spans[n_spans - 1].end });
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), text + self->shown.start, (int)qd_span_length (self->shown));
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &place, to_chars (self, spans[0].start));
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &place);
  show_marks (self);
  /* What begins in the first line is seen as it is, and its margin with it, which the scroll would leave out. */
  if (gtk_text_iter_get_offset (&place) > FIRST_LINE_CHARS)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))), 0, TRUE, 0, 0.3);
}

/**
 * qd_passage_view_get_spans:
 * @self: (not nullable): a view
 * @n_spans: (out): how many
 *
 * Thread: main.
 *
 * Returns: (transfer none) (array length=n_spans): the words that are marked, bytes into the body, in order
 */
const QdSpan *
qd_passage_view_get_spans (QdPassageView *self,
                           guint         *n_spans)
{
  g_return_val_if_fail (QD_IS_PASSAGE_VIEW (self) && n_spans != NULL, NULL);

  *n_spans = self->spans->len;
  return (const QdSpan *)(gpointer)self->spans->data;
}

/**
 * qd_passage_view_is_changed:
 * @self: (not nullable): a view
 *
 * Thread: main.
 *
 * Returns: whether other words are marked than were at first
 */
gboolean
qd_passage_view_is_changed (QdPassageView *self)
{
  g_return_val_if_fail (QD_IS_PASSAGE_VIEW (self), FALSE);

  return self->spans->len != self->given->len ||
         (self->spans->len > 0 && memcmp (self->spans->data, self->given->data, self->spans->len * sizeof (QdSpan)) != 0);
}

/**
 * qd_passage_view_has_selection:
 * @self: (not nullable): a view
 *
 * Thread: main.
 *
 * Returns: whether words are selected
 */
gboolean
qd_passage_view_has_selection (QdPassageView *self)
{
  g_return_val_if_fail (QD_IS_PASSAGE_VIEW (self), FALSE);

  return gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
}

/* Spans that touch become one. */
static void
join_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, qd_span_compare);
  for (guint i = 0; i < spans->len; i++)
    {
      QdSpan span = g_array_index (spans, QdSpan, i);

      if (n > 0 && span.start <= g_array_index (spans, QdSpan, n - 1).end)
        g_array_index (spans, QdSpan, n - 1).end = MAX (g_array_index (spans, QdSpan, n - 1).end, span.end);
      else
        g_array_index (spans, QdSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

/* Space, and marks that a quotation stands in: they are not quoted. An apostrophe may belong to the word, and stays. */
static gboolean
is_around (gunichar c)
{
  return g_unichar_isspace (c) || c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb || c == 0x300c || c == 0x300d;
}

/**
 * qd_passage_view_take_selection:
 * @self: (not nullable): a view
 * @add: whether the selected words come to those that are marked; else they take their place
 *
 * Marks what is selected, with the words whole and without the space around them. Thread: main.
 */
void
qd_passage_view_take_selection (QdPassageView *self,
                                gboolean       add)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;
  QdSpan         span;

  g_return_if_fail (QD_IS_PASSAGE_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return;
  if (gtk_text_iter_inside_word (&start) && !gtk_text_iter_starts_word (&start))
    gtk_text_iter_backward_word_start (&start);
  if (gtk_text_iter_inside_word (&end) && !gtk_text_iter_starts_word (&end))
    gtk_text_iter_forward_word_end (&end);
  while (gtk_text_iter_compare (&start, &end) < 0 && is_around (gtk_text_iter_get_char (&start)))
    gtk_text_iter_forward_char (&start);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter last = end;

      gtk_text_iter_backward_char (&last);
      if (!is_around (gtk_text_iter_get_char (&last)))
        break;
      end = last;
    }
  span = (QdSpan){ to_bytes (self, gtk_text_iter_get_offset (&start)), to_bytes (self, gtk_text_iter_get_offset (&end)) };
  if (qd_span_is_empty (span))
    return;
  if (!add)
    g_array_set_size (self->spans, 0);
  g_array_append_val (self->spans, span);
  join_spans (self->spans);
  gtk_text_buffer_place_cursor (buffer, &end);
  show_marks (self);
}

/**
 * qd_passage_view_reset:
 * @self: (not nullable): a view
 *
 * Marks the words that were marked at first. Thread: main.
 */
void
qd_passage_view_reset (QdPassageView *self)
{
  g_return_if_fail (QD_IS_PASSAGE_VIEW (self));

  g_array_set_size (self->spans, 0);
  g_array_append_vals (self->spans, self->given->data, self->given->len);
  show_marks (self);
}
