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

QdSpeakerMatch qd_speaker_compare (const char *a,
                                   const char *b);
guint64        qd_speaker_key (const char *speaker);
QdSpeakerSort  qd_speaker_read (const char *speaker,
                                guint64     words[QD_SPEAKER_WORDS],
                                guint      *n_words);

G_END_DECLS
