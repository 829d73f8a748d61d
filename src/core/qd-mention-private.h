/* qd-mention-private.h: the mentions among which the speaker of a quotation is chosen, and what is known of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-cue-private.h"
#include "core/qd-mention.h"

G_BEGIN_DECLS

/* Where a mention stands, seen from the quotation. */
typedef enum {
  QD_REGION_BEFORE,
  QD_REGION_BEHIND,
  QD_REGION_SENTENCE_BEFORE,
  QD_REGION_EARLIER_SENTENCE,
  QD_REGION_SENTENCE_BEHIND,
  QD_REGION_PARAGRAPH_BEFORE,
  QD_REGION_EARLIER_PARAGRAPH,
  QD_REGION_PARAGRAPH_BEHIND,
  QD_REGION_FAR,
  QD_N_REGIONS,
} QdMentionRegion;

/* How the quotation stands in its sentence. */
typedef enum {
  QD_PLACE_ALONE,
  QD_PLACE_ALONE_FIRST,
  QD_PLACE_FIRST_COMMA,
  QD_PLACE_FIRST,
  QD_PLACE_COLON,
  QD_PLACE_COMMA,
  QD_PLACE_VERB,
  QD_PLACE_CLAUSE,
  QD_PLACE_FRAGMENT,
  QD_N_PLACES,
} QdMentionPlace;

/* What kind of phrase the mention is. */
typedef enum {
  QD_FORM_PERSONAL,
  QD_FORM_PLURAL_PRONOUN,
  QD_FORM_OTHER_PRONOUN,
  QD_FORM_RELATIVE,
  QD_FORM_POSSESSIVE,
  QD_FORM_NAME,
  QD_FORM_LONG_NAME,
  QD_FORM_TITLED_NAME,
  QD_FORM_ORGANISATION,
  QD_FORM_ROLE,
  QD_FORM_PEOPLE,
  QD_FORM_CUE_NOUN,
  QD_FORM_DEFINITE,
  QD_FORM_INDEFINITE,
  QD_FORM_OTHER,
  QD_N_FORMS,
} QdMentionForm;

/* What stands right before the mention, or right behind it. */
typedef enum {
  QD_BESIDE_NOTHING,
  QD_BESIDE_QUOTE,
  QD_BESIDE_STOP,
  QD_BESIDE_COMMA,
  QD_BESIDE_SIGN,
  QD_BESIDE_COLON,
  QD_BESIDE_SAY,
  QD_BESIDE_WEAK,
  QD_BESIDE_SAYING,
  QD_BESIDE_AUXILIARY,
  QD_BESIDE_ACCORDING,
  QD_BESIDE_AUTHOR,
  QD_BESIDE_PREPOSITION,
  QD_BESIDE_CLAUSE,
  QD_BESIDE_RELATIVE,
  QD_BESIDE_CONJUNCTION,
  QD_BESIDE_CUE_NOUN,
  QD_BESIDE_POSSESSIVE,
  QD_BESIDE_PAST,
  QD_BESIDE_NAME,
  QD_BESIDE_WORD,
  QD_N_BESIDES,
} QdMentionBeside;

/* How a mention goes with a reporting verb: none, by what stands next to it, turned round, or by the rules for
 * subjects. */
typedef enum {
  QD_GOVERNS_NOTHING,
  QD_GOVERNS_VERB,
  QD_GOVERNS_TURNED,
  QD_GOVERNS_SUBJECT,
  QD_N_GOVERNS,
} QdMentionGoverns;

#define QD_N_GAPS 6
#define QD_N_VERBS 4
#define QD_N_CUES 11
#define QD_N_STRENGTHS 5
#define QD_N_RANKS 10
#define QD_N_NEIGHBOURS 4
#define QD_N_SUBJECT_RANKS 4

/* Words are told apart by as many bits of their hash: more gain nothing in cross-validation. */
#define QD_WORD_BITS 7
#define QD_N_WORDS (1 << QD_WORD_BITS)

/* The kinds of features and how many of each there are; a mention has at most one of each kind. */
#define QD_MENTION_FEATURES(X)                                   \
  X (REGION_PLACE, QD_N_REGIONS *QD_N_PLACES)                    \
  X (DISTANCE_PLACE, 2 * QD_N_GAPS * QD_N_PLACES)                \
  X (RANK_PLACE, QD_N_RANKS *QD_N_PLACES)                        \
  X (FORM_REGION, QD_N_FORMS *QD_N_REGIONS)                      \
  X (FORM_PLACE, QD_N_FORMS *QD_N_PLACES)                        \
  X (BEFORE_FORM, QD_N_BESIDES *QD_N_FORMS)                      \
  X (BEFORE_REGION, QD_N_BESIDES *QD_N_REGIONS)                  \
  X (BEHIND_FORM, QD_N_BESIDES *QD_N_FORMS)                      \
  X (BEHIND_REGION, QD_N_BESIDES *QD_N_REGIONS)                  \
  X (BEHIND_PLACE, QD_N_BESIDES *QD_N_PLACES)                    \
  X (BEFORE_BEHIND, QD_N_BESIDES *QD_N_BESIDES)                  \
  X (GOVERNS_GAP, 2 * QD_N_GOVERNS * QD_N_VERBS * QD_N_GAPS)     \
  X (GOVERNS_PLACE, QD_N_GOVERNS *QD_N_VERBS *QD_N_PLACES)       \
  X (SUBJECT_BEFORE, QD_N_VERBS *QD_N_GAPS)                      \
  X (SUBJECT_BEFORE_PLACE, QD_N_VERBS *QD_N_PLACES)              \
  X (SUBJECT_BEHIND, QD_N_VERBS *QD_N_GAPS)                      \
  X (SUBJECT_BEHIND_PLACE, QD_N_VERBS *QD_N_PLACES)              \
  X (SUBJECT_EARLIER, QD_N_VERBS *QD_N_PLACES)                   \
  X (SENTENCE_SUBJECT, QD_N_REGIONS *QD_N_PLACES)                \
  X (RULE, QD_N_CUES *QD_N_STRENGTHS)                            \
  X (RULE_PLACE, QD_N_CUES *QD_N_PLACES)                         \
  X (RULE_FORM, QD_N_CUES *QD_N_FORMS)                           \
  X (RULE_REGION, QD_N_CUES *QD_N_REGIONS)                       \
  X (QUOTES_BETWEEN, 3 * QD_N_REGIONS)                           \
  X (COMMAS_BETWEEN, 4 * QD_N_REGIONS)                           \
  X (CLAUSES_BETWEEN, 3 * QD_N_REGIONS)                          \
  X (VERBS_BETWEEN, 4 * QD_N_REGIONS)                            \
  X (OTHER_QUOTE, QD_N_NEIGHBOURS *QD_N_NEIGHBOURS *QD_N_PLACES) \
  X (OWNER, 3 * QD_N_REGIONS)                                    \
  X (LENGTH_REGION, 4 * QD_N_REGIONS)                            \
  X (REGION, QD_N_REGIONS)                                       \
  X (DISTANCE, 2 * QD_N_GAPS)                                    \
  X (RANK, QD_N_RANKS)                                           \
  X (FORM, QD_N_FORMS)                                           \
  X (BEFORE, QD_N_BESIDES)                                       \
  X (BEHIND, QD_N_BESIDES)                                       \
  X (GOVERNS, 2 * QD_N_GOVERNS * QD_N_VERBS)                     \
  X (GOVERNS_FORM, 2 * QD_N_GOVERNS * QD_N_FORMS)                \
  X (RULE_STRENGTH, QD_N_STRENGTHS)                              \
  X (RULE_KIND, QD_N_CUES)                                       \
  X (SPEAKS, 3 * QD_N_REGIONS)                                   \
  X (OTHER, QD_N_NEIGHBOURS *QD_N_NEIGHBOURS)                    \
  X (BEHIND_RANK, QD_N_BESIDES *QD_N_RANKS)                      \
  X (OBLIQUE, QD_N_REGIONS)                                      \
  X (TURNED, QD_N_BESIDES * 3)                                   \
  X (WORD_BEFORE, 2 * QD_N_WORDS)                                \
  X (WORD_BEHIND, 2 * QD_N_WORDS)                                \
  X (VERB, QD_N_GOVERNS *QD_N_WORDS)                             \
  X (QUOTE_WORD, QD_N_WORDS * 2 * QD_N_SUBJECT_RANKS)            \
  X (NOBODY, 1)                                                  \
  X (NOBODY_PLACE, 4 * QD_N_PLACES)                              \
  X (NOBODY_RULE, QD_N_CUES *QD_N_STRENGTHS)                     \
  X (NOBODY_BEFORE, QD_N_BESIDES * 4)                            \
  X (NOBODY_BEHIND, QD_N_BESIDES * 4)

#define QD_MENTION_DECLARE(name, size) QD_MENTION_##name,
typedef enum {
  QD_MENTION_FEATURES (QD_MENTION_DECLARE)
    QD_N_MENTION_KINDS,
} QdMentionFeature;
#undef QD_MENTION_DECLARE

/**
 * QdCandidate:
 * @first: index of the first item
 * @end: index after the last item
 * @owner: whether it is the owner in a longer phrase
 * @has_owner: whether it holds an owner
 * @governs: how it goes with a reporting verb
 * @verb: index of that verb's item
 * @behind: index of the item behind it that says what it does
 * @features: the number of the feature of each kind, or -1
 *
 * A mention that may be the speaker.
 */
typedef struct
{
  guint    first;
  guint    end;
  gboolean owner;
  gboolean has_owner;
  guint    governs;
  guint    verb;
  guint    behind;
  gint16   features[QD_N_MENTION_KINDS];
} QdCandidate;

#define QD_MAX_CANDIDATES 64

/* One more than the mentions: the last stands for nobody, or nobody among them. */
#define QD_MAX_CHOICES (QD_MAX_CANDIDATES + 1)

/* How many items before the quotation, and behind its sentence, mentions are looked for in. */
#define QD_MENTION_REACH 110
#define QD_MENTION_REACH_BEHIND 40

guint _qd_mention_collect (const QdView *view,
                           guint         quote,
                           const QdCue  *cue,
                           QdCandidate   candidates[QD_MAX_CANDIDATES]);
void  _qd_mention_read (const QdView *view,
                        guint         quote,
                        const GArray *cues,
                        QdCandidate  *candidates,
                        guint         n_candidates);

void _qd_mention_read_words (const QdView *view,
                             guint         quote,
                             QdCandidate  *candidates,
                             guint         n_candidates);

gboolean _qd_mention_is_oblique (const QdView *view,
                                 guint         index);
guint    _qd_mention_is_of (const QdView      *view,
                            const QdCandidate *candidate,
                            const QdCue       *cue);
guint    _qd_mention_find_verb (const QdView      *view,
                                guint              quote,
                                const QdCandidate *candidate);

gboolean _qd_mention_is_settled (const QdView *view,
                                 guint         quote,
                                 const QdCue  *cue);

/**
 * QdMentionKnot:
 * @odds: logarithm of the odds of the best mention against all others, hundredths
 * @chance: how often the best one is right then, thousandths
 */
typedef struct
{
  gint16 odds;
  gint16 chance;
} QdMentionKnot;

/**
 * QdMentionModel:
 * @weights: hundredths, for the features of all kinds in turn
 * @knots: how sure the choice is, by rising odds
 * @n_knots: how many
 * @settled: how often the rules are right where they settle it, thousandths
 */
typedef struct
{
  const gint16        *weights;
  const QdMentionKnot *knots;
  guint                n_knots;
  gint16               settled;
} QdMentionModel;

/* Fitted by build-aux/train-speaker. French and Spanish use the English one. */
extern const QdMentionModel _qd_mention_english;
extern const QdMentionModel _qd_mention_german;

G_END_DECLS
