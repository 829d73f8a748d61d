/* qd-article-row.c: a row of the article list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/qd-article-row.h"

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "widgets/qd-article-pane.h"
#include "widgets/qd-row-text.h"
#include "widgets/qd-tag-colours.h"

/* What a search found stands between these in a snippet. */
#define HIT_BEGIN "\x02"
#define HIT_END "\x03"

struct _QdArticleRow
{
  GtkBox parent_instance;

  /* Template children */
  GtkBox    *dot;
  QdRowText *title;
  QdRowText *snippet;
  GtkLabel  *source;
  GtkLabel  *separator;
  GtkLabel  *date;
  GtkImage  *star;
  GtkImage  *quotation_icon;
  GtkLabel  *n_quotations;
  GtkLabel  *tags;
  GtkImage  *check;

  /* Owned */
  QdArticleItem *item;
  GBinding      *mode_binding;

  guint    position;
  gboolean selected;
};

enum {
  PROP_0,
  PROP_ITEM,
  PROP_POSITION,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdArticleRow, qd_article_row, GTK_TYPE_BOX)

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

static void
set_class (QdArticleRow *self,
           const char   *name,
           gboolean      set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_record (QdArticleRow *self)
{
  QdArticleRecord *record = self->item != NULL ? qd_article_item_get_record (self->item) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *source = NULL;
  g_autofree char *date = NULL;
  g_autofree char *snippet = NULL;
  g_autofree char *count = NULL;
  g_autofree char *tags = NULL;

  if (record != NULL)
    {
      title = qd_article_record_dup_title (record);
      source = qd_source_name_dup_display (record->source);
      date = qd_format_date (record->published);
      if (record->snippet != NULL && *record->snippet != '\0')
        snippet = snippet_to_markup (record->snippet);
      if (record->n_quotations > 0)
        count = g_strdup_printf ("%u", record->n_quotations);
      if (record->tags != NULL)
        tags = qd_tags_dup_markup (record->tags);
    }

  qd_row_text_set_text (self->title, title);
  /* Two labels, so that it is the outlet's name that is cut where there is no room for both. */
  gtk_label_set_label (self->source, source != NULL ? source : "");
  gtk_label_set_label (self->date, date != NULL ? date : "");
  gtk_widget_set_visible (GTK_WIDGET (self->separator), date != NULL);
  qd_row_text_set_markup (self->snippet, snippet != NULL ? snippet : "");
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), snippet != NULL);
  gtk_label_set_label (self->n_quotations, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->quotation_icon), count != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->star), record != NULL && record->starred);
  gtk_label_set_label (self->tags, tags != NULL ? tags : "");
  gtk_widget_set_visible (GTK_WIDGET (self->tags), tags != NULL);
  set_class (self, "unread", record != NULL && !record->read);
}

static void
set_item (QdArticleRow  *self,
          QdArticleItem *item)
{
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_record, self);
  g_set_object (&self->item, item);

  if (item != NULL)
    g_signal_connect_object (item, "notify::record", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);
  show_record (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
set_selected (QdArticleRow *self,
              gboolean      selected)
{
  self->selected = selected;
  gtk_image_set_from_icon_name (self->check, selected ? "qd-checked-symbolic" : "qd-unchecked-symbolic");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* Rows stay in their list, where they are recycled. */
static void
qd_article_row_root (GtkWidget *widget)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);
  GtkWidget    *pane;

  GTK_WIDGET_CLASS (qd_article_row_parent_class)->root (widget);

  pane = gtk_widget_get_ancestor (widget, QD_TYPE_ARTICLE_PANE);
  if (pane != NULL)
    self->mode_binding = g_object_bind_property (pane, "selection-mode", self->check, "visible", G_BINDING_SYNC_CREATE);
}

static void
qd_article_row_unroot (GtkWidget *widget)
{
  g_clear_pointer (&QD_ARTICLE_ROW (widget)->mode_binding, g_binding_unbind);

  GTK_WIDGET_CLASS (qd_article_row_parent_class)->unroot (widget);
}

static void
qd_article_row_dispose (GObject *object)
{
  g_clear_object (&QD_ARTICLE_ROW (object)->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_ARTICLE_ROW);

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
  widget_class->root = qd_article_row_root;
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

  g_type_ensure (QD_TYPE_ROW_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, source);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, separator);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, date);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, star);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, quotation_icon);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, n_quotations);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, tags);
  gtk_widget_class_bind_template_child (widget_class, QdArticleRow, check);
}

static void
qd_article_row_init (QdArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-row");
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
