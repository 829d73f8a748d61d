/* qd-check-dialog.c: who has these words, and how exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-check-dialog.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-statements.h"
#include "widgets/qd-comparison-list.h"
#include "widgets/qd-failure-page.h"

/* More than anybody is quoted with; the rest of what was pasted is not looked at. */
#define MOST_CHARACTERS 5000

struct _QdCheckDialog
{
  AdwDialog parent_instance;

  /* Template children */
  GtkTextView      *text;
  GtkButton        *check_button;
  GtkStack         *stack;
  AdwStatusPage    *failed;
  GtkLabel         *summary;
  QdComparisonList *list;

  /* Owned */
  QdLibrary    *library;
  GCancellable *cancellable;
  char         *words;

  gboolean narrow;
};

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

enum {
  SIGNAL_RENDITION_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdCheckDialog, qd_check_dialog, ADW_TYPE_DIALOG)

static void
rendition_activated_cb (QdCheckDialog *self,
                        gint64         article_id,
                        gint64         quotation_id)
{
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_RENDITION_ACTIVATED], 0, article_id, quotation_id);
}

static char *
dup_words (QdCheckDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter    start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, MOST_CHARACTERS);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* The words stand for the fullest text, and what was found for its renditions. */
static void
show_found (QdCheckDialog *self,
            GPtrArray     *renditions)
{
  g_autoptr (QdStatementRecord) statement = qd_statement_record_new (&(QdStatementRecord){
    .name = "", .text = self->words, .n_renditions = renditions->len, .first = QD_TIME_UNKNOWN, .last = QD_TIME_UNKNOWN, .renditions = renditions });
  g_autoptr (QdComparison)      comparison = qd_comparison_new (statement);
  g_autofree char              *summary = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u quotation has these words or some of them", "%u quotations have these words or some of them", renditions->len),
    renditions->len);

  gtk_label_set_text (self->summary, summary);
  qd_comparison_list_set_comparison (self->list, comparison);
  gtk_stack_set_visible_child_name (self->stack, "found");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), summary, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdCheckDialog) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     renditions = qd_store_check_words_finish (QD_STORE (source), result, &error);

  /* Other words were asked for, or the dialog is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (renditions == NULL)
    {
      qd_failure_page_set_error (self->failed, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else if (renditions->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
    }
  else
    {
      show_found (self, renditions);
    }
}

static void
check_cb (QdCheckDialog *self)
{
  g_autofree char *words = dup_words (self);

  g_cancellable_cancel (self->cancellable);
  if (*words == '\0')
    return;
  g_set_str (&self->words, words);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  qd_store_check_words_async (qd_library_get_store (self->library), words, self->cancellable, checked_cb, g_object_ref (self));
}

static void
text_changed_cb (QdCheckDialog *self)
{
  g_autofree char *words = dup_words (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->check_button), *words != '\0');
  if (*words == '\0')
    gtk_stack_set_visible_child_name (self->stack, "start");
}

/* A quotation is one paragraph: Enter asks, as in an entry; with Shift it begins a line. */
static gboolean
key_pressed_cb (QdCheckDialog  *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  check_cb (self);
  return GDK_EVENT_STOP;
}

static void
qd_check_dialog_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, QD_CHECK_DIALOG (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_check_dialog_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  QdCheckDialog *self = QD_CHECK_DIALOG (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->narrow = g_value_get_boolean (value);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  g_object_notify_by_pspec (object, pspec);
}

static void
qd_check_dialog_dispose (GObject *object)
{
  QdCheckDialog *self = QD_CHECK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  /* The child goes by way of its parent, which would let go of it again. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_CHECK_DIALOG);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (qd_check_dialog_parent_class)->dispose (object);
}

static void
qd_check_dialog_finalize (GObject *object)
{
  QdCheckDialog *self = QD_CHECK_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->words);

  G_OBJECT_CLASS (qd_check_dialog_parent_class)->finalize (object);
}

static void
qd_check_dialog_class_init (QdCheckDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_check_dialog_dispose;
  object_class->finalize = qd_check_dialog_finalize;
  object_class->get_property = qd_check_dialog_get_property;
  object_class->set_property = qd_check_dialog_set_property;

  /**
   * QdCheckDialog:narrow:
   *
   * Whether the pictures stand below their sources.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_RENDITION_ACTIVATED] =
    g_signal_new ("rendition-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (QD_TYPE_COMPARISON_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdCheckDialog, text);
  gtk_widget_class_bind_template_child (widget_class, QdCheckDialog, check_button);
  gtk_widget_class_bind_template_child (widget_class, QdCheckDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QdCheckDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, QdCheckDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, QdCheckDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, rendition_activated_cb);
}

static void
qd_check_dialog_init (QdCheckDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qd_check_dialog_new:
 * @library: (not nullable): where to look
 * @words: (nullable): what to look for at once, UTF-8
 *
 * Thread: main.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
qd_check_dialog_new (QdLibrary  *library,
                     const char *words)
{
  QdCheckDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);

  self = g_object_new (QD_TYPE_CHECK_DIALOG, NULL);
  self->library = g_object_ref (library);
  qd_comparison_list_set_library (self->list, library, TRUE);
  if (words != NULL && *words != '\0')
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), words, -1);
      check_cb (self);
    }
  return ADW_DIALOG (self);
}
