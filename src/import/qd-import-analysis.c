/* qd-import-analysis.c: what is inferred from an article on its way into the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-import-analysis.h"

static void
take_analysis (QdArticleDraft *draft, QdAnalysis *analysis)
{
  QdBody       *body = qd_article_draft_get_body (draft);
  guint         n_spans;
  const QdSpan *boilerplate = qd_analysis_get_boilerplate (analysis, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    qd_body_add_mark (body, QD_BODY_MARK_BOILERPLATE, boilerplate[i], 0, NULL);
  qd_article_draft_set_analysis (draft, analysis);
}

/**
 * qd_import_analyze:
 * @draft: (not nullable): a draft with a body
 *
 * Finds the quotations and the boilerplate of an article, and marks the latter in its body, from which nothing is cut.
 * Thread: the one that uses the draft.
 */
void
qd_import_analyze (QdArticleDraft *draft)
{
  g_autoptr (QdAnalysis) analysis = NULL;
  const char            *text;
  gsize                  len;

  g_return_if_fail (draft != NULL);

  text = qd_body_get_text (qd_article_draft_get_body (draft), &len);
  analysis = qd_analysis_new (text, len, qd_article_draft_get_language (draft));
  take_analysis (draft, analysis);
}

/**
 * qd_import_analyze_alone:
 * @draft: (not nullable): a draft with a body
 *
 * As qd_import_analyze(), for an article that goes into no library. Thread: the one that uses the draft.
 */
void
qd_import_analyze_alone (QdArticleDraft *draft)
{
  g_autoptr (QdAnalysis) analysis = NULL;
  const char            *text;
  gsize                  len;

  g_return_if_fail (draft != NULL);

  text = qd_body_get_text (qd_article_draft_get_body (draft), &len);
  analysis = qd_analysis_new_without_profile (text, len, qd_article_draft_get_language (draft));
  take_analysis (draft, analysis);
}
