/* qd-window-failure.c: a library that cannot be opened, in words that say what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-format.h"
#include "widgets/qd-window-private.h"

typedef struct
{
  QdStoreError code;
  const char  *title;
  const char  *advice; /* NULL for what the error says */
  gboolean     read_only;
  gboolean     set_aside;
  gboolean     rescue;
} Failure;

static const Failure failures[] = {
  { QD_STORE_ERROR_NOT_FOUND, N_ ("The Library Is Not There"), N_ ("It may have been moved, renamed or removed, or it is on a disk that is not connected. Connect the disk and try again, or open the library where it is now."), FALSE, FALSE, FALSE },
  { QD_STORE_ERROR_NEWER_SCHEMA, N_ ("This Library Is From a Newer Quotidian"), N_ ("Update Quotidian to open it. Nothing in it has been changed."), FALSE, FALSE, FALSE },
  { QD_STORE_ERROR_NOT_A_LIBRARY, N_ ("This File Is Not a Library"), N_ ("It belongs to another program, or holds something else. Quotidian has left it as it is; it can be renamed, and a new library started in its place."), FALSE, TRUE, FALSE },
  { QD_STORE_ERROR_CORRUPT, N_ ("The Library Is Damaged"), N_ ("Restore it from a backup if there is one. Otherwise a new library can be made of what can still be read, or an empty one, in which the articles can be imported again. The damaged one is kept beside it."), TRUE, TRUE, TRUE },
  { QD_STORE_ERROR_READ_ONLY, N_ ("The Library Cannot Be Written"), N_ ("Make sure that you may write the file and its folder, or open the library without writing: then articles can be read and searched, but not imported, marked as read or starred."), TRUE, FALSE, FALSE },
  { QD_STORE_ERROR_BUSY, N_ ("The Library Is in Use"), N_ ("Another program keeps it locked. Wait until it has finished, or close it, then try again."), TRUE, FALSE, FALSE },
  { QD_STORE_ERROR_FULL, N_ ("The Disk Is Full"), N_ ("Free some space, then try again. Nothing in the library has been lost."), TRUE, FALSE, FALSE },
};

static const Failure other_failure = { QD_STORE_ERROR_FAILED, N_ ("The Library Cannot Be Opened"), NULL, FALSE, FALSE, FALSE };

static const Failure *
find_failure (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (g_error_matches (error, QD_STORE_ERROR, (int)failures[i].code))
      return &failures[i];

  return &other_failure;
}

/* What helps most is what the eye meets first: damage does not go away by trying again. */
static void
suggest (GtkButton *button,
         GtkButton *other)
{
  gtk_widget_add_css_class (GTK_WIDGET (button), "suggested-action");
  gtk_widget_remove_css_class (GTK_WIDGET (other), "suggested-action");
}

/* Fills the page: what is wrong, what to do, which file. What was said is there too, if it is of its own: a message that names the file says what the
 * page says already, in other words; for what the page knows no words of its own, the message is the advice. */
void
_qd_window_describe_failure (QdWindow     *self,
                             const char   *path,
                             const GError *error)
{
  const Failure   *failure = find_failure (error);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *shown = qd_format_path (path);
  gboolean         general = failure->advice == NULL || strstr (error->message, name) != NULL;
  const char      *advice = failure->advice != NULL ? _ (failure->advice) : error->message;
  g_autofree char *markup = g_markup_printf_escaped ("%s%s%s", advice, general ? "" : " ", general ? "" : error->message);

  adw_status_page_set_title (self->failed, _ (failure->title));
  adw_status_page_set_description (self->failed, markup);
  gtk_label_set_text (self->failed_details, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->read_only_button), failure->read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->set_aside_button), failure->set_aside);
  gtk_widget_set_visible (GTK_WIDGET (self->rescue_button), failure->rescue);
  if (failure->rescue)
    suggest (self->rescue_button, self->retry_button);
  else
    suggest (self->retry_button, self->rescue_button);
  gtk_widget_set_visible (GTK_WIDGET (self->forget_button), self->named);
}
