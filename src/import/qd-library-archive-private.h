/* qd-library-archive-private.h: what those share that write and read archives of libraries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-library-archive.h"

G_BEGIN_DECLS

/* What the person made of the library. */
#define QD_LIBRARY_ARCHIVE_HAND "library.jsonl"

/* What an article may take: marks that are written of it, values of JSON that a line may then have, five a mark and the rest for its
 * facts, pictures and origins, and bytes: a text of 4 MiB with all of it escaped is a fifth of these. */
#define QD_LIBRARY_ARCHIVE_MOST_MARKS 200000
#define QD_LIBRARY_ARCHIVE_MOST_VALUES 1400000
#define QD_LIBRARY_ARCHIVE_LONGEST_LINE (128 * 1024 * 1024)

#define QD_LIBRARY_ARCHIVE_N_MARKS (QD_BODY_MARK_BOILERPLATE + 1)

/* The names of QdBodyMarkKind. */
extern const char *const _qd_library_archive_marks[QD_LIBRARY_ARCHIVE_N_MARKS];

G_END_DECLS
