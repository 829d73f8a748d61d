/* qd-import-job-private.h: what the import thread does to a job
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-import-job.h"

G_BEGIN_DECLS

QdImportJob *_qd_import_job_new (GPtrArray *files,
                                 gboolean   found);
QdImportJob *_qd_import_job_new_renewal (void);
gboolean     _qd_import_job_run (QdImportJob *self,
                                 QdStore     *store,
                                 GAsyncQueue *others);

G_END_DECLS
