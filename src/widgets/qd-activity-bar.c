/* qd-activity-bar.c: shows the import at work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-activity-bar.h"

#include <glib/gi18n-lib.h>

#include "model/qd-format.h"
#include "widgets/qd-paragraph.h"

struct _QdActivityBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkRevealer    *revealer;
  GtkLabel       *text;
  QdParagraph    *detail;
  GtkProgressBar *progress;
  GtkButton      *pause_button;
  GtkButton      *cancel_button;

  /* Owned */
  QdActivity *activity;

  gboolean shown;
};

G_DEFINE_FINAL_TYPE (QdActivityBar, qd_activity_bar, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is said of it, ended after a part of it and not within one, which read “210” in one line and “articles a second” in the next. */
static char *
dup_detail (QdActivity *activity)
{
  g_auto (GStrv)           parts = g_strsplit (qd_activity_get_detail (activity), QD_FORMAT_SEPARATOR, -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv)           lines = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    g_strv_builder_take (kept, qd_format_keep_together (parts[i]));
  lines = g_strv_builder_end (kept);
  return g_strjoinv (QD_FORMAT_SEPARATOR, lines);
}

static void
show_activity (QdActivityBar *self)
{
  gboolean active = self->activity != NULL && qd_activity_get_active (self->activity);
  gboolean cancelling = FALSE;
  gboolean paused = FALSE;
  gboolean revealed = active && self->shown;
  double   fraction;

  if (active)
    {
      g_autofree char *detail = dup_detail (self->activity);

      g_object_get (self->activity, "cancelling", &cancelling, NULL);
      gtk_label_set_label (self->text, qd_activity_get_text (self->activity));
      qd_paragraph_set_text (self->detail, detail, NULL);
      paused = qd_activity_get_paused (self->activity);
      fraction = qd_activity_get_fraction (self->activity);
      if (fraction < 0 && !paused)
        gtk_progress_bar_pulse (self->progress);
      else
        gtk_progress_bar_set_fraction (self->progress, MAX (fraction, 0));
    }

  gtk_button_set_icon_name (self->pause_button, paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), paused ? _ ("Resume the Import") : _ ("Pause the Import"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->pause_button), active && !cancelling);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), active && !cancelling);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), active && *qd_paragraph_get_text (self->detail) != '\0');
  if (gtk_revealer_get_reveal_child (self->revealer) == revealed)
    return;
  gtk_revealer_set_reveal_child (self->revealer, revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

static void
pause_clicked_cb (QdActivityBar *self)
{
  if (self->activity != NULL)
    qd_activity_set_paused (self->activity, !qd_activity_get_paused (self->activity));
}

static void
cancel_clicked_cb (QdActivityBar *self)
{
  if (self->activity != NULL)
    qd_activity_cancel (self->activity);
}

static void
qd_activity_bar_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_REVEALED)
    g_value_set_boolean (value, gtk_revealer_get_reveal_child (QD_ACTIVITY_BAR (object)->revealer));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_activity_bar_dispose (GObject *object)
{
  QdActivityBar *self = QD_ACTIVITY_BAR (object);

  g_clear_object (&self->activity);
  /* The child goes by way of the bin, which would let go of it again. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_ACTIVITY_BAR);

  G_OBJECT_CLASS (qd_activity_bar_parent_class)->dispose (object);
}

static void
qd_activity_bar_class_init (QdActivityBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_activity_bar_dispose;
  G_OBJECT_CLASS (klass)->get_property = qd_activity_bar_get_property;

  /**
   * QdActivityBar:revealed:
   *
   * Whether there is something to show: a bar of the pane that holds nothing else goes away with it.
   */
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (QD_TYPE_PARAGRAPH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-activity-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QdActivityBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, QdActivityBar, text);
  gtk_widget_class_bind_template_child (widget_class, QdActivityBar, progress);
  gtk_widget_class_bind_template_child (widget_class, QdActivityBar, detail);
  gtk_widget_class_bind_template_child (widget_class, QdActivityBar, pause_button);
  gtk_widget_class_bind_template_child (widget_class, QdActivityBar, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, pause_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
qd_activity_bar_init (QdActivityBar *self)
{
  self->shown = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_activity_bar_set_activity:
 * @self: a bar
 * @activity: (nullable): what to show; a reference is taken
 */
void
qd_activity_bar_set_activity (QdActivityBar *self,
                              QdActivity    *activity)
{
  g_return_if_fail (QD_IS_ACTIVITY_BAR (self));

  if (self->activity == activity)
    return;

  if (self->activity != NULL)
    g_signal_handlers_disconnect_by_func (self->activity, show_activity, self);
  g_set_object (&self->activity, activity);
  if (activity != NULL)
    g_signal_connect_object (activity, "notify", G_CALLBACK (show_activity), self, G_CONNECT_SWAPPED);
  show_activity (self);
}

/**
 * qd_activity_bar_set_shown:
 * @self: a bar
 * @shown: whether it is the one that shows the activity
 *
 * Several regions have a bar, so that one is in sight however the window is folded.
 */
void
qd_activity_bar_set_shown (QdActivityBar *self,
                           gboolean       shown)
{
  g_return_if_fail (QD_IS_ACTIVITY_BAR (self));

  self->shown = shown;
  show_activity (self);
}
