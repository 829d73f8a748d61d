/* qd-people-private.h: the names of an article, as they are collected and looked up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-name-table.h"
#include "core/qd-people.h"

G_BEGIN_DECLS

#define MAX_ROLES 6

typedef enum {
  GENDER_UNKNOWN = 0,
  GENDER_MALE = QD_WORD_MALE,
  GENDER_FEMALE = QD_WORD_FEMALE,
} Gender;

/* What somebody is, and the word that changes it, "mayor", "former mayor"; @token is where it stands. */
typedef struct
{
  guint32 word;
  guint32 modifier;
  guint   token;
} Role;

/* Which one of a name it is: none, or by the suffix. */
typedef enum {
  GENERATION_NONE,
  GENERATION_JUNIOR,
  GENERATION_SENIOR,
  GENERATION_NUMBERED,
} Generation;

/* @first and @end are the tokens of the fullest name, of which @name is made when it is asked for; @middle_hash is of the word before the last of
 * a name of three words, or 0, and @nickname_hash of a by-name in marks or brackets. @inferred is what
 * a pronoun said. @first_mention is the index of the first that names it in full. @certain says that one word alone is a name, @nobody that it is none. */
typedef struct
{
  char      *name;
  guint      first;
  guint      end;
  guint      n_words;
  guint32    first_hash;
  guint32    middle_hash;
  guint32    nickname_hash;
  guint32    last_hash;
  Role       roles[MAX_ROLES];
  guint      n_roles;
  guint      n_mentions;
  guint      first_mention;
  int        namesake;
  Gender     gender;
  Gender     inferred;
  gboolean   organisation;
  gboolean   person;
  gboolean   speaks;
  gboolean   placed;
  gboolean   certain;
  gboolean   nobody;
  Generation generation;
} Person;

/* A name in the text: the tokens of the name itself, without titles before it; those of its core, without particles before it and without what
 * stands behind the last name. */
typedef struct
{
  guint    run;
  guint    first;
  guint    end;
  guint    core_first;
  guint    core_end;
  guint    sentence;
  int      person;
  Gender   gender;
  gboolean organisation;
  gboolean full;
  gboolean inside;
} Mention;

/* All of it is in the memory of the document. */
struct _QdPeople
{
  const QdDocument *document;
  const guint8     *inside;
  Person           *people;
  guint             n_people;
  guint             room_for_people;
  Mention          *mentions;
  guint             n_mentions;
  guint             room_for_mentions;
  guint             n_two_names;
  QdNameTable       by_last;
  QdNameTable       by_first;
};

static inline Person *
person_at (const QdPeople *self, int index)
{
  return &self->people[index];
}

static inline Mention *
mention_at (const QdPeople *self, guint index)
{
  return &self->mentions[index];
}

static inline gboolean
is_capital_word (const QdToken *token)
{
  return token->kind == QD_TOKEN_WORD && (token->flags & QD_TOKEN_CAPITAL) != 0;
}

static inline Gender
gender_of (guint classes)
{
  Gender gender = classes & (QD_WORD_MALE | QD_WORD_FEMALE);

  return gender == (QD_WORD_MALE | QD_WORD_FEMALE) ? GENDER_UNKNOWN : gender;
}

guint32 _qd_people_find_modifier (const QdDocument *document,
                                  guint             role,
                                  guint             floor);

void       _qd_people_collect_mentions (QdPeople     *self,
                                        const guint8 *inside);
Generation _qd_people_generation_of (const QdDocument *document,
                                     const Mention    *mention);
gboolean   _qd_people_is_capital_anyway (const QdDocument *document,
                                         guint             index);

void     _qd_people_doubt (QdPeople *self);
gboolean _qd_people_begins_sentence (const QdDocument *document,
                                     guint             index);
gboolean _qd_people_is_adverb (const QdDocument *document,
                               const QdToken    *token);
guint    _qd_people_find_mention (const QdPeople *self,
                                  guint           token);
gboolean _qd_people_has_capital_of_sentence (const QdPeople *self,
                                             guint           first);
guint    _qd_people_classes_of_contraction (const QdPeople *self,
                                            const QdToken  *token);
guint    _qd_people_find_end_behind_adjective (const QdPeople *self,
                                               guint           end);

/* What the tokens say, as long as the document lives. */
static inline char *
copy_tokens (const QdDocument *document, guint first, guint end)
{
  gsize start = qd_document_token (document, first)->start;

  return qd_arena_strndup (document->arena, document->text + start, qd_token_end (qd_document_token (document, end - 1)) - start);
}

G_END_DECLS
