/* qd-relation-words.h: relations and attributions as people say them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-records.h"

G_BEGIN_DECLS

const char *qd_relation_words_for_rendition (const QdRendition *rendition);
const char *qd_relation_words_for_choice (QdRelationKind kind);
const char *qd_relation_words_icon (const QdRendition *rendition);
char       *qd_relation_words_dup_explanation (const QdRendition *rendition);
char       *qd_relation_words_dup_count (QdRelationKind kind,
                                         guint          count);
const char *qd_relation_words_for_kind (QdRelationKind kind);
char      **qd_relation_words_dup_reasons (const QdQuotation *quotation);

G_END_DECLS
