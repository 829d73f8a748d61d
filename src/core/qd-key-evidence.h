/* qd-key-evidence.h: how much two quotations can show, by the keys that they share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quote-words.h"

G_BEGIN_DECLS

/**
 * QD_KEYS_ENOUGH:
 *
 * Two quotations that share more keys than this show enough.
 */
#define QD_KEYS_ENOUGH 12

/**
 * QdKeyEvidence:
 *
 * The keys of one quotation and what its words tell. Immutable.
 */
typedef struct _QdKeyEvidence QdKeyEvidence;

QdKeyEvidence    *qd_key_evidence_new (const QdQuoteWords *words);
void              qd_key_evidence_free (QdKeyEvidence *self);
const QdKeyPlace *qd_key_evidence_get_places (const QdKeyEvidence *self,
                                              guint               *n_places);
guint             qd_key_evidence_weigh (const QdKeyEvidence *self,
                                         const guint8        *shared);
gboolean          qd_key_evidence_suffices (const QdQuoteWords *a,
                                            const QdQuoteWords *b,
                                            guint               points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdKeyEvidence, qd_key_evidence_free)

G_END_DECLS
