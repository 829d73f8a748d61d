/* qd-analysis.h: everything that is inferred from one article's body
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-profile.h"
#include "core/qd-quotation.h"

G_BEGIN_DECLS

/* Which analysis, and which comparison of quotations, a result is of. To be raised by one with every change by which an
 * article gets other quotations, speakers, boilerplate or relations than before: libraries store it, and compute anew what
 * an older one has left. */
#define QD_ANALYSIS_VERSION 26

/* The last version with which quotations that stayed what they were got other relations. An article that is of this version or a later one
 * and in which nothing else is found now keeps its relations; one that is of an older version is compared anew. */
#define QD_COMPARISON_VERSION 25

/**
 * QdAnalysis:
 *
 * The quotations, the boilerplate and the profile of one body. Immutable and reference-counted; may be shared
 * between threads.
 */
typedef struct _QdAnalysis QdAnalysis;

#define QD_TYPE_ANALYSIS (qd_analysis_get_type ())

GType         qd_analysis_get_type (void) G_GNUC_CONST;
QdAnalysis   *qd_analysis_new (const char *text,
                               gsize       len,
                               const char *language);
QdAnalysis   *qd_analysis_new_without_profile (const char *text,
                                               gsize       len,
                                               const char *language);
gboolean      qd_analysis_has_boilerplate (const char *text,
                                           gsize       len);
QdAnalysis   *qd_analysis_new_corrected (QdAnalysis *analysis,
                                         GPtrArray  *quotations);
QdAnalysis   *qd_analysis_ref (QdAnalysis *self);
void          qd_analysis_unref (QdAnalysis *self);
guint         qd_analysis_get_n_quotations (QdAnalysis *self);
QdQuotation  *qd_analysis_get_quotation (QdAnalysis *self,
                                         guint       index);
const QdSpan *qd_analysis_get_boilerplate (QdAnalysis *self,
                                           guint      *n_spans);
QdProfile    *qd_analysis_get_profile (QdAnalysis *self);
const char   *qd_analysis_get_language (QdAnalysis *self);
guint         qd_analysis_get_n_words (QdAnalysis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdAnalysis, qd_analysis_unref)

G_END_DECLS
