/* qd-mark-pairs.c: pairs quotation marks within each paragraph with a stack of fixed depth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-mark-pairs.h"

#include <string.h>

/* Marks within marks within marks: deeper than any text goes on purpose. Marks opened beyond it are ignored, so
 * that hostile input costs no more than other input. */
#define MAX_DEPTH 6

/* A mark opens with one glyph and closes with another only by mistake, so no more than a few sentences lie between. */
#define MAX_MIXED_TOKENS 80

/* @other_close is a closing single mark behind a double one, which closes it if nothing else does. */
typedef struct
{
  guint token;
  guint family;
  guint side;
  guint other_close;
} OpenMark;

typedef struct
{
  const QdDocument *document;
  GArray           *pairs;
  QdParagraphMarks  marks;
  OpenMark          stack[MAX_DEPTH];
  guint             depth;
  gboolean          reversed;
  gboolean          next_single;
} Pairing;

typedef enum {
  PLACE_OPENING,
  PLACE_CLOSING,
  PLACE_EITHER,
} Place;

/* Whether the mark stands where an opening or where a closing mark would, by the space around it. */
static Place
judge_place (const QdDocument *document, const QdParagraph *paragraph, guint index)
{
  const QdToken *token = qd_document_token (document, index);
  const QdToken *before = index > paragraph->first ? qd_document_token (document, index - 1) : NULL;
  const QdToken *after = index + 1 < paragraph->end ? qd_document_token (document, index + 1) : NULL;
  gboolean       open_before = before == NULL || (token->flags & QD_TOKEN_SPACE_BEFORE) || qd_token_is_sign (before, '(') || qd_token_is_sign (before, '[') || qd_token_is_sign (before, QD_SIGN_DASH) || qd_token_is_sign (before, '/') || qd_token_is_sign (before, '-') || qd_token_is_sign (before, '>') || qd_token_is_sign (before, '=');
  gboolean       open_after = after == NULL || (token->flags & QD_TOKEN_SPACE_AFTER) || (after->kind == QD_TOKEN_PUNCT && after->sign != '[' && after->sign != '(' && after->sign != '$' && after->sign != '@' && after->sign != '#' && after->sign != QD_SIGN_ELLIPSIS);

  if (before != NULL && before->kind == QD_TOKEN_MARK && !(token->flags & QD_TOKEN_SPACE_BEFORE))
    open_before = open_before || before->side == QD_MARK_LEFT || before->side == QD_MARK_LOW || index - 1 == paragraph->first;
  if (open_before && !open_after)
    return PLACE_OPENING;
  if (!open_before && open_after)
    return PLACE_CLOSING;
  return PLACE_EITHER;
}

static gboolean
is_open (const Pairing *pairing, guint family)
{
  for (guint i = pairing->depth; i > 0; i--)
    if (pairing->stack[i - 1].family == family)
      return TRUE;
  return FALSE;
}

/* Whether the mark at INDEX opens; if not, it closes. */
static gboolean
is_opening (const Pairing *pairing, const QdParagraph *paragraph, guint index)
{
  const QdToken *token = qd_document_token (pairing->document, index);
  Place          place = judge_place (pairing->document, paragraph, index);
  gboolean       open = is_open (pairing, token->family);

  switch ((QdMarkSide)token->side)
    {
    case QD_MARK_LOW:
      return TRUE;
    case QD_MARK_LEFT:
      if (token->family == QD_MARK_GUILLEMET || token->family == QD_MARK_SINGLE_GUILLEMET)
        return !pairing->reversed;
      /* “so “ that the second closes, with spaces on both sides: no mark opens before a space. */
      if (open && token->family == QD_MARK_DOUBLE && (token->flags & QD_TOKEN_SPACE_AFTER))
        return FALSE;
      /* “ and ‘ close what „ and ‚ open, and “so“ is written too. */
      return !(open && place == PLACE_CLOSING) && !(open && place == PLACE_EITHER && pairing->stack[pairing->depth - 1].side == QD_MARK_LOW);
    case QD_MARK_RIGHT:
      if (token->family == QD_MARK_GUILLEMET || token->family == QD_MARK_SINGLE_GUILLEMET)
        return pairing->reversed;
      return token->family == QD_MARK_DOUBLE && place == PLACE_OPENING && !open;
    case QD_MARK_NEUTRAL:
    default:
      if (place == PLACE_EITHER)
        return !open;
      return place == PLACE_OPENING;
    }
}

static void
open_mark (Pairing *pairing, guint index)
{
  const QdToken *token = qd_document_token (pairing->document, index);

  if (pairing->depth < MAX_DEPTH)
    pairing->stack[pairing->depth++] = (OpenMark){ index, token->family, token->side, QD_NO_TOKEN };
}

static void
add_pair (Pairing *pairing, guint open, guint close, gboolean mixed)
{
  QdMarkPair  pair = { .open = open, .close = close, .n_marks = 1, .mixed = mixed };
  guint       n_pairs = pairing->pairs->len;
  QdMarkPair *inner = n_pairs > pairing->marks.first_pair ? &g_array_index (pairing->pairs, QdMarkPair, n_pairs - 1) : NULL;

  /* ““so””: marks of one kind right behind one another are one mark. */
  if (inner != NULL && inner->n_marks == 1 && inner->open == open + 1 && inner->close + 1 == close && qd_document_token (pairing->document, open)->family == qd_document_token (pairing->document, open + 1)->family)
    *inner = (QdMarkPair){ .open = open, .close = close, .n_marks = 2, .mixed = mixed || inner->mixed };
  else if (close > open + 1)
    g_array_append_val (pairing->pairs, pair);
}

static void
note_surplus (Pairing *pairing, guint index)
{
  const QdToken *token = qd_document_token (pairing->document, index);
  guint          n_pairs = pairing->pairs->len;

  /* Apostrophes look like closing single marks: none is missing its opening one. Behind the end of a sentence or a
   * comma it is none, and may be meant to close a double mark. */
  if (token->family == QD_MARK_SINGLE)
    {
      OpenMark *top = pairing->depth > 0 ? &pairing->stack[pairing->depth - 1] : NULL;

      if (top != NULL && top->family == QD_MARK_DOUBLE && top->other_close == QD_NO_TOKEN && index - top->token <= MAX_MIXED_TOKENS && qd_document_token (pairing->document, index - 1)->kind == QD_TOKEN_PUNCT && !(token->flags & QD_TOKEN_SPACE_BEFORE))
        top->other_close = index;
      return;
    }
  /* “Read more »”: an arrow. */
  if (token->family == QD_MARK_GUILLEMET && (token->flags & QD_TOKEN_SPACE_BEFORE) && pairing->document->language != QD_LANGUAGE_FR)
    return;
  if (n_pairs > pairing->marks.first_pair && g_array_index (pairing->pairs, QdMarkPair, n_pairs - 1).close == index - 1)
    g_array_index (pairing->pairs, QdMarkPair, n_pairs - 1).doubled = TRUE;
  if (pairing->marks.first_surplus == QD_NO_TOKEN)
    pairing->marks.first_surplus = index;
  pairing->marks.last_surplus = index;
}

static void
close_mark (Pairing *pairing, guint index)
{
  guint family = qd_document_token (pairing->document, index)->family;
  guint depth = pairing->depth;

  while (depth > 0 && pairing->stack[depth - 1].family != family)
    depth--;
  if (depth == 0 && pairing->depth > 0 && family == QD_MARK_DOUBLE && pairing->stack[pairing->depth - 1].family == QD_MARK_SINGLE && index - pairing->stack[pairing->depth - 1].token <= MAX_MIXED_TOKENS)
    {
      /* ‘so” */
      pairing->depth--;
      add_pair (pairing, pairing->stack[pairing->depth].token, index, TRUE);
      return;
    }
  if (depth == 0)
    {
      note_surplus (pairing, index);
      return;
    }
  pairing->depth = depth - 1;
  add_pair (pairing, pairing->stack[depth - 1].token, index, FALSE);
}

/* Whether the mark is of no text but of markup left in it: <a href="…">, and the end of a tag. */
static gboolean
is_markup (const Pairing *pairing, const QdParagraph *paragraph, guint index)
{
  const QdToken *token = qd_document_token (pairing->document, index);
  const QdToken *before = index > paragraph->first ? qd_document_token (pairing->document, index - 1) : NULL;
  const QdToken *after = index + 1 < paragraph->end ? qd_document_token (pairing->document, index + 1) : NULL;

  if (token->family != QD_MARK_DOUBLE)
    return FALSE;
  if (before != NULL && qd_token_is_sign (before, '=') && !(token->flags & QD_TOKEN_SPACE_BEFORE))
    return TRUE;
  return after != NULL && qd_token_is_sign (after, '>') && !(token->flags & QD_TOKEN_SPACE_AFTER) && !is_open (pairing, QD_MARK_DOUBLE);
}

/* The item behind the markup that begins at the mark at INDEX: an attribute goes to the next mark. */
static guint
skip_markup (const Pairing *pairing, const QdParagraph *paragraph, guint index)
{
  const QdToken *before = index > paragraph->first ? qd_document_token (pairing->document, index - 1) : NULL;
  guint          end = index + 1;

  if (before == NULL || !qd_token_is_sign (before, '='))
    return end;
  while (end < paragraph->end && !(qd_document_token (pairing->document, end)->kind == QD_TOKEN_MARK && qd_document_token (pairing->document, end)->family == QD_MARK_DOUBLE))
    end++;
  return MIN (end + 1, paragraph->end);
}

static gboolean
is_single_mark (const QdDocument *document, guint index)
{
  const QdToken *token = qd_document_token (document, index);

  return token->kind == QD_TOKEN_MARK && token->family == QD_MARK_SINGLE;
}

/* "’90s", "the class of ’08", but not ‘20 people came’. */
static gboolean
is_cut_year (const QdDocument *document, const QdParagraph *paragraph, guint index)
{
  const QdToken *year = qd_document_token (document, index + 1);
  const char    *digits = document->text + year->start;

  if (year->kind != QD_TOKEN_NUMBER || year->len > 3 || year->len < 2 || !g_ascii_isdigit (digits[1]))
    return FALSE;
  if (year->len == 3)
    return digits[2] == 's';
  return index > paragraph->first && qd_document_token (document, index - 1)->kind == QD_TOKEN_WORD;
}

/* English words that are written without their beginning. */
static gboolean
is_cut_word (const QdDocument *document, guint index)
{
  static const char *const words[] = { "twas", "tis", "twere", "twill", "em", "til", "cause", "bout", "cuz", "nother" };
  const QdToken           *token = qd_document_token (document, index);

  if (document->language != QD_LANGUAGE_EN || token->kind != QD_TOKEN_WORD || token->len > 6)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == token->len && g_ascii_strncasecmp (words[i], document->text + token->start, token->len) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the mark is of "rock ’n’ roll", before the letter or behind it. */
static gboolean
is_of_and (const QdDocument *document, const QdParagraph *paragraph, guint index)
{
  guint          letter = index + 1;
  const QdToken *token;

  if (index > paragraph->first + 1 && is_single_mark (document, index - 2))
    letter = index - 1;
  if (letter + 1 >= paragraph->end || letter == paragraph->first)
    return FALSE;
  token = qd_document_token (document, letter);
  return token->kind == QD_TOKEN_WORD && token->len == 1 && (document->text[token->start] | ' ') == 'n' && is_single_mark (document, letter - 1) &&
         is_single_mark (document, letter + 1) && !(qd_document_token (document, letter - 1)->flags & QD_TOKEN_SPACE_AFTER) && !(token->flags & QD_TOKEN_SPACE_AFTER);
}

/* Whether the mark at INDEX stands behind a plural as an apostrophe would, and as a closing mark would: "the bakers’ oven". */
static gboolean
may_be_genitive (const QdDocument *document, const QdParagraph *paragraph, guint index)
{
  const QdToken *before = index > paragraph->first ? qd_document_token (document, index - 1) : NULL;
  const QdToken *behind = index + 1 < paragraph->end ? qd_document_token (document, index + 1) : NULL;

  return before != NULL && behind != NULL && before->kind == QD_TOKEN_WORD && behind->kind == QD_TOKEN_WORD && document->text[qd_token_end (before) - 1] == 's' && !qd_token_is (behind, QD_WORD_CLOSED | QD_WORD_CUE);
}

/* Whether a single mark that is open is closed behind INDEX, where one stands that could be an apostrophe: ‘It is the bakers’ fault,’ he said.
 * In what goes on in the next paragraph, it need not be closed. */
static gboolean
is_closed_behind (const Pairing *pairing, const QdParagraph *paragraph, guint index)
{
  const QdDocument *document = pairing->document;

  for (guint i = index + 1; i < paragraph->end && i < index + MAX_MIXED_TOKENS; i++)
    {
      const QdToken *token = qd_document_token (document, i);
      Place          place;

      if (token->kind != QD_TOKEN_MARK)
        continue;
      if (token->family != QD_MARK_SINGLE)
        {
          /* The marks around the single ones close. */
          if (is_open (pairing, token->family) && judge_place (document, paragraph, i) == PLACE_CLOSING)
            return FALSE;
          continue;
        }
      place = judge_place (document, paragraph, i);
      if (place == PLACE_OPENING && !is_cut_word (document, i + 1) && !is_cut_year (document, paragraph, i) && !is_of_and (document, paragraph, i))
        return FALSE;
      if (place == PLACE_CLOSING && !may_be_genitive (document, paragraph, i))
        return TRUE;
    }
  return pairing->next_single && pairing->depth == 1;
}

/* A closing single mark that could as well be an apostrophe ("the mayors’ group") closes nothing unless a single
 * mark is open that nothing closes farther on; an opening one before a word cut at its start ("’90s") opens nothing. */
static gboolean
is_apostrophe (const Pairing *pairing, const QdParagraph *paragraph, guint index)
{
  const QdDocument *document = pairing->document;
  const QdToken    *token = qd_document_token (document, index);
  Place             place;

  if (token->family != QD_MARK_SINGLE)
    return FALSE;
  place = judge_place (document, paragraph, index);
  if (token->side == QD_MARK_LOW)
    return place != PLACE_OPENING;
  if (is_of_and (document, paragraph, index))
    return TRUE;
  if (place == PLACE_OPENING && index + 1 < paragraph->end && (is_cut_year (document, paragraph, index) || is_cut_word (document, index + 1)))
    return TRUE;
  if (place == PLACE_CLOSING && token->side != QD_MARK_LEFT && is_open (pairing, QD_MARK_SINGLE) && may_be_genitive (document, paragraph, index))
    return is_closed_behind (pairing, paragraph, index);
  return token->side == QD_MARK_RIGHT && place != PLACE_CLOSING && !is_open (pairing, QD_MARK_SINGLE);
}

/* "6'2\" tall": inches, where nothing is open that the mark could close. */
static gboolean
is_inches (const Pairing *pairing, const QdParagraph *paragraph, guint index)
{
  const QdToken *token = qd_document_token (pairing->document, index);
  const QdToken *before = index > paragraph->first ? qd_document_token (pairing->document, index - 1) : NULL;

  return token->family == QD_MARK_DOUBLE && token->side == QD_MARK_NEUTRAL && before != NULL && before->kind == QD_TOKEN_NUMBER && !(token->flags & QD_TOKEN_SPACE_BEFORE) &&
         g_ascii_isdigit (pairing->document->text[qd_token_end (before) - 1]) && (before->len <= 2 || memchr (pairing->document->text + before->start, '\'', before->len) != NULL) && !is_open (pairing, QD_MARK_DOUBLE);
}

/* Whether PARAGRAPH begins with a single mark that opens. */
static gboolean
begins_with_single (const Pairing *pairing, const QdParagraph *paragraph)
{
  guint first = paragraph->first;

  return is_single_mark (pairing->document, first) && qd_document_token (pairing->document, first)->side != QD_MARK_LOW && judge_place (pairing->document, paragraph, first) == PLACE_OPENING &&
         !is_cut_year (pairing->document, paragraph, first) && !is_cut_word (pairing->document, first + 1);
}

/* Whether the single mark at TOKEN, which is not closed in its paragraph, is opened again in the next: it begins the paragraph, or a
 * sentence in it. */
static gboolean
goes_on_in_single (const Pairing *pairing, const QdParagraph *paragraph, guint token)
{
  return pairing->next_single && token + 1 < paragraph->end && (token == paragraph->first || qd_document_token (pairing->document, token - 1)->kind == QD_TOKEN_PUNCT);
}

static void
pair_paragraph (Pairing *pairing, const QdParagraph *paragraph)
{
  pairing->marks = (QdParagraphMarks){ .first_pair = pairing->pairs->len, .unclosed = QD_NO_TOKEN, .first_surplus = QD_NO_TOKEN, .last_surplus = QD_NO_TOKEN };
  pairing->depth = 0;
  for (guint i = paragraph->first; i < paragraph->end; i++)
    {
      if (qd_document_token (pairing->document, i)->kind != QD_TOKEN_MARK || is_apostrophe (pairing, paragraph, i) || is_inches (pairing, paragraph, i))
        continue;
      if (is_markup (pairing, paragraph, i))
        {
          i = skip_markup (pairing, paragraph, i) - 1;
          continue;
        }
      if (is_opening (pairing, paragraph, i))
        {
          if (i == paragraph->first)
            pairing->marks.starts_open = TRUE;
          open_mark (pairing, i);
        }
      else
        close_mark (pairing, i);
    }
  for (guint i = 0; i < pairing->depth && pairing->marks.unclosed == QD_NO_TOKEN; i++)
    if (pairing->stack[i].other_close != QD_NO_TOKEN)
      add_pair (pairing, pairing->stack[i].token, pairing->stack[i].other_close, TRUE);
    else if (pairing->stack[i].family == QD_MARK_SINGLE ? i == 0 && goes_on_in_single (pairing, paragraph, pairing->stack[i].token) : pairing->stack[i].token + 1 < paragraph->end)
      pairing->marks.unclosed = pairing->stack[i].token;
  pairing->marks.end_pair = pairing->pairs->len;
}

/* German books and papers write »so«; the first guillemet of a body tells. */
static gboolean
is_reversed (const QdDocument *document)
{
  for (guint p = 0; p < document->paragraphs->len; p++)
    {
      const QdParagraph *paragraph = qd_document_paragraph (document, p);

      for (guint i = paragraph->first; i < paragraph->end; i++)
        {
          const QdToken *token = qd_document_token (document, i);

          if (token->kind == QD_TOKEN_MARK && (token->family == QD_MARK_GUILLEMET || token->family == QD_MARK_SINGLE_GUILLEMET))
            return token->side == QD_MARK_RIGHT && judge_place (document, paragraph, i) == PLACE_OPENING;
        }
    }
  return FALSE;
}

/**
 * qd_mark_pairs_find:
 * @document: (not nullable): a document
 * @pairs: (element-type QdMarkPair): where to append the pairs, paragraph by paragraph, in the order in which they
 *   close
 * @paragraphs: (element-type QdParagraphMarks): where to append one summary a paragraph
 *
 * Takes time in proportion to the tokens. Thread: any.
 */
void
qd_mark_pairs_find (const QdDocument *document, GArray *pairs, GArray *paragraphs)
{
  Pairing pairing = { .document = document, .pairs = pairs, .reversed = is_reversed (document) };

  for (guint p = 0; p < document->paragraphs->len; p++)
    {
      pairing.next_single = p + 1 < document->paragraphs->len && begins_with_single (&pairing, qd_document_paragraph (document, p + 1));
      pair_paragraph (&pairing, qd_document_paragraph (document, p));
      g_array_append_val (paragraphs, pairing.marks);
    }
}
