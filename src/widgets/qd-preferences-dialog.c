/* qd-preferences-dialog.c: what the person has settled once and for all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-preferences-dialog.h"

struct _QdPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwSwitchRow *mark_read;
  AdwSwitchRow *restore;
  AdwSwitchRow *background;
  AdwComboRow  *paper;
  AdwComboRow  *typeface;
  AdwComboRow  *line_width;
  AdwSpinRow   *text_size;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (QdPreferencesDialog, qd_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* The values of a setting, in the order of the rows of its combo. */
static const char *const papers[] = { "system", "light", "sepia", "dark", NULL };
static const char *const typefaces[] = { "serif", "sans", NULL };
static const char *const line_widths[] = { "narrow", "medium", "wide", NULL };

static gboolean
name_to_row (GValue   *value,
             GVariant *variant,
             gpointer  user_data)
{
  const char *const *names = user_data;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
row_to_name (const GValue       *value,
             const GVariantType *type,
             gpointer            user_data)
{
  const char *const *names = user_data;

  return g_value_get_uint (value) == GTK_INVALID_LIST_POSITION ? NULL : g_variant_new_string (names[g_value_get_uint (value)]);
}

static void
bind_combo (QdPreferencesDialog *self,
            const char          *key,
            AdwComboRow         *row,
            const char *const   *names)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, name_to_row, row_to_name, (gpointer)names, NULL);
}

static void
qd_preferences_dialog_dispose (GObject *object)
{
  g_clear_object (&QD_PREFERENCES_DIALOG (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (qd_preferences_dialog_parent_class)->dispose (object);
}

static void
qd_preferences_dialog_class_init (QdPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_preferences_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdPreferencesDialog, mark_read);
  gtk_widget_class_bind_template_child (widget_class, QdPreferencesDialog, restore);
  gtk_widget_class_bind_template_child (widget_class, QdPreferencesDialog, background);
  gtk_widget_class_bind_template_child (widget_class, QdPreferencesDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, QdPreferencesDialog, typeface);
  gtk_widget_class_bind_template_child (widget_class, QdPreferencesDialog, line_width);
  gtk_widget_class_bind_template_child (widget_class, QdPreferencesDialog, text_size);
}

static void
qd_preferences_dialog_init (QdPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new ("io.github.quotidian.Quotidian");
  g_settings_bind (self->settings, "mark-read", self->mark_read, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "restore-session", self->restore, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "import-in-background", self->background, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "text-size", self->text_size, "value", G_SETTINGS_BIND_DEFAULT);
  bind_combo (self, "paper", self->paper, papers);
  bind_combo (self, "typeface", self->typeface, typefaces);
  bind_combo (self, "line-width", self->line_width, line_widths);
}

/**
 * qd_preferences_dialog_new:
 *
 * Returns: (transfer full) (type QdPreferencesDialog): a dialog, floating
 */
AdwDialog *
qd_preferences_dialog_new (void)
{
  return g_object_new (QD_TYPE_PREFERENCES_DIALOG, NULL);
}
