/* qd-article-row.c: a row of the article list
 *
 * A GtkListView keeps some two hundred rows, all of which get other articles when it is scrolled far. So a row is one widget,
 * which lays out and draws its words and marks itself, and changes no style class.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/qd-article-row.h"

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "widgets/qd-article-pane.h"
#include "widgets/qd-tag-colours.h"

/* What a search found stands between these in a snippet. */
#define HIT_BEGIN "\x02"
#define HIT_END "\x03"

/* Lines at most */
#define TITLE_LINES 3
#define SNIPPET_LINES 2

/* Pixels: the column of the dot and, where articles are selected, of the check before it; above each line behind the
 * title; between what stands in a line; the least that is left of an outlet's name. */
#define DOT_COLUMN 16
#define CHECK_SIZE 16
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

struct _QdArticleRow
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget     *dot;
  GtkWidget     *check; /* NULL until articles are selected for the first time */
  QdArticleItem *item;
  PangoLayout   *title;   /* NULL until it is needed */
  PangoLayout   *snippet; /* the same */

  gulong     mode_handler;
  GtkWidget *pane; /* borrowed: while the row is in it */
  guint      position;
  gboolean   selected;
};

enum {
  PROP_0,
  PROP_ITEM,
  PROP_POSITION,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdArticleRow, qd_article_row, GTK_TYPE_WIDGET)

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

static QdArticleRecord *
get_record (QdArticleRow *self)
{
  return self->item != NULL ? qd_article_item_get_record (self->item) : NULL;
}

static gboolean
has_snippet (const QdArticleRecord *record)
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

static void
set_width (PangoLayout *layout,
           int          width)
{
  pango_layout_set_width (layout, MAX (width, MIN_TEXT) * PANGO_SCALE);
}

static PangoLayout *
get_title (QdArticleRow *self,
           int           width)
{
  QdArticleRecord *record = get_record (self);

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
  set_width (self->title, width);

  return self->title;
}

static PangoLayout *
get_snippet (QdArticleRow *self,
             int           width)
{
  if (self->snippet == NULL)
    {
      g_autofree char *markup = snippet_to_markup (get_record (self)->snippet);

      self->snippet = make_layout (self, NULL, SNIPPET_LINES);
      pango_layout_set_markup (self->snippet, markup, -1);
      make_small (self->snippet);
    }
  set_width (self->snippet, width);

  return self->snippet;
}

typedef struct
{
  PangoFontDescription *font;
  double                resolution;
  int                   height;
  int                   baseline;
  int                   title_height;
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
      g_clear_pointer (&known.font, pango_font_description_free);
      known.font = pango_font_description_copy (font);
      known.resolution = resolution;
    }

  return &known;
}

static int
get_small_height (QdArticleRow *self)
{
  return get_line (self)->height;
}

static int
get_start (QdArticleRow *self)
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

static GtkSizeRequestMode
qd_article_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qd_article_row_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  QdArticleRow    *self = QD_ARTICLE_ROW (widget);
  QdArticleRecord *record = get_record (self);
  int              width = MAX (for_size - get_start (self), 0);
  int              height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = get_start (self) + MIN_TEXT;
      return;
    }

  *minimum = 0;
  if (record != NULL)
    {
      /* The list asks each row how high it is in any width before it asks for the one that it has. Whatever is in one line
       * then needs no laying out, which would take half the time of a jump through the list. */
      if (for_size < 0)
        *minimum = get_line (self)->title_height;
      else
        pango_layout_get_pixel_size (get_title (self, width), NULL, minimum);
      if (has_snippet (record) && for_size < 0)
        height = get_small_height (self);
      else if (has_snippet (record))
        pango_layout_get_pixel_size (get_snippet (self, width), NULL, &height);
      if (has_snippet (record))
        *minimum += LINE_GAP + height;
      *minimum += LINE_GAP + get_small_height (self);
      if (for_size >= 0 && is_stacked (self, width))
        *minimum += get_small_height (self);
      if (record->tags != NULL)
        *minimum += LINE_GAP + get_small_height (self);
    }
  *natural = *minimum;
}

static void
allocate_mark (GtkWidget *widget,
               GtkWidget *mark,
               int        x,
               int        y)
{
  int width;
  int height;

  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (mark, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (mark, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
qd_article_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);

  if (gtk_widget_get_visible (self->dot))
    allocate_mark (widget, self->dot, get_start (self) - DOT_COLUMN, 0);
  if (self->check != NULL && gtk_widget_get_visible (self->check))
    allocate_mark (widget, self->check, 0, 0);
  /* The pane lets a menu appear at a row. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
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

      /* Pango cuts between letters and gives what room is left to the ellipsis. What follows stands right behind that all the same. */
      pango_layout_set_width (layout, most * PANGO_SCALE);
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
  g_autofree char *rest = date != NULL ? g_strdup_printf ("·\u2004%s", date) : NULL;
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
  QdArticleRow *self = drawing->row;
  int           x = get_start (self);
  int           width = drawing->width - x;
  int           y = 0;
  int           height;
  PangoLayout  *title = get_title (self, width);

  draw_layout (drawing, title, x, y, width);
  pango_layout_get_pixel_size (title, NULL, &height);
  y += height + LINE_GAP;
  drawing->color.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? SMALL_ALPHA_STRONG : SMALL_ALPHA;
  if (has_snippet (record))
    {
      PangoLayout *snippet = get_snippet (self, width);

      draw_layout (drawing, snippet, x, y, width);
      pango_layout_get_pixel_size (snippet, NULL, &height);
      y += height + LINE_GAP;
    }
  y += (is_stacked (self, width) ? draw_stacked (drawing, record, x, y) : draw_particulars (drawing, record, x, y)) + LINE_GAP;
  if (record->tags != NULL)
    draw_tags (drawing, record->tags, x, y);
}

static void
qd_article_row_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);
  Drawing       drawing = { self, snapshot, { 0 }, gtk_widget_get_width (widget), gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };

  gtk_widget_get_color (widget, &drawing.color);
  if (get_record (self) != NULL)
    draw_record (&drawing, get_record (self));

  GTK_WIDGET_CLASS (qd_article_row_parent_class)->snapshot (widget, snapshot);
}

static void
forget_layouts (QdArticleRow *self)
{
  g_clear_object (&self->title);
  g_clear_object (&self->snippet);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Another typeface or size. */
static void
qd_article_row_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (qd_article_row_parent_class)->css_changed (widget, change);

  forget_layouts (QD_ARTICLE_ROW (widget));
}

static void
qd_article_row_direction_changed (GtkWidget       *widget,
                                  GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (qd_article_row_parent_class)->direction_changed (widget, previous);

  forget_layouts (QD_ARTICLE_ROW (widget));
}

/* The scale of text of the whole desktop, or another display. */
static void
qd_article_row_system_setting_changed (GtkWidget       *widget,
                                       GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (qd_article_row_parent_class)->system_setting_changed (widget, setting);

  forget_layouts (QD_ARTICLE_ROW (widget));
}

/* What it shows */

static void
show_record (QdArticleRow *self)
{
  QdArticleRecord *record = get_record (self);
  g_autofree char *title = record != NULL ? qd_article_record_dup_title (record) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
  if (has_snippet (record))
    {
      g_autofree char *snippet = g_strdelimit (g_strdup (record->snippet), HIT_BEGIN HIT_END "\n\r\t", ' ');

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, snippet, -1);
    }
  else
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  gtk_widget_set_visible (self->dot, record != NULL && !record->read);
  forget_layouts (self);
}

static void
forget_item (QdArticleRow *self)
{
  if (self->item == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->item, show_record, self);
  qd_article_item_unwatch (self->item);
  g_clear_object (&self->item);
}

static void
set_item (QdArticleRow  *self,
          QdArticleItem *item)
{
  if (self->item == item)
    return;

  forget_item (self);
  g_set_object (&self->item, item);

  if (item != NULL)
    {
      qd_article_item_watch (item);
      g_signal_connect_object (item, "notify::record", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);
    }
  show_record (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
show_selected (QdArticleRow *self)
{
  if (self->check != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->check), self->selected ? "qd-checked-symbolic" : "qd-unchecked-symbolic");
}

static void
set_selected (QdArticleRow *self,
              gboolean      selected)
{
  if (self->selected == selected)
    return;

  self->selected = selected;
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
show_mode (QdArticleRow *self)
{
  gboolean selecting;

  g_object_get (self->pane, "selection-mode", &selecting, NULL);
  if (selecting && self->check == NULL)
    {
      self->check = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size", CHECK_SIZE, NULL);
      gtk_widget_set_parent (self->check, GTK_WIDGET (self));
      show_selected (self);
    }
  if (self->check != NULL)
    gtk_widget_set_visible (self->check, selecting);
}

/* Rows stay in their list, where they are recycled. */
static void
qd_article_row_root (GtkWidget *widget)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);

  GTK_WIDGET_CLASS (qd_article_row_parent_class)->root (widget);

  self->pane = gtk_widget_get_ancestor (widget, QD_TYPE_ARTICLE_PANE);
  if (self->pane == NULL)
    return;

  self->mode_handler = g_signal_connect_swapped (self->pane, "notify::selection-mode", G_CALLBACK (show_mode), self);
  show_mode (self);
}

static void
qd_article_row_unroot (GtkWidget *widget)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);

  if (self->pane != NULL)
    g_clear_signal_handler (&self->mode_handler, self->pane);
  self->pane = NULL;

  GTK_WIDGET_CLASS (qd_article_row_parent_class)->unroot (widget);
}

static void
qd_article_row_dispose (GObject *object)
{
  QdArticleRow *self = QD_ARTICLE_ROW (object);

  forget_item (self);
  g_clear_object (&self->title);
  g_clear_object (&self->snippet);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);
  self->dot = self->check = NULL;

  G_OBJECT_CLASS (qd_article_row_parent_class)->dispose (object);
}

static void
qd_article_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, QD_ARTICLE_ROW (object)->item);
      break;

    case PROP_POSITION:
      g_value_set_uint (value, QD_ARTICLE_ROW (object)->position);
      break;

    case PROP_SELECTED:
      g_value_set_boolean (value, QD_ARTICLE_ROW (object)->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_article_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (QD_ARTICLE_ROW (object), g_value_get_object (value));
      break;

    case PROP_POSITION:
      QD_ARTICLE_ROW (object)->position = g_value_get_uint (value);
      break;

    case PROP_SELECTED:
      set_selected (QD_ARTICLE_ROW (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_article_row_class_init (QdArticleRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_article_row_dispose;
  object_class->get_property = qd_article_row_get_property;
  object_class->set_property = qd_article_row_set_property;
  widget_class->css_changed = qd_article_row_css_changed;
  widget_class->direction_changed = qd_article_row_direction_changed;
  widget_class->get_request_mode = qd_article_row_get_request_mode;
  widget_class->measure = qd_article_row_measure;
  widget_class->root = qd_article_row_root;
  widget_class->size_allocate = qd_article_row_size_allocate;
  widget_class->snapshot = qd_article_row_snapshot;
  widget_class->system_setting_changed = qd_article_row_system_setting_changed;
  widget_class->unroot = qd_article_row_unroot;

  /**
   * QdArticleRow:item: (nullable)
   *
   * What the row shows.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, QD_TYPE_ARTICLE_ITEM, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * QdArticleRow:position:
   *
   * Where it is in the list.
   */
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, G_MAXUINT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * QdArticleRow:selected:
   *
   * Whether it is selected.
   */
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "article");
}

static void
qd_article_row_init (QdArticleRow *self)
{
  self->position = G_MAXUINT;
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-row");
  self->dot = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->dot, "unread-dot");
  gtk_widget_set_parent (self->dot, GTK_WIDGET (self));
}

/**
 * qd_article_row_get_position:
 * @self: a row
 *
 * Returns: where it is in the list
 */
guint
qd_article_row_get_position (QdArticleRow *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_ROW (self), G_MAXUINT);

  return self->position;
}
