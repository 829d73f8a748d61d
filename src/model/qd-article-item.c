/* qd-article-item.c: a row of the article list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-article-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-format.h"

struct _QdArticleItem
{
  GObject parent_instance;

  gint64           id;
  guint            n_watching;
  QdArticleRecord *record;
};

enum {
  PROP_0,
  PROP_RECORD,
  PROP_DESCRIPTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdArticleItem, qd_article_item, G_TYPE_OBJECT)

static gboolean
records_equal (QdArticleRecord *a,
               QdArticleRecord *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  /* Of what a row does not show, its menu copies the citation. */
  return a->id == b->id &&
         a->published == b->published &&
         a->n_words == b->n_words &&
         a->n_quotations == b->n_quotations &&
         a->n_shared == b->n_shared &&
         a->read == b->read &&
         a->starred == b->starred &&
         g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->label, b->label) == 0 &&
         g_strcmp0 (a->source, b->source) == 0 &&
         g_strcmp0 (a->byline, b->byline) == 0 &&
         g_strcmp0 (a->dateline, b->dateline) == 0 &&
         g_strcmp0 (a->url, b->url) == 0 &&
         g_strcmp0 (a->language, b->language) == 0 &&
         g_strcmp0 (a->tags, b->tags) == 0 &&
         g_strcmp0 (a->snippet, b->snippet) == 0;
}

static void
qd_article_item_finalize (GObject *object)
{
  QdArticleItem *self = QD_ARTICLE_ITEM (object);

  g_clear_pointer (&self->record, qd_article_record_unref);

  G_OBJECT_CLASS (qd_article_item_parent_class)->finalize (object);
}

static void
qd_article_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  QdArticleItem *self = QD_ARTICLE_ITEM (object);

  switch (prop_id)
    {
    case PROP_RECORD:
      g_value_set_boxed (value, self->record);
      break;

    case PROP_DESCRIPTION:
      g_value_take_string (value, qd_article_item_dup_description (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_article_item_class_init (QdArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = qd_article_item_finalize;
  object_class->get_property = qd_article_item_get_property;

  /**
   * QdArticleItem:record: (nullable)
   *
   * The article, once it has been loaded.
   */
  properties[PROP_RECORD] = g_param_spec_boxed ("record", NULL, NULL, QD_TYPE_ARTICLE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdArticleItem:description:
   *
   * The row in words, for those who do not see it.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_article_item_init (QdArticleItem *self)
{
}

/**
 * qd_article_item_new:
 * @id: the article's row
 *
 * Returns: (transfer full): an item without a record
 */
QdArticleItem *
qd_article_item_new (gint64 id)
{
  QdArticleItem *self = g_object_new (QD_TYPE_ARTICLE_ITEM, NULL);

  self->id = id;

  return self;
}

/**
 * qd_article_item_get_id:
 * @self: an item
 *
 * Returns: the article's row
 */
gint64
qd_article_item_get_id (QdArticleItem *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_ITEM (self), 0);

  return self->id;
}

/**
 * qd_article_item_watch:
 * @self: an item
 *
 * Notes that a widget shows the item, until qd_article_item_unwatch(): a list in which others come and go says so in a way that leaves
 * this one where it is.
 */
void
qd_article_item_watch (QdArticleItem *self)
{
  g_return_if_fail (QD_IS_ARTICLE_ITEM (self));

  self->n_watching++;
}

/**
 * qd_article_item_unwatch:
 * @self: an item that is watched
 *
 * Ends what one qd_article_item_watch() began.
 */
void
qd_article_item_unwatch (QdArticleItem *self)
{
  g_return_if_fail (QD_IS_ARTICLE_ITEM (self));
  g_return_if_fail (self->n_watching > 0);

  self->n_watching--;
}

/**
 * qd_article_item_is_watched:
 * @self: an item
 *
 * Returns: whether a widget shows the item
 */
gboolean
qd_article_item_is_watched (QdArticleItem *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_ITEM (self), FALSE);

  return self->n_watching > 0;
}

/**
 * qd_article_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the article; %NULL before it has been loaded
 */
QdArticleRecord *
qd_article_item_get_record (QdArticleItem *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_ITEM (self), NULL);

  return self->record;
}

/**
 * qd_article_item_set_record:
 * @self: an item
 * @record: (nullable): the article; a reference is taken
 *
 * Says so to those who show the item, unless nothing of it has changed.
 */
void
qd_article_item_set_record (QdArticleItem   *self,
                            QdArticleRecord *record)
{
  g_return_if_fail (QD_IS_ARTICLE_ITEM (self));

  if (records_equal (self->record, record))
    return;

  if (record != NULL)
    qd_article_record_ref (record);
  g_clear_pointer (&self->record, qd_article_record_unref);
  self->record = record;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/**
 * qd_article_item_dup_description:
 * @self: an item
 *
 * Returns: (transfer full): the row in words: title, source, date, whether it is unread or starred, how many
 *   quotations it has; empty before the article has been loaded
 */
char *
qd_article_item_dup_description (QdArticleItem *self)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (QD_IS_ARTICLE_ITEM (self), NULL);

  if (self->record == NULL)
    return g_strdup ("");

  parts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (parts, qd_article_record_dup_title (self->record));
  g_ptr_array_add (parts, qd_article_record_dup_subtitle (self->record));
  if (!self->record->read)
    g_ptr_array_add (parts, g_strdup (_ ("unread")));
  if (self->record->starred)
    g_ptr_array_add (parts, g_strdup (_ ("starred")));
  if (self->record->n_quotations > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u quotation", "%u quotations", self->record->n_quotations), self->record->n_quotations));
  if (self->record->tags != NULL)
    {
      g_auto (GStrv) tags = g_strsplit (self->record->tags, "\n", -1);

      for (guint i = 0; tags[i] != NULL; i++)
        g_ptr_array_add (parts, g_strdup_printf (_ ("tagged %s"), qd_tag_line_get_name (tags[i])));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **)parts->pdata);
}

/**
 * qd_source_name_dup_display:
 * @name: (nullable): a source's name
 *
 * Returns: (transfer full): the name as it is shown: articles without a source have one that is called so
 */
char *
qd_source_name_dup_display (const char *name)
{
  return g_strdup (name != NULL && *name != '\0' ? name : _ ("No Source"));
}

/**
 * qd_article_record_dup_title:
 * @record: (not nullable): an article
 *
 * Returns: (transfer full): its headline; of an article without one, what it was called when it was imported
 */
char *
qd_article_record_dup_title (QdArticleRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  if (record->title != NULL && *record->title != '\0')
    return g_strdup (record->title);
  if (record->label != NULL && *record->label != '\0')
    return g_path_get_basename (record->label);

  return g_strdup (_ ("Untitled"));
}

/**
 * qd_tag_line_get_name:
 * @line: (not nullable): a line of the tags of a #QdArticleRecord
 *
 * Returns: (transfer none): the name of the tag in it
 */
const char *
qd_tag_line_get_name (const char *line)
{
  const char *space = strchr (line, ' ');

  return space != NULL ? space + 1 : line;
}

/**
 * qd_article_record_dup_citation:
 * @record: (not nullable): an article
 *
 * Returns: (transfer full): who wrote it, headline, source, date and address, as far as they are known
 */
char *
qd_article_record_dup_citation (QdArticleRecord *record)
{
  g_autofree char *title = qd_article_record_dup_title (record);
  g_autofree char *source = qd_source_name_dup_display (record->source);
  g_autofree char *date = qd_format_date (record->published);
  GString         *citation = g_string_new (NULL);

  if (record->byline != NULL && *record->byline != '\0')
    g_string_append_printf (citation, "%s: ", record->byline);
  g_string_append_printf (citation, C_ ("quotation marks", "“%s”"), title);
  g_string_append_printf (citation, ", %s", source);
  if (date != NULL)
    g_string_append_printf (citation, ", %s", date);
  if (record->url != NULL && *record->url != '\0')
    g_string_append_printf (citation, ", %s", record->url);

  return g_string_free_and_steal (citation);
}

/**
 * qd_article_record_dup_subtitle:
 * @record: (not nullable): an article
 *
 * Returns: (transfer full): its source and, if it is known, its date
 */
char *
qd_article_record_dup_subtitle (QdArticleRecord *record)
{
  g_autofree char *source = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  source = qd_source_name_dup_display (record->source);
  date = qd_format_date (record->published);

  return qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ source, date }, 2);
}
