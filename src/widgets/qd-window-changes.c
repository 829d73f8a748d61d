/* qd-window-changes.c: what was changed is said, and can be taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-undo-toast.h"
#include "widgets/qd-window-private.h"

#include <glib/gi18n-lib.h>

/* A removal that its toast offers to take back. */
typedef struct
{
  QdWindow  *self; /* weak: a toast may outlive the window */
  QdLibrary *library;
  QdDeed    *deed;
} Removal;

static void
removal_free (Removal *removal)
{
  g_clear_weak_pointer (&removal->self);
  g_clear_object (&removal->library);
  g_clear_object (&removal->deed);
  g_free (removal);
}

/* The articles are removed now. Of a library that was closed, they have been removed then. */
static void
dismissed_cb (AdwToast *toast,
              Removal  *removal)
{
  GArray *ids = qd_deed_get_articles (removal->deed);

  if (removal->self == NULL || removal->self->library != removal->library || !qd_deed_get_done (removal->deed))
    return;
  qd_past_forget (qd_library_get_past (removal->library), removal->deed);
  qd_library_remove_articles (removal->library, (const gint64 *)(gconstpointer)ids->data, ids->len);
}

static AdwToast *
offer_undo (QdWindow   *self,
            const char *message,
            QdDeed     *deed)
{
  AdwToast *toast = qd_undo_toast_new_for_deed (message, self->library, deed);

  /* What it says may have to be taken back now, not when others have been read. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
  return toast;
}

static void
applied_cb (QdWindow   *self,
            const char *message,
            QdDeed     *deed)
{
  g_autoptr (AdwToast) toast = message != NULL ? offer_undo (self, message, deed) : NULL;
  GArray              *ids = qd_deed_get_articles (deed);

  if (ids != NULL && !qd_deed_get_done (deed))
    qd_article_pane_reveal (self->article_pane, g_array_index (ids, gint64, 0));
  /* What is corrected is found anew in its articles. */
  if (qd_deed_is_correction (deed) && self->reading_pane != NULL)
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
offer_articles (QdWindow *self,
                QdDeed   *deed)
{
  guint                n = qd_deed_get_articles (deed)->len;
  g_autofree char     *message = g_strdup_printf (ngettext ("%u article removed", "%u articles removed", n), n);
  g_autoptr (AdwToast) toast = offer_undo (self, message, deed);
  Removal             *removal = g_new0 (Removal, 1);

  g_set_weak_pointer (&removal->self, self);
  removal->library = g_object_ref (self->library);
  removal->deed = g_object_ref (deed);
  g_object_set_data_full (G_OBJECT (toast), "removal", removal, (GDestroyNotify)removal_free);
  g_signal_connect (toast, "dismissed", G_CALLBACK (dismissed_cb), removal);
}

/* Hides articles, and removes them when the person has had time to think better of it. */
void
_qd_window_remove_articles (QdWindow *self,
                            GArray   *ids)
{
  const gint64      *rows = (const gint64 *)(gconstpointer)ids->data;
  g_autoptr (QdDeed) deed = qd_deed_new_removal (rows, ids->len);

  qd_library_hide_articles (self->library, rows, ids->len);
  qd_library_note_deed (self->library, deed, NULL);
  offer_articles (self, deed);
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
  QdDeed *deed = can_change (self) ? qd_past_get_last (qd_library_get_past (self->library)) : NULL;

  if (deed != NULL)
    qd_past_take_back (qd_library_get_past (self->library), deed);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* What was taken back last is done again. */
void
_qd_window_redo (QdWindow *self)
{
  QdDeed            *deed = can_change (self) ? qd_past_get_next (qd_library_get_past (self->library)) : NULL;
  g_autoptr (QdDeed) kept = NULL;

  if (deed == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  kept = g_object_ref (deed);
  qd_past_repeat (qd_library_get_past (self->library), deed);
  if (qd_deed_get_articles (deed) != NULL)
    offer_articles (self, deed);
}
