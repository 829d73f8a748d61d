/* qd-transcript.h: finds the turns of interviews and transcripts, which have a label instead of marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quote-scanner.h"

G_BEGIN_DECLS

void qd_transcript_scan (const QdDocument *document,
                         GArray           *stretches);

G_END_DECLS
