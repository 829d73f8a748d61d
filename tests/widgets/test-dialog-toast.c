/* test-dialog-toast.c: what a dialog has to say is read, also when it comes while the dialog is being closed, or after that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "qd-display-fixture.h"
#include "qd-library-fixture.h"
#include "widgets/qd-dialog-toast.h"
#include "widgets/qd-window-private.h"

typedef struct
{
  QdWindow        *window;
  AdwDialog       *dialog;
  AdwToastOverlay *overlay;
} Case;

/* A label that says it, below a widget and in none of its dialogs. */
static gboolean
says (GtkWidget  *root,
      const char *words)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_dialog (gpointer user_data)
{
  return says (GTK_WIDGET (((Case *)user_data)->overlay), "Done");
}

static gboolean
is_in_window (gpointer user_data)
{
  return says (GTK_WIDGET (((Case *)user_data)->window->toasts), "Done");
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (((Case *)user_data)->dialog != NULL ? GTK_WIDGET (((Case *)user_data)->dialog) : GTK_WIDGET (((Case *)user_data)->window));
}

static gboolean
is_unrooted (gpointer user_data)
{
  return gtk_widget_get_root (GTK_WIDGET (((Case *)user_data)->dialog)) == NULL;
}

static void
set_up (Case         *test,
        gconstpointer data)
{
  test->window = qd_window_new (GTK_APPLICATION (g_application_get_default ()));
  gtk_window_present (GTK_WINDOW (test->window));
  g_assert_true (qd_await (is_mapped, test));
  test->dialog = g_object_ref_sink (adw_dialog_new ());
  test->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_dialog_set_child (test->dialog, GTK_WIDGET (test->overlay));
  qd_dialog_toast_watch (test->dialog);
  adw_dialog_present (test->dialog, GTK_WIDGET (test->window));
  g_assert_true (qd_await (is_mapped, test));
}

static void
tear_down (Case         *test,
           gconstpointer data)
{
  g_object_unref (test->dialog);
  gtk_window_destroy (GTK_WINDOW (test->window));
}

static void
test_open (Case         *test,
           gconstpointer data)
{
  qd_dialog_toast_tell (test->dialog, test->overlay, "Done");
  g_assert_true (qd_await (is_in_dialog, test));
  g_assert_false (is_in_window (test));
}

static void
test_closing (Case         *test,
              gconstpointer data)
{
  /* Until it has come up: one that has not is gone at once. */
  for (guint i = 0; i < 8; i++)
    display_settle ();
  adw_dialog_close (test->dialog);
  /* It is there still, and moves out of the picture. */
  g_assert_false (is_unrooted (test));
  qd_dialog_toast_tell (test->dialog, test->overlay, "Done");
  g_assert_true (qd_await (is_in_window, test));
  g_assert_false (is_in_dialog (test));
}

static void
test_closed (Case         *test,
             gconstpointer data)
{
  adw_dialog_close (test->dialog);
  g_assert_true (qd_await (is_unrooted, test));
  qd_dialog_toast_tell (test->dialog, NULL, "Done");
  g_assert_true (qd_await (is_in_window, test));
}

/* One that is shown again has a say again. */
static void
test_again (Case         *test,
            gconstpointer data)
{
  adw_dialog_close (test->dialog);
  g_assert_true (qd_await (is_unrooted, test));
  adw_dialog_present (test->dialog, GTK_WIDGET (test->window));
  g_assert_true (qd_await (is_mapped, test));
  test_open (test, data);
}

/* Without a window there is nobody to tell. */
static void
test_no_window (Case         *test,
                gconstpointer data)
{
  QdWindow *window = test->window;

  test->window = qd_window_new (GTK_APPLICATION (g_application_get_default ()));
  gtk_window_destroy (GTK_WINDOW (window));
  qd_dialog_toast_tell (test->dialog, NULL, "Done");
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
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);

  g_test_add ("/widgets/dialog-toast/open", Case, NULL, set_up, test_open, tear_down);
  g_test_add ("/widgets/dialog-toast/closing", Case, NULL, set_up, test_closing, tear_down);
  g_test_add ("/widgets/dialog-toast/closed", Case, NULL, set_up, test_closed, tear_down);
  g_test_add ("/widgets/dialog-toast/again", Case, NULL, set_up, test_again, tear_down);
  g_test_add ("/widgets/dialog-toast/no-window", Case, NULL, set_up, test_no_window, tear_down);
  return g_test_run ();
}
