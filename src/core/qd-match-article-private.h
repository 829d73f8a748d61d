/* qd-match-article-private.h: what the matcher keeps of an article, and the pairs of quotations that it weighs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-match-rules.h"
#include "core/qd-quote-matcher.h"

G_BEGIN_DECLS

/* How many quotations of an article are compared; a newspaper article has some ten, a book has hundreds. */
#define QD_MATCH_MAX_QUOTATIONS 2000

/* The keys of two articles are gone through from their beginning and from here on at the same time. They are hashes, spread evenly below
 * QD_MATCH_WEAK_KEY; of those above there are few. */
#define QD_MATCH_MIDDLE_KEY (QD_MATCH_WEAK_KEY / 2)

typedef struct
{
  guint64 words[2];
} QdMatchDigest;

struct _QdMatchArticle
{
  QdProfile *profile;
  gint64     published;
  GPtrArray *quotations;  /* of QdQuoteWords */
  GArray    *confidences; /* of double: how sure the speaker of each is */
  GArray    *habits;      /* of guint8: the QdQuoteHabit of each */
  guint64   *keys;        /* of all quotations, rising, when the article is sealed; behind them the largest number that there is */
  guint16   *owners;      /* of which quotation each key is; in the memory of these */
  guint      n_keys;
  guint      middle;  /* the first key of the upper half; QD_MATCH_MIDDLE_KEY */
  GArray    *digests; /* of QdMatchDigest, when the article is sealed */
  gboolean   sealed;
};

/* Two quotations that share a key, by their places in their articles. */
typedef struct
{
  guint       a, b;
  QdMatchPair pair;
  gboolean    tied;
  gboolean    follows; /* is tied since another one is */
} QdMatchCandidate;

/* An array of candidates, to be given back to the thread that it is from. */
typedef GArray QdCandidateArray;

QdMatchPair _qd_match_make_pair (const QdMatchArticle    *a,
                                 guint                    quotation_a,
                                 const QdMatchArticle    *b,
                                 guint                    quotation_b,
                                 const QdQuoteComparison *comparison);
GArray     *_qd_match_list_candidates (const QdMatchArticle *a,
                                       const QdMatchArticle *b,
                                       QdCompareMemo        *memo);
void        _qd_match_give_back_candidates (GArray *candidates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdCandidateArray, _qd_match_give_back_candidates)

G_END_DECLS
