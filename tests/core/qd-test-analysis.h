/* qd-test-analysis.h: what every analysis must hold, for the tests and the fuzzer alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-analysis.h"
#include "core/qd-quote-join.h"

/* Whether OFFSET is where a code point begins, or the end. */
static inline gboolean
qd_test_is_boundary (const char *text, gsize len, gsize offset)
{
  return offset == len || (offset < len && ((unsigned char)text[offset] & 0xC0) != 0x80);
}

static inline void
qd_test_check_span (const char *text, gsize len, QdSpan span)
{
  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.end, <=, len);
  g_assert_true (qd_test_is_boundary (text, len, span.start));
  g_assert_true (qd_test_is_boundary (text, len, span.end));
}

static inline void
qd_test_check_quotation (QdAnalysis *analysis, guint index, const char *text, gsize len)
{
  QdQuotation     *quotation = qd_analysis_get_quotation (analysis, index);
  g_autofree char *joined = qd_quote_join (text, quotation->spans, quotation->n_spans);

  g_assert_cmpuint (quotation->n_spans, >, 0);
  for (guint i = 0; i < quotation->n_spans; i++)
    {
      qd_test_check_span (text, len, quotation->spans[i]);
      g_assert_false (qd_span_is_empty (quotation->spans[i]));
      if (i > 0)
        g_assert_cmpuint (quotation->spans[i - 1].end, <=, quotation->spans[i].start);
    }
  g_assert_cmpstr (quotation->text, ==, joined);
  g_assert_cmpint (quotation->parent, >=, -1);
  g_assert_cmpint (quotation->parent, <, (int)index);
  g_assert_cmpint (quotation->parent >= 0, ==, quotation->kind == QD_QUOTATION_NESTED);
  g_assert_cmpfloat (quotation->confidence, >=, 0);
  g_assert_cmpfloat (quotation->confidence, <=, 1);
  qd_test_check_span (text, len, quotation->mention_span);
  qd_test_check_span (text, len, quotation->cue_span);
  g_assert_nonnull (quotation->reasons);
  g_assert_nonnull (quotation->reasons[0]);
  if (index > 0)
    g_assert_cmpuint (qd_analysis_get_quotation (analysis, index - 1)->spans[0].start, <=, quotation->spans[0].start);
}

/* Checks all of an analysis of valid UTF-8. */
static inline void
qd_test_check_analysis (QdAnalysis *analysis, const char *text, gsize len)
{
  guint         n_boilerplate = 0;
  const QdSpan *boilerplate = qd_analysis_get_boilerplate (analysis, &n_boilerplate);

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    qd_test_check_quotation (analysis, i, text, len);
  for (guint i = 0; i < n_boilerplate; i++)
    {
      qd_test_check_span (text, len, boilerplate[i]);
      if (i > 0)
        g_assert_cmpuint (boilerplate[i - 1].end, <=, boilerplate[i].start);
    }
  g_assert_nonnull (qd_analysis_get_language (analysis));
}
