/* qd-schema-private.h: what leads from one version of a library to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-schema.h"

G_BEGIN_DECLS

/**
 * QdMigration:
 * @sql: the statements that change the tables
 * @fill: (nullable): fills the new ones from what is there
 */
typedef struct
{
  const char *sql;
  gboolean (*fill) (QdSqlite *db,
                    GError  **error);
} QdMigration;

/* From each version to the next, the first from nothing to version 1. */
extern const QdMigration _qd_schema_migrations[QD_SCHEMA_VERSION];

G_END_DECLS
