/* qd-record.h: an article as named fields, from tables and from the files of reference managers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-reader.h"

G_BEGIN_DECLS

/**
 * QdRecordField:
 *
 * What a field of a record is. A summary is the text of a record that has no other.
 */
typedef enum {
  QD_RECORD_ID,
  QD_RECORD_TEXT,
  QD_RECORD_SUMMARY,
  QD_RECORD_TITLE,
  QD_RECORD_SOURCE,
  QD_RECORD_DATE,
  QD_RECORD_URL,
  QD_RECORD_BYLINE,
  QD_RECORD_DATELINE,
  QD_RECORD_LANGUAGE,
  QD_RECORD_FILE,
  QD_RECORD_N_FIELDS,
} QdRecordField;

/**
 * QdRecord:
 * @fields: of each field what it holds, UTF-8, or %NULL
 * @ranks: how well what each field holds fits it, 0 the best
 * @line: where it begins in its file, from 1
 *
 * One article. Used by one thread at a time.
 */
typedef struct
{
  char   *fields[QD_RECORD_N_FIELDS];
  guint8  ranks[QD_RECORD_N_FIELDS];
  guint64 line;
} QdRecord;

void          qd_record_clear (QdRecord *self);
void          qd_record_set (QdRecord     *self,
                             QdRecordField field,
                             const char   *value);
void          qd_record_set_ranked (QdRecord     *self,
                                    QdRecordField field,
                                    const char   *value,
                                    guint8        rank);
void          qd_record_add (QdRecord     *self,
                             QdRecordField field,
                             const char   *value,
                             const char   *separator);
void          qd_record_add_author (QdRecord   *self,
                                    const char *name);
QdRecordField qd_record_find_field (const char *name,
                                    guint8     *rank);
gboolean      qd_record_tell (QdRecord         *self,
                              GFile            *file,
                              GBytes           *original,
                              const char       *media_type,
                              const QdReadSink *sink,
                              GCancellable     *cancellable);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdRecord, qd_record_clear)

G_END_DECLS
