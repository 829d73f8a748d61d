/* qd-import-job.h: one request to import, and what became of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdImportState:
 * @QD_IMPORT_QUEUED: waits for its turn
 * @QD_IMPORT_RUNNING: is being done
 * @QD_IMPORT_DONE: came to its end, with or without problems
 * @QD_IMPORT_CANCELLED: was stopped; what was imported until then stays
 * @QD_IMPORT_FAILED: could not go on, for example because the disk is full; #QdImportReport.fatal says why
 */
typedef enum {
  QD_IMPORT_QUEUED,
  QD_IMPORT_RUNNING,
  QD_IMPORT_DONE,
  QD_IMPORT_CANCELLED,
  QD_IMPORT_FAILED,
} QdImportState;

/**
 * QdImportProgress:
 * @state: where the job is
 * @files_found: files found so far; grows while folders are read
 * @files_done: files read to their end or given up
 * @bytes_found: their size, bytes
 * @bytes_done: how much of it is in the library, or was told to be none of it
 * @added: new articles
 * @unchanged: articles that the library had already
 * @failed: files and articles that could not be imported
 * @partial: files of which only a part could be read, and was
 * @skipped: files in folders whose format no reader knows; each is a problem, but nothing failed
 * @renewing: whether it is no import, but finds anew what an older version found; files are articles then
 * @paused: whether it waits until it is told to go on
 * @rate: new articles a second since it began, without pauses; 0 while that is not known
 * @left: how long it will take at this rate, µs; -1 while that is not known
 *
 * A snapshot. A value, to be copied.
 */
typedef struct
{
  QdImportState state;
  guint         files_found;
  guint         files_done;
  guint64       bytes_found;
  guint64       bytes_done;
  guint         added;
  guint         unchanged;
  guint         failed;
  guint         partial;
  guint         skipped;
  gboolean      renewing;
  gboolean      paused;
  double        rate;
  gint64        left;
} QdImportProgress;

/**
 * QdImportProblem:
 * @path: the file or folder; %NULL if it is of an article of the library
 * @line: the line in it, from 1, or 0
 * @message: what is wrong with it and what can be done, a sentence for the person
 */
typedef struct
{
  char   *path;
  guint64 line;
  char   *message;
} QdImportProblem;

/**
 * QdImportFile:
 * @path: the file
 * @added: new articles that it had
 * @unchanged: its articles that the library had already; all of them count as one where the whole file was known
 * @failed: what could not be imported of it
 * @partial: 1 where only a part of it could be read, and was
 * @expected: how many articles it says that it holds; 0 if it does not say
 *
 * What came of one file.
 */
typedef struct
{
  char *path;
  guint added;
  guint unchanged;
  guint failed;
  guint partial;
  guint expected;
} QdImportFile;

/**
 * QdImportJob:
 *
 * Belongs to the main context that made it. #QdImportJob::changed is emitted there, at most ten times a second and once
 * at the end; the import thread never emits.
 */
#define QD_TYPE_IMPORT_JOB (qd_import_job_get_type ())

G_DECLARE_FINAL_TYPE (QdImportJob, qd_import_job, QD, IMPORT_JOB, GObject)

void       qd_import_job_get_progress (QdImportJob      *self,
                                       QdImportProgress *progress);
GPtrArray *qd_import_job_dup_problems (QdImportJob *self);
GError    *qd_import_job_dup_fatal (QdImportJob *self);
void       qd_import_job_cancel (QdImportJob *self);
void       qd_import_job_set_paused (QdImportJob *self,
                                     gboolean     paused);

/**
 * QdImportQueue:
 *
 * The import thread of one library: takes jobs one after the other. Disposing it cancels what runs and waits for it.
 */
#define QD_TYPE_IMPORT_QUEUE (qd_import_queue_get_type ())

G_DECLARE_FINAL_TYPE (QdImportQueue, qd_import_queue, QD, IMPORT_QUEUE, GObject)

QdImportQueue *qd_import_queue_new (QdStore *store);
QdImportJob   *qd_import_queue_add (QdImportQueue *self,
                                    GPtrArray     *files);
QdImportJob   *qd_import_queue_renew (QdImportQueue *self);

/**
 * QdImportGate:
 *
 * What an import waits at while it is closed. May be used from any thread.
 */
typedef struct _QdImportGate QdImportGate;

QdImportGate *qd_import_gate_new (void);
void          qd_import_gate_free (QdImportGate *self);
void          qd_import_gate_set_open (QdImportGate *self,
                                       gboolean      open);
gboolean      qd_import_gate_is_open (QdImportGate *self);
gboolean      qd_import_gate_wait (QdImportGate *self,
                                   gint64        deadline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdImportGate, qd_import_gate_free)

/**
 * QdImportOptions:
 * @n_jobs: how many threads analyse; 0 for as many as there are processors
 * @gate: (nullable): pauses the import while it is closed
 * @found: whether nobody named the files one by one: those that hold no articles are passed over, as in folders
 */
typedef struct
{
  guint         n_jobs;
  QdImportGate *gate;
  gboolean      found;
} QdImportOptions;

/**
 * QdRenewFunc:
 * @progress: (not nullable): how far it is
 * @problem: (nullable): an article that is damaged, and was passed over; its path is %NULL
 * @user_data: of who asked for it
 *
 * Is told how far a renewal is, and each problem once.
 *
 * Returns: whether it is to go on
 */
typedef gboolean (*QdRenewFunc) (const QdImportProgress *progress,
                                 const QdImportProblem  *problem,
                                 gpointer                user_data);

gboolean qd_import_renew (QdStore          *store,
                          guint             n_jobs,
                          GCancellable     *cancellable,
                          QdRenewFunc       func,
                          gpointer          user_data,
                          QdImportProgress *progress,
                          GError          **error);

/* An import without a main loop, for the command line; the calling thread waits. @func, which may be %NULL, is called in
 * it: with each problem once, with each file once its articles are committed, and with progress at most ten times a
 * second. */

typedef void (*QdImportFunc) (const QdImportProgress *progress,
                              const QdImportProblem  *problem,
                              const QdImportFile     *file,
                              gpointer                user_data);

gboolean qd_import_run (QdStore               *store,
                        GPtrArray             *files,
                        const QdImportOptions *options,
                        GCancellable          *cancellable,
                        QdImportFunc           func,
                        gpointer               user_data,
                        QdImportProgress      *progress,
                        GError               **error);

G_END_DECLS
