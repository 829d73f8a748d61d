/* qd-schema.h: the tables of a library, and how older ones are brought up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/* "Quot", in the file's header, tells a library from the databases of other programs. */
#define QD_SCHEMA_APPLICATION_ID 0x51756f74
#define QD_SCHEMA_VERSION 25

gboolean qd_schema_probe_file (const char *path,
                               gboolean    create,
                               GError    **error);
gboolean qd_schema_check (QdSqlite *db,
                          GError  **error);
gboolean qd_schema_migrate (QdSqlite *db,
                            GError  **error);

G_END_DECLS
