/* qd-article-print.c: an article on paper
 *
 * The text is laid out paragraph by paragraph, by Pango, and cut into pages between lines. In the margin a bar stands beside
 * each quotation that other articles carry too, and how many these are, as on the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"

/* Points. */
#define BODY_SIZE 11
#define MARGIN_WIDTH 34.0
#define BAR_WIDTH 1.5
#define BAR_GAP 8.0
#define COUNT_GAP 4.0
#define FOOTER_HEIGHT 28.0
#define PARAGRAPH_GAP 7.0
#define QUOTE_INDENT 18.0

/* Of the paper, millimetres: what is left has lines of some 75 characters. The bars stand in the text's own margin. */
#define PAPER_MARGIN 20.0
#define PAPER_LEFT_MARGIN 12.0

/* A heading is not the last of a page: so many lines come with it. */
#define KEPT_LINES 2

#define GREY 0.38

typedef enum {
  BLOCK_TITLE,
  BLOCK_SMALL,
  BLOCK_HEADING,
  BLOCK_TEXT,
  BLOCK_QUOTE,
  BLOCK_CAPTION,
  BLOCK_DIMMED,
} BlockKind;

/* One paragraph. */
typedef struct
{
  BlockKind kind;
  char     *text;
  gsize     start;  /* where it begins in the body, bytes; G_MAXSIZE for what is not of it */
  guint     prefix; /* bytes that stand before it */

  PangoLayout *layout; /* in its time */
} Block;

/* One line on its page. */
typedef struct
{
  guint            block;
  PangoLayoutLine *line;
  double           y; /* of its top */
  double           height;
  double           baseline;
} Line;

typedef struct
{
  QdArticle *article;
  GArray    *blocks; /* Block */
  GArray    *lines;  /* Line, page after page */
  GArray    *pages;  /* guint, the first line of each page */
  guint      next;   /* the block to be laid out */
  double     y;
  double     width;
  double     height;
  char      *footer;
} Print;

static void
clear_block (gpointer data)
{
  Block *block = data;

  g_free (block->text);
  g_clear_object (&block->layout);
}

static void
clear_line (gpointer data)
{
  pango_layout_line_unref (((Line *)data)->line);
}

static void
print_free (gpointer data)
{
  Print *print = data;

  qd_article_unref (print->article);
  g_array_unref (print->lines);
  g_array_unref (print->blocks);
  g_array_unref (print->pages);
  g_free (print->footer);
  g_free (print);
}

/* What there is to print */

static void
add_block (Print      *print,
           BlockKind   kind,
           const char *text,
           gsize       len,
           gsize       start,
           const char *prefix)
{
  Block block = { .kind = kind, .start = start, .prefix = (guint)strlen (prefix) };

  block.text = g_strdup_printf ("%s%.*s", prefix, (int)len, text);
  g_array_append_val (print->blocks, block);
}

static void
add_plain (Print      *print,
           BlockKind   kind,
           const char *text)
{
  if (text != NULL && *text != '\0')
    add_block (print, kind, text, strlen (text), G_MAXSIZE, "");
}

/* What the marks say of the paragraph as a whole. */
static BlockKind
get_kind (const QdBodyMark *marks,
          guint             n_marks,
          QdSpan            paragraph,
          gboolean         *item)
{
  BlockKind kind = BLOCK_TEXT;

  *item = FALSE;
  for (guint i = 0; i < n_marks; i++)
    {
      if (marks[i].span.start > paragraph.start || marks[i].span.end < paragraph.end)
        {
          /* An item, a caption and a heading are what begins there, however far the mark goes. */
          if (marks[i].span.start != paragraph.start)
            continue;
        }
      if (marks[i].kind == QD_BODY_MARK_HEADING)
        kind = BLOCK_HEADING;
      else if (marks[i].kind == QD_BODY_MARK_PICTURE)
        kind = BLOCK_CAPTION;
      else if (marks[i].kind == QD_BODY_MARK_LIST_ITEM)
        *item = TRUE;
      else if (marks[i].kind == QD_BODY_MARK_BLOCKQUOTE)
        kind = BLOCK_QUOTE;
      else if (marks[i].kind == QD_BODY_MARK_BOILERPLATE && marks[i].span.start <= paragraph.start && marks[i].span.end >= paragraph.end)
        kind = BLOCK_DIMMED;
    }
  return kind;
}

static void
add_body (Print *print)
{
  gsize             len;
  const char       *text = qd_body_get_text (print->article->body, &len);
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (print->article->body, &n_marks);

  for (gsize start = 0; start < len;)
    {
      const char *newline = memchr (text + start, '\n', len - start);
      gsize       end = newline != NULL ? (gsize)(newline - text) : len;
      gboolean    item;
      BlockKind   kind = get_kind (marks, n_marks, (QdSpan){ start, end }, &item);

      if (end > start)
        add_block (print, kind, text + start, end - start, start, item ? "•\u2002" : "");
      start = end + 1;
    }
}

static void
add_head (Print *print)
{
  QdArticleRecord *record = print->article->record;
  g_autofree char *title = qd_article_record_dup_title (record);
  g_autofree char *source = qd_source_name_dup_display (record->source);
  g_autofree char *day = qd_format_day (record->published);
  g_autofree char *particulars = NULL;

  particulars = g_strjoin (" · ", source, day != NULL ? day : record->byline, day != NULL ? record->byline : NULL, NULL);
  print->footer = g_strdup_printf ("%s · %s", source, title);
  add_plain (print, BLOCK_TITLE, title);
  add_plain (print, BLOCK_SMALL, particulars);
  add_plain (print, BLOCK_SMALL, record->url);
}

/* Layout */

static PangoFontDescription *
describe_font (BlockKind kind)
{
  PangoFontDescription *font = pango_font_description_new ();
  gboolean              sans = kind == BLOCK_TITLE || kind == BLOCK_SMALL || kind == BLOCK_HEADING || kind == BLOCK_CAPTION;
  double                size = kind == BLOCK_TITLE ? 20 : kind == BLOCK_HEADING                        ? 13
                                                        : kind == BLOCK_SMALL || kind == BLOCK_CAPTION ? 9
                                                                                                       : BODY_SIZE;

  pango_font_description_set_family (font, sans ? "Sans" : "Serif");
  pango_font_description_set_size (font, (int)(size * PANGO_SCALE));
  if (kind == BLOCK_TITLE || kind == BLOCK_HEADING)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  return font;
}

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               const Block    *block,
               QdSpan          span)
{
  gsize end = block->start + strlen (block->text) - block->prefix;
  gsize from = MAX (span.start, block->start), to = MIN (span.end, end);

  attribute->start_index = (guint)(from - block->start) + block->prefix;
  attribute->end_index = (guint)(to - block->start) + block->prefix;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttrList *
make_attributes (Print       *print,
                 const Block *block)
{
  PangoAttrList    *attributes = pango_attr_list_new ();
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (print->article->body, &n_marks);
  gsize             end;

  if (block->start == G_MAXSIZE)
    return attributes;
  end = block->start + strlen (block->text) - block->prefix;
  for (guint i = 0; i < n_marks; i++)
    {
      if (marks[i].span.start >= end || marks[i].span.end <= block->start)
        continue;
      if (marks[i].kind == QD_BODY_MARK_EMPHASIS)
        add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), block, marks[i].span);
      else if (marks[i].kind == QD_BODY_MARK_STRONG)
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), block, marks[i].span);
    }
  return attributes;
}

static double
get_indent (BlockKind kind)
{
  return kind == BLOCK_QUOTE ? QUOTE_INDENT : 0;
}

static void
lay_out (Print           *print,
         GtkPrintContext *context,
         Block           *block)
{
  g_autoptr (PangoFontDescription) font = describe_font (block->kind);
  g_autoptr (PangoAttrList)        attributes = make_attributes (print, block);

  block->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (block->layout, font);
  pango_layout_set_width (block->layout, (int)((print->width - MARGIN_WIDTH - 2 * get_indent (block->kind)) * PANGO_SCALE));
  pango_layout_set_wrap (block->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (block->layout, block->kind == BLOCK_TITLE ? 1.1f : 1.3f);
  pango_layout_set_attributes (block->layout, attributes);
  pango_layout_set_text (block->layout, block->text, -1);
}

static double
get_gap (const Print *print,
         guint        index)
{
  const Block *block = &g_array_index (print->blocks, Block, index);
  const Block *before = index > 0 ? &g_array_index (print->blocks, Block, index - 1) : NULL;

  if (before == NULL)
    return 0;
  if (block->kind == BLOCK_HEADING || (before->kind == BLOCK_SMALL && block->kind != BLOCK_SMALL))
    return 2 * PARAGRAPH_GAP;
  return block->kind == BLOCK_SMALL && before->kind == BLOCK_SMALL ? 1 : PARAGRAPH_GAP;
}

static void
begin_page (Print *print)
{
  g_array_append_val (print->pages, print->lines->len);
  print->y = 0;
}

/* Puts the lines of a paragraph on this page and those behind it. */
static void
place (Print *print,
       guint  index)
{
  Block           *block = &g_array_index (print->blocks, Block, index);
  PangoLayoutIter *iter = pango_layout_get_iter (block->layout);
  double           gap = get_gap (print, index);
  double           room = print->height - FOOTER_HEIGHT;
  PangoRectangle   whole;

  pango_layout_get_extents (block->layout, NULL, &whole);
  if (block->kind == BLOCK_HEADING && print->y > 0 && print->y + gap + (double)whole.height / PANGO_SCALE + KEPT_LINES * BODY_SIZE * 1.5 > room)
    begin_page (print);
  if (print->y > 0)
    print->y += gap;
  do
    {
      Line line = { .block = index, .line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter)) };
      int  top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.height = (double)(bottom - top) / PANGO_SCALE;
      line.baseline = (double)(pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
      if (print->y > 0 && print->y + line.height > room)
        begin_page (print);
      line.y = print->y;
      print->y += line.height;
      g_array_append_val (print->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Print             *print)
{
  print->width = gtk_print_context_get_width (context);
  print->height = gtk_print_context_get_height (context);
  print->next = 0;
  g_array_set_size (print->lines, 0);
  g_array_set_size (print->pages, 0);
  begin_page (print);
}

/* A paragraph a time, so that the window goes on meanwhile. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Print             *print)
{
  Block *block;

  if (print->next >= print->blocks->len)
    {
      gtk_print_operation_set_n_pages (operation, (int)print->pages->len);
      return TRUE;
    }
  block = &g_array_index (print->blocks, Block, print->next);
  g_clear_object (&block->layout);
  lay_out (print, context, block);
  place (print, print->next++);
  return FALSE;
}

/* Drawing */

static void
draw_text (cairo_t         *cr,
           GtkPrintContext *context,
           const char      *text,
           double           x,
           double           y,
           double           align,
           double           most)
{
  g_autoptr (PangoLayout)          layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = describe_font (BLOCK_SMALL);
  int                              width, height;

  pango_font_description_set_size (font, 8 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  if (most > 0)
    {
      pango_layout_set_width (layout, (int)(most * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, 0);
    }
  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, x - align * width / PANGO_SCALE, y);
  pango_cairo_show_layout (cr, layout);
}

/* The quotation that others carry which is on a line, the longest first; NULL for none. */
static const QdQuotationRecord *
find_shared (const Print *print,
             const Line  *line,
             gboolean    *begins)
{
  const Block *block = &g_array_index (print->blocks, Block, line->block);
  gsize        from, to;

  *begins = FALSE;
  if (block->start == G_MAXSIZE)
    return NULL;
  from = block->start + (gsize)MAX (pango_layout_line_get_start_index (line->line) - (int)block->prefix, 0);
  to = from + (gsize)pango_layout_line_get_length (line->line);
  for (guint i = 0; i < print->article->quotations->len; i++)
    {
      const QdQuotationRecord *record = print->article->quotations->pdata[i];
      const QdQuotation       *quotation = record->quotation;

      for (guint j = 0; record->n_articles > 0 && j < quotation->n_spans; j++)
        if (quotation->spans[j].start < to && quotation->spans[j].end > from)
          {
            *begins = j == 0 && quotation->spans[0].start >= from;
            return record;
          }
    }
  return NULL;
}

static void
draw_line (Print           *print,
           GtkPrintContext *context,
           cairo_t         *cr,
           const Line      *line)
{
  const Block             *block = &g_array_index (print->blocks, Block, line->block);
  gboolean                 begins;
  const QdQuotationRecord *record = find_shared (print, line, &begins);
  PangoRectangle           extents;
  double                   x = MARGIN_WIDTH + get_indent (block->kind);
  double                   grey = block->kind == BLOCK_SMALL || block->kind == BLOCK_CAPTION || block->kind == BLOCK_DIMMED ? GREY : 0;

  pango_layout_line_get_extents (line->line, NULL, &extents);
  /* What runs from right to left begins at the other end. */
  if (pango_layout_line_get_resolved_direction (line->line) == PANGO_DIRECTION_RTL)
    x = print->width - get_indent (block->kind) - (double)extents.width / PANGO_SCALE;
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_move_to (cr, x, line->y + line->baseline);
  pango_cairo_show_layout_line (cr, line->line);
  if (record == NULL)
    return;
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  cairo_rectangle (cr, MARGIN_WIDTH - BAR_GAP - BAR_WIDTH, line->y, BAR_WIDTH, line->height);
  cairo_fill (cr);
  if (begins)
    {
      g_autofree char *count = g_strdup_printf ("%u", record->n_articles);

      draw_text (cr, context, count, MARGIN_WIDTH - BAR_GAP - BAR_WIDTH - COUNT_GAP, line->y + line->baseline - 8, 1, 0);
    }
}

static gboolean
has_shared (const Print *print)
{
  for (guint i = 0; i < print->article->quotations->len; i++)
    if (((const QdQuotationRecord *)print->article->quotations->pdata[i])->n_articles > 0)
      return TRUE;
  return FALSE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Print             *print)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint    n_pages = print->pages->len;
  guint    first = g_array_index (print->pages, guint, page);
  guint    last = (guint)page + 1 < n_pages ? g_array_index (print->pages, guint, page + 1) : print->lines->len;
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *number = g_strdup_printf (_ ("%d of %u"), page + 1, n_pages);
  double           y = print->height - FOOTER_HEIGHT / 2;

  for (guint i = first; i < last; i++)
    draw_line (print, context, cr, &g_array_index (print->lines, Line, i));
  cairo_set_source_rgb (cr, GREY, GREY, GREY);
  draw_text (cr, context, page == 0 && has_shared (print) ? _ ("In the margin: how many other articles carry the quotation") : print->footer,
             MARGIN_WIDTH, y, 0, print->width - MARGIN_WIDTH - 72);
  draw_text (cr, context, number, print->width, y, 1, 0);
}

/**
 * qd_article_print_new:
 * @article: (not nullable): what is to be printed; a reference is taken
 *
 * Makes an operation that prints an article, or writes it as PDF if it is run with %GTK_PRINT_OPERATION_ACTION_EXPORT: the
 * headline, source, date, byline and address, then the text, with page numbers. Thread: main.
 *
 * Returns: (transfer full): the operation, to be run
 */
GtkPrintOperation *
qd_article_print_new (QdArticle *article)
{
  GtkPrintOperation       *operation;
  Print                   *print;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autofree char         *title = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  print = g_new0 (Print, 1);
  print->article = qd_article_ref (article);
  print->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (print->blocks, clear_block);
  print->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (print->lines, clear_line);
  print->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  add_head (print);
  add_body (print);

  operation = gtk_print_operation_new ();
  title = qd_article_record_dup_title (article->record);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_page_setup_set_top_margin (setup, PAPER_MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, PAPER_MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, PAPER_LEFT_MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, PAPER_MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "qd-print", print, print_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), print);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), print);
  return operation;
}
