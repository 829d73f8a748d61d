/* qd-people.h: the people and organisations that an article names, and whom a mention means
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-document.h"

G_BEGIN_DECLS

/**
 * QdPeople:
 *
 * The names in a document. Used by one thread while the document lives.
 */
typedef struct _QdPeople QdPeople;

/**
 * QdResolution:
 * @name: (nullable): who is meant, under the fullest name that the article gives; owned by the people
 * @person: index of the person, or -1
 * @factor: how sure that is, from 0 to 1
 * @reason: the code of the reason
 */
typedef struct
{
  const char *name;
  int         person;
  double      factor;
  const char *reason;
} QdResolution;

/**
 * QdMentionContext:
 * @last_speaker: the person quoted last, or -1
 * @last_token: index of the token where that person was mentioned
 * @nested: whether the mention is itself inside a quotation
 * @holder: the speaker of that quotation, whom "I" means and "he" does not, or -1
 *
 * What was read before a mention.
 */
typedef struct
{
  int      last_speaker;
  guint    last_token;
  gboolean nested;
  int      holder;
} QdMentionContext;

QdPeople    *qd_people_new (const QdDocument *document,
                            const guint8     *inside);
QdResolution qd_people_resolve (QdPeople               *self,
                                guint                   first,
                                guint                   end,
                                const QdMentionContext *context);
void         qd_people_note_speaker (QdPeople *self,
                                     int       person);

G_END_DECLS
