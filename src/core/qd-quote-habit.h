/* qd-quote-habit.h: whether an article says of words that somebody says them again and again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-text.h"

G_BEGIN_DECLS

/**
 * QdQuoteHabit:
 * @QD_QUOTE_HABIT_NONE: nothing says so
 * @QD_QUOTE_HABIT_AGAIN: somebody says it once more: “repeated that”, “adding once again that”
 * @QD_QUOTE_HABIT_NAME: it is what somebody has called something: “has dismissed the plan as a “folly””
 * @QD_QUOTE_HABIT_REPEATED: somebody says it over and over: “has long called”, “continues to say”, “as she often puts it”
 *
 * Whether a quotation is what was said at one time, and for the first time. They rise with how surely it is not.
 */
typedef enum {
  QD_QUOTE_HABIT_NONE,
  QD_QUOTE_HABIT_AGAIN,
  QD_QUOTE_HABIT_NAME,
  QD_QUOTE_HABIT_REPEATED,
} QdQuoteHabit;

QdQuoteHabit qd_quote_habit_read (const char   *text,
                                  gsize         len,
                                  const QdSpan *spans,
                                  guint         n_spans);

G_END_DECLS
