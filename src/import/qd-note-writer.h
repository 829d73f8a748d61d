/* qd-note-writer.h: notes of a person in the formats of other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-note.h"

G_BEGIN_DECLS

char *qd_notes_dup_markdown (GPtrArray *notes);
char *qd_notes_dup_annotations (GPtrArray *notes);

G_END_DECLS
