/* qd-shortcut-row.c: what can be done by key, and with which
 *
 * What is done stands at one side and the keys at the other; where there is no room for both, the keys stand below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-shortcut-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _QdShortcutRow
{
  AdwPreferencesRow parent_instance;

  /* Owned by the row's box */
  GtkWidget *title;
  GtkWidget *keys;

  /* Owned */
  char *accelerator;
  char *spoken; /* the keys in words */
};

enum {
  PROP_0,
  PROP_ACCELERATOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdShortcutRow, qd_shortcut_row, ADW_TYPE_PREFERENCES_ROW)

/* GTK has the names of most keys in the language of the interface, but not of this one. */
static char *
dup_label (guint           key,
           GdkModifierType modifiers)
{
  /* Translators: the key of that name. */
  if (key == GDK_KEY_Menu && modifiers == 0)
    return g_strdup (C_ ("key", "Menu"));

  return gtk_accelerator_get_label (key, modifiers);
}

static void
append_cap (GtkWidget  *box,
            const char *label)
{
  GtkWidget *cap = gtk_label_new (label);

  gtk_widget_add_css_class (cap, "keycap");
  gtk_box_append (GTK_BOX (box), cap);
}

/* The keys that are held down stand in the label of the whole before that of the key itself: “Ctrl+Shift+” before “+”. */
static GtkWidget *
make_combination (guint           key,
                  GdkModifierType modifiers)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *whole = dup_label (key, modifiers);
  g_autofree char *last = dup_label (key, 0);

  if (g_str_has_suffix (whole, last))
    {
      g_autofree char *held = g_strndup (whole, strlen (whole) - strlen (last));
      g_auto (GStrv)   names = g_strsplit (held, "+", -1);

      for (guint i = 0; names[i] != NULL; i++)
        if (*names[i] != '\0')
          append_cap (box, names[i]);
      append_cap (box, last);
    }
  else
    append_cap (box, whole);

  /* Keys are pressed in the order in which their names are written. */
  gtk_widget_set_direction (box, GTK_TEXT_DIR_LTR);
  for (GtkWidget *cap = gtk_widget_get_first_child (box); cap != NULL; cap = gtk_widget_get_next_sibling (cap))
    gtk_widget_set_direction (cap, GTK_TEXT_DIR_LTR);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static void
update_name (QdShortcutRow *self)
{
  const char      *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *name = self->spoken != NULL ? g_strdup_printf ("%s, %s", title, self->spoken) : g_strdup (title);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_accelerator (QdShortcutRow *self,
                 const char    *accelerator)
{
  g_auto (GStrv) alternatives = g_strsplit (accelerator, " ", -1);

  g_set_str (&self->accelerator, accelerator);
  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      guint            key;
      GdkModifierType  modifiers;
      g_autofree char *label = NULL;
      g_autofree char *before = g_steal_pointer (&self->spoken);

      if (!gtk_accelerator_parse (qd_shortcut_row_mirror (alternatives[i]), &key, &modifiers))
        {
          g_critical ("“%s” is no key", alternatives[i]);
          continue;
        }
      if (i > 0)
        {
          GtkWidget *between = gtk_label_new ("/");

          gtk_widget_add_css_class (between, "dimmed");
          adw_wrap_box_append (ADW_WRAP_BOX (self->keys), between);
        }
      label = dup_label (key, modifiers);
      /* Translators: two keys that do the same, or one and its opposite, as it is read aloud. */
      self->spoken = before != NULL ? g_strdup_printf (_ ("%s or %s"), before, label) : g_strdup (label);
      adw_wrap_box_append (ADW_WRAP_BOX (self->keys), make_combination (key, modifiers));
    }
  update_name (self);
}

static void
qd_shortcut_row_finalize (GObject *object)
{
  QdShortcutRow *self = QD_SHORTCUT_ROW (object);

  g_clear_pointer (&self->accelerator, g_free);
  g_clear_pointer (&self->spoken, g_free);

  G_OBJECT_CLASS (qd_shortcut_row_parent_class)->finalize (object);
}

static void
qd_shortcut_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACCELERATOR:
      g_value_set_string (value, QD_SHORTCUT_ROW (object)->accelerator);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_shortcut_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ACCELERATOR:
      if (g_value_get_string (value) != NULL)
        set_accelerator (QD_SHORTCUT_ROW (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_shortcut_row_class_init (QdShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = qd_shortcut_row_finalize;
  object_class->get_property = qd_shortcut_row_get_property;
  object_class->set_property = qd_shortcut_row_set_property;

  /**
   * QdShortcutRow:accelerator:
   *
   * One or more keys as gtk_accelerator_parse() takes them, with a space between two.
   */
  properties[PROP_ACCELERATOR] = g_param_spec_string ("accelerator", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_shortcut_row_init (QdShortcutRow *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  self->title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  self->keys = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->keys), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->keys), 4);
  gtk_widget_add_css_class (self->keys, "shortcut-keys");
  gtk_widget_set_valign (self->keys, GTK_ALIGN_CENTER);

  adw_wrap_box_append (ADW_WRAP_BOX (box), self->title);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->keys);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (box), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "shortcut-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  g_signal_connect_object (self, "notify::title", G_CALLBACK (update_name), self, G_CONNECT_SWAPPED);
}

/**
 * qd_shortcut_row_mirror:
 * @accelerator: (not nullable): a key as gtk_accelerator_parse() takes it
 *
 * Thread: main.
 *
 * Returns: (transfer none): the key that does the same where one reads from right to left, if one does: that with the other arrow
 *   sideways and Alt, which goes back or forward; else @accelerator
 */
const char *
qd_shortcut_row_mirror (const char *accelerator)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return accelerator;
  if (g_str_equal (accelerator, "<Alt>Left"))
    return "<Alt>Right";
  if (g_str_equal (accelerator, "<Alt>Right"))
    return "<Alt>Left";

  return accelerator;
}

/**
 * qd_shortcut_row_matches:
 * @self: (not nullable): a row
 * @words: (not nullable): what somebody looks for
 *
 * Thread: main.
 *
 * Returns: whether what is done, or a key as it is labelled, contains @words, in whichever case
 */
gboolean
qd_shortcut_row_matches (QdShortcutRow *self,
                         const char    *words)
{
  g_autofree char *wanted = NULL;
  g_autofree char *title = NULL;
  g_autofree char *keys = NULL;

  g_return_val_if_fail (QD_IS_SHORTCUT_ROW (self) && words != NULL, FALSE);

  wanted = g_utf8_casefold (words, -1);
  title = g_utf8_casefold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
  keys = g_utf8_casefold (self->spoken != NULL ? self->spoken : "", -1);

  return strstr (title, wanted) != NULL || strstr (keys, wanted) != NULL;
}
