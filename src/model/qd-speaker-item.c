/* qd-speaker-item.c: people, and what they said, as items of lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-speaker-item.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"

struct _QdSpeakerItem
{
  GObject parent_instance;

  char *name;
  guint n_quotations;
  guint n_articles;
};

struct _QdSpokenItem
{
  GObject parent_instance;

  GPtrArray *records;
  guint      index;
};

enum {
  PROP_0,
  PROP_NAME,
  PROP_DESCRIPTION,
  N_PROPS,
};

static GParamSpec *speaker_properties[N_PROPS];
static GParamSpec *spoken_properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdSpeakerItem, qd_speaker_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (QdSpokenItem, qd_spoken_item, G_TYPE_OBJECT)

static void
qd_speaker_item_finalize (GObject *object)
{
  g_free (QD_SPEAKER_ITEM (object)->name);

  G_OBJECT_CLASS (qd_speaker_item_parent_class)->finalize (object);
}

static void
qd_speaker_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  QdSpeakerItem   *self = QD_SPEAKER_ITEM (object);
  g_autofree char *quotations = NULL;

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_DESCRIPTION:
      quotations = g_strdup_printf (ngettext ("%u quotation", "%u quotations", self->n_quotations), self->n_quotations);
      g_value_take_string (value, g_strdup_printf ("%s, %s", self->name, quotations));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_speaker_item_class_init (QdSpeakerItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = qd_speaker_item_finalize;
  object_class->get_property = qd_speaker_item_get_property;

  /**
   * QdSpeakerItem:name:
   *
   * The name that the person is listed under.
   */
  speaker_properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSpeakerItem:description:
   *
   * The row in words, for those who do not see it.
   */
  speaker_properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, speaker_properties);
}

static void
qd_speaker_item_init (QdSpeakerItem *self)
{
}

/**
 * qd_speaker_item_new:
 * @record: (not nullable): a person; copied
 *
 * Returns: (transfer full): an item
 */
QdSpeakerItem *
qd_speaker_item_new (const QdPersonRecord *record)
{
  QdSpeakerItem *self = g_object_new (QD_TYPE_SPEAKER_ITEM, NULL);

  self->name = g_strdup (record->name);
  self->n_quotations = record->n_quotations;
  self->n_articles = record->n_articles;

  return self;
}

/**
 * qd_speaker_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the name that the person is listed under
 */
const char *
qd_speaker_item_get_name (QdSpeakerItem *self)
{
  g_return_val_if_fail (QD_IS_SPEAKER_ITEM (self), NULL);

  return self->name;
}

/**
 * qd_speaker_item_get_n_quotations:
 * @self: an item
 *
 * Returns: how often the person is quoted
 */
guint
qd_speaker_item_get_n_quotations (QdSpeakerItem *self)
{
  g_return_val_if_fail (QD_IS_SPEAKER_ITEM (self), 0);

  return self->n_quotations;
}

static void
qd_spoken_item_finalize (GObject *object)
{
  g_ptr_array_unref (QD_SPOKEN_ITEM (object)->records);

  G_OBJECT_CLASS (qd_spoken_item_parent_class)->finalize (object);
}

static void
qd_spoken_item_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  QdSpokenItem         *self = QD_SPOKEN_ITEM (object);
  const QdSpokenRecord *record = qd_spoken_item_get_record (self);
  g_autofree char      *particulars = NULL;
  g_autofree char      *quoted = NULL;

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, record->name);
      break;

    case PROP_DESCRIPTION:
      particulars = qd_spoken_item_dup_particulars (self);
      quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), record->text);
      g_value_take_string (value, g_strdup_printf ("%s, %s", quoted, particulars));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_spoken_item_class_init (QdSpokenItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = qd_spoken_item_finalize;
  object_class->get_property = qd_spoken_item_get_property;

  /**
   * QdSpokenItem:name:
   *
   * The name that the article gives the speaker.
   */
  spoken_properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdSpokenItem:description:
   *
   * The row in words, for those who do not see it.
   */
  spoken_properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, spoken_properties);
}

static void
qd_spoken_item_init (QdSpokenItem *self)
{
}

/**
 * qd_spoken_item_new:
 * @records: (not nullable) (element-type QdSpokenRecord): what was said; a reference is taken
 * @index: which of them
 *
 * Returns: (transfer full): an item
 */
QdSpokenItem *
qd_spoken_item_new (GPtrArray *records,
                    guint      index)
{
  QdSpokenItem *self = g_object_new (QD_TYPE_SPOKEN_ITEM, NULL);

  self->records = g_ptr_array_ref (records);
  self->index = index;

  return self;
}

/**
 * qd_spoken_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none): what was said, where
 */
const QdSpokenRecord *
qd_spoken_item_get_record (QdSpokenItem *self)
{
  g_return_val_if_fail (QD_IS_SPOKEN_ITEM (self), NULL);

  return self->records->pdata[self->index];
}

/**
 * qd_spoken_item_dup_particulars:
 * @self: an item
 *
 * Returns: (transfer full): source, date, and how many articles carry it
 */
char *
qd_spoken_item_dup_particulars (QdSpokenItem *self)
{
  const QdSpokenRecord *record = qd_spoken_item_get_record (self);
  g_autofree char      *source = qd_source_name_dup_display (record->source);
  g_autofree char      *date = qd_format_date (record->published);
  g_autofree char      *kept = date != NULL ? qd_format_keep_together (date) : NULL;
  g_autofree char      *carried = NULL;

  if (record->n_articles > 1)
    carried = g_strdup_printf (ngettext ("%u article carries it", "%u articles carry it", record->n_articles), record->n_articles);

  return qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ source, kept, carried }, 3);
}
