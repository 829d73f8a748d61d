/* qd-html-metadata.h: what a web page says about its article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-choice.h"
#include "store/qd-article-draft.h"

G_BEGIN_DECLS

typedef struct _QdHtmlMetadata QdHtmlMetadata;

QdHtmlMetadata       *qd_html_metadata_new (const QdHtmlTree *tree,
                                            const char       *address);
void                  qd_html_metadata_free (QdHtmlMetadata *self);
const QdHtmlEvidence *qd_html_metadata_get_evidence (const QdHtmlMetadata *self);
void                  qd_html_metadata_fill (const QdHtmlMetadata *self,
                                             QdArticleDraft       *draft);
gboolean              qd_html_metadata_is_stub (const QdHtmlMetadata *self,
                                                guint                 n_words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdHtmlMetadata, qd_html_metadata_free)

G_END_DECLS
