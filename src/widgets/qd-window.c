/* qd-window.c: the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-alert.h"
#include "widgets/qd-page-titles.h"
#include "widgets/qd-reading-order.h"
#include "widgets/qd-window-private.h"

/* What is there before this many milliseconds have passed needs no spinner. */
#define SPINNER_DELAY 300

/* What waits until the window has been drawn waits no longer than this many milliseconds after the window was to appear. */
#define DRAWN_DELAY 1000

enum {
  SIGNAL_EXPORT,
  SIGNAL_EXPORT_NOTES,
  SIGNAL_IMPORT,
  SIGNAL_SAMPLE,
  SIGNAL_RECOVER,
  SIGNAL_STOPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdWindow, qd_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_page (QdWindow   *self,
           const char *name)
{
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  /* What the window begins with is nothing that the first page would have to be faded from. */
  gtk_stack_set_visible_child_full (self->stack, name, g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "blank") == 0 ? GTK_STACK_TRANSITION_TYPE_NONE : GTK_STACK_TRANSITION_TYPE_CROSSFADE);
}

/* Arrow keys work at once, from the source that is shown; where the focus is shows when a key is used. */
static gboolean
focus_desk_cb (gpointer user_data)
{
  QdWindow  *self = user_data;
  GtkWidget *list;

  if (self->library == NULL || gtk_root_get_focus (GTK_ROOT (self)) != NULL || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return G_SOURCE_REMOVE;
  list = qd_source_pane_get_list_view (self->source_pane);
  if (gtk_widget_get_mapped (list))
    {
      g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

      gtk_list_view_scroll_to (GTK_LIST_VIEW (list), gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected), GTK_LIST_SCROLL_FOCUS, NULL);
      gtk_widget_grab_focus (list);
      gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
    }

  return G_SOURCE_REMOVE;
}

/* A library without articles has nothing to show at a desk. */
void
_qd_window_show_library (QdWindow *self)
{
  if (self->library == NULL || !qd_source_pane_get_loaded (self->source_pane))
    return;

  if (qd_source_pane_get_n_articles (self->source_pane) == 0)
    {
      _qd_window_ensure_welcome (self);
      show_page (self, "welcome");
    }
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "desk") != 0)
    {
      show_page (self, "desk");
      /* A list has no rows to take the focus before it has been laid out. */
      g_idle_add_full (G_PRIORITY_LOW, focus_desk_cb, g_object_ref (self), g_object_unref);
    }
}

static void
finished_cb (QdWindow   *self,
             const char *summary,
             guint       n_problems)
{
  AdwToast *toast;

  _qd_window_update_actions (self);
  if (*summary == '\0')
    return;

  toast = adw_toast_new (summary);
  adw_toast_set_use_markup (toast, FALSE);
  if (n_problems > 0)
    {
      adw_toast_set_button_label (toast, _ ("_Details"));
      adw_toast_set_action_name (toast, "win.show-problems");
      adw_toast_set_timeout (toast, 0);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
library_failed_cb (QdWindow     *self,
                   const GError *error)
{
  AdwToast *toast;

  if (!g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
    {
      qd_window_show_message (self, error->message);
      return;
    }
  /* Several questions meet the same damage. */
  if (self->damage_told)
    return;
  self->damage_told = TRUE;
  toast = adw_toast_new (error->message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_What to Do"));
  adw_toast_set_action_name (toast, "win.recover");
  adw_toast_set_action_target (toast, "s", "damaged");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static gboolean
spinner_cb (gpointer user_data)
{
  QdWindow *self = user_data;

  self->spinner_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);

  return G_SOURCE_REMOVE;
}

static void
close_response_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (QdWindow) self = user_data;

  if (g_strcmp0 (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "stop") != 0)
    return;

  self->closing = TRUE;
  g_signal_emit (self, signals[SIGNAL_STOPPED], 0);
  _qd_window_close_with_dialogs (self);
}

static void
ask_before_closing (QdWindow *self)
{
  AdwDialog *dialog = qd_alert_new (_ ("Stop Importing?"), _ ("What has been imported until now stays in the library. Open the same files again to go on where the import stopped."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "continue", _ ("_Keep Importing"), "stop", _ ("_Stop and Close"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, close_response_cb, g_object_ref (self));
}

static gboolean
is_busy (QdWindow *self)
{
  return self->activity != NULL && qd_activity_get_active (self->activity);
}

static gboolean
qd_window_close_request (GtkWindow *window)
{
  QdWindow *self = QD_WINDOW (window);
  int       width;
  int       height;

  if (!self->closing && is_busy (self) && !g_settings_get_boolean (self->settings, "import-in-background"))
    {
      ask_before_closing (self);
      return GDK_EVENT_STOP;
    }

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  return GTK_WINDOW_CLASS (qd_window_parent_class)->close_request (window);
}

static void
finish_waiting (QdWindow *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  g_clear_handle_id (&self->drawn_source, g_source_remove);
  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    g_task_return_boolean (waiting->pdata[i], TRUE);
}

static gboolean
drawn_cb (gpointer user_data)
{
  QdWindow *self = user_data;

  self->drawn_source = 0;
  self->drawn = TRUE;
  finish_waiting (self);

  return G_SOURCE_REMOVE;
}

/* The frame is on its way to the display when the main loop turns again, and not before. */
static void
after_paint_cb (GdkFrameClock *clock,
                QdWindow      *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  g_clear_handle_id (&self->drawn_source, g_source_remove);
  self->drawn_source = g_idle_add_full (G_PRIORITY_DEFAULT, drawn_cb, self, NULL);
}

/* A window that is minimized, or behind a locked screen, may be drawn much later. */
static void
map_cb (QdWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, map_cb, NULL);
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint", G_CALLBACK (after_paint_cb), self, G_CONNECT_DEFAULT);
  self->drawn_source = g_timeout_add (DRAWN_DELAY, drawn_cb, self);
}

static gboolean
release_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* When its page changes, AdwNavigationSplitView (libadwaita 1.7) adds an idle source that it does not remove when it goes,
 * and which then writes into freed memory. So it lives until that has run. */
static void
keep_until_idle (AdwNavigationSplitView *split)
{
  if (split != NULL)
    g_idle_add_full (G_PRIORITY_LOW, release_cb, g_object_ref (split), g_object_unref);
}

static void
qd_window_dispose (GObject *object)
{
  QdWindow *self = QD_WINDOW (object);

  keep_until_idle (self->outer_split);
  keep_until_idle (self->inner_split);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  if (self->library != NULL)
    qd_library_remove_hidden (self->library);
  g_clear_object (&self->library);
  g_clear_object (&self->activity);
  g_clear_object (&self->libraries);
  g_clear_pointer (&self->name, g_free);
  /* GTK may keep the group of a window's actions, which would tell a window that is gone that the setting has changed. */
  if (self->settings != NULL)
    g_action_map_remove_action (G_ACTION_MAP (self), "paper");
  g_clear_object (&self->settings);
  _qd_window_forget_pages (self);
  finish_waiting (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_WINDOW);

  G_OBJECT_CLASS (qd_window_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * QdWindow::export:
   * @dialog: a #QdExportDialog, which is shown
   *
   * The person wants to export something; the dialog says what, once they have chosen.
   */
  signals[SIGNAL_EXPORT] = g_signal_new ("export", QD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, QD_TYPE_EXPORT_DIALOG);

  /**
   * QdWindow::export-notes:
   * @list: a #QdNoteList, which is to be told what becomes of it
   * @format: "markdown" or "annotation"
   * @file: where to
   *
   * The person wants the notes of the list in a file.
   */
  signals[SIGNAL_EXPORT_NOTES] =
    g_signal_new ("export-notes", QD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, QD_TYPE_NOTE_LIST, G_TYPE_STRING, G_TYPE_FILE);

  /**
   * QdWindow::import:
   * @files: (element-type GFile): files and folders
   *
   * The person wants these imported.
   */
  signals[SIGNAL_IMPORT] = g_signal_new ("import", QD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * QdWindow::sample:
   *
   * The person wants to see the sample library.
   */
  signals[SIGNAL_SAMPLE] = g_signal_new ("sample", QD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * QdWindow::recover:
   * @way: "retry", "read-only", "rescue", "set-aside", "forget", or "damaged" for a library that is open
   *
   * The person has chosen what to do about a library that cannot be opened, or read.
   */
  signals[SIGNAL_RECOVER] = g_signal_new ("recover", QD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * QdWindow::stopped:
   *
   * The person was asked, and wants what goes on in the background to stop as the window closes.
   */
  signals[SIGNAL_STOPPED] = g_signal_new ("stopped", QD_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QdWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, small_menu);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, library_menu);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, drop_revealer);
}

static void
qd_window_class_init (QdWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = qd_window_close_request;
  install_signals ();

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-window.ui");
  bind_children (widget_class);
}

static void
qd_window_init (QdWindow *self)
{
  self->settings = g_settings_new ("io.github.quotidian.Quotidian");
  /* A text that can be copied from must not turn blue because a dialog has nothing else to focus. */
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-label-select-on-focus", FALSE, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  qd_reading_order_set (GTK_WIDGET (self));
  qd_page_titles_wrap (GTK_WIDGET (self));
  qd_reading_order_watch_dialogs (GTK_WIDGET (self));
  _qd_window_watch_dialogs (self);

  gtk_window_set_default_size (GTK_WINDOW (self), MAX (g_settings_get_int (self->settings, "window-width"), 360), MAX (g_settings_get_int (self->settings, "window-height"), 320));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  _qd_window_add_actions (self);
  _qd_window_add_appearance (self);
  _qd_window_add_reading (self);
  _qd_window_add_drop_target (self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * qd_window_new:
 * @application: (not nullable): the application
 *
 * Makes a window that shows nothing yet: qd_window_show_opening(), qd_window_set_library() or qd_window_show_failure()
 * come next.
 *
 * Returns: (transfer none): a window, which GTK owns
 */
QdWindow *
qd_window_new (GtkApplication *application)
{
  return g_object_new (QD_TYPE_WINDOW, "application", application, NULL);
}

/**
 * qd_window_wait_until_drawn_async:
 * @self: a window
 * @callback: called at once, or when the window has been drawn for the first time, or is gone
 * @user_data: for @callback
 *
 * The window is seen before anything else is done for it. There is no error, and the task is of no further use. Thread: main.
 */
void
qd_window_wait_until_drawn_async (QdWindow           *self,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (QD_IS_WINDOW (self));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, qd_window_wait_until_drawn_async);
  if (self->drawn)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (self->waiting == NULL)
    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
}

/**
 * qd_window_quit:
 * @self: a window
 *
 * Closes the window for good, with its dialogs: where something goes on in the background that would end with it, or a dialog has something that is
 * not saved, the person is asked first.
 */
void
qd_window_quit (QdWindow *self)
{
  g_return_if_fail (QD_IS_WINDOW (self));

  if (_qd_window_ask_dialogs (self))
    return;

  if (is_busy (self))
    ask_before_closing (self);
  else
    _qd_window_close_with_dialogs (self);
}

/**
 * qd_window_set_library:
 * @self: a window
 * @library: (nullable): what to show
 *
 * Shows all articles of the library, or what to do with one that is empty.
 */
void
qd_window_set_library (QdWindow  *self,
                       QdLibrary *library)
{
  g_return_if_fail (QD_IS_WINDOW (self));

  if (self->library != NULL && library != self->library)
    _qd_window_close_dialogs (self);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_func (self->library, library_failed_cb, self);
  _qd_window_watch_library (self, library);
  g_set_object (&self->library, library);
  self->damage_told = FALSE;
  if (library != NULL)
    g_signal_connect_object (library, "failed", G_CALLBACK (library_failed_cb), self, G_CONNECT_SWAPPED);

  self->way_article = 0;
  if (library != NULL)
    _qd_window_ensure_desk (self);
  if (self->outer_split != NULL)
    _qd_window_set_up_desk (self);
  _qd_window_update_actions (self);
}

/**
 * qd_window_set_activity:
 * @self: a window
 * @activity: (nullable): what goes on in the background; a reference is taken
 */
void
qd_window_set_activity (QdWindow   *self,
                        QdActivity *activity)
{
  g_return_if_fail (QD_IS_WINDOW (self));

  if (self->activity != NULL)
    g_signal_handlers_disconnect_by_data (self->activity, self);
  g_set_object (&self->activity, activity);
  if (activity != NULL)
    g_signal_connect_object (activity, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);

  _qd_window_show_activity (self);
  _qd_window_update_actions (self);
}

/**
 * qd_window_set_sample_available:
 * @self: a window
 * @available: whether there is a sample library that is not open already
 */
void
qd_window_set_sample_available (QdWindow *self,
                                gboolean  available)
{
  g_return_if_fail (QD_IS_WINDOW (self));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "sample")), available);
}

/**
 * qd_window_set_libraries:
 * @self: a window
 * @libraries: (not nullable): those that the person may switch to, for the main menu
 *
 * To be called once.
 */
void
qd_window_set_libraries (QdWindow   *self,
                         GMenuModel *libraries)
{
  g_return_if_fail (QD_IS_WINDOW (self));

  g_set_object (&self->libraries, libraries);
  if (self->source_pane != NULL)
    qd_source_pane_set_libraries (self->source_pane, libraries);
  g_menu_append_section (self->library_menu, NULL, libraries);
}

/**
 * qd_window_set_library_name:
 * @self: a window
 * @name: (nullable): what the library is called; %NULL for the person's own
 *
 * Says which library is open, unless that goes without saying.
 */
void
qd_window_set_library_name (QdWindow   *self,
                            const char *name)
{
  g_autofree char *title = NULL;

  g_return_if_fail (QD_IS_WINDOW (self));

  /* Translators: the window's title: the library's name, and the application's. */
  title = name != NULL ? g_strdup_printf (_ ("%s – Quotidian"), name) : g_strdup ("Quotidian");
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->named = name != NULL;
  g_set_str (&self->name, name);
  if (self->source_pane != NULL)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self->source_pane), name != NULL ? name : "Quotidian");
}

/**
 * qd_window_show_opening:
 * @self: a window
 *
 * Shows that a library is being opened, once that takes long enough to be noticed.
 */
void
qd_window_show_opening (QdWindow *self)
{
  g_return_if_fail (QD_IS_WINDOW (self));

  show_page (self, "blank");
  self->spinner_source = g_timeout_add (SPINNER_DELAY, spinner_cb, self);
}

/**
 * qd_window_show_failure:
 * @self: a window
 * @path: (not nullable): the library's file, in the file system's encoding
 * @error: (not nullable): why it cannot be opened
 *
 * Says why, and what can be done.
 */
void
qd_window_show_failure (QdWindow     *self,
                        const char   *path,
                        const GError *error)
{
  g_return_if_fail (QD_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (error != NULL);

  qd_window_set_library (self, NULL);
  _qd_window_ensure_failed (self);
  _qd_window_describe_failure (self, path, error);
  show_page (self, "failed");
}

/**
 * qd_window_show_message:
 * @self: a window
 * @message: (not nullable): a sentence for the person
 *
 * Shows a message for a while.
 */
void
qd_window_show_message (QdWindow   *self,
                        const char *message)
{
  AdwToast *toast;

  g_return_if_fail (QD_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * qd_window_add_toast:
 * @self: a window
 * @toast: (not nullable) (transfer full): a message
 *
 * Shows a message that may have a button. Thread: the main one.
 */
void
qd_window_add_toast (QdWindow *self,
                     AdwToast *toast)
{
  g_return_if_fail (QD_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What the window asks of the application, which alone may import and export. */
void
_qd_window_request_export (QdWindow       *self,
                           QdExportDialog *dialog)
{
  g_signal_emit (self, signals[SIGNAL_EXPORT], 0, dialog);
}

void
_qd_window_request_import (QdWindow  *self,
                           GPtrArray *files)
{
  if (files->len > 0)
    g_signal_emit (self, signals[SIGNAL_IMPORT], 0, files);
}

void
_qd_window_request_notes_export (QdWindow   *self,
                                 QdNoteList *list,
                                 const char *format,
                                 GFile      *file)
{
  g_signal_emit (self, signals[SIGNAL_EXPORT_NOTES], 0, list, format, file);
}

void
_qd_window_request_sample (QdWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_SAMPLE], 0);
}

void
_qd_window_request_recovery (QdWindow   *self,
                             const char *way)
{
  g_signal_emit (self, signals[SIGNAL_RECOVER], 0, way);
}
