/* qd-story-matrix.c: which source of a story carries what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-story-matrix.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-relation-words.h"
#include "widgets/qd-paragraph.h"

static const char *
get_icon (QdRelationKind kind)
{
  switch (kind)
    {
    case QD_RELATION_TRUNCATED:
      return "qd-truncated-symbolic";

    case QD_RELATION_OVERLAPPING:
      return "qd-overlapping-symbolic";

    case QD_RELATION_ALTERED:
      return "qd-altered-symbolic";

    case QD_RELATION_FRAGMENT:
      return "qd-fragment-symbolic";

    case QD_RELATION_NONE:
    case QD_RELATION_VERBATIM:
    default:
      return "qd-verbatim-symbolic";
    }
}

static GtkWidget *
make_cell (const char        *source,
           const QdStoryCell *cell,
           GCallback          open_cb,
           gpointer           object)
{
  GtkWidget       *button;
  g_autofree char *words = NULL;

  if (cell == NULL)
    {
      GtkWidget *label = gtk_label_new ("–");

      words = g_strdup_printf (_ ("%s: left out"), source);
      gtk_widget_set_tooltip_text (label, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "left-out");
      return label;
    }
  button = gtk_button_new_from_icon_name (get_icon (cell->kind));
  words = g_strdup_printf ("%s: %s", source, qd_relation_words_for_kind (cell->kind != QD_RELATION_NONE ? cell->kind : QD_RELATION_VERBATIM));
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "icon", (gpointer)get_icon (cell->kind));
  qd_story_place_attach (button, cell->article_id, cell->quotation_id);
  g_signal_connect_object (button, "clicked", open_cb, object, G_CONNECT_SWAPPED);

  return button;
}

/* How many of the sources carry it. */
static char *
dup_reach (const QdStoryStatement *statement,
           guint                   n_sources)
{
  if (statement->cells->len == n_sources)
    return g_strdup_printf (ngettext ("In the only source", "In all %u sources", n_sources), n_sources);
  return g_strdup_printf (ngettext ("In %u of %u source", "In %u of %u sources", n_sources), statement->cells->len, n_sources);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* A window of 360 pixels shows the words above beside the first source, with text of twice the size by themselves. */
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_statement (const QdStoryStatement *statement,
                guint                   n_sources)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget       *paragraph = g_object_new (QD_TYPE_PARAGRAPH, "quoted", TRUE, "lines", 4, NULL);
  g_autofree char *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), statement->text);
  g_autofree char *words = statement->speaker != NULL ? g_strdup_printf ("%s: %s", statement->speaker, quoted) : g_strdup (quoted);
  g_autofree char *reach = dup_reach (statement, n_sources);
  g_autofree char *name = g_strdup_printf ("%s, %s", words, reach);

  qd_paragraph_set_text (QD_PARAGRAPH (paragraph), words, NULL);
  gtk_widget_add_css_class (paragraph, "spoken");
  gtk_box_append (GTK_BOX (box), paragraph);
  gtk_box_append (GTK_BOX (box), make_label (reach, "story-reach"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Compare All Versions"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", statement->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.compare");

  return button;
}

static void
show_heads (QdCellTable   *table,
            const QdStory *story)
{
  GtkWidget *corner = gtk_label_new (NULL);

  qd_cell_table_append_row (table);
  /* What the column below it is about can be seen, but not heard. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (corner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Quotations"), -1);
  qd_cell_table_append_cell (table, corner, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  for (guint i = 0; i < story->sources->len; i++)
    {
      g_autofree char *source = qd_source_name_dup_display (story->sources->pdata[i]);
      GtkWidget       *label = gtk_label_new (source);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 9);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
      gtk_label_set_lines (GTK_LABEL (label), 3);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_set_tooltip_text (label, source);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_widget_add_css_class (label, "caption-heading");
      qd_cell_table_append_cell (table, label, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
    }
}

/**
 * qd_story_place_attach:
 * @widget: (not nullable): what opens an article when it is used
 * @article_id: the row of the article
 * @quotation_id: the row of a quotation of it; 0 for none
 *
 * Keeps with a widget what it is about. Thread: main.
 */
void
qd_story_place_attach (GtkWidget *widget,
                       gint64     article_id,
                       gint64     quotation_id)
{
  gint64 *place = g_new (gint64, 2);

  place[0] = article_id;
  place[1] = quotation_id;
  g_object_set_data_full (G_OBJECT (widget), "place", place, g_free);
}

/**
 * qd_story_place_get:
 * @widget: (not nullable): what qd_story_place_attach() was called for
 *
 * Thread: main.
 *
 * Returns: (transfer none) (array fixed-size=2): the rows of the article and of the quotation
 */
const gint64 *
qd_story_place_get (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "place");
}

/**
 * qd_story_matrix_fill:
 * @table: (not nullable): where it is shown; what is in it goes
 * @story: (not nullable): a story
 * @most: so many statements at most
 * @open_cb: called with @object and the widget, of which qd_story_place_get() says what to open
 * @object: (not nullable): a #GObject
 *
 * Shows what two sources or more carry, and how each does. Thread: main.
 *
 * Returns: how many statements these are
 */
guint
qd_story_matrix_fill (QdCellTable   *table,
                      const QdStory *story,
                      guint          most,
                      GCallback      open_cb,
                      gpointer       object)
{
  guint row = 0;

  qd_cell_table_clear (table);
  show_heads (table, story);
  for (guint i = 0; i < story->statements->len && row < most; i++)
    {
      const QdStoryStatement *statement = story->statements->pdata[i];

      if (statement->cells->len < 2)
        continue;
      row++;
      qd_cell_table_append_row (table);
      qd_cell_table_append_cell (table, make_statement (statement, story->sources->len), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
      for (guint source = 0, at = 0; source < story->sources->len; source++)
        {
          const QdStoryCell *cell = at < statement->cells->len ? &g_array_index (statement->cells, QdStoryCell, at) : NULL;
          g_autofree char   *name = qd_source_name_dup_display (story->sources->pdata[source]);

          if (cell != NULL && cell->source != source)
            cell = NULL;
          at += cell != NULL;
          qd_cell_table_append_cell (table, make_cell (name, cell, open_cb, object), GTK_ACCESSIBLE_ROLE_CELL);
        }
    }

  return row;
}

/* What a mark of a source says: a button where there is one, else that the source has left it out. */
static void
show_mark (GtkWidget *mark,
           gboolean   folded)
{
  const char *words = gtk_widget_get_tooltip_text (mark);
  const char *icon = g_object_get_data (G_OBJECT (mark), "icon");

  if (GTK_IS_LABEL (mark))
    {
      gtk_label_set_text (GTK_LABEL (mark), folded ? words : "–");
      gtk_label_set_wrap (GTK_LABEL (mark), folded);
      gtk_label_set_xalign (GTK_LABEL (mark), folded ? 0 : .5f);
    }
  else if (folded)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = make_label (words, "story-mark");

      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_width_chars (GTK_LABEL (label), -1);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
      gtk_box_append (GTK_BOX (box), label);
      gtk_button_set_child (GTK_BUTTON (mark), box);
    }
  else
    gtk_button_set_icon_name (GTK_BUTTON (mark), icon);
}

/**
 * qd_story_matrix_folded_cb:
 * @table: (not nullable): a table that qd_story_matrix_fill() fills
 *
 * Lets each mark say in words whose it is and what it means while the table is folded: there is no heading above it then. To be connected
 * to “notify::folded”. Thread: main.
 */
void
qd_story_matrix_folded_cb (QdCellTable *table)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (table));

  for (GtkWidget *row = head != NULL ? gtk_widget_get_next_sibling (head) : NULL; row != NULL; row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *cell = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row)); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
      show_mark (gtk_widget_get_first_child (cell), qd_cell_table_get_folded (table));
}
