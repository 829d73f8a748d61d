/* qd-quotation-item.c: a card of the quotation panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-quotation-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-format.h"
#include "model/qd-relation-words.h"
#include "store/qd-store-statements.h"

/* Of the words of a quotation, in the name of its row. */
#define SPOKEN_CHARS 200

struct _QdQuotationItem
{
  GObject parent_instance;

  QdQuotationRecord *record;
  QdLibrary         *library;    /* where the renditions are from; NULL until they were asked for */
  QdReach           *reach;      /* who else carries it; NULL where only the renditions were given */
  GPtrArray         *renditions; /* the first of them, as far as they are wanted */
  guint              n_wanted;   /* how many that is, with those that are gone since */
  gboolean           loads_more;
  QdReach           *prepared; /* what nobody has asked for yet; else NULL */
  char              *error;
  GCancellable      *cancellable;
  guint              index;
  gboolean           open;
  gboolean           grouped;
  QdRenditionsState  state;
};

enum {
  PROP_0,
  PROP_OPEN,
  PROP_STATE,
  PROP_N_RENDITIONS,
  PROP_GROUPED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdQuotationItem, qd_quotation_item, G_TYPE_OBJECT)

static void
set_state (QdQuotationItem  *self,
           QdRenditionsState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* Notes why something could not be read; nothing of what somebody gave up. */
static void
note_error (QdQuotationItem *self,
            const GError    *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  g_set_str (&self->error, error->message);
  set_state (self, QD_RENDITIONS_FAILED);
}

static void
take_renditions (QdQuotationItem *self,
                 QdReach         *reach,
                 GPtrArray       *renditions)
{
  g_ptr_array_ref (renditions);
  g_clear_pointer (&self->renditions, g_ptr_array_unref);
  g_clear_pointer (&self->reach, qd_reach_unref);
  self->reach = reach != NULL ? qd_reach_ref (reach) : NULL;
  self->renditions = renditions;
  self->n_wanted = renditions->len;
  set_state (self, QD_RENDITIONS_LOADED);
}

static void
take_reach (QdQuotationItem *self,
            QdReach         *reach)
{
  g_autoptr (GPtrArray) renditions = g_ptr_array_copy (reach->first, (GCopyFunc)(void (*) (void))qd_rendition_ref, NULL);

  g_ptr_array_set_free_func (renditions, (GDestroyNotify)qd_rendition_unref);
  take_renditions (self, reach, renditions);
}

static void
find_reach_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (QdQuotationItem) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (QdReach)         reach = qd_store_find_reach_finish (QD_STORE (source), result, &error);

  if (self->state == QD_RENDITIONS_LOADING && reach == NULL)
    {
      note_error (self, error);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  /* What goes wrong before somebody asks is told when they do, if it does then, too. */
  if (self->state != QD_RENDITIONS_LOADING)
    self->prepared = g_steal_pointer (&reach);
  else
    take_reach (self, reach);
}

static void
load_more_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (QdQuotationItem) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GPtrArray)       more = qd_store_load_renditions_finish (QD_STORE (source), result, &error);

  self->loads_more = FALSE;
  if (more == NULL)
    {
      note_error (self, error);
      return;
    }
  g_clear_object (&self->cancellable);
  self->n_wanted = MIN (self->n_wanted + QD_RENDITIONS_AT_ONCE, self->reach->quotation_ids->len);
  g_ptr_array_extend_and_steal (self->renditions, g_steal_pointer (&more));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RENDITIONS]);
}

static void
qd_quotation_item_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  QdQuotationItem *self = QD_QUOTATION_ITEM (object);

  switch (id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, self->open);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_N_RENDITIONS:
      g_value_set_uint (value, self->renditions != NULL ? self->renditions->len : 0);
      break;
    case PROP_GROUPED:
      g_value_set_boolean (value, self->grouped);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_quotation_item_finalize (GObject *object)
{
  QdQuotationItem *self = QD_QUOTATION_ITEM (object);

  g_clear_pointer (&self->record, qd_quotation_record_unref);
  g_clear_pointer (&self->reach, qd_reach_unref);
  g_clear_pointer (&self->prepared, qd_reach_unref);
  g_clear_pointer (&self->renditions, g_ptr_array_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_free (self->error);

  G_OBJECT_CLASS (qd_quotation_item_parent_class)->finalize (object);
}

static void
qd_quotation_item_class_init (QdQuotationItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = qd_quotation_item_get_property;
  object_class->finalize = qd_quotation_item_finalize;

  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, QD_RENDITIONS_UNKNOWN, QD_RENDITIONS_FAILED, QD_RENDITIONS_UNKNOWN,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_RENDITIONS] = g_param_spec_uint ("n-renditions", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_GROUPED] = g_param_spec_boolean ("grouped", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_quotation_item_init (QdQuotationItem *self)
{
}

/**
 * qd_quotation_item_new:
 * @record: (not nullable): the quotation
 * @index: its place in the article, from 0
 *
 * Thread: main.
 *
 * Returns: (transfer full): the item, closed, its renditions unknown
 */
QdQuotationItem *
qd_quotation_item_new (QdQuotationRecord *record,
                       guint              index)
{
  QdQuotationItem *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (QD_TYPE_QUOTATION_ITEM, NULL);
  self->record = qd_quotation_record_ref (record);
  self->index = index;
  return self;
}

/**
 * qd_quotation_item_get_record:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: (transfer none): the quotation
 */
QdQuotationRecord *
qd_quotation_item_get_record (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), NULL);

  return self->record;
}

/**
 * qd_quotation_item_get_index:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: its place in the article, from 0
 */
guint
qd_quotation_item_get_index (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), 0);

  return self->index;
}

/**
 * qd_quotation_item_get_open:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: whether its renditions are shown
 */
gboolean
qd_quotation_item_get_open (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), FALSE);

  return self->open;
}

/**
 * qd_quotation_item_set_open:
 * @self: (not nullable): an item
 * @open: whether its renditions are shown
 *
 * Closing it stops their being read. Thread: main.
 */
void
qd_quotation_item_set_open (QdQuotationItem *self,
                            gboolean         open)
{
  g_return_if_fail (QD_IS_QUOTATION_ITEM (self));

  if (self->open == open)
    return;
  self->open = open;
  if (!open && self->state == QD_RENDITIONS_LOADING)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      set_state (self, QD_RENDITIONS_UNKNOWN);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/**
 * qd_quotation_item_get_grouped:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: whether the name of its speaker stands above it and what else they said
 */
gboolean
qd_quotation_item_get_grouped (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), FALSE);

  return self->grouped;
}

/**
 * qd_quotation_item_set_grouped:
 * @self: (not nullable): an item
 * @grouped: whether the name of its speaker stands above it and what else they said
 *
 * Thread: main.
 */
void
qd_quotation_item_set_grouped (QdQuotationItem *self,
                               gboolean         grouped)
{
  g_return_if_fail (QD_IS_QUOTATION_ITEM (self));

  if (self->grouped == grouped)
    return;
  self->grouped = grouped;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUPED]);
}

/**
 * qd_quotation_item_get_state:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: what is known of its renditions
 */
QdRenditionsState
qd_quotation_item_get_state (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), QD_RENDITIONS_UNKNOWN);

  return self->state;
}

/**
 * qd_quotation_item_get_renditions:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable) (element-type QdRendition): who else carries it; %NULL until they are loaded
 */
GPtrArray *
qd_quotation_item_get_renditions (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), NULL);

  return self->renditions;
}

/**
 * qd_quotation_item_get_error:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): in words, why the renditions could not be read
 */
const char *
qd_quotation_item_get_error (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), NULL);

  return self->state == QD_RENDITIONS_FAILED ? self->error : NULL;
}

static void
find_reach (QdQuotationItem *self,
            QdLibrary       *library)
{
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->library, library);
  qd_store_find_reach_async (qd_library_get_store (library), self->record->id, QD_RENDITIONS_AT_ONCE, self->cancellable, find_reach_cb, g_object_ref (self));
}

/**
 * qd_quotation_item_load:
 * @self: (not nullable): an item
 * @library: (not nullable): where it comes from
 *
 * Has the renditions read, unless they are there or on their way. #QdQuotationItem:state tells what becomes of it, an
 * error among it. Thread: main.
 */
void
qd_quotation_item_load (QdQuotationItem *self,
                        QdLibrary       *library)
{
  g_return_if_fail (QD_IS_QUOTATION_ITEM (self) && QD_IS_LIBRARY (library));

  if (self->state == QD_RENDITIONS_LOADED || self->state == QD_RENDITIONS_LOADING)
    return;
  if (self->prepared != NULL)
    {
      g_autoptr (QdReach) prepared = g_steal_pointer (&self->prepared);

      take_reach (self, prepared);
      return;
    }
  set_state (self, QD_RENDITIONS_LOADING);
  if (self->cancellable == NULL)
    find_reach (self, library);
}

/**
 * qd_quotation_item_prepare:
 * @self: (not nullable): an item
 * @library: (not nullable): where it comes from
 *
 * Has the renditions read for the case that qd_quotation_item_load() is called soon, which then has them at once. Until then,
 * #QdQuotationItem:state stays as it is. Thread: main.
 */
void
qd_quotation_item_prepare (QdQuotationItem *self,
                           QdLibrary       *library)
{
  g_return_if_fail (QD_IS_QUOTATION_ITEM (self) && QD_IS_LIBRARY (library));

  if (self->state == QD_RENDITIONS_UNKNOWN && self->prepared == NULL && self->cancellable == NULL)
    find_reach (self, library);
}

/**
 * qd_quotation_item_get_n_more:
 * @self: (not nullable): an item
 *
 * Thread: main.
 *
 * Returns: how many renditions there are besides those of qd_quotation_item_get_renditions()
 */
guint
qd_quotation_item_get_n_more (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), 0);

  return self->reach != NULL ? self->reach->quotation_ids->len - self->n_wanted : 0;
}

/**
 * qd_quotation_item_load_more:
 * @self: (not nullable): an item whose renditions were loaded
 *
 * Has some more renditions read, if there are more. #QdQuotationItem:n-renditions tells when they are there, #QdQuotationItem:state
 * if they cannot be read. Thread: main.
 */
void
qd_quotation_item_load_more (QdQuotationItem *self)
{
  const gint64 *ids;

  g_return_if_fail (QD_IS_QUOTATION_ITEM (self));

  if (self->state != QD_RENDITIONS_LOADED || self->loads_more || qd_quotation_item_get_n_more (self) == 0)
    return;
  self->loads_more = TRUE;
  self->cancellable = g_cancellable_new ();
  ids = &g_array_index (self->reach->quotation_ids, gint64, self->n_wanted);
  qd_store_load_renditions_async (qd_library_get_store (self->library), self->record->id, ids, MIN (qd_quotation_item_get_n_more (self), QD_RENDITIONS_AT_ONCE),
                                  self->cancellable, load_more_cb, g_object_ref (self));
}

/**
 * qd_quotation_item_get_library:
 * @self: (not nullable): an item
 *
 * Returns: (transfer none) (nullable): where the renditions are from, if they are from a library
 */
QdLibrary *
qd_quotation_item_get_library (QdQuotationItem *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), NULL);

  return self->library;
}

/**
 * qd_quotation_item_set_renditions:
 * @self: (not nullable): an item
 * @renditions: (not nullable) (element-type QdRendition): who else carries the quotation; referenced
 *
 * Thread: main.
 */
void
qd_quotation_item_set_renditions (QdQuotationItem *self,
                                  GPtrArray       *renditions)
{
  g_return_if_fail (QD_IS_QUOTATION_ITEM (self) && renditions != NULL);

  take_renditions (self, NULL, renditions);
}

/* Returns: how many renditions there are, each of which is in one of the parts */
static guint
add_counts (QdQuotationItem *self,
            GStrvBuilder    *parts)
{
  /* Those that say most come first, those tied by way of a third article last. */
  static const QdRelationKind order[] = {
    QD_RELATION_VERBATIM,
    QD_RELATION_TRUNCATED,
    QD_RELATION_OVERLAPPING,
    QD_RELATION_ALTERED,
    QD_RELATION_FRAGMENT,
    QD_RELATION_NONE,
  };
  guint counts[QD_RELATION_FRAGMENT + 1] = { 0 };
  guint n = 0;

  if (self->reach != NULL)
    memcpy (counts, self->reach->n_of_kind, sizeof counts);
  for (guint i = 0; self->reach == NULL && i < self->renditions->len; i++)
    {
      const QdRendition *rendition = g_ptr_array_index (self->renditions, i);

      counts[rendition->relation.kind]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts[order[i]] > 0)
      {
        g_autofree char *count = qd_relation_words_dup_count (order[i], counts[order[i]]);

        g_strv_builder_take (parts, qd_format_keep_together (count));
        n += counts[order[i]];
      }

  return n;
}

/* An article may quote the words more than once: then the parts are more than the articles. */
static char *
dup_reach (guint n_articles,
           guint n_renditions)
{
  if (n_renditions <= n_articles)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other article", "%u other articles", n_articles), n_articles);

  /* Translators: how often a quotation is found, which is more often than there are articles that have it: twice or more. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u times in %u other article", "%u times in %u other articles", n_articles), n_renditions, n_articles);
}

/**
 * qd_quotation_item_dup_summary:
 * @self: (not nullable): an item
 *
 * Says how far the quotation travelled: “2 other articles · 1 verbatim · 1 truncated”, and where one of them has it twice, “3 times in
 * 2 other articles · 1 verbatim · 2 truncated”; before its renditions are loaded, the closest relation alone. Thread: main.
 *
 * Returns: (transfer full): the words
 */
char *
qd_quotation_item_dup_summary (QdQuotationItem *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
  g_auto (GStrv)           parts = NULL;
  g_auto (GStrv)           counts = NULL;
  guint                    n_renditions = 0;

  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), NULL);

  if (self->record->n_articles == 0)
    return g_strdup (_ ("In this article only"));
  if (self->renditions != NULL)
    n_renditions = add_counts (self, kinds);
  else if (qd_relation_words_for_kind (self->record->strongest) != NULL)
    g_strv_builder_add (kinds, qd_relation_words_for_kind (self->record->strongest));
  counts = g_strv_builder_end (kinds);

  g_strv_builder_take (builder, dup_reach (self->record->n_articles, n_renditions));
  if (self->record->n_copies > 0)
    g_strv_builder_take (builder, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of them a copy", "%u of them copies", self->record->n_copies),
                                                   self->record->n_copies));
  g_strv_builder_addv (builder, (const char **)counts);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (QD_FORMAT_SEPARATOR, parts);
}

/**
 * qd_quotation_item_dup_description:
 * @self: (not nullable): an item
 *
 * Says who was quoted with what, for those who do not see the card. Thread: main.
 *
 * Returns: (transfer full): the words
 */
char *
qd_quotation_item_dup_description (QdQuotationItem *self)
{
  const QdQuotation *quotation;
  const char        *speaker;
  g_autofree char   *words = NULL;

  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (self), NULL);

  quotation = self->record->quotation;
  speaker = quotation->speaker != NULL ? quotation->speaker : _ ("Unknown speaker");
  /* As much of them as somebody listens to in a list. */
  words = qd_format_shorten (quotation->text, SPOKEN_CHARS);
  /* Translators: the speaker, then the words. */
  return g_strdup_printf (_ ("%s: “%s”"), speaker, words);
}
