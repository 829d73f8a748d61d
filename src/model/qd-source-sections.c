/* qd-source-sections.c: the parts of the source list, which fold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-source-sections.h"

/* What is always there has no heading. */
#define N_SECTIONS 4

/* How the parts are called where it is kept which of them are folded. */
static const char *const names[N_SECTIONS] = { NULL, "searches", "tags", "sources" };

struct _QdSourceSections
{
  GObject parent_instance;

  /* Owned */
  GListModel   *sources;
  QdSourceItem *headings[N_SECTIONS]; /* NULL for those that were never needed */
  GPtrArray    *shown;

  gboolean folded[N_SECTIONS];
};

static GType
get_item_type (GListModel *model)
{
  return QD_TYPE_SOURCE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return QD_SOURCE_SECTIONS (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  QdSourceSections *self = QD_SOURCE_SECTIONS (model);

  return position < self->shown->len ? g_object_ref (self->shown->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QdSourceSections, qd_source_sections, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
add_heading (QdSourceSections *self,
             GPtrArray        *shown,
             guint             section,
             QdSourceItem     *first)
{
  if (self->headings[section] == NULL)
    {
      g_autofree char *title = NULL;

      g_object_get (first, "heading", &title, NULL);
      self->headings[section] = qd_source_item_new (QD_SOURCE_HEADING, section, title);
      qd_source_item_set_folded (self->headings[section], self->folded[section]);
    }
  g_ptr_array_add (shown, g_object_ref (self->headings[section]));
}

static GPtrArray *
collect (QdSourceSections *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  guint      last = 0, counts[N_SECTIONS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (self->sources); i++)
    {
      g_autoptr (QdSourceItem) item = g_list_model_get_item (self->sources, i);
      int                      section;

      g_object_get (item, "section", &section, NULL);
      if ((guint)section != last)
        add_heading (self, shown, last = (guint)section, item);
      counts[section]++;
      if (!self->folded[section])
        g_ptr_array_add (shown, g_steal_pointer (&item));
    }
  for (guint i = 1; i < N_SECTIONS; i++)
    if (self->headings[i] != NULL)
      qd_source_item_set_count (self->headings[i], counts[i]);

  return shown;
}

/* What is the same at both ends stays, and what is between goes at once: a folded part, or one splice of the list below. */
static void
update (QdSourceSections *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  guint                 before = 0, behind = 0;

  self->shown = collect (self);
  while (before < MIN (old->len, self->shown->len) && old->pdata[before] == self->shown->pdata[before])
    before++;
  while (behind < MIN (old->len, self->shown->len) - before && old->pdata[old->len - 1 - behind] == self->shown->pdata[self->shown->len - 1 - behind])
    behind++;
  if (old->len - before - behind > 0 || self->shown->len - before - behind > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - behind, self->shown->len - before - behind);
}

static void
qd_source_sections_finalize (GObject *object)
{
  QdSourceSections *self = QD_SOURCE_SECTIONS (object);

  g_clear_object (&self->sources);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  for (guint i = 0; i < N_SECTIONS; i++)
    g_clear_object (&self->headings[i]);

  G_OBJECT_CLASS (qd_source_sections_parent_class)->finalize (object);
}

static void
qd_source_sections_class_init (QdSourceSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_source_sections_finalize;
}

static void
qd_source_sections_init (QdSourceSections *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * qd_source_sections_new:
 * @sources: (not nullable): a list of #QdSourceItem in the order of their sections
 *
 * Nothing is folded at first. Thread: main.
 *
 * Returns: (transfer full): the list with headings
 */
QdSourceSections *
qd_source_sections_new (GListModel *sources)
{
  QdSourceSections *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (sources), NULL);

  self = g_object_new (QD_TYPE_SOURCE_SECTIONS, NULL);
  self->sources = g_object_ref (sources);
  g_signal_connect_object (sources, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

static void
set_folded (QdSourceSections *self,
            guint             section,
            gboolean          folded)
{
  self->folded[section] = folded;
  if (self->headings[section] != NULL)
    qd_source_item_set_folded (self->headings[section], folded);
}

/**
 * qd_source_sections_set_folded:
 * @self: (not nullable): a list
 * @folded: (not nullable): which parts are folded, as qd_source_sections_dup_folded() calls them; what is no part is passed over
 *
 * Folds these parts, and no others. Thread: main.
 */
void
qd_source_sections_set_folded (QdSourceSections  *self,
                               const char *const *folded)
{
  g_return_if_fail (QD_IS_SOURCE_SECTIONS (self));
  g_return_if_fail (folded != NULL);

  for (guint i = 1; i < N_SECTIONS; i++)
    set_folded (self, i, g_strv_contains (folded, names[i]));
  update (self);
}

/**
 * qd_source_sections_dup_folded:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: (transfer full): which parts are folded: searches, tags, sources
 */
GStrv
qd_source_sections_dup_folded (QdSourceSections *self)
{
  g_autoptr (GStrvBuilder) folded = g_strv_builder_new ();

  g_return_val_if_fail (QD_IS_SOURCE_SECTIONS (self), NULL);

  for (guint i = 1; i < N_SECTIONS; i++)
    if (self->folded[i])
      g_strv_builder_add (folded, names[i]);

  return g_strv_builder_end (folded);
}

/**
 * qd_source_sections_fold:
 * @self: (not nullable): a list
 * @heading: (not nullable): an item of kind %QD_SOURCE_HEADING of it
 * @folded: whether what is below the heading is to be left out
 *
 * Thread: main.
 */
void
qd_source_sections_fold (QdSourceSections *self,
                         QdSourceItem     *heading,
                         gboolean          folded)
{
  g_return_if_fail (QD_IS_SOURCE_SECTIONS (self));
  g_return_if_fail (QD_IS_SOURCE_ITEM (heading) && qd_source_item_get_kind (heading) == QD_SOURCE_HEADING);

  set_folded (self, (guint)qd_source_item_get_id (heading), folded);
  update (self);
}
