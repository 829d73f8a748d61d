/* qd-correction.h: what a person says of a quotation that the program found otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-analysis.h"
#include "core/qd-anchor.h"

G_BEGIN_DECLS

/**
 * QdCorrectionField:
 * @QD_CORRECTION_SPEAKER: who is quoted; the value is a name, or %NULL for nobody who is named
 * @QD_CORRECTION_EXTENT: which words are quoted; they are the new passages
 * @QD_CORRECTION_KIND: the value is a name of a #QdQuotationKind, or %NULL: it is no quotation
 * @QD_CORRECTION_SOURCE: the outlet of the article, of which there are no passages
 * @QD_CORRECTION_RELATION: what ties the quotation to one of another article, or of the same; the value is a name of a
 *   #QdRelationKind, “none” if nothing does
 *
 * The numbers are stored in libraries.
 */
typedef enum {
  QD_CORRECTION_SPEAKER,
  QD_CORRECTION_EXTENT,
  QD_CORRECTION_KIND,
  QD_CORRECTION_SOURCE,
  QD_CORRECTION_RELATION,
} QdCorrectionField;

#define QD_N_CORRECTION_FIELDS 5

/**
 * QdCorrection:
 * @field: what is corrected
 * @value: (nullable): what it should be
 * @was: (nullable): what the program had found, in the form of @value; for an extent its words
 * @words: (element-type QdAnchor): the words of the quotation when it was corrected, a run each; empty for the source
 * @extent: (element-type QdAnchor): for an extent, the words that are quoted; for a relation, those of the other quotation; else
 *   empty
 *
 * Immutable and reference-counted; may be shared between threads.
 */
typedef struct
{
  QdCorrectionField field;
  char             *value;
  char             *was;
  GPtrArray        *words;
  GPtrArray        *extent;
} QdCorrection;

#define QD_TYPE_CORRECTION (qd_correction_get_type ())

GType         qd_correction_get_type (void) G_GNUC_CONST;
const char   *qd_correction_field_to_string (QdCorrectionField field);
QdCorrection *qd_correction_new (QdCorrectionField field,
                                 const char       *value,
                                 const char       *was,
                                 GPtrArray        *words,
                                 GPtrArray        *extent);
QdCorrection *qd_correction_ref (QdCorrection *self);
void          qd_correction_unref (QdCorrection *self);
gboolean      qd_correction_is_same_place (const QdCorrection *self,
                                           const QdCorrection *other);
char         *qd_correction_dup_words (const QdCorrection *self);
char         *qd_correction_dup_extent (const QdCorrection *self);
QdAnalysis   *qd_correction_apply (QdAnalysis *analysis,
                                   GPtrArray  *corrections,
                                   const char *text,
                                   gsize       len);
int           qd_anchors_find_quotation (GPtrArray  *anchors,
                                         const char *text,
                                         gsize       len,
                                         GPtrArray  *quotations);
GPtrArray    *qd_anchors_new_at (const char   *text,
                                 gsize         len,
                                 const QdSpan *spans,
                                 guint         n_spans);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdCorrection, qd_correction_unref)

G_END_DECLS
