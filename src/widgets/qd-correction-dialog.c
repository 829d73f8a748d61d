/* qd-correction-dialog.c: what the program found of a quotation, to be put right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-correction-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-correction-item.h"
#include "model/qd-relation-words.h"
#include "store/qd-store-correct.h"
#include "widgets/qd-dialog-toast.h"
#include "widgets/qd-passage-view.h"
#include "widgets/qd-row-names.h"

/* Speakers of the article that are offered. */
#define MOST_SPEAKERS 30

struct _QdCorrectionDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  GtkButton       *apply_button;
  QdPassageView   *passage;
  GtkButton       *only_button;
  GtkButton       *add_button;
  GtkButton       *reset_button;
  AdwEntryRow     *speaker;
  GtkMenuButton   *speakers_button;
  GtkListBox      *speakers;
  AdwComboRow     *kind;
  AdwEntryRow     *source;
  GtkWidget       *found;
  GtkBox          *reasons;

  /* Owned */
  QdLibrary         *library;
  QdArticle         *article;
  QdQuotationRecord *record; /* NULL for words that are no quotation yet */
  GArray            *kinds;  /* what the rows of the list stand for: a QdQuotationKind, or -1 for none */

  gboolean waiting;
};

enum {
  SIGNAL_CORRECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdCorrectionDialog, qd_correction_dialog, ADW_TYPE_DIALOG)

static int
get_chosen_kind (QdCorrectionDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);

  return selected < self->kinds->len ? g_array_index (self->kinds, int, selected) : -1;
}

static char *
dup_entered (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* What the person has changed; it refers to the widgets' texts, which are in @texts. */
static GArray *
list_requests (QdCorrectionDialog *self,
               GPtrArray          *texts)
{
  GArray            *requests = g_array_new (FALSE, FALSE, sizeof (QdCorrectionRequest));
  const QdQuotation *quotation = self->record != NULL ? self->record->quotation : NULL;
  gint64             id = self->record != NULL ? self->record->id : 0;
  char              *speaker = dup_entered (self->speaker), *source = dup_entered (self->source);
  int                kind = get_chosen_kind (self);
  guint              n_spans;
  const QdSpan      *spans = qd_passage_view_get_spans (self->passage, &n_spans);
  gboolean           moved = quotation == NULL || qd_passage_view_is_changed (self->passage);

  g_ptr_array_add (texts, speaker);
  g_ptr_array_add (texts, source);
  if (kind >= 0 && g_strcmp0 (speaker, quotation != NULL && quotation->speaker != NULL ? quotation->speaker : "") != 0)
    g_array_append_val (requests, ((QdCorrectionRequest){ id, QD_CORRECTION_SPEAKER, *speaker != '\0' ? speaker : NULL, quotation == NULL ? spans : NULL, quotation == NULL ? n_spans : 0 }));
  if (quotation == NULL ? kind != QD_QUOTATION_DIRECT : kind != (int)quotation->kind)
    g_array_append_val (requests, ((QdCorrectionRequest){ id, QD_CORRECTION_KIND, kind >= 0 ? qd_quotation_kind_to_string ((QdQuotationKind)kind) : NULL, quotation == NULL ? spans : NULL, quotation == NULL ? n_spans : 0 }));
  if (kind >= 0 && moved && n_spans > 0)
    g_array_append_val (requests, ((QdCorrectionRequest){ id, QD_CORRECTION_EXTENT, NULL, spans, n_spans }));
  if (*source != '\0' && strcmp (source, self->article->record->source) != 0)
    g_array_append_val (requests, ((QdCorrectionRequest){ 0, QD_CORRECTION_SOURCE, source, NULL, 0 }));
  return requests;
}

static void
update (QdCorrectionDialog *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    requests = list_requests (self, texts);
  gboolean              quoted = get_chosen_kind (self) >= 0;
  gboolean              selected = qd_passage_view_has_selection (self->passage);

  gtk_widget_set_sensitive (GTK_WIDGET (self->speaker), quoted);
  gtk_widget_set_sensitive (GTK_WIDGET (self->only_button), quoted && selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), quoted && selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset_button), qd_passage_view_is_changed (self->passage));
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), requests->len > 0 && !self->waiting);
}

static void
corrected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (QdCorrectionDialog) self = user_data;
  g_autoptr (GError)             error = NULL;
  g_autoptr (QdCorrectionChange) undo = qd_store_correct_finish (QD_STORE (source), result, &error);

  self->waiting = FALSE;
  if (undo != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_CORRECTED], 0, undo);
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else
    {
      qd_dialog_toast_tell (ADW_DIALOG (self), self->toasts, error->message);
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        update (self);
    }
}

static void
apply_cb (QdCorrectionDialog *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    requests = list_requests (self, texts);

  if (requests->len == 0 || self->waiting)
    return;
  self->waiting = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), FALSE);
  qd_store_correct_async (qd_library_get_store (self->library), self->article->record->id,
                          &g_array_index (requests, QdCorrectionRequest, 0), requests->len, corrected_cb, g_object_ref (self));
}

static void
close_cb (QdCorrectionDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
only_cb (QdCorrectionDialog *self)
{
  qd_passage_view_take_selection (self->passage, FALSE);
  update (self);
}

static void
add_cb (QdCorrectionDialog *self)
{
  qd_passage_view_take_selection (self->passage, TRUE);
  update (self);
}

static void
reset_cb (QdCorrectionDialog *self)
{
  qd_passage_view_reset (self->passage);
  update (self);
}

static void
speaker_activated_cb (QdCorrectionDialog *self,
                      GtkListBoxRow      *row)
{
  gtk_editable_set_text (GTK_EDITABLE (self->speaker), gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));
  gtk_menu_button_popdown (self->speakers_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->speaker));
}

/* Everybody else whom the article quotes. */
static void
list_speakers (QdCorrectionDialog *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->article->quotations->len && g_hash_table_size (seen) < MOST_SPEAKERS; i++)
    {
      const char *speaker = ((const QdQuotationRecord *)self->article->quotations->pdata[i])->quotation->speaker;
      GtkWidget  *label;

      if (speaker == NULL || !g_hash_table_add (seen, (gpointer)speaker))
        continue;
      label = gtk_label_new (speaker);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
      gtk_list_box_append (self->speakers, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->speakers_button), g_hash_table_size (seen) > 0);
}

static void
list_kinds (QdCorrectionDialog *self)
{
  int                       current = self->record != NULL ? (int)self->record->quotation->kind : QD_QUOTATION_DIRECT;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int kind = QD_QUOTATION_DIRECT; kind <= QD_QUOTATION_NESTED; kind++)
    if (kind != QD_QUOTATION_NESTED || current == QD_QUOTATION_NESTED)
      g_array_append_val (self->kinds, kind);
  if (self->record != NULL)
    {
      int none = -1;

      g_array_append_val (self->kinds, none);
    }
  for (guint i = 0; i < self->kinds->len; i++)
    gtk_string_list_append (words, qd_correction_words_for_kind (g_array_index (self->kinds, int, i)));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (words));
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_array_index (self->kinds, int, i) == current)
      adw_combo_row_set_selected (self->kind, i);
}

static void
list_reasons (QdCorrectionDialog *self)
{
  g_auto (GStrv) lines = self->record != NULL ? qd_relation_words_dup_reasons (self->record->quotation) : NULL;

  gtk_widget_set_visible (self->found, lines != NULL);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "body");
      gtk_box_append (self->reasons, label);
    }
}

static void
qd_correction_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_CORRECTION_DIALOG);

  G_OBJECT_CLASS (qd_correction_dialog_parent_class)->dispose (object);
}

static void
qd_correction_dialog_finalize (GObject *object)
{
  QdCorrectionDialog *self = QD_CORRECTION_DIALOG (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->article, qd_article_unref);
  g_clear_pointer (&self->record, qd_quotation_record_unref);
  g_array_unref (self->kinds);

  G_OBJECT_CLASS (qd_correction_dialog_parent_class)->finalize (object);
}

static void
qd_correction_dialog_class_init (QdCorrectionDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_correction_dialog_dispose;
  object_class->finalize = qd_correction_dialog_finalize;

  /**
   * QdCorrectionDialog::corrected:
   * @self: a dialog
   * @undo: (type QdCorrectionChange): what takes it back
   *
   * The correction is in the library.
   */
  signals[SIGNAL_CORRECTED] =
    g_signal_new ("corrected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, QD_TYPE_CORRECTION_CHANGE);

  g_type_ensure (QD_TYPE_PASSAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-correction-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, passage);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, only_button);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, reset_button);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, speaker);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, speakers_button);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, speakers);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, source);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, found);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionDialog, reasons);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, speaker_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
qd_correction_dialog_init (QdCorrectionDialog *self)
{
  self->kinds = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  qd_dialog_toast_watch (ADW_DIALOG (self));
  qd_row_names_set (GTK_WIDGET (self->speaker), _ ("Speaker"));
  qd_row_names_set (GTK_WIDGET (self->source), _ ("Source of the Article"));
}

static void
show_quotation (QdCorrectionDialog *self,
                QdSpan              words)
{
  const QdQuotation *quotation = self->record != NULL ? self->record->quotation : NULL;

  if (quotation != NULL)
    qd_passage_view_show (self->passage, self->article->body, quotation->spans, quotation->n_spans);
  else
    qd_passage_view_show (self->passage, self->article->body, &words, 1);
  if (quotation != NULL && quotation->speaker != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->speaker), quotation->speaker);
  gtk_editable_set_text (GTK_EDITABLE (self->source), self->article->record->source);
  if (quotation == NULL)
    {
      adw_dialog_set_title (ADW_DIALOG (self), _ ("Mark as a Quotation"));
      gtk_button_set_label (self->apply_button, _ ("_Mark"));
    }
}

/**
 * qd_correction_dialog_new:
 * @library: (not nullable): the library, which can be written
 * @article: (not nullable): the article that is read
 * @quotation_id: the row of one of its quotations; 0 for words that are no quotation yet
 * @words: where these words are, bytes into the body; without meaning for a quotation
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
qd_correction_dialog_new (QdLibrary *library,
                          QdArticle *article,
                          gint64     quotation_id,
                          QdSpan     words)
{
  QdCorrectionDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (article != NULL, NULL);

  self = g_object_new (QD_TYPE_CORRECTION_DIALOG, NULL);
  self->library = g_object_ref (library);
  self->article = qd_article_ref (article);
  for (guint i = 0; quotation_id != 0 && i < article->quotations->len; i++)
    if (((QdQuotationRecord *)article->quotations->pdata[i])->id == quotation_id)
      self->record = qd_quotation_record_ref (article->quotations->pdata[i]);
  list_kinds (self);
  list_speakers (self);
  list_reasons (self);
  show_quotation (self, words);
  update (self);
  return ADW_DIALOG (self);
}
