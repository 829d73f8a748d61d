/* qd-quotation.h: what an article reports as said or written by somebody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-text.h"

G_BEGIN_DECLS

/**
 * QdQuotationKind:
 * @QD_QUOTATION_DIRECT: whole sentences in marks
 * @QD_QUOTATION_MIXED: a part of a sentence in marks
 * @QD_QUOTATION_BLOCK: set off as paragraphs of its own ("Fox News reported:")
 * @QD_QUOTATION_NESTED: inside another quotation
 */
typedef enum {
  QD_QUOTATION_DIRECT,
  QD_QUOTATION_MIXED,
  QD_QUOTATION_BLOCK,
  QD_QUOTATION_NESTED,
} QdQuotationKind;

const char *qd_quotation_kind_to_string (QdQuotationKind kind);
gboolean    qd_quotation_kind_from_string (const char      *string,
                                           QdQuotationKind *kind);

/**
 * QdQuotation:
 * @kind: its kind
 * @n_spans: how many spans it has, at least one
 * @spans: the words inside the marks, in reading order, as byte offsets into the body; a quotation that a cue
 *   interrupts ("…," he said, "…") or that goes on in the next paragraph has several
 * @text: the text of the spans, as qd_quote_join() joins it
 * @parent: for a nested quotation the index, in its analysis, of the one that holds it; else -1
 * @speaker: (nullable): who is quoted, under the fullest name that the article gives
 * @mention: (nullable): how the article names the speaker here, as written ("he", "the mayor")
 * @mention_span: where the mention is; empty if there is none
 * @cue: (nullable): the reporting word ("said", "tweeted"), as written
 * @cue_span: where the cue is; empty if there is none
 * @confidence: how sure the attribution is, from 0 to 1
 * @reasons: (array zero-terminated=1): why, in order, as codes that qd_reason_describe() puts into words
 *
 * Immutable and reference-counted; may be shared between threads.
 */
typedef struct
{
  QdQuotationKind    kind;
  guint              n_spans;
  const QdSpan      *spans;
  const char        *text;
  int                parent;
  const char        *speaker;
  const char        *mention;
  QdSpan             mention_span;
  const char        *cue;
  QdSpan             cue_span;
  double             confidence;
  const char *const *reasons;
} QdQuotation;

#define QD_TYPE_QUOTATION (qd_quotation_get_type ())

GType        qd_quotation_get_type (void) G_GNUC_CONST;
QdQuotation *qd_quotation_new (const QdQuotation *fields);
QdQuotation *qd_quotation_ref (QdQuotation *self);
void         qd_quotation_unref (QdQuotation *self);

char       *qd_reason_describe (const char *reason);
guint       qd_reason_get_number (const char *code,
                                  gsize       length);
const char *qd_reason_get_code (guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdQuotation, qd_quotation_unref)

G_END_DECLS
