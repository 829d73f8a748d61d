/* qd-resolution.c: whom a mention means: names, pronouns and descriptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-people-private.h"

/* How many mentions a pronoun or a description looks back over: it bounds the time. */
#define MAX_LOOK_BACK 80

/* What stands there, as it would be written inside a sentence. */
static const char *
keep_text (QdPeople *self, guint first, guint end)
{
  char *text = copy_tokens (self->document, first, end);

  if (_qd_people_has_capital_of_sentence (self, first))
    text[0] = g_ascii_tolower (text[0]);
  for (char *p = text; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t' || *p == '\r')
      *p = ' ';
  return text;
}

static QdResolution
as_person (const QdPeople *self, int index, double factor, const char *reason)
{
  Person *person = person_at (self, index);

  if (person->name == NULL)
    person->name = copy_tokens (self->document, person->first, person->end);
  return (QdResolution){ person->name, index, factor, reason };
}

/* Whether a pronoun of GENDER, or a description, can mean PERSON. */
static gboolean
can_mean (const Person *person, Gender gender)
{
  if (person->organisation || (!person->person && (!person->speaks || person->placed || person->n_words > 1)))
    return FALSE;
  return gender == GENDER_UNKNOWN || person->gender == GENDER_UNKNOWN || person->gender == gender;
}

/* How far "who" may stand from the name that it means: right behind it, or behind what describes it in an aside. */
#define MAX_RELATIVE_REACH 3
#define MAX_ASIDE_REACH 9

/* "Ada Quill – a baker who": whether what begins at FIRST is an aside of a few words up to TOKEN that describes the name before it. */
static gboolean
is_aside (const QdPeople *self, guint first, guint token)
{
  guint at = first;

  while (at < token && qd_document_token (self->document, at)->kind == QD_TOKEN_PUNCT && !qd_token_ends_sentence (qd_document_token (self->document, at)))
    at++;
  if (at == first || at >= token || !qd_token_is (qd_document_token (self->document, at), QD_WORD_DETERMINER))
    return FALSE;
  for (; at < token; at++)
    if (qd_document_token (self->document, at)->kind != QD_TOKEN_WORD || qd_token_is (qd_document_token (self->document, at), QD_WORD_CUE | QD_WORD_AUXILIARY))
      return FALSE;
  return qd_token_is (qd_document_token (self->document, token - 1), QD_WORD_ROLE | QD_WORD_TITLE);
}

/* "who": whoever is named right before it; NULL for the name where nobody is. */
static QdResolution
resolve_relative (QdPeople *self, guint token)
{
  guint next = _qd_people_find_mention (self, token);

  for (guint i = next; i > 0 && i + 4 > next && mention_at (self, i - 1)->end + MAX_ASIDE_REACH >= token; i--)
    {
      const Mention *mention = mention_at (self, i - 1);

      if (mention->end + MAX_RELATIVE_REACH < token && !is_aside (self, mention->end, token))
        continue;
      if (mention->person >= 0 && !person_at (self, mention->person)->organisation)
        return as_person (self, mention->person, 0.9, "pronoun");
    }
  return (QdResolution){ NULL, -1, 0.6, "unresolved" };
}

/* How many tokens a pronoun looks back over: it bounds the time. */
#define MAX_TOKENS_BACK 600

/* What speaks for a mention being whom a pronoun means, in sentences that it may be farther off. */
#define SUBJECT_BONUS 1.5
#define SPEAKER_BONUS 1.0
#define GENDER_BONUS 0.7
#define OWNER_LOSS 0.4
#define OBJECT_LOSS 0.7
#define INFERRED_LOSS 2.5
#define STRANGER_LOSS 0.7
#define OTHER_LOSS 2.0
#define PARAGRAPH_DISTANCE 0.5

static gboolean
begins_sentence (const QdPeople *self, guint token)
{
  const QdToken *before = token > 0 ? qd_document_token (self->document, token - 1) : NULL;

  return before == NULL || qd_token_ends_sentence (before) || before->kind == QD_TOKEN_MARK;
}

/* Whether the mention is likely the subject of its clause: it begins one, or stands behind its reporting verb. */
static gboolean
is_subject (const QdPeople *self, const Mention *mention)
{
  const QdToken *before;

  if (begins_sentence (self, mention->run))
    return TRUE;
  before = qd_document_token (self->document, mention->run - 1);
  return qd_token_is_sign (before, ',') || (qd_token_is (before, QD_WORD_CLAUSE | QD_WORD_SAY) && !qd_token_is (before, QD_WORD_PREPOSITION));
}

static const QdToken *
token_behind (const QdPeople *self, const Mention *mention)
{
  return mention->end < self->document->n_tokens ? qd_document_token (self->document, mention->end) : NULL;
}

/* "the Quill administration", "the Quill campaign": the name says which, and is nobody's mention. */
static gboolean
is_modifier (const QdPeople *self, const Mention *mention)
{
  const QdToken *behind = token_behind (self, mention);

  return behind != NULL && behind->kind == QD_TOKEN_WORD && !(behind->flags & QD_TOKEN_CAPITAL) && qd_token_is (behind, QD_WORD_ORGANISATION | QD_WORD_ROLE) && !qd_token_is (behind, QD_WORD_CLOSED | QD_WORD_CUE);
}

static gboolean
is_one_of (const QdPeople *self, const QdToken *token, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == token->len && strncmp (words[i], self->document->text + token->start, token->len) == 0)
      return TRUE;
  return FALSE;
}

/* What the agent of a passive stands behind. */
static const char *const agents[] = { "by", "von", "par", "por" };

/* Whether a preposition makes the mention an object: "an interview with Quill"; but "the words were spoken by Quill". */
static gboolean
is_object (const QdPeople *self, const Mention *mention)
{
  const QdToken *before = mention->run > 0 ? qd_document_token (self->document, mention->run - 1) : NULL;

  return before != NULL && qd_token_is (before, QD_WORD_PREPOSITION) && !qd_token_is (before, QD_WORD_CLAUSE) && !is_one_of (self, before, agents, G_N_ELEMENTS (agents));
}

/* Whether the token is "him", or "her" that is no owner, of GENDER. */
static gboolean
is_object_pronoun (const QdPeople *self, guint token, Gender gender)
{
  static const char *const words[] = { "him", "her" };
  const QdToken           *at = qd_document_token (self->document, token), *behind;

  if (gender == GENDER_UNKNOWN || self->document->language != QD_LANGUAGE_EN || at->len != 3 || !is_one_of (self, at, words, G_N_ELEMENTS (words)) || gender_of (at->classes) != gender)
    return FALSE;
  if (gender != GENDER_FEMALE)
    return TRUE;
  behind = token + 1 < self->document->n_tokens ? qd_document_token (self->document, token + 1) : NULL;
  return behind == NULL || behind->kind == QD_TOKEN_PUNCT || qd_token_is (behind, QD_WORD_PREPOSITION | QD_WORD_CONJUNCTION | QD_WORD_CLAUSE | QD_WORD_TIME);
}

/* How well the mention, DISTANCE sentences before, fits a pronoun of GENDER; below zero by far where it cannot. */
static double
weigh_mention (const QdPeople *self, const Mention *mention, Gender gender, double distance, const QdMentionContext *context)
{
  const Person  *person = person_at (self, mention->person);
  const QdToken *behind = token_behind (self, mention);
  double         score = -distance;

  if (is_subject (self, mention))
    score += SUBJECT_BONUS;
  if (behind != NULL && behind->kind == QD_TOKEN_POSSESSIVE)
    score -= OWNER_LOSS;
  if (is_object (self, mention))
    score -= OBJECT_LOSS;
  if (mention->person == context->last_speaker)
    score += SPEAKER_BONUS;
  if (gender != GENDER_UNKNOWN && person->gender == gender)
    score += GENDER_BONUS;
  if (gender != GENDER_UNKNOWN && person->inferred != GENDER_UNKNOWN && person->inferred != gender)
    score -= INFERRED_LOSS;
  if (!person->person)
    score -= STRANGER_LOSS;
  return score + MIN (person->n_mentions, 6) * 0.1;
}

/* The mention before TOKEN that fits best, or NULL. Sentences that a pronoun of GENDER begins go on about the same person, so
 * they do not take one farther off; nor do those inside quotations. */
static const Mention *
find_antecedent (const QdPeople *self, guint token, Gender gender, const QdMentionContext *context)
{
  const Mention *best = NULL;
  double         best_score = -7, distance = 0;
  guint          next = _qd_people_find_mention (self, token);
  gboolean       pronoun = FALSE, other = FALSE;

  for (guint i = token; i > 0 && i + MAX_TOKENS_BACK > token; i--)
    {
      const QdToken *at = qd_document_token (self->document, i - 1);
      const Mention *mention = next > 0 ? mention_at (self, next - 1) : NULL;

      if (i < token && self->document->text[qd_token_end (at)] == '\n')
        distance += PARAGRAPH_DISTANCE;
      if (self->inside[i - 1] && !context->nested)
        {
          next -= mention != NULL && mention->first >= i - 1;
          continue;
        }
      if (qd_token_ends_sentence (at))
        {
          distance += !pronoun;
          pronoun = FALSE;
        }
      else if (begins_sentence (self, i - 1) && qd_token_is (at, QD_WORD_PRONOUN) && gender != GENDER_UNKNOWN && gender_of (at->classes) == gender)
        pronoun = TRUE;
      /* "as Quill tried to save her": her is not Quill, and she who is told of next is her. */
      other = (other && at->kind != QD_TOKEN_PUNCT) || is_object_pronoun (self, i - 1, gender);
      if (mention == NULL || mention->first != i - 1)
        continue;
      next--;
      if (mention->person >= 0 && mention->person != context->holder && !is_modifier (self, mention) && !qd_token_is (qd_document_token (self->document, mention->end - 1), QD_WORD_PLURAL) && can_mean (person_at (self, mention->person), gender))
        {
          double score = weigh_mention (self, mention, gender, distance, context) - (other ? OTHER_LOSS : 0);

          if (score > best_score)
            {
              best_score = score;
              best = mention;
            }
          other = FALSE;
        }
    }
  return best;
}

/* How often whom an article is about is named at least, and how far a pronoun may stand from its beginning that means them. */
#define MIN_MENTIONS_OF_HERO 3
#define MAX_TOKENS_OF_LEAD 200

/* Whom an article is about that begins with a pronoun, as its headline has named them: whoever is named most, by far, or -1. */
static int
find_hero (const QdPeople *self, Gender gender, const QdMentionContext *context)
{
  int   hero = -1;
  guint second = 0;

  for (guint i = 0; i < self->n_people; i++)
    {
      const Person *person = person_at (self, (int)i);

      if (!can_mean (person, gender) || !person->speaks || (int)i == context->holder)
        continue;
      if (hero < 0 || person->n_mentions > person_at (self, hero)->n_mentions)
        {
          second = hero < 0 ? 0 : person_at (self, hero)->n_mentions;
          hero = (int)i;
        }
      else
        second = MAX (second, person->n_mentions);
    }
  return hero >= 0 && person_at (self, hero)->n_mentions >= MAX (MIN_MENTIONS_OF_HERO, 2 * second) ? hero : -1;
}

/* Whoever was "she" once is not likely "he" later; but what is inferred can be wrong. */
static void
note_gender (QdPeople *self, int person, Gender gender)
{
  if (person_at (self, person)->gender == GENDER_UNKNOWN && person_at (self, person)->inferred == GENDER_UNKNOWN)
    person_at (self, person)->inferred = gender;
}

/* How far back, in mentions and in sentences, a pronoun means a name of which nothing tells that it is a person’s. */
#define MAX_STRANGERS 6
#define MAX_SENTENCES_TO_STRANGER 3

/* Whether neither what stands before the name nor its letters show that it is no person’s. */
static gboolean
may_be_somebody (const QdPeople *self, const Mention *mention)
{
  for (guint i = mention->first; i < mention->end; i++)
    if ((qd_document_token (self->document, i)->flags & QD_TOKEN_ALL_CAPITALS) && qd_document_token (self->document, i)->len > 2)
      return FALSE;
  for (guint i = mention->run; i > 0 && i + 3 > mention->run; i--)
    {
      const QdToken *token = qd_document_token (self->document, i - 1);

      if (token->kind == QD_TOKEN_NUMBER || qd_token_is (token, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE))
        return FALSE;
      if (token->kind != QD_TOKEN_WORD || (token->flags & QD_TOKEN_CAPITAL) || qd_token_is (token, QD_WORD_CLOSED | QD_WORD_CUE))
        break;
    }
  return TRUE;
}

/* The last name of two words or three that could be somebody’s and does something: "Ada Quill met Ned Pound. “…,” she said." The subject of its
 * sentence comes before whoever else is named in it. NULL where there is none. */
static const Mention *
find_stranger (const QdPeople *self, guint token, Gender gender, const QdMentionContext *context)
{
  guint          next = _qd_people_find_mention (self, token), sentence = 0;
  const Mention *found = NULL;

  for (guint i = next; i > 0 && i + MAX_STRANGERS > next; i--)
    {
      const Mention *mention = mention_at (self, i - 1);
      const Person  *person = mention->person >= 0 ? person_at (self, mention->person) : NULL;

      if (i == next)
        sentence = mention->sentence;
      if (mention->sentence + MAX_SENTENCES_TO_STRANGER <= sentence || (found != NULL && found->sentence != mention->sentence))
        break;
      if (person == NULL || mention->inside || person->organisation || person->placed || person->n_words < 2 || person->n_words > 3 || mention->person == context->holder)
        continue;
      if ((person->gender | person->inferred) != GENDER_UNKNOWN && ((person->gender | person->inferred) & gender) == 0)
        continue;
      /* "the Inkwell Bakery", "her old Inkwell Roadster" and "WATCH Inkwell" are things. */
      if (!may_be_somebody (self, mention))
        continue;
      if (is_object (self, mention) || is_modifier (self, mention) || qd_token_is (qd_document_token (self->document, mention->end - 1), QD_WORD_PLURAL | QD_WORD_ORGANISATION))
        continue;
      found = mention;
    }
  return found;
}

/* Resolves a pronoun of these classes. */
static QdResolution
resolve_pronoun_of (QdPeople *self, guint token, guint classes, const QdMentionContext *context)
{
  Gender         gender = gender_of (classes);
  const Mention *best, *stranger = NULL;
  int            last_speaker = context->last_speaker != context->holder ? context->last_speaker : -1;

  if (gender == GENDER_UNKNOWN && (classes & QD_WORD_PLURAL) == 0)
    {
      if (context->holder >= 0)
        return as_person (self, context->holder, 0.8, "pronoun");
      return (QdResolution){ NULL, -1, 0.6, "unresolved" };
    }
  /* "they": an organisation, or people of whom the article names none. */
  if (gender == GENDER_UNKNOWN)
    {
      if (last_speaker >= 0 && person_at (self, last_speaker)->organisation)
        return as_person (self, last_speaker, 0.8, "pronoun");
      return (QdResolution){ NULL, -1, 0.85, "unresolved" };
    }
  best = find_antecedent (self, token, gender, context);
  if (best != NULL && person_at (self, best->person)->gender == GENDER_UNKNOWN && (person_at (self, best->person)->inferred & ~gender) != 0)
    stranger = find_stranger (self, token, gender, context);
  if (best != NULL && stranger == NULL)
    {
      note_gender (self, best->person, gender);
      return as_person (self, best->person, best->person == last_speaker ? 0.96 : 0.93, "pronoun");
    }
  if (last_speaker >= 0 && stranger == NULL && can_mean (person_at (self, last_speaker), gender))
    return as_person (self, last_speaker, 0.8, "pronoun");
  last_speaker = stranger == NULL && token < MAX_TOKENS_OF_LEAD && !context->nested ? find_hero (self, gender, context) : -1;
  if (last_speaker >= 0)
    return as_person (self, last_speaker, 0.7, "pronoun-lead");
  if (stranger == NULL)
    stranger = find_stranger (self, token, gender, context);
  if (stranger != NULL)
    {
      note_gender (self, stranger->person, gender);
      return as_person (self, stranger->person, 0.7, "pronoun");
    }
  return (QdResolution){ NULL, -1, 0.6, "unresolved" };
}

static QdResolution
resolve_pronoun (QdPeople *self, guint token, const QdMentionContext *context)
{
  return resolve_pronoun_of (self, token, qd_document_token (self->document, token)->classes, context);
}

/* How far back the sentence of a "who" begins at most. */
#define MAX_TOKENS_TO_SUBJECT 40

/* "Quill is different. This is a mayor who …, and who …": whom the sentence is about that begins so, where nobody is named between. */
static QdResolution
resolve_relative_of_subject (QdPeople *self, guint token, const QdMentionContext *context)
{
  static const char *const shown[] = { "This" }, *const named[] = { "He", "She" };
  const QdResolution nobody = { NULL, -1, 0.6, "unresolved" };
  guint              first = token, who, next;
  const Mention     *best;

  while (first > 0 && !qd_token_ends_sentence (qd_document_token (self->document, first - 1)) && first + MAX_TOKENS_TO_SUBJECT > token)
    first--;
  if (first + 4 > token || !qd_token_is (qd_document_token (self->document, first + 1), QD_WORD_BE) || !qd_token_is (qd_document_token (self->document, first + 2), QD_WORD_DETERMINER))
    return nobody;
  for (who = first + 3; who < token && !qd_token_is (qd_document_token (self->document, who), QD_WORD_RELATIVE); who++)
    if (qd_document_token (self->document, who)->kind == QD_TOKEN_PUNCT)
      return nobody;
  next = _qd_people_find_mention (self, first);
  if ((who < token && !qd_token_is (qd_document_token (self->document, token - 1), QD_WORD_CONJUNCTION)) || (next < self->n_mentions && mention_at (self, next)->first < who))
    return nobody;
  if (is_one_of (self, qd_document_token (self->document, first), named, G_N_ELEMENTS (named)))
    return resolve_pronoun (self, first, context);
  best = is_one_of (self, qd_document_token (self->document, first), shown, G_N_ELEMENTS (shown)) ? find_antecedent (self, first, GENDER_UNKNOWN, context) : NULL;
  return best != NULL ? as_person (self, best->person, 0.7, "pronoun") : nobody;
}

/* German compounds: "Bundeskanzlerin" and "Kanzlerin" are one office. Shorter words end others by chance. */
#define MIN_HEAD_OF_COMPOUND 5

static gboolean
is_head_of (const QdPeople *self, guint compound, guint head)
{
  const QdToken *a = qd_document_token (self->document, compound), *b = qd_document_token (self->document, head);

  return b->len >= MIN_HEAD_OF_COMPOUND && a->len > b->len && g_ascii_strncasecmp (self->document->text + qd_token_end (a) - b->len, self->document->text + b->start, b->len) == 0;
}

static gboolean
is_same_office (const QdPeople *self, Role a, Role b)
{
  if (a.word == b.word)
    return TRUE;
  return self->document->language == QD_LANGUAGE_DE && (is_head_of (self, a.token, b.token) || is_head_of (self, b.token, a.token));
}

static gboolean
has_role (const QdPeople *self, const Person *person, Role role, gboolean strict)
{
  for (guint i = 0; i < person->n_roles; i++)
    if (is_same_office (self, person->roles[i], role) && (!strict || person->roles[i].modifier == role.modifier))
      return TRUE;
  return FALSE;
}

/* The person named last before mention NEXT who was described so, else the next one who will be; or -1. */
static int
find_by_role (const QdPeople *self, guint next, Role role, gboolean strict, double *factor)
{
  *factor = 0.85;
  for (guint i = next; i > 0 && i + MAX_LOOK_BACK > next; i--)
    if (mention_at (self, i - 1)->person >= 0 && has_role (self, person_at (self, mention_at (self, i - 1)->person), role, strict))
      return mention_at (self, i - 1)->person;
  *factor = 0.7;
  for (guint i = next; i < self->n_mentions && i < next + MAX_LOOK_BACK; i++)
    if (mention_at (self, i)->person >= 0 && has_role (self, person_at (self, mention_at (self, i)->person), role, strict))
      return mention_at (self, i)->person;
  return -1;
}

static int
find_by_office (const QdPeople *self, guint next, Role role, double *factor)
{
  int person = find_by_role (self, next, role, TRUE, factor);

  /* "the mayor" may be one who was called former before. */
  return person >= 0 ? person : find_by_role (self, next, role, FALSE, factor);
}

/* Offices that many hold: "the Inkwell official" may be one who stays unnamed. */
static gboolean
is_held_by_many (const QdPeople *self, const QdToken *head)
{
  static const char *const words[] = { "official", "analyst", "aide", "expert", "adviser", "advisor", "agent", "officer", "spokesman", "spokeswoman", "spokesperson" };

  return is_one_of (self, head, words, G_N_ELEMENTS (words));
}

/* What somebody wrote, or where. */
static gboolean
is_written (const QdPeople *self, const QdToken *head)
{
  static const char *const words[] = { "website", "site", "blog", "page", "account" };

  return qd_token_is (head, QD_WORD_CUE_NOUN | QD_WORD_WORK) || is_one_of (self, head, words, G_N_ELEMENTS (words));
}

/* How far behind who is quoted "the statement" is that speaker’s. */
#define MAX_TOKENS_TO_TEXT 120

/* How many words stand between who is quoted from a text and the word for it: "“…,” Quill said on Monday in a statement". */
#define MAX_WORDS_TO_TEXT 10

/* Whether somebody was quoted last from what the token HEAD names: "“…,” Quill said in a statement. “…,” the statement read." */
static gboolean
is_running_text (const QdPeople *self, const QdToken *head, const QdMentionContext *context)
{
  static const char *const words[] = { "statement", "tweet", "release", "post", "message" };
  guint                    from = context->last_token > MAX_WORDS_TO_TEXT ? context->last_token - MAX_WORDS_TO_TEXT : 0;

  if (context->last_speaker < 0 || !is_one_of (self, head, words, G_N_ELEMENTS (words)))
    return FALSE;
  for (guint i = from; i < context->last_token + MAX_WORDS_TO_TEXT && qd_document_token (self->document, i) < head; i++)
    if (qd_document_token (self->document, i)->hash == head->hash)
      return TRUE;
  return FALSE;
}

/* "the Inkwell baker", "the Liberal candidate": an office told apart by a name is a new name for somebody whom the
 * article has just named, not for somebody new. */
static gboolean
is_variation (const QdPeople *self, guint first, guint end)
{
  const QdToken *head = qd_document_token (self->document, end - 1);
  gboolean       name = FALSE;

  if (end - first < 3 || g_ascii_strncasecmp (self->document->text + qd_document_token (self->document, first)->start, "the ", 4) != 0 || !qd_token_is (head, QD_WORD_TITLE) || self->document->language != QD_LANGUAGE_EN || is_held_by_many (self, head))
    return FALSE;
  for (guint i = first + 1; i < end; i++)
    {
      if (qd_document_token (self->document, i)->kind != QD_TOKEN_WORD)
        return FALSE;
      name = name || (qd_document_token (self->document, i)->flags & QD_TOKEN_CAPITAL) != 0;
    }
  return name;
}

/* How many words may stand between what somebody is and the comma before who it is: "the spokesman for the town’s only bakery, Ned Pound,". */
#define MAX_WORDS_OF_OFFICE 8

/* Who is named in an aside right behind the description that ends at END, "the mayor, Ada Quill, said", or behind what the office is of: "a
 * spokeswoman for the Inkwell Bakery, Tilda Crumb, said". The mention, or NULL. */
static const Mention *
find_named_behind (const QdPeople *self, guint end)
{
  const QdDocument *document = self->document;
  guint             n = document->n_tokens, at = end, next;
  const Mention    *mention;

  if (at < n && (qd_token_is (qd_document_token (document, at), QD_WORD_PREPOSITION | QD_WORD_PARTICLE) || (document->language == QD_LANGUAGE_DE && qd_token_is (qd_document_token (document, at), QD_WORD_DETERMINER))))
    while (at < n && at < end + MAX_WORDS_OF_OFFICE && qd_document_token (document, at)->kind <= QD_TOKEN_POSSESSIVE && !qd_token_is (qd_document_token (document, at), QD_WORD_SAY | QD_WORD_AUXILIARY | QD_WORD_CLAUSE))
      at++;
  /* "a spokesman for the mayor, Ada Quill": it is the mayor’s name. */
  if (at >= n || !qd_token_is_sign (qd_document_token (document, at), ',') || (at > end && qd_token_is (qd_document_token (document, at - 1), QD_WORD_ROLE | QD_WORD_TITLE)))
    return NULL;
  next = _qd_people_find_mention (self, at);
  mention = next < self->n_mentions ? mention_at (self, next) : NULL;
  if (mention == NULL || mention->run != at + 1 || mention->person < 0 || person_at (self, mention->person)->organisation)
    return NULL;
  if (at == end)
    return mention;
  return mention->end < n && mention->end - mention->first >= 2 && (qd_token_is_sign (qd_document_token (document, mention->end), ',') || qd_token_is_sign (qd_document_token (document, mention->end), '.')) ? mention : NULL;
}

/* "the mayor": the person named last who was described so, else the next one who will be. */
static QdResolution
resolve_description (QdPeople *self, guint first, guint end, const QdMentionContext *context)
{
  const QdToken *head = qd_document_token (self->document, end - 1);
  gboolean       definite = qd_token_is (qd_document_token (self->document, first), QD_WORD_DETERMINER) && qd_document_token (self->document, first)->len > 2;
  guint          next = _qd_people_find_mention (self, first);
  const Mention *best;
  Role           role;
  double         factor;
  gboolean       variation;
  int            person;

  best = find_named_behind (self, end);
  if (best != NULL)
    return as_person (self, best->person, 0.92, "title-of");
  /* "Tellingly, …" */
  if (end - first == 1 && _qd_people_is_adverb (self->document, head) && _qd_people_has_capital_of_sentence (self, first))
    return (QdResolution){ NULL, -1, 0.6, "unresolved" };
  if (definite && is_running_text (self, head, context) && context->last_token + MAX_TOKENS_TO_TEXT > first)
    return as_person (self, context->last_speaker, 0.7, "pronoun");
  if (!definite || qd_token_is (head, QD_WORD_PLURAL))
    return (QdResolution){ keep_text (self, first, end), -1, 0.8, "name-alone" };
  role.word = head->hash;
  role.token = end - 1;
  role.modifier = _qd_people_find_modifier (self->document, end - 1, first);
  variation = is_variation (self, first, end);
  /* "the Inkwell Republican" is told apart by the place: another Republican is not meant. */
  person = variation && (head->flags & QD_TOKEN_CAPITAL) ? -1 : find_by_office (self, next, role, &factor);
  if (person >= 0)
    return as_person (self, person, factor, "definite");
  best = variation ? find_antecedent (self, first, gender_of (head->classes), context) : NULL;
  if (best != NULL)
    return as_person (self, best->person, 0.7, "pronoun");
  return (QdResolution){ keep_text (self, first, end), -1, 0.85, "unresolved" };
}

/* Whether a preposition ties the name to what stands before it. */
static gboolean
is_from (const QdPeople *self, const Mention *mention)
{
  const QdToken *before = mention->run > 0 ? qd_document_token (self->document, mention->run - 1) : NULL;

  return before != NULL && qd_token_is (before, QD_WORD_PREPOSITION) && !qd_token_is (before, QD_WORD_PARTICLE);
}

/* Whether the mention has a word that is no name, and no office either: "Members of Congress" are not Congress, "Secretary of Bread Ada Quill" is she. */
static gboolean
is_other_word (const QdPeople *self, const Mention *mention)
{
  return mention->person < 0 && !qd_token_is (qd_document_token (self->document, mention->end - 1), QD_WORD_TITLE);
}

/* The last name in the mention that is no owner ("the mayor’s aide") and not where somebody is from ("Ada Quill of Inkwell"). */
static int
find_name (const QdPeople *self, guint first, guint end)
{
  guint    next = _qd_people_find_mention (self, first);
  gboolean other = FALSE;
  int      found = -1;

  for (guint i = next; i < self->n_mentions && mention_at (self, i)->first < end; i++)
    {
      guint behind = mention_at (self, i)->end;

      if (behind < self->document->n_tokens && behind < end && qd_document_token (self->document, behind)->kind == QD_TOKEN_POSSESSIVE)
        continue;
      if ((found >= 0 || other) && is_from (self, mention_at (self, i)))
        break;
      other = other || is_other_word (self, mention_at (self, i));
      if (mention_at (self, i)->person >= 0)
        found = (int)i;
    }
  return found;
}

/* "the letter from Mayor Ada Quill", "a poem by Quill": whoever stands right behind the preposition at TOKEN. The person, or -1. */
static int
find_author_behind (const QdPeople *self, guint token)
{
  static const char *const words[] = { "from", "by", "von", "de" };
  guint                    next = _qd_people_find_mention (self, token);

  if (token >= self->document->n_tokens || !is_one_of (self, qd_document_token (self->document, token), words, G_N_ELEMENTS (words)) || next >= self->n_mentions)
    return -1;
  return mention_at (self, next)->run == token + 1 && mention_at (self, next)->full ? mention_at (self, next)->person : -1;
}

/* "Quill’s statement", "Quill’s website": what somebody wrote speaks for its author. The person, or -1. */
static int
find_author (const QdPeople *self, guint first, guint end)
{
  int author = -1;

  if (end - first < 2 || !is_written (self, qd_document_token (self->document, end - 1)))
    return -1;
  for (guint i = _qd_people_find_mention (self, first); i < self->n_mentions && mention_at (self, i)->end + 1 < end; i++)
    if (qd_document_token (self->document, mention_at (self, i)->end)->kind == QD_TOKEN_POSSESSIVE)
      author = mention_at (self, i)->person;
  if (author < 0)
    author = find_author_behind (self, end);
  return author >= 0 && person_at (self, author)->organisation ? -1 : author;
}

static gboolean
is_german_word (const QdDocument *document, const QdToken *token, const char *word)
{
  return document->language == QD_LANGUAGE_DE && strlen (word) == token->len && g_ascii_strncasecmp (document->text + token->start, word, token->len) == 0;
}

/* German "demnach": as the one said who was quoted last. */
static QdResolution
resolve_reference (const QdPeople *self, const QdMentionContext *context)
{
  if (context->last_speaker < 0)
    return (QdResolution){ NULL, -1, 0.6, "unresolved" };
  return as_person (self, context->last_speaker, 0.8, "pronoun");
}

/**
 * qd_people_resolve:
 * @self: people
 * @first: index of the first token of a mention
 * @end: index after its last token
 * @context: (not nullable): what was read before
 *
 * Thread: the owner's.
 *
 * Returns: whom the mention means
 */
QdResolution
qd_people_resolve (QdPeople *self, guint first, guint end, const QdMentionContext *context)
{
  const QdToken *head;
  int            name, author, found;
  guint          pronoun;

  g_return_val_if_fail (self != NULL && first < end && end <= self->document->n_tokens, ((QdResolution){ NULL, -1, 0, "no-speaker" }));

  end = _qd_people_find_end_behind_adjective (self, end);
  head = qd_document_token (self->document, end - 1);
  if (end - first == 1 && qd_token_is (head, QD_WORD_PRONOUN | QD_WORD_POSSESSIVE) && !qd_token_is (head, QD_WORD_FUNCTION))
    return resolve_pronoun (self, first, context);
  pronoun = end - first == 1 && head->classes == QD_WORD_NONE ? _qd_people_classes_of_contraction (self, head) : QD_WORD_NONE;
  if (pronoun != QD_WORD_NONE)
    return resolve_pronoun_of (self, first, pronoun, context);
  if (end - first == 1 && qd_token_is (head, QD_WORD_RELATIVE))
    {
      QdResolution named = resolve_relative (self, first);

      return named.name != NULL || self->document->language != QD_LANGUAGE_EN ? named : resolve_relative_of_subject (self, first, context);
    }
  /* "die Ansicht des Rats, wonach …" */
  if (end - first == 1 && is_german_word (self->document, head, "wonach"))
    return resolve_relative (self, first);
  if (end - first == 1 && (is_german_word (self->document, head, "demnach") || is_german_word (self->document, head, "demzufolge")))
    return resolve_reference (self, context);
  name = find_name (self, first, end);
  author = name < 0 ? find_author (self, first, end) : -1;
  if (author >= 0)
    return as_person (self, author, 0.8, "name-last");
  if (head->kind == QD_TOKEN_WORD && !(head->flags & QD_TOKEN_CAPITAL) && !qd_token_is (head, QD_WORD_CUE_NOUN) && (name < 0 || mention_at (self, (guint)name)->end < end))
    {
      if (name >= 0 && !qd_token_is (head, QD_WORD_ROLE | QD_WORD_ORGANISATION))
        return as_person (self, mention_at (self, (guint)name)->person, 0.8, "name-last");
      while (first + 1 < end && qd_token_is (head, QD_WORD_ORGANISATION) && qd_token_is (qd_document_token (self->document, first), QD_WORD_DETERMINER))
        first++;
      found = qd_name_table_find (&self->by_last, head->hash);
      if (qd_token_is (head, QD_WORD_ORGANISATION) && found >= 0 && end - first == 1)
        return as_person (self, found, 0.85, "definite");
      if (qd_token_is (head, QD_WORD_ORGANISATION))
        return (QdResolution){ keep_text (self, first, end), -1, 0.9, "name-organisation" };
      return resolve_description (self, first, end, context);
    }
  if (name >= 0)
    {
      const Mention *mention = mention_at (self, (guint)name);
      const Person  *person = person_at (self, mention->person);

      if (person->organisation)
        return as_person (self, mention->person, 0.95, "name-organisation");
      if (mention->end - mention->first == person->n_words)
        return as_person (self, mention->person, 1, person->n_words > 1 ? "name-full" : "name-alone");
      return as_person (self, mention->person, 0.97, "name-last");
    }
  return resolve_description (self, first, end, context);
}
