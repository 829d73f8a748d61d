/* qd-speaker-list.c: the people who are quoted, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-speaker-list.h"

#include <string.h>

#include "store/qd-store-people.h"

struct _QdSpeakerList
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *people; /* of QdPersonRecord */
  GArray    *found;  /* guint: which of them are listed, in their order */
  GPtrArray *items;  /* of QdSpeakerItem, a place for each of the people; NULL where nobody has looked */
  char      *search; /* folded; empty for all */
};

static GType
get_item_type (GListModel *model)
{
  return QD_TYPE_SPEAKER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return QD_SPEAKER_LIST (model)->found->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  QdSpeakerList *self = QD_SPEAKER_LIST (model);
  guint          index;

  if (position >= self->found->len)
    return NULL;

  index = g_array_index (self->found, guint, position);
  if (self->items->pdata[index] == NULL)
    self->items->pdata[index] = qd_speaker_item_new (self->people->pdata[index]);

  return g_object_ref (self->items->pdata[index]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QdSpeakerList, qd_speaker_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Lists those that the search finds, in place of whoever was listed. */
static void
find (QdSpeakerList *self,
      guint          n_before)
{
  g_array_set_size (self->found, 0);
  for (guint i = 0; i < self->people->len; i++)
    if (strstr (((const QdPersonRecord *)self->people->pdata[i])->key, self->search) != NULL)
      g_array_append_val (self->found, i);

  if (n_before > 0 || self->found->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->found->len);
}

static void
clear_item (gpointer item)
{
  g_clear_object (&item);
}

static void
qd_speaker_list_finalize (GObject *object)
{
  QdSpeakerList *self = QD_SPEAKER_LIST (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (qd_speaker_list_parent_class)->finalize (object);
}

static void
qd_speaker_list_class_init (QdSpeakerListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_speaker_list_finalize;
}

static void
qd_speaker_list_init (QdSpeakerList *self)
{
  self->people = g_ptr_array_new ();
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_ptr_array_new_with_free_func (clear_item);
  self->search = g_strdup ("");
}

/**
 * qd_speaker_list_new:
 *
 * Thread: main.
 *
 * Returns: (transfer full): a list of nobody
 */
QdSpeakerList *
qd_speaker_list_new (void)
{
  return g_object_new (QD_TYPE_SPEAKER_LIST, NULL);
}

/**
 * qd_speaker_list_set_people:
 * @self: a list
 * @people: (not nullable) (element-type QdPersonRecord): who is quoted; a reference is taken
 *
 * Lists other people, as far as the search finds them. Thread: main.
 */
void
qd_speaker_list_set_people (QdSpeakerList *self,
                            GPtrArray     *people)
{
  g_return_if_fail (QD_IS_SPEAKER_LIST (self));
  g_return_if_fail (people != NULL);

  g_ptr_array_ref (people);
  g_ptr_array_unref (self->people);
  self->people = people;
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->items, (int)people->len);
  find (self, self->found->len);
}

/**
 * qd_speaker_list_get_people:
 * @self: a list
 *
 * Returns: (transfer none) (element-type QdPersonRecord): all people, whatever is searched
 */
GPtrArray *
qd_speaker_list_get_people (QdSpeakerList *self)
{
  g_return_val_if_fail (QD_IS_SPEAKER_LIST (self), NULL);

  return self->people;
}

/**
 * qd_speaker_list_set_search:
 * @self: a list
 * @words: (not nullable): what names are to contain, in whichever case; nothing for all
 *
 * Lists those whose names contain something. Thread: main.
 */
void
qd_speaker_list_set_search (QdSpeakerList *self,
                            const char    *words)
{
  g_autofree char *key = NULL;

  g_return_if_fail (QD_IS_SPEAKER_LIST (self));
  g_return_if_fail (words != NULL);

  key = qd_person_key (words);
  if (g_str_equal (key, self->search))
    return;

  g_free (self->search);
  self->search = g_steal_pointer (&key);
  find (self, self->found->len);
}

/**
 * qd_speaker_list_find:
 * @self: a list
 * @name: (nullable): a person, under any name
 *
 * Makes no items.
 *
 * Returns: the position of who is listed under the name, else of whom it means; %G_MAXUINT if that one is not listed
 */
guint
qd_speaker_list_find (QdSpeakerList *self,
                      const char    *name)
{
  guint meant = G_MAXUINT;

  g_return_val_if_fail (QD_IS_SPEAKER_LIST (self), G_MAXUINT);

  for (guint i = 0; name != NULL && i < self->found->len; i++)
    {
      const QdPersonRecord *record = self->people->pdata[g_array_index (self->found, guint, i)];

      if (g_str_equal (record->name, name))
        return i;
      if (record->names != NULL && g_strv_contains ((const char *const *)record->names, name))
        meant = i;
    }

  return meant;
}

/**
 * qd_speaker_list_dup_names:
 * @self: a list
 * @name: (not nullable): a person
 *
 * Looks among all people, whatever is searched.
 *
 * Returns: (transfer full): all names that mean the person; @name alone if they are not listed
 */
GStrv
qd_speaker_list_dup_names (QdSpeakerList *self,
                           const char    *name)
{
  const char *const own[] = { name, NULL };

  g_return_val_if_fail (QD_IS_SPEAKER_LIST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      const QdPersonRecord *record = self->people->pdata[i];

      if (record->names != NULL && g_str_equal (record->name, name))
        return g_strdupv (record->names);
    }
  return g_strdupv ((GStrv)own);
}
