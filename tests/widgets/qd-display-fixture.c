/* qd-display-fixture.c: what tests of widgets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-display-fixture.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>

/* How long what is waited for may take on a machine that does much else. */
#define WAIT_US (60 * G_USEC_PER_SEC)
#define TITLE "Quotidian under test"

/* Sets up GTK and the test, as gtk_test_init() does, which ends the process where there is no display: there the test is skipped. */
void
display_test_init (int    *argc,
                   char ***argv)
{
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "en_US.UTF-8");
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (EXIT_SUCCESS);
    }
  g_test_init (argc, argv, NULL);
}

/* Sets up GTK, the styles and the icons as the application does; animations are off. */
void
display_init (int    *argc,
              char ***argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;
  GdkDisplay                *display;

  g_setenv ("GTK_A11Y", "test", FALSE);
  display_test_init (argc, argv);
  adw_init ();
  display = gdk_display_get_default ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/io/github/quotidian/Quotidian/icons");
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/quotidian/Quotidian/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Lets everything that is due happen. */
void
display_settle (void)
{
  gint64 end = g_get_monotonic_time () + 60 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Shows @child in a window of its own and waits until it was drawn. */
GtkWidget *
display_present (GtkWidget *child,
                 int        width,
                 int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_title (GTK_WINDOW (window), TITLE);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  display_settle ();
  return window;
}

/* Destroys a window and checks that nothing keeps it. */
void
display_close (GtkWidget *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_destroy (GTK_WINDOW (window));
  display_settle ();
  g_assert_null (alive);
}

/* Runs the main loop until @condition holds; FALSE if it does not in time. */
gboolean
display_wait (DisplayCondition condition,
              gpointer         data)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  return TRUE;
}

/* All mapped widgets of a type under @root, in the order of the tree. */
void
display_find_all (GtkWidget *root,
                  GType      type,
                  GPtrArray *found)
{
  if (!gtk_widget_get_child_visible (root))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    display_find_all (child, type, found);
}

/* The first of them; NULL for none. */
GtkWidget *
display_find (GtkWidget *root,
              GType      type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  display_find_all (root, type, found);
  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

/* Runs xdotool on the window under test; FALSE where it is missing. */
static gboolean
run_xdotool (const char *before,
             const char *behind)
{
  g_autofree char        *tool = g_find_program_in_path ("xdotool");
  g_autofree char        *command = NULL;
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (tool == NULL)
    return FALSE;
  command = g_strdup_printf ("exec xdotool %s \"$(xdotool search --onlyvisible --name '%s' | tail -n 1)\" %s", before, TITLE, behind);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "timeout", "60", "sh", "-c", command, NULL);
  g_assert_no_error (error);
  while (g_subprocess_get_identifier (process) != NULL)
    g_main_context_iteration (NULL, FALSE);
  display_settle ();
  return TRUE;
}

/* Clicks at a place of @widget with the pointer of the display; FALSE where xdotool is missing. */
gboolean
display_click (GtkWidget *widget,
               double     x,
               double     y)
{
  GtkNative       *native = gtk_widget_get_native (widget);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float)x, (float)y);
  double           surface_x, surface_y;
  g_autofree char *place = NULL;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &point, &point));
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  place = g_strdup_printf ("%d %d click 1", (int)lround (point.x + surface_x), (int)lround (point.y + surface_y));
  return run_xdotool ("mousemove --sync --window", place);
}

/* Presses keys, in the words of xdotool; FALSE where that is missing. */
gboolean
display_type (const char *keys)
{
  g_autofree char *behind = g_strconcat ("key --delay 30 ", keys, NULL);

  return run_xdotool ("windowfocus", behind);
}
