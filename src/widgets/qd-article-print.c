/* qd-article-print.c: an article on paper
 *
 * The text is laid out paragraph by paragraph, by Pango, and cut into pages between lines. In the margin a bar stands beside
 * each quotation that other articles carry too, and how many these are, as on the screen; on the other side stand the numbers of
 * notes, which follow at the end. Pictures stand above their captions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "store/qd-note.h"

/* Points. */
#define BODY_SIZE 11
#define MARGIN_WIDTH 34.0
#define BAR_WIDTH 1.5
#define BAR_GAP 8.0
#define COUNT_GAP 4.0
#define FOOTER_HEIGHT 28.0
#define PARAGRAPH_GAP 7.0
#define QUOTE_INDENT 18.0
#define NOTE_INDENT 12.0
#define NOTE_MARGIN_WIDTH 24.0

/* A picture takes as many points as it has pixels at 96 a inch, unless that is wider than the text or higher than this part of a page. */
#define POINTS_PER_PIXEL 0.75
#define MOST_OF_PAGE 0.6

/* Code points of the marked words that stand with a note at the end. */
#define MOST_WORDS 160

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
  BLOCK_PICTURE,
  BLOCK_NOTE,
  BLOCK_NOTE_WORDS,
} BlockKind;

/* One paragraph. */
typedef struct
{
  BlockKind kind;
  char     *text;
  gsize     start;  /* where it begins in the body, bytes; G_MAXSIZE for what is not of it */
  guint     prefix; /* bytes that stand before it */
  guint     number; /* of a picture */

  PangoLayout *layout;  /* in its time */
  GdkTexture  *texture; /* of a picture that could be loaded */
} Block;

/* One line on its page. */
typedef struct
{
  guint            block;
  PangoLayoutLine *line;  /* NULL for a picture */
  double           width; /* of a picture */
  double           y;     /* of its top */
  double           height;
  double           baseline;
} Line;

typedef struct
{
  QdArticle *article;
  GPtrArray *notes;  /* QdNoteRecord, as they come in the text; NULL for none */
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
  g_clear_object (&block->texture);
}

static void
clear_line (gpointer data)
{
  g_clear_pointer (&((Line *)data)->line, pango_layout_line_unref);
}

static void
print_free (gpointer data)
{
  Print *print = data;

  qd_article_unref (print->article);
  g_clear_pointer (&print->notes, g_ptr_array_unref);
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

/* Pictures that stand before this place of the body and have not been added yet. */
static void
add_pictures (Print *print,
              guint *next,
              gsize  place)
{
  GPtrArray *pictures = print->article->pictures;

  for (; pictures != NULL && *next < pictures->len && ((const QdPicture *)pictures->pdata[*next])->position <= place; (*next)++)
    {
      const QdPicture *picture = pictures->pdata[*next];

      if (picture->width > 0 && picture->height > 0)
        {
          Block block = { .kind = BLOCK_PICTURE, .text = g_strdup (""), .start = G_MAXSIZE, .number = *next };

          g_array_append_val (print->blocks, block);
        }
      add_plain (print, BLOCK_CAPTION, picture->caption != NULL ? picture->caption : picture->alt);
    }
}

static void
add_body (Print *print)
{
  guint             next_picture = 0;
  gsize             len;
  const char       *text = qd_body_get_text (print->article->body, &len);
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (print->article->body, &n_marks);

  add_pictures (print, &next_picture, 0);
  for (gsize start = 0; start < len;)
    {
      const char *newline = memchr (text + start, '\n', len - start);
      gsize       end = newline != NULL ? (gsize)(newline - text) : len;
      gboolean    item;
      BlockKind   kind = get_kind (marks, n_marks, (QdSpan){ start, end }, &item);

      if (end > start)
        add_block (print, kind, text + start, end - start, start, item ? "•\u2002" : "");
      if (end > start)
        add_pictures (print, &next_picture, end);
      start = end + 1;
    }
  add_pictures (print, &next_picture, G_MAXSIZE);
}

/* Notes that have words of the person's own have a number, those that are of words which are gone come without. */
static gboolean
is_numbered (const QdNoteRecord *note)
{
  return *note->text != '\0' && !qd_span_is_empty (note->span);
}

static void
add_note (Print              *print,
          const QdNoteRecord *note,
          guint               number)
{
  const char      *words = note->anchor->exact;
  g_autofree char *head = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), MOST_WORDS));
  g_autofree char *cut = g_strconcat (head, strlen (head) < strlen (words) ? "…" : NULL, NULL);
  g_autofree char *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), cut);
  g_autofree char *prefix = number > 0 ? g_strdup_printf ("%u\u2002", number) : g_strdup ("–\u2002");

  g_strdelimit (quoted, "\r\n", ' ');
  add_block (print, BLOCK_NOTE, note->text, strlen (note->text), G_MAXSIZE, prefix);
  add_plain (print, BLOCK_NOTE_WORDS, quoted);
  if (qd_span_is_empty (note->span))
    add_plain (print, BLOCK_NOTE_WORDS, _ ("The article does not have these words any more."));
}

static void
add_notes (Print *print)
{
  guint number = 0;
  guint n_texts = 0;

  for (guint i = 0; i < print->notes->len; i++)
    {
      const QdNoteRecord *note = print->notes->pdata[i];

      if (*note->text == '\0')
        continue;
      if (n_texts++ == 0)
        add_plain (print, BLOCK_HEADING, _ ("Notes"));
      number += is_numbered (note);
      add_note (print, note, is_numbered (note) ? number : 0);
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
  gboolean              sans = kind == BLOCK_TITLE || kind == BLOCK_SMALL || kind == BLOCK_NOTE || kind == BLOCK_HEADING || kind == BLOCK_CAPTION;
  double                size = kind == BLOCK_TITLE ? 20 : kind == BLOCK_HEADING                                                                          ? 13
                                                        : kind == BLOCK_SMALL || kind == BLOCK_CAPTION || kind == BLOCK_NOTE || kind == BLOCK_NOTE_WORDS ? 9
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

/* As on the screen: never by a colour alone. */
static void
add_note_attributes (Print         *print,
                     const Block   *block,
                     gsize          end,
                     PangoAttrList *attributes)
{
  static const struct
  {
    guint8         red, green, blue;
    PangoUnderline underline;
  } styles[QD_NOTE_N_STYLES] = {
    [QD_NOTE_GREEN] = { 0xc8, 0xec, 0xd2, PANGO_UNDERLINE_NONE },
    [QD_NOTE_BLUE] = { 0xcf, 0xe2, 0xf7, PANGO_UNDERLINE_DOUBLE },
    [QD_NOTE_PINK] = { 0xf8, 0xd5, 0xe6, PANGO_UNDERLINE_ERROR },
    [QD_NOTE_UNDERLINE] = { 0xff, 0xff, 0xff, PANGO_UNDERLINE_SINGLE },
  };

  for (guint i = 0; print->notes != NULL && i < print->notes->len; i++)
    {
      const QdNoteRecord *note = print->notes->pdata[i];

      if (note->span.start >= end || note->span.end <= block->start)
        continue;
      if (note->style != QD_NOTE_UNDERLINE)
        add_attribute (attributes, pango_attr_background_new (styles[note->style].red * 257, styles[note->style].green * 257, styles[note->style].blue * 257), block, note->span);
      if (styles[note->style].underline != PANGO_UNDERLINE_NONE)
        add_attribute (attributes, pango_attr_underline_new (styles[note->style].underline), block, note->span);
    }
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
  add_note_attributes (print, block, end, attributes);
  return attributes;
}

static double
get_indent (BlockKind kind)
{
  return kind == BLOCK_QUOTE ? QUOTE_INDENT : kind == BLOCK_NOTE_WORDS ? NOTE_INDENT
                                                                       : 0;
}

/* What is at the end of a line for the numbers of notes. */
static double
get_note_margin (const Print *print)
{
  for (guint i = 0; print->notes != NULL && i < print->notes->len; i++)
    if (is_numbered (print->notes->pdata[i]))
      return NOTE_MARGIN_WIDTH;
  return 0;
}

static double
get_text_width (const Print *print)
{
  return print->width - MARGIN_WIDTH - get_note_margin (print);
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
  pango_layout_set_width (block->layout, (int)((get_text_width (print) - 2 * get_indent (block->kind)) * PANGO_SCALE));
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
  if (block->kind == BLOCK_NOTE_WORDS || (block->kind == BLOCK_SMALL && before->kind == BLOCK_SMALL))
    return 1;
  return PARAGRAPH_GAP;
}

static void
begin_page (Print *print)
{
  g_array_append_val (print->pages, print->lines->len);
  print->y = 0;
}

/* A picture does not stand apart from the first lines of its caption. */
static void
place_picture (Print *print,
               guint  index)
{
  Block *block = &g_array_index (print->blocks, Block, index);
  Line   line = { .block = index };
  double room = print->height - FOOTER_HEIGHT, gap = get_gap (print, index);
  double width = gdk_texture_get_width (block->texture) * POINTS_PER_PIXEL, height = gdk_texture_get_height (block->texture) * POINTS_PER_PIXEL;
  double scale = MIN (1, MIN (get_text_width (print) / width, room * MOST_OF_PAGE / height));

  line.width = width * scale;
  line.height = height * scale;
  if (print->y > 0 && print->y + gap + line.height + KEPT_LINES * BODY_SIZE * 1.5 > room)
    begin_page (print);
  if (print->y > 0)
    print->y += gap;
  line.y = print->y;
  print->y += line.height;
  g_array_append_val (print->lines, line);
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
  if (block->kind != BLOCK_PICTURE)
    {
      lay_out (print, context, block);
      place (print, print->next);
    }
  else if (block->texture != NULL)
    {
      place_picture (print, print->next);
    }
  print->next++;
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
draw_picture (Print      *print,
              cairo_t    *cr,
              const Line *line)
{
  const Block                     *block = &g_array_index (print->blocks, Block, line->block);
  g_autoptr (GdkTextureDownloader) downloader = gdk_texture_downloader_new (block->texture);
  int                              width = gdk_texture_get_width (block->texture), height = gdk_texture_get_height (block->texture);
  cairo_surface_t                 *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_DEFAULT);
  gdk_texture_downloader_download_into (downloader, cairo_image_surface_get_data (surface), (gsize)cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_translate (cr, MARGIN_WIDTH, line->y);
  cairo_scale (cr, line->width / width, line->height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

/* The numbers of the notes whose words end on a line stand at its end. */
static void
draw_note_numbers (Print           *print,
                   GtkPrintContext *context,
                   cairo_t         *cr,
                   const Line      *line)
{
  const Block        *block = &g_array_index (print->blocks, Block, line->block);
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint               number = 0;
  gsize               from, to;

  if (print->notes == NULL || block->start == G_MAXSIZE)
    return;
  from = block->start + (gsize)MAX (pango_layout_line_get_start_index (line->line) - (int)block->prefix, 0);
  to = from + (gsize)pango_layout_line_get_length (line->line);
  for (guint i = 0; i < print->notes->len; i++)
    {
      const QdNoteRecord *note = print->notes->pdata[i];

      number += is_numbered (note);
      if (is_numbered (note) && note->span.end > from && note->span.end <= to)
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "", number);
    }
  if (numbers->len == 0)
    return;
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  draw_text (cr, context, numbers->str, print->width, line->y + line->baseline - 8, 1, 0);
}

static void
draw_line (Print           *print,
           GtkPrintContext *context,
           cairo_t         *cr,
           const Line      *line)
{
  const Block             *block = &g_array_index (print->blocks, Block, line->block);
  gboolean                 begins;
  const QdQuotationRecord *record;
  PangoRectangle           extents;
  double                   x = MARGIN_WIDTH + get_indent (block->kind);
  double                   grey = block->kind == BLOCK_SMALL || block->kind == BLOCK_CAPTION || block->kind == BLOCK_DIMMED || block->kind == BLOCK_NOTE_WORDS ? GREY : 0;

  if (line->line == NULL)
    {
      draw_picture (print, cr, line);
      return;
    }
  record = find_shared (print, line, &begins);
  draw_note_numbers (print, context, cr, line);
  pango_layout_line_get_extents (line->line, NULL, &extents);
  /* What runs from right to left begins at the other end. */
  if (pango_layout_line_get_resolved_direction (line->line) == PANGO_DIRECTION_RTL)
    x = print->width - get_note_margin (print) - get_indent (block->kind) - (double)extents.width / PANGO_SCALE;
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
 * headline, source, date, byline and address, then the text, with page numbers. Notes and pictures come with
 * qd_article_print_set_notes() and qd_article_print_set_picture(). Thread: main.
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

/**
 * qd_article_print_set_notes:
 * @operation: (not nullable): what qd_article_print_new() gave, before it is run
 * @notes: (not nullable) (element-type QdNoteRecord): the notes of the article, as they come in its text; a reference is taken
 *
 * Has marked words marked, and what was written of them printed at the end. To be called once. Thread: main.
 */
void
qd_article_print_set_notes (GtkPrintOperation *operation,
                            GPtrArray         *notes)
{
  Print *print = g_object_get_data (G_OBJECT (operation), "qd-print");

  g_return_if_fail (print != NULL && print->notes == NULL);
  g_return_if_fail (notes != NULL);

  print->notes = g_ptr_array_ref (notes);
  add_notes (print);
}

/**
 * qd_article_print_set_picture:
 * @operation: (not nullable): what qd_article_print_new() gave, before it is run
 * @number: which of the pictures of the article, from 0
 * @texture: (not nullable): the picture; a reference is taken
 *
 * Has a picture printed above its caption. Thread: main.
 */
void
qd_article_print_set_picture (GtkPrintOperation *operation,
                              guint              number,
                              GdkTexture        *texture)
{
  Print *print = g_object_get_data (G_OBJECT (operation), "qd-print");

  g_return_if_fail (print != NULL);
  g_return_if_fail (GDK_IS_TEXTURE (texture));

  for (guint i = 0; i < print->blocks->len; i++)
    {
      Block *block = &g_array_index (print->blocks, Block, i);

      if (block->kind == BLOCK_PICTURE && block->number == number)
        g_set_object (&block->texture, texture);
    }
}

/**
 * qd_article_print_get_article:
 * @operation: (not nullable): what qd_article_print_new() gave
 *
 * Thread: main.
 *
 * Returns: (transfer none): what it prints
 */
QdArticle *
qd_article_print_get_article (GtkPrintOperation *operation)
{
  Print *print = g_object_get_data (G_OBJECT (operation), "qd-print");

  g_return_val_if_fail (print != NULL, NULL);

  return print->article;
}
