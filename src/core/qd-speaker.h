/* qd-speaker.h: whether two articles name the same speaker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdSpeakerMatch:
 * @QD_SPEAKER_UNKNOWN: at least one is not named, or the names do not say
 * @QD_SPEAKER_SAME: both are named and it is the same person or organisation
 * @QD_SPEAKER_DIFFERENT: both are named and they are two
 */
typedef enum {
  QD_SPEAKER_UNKNOWN,
  QD_SPEAKER_SAME,
  QD_SPEAKER_DIFFERENT,
} QdSpeakerMatch;

/* How many words a name has at most. */
#define QD_SPEAKER_WORDS 12

/**
 * QdSpeakerSort:
 * @QD_SPEAKER_NOBODY: nobody is named
 * @QD_SPEAKER_PERSON: a person
 * @QD_SPEAKER_ORGANISATION: an organisation
 *
 * Whom a name names.
 */
typedef enum {
  QD_SPEAKER_NOBODY,
  QD_SPEAKER_PERSON,
  QD_SPEAKER_ORGANISATION,
} QdSpeakerSort;

/**
 * QdSpeakerParts:
 * @sort: whom the name names; all else is unset for nobody
 * @family: a hash of the family name; of all words of an organisation's
 * @given: a hash of the given name, which a common short form shares with the full one; 0 without one
 * @middle: a hash of the first letters of the names between; 0 without one
 * @initial: the first letter of the given name, in lower case; 0 where it is none of ASCII
 * @is_initial: whether the given name is no more than that
 * @is_given: whether the first word is known for a given name
 * @junior: whether something like “Jr.” is behind the name
 *
 * What tells the bearers of names from one another.
 */
typedef struct
{
  QdSpeakerSort sort;
  guint64       family;
  guint64       given;
  guint64       middle;
  char          initial;
  gboolean      is_initial;
  gboolean      is_given;
  gboolean      junior;
} QdSpeakerParts;

QdSpeakerMatch qd_speaker_compare (const char *a,
                                   const char *b);
guint64        qd_speaker_key (const char *speaker);
QdSpeakerSort  qd_speaker_read (const char *speaker,
                                guint64     words[QD_SPEAKER_WORDS],
                                guint      *n_words);
void           qd_speaker_take_apart (const char     *speaker,
                                      QdSpeakerParts *parts);

G_END_DECLS
