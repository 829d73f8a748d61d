/* qd-people.c: collects the names of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-people-private.h"

/* Longer runs of capitals are headlines. */
#define MAX_NAME_WORDS 8
#define MAX_PERSON_WORDS 5

/* How many people of one last name are told apart: it bounds the time. */
#define MAX_NAMESAKES 16

/* How far "former" may stand before an office: "the former Inkwell mayor". */
#define MAX_WORDS_TO_MODIFIER 4

/* For so many words of most articles there is a person, and a mention: what there is room for at first. */
#define TOKENS_OF_PERSON 24
#define TOKENS_OF_MENTION 10

/* How many people a last name is looked for as the first of two in: it bounds the time. */
#define MAX_PEOPLE_OF_TWO_NAMES 64

/* How many mentions a last name alone looks back over for whoever was named in full right before: it bounds the time. */
#define MAX_MENTIONS_TO_NAMED_AGAIN 12

/* How many sentences whoever is meant otherwise must not have been named for, the ends of paragraphs counted, too. */
#define MIN_SENTENCES_OF_SILENCE 4

/* How often one of them is named at least before a last name alone means him though another is named first. */
#define MIN_MENTIONS_OF_NAMESAKE 3

static gboolean
is_capital_word (const QdToken *token)
{
  return token->kind == QD_TOKEN_WORD && (token->flags & QD_TOKEN_CAPITAL) != 0;
}

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
  guint by_name = end + 2 < document->n_tokens && qd_token_is_sign (qd_document_token (document, end), '(') && qd_token_is_sign (qd_document_token (document, end + 2), ')') ? end + 1 : end;

  for (guint i = first + 2; i < MAX (end, by_name + (by_name > end)); i++)
    for (guint k = first; k + 1 < i && i != end; k++)
      if (qd_document_token (document, i)->hash == qd_document_token (document, k)->hash && qd_document_token (document, i)->kind == QD_TOKEN_WORD)
        /* "Dan Quill Daniel (Dan) Crumb Quill": in brackets it is the by-name of the second. */
        return qd_token_is_sign (qd_document_token (document, i - 1), '(') ? i - 2 : i;
  return end;
}

/* Whether a word has a capital whatever it is: the first of a sentence, and all but the little ones of a headline ("Why Is Inkwell Celebrating Ned Pound"). */
static gboolean
is_capital_anyway (const QdDocument *document, guint index)
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

  if (document->language != QD_LANGUAGE_EN || end - first < 3 || !is_capital_anyway (document, first))
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

/* Where the name begins in a run that an office or a verb runs into: "Secretary of State Ada Quill", "Director of National
 * Baking Ned Pound", "Adds Quill: “…”". */
static guint
find_name_start (const QdDocument *document, guint first, guint end)
{
  const QdToken *before = first > 0 ? qd_document_token (document, first - 1) : NULL;

  if (end - first >= 2 && qd_token_is (qd_document_token (document, first), QD_WORD_SAY) && !qd_token_is (qd_document_token (document, first), QD_WORD_CUE_NOUN) && (before == NULL || qd_token_ends_sentence (before) || before->kind == QD_TOKEN_MARK))
    return first + 1;
  if (begins_with_other_word (document, first, end) || begins_in_capitals (document, first, end))
    return first + 1;
  if (end - first < 3 || first < 2 || !qd_token_is (before, QD_WORD_PREPOSITION) || before->len != 2 || !qd_token_is (qd_document_token (document, first - 2), QD_WORD_TITLE))
    return first;
  for (guint i = first + 1; i + 1 < end; i++)
    if (gender_of (qd_document_token (document, i)->classes) != GENDER_UNKNOWN && !qd_token_is (qd_document_token (document, i), QD_WORD_TITLE | QD_WORD_ROLE))
      return i;
  /* "Secretary of Bread Arvo Quill": the given name is one that is not known. A secretary’s office is no place, so it is not what the last words are. */
  if (document->language == QD_LANGUAGE_EN && qd_document_token (document, first - 2)->len == strlen ("Secretary") && memcmp (document->text + qd_document_token (document, first - 2)->start, "Secretary", strlen ("Secretary")) == 0 && !qd_token_is (qd_document_token (document, end - 1), QD_WORD_ORGANISATION | QD_WORD_PLURAL | QD_WORD_ROLE))
    return qd_token_is (qd_document_token (document, end - 2), QD_WORD_PARTICLE) || document->text[qd_token_end (qd_document_token (document, end - 2)) - 1] == '.' ? MAX (end - 3, first + 1) : end - 2;
  return first;
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
static Generation
generation_of (const QdDocument *document, const Mention *mention)
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
  mention->full = n >= 2 || generation_of (document, mention) == GENERATION_NUMBERED || (mention->organisation && n >= 1);
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

static void
collect_mentions (QdPeople *self, const guint8 *inside)
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

static int
find_namesake (const QdPeople *self, const Mention *mention, gboolean *full)
{
  const QdDocument *document = self->document;
  guint             first = mention->core_first;
  guint             end = mention->core_end;
  guint32           last_hash = qd_document_token (document, end - 1)->hash;
  int               best = -1, first_named = -1, tried = 0;

  *full = mention->full;
  for (int i = qd_name_table_find (&self->by_last, last_hash); i >= 0 && tried < MAX_NAMESAKES; i = person_at (self, i)->namesake, tried++)
    {
      const Person *person = person_at (self, i);

      if (*full && person->generation == generation_of (document, mention) &&
          (person->first_hash == qd_document_token (document, first)->hash || person->nickname_hash == qd_document_token (document, first)->hash || (end - first == 2 && person->middle_hash == qd_document_token (document, first)->hash)))
        return i;
      if (*full)
        continue;
      if (mention->gender != GENDER_UNKNOWN && person->gender != GENDER_UNKNOWN && mention->gender != person->gender)
        continue;
      /* "Mr. Quill" is whoever is known for a man, rather than somebody of whom nothing is known. */
      if (mention->gender != GENDER_UNKNOWN && best >= 0 && (person->gender == mention->gender) != (person_at (self, best)->gender == mention->gender))
        {
          if (person->gender == mention->gender)
            best = first_named = i;
          continue;
        }
      /* The people of one name are chained from the last to the first. */
      if (person->n_words > 1)
        first_named = i;
      if (best < 0 || person->n_mentions >= person_at (self, best)->n_mentions)
        best = i;
    }
  /* Whoever is named first in full is meant by the last name alone, but where another is named twice as often: the others are named in
   * full again, so as to be told apart. */
  if (best >= 0 && first_named >= 0 && person_at (self, best)->n_words > 1 &&
      person_at (self, best)->n_mentions < MAX (2 * person_at (self, first_named)->n_mentions, MIN_MENTIONS_OF_NAMESAKE))
    return first_named;
  return best;
}

/* "Ana Quillero Poundez": a given name, or a word that has a capital for being a name, and two more. */
static gboolean
has_two_last_names (const QdDocument *document, const Mention *mention, guint first, guint end)
{
  const QdToken *middle = qd_document_token (document, end - 2);

  /* "Baker John Pound" has one. */
  if (end - first < 3 || mention->organisation || middle->kind != QD_TOKEN_WORD || middle->len < 3 || gender_of (middle->classes) != GENDER_UNKNOWN || qd_token_is (middle, QD_WORD_TITLE | QD_WORD_ROLE | QD_WORD_PARTICLE))
    return FALSE;
  for (guint i = first; i < end - 2; i++)
    if (qd_token_is (qd_document_token (document, i), QD_WORD_ABBREVIATION) && qd_document_token (document, i)->len > 2)
      return FALSE;
  return gender_of (qd_document_token (document, first)->classes) != GENDER_UNKNOWN || !is_capital_anyway (document, first);
}

static int
append_person (QdPeople *self, const Person *person)
{
  if (self->n_people == self->room_for_people)
    {
      Person *people = qd_arena_new_of (self->document->arena, Person, 2 * self->room_for_people);

      memcpy (people, self->people, self->n_people * sizeof (Person));
      self->people = people;
      self->room_for_people *= 2;
    }
  self->people[self->n_people] = *person;
  return (int)self->n_people++;
}

static int
add_person (QdPeople *self, const Mention *mention)
{
  const QdDocument *document = self->document;
  guint             first = mention->core_first;
  guint             end = mention->core_end;
  Person            person = {
               .n_words = mention->end - mention->first,
               .gender = mention->gender,
               .organisation = mention->organisation,
  };
  int index;

  person.first = mention->first;
  person.end = mention->end;
  person.generation = generation_of (document, mention);
  person.first_hash = qd_document_token (document, first)->hash;
  person.last_hash = qd_document_token (document, end - 1)->hash;
  person.middle_hash = has_two_last_names (document, mention, first, end) ? qd_document_token (document, end - 2)->hash : 0;
  person.person = mention->first > mention->run || person.gender != GENDER_UNKNOWN;
  person.nickname_hash = end - first >= 5 && qd_document_token (document, first + 1)->kind != QD_TOKEN_WORD ? qd_document_token (document, first + 2)->hash : 0;
  self->n_two_names += person.middle_hash != 0;
  person.namesake = qd_name_table_find (&self->by_last, person.last_hash);
  index = append_person (self, &person);
  qd_name_table_set (&self->by_last, person.last_hash, index);
  /* A name alone is a last name. */
  if (end - first >= 2 && !mention->organisation && qd_name_table_find (&self->by_first, person.first_hash) < 0)
    qd_name_table_set (&self->by_first, person.first_hash, index);
  return index;
}

/* The word that makes another office of the one at token ROLE, "former" or "vice", not before FLOOR: its hash, or 0. */
guint32
_qd_people_find_modifier (const QdDocument *document, guint role, guint floor)
{
  static const char *const modifiers[] = { "former", "ex", "vice", "deputy", "acting", "assistant", "then" };

  for (guint at = role; at > floor && at + MAX_WORDS_TO_MODIFIER > role; at--)
    {
      const QdToken *token = qd_document_token (document, at - 1);

      for (gsize i = 0; i < G_N_ELEMENTS (modifiers) && token->kind == QD_TOKEN_WORD; i++)
        if ((document->text[token->start] | ' ') == modifiers[i][0] && strlen (modifiers[i]) == token->len && g_ascii_strncasecmp (document->text + token->start, modifiers[i], token->len) == 0)
          return token->hash;
      if (!is_capital_word (token))
        break;
    }
  return 0;
}

static void
add_role (const QdDocument *document, Person *person, guint at)
{
  const QdToken *token = qd_document_token (document, at);
  Role           role = { .word = token->hash, .token = at };

  if (!qd_token_is (token, QD_WORD_ROLE))
    return;
  if (person->gender == GENDER_UNKNOWN)
    person->gender = gender_of (token->classes);
  person->person = TRUE;
  role.modifier = _qd_people_find_modifier (document, at, 0);
  for (guint i = 0; i < person->n_roles; i++)
    if (person->roles[i].word == role.word && person->roles[i].modifier == role.modifier)
      return;
  if (person->n_roles < MAX_ROLES)
    person->roles[person->n_roles++] = role;
}

/* "Ada Quill, 43, opened the fair": only people have their age told so. */
static gboolean
is_aged (const QdDocument *document, guint at)
{
  return at + 2 < document->n_tokens && qd_token_is_sign (qd_document_token (document, at), ',') && qd_document_token (document, at + 1)->kind == QD_TOKEN_NUMBER && qd_document_token (document, at + 1)->len == 2 &&
         (qd_token_is_sign (qd_document_token (document, at + 2), ',') || qd_token_is_sign (qd_document_token (document, at + 2), '.'));
}

/* What the mention tells of whether its name is a person's: people say things, and things are in places. */
static void
note_deeds (const QdDocument *document, const Mention *mention, Person *person)
{
  static const char *const words[] = { "in", "at" };
  const QdToken           *before = mention->run > 0 ? qd_document_token (document, mention->run - 1) : NULL;

  if (mention->end < document->n_tokens && qd_token_is (qd_document_token (document, mention->end), QD_WORD_SAY | QD_WORD_SAY_WEAK))
    person->speaks = TRUE;
  person->person = person->person || is_aged (document, mention->end);
  for (gsize i = 0; before != NULL && i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == before->len && memcmp (document->text + before->start, words[i], before->len) == 0)
      person->placed = TRUE;
}

/* Roles before a name ("Mayor Ada Quill", "spokesman Ned Pound") and in the aside behind it ("Ada Quill, the
 * mayor of Inkwell,"; "who is president of …"). */
static void
collect_roles (QdPeople *self, const Mention *mention)
{
  const QdDocument *document = self->document;
  Person           *person = person_at (self, mention->person);
  guint             n = document->n_tokens;

  note_deeds (document, mention, person);
  for (guint i = mention->run; i < mention->first; i++)
    add_role (document, person, i);
  if (mention->run > 0)
    add_role (document, person, mention->run - 1);
  /* "Inkwell Mayor – and keen baker – Ada Quill" */
  if (mention->run > 1 && qd_token_is_sign (qd_document_token (document, mention->run - 1), QD_SIGN_DASH))
    for (guint i = mention->run - 1; i > 1 && i + 12 > mention->run; i--)
      if (qd_token_is_sign (qd_document_token (document, i - 1), QD_SIGN_DASH))
        {
          add_role (document, person, i - 2);
          break;
        }
  if (mention->end + 1 >= n || !qd_token_is_sign (qd_document_token (document, mention->end), ','))
    return;
  for (guint i = mention->end + 1; i < n && i < mention->end + 12; i++)
    {
      const QdToken *token = qd_document_token (document, i);

      if (token->kind == QD_TOKEN_PUNCT || token->kind == QD_TOKEN_MARK || qd_token_is (token, QD_WORD_SAY))
        break;
      add_role (document, person, i);
    }
}

static void
note_fuller_name (QdPeople *self, const Mention *mention)
{
  Person *person = person_at (self, mention->person);
  guint   n_words = mention->end - mention->first;

  if (person->gender == GENDER_UNKNOWN)
    person->gender = mention->gender;
  person->person = person->person || mention->first > mention->run;
  person->n_mentions++;
  /* "ADA QUILL" is a caption's. */
  if (n_words == person->n_words && n_words > 1 && (qd_document_token (self->document, person->first)->flags & QD_TOKEN_ALL_CAPITALS) &&
      !(qd_document_token (self->document, mention->first)->flags & QD_TOKEN_ALL_CAPITALS))
    {
      person->first = mention->first;
      person->end = mention->end;
    }
  if (n_words <= person->n_words || n_words > MAX_PERSON_WORDS || (person->n_words > 1 && !mention->full))
    return;
  /* "Embed Ada Quill" at the beginning of a line says nothing of her that "Ada Quill" does not. */
  if (person->n_words > 1 && n_words == person->n_words + 1 && is_capital_anyway (self->document, mention->first) && gender_of (qd_document_token (self->document, mention->first)->classes) == GENDER_UNKNOWN &&
      qd_document_token (self->document, mention->first + 1)->hash == qd_document_token (self->document, person->first)->hash)
    return;
  person->first = mention->first;
  person->end = mention->end;
  person->n_words = n_words;
}

/* Whoever has the name alone as the first of two last names: "Quillero" of "Ana Quillero Poundez". Or -1. */
static int
find_by_first_surname (const QdPeople *self, const Mention *mention)
{
  guint32 hash = qd_document_token (self->document, mention->end - 1)->hash;

  if (mention->end - mention->first != 1 || mention->organisation || self->n_two_names == 0)
    return -1;
  for (guint i = 0; i < self->n_people && i < MAX_PEOPLE_OF_TWO_NAMES; i++)
    if (person_at (self, (int)i)->middle_hash == hash && person_at (self, (int)i)->gender != GENDER_UNKNOWN)
      return (int)i;
  return -1;
}

/* Whether the name begins with a given name, as "Former Mayor Ada Quill" and "Hurricane Ada" do not, and has no father's or son's suffix. */
static gboolean
is_sure_name (const QdPeople *self, const Person *person)
{
  return person->generation == GENERATION_NONE && gender_of (qd_document_token (self->document, person->first)->classes) != GENDER_UNKNOWN;
}

/* Whoever is named in full once more, in the sentence before, by the last name that the mention is, where PERSON, whom it would mean otherwise, was last named some
 * sentences before that: "…, his wife, Mary Pound. … Crumb asked for Mary Pound’s oven. Pound answered, …". Else PERSON. */
static int
find_named_again (const QdPeople *self, guint index, int person)
{
  const Mention *mention = mention_at (self, index);
  guint32        hash = qd_document_token (self->document, mention->core_end - 1)->hash;
  gsize          start = qd_document_token (self->document, mention->run)->start;
  guint          reach = start > 0 && self->document->text[start - 1] == '\n' ? 2 : 1; /* The end of a paragraph counts as that of a sentence, too. */
  int            found = person;

  if (person < 0 || mention->inside || mention->end - mention->first != 1 || mention->first > mention->run)
    return person;
  for (guint i = index; i > 0 && i + MAX_MENTIONS_TO_NAMED_AGAIN > index && mention_at (self, i - 1)->sentence + MIN_SENTENCES_OF_SILENCE > mention->sentence; i--)
    {
      const Mention *before = mention_at (self, i - 1);

      if (before->person == person)
        return person;
      if (found == person && !before->inside && before->full && !before->organisation && before->person >= 0 && before->sentence < mention->sentence &&
          before->sentence + reach >= mention->sentence && qd_document_token (self->document, before->core_end - 1)->hash == hash &&
          is_sure_name (self, person_at (self, before->person)) && mention_at (self, person_at (self, before->person)->first_mention)->sentence < before->sentence)
        found = before->person;
    }
  return found;
}

static void
collect_people (QdPeople *self)
{
  gboolean full;

  for (guint i = 0; i < self->n_mentions; i++)
    {
      Mention *mention = mention_at (self, i);

      if (!mention->full || mention->end - mention->first > MAX_PERSON_WORDS + (mention->organisation ? 3 : 0))
        continue;
      mention->person = find_namesake (self, mention, &full);
      if (mention->person < 0)
        mention->person = add_person (self, mention);
      if (person_at (self, mention->person)->n_mentions == 0)
        person_at (self, mention->person)->first_mention = i;
      note_fuller_name (self, mention);
    }
  for (guint i = 0; i < self->n_mentions; i++)
    {
      Mention *mention = mention_at (self, i);

      if (mention->person < 0 && !mention->full)
        {
          int found = qd_name_table_find (&self->by_first, qd_document_token (self->document, mention->first)->hash);

          mention->person = find_named_again (self, i, find_namesake (self, mention, &full));
          if (mention->person < 0 && found >= 0 && mention->end - mention->first == 1 && !person_at (self, found)->organisation && person_at (self, found)->gender != GENDER_UNKNOWN)
            mention->person = found;
          if (mention->person < 0)
            mention->person = find_by_first_surname (self, mention);
          if (mention->person < 0)
            mention->person = add_person (self, mention);
          note_fuller_name (self, mention);
        }
      if (mention->person >= 0)
        collect_roles (self, mention);
    }
}

/**
 * qd_people_note_speaker:
 * @self: people
 * @person: index of one who was found to speak
 *
 * Lets pronouns mean @person, as whoever speaks is no place. Thread: the owner's.
 */
void
qd_people_note_speaker (QdPeople *self, int person)
{
  g_return_if_fail (self != NULL && person >= 0 && (guint)person < self->n_people);
  person_at (self, person)->person = TRUE;
}

/**
 * qd_people_new:
 * @document: (not nullable): a document, its boilerplate marked; must outlive the people
 * @inside: (not nullable): for each token, whether it is inside a quotation; must outlive the people
 *
 * Takes time in proportion to the document. Thread: any.
 *
 * Returns: (transfer none): the people that it names; they live as long as the document
 */
QdPeople *
qd_people_new (const QdDocument *document, const guint8 *inside)
{
  QdArena  *arena = document->arena;
  QdPeople *self = qd_arena_new0_of (arena, QdPeople, 1);

  self->document = document;
  self->inside = inside;
  self->room_for_people = document->n_tokens / TOKENS_OF_PERSON + 1;
  self->people = qd_arena_new_of (arena, Person, self->room_for_people);
  self->room_for_mentions = document->n_tokens / TOKENS_OF_MENTION + 1;
  self->mentions = qd_arena_new_of (arena, Mention, self->room_for_mentions);
  qd_name_table_init (&self->by_last, arena);
  qd_name_table_init (&self->by_first, arena);
  collect_mentions (self, inside);
  collect_people (self);
  _qd_people_doubt (self);
  return self;
}
