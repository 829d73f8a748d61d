/* qd-coverage.c: which words of a statement a rendition has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-coverage.h"

#include <string.h>

#include "core/qd-diff.h"
#include "core/qd-tokenizer.h"

/**
 * qd_coverage_list_words:
 * @text: (not nullable): UTF-8
 *
 * Finds the words that qd_coverage_compute() counts. Thread: any.
 *
 * Returns: (transfer full) (element-type QdSpan): the bytes of each word, without the punctuation around it
 */
GArray *
qd_coverage_list_words (const char *text)
{
  GArray     *words = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  QdTokenizer tokenizer;
  QdToken     token;

  g_return_val_if_fail (text != NULL, words);

  qd_tokenizer_init (&tokenizer, text, strlen (text));
  while (qd_tokenizer_next (&tokenizer, &token))
    if (token.kind == QD_TOKEN_WORD)
      g_array_append_val (words, token.span);
  return words;
}

static guint
count_words (const char *text,
             QdSpan      span)
{
  QdTokenizer tokenizer;
  QdToken     token;
  guint       count = 0;

  qd_tokenizer_init (&tokenizer, text + span.start, qd_span_length (span));
  while (qd_tokenizer_next (&tokenizer, &token))
    count += token.kind == QD_TOKEN_WORD;
  return count;
}

static void
add_run (GArray        *runs,
         QdCoverageKind kind,
         guint          start,
         guint          end)
{
  QdCoverageRun *last = runs->len > 0 ? &g_array_index (runs, QdCoverageRun, runs->len - 1) : NULL;
  QdCoverageRun  run = { kind, start, end };

  if (start >= end)
    return;
  if (last != NULL && last->kind == kind)
    last->end = end;
  else
    g_array_append_val (runs, run);
}

/* A rendition that goes on beyond the statement, or begins before it, has words of its own there, not others in the place
 * of these; a few at an end are still a change. */
#define MOST_CHANGED_AT_AN_END 3

/* Where words were left out and others came in, as many are changed as came in, and the rest is left out. At the end of
 * the statement they are the first of those that are missing; else the last, next to what follows. */
static void
add_missing (GArray  *runs,
             guint    start,
             guint    end,
             guint    n_inserted,
             gboolean at_end)
{
  gboolean beyond = (start == 0 || at_end) && n_inserted > MOST_CHANGED_AT_AN_END;
  guint    n_changed = beyond ? 0 : MIN (end - start, n_inserted);

  if (at_end)
    {
      add_run (runs, QD_COVERAGE_CHANGED, start, start + n_changed);
      add_run (runs, QD_COVERAGE_LEFT_OUT, start + n_changed, end);
    }
  else
    {
      add_run (runs, QD_COVERAGE_LEFT_OUT, start, end - n_changed);
      add_run (runs, QD_COVERAGE_CHANGED, end - n_changed, end);
    }
}

/**
 * qd_coverage_compute:
 * @whole: (not nullable): the fullest text of a statement
 * @part: (not nullable): a rendition of it
 *
 * Lays a rendition beside the whole, as qd_diff_words() does. Differences of typography are none. Thread: any.
 *
 * Returns: (transfer full) (element-type QdCoverageRun): runs that cover the words of @whole from the first to the last
 */
GArray *
qd_coverage_compute (const char *whole,
                     const char *part)
{
  GArray            *runs = g_array_new (FALSE, FALSE, sizeof (QdCoverageRun));
  g_autoptr (GArray) diff = NULL;
  guint              at = 0;

  g_return_val_if_fail (whole != NULL && part != NULL, runs);

  diff = qd_diff_words (whole, strlen (whole), part, strlen (part));
  for (guint i = 0; i < diff->len;)
    {
      guint n_missing = 0, n_inserted = 0, n_equal = 0;

      for (; i < diff->len && g_array_index (diff, QdDiffRun, i).kind != QD_DIFF_EQUAL; i++)
        {
          const QdDiffRun *run = &g_array_index (diff, QdDiffRun, i);

          n_missing += count_words (whole, run->a);
          n_inserted += count_words (part, run->b);
        }
      add_missing (runs, at, at + n_missing, n_inserted, i == diff->len);
      at += n_missing;
      for (; i < diff->len && g_array_index (diff, QdDiffRun, i).kind == QD_DIFF_EQUAL; i++)
        n_equal += count_words (whole, g_array_index (diff, QdDiffRun, i).a);
      add_run (runs, QD_COVERAGE_CARRIED, at, at + n_equal);
      at += n_equal;
    }
  return runs;
}

/**
 * qd_coverage_count:
 * @runs: (not nullable) (element-type QdCoverageRun): what qd_coverage_compute() gave
 * @kind: a kind
 *
 * Thread: any.
 *
 * Returns: how many words of the whole are of @kind
 */
guint
qd_coverage_count (GArray        *runs,
                   QdCoverageKind kind)
{
  guint count = 0;

  g_return_val_if_fail (runs != NULL, 0);

  for (guint i = 0; i < runs->len; i++)
    {
      const QdCoverageRun *run = &g_array_index (runs, QdCoverageRun, i);

      if (run->kind == kind)
        count += run->end - run->start;
    }
  return count;
}
