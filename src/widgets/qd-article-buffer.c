/* qd-article-buffer.c: an article, ready to be shown in a text view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "widgets/qd-article-buffer-private.h"

/* How many code points may stand between two parts of a quotation for one bar to run past them. */
#define BAR_BRIDGE 300

static const char *const tag_names[QD_N_ARTICLE_TAGS] = {
  [QD_ARTICLE_TAG_BODY] = "body",
  [QD_ARTICLE_TAG_GAP] = "gap",
  [QD_ARTICLE_TAG_TITLE] = "title",
  [QD_ARTICLE_TAG_PARTICULARS] = "particulars",
  [QD_ARTICLE_TAG_WARNING] = "warning",
  [QD_ARTICLE_TAG_HEADING_1] = "heading-1",
  [QD_ARTICLE_TAG_HEADING_2] = "heading-2",
  [QD_ARTICLE_TAG_HEADING_3] = "heading-3",
  [QD_ARTICLE_TAG_LIST_ITEM] = "list-item",
  [QD_ARTICLE_TAG_BLOCKQUOTE] = "blockquote",
  [QD_ARTICLE_TAG_PICTURE] = "picture",
  [QD_ARTICLE_TAG_EMPHASIS] = "emphasis",
  [QD_ARTICLE_TAG_STRONG] = "strong",
  [QD_ARTICLE_TAG_QUOTATION] = "quotation",
  [QD_ARTICLE_TAG_SHARED_QUOTATION] = "shared-quotation",
  [QD_ARTICLE_TAG_LINK] = "link",
  [QD_ARTICLE_TAG_BOILERPLATE] = "boilerplate",
};

G_DEFINE_FINAL_TYPE (QdArticleBuffer, qd_article_buffer, GTK_TYPE_TEXT_BUFFER)

/* For QdStretchLink and QdArticleRange too, which begin in the same way. */
static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const QdStretch *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  /* The outer one first. */
  return (x->end < y->end) - (x->end > y->end);
}

/* Where a span of the body is in the buffer. */
QdStretch
_qd_article_buffer_map_stretch (QdArticleBuffer *self,
                                QdSpan           span)
{
  return (QdStretch){
    self->body_start + (int)qd_body_flow_map_start (self->flow, span.start),
    self->body_start + (int)qd_body_flow_map_end (self->flow, span.end),
  };
}

/* Applies a tag to stretches in any order. What overlaps is joined first: the tree of a buffer looks at every toggle
 * of the tag inside a stretch, which imported marks could make as many as they like. */
static void
apply_tag (QdArticleBuffer *self,
           QdArticleTag     tag,
           GArray          *stretches)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter    start, end;

  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len;)
    {
      QdStretch joined = g_array_index (stretches, QdStretch, i++);

      for (; i < stretches->len && g_array_index (stretches, QdStretch, i).start <= joined.end; i++)
        joined.end = MAX (joined.end, g_array_index (stretches, QdStretch, i).end);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, joined.start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, joined.end);
      gtk_text_buffer_apply_tag (buffer, self->tags[tag], &start, &end);
    }
}

static QdArticleTag
tag_for_mark (const QdBodyMark *mark)
{
  switch (mark->kind)
    {
    case QD_BODY_MARK_HEADING:
      return QD_ARTICLE_TAG_HEADING_1 + CLAMP (mark->level, 1, 3) - 1;
    case QD_BODY_MARK_LINK:
      return QD_ARTICLE_TAG_LINK;
    case QD_BODY_MARK_EMPHASIS:
      return QD_ARTICLE_TAG_EMPHASIS;
    case QD_BODY_MARK_STRONG:
      return QD_ARTICLE_TAG_STRONG;
    case QD_BODY_MARK_BLOCKQUOTE:
      return QD_ARTICLE_TAG_BLOCKQUOTE;
    case QD_BODY_MARK_LIST_ITEM:
      return QD_ARTICLE_TAG_LIST_ITEM;
    case QD_BODY_MARK_PICTURE:
      return QD_ARTICLE_TAG_PICTURE;
    case QD_BODY_MARK_BOILERPLATE:
      return QD_ARTICLE_TAG_BOILERPLATE;
    default:
      g_return_val_if_reached (QD_ARTICLE_TAG_BODY);
    }
}

static void
apply_marks (QdArticleBuffer *self)
{
  guint                n_marks;
  const QdBodyMark    *marks = qd_body_get_marks (self->article->body, &n_marks);
  GArray              *stretches[QD_N_ARTICLE_TAGS];
  guint                n_apart;
  const QdFlowPicture *apart;

  for (guint i = 0; i < QD_N_ARTICLE_TAGS; i++)
    stretches[i] = g_array_new (FALSE, FALSE, sizeof (QdStretch));

  for (guint i = 0; i < n_marks; i++)
    {
      QdArticleTag tag = tag_for_mark (&marks[i]);
      QdStretch    stretch = _qd_article_buffer_map_stretch (self, marks[i].span);

      /* What stands before an item or a caption belongs to it, and a paragraph is set as its first letter says. */
      if (tag == QD_ARTICLE_TAG_LIST_ITEM || tag == QD_ARTICLE_TAG_PICTURE)
        stretch.start = self->body_start + (int)qd_body_flow_map_end (self->flow, marks[i].span.start);

      if (stretch.start >= stretch.end)
        continue;
      if (tag == QD_ARTICLE_TAG_LINK && marks[i].value != NULL)
        g_array_append_vals (self->links, &(QdStretchLink){ stretch, marks[i].value }, 1);
      g_array_append_val (stretches[tag], stretch);
    }

  apart = qd_body_flow_get_pictures (self->flow, &n_apart);
  for (guint i = 0; i < n_apart; i++)
    {
      const QdStretch caption = { self->body_start + (int)apart[i].start, self->body_start + (int)apart[i].end };

      g_array_append_val (stretches[QD_ARTICLE_TAG_PICTURE], caption);
    }
  g_array_sort (self->links, compare_stretches);
  for (guint i = 0; i < QD_N_ARTICLE_TAGS; i++)
    {
      apply_tag (self, i, stretches[i]);
      g_array_unref (stretches[i]);
    }
}

/* Takes in the stretches of one quotation, in order, as one bar where only a cue stands between them. */
static void
add_bars (QdArticleBuffer *self,
          guint            first_range)
{
  QdArticleRange bar;

  if (first_range >= self->ranges->len)
    return;
  bar = g_array_index (self->ranges, QdArticleRange, first_range);
  for (guint i = first_range + 1; i < self->ranges->len; i++)
    {
      const QdArticleRange *range = &g_array_index (self->ranges, QdArticleRange, i);

      if (range->start < bar.start || range->start > bar.end + BAR_BRIDGE)
        {
          g_array_append_val (self->bars, bar);
          bar = *range;
        }
      bar.end = MAX (bar.end, range->end);
    }
  g_array_append_val (self->bars, bar);
}

static void
apply_quotations (QdArticleBuffer *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (QdStretch));
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (QdStretch));

  for (guint i = 0; i < self->article->quotations->len; i++)
    {
      const QdQuotationRecord *record = g_ptr_array_index (self->article->quotations, i);
      QdStretch                extent = { G_MAXINT, 0 };
      guint                    first_range = self->ranges->len;
      gint64                  *id = g_new (gint64, 1);

      *id = record->id;
      g_hash_table_insert (self->quotations, id, GUINT_TO_POINTER (i + 1));
      for (guint j = 0; j < record->quotation->n_spans; j++)
        {
          QdStretch      words = _qd_article_buffer_map_stretch (self, record->quotation->spans[j]);
          QdStretch      marked = _qd_article_buffer_map_stretch (self, qd_body_flow_widen (self->flow, record->quotation->spans[j]));
          QdArticleRange range = { marked.start, marked.end, i };

          if (words.start >= words.end)
            continue;
          g_array_append_val (self->ranges, range);
          g_array_append_val (all, words);
          if (record->n_articles > 0)
            g_array_append_val (shared, words);
          extent.start = MIN (extent.start, marked.start);
          extent.end = MAX (extent.end, marked.end);
        }
      g_array_append_val (self->extents, extent);
      add_bars (self, first_range);
    }
  g_array_sort (self->ranges, compare_stretches);
  g_array_sort (self->bars, compare_stretches);
  apply_tag (self, QD_ARTICLE_TAG_QUOTATION, all);
  apply_tag (self, QD_ARTICLE_TAG_SHARED_QUOTATION, shared);
}

/* The empty lines between paragraphs stay, so that offsets hold and copies have them, but they are low ones. */
static void
apply_gaps (QdArticleBuffer *self)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (QdStretch));
  gsize              len;
  const char        *text = qd_body_flow_get_text (self->flow, &len);
  int                at = self->body_start;

  for (const char *cursor = text; cursor < text + len; cursor = g_utf8_next_char (cursor), at++)
    if (*cursor == '\n' && (cursor == text || cursor[-1] == '\n'))
      g_array_append_vals (gaps, &(QdStretch){ at, at + 1 }, 1);
  apply_tag (self, QD_ARTICLE_TAG_GAP, gaps);
}

/* Makes room for each picture above its caption. What is drawn there is no part of the text: an object in it would move the
 * places that a screen reader is told (GTK 4.18). */
static void
add_figures (QdArticleBuffer *self)
{
  GtkTextBuffer       *buffer = GTK_TEXT_BUFFER (self);
  guint                n_pictures;
  const QdFlowPicture *pictures = qd_body_flow_get_pictures (self->flow, &n_pictures);

  for (guint i = 0; i < n_pictures; i++)
    {
      const QdPicture *picture = g_ptr_array_index (self->article->pictures, pictures[i].picture);
      QdArticleFigure  figure = { .start = self->body_start + (int)pictures[i].start };
      GtkTextIter      start, end;

      if (picture->width == 0 || picture->height == 0)
        continue;
      figure.figure = qd_figure_new (pictures[i].picture, picture->width, picture->height);
      figure.tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, figure.start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, self->body_start + (int)pictures[i].end);
      gtk_text_buffer_apply_tag (buffer, figure.tag, &start, &end);
      g_array_append_val (self->figures, figure);
    }
}

static void
clear_figure (gpointer data)
{
  g_object_unref (((QdArticleFigure *)data)->figure);
}

static gboolean
is_right_to_left (gunichar c)
{
  /* The blocks of Hebrew, Arabic and their neighbours, and their forms for presentation (UAX #9). */
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/* A line ends with it, if need be, and does not begin with it. */
#define SEPARATOR "\u00a0· "

static char *
describe_particulars (const QdArticleRecord *record)
{
  g_autofree char *source = qd_source_name_dup_display (record->source);
  g_autofree char *day = qd_format_day (record->published);
  g_autofree char *time = qd_format_reading_time (record->n_words);

  return qd_format_join (SEPARATOR, (const char *[]){ source, day, record->byline, time }, 4);
}

static void
insert_line (QdArticleBuffer *self,
             GtkTextIter     *iter,
             const char      *text,
             QdArticleTag     tag)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  gtk_text_buffer_insert_with_tags (GTK_TEXT_BUFFER (self), iter, line, -1, self->tags[tag], NULL);
  gtk_text_buffer_insert_with_tags (GTK_TEXT_BUFFER (self), iter, "\n", 1, self->tags[tag], NULL);
}

/* What a person should know before they take the text for the whole article. */
static const char *
find_warning (const QdArticle *article)
{
  for (guint i = 0; i < article->facts->len; i++)
    {
      const QdFact *fact = g_ptr_array_index (article->facts, i);

      if (g_str_equal (fact->field, QD_FACT_STUB) && fact->origin != NULL)
        return _ ("The file holds only a part of this article. Get the whole article where it was published, and import that.");
      if (g_str_equal (fact->field, QD_FACT_STUB))
        return _ ("The saved page shows only a part of this article. Open it in the browser, and save it where all of it can be read.");
      if (g_str_equal (fact->field, QD_FACT_SPARSE))
        return _ ("Much of the saved page was left out, as it does not look like this article. Compare it with the original.");
    }
  return NULL;
}

static void
fill (QdArticleBuffer *self)
{
  const QdArticleRecord *record = self->article->record;
  g_autofree char       *title = qd_article_record_dup_title (self->article->record);
  g_autofree char       *particulars = describe_particulars (record);
  const char            *warning = find_warning (self->article);
  GtkTextIter            iter, end;
  gsize                  len;
  const char            *text;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &iter);
  insert_line (self, &iter, title, QD_ARTICLE_TAG_TITLE);
  if (*particulars != '\0')
    insert_line (self, &iter, particulars, QD_ARTICLE_TAG_PARTICULARS);
  if (warning != NULL)
    insert_line (self, &iter, warning, QD_ARTICLE_TAG_WARNING);
  self->body_start = gtk_text_iter_get_offset (&iter);

  text = qd_body_flow_get_text (self->flow, &len);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), &iter, text, (int)MIN (len, G_MAXINT));
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, self->body_start);
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self), &end);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->tags[QD_ARTICLE_TAG_BODY], &iter, &end);

  for (const char *cursor = text; !self->bidirectional && cursor < text + len; cursor = g_utf8_next_char (cursor))
    self->bidirectional = is_right_to_left (g_utf8_get_char (cursor));

  apply_gaps (self);
  apply_marks (self);
  add_figures (self);
  apply_quotations (self);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &iter);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &iter);
}

static void
qd_article_buffer_finalize (GObject *object)
{
  QdArticleBuffer *self = QD_ARTICLE_BUFFER (object);

  g_clear_pointer (&self->article, qd_article_unref);
  g_clear_pointer (&self->flow, qd_body_flow_free);
  g_array_unref (self->ranges);
  g_array_unref (self->bars);
  g_array_unref (self->extents);
  g_array_unref (self->links);
  g_hash_table_unref (self->quotations);
  g_array_unref (self->figures);

  G_OBJECT_CLASS (qd_article_buffer_parent_class)->finalize (object);
}

static void
qd_article_buffer_class_init (QdArticleBufferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_article_buffer_finalize;
}

static void
qd_article_buffer_init (QdArticleBuffer *self)
{
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (QdArticleRange));
  self->bars = g_array_new (FALSE, FALSE, sizeof (QdArticleRange));
  self->extents = g_array_new (FALSE, FALSE, sizeof (QdStretch));
  self->links = g_array_new (FALSE, FALSE, sizeof (QdStretchLink));
  self->figures = g_array_new (FALSE, FALSE, sizeof (QdArticleFigure));
  g_array_set_clear_func (self->figures, clear_figure);
  self->quotations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * qd_article_buffer_new:
 * @article: (not nullable): what to show
 * @style: (not nullable): how; copied
 *
 * Builds the text of @article with its tags, off any view, in time that grows with its length. Thread: main.
 *
 * Returns: (transfer full): the buffer
 */
QdArticleBuffer *
qd_article_buffer_new (QdArticle            *article,
                       const QdArticleStyle *style)
{
  QdArticleBuffer *self;

  g_return_val_if_fail (article != NULL && style != NULL, NULL);

  self = g_object_new (QD_TYPE_ARTICLE_BUFFER, NULL);
  self->article = qd_article_ref (article);
  for (guint i = 0; i < QD_N_ARTICLE_TAGS; i++)
    self->tags[i] = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), tag_names[i], NULL);
  qd_article_buffer_set_style (self, style);
  /* Translators: stands before the caption of a picture, which is shown without the picture itself. */
  self->flow = qd_body_flow_new_with_pictures (article->body, "•\u2002", _ ("Picture: "), article->pictures);
  fill (self);
  return self;
}

/**
 * qd_article_buffer_get_article:
 * @self: (not nullable): a buffer
 *
 * Thread: main.
 *
 * Returns: (transfer none): the article that it shows
 */
QdArticle *
qd_article_buffer_get_article (QdArticleBuffer *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), NULL);

  return self->article;
}

static void
style_headings (QdArticleBuffer      *self,
                const QdArticleStyle *style)
{
  static const double scales[] = { 1.22, 1.10, 1.0 };

  g_object_set (self->tags[QD_ARTICLE_TAG_TITLE],
                "family", style->sans, "weight", 750, "scale", 1.58,
                "line-height", 1.0, "pixels-below-lines", style->em / 2,
                NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_PARTICULARS],
                "family", style->sans, "scale", 0.83, "foreground-rgba", &style->palette.dim,
                "line-height", 1.1, "pixels-below-lines", style->em * 3 / 2,
                NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_WARNING],
                "family", style->sans, "scale", 0.83, "weight", 600,
                "line-height", 1.1, "pixels-below-lines", style->em * 3 / 2,
                NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    g_object_set (self->tags[QD_ARTICLE_TAG_HEADING_1 + i],
                  "family", style->sans, "weight", 700, "scale", scales[i], "line-height", 1.05,
                  "pixels-above-lines", style->em / 2,
                  NULL);
}

/**
 * qd_article_buffer_set_style:
 * @self: (not nullable): a buffer
 * @style: (not nullable): the new style; copied
 *
 * Restyles the tags. A view that shows the buffer lays it out again. Thread: main.
 */
void
qd_article_buffer_set_style (QdArticleBuffer      *self,
                             const QdArticleStyle *style)
{
  g_return_if_fail (QD_IS_ARTICLE_BUFFER (self) && style != NULL);

  style_headings (self, style);
  g_object_set (self->tags[QD_ARTICLE_TAG_BODY], "line-height", style->line_height, NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_GAP], "scale", 0.5, NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_LIST_ITEM],
                "accumulative-margin", TRUE, "left-margin", style->em / 4, "indent", -style->em * 15 / 16,
                NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_BLOCKQUOTE],
                "accumulative-margin", TRUE, "left-margin", style->em * 3 / 2, "right-margin", style->em * 3 / 2,
                NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_PICTURE],
                "family", style->sans, "scale", 0.83, "foreground-rgba", &style->palette.dim,
                NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_LINK],
                "foreground-rgba", &style->palette.link, "underline", PANGO_UNDERLINE_SINGLE,
                NULL);
  g_object_set (self->tags[QD_ARTICLE_TAG_BOILERPLATE], "foreground-rgba", &style->palette.dim, NULL);
}

/**
 * qd_article_buffer_set_line_width:
 * @self: (not nullable): a buffer
 * @width: how wide its lines are going to be, px
 *
 * Makes as much room for pictures as they take in lines of that width. Thread: main.
 */
void
qd_article_buffer_set_line_width (QdArticleBuffer *self,
                                  int              width)
{
  int before;

  g_return_if_fail (QD_IS_ARTICLE_BUFFER (self));

  for (guint i = 0; i < self->figures->len; i++)
    {
      const QdArticleFigure *figure = &g_array_index (self->figures, QdArticleFigure, i);
      int                    height;

      qd_figure_set_line_width (figure->figure, width);
      height = gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (figure->figure)) + 2 * QD_FIGURE_GAP;
      g_object_get (figure->tag, "pixels-above-lines", &before, NULL);
      /* Whatever is set of a tag has its text laid out again. */
      if (before != height)
        g_object_set (figure->tag, "pixels-above-lines", height, NULL);
    }
}
