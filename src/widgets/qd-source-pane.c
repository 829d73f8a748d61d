/* qd-source-pane.c: the region at the left: which articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-source-pane-private.h"

enum {
  PROP_0,
  PROP_N_ARTICLES,
  N_PROPS,
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdSourcePane, qd_source_pane, ADW_TYPE_NAVIGATION_PAGE)

static void
choose (QdSourcePane *self,
        QdSourceItem *item,
        gboolean      activated)
{
  gboolean is_new = g_set_object (&self->chosen, item);

  if (is_new || activated)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item, activated);
}

/* In a folded window the pointer selects what it passes over, and a click activates: there the selection is no choice. */
static void
selected_cb (QdSourcePane *self)
{
  QdSourceItem *item = gtk_single_selection_get_selected_item (self->selection);

  _qd_source_pane_update_actions (self);
  if (item != NULL && !self->folded && qd_source_item_get_kind (item) != QD_SOURCE_HEADING)
    choose (self, item, FALSE);
}

static void
activate_cb (QdSourcePane *self,
             guint         position)
{
  g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    choose (self, item, TRUE);
}

/* Who moves something by key goes on with it: the row that had the focus went, and the one at the new place gets it. */
static void
focus_moved (QdSourcePane *self)
{
  g_autoptr (QdSourceItem) moved = g_steal_pointer (&self->moved);

  for (guint i = 0; moved != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item == moved)
        gtk_list_view_scroll_to (self->view, i, GTK_LIST_SCROLL_FOCUS, NULL);
    }
}

static void
select_chosen (QdSourcePane *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item == self->chosen)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static gboolean
is_listed (QdSourcePane *self,
           QdSourceItem *item)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sources)); i++)
    {
      g_autoptr (QdSourceItem) other = g_list_model_get_item (G_LIST_MODEL (self->sources), i);

      if (other == item)
        return TRUE;
    }
  return FALSE;
}

/* What was chosen may have moved in the list, or be in a part that is folded. A source can also vanish with its last article; then all
 * articles are shown rather than none. */
static gboolean
rechoose_cb (gpointer user_data)
{
  QdSourcePane *self = user_data;

  self->rechoose_source = 0;
  select_chosen (self);
  if (!is_listed (self, self->chosen))
    qd_source_pane_choose_all (self);
  focus_moved (self);

  return G_SOURCE_REMOVE;
}

/* The view may not have heard of the change yet, and must before it hears of a selection in the new list. */
static void
items_changed_cb (QdSourcePane *self)
{
  if (self->chosen != NULL && self->rechoose_source == 0 && (self->moved != NULL || gtk_single_selection_get_selected_item (self->selection) == NULL))
    self->rechoose_source = g_idle_add_full (G_PRIORITY_HIGH, rechoose_cb, self, NULL);
}

static void
notify_n_articles (QdSourcePane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
}

static void
qd_source_pane_dispose (GObject *object)
{
  QdSourcePane *self = QD_SOURCE_PANE (object);

  qd_source_pane_set_library (self, NULL);
  g_clear_object (&self->settings);
  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_clear_weak_pointer (&self->menu);
  if (self->drop_row != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->drop_row), (gpointer *)&self->drop_row);
  self->drop_row = NULL;
  /* The child goes by way of its parent, which would let go of it again. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_SOURCE_PANE);

  G_OBJECT_CLASS (qd_source_pane_parent_class)->dispose (object);
}

static void
qd_source_pane_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_ARTICLES:
      g_value_set_uint (value, qd_source_pane_get_n_articles (QD_SOURCE_PANE (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_source_pane_class_init (QdSourcePaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_source_pane_dispose;
  object_class->get_property = qd_source_pane_get_property;

  /**
   * QdSourcePane:n-articles:
   *
   * How many articles the library has.
   */
  properties[PROP_N_ARTICLES] = g_param_spec_uint ("n-articles", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QdSourcePane::chosen:
   * @item: a #QdSourceItem
   * @activated: whether the person also wants to go on to its articles
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", QD_TYPE_SOURCE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, QD_TYPE_SOURCE_ITEM, G_TYPE_BOOLEAN);

  _qd_source_pane_install_actions (widget_class);

  g_type_ensure (QD_TYPE_ACTIVITY_BAR);
  g_type_ensure (QD_TYPE_SOURCE_ITEM);
  g_type_ensure (QD_TYPE_SOURCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-source-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, QdSourcePane, library_menu);
  gtk_widget_class_bind_template_child (widget_class, QdSourcePane, view);
  gtk_widget_class_bind_template_child (widget_class, QdSourcePane, activity_bar);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
qd_source_pane_init (QdSourcePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new ("io.github.quotidian.Quotidian");
  _qd_source_pane_add_controllers (self);
  _qd_source_pane_add_folding (self);
}

/**
 * qd_source_pane_set_library:
 * @self: a pane
 * @library: (nullable): whose sources to show
 *
 * Shows another library; nothing is chosen in it.
 */
void
qd_source_pane_set_library (QdSourcePane *self,
                            QdLibrary    *library)
{
  g_autoptr (QdSourceItem) all = NULL;
  g_auto (GStrv)           folded = NULL;

  g_return_if_fail (QD_IS_SOURCE_PANE (self));

  g_clear_handle_id (&self->rechoose_source, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->sections);
  g_clear_object (&self->sources);
  g_clear_object (&self->chosen);
  g_clear_object (&self->menu_item);
  g_clear_object (&self->moved);
  g_set_object (&self->library, library);
  if (library == NULL)
    return;

  self->sources = qd_source_list_new (library);
  self->sections = qd_source_sections_new (G_LIST_MODEL (self->sources));
  folded = g_settings_get_strv (self->settings, "folded-sections");
  qd_source_sections_set_folded (self->sections, (const char *const *)folded);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "model", self->sections, NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  /* After the list view, which must know the new items before one of them is selected. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->sources, "notify::loaded", G_CALLBACK (notify_n_articles), self, G_CONNECT_SWAPPED);
  all = g_list_model_get_item (G_LIST_MODEL (self->sources), QD_SOURCE_ALL);
  g_signal_connect_object (all, "notify::count", G_CALLBACK (notify_n_articles), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  _qd_source_pane_update_actions (self);
}

/**
 * qd_source_pane_set_folded:
 * @self: a pane
 * @folded: whether the pane is a page of its own
 *
 * On a page of its own, one click goes on to the articles.
 */
void
qd_source_pane_set_folded (QdSourcePane *self,
                           gboolean      folded)
{
  g_return_if_fail (QD_IS_SOURCE_PANE (self));

  self->folded = folded;
  gtk_list_view_set_single_click_activate (self->view, folded);
  if (!folded && self->selection != NULL)
    select_chosen (self);
}

/**
 * qd_source_pane_choose_all:
 * @self: a pane
 *
 * Chooses all articles.
 */
void
qd_source_pane_choose_all (QdSourcePane *self)
{
  g_autoptr (QdSourceItem) all = NULL;

  g_return_if_fail (QD_IS_SOURCE_PANE (self));

  if (self->selection == NULL)
    return;

  all = g_list_model_get_item (G_LIST_MODEL (self->selection), QD_SOURCE_ALL);
  gtk_single_selection_set_selected (self->selection, QD_SOURCE_ALL);
  choose (self, all, FALSE);
}

/**
 * qd_source_pane_get_n_articles:
 * @self: a pane
 *
 * Returns: how many articles the library has, as far as is known
 */
guint
qd_source_pane_get_n_articles (QdSourcePane *self)
{
  g_autoptr (QdSourceItem) all = NULL;

  g_return_val_if_fail (QD_IS_SOURCE_PANE (self), 0);

  if (self->sources == NULL)
    return 0;

  all = g_list_model_get_item (G_LIST_MODEL (self->sources), QD_SOURCE_ALL);

  return qd_source_item_get_count (all);
}

/**
 * qd_source_pane_get_loaded:
 * @self: a pane
 *
 * Returns: whether it is known how many articles the library has
 */
gboolean
qd_source_pane_get_loaded (QdSourcePane *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_PANE (self), FALSE);

  return self->sources != NULL && qd_source_list_get_loaded (self->sources);
}

/**
 * qd_source_pane_get_activity_bar:
 * @self: a pane
 *
 * Returns: (transfer none): the bar at its bottom
 */
QdActivityBar *
qd_source_pane_get_activity_bar (QdSourcePane *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_PANE (self), NULL);

  return self->activity_bar;
}

/**
 * qd_source_pane_choose:
 * @self: a pane
 * @kind: what is always in the list
 *
 * Chooses that.
 */
void
qd_source_pane_choose (QdSourcePane *self,
                       QdSourceKind  kind)
{
  g_return_if_fail (QD_IS_SOURCE_PANE (self));

  for (guint i = 0; self->selection != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (qd_source_item_get_kind (item) != kind)
        continue;

      gtk_single_selection_set_selected (self->selection, i);
      choose (self, item, FALSE);
      return;
    }
}

/**
 * qd_source_pane_set_libraries:
 * @self: a pane
 * @libraries: (not nullable): those that the person may switch to
 *
 * Lists libraries in the main menu. To be called once.
 */
void
qd_source_pane_set_libraries (QdSourcePane *self,
                              GMenuModel   *libraries)
{
  g_return_if_fail (QD_IS_SOURCE_PANE (self));

  g_menu_append_section (self->library_menu, NULL, libraries);
}

/**
 * qd_source_pane_get_list_view:
 * @self: (not nullable): a pane
 *
 * Thread: main.
 *
 * Returns: (transfer none): its list, which takes the focus
 */
GtkWidget *
qd_source_pane_get_list_view (QdSourcePane *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_PANE (self), NULL);

  return GTK_WIDGET (self->view);
}
