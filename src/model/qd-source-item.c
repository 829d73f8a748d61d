/* qd-source-item.c: a row of the source list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-source-item.h"

#include <glib/gi18n-lib.h>

struct _QdSourceItem
{
  GObject parent_instance;

  QdSourceKind kind;
  gint64       id;
  char        *title;
  char        *name;
  guint        count;
  guint        n_unread;
  guint        colour;
  gboolean     folded;

  QdSavedSearchRecord *search;
};

enum {
  PROP_0,
  PROP_SECTION,
  PROP_HEADING,
  PROP_TITLE,
  PROP_COUNT,
  PROP_N_UNREAD,
  PROP_COLOUR,
  PROP_SEARCH,
  PROP_FOLDED,
  PROP_IS_PLACE,
  PROP_DESCRIPTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdSourceItem, qd_source_item, G_TYPE_OBJECT)

static void
qd_source_item_finalize (GObject *object)
{
  QdSourceItem *self = QD_SOURCE_ITEM (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->search, qd_saved_search_record_unref);

  G_OBJECT_CLASS (qd_source_item_parent_class)->finalize (object);
}

static const char *
get_heading (QdSourceKind kind)
{
  switch (kind)
    {
    case QD_SOURCE_SEARCH:
      return _ ("Saved Searches");

    case QD_SOURCE_TAG:
      return _ ("Tags");

    case QD_SOURCE_OUTLET:
      return _ ("Sources");

    case QD_SOURCE_ALL:
    case QD_SOURCE_UNREAD:
    case QD_SOURCE_STARRED:
    case QD_SOURCE_STORIES:
    case QD_SOURCE_SPEAKERS:
    case QD_SOURCE_NOTES:
    case QD_SOURCE_HEADING:
    default:
      return NULL;
    }
}

static void
qd_source_item_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  QdSourceItem *self = QD_SOURCE_ITEM (object);

  switch (prop_id)
    {
    case PROP_SECTION:
      g_value_set_int (value, self->kind == QD_SOURCE_HEADING ? (int)self->id : self->kind < QD_SOURCE_SEARCH ? 0
                                                                                                              : (int)self->kind - QD_SOURCE_NOTES);
      break;

    case PROP_HEADING:
      g_value_set_string (value, get_heading (self->kind));
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;

    case PROP_N_UNREAD:
      g_value_set_uint (value, self->n_unread);
      break;

    case PROP_COLOUR:
      g_value_set_uint (value, self->colour);
      break;

    case PROP_SEARCH:
      g_value_set_boxed (value, self->search);
      break;

    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;

    case PROP_IS_PLACE:
      g_value_set_boolean (value, self->kind != QD_SOURCE_HEADING);
      break;

    case PROP_DESCRIPTION:
      g_value_take_string (value, qd_source_item_dup_description (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_source_item_class_init (QdSourceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = qd_source_item_finalize;
  object_class->get_property = qd_source_item_get_property;

  /**
   * QdSourceItem:section:
   *
   * The part of the list that it belongs to: 0 for what is always there, 1 for saved searches, 2 for tags, 3 for the outlets.
   */
  properties[PROP_SECTION] = g_param_spec_int ("section", NULL, NULL, 0, 3, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:heading: (nullable)
   *
   * What stands above that part.
   */
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:title:
   *
   * What the row says.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:count:
   *
   * How many articles there are.
   */
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:n-unread:
   *
   * How many of these are unread.
   */
  properties[PROP_N_UNREAD] = g_param_spec_uint ("n-unread", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:colour:
   *
   * One of #QdTagColour, for a tag.
   */
  properties[PROP_COLOUR] = g_param_spec_uint ("colour", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:search: (nullable)
   *
   * What a saved search looks for.
   */
  properties[PROP_SEARCH] = g_param_spec_boxed ("search", NULL, NULL, QD_TYPE_SAVED_SEARCH_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:folded:
   *
   * Whether what is below a heading is left out.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:is-place:
   *
   * Whether it can be chosen, and has articles or the like: all but headings.
   */
  properties[PROP_IS_PLACE] = g_param_spec_boolean ("is-place", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSourceItem:description:
   *
   * The row in words, for those who do not see it.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_source_item_init (QdSourceItem *self)
{
}

/**
 * qd_source_item_new:
 * @kind: what it is
 * @id: its row for an outlet, a tag or a saved search, the section for a heading, else 0
 * @title: (not nullable): what the row says; copied
 *
 * Returns: (transfer full): an item that counts 0 articles
 */
QdSourceItem *
qd_source_item_new (QdSourceKind kind,
                    gint64       id,
                    const char  *title)
{
  QdSourceItem *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (QD_TYPE_SOURCE_ITEM, NULL);
  self->kind = kind;
  self->id = id;
  self->title = g_strdup (title);

  return self;
}

/**
 * qd_source_item_get_kind:
 * @self: an item
 *
 * Returns: what it is
 */
QdSourceKind
qd_source_item_get_kind (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), QD_SOURCE_ALL);

  return self->kind;
}

/**
 * qd_source_item_get_id:
 * @self: an item
 *
 * Returns: the source's row for an outlet, else 0
 */
gint64
qd_source_item_get_id (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), 0);

  return self->id;
}

/**
 * qd_source_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): what the row says
 */
const char *
qd_source_item_get_title (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), NULL);

  return self->title;
}

/* The row in words says the title and the counts. */
static void
notify_change (QdSourceItem *self,
               guint         property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/**
 * qd_source_item_set_title:
 * @self: an item
 * @title: (not nullable): what the row says; copied
 */
void
qd_source_item_set_title (QdSourceItem *self,
                          const char   *title)
{
  g_return_if_fail (QD_IS_SOURCE_ITEM (self));

  if (g_set_str (&self->title, title))
    notify_change (self, PROP_TITLE);
}

/**
 * qd_source_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the name that the library has for it, which is empty for the outlet without one; else the title
 */
const char *
qd_source_item_get_name (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), NULL);

  return self->name != NULL ? self->name : self->title;
}

/**
 * qd_source_item_set_name:
 * @self: an item
 * @name: (not nullable): the name that the library has for it; copied
 */
void
qd_source_item_set_name (QdSourceItem *self,
                         const char   *name)
{
  g_return_if_fail (QD_IS_SOURCE_ITEM (self));

  g_set_str (&self->name, name);
}

/**
 * qd_source_item_get_n_unread:
 * @self: an item
 *
 * Returns: how many of its articles are unread, for an outlet or a tag
 */
guint
qd_source_item_get_n_unread (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), 0);

  return self->n_unread;
}

/**
 * qd_source_item_set_n_unread:
 * @self: an item
 * @n_unread: how many of its articles are unread
 */
void
qd_source_item_set_n_unread (QdSourceItem *self,
                             guint         n_unread)
{
  g_return_if_fail (QD_IS_SOURCE_ITEM (self));

  if (self->n_unread == n_unread)
    return;

  self->n_unread = n_unread;
  notify_change (self, PROP_N_UNREAD);
}

/**
 * qd_source_item_get_colour:
 * @self: an item
 *
 * Returns: one of #QdTagColour
 */
guint
qd_source_item_get_colour (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), QD_TAG_PLAIN);

  return self->colour;
}

/**
 * qd_source_item_set_colour:
 * @self: an item
 * @colour: one of #QdTagColour
 */
void
qd_source_item_set_colour (QdSourceItem *self,
                           guint         colour)
{
  g_return_if_fail (QD_IS_SOURCE_ITEM (self));

  if (self->colour == colour)
    return;

  self->colour = colour;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}

/**
 * qd_source_item_get_search:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what a saved search looks for; %NULL for other items
 */
QdSavedSearchRecord *
qd_source_item_get_search (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), NULL);

  return self->search;
}

/**
 * qd_source_item_set_search:
 * @self: an item
 * @search: (not nullable): what the saved search looks for; a reference is taken
 */
void
qd_source_item_set_search (QdSourceItem        *self,
                           QdSavedSearchRecord *search)
{
  QdSavedSearchRecord *old;
  gboolean             same;

  g_return_if_fail (QD_IS_SOURCE_ITEM (self));
  g_return_if_fail (search != NULL);

  old = self->search;
  same = old != NULL && old->source_id == search->source_id && old->tag_id == search->tag_id && old->flags == search->flags &&
         g_strcmp0 (old->query, search->query) == 0;
  self->search = qd_saved_search_record_ref (search);
  g_clear_pointer (&old, qd_saved_search_record_unref);
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/**
 * qd_source_item_get_count:
 * @self: an item
 *
 * Returns: how many articles there are
 */
guint
qd_source_item_get_count (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), 0);

  return self->count;
}

/**
 * qd_source_item_set_count:
 * @self: an item
 * @count: how many articles there are
 */
void
qd_source_item_set_count (QdSourceItem *self,
                          guint         count)
{
  g_return_if_fail (QD_IS_SOURCE_ITEM (self));

  if (self->count == count)
    return;

  self->count = count;
  notify_change (self, PROP_COUNT);
}

/**
 * qd_source_item_get_folded:
 * @self: (not nullable): an item
 *
 * Returns: whether what is below a heading is left out
 */
gboolean
qd_source_item_get_folded (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), FALSE);

  return self->folded;
}

/**
 * qd_source_item_set_folded:
 * @self: (not nullable): a heading
 * @folded: whether what is below it is left out
 */
void
qd_source_item_set_folded (QdSourceItem *self,
                           gboolean      folded)
{
  g_return_if_fail (QD_IS_SOURCE_ITEM (self));

  if (self->folded == folded)
    return;

  self->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

/**
 * qd_source_item_dup_description:
 * @self: an item
 *
 * Returns: (transfer full): the row in words: title and number of articles, stories, speakers or notes
 */
char *
qd_source_item_dup_description (QdSourceItem *self)
{
  g_autofree char *all = NULL;
  g_autofree char *unread = NULL;

  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), NULL);

  if (self->kind == QD_SOURCE_HEADING)
    return g_strdup (self->title);
  if (self->kind == QD_SOURCE_SPEAKERS)
    return self->count == 0 ? g_strdup (self->title) : g_strdup_printf (ngettext ("%s, %u speaker", "%s, %u speakers", self->count), self->title, self->count);
  if (self->kind == QD_SOURCE_STORIES)
    return self->count == 0 ? g_strdup (self->title) : g_strdup_printf (ngettext ("%s, %u story", "%s, %u stories", self->count), self->title, self->count);

  if (self->kind == QD_SOURCE_NOTES)
    return g_strdup_printf (ngettext ("%s, %u note", "%s, %u notes", self->count), self->title, self->count);

  /* Translators: a row of the list of sources and how many articles it has */
  all = g_strdup_printf (ngettext ("%s, %u article", "%s, %u articles", self->count), self->title, self->count);
  if (self->n_unread == 0)
    return g_steal_pointer (&all);

  unread = g_strdup_printf (ngettext ("%u unread", "%u unread", self->n_unread), self->n_unread);

  return g_strdup_printf ("%s, %s", all, unread);
}
