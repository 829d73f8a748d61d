/* qd-window-corrections.c: putting right what the program found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-correct.h"
#include "widgets/qd-check-dialog.h"
#include "widgets/qd-compare-dialog.h"
#include "widgets/qd-correction-dialog.h"
#include "widgets/qd-corrections-dialog.h"
#include "widgets/qd-statement-dialog.h"
#include "widgets/qd-window-private.h"

static void
corrected_cb (QdWindow           *self,
              QdCorrectionChange *inverse)
{
  g_autoptr (QdUndoStep) step = qd_undo_step_new_correction (inverse);

  if (self->library != NULL)
    qd_library_note_step (self->library, step, _ ("Corrected"));
}

/* Closes a popover that a dialog is opened from, first: the dialog gives the focus back to where it was, and a button that
 * has gone by then would keep all keys. */
static void
leave_popover (QdWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover == NULL)
    return;
  gtk_widget_grab_focus (gtk_widget_get_parent (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
present (QdWindow *self,
         gint64    quotation_id,
         QdSpan    words)
{
  QdArticle *article = qd_reading_pane_get_article (self->reading_pane);
  AdwDialog *dialog;

  if (article == NULL || (quotation_id == 0 && qd_span_is_empty (words)))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dialog = qd_correction_dialog_new (self->library, article, quotation_id, words);
  g_signal_connect_object (dialog, "corrected", G_CALLBACK (corrected_cb), self, G_CONNECT_SWAPPED);
  leave_popover (self);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Corrects a quotation: that with the row given; for 0, the selected one. */
void
_qd_window_correct (QdWindow *self,
                    gint64    quotation_id)
{
  present (self, quotation_id != 0 ? quotation_id : qd_reading_pane_get_quotation_id (self->reading_pane), QD_SPAN_NONE);
}

/* Marks the words that are selected in the article as a quotation. */
void
_qd_window_mark_quotation (QdWindow *self)
{
  present (self, 0, qd_reading_pane_get_selected_words (self->reading_pane));
}

/* What they show is not so any more, and what is told stands behind them. */
static void
close_comparisons (QdWindow *self)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))) != NULL &&
         (QD_IS_COMPARE_DIALOG (dialog) || QD_IS_CHECK_DIALOG (dialog)))
    adw_dialog_force_close (dialog);
}

static void
related_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdWindow)           self = user_data;
  g_autoptr (GError)             error = NULL;
  g_autoptr (QdCorrectionChange) undo = qd_store_correct_finish (QD_STORE (source), result, &error);

  /* Another library may have been opened meanwhile: there it cannot be taken back. */
  if (self->library == NULL || qd_library_get_store (self->library) != QD_STORE (source))
    return;
  close_comparisons (self);
  if (undo == NULL)
    qd_window_show_message (self, error->message);
  else if (self->reading_pane != NULL)
    corrected_cb (self, undo);
}

/* Says what ties two quotations. */
void
_qd_window_relate (QdWindow                *self,
                   const QdRelationRequest *request)
{
  if (self->library != NULL)
    qd_store_relate_async (qd_library_get_store (self->library), request, 1, related_cb, g_object_ref (self));
}

static void
chosen_cb (QdWindow   *self,
           gint64      other_id,
           gint64      quotation_id,
           const char *kind)
{
  QdRelationRequest request = { other_id, quotation_id, QD_RELATION_NONE };

  if (qd_relation_kind_from_string (kind, &request.kind))
    _qd_window_relate (self, &request);
}

/* Lets the person look for a quotation that is of the same statement: as that with the row given; for 0, the selected one. */
void
_qd_window_choose_statement (QdWindow *self,
                             gint64    quotation_id)
{
  QdArticle *article = qd_reading_pane_get_article (self->reading_pane);
  gint64     id = quotation_id != 0 ? quotation_id : qd_reading_pane_get_quotation_id (self->reading_pane);

  for (guint i = 0; article != NULL && i < article->quotations->len; i++)
    {
      QdQuotationRecord *record = article->quotations->pdata[i];
      AdwDialog         *dialog;

      if (record->id != id)
        continue;
      dialog = qd_statement_dialog_new (self->library, record);
      g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      leave_popover (self);
      adw_dialog_present (dialog, GTK_WIDGET (self));
      return;
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
article_activated_cb (QdWindow   *self,
                      gint64      article_id,
                      const char *words)
{
  qd_reading_pane_open_at_words (self->reading_pane, article_id, words);
}

void
_qd_window_show_corrections (QdWindow *self)
{
  AdwDialog *dialog = qd_corrections_dialog_new (self->library);

  g_signal_connect_object (dialog, "article-activated", G_CALLBACK (article_activated_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
