/* qd-people.c: collects who the names of an article are of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-people-private.h"

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

      if (*full && person->generation == _qd_people_generation_of (document, mention) &&
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
  return gender_of (qd_document_token (document, first)->classes) != GENDER_UNKNOWN || !_qd_people_is_capital_anyway (document, first);
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
  person.generation = _qd_people_generation_of (document, mention);
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
  if (person->n_words > 1 && n_words == person->n_words + 1 && _qd_people_is_capital_anyway (self->document, mention->first) && gender_of (qd_document_token (self->document, mention->first)->classes) == GENDER_UNKNOWN &&
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
  _qd_people_collect_mentions (self, inside);
  collect_people (self);
  _qd_people_doubt (self);
  return self;
}
