/* qd-surname.c: names that are other words as well
 *
 * "said Will Quill" has a given name that is. "Theresa May", "George Will" and "Ian Read" are called May, Will and Read in the rest of an article, where the lexicon
 * sees a verb or a month. What says that one is a name is a given name right before it, once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-surname.h"

/* How many such names of one article are told: it bounds the time. */
#define MAX_SURNAMES 4

/* Classes of words that are last names too. Whatever else is closed is none: "Ada And Ned", "Ada I". */
#define DOUBTFUL (QD_WORD_AUXILIARY | QD_WORD_TIME | QD_WORD_FUNCTION | QD_WORD_ADVERB)
#define NEVER                                                                                                                                  \
  (QD_WORD_DETERMINER | QD_WORD_PRONOUN | QD_WORD_CONJUNCTION | QD_WORD_PREPOSITION | QD_WORD_POSSESSIVE | QD_WORD_RELATIVE | QD_WORD_CLAUSE | \
   QD_WORD_ACCORDING | QD_WORD_BE | QD_WORD_PARTICLE)

/* Whether the word may be somebody's last name: "Pound met Ada Tuesday" has none. */
static gboolean
may_be_surname (const QdDocument *document, const QdToken *token)
{
  const char *end = document->text + qd_token_end (token);

  return qd_token_is (token, DOUBTFUL) && !qd_token_is (token, NEVER) && (token->flags & QD_TOKEN_CAPITAL) && !(token->flags & QD_TOKEN_ALL_CAPITALS) && token->len >= 3 &&
         end[-1] != '.' && !(end[-3] == 'd' && end[-2] == 'a' && end[-1] == 'y' && token->len > 3);
}

/* Whether a word that goes on the sentence stands behind: in a headline all words have capitals ("Why Ada Will Not Bake"), and "May 5" is a day. */
static gboolean
goes_on (const QdDocument *document, guint index)
{
  const QdToken *behind = index + 1 < document->n_tokens ? qd_document_token (document, index + 1) : NULL;

  if (behind == NULL)
    return FALSE;
  if (behind->kind == QD_TOKEN_WORD)
    return !(behind->flags & QD_TOKEN_CAPITAL);
  return behind->kind == QD_TOKEN_POSSESSIVE || qd_token_is_sign (behind, ',') || qd_token_is_sign (behind, '.');
}

static gboolean
begins_sentence (const QdDocument *document, guint index)
{
  const QdToken *before = index > 0 ? qd_document_token (document, index - 1) : NULL;

  return before == NULL || qd_token_ends_sentence (before) || before->kind == QD_TOKEN_MARK || document->text[qd_document_token (document, index)->start - 1] == '\n';
}

/* Whether the token is that name, and not the other word: where a sentence begins with it, what stands behind tells ("Will said", "Will they"). */
static gboolean
is_surname (const QdDocument *document, guint index)
{
  const QdToken *behind;

  if (!may_be_surname (document, qd_document_token (document, index)))
    return FALSE;
  behind = index + 1 < document->n_tokens ? qd_document_token (document, index + 1) : NULL;
  if (behind != NULL && (behind->kind == QD_TOKEN_NUMBER || (behind->kind == QD_TOKEN_WORD && (behind->flags & QD_TOKEN_CAPITAL))))
    return FALSE;
  if (index > 0 && qd_token_is (qd_document_token (document, index - 1), QD_WORD_PREPOSITION) && qd_token_is (qd_document_token (document, index), QD_WORD_TIME))
    return FALSE;
  if (!begins_sentence (document, index))
    return TRUE;
  return behind != NULL && (behind->kind == QD_TOKEN_POSSESSIVE || qd_token_is (behind, QD_WORD_SAY | QD_WORD_SAY_WEAK));
}

/* Whether the token is "Will", or a month that is a woman’s name, as somebody’s given name: inside a sentence, with a last name behind. Before a month
 * there has to be a word that only a name follows. */
static gboolean
is_given_name (const QdDocument *document, guint index)
{
  const QdToken *token = qd_document_token (document, index), *before = qd_document_token (document, index - 1), *behind;

  if (!(token->flags & QD_TOKEN_CAPITAL) || token->len < 4 || token->len > 5 || index + 1 >= document->n_tokens || begins_sentence (document, index))
    return FALSE;
  behind = qd_document_token (document, index + 1);
  if (behind->kind != QD_TOKEN_WORD || !(behind->flags & QD_TOKEN_CAPITAL) || (behind->flags & QD_TOKEN_ALL_CAPITALS) || qd_token_is (behind, QD_WORD_CLOSED))
    return FALSE;
  if (qd_token_is (before, QD_WORD_SAY | QD_WORD_TITLE) || (qd_token_is (before, QD_WORD_ROLE) && !(before->flags & QD_TOKEN_CAPITAL)))
    return TRUE;
  if (token->len != 4 || g_ascii_strncasecmp (document->text + token->start, "will", 4) != 0)
    return FALSE;
  return qd_token_is_sign (before, ',') || (before->kind == QD_TOKEN_WORD && !(before->flags & QD_TOKEN_CAPITAL) && !qd_token_is (before, QD_WORD_RELATIVE | QD_WORD_CLAUSE));
}

/* Takes the classes of other words from those that the article bears out as last names. Takes time in proportion to the document. */
void
_qd_surname_mark (QdDocument *document)
{
  QdToken *tokens = document->tokens;
  guint32  surnames[MAX_SURNAMES];
  guint    n = 0;

  for (guint i = 1; i < document->n_tokens; i++)
    {
      if (!(tokens[i].flags & QD_TOKEN_CAPITAL) || !qd_token_is (&tokens[i], DOUBTFUL))
        continue;
      if (qd_token_is (&tokens[i], QD_WORD_AUXILIARY | QD_WORD_TIME) && is_given_name (document, i))
        tokens[i].classes = QD_WORD_NONE;
      else if (n < MAX_SURNAMES && qd_token_is (&tokens[i - 1], QD_WORD_MALE | QD_WORD_FEMALE) && (tokens[i - 1].flags & QD_TOKEN_CAPITAL) &&
               !qd_token_is (&tokens[i - 1], QD_WORD_CLOSED | QD_WORD_ROLE) && may_be_surname (document, &tokens[i]) && goes_on (document, i))
        surnames[n++] = tokens[i].hash;
    }
  for (guint i = 0; n > 0 && i < document->n_tokens; i++)
    for (guint k = 0; k < n; k++)
      if (qd_document_token (document, i)->hash == surnames[k] && is_surname (document, i))
        tokens[i].classes = QD_WORD_NONE;
}
