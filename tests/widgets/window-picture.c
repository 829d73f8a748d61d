/* window-picture.c: pictures of the window, to be looked at
 *
 * window-picture FOLDER, with a line a picture on standard input: NAME WIDTH HEIGHT STATE LIBRARY LABEL, with tabs between them. What is
 * empty stands for a library of the program's own.
 *
 * The environment may have TEXT_SCALE, a factor, QUOTIDIAN_LOCALE_DIR, where translations are, and SETTINGS, a list of
 * what is set otherwise than usual: "paper='sepia' text-size=125".
 *
 * STATE is about, shortcuts, first-run, corrections, corrected, versions, feeds, tags, merge-sources, merge-speakers, merge-stories, split-source, articles, find, details, notes, note-edit, note-marks, all-notes, selecting, search-help, stories, story, speakers, speakers-time, speakers-names, speakers-person, reading, panel, panel-speakers, compare, compare-table, compare-whole, check, left-out, statement, appearance or relation (the popover alone), search, nothing, empty, importing, paused, problems, preferences, export, folders, drop or one of the failures (newer, corrupt, missing, …).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/qd-feed-item.h"
#include "model/qd-format.h"
#include "qd-library-fixture.h"
#include "qd-picture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-folders.h"
#include "store/qd-store-sources.h"
#include "widgets/qd-about-dialog.h"
#include "widgets/qd-appearance-popover.h"
#include "widgets/qd-check-dialog.h"
#include "widgets/qd-compare-dialog.h"
#include "widgets/qd-comparison-list.h"
#include "widgets/qd-feeds-dialog.h"
#include "widgets/qd-folders-dialog.h"
#include "widgets/qd-left-out.h"
#include "widgets/qd-quotation-panel.h"
#include "widgets/qd-rendition-row.h"
#include "widgets/qd-split-dialog.h"
#include "widgets/qd-window-private.h"

static const char *const failures[] = { "failed", "not-a-library", "newer", "corrupt", "full", "read-only", "busy", "missing" };

/* What is said of each. */
static const char *const messages[] = {
  "The disk that holds the library “%s” is not responding as it should. Check that it is connected and undamaged, and try again.",
  "“%s” is not a Quotidian library. It was left unchanged.",
  "The library “%s” was written by a newer version of Quotidian. It was left as it is; open it with that version.",
  "The library “%s” is damaged. Restore it from a backup, or import its articles into a new one.",
  "The disk that holds the library “%s” is full. Make room on it and try again.",
  "The library “%s” cannot be written. Check the permissions of the file and of its folder.",
  "The library “%s” is being changed by another program. Try again when that is done.",
  "The library “%s” cannot be opened. Check that its folder exists and can be read.",
};

G_STATIC_ASSERT (G_N_ELEMENTS (messages) == G_N_ELEMENTS (failures));

static void
show_import (QdWindow   *window,
             const char *state)
{
  g_autoptr (QdActivity) activity = qd_activity_new ();
  gboolean               paused = g_strcmp0 (state, "paused") == 0;
  g_autofree char       *step = g_strdup_printf (dgettext (GETTEXT_PACKAGE, paused ? "Import paused at %u%%" : "Importing, %u%%"), 34);
  g_autofree char       *files = g_strdup_printf (dngettext (GETTEXT_PACKAGE, "%'u of %'u file", "%'u of %'u files", 2000), 684, 2000);
  g_autofree char       *left = g_strdup_printf (dngettext (GETTEXT_PACKAGE, "About %u minute left", "About %u minutes left", 3), 3);
  g_autofree char       *rate = g_strdup_printf (dngettext (GETTEXT_PACKAGE, "%'u article a second", "%'u articles a second", 210), 210);
  g_autofree char       *pace = g_strjoin (QD_FORMAT_SEPARATOR, left, files, rate, NULL);
  g_autofree char       *articles = g_strdup_printf (dngettext (GETTEXT_PACKAGE, "%'u article imported", "%'u articles imported", 12), 12);
  g_autofree char       *problems = g_strdup_printf (dngettext (GETTEXT_PACKAGE, ", %'u problem", ", %'u problems", 5), 5);
  g_autofree char       *end = g_strconcat (articles, problems, NULL);

  qd_window_set_activity (window, activity);
  qd_activity_start (activity);
  qd_activity_update (activity, step, 0.34);
  if (paused)
    {
      qd_activity_set_paused (activity, TRUE);
      qd_activity_set_detail (activity, files);
      return;
    }
  qd_activity_set_detail (activity, pace);
  if (g_strcmp0 (state, "problems") != 0)
    return;

  for (guint i = 1; i < 6; i++)
    {
      g_autofree char      *path = g_build_filename (g_get_home_dir (), "articles", "outer-islands", "2024", "a-long-name-of-a-file.jsonl", NULL);
      g_autoptr (QdProblem) problem = qd_problem_new (path, i * 17, dgettext (GETTEXT_PACKAGE, "The line is not a JSON object."));

      qd_activity_add_problem (activity, problem);
    }
  qd_activity_finish (activity, end);
  qd_picture_wait (400);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-problems", NULL);
}

static void
show_failure (QdWindow   *window,
              const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (g_strcmp0 (failures[i], state) == 0)
      {
        g_autoptr (GString) message = g_string_new (dgettext (GETTEXT_PACKAGE, messages[i]));
        g_autofree char    *path = g_build_filename (g_get_home_dir (), ".local", "share", "quotidian", "library.quotidian", NULL);
        g_autoptr (GError)  error = NULL;

        g_string_replace (message, "%s", path, 0);
        error = g_error_new_literal (QD_STORE_ERROR, (int)i, message->str);
        qd_window_show_failure (window, path, error);
      }
}

/* As somebody does who types: the caret is behind them. */
static void
write_words (GtkWidget  *focus,
             const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (focus), words);
  gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

/* Words all over the article, marked in every way, some with a note. */
static void
show_notes (QdWindow   *window,
            QdStore    *store,
            gint64      id,
            const char *state)
{
  static const char *const words[] = { "stranding commuters on both banks", "opened 58 years ago", "a two-man crew checking bolts", "the queue for the car ferry" };
  static const char *const texts[] = { "", "Which of the two? The plans say 1968.", "Ask for the names.", "" };
  g_autoptr (QdArticle)    article = qd_store_load_article (store, id, NULL, NULL);
  g_autoptr (GPtrArray)    present = qd_store_list_notes (store, id, NULL, NULL);
  const char              *text = qd_body_get_text (article->body, NULL);

  for (guint i = present->len; i < G_N_ELEMENTS (words); i++)
    {
      gsize                start = (gsize)(strstr (text, words[i]) - text);
      g_autoptr (QdChange) change = qd_change_new_add_note (id, (QdSpan){ start, start + strlen (words[i]) }, (QdNoteStyle)i, texts[i]);
      g_autoptr (QdChange) inverse = qd_store_apply (store, change, NULL, NULL);

      g_assert (inverse != NULL);
    }
  qd_article_notes_reload (qd_reading_pane_get_notes (window->reading_pane));
  if (g_strcmp0 (state, "notes") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.notes", NULL);
  qd_picture_wait (300);
  if (g_strcmp0 (state, "note-edit") == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
      write_words (gtk_window_get_focus (GTK_WINDOW (window)), "58 years");
      qd_picture_wait (400);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.note", NULL);
    }
}

/* Whose article it is, who is quoted, which words, and what is no quotation. */
static void
show_corrected (QdWindow   *window,
                QdStore    *store,
                const char *label)
{
  gint64                id = qd_store_find_article_by_label (store, label, NULL, NULL);
  g_autoptr (QdArticle) article = qd_store_load_article (store, id, NULL, NULL);
  g_autoptr (GPtrArray) present = qd_store_list_corrections (store, 0, NULL, NULL);

  if (present->len == 0)
    {
      QdQuotationRecord       **quotations = (QdQuotationRecord **)article->quotations->pdata;
      const QdCorrectionRequest requests[] = {
        { .field = QD_CORRECTION_SOURCE, .value = "Continental Wire, Evening Edition" },
        { quotations[0]->id, QD_CORRECTION_SPEAKER, "Mayor Ines Calloway", NULL, 0 },
        { quotations[1]->id, QD_CORRECTION_EXTENT, NULL, quotations[1]->quotation->spans, 1 },
        { quotations[3]->id, QD_CORRECTION_KIND, NULL, NULL, 0 },
      };
      g_autoptr (QdCorrectionChange) undo = qd_store_correct (store, id, requests, G_N_ELEMENTS (requests), NULL);

      g_assert_nonnull (undo);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.corrections", NULL);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static void
expand_rows (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    expand_rows (child);
}

/* What was changed between them, brought into sight. */
static void
show_versions (QdWindow *window)
{
  GtkAdjustment *adjustment;
  GtkWidget     *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.details", NULL);
  qd_picture_wait (400);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  /* The versions are read from the store: on a busy computer they come later than the dialog. */
  for (guint i = 0; i < 50 && find_widget (dialog, ADW_TYPE_EXPANDER_ROW) == NULL; i++)
    qd_picture_wait (100);
  expand_rows (dialog);
  qd_picture_wait (200);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_widget (dialog, GTK_TYPE_SCROLLED_WINDOW)));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static void
show_article (QdWindow   *window,
              QdStore    *store,
              const char *label,
              const char *state)
{
  gint64 id = qd_store_find_article_by_label (store, label, NULL, NULL);

  qd_reading_pane_open (window->reading_pane, id, 0);
  adw_navigation_split_view_set_show_content (window->inner_split, TRUE);
  qd_picture_wait (700);
  /* The article alone, from its beginning. */
  if (g_strcmp0 (state, "reading") == 0)
    {
      qd_reading_pane_set_panel_shown (window->reading_pane, FALSE);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-quotation", NULL);
  if (g_str_has_prefix (state, "compare"))
    {
      GtkWidget *dialog;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.compare", "s", "");
      qd_picture_wait (600);
      dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (dialog, QD_TYPE_COMPARE_DIALOG, "table_button")), g_str_has_suffix (state, "table"));
      gtk_selection_model_select_item (qd_comparison_list_get_selection (QD_COMPARISON_LIST (gtk_widget_get_template_child (dialog, QD_TYPE_COMPARE_DIALOG, "list"))), 1, TRUE);
      /* Where the text is cut: in a narrow window. */
      if (g_str_has_suffix (state, "whole"))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (dialog, QD_TYPE_COMPARE_DIALOG, "whole_button")), TRUE);
    }
  if (g_strcmp0 (state, "check") == 0)
    adw_dialog_present (qd_check_dialog_new (window->library, "I closed this bridge because the alternative was to wait for it to close itself"), GTK_WIDGET (window));
  if (g_strcmp0 (state, "correct") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.correct", "x", G_GINT64_CONSTANT (0));
  if (g_str_has_prefix (state, "note"))
    show_notes (window, store, id, state);
  if (g_strcmp0 (state, "left-out") == 0)
    {
      QdLeftOut *left_out;

      qd_reading_pane_set_panel_shown (window->reading_pane, TRUE);
      qd_picture_wait (600);
      left_out = QD_LEFT_OUT (find_widget (GTK_WIDGET (window), QD_TYPE_LEFT_OUT));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_widget (GTK_WIDGET (left_out), GTK_TYPE_TOGGLE_BUTTON)), TRUE);
    }
  if (g_strcmp0 (state, "relation") == 0)
    {
      GtkWidget *row;

      qd_reading_pane_set_panel_shown (window->reading_pane, TRUE);
      qd_picture_wait (600);
      row = find_widget (GTK_WIDGET (window), QD_TYPE_RENDITION_ROW);
      row = GTK_WIDGET (gtk_widget_get_template_child (row, QD_TYPE_RENDITION_ROW, "why"));
      /* Brings it into sight. */
      gtk_widget_grab_focus (row);
      qd_picture_wait (200);
      gtk_menu_button_popup (GTK_MENU_BUTTON (row));
    }
  if (g_strcmp0 (state, "statement") == 0)
    {
      AdwDialog *dialog;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.same-statement", "x", G_GINT64_CONSTANT (0));
      qd_picture_wait (300);
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
      write_words (adw_dialog_get_focus (dialog), "Nobody who saw those photographs");
    }
  if (g_strcmp0 (state, "versions") == 0)
    show_versions (window);
  if (g_strcmp0 (state, "details") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.details", NULL);
  if (g_strcmp0 (state, "find") == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
      write_words (gtk_window_get_focus (GTK_WINDOW (window)), "bridge");
    }
  if (g_strcmp0 (state, "panel-speakers") == 0)
    gtk_widget_activate_action (find_widget (find_widget (GTK_WIDGET (window), QD_TYPE_QUOTATION_PANEL), GTK_TYPE_LIST_VIEW), "quotations.order", "s", "speaker");
  if (g_str_has_prefix (state, "panel"))
    qd_reading_pane_set_panel_shown (window->reading_pane, TRUE);
}

static void
show_folders (QdWindow *window,
              QdStore  *store)
{
  g_autoptr (GPtrArray) folders = NULL;
  g_autofree char      *uri = g_strdup_printf ("file://%s/Downloads/Articles", g_get_home_dir ());

  if (qd_store_add_folder (store, uri, NULL, NULL) && qd_store_add_folder (store, "file:///media/reader/STICK/Press%20Review", NULL, NULL))
    folders = qd_store_list_folders (store, NULL, NULL);
  if (folders != NULL)
    qd_store_set_folder_problem (store, ((QdFolderRecord *)folders->pdata[1])->id, dgettext (GETTEXT_PACKAGE, "The folder is missing. It will be watched again once it is back."), NULL, NULL);
  adw_dialog_present (qd_folders_dialog_new (window->library), GTK_WIDGET (window));
}

/* One that is well, and one whose server has nothing there any more. */
static void
show_feeds (QdWindow *window)
{
  static const struct
  {
    const char *address;
    const char *title;
    const char *problem;
  } feeds[] = {
    { "https://courier.example/feed.xml", "Merrow Courier", NULL },
    { "https://sentinel.example/news/rss", "The Dunmere Sentinel", "The server says that this feed is gone for good. It is not fetched any more; its articles stay." },
  };
  g_autoptr (GListStore) items = g_list_store_new (QD_TYPE_FEED_ITEM);

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      QdFeedRecord          *record = qd_feed_record_new (feeds[i].address);
      g_autoptr (QdFeedItem) item = NULL;

      record->title = g_strdup (feeds[i].title);
      record->problem = g_strdup (feeds[i].problem != NULL ? dgettext (GETTEXT_PACKAGE, feeds[i].problem) : NULL);
      record->refreshed = G_GINT64_CONSTANT (1741867200000000);
      item = qd_feed_item_new (record);
      g_list_store_append (items, item);
      qd_feed_record_free (record);
    }
  adw_dialog_present (ADW_DIALOG (qd_feeds_dialog_new (G_LIST_MODEL (items))), GTK_WIDGET (window));
}

static void
split_cb (gpointer    user_data,
          QdChange   *change,
          const char *name)
{
}

static void
show_splitting (QdWindow *window)
{
  static QdSourcePart   shown[] = { { "The Courier", "The Courier", "merrowcourier.example", 41 }, { "The Courier", "Courier – Harbour", "merrowcourier.example", 6 }, { "The Courier", "The Courier", "", 12 } };
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_ptr_array_add (parts, &shown[i]);
  qd_split_dialog_ask (GTK_WIDGET (window), "The Courier", parts, split_cb, NULL, NULL);
}

static void
show_merging (QdWindow   *window,
              const char *state)
{
  GtkWidget *button;

  if (g_str_has_suffix (state, "sources") || g_str_has_suffix (state, "tags"))
    {
      qd_source_pane_choose (window->source_pane, g_str_has_suffix (state, "tags") ? QD_SOURCE_TAG : QD_SOURCE_OUTLET);
      gtk_widget_activate_action (GTK_WIDGET (window->source_pane), "sources.merge", NULL);
      return;
    }
  qd_source_pane_choose (window->source_pane, g_str_has_suffix (state, "speakers") ? QD_SOURCE_SPEAKERS : QD_SOURCE_STORIES);
  qd_picture_wait (700);
  if (g_str_has_suffix (state, "speakers"))
    {
      gtk_widget_activate_action (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window->speakers_page), QD_TYPE_SPEAKERS_PAGE, "people_view")), "list.activate-item", "u", 0);
      qd_picture_wait (400);
    }
  button = g_str_has_suffix (state, "speakers") ? GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window->speakers_page), QD_TYPE_SPEAKERS_PAGE, "merge_button"))
                                                : GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window->stories_page), QD_TYPE_STORIES_PAGE, "merge_button"));
  g_signal_emit_by_name (button, "clicked");
}

static void
select_some (QdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window->article_pane), "articles.select", NULL);
  gtk_selection_model_select_range (gtk_list_view_get_model (GTK_LIST_VIEW (gtk_widget_get_template_child (GTK_WIDGET (window->article_pane), QD_TYPE_ARTICLE_PANE, "view"))), 1, 3, TRUE);
}

static void
show_state (QdWindow   *window,
            QdStore    *store,
            const char *state,
            const char *label)
{
  if (g_strcmp0 (state, "check") == 0 || g_strcmp0 (state, "find") == 0 || g_strcmp0 (state, "details") == 0 || g_strcmp0 (state, "versions") == 0 || g_str_has_prefix (state, "note") || g_str_has_prefix (state, "compare") || g_strcmp0 (state, "reading") == 0 || g_strcmp0 (state, "correct") == 0 || g_strcmp0 (state, "relation") == 0 || g_strcmp0 (state, "statement") == 0 || g_strcmp0 (state, "left-out") == 0 || g_str_has_prefix (state, "panel") || g_strcmp0 (state, "appearance") == 0)
    show_article (window, store, label, state);
  else if (g_strcmp0 (state, "search") == 0)
    qd_article_pane_search (window->article_pane, label);
  else if (g_strcmp0 (state, "importing") == 0 || g_strcmp0 (state, "paused") == 0 || g_strcmp0 (state, "problems") == 0)
    show_import (window, state);
  else if (g_strcmp0 (state, "feeds") == 0)
    show_feeds (window);
  else if (g_strcmp0 (state, "tags") == 0)
    {
      select_some (window);
      gtk_widget_activate_action (GTK_WIDGET (window->article_pane), "articles.tags", NULL);
    }
  else if (g_strcmp0 (state, "split-source") == 0)
    show_splitting (window);
  else if (g_str_has_prefix (state, "merge"))
    show_merging (window, state);
  else if (g_strcmp0 (state, "stories") == 0)
    {
      /* The first of them is opened when they are known. */
      qd_source_pane_choose (window->source_pane, QD_SOURCE_STORIES);
      qd_picture_wait (900);
    }
  else if (g_strcmp0 (state, "story") == 0)
    {
      GtkListBox *list;

      qd_source_pane_choose (window->source_pane, QD_SOURCE_STORIES);
      qd_picture_wait (900);
      list = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (window->stories_page), QD_TYPE_STORIES_PAGE, "stories_list"));
      gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 2));
      g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 2));
    }
  else if (g_strcmp0 (state, "selecting") == 0)
    {
      adw_navigation_split_view_set_show_content (window->inner_split, FALSE);
      select_some (window);
    }
  else if (g_strcmp0 (state, "all-notes") == 0)
    qd_source_pane_choose (window->source_pane, QD_SOURCE_NOTES);
  else if (g_str_has_prefix (state, "speakers"))
    {
      GtkWidget *views;

      qd_source_pane_choose (window->source_pane, QD_SOURCE_SPEAKERS);
      qd_picture_wait (600);
      views = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window->speakers_page), QD_TYPE_SPEAKERS_PAGE, "views"));
      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), g_str_has_suffix (state, "time") ? "time" : g_str_has_suffix (state, "names") ? "names"
                                                                                                                                                   : "quotations");
      if (g_str_has_suffix (state, "person"))
        gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (gtk_widget_get_template_child (GTK_WIDGET (window->speakers_page), QD_TYPE_SPEAKERS_PAGE, "people_view"))), 1, TRUE);
      if (!g_str_equal (state, "speakers"))
        gtk_widget_activate_action (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window->speakers_page), QD_TYPE_SPEAKERS_PAGE, "people_view")), "list.activate-item", "u", g_str_has_suffix (state, "person") ? 1 : 0);
    }
  else if (g_strcmp0 (state, "articles") == 0)
    {
      /* Those of an outlet, narrowed down. */
      qd_source_pane_choose (window->source_pane, QD_SOURCE_OUTLET);
      qd_picture_wait (300);
      gtk_widget_activate_action (GTK_WIDGET (window->article_pane), "articles.only-shared", NULL);
    }
  else if (g_strcmp0 (state, "sources") == 0)
    adw_navigation_split_view_set_show_content (window->outer_split, FALSE);
  else if (g_strcmp0 (state, "corrected") == 0)
    show_corrected (window, store, label);
  else if (g_strcmp0 (state, "corrections") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.corrections", NULL);
  else if (g_strcmp0 (state, "preferences") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  else if (g_strcmp0 (state, "export") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window->article_pane), "articles.export-list", NULL);
  else if (g_strcmp0 (state, "folders") == 0)
    show_folders (window, store);
  else if (g_strcmp0 (state, "about") == 0)
    qd_about_dialog_show (GTK_WIDGET (window));
  else if (g_strcmp0 (state, "shortcuts") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL);
  else if (g_strcmp0 (state, "no-feeds") == 0)
    {
      g_autoptr (GListStore) none = g_list_store_new (QD_TYPE_FEED_ITEM);

      adw_dialog_present (ADW_DIALOG (qd_feeds_dialog_new (G_LIST_MODEL (none))), GTK_WIDGET (window));
    }
  else if (g_strcmp0 (state, "no-folders") == 0)
    adw_dialog_present (qd_folders_dialog_new (window->library), GTK_WIDGET (window));
  else if (g_strcmp0 (state, "drop") == 0)
    _qd_window_show_drop_area (window, TRUE);
  else
    {
      if (g_strcmp0 (state, "missing") == 0)
        qd_window_set_library_name (window, "Pier");
      show_failure (window, state);
    }
}

static void
apply_settings (const char *list)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.quotidian.Quotidian");
  g_auto (GStrv)        pairs = g_strsplit (list, " ", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      g_assert_nonnull (equals);
      *equals = '\0';
      g_settings_set_value (settings, pairs[i], g_variant_new_parsed (equals + 1));
    }
}

/* What another picture set, or left in the session, is not part of this one. */
static void
forget_all (void)
{
  g_autoptr (GSettings)       settings = g_settings_new ("io.github.quotidian.Quotidian");
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv)              keys = NULL;
  g_autofree char            *session = g_build_filename (g_get_user_state_dir (), "quotidian", "session.ini", NULL);

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
  g_unlink (session);
  if (g_getenv ("SETTINGS") != NULL)
    apply_settings (g_getenv ("SETTINGS"));
}

/* A window beside the window. */
static GtkWidget *
find_other (GtkWidget *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (toplevels, i);

      if (other != window && gtk_widget_get_mapped (other))
        return other;
    }
  return window;
}

/* What the picture shows: the window, or something that lies above it. */
static GtkWidget *
find_pictured (QdWindow   *window,
               const char *state)
{
  GtkWidget *popover;

  if (g_strcmp0 (state, "relation") == 0)
    {
      popover = (GtkWidget *)gtk_menu_button_get_popover (GTK_MENU_BUTTON (gtk_widget_get_template_child (find_widget (GTK_WIDGET (window), QD_TYPE_RENDITION_ROW), QD_TYPE_RENDITION_ROW, "why")));
      qd_picture_wait (400);
      /* In a narrow window it is a sheet. */
      return popover != NULL && gtk_widget_get_mapped (popover) ? popover : GTK_WIDGET (window);
    }
  if (g_strcmp0 (state, "appearance") == 0)
    {
      popover = find_widget (GTK_WIDGET (window->reading_pane), QD_TYPE_APPEARANCE_POPOVER);
      gtk_popover_popup (GTK_POPOVER (popover));
      qd_picture_wait (400);
      return popover;
    }
  if (g_strcmp0 (state, "shortcuts") == 0)
    return find_other (GTK_WIDGET (window));
  return GTK_WIDGET (window);
}

/* @fields: name, width, height, state, library, label */
static gboolean
draw (GtkApplication *application,
      const char     *folder,
      char          **fields)
{
  const char                  *state = fields[3];
  g_autofree char             *name = g_strconcat (fields[0], ".png", NULL);
  g_autofree char             *path = g_build_filename (folder, name, NULL);
  g_autoptr (QdLibraryFixture) fixture = qd_library_fixture_new ();
  g_autoptr (QdStore)          other = NULL;
  g_autoptr (QdLibrary)        library = NULL;
  QdWindow                    *window;
  gboolean                     saved;

  forget_all ();
  if (*fields[4] != '\0')
    other = qd_store_open (fields[4], QD_STORE_FLAGS_NONE, NULL);
  else if (g_strcmp0 (state, "first-run") != 0)
    {
      qd_library_fixture_add_bulk (fixture, 0, 300);
      qd_library_fixture_add_story (fixture);
    }
  library = qd_library_new (other != NULL ? other : fixture->store);

  window = qd_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (fields[1]), atoi (fields[2]));
  qd_window_set_sample_available (window, TRUE);
  qd_window_set_library (window, library);
  gtk_window_present (GTK_WINDOW (window));
  qd_picture_wait (800);
  show_state (window, other != NULL ? other : fixture->store, state, fields[5]);
  qd_picture_wait (900);
  saved = qd_picture_save (find_pictured (window, state), path);

  gtk_window_destroy (GTK_WINDOW (window));
  qd_drain ();
  if (other != NULL)
    qd_store_close (other);

  return saved;
}

static GtkApplication *
set_up (void)
{
  GtkApplication *application;

  setlocale (LC_ALL, "");
  if (g_getenv ("QUOTIDIAN_LOCALE_DIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("QUOTIDIAN_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_init ();
  if (g_getenv ("TEXT_SCALE") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(96 * 1024 * g_ascii_strtod (g_getenv ("TEXT_SCALE"), NULL)), NULL);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.quotidian.Picture", "resource-base-path", "/io/github/quotidian/Quotidian", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  /* A button whose action nobody has would look as if it could not be pressed. */
  g_action_map_add_action_entries (G_ACTION_MAP (application), &(GActionEntry){ .name = "open-library" }, 1, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  return application;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) application = NULL;
  char                       line[4096];
  int                        status = EXIT_SUCCESS;

  if (argc != 2)
    return EXIT_FAILURE;
  application = set_up ();
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) fields = g_strsplit (g_strdelimit (line, "\n", '\t'), "\t", -1);

      /* What is behind the end of the line is one more. */
      if (g_strv_length (fields) != 7)
        return EXIT_FAILURE;
      /* Whatever is said of it afterwards is of this picture. */
      g_printerr ("# %s\n", fields[0]);
      if (!draw (application, argv[1], fields))
        {
          g_printerr ("%s could not be drawn\n", fields[0]);
          status = EXIT_FAILURE;
        }
    }
  return status;
}
