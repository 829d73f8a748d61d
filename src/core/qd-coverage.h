/* qd-coverage.h: which words of a statement a rendition has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-text.h"

G_BEGIN_DECLS

/**
 * QdCoverageKind:
 * @QD_COVERAGE_LEFT_OUT: the rendition lacks the words
 * @QD_COVERAGE_CARRIED: it has them
 * @QD_COVERAGE_CHANGED: it has other words in their place
 */
typedef enum {
  QD_COVERAGE_LEFT_OUT,
  QD_COVERAGE_CARRIED,
  QD_COVERAGE_CHANGED,
} QdCoverageKind;

/**
 * QdCoverageRun:
 * @kind: what became of the words
 * @start: number of the first of them, from 0
 * @end: number of the word behind them
 */
typedef struct
{
  QdCoverageKind kind;
  guint          start;
  guint          end;
} QdCoverageRun;

GArray *qd_coverage_list_words (const char *text);
GArray *qd_coverage_compute (const char *whole,
                             const char *part);
guint   qd_coverage_count (GArray        *runs,
                           QdCoverageKind kind);

G_END_DECLS
