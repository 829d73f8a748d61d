/* qd-html-feature.h: what is measured of a block of a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-choice.h"
#include "import/qd-html-hint.h"

G_BEGIN_DECLS

/* What is known of a block by itself and by where it stands. Each is 0 or 1, but for those that say otherwise. */
#define QD_HTML_FEATURES(X) \
  X (IS_PARAGRAPH)          \
  X (IS_ITEM)               \
  X (IS_HEADING)            \
  X (IS_HIGH_HEADING)       \
  X (IS_CELL)               \
  X (IS_TERM)               \
  X (IS_QUOTE)              \
  X (IS_CAPTION)            \
  X (IS_RAW)                \
  X (IN_FIGURE)             \
  X (IN_ASIDE)              \
  X (IN_LIST)               \
  X (IN_TABLE)              \
  X (IN_FORM)               \
  X (IN_FOOTER)             \
  X (IN_HEADER)             \
  X (IN_NAVIGATION)         \
  X (IN_QUOTE)              \
  X (IN_ARTICLE)            \
  X (IN_SECOND_ARTICLE)     \
  X (IN_MAIN)               \
  X (IN_ARTICLE_BODY)       \
  X (IN_HIDDEN)             \
  X (IN_CARD)               \
  X (BY_READERS)            \
  X (ALL_EMPHASIS)          \
  X (LINK_PARAGRAPH)        \
  X (WORDS_2)               \
  X (WORDS_5)               \
  X (WORDS_10)              \
  X (WORDS_20)              \
  X (WORDS_40)              \
  X (WORDS_80)              \
  X (WORDS_MORE)            \
  X (LINKS_NONE)            \
  X (LINKS_FEW)             \
  X (LINKS_SOME)            \
  X (LINKS_MOST)            \
  X (LINKS_ALL)             \
  X (SENTENCE)              \
  X (ENDS_STOP)             \
  X (ENDS_COLON)            \
  X (ENDS_DOTS)             \
  X (BEGINS_SMALL)          \
  X (BEGINS_BRACKET)        \
  X (ALL_CAPITALS)          \
  X (CAPITAL_WORDS)         \
  X (QUOTATION)             \
  X (MANY_DIGITS)           \
  X (COMMAS)                \
  X (BARS)                  \
  X (COPYRIGHT)             \
  X (ADDRESS)               \
  X (CREDITS)               \
  X (FURNITURE)             \
  X (REPEATED)              \
  X (TITLE)                 \
  X (SUMMARY)               \
  X (STATED)                \
  X (NOT_STATED)            \
  X (SHORT_NOT_STATED)      \
  X (SHARE_HALF)            \
  X (SHARE_FIFTH)           \
  X (SHARE_TWENTIETH)       \
  X (SHARE_LITTLE)          \
  X (OUTER_HALF)            \
  X (OUTER_FIFTH)           \
  X (OUTER_LITTLE)          \
  X (BEFORE_ALL)            \
  X (NEAR_BEGIN)            \
  X (NEAR_END)              \
  X (BEHIND_ALL)            \
  X (BEHIND_PARAGRAPH)      \
  X (BEHIND_LINKS)          \
  X (BEHIND_HEADING)        \
  X (BEHIND_SHORT)          \
  X (BEFORE_PARAGRAPH)      \
  X (BEFORE_LINKS)          \
  X (BEFORE_HEADING)        \
  X (BEFORE_SHORT)          \
  X (FAR_FROM_PARAGRAPH)    \
  X (BETWEEN_PARAGRAPHS)

/* What is known once every block has a score by those above: the scores of what is around it. Numbers from -1 to 1. */
#define QD_HTML_LATER_FEATURES(X) \
  X (SCORE)                       \
  X (SCORE_BEFORE)                \
  X (SCORE_BEHIND)                \
  X (SCORE_PARENT)                \
  X (SCORE_ALIKE)                 \
  X (SCORE_AROUND)                \
  X (SCORE_HEADING)               \
  X (SCORE_NEXT_LONG)             \
  X (SCORE_LAST_LONG)             \
  X (SCORE_BETWEEN)               \
  X (SHORT_SCORE_BETWEEN)         \
  X (INSIDE_ROOT)                 \
  X (BEFORE_BODY)                 \
  X (BEHIND_BODY)                 \
  X (HEADING_SCORE_NEXT)          \
  X (SHORT_SCORE_PARENT)          \
  X (SHORT_SCORE_AROUND)

#define QD_HTML_FEATURE(name) QD_HTML_FEATURE_##name,
#define QD_HTML_FEATURE_OWN(name) QD_HTML_FEATURE_OWN_##name,
#define QD_HTML_FEATURE_OUTER(name) QD_HTML_FEATURE_OUTER_HINT_##name,
typedef enum {
  QD_HTML_FEATURES (QD_HTML_FEATURE)
    QD_HTML_HINTS (QD_HTML_FEATURE_OWN)
      QD_HTML_HINTS (QD_HTML_FEATURE_OUTER)
        QD_HTML_N_FEATURES,
  QD_HTML_FEATURE_FIRST_LATER = QD_HTML_N_FEATURES - 1,
  QD_HTML_LATER_FEATURES (QD_HTML_FEATURE)
    QD_HTML_N_ALL_FEATURES,
} QdHtmlFeature;
#undef QD_HTML_FEATURE
#undef QD_HTML_FEATURE_OWN
#undef QD_HTML_FEATURE_OUTER

/**
 * QdHtmlFeatures:
 * @bits: the features of a block alone, a bit each
 * @later: those that tell of its surroundings
 */
typedef struct
{
  guint64 bits[(QD_HTML_N_FEATURES + 63) / 64];
  float   later[QD_HTML_N_ALL_FEATURES - QD_HTML_N_FEATURES];
} QdHtmlFeatures;

/**
 * QdHtmlWeights:
 * @first: by the features of a block alone, and a constant
 * @second: by all, and a constant
 */
typedef struct
{
  float first[QD_HTML_N_FEATURES + 1];
  float second[QD_HTML_N_ALL_FEATURES + 1];
} QdHtmlWeights;

extern const QdHtmlWeights _qd_html_weights;

QdHtmlFeatures *_qd_html_features_read (const QdHtmlTree     *tree,
                                        const QdHtmlBlocks   *blocks,
                                        const QdHtmlEvidence *evidence);
guint           _qd_html_features_read_later (const QdHtmlTree   *tree,
                                              const QdHtmlBlocks *blocks,
                                              const float        *weights,
                                              QdHtmlFeatures     *features);
float           _qd_html_features_score (const QdHtmlFeatures *features,
                                         const float          *weights,
                                         gboolean              later);

static inline gboolean
qd_html_features_has (const QdHtmlFeatures *features, guint feature)
{
  return (features->bits[feature / 64] >> (feature % 64) & 1) != 0;
}

G_END_DECLS
