/* qd-view.c: lays out the items of a text and divides them into sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-view.h"

#include <string.h>

/* How far behind a quotation a reporting verb may be for the two to be one sentence though the quotation ends
 * like one ("“Really?” the mayor of the town asked"). */
#define CUE_REACH 14

/**
 * qd_stretch_last_sign:
 * @document: (not nullable): a document
 * @stretch: (not nullable): one of its stretches
 *
 * Thread: any.
 *
 * Returns: the sign of punctuation that ends the words inside the marks, or 0 if a word does
 */
char
qd_stretch_last_sign (const QdDocument *document, const QdStretch *stretch)
{
  guint end = stretch->end;

  while (end > stretch->first && qd_document_token (document, end - 1)->kind == QD_TOKEN_MARK)
    end--;
  if (end == stretch->first || qd_document_token (document, end - 1)->kind != QD_TOKEN_PUNCT)
    return 0;
  return (char)qd_document_token (document, end - 1)->sign;
}

static inline void
add_item (QdView *self, QdItemKind kind, guint index, const QdToken *token)
{
  if (self->n_items == self->room)
    {
      QdItem *items = qd_arena_new_of (self->document->arena, QdItem, 2 * self->room);

      memcpy (items, self->items, self->n_items * sizeof (QdItem));
      self->items = items;
      self->room *= 2;
    }
  self->items[self->n_items++] = (QdItem){ .token = token, .kind = kind, .index = index };
}

/* The first stretch from CHILD on that is right inside what is viewed, which ends at token END; NULL if there is none. Stretches come in
 * the order in which they begin, so that those behind END need not be looked at. */
static const QdStretch *
find_child (const QdView *self, guint *child, guint end)
{
  for (; *child < self->stretches->len; ++*child)
    {
      const QdStretch *stretch = &g_array_index (self->stretches, QdStretch, *child);

      if (stretch->first >= end)
        return NULL;
      if (stretch->parent == self->parent)
        return stretch;
    }
  return NULL;
}

/* Lays out the tokens from FIRST to END, each child stretch as one item. */
static void
lay_out (QdView *self, guint first, guint end, guint child)
{
  const QdDocument *document = self->document;
  const QdStretch  *stretch;
  guint             paragraph = 0;
  guint             lower = 0, upper = document->paragraphs->len;

  while (lower < upper)
    {
      guint middle = lower + (upper - lower) / 2;

      if (qd_document_paragraph (document, middle)->end <= first)
        lower = middle + 1;
      else
        upper = middle;
    }
  paragraph = lower;
  stretch = find_child (self, &child, end);
  for (guint i = first; i < end;)
    {
      guint stop = end;

      if (paragraph < document->paragraphs->len && i >= qd_document_paragraph (document, paragraph)->end)
        {
          add_item (self, QD_ITEM_BREAK, i, NULL);
          while (paragraph < document->paragraphs->len && i >= qd_document_paragraph (document, paragraph)->end)
            paragraph++;
        }
      if (stretch != NULL && i >= stretch->first)
        {
          add_item (self, QD_ITEM_QUOTE, child, NULL);
          i = MAX (i, stretch->end);
          child++;
          stretch = find_child (self, &child, end);
          /* What follows the quotation stands in the paragraph in which it ends. */
          while (paragraph < document->paragraphs->len && qd_document_paragraph (document, paragraph)->end < i)
            paragraph++;
          continue;
        }
      if (paragraph < document->paragraphs->len)
        stop = MIN (stop, qd_document_paragraph (document, paragraph)->end);
      if (stretch != NULL)
        stop = MIN (stop, stretch->first);
      for (; i < stop; i++)
        if (qd_document_token (document, i)->kind != QD_TOKEN_MARK)
          add_item (self, QD_ITEM_TOKEN, i, qd_document_token (document, i));
    }
  add_item (self, QD_ITEM_BREAK, end, NULL);
}

/* Whether the item is a verb in the past tense behind a name or a pronoun: "“Is it?” Quill pressed." */
static gboolean
is_past_verb (const QdView *self, guint index)
{
  const QdToken *token = qd_view_token (self, index);
  const QdToken *before = qd_view_token (self, index - 1);

  if (self->document->language != QD_LANGUAGE_EN || before == NULL || token->kind != QD_TOKEN_WORD || token->len < 5 || (token->flags & QD_TOKEN_CAPITAL))
    return FALSE;
  return memcmp (self->document->text + qd_token_end (token) - 2, "ed", 2) == 0 && (((before->flags & QD_TOKEN_CAPITAL) && !qd_token_is (before, QD_WORD_CLOSED)) || qd_token_is (before, QD_WORD_PRONOUN));
}

/* Whether a reporting verb and a sign stand right before item INDEX, a quotation: "Quill asked, “…”". */
static gboolean
is_introduced (const QdView *self, guint index)
{
  if (index < 2)
    return FALSE;
  return qd_view_is_sign (self, index - 1, ':') || (qd_view_is_sign (self, index - 1, ',') && qd_view_is (self, index - 2, QD_WORD_SAY));
}

/* Whether a reporting verb with its subject follows item INDEX, a quotation that ends like a sentence. */
static gboolean
is_reported_behind (const QdView *self, guint index, gboolean full_stop)
{
  if (is_introduced (self, index))
    return FALSE;
  for (guint i = index + 1; i < self->n_items && i <= index + CUE_REACH; i++)
    {
      const QdToken *token = qd_view_token (self, i);

      if (token == NULL || qd_token_ends_sentence (token) || qd_token_is_sign (token, ':') || qd_token_is (token, QD_WORD_CLAUSE))
        return FALSE;
      /* A question or a cry with a name and any verb right behind it is the verb's. */
      if (!full_stop && i > index + 1 && i <= index + 4 && is_past_verb (self, i))
        return TRUE;
      if (!qd_token_is (token, QD_WORD_SAY))
        continue;
      /* Behind a full stop, "Smith said." goes with the quotation, "Smith said he would go" does not. */
      return !full_stop || qd_view_token (self, i + 1) == NULL || qd_token_ends_sentence (qd_view_token (self, i + 1));
    }
  return FALSE;
}

static gboolean
begins_sentence (const QdView *self, guint index)
{
  const QdToken *token = qd_view_token (self, index);

  if (token == NULL)
    return TRUE;
  return (token->flags & QD_TOKEN_CAPITAL) || token->kind == QD_TOKEN_NUMBER || token->kind == QD_TOKEN_PUNCT;
}

/* Whether the full stop at item INDEX is of a German ordinal or of an abbreviation written apart: "am 3. Mai", "z. B.". */
static gboolean
is_german_stop_inside (const QdView *self, guint index)
{
  const QdToken *stop = qd_view_token (self, index);
  const QdToken *before = index > 0 ? qd_view_token (self, index - 1) : NULL;
  const QdToken *behind = qd_view_token (self, index + 1);

  if (self->document->language != QD_LANGUAGE_DE || !qd_token_is_sign (stop, '.') || before == NULL || behind == NULL || (stop->flags & QD_TOKEN_SPACE_BEFORE) || behind->kind != QD_TOKEN_WORD)
    return FALSE;
  if (before->kind == QD_TOKEN_NUMBER && before->len <= 2)
    return !qd_token_is (behind, QD_WORD_CLOSED) || qd_token_is (behind, QD_WORD_TIME);
  return before->kind == QD_TOKEN_WORD && before->len == 1 && !(before->flags & QD_TOKEN_CAPITAL);
}

static gboolean
ends_sentence (const QdView *self, guint index)
{
  const QdToken *token = qd_view_token (self, index);
  char           sign;

  if (qd_view_item (self, index)->kind == QD_ITEM_BREAK)
    return TRUE;
  if (token != NULL && (!qd_token_ends_sentence (token) || is_german_stop_inside (self, index)))
    return FALSE;
  if (token != NULL)
    return begins_sentence (self, index + 1) && !qd_view_is_sign (self, index + 1, ')') && !qd_view_is_sign (self, index + 1, ',');
  sign = qd_stretch_last_sign (self->document, qd_view_stretch (self, index));
  if (sign != '.' && sign != '!' && sign != '?' && sign != QD_SIGN_ELLIPSIS)
    return FALSE;
  if (!begins_sentence (self, index + 1) || (qd_view_token (self, index + 1) != NULL && qd_view_token (self, index + 1)->kind == QD_TOKEN_PUNCT))
    return FALSE;
  return !is_reported_behind (self, index, sign == '.');
}

static void
find_sentences (QdView *self)
{
  guint first = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      if (i + 1 < self->n_items && !ends_sentence (self, i))
        continue;
      for (guint k = first; k <= i; k++)
        {
          self->items[k].sentence_first = first;
          self->items[k].sentence_end = i + 1;
        }
      first = i + 1;
    }
}

/**
 * qd_view_new:
 * @document: (not nullable): a document; must outlive the view
 * @stretches: (element-type QdStretch): its stretches; must outlive the view
 * @parent: the stretch to view the inside of, or %QD_STRETCH_NONE for the article
 *
 * Thread: any.
 *
 * Returns: (transfer full): the view
 */
QdView *
qd_view_new (const QdDocument *document, const GArray *stretches, int parent)
{
  QdArena    *arena = document->arena;
  QdArenaMark mark = qd_arena_mark (arena);
  QdView     *self = qd_arena_new0_of (arena, QdView, 1);
  guint       first = 0, end = document->n_tokens, child = 0;

  if (parent != QD_STRETCH_NONE)
    {
      first = g_array_index (stretches, QdStretch, parent).first;
      end = g_array_index (stretches, QdStretch, parent).end;
      child = (guint)parent + 1;
    }
  self->document = document;
  self->stretches = stretches;
  self->parent = parent;
  self->mark = mark;
  self->room = end - first + 16;
  self->items = qd_arena_new_of (arena, QdItem, self->room);
  lay_out (self, first, end, child);
  find_sentences (self);
  self->phrases = qd_arena_new_of (arena, guint8, self->n_items);
  memset (self->phrases, QD_VIEW_PHRASE_UNKNOWN, self->n_items);
  return self;
}

/**
 * qd_view_free:
 * @self: (transfer full): a view
 *
 * Gives back what the view took of the document's memory, and all that was taken of it since. Thread: any, its user's.
 */
void
qd_view_free (QdView *self)
{
  qd_arena_rewind (self->document->arena, self->mark);
}
