/* qd-diff-label.h: words that were left out and words that were added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdDiffLabel:
 *
 * Shows one text as it differs from another: what it lacks struck through, what it adds bold and underlined, so that
 * it can be read without colours; and says the same in words to those who do not see it. Long stretches are cut in
 * the middle until #QdDiffLabel:expanded.
 */
#define QD_TYPE_DIFF_LABEL (qd_diff_label_get_type ())

G_DECLARE_FINAL_TYPE (QdDiffLabel, qd_diff_label, QD, DIFF_LABEL, GtkWidget)

void        qd_diff_label_set_texts (QdDiffLabel *self,
                                     const char  *from,
                                     const char  *to);
void        qd_diff_label_set_expanded (QdDiffLabel *self,
                                        gboolean     expanded);
gboolean    qd_diff_label_is_elided (QdDiffLabel *self);
const char *qd_diff_label_get_text (QdDiffLabel *self);
const char *qd_diff_label_get_description (QdDiffLabel *self);
char       *qd_diff_label_describe (const char *from,
                                    const char *to);

G_END_DECLS
