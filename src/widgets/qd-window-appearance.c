/* qd-window-appearance.c: paper, typeface and size of text, as the settings say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-window-private.h"

/* In percent of the usual size. Each has a class in style-paper.css, as a text view takes its font from CSS alone. */
static const int sizes[] = { 70, 80, 90, 100, 110, 125, 150, 175, 200, 250 };

static guint
find_size (int percent)
{
  guint nearest = 0;

  for (guint i = 1; i < G_N_ELEMENTS (sizes); i++)
    if (ABS (sizes[i] - percent) < ABS (sizes[nearest] - percent))
      nearest = i;

  return nearest;
}

static void
set_css_class (QdWindow   *self,
               const char *name,
               gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
paper_cb (QdWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *paper = g_settings_get_string (self->settings, "paper");
  gboolean         sepia = g_str_equal (paper, "sepia");

  adw_style_manager_set_color_scheme (manager, g_str_equal (paper, "dark")             ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : sepia || g_str_equal (paper, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                                                       : ADW_COLOR_SCHEME_DEFAULT);
  /* Who needs high contrast gets black on white. */
  set_css_class (self, "sepia", sepia && !adw_style_manager_get_high_contrast (manager));
}

static void
typeface_cb (QdWindow *self)
{
  g_autofree char *typeface = g_settings_get_string (self->settings, "typeface");

  set_css_class (self, "sans", g_str_equal (typeface, "sans"));
}

static void
text_size_cb (QdWindow *self)
{
  guint wanted = find_size (g_settings_get_int (self->settings, "text-size"));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("text-size-%d", sizes[i]);

      set_css_class (self, name, i == wanted);
    }
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "text-smaller")), wanted > 0);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "text-larger")), wanted + 1 < G_N_ELEMENTS (sizes));
}

static void
larger_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  QdWindow *self = user_data;
  guint     now = find_size (g_settings_get_int (self->settings, "text-size"));

  g_settings_set_int (self->settings, "text-size", sizes[MIN (now + 1, G_N_ELEMENTS (sizes) - 1)]);
}

static void
smaller_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  QdWindow *self = user_data;
  guint     now = find_size (g_settings_get_int (self->settings, "text-size"));

  g_settings_set_int (self->settings, "text-size", sizes[now > 0 ? now - 1 : 0]);
}

static void
normal_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  QdWindow *self = user_data;

  g_settings_reset (self->settings, "text-size");
}

static const GActionEntry entries[] = {
  { "text-larger", larger_cb },
  { "text-smaller", smaller_cb },
  { "text-normal", normal_cb },
};

/* Makes the window look as the settings say, now and whenever they change. */
void
_qd_window_add_appearance (QdWindow *self)
{
  g_autoptr (GAction) paper = g_settings_create_action (self->settings, "paper");

  g_action_map_add_action (G_ACTION_MAP (self), paper);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->settings, "changed::paper", G_CALLBACK (paper_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::typeface", G_CALLBACK (typeface_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::text-size", G_CALLBACK (text_size_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (paper_cb), self, G_CONNECT_SWAPPED);
  paper_cb (self);
  typeface_cb (self);
  text_size_cb (self);
}
