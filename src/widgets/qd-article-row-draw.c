/* qd-article-row-draw.c: the words and marks of a row of the article list, laid out and drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "model/qd-format.h"
#include "widgets/qd-article-row-private.h"
#include "widgets/qd-line-count.h"
#include "widgets/qd-line-ends.h"
#include "widgets/qd-tag-colours.h"

/* Lines at most */
#define TITLE_LINES 3
#define SNIPPET_LINES 2

/* Pixels: where articles are selected, the column of the check before the dot; above each line behind the
 * title; between what stands in a line; the least that is left of an outlet's name. */
#define CHECK_COLUMN 22
#define LINE_GAP 4
#define GAP 4
#define MIN_TEXT 40
#define STAR_SIZE 12
#define QUOTATION_SIZE 10

/* In fewer times the height of a line, the outlet has a line of its own: beside the date, little of its name would be left. */
#define LEAST_FOR_BOTH 12

/* Of the size of the title; and of its colour's strength, also for those who need high contrast. */
#define SMALL_SCALE .88
#define SMALL_ALPHA .65f
#define SMALL_ALPHA_STRONG .9f

/* The hits become bold. Marks that do not pair leave the markup sound nevertheless, and line breaks become spaces. */
static char *
snippet_to_markup (const char *snippet)
{
  g_autofree char *plain = g_strdup (snippet);
  GString         *markup = g_string_new (NULL);
  gboolean         bold = FALSE;

  g_strdelimit (plain, "\n\r\t", ' ');

  for (const char *p = plain; *p != '\0';)
    {
      const char      *end = p + strcspn (p, HIT_BEGIN HIT_END);
      g_autofree char *escaped = g_markup_escape_text (p, end - p);

      g_string_append (markup, escaped);

      if (*end != '\0')
        {
          gboolean begins = *end == *HIT_BEGIN;

          if (begins != bold)
            g_string_append (markup, begins ? "<b>" : "</b>");
          bold = begins;
          end++;
        }
      p = end;
    }
  if (bold)
    g_string_append (markup, "</b>");

  return g_string_free_and_steal (markup);
}

QdArticleRecord *
_qd_article_row_get_record (QdArticleRow *self)
{
  return self->item != NULL ? qd_article_item_get_record (self->item) : NULL;
}

gboolean
_qd_article_row_has_snippet (const QdArticleRecord *record)
{
  return record != NULL && record->snippet != NULL && *record->snippet != '\0';
}

/* Laying out */

/* Returns: (transfer full): some lines, in which what does not fit is said to be left out */
static PangoLayout *
make_layout (QdArticleRow *self,
             const char   *text,
             int           lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  return layout;
}

static void
make_small (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);

  attributes = attributes != NULL ? pango_attr_list_ref (attributes) : pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static PangoLayout *
make_small_line (QdArticleRow *self,
                 const char   *text)
{
  PangoLayout *layout = make_layout (self, text, 1);

  make_small (layout);

  return layout;
}

static int
to_pango_width (int width)
{
  return MAX (width, MIN_TEXT) * PANGO_SCALE;
}

static PangoLayout *
get_snippet (QdArticleRow *self,
             int           width)
{
  if (self->snippet == NULL)
    {
      g_autofree char *markup = snippet_to_markup (_qd_article_row_get_record (self)->snippet);

      self->snippet = make_layout (self, NULL, SNIPPET_LINES);
      pango_layout_set_markup (self->snippet, markup, -1);
      make_small (self->snippet);
    }
  pango_layout_set_width (self->snippet, to_pango_width (width));

  return self->snippet;
}

static PangoLayout *
get_title (QdArticleRow *self,
           int           width)
{
  QdArticleRecord *record = _qd_article_row_get_record (self);

  if (self->title == NULL)
    {
      g_autofree char *text = record != NULL ? qd_article_record_dup_title (record) : NULL;

      self->title = make_layout (self, text, TITLE_LINES);
      if (record != NULL && !record->read)
        {
          PangoAttrList *attributes = pango_attr_list_new ();

          pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
          pango_layout_set_attributes (self->title, attributes);
          pango_attr_list_unref (attributes);
        }
    }
  pango_layout_set_width (self->title, to_pango_width (width));

  return self->title;
}

typedef struct
{
  PangoFontDescription *font;
  double                resolution;
  int                   height;
  int                   baseline;
  int                   title_height;
  QdLineCount          *title_lines[2]; /* of headlines that were read, and of bold ones */
} Line;

/* A line measures the same in all rows of one font: asking Pango each time would take longer than the rest. */
static const Line *
get_line (QdArticleRow *self)
{
  static Line           known;
  PangoContext         *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double                resolution = pango_cairo_context_get_resolution (context);

  if (known.font == NULL || known.resolution != resolution || !pango_font_description_equal (known.font, font))
    {
      g_autoptr (PangoLayout) layout = make_small_line (self, "0");
      g_autoptr (PangoLayout) title = make_layout (self, "0", 1);

      pango_layout_get_pixel_size (layout, NULL, &known.height);
      pango_layout_get_pixel_size (title, NULL, &known.title_height);
      known.baseline = PANGO_PIXELS (pango_layout_get_baseline (layout));
      for (guint i = 0; i < G_N_ELEMENTS (known.title_lines); i++)
        {
          g_clear_pointer (&known.title_lines[i], qd_line_count_free);
          known.title_lines[i] = qd_line_count_new ();
        }
      g_clear_pointer (&known.font, pango_font_description_free);
      known.font = pango_font_description_copy (font);
      known.resolution = resolution;
    }

  return &known;
}

/* Most rows are out of sight: what they say is laid out when they are drawn, if its height is known otherwise. */
static int
get_title_height (QdArticleRow *self,
                  int           width)
{
  QdArticleRecord *record = _qd_article_row_get_record (self);
  QdLineCount     *lines = get_line (self)->title_lines[record->read ? 0 : 1];
  int              height = 0;

  if (self->title == NULL)
    {
      g_autofree char *text = qd_article_record_dup_title (record);

      height = qd_line_count_find_height (lines, text, to_pango_width (width), TITLE_LINES);
    }
  if (height == 0)
    {
      pango_layout_get_pixel_size (get_title (self, width), NULL, &height);
      qd_line_count_learn (lines, self->title);
    }

  return height;
}

static int
get_small_height (QdArticleRow *self)
{
  return get_line (self)->height;
}

/* Of one line of the title, pixels. */
int
_qd_article_row_get_line_height (QdArticleRow *self)
{
  return get_line (self)->title_height;
}

/* Where the words begin, pixels from where reading does. */
int
_qd_article_row_get_start (QdArticleRow *self)
{
  return DOT_COLUMN + (self->check != NULL && gtk_widget_get_visible (self->check) ? CHECK_COLUMN : 0);
}

/* Of what stands below the headline. */
static gboolean
is_stacked (QdArticleRow *self,
            int           width)
{
  return width < LEAST_FOR_BOTH * get_small_height (self);
}

/* As narrow as it can be, pixels. */
int
_qd_article_row_get_least_width (QdArticleRow *self)
{
  return _qd_article_row_get_start (self) + MIN_TEXT;
}

/* In @for_width pixels; -1 for no width in particular. */
int
_qd_article_row_get_height (QdArticleRow *self,
                            int           for_width)
{
  QdArticleRecord *record = _qd_article_row_get_record (self);
  int              width = MAX (for_width - _qd_article_row_get_start (self), 0);
  int              height = 0;
  int              all;

  if (record == NULL)
    return 0;

  /* The list asks each row how high it is in any width before it asks for the one that it has. Whatever is in one line
   * then needs no laying out, which would take half the time of a jump through the list. */
  if (for_width < 0)
    all = get_line (self)->title_height;
  else
    all = get_title_height (self, width);
  if (_qd_article_row_has_snippet (record) && for_width < 0)
    height = get_small_height (self);
  else if (_qd_article_row_has_snippet (record))
    pango_layout_get_pixel_size (get_snippet (self, width), NULL, &height);
  if (_qd_article_row_has_snippet (record))
    all += LINE_GAP + height;
  all += LINE_GAP + get_small_height (self);
  if (for_width >= 0 && is_stacked (self, width))
    all += get_small_height (self);
  if (record->tags != NULL)
    all += LINE_GAP + get_small_height (self);

  return all;
}

/* Drawing */

typedef struct
{
  QdArticleRow *row;
  GtkSnapshot  *snapshot;
  GdkRGBA       color;
  int           width;
  gboolean      rtl;
} Drawing;

/* @x and @width: pixels from where reading begins */
static void
draw_layout (const Drawing *drawing,
             PangoLayout   *layout,
             int            x,
             int            y,
             int            width)
{
  graphene_point_t point = { (float)(drawing->rtl ? drawing->width - x - width : x), (float)y };

  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &point);
  gtk_snapshot_append_layout (drawing->snapshot, layout, &drawing->color);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
draw_icon (const Drawing *drawing,
           const char    *name,
           int            size,
           int            x,
           int            y)
{
  GtkWidget                   *widget = GTK_WIDGET (drawing->row);
  GtkIconTheme                *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, name, NULL, size, gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  graphene_point_t             point = { (float)(drawing->rtl ? drawing->width - x - size : x), (float)y };

  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &point);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), drawing->snapshot, size, size, &drawing->color, 1);
  gtk_snapshot_restore (drawing->snapshot);
}

/* Draws a line as wide as it is, but no wider than there is room. Another script may be taller, and stands on the same line.
 * Returns: how wide it is */
static int
draw_line (const Drawing *drawing,
           PangoLayout   *layout,
           int            x,
           int            y,
           int            most)
{
  int width;

  y += get_line (drawing->row)->baseline - PANGO_PIXELS (pango_layout_get_baseline (layout));
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > most)
    {
      PangoRectangle ink;

      /* Pango gives what room is left to the ellipsis. What follows stands right behind that all the same. */
      pango_layout_set_width (layout, most * PANGO_SCALE);
      qd_line_ends_cut (layout);
      pango_layout_get_pixel_extents (layout, &ink, NULL);
      draw_layout (drawing, layout, drawing->rtl ? x : x - ink.x, y, ink.x + ink.width);
      return ink.width;
    }
  draw_layout (drawing, layout, x, y, width);

  return width;
}

static int
draw_small (const Drawing *drawing,
            const char    *text,
            int            x,
            int            y,
            int            most)
{
  g_autoptr (PangoLayout) layout = make_small_line (drawing->row, text);

  return draw_line (drawing, layout, x, y, most);
}

static int
measure_small (const Drawing *drawing,
               const char    *text)
{
  g_autoptr (PangoLayout) layout = make_small_line (drawing->row, text);
  int                     width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* Star and number at the end of the line. Returns: where they begin */
static int
draw_marks (const Drawing         *drawing,
            const QdArticleRecord *record,
            int                    y,
            int                    height)
{
  int end = drawing->width;

  if (record->n_quotations > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", record->n_quotations);
      int              width = measure_small (drawing, count);

      end -= width;
      draw_small (drawing, count, end, y, width);
      end -= GAP + QUOTATION_SIZE;
      draw_icon (drawing, "qd-quotation-symbolic", QUOTATION_SIZE, end, y + (height - QUOTATION_SIZE) / 2);
      end -= GAP;
    }
  if (record->starred)
    {
      end -= GAP + STAR_SIZE;
      draw_icon (drawing, "starred-symbolic", STAR_SIZE, end, y + (height - STAR_SIZE) / 2);
    }

  return end < drawing->width ? end - GAP : end;
}

/* Outlet and date, one below the other. Returns: how high they are */
static int
draw_stacked (const Drawing         *drawing,
              const QdArticleRecord *record,
              int                    x,
              int                    y)
{
  int              height = get_small_height (drawing->row);
  g_autofree char *source = qd_source_name_dup_display (record->source);
  g_autofree char *date = qd_format_date (record->published);

  draw_small (drawing, source, x, y, MAX (drawing->width - x, MIN_TEXT));
  y += height;
  if (date != NULL)
    draw_small (drawing, date, x, y, MAX (draw_marks (drawing, record, y, height) - x, MIN_TEXT));
  else
    draw_marks (drawing, record, y, height);

  return 2 * height;
}

/* Outlet and date: it is the outlet's name that is cut where there is no room for both. Returns: how high they are */
static int
draw_particulars (const Drawing         *drawing,
                  const QdArticleRecord *record,
                  int                    x,
                  int                    y)
{
  g_autofree char *source = qd_source_name_dup_display (record->source);
  g_autofree char *date = qd_format_date (record->published);
  /* A date in letters that run the other way than the window would take the dot to its far side, were it not isolated. */
  g_autofree char *rest = date != NULL ? g_strdup_printf (drawing->rtl ? "\u200f·\u2004\u2068%s\u2069" : "·\u2004%s", date) : NULL;
  int              end = draw_marks (drawing, record, y, get_small_height (drawing->row));
  int              rest_width = rest != NULL ? measure_small (drawing, rest) + GAP : 0;

  x += draw_small (drawing, source, x, y, MAX (end - x - rest_width, MIN_TEXT)) + GAP;
  if (rest != NULL)
    draw_small (drawing, rest, x, y, MAX (end - x, MIN_TEXT));

  return get_small_height (drawing->row);
}

static void
draw_tags (const Drawing *drawing,
           const char    *tags,
           int            x,
           int            y)
{
  g_autoptr (PangoLayout) layout = make_layout (drawing->row, NULL, 1);
  g_autofree char        *markup = qd_tags_dup_markup (tags);

  pango_layout_set_markup (layout, markup, -1);
  make_small (layout);
  draw_line (drawing, layout, x, y, drawing->width - x);
}

static void
draw_record (Drawing         *drawing,
             QdArticleRecord *record)
{
  QdArticleRow           *self = drawing->row;
  int                     x = _qd_article_row_get_start (self);
  int                     width = drawing->width - x;
  int                     y = 0;
  int                     height;
  g_autoptr (PangoLayout) title = qd_line_ends_cut_copy (get_title (self, width));

  draw_layout (drawing, title, x, y, width);
  pango_layout_get_pixel_size (title, NULL, &height);
  y += height + LINE_GAP;
  drawing->color.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? SMALL_ALPHA_STRONG : SMALL_ALPHA;
  if (_qd_article_row_has_snippet (record))
    {
      g_autoptr (PangoLayout) snippet = qd_line_ends_cut_copy (get_snippet (self, width));

      draw_layout (drawing, snippet, x, y, width);
      pango_layout_get_pixel_size (snippet, NULL, &height);
      y += height + LINE_GAP;
    }
  y += (is_stacked (self, width) ? draw_stacked (drawing, record, x, y) : draw_particulars (drawing, record, x, y)) + LINE_GAP;
  if (record->tags != NULL)
    draw_tags (drawing, record->tags, x, y);
}

void
_qd_article_row_draw (QdArticleRow *self,
                      GtkSnapshot  *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Drawing    drawing = { self, snapshot, { 0 }, gtk_widget_get_width (widget), gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };

  gtk_widget_get_color (widget, &drawing.color);
  if (_qd_article_row_get_record (self) != NULL)
    draw_record (&drawing, _qd_article_row_get_record (self));
}
