/* qd-quotation-card.c: a quotation of the article, and who else carries it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-quotation-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-format.h"
#include "model/qd-relation-words.h"
#include "store/qd-reach.h"
#include "widgets/qd-aside.h"
#include "widgets/qd-paragraph.h"
#include "widgets/qd-rendition-row.h"
#include "widgets/qd-tooltip.h"

/* Lines of a closed card, and the code points that fill them at most: all of a text is laid out, however little
 * of it shows, and a list has hundreds of cards. */
#define CLOSED_LINES 4
#define CLOSED_CHARS 480
#define OPEN_CHARS 6000

/* Reading that takes less is done before a spinner would have been understood. */
#define SPINNER_DELAY_MS 200

/* Renditions that a panel of usual height has in sight below the words, which are made at once; how many follow, and after how many
 * milliseconds, which is a frame: some twelve widgets are made, styled and laid out for each. */
#define FIRST_ROWS 5
#define ROWS_A_STEP 3
#define STEP_INTERVAL 16

struct _QdQuotationCard
{
  GtkWidget parent_instance;

  GtkWidget   *quotation;
  QdParagraph *speaker;
  QdParagraph *words;
  GtkWidget   *footer;
  QdParagraph *summary;

  /* There only while the card is open, so that a closed one costs little. */
  GtkWidget *compare;
  GtkWidget *why;
  GtkWidget *renditions;
  GtkWidget *more;
  GtkWidget *rest; /* in place of the rows that are still to be made */

  QdQuotationItem *item;
  guint            n_rows;
  guint            n_due; /* how many rows there are to be */
  guint            grow_id;
  guint            spinner_id;
};

enum {
  SIGNAL_GROWN,
  SIGNAL_RENDITION_ACTIVATED,
  SIGNAL_RETRY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdQuotationCard, qd_quotation_card, GTK_TYPE_WIDGET)

static void more_cb (QdQuotationCard *self);

static const QdQuotation *
get_quotation (QdQuotationCard *self)
{
  return qd_quotation_item_get_record (self->item)->quotation;
}

/* Under the name of the speaker stands what the article calls them here, unless that is their name again. */
static void
show_mention (QdQuotationCard *self)
{
  const QdQuotation *quotation = get_quotation (self);
  gboolean           named = quotation->mention == NULL || g_strcmp0 (quotation->mention, quotation->speaker) == 0;
  g_autofree char   *text = NULL;

  if (named)
    text = g_strdup (quotation->cue != NULL ? quotation->cue : "");
  else
    text = quotation->cue != NULL ? g_strdup_printf ("%s %s", quotation->mention, quotation->cue) : g_strdup (quotation->mention);
  qd_paragraph_set_text (self->speaker, text, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->speaker), "secondary");
  gtk_widget_set_visible (GTK_WIDGET (self->speaker), *text != '\0');
}

static void
show_speaker (QdQuotationCard *self)
{
  const QdQuotation *quotation = get_quotation (self);
  g_autofree char   *markup = NULL;
  const char        *speaker = quotation->speaker != NULL ? quotation->speaker : _ ("Unknown Speaker");

  if (qd_quotation_item_get_grouped (self->item))
    {
      show_mention (self);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->speaker), "secondary");
  gtk_widget_set_visible (GTK_WIDGET (self->speaker), TRUE);
  if (quotation->cue != NULL)
    markup = g_markup_printf_escaped ("<b>%s</b> <span alpha=\"72%%\">%s</span>", speaker, quotation->cue);
  else if (quotation->speaker != NULL)
    markup = g_markup_printf_escaped ("<b>%s</b>", speaker);
  else
    markup = g_markup_printf_escaped ("<span alpha=\"72%%\">%s</span>", speaker);
  qd_paragraph_set_markup (self->speaker, markup);
}

/* The text with its marks: where a cue interrupts it, the marks close and open again. */
static char *
dup_marked_text (const QdQuotation *quotation)
{
  g_autoptr (GString) marked = g_string_new (NULL);
  const char         *cursor = quotation->text, *end = quotation->text + strlen (quotation->text);

  for (guint i = 0; i < quotation->n_spans && cursor < end; i++)
    {
      gsize length = i + 1 < quotation->n_spans ? qd_span_length (quotation->spans[i]) : (gsize)(end - cursor);

      length = MIN (length, (gsize)(end - cursor));
      if (i > 0)
        /* Translators: between two parts of a quotation that the article's own words interrupt. */
        g_string_append (marked, C_ ("quotation marks", "” … “"));
      g_string_append_len (marked, cursor, (gssize)length);
      cursor += MIN (length + 1, (gsize)(end - cursor));
    }
  return g_string_free_and_steal (g_steal_pointer (&marked));
}

static void
show_words (QdQuotationCard *self)
{
  g_autofree char *text = dup_marked_text (get_quotation (self));
  gboolean         open = qd_quotation_item_get_open (self->item);
  glong            limit = open ? OPEN_CHARS : CLOSED_CHARS;
  g_autofree char *cut = qd_format_shorten (text, limit);
  g_autofree char *quoted = NULL;

  /* Translators: the marks around a quotation. */
  quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), cut);
  qd_paragraph_set_lines (self->words, open ? 0 : CLOSED_LINES);
  qd_paragraph_set_text (self->words, quoted, NULL);
}

static void
show_summary (QdQuotationCard *self)
{
  g_autofree char *summary = qd_quotation_item_dup_summary (self->item);

  qd_paragraph_set_text (self->summary, summary, NULL);
}

static GtkWidget *
create_reason (const char *text,
               const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
create_reasons_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  QdQuotationCard *self = user_data;
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *correct = gtk_button_new_with_mnemonic (_ ("_Correct…"));
  GtkWidget       *same = gtk_button_new_with_mnemonic (_ ("_Same Statement As…"));
  g_auto (GStrv)   reasons = qd_relation_words_dup_reasons (get_quotation (self));

  gtk_widget_add_css_class (box, "reasons");
  for (guint i = 0; reasons[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), create_reason (reasons[i], i == 0 ? "heading" : "body"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (correct), "win.correct");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (correct), "x", qd_quotation_item_get_record (self->item)->id);
  gtk_widget_set_halign (correct, GTK_ALIGN_START);
  gtk_widget_set_margin_top (correct, 6);
  gtk_box_append (GTK_BOX (box), correct);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (same), "win.same-statement");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (same), "x", qd_quotation_item_get_record (self->item)->id);
  gtk_widget_set_halign (same, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), same);
  /* Each opens a dialog of its own. */
  g_signal_connect_swapped (correct, "clicked", G_CALLBACK (qd_aside_close), box);
  g_signal_connect_swapped (same, "clicked", G_CALLBACK (qd_aside_close), box);
  qd_aside_set (button, _ ("Why?"), box);
}

static void
explain (GtkWidget  *button,
         const char *text)
{
  qd_tooltip_set (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
create_why (QdQuotationCard *self)
{
  self->why = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->why), gtk_label_new (_ ("Why?")));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->why), create_reasons_cb, self, NULL);
  /* Else what the popover holds would be in its name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Why?"), -1);
  explain (self->why, _ ("How the speaker was found"));
  gtk_widget_set_valign (self->why, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->why, "flat");
  gtk_widget_add_css_class (self->why, "quotation-why");
  gtk_box_append (GTK_BOX (self->footer), self->why);
}

/* Before the other button, which stands at the end of the line. */
static void
create_compare (QdQuotationCard *self)
{
  const QdQuotationRecord *record = qd_quotation_item_get_record (self->item);

  self->compare = gtk_button_new_with_label (_ ("Compare"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->compare), "s", record->statement);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->compare), "win.compare");
  explain (self->compare, _ ("All versions of this statement, side by side"));
  gtk_widget_set_valign (self->compare, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->compare, "flat");
  gtk_widget_add_css_class (self->compare, "quotation-compare");
  gtk_box_append (GTK_BOX (self->footer), self->compare);
}

static void
rendition_activated_cb (QdQuotationCard *self,
                        QdRenditionRow  *row)
{
  QdRendition *rendition = qd_rendition_row_get_rendition (row);

  g_signal_emit (self, signals[SIGNAL_RENDITION_ACTIVATED], 0, rendition->article->id, rendition->quotation->id);
}

static void
add_more_button (QdQuotationCard *self,
                 guint            n_more)
{
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u More", "%u More", n_more), n_more);

  self->more = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "rendition-more");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_box_append (GTK_BOX (self->renditions), self->more);
}

static void
add_rows (QdQuotationCard *self,
          guint            n)
{
  GPtrArray         *renditions = qd_quotation_item_get_renditions (self->item);
  QdQuotationRecord *record = qd_quotation_item_get_record (self->item);

  for (n = MIN (self->n_rows + n, self->n_due); self->n_rows < n; self->n_rows++)
    {
      GtkWidget *row = qd_rendition_row_new (qd_quotation_item_get_library (self->item), record, g_ptr_array_index (renditions, self->n_rows));

      g_signal_connect_swapped (row, "activated", G_CALLBACK (rendition_activated_cb), self);
      gtk_box_insert_child_after (GTK_BOX (self->renditions), row, self->rest != NULL ? gtk_widget_get_prev_sibling (self->rest) : gtk_widget_get_last_child (self->renditions));
    }
}

/* So high that the card does not grow again when they come: as the last row, each of them. */
static void
reserve_rest (QdQuotationCard *self)
{
  GtkWidget *last = gtk_widget_get_prev_sibling (self->rest);
  int        width = gtk_widget_get_width (GTK_WIDGET (self));
  int        least;
  int        height = 0;

  gtk_widget_measure (last, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (width > 0)
    gtk_widget_measure (last, GTK_ORIENTATION_VERTICAL, MAX (width, least), &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (self->rest, -1, height * (int)(self->n_due - self->n_rows));
}

static void
end_rows (QdQuotationCard *self)
{
  guint n_more = qd_quotation_item_get_renditions (self->item)->len - self->n_rows + qd_quotation_item_get_n_more (self->item);

  if (self->rest != NULL)
    gtk_box_remove (GTK_BOX (self->renditions), g_steal_pointer (&self->rest));
  if (n_more > 0)
    add_more_button (self, n_more);
}

static gboolean
grow_cb (gpointer user_data)
{
  QdQuotationCard *self = user_data;

  add_rows (self, ROWS_A_STEP);
  if (self->n_rows < self->n_due)
    {
      reserve_rest (self);
      return G_SOURCE_CONTINUE;
    }
  self->grow_id = 0;
  end_rows (self);
  /* Those that somebody asked for come where they look already. */
  if (self->n_due <= QD_RENDITIONS_AT_ONCE)
    g_signal_emit (self, signals[SIGNAL_GROWN], 0);

  return G_SOURCE_REMOVE;
}

/* Some of the next renditions now, the others after the next frames. */
static void
begin_rows (QdQuotationCard *self)
{
  self->n_due = MIN (self->n_rows + QD_RENDITIONS_AT_ONCE, qd_quotation_item_get_renditions (self->item)->len);
  add_rows (self, FIRST_ROWS);
  if (self->n_rows == self->n_due)
    {
      end_rows (self);
      return;
    }
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->renditions), self->rest);
  reserve_rest (self);
  self->grow_id = g_timeout_add_full (G_PRIORITY_LOW, STEP_INTERVAL, grow_cb, self, NULL);
}

/* In place of the button come further rows. */
static void
show_more (QdQuotationCard *self)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (self->more);
  gboolean   focused = gtk_widget_has_focus (self->more);
  GtkWidget *next;

  gtk_box_remove (GTK_BOX (self->renditions), g_steal_pointer (&self->more));
  begin_rows (self);
  /* The button had the focus; what it brought takes it over. */
  next = before != NULL ? gtk_widget_get_next_sibling (before) : gtk_widget_get_first_child (self->renditions);
  if (focused && next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
}

static void
more_cb (QdQuotationCard *self)
{
  if (self->n_rows < qd_quotation_item_get_renditions (self->item)->len)
    show_more (self);
  else
    qd_quotation_item_load_more (self->item);
}

static void
n_renditions_cb (QdQuotationCard *self)
{
  if (self->more != NULL)
    show_more (self);
}

static void
retry_cb (QdQuotationCard *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
show_spinner (gpointer user_data)
{
  QdQuotationCard *self = user_data;
  GtkWidget       *waiting = adw_spinner_new ();

  self->spinner_id = 0;
  gtk_widget_set_size_request (waiting, -1, 24);
  gtk_widget_add_css_class (waiting, "rendition-waiting");
  gtk_accessible_update_property (GTK_ACCESSIBLE (waiting), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Looking for other articles"), -1);
  gtk_box_append (GTK_BOX (self->renditions), waiting);
}

static void
show_error (QdQuotationCard *self)
{
  GtkWidget *waiting, *label, *button;

  waiting = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (waiting, "rendition-waiting");
  label = gtk_label_new (qd_quotation_item_get_error (self->item));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  button = gtk_button_new_with_mnemonic (_ ("_Try Again"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (retry_cb), self);
  gtk_box_append (GTK_BOX (waiting), label);
  gtk_box_append (GTK_BOX (waiting), button);
  gtk_box_append (GTK_BOX (self->renditions), waiting);
}

static void
clear_renditions (QdQuotationCard *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_handle_id (&self->grow_id, g_source_remove);
  self->n_rows = self->n_due = 0;
  self->more = self->rest = NULL;
  g_clear_pointer (&self->renditions, gtk_widget_unparent);
}

static void
show_renditions (QdQuotationCard *self)
{
  QdRenditionsState state = qd_quotation_item_get_state (self->item);
  GtkWidget        *before = g_steal_pointer (&self->renditions);

  clear_renditions (self);
  self->renditions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->renditions, "renditions");
  gtk_widget_set_parent (self->renditions, GTK_WIDGET (self));
  if (state == QD_RENDITIONS_LOADED)
    begin_rows (self);
  else if (state == QD_RENDITIONS_FAILED)
    show_error (self);
  else if (state == QD_RENDITIONS_LOADING)
    self->spinner_id = g_timeout_add_once (SPINNER_DELAY_MS, show_spinner, self);
  gtk_widget_set_visible (self->renditions, state != QD_RENDITIONS_LOADED || self->n_rows > 0);
  /* Last, because the focus may leave with it for another card, which closes or opens this one in the midst of it. */
  g_clear_pointer (&before, gtk_widget_unparent);
}

static void
state_cb (QdQuotationCard *self)
{
  show_summary (self);
  if (qd_quotation_item_get_open (self->item) && qd_quotation_item_get_record (self->item)->n_articles > 0)
    show_renditions (self);
}

static void
open_cb (QdQuotationCard *self)
{
  gboolean open = qd_quotation_item_get_open (self->item);

  show_words (self);
  /* Empty it would be less than nothing high, as it reaches out of its place. */
  gtk_widget_set_visible (self->footer, open);
  if (open && self->compare == NULL && qd_quotation_item_get_record (self->item)->n_articles > 0)
    create_compare (self);
  if (open && self->why == NULL)
    create_why (self);
  if (!open && self->compare != NULL)
    {
      gtk_box_remove (GTK_BOX (self->footer), self->compare);
      self->compare = NULL;
    }
  if (!open && self->why != NULL)
    {
      gtk_box_remove (GTK_BOX (self->footer), self->why);
      self->why = NULL;
    }
  if (open)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "open");
      state_cb (self);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
      clear_renditions (self);
    }
}

static void
qd_quotation_card_dispose (GObject *object)
{
  QdQuotationCard *self = QD_QUOTATION_CARD (object);

  qd_quotation_card_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_QUOTATION_CARD);

  G_OBJECT_CLASS (qd_quotation_card_parent_class)->dispose (object);
}

static void
qd_quotation_card_class_init (QdQuotationCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_quotation_card_dispose;

  /**
   * QdQuotationCard::grown:
   *
   * The last of the first renditions are there, some frames after the first of them: the card may be higher.
   */
  signals[SIGNAL_GROWN] = g_signal_new ("grown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RENDITION_ACTIVATED] =
    g_signal_new ("rendition-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (QD_TYPE_PARAGRAPH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-quotation-card.ui");
  gtk_widget_class_bind_template_child (widget_class, QdQuotationCard, quotation);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationCard, speaker);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationCard, words);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationCard, footer);
  gtk_widget_class_bind_template_child (widget_class, QdQuotationCard, summary);
}

static void
qd_quotation_card_init (QdQuotationCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_quotation_card_new:
 *
 * Thread: main.
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
qd_quotation_card_new (void)
{
  return g_object_new (QD_TYPE_QUOTATION_CARD, NULL);
}

/**
 * qd_quotation_card_set_item:
 * @self: (not nullable): a card
 * @item: (nullable): what it shows
 *
 * Thread: main.
 */
void
qd_quotation_card_set_item (QdQuotationCard *self,
                            QdQuotationItem *item)
{
  g_return_if_fail (QD_IS_QUOTATION_CARD (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->item, self);
      clear_renditions (self);
      g_clear_object (&self->item);
    }
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify::open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (item, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_connect_swapped (item, "notify::n-renditions", G_CALLBACK (n_renditions_cb), self);
  g_signal_connect_swapped (item, "notify::grouped", G_CALLBACK (show_speaker), self);
  if (qd_quotation_item_get_record (item)->n_articles > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "quiet");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "quiet");
  show_speaker (self);
  show_summary (self);
  open_cb (self);
}

/**
 * qd_quotation_card_get_item:
 * @self: (not nullable): a card
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): what it shows
 */
QdQuotationItem *
qd_quotation_card_get_item (QdQuotationCard *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_CARD (self), NULL);

  return self->item;
}
