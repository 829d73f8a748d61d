/* qd-diff-label.c: words that were left out and words that were added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-diff-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-diff.h"
#include "widgets/qd-palette.h"
#include "widgets/qd-paragraph.h"

/* A stretch of more words than LONG_RUN is cut to its first and last EDGE_WORDS. */
#define LONG_RUN 24
#define EDGE_WORDS 8

/* Added words are bold where they are few. A whole passage of bold would shout down the words around it; the line under
 * it says enough. */
#define BOLD_WORDS 8

/* A quotation of more bytes is not compared as a whole: nobody reads a difference of pages in a panel. */
#define TEXT_LIMIT 20000

/* As a multiple of what the font asks for */
#define LINE_HEIGHT 1.3

struct _QdDiffLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  char      *from;
  char      *to;
  GArray    *runs;
  char      *description;
  gboolean   expanded;
  gboolean   elided;
  gboolean   sepia; /* the paper that its colours are for */
};

enum {
  PROP_0,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdDiffLabel, qd_diff_label, GTK_TYPE_WIDGET)

static char *
limit_text (const char *text)
{
  gsize len = strlen (text);

  if (len <= TEXT_LIMIT)
    return g_strdup (text);
  len = (gsize)(g_utf8_find_prev_char (text, text + TEXT_LIMIT) - text);
  return g_strdup_printf ("%.*s…", (int)len, text);
}

static char *
dup_run (const char      *from,
         const char      *to,
         const QdDiffRun *run)
{
  const char *text = run->kind == QD_DIFF_DELETED ? from : to;
  QdSpan      span = run->kind == QD_DIFF_DELETED ? run->a : run->b;

  return g_strstrip (g_strndup (text + span.start, qd_span_length (span)));
}

static guint
count_words (const char *text)
{
  guint count = 1;

  for (const char *cursor = text; *cursor != '\0'; cursor++)
    count += *cursor == ' ';
  return count;
}

/* Cuts a run in the middle; %NULL where it is short enough. */
static char *
elide (const char *text)
{
  g_auto (GStrv)      words = g_strsplit (text, " ", -1);
  g_autoptr (GString) elided = NULL;
  guint               n_words = g_strv_length (words);

  if (n_words <= LONG_RUN)
    return NULL;
  elided = g_string_new (NULL);
  for (guint i = 0; i < EDGE_WORDS; i++)
    g_string_append_printf (elided, "%s ", words[i]);
  g_string_append (elided, "…");
  for (guint i = n_words - EDGE_WORDS; i < n_words; i++)
    g_string_append_printf (elided, " %s", words[i]);
  return g_string_free_and_steal (g_steal_pointer (&elided));
}

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               guint           start,
               guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static guint16
to_pango (float channel)
{
  return (guint16)(CLAMP (channel, 0, 1) * 65535);
}

static void
mark_run (PangoAttrList   *attributes,
          const QdPalette *palette,
          QdDiffKind       kind,
          gboolean         bold,
          guint            start,
          guint            end)
{
  const GdkRGBA *deleted = &palette->deleted, *inserted = &palette->inserted, *dim = &palette->dim;

  if (kind == QD_DIFF_DELETED)
    {
      add_attribute (attributes, pango_attr_strikethrough_new (TRUE), start, end);
      add_attribute (attributes, pango_attr_strikethrough_color_new (to_pango (deleted->red), to_pango (deleted->green), to_pango (deleted->blue)), start, end);
      add_attribute (attributes, pango_attr_foreground_new (to_pango (dim->red), to_pango (dim->green), to_pango (dim->blue)), start, end);
      add_attribute (attributes, pango_attr_foreground_alpha_new (to_pango (dim->alpha)), start, end);
    }
  else if (kind == QD_DIFF_INSERTED)
    {
      add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
      if (bold)
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      add_attribute (attributes, pango_attr_foreground_new (to_pango (inserted->red), to_pango (inserted->green), to_pango (inserted->blue)), start, end);
      /* Else it would be as translucent as the text around it. */
      add_attribute (attributes, pango_attr_foreground_alpha_new (to_pango (inserted->alpha)), start, end);
    }
}

static void
describe_run (GString    *description,
              QdDiffKind  kind,
              const char *text)
{
  if (description->len > 0)
    g_string_append_c (description, ' ');
  switch (kind)
    {
    case QD_DIFF_DELETED:
      /* Translators: read aloud in place of words that are struck through. */
      g_string_append_printf (description, _ ("[left out: %s]"), text);
      break;
    case QD_DIFF_INSERTED:
      /* Translators: read aloud in place of words that are underlined. */
      g_string_append_printf (description, _ ("[added: %s]"), text);
      break;
    case QD_DIFF_EQUAL:
    default:
      g_string_append (description, text);
    }
}

static gboolean
is_on_sepia (QdDiffLabel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "sepia");
}

static void
update (QdDiffLabel *self)
{
  g_autoptr (GString)       text = g_string_new (NULL);
  g_autoptr (GString)       description = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  QdPalette                 palette;

  self->sepia = is_on_sepia (self);
  qd_palette_get (&palette, self->sepia);
  self->elided = FALSE;
  for (guint i = 0; self->runs != NULL && i < self->runs->len; i++)
    {
      const QdDiffRun *run = &g_array_index (self->runs, QdDiffRun, i);
      g_autofree char *words = dup_run (self->from, self->to, run);
      g_autofree char *elided = elide (words);
      const char      *shown = elided != NULL && !self->expanded ? elided : words;
      guint            start;

      if (*words == '\0')
        continue;
      self->elided |= elided != NULL;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      start = (guint)text->len;
      g_string_append (text, shown);
      mark_run (attributes, &palette, run->kind, count_words (shown) <= BOLD_WORDS, start, (guint)text->len);
      describe_run (description, run->kind, shown);
    }
  qd_paragraph_set_text (QD_PARAGRAPH (self->label), text->str, attributes);
  g_free (self->description);
  self->description = g_string_free_and_steal (g_steal_pointer (&description));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, self->description, -1);
}

static void
qd_diff_label_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_EXPANDED)
    g_value_set_boolean (value, QD_DIFF_LABEL (object)->expanded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_diff_label_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_EXPANDED)
    qd_diff_label_set_expanded (QD_DIFF_LABEL (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Its window is of another paper, or it came into one. */
static void
qd_diff_label_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  QdDiffLabel *self = QD_DIFF_LABEL (widget);

  GTK_WIDGET_CLASS (qd_diff_label_parent_class)->css_changed (widget, change);
  if (is_on_sepia (self) != self->sepia)
    update (self);
}

static void
qd_diff_label_dispose (GObject *object)
{
  g_clear_pointer (&QD_DIFF_LABEL (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (qd_diff_label_parent_class)->dispose (object);
}

static void
qd_diff_label_finalize (GObject *object)
{
  QdDiffLabel *self = QD_DIFF_LABEL (object);

  g_free (self->from);
  g_free (self->to);
  g_free (self->description);
  g_clear_pointer (&self->runs, g_array_unref);

  G_OBJECT_CLASS (qd_diff_label_parent_class)->finalize (object);
}

static void
qd_diff_label_class_init (QdDiffLabelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qd_diff_label_get_property;
  object_class->set_property = qd_diff_label_set_property;
  object_class->dispose = qd_diff_label_dispose;
  object_class->finalize = qd_diff_label_finalize;
  widget_class->css_changed = qd_diff_label_css_changed;

  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
qd_diff_label_init (QdDiffLabel *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->label = g_object_new (QD_TYPE_PARAGRAPH, "line-height", LINE_HEIGHT, "quoted", TRUE, NULL);
  gtk_widget_add_css_class (self->label, "quoted-words");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * qd_diff_label_set_texts:
 * @self: (not nullable): a label
 * @from: (not nullable): the text that is compared with
 * @to: (not nullable): the text that is shown
 *
 * Compares two texts word by word and shows the second as it differs from the first. Thread: main.
 */
void
qd_diff_label_set_texts (QdDiffLabel *self,
                         const char  *from,
                         const char  *to)
{
  g_return_if_fail (QD_IS_DIFF_LABEL (self) && from != NULL && to != NULL);

  g_free (self->from);
  self->from = limit_text (from);
  g_free (self->to);
  self->to = limit_text (to);
  g_clear_pointer (&self->runs, g_array_unref);
  self->runs = qd_diff_words (self->from, strlen (self->from), self->to, strlen (self->to));
  update (self);
}

/**
 * qd_diff_label_set_expanded:
 * @self: (not nullable): a label
 * @expanded: whether all the words are shown
 *
 * Thread: main.
 */
void
qd_diff_label_set_expanded (QdDiffLabel *self,
                            gboolean     expanded)
{
  g_return_if_fail (QD_IS_DIFF_LABEL (self));

  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/**
 * qd_diff_label_is_elided:
 * @self: (not nullable): a label
 *
 * Thread: main.
 *
 * Returns: whether some stretch is cut in the middle unless the label is expanded
 */
gboolean
qd_diff_label_is_elided (QdDiffLabel *self)
{
  g_return_val_if_fail (QD_IS_DIFF_LABEL (self), FALSE);

  return self->elided;
}

/**
 * qd_diff_label_get_text:
 * @self: (not nullable): a label
 *
 * Thread: main.
 *
 * Returns: (transfer none): the words as they are shown, those that were left out among them
 */
const char *
qd_diff_label_get_text (QdDiffLabel *self)
{
  g_return_val_if_fail (QD_IS_DIFF_LABEL (self), NULL);

  return qd_paragraph_get_text (QD_PARAGRAPH (self->label));
}

/**
 * qd_diff_label_get_description:
 * @self: (not nullable): a label
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): the same in words: “[left out: we] were handed [added: given] …”; %NULL before
 *   there are texts
 */
const char *
qd_diff_label_get_description (QdDiffLabel *self)
{
  g_return_val_if_fail (QD_IS_DIFF_LABEL (self), NULL);

  return self->description;
}

/**
 * qd_diff_label_describe:
 * @from: (not nullable): the text that is compared with
 * @to: (not nullable): the text that is shown
 *
 * Thread: main.
 *
 * Returns: (transfer full): what a label with all words of these texts would be described as
 */
char *
qd_diff_label_describe (const char *from,
                        const char *to)
{
  g_autofree char    *limited_from = NULL;
  g_autofree char    *limited_to = NULL;
  g_autoptr (GArray)  runs = NULL;
  g_autoptr (GString) description = g_string_new (NULL);

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  limited_from = limit_text (from);
  limited_to = limit_text (to);
  runs = qd_diff_words (limited_from, strlen (limited_from), limited_to, strlen (limited_to));
  for (guint i = 0; i < runs->len; i++)
    {
      const QdDiffRun *run = &g_array_index (runs, QdDiffRun, i);
      g_autofree char *words = dup_run (limited_from, limited_to, run);

      if (*words != '\0')
        describe_run (description, run->kind, words);
    }

  return g_string_free_and_steal (g_steal_pointer (&description));
}
