/* qd-people-runs.c: where the names of an article stand, and which words of a run with capitals are of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-people-private.h"

/* Longer runs of capitals are headlines. */
#define MAX_NAME_WORDS 8

/* "They’ll", "I’m", "That’s": not "O’Malley". */
static gboolean
is_contraction (const QdDocument *document, const QdToken *token)
{
  static const char *const endings[] = { "’ll", "’m", "’d", "’re", "’ve", "n’t", "'ll", "'m", "'d", "'re", "'ve", "n't" };
  const char              *end = document->text + qd_token_end (token);

  if (document->language != QD_LANGUAGE_EN || token->len < 3)
    return FALSE;
  /* The apostrophe, or its last byte, stands before the last letter or before the last two. */
  if (end[-2] != '\'' && end[-3] != '\'' && end[-2] != '\x99' && end[-3] != '\x99')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize len = strlen (endings[i]);

      if (token->len > len && memcmp (document->text + qd_token_end (token) - len, endings[i], len) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Evening" and "Sunday" are no names, but part of one right before "Post" or "Times". */
static gboolean
is_name_word (const QdDocument *document, guint index, guint end)
{
  const QdToken *token;

  if (index >= end)
    return FALSE;
  token = qd_document_token (document, index);
  if (!is_capital_word (token) || is_contraction (document, token))
    return FALSE;
  if (!qd_token_is (token, QD_WORD_CLOSED) || qd_token_is (token, QD_WORD_PARTICLE))
    return TRUE;
  return qd_token_is (token, QD_WORD_TIME) && index + 1 < end && is_capital_word (qd_document_token (document, index + 1)) &&
         qd_token_is (qd_document_token (document, index + 1), QD_WORD_ORGANISATION);
}

/* Whether the particle at AT may be inside a name: "der" and "von" stand between any German nouns, so they need a given
 * name or another particle before them. */
static gboolean
may_join (const QdDocument *document, guint at)
{
  return document->language != QD_LANGUAGE_DE || qd_token_is (qd_document_token (document, at - 1), QD_WORD_MALE | QD_WORD_FEMALE | QD_WORD_PARTICLE);
}

/* Whether one or two particles, and a word of a name behind them, go on with the name: "von der Quillen". */
static gboolean
joins_by_particles (const QdDocument *document, guint at, guint end)
{
  guint n = 0;

  while (n < 2 && at + n < end && qd_token_is (qd_document_token (document, at + n), QD_WORD_PARTICLE) && !(qd_document_token (document, at + n)->flags & QD_TOKEN_CAPITAL))
    n++;
  return n > 0 && is_name_word (document, at + n, end);
}

/* Behind a by-name between a given name and the last name, "Edward “Crumb” Pound", "Edward (Crumb) Pound"; else AT. */
static guint
skip_nickname (const QdDocument *document, guint first, guint at, guint end)
{
  const QdToken *mark = qd_document_token (document, at), *closing;

  if (at + 3 >= end || (mark->kind != QD_TOKEN_MARK && !qd_token_is_sign (mark, '(')) || !is_name_word (document, at + 1, end) || !is_name_word (document, at + 3, end))
    return at;
  closing = qd_document_token (document, at + 2);
  if (mark->kind == QD_TOKEN_MARK ? closing->kind != QD_TOKEN_MARK : !qd_token_is_sign (closing, ')'))
    return at;
  return gender_of (qd_document_token (document, first)->classes) != GENDER_UNKNOWN && !qd_token_is (qd_document_token (document, first), QD_WORD_TITLE | QD_WORD_ROLE) ? at + 3 : at;
}

/* The end of the run of name words that begins at FIRST. */
static guint
find_run_end (const QdDocument *document, guint first, guint end)
{
  guint    at = first, next;
  gboolean organisation = FALSE;

  while (at < end && at - first < 2 * MAX_NAME_WORDS)
    {
      const QdToken *token = qd_document_token (document, at);

      if (is_name_word (document, at, end))
        {
          organisation = organisation || qd_token_is (token, QD_WORD_ORGANISATION);
          at++;
          continue;
        }
      if (at == first)
        break;
      if (joins_by_particles (document, at, end) && may_join (document, at))
        at++;
      else if ((next = skip_nickname (document, first, at, end)) != at)
        at = next;
      else if (organisation && (qd_token_is (token, QD_WORD_PREPOSITION) || qd_token_is (token, QD_WORD_CONJUNCTION)) && token->len <= 3 && !(token->flags & QD_TOKEN_CAPITAL) && is_name_word (document, at + 1, end) && document->text[token->start] != 'i')
        at++;
      else
        break;
    }
  return at;
}

/* The end of the first name where a run comes to a word of it again, as where a sentence ends without a mark and the next begins
 * with that name, or a page has a link to all about somebody right behind the name (“Mayor Ada Quill Ada May QuillMore news”). */
static guint
cut_repeated (const QdDocument *document, guint first, guint end)
{
  gboolean bracket = end + 2 < document->n_tokens && qd_token_is_sign (qd_document_token (document, end), '(') &&
                     qd_token_is_sign (qd_document_token (document, end + 2), ')');
  guint last = bracket ? end + 2 : end;

  for (guint i = first + 2; i < last; i++)
    for (guint k = first; k + 1 < i && i != end; k++)
      {
        const QdToken *token = qd_document_token (document, i);

        if (token->hash != qd_document_token (document, k)->hash || token->kind != QD_TOKEN_WORD)
          continue;
        /* "Dan Quill Daniel (Dan) Crumb Quill": in brackets it is the by-name of the second. */
        return qd_token_is_sign (qd_document_token (document, i - 1), '(') ? i - 2 : i;
      }
  return end;
}

/* Whether a word has a capital whatever it is: the first of a sentence, and all but the little ones of a headline ("Why Is Inkwell Celebrating Ned Pound"). */
gboolean
_qd_people_is_capital_anyway (const QdDocument *document, guint index)
{
  const QdToken *before = index > 0 ? qd_document_token (document, index - 1) : NULL;

  if (before == NULL || qd_token_ends_sentence (before) || before->kind == QD_TOKEN_MARK || document->text[qd_document_token (document, index)->start - 1] == '\n')
    return TRUE;
  return is_capital_word (before) && qd_token_is (before, QD_WORD_AUXILIARY | QD_WORD_PREPOSITION | QD_WORD_CONJUNCTION | QD_WORD_CLAUSE);
}

/* "Give Ned Pound his due", "Baker Ned Pound said": before a given name and another word of a name, a word with a capital is no part of it where
 * the capital says nothing, if it is no given name, title or part of a place itself. */
static gboolean
begins_with_other_word (const QdDocument *document, guint first, guint end)
{
  const QdToken *word = qd_document_token (document, first), *next = qd_document_token (document, first + 1);

  if (document->language != QD_LANGUAGE_EN || end - first < 3 || !_qd_people_is_capital_anyway (document, first))
    return FALSE;
  if (gender_of (word->classes) != GENDER_UNKNOWN || qd_token_is (word, QD_WORD_TITLE | QD_WORD_ROLE | QD_WORD_PARTICLE | QD_WORD_ABBREVIATION | QD_WORD_ORGANISATION))
    return FALSE;
  return document->text[qd_token_end (word) - 1] != '.' && gender_of (next->classes) != GENDER_UNKNOWN && !qd_token_is (next, QD_WORD_TITLE | QD_WORD_ROLE | QD_WORD_PARTICLE);
}

/* "JUST WATCHED Ada Quill", "SEAL Ned Pound": a word in capitals before a name that is not. */
static gboolean
begins_in_capitals (const QdDocument *document, guint first, guint end)
{
  const QdToken *word = qd_document_token (document, first), *last = qd_document_token (document, end - 1);

  if (document->language != QD_LANGUAGE_EN || end - first < 2 || word->len < 3 || !(word->flags & QD_TOKEN_ALL_CAPITALS) || qd_token_is (word, QD_WORD_ORGANISATION | QD_WORD_ABBREVIATION))
    return FALSE;
  return !((qd_document_token (document, first + 1)->flags | last->flags) & QD_TOKEN_ALL_CAPITALS) && !qd_token_is (last, QD_WORD_ORGANISATION) && memchr (document->text + word->start, '.', word->len) == NULL;
}

/* "the Inkwell Republican": an office behind a determiner is a description, whatever capitals it has. */
static gboolean
is_described_office (const QdDocument *document, guint first, guint end)
{
  const QdToken *before = first > 0 ? qd_document_token (document, first - 1) : NULL, *last = qd_document_token (document, end - 1);

  if (document->language != QD_LANGUAGE_EN || end - first < 2 || before == NULL || !qd_token_is (before, QD_WORD_DETERMINER) || !qd_token_is (last, QD_WORD_ROLE) || qd_token_is (last, QD_WORD_MALE | QD_WORD_FEMALE))
    return FALSE;
  /* "a Department of Justice letter" */
  for (guint i = first; i < end; i++)
    if (qd_token_is (qd_document_token (document, i), QD_WORD_ORGANISATION | QD_WORD_PREPOSITION))
      return FALSE;
  return TRUE;
}

/* "Adds Quill: “…”": whether what the run begins with is a verb that begins a sentence. */
static gboolean
begins_with_verb (const QdDocument *document, guint first, guint end)
{
  const QdToken *token = qd_document_token (document, first);
  const QdToken *before = first > 0 ? qd_document_token (document, first - 1) : NULL;

  if (end - first < 2 || !qd_token_is (token, QD_WORD_SAY) || qd_token_is (token, QD_WORD_CUE_NOUN))
    return FALSE;
  return before == NULL || qd_token_ends_sentence (before) || before->kind == QD_TOKEN_MARK;
}

/* "Secretary of Bread Arvo Quill": whether the run that begins at FIRST, behind "of", is behind a secretary, whose office is no place, so that it is not what the
 * last words are. */
static gboolean
is_of_secretary (const QdDocument *document, guint first, guint end)
{
  const QdToken *title = qd_document_token (document, first - 2);

  return document->language == QD_LANGUAGE_EN && title->len == strlen ("Secretary") &&
         memcmp (document->text + title->start, "Secretary", title->len) == 0 &&
         !qd_token_is (qd_document_token (document, end - 1), QD_WORD_ORGANISATION | QD_WORD_PLURAL | QD_WORD_ROLE);
}

/* Where the name begins in a run that an office or a verb runs into: "Secretary of State Ada Quill", "Director of National
 * Baking Ned Pound", "Adds Quill: “…”". */
static guint
find_name_start (const QdDocument *document, guint first, guint end)
{
  const QdToken *before = first > 0 ? qd_document_token (document, first - 1) : NULL, *middle;

  if (begins_with_verb (document, first, end) || begins_with_other_word (document, first, end) || begins_in_capitals (document, first, end))
    return first + 1;
  if (end - first < 3 || first < 2 || !qd_token_is (before, QD_WORD_PREPOSITION) || before->len != 2 ||
      !qd_token_is (qd_document_token (document, first - 2), QD_WORD_TITLE))
    return first;
  for (guint i = first + 1; i + 1 < end; i++)
    {
      const QdToken *token = qd_document_token (document, i);

      if (gender_of (token->classes) != GENDER_UNKNOWN && !qd_token_is (token, QD_WORD_TITLE | QD_WORD_ROLE))
        return i;
    }
  if (!is_of_secretary (document, first, end))
    return first;
  /* The given name is one that is not known. */
  middle = qd_document_token (document, end - 2);
  if (qd_token_is (middle, QD_WORD_PARTICLE) || document->text[qd_token_end (middle) - 1] == '.')
    return MAX (end - 3, first + 1);
  return end - 2;
}

/* Cuts a run of name words into titles and the name itself. */
static Mention
read_run (const QdDocument *document, guint first, guint end)
{
  Mention mention = { .run = first, .first = first, .end = end, .person = -1 };
  guint   name = find_name_start (document, first, end);

  mention.organisation = qd_token_is (qd_document_token (document, end - 1), QD_WORD_ORGANISATION);
  for (guint i = name; i + 1 < end && !mention.organisation; i++)
    {
      const QdToken *token = qd_document_token (document, i);

      if (!qd_token_is (token, QD_WORD_TITLE | QD_WORD_ROLE))
        continue;
      /* "Martin King Quill" bears a name that is a title elsewhere, "General Motors" does not matter. */
      name = i + 1;
      if (gender_of (token->classes) != GENDER_UNKNOWN && qd_token_is (token, QD_WORD_TITLE | QD_WORD_ROLE))
        mention.gender = gender_of (token->classes);
    }
  mention.first = name;
  if (mention.gender == GENDER_UNKNOWN && end - name >= 2)
    mention.gender = gender_of (qd_document_token (document, name)->classes);
  for (guint i = name; i < end; i++)
    if (qd_token_is (qd_document_token (document, i), QD_WORD_ORGANISATION) && (i > name || end - name == 1))
      mention.organisation = TRUE;
  return mention;
}

/* German nouns have capitals as names do: a noun alone behind its determiner is no name, and of several words behind one
 * the first is what somebody is ("die Bäckerin Ada Quill"), unless it is an adjective ("die Neue Bank"). Returns whether
 * a name is left. */
static gboolean
read_german_run (const QdDocument *document, guint floor, Mention *mention)
{
  const QdToken *before = mention->run > floor ? qd_document_token (document, mention->run - 1) : NULL;
  const QdToken *first = qd_document_token (document, mention->first);
  gboolean       small = before != NULL && before->kind == QD_TOKEN_WORD && !(before->flags & QD_TOKEN_CAPITAL);
  gboolean       described = before != NULL && before->kind == QD_TOKEN_WORD && qd_token_is (before, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE);
  char           last = document->text[qd_token_end (first) - 1];

  /* "der alte Bäcker": an adjective stands between the two. */
  described = described || (small && before->len > 3 && !qd_token_is (before, QD_WORD_CLOSED | QD_WORD_CUE | QD_WORD_SPLIT) && strchr ("enrsm", document->text[qd_token_end (before) - 1]) != NULL);
  if (mention->organisation || mention->first > mention->run)
    return TRUE;
  if (mention->end - mention->first == 1)
    return !described && !(small && qd_token_is (before, QD_WORD_PREPOSITION) && before->len < 4) && !qd_token_is (first, QD_WORD_ROLE | QD_WORD_TITLE | QD_WORD_CUE_NOUN | QD_WORD_WORK);
  if (described && last != 'e' && last != 'n' && !qd_token_is (first, QD_WORD_MALE | QD_WORD_FEMALE) && !(first->flags & QD_TOKEN_ALL_CAPITALS))
    mention->first++;
  else if (described && last == 'n' && document->text[qd_token_end (first) - 2] == 'i')
    mention->first++;
  return TRUE;
}

/* The words of a name that count: without particles before it, and without "Jr." behind it. */
static guint
find_core_first (const QdDocument *document, const Mention *mention)
{
  guint first = mention->first;

  /* "Ben Quill" has a given name that is a particle elsewhere. */
  while (first + 1 < mention->end && qd_token_is (qd_document_token (document, first), QD_WORD_PARTICLE) &&
         !(is_capital_word (qd_document_token (document, first)) && gender_of (qd_document_token (document, first)->classes) != GENDER_UNKNOWN))
    first++;
  return first;
}

/* "II", "III" and "IV" behind a name. */
static gboolean
is_numeral (const QdDocument *document, const QdToken *token)
{
  const char *word = document->text + token->start;

  return (token->len == 2 && (memcmp (word, "II", 2) == 0 || memcmp (word, "IV", 2) == 0)) || (token->len == 3 && memcmp (word, "III", 3) == 0);
}

static guint
find_core_end (const QdDocument *document, const Mention *mention)
{
  guint end = mention->end;

  while (end - mention->first > 2 && (qd_token_is (qd_document_token (document, end - 1), QD_WORD_ABBREVIATION) || is_numeral (document, qd_document_token (document, end - 1))))
    end--;
  return end;
}

/* "Jr." and "Sr." tell the one of a name from the other, who is as likely to be in the news. */
Generation
_qd_people_generation_of (const QdDocument *document, const Mention *mention)
{
  const QdToken *token = qd_document_token (document, mention->end - 1);
  const char    *word = document->text + token->start;

  if (mention->end - mention->first > 2 && is_numeral (document, token))
    return GENERATION_NUMBERED;
  if (token->len < 2 || token->len > 3 || (token->len == 3 && word[2] != '.') || word[1] != 'r')
    return GENERATION_NONE;
  return word[0] == 'J' ? GENERATION_JUNIOR : word[0] == 'S' ? GENERATION_SENIOR
                                                             : GENERATION_NONE;
}

static void
read_core (const QdDocument *document, Mention *mention)
{
  guint n;

  mention->core_first = find_core_first (document, mention);
  mention->core_end = find_core_end (document, mention);
  n = mention->core_end - mention->core_first;
  mention->full = n >= 2 || _qd_people_generation_of (document, mention) == GENERATION_NUMBERED || (mention->organisation && n >= 1);
}

static void
add_mention (QdPeople *self, const Mention *mention)
{
  if (self->n_mentions == self->room_for_mentions)
    {
      Mention *mentions = qd_arena_new_of (self->document->arena, Mention, 2 * self->room_for_mentions);

      memcpy (mentions, self->mentions, self->n_mentions * sizeof (Mention));
      self->mentions = mentions;
      self->room_for_mentions *= 2;
    }
  self->mentions[self->n_mentions++] = *mention;
}

/* Reads the names of the document, one after another. */
void
_qd_people_collect_mentions (QdPeople *self, const guint8 *inside)
{
  const QdDocument *document = self->document;
  guint             sentence = 0;

  for (guint p = 0; p < document->paragraphs->len; p++)
    {
      const QdParagraph *paragraph = qd_document_paragraph (document, p);

      for (guint i = paragraph->first; i < paragraph->end;)
        {
          const QdToken *token = qd_document_token (document, i);
          guint          end = i, run_end = i;
          Mention        mention;

          if (is_capital_word (token))
            {
              run_end = find_run_end (document, i, paragraph->end);
              end = cut_repeated (document, i, run_end);
            }
          if (end > i && is_described_office (document, i, end))
            {
              i = end;
              continue;
            }
          if (end == i)
            {
              sentence += qd_token_ends_sentence (token);
              i++;
              continue;
            }
          /* "Der alte Quill": "der" is a part of names, but none. */
          if (end == i + 1 && document->language == QD_LANGUAGE_DE && qd_token_is (token, QD_WORD_DETERMINER))
            {
              i = end;
              continue;
            }
          mention = read_run (document, i, end);
          mention.sentence = sentence;
          mention.inside = inside[i];
          if (document->language == QD_LANGUAGE_DE && !read_german_run (document, paragraph->first, &mention))
            {
              i = end;
              continue;
            }
          read_core (document, &mention);
          if (end - mention.first <= MAX_NAME_WORDS && !paragraph->boilerplate)
            add_mention (self, &mention);
          i = run_end;
        }
      sentence++;
    }
}
