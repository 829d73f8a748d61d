/* qd-german-private.h: how the attribution reads a German sentence: noun phrases, clauses, the subjects of verbs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-phrase.h"

G_BEGIN_DECLS

/* How many items a search goes to either side, so that a sentence without end costs no more than others. */
#define QD_GERMAN_REACH 60

/**
 * QdGermanPhrase:
 * @phrase: the noun phrase
 * @nominative: whether its form can be that of a subject
 * @rank: how likely its kind speaks: 0 a thing, 1 unknown, 2 a name or an organisation, 3 a person by office, 4 a pronoun
 */
typedef struct
{
  QdPhrase phrase;
  gboolean nominative;
  int      rank;
} QdGermanPhrase;

gboolean       _qd_german_is_word (const QdView *view,
                                   guint         index,
                                   const char   *words);
gboolean       _qd_german_is_small (const QdView *view,
                                    guint         index,
                                    guint         classes);
gboolean       _qd_german_is_name_in_marks (const QdView *view,
                                            guint         index);
QdGermanPhrase _qd_german_phrase (const QdView *view,
                                  guint         first,
                                  guint         ceiling);
QdPhrase       _qd_german_head (const QdView *view,
                                QdPhrase      phrase);
int            _qd_german_rank (const QdView *view,
                                QdPhrase      phrase);
QdPhrase       _qd_german_phrase_before (const QdView *view,
                                         guint         end,
                                         guint         floor);
guint          _qd_german_skip_governed (const QdView *view,
                                         guint         index,
                                         guint         ceiling);
gboolean       _qd_german_is_cue (const QdView *view,
                                  guint         index,
                                  guint         ceiling);
gboolean       _qd_german_is_subordinate (const QdView *view,
                                          guint         verb,
                                          guint         floor);
gboolean       _qd_german_is_finite (const QdView *view,
                                     guint         index);
gboolean       _qd_german_has_finite (const QdView *view,
                                      guint         first,
                                      guint         end);
QdPhrase       _qd_german_object (const QdView *view,
                                  guint         verb,
                                  guint         floor,
                                  guint         ceiling);
QdPhrase       _qd_german_subject (const QdView *view,
                                   guint         verb,
                                   guint         floor,
                                   guint         ceiling);

G_END_DECLS
