/* qd-flow.c: the paragraphs of a text document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-flow.h"

#include <string.h>

#include "import/qd-body-builder.h"
#include "import/qd-date.h"
#include "import/qd-plain-text.h"

/* What a document may hold; more is not read. */
#define MOST_PARAGRAPHS 1000000
#define MOST_BYTES (64 * 1024 * 1024)
#define MOST_MARKS 100000

/* How many paragraphs at the top may say something about the article. */
#define LONGEST_OPENING 10

struct _QdFlow
{
  GArray  *paragraphs;
  gboolean open; /* the last paragraph may be appended to */
  gsize    bytes;
  guint    n_marks;
};

static void
mark_clear (gpointer data)
{
  QdFlowMark *mark = data;

  g_free (mark->value);
}

static void
paragraph_clear (gpointer data)
{
  QdFlowParagraph *paragraph = data;

  if (paragraph->text != NULL)
    g_string_free (paragraph->text, TRUE);
  g_clear_pointer (&paragraph->marks, g_array_unref);
}

/**
 * qd_flow_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): a flow without paragraphs
 */
QdFlow *
qd_flow_new (void)
{
  QdFlow *self = g_new0 (QdFlow, 1);

  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (QdFlowParagraph));
  g_array_set_clear_func (self->paragraphs, paragraph_clear);
  return self;
}

/**
 * qd_flow_free:
 * @self: (nullable) (transfer full): a flow
 *
 * Thread: the one that uses it.
 */
void
qd_flow_free (QdFlow *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->paragraphs);
  g_free (self);
}

static QdFlowParagraph *
last_paragraph (QdFlow *self)
{
  return &g_array_index (self->paragraphs, QdFlowParagraph, self->paragraphs->len - 1);
}

/* The white space at the ends of a paragraph is none of it, nor is an empty paragraph one. */
static void
close_paragraph (QdFlow *self)
{
  QdFlowParagraph *paragraph;
  gsize            lead = 0;

  if (!self->open)
    return;
  self->open = FALSE;
  paragraph = last_paragraph (self);
  while (paragraph->text->len > 0 && g_ascii_isspace (paragraph->text->str[paragraph->text->len - 1]))
    g_string_truncate (paragraph->text, paragraph->text->len - 1);
  /* What stands before a text to keep it from breaking is none of it, either. */
  while (g_unichar_isspace (g_utf8_get_char (paragraph->text->str + lead)))
    lead += (gsize)g_utf8_skip[(guchar)paragraph->text->str[lead]];
  g_string_erase (paragraph->text, 0, (gssize)lead);
  for (guint i = 0; paragraph->marks != NULL && i < paragraph->marks->len; i++)
    {
      QdSpan *span = &g_array_index (paragraph->marks, QdFlowMark, i).span;

      span->start = MIN (span->start - MIN (span->start, lead), paragraph->text->len);
      span->end = MIN (span->end - MIN (span->end, lead), paragraph->text->len);
    }
  if (paragraph->text->len == 0)
    g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
}

/**
 * qd_flow_begin:
 * @self: (not nullable): a flow
 *
 * Begins a paragraph.
 */
void
qd_flow_begin (QdFlow *self)
{
  QdFlowParagraph paragraph = { QD_FLOW_PARAGRAPH };

  close_paragraph (self);
  paragraph.text = g_string_new (NULL);
  g_array_append_val (self->paragraphs, paragraph);
  self->open = TRUE;
}

static void
ensure_open (QdFlow *self)
{
  if (!self->open)
    qd_flow_begin (self);
}

/**
 * qd_flow_set_kind:
 * @self: (not nullable): a flow
 * @kind: what the paragraph at hand is
 * @level: of a heading, from 1; deeper ones than 6 count as 6
 *
 * Says what the paragraph is.
 */
void
qd_flow_set_kind (QdFlow *self, QdFlowKind kind, guint level)
{
  ensure_open (self);
  last_paragraph (self)->kind = kind;
  last_paragraph (self)->level = kind == QD_FLOW_HEADING ? CLAMP (level, 1, 6) : 0;
}

/**
 * qd_flow_append:
 * @self: (not nullable): a flow
 * @text: (not nullable): UTF-8, or any bytes
 * @len: its length, bytes
 *
 * Appends to the paragraph at hand. Runs of white space are one space, as long as no line ends in them; what is no UTF-8 is
 * replaced, and control characters are left out.
 */
void
qd_flow_append (QdFlow *self, const char *text, gsize len)
{
  g_autofree char *valid = NULL;
  GString         *out;

  if (len == 0 || qd_flow_is_full (self))
    return;
  ensure_open (self);
  valid = g_utf8_make_valid (text, (gssize)len);
  out = last_paragraph (self)->text;
  self->bytes += len;
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        {
          if (out->len == 0 || !g_ascii_isspace (out->str[out->len - 1]))
            g_string_append_c (out, ' ');
        }
      else if ((guchar)*p >= 0x20 && *p != 0x7f)
        g_string_append_c (out, *p);
    }
}

/**
 * qd_flow_line:
 * @self: (not nullable): a flow
 *
 * What is appended next begins a line of the same paragraph.
 */
void
qd_flow_line (QdFlow *self)
{
  GString *out;

  ensure_open (self);
  out = last_paragraph (self)->text;
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    out->str[out->len - 1] = '\n';
  else if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

/**
 * qd_flow_get_offset:
 * @self: (not nullable): a flow
 *
 * Returns: where the next mark of the paragraph at hand begins or ends, bytes
 */
gsize
qd_flow_get_offset (QdFlow *self)
{
  return self->open ? last_paragraph (self)->text->len : 0;
}

/**
 * qd_flow_mark:
 * @self: (not nullable): a flow
 * @kind: what to mark
 * @start: where it begins in the paragraph at hand, bytes; it ends at its end
 * @value: (nullable): an address; copied
 *
 * Sets a mark, if there is something to be marked.
 */
void
qd_flow_mark (QdFlow *self, QdBodyMarkKind kind, gsize start, const char *value)
{
  QdFlowMark       mark = { kind, { start, qd_flow_get_offset (self) }, NULL };
  QdFlowParagraph *paragraph;

  if (!self->open || mark.span.start >= mark.span.end || self->n_marks >= MOST_MARKS)
    return;
  paragraph = last_paragraph (self);
  if (paragraph->marks == NULL)
    {
      paragraph->marks = g_array_new (FALSE, FALSE, sizeof (QdFlowMark));
      g_array_set_clear_func (paragraph->marks, mark_clear);
    }
  mark.value = g_strdup (value);
  self->n_marks++;
  g_array_append_val (paragraph->marks, mark);
}

/**
 * qd_flow_is_full:
 * @self: (not nullable): a flow
 *
 * Returns: whether it holds as much as any document may
 */
gboolean
qd_flow_is_full (QdFlow *self)
{
  return self->paragraphs->len >= MOST_PARAGRAPHS || self->bytes >= MOST_BYTES;
}

/**
 * qd_flow_finish:
 * @self: (not nullable): a flow
 *
 * Ends the paragraph at hand, so that all can be read.
 */
void
qd_flow_finish (QdFlow *self)
{
  close_paragraph (self);
}

/**
 * qd_flow_get_n_paragraphs:
 * @self: (not nullable): a finished flow
 *
 * Returns: how many paragraphs it has
 */
guint
qd_flow_get_n_paragraphs (QdFlow *self)
{
  return self->paragraphs->len;
}

/**
 * qd_flow_get_paragraph:
 * @self: (not nullable): a finished flow
 * @index: the number of a paragraph
 *
 * Returns: (transfer none): the paragraph, until the flow is changed
 */
QdFlowParagraph *
qd_flow_get_paragraph (QdFlow *self, guint index)
{
  g_return_val_if_fail (index < self->paragraphs->len, NULL);

  return &g_array_index (self->paragraphs, QdFlowParagraph, index);
}

/**
 * qd_flow_move:
 * @self: (not nullable): a flow
 * @other: (not nullable): another, which is empty afterwards
 *
 * Puts the paragraphs of another flow, such as the notes of a document, at the end of this one.
 */
void
qd_flow_move (QdFlow *self, QdFlow *other)
{
  close_paragraph (self);
  close_paragraph (other);
  for (guint i = 0; i < other->paragraphs->len; i++)
    {
      QdFlowParagraph *paragraph = &g_array_index (other->paragraphs, QdFlowParagraph, i);

      g_array_append_vals (self->paragraphs, paragraph, 1);
      *paragraph = (QdFlowParagraph){ 0 };
    }
  self->bytes += other->bytes;
  g_array_set_size (other->paragraphs, 0);
}

static void
build_paragraph (QdBodyBuilder *builder, const QdFlowParagraph *paragraph)
{
  static const int marks[] = { [QD_FLOW_HEADING] = QD_BODY_MARK_HEADING, [QD_FLOW_ITEM] = QD_BODY_MARK_LIST_ITEM, [QD_FLOW_QUOTE] = QD_BODY_MARK_BLOCKQUOTE };
  gsize            start;

  qd_body_builder_paragraph (builder);
  /* The break before it is only made by what is appended. */
  qd_body_builder_append_raw (builder, paragraph->text->str, paragraph->text->len);
  start = qd_body_builder_get_offset (builder) - paragraph->text->len;
  if (paragraph->kind == QD_FLOW_HEADING || paragraph->kind == QD_FLOW_ITEM || paragraph->kind == QD_FLOW_QUOTE)
    qd_body_builder_mark (builder, (QdBodyMarkKind)marks[paragraph->kind], start, start + paragraph->text->len, paragraph->level, NULL);
  for (guint i = 0; paragraph->marks != NULL && i < paragraph->marks->len; i++)
    {
      const QdFlowMark *mark = &g_array_index (paragraph->marks, QdFlowMark, i);

      qd_body_builder_mark (builder, mark->kind, start + mark->span.start, start + mark->span.end, 0, mark->value);
    }
}

/**
 * qd_flow_build_body:
 * @self: (not nullable): a finished flow
 * @first: the first paragraph
 * @end: the one behind the last
 *
 * Makes a body of some paragraphs.
 *
 * Returns: (transfer full): the body; empty if there are none
 */
QdBody *
qd_flow_build_body (QdFlow *self, guint first, guint end)
{
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();

  for (guint i = first; i < end && i < self->paragraphs->len; i++)
    build_paragraph (builder, &g_array_index (self->paragraphs, QdFlowParagraph, i));
  return qd_body_builder_finish (builder);
}

/* A paragraph in the style of a title, or a heading of the first level before all text, is the headline. */
static void
take_title (QdFlow *self, QdArticleDraft *draft)
{
  for (guint i = 0; i < MIN (self->paragraphs->len, LONGEST_OPENING); i++)
    {
      QdFlowParagraph *paragraph = qd_flow_get_paragraph (self, i);

      if (self->paragraphs->len > 1 && (paragraph->kind == QD_FLOW_TITLE || (paragraph->kind == QD_FLOW_HEADING && paragraph->level == 1)))
        {
          g_strdelimit (paragraph->text->str, "\n", ' ');
          qd_article_draft_set_title (draft, paragraph->text->str);
          g_array_remove_index (self->paragraphs, i);
          return;
        }
    }
}

/* Paragraphs at the top in the styles of author and date. A date that cannot be understood stays in the text. */
static void
take_styled (QdFlow *self, QdArticleDraft *draft)
{
  g_autoptr (GString) byline = g_string_new (NULL);
  guint               n_seen = 0;

  for (guint i = 0; i < self->paragraphs->len && n_seen < LONGEST_OPENING && self->paragraphs->len > 1; n_seen++)
    {
      const QdFlowParagraph *paragraph = qd_flow_get_paragraph (self, i);
      gint64                 time;

      if (paragraph->kind == QD_FLOW_DATE && qd_date_parse (paragraph->text->str, &time))
        qd_article_draft_set_published (draft, time);
      else if (paragraph->kind == QD_FLOW_AUTHOR)
        g_string_append_printf (byline, "%s%s", byline->len > 0 ? ", " : "", paragraph->text->str);
      else
        {
          i++;
          continue;
        }
      g_array_remove_index (self->paragraphs, i);
    }
  if (byline->len > 0)
    qd_article_draft_set_byline (draft, byline->str);
}

/**
 * qd_flow_take_opening:
 * @self: (not nullable): a finished flow
 * @draft: (not nullable): a draft, with what is known of the article so far
 *
 * Reads the headline, byline and date, by their style or by their form, and outlet and dateline from the first paragraphs, as
 * qd_plain_text_take_opening() does; what becomes a field is removed.
 */
void
qd_flow_take_opening (QdFlow *self, QdArticleDraft *draft)
{
  g_autoptr (GArray) units = qd_plain_text_split ("");
  guint              n_units = 0;
  guint              kept = 0;
  guint              index = 0;

  take_title (self, draft);
  take_styled (self, draft);
  for (; n_units < MIN (LONGEST_OPENING, self->paragraphs->len); n_units++)
    {
      const QdFlowParagraph *paragraph = qd_flow_get_paragraph (self, n_units);
      QdTextUnit             unit = { NULL, TRUE };

      if (paragraph->kind == QD_FLOW_ITEM || paragraph->kind == QD_FLOW_QUOTE || strchr (paragraph->text->str, '\n') != NULL)
        break;
      unit.text = g_strdup (paragraph->text->str);
      g_array_append_val (units, unit);
    }
  if (units->len == 0)
    return;
  qd_plain_text_take_opening (draft, units);
  for (guint i = 0; i < n_units; i++)
    {
      if (kept < units->len && g_str_equal (qd_flow_get_paragraph (self, index)->text->str, g_array_index (units, QdTextUnit, kept).text))
        {
          kept++;
          index++;
        }
      else
        g_array_remove_index (self->paragraphs, index);
    }
}
