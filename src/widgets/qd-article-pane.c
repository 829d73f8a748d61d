/* qd-article-pane.c: the second region: the articles of what was chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qd-source-list.h"
#include "store/qd-store-articles.h"
#include "widgets/qd-article-pane-private.h"
#include "widgets/qd-article-row.h"

enum {
  PROP_0,
  PROP_SORT,
  PROP_SELECTION_MODE,
  PROP_ONLY_UNREAD,
  PROP_ONLY_STARRED,
  PROP_ONLY_QUOTING,
  PROP_ONLY_SHARED,
  N_PROPS,
};

enum {
  SIGNAL_CHOSEN,
  SIGNAL_EXPORT,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static const char *const sorts[] = { "newest", "oldest", "title", "shared", "relevance", "imported", "source" };

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdArticlePane, qd_article_pane, ADW_TYPE_NAVIGATION_PAGE)

static QdArticleSort
parse_sort (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (sorts[i], nick) == 0)
      return (QdArticleSort)i;

  return QD_ARTICLE_SORT_NEWEST;
}

/* A search has an order of its own, the best first until the person wants another, and forgets it. */
static QdArticleSort
get_sort (QdArticlePane *self)
{
  return _qd_article_pane_is_searching (self) ? self->search_sort : self->sort;
}

static void
update_filter (QdArticlePane *self)
{
  g_autofree char *query = NULL;
  QdArticleFilter  filter = { 0 };

  if (self->list == NULL || self->source == NULL || !self->prepared)
    return;

  query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  switch (qd_source_item_get_kind (self->source))
    {
    case QD_SOURCE_UNREAD:
      filter.unread = TRUE;
      break;

    case QD_SOURCE_STARRED:
      filter.starred = TRUE;
      break;

    case QD_SOURCE_SEARCH:
      filter = qd_saved_search_to_filter (qd_source_item_get_search (self->source));
      break;

    case QD_SOURCE_TAG:
      filter.tag_id = qd_source_item_get_id (self->source);
      break;

    case QD_SOURCE_OUTLET:
      filter.source_id = qd_source_item_get_id (self->source);
      break;

    case QD_SOURCE_ALL:
    case QD_SOURCE_STORIES:
    case QD_SOURCE_SPEAKERS:
    case QD_SOURCE_NOTES:
    case QD_SOURCE_HEADING:
    default:
      break;
    }
  filter.unread |= self->only.unread;
  filter.starred |= self->only.starred;
  filter.quoting |= self->only.quoting;
  filter.shared |= self->only.shared;
  filter.query = *query != '\0' ? query : NULL;
  filter.sort = get_sort (self);
  gtk_widget_set_visible (GTK_WIDGET (self->save_button), filter.query != NULL && qd_library_get_writable (self->library));
  _qd_article_pane_show_only (self);
  qd_article_list_set_filter (self->list, &filter);
}

/* How the library is listed is written into it, and is how the next new one is listed. */
static void
remember (QdArticlePane *self)
{
  g_autofree char *only = g_strdup_printf ("%s%s%s%s", self->only.unread ? "unread " : "", self->only.starred ? "starred " : "", self->only.quoting ? "quoting " : "", self->only.shared ? "shared " : "");

  g_settings_set_string (self->settings, "article-sort", sorts[self->sort]);
  if (self->library == NULL || !qd_library_get_writable (self->library))
    return;

  qd_store_set_setting_async (qd_library_get_store (self->library), "article-sort", sorts[self->sort], NULL, NULL);
  qd_store_set_setting_async (qd_library_get_store (self->library), "article-only", only, NULL, NULL);
}

static void
load_settings_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (QdArticlePane) self = user_data;
  g_autoptr (GHashTable)    values = qd_store_load_settings_finish (QD_STORE (source), result, NULL);
  const char               *sort;
  const char               *only;

  /* Another library is shown by now. */
  if (self->library == NULL || QD_STORE (source) != qd_library_get_store (self->library))
    return;

  sort = values != NULL ? g_hash_table_lookup (values, "article-sort") : NULL;
  only = values != NULL ? g_hash_table_lookup (values, "article-only") : NULL;
  if (sort != NULL)
    self->sort = parse_sort (sort);
  if (self->sort == QD_ARTICLE_SORT_RELEVANCE)
    self->sort = QD_ARTICLE_SORT_NEWEST;
  if (only != NULL)
    self->only = (QdArticleOnly){ strstr (only, "unread") != NULL, strstr (only, "starred") != NULL, strstr (only, "quoting") != NULL, strstr (only, "shared") != NULL };
  self->prepared = TRUE;
  for (guint i = PROP_SORT; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  update_filter (self);
}

static void
search_changed_cb (QdArticlePane *self)
{
  gboolean offers_best = g_menu_model_get_n_items (G_MENU_MODEL (self->sort_section)) == (int)G_N_ELEMENTS (sorts);

  if (_qd_article_pane_is_searching (self) && !offers_best)
    {
      self->search_sort = QD_ARTICLE_SORT_RELEVANCE;
      g_menu_prepend (self->sort_section, _ ("_Best Match First"), "articles.sort::relevance");
    }
  else if (!_qd_article_pane_is_searching (self) && offers_best)
    {
      g_menu_remove (self->sort_section, 0);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  update_filter (self);
}

static void
focus_list_cb (QdArticlePane *self)
{
  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  if (_qd_article_pane_get_n_selected (self) == 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
is_either (QdArticlePane *self,
           gboolean       selecting,
           gboolean       importing)
{
  return selecting || importing;
}

static void
stop_search_cb (QdArticlePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Opens an article. */
void
_qd_article_pane_choose (QdArticlePane *self,
                         gint64         article_id,
                         gboolean       activated)
{
  self->selected_id = article_id;
  qd_article_list_keep (self->list, article_id);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, article_id, activated);
}

static void
activate_cb (QdArticlePane *self,
             guint          position)
{
  gint64 id = qd_article_list_get_id (self->list, position);

  if (id != 0 && !self->selection_mode)
    _qd_article_pane_choose (self, id, TRUE);
}

/* The view may not have heard of the change yet, and must before it hears of a selection in the new list. */
static void
items_changed_cb (QdArticlePane *self)
{
  _qd_article_pane_show_state (self);
  _qd_article_pane_update_selection (self);
  _qd_article_pane_queue_reselect (self);
}

/* Asks for articles to be removed, and notes where the list goes on. */
void
_qd_article_pane_request_removal (QdArticlePane *self,
                                  GArray        *ids)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  self->next_position = gtk_bitset_is_empty (selected) ? G_MAXUINT : gtk_bitset_get_minimum (selected);
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0, ids);
}

/* Asks for articles to be exported. */
void
_qd_article_pane_request_export (QdArticlePane *self,
                                 GArray        *ids)
{
  g_signal_emit (self, signals[SIGNAL_EXPORT], 0, ids);
}

static void
show_all_cb (QdArticlePane *self)
{
  self->only = (QdArticleOnly){ FALSE, FALSE, FALSE, FALSE };
  for (guint i = PROP_ONLY_UNREAD; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  remember (self);
  update_filter (self);
}

static void
qd_article_pane_dispose (GObject *object)
{
  QdArticlePane *self = QD_ARTICLE_PANE (object);

  qd_article_pane_set_library (self, NULL);
  g_clear_object (&self->source);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->menu_ids, g_array_unref);
  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_clear_weak_pointer (&self->menu);
  /* The child goes by way of its parent, which would let go of it again. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_ARTICLE_PANE);

  G_OBJECT_CLASS (qd_article_pane_parent_class)->dispose (object);
}

static gboolean *
get_only (QdArticlePane *self,
          guint          prop_id)
{
  switch (prop_id)
    {
    case PROP_ONLY_UNREAD:
      return &self->only.unread;

    case PROP_ONLY_STARRED:
      return &self->only.starred;

    case PROP_ONLY_QUOTING:
      return &self->only.quoting;

    default:
      return &self->only.shared;
    }
}

static void
qd_article_pane_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  QdArticlePane *self = QD_ARTICLE_PANE (object);

  switch (prop_id)
    {
    case PROP_SORT:
      g_value_set_static_string (value, sorts[get_sort (self)]);
      break;

    case PROP_SELECTION_MODE:
      g_value_set_boolean (value, self->selection_mode);
      break;

    case PROP_ONLY_UNREAD:
    case PROP_ONLY_STARRED:
    case PROP_ONLY_QUOTING:
    case PROP_ONLY_SHARED:
      g_value_set_boolean (value, *get_only (self, prop_id));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_sort (QdArticlePane *self,
          const char    *nick)
{
  if (_qd_article_pane_is_searching (self))
    {
      self->search_sort = parse_sort (nick);
    }
  else
    {
      self->sort = parse_sort (nick);
      remember (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  update_filter (self);
}

static void
qd_article_pane_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  QdArticlePane *self = QD_ARTICLE_PANE (object);

  switch (prop_id)
    {
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;

    case PROP_SELECTION_MODE:
      _qd_article_pane_set_selection_mode (self, g_value_get_boolean (value));
      break;

    case PROP_ONLY_UNREAD:
    case PROP_ONLY_STARRED:
    case PROP_ONLY_QUOTING:
    case PROP_ONLY_SHARED:
      *get_only (self, prop_id) = g_value_get_boolean (value);
      remember (self);
      g_object_notify_by_pspec (object, pspec);
      update_filter (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * QdArticlePane:sort:
   *
   * The order of the list: "newest", "oldest", "title", "shared", "imported", "source" or, for a search, "relevance".
   */
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "newest", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * QdArticlePane:selection-mode:
   *
   * Whether a click adds to the selection, or takes from it.
   */
  properties[PROP_SELECTION_MODE] = g_param_spec_boolean ("selection-mode", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * QdArticlePane:only-unread:
   *
   * Whether only unread articles are listed.
   */
  properties[PROP_ONLY_UNREAD] = g_param_spec_boolean ("only-unread", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * QdArticlePane:only-starred:
   *
   * Whether only starred articles are listed.
   */
  properties[PROP_ONLY_STARRED] = g_param_spec_boolean ("only-starred", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * QdArticlePane:only-quoting:
   *
   * Whether only articles with quotations are listed.
   */
  properties[PROP_ONLY_QUOTING] = g_param_spec_boolean ("only-quoting", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * QdArticlePane:only-shared:
   *
   * Whether only articles with quotations that others carry too are listed.
   */
  properties[PROP_ONLY_SHARED] = g_param_spec_boolean ("only-shared", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_article_pane_class_init (QdArticlePaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_article_pane_dispose;
  object_class->get_property = qd_article_pane_get_property;
  object_class->set_property = qd_article_pane_set_property;

  install_properties (object_class);

  /**
   * QdArticlePane::chosen:
   * @article_id: the article's row
   * @activated: whether the person also wants to go on to the article
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", QD_TYPE_ARTICLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  /**
   * QdArticlePane::export:
   * @ids: (element-type gint64): articles' rows
   *
   * The person wants to export these.
   */
  signals[SIGNAL_EXPORT] = g_signal_new ("export", QD_TYPE_ARTICLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  /**
   * QdArticlePane::remove:
   * @ids: (element-type gint64): articles' rows
   *
   * The person wants these removed.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", QD_TYPE_ARTICLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  gtk_widget_class_install_property_action (widget_class, "articles.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "articles.select", "selection-mode");
  gtk_widget_class_install_property_action (widget_class, "articles.only-unread", "only-unread");
  gtk_widget_class_install_property_action (widget_class, "articles.only-starred", "only-starred");
  gtk_widget_class_install_property_action (widget_class, "articles.only-quoting", "only-quoting");
  gtk_widget_class_install_property_action (widget_class, "articles.only-shared", "only-shared");
  _qd_article_pane_install_actions (widget_class);

  g_type_ensure (QD_TYPE_ACTIVITY_BAR);
  g_type_ensure (QD_TYPE_ARTICLE_ITEM);
  g_type_ensure (QD_TYPE_ARTICLE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-article-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, header_bar);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, search_box);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, search);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, save_button);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, select_button);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, view_button);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, only_revealer);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, only_label);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, selection_revealer);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, selection_label);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, sort_section);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, stack);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, view);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, nothing);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, failed);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, activity_bar);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_either);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
qd_article_pane_init (QdArticlePane *self)
{
  self->settings = g_settings_new ("io.github.quotidian.Quotidian");
  self->next_position = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  _qd_article_pane_add_controllers (self);
}

/**
 * qd_article_pane_set_library:
 * @self: a pane
 * @library: (nullable): whose articles to list
 *
 * Lists nothing until a source is set.
 */
void
qd_article_pane_set_library (QdArticlePane *self,
                             QdLibrary     *library)
{
  g_return_if_fail (QD_IS_ARTICLE_PANE (self));

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_handle_id (&self->reselect_source, g_source_remove);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->source);
  g_set_object (&self->library, library);
  self->selected_id = 0;
  self->prepared = FALSE;
  if (library == NULL)
    return;

  {
    g_autofree char *nick = g_settings_get_string (self->settings, "article-sort");

    self->sort = parse_sort (nick);
    self->only = (QdArticleOnly){ FALSE, FALSE, FALSE, FALSE };
  }
  qd_store_load_settings_async (qd_library_get_store (library), NULL, load_settings_cb, g_object_ref (self));
  self->list = qd_article_list_new (library);
  self->selection = qd_article_selection_new (self->list);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (_qd_article_pane_show_loading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (_qd_article_pane_selection_changed), self, G_CONNECT_SWAPPED);
  /* After the list view, which must know the new items before one of them is selected. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  /* The view knows only of GtkMultiSelection that several can be selected in it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE, -1);
}

static void
show_title (QdArticlePane *self)
{
  const char      *title = qd_source_item_get_title (self->source);
  g_autofree char *placeholder = NULL;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  /* Translators: %s is a source, or “All Articles”, “Unread” or “Starred” */
  placeholder = g_strdup_printf (_ ("Search %s"), title);
  gtk_search_entry_set_placeholder_text (self->search, placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
}

/**
 * qd_article_pane_set_source:
 * @self: a pane
 * @source: (not nullable): whose articles to list
 *
 * Lists other articles; a search ends.
 */
void
qd_article_pane_set_source (QdArticlePane *self,
                            QdSourceItem  *source)
{
  g_return_if_fail (QD_IS_ARTICLE_PANE (self));
  g_return_if_fail (QD_IS_SOURCE_ITEM (source));

  if (self->source == source)
    return;
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_set_object (&self->source, source);
  g_signal_connect_object (source, "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "notify::search", G_CALLBACK (update_filter), self, G_CONNECT_SWAPPED);

  show_title (self);
  _qd_article_pane_set_selection_mode (self, FALSE);
  /* What a saved search looks for can be seen, and be changed for once. */
  g_signal_handlers_block_by_func (self->search, search_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), qd_source_item_get_search (source) != NULL ? qd_source_item_get_search (source)->query : "");
  g_signal_handlers_unblock_by_func (self->search, search_changed_cb, self);
  search_changed_cb (self);
}

/**
 * qd_article_pane_focus_search:
 * @self: a pane
 *
 * Lets the person type what to search.
 */
void
qd_article_pane_focus_search (QdArticlePane *self)
{
  g_return_if_fail (QD_IS_ARTICLE_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * qd_article_pane_search:
 * @self: a pane
 * @words: (not nullable): what to search for, as if it had been typed
 */
void
qd_article_pane_search (QdArticlePane *self,
                        const char    *words)
{
  g_return_if_fail (QD_IS_ARTICLE_PANE (self));
  g_return_if_fail (words != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

/**
 * qd_article_pane_get_activity_bar:
 * @self: a pane
 *
 * Returns: (transfer none): the bar at its bottom
 */
QdActivityBar *
qd_article_pane_get_activity_bar (QdArticlePane *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_PANE (self), NULL);

  return self->activity_bar;
}

/**
 * qd_article_pane_reveal:
 * @self: a pane
 * @article_id: the article's row
 *
 * Scrolls to an article as soon as it is in the list: it was brought back.
 */
void
qd_article_pane_reveal (QdArticlePane *self,
                        gint64         article_id)
{
  g_return_if_fail (QD_IS_ARTICLE_PANE (self));

  self->reveal_id = article_id;
}

/**
 * qd_article_pane_get_list_view:
 * @self: (not nullable): a pane
 *
 * Thread: main.
 *
 * Returns: (transfer none): its list, which takes the focus
 */
GtkWidget *
qd_article_pane_get_list_view (QdArticlePane *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_PANE (self), NULL);

  return GTK_WIDGET (self->view);
}
