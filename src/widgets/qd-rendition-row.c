/* qd-rendition-row.c: a quotation as another article has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-rendition-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "model/qd-relation-words.h"
#include "widgets/qd-aside.h"
#include "widgets/qd-diff-label.h"
#include "widgets/qd-paragraph.h"
#include "widgets/qd-relation-reasons.h"
#include "widgets/qd-tooltip.h"

/* Words of the sentence around a quotation that are shown on each side of it. */
#define CONTEXT_WORDS 18

struct _QdRenditionRow
{
  GtkWidget parent_instance;

  GtkWidget   *button;
  QdParagraph *source;
  GtkWidget   *chip;
  GtkWidget   *icon;
  GtkWidget   *relation;
  GtkWidget   *words;
  QdParagraph *context;
  QdParagraph *speaker;
  GtkWidget   *why;
  GtkWidget   *more;
  GtkWidget   *expander; /* NULL as long as nothing is cut */

  QdLibrary         *library;
  QdQuotationRecord *quotation;
  QdRendition       *rendition;
};

enum {
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdRenditionRow, qd_rendition_row, GTK_TYPE_WIDGET)

static void
clicked_cb (QdRenditionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static gboolean
is_quotation_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == '"' || c == 0x201E;
}

/* The context has the quotation's own marks where they stood; “…” has marks already, those of the interface, as the card above has. */
static char *
strip_marks_behind (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_quotation_mark (g_utf8_get_char (last)) && !g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, (gsize)(end - text));
}

static char *
strip_marks_before (const char *text)
{
  while (is_quotation_mark (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return g_strdup (text);
}

/* The last words before a quotation, from where a word starts. */
static char *
trim_before (const char *text)
{
  g_autofree char *stripped = g_strchug (strip_marks_behind (text));
  const char      *cursor = stripped + strlen (stripped);
  guint            words = 0;

  while (cursor > stripped)
    {
      if (cursor[-1] == ' ' && ++words == CONTEXT_WORDS)
        return g_strdup_printf ("… %s", cursor);
      cursor--;
    }
  return g_steal_pointer (&stripped);
}

/* The first words behind a quotation, to where a word ends. */
static char *
trim_after (const char *text)
{
  g_autofree char *stripped = g_strchomp (strip_marks_before (text));
  guint            words = 0;

  for (char *cursor = stripped; *cursor != '\0'; cursor++)
    if (*cursor == ' ' && cursor > stripped && ++words == CONTEXT_WORDS)
      return g_strdup_printf ("%.*s …", (int)(cursor - stripped), stripped);
  return g_steal_pointer (&stripped);
}

/* @text as markup, with the cue in it bold: the last time that it comes, or the first. */
static char *
emphasise_cue (const char *text,
               const char *cue,
               gboolean    last)
{
  const char      *found = NULL;
  g_autofree char *head = NULL;
  g_autofree char *bold = NULL;
  g_autofree char *tail = NULL;

  if (cue != NULL && *cue != '\0')
    found = last ? g_strrstr (text, cue) : strstr (text, cue);
  if (found == NULL)
    return g_markup_escape_text (text, -1);
  head = g_markup_escape_text (text, found - text);
  bold = g_markup_escape_text (cue, -1);
  tail = g_markup_escape_text (found + strlen (cue), -1);
  return g_strconcat (head, "<b>", bold, "</b>", tail, NULL);
}

static char *
join_context (const char *before,
              const char *after)
{
  gboolean spaced = *after != '\0' && strchr (" ,.;:!?)", *after) == NULL;

  /* Translators: stands for a quotation, between the words that stand around it in its article. */
  return g_strconcat (before, *before != '\0' ? " " : "", C_ ("context", "“…”"), spaced ? " " : "", after, NULL);
}

static void
show_context (QdRenditionRow *self)
{
  const QdQuotation *quotation = self->rendition->quotation->quotation;
  gboolean           cue_first = quotation->cue != NULL && quotation->cue_span.start < quotation->spans[0].start;
  g_autofree char   *before = trim_before (self->rendition->before != NULL ? self->rendition->before : "");
  g_autofree char   *after = trim_after (self->rendition->after != NULL ? self->rendition->after : "");
  g_autofree char   *before_markup = emphasise_cue (before, cue_first ? quotation->cue : NULL, TRUE);
  g_autofree char   *after_markup = emphasise_cue (after, cue_first ? NULL : quotation->cue, FALSE);
  g_autofree char   *markup = join_context (before_markup, after_markup);

  qd_paragraph_set_markup (self->context, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->context), g_unichar_isalnum (g_utf8_get_char (after)) || strlen (after) > 3 || *before != '\0');
}

static void
create_expander (QdRenditionRow *self)
{
  const char *explanation = _ ("Show the words that “…” stands for");

  self->expander = gtk_toggle_button_new_with_label (_ ("All Words"));
  qd_tooltip_set (self->expander, explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation, -1);
  gtk_widget_add_css_class (self->expander, "flat");
  gtk_widget_add_css_class (self->expander, "rendition-expander");
  g_object_bind_property (self->words, "expanded", self->expander, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->more), self->expander);
}

static void
show_words (QdRenditionRow *self)
{
  QdRelationKind kind = self->rendition->relation.kind;
  const char    *here = self->rendition->quotation->quotation->text;
  /* Of a scrap, or of words that a third article ties to these, nearly all would be struck through. */
  const char *from = kind == QD_RELATION_FRAGMENT || kind == QD_RELATION_NONE ? here : self->quotation->quotation->text;

  gtk_widget_set_visible (self->words, kind != QD_RELATION_VERBATIM);
  if (kind != QD_RELATION_VERBATIM)
    qd_diff_label_set_texts (QD_DIFF_LABEL (self->words), from, here);
  if (qd_diff_label_is_elided (QD_DIFF_LABEL (self->words)))
    create_expander (self);
}

static void
show_source (QdRenditionRow *self)
{
  const QdArticleRecord *article = self->rendition->article;
  g_autofree char       *name = qd_source_name_dup_display (article->source);
  g_autofree char       *date = qd_format_date (article->published);
  g_autofree char       *kept = NULL;
  g_autofree char       *markup = NULL;

  kept = date != NULL ? qd_format_keep_together (date) : NULL;
  if (kept != NULL)
    markup = g_markup_printf_escaped ("<b>%s</b>\n<span alpha=\"72%%\" size=\"92%%\">%s</span>", name, kept);
  else
    markup = g_markup_printf_escaped ("<b>%s</b>", name);
  qd_paragraph_set_markup (self->source, markup);
}

static void
show_relation (QdRenditionRow *self)
{
  g_autofree char *explanation = qd_relation_words_dup_explanation (self->rendition);

  gtk_label_set_text (GTK_LABEL (self->relation), qd_relation_words_for_rendition (self->rendition));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), qd_relation_words_icon (self->rendition));
  qd_tooltip_set (self->chip, explanation);
}

static void
show_speaker (QdRenditionRow *self)
{
  const char      *here = self->rendition->quotation->quotation->speaker;
  const char      *asked = self->quotation->quotation->speaker;
  g_autofree char *text = NULL;

  if (here == NULL && asked != NULL)
    text = g_strdup (_ ("Names no speaker"));
  else if (g_strcmp0 (here, asked) != 0)
    /* Translators: another article has the same words from somebody else. */
    text = g_strdup_printf (_ ("Speaker there: %s"), here);
  qd_paragraph_set_text (self->speaker, text != NULL ? text : "", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->speaker), text != NULL);
}

static void
describe_why (QdRenditionRow *self,
              const char     *source)
{
  /* Translators: why the quotation of this outlet is tied to that which is read. */
  g_autofree char *label = g_strdup_printf (_ ("Why %s?"), source);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* A sentence more, behind a full stop where what is there ends without a mark of its own. */
static void
append_sentence (GString    *label,
                 const char *sentence)
{
  const char *last = g_utf8_find_prev_char (label->str, label->str + label->len);

  g_string_append_printf (label, last != NULL && strchr (".,;:!?", *last) == NULL && !g_str_equal (last, "…") ? ". %s" : " %s", sentence);
}

/* A button is read as one thing, so it has to say all that is in it. */
static void
describe (QdRenditionRow *self)
{
  const QdArticleRecord *article = self->rendition->article;
  g_autofree char       *name = qd_source_name_dup_display (article->source);
  g_autofree char       *date = qd_format_date (article->published);
  g_autofree char       *title = qd_article_record_dup_title (self->rendition->article);
  g_autoptr (GString)    label = g_string_new (name);

  if (date != NULL)
    g_string_append_printf (label, ", %s", date);
  g_string_append_printf (label, ", %s", qd_relation_words_for_rendition (self->rendition));
  if (gtk_widget_get_visible (self->words))
    append_sentence (label, qd_diff_label_get_description (QD_DIFF_LABEL (self->words)));
  if (gtk_widget_get_visible (GTK_WIDGET (self->context)))
    append_sentence (label, qd_paragraph_get_text (self->context));
  if (gtk_widget_get_visible (GTK_WIDGET (self->speaker)))
    append_sentence (label, qd_paragraph_get_text (self->speaker));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title,
                                  -1);
  describe_why (self, name);
  qd_tooltip_set (self->button, title);
}

static void
qd_rendition_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_RENDITION_ROW);

  G_OBJECT_CLASS (qd_rendition_row_parent_class)->dispose (object);
}

static void
qd_rendition_row_finalize (GObject *object)
{
  QdRenditionRow *self = QD_RENDITION_ROW (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->quotation, qd_quotation_record_unref);
  g_clear_pointer (&self->rendition, qd_rendition_unref);

  G_OBJECT_CLASS (qd_rendition_row_parent_class)->finalize (object);
}

static void
qd_rendition_row_class_init (QdRenditionRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_rendition_row_dispose;
  object_class->finalize = qd_rendition_row_finalize;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (QD_TYPE_DIFF_LABEL);
  g_type_ensure (QD_TYPE_PARAGRAPH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-rendition-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, button);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, source);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, chip);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, icon);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, relation);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, words);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, context);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, speaker);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, why);
  gtk_widget_class_bind_template_child (widget_class, QdRenditionRow, more);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

/* Asked for anew each time, since what ties the two may have changed meanwhile. */
static void
create_why_cb (GtkMenuButton *button,
               gpointer       user_data)
{
  QdRenditionRow *self = user_data;

  qd_aside_set (button, _ ("Why?"), qd_relation_reasons_new (self->library, self->quotation, self->rendition));
}

static void
qd_rendition_row_init (QdRenditionRow *self)
{
  const char *explanation = _ ("What ties the two, and to correct it");

  gtk_widget_init_template (GTK_WIDGET (self));
  qd_tooltip_set (self->why, explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->why), create_why_cb, self, NULL);
  g_signal_connect_object (self->words, "notify::expanded", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
}

/**
 * qd_rendition_row_new:
 * @library: (nullable): where they are; without it, nobody can ask why they are tied
 * @quotation: (not nullable): the quotation of the article that is read
 * @rendition: (not nullable): the same in another article
 *
 * Thread: main.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
qd_rendition_row_new (QdLibrary         *library,
                      QdQuotationRecord *quotation,
                      QdRendition       *rendition)
{
  QdRenditionRow *self;

  g_return_val_if_fail (library == NULL || QD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (quotation != NULL && rendition != NULL, NULL);

  self = g_object_new (QD_TYPE_RENDITION_ROW, NULL);
  g_set_object (&self->library, library);
  gtk_widget_set_visible (self->why, library != NULL);
  self->quotation = qd_quotation_record_ref (quotation);
  self->rendition = qd_rendition_ref (rendition);
  show_source (self);
  show_relation (self);
  show_context (self);
  show_speaker (self);
  show_words (self);
  describe (self);
  return GTK_WIDGET (self);
}

/**
 * qd_rendition_row_get_rendition:
 * @self: (not nullable): a row
 *
 * Thread: main.
 *
 * Returns: (transfer none): what it shows
 */
QdRendition *
qd_rendition_row_get_rendition (QdRenditionRow *self)
{
  g_return_val_if_fail (QD_IS_RENDITION_ROW (self), NULL);

  return self->rendition;
}
