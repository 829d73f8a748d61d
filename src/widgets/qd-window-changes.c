/* qd-window-changes.c: what was changed is said, and can be taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-undo-toast.h"
#include "widgets/qd-window-private.h"

/* A removal that its toast offers to take back. */
typedef struct
{
  QdWindow   *self; /* weak: a toast may outlive the window */
  QdLibrary  *library;
  QdUndoStep *step;
} Removal;

static void
removal_free (Removal *removal)
{
  g_clear_weak_pointer (&removal->self);
  g_clear_object (&removal->library);
  g_clear_object (&removal->step);
  g_free (removal);
}

/* The articles are removed now. Of a library that was closed, they have been removed then. */
static void
dismissed_cb (AdwToast *toast,
              Removal  *removal)
{
  GArray *ids = qd_undo_step_get_articles (removal->step);

  if (removal->self == NULL || removal->self->library != removal->library || !qd_undo_step_get_done (removal->step))
    return;
  qd_undo_history_forget (qd_library_get_undo_history (removal->library), removal->step);
  qd_library_remove_articles (removal->library, (const gint64 *)(gconstpointer)ids->data, ids->len);
}

static AdwToast *
offer_undo (QdWindow   *self,
            const char *message,
            QdUndoStep *step)
{
  AdwToast *toast = qd_undo_toast_new_for_step (message, self->library, step);

  /* What it says may have to be taken back now, not when others have been read. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
  return toast;
}

static void
applied_cb (QdWindow   *self,
            const char *message,
            QdUndoStep *step)
{
  g_autoptr (AdwToast) toast = message != NULL ? offer_undo (self, message, step) : NULL;
  GArray              *ids = qd_undo_step_get_articles (step);

  if (ids != NULL && !qd_undo_step_get_done (step))
    qd_article_pane_reveal (self->article_pane, g_array_index (ids, gint64, 0));
  /* What is corrected is found anew in its articles. */
  if (qd_undo_step_is_correction (step) && self->reading_pane != NULL)
    qd_reading_pane_reload (self->reading_pane);
}

/* Says what is changed in the library that is shown; in none if that is %NULL. */
void
_qd_window_watch_library (QdWindow  *self,
                          QdLibrary *library)
{
  if (self->library != NULL && self->library != library)
    {
      g_signal_handlers_disconnect_by_func (self->library, applied_cb, self);
      qd_library_remove_hidden (self->library);
    }
  if (library != NULL && self->library != library)
    g_signal_connect_object (library, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
}

static void
offer_articles (QdWindow   *self,
                QdUndoStep *step)
{
  guint                n = qd_undo_step_get_articles (step)->len;
  g_autofree char     *message = g_strdup_printf (ngettext ("%u article removed", "%u articles removed", n), n);
  g_autoptr (AdwToast) toast = offer_undo (self, message, step);
  Removal             *removal = g_new0 (Removal, 1);

  g_set_weak_pointer (&removal->self, self);
  removal->library = g_object_ref (self->library);
  removal->step = g_object_ref (step);
  g_object_set_data_full (G_OBJECT (toast), "removal", removal, (GDestroyNotify)removal_free);
  g_signal_connect (toast, "dismissed", G_CALLBACK (dismissed_cb), removal);
}

/* Hides articles, and removes them when the person has had time to think better of it. */
void
_qd_window_remove_articles (QdWindow *self,
                            GArray   *ids)
{
  const gint64          *rows = (const gint64 *)(gconstpointer)ids->data;
  g_autoptr (QdUndoStep) step = qd_undo_step_new_removal (rows, ids->len);

  qd_library_hide_articles (self->library, rows, ids->len);
  qd_library_note_step (self->library, step, NULL);
  offer_articles (self, step);
}

static gboolean
can_change (QdWindow *self)
{
  return self->library != NULL && qd_library_get_writable (self->library);
}

/* What was done last is taken back, then what was done before it. */
void
_qd_window_undo (QdWindow *self)
{
  QdUndoStep *step = can_change (self) ? qd_undo_history_get_last (qd_library_get_undo_history (self->library)) : NULL;

  if (step != NULL)
    qd_undo_history_undo (qd_library_get_undo_history (self->library), step);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* What was taken back last is done again. */
void
_qd_window_redo (QdWindow *self)
{
  QdUndoStep            *step = can_change (self) ? qd_undo_history_get_next (qd_library_get_undo_history (self->library)) : NULL;
  g_autoptr (QdUndoStep) kept = NULL;

  if (step == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  kept = g_object_ref (step);
  qd_undo_history_redo (qd_library_get_undo_history (self->library), step);
  if (qd_undo_step_get_articles (step) != NULL)
    offer_articles (self, step);
}
