/* qd-speech-private.h: what is known of a stretch in marks, as far as it speaks for or against speech
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-speech.h"

G_BEGIN_DECLS

/* The features by name, as build-aux/train-speech prints them. */
#define QD_SPEECH_FEATURES(X)  \
  X (CUE_NONE)                 \
  X (CUE_AFTER)                \
  X (CUE_BEFORE)               \
  X (CUE_NOUN)                 \
  X (CUE_ACCORDING)            \
  X (CUE_COLON)                \
  X (CUE_FAR)                  \
  X (CUE_SUBJECT)              \
  X (CUE_CONTINUED)            \
  X (CUE_INTRODUCED)           \
  X (CUE_STRONG)               \
  X (CUE_MIDDLING)             \
  X (CUE_WEAK)                 \
  X (ALONE)                    \
  X (EMPTY)                    \
  X (ONE_WORD)                 \
  X (SHORT)                    \
  X (MIDDLING)                 \
  X (LONG)                     \
  X (VERY_LONG)                \
  X (TITLE)                    \
  X (LONG_TITLE)               \
  X (ONE_CAPITAL)              \
  X (BEGINS_CAPITAL)           \
  X (ENDS_COMMA)               \
  X (ENDS_STOP)                \
  X (ENDS_MARKED)              \
  X (BEHIND_SCARE)             \
  X (BEHIND_WORK)              \
  X (BEHIND_POSSESSIVE)        \
  X (BEHIND_PREPOSITION)       \
  X (BEHIND_ORGANISATION)      \
  X (BEHIND_CONJUNCTION)       \
  X (BEHIND_CUE_NOUN)          \
  X (BEHIND_CUE)               \
  X (BEHIND_AUXILIARY)         \
  X (BEHIND_CLAUSE)            \
  X (BEHIND_COLON)             \
  X (BEHIND_COMMA)             \
  X (BEHIND_BRACKET)           \
  X (BEFORE_OPEN_WORD)         \
  X (BEFORE_NAME)              \
  X (BEFORE_AUXILIARY)         \
  X (BEFORE_PREPOSITION)       \
  X (BEFORE_BRACKET)           \
  X (BEFORE_END)               \
  X (TITLE_BEHIND_POSSESSIVE)  \
  X (TITLE_BEHIND_PREPOSITION) \
  X (TITLE_BEHIND_WORK)        \
  X (SUBJUNCTIVE)              \
  X (BEHIND_DETERMINER)        \
  X (BEHIND_OWNER)             \
  X (BEHIND_NAME)              \
  X (BEHIND_OPEN_WORD)         \
  X (BEHIND_SAY)               \
  X (BEHIND_START)             \
  X (BEHIND_QUOTE)             \
  X (BEFORE_COMMA)             \
  X (BEFORE_STOP)              \
  X (BEFORE_QUOTE)             \
  X (BEFORE_SAY)               \
  X (BEFORE_CLAUSE)            \
  X (BEFORE_CONJUNCTION)       \
  X (FIRST_PERSON)             \
  X (SECOND_PERSON)            \
  X (HAS_AUXILIARY)            \
  X (HAS_PRONOUN)              \
  X (HAS_DETERMINER)           \
  X (HAS_PREPOSITION)          \
  X (HAS_FUNCTION)             \
  X (HAS_NUMBER)               \
  X (HAS_CUE)                  \
  X (HAS_STOP_INSIDE)          \
  X (STARTS_DETERMINER)        \
  X (STARTS_PREPOSITION)       \
  X (STARTS_AUXILIARY)         \
  X (STARTS_PRONOUN)           \
  X (ENDS_QUESTION)            \
  X (ALL_SMALL)                \
  X (HAS_NAME_INSIDE)          \
  X (UNCLOSED)                 \
  X (UNOPENED)                 \
  X (CUE_NEAR)                 \
  X (CUE_CLOSE)                \
  X (CUE_DISTANT)              \
  X (CUE_BEFORE_TITLE)         \
  X (CUE_NONE_SHORT)           \
  X (CUE_SUBJECT_SHORT)        \
  X (CUE_CONTINUED_SHORT)      \
  X (CUE_FAR_SHORT)            \
  X (CUE_BEFORE_SHORT)         \
  X (CUE_BEFORE_WEAK_SHORT)    \
  X (CUE_CONTINUED_ALONE)      \
  X (HEADLINE)                 \
  X (OPEN_BOTH)                \
  X (DETERMINER_OPEN)          \
  X (OPEN_SHORT)               \
  X (DETERMINER_SHORT)         \
  X (HYPHEN_INSIDE)            \
  X (SENTENCE_QUOTES)          \
  X (MENTION_NONE)             \
  X (MENTION_PERSONAL)         \
  X (MENTION_IT)               \
  X (MENTION_NAME)             \
  X (MENTION_ROLE)             \
  X (MENTION_ORGANISATION)     \
  X (MENTION_OTHER)            \
  X (SUBJECT_OTHER)            \
  X (SUBJECT_NAME)             \
  X (BEHIND_A)                 \
  X (BEHIND_THE)               \
  X (BEHIND_OF)                \
  X (BEHIND_AS)                \
  X (BEHIND_ON)                \
  X (BEHIND_IN)                \
  X (BEHIND_TO)                \
  X (BEHIND_WITH)              \
  X (BEHIND_FOR)               \
  X (BEHIND_ABOUT)             \
  X (STARTS_ING)               \
  X (STARTS_ED)                \
  X (TITLE_BEHIND_NAME)        \
  X (SURE)                     \
  X (FAIRLY_SURE)              \
  X (BEHIND_ACCORDING)

/* Those of English sentences, which hold in no other language: they ask for words that only its lexicon has. */
#define QD_SPEECH_ENGLISH_FEATURES(X) \
  X (EN_WORK_TITLE)                   \
  X (EN_WORK_COMMA)                   \
  X (EN_BEARER_TITLE)                 \
  X (EN_MAKER)                        \
  X (EN_MAKER_TITLE)                  \
  X (EN_MAKER_OF)                     \
  X (EN_MAKER_OF_TITLE)               \
  X (EN_BEFORE_WORK)                  \
  X (EN_BEFORE_WORK_TITLE)            \
  X (EN_BEFORE_THING)                 \
  X (EN_BEFORE_THING_TITLE)           \
  X (EN_OF_OUTLET)                    \
  X (EN_OF_OUTLET_TITLE)              \
  X (EN_OF_PERSON)                    \
  X (EN_OF_PERSON_TITLE)              \
  X (EN_OF_THING)                     \
  X (EN_SAY_BEFORE)                   \
  X (EN_SAY_AFTER)                    \
  X (EN_NO_SAY)                       \
  X (EN_NO_SAY_SHORT)                 \
  X (EN_WEAK_BEFORE)                  \
  X (EN_NOTHING)                      \
  X (EN_NOTHING_SHORT)                \
  X (EN_SAY_THAT)                     \
  X (EN_ACCORDING)                    \
  X (EN_OTHER_QUOTE)                  \
  X (EN_OTHER_QUOTES)                 \
  X (EN_PERSON_SAYS)                  \
  X (EN_SAY_NEAR)                     \
  X (EN_SAY_FAR)                      \
  X (EN_FIRST)                        \
  X (EN_WHOLE_PARAGRAPH)              \
  X (EN_EARLY)                        \
  X (EN_LATE)                         \
  X (EN_SINGLE)                       \
  X (EN_NESTED)                       \
  X (EN_CLAUSE)                       \
  X (EN_CLAUSE_NOTHING)               \
  X (EN_FIRST_PERSON)                 \
  X (EN_OPINION_SHORT)                \
  X (EN_OPINION_TITLE)                \
  X (EN_FEW_CUES_SHORT)               \
  X (EN_FEW_CUES_TITLE)               \
  X (EN_MANY_CUES_SHORT)              \
  X (EN_MANY_CUES_TITLE)

/* Those of German sentences, which hold in no other language. */
#define QD_SPEECH_GERMAN_FEATURES(X) \
  X (DE_SOURCE)                      \
  X (DE_SOURCE_SIDE)                 \
  X (DE_SOURCE_SIDE_CAPITAL)         \
  X (DE_ADDRESSEE)                   \
  X (DE_CONTENT)                     \
  X (DE_CONTENT_SHORT)               \
  X (DE_CONTENT_CAPITAL)             \
  X (DE_CONTENT_APPOSITION)          \
  X (DE_CONTENT_ONE)                 \
  X (DE_DIVIDED)                     \
  X (DE_BEHIND_CUE)                  \
  X (DE_IN_CLAUSE)                   \
  X (DE_IN_CLAUSE_CAPITAL)           \
  X (DE_NAMED_AS)                    \
  X (DE_NAMING)                      \
  X (DE_THAT)                        \
  X (DE_APPOSITION)                  \
  X (DE_APPOSITION_IN_CONTENT)       \
  X (DE_FOREIGN)                     \
  X (DE_BEFORE_PARTICIPLE)           \
  X (DE_BEFORE_FINITE)               \
  X (DE_ADJECTIVE)                   \
  X (DE_NOUN)                        \
  X (DE_ATTRIBUTE_BEFORE)            \
  X (DE_REPORTED_SHORT)              \
  X (DE_REPORTED_CAPITAL)            \
  X (DE_ALLEGED)                     \
  X (DE_SURE_SHORT)                  \
  X (DE_SURE_CAPITAL)                \
  X (DE_PERSON_SURE)                 \
  X (DE_THING_SURE)                  \
  X (DE_FINITE_INSIDE)               \
  X (DE_ACCORDING_SHORT)             \
  X (DE_REPEATED)                    \
  X (DE_BEHIND_OUTLET_WORD)          \
  X (DE_OF_SPEAKER)                  \
  X (DE_CALLED_TERM)                 \
  X (DE_WRITTEN)                     \
  X (DE_SAID_TO_BE)                  \
  X (DE_BEHIND_REPORTED)             \
  X (DE_TURN)                        \
  X (DE_PRESS)                       \
  X (DE_PRESS_NEAR)

#define QD_SPEECH_DECLARE(name) QD_SPEECH_##name,
typedef enum {
  QD_SPEECH_FEATURES (QD_SPEECH_DECLARE)
    QD_SPEECH_ENGLISH_FEATURES (QD_SPEECH_DECLARE)
      QD_SPEECH_GERMAN_FEATURES (QD_SPEECH_DECLARE)
        QD_SPEECH_N_FEATURES,
} QdSpeechFeature;
#undef QD_SPEECH_DECLARE

/**
 * QdSpeechFeatures:
 * @bits: a bit for each #QdSpeechFeature that holds
 */
typedef struct
{
  guint64 bits[(QD_SPEECH_N_FEATURES + 63) / 64];
} QdSpeechFeatures;

/**
 * QdSpeechWeight:
 * @english: hundredths, for English
 * @german: hundredths, for German
 * @romance: hundredths, for French and Spanish: fitted on English, too, but without the features of English sentences
 */
typedef struct
{
  gint16 english;
  gint16 german;
  gint16 romance;
} QdSpeechWeight;

/* Fitted by build-aux/train-speech; the last is the bias. */
extern const QdSpeechWeight _qd_speech_weights[QD_SPEECH_N_FEATURES + 1];

static inline gboolean
qd_speech_has (const QdSpeechFeatures *self, guint feature)
{
  return (self->bits[feature / 64] >> (feature % 64) & 1) != 0;
}

static inline void
_qd_speech_add_if (QdSpeechFeatures *self, gboolean condition, guint feature)
{
  if (condition)
    self->bits[feature / 64] |= G_GUINT64_CONSTANT (1) << (feature % 64);
}

void _qd_speech_read_english (const QdView          *view,
                              guint                  quote,
                              const QdSpeechArticle *article,
                              QdSpeechFeatures      *features);
void _qd_speech_read_german (const QdView     *view,
                             guint             quote,
                             const QdCue      *cue,
                             QdSpeechFeatures *features);
void _qd_speech_read (const QdView          *view,
                      guint                  quote,
                      const QdCue           *cue,
                      const QdSpeechArticle *article,
                      QdSpeechFeatures      *features);

G_END_DECLS
