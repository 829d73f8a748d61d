/* qd-coverage-bar.h: a picture of the words that a rendition has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/qd-coverage.h"

G_BEGIN_DECLS

/**
 * QdCoverageBar:
 *
 * A bar with a cell a word: filled where the rendition has the word, hatched where it has another, empty where it has none.
 * The first word stands where the direction of the widget begins, which whoever shows it sets to that of the words.
 * Its colours are those of CSS: `color` for what is carried, the palette's for what is changed. Says nothing by itself to a
 * screen reader; whoever shows it says in words what it shows.
 */
#define QD_TYPE_COVERAGE_BAR (qd_coverage_bar_get_type ())

G_DECLARE_FINAL_TYPE (QdCoverageBar, qd_coverage_bar, QD, COVERAGE_BAR, GtkWidget)

GtkWidget *qd_coverage_bar_new (void);
void       qd_coverage_bar_set_runs (QdCoverageBar *self,
                                     GArray        *runs);

G_END_DECLS
