/* qd-article-print.c: an article on paper
 *
 * The text is laid out paragraph by paragraph, by Pango, and cut into pages between lines. In the margin a bar stands beside
 * each quotation that other articles carry too, and how many these are, as on the screen; on the other side stand the numbers of
 * notes, which follow at the end. Pictures stand above their captions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "widgets/qd-article-print-private.h"

/* Points. */
#define BODY_SIZE 11
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

static void
clear_block (gpointer data)
{
  QdPrintBlock *block = data;

  g_free (block->text);
  g_clear_object (&block->layout);
  g_clear_object (&block->texture);
}

static void
clear_line (gpointer data)
{
  g_clear_pointer (&((QdPrintLine *)data)->line, pango_layout_line_unref);
}

static void
print_free (gpointer data)
{
  QdPrint *print = data;

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
add_block (QdPrint         *print,
           QdPrintBlockKind kind,
           const char      *text,
           gsize            len,
           gsize            start,
           const char      *prefix)
{
  QdPrintBlock block = { .kind = kind, .start = start, .prefix = (guint)strlen (prefix) };

  block.text = g_strdup_printf ("%s%.*s", prefix, (int)len, text);
  g_array_append_val (print->blocks, block);
}

static void
add_plain (QdPrint         *print,
           QdPrintBlockKind kind,
           const char      *text)
{
  if (text != NULL && *text != '\0')
    add_block (print, kind, text, strlen (text), G_MAXSIZE, "");
}

/* What the marks say of the paragraph as a whole. */
static QdPrintBlockKind
get_kind (const QdBodyMark *marks,
          guint             n_marks,
          QdSpan            paragraph,
          gboolean         *item)
{
  QdPrintBlockKind kind = QD_PRINT_BLOCK_TEXT;

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
        kind = QD_PRINT_BLOCK_HEADING;
      else if (marks[i].kind == QD_BODY_MARK_PICTURE)
        kind = QD_PRINT_BLOCK_CAPTION;
      else if (marks[i].kind == QD_BODY_MARK_LIST_ITEM)
        *item = TRUE;
      else if (marks[i].kind == QD_BODY_MARK_BLOCKQUOTE)
        kind = QD_PRINT_BLOCK_QUOTE;
      else if (marks[i].kind == QD_BODY_MARK_BOILERPLATE && marks[i].span.start <= paragraph.start && marks[i].span.end >= paragraph.end)
        kind = QD_PRINT_BLOCK_DIMMED;
    }
  return kind;
}

/* Pictures that stand before this place of the body and have not been added yet. */
static void
add_pictures (QdPrint *print,
              guint   *next,
              gsize    place)
{
  GPtrArray *pictures = print->article->pictures;

  for (; pictures != NULL && *next < pictures->len && ((const QdPicture *)pictures->pdata[*next])->position <= place; (*next)++)
    {
      const QdPicture *picture = pictures->pdata[*next];

      if (picture->width > 0 && picture->height > 0)
        {
          QdPrintBlock block = { .kind = QD_PRINT_BLOCK_PICTURE, .text = g_strdup (""), .start = G_MAXSIZE, .number = *next };

          g_array_append_val (print->blocks, block);
        }
      add_plain (print, QD_PRINT_BLOCK_CAPTION, picture->caption != NULL ? picture->caption : picture->alt);
    }
}

static void
add_body (QdPrint *print)
{
  guint             next_picture = 0;
  gsize             len;
  const char       *text = qd_body_get_text (print->article->body, &len);
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (print->article->body, &n_marks);

  add_pictures (print, &next_picture, 0);
  for (gsize start = 0; start < len;)
    {
      const char      *newline = memchr (text + start, '\n', len - start);
      gsize            end = newline != NULL ? (gsize)(newline - text) : len;
      gboolean         item;
      QdPrintBlockKind kind = get_kind (marks, n_marks, (QdSpan){ start, end }, &item);

      if (end > start)
        add_block (print, kind, text + start, end - start, start, item ? "•\u2002" : "");
      if (end > start)
        add_pictures (print, &next_picture, end);
      start = end + 1;
    }
  add_pictures (print, &next_picture, G_MAXSIZE);
}

/* Notes that have words of the person's own have a number, those that are of words which are gone come without. */
gboolean
_qd_print_is_numbered (const QdNoteRecord *note)
{
  return *note->text != '\0' && !qd_span_is_empty (note->span);
}

static void
add_note (QdPrint            *print,
          const QdNoteRecord *note,
          guint               number)
{
  const char      *words = note->anchor->exact;
  g_autofree char *head = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), MOST_WORDS));
  g_autofree char *cut = g_strconcat (head, strlen (head) < strlen (words) ? "…" : NULL, NULL);
  g_autofree char *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), cut);
  g_autofree char *prefix = number > 0 ? g_strdup_printf ("%u\u2002", number) : g_strdup ("–\u2002");

  g_strdelimit (quoted, "\r\n", ' ');
  add_block (print, QD_PRINT_BLOCK_NOTE, note->text, strlen (note->text), G_MAXSIZE, prefix);
  add_plain (print, QD_PRINT_BLOCK_NOTE_WORDS, quoted);
  if (qd_span_is_empty (note->span))
    add_plain (print, QD_PRINT_BLOCK_NOTE_WORDS, _ ("These words are no longer in the article."));
}

static void
add_notes (QdPrint *print)
{
  guint number = 0;
  guint n_texts = 0;

  for (guint i = 0; i < print->notes->len; i++)
    {
      const QdNoteRecord *note = print->notes->pdata[i];

      if (*note->text == '\0')
        continue;
      if (n_texts++ == 0)
        add_plain (print, QD_PRINT_BLOCK_HEADING, _ ("Notes"));
      number += _qd_print_is_numbered (note);
      add_note (print, note, _qd_print_is_numbered (note) ? number : 0);
    }
}

static void
add_head (QdPrint *print)
{
  QdArticleRecord *record = print->article->record;
  g_autofree char *title = qd_article_record_dup_title (record);
  g_autofree char *source = qd_source_name_dup_display (record->source);
  g_autofree char *day = qd_format_day (record->published);
  g_autofree char *particulars = NULL;

  particulars = qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ source, day, record->byline }, 3);
  print->footer = qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ source, title }, 2);
  add_plain (print, QD_PRINT_BLOCK_TITLE, title);
  add_plain (print, QD_PRINT_BLOCK_SMALL, particulars);
  add_plain (print, QD_PRINT_BLOCK_SMALL, record->url);
}

/* Layout */

PangoFontDescription *
_qd_print_describe_font (QdPrintBlockKind kind)
{
  PangoFontDescription *font = pango_font_description_new ();
  gboolean              sans = kind == QD_PRINT_BLOCK_TITLE || kind == QD_PRINT_BLOCK_SMALL || kind == QD_PRINT_BLOCK_NOTE || kind == QD_PRINT_BLOCK_HEADING || kind == QD_PRINT_BLOCK_CAPTION;
  double                size = kind == QD_PRINT_BLOCK_TITLE ? 20 : kind == QD_PRINT_BLOCK_HEADING                                                                                                     ? 13
                                                                 : kind == QD_PRINT_BLOCK_SMALL || kind == QD_PRINT_BLOCK_CAPTION || kind == QD_PRINT_BLOCK_NOTE || kind == QD_PRINT_BLOCK_NOTE_WORDS ? 9
                                                                                                                                                                                                      : BODY_SIZE;

  pango_font_description_set_family (font, sans ? "Sans" : "Serif");
  pango_font_description_set_size (font, (int)(size * PANGO_SCALE));
  if (kind == QD_PRINT_BLOCK_TITLE || kind == QD_PRINT_BLOCK_HEADING)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  return font;
}

static void
add_attribute (PangoAttrList      *attributes,
               PangoAttribute     *attribute,
               const QdPrintBlock *block,
               QdSpan              span)
{
  gsize end = block->start + strlen (block->text) - block->prefix;
  gsize from = MAX (span.start, block->start), to = MIN (span.end, end);

  attribute->start_index = (guint)(from - block->start) + block->prefix;
  attribute->end_index = (guint)(to - block->start) + block->prefix;
  pango_attr_list_insert (attributes, attribute);
}

/* As on the screen: never by a colour alone. */
static void
add_note_attributes (QdPrint            *print,
                     const QdPrintBlock *block,
                     gsize               end,
                     PangoAttrList      *attributes)
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
make_attributes (QdPrint            *print,
                 const QdPrintBlock *block)
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

/* How far such a block is set in, points. */
double
_qd_print_get_indent (QdPrintBlockKind kind)
{
  return kind == QD_PRINT_BLOCK_QUOTE ? QUOTE_INDENT : kind == QD_PRINT_BLOCK_NOTE_WORDS ? NOTE_INDENT
                                                                                         : 0;
}

/* What is at the end of a line for the numbers of notes. */
double
_qd_print_get_note_margin (const QdPrint *print)
{
  for (guint i = 0; print->notes != NULL && i < print->notes->len; i++)
    if (_qd_print_is_numbered (print->notes->pdata[i]))
      return NOTE_MARGIN_WIDTH;
  return 0;
}

static double
get_text_width (const QdPrint *print)
{
  return print->width - QD_PRINT_MARGIN_WIDTH - _qd_print_get_note_margin (print);
}

static void
lay_out (QdPrint         *print,
         GtkPrintContext *context,
         QdPrintBlock    *block)
{
  g_autoptr (PangoFontDescription) font = _qd_print_describe_font (block->kind);
  g_autoptr (PangoAttrList)        attributes = make_attributes (print, block);

  block->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (block->layout, font);
  pango_layout_set_width (block->layout, (int)((get_text_width (print) - 2 * _qd_print_get_indent (block->kind)) * PANGO_SCALE));
  pango_layout_set_wrap (block->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (block->layout, block->kind == QD_PRINT_BLOCK_TITLE ? 1.1f : 1.3f);
  pango_layout_set_attributes (block->layout, attributes);
  pango_layout_set_text (block->layout, block->text, -1);
}

static double
get_gap (const QdPrint *print,
         guint          index)
{
  const QdPrintBlock *block = &g_array_index (print->blocks, QdPrintBlock, index);
  const QdPrintBlock *before = index > 0 ? &g_array_index (print->blocks, QdPrintBlock, index - 1) : NULL;

  if (before == NULL)
    return 0;
  if (block->kind == QD_PRINT_BLOCK_HEADING || (before->kind == QD_PRINT_BLOCK_SMALL && block->kind != QD_PRINT_BLOCK_SMALL))
    return 2 * PARAGRAPH_GAP;
  if (block->kind == QD_PRINT_BLOCK_NOTE_WORDS || (block->kind == QD_PRINT_BLOCK_SMALL && before->kind == QD_PRINT_BLOCK_SMALL))
    return 1;
  return PARAGRAPH_GAP;
}

static void
begin_page (QdPrint *print)
{
  g_array_append_val (print->pages, print->lines->len);
  print->y = 0;
}

/* A picture does not stand apart from the first lines of its caption. */
static void
place_picture (QdPrint *print,
               guint    index)
{
  QdPrintBlock *block = &g_array_index (print->blocks, QdPrintBlock, index);
  QdPrintLine   line = { .block = index };
  double        room = print->height - QD_PRINT_FOOTER_HEIGHT, gap = get_gap (print, index);
  double        width = gdk_texture_get_width (block->texture) * POINTS_PER_PIXEL, height = gdk_texture_get_height (block->texture) * POINTS_PER_PIXEL;
  double        scale = MIN (1, MIN (get_text_width (print) / width, room * MOST_OF_PAGE / height));

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
place (QdPrint *print,
       guint    index)
{
  QdPrintBlock    *block = &g_array_index (print->blocks, QdPrintBlock, index);
  PangoLayoutIter *iter = pango_layout_get_iter (block->layout);
  double           gap = get_gap (print, index);
  double           room = print->height - QD_PRINT_FOOTER_HEIGHT;
  PangoRectangle   whole;

  pango_layout_get_extents (block->layout, NULL, &whole);
  if (block->kind == QD_PRINT_BLOCK_HEADING && print->y > 0 && print->y + gap + (double)whole.height / PANGO_SCALE + KEPT_LINES * BODY_SIZE * 1.5 > room)
    begin_page (print);
  if (print->y > 0)
    print->y += gap;
  do
    {
      QdPrintLine line = { .block = index, .line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter)) };
      int         top, bottom;

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
                QdPrint           *print)
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
             QdPrint           *print)
{
  QdPrintBlock *block;

  if (print->next >= print->blocks->len)
    {
      gtk_print_operation_set_n_pages (operation, (int)print->pages->len);
      return TRUE;
    }
  block = &g_array_index (print->blocks, QdPrintBlock, print->next);
  g_clear_object (&block->layout);
  if (block->kind != QD_PRINT_BLOCK_PICTURE)
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
  QdPrint                 *print;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autofree char         *title = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  print = g_new0 (QdPrint, 1);
  print->article = qd_article_ref (article);
  print->blocks = g_array_new (FALSE, FALSE, sizeof (QdPrintBlock));
  g_array_set_clear_func (print->blocks, clear_block);
  print->lines = g_array_new (FALSE, FALSE, sizeof (QdPrintLine));
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
  g_signal_connect (operation, "draw-page", G_CALLBACK (_qd_print_draw_page), print);
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
  QdPrint *print = g_object_get_data (G_OBJECT (operation), "qd-print");

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
  QdPrint *print = g_object_get_data (G_OBJECT (operation), "qd-print");

  g_return_if_fail (print != NULL);
  g_return_if_fail (GDK_IS_TEXTURE (texture));

  for (guint i = 0; i < print->blocks->len; i++)
    {
      QdPrintBlock *block = &g_array_index (print->blocks, QdPrintBlock, i);

      if (block->kind == QD_PRINT_BLOCK_PICTURE && block->number == number)
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
  QdPrint *print = g_object_get_data (G_OBJECT (operation), "qd-print");

  g_return_val_if_fail (print != NULL, NULL);

  return print->article;
}
