/* qd-people-private.h: the names of an article, as they are collected and looked up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-people.h"

G_BEGIN_DECLS

#define MAX_ROLES 6

typedef enum {
  GENDER_UNKNOWN = 0,
  GENDER_MALE = QD_WORD_MALE,
  GENDER_FEMALE = QD_WORD_FEMALE,
} Gender;

typedef struct
{
  char    *name;
  guint    n_words;
  guint32  first_hash;
  guint32  last_hash;
  guint32  roles[MAX_ROLES];
  guint    n_roles;
  guint    n_mentions;
  int      namesake;
  Gender   gender;
  gboolean organisation;
  gboolean person;
  gboolean speaks;
  gboolean placed;
  gboolean generation;
} Person;

/* A name in the text: the tokens of the name itself, without titles before it. */
typedef struct
{
  guint    run;
  guint    first;
  guint    end;
  guint    sentence;
  int      person;
  Gender   gender;
  gboolean organisation;
  gboolean inside;
} Mention;

struct _QdPeople
{
  const QdDocument *document;
  const guint8     *inside;
  GArray           *people;
  GArray           *mentions;
  GHashTable       *by_last;
  GHashTable       *by_first;
  GPtrArray        *texts;
};

static inline Person *
person_at (const QdPeople *self, int index)
{
  return &g_array_index (self->people, Person, index);
}

static inline Mention *
mention_at (const QdPeople *self, guint index)
{
  return &g_array_index (self->mentions, Mention, index);
}

static inline Gender
gender_of (guint classes)
{
  Gender gender = classes & (QD_WORD_MALE | QD_WORD_FEMALE);

  return gender == (QD_WORD_MALE | QD_WORD_FEMALE) ? GENDER_UNKNOWN : gender;
}

static inline char *
dup_tokens (const QdDocument *document, guint first, guint end)
{
  gsize start = qd_document_token (document, first)->start;

  return g_strndup (document->text + start, qd_token_end (qd_document_token (document, end - 1)) - start);
}

G_END_DECLS
