/* qd-dialogue.c: dialogue that a dash opens, as French and Spanish set it
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
