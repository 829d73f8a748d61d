/* qd-dialogue.h: finds the words that French and Spanish set behind a dash, without marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quote-scanner.h"

G_BEGIN_DECLS

void qd_dialogue_scan (const QdDocument *document,
                       GArray           *stretches);
void qd_dialogue_split_stretches (const QdDocument *document,
                                  GArray           *stretches);

G_END_DECLS
