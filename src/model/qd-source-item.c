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
  guint        count;
};

enum {
  PROP_0,
  PROP_SECTION,
  PROP_TITLE,
  PROP_COUNT,
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

  G_OBJECT_CLASS (qd_source_item_parent_class)->finalize (object);
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
      g_value_set_int (value, self->kind == QD_SOURCE_OUTLET);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_COUNT:
      g_value_set_uint (value, self->count);
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
   * The part of the list that it belongs to: 0 for what is always there, 1 for the outlets.
   */
  properties[PROP_SECTION] = g_param_spec_int ("section", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

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
 * @id: the source's row for an outlet, else 0
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/**
 * qd_source_item_dup_description:
 * @self: an item
 *
 * Returns: (transfer full): the row in words: title and number of articles
 */
char *
qd_source_item_dup_description (QdSourceItem *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ITEM (self), NULL);

  /* Translators: a row of the list of sources and how many articles it has */
  return g_strdup_printf (ngettext ("%s, %u article", "%s, %u articles", self->count), self->title, self->count);
}
