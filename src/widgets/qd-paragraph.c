/* qd-paragraph.c: words in lines as wide as there is room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-paragraph.h"

#include <string.h>

#include "model/qd-format.h"
#include "widgets/qd-line-ends.h"

/* What it asks for, in sizes of its font: narrower than the first, nobody would read it; the second is what it has room for in
 * a panel. */
#define LEAST_WIDTH 4
#define USUAL_WIDTH 20

struct _QdParagraph
{
  GtkWidget parent_instance;

  PangoLayout   *layout; /* NULL until there is something to measure */
  char          *text;
  PangoAttrList *attributes; /* NULL for none */
  int            lines;
  int            width_chars; /* 0 for none */
  double         line_height;
  gboolean       hugging;
  gboolean       has_parts; /* whether there are separators in the text */
  gboolean       changed;   /* whether the layout says anything else than that text */
  gboolean       cut;       /* whether it has more words than there is room for */
  gboolean       quoted;
};

enum {
  PROP_0,
  PROP_LINES,
  PROP_LINE_HEIGHT,
  PROP_HUGGING,
  PROP_QUOTED,
  PROP_WIDTH_CHARS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdParagraph, qd_paragraph, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (QdParagraph *self)
{
  gboolean to_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->layout == NULL)
    {
      g_autoptr (PangoAttrList) attributes = self->attributes != NULL ? pango_attr_list_copy (self->attributes) : pango_attr_list_new ();

      if (self->line_height != 1)
        pango_attr_list_insert_before (attributes, pango_attr_line_height_new (self->line_height));
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_attributes (self->layout, attributes);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      if (self->lines > 0)
        {
          pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
          pango_layout_set_height (self->layout, -self->lines);
        }
    }
  /* Where the interface runs the other way than a paragraph, Pango changes the sides: lines of an article begin where text of their direction does,
   * and those of the interface where that begins. */
  if (!self->quoted && pango_layout_get_direction (self->layout, 0) != pango_context_get_base_dir (pango_layout_get_context (self->layout)))
    to_right = !to_right;
  pango_layout_set_alignment (self->layout, to_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  return self->layout;
}

/* Breaks lines at a width. A line that would begin with a separator begins behind it; what there is no room for ends behind a word. */
static PangoLayout *
fit (QdParagraph *self,
     int          width)
{
  PangoLayout *layout = get_layout (self);

  if (self->changed)
    pango_layout_set_text (layout, self->text, -1);
  self->changed = FALSE;
  pango_layout_set_width (layout, width * PANGO_SCALE);
  if (self->has_parts && qd_line_ends_part (layout))
    self->changed = TRUE;
  self->cut = self->lines > 0 && pango_layout_is_ellipsized (layout);
  if (self->cut && qd_line_ends_cut (layout))
    self->changed = TRUE;
  return layout;
}

static void
forget_layout (QdParagraph *self)
{
  g_clear_object (&self->layout);
  self->changed = FALSE;
}

static void
change (QdParagraph *self)
{
  forget_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
get_font_size (QdParagraph *self)
{
  PangoContext               *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double                      size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  return MAX ((int)size, 1);
}

static int
measure_line (QdParagraph *self)
{
  g_autoptr (PangoLayout) line = pango_layout_copy (get_layout (self));
  int                     width;

  pango_layout_set_text (line, self->text, -1);
  pango_layout_set_width (line, -1);
  pango_layout_get_pixel_size (line, &width, NULL);
  return width;
}

/* What it asks for at least, if that is said in letters. */
static int
measure_chars (QdParagraph *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int               width = PANGO_PIXELS (self->width_chars * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width;
}

static GtkSizeRequestMode
qd_paragraph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qd_paragraph_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  QdParagraph *self = QD_PARAGRAPH (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      pango_layout_get_pixel_size (fit (self, for_size), NULL, minimum);
      *natural = *minimum;
    }
  else if (orientation == GTK_ORIENTATION_VERTICAL && self->width_chars > 0)
    {
      pango_layout_get_pixel_size (fit (self, measure_chars (self)), NULL, minimum);
      *natural = *minimum;
    }
  else if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* As long as there is no width, there is one line. */
      *minimum = *natural = get_font_size (self);
    }
  else if (self->width_chars > 0)
    *minimum = *natural = measure_chars (self);
  else
    {
      *natural = self->hugging ? measure_line (self) : USUAL_WIDTH * get_font_size (self);
      *minimum = MIN (LEAST_WIDTH * get_font_size (self), *natural);
    }
}

static void
qd_paragraph_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  QdParagraph     *self = QD_PARAGRAPH (widget);
  int              width = gtk_widget_get_width (widget);
  PangoLayout     *layout;
  PangoRectangle   extents;
  graphene_point_t place = GRAPHENE_POINT_INIT_ZERO;
  GdkRGBA          color;

  gtk_widget_get_color (widget, &color);
  /* Another width may have been asked about last. */
  layout = fit (self, width);
  /* One line stands where the interface begins, as its source does and what else is beside it. */
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (pango_layout_get_line_count (layout) == 1)
    place.x = (float)(gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - extents.width - extents.x : -extents.x);
  gtk_snapshot_translate (snapshot, &place);
  gtk_snapshot_append_layout (snapshot, layout, &color);
}

static void
qd_paragraph_direction_changed (GtkWidget       *widget,
                                GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (qd_paragraph_parent_class)->direction_changed (widget, previous);
  change (QD_PARAGRAPH (widget));
}

/* Of another window, or of none, the layout would have the wrong fonts. */
static void
qd_paragraph_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (qd_paragraph_parent_class)->root (widget);
  forget_layout (QD_PARAGRAPH (widget));
}

static void
qd_paragraph_system_setting_changed (GtkWidget       *widget,
                                     GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (qd_paragraph_parent_class)->system_setting_changed (widget, setting);
  change (QD_PARAGRAPH (widget));
}

static void
qd_paragraph_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  QdParagraph *self = QD_PARAGRAPH (object);

  switch (id)
    {
    case PROP_LINES:
      g_value_set_int (value, self->lines);
      break;
    case PROP_LINE_HEIGHT:
      g_value_set_double (value, self->line_height);
      break;
    case PROP_HUGGING:
      g_value_set_boolean (value, self->hugging);
      break;
    case PROP_QUOTED:
      g_value_set_boolean (value, self->quoted);
      break;
    case PROP_WIDTH_CHARS:
      g_value_set_int (value, self->width_chars);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_paragraph_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  QdParagraph *self = QD_PARAGRAPH (object);

  switch (id)
    {
    case PROP_LINES:
      qd_paragraph_set_lines (self, g_value_get_int (value));
      break;
    case PROP_LINE_HEIGHT:
      self->line_height = g_value_get_double (value);
      change (self);
      break;
    case PROP_HUGGING:
      self->hugging = g_value_get_boolean (value);
      change (self);
      break;
    case PROP_QUOTED:
      self->quoted = g_value_get_boolean (value);
      change (self);
      break;
    case PROP_WIDTH_CHARS:
      self->width_chars = g_value_get_int (value);
      change (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_paragraph_finalize (GObject *object)
{
  QdParagraph *self = QD_PARAGRAPH (object);

  forget_layout (self);
  g_free (self->text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);

  G_OBJECT_CLASS (qd_paragraph_parent_class)->finalize (object);
}

static void
qd_paragraph_class_init (QdParagraphClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qd_paragraph_get_property;
  object_class->set_property = qd_paragraph_set_property;
  object_class->finalize = qd_paragraph_finalize;
  widget_class->get_request_mode = qd_paragraph_get_request_mode;
  widget_class->measure = qd_paragraph_measure;
  widget_class->snapshot = qd_paragraph_snapshot;
  widget_class->direction_changed = qd_paragraph_direction_changed;
  widget_class->root = qd_paragraph_root;
  widget_class->system_setting_changed = qd_paragraph_system_setting_changed;

  /**
   * QdParagraph:lines:
   *
   * How many lines are shown at most; what is in others is said to be left out. 0 for all of them.
   */
  properties[PROP_LINES] = g_param_spec_int ("lines", NULL, NULL, 0, G_MAXINT16, 0, flags);

  /**
   * QdParagraph:line-height:
   *
   * How high a line is, as a multiple of what the font asks for. CSS does not tell those who draw text themselves (GTK 4.18).
   */
  properties[PROP_LINE_HEIGHT] = g_param_spec_double ("line-height", NULL, NULL, 0.5, 10, 1, flags);

  /**
   * QdParagraph:hugging:
   *
   * Whether it wants to be as wide as its words in one line, for what stands beside others; else it takes what there is.
   */
  properties[PROP_HUGGING] = g_param_spec_boolean ("hugging", NULL, NULL, FALSE, flags);

  /**
   * QdParagraph:quoted:
   *
   * Whether the words are of an article: several lines begin where text of their direction does, whatever that of the interface is. One line stands
   * where the interface begins.
   */
  properties[PROP_QUOTED] = g_param_spec_boolean ("quoted", NULL, NULL, FALSE, flags);

  /**
   * QdParagraph:width-chars:
   *
   * The width that it asks for, in letters of its font, and for which it says its height where nobody says a width, as in a #GtkColumnView; 0 to take
   * what there is.
   */
  properties[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, 0, G_MAXINT16, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
qd_paragraph_init (QdParagraph *self)
{
  self->text = g_strdup ("");
  self->line_height = 1;
}

/**
 * qd_paragraph_set_text:
 * @self: (not nullable): a paragraph
 * @text: (not nullable): what it says; it is called so too, for those who hear it
 * @attributes: (nullable): how; copied
 *
 * Thread: main.
 */
void
qd_paragraph_set_text (QdParagraph   *self,
                       const char    *text,
                       PangoAttrList *attributes)
{
  g_return_if_fail (QD_IS_PARAGRAPH (self) && text != NULL);

  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = attributes != NULL ? pango_attr_list_copy (attributes) : NULL;
  self->has_parts = strstr (text, QD_FORMAT_SEPARATOR) != NULL;
  if (g_set_str (&self->text, text))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  change (self);
}

/**
 * qd_paragraph_set_markup:
 * @self: (not nullable): a paragraph
 * @markup: (not nullable): what it says, as Pango has it; sound
 *
 * Thread: main.
 */
void
qd_paragraph_set_markup (QdParagraph *self,
                         const char  *markup)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (GError)        error = NULL;
  g_autofree char          *text = NULL;

  g_return_if_fail (QD_IS_PARAGRAPH (self) && markup != NULL);

  if (pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, &error))
    qd_paragraph_set_text (self, text, attributes);
  else
    g_critical ("Not markup: %s", error->message);
}

/**
 * qd_paragraph_get_text:
 * @self: (not nullable): a paragraph
 *
 * Thread: main.
 *
 * Returns: (transfer none): what it says
 */
const char *
qd_paragraph_get_text (QdParagraph *self)
{
  g_return_val_if_fail (QD_IS_PARAGRAPH (self), NULL);

  return self->text;
}

/**
 * qd_paragraph_set_lines:
 * @self: (not nullable): a paragraph
 * @lines: how many are shown at most; 0 for all
 *
 * Thread: main.
 */
void
qd_paragraph_set_lines (QdParagraph *self,
                        int          lines)
{
  g_return_if_fail (QD_IS_PARAGRAPH (self) && lines >= 0);

  if (self->lines == lines)
    return;
  self->lines = lines;
  change (self);
}

/**
 * qd_paragraph_is_cut:
 * @self: (not nullable): a paragraph
 *
 * Thread: main.
 *
 * Returns: whether it has more words than it showed in the width that it was measured for last
 */
gboolean
qd_paragraph_is_cut (QdParagraph *self)
{
  g_return_val_if_fail (QD_IS_PARAGRAPH (self), FALSE);

  return self->cut;
}
