/* qd-test-speakers.h: a table of sentences, and whose words must be found in each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "qd-test-analysis.h"

/* A body, and the quotations that must be found in it: one a line, as TEXT | SPEAKER | MENTION | CUE | KIND, with "-"
 * for what is missing; empty where nothing in it is a quotation. */
typedef struct
{
  const char *name;
  const char *body;
  const char *expected;
} QdTestSpeaker;

static const char *qd_test_language;

static inline char *
qd_test_describe_speakers (QdAnalysis *analysis)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      QdQuotation *quotation = qd_analysis_get_quotation (analysis, i);

      g_string_append_printf (out, "%s | %s | %s | %s | %s\n", quotation->text, quotation->speaker != NULL ? quotation->speaker : "-",
                              quotation->mention != NULL ? quotation->mention : "-", quotation->cue != NULL ? quotation->cue : "-", qd_quotation_kind_to_string (quotation->kind));
    }
  return g_string_free (out, FALSE);
}

static inline void
qd_test_speaker (gconstpointer data)
{
  const QdTestSpeaker   *c = data;
  gsize                  len = strlen (c->body);
  g_autoptr (QdAnalysis) analysis = qd_analysis_new (c->body, len, qd_test_language);
  g_autoptr (QdAnalysis) guessed = qd_analysis_new (c->body, len, NULL);
  g_autofree char       *found = qd_test_describe_speakers (analysis);

  qd_test_check_analysis (analysis, c->body, len);
  qd_test_check_analysis (guessed, c->body, len);
  g_assert_cmpstr (found, ==, c->expected);
}

/* Adds a test for each row, under /core/speakers/LANGUAGE. */
static inline void
qd_test_add_speakers (const char *language, const QdTestSpeaker *rows, gsize n_rows)
{
  qd_test_language = language;
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strconcat ("/core/speakers/", language, "/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], qd_test_speaker);
    }
}
