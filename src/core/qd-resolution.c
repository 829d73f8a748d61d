/* qd-resolution.c: whom a mention means: names, pronouns and descriptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-people-private.h"

/* How many mentions a pronoun or a description looks back over: it bounds the time. */
#define MAX_LOOK_BACK 80

/* The index of the first mention whose name ends behind TOKEN. */
static guint
find_mention (const QdPeople *self, guint token)
{
  guint lower = 0, upper = self->mentions->len;

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

static const char *
keep_text (QdPeople *self, guint first, guint end)
{
  char *text = dup_tokens (self->document, first, end);

  for (char *p = text; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t' || *p == '\r')
      *p = ' ';
  g_ptr_array_add (self->texts, text);
  return text;
}

static QdResolution
as_person (const QdPeople *self, int person, double factor, const char *reason)
{
  return (QdResolution){ person_at (self, person)->name, person, factor, reason };
}

/* Whether a pronoun of GENDER, or a description, can mean PERSON. */
static gboolean
can_mean (const Person *person, Gender gender)
{
  if (person->organisation || !person->person)
    return FALSE;
  return gender == GENDER_UNKNOWN || person->gender == GENDER_UNKNOWN || person->gender == gender;
}

/* "who": whoever is named right before it. */
static QdResolution
resolve_relative (QdPeople *self, guint token)
{
  guint next = find_mention (self, token);

  for (guint i = next; i > 0 && i + 4 > next && mention_at (self, i - 1)->end + 8 > token; i--)
    {
      int person = mention_at (self, i - 1)->person;

      if (person >= 0 && !person_at (self, person)->organisation)
        return as_person (self, person, 0.9, "pronoun");
    }
  return (QdResolution){ NULL, -1, 0.6, "unresolved" };
}

static QdResolution
resolve_pronoun (QdPeople *self, guint token, const QdMentionContext *context)
{
  const QdToken *pronoun = qd_document_token (self->document, token);
  Gender         gender = gender_of (pronoun->classes);
  guint          next = find_mention (self, token);
  int            best = -1;
  guint          best_sentence = 0, best_token = 0;
  int            last_speaker = context->last_speaker != context->holder ? context->last_speaker : -1;

  if (gender == GENDER_UNKNOWN && !qd_token_is (pronoun, QD_WORD_PLURAL))
    {
      if (context->holder >= 0)
        return as_person (self, context->holder, 0.8, "pronoun");
      return (QdResolution){ NULL, -1, 0.6, "unresolved" };
    }
  if (gender == GENDER_UNKNOWN && last_speaker < 0)
    return (QdResolution){ NULL, -1, 0.6, "unresolved" };
  /* The subject of the nearest sentence before: the first person named in it. */
  for (guint i = next; i > 0 && i + MAX_LOOK_BACK > next; i--)
    {
      const Mention *mention = mention_at (self, i - 1);

      if (best >= 0 && mention->sentence != best_sentence)
        break;
      if ((mention->inside && !context->nested) || mention->person < 0 || mention->person == context->holder || !can_mean (person_at (self, mention->person), gender))
        continue;
      best = mention->person;
      best_sentence = mention->sentence;
      best_token = mention->first;
    }
  if (last_speaker >= 0 && (gender == GENDER_UNKNOWN || can_mean (person_at (self, last_speaker), gender)) && (best < 0 || context->last_token >= best_token))
    return as_person (self, last_speaker, 0.88, "pronoun");
  if (best >= 0)
    return as_person (self, best, 0.82, "pronoun");
  return (QdResolution){ NULL, -1, 0.6, "unresolved" };
}

static gboolean
has_role (const Person *person, guint32 role)
{
  for (guint i = 0; i < person->n_roles; i++)
    if (person->roles[i] == role)
      return TRUE;
  return FALSE;
}

/* "the mayor": the person named last who was described so, else the next one who will be. */
static QdResolution
resolve_description (QdPeople *self, guint first, guint end)
{
  const QdToken *head = qd_document_token (self->document, end - 1);
  gboolean       definite = qd_token_is (qd_document_token (self->document, first), QD_WORD_DETERMINER) && qd_document_token (self->document, first)->len > 2;
  guint          next = find_mention (self, first);

  /* "the mayor, Ada Quill, said" */
  if (next < self->mentions->len && mention_at (self, next)->run == end + 1 && qd_token_is_sign (qd_document_token (self->document, end), ',') && mention_at (self, next)->person >= 0 && !person_at (self, mention_at (self, next)->person)->organisation)
    return as_person (self, mention_at (self, next)->person, 0.92, "title-of");
  if (!definite || qd_token_is (head, QD_WORD_PLURAL))
    return (QdResolution){ keep_text (self, first, end), -1, 0.8, "name-alone" };
  for (guint i = next; i > 0 && i + MAX_LOOK_BACK > next; i--)
    {
      int person = mention_at (self, i - 1)->person;

      if (person >= 0 && has_role (person_at (self, person), head->hash))
        return as_person (self, person, 0.85, "definite");
    }
  for (guint i = next; i < self->mentions->len && i < next + MAX_LOOK_BACK; i++)
    {
      int person = mention_at (self, i)->person;

      if (person >= 0 && has_role (person_at (self, person), head->hash))
        return as_person (self, person, 0.7, "definite");
    }
  return (QdResolution){ keep_text (self, first, end), -1, 0.85, "unresolved" };
}

/* The last name in the mention that is no owner ("the mayor’s aide"). */
static int
find_name (const QdPeople *self, guint first, guint end)
{
  guint next = find_mention (self, first);
  int   found = -1;

  for (guint i = next; i < self->mentions->len && mention_at (self, i)->first < end; i++)
    {
      guint behind = mention_at (self, i)->end;

      if (behind < self->document->tokens->len && behind < end && qd_document_token (self->document, behind)->kind == QD_TOKEN_POSSESSIVE)
        continue;
      if (mention_at (self, i)->person >= 0)
        found = (int)i;
    }
  return found;
}

/**
 * qd_people_resolve:
 * @self: people
 * @first: index of the first token of a mention
 * @end: index after its last token
 * @context: what was read before
 *
 * Thread: the owner's.
 *
 * Returns: whom the mention means
 */
QdResolution
qd_people_resolve (QdPeople *self, guint first, guint end, const QdMentionContext *context)
{
  const QdToken *head;
  gpointer       found;
  int            name;

  g_return_val_if_fail (self != NULL && first < end && end <= self->document->tokens->len, ((QdResolution){ NULL, -1, 0, "no-speaker" }));

  head = qd_document_token (self->document, end - 1);
  if (end - first == 1 && qd_token_is (head, QD_WORD_PRONOUN | QD_WORD_POSSESSIVE) && !qd_token_is (head, QD_WORD_FUNCTION))
    return resolve_pronoun (self, first, context);
  if (end - first == 1 && qd_token_is (head, QD_WORD_RELATIVE))
    return resolve_relative (self, first);
  name = find_name (self, first, end);
  if (head->kind == QD_TOKEN_WORD && !(head->flags & QD_TOKEN_CAPITAL) && !qd_token_is (head, QD_WORD_CUE_NOUN) && (name < 0 || mention_at (self, (guint)name)->end < end))
    {
      if (name >= 0 && !qd_token_is (head, QD_WORD_ROLE | QD_WORD_ORGANISATION))
        return as_person (self, mention_at (self, (guint)name)->person, 0.8, "name-last");
      while (first + 1 < end && qd_token_is (head, QD_WORD_ORGANISATION) && qd_token_is (qd_document_token (self->document, first), QD_WORD_DETERMINER))
        first++;
      if (qd_token_is (head, QD_WORD_ORGANISATION) && g_hash_table_lookup_extended (self->by_last, GUINT_TO_POINTER (head->hash), NULL, &found) && end - first == 1)
        return as_person (self, GPOINTER_TO_INT (found), 0.85, "definite");
      if (qd_token_is (head, QD_WORD_ORGANISATION))
        return (QdResolution){ keep_text (self, first, end), -1, 0.9, "name-organisation" };
      return resolve_description (self, first, end);
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
  return resolve_description (self, first, end);
}
