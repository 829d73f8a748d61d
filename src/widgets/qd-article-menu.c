/* qd-article-menu.c: the context menu of an article
 *
 * What a text view offers of itself is for texts that are written: to cut, to paste, to undo. This is for one that is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-menu.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-menu-names.h"
#include "widgets/qd-note-paint.h"

static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_styles (GMenu *section)
{
  static const char *const labels[QD_NOTE_N_STYLES] = { N_ ("_Green"), N_ ("_Blue, Double Line"), N_ ("_Pink, Dotted Line"), N_ ("_Underline") };
  g_autoptr (GMenu)        styles = g_menu_new ();

  for (int i = 0; i < QD_NOTE_N_STYLES; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (labels[i]), NULL);

      g_menu_item_set_action_and_target (item, "win.highlight", "i", i);
      g_menu_append_item (styles, item);
    }
  g_menu_append_submenu (section, _ ("_Highlight"), G_MENU_MODEL (styles));
}

static GMenuModel *
make_model (QdArticleText *text)
{
  GMenu              *menu = g_menu_new ();
  g_autoptr (GMenu)   copies = g_menu_new ();
  g_autoptr (GMenu)   notes = g_menu_new ();
  g_autoptr (GMenu)   quotations = g_menu_new ();
  g_autoptr (GMenu)   others = g_menu_new ();
  QdArticleBuffer    *buffer = qd_article_text_get_buffer (text);
  GtkTextIter         start, end;
  gboolean            has_selection = gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  int                 from = gtk_text_iter_get_offset (&start);
  const QdMarkedNote *marked = qd_article_marks_get_note_at (qd_article_text_get_marks (text), from, gtk_text_iter_get_offset (&end));
  gboolean            has_quotation = qd_article_buffer_get_quotation_at (buffer, from) >= 0;

  if (has_selection)
    g_menu_append (copies, _ ("_Copy"), "clipboard.copy");
  if (has_selection || has_quotation)
    g_menu_append (copies, has_selection ? _ ("Copy with C_itation") : _ ("Copy Quotation with C_itation"), "win.copy-cited");
  if (has_selection || marked != NULL)
    {
      append_styles (notes);
      g_menu_append (notes, marked != NULL ? _ ("Edit _Note…") : _ ("Write a _Note…"), "win.note");
    }
  if (marked != NULL)
    g_menu_append (notes, *marked->note->text != '\0' ? _ ("_Remove Note") : _ ("_Remove Highlight"), "win.remove-note");
  if (has_quotation)
    g_menu_append (quotations, _ ("Go to _Quotation"), "text.activate");
  if (has_selection)
    {
      g_menu_append (quotations, _ ("_Mark as a Quotation…"), "win.mark-quotation");
      g_menu_append (quotations, _ ("Chec_k These Words…"), "win.check");
    }
  g_menu_append (others, _ ("_Find in Article"), "win.find");
  g_menu_append (others, _ ("Select _All"), "selection.select-all");
  append_section (menu, copies);
  append_section (menu, notes);
  append_section (menu, quotations);
  append_section (menu, others);
  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* What was chosen is done after the menu has closed. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_LOW, unparent_cb, g_object_ref (popover), g_object_unref);
}

/**
 * qd_article_menu_popup:
 * @text: (not nullable): a text with an article
 * @at: (not nullable): where, in its coordinates
 *
 * Shows what can be done with the selected words, or with what is at the caret. Thread: main.
 *
 * Returns: (transfer none): the menu, a child of @text, which has to lay it out
 */
GtkWidget *
qd_article_menu_popup (QdArticleText      *text,
                       const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = NULL;
  GtkWidget             *popover;

  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (text) && at != NULL, NULL);

  model = make_model (text);
  popover = qd_menu_names_new_context (model);
  gtk_widget_set_parent (popover, GTK_WIDGET (text));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  return popover;
}
