/* qd-store-corrections-private.h: what the files of corrections share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store-private.h"

G_BEGIN_DECLS

/**
 * QdCorrecting:
 * @db: a writing connection in a transaction
 * @article_ids: (element-type gint64): the articles that are to be analysed again
 * @unfile: (element-type gint64): those of them that are to go back to their own source
 * @undo: what takes back what was done until now
 *
 * A change of corrections on its way.
 */
typedef struct
{
  QdSqlite           *db;
  GHashTable         *article_ids;
  GHashTable         *unfile;
  QdCorrectionChange *undo;
} QdCorrecting;

/**
 * QdCorrectingFunc:
 *
 * What is done in a transaction, after which the articles that are concerned are analysed again.
 */
typedef gboolean (*QdCorrectingFunc) (QdCorrecting *self,
                                      gconstpointer data,
                                      GError      **error);

gpointer _qd_correcting_run (QdSqlite        *db,
                             QdCorrectingFunc func,
                             gconstpointer    data,
                             GError         **error);
gboolean _qd_correcting_remove (QdCorrecting *self,
                                gint64        correction_id,
                                GError      **error);
gboolean _qd_correcting_add (QdCorrecting             *self,
                             const QdCorrectionRecord *record,
                             GError                  **error);

/* Corrections as rows: qd-correction-rows.c. */
#define QD_CORRECTION_COLUMNS "id, identity, label, title, source, url, field, value, was, created"

QdCorrectionRecord *_qd_correction_load (QdSqlite *db,
                                         gint64    correction_id,
                                         GError  **error);
GPtrArray          *_qd_corrections_read (QdSqlite    *db,
                                          QdStatement *statement,
                                          GError     **error);
GPtrArray          *_qd_corrections_load_of (QdSqlite             *db,
                                             const QdKnownArticle *article,
                                             GError              **error);
gboolean            _qd_correction_insert (QdSqlite                 *db,
                                           const QdCorrectionRecord *record,
                                           gint64                   *id,
                                           GError                  **error);

/**
 * QdCorrected:
 * @record: an article that is corrected, as it is stored
 * @body: its body
 * @quotations: (element-type QdQuotationRecord): its quotations
 * @known: what it is known by; borrows from the others
 */
typedef struct
{
  QdArticleRecord *record;
  QdBody          *body;
  GPtrArray       *quotations;
  QdKnownArticle   known;
} QdCorrected;

gboolean _qd_corrected_load (QdSqlite    *db,
                             gint64       article_id,
                             QdCorrected *self,
                             GError     **error);
void     _qd_corrected_clear (QdCorrected *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdCorrected, _qd_corrected_clear)

G_END_DECLS
