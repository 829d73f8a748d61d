/* qd-appearance-popover.c: how articles are set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-appearance-popover.h"

#include <glib/gi18n-lib.h>

struct _QdAppearancePopover
{
  GtkPopover parent_instance;

  AdwToggleGroup *typefaces;
  AdwToggleGroup *line_widths;
  GtkButton      *size_button;

  GSettings *settings;
};

/* Of a popover, beside what is in it: its frame, its shadow and its padding on both sides. Pixels. */
#define ROOM_AROUND 56

G_DEFINE_FINAL_TYPE (QdAppearancePopover, qd_appearance_popover, GTK_TYPE_POPOVER)

static void
text_size_cb (QdAppearancePopover *self)
{
  /* Translators: the size of the text, as in “120 %”; a space that does not break stands before the sign where a language has one. */
  g_autofree char *label = g_strdup_printf (_ ("%d%%"), g_settings_get_int (self->settings, "text-size"));

  gtk_button_set_label (self->size_button, label);
}

/* GTK 4.18 describes a button by what it finds in its popover while that is open: by the tooltip of one of the buttons here. */
static void
describe_button_cb (QdAppearancePopover *self)
{
  GtkWidget *menu_button = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (menu_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Appearance"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (menu_button)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Appearance"), -1);
}

/* What large text makes wider than the window stands in lines one below the other: a popover cannot be scrolled sideways. */
static void
fit_cb (QdAppearancePopover *self)
{
  AdwToggleGroup *groups[] = { self->typefaces, self->line_widths };
  GtkRoot        *root = gtk_widget_get_root (GTK_WIDGET (self));
  int             room = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) - ROOM_AROUND : G_MAXINT;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      int wanted;

      gtk_orientable_set_orientation (GTK_ORIENTABLE (groups[i]), GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_measure (GTK_WIDGET (groups[i]), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
      if (wanted > room)
        gtk_orientable_set_orientation (GTK_ORIENTABLE (groups[i]), GTK_ORIENTATION_VERTICAL);
    }
}

static void
qd_appearance_popover_dispose (GObject *object)
{
  g_clear_object (&QD_APPEARANCE_POPOVER (object)->settings);
  gtk_popover_set_child (GTK_POPOVER (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_APPEARANCE_POPOVER);

  G_OBJECT_CLASS (qd_appearance_popover_parent_class)->dispose (object);
}

static void
qd_appearance_popover_class_init (QdAppearancePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_appearance_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-appearance-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, QdAppearancePopover, typefaces);
  gtk_widget_class_bind_template_child (widget_class, QdAppearancePopover, line_widths);
  gtk_widget_class_bind_template_child (widget_class, QdAppearancePopover, size_button);
}

static void
qd_appearance_popover_init (QdAppearancePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (describe_button_cb), NULL);
  g_signal_connect (self, "notify::visible", G_CALLBACK (fit_cb), NULL);

  self->settings = g_settings_new ("io.github.quotidian.Quotidian");
  g_settings_bind (self->settings, "typeface", self->typefaces, "active-name", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "line-width", self->line_widths, "active-name", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::text-size", G_CALLBACK (text_size_cb), self, G_CONNECT_SWAPPED);
  text_size_cb (self);
}
