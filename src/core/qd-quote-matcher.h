/* qd-quote-matcher.h: decides which quotations of two articles are the same utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-compare-memo.h"
#include "core/qd-profile.h"
#include "core/qd-quote-habit.h"
#include "core/qd-relation.h"
#include "core/qd-text.h"

G_BEGIN_DECLS

#define QD_TIME_UNKNOWN G_MININT64

/**
 * QdMatchArticle:
 *
 * What the matcher has to know of one article: when it appeared, its profile, and its quotations with their
 * speakers, in order. Filled with qd_match_article_add(), then read only.
 */
typedef struct _QdMatchArticle QdMatchArticle;

QdMatchArticle *qd_match_article_new (QdProfile *profile,
                                      gint64     published);
void            qd_match_article_free (QdMatchArticle *self);
guint           qd_match_article_add (QdMatchArticle *self,
                                      const char     *text,
                                      const char     *speaker,
                                      double          confidence);
void            qd_match_article_set_habit (QdMatchArticle *self,
                                            guint           quotation,
                                            QdQuoteHabit    habit);
void            qd_match_article_nest (QdMatchArticle *self,
                                       guint           nested,
                                       const QdSpan   *spans,
                                       guint           n_spans,
                                       guint           holder,
                                       const QdSpan   *holder_spans,
                                       guint           n_holder_spans);
void            qd_match_article_seal (QdMatchArticle *self);
void            qd_match_article_foresee (const QdMatchArticle *self,
                                          guint                 distance);
void            qd_match_article_list_keys (const QdMatchArticle *self,
                                            GArray               *keys);
guint           qd_match_article_get_n_quotations (const QdMatchArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdMatchArticle, qd_match_article_free)

/**
 * QdMatch:
 * @a: index of a quotation of the first article
 * @b: index of a quotation of the second
 * @relation: what ties them
 */
typedef struct
{
  guint      a;
  guint      b;
  QdRelation relation;
} QdMatch;

GArray *qd_match_articles (QdMatchArticle *a,
                           QdMatchArticle *b,
                           QdCompareMemo  *memo);

QdRelation qd_match_relate (const QdMatchArticle *a,
                            guint                 quotation_a,
                            const QdMatchArticle *b,
                            guint                 quotation_b,
                            QdRelationKind        kind);

char **qd_match_dup_reasons (const QdMatchArticle *a,
                             guint                 quotation_a,
                             const QdMatchArticle *b,
                             guint                 quotation_b);

/* The bit of a key by which many quotations are found that are of other utterances: it serves only articles with
 * neighbouring periods, and such as share a key without the bit. */
#define QD_MATCH_WEAK_KEY (G_GUINT64_CONSTANT (1) << 63)

/* The period of an article without a date, which neighbours itself alone. */
#define QD_MATCH_NO_PERIOD G_MININT64

gint64 qd_match_period (gint64 published);

void qd_match_keys (const char *text,
                    const char *speaker,
                    GArray     *keys);

G_END_DECLS
