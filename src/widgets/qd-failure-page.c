/* qd-failure-page.c: a status page that says why something cannot be shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-failure-page.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store.h"

static GtkWidget *
damage_button_new (void)
{
  return g_object_new (GTK_TYPE_BUTTON, "label", _ ("_What to Do"), "use-underline", TRUE, "can-shrink", TRUE, "halign", GTK_ALIGN_CENTER,
                       "action-name", "win.recover", "action-target", g_variant_new_string ("damaged"), "css-classes", (const char *const[]){ "pill", NULL }, NULL);
}

/**
 * qd_failure_page_set_error:
 * @page: (not nullable): a status page without a child of its own
 * @error: (not nullable): why its place has nothing to show
 *
 * Says why; where the library is damaged, a button leads to what can be done about it, unless the page is in a dialog, which
 * would be in the way. The message may name files and repeat what was typed: neither is markup, which the description of a
 * status page is.
 */
void
qd_failure_page_set_error (AdwStatusPage *page,
                           const GError  *error)
{
  g_autofree char *markup = NULL;
  gboolean         damaged;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));
  g_return_if_fail (error != NULL);

  markup = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (page, markup);
  damaged = g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT) && gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_DIALOG) == NULL;
  adw_status_page_set_child (page, damaged ? damage_button_new () : NULL);
}
