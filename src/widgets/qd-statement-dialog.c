/* qd-statement-dialog.c: which other quotation is of the same statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-statement-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/qd-quote-compare.h"
#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "store/qd-store-statements.h"
#include "widgets/qd-failure-page.h"
#include "widgets/qd-quoted-label.h"

/* Quotations that are listed; who sees none of these types more words. */
#define MOST_FOUND 50

/* Of the words of one, code points: three lines or four of a narrow window. */
#define MOST_CHARS 140

struct _QdStatementDialog
{
  AdwDialog parent_instance;

  GtkWidget *entry;
  GtkWidget *stack;
  GtkWidget *list;

  QdLibrary         *library;
  QdQuotationRecord *quotation;
  GPtrArray         *found; /* of QdRendition, as listed */
  GCancellable      *cancellable;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdStatementDialog, qd_statement_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_row (const QdRendition *rendition)
{
  GtkWidget         *row = adw_action_row_new ();
  const QdQuotation *quotation = rendition->quotation->quotation;
  g_autofree char   *text = qd_format_shorten (quotation->text, MOST_CHARS);
  g_autofree char   *words = g_strdup_printf (C_ ("quotation marks", "“%s”"), text);
  g_autofree char   *source = qd_source_name_dup_display (rendition->article->source);
  g_autofree char   *date = qd_format_date (rendition->article->published);
  g_autofree char   *about = qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ source, date, quotation->speaker }, 3);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  qd_quoted_label_align_title (row);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_found (QdStatementDialog *self,
            GPtrArray         *renditions)
{
  g_ptr_array_set_size (self->found, 0);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < renditions->len && self->found->len < MOST_FOUND; i++)
    {
      QdRendition *rendition = renditions->pdata[i];

      if (rendition->quotation->id == self->quotation->id)
        continue;
      g_ptr_array_add (self->found, qd_rendition_ref (rendition));
      gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (rendition));
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->found->len > 0 ? "found" : "none");
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (QdStatementDialog) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GPtrArray)         renditions = qd_store_check_words_finish (QD_STORE (source), result, &error);

  /* Other words were typed, or the dialog is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  if (renditions != NULL)
    show_found (self, renditions);
  else
    {
      qd_failure_page_set_error (ADW_STATUS_PAGE (gtk_stack_get_child_by_name (GTK_STACK (self->stack), "failed")), error);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failed");
    }
}

static void
search_cb (QdStatementDialog *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (*words != '\0')
    qd_store_check_words_async (qd_library_get_store (self->library), words, self->cancellable, found_cb, g_object_ref (self));
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "start");
}

/* What the words show; where they show nothing, somebody has put it in words of their own. */
static QdRelationKind
guess_kind (const QdQuotation *a,
            const QdQuotation *b)
{
  QdQuoteWords     *of_a = qd_quote_words_new (a->text, a->speaker), *of_b = qd_quote_words_new (b->text, b->speaker);
  QdQuoteComparison comparison = qd_quote_compare (of_a, of_b);

  qd_quote_words_free (of_a);
  qd_quote_words_free (of_b);
  return comparison.relation.kind != QD_RELATION_NONE && comparison.relation.shared_words > 0 ? comparison.relation.kind : QD_RELATION_ALTERED;
}

static void
activated_cb (QdStatementDialog *self,
              GtkListBoxRow     *row)
{
  g_autoptr (QdRendition) rendition = qd_rendition_ref (self->found->pdata[gtk_list_box_row_get_index (row)]);
  QdRelationKind          kind = guess_kind (self->quotation->quotation, rendition->quotation->quotation);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, rendition->quotation->id, self->quotation->id, qd_relation_kind_to_string (kind));
}

static void
qd_statement_dialog_dispose (GObject *object)
{
  QdStatementDialog *self = QD_STATEMENT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  self->stack = NULL;

  G_OBJECT_CLASS (qd_statement_dialog_parent_class)->dispose (object);
}

static void
qd_statement_dialog_finalize (GObject *object)
{
  QdStatementDialog *self = QD_STATEMENT_DIALOG (object);

  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->quotation, qd_quotation_record_unref);
  g_ptr_array_unref (self->found);

  G_OBJECT_CLASS (qd_statement_dialog_parent_class)->finalize (object);
}

static void
qd_statement_dialog_class_init (QdStatementDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qd_statement_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = qd_statement_dialog_finalize;

  /**
   * QdStatementDialog::chosen:
   * @self: a dialog
   * @other_id: the row of the quotation that was chosen
   * @quotation_id: the row of that which it is to be tied to
   * @kind: the name of the relation, as their words show it
   */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_STRING);
}

static void
add_page (QdStatementDialog *self,
          const char        *name,
          const char        *icon,
          const char        *title,
          const char        *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  gtk_stack_add_named (GTK_STACK (self->stack), page, name);
}

static void
add_list (QdStatementDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->list, 12);
  gtk_widget_set_margin_end (self->list, 12);
  /* Its frame is drawn around it. */
  gtk_widget_set_margin_top (self->list, 6);
  gtk_widget_set_margin_bottom (self->list, 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Quotations With These Words"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "found");
}

static void
qd_statement_dialog_init (QdStatementDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clamp = adw_clamp_new ();

  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_rendition_unref);
  self->cancellable = g_cancellable_new ();
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), _ ("Words of the other quotation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Words of the other quotation"), -1);
  gtk_widget_set_margin_start (self->entry, 12);
  gtk_widget_set_margin_end (self->entry, 12);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  /* The entry takes the key that closes dialogs. */
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (adw_dialog_close), self);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->entry);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  add_page (self, "start", "qd-quotation-symbolic", _ ("Same Statement As…"),
            _ ("Type words of the other quotation. What you choose is tied to this one, and stays so when articles are imported again."));
  add_page (self, "none", "edit-find-symbolic", _ ("No Quotation Found"), _ ("Type other words of it, as they stand in the article."));
  add_page (self, "failed", "dialog-warning-symbolic", _ ("The Library Cannot Be Searched"), NULL);
  add_list (self);
  gtk_box_append (GTK_BOX (box), clamp);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Same Statement As…"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_focus (ADW_DIALOG (self), self->entry);
}

/**
 * qd_statement_dialog_new:
 * @library: (not nullable): where to look
 * @quotation: (not nullable): the quotation that another is to be tied to
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
qd_statement_dialog_new (QdLibrary         *library,
                         QdQuotationRecord *quotation)
{
  QdStatementDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (quotation != NULL, NULL);

  self = g_object_new (QD_TYPE_STATEMENT_DIALOG, NULL);
  self->library = g_object_ref (library);
  self->quotation = qd_quotation_record_ref (quotation);
  return ADW_DIALOG (self);
}
