/* qd-article-pane.c: the second region: the articles of what was chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-pane.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-list.h"
#include "widgets/qd-article-row.h"

/* What is there before this many milliseconds have passed needs no spinner. */
#define SPINNER_DELAY 300

struct _QdArticlePane
{
  AdwNavigationPage parent_instance;

  /* Template children */
  GtkSearchEntry *search;
  GMenu          *sort_section;
  GtkStack       *stack;
  GtkListView    *view;
  AdwStatusPage  *nothing;
  QdActivityBar  *activity_bar;

  /* Owned */
  GSettings          *settings;
  QdArticleList      *list;
  GtkSingleSelection *selection;
  QdSourceItem       *source;

  gint64        selected_id;
  QdArticleSort search_sort;
  guint         spinner_source;
  guint         reselect_source;
  gboolean      folded;
  gboolean      selecting;
};

enum {
  PROP_0,
  PROP_SORT,
  N_PROPS,
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static const char *const sorts[] = { "newest", "oldest", "title", "shared", "relevance" };

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdArticlePane, qd_article_pane, ADW_TYPE_NAVIGATION_PAGE)

/* The sort action asks for its state before the template is there, and after. */
static gboolean
is_searching (QdArticlePane *self)
{
  return self->search != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

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
  g_autofree char *nick = NULL;
  QdArticleSort    sort;

  if (is_searching (self))
    return self->search_sort;

  nick = g_settings_get_string (self->settings, "article-sort");
  sort = parse_sort (nick);

  return sort == QD_ARTICLE_SORT_RELEVANCE ? QD_ARTICLE_SORT_NEWEST : sort;
}

static void
describe_failure (QdArticlePane *self,
                  const GError  *error)
{
  adw_status_page_set_icon_name (self->nothing, "dialog-warning-symbolic");
  adw_status_page_set_title (self->nothing, g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_QUERY) ? _ ("This Search Cannot Be Understood") : _ ("The Articles Cannot Be Listed"));
  adw_status_page_set_description (self->nothing, error->message);
}

static void
describe_nothing (QdArticlePane *self)
{
  const char *icon_name = "qd-articles-symbolic";
  const char *title = _ ("No Articles");
  const char *description = NULL;

  if (is_searching (self))
    {
      icon_name = "edit-find-symbolic";
      title = _ ("Nothing Found");
      description = _ ("Try other or fewer words, or search all articles.");
    }
  else if (self->source != NULL && qd_source_item_get_kind (self->source) == QD_SOURCE_UNREAD)
    {
      icon_name = "object-select-symbolic";
      title = _ ("All Read");
      description = _ ("New articles are listed here until they have been opened.");
    }
  else if (self->source != NULL && qd_source_item_get_kind (self->source) == QD_SOURCE_STARRED)
    {
      icon_name = "non-starred-symbolic";
      title = _ ("Nothing Starred");
      description = _ ("Star an article to find it here again.");
    }

  adw_status_page_set_icon_name (self->nothing, icon_name);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
}

static void
show_state (QdArticlePane *self)
{
  const GError *error;

  if (self->list == NULL || qd_article_list_get_loading (self->list))
    return;

  error = qd_article_list_get_error (self->list);
  if (error != NULL)
    describe_failure (self, error);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    describe_nothing (self);

  gtk_stack_set_visible_child_name (self->stack, error != NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 ? "nothing" : "list");
}

static gboolean
spinner_cb (gpointer user_data)
{
  QdArticlePane *self = user_data;

  self->spinner_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
loading_cb (QdArticlePane *self)
{
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  if (qd_article_list_get_loading (self->list))
    self->spinner_source = g_timeout_add (SPINNER_DELAY, spinner_cb, self);
  else
    show_state (self);
}

static void
update_filter (QdArticlePane *self)
{
  g_autofree char *query = NULL;
  QdArticleFilter  filter = { 0 };

  if (self->list == NULL || self->source == NULL)
    return;

  query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  filter.source_id = qd_source_item_get_id (self->source);
  filter.unread = qd_source_item_get_kind (self->source) == QD_SOURCE_UNREAD;
  filter.starred = qd_source_item_get_kind (self->source) == QD_SOURCE_STARRED;
  filter.query = *query != '\0' ? query : NULL;
  filter.sort = get_sort (self);
  qd_article_list_set_filter (self->list, &filter);
}

static void
search_changed_cb (QdArticlePane *self)
{
  gboolean offers_best = g_menu_model_get_n_items (G_MENU_MODEL (self->sort_section)) == G_N_ELEMENTS (sorts);

  if (is_searching (self) && !offers_best)
    {
      self->search_sort = QD_ARTICLE_SORT_RELEVANCE;
      g_menu_prepend (self->sort_section, _ ("_Best Match First"), "articles.sort::relevance");
    }
  else if (!is_searching (self) && offers_best)
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

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
stop_search_cb (QdArticlePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
choose (QdArticlePane *self,
        QdArticleItem *item,
        gboolean       activated)
{
  self->selected_id = qd_article_item_get_id (item);
  qd_article_list_keep (self->list, self->selected_id);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->selected_id, activated);
}

/* In a folded window the pointer selects what it passes over, and a click activates: there the selection is no choice. */
static void
selected_cb (QdArticlePane *self)
{
  QdArticleItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL && !self->folded && !self->selecting && qd_article_item_get_id (item) != self->selected_id)
    choose (self, item, FALSE);
}

static void
activate_cb (QdArticlePane *self,
             guint          position)
{
  g_autoptr (QdArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    choose (self, item, TRUE);
}

/* The article that is read stays selected when the list has become another one, if it is in there too. */
static gboolean
reselect_cb (gpointer user_data)
{
  QdArticlePane *self = user_data;
  guint          position = qd_article_list_find (self->list, self->selected_id);

  self->reselect_source = 0;
  if (position != G_MAXUINT && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    {
      self->selecting = TRUE;
      gtk_single_selection_set_selected (self->selection, position);
      self->selecting = FALSE;
    }

  return G_SOURCE_REMOVE;
}

/* The view may not have heard of the change yet, and must before it hears of a selection in the new list. */
static void
items_changed_cb (QdArticlePane *self)
{
  show_state (self);
  if (self->selected_id != 0 && self->reselect_source == 0 && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    self->reselect_source = g_idle_add_full (G_PRIORITY_HIGH, reselect_cb, self, NULL);
}

static void
qd_article_pane_dispose (GObject *object)
{
  QdArticlePane *self = QD_ARTICLE_PANE (object);

  qd_article_pane_set_library (self, NULL);
  g_clear_object (&self->source);
  g_clear_object (&self->settings);
  /* The child goes by way of its parent, which would let go of it again. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_ARTICLE_PANE);

  G_OBJECT_CLASS (qd_article_pane_parent_class)->dispose (object);
}

static void
qd_article_pane_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SORT:
      g_value_set_static_string (value, sorts[get_sort (QD_ARTICLE_PANE (object))]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_article_pane_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  QdArticlePane *self = QD_ARTICLE_PANE (object);
  QdArticleSort  sort;

  switch (prop_id)
    {
    case PROP_SORT:
      sort = parse_sort (g_value_get_string (value));
      if (is_searching (self))
        self->search_sort = sort;
      else
        g_settings_set_string (self->settings, "article-sort", sorts[sort]);
      g_object_notify_by_pspec (object, pspec);
      update_filter (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_article_pane_class_init (QdArticlePaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_article_pane_dispose;
  object_class->get_property = qd_article_pane_get_property;
  object_class->set_property = qd_article_pane_set_property;

  /**
   * QdArticlePane:sort:
   *
   * The order of the list: "newest", "oldest", "title", "shared" or, for a search, "relevance".
   */
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "newest", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QdArticlePane::chosen:
   * @article_id: the article's row
   * @activated: whether the person also wants to go on to the article
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", QD_TYPE_ARTICLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  gtk_widget_class_install_property_action (widget_class, "articles.sort", "sort");

  g_type_ensure (QD_TYPE_ACTIVITY_BAR);
  g_type_ensure (QD_TYPE_ARTICLE_ITEM);
  g_type_ensure (QD_TYPE_ARTICLE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-article-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, search);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, sort_section);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, stack);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, view);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, nothing);
  gtk_widget_class_bind_template_child (widget_class, QdArticlePane, activity_bar);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
qd_article_pane_init (QdArticlePane *self)
{
  self->settings = g_settings_new ("io.github.quotidian.Quotidian");
  gtk_widget_init_template (GTK_WIDGET (self));
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
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->source);
  self->selected_id = 0;
  if (library == NULL)
    return;

  self->list = qd_article_list_new (library);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, NULL);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  /* After the list view, which must know the new items before one of them is selected. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
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
  g_autofree char *placeholder = NULL;
  const char      *title;

  g_return_if_fail (QD_IS_ARTICLE_PANE (self));
  g_return_if_fail (QD_IS_SOURCE_ITEM (source));

  if (!g_set_object (&self->source, source))
    return;

  title = qd_source_item_get_title (source);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);

  /* Translators: %s is a source, or “All Articles”, “Unread” or “Starred” */
  placeholder = g_strdup_printf (_ ("Search %s"), title);
  gtk_search_entry_set_placeholder_text (self->search, placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);

  update_filter (self);
}

/**
 * qd_article_pane_set_folded:
 * @self: a pane
 * @folded: whether the pane is a page of its own
 *
 * On a page of its own, one click goes on to the article.
 */
void
qd_article_pane_set_folded (QdArticlePane *self,
                            gboolean       folded)
{
  g_return_if_fail (QD_IS_ARTICLE_PANE (self));

  self->folded = folded;
  gtk_list_view_set_single_click_activate (self->view, folded);
  if (!folded)
    qd_article_pane_select (self, self->selected_id);
}

/**
 * qd_article_pane_select:
 * @self: a pane
 * @article_id: the article that is read, or 0
 *
 * Selects an article if it is in the list, and shows it there. Emits nothing.
 */
void
qd_article_pane_select (QdArticlePane *self,
                        gint64         article_id)
{
  guint position;

  g_return_if_fail (QD_IS_ARTICLE_PANE (self));

  self->selected_id = article_id;
  if (self->list == NULL)
    return;

  position = article_id != 0 ? qd_article_list_find (self->list, article_id) : G_MAXUINT;
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->selecting = FALSE;
  if (position != G_MAXUINT)
    {
      qd_article_list_keep (self->list, article_id);
      gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_NONE, NULL);
    }
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
