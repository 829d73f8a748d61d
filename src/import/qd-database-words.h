/* qd-database-words.h: the words that press databases put around articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-record.h"

G_BEGIN_DECLS

/**
 * QdDatabaseRole:
 * @QD_DATABASE_NO_LABEL: the line has no label
 * @QD_DATABASE_FIELD: a field of a record
 * @QD_DATABASE_LENGTH: how many words the article has
 * @QD_DATABASE_LANGUAGE: the name of its language
 * @QD_DATABASE_INFO: outlet, place, date and page in one
 * @QD_DATABASE_FULL_TEXT: the text begins behind it
 * @QD_DATABASE_OTHER: known, but nothing that we keep
 *
 * What a label says of what stands behind it.
 */
typedef enum {
  QD_DATABASE_NO_LABEL,
  QD_DATABASE_FIELD,
  QD_DATABASE_LENGTH,
  QD_DATABASE_LANGUAGE,
  QD_DATABASE_INFO,
  QD_DATABASE_FULL_TEXT,
  QD_DATABASE_OTHER,
} QdDatabaseRole;

/**
 * QdDatabaseLabel:
 * @role: what it says
 * @field: of %QD_DATABASE_FIELD, which
 * @value: what stands behind it, in the line itself
 */
typedef struct
{
  QdDatabaseRole role;
  QdRecordField  field;
  const char    *value;
} QdDatabaseLabel;

/**
 * QdDatabaseEnd:
 * @QD_DATABASE_GOES_ON: the line is text
 * @QD_DATABASE_MAY_END: the heading of what may stand behind a text, or a word above a part of it
 * @QD_DATABASE_ENDS: the text is over
 */
typedef enum {
  QD_DATABASE_GOES_ON,
  QD_DATABASE_MAY_END,
  QD_DATABASE_ENDS,
} QdDatabaseEnd;

QdDatabaseLabel qd_database_find_label (const char *line);
QdDatabaseLabel qd_database_find_code (const char *line);
QdDatabaseEnd   qd_database_ends_body (const char *line);
gboolean        qd_database_begins_body (const char *line);
gboolean        qd_database_ends_nexis (const char *line);
const char     *qd_database_find_factiva_id (const char *line);
guint           qd_database_count_documents (const char *line);
guint           qd_database_count_numbered (const char *line);
guint           qd_database_count_total (const char *line);
guint           qd_database_count_words (const char *line);
gsize           qd_database_measure_by (const char *line);
gboolean        qd_database_is_rights (const char *line);
const char     *qd_database_find_language (const char *name);

G_END_DECLS
