/* qd-library-archive-private.h: what those share that write and read archives of libraries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-library-archive.h"

G_BEGIN_DECLS

/* What the person made of the library. */
#define QD_LIBRARY_ARCHIVE_HAND "library.jsonl"

#define QD_LIBRARY_ARCHIVE_N_MARKS (QD_BODY_MARK_BOILERPLATE + 1)

/* The names of QdBodyMarkKind. */
extern const char *const _qd_library_archive_marks[QD_LIBRARY_ARCHIVE_N_MARKS];

G_END_DECLS
