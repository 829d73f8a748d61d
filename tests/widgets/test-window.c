/* test-window.c: the window over a real library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "qd-display-fixture.h"
#include "qd-library-fixture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-sources.h"
#include "widgets/qd-article-drag.h"
#include "widgets/qd-article-row.h"
#include "widgets/qd-article-view.h"
#include "widgets/qd-quotation-card.h"
#include "widgets/qd-quotation-panel.h"
#include "widgets/qd-source-row.h"
#include "widgets/qd-window-private.h"

typedef struct
{
  AdwApplication   *application;
  QdLibraryFixture *fixture;
  QdLibrary        *library;
  QdWindow         *window;
  GtkWidget        *search;
  GListModel       *articles;
} Case;

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static GListModel *
find_model (GtkWidget *root)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (root, GTK_TYPE_LIST_VIEW))));
}

static gboolean
shows (Case       *test,
       const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (test->window->stack), page) == 0;
}

static gboolean
shows_desk (gpointer user_data)
{
  return shows (user_data, "desk");
}

static gboolean
shows_welcome (gpointer user_data)
{
  return shows (user_data, "welcome");
}

static gboolean
has_all (gpointer user_data)
{
  return g_list_model_get_n_items (((Case *)user_data)->articles) == 33;
}

static gboolean
has_three (gpointer user_data)
{
  return g_list_model_get_n_items (((Case *)user_data)->articles) == 3;
}

static gboolean
has_thirty (gpointer user_data)
{
  return g_list_model_get_n_items (((Case *)user_data)->articles) == 30;
}

static void
open_window (Case *test,
             int   width)
{
  test->library = qd_library_new (test->fixture->store);
  test->window = qd_window_new (GTK_APPLICATION (test->application));
  gtk_window_set_default_size (GTK_WINDOW (test->window), width, 700);
  qd_window_set_library (test->window, test->library);
  gtk_window_present (GTK_WINDOW (test->window));
  test->search = find_widget (GTK_WIDGET (test->window->article_pane), GTK_TYPE_SEARCH_ENTRY);
  test->articles = find_model (GTK_WIDGET (test->window->article_pane));
}

static void
open_desk (Case *test,
           int   width)
{
  qd_library_fixture_add_bulk (test->fixture, 0, 30);
  qd_library_fixture_add_story (test->fixture);
  open_window (test, width);
  g_assert_true (qd_await (shows_desk, test));
  g_assert_true (qd_await (has_all, test));
}

static void
set_up (Case         *test,
        gconstpointer data)
{
  test->application = ADW_APPLICATION (g_application_get_default ());
  test->fixture = qd_library_fixture_new ();
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *)user_data == NULL;
}

/* Nothing keeps the window, or the library, longer than what is under way takes. */
static void
tear_down (Case         *test,
           gconstpointer data)
{
  gpointer window = test->window;
  gpointer library = test->library;

  g_object_add_weak_pointer (G_OBJECT (window), &window);
  g_object_add_weak_pointer (G_OBJECT (library), &library);
  gtk_window_destroy (GTK_WINDOW (test->window));
  g_assert_true (qd_await (is_gone, &window));
  g_object_unref (test->library);
  g_assert_true (qd_await (is_gone, &library));
  qd_library_fixture_free (test->fixture);
}

static gboolean
has_article (gpointer user_data)
{
  Case          *test = user_data;
  GtkWidget     *view = find_widget (GTK_WIDGET (test->window->reading_pane), QD_TYPE_ARTICLE_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (view, GTK_TYPE_TEXT_VIEW)));
  const char    *title = adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (test->window->reading_pane));

  return gtk_widget_get_mapped (view) && gtk_text_buffer_get_char_count (buffer) > 0 && g_strcmp0 (title, "Article") != 0;
}

static gboolean
shows_first (gpointer user_data)
{
  return has_article (user_data) && qd_reading_pane_get_article_id (((Case *)user_data)->window->reading_pane) == qd_library_fixture_find (((Case *)user_data)->fixture, "dispatch");
}

static void
select_article (Case *test,
                guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (test->articles), position, TRUE);
}

static void
test_empty (Case         *test,
            gconstpointer data)
{
  open_window (test, 1300);
  g_assert_true (qd_await (shows_welcome, test));
  qd_library_fixture_add_story (test->fixture);
  g_assert_true (qd_await (shows_desk, test));
}

static void
test_names (Case         *test,
            gconstpointer data)
{
  GtkWidget *sources;
  GtkWidget *articles;

  open_desk (test, 1300);
  sources = find_widget (GTK_WIDGET (test->window->source_pane), GTK_TYPE_LIST_VIEW);
  articles = find_widget (GTK_WIDGET (test->window->article_pane), GTK_TYPE_LIST_VIEW);
  gtk_test_accessible_assert_role (sources, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (sources, GTK_ACCESSIBLE_PROPERTY_LABEL, "Sources");
  gtk_test_accessible_assert_role (articles, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (articles, GTK_ACCESSIBLE_PROPERTY_LABEL, "Articles");
  gtk_test_accessible_assert_role (test->search, GTK_ACCESSIBLE_ROLE_SEARCH_BOX);
  gtk_test_accessible_assert_property (test->search, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search All Articles");
}

static gboolean
is_read (gpointer user_data)
{
  Case                 *test = user_data;
  gint64                id = qd_library_fixture_find (test->fixture, "dispatch");
  g_autoptr (QdArticle) article = qd_store_load_article (test->fixture->store, id, NULL, NULL);

  return article->record->read;
}

static void
test_open (Case         *test,
           gconstpointer data)
{
  GtkWidget *pane, *star;

  open_desk (test, 1300);
  pane = GTK_WIDGET (test->window->reading_pane);
  star = GTK_WIDGET (gtk_widget_get_template_child (pane, QD_TYPE_READING_PANE, "star_button"));
  g_assert_false (qd_reading_pane_get_panel_shown (test->window->reading_pane));
  g_assert_false (gtk_widget_get_visible (star));
  select_article (test, 0);
  g_assert_true (qd_await (shows_first, test));
  g_assert_true (gtk_widget_get_visible (star));
  g_assert_true (qd_reading_pane_get_panel_shown (test->window->reading_pane));
  g_assert_false (qd_reading_pane_get_starred (test->window->reading_pane));
  g_assert_true (qd_await (is_read, test));
}

static gboolean
is_starred (gpointer user_data)
{
  Case         *test = user_data;
  QdStoreCounts counts = { 0 };

  return qd_store_count (test->fixture->store, &counts, NULL, NULL) && counts.n_starred == 1;
}

static void
test_star (Case         *test,
           gconstpointer data)
{
  open_desk (test, 1300);
  select_article (test, 0);
  g_assert_true (qd_await (shows_first, test));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.star", NULL));
  g_assert_true (qd_await (is_starred, test));
  g_assert_true (qd_reading_pane_get_starred (test->window->reading_pane));
}

static void
test_search (Case         *test,
             gconstpointer data)
{
  open_desk (test, 1300);
  gtk_editable_set_text (GTK_EDITABLE (test->search), "moor");
  g_assert_true (qd_await (has_three, test));
  g_signal_emit_by_name (test->search, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (test->search)), ==, "");
  g_assert_true (qd_await (has_all, test));
}

static gboolean
has_selection (gpointer user_data)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (((Case *)user_data)->articles));

  return !gtk_bitset_is_empty (selected);
}

static void
test_search_selected (Case         *test,
                      gconstpointer data)
{
  g_test_summary ("The article that is read stays selected in whatever list it is found again");

  open_desk (test, 1300);
  select_article (test, 0);
  g_assert_true (qd_await (shows_first, test));
  gtk_editable_set_text (GTK_EDITABLE (test->search), "moor");
  g_assert_true (qd_await (has_three, test));
  g_assert_true (qd_await (has_selection, test));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (test->window));
  gtk_editable_set_text (GTK_EDITABLE (test->search), "islands");
  g_assert_true (qd_await (has_thirty, test));
  g_assert_false (has_selection (test));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (test->window));
  gtk_editable_set_text (GTK_EDITABLE (test->search), "");
  g_assert_true (qd_await (has_all, test));
  g_assert_true (qd_await (has_selection, test));
  g_assert_true (has_article (test));
}

static gboolean
has_nothing (gpointer user_data)
{
  /* Beside it there is a page for what went wrong. */
  return gtk_widget_get_mapped (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (((Case *)user_data)->window->article_pane), QD_TYPE_ARTICLE_PANE, "nothing")));
}

/* What a search understands is said beside it, and what is said is true. */
static void
test_search_fields (Case         *test,
                    gconstpointer data)
{
  GtkWidget *help;

  open_desk (test, 1300);
  help = gtk_widget_get_next_sibling (test->search);
  g_assert_true (GTK_IS_MENU_BUTTON (help));
  gtk_menu_button_popup (GTK_MENU_BUTTON (help));
  g_assert_nonnull (find_widget (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (help))), GTK_TYPE_GRID));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (help));
  gtk_editable_set_text (GTK_EDITABLE (test->search), "moor OR zebra -before:1980 -zebra");
  g_assert_true (qd_await (has_three, test));
  gtk_editable_set_text (GTK_EDITABLE (test->search), "moor before:1960");
  g_assert_true (qd_await (has_nothing, test));
}

static void
test_search_nothing (Case         *test,
                     gconstpointer data)
{
  open_desk (test, 1300);
  gtk_editable_set_text (GTK_EDITABLE (test->search), "zebra");
  g_assert_true (qd_await (has_nothing, test));
}

static gboolean
can_go_back (gpointer user_data)
{
  return qd_reading_pane_can_go (((Case *)user_data)->window->reading_pane, -1);
}

static gboolean
has_third_selected (gpointer user_data)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (((Case *)user_data)->articles), 2);
}

static void
test_jump (Case         *test,
           gconstpointer data)
{
  g_autoptr (QdArticle) article = NULL;
  QdQuotationRecord    *quotation;
  GtkWidget            *panel;
  gint64                other;
  gint64                lantern;

  open_desk (test, 1300);
  select_article (test, 0);
  g_assert_true (qd_await (shows_first, test));

  /* The panel asks for a rendition in another article. */
  lantern = qd_library_fixture_find (test->fixture, "lantern");
  article = qd_store_load_article (test->fixture->store, lantern, NULL, NULL);
  g_assert_cmpuint (article->quotations->len, >, 0);
  quotation = article->quotations->pdata[0];
  panel = find_widget (GTK_WIDGET (test->window->reading_pane), QD_TYPE_QUOTATION_PANEL);
  g_signal_emit_by_name (panel, "rendition-activated", lantern, quotation->id);
  g_assert_cmpint (qd_reading_pane_get_article_id (test->window->reading_pane), ==, lantern);
  g_assert_true (can_go_back (test));
  g_assert_true (qd_await (has_third_selected, test));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.back", NULL));
  other = qd_library_fixture_find (test->fixture, "dispatch");
  g_assert_cmpint (qd_reading_pane_get_article_id (test->window->reading_pane), ==, other);
  g_assert_true (qd_await (shows_first, test));
  g_assert_false (can_go_back (test));
  g_assert_true (qd_reading_pane_can_go (test->window->reading_pane, 1));
}

static gboolean
is_narrow (gpointer user_data)
{
  Case *test = user_data;

  return adw_navigation_split_view_get_collapsed (test->window->inner_split) && adw_navigation_split_view_get_collapsed (test->window->outer_split);
}

static gboolean
is_medium (gpointer user_data)
{
  Case *test = user_data;

  return !adw_navigation_split_view_get_collapsed (test->window->inner_split) && adw_navigation_split_view_get_collapsed (test->window->outer_split);
}

static void
test_narrow (Case         *test,
             gconstpointer data)
{
  gboolean panel_collapsed;
  int      minimum;

  open_desk (test, 360);
  g_assert_true (qd_await (is_narrow, test));
  gtk_widget_measure (GTK_WIDGET (test->window->stack), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);

  /* A click goes on to the page of the article; what the pointer passes over is not opened. */
  select_article (test, 1);
  g_assert_cmpint (qd_reading_pane_get_article_id (test->window->reading_pane), ==, 0);
  g_signal_emit_by_name (find_widget (GTK_WIDGET (test->window->article_pane), GTK_TYPE_LIST_VIEW), "activate", 0);
  g_assert_true (adw_navigation_split_view_get_show_content (test->window->inner_split));
  g_assert_true (qd_await (shows_first, test));

  /* The panel is a page of its own, and has a way back. */
  g_object_get (test->window->reading_pane, "panel-collapsed", &panel_collapsed, NULL);
  g_assert_true (panel_collapsed);
  g_assert_false (qd_reading_pane_get_panel_shown (test->window->reading_pane));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.panel", NULL));
  g_assert_true (qd_reading_pane_get_panel_shown (test->window->reading_pane));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (test->window));
  gtk_widget_measure (GTK_WIDGET (test->window->stack), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.panel", NULL));
  g_assert_false (qd_reading_pane_get_panel_shown (test->window->reading_pane));
}

static void
test_medium (Case         *test,
             gconstpointer data)
{
  open_desk (test, 1100);
  g_assert_true (qd_await (is_medium, test));
  select_article (test, 0);
  g_assert_true (qd_await (shows_first, test));
  g_assert_true (qd_reading_pane_get_panel_shown (test->window->reading_pane));
}

static void
test_failures (Case         *test,
               gconstpointer data)
{
  open_window (test, 1000);
  for (int code = QD_STORE_ERROR_FAILED; code <= QD_STORE_ERROR_QUERY; code++)
    {
      g_autoptr (GError) error = g_error_new (QD_STORE_ERROR, code, "Something with <b> & more");

      qd_window_show_failure (test->window, "/tmp/a & b.quotidian", error);
      g_assert_true (shows (test, "failed"));
      g_assert_cmpuint (strlen (adw_status_page_get_title (test->window->failed)), >, 0);
      g_assert_cmpstr (gtk_label_get_label (test->window->failed_details), ==, "/tmp/a & b.quotidian");
      g_assert_false (gtk_label_get_use_markup (test->window->failed_details));
      g_assert_nonnull (strstr (adw_status_page_get_description (test->window->failed), "&lt;b&gt; &amp; more"));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (test->window));
    }
}

/* What the store says of the file, the page has said in words of its own. */
static void
test_failure_once (Case         *test,
                   gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (QD_STORE_ERROR, QD_STORE_ERROR_NEWER_SCHEMA, "The library “/tmp/a.quotidian” was written by another.");

  open_window (test, 1000);
  qd_window_show_failure (test->window, "/tmp/a.quotidian", error);
  g_assert_null (strstr (adw_status_page_get_description (test->window->failed), "was written by another"));
  g_assert_null (strstr (adw_status_page_get_description (test->window->failed), "/tmp/a.quotidian"));
  g_assert_cmpstr (gtk_label_get_label (test->window->failed_details), ==, "/tmp/a.quotidian");
}

static void
test_source_counts (Case         *test,
                    gconstpointer data)
{
  g_autoptr (QdSourceItem) item = qd_source_item_new (QD_SOURCE_OUTLET, 1, "Gull Post");
  GtkWidget               *row = g_object_ref_sink (g_object_new (QD_TYPE_SOURCE_ROW, "item", item, NULL));
  GtkWidget               *unread = GTK_WIDGET (gtk_widget_get_template_child (row, QD_TYPE_SOURCE_ROW, "unread"));
  GtkWidget               *count = GTK_WIDGET (gtk_widget_get_template_child (row, QD_TYPE_SOURCE_ROW, "count"));

  open_window (test, 1300);
  qd_source_item_set_count (item, 17);
  g_assert_false (gtk_widget_get_visible (unread));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "17");
  qd_source_item_set_n_unread (item, 3);
  g_assert_true (gtk_widget_get_visible (unread));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (unread)), ==, "3");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "17");
  /* The same number is not said twice. */
  qd_source_item_set_n_unread (item, 17);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (unread)), ==, "17");
  g_assert_false (gtk_widget_get_visible (count));
  g_object_unref (row);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_import (Case         *test,
             gconstpointer data)
{
  g_autoptr (QdActivity) activity = qd_activity_new ();
  g_autoptr (QdProblem)  problem = qd_problem_new ("/tmp/a.jsonl", 3, "No object.");
  guint                  n_cancels = 0;

  open_desk (test, 1300);
  qd_window_set_activity (test->window, activity);
  g_assert_false (g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (test->window), "show-problems")));
  g_signal_connect_swapped (activity, "cancel", G_CALLBACK (count_cb), &n_cancels);
  qd_activity_start (activity);
  qd_activity_update (activity, "Importing 1 of 2 files", 0.5);
  g_signal_emit_by_name (gtk_widget_get_template_child (GTK_WIDGET (qd_source_pane_get_activity_bar (test->window->source_pane)), QD_TYPE_ACTIVITY_BAR, "cancel_button"), "clicked");
  g_assert_cmpuint (n_cancels, ==, 1);

  /* Who quits meanwhile is asked first. */
  qd_window_quit (test->window);
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window)));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window)));

  qd_activity_add_problem (activity, problem);
  qd_activity_finish (activity, "1 article imported, 1 problem");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show-problems", NULL));
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (test->window));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window)));
}

static void
keep_files_cb (GPtrArray **kept,
               GPtrArray  *files)
{
  g_clear_pointer (kept, g_ptr_array_unref);
  *kept = g_ptr_array_ref (files);
}

static void
test_drop (Case         *test,
           gconstpointer data)
{
  g_autoptr (GListModel)         controllers = NULL;
  g_autoptr (GtkEventController) target = NULL;
  g_autoptr (GFile)              file = g_file_new_for_path ("/tmp/an-article.txt");
  g_autoptr (GFile)              folder = g_file_new_for_path ("/tmp/a-folder");
  GFile                         *dropped[] = { file, folder };
  GdkFileList                   *dropped_list = gdk_file_list_new_from_array (dropped, G_N_ELEMENTS (dropped));
  g_autoptr (GPtrArray)          files = NULL;
  g_auto (GValue)                value = G_VALUE_INIT;
  GdkDragAction                  action = 0;
  gboolean                       accepted = FALSE;

  open_desk (test, 1300);
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (test->window));
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && target == NULL; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        target = g_steal_pointer (&controller);
    }
  g_assert_nonnull (target);
  g_signal_connect_swapped (test->window, "import", G_CALLBACK (keep_files_cb), &files);

  g_signal_emit_by_name (target, "enter", 10.0, 10.0, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_COPY);
  g_assert_true (gtk_revealer_get_reveal_child (test->window->drop_revealer));

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, dropped_list);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &accepted);
  g_assert_true (accepted);
  g_assert_false (gtk_revealer_get_reveal_child (test->window->drop_revealer));
  g_assert_nonnull (files);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_true (g_file_equal (files->pdata[0], file));
  g_assert_true (g_file_equal (files->pdata[1], folder));
}

/* What a finger does that stays on the middle of a row. */
static void
press_long (GtkWidget *view,
            GtkWidget *row)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  graphene_point_t       point;
  guint                  n_found = 0;

  g_assert_true (gtk_widget_compute_point (row, view, &GRAPHENE_POINT_INIT ((float)gtk_widget_get_width (row) / 2, (float)gtk_widget_get_height (row) / 2), &point));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_LONG_PRESS (controller))
        continue;
      n_found++;
      g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (controller)));
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_CAPTURE);
      g_signal_emit_by_name (controller, "pressed", (double)point.x, (double)point.y);
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static gboolean
has_menu (gpointer user_data)
{
  GtkWidget *menu = find_widget (user_data, GTK_TYPE_POPOVER_MENU);

  return menu != NULL && gtk_widget_get_mapped (menu);
}

static gboolean
has_row (gpointer user_data)
{
  GtkWidget *row = find_widget (user_data, QD_TYPE_ARTICLE_ROW);

  return row != NULL && gtk_widget_get_height (row) > 0;
}

static gboolean
has_card (gpointer user_data)
{
  GtkWidget *card = find_widget (user_data, QD_TYPE_QUOTATION_CARD);

  return card != NULL && gtk_widget_get_height (card) > 0;
}

static void
press_and_close (GtkWidget *view,
                 GtkWidget *row)
{
  press_long (view, row);
  g_assert_true (qd_await (has_menu, view));
  gtk_popover_popdown (GTK_POPOVER (find_widget (view, GTK_TYPE_POPOVER_MENU)));
  qd_drain ();
}

static void
test_touch (Case         *test,
            gconstpointer data)
{
  GtkWidget *articles, *sources, *panel;

  g_test_summary ("A finger that stays on an article, a source or a quotation opens its menu, from which several articles can be selected");

  open_desk (test, 1300);
  articles = find_widget (GTK_WIDGET (test->window->article_pane), GTK_TYPE_LIST_VIEW);
  sources = find_widget (GTK_WIDGET (test->window->source_pane), GTK_TYPE_LIST_VIEW);
  g_assert_true (qd_await (has_row, articles));
  press_and_close (sources, find_widget (sources, QD_TYPE_SOURCE_ROW));

  select_article (test, 0);
  g_assert_true (qd_await (shows_first, test));
  panel = GTK_WIDGET (find_widget (GTK_WIDGET (test->window->reading_pane), QD_TYPE_QUOTATION_PANEL));
  g_assert_true (qd_await (has_card, panel));
  press_and_close (find_widget (panel, GTK_TYPE_LIST_VIEW), find_widget (panel, QD_TYPE_QUOTATION_CARD));

  press_long (articles, find_widget (articles, QD_TYPE_ARTICLE_ROW));
  g_assert_true (qd_await (has_menu, articles));
  g_assert_true (gtk_widget_activate_action (articles, "articles.begin-selection", NULL));
  gtk_popover_popdown (GTK_POPOVER (find_widget (articles, GTK_TYPE_POPOVER_MENU)));
  g_assert_true (qd_await (has_selection, test));
  g_assert_true (gtk_widget_has_css_class (articles, "selecting"));
}

typedef struct
{
  Case  *test;
  gint64 article_id;
} Wanted;

static gboolean
shows_wanted (gpointer user_data)
{
  const Wanted *wanted = user_data;

  return has_article (wanted->test) && qd_reading_pane_get_article_id (wanted->test->window->reading_pane) == wanted->article_id &&
         qd_reading_pane_get_article (wanted->test->window->reading_pane) != NULL;
}

/* The application goes on without a window while it imports in the background. */
static void
test_gone (Case         *test,
           gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.quotidian.Quotidian");

  open_desk (test, 1300);
  gtk_window_destroy (GTK_WINDOW (test->window));
  test->window = qd_window_new (GTK_APPLICATION (test->application));
  qd_drain ();

  g_assert_true (g_settings_set_string (settings, "paper", "sepia"));
  qd_drain ();
  g_settings_reset (settings, "paper");
  qd_drain ();
}

/* Under the address sanitizer nothing of ours is left of them at the end. */
static void
test_thousand (Case         *test,
               gconstpointer data)
{
  open_desk (test, 1300);
  qd_reading_pane_set_panel_shown (test->window->reading_pane, TRUE);
  for (guint i = 0; i < 1000; i++)
    {
      Wanted wanted = { test, 1 + i % 33 };

      qd_reading_pane_open (test->window->reading_pane, wanted.article_id, 0);
      g_assert_true (qd_await (shows_wanted, &wanted));
      qd_reading_pane_next_quotation (test->window->reading_pane);
    }
}

#ifdef __SANITIZE_ADDRESS__
/* Nothing points at it any more when this returns. */
static G_GNUC_NO_INLINE void
plant_leak (void)
{
  gpointer volatile held = qd_article_drag_new (NULL, 0);

  held = NULL;
  g_assert_null (held);
}

/* Else the test before this one could not fail: a suppression, or an option, might hide what is ours. */
static void
test_leak (void)
{
  if (g_test_subprocess ())
    {
      plant_leak ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*LeakSanitizer: detected memory leaks*1 object*");
}
#endif

static void
add (const char *path,
     void (*function) (Case         *test,
                       gconstpointer data))
{
  g_test_add (path, Case, NULL, set_up, function, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError)         error = NULL;

  display_test_init (&argc, &argv);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.quotidian.Test", "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path", "/io/github/quotidian/Quotidian", NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/widgets/window/empty", test_empty);
  add ("/widgets/window/names", test_names);
  add ("/widgets/window/open", test_open);
  add ("/widgets/window/star", test_star);
  add ("/widgets/window/search", test_search);
  add ("/widgets/window/search-fields", test_search_fields);
  add ("/widgets/window/search-nothing", test_search_nothing);
  add ("/widgets/window/search-selected", test_search_selected);
  add ("/widgets/window/jump", test_jump);
  add ("/widgets/window/narrow", test_narrow);
  add ("/widgets/window/medium", test_medium);
  add ("/widgets/window/failures", test_failures);
  add ("/widgets/window/failure-once", test_failure_once);
  add ("/widgets/window/source-counts", test_source_counts);
  add ("/widgets/window/import", test_import);
  add ("/widgets/window/drop", test_drop);
  add ("/widgets/window/touch", test_touch);
  add ("/widgets/window/gone", test_gone);
  add ("/widgets/window/thousand", test_thousand);
#ifdef __SANITIZE_ADDRESS__
  g_test_add_func ("/widgets/window/leak", test_leak);
#endif

  return g_test_run ();
}
