/* qd-row-text.c: some lines of text in a row of a long list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/qd-row-text.h"

/* Wide enough for a few letters and an ellipsis, pixels: narrower rows are none. */
#define MIN_WIDTH 40

struct _QdRowText
{
  GtkWidget parent_instance;

  char          *text;
  PangoAttrList *attributes;
  PangoLayout   *layout;
  guint          lines;
};

enum {
  PROP_0,
  PROP_LINES,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdRowText, qd_row_text, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (QdRowText *self,
            int        width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_attributes (self->layout, self->attributes);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (self->layout, -(int)self->lines);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_width (self->layout, width < 0 ? -1 : width * PANGO_SCALE);

  return self->layout;
}

static GtkSizeRequestMode
qd_row_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qd_row_text_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  *minimum = *natural = MIN_WIDTH;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      pango_layout_get_pixel_size (get_layout (QD_ROW_TEXT (widget), for_size), NULL, minimum);
      *natural = *minimum;
    }
}

static void
qd_row_text_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, get_layout (QD_ROW_TEXT (widget), gtk_widget_get_width (widget)), &color);
}

static void
forget_layout (QdRowText *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Another typeface, size or weight. */
static void
qd_row_text_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (qd_row_text_parent_class)->css_changed (widget, change);

  forget_layout (QD_ROW_TEXT (widget));
}

static void
qd_row_text_direction_changed (GtkWidget       *widget,
                               GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (qd_row_text_parent_class)->direction_changed (widget, previous);

  forget_layout (QD_ROW_TEXT (widget));
}

/* The scale of text of the whole desktop, or another display. */
static void
qd_row_text_system_setting_changed (GtkWidget       *widget,
                                    GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (qd_row_text_parent_class)->system_setting_changed (widget, setting);

  forget_layout (QD_ROW_TEXT (widget));
}

static void
qd_row_text_finalize (GObject *object)
{
  QdRowText *self = QD_ROW_TEXT (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (qd_row_text_parent_class)->finalize (object);
}

static void
qd_row_text_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  QdRowText *self = QD_ROW_TEXT (object);

  switch (prop_id)
    {
    case PROP_LINES:
      g_value_set_uint (value, self->lines);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_row_text_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  QdRowText *self = QD_ROW_TEXT (object);

  switch (prop_id)
    {
    case PROP_LINES:
      self->lines = g_value_get_uint (value);
      forget_layout (self);
      break;

    case PROP_TEXT:
      qd_row_text_set_text (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_row_text_class_init (QdRowTextClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = qd_row_text_finalize;
  object_class->get_property = qd_row_text_get_property;
  object_class->set_property = qd_row_text_set_property;
  widget_class->css_changed = qd_row_text_css_changed;
  widget_class->direction_changed = qd_row_text_direction_changed;
  widget_class->get_request_mode = qd_row_text_get_request_mode;
  widget_class->measure = qd_row_text_measure;
  widget_class->snapshot = qd_row_text_snapshot;
  widget_class->system_setting_changed = qd_row_text_system_setting_changed;

  /**
   * QdRowText:lines:
   *
   * How many lines there are at most.
   */
  properties[PROP_LINES] = g_param_spec_uint ("lines", NULL, NULL, 1, 100, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * QdRowText:text: (not nullable)
   *
   * The text, without markup.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
qd_row_text_init (QdRowText *self)
{
  self->text = g_strdup ("");
  self->lines = 1;
}

/**
 * qd_row_text_new:
 * @lines: how many lines there are at most
 *
 * Returns: (transfer full) (type QdRowText): a text, floating
 */
GtkWidget *
qd_row_text_new (guint lines)
{
  return g_object_new (QD_TYPE_ROW_TEXT, "lines", lines, NULL);
}

/**
 * qd_row_text_get_text:
 * @self: a text
 *
 * Returns: (transfer none): what it says, without markup
 */
const char *
qd_row_text_get_text (QdRowText *self)
{
  g_return_val_if_fail (QD_IS_ROW_TEXT (self), NULL);

  return self->text;
}

static void
take (QdRowText     *self,
      char          *text,
      PangoAttrList *attributes)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->text = text;
  self->attributes = attributes;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  forget_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * qd_row_text_set_text:
 * @self: a text
 * @text: (nullable): what it is to say
 */
void
qd_row_text_set_text (QdRowText  *self,
                      const char *text)
{
  g_return_if_fail (QD_IS_ROW_TEXT (self));

  if (text == NULL)
    text = "";
  /* A row that is used again often says the same. */
  if (self->attributes != NULL || !g_str_equal (text, self->text))
    take (self, g_strdup (text), NULL);
}

/**
 * qd_row_text_set_markup:
 * @self: a text
 * @markup: (not nullable): the same in Pango's markup, which must be sound
 */
void
qd_row_text_set_markup (QdRowText  *self,
                        const char *markup)
{
  g_autoptr (GError) error = NULL;
  PangoAttrList     *attributes;
  char              *text;

  g_return_if_fail (QD_IS_ROW_TEXT (self));
  g_return_if_fail (markup != NULL);

  if (pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, &error))
    take (self, text, attributes);
  else
    g_critical ("A row's markup is not sound: %s", error->message);
}
