/* qd-dialogue.c: dialogue that a dash opens, as French and Spanish set it, and who speaks inside the marks
 *
 * "—No iremos —dijo la panadera—. Mañana veremos." "— Nous n’irons pas, dit la boulangère." A list has dashes too, so a run
 * of paragraphs that begin with one counts as dialogue only where a reporting verb interrupts one of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-dialogue.h"

/* How many words may come before the verb of what interrupts the speech ("a-t-elle", "le"). */
#define MAX_BEFORE_VERB 4

static gboolean
is_dash (const QdDocument *document, guint token)
{
  return qd_token_is_sign (qd_document_token (document, token), QD_SIGN_DASH);
}

static gboolean
begins_with_dash (const QdDocument *document, guint paragraph)
{
  const QdParagraph *p = qd_document_paragraph (document, paragraph);

  return !p->boilerplate && p->end - p->first > 2 && is_dash (document, p->first);
}

/* Whether a reporting verb follows at TOKEN with nothing but small words before it. */
static gboolean
is_verb_at (const QdDocument *document, guint token, guint end)
{
  for (guint n = 0; token < end && n < MAX_BEFORE_VERB; n++, token++)
    {
      const QdToken *t = qd_document_token (document, token);

      if (t->flags & QD_TOKEN_CAPITAL)
        return FALSE;
      if (qd_token_is (t, QD_WORD_SAY))
        return TRUE;
      if (!qd_token_is (t, QD_WORD_AUXILIARY | QD_WORD_PRONOUN | QD_WORD_ADVERB) && !qd_token_is_sign (t, '-'))
        return FALSE;
    }
  return FALSE;
}

/* Where the speech from FIRST on is interrupted by who speaks: the sign before it, or END if it is not. */
static guint
find_interruption (const QdDocument *document, guint first, guint end)
{
  for (guint i = first + 1; i + 1 < end; i++)
    {
      const QdToken *token = qd_document_token (document, i);
      gboolean       spanish = document->language == QD_LANGUAGE_ES;

      if (spanish ? is_dash (document, i) && !(token->flags & QD_TOKEN_SPACE_AFTER) : qd_token_is_sign (token, ',') || qd_token_is_sign (token, '?') || qd_token_is_sign (token, '!') || qd_token_is_sign (token, QD_SIGN_ELLIPSIS) || is_dash (document, i))
        if (is_verb_at (document, i + 1, end))
          return i;
    }
  return end;
}

/* Where the speech goes on behind what interrupts it at BREAK. */
static guint
find_continuation (const QdDocument *document, guint interruption, guint end)
{
  guint at = interruption + 1;

  if (document->language == QD_LANGUAGE_ES)
    {
      while (at < end && !is_dash (document, at))
        at++;
      at += at < end;
      while (at < end && qd_document_token (document, at)->kind == QD_TOKEN_PUNCT && !(qd_document_token (document, at)->flags & QD_TOKEN_SPACE_BEFORE))
        at++;
      return at;
    }
  while (at < end && !qd_token_ends_sentence (qd_document_token (document, at)) && !qd_token_is_sign (qd_document_token (document, at), ','))
    at++;
  return at < end ? at + 1 : end;
}

static void
add_speech (const QdDocument *document, GArray *stretches, guint paragraph, guint first, guint end)
{
  QdStretch stretch = { .first = first, .parent = QD_STRETCH_NONE, .paragraph = paragraph, .intro = -1, .family = QD_MARK_DOUBLE, .dialogue = TRUE };

  while (end > first && (qd_token_is_sign (qd_document_token (document, end - 1), ',') || is_dash (document, end - 1)))
    end--;
  stretch.end = end;
  if (first < end)
    g_array_append_val (stretches, stretch);
}

static void
scan_paragraph (const QdDocument *document, GArray *stretches, guint paragraph)
{
  const QdParagraph *p = qd_document_paragraph (document, paragraph);
  guint              at = p->first + 1;

  while (at < p->end)
    {
      guint interruption = find_interruption (document, at, p->end);
      guint end = interruption;

      /* The sign of a question or a cry belongs to the speech. */
      if (end < p->end && !is_dash (document, end))
        end++;
      add_speech (document, stretches, paragraph, at, end);
      at = interruption < p->end ? find_continuation (document, interruption, p->end) : p->end;
    }
}

/* How many words who speaks may have inside the marks, so that what follows is still speech. */
#define MAX_WORDS_OF_INCISE 16

/* Whether a noun without a capital that an article stands before is all that there is, but for a name: "la boulangère,", "la boulangère Quille". */
static gboolean
is_lone_noun (const QdDocument *document, guint token, guint end)
{
  const QdToken *t = qd_document_token (document, token), *behind = token + 1 < end ? qd_document_token (document, token + 1) : NULL;

  if (t->kind != QD_TOKEN_WORD || qd_token_is (t, QD_WORD_CLOSED | QD_WORD_CUE) || !qd_token_is (qd_document_token (document, token - 1), QD_WORD_DETERMINER))
    return FALSE;
  return behind == NULL || behind->kind == QD_TOKEN_PUNCT || (behind->flags & QD_TOKEN_CAPITAL);
}

/* Whether somebody stands from TOKEN on: a name, a pronoun tied to the verb, "la boulangère". */
static gboolean
is_somebody_at (const QdDocument *document, guint token, guint end)
{
  for (guint n = 0; token < end && n < MAX_BEFORE_VERB; n++, token++)
    {
      const QdToken *t = qd_document_token (document, token);

      if (qd_token_is (t, QD_WORD_ROLE | QD_WORD_TITLE | QD_WORD_ORGANISATION) || ((t->flags & QD_TOKEN_CAPITAL) && !qd_token_is (t, QD_WORD_CLOSED)))
        return TRUE;
      if (qd_token_is (t, QD_WORD_PRONOUN) && n > 0 && qd_token_is_sign (qd_document_token (document, token - 1), '-'))
        return TRUE;
      if (!qd_token_is (t, QD_WORD_DETERMINER | QD_WORD_ADVERB | QD_WORD_PRONOUN) && !qd_token_is_sign (t, '-'))
        return n > 0 && is_lone_noun (document, token, end);
    }
  return FALSE;
}

/* Whether who speaks is put in at TOKEN with the verb first: "dit-il", "a déclaré la boulangère", "dijo Quille". */
static gboolean
is_incise (const QdDocument *document, guint token, guint end)
{
  for (guint i = token; i < end && i < token + MAX_BEFORE_VERB; i++)
    {
      /* "a-t-elle dit" has the pronoun before the verb. */
      if (i > token && qd_token_is (qd_document_token (document, i), QD_WORD_PRONOUN) && qd_token_is_sign (qd_document_token (document, i - 1), '-'))
        return TRUE;
      if (qd_token_is (qd_document_token (document, i), QD_WORD_SAY))
        return is_somebody_at (document, i + 1, end);
    }
  return FALSE;
}

/* Behind who speaks, who is put in at INTERRUPTION: past what describes them ("…, dit Quille, boulangère à Merrow, …"); 0 if it goes on too
 * long to be that. */
static guint
skip_incise (const QdDocument *document, guint interruption, guint end)
{
  guint at = find_continuation (document, interruption, end);

  if (document->language == QD_LANGUAGE_FR && at < end && qd_token_is_sign (qd_document_token (document, at - 1), ','))
    {
      guint role = at + (qd_token_is (qd_document_token (document, at), QD_WORD_DETERMINER) && at + 1 < end);

      if (qd_token_is (qd_document_token (document, role), QD_WORD_ROLE | QD_WORD_TITLE))
        at = find_continuation (document, at, end);
    }
  return at > interruption + MAX_WORDS_OF_INCISE ? 0 : at;
}

/* Cuts the speaker out of the stretch at INDEX, wherever one is put in; what comes behind is a stretch of its own. */
static void
split_stretch (const QdDocument *document, GArray *stretches, guint index)
{
  QdStretch stretch = g_array_index (stretches, QdStretch, index);
  guint     at = stretch.first;

  if (stretch.block || stretch.dialogue || stretch.end > qd_document_paragraph (document, stretch.paragraph)->end)
    return;
  while (at < stretch.end)
    {
      guint     cut = find_interruption (document, at, stretch.end), behind;
      QdStretch rest = stretch;

      if (cut >= stretch.end)
        return;
      behind = is_incise (document, cut + 1, stretch.end) ? skip_incise (document, cut, stretch.end) : 0;
      if (behind == 0)
        {
          at = cut + 1;
          continue;
        }
      g_array_index (stretches, QdStretch, index).end = cut + (is_dash (document, cut) || qd_token_is_sign (qd_document_token (document, cut), ',') ? 0 : 1);
      if (behind >= stretch.end)
        return;
      rest.first = at = behind;
      g_array_append_val (stretches, rest);
      index = stretches->len - 1;
    }
}

/**
 * qd_dialogue_split_stretches:
 * @document: (not nullable): a document
 * @stretches: (element-type QdStretch): what stands in its marks; in and out, no longer in order
 *
 * French and Spanish put who speaks inside the marks: « Nous n’irons pas, dit la boulangère, et personne n’ira. » Cuts that out, so that the
 * words on both sides are stretches of their own. Takes time in proportion to the stretches. Thread: any.
 */
void
qd_dialogue_split_stretches (const QdDocument *document, GArray *stretches)
{
  guint n = stretches->len;

  if (document->language != QD_LANGUAGE_FR && document->language != QD_LANGUAGE_ES)
    return;
  for (guint i = 0; i < n; i++)
    split_stretch (document, stretches, i);
}

/**
 * qd_dialogue_scan:
 * @document: (not nullable): a document, its boilerplate marked
 * @stretches: (element-type QdStretch): where to add what is found, in order
 *
 * Adds nothing in English and German, which set no dialogue this way. Takes time in proportion to the document.
 * Thread: any.
 */
void
qd_dialogue_scan (const QdDocument *document, GArray *stretches)
{
  guint n = document->paragraphs->len;

  if (document->language != QD_LANGUAGE_FR && document->language != QD_LANGUAGE_ES)
    return;
  for (guint first = 0; first < n; first++)
    {
      guint    end = first;
      gboolean dialogue = FALSE;

      for (; end < n && begins_with_dash (document, end); end++)
        {
          const QdParagraph *p = qd_document_paragraph (document, end);

          dialogue = dialogue || find_interruption (document, p->first + 1, p->end) < p->end;
        }
      for (guint p = first; p < end && dialogue; p++)
        scan_paragraph (document, stretches, p);
      first = MAX (first, end);
    }
}
