/* qd-window-changes.c: what was changed is said, and can be taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-undo-toast.h"
#include "widgets/qd-window-private.h"

#include <glib/gi18n-lib.h>

/* Something that can be taken back as long as its toast is shown. */
typedef struct
{
  QdWindow  *self; /* weak: a toast may outlive the window */
  QdLibrary *library;
  QdChange  *inverse; /* NULL for a removal of articles */
  GArray    *ids;     /* those that are to be removed; else NULL */
  gboolean   undone;
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_weak_pointer (&offer->self);
  g_clear_object (&offer->library);
  g_clear_pointer (&offer->inverse, qd_change_unref);
  g_clear_pointer (&offer->ids, g_array_unref);
  g_free (offer);
}

static const gint64 *
get_ids (const Offer *offer)
{
  return (const gint64 *)(gconstpointer)offer->ids->data;
}

static void
undo (Offer *offer)
{
  if (offer->undone || offer->self == NULL || offer->self->library != offer->library)
    return;

  offer->undone = TRUE;
  if (offer->ids != NULL)
    {
      qd_article_pane_reveal (offer->self->article_pane, get_ids (offer)[0]);
      qd_library_show_articles (offer->library, get_ids (offer), offer->ids->len);
    }
  else
    qd_library_apply (offer->library, offer->inverse, NULL);
}

/* Nobody can take it back any more. Of a library that was closed, the articles have been removed then. */
static void
dismissed_cb (AdwToast *toast,
              Offer    *offer)
{
  if (offer->self == NULL)
    return;

  if (offer->self->last_toast == toast)
    offer->self->last_toast = NULL;
  if (!offer->undone && offer->ids != NULL && offer->self->library == offer->library)
    qd_library_remove_articles (offer->library, get_ids (offer), offer->ids->len);
}

static void
offer_undo (QdWindow   *self,
            const char *message,
            QdChange   *inverse,
            GArray     *ids)
{
  AdwToast *toast = qd_undo_toast_new (message);
  Offer    *offer = g_new0 (Offer, 1);

  g_set_weak_pointer (&offer->self, self);
  offer->library = g_object_ref (self->library);
  offer->inverse = inverse != NULL ? qd_change_ref (inverse) : NULL;
  offer->ids = ids != NULL ? g_array_ref (ids) : NULL;
  g_object_set_data_full (G_OBJECT (toast), "offer", offer, (GDestroyNotify)offer_free);
  /* What it says may have to be taken back now, not when others have been read. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_swapped (toast, "button-clicked", G_CALLBACK (undo), offer);
  g_signal_connect (toast, "dismissed", G_CALLBACK (dismissed_cb), offer);
  self->last_toast = toast;
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
applied_cb (QdWindow   *self,
            const char *message,
            QdChange   *inverse)
{
  g_clear_pointer (&self->undo, qd_change_unref);
  self->undo = qd_change_ref (inverse);
  if (message != NULL)
    offer_undo (self, message, inverse, NULL);
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
      g_clear_pointer (&self->undo, qd_change_unref);
    }
  if (library != NULL && self->library != library)
    g_signal_connect_object (library, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
}

/* Hides articles, and removes them when the person has had time to think better of it. */
void
_qd_window_remove_articles (QdWindow *self,
                            GArray   *ids)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u article removed", "%u articles removed", ids->len), ids->len);

  qd_library_hide_articles (self->library, (const gint64 *)(gconstpointer)ids->data, ids->len);
  offer_undo (self, message, NULL, ids);
}

/* What was done last is taken back: what the toast says as long as it is shown, then the last change. */
void
_qd_window_undo (QdWindow *self)
{
  AdwToast            *toast = self->last_toast;
  g_autoptr (QdChange) change = NULL;

  if (self->library == NULL || !qd_library_get_writable (self->library))
    return;

  if (toast != NULL)
    {
      undo (g_object_get_data (G_OBJECT (toast), "offer"));
      adw_toast_dismiss (toast);
    }
  else if (self->undo != NULL)
    {
      change = g_steal_pointer (&self->undo);
      qd_library_apply (self->library, change, NULL);
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}
