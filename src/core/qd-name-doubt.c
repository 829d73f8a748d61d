/* qd-name-doubt.c: words that look like names, as they have a capital for where they stand
 *
 * "Officials said", "Sources: “…”", "Infamously, …": one word that begins a sentence may be any word. It is a name if
 * anything else shows that: a capital inside a sentence, a title, a given name, a longer name that ends in it. Where nothing does, a class that no name has, or the same
 * word in small letters elsewhere in the article, says that it is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-people-private.h"
#include "core/qd-word-filter.h"

/* What names nobody: what people are and do, and what they say it in. */
#define NO_NAME                                                                                                                       \
  (QD_WORD_SAY | QD_WORD_SAY_WEAK | QD_WORD_SAYING | QD_WORD_CUE_NOUN | QD_WORD_ROLE | QD_WORD_TITLE | QD_WORD_WORK | QD_WORD_MAKER | \
   QD_WORD_THING | QD_WORD_SCARE | QD_WORD_CLOSED)

/* What may be a name whatever else it is. */
#define MAY_NAME (QD_WORD_MALE | QD_WORD_FEMALE | QD_WORD_ORGANISATION | QD_WORD_ABBREVIATION | QD_WORD_PARTICLE)

/* Whether a capital is in the word behind its first letter, as in "McCrumb", "BakerNet" and "FBI". */
static gboolean
has_inner_capital (const QdDocument *document, const QdToken *token)
{
  for (gsize i = 1; i < token->len; i++)
    if (g_ascii_isupper (document->text[token->start + i]))
      return TRUE;
  return FALSE;
}

/* Whether the word at INDEX begins a sentence or a line, or what somebody says: behind a mark that closes with a comma the sentence goes on (“…,” Quill said). */
gboolean
_qd_people_begins_sentence (const QdDocument *document, guint index)
{
  const QdToken *before = index > 0 ? qd_document_token (document, index - 1) : NULL, *earlier;

  if (before == NULL || document->text[qd_document_token (document, index)->start - 1] == '\n')
    return TRUE;
  if (before->kind == QD_TOKEN_MARK)
    {
      earlier = index > 1 ? qd_document_token (document, index - 2) : NULL;
      return earlier == NULL || (before->flags & QD_TOKEN_SPACE_AFTER) == 0 || qd_token_ends_sentence (earlier);
    }
  return qd_token_ends_sentence (before) || (before->kind == QD_TOKEN_PUNCT && before->sign != ',' && before->sign != '@' && before->sign != '$' && before->sign != '/');
}

/* Whether the mention shows that its name is one. */
static gboolean
shows_name (const QdDocument *document, const Mention *mention)
{
  const QdToken *token = qd_document_token (document, mention->first), *before;

  if (mention->first > mention->run || (token->flags & QD_TOKEN_ALL_CAPITALS) || has_inner_capital (document, token))
    return TRUE;
  if (_qd_people_begins_sentence (document, mention->first))
    return FALSE;
  /* Among other capitals, as in a headline, one says nothing, but in "The Crumb said" it is the article that has one anyway. */
  before = qd_document_token (document, mention->first - 1);
  return before->kind != QD_TOKEN_WORD || !(before->flags & QD_TOKEN_CAPITAL) ||
         (qd_token_is (before, QD_WORD_DETERMINER) && _qd_people_begins_sentence (document, mention->first - 1));
}

/* "Infamously": an adverb by its ending. */
gboolean
_qd_people_is_adverb (const QdDocument *document, const QdToken *token)
{
  return document->language == QD_LANGUAGE_EN && token->len > 5 && memcmp (document->text + qd_token_end (token) - 2, "ly", 2) == 0 && token->classes == QD_WORD_NONE;
}

static gboolean
is_doubtful (const Person *person)
{
  return person->n_words == 1 && !person->organisation && !person->certain && person->generation == GENERATION_NONE && person->n_mentions > 0;
}

static void
forget (Person *person)
{
  person->nobody = TRUE;
  person->n_mentions = 0;
}

/* Forgets those of the doubtful people whose names stand in small letters, too. */
static void
forget_small_words (QdPeople *self, const QdWordFilter *wanted)
{
  const QdToken *end = self->document->tokens + self->document->n_tokens;

  for (const QdToken *token = self->document->tokens; token < end; token++)
    {
      int found;

      /* Nearly all tokens end here, so that nothing is to be foretold: one test for all. */
      if (!(qd_word_filter_may_have (wanted, token->hash) & (token->kind == QD_TOKEN_WORD) & ((token->flags & QD_TOKEN_CAPITAL) == 0)))
        continue;
      found = qd_name_table_find (&self->by_last, token->hash);
      if (found >= 0 && is_doubtful (person_at (self, found)))
        forget (person_at (self, found));
    }
}

/* Takes from the people those whose names are none. German nouns have capitals everywhere, and are told otherwise. Takes time in proportion to the document. */
void
_qd_people_doubt (QdPeople *self)
{
  const QdDocument *document = self->document;
  QdWordFilter      wanted = { 0 };
  gboolean          any = FALSE, any_wanted = FALSE;

  if (document->language == QD_LANGUAGE_DE)
    return;
  for (guint i = 0; i < self->n_mentions; i++)
    {
      const Mention *mention = mention_at (self, i);

      if (mention->person >= 0 && !person_at (self, mention->person)->certain && person_at (self, mention->person)->n_words == 1)
        person_at (self, mention->person)->certain = shows_name (document, mention);
    }
  for (guint i = 0; i < self->n_people; i++)
    {
      Person        *person = person_at (self, (int)i);
      const QdToken *token = qd_document_token (document, person->first);

      if (!is_doubtful (person) || qd_token_is (token, MAY_NAME))
        continue;
      any = TRUE;
      if (qd_token_is (token, NO_NAME) || _qd_people_is_adverb (document, token))
        forget (person);
      else
        {
          qd_word_filter_add (&wanted, person->last_hash);
          any_wanted = TRUE;
        }
    }
  if (any_wanted)
    forget_small_words (self, &wanted);
  for (guint i = 0; any && i < self->n_mentions; i++)
    {
      Mention *mention = mention_at (self, i);

      if (mention->person >= 0 && person_at (self, mention->person)->nobody)
        mention->person = -1;
    }
}

/* The index of the first mention whose name ends behind TOKEN. */
guint
_qd_people_find_mention (const QdPeople *self, guint token)
{
  guint lower = 0, upper = self->n_mentions;

  while (lower < upper)
    {
      guint middle = lower + (upper - lower) / 2;

      if (mention_at (self, middle)->end <= token)
        lower = middle + 1;
      else
        upper = middle;
    }
  return lower;
}

/* Whether the first word of a description has its capital from the sentence that it begins. */
gboolean
_qd_people_has_capital_of_sentence (const QdPeople *self, guint first)
{
  static const char *const parties[] = { "Democrat", "Republican" };
  const QdToken           *token = qd_document_token (self->document, first);
  guint                    next;

  if (token->kind != QD_TOKEN_WORD || !(token->flags & QD_TOKEN_CAPITAL) || (token->flags & QD_TOKEN_ALL_CAPITALS) || !_qd_people_begins_sentence (self->document, first))
    return FALSE;
  if (qd_token_is (token, QD_WORD_CLOSED))
    return TRUE;
  /* "Democrats" have theirs everywhere. */
  for (gsize i = 0; i < G_N_ELEMENTS (parties); i++)
    if (token->len >= strlen (parties[i]) && strncmp (self->document->text + token->start, parties[i], strlen (parties[i])) == 0)
      return FALSE;
  next = _qd_people_find_mention (self, first);
  return next < self->n_mentions && mention_at (self, next)->run == first && mention_at (self, next)->person < 0 && mention_at (self, next)->end == first + 1;
}

/* The classes of the pronoun in "I’m", "they’d"; those of no word where there is none. */
guint
_qd_people_classes_of_contraction (const QdPeople *self, const QdToken *token)
{
  const char *word = self->document->text + token->start;
  gsize       len = 0;
  guint       classes;

  if (self->document->language != QD_LANGUAGE_EN || token->kind != QD_TOKEN_WORD)
    return QD_WORD_NONE;
  while (len < token->len && g_ascii_isalpha (word[len]))
    len++;
  if (len == 0 || len == token->len || (word[len] != '\'' && (token->len - len < 4 || memcmp (word + len, "’", strlen ("’")) != 0)))
    return QD_WORD_NONE;
  classes = qd_lexicon_find (self->document->lexicon, qd_word_hash (word, len))->classes;
  return (classes & (QD_WORD_PRONOUN | QD_WORD_FUNCTION)) == QD_WORD_PRONOUN ? classes : QD_WORD_NONE;
}

/* How many words go on with a phrase that ends in an adjective of a party or a people. */
#define MAX_WORDS_BEHIND_ADJECTIVE 5

/* Whether the phrase that ends at END ends in "Merrovian" or "Democratic", which is no name of anybody. */
static gboolean
ends_in_adjective (const QdPeople *self, guint end)
{
  static const char *const endings[] = { "ic", "ican", "ian", "ish", "ese" };
  const QdToken           *token = qd_document_token (self->document, end - 1);
  const Mention           *mention;
  gboolean                 adjective = FALSE;
  guint                    next;

  if (self->document->language != QD_LANGUAGE_EN || (token->flags & (QD_TOKEN_CAPITAL | QD_TOKEN_ALL_CAPITALS)) != QD_TOKEN_CAPITAL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    adjective = adjective || (token->len > strlen (endings[i]) + 2 && memcmp (self->document->text + qd_token_end (token) - strlen (endings[i]), endings[i], strlen (endings[i])) == 0);
  if (!adjective)
    return FALSE;
  next = _qd_people_find_mention (self, end - 1);
  mention = next < self->n_mentions ? mention_at (self, next) : NULL;
  return mention != NULL && mention->end == end && mention->run + 1 == end && mention->person >= 0 && person_at (self, mention->person)->n_words == 1 && person_at (self, mention->person)->gender == GENDER_UNKNOWN;
}

/* "a Democratic leadership aide", "Merrovian presidential hopeful Ned Pound": where the phrase ends of which the words up to END are the adjective. */
guint
_qd_people_find_end_behind_adjective (const QdPeople *self, guint end)
{
  guint at = end;

  if (!ends_in_adjective (self, end))
    return end;
  while (at < self->document->n_tokens && at < end + MAX_WORDS_BEHIND_ADJECTIVE)
    {
      const QdToken *token = qd_document_token (self->document, at);

      if (token->kind != QD_TOKEN_WORD || qd_token_is (token, QD_WORD_CLOSED | QD_WORD_SAY | QD_WORD_SAY_WEAK | QD_WORD_SAYING) || (at == end && (token->flags & QD_TOKEN_CAPITAL)))
        break;
      if (!(token->flags & QD_TOKEN_CAPITAL) && memcmp (self->document->text + qd_token_end (token) - 2, "ed", 2) == 0)
        break;
      at++;
    }
  return at;
}
