/* qd-import-analysis.h: what is inferred from an article on its way into the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-article-draft.h"

G_BEGIN_DECLS

void qd_import_analyze (QdArticleDraft *draft);
void qd_import_analyze_alone (QdArticleDraft *draft);

G_END_DECLS
