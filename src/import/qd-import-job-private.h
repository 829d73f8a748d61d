/* qd-import-job-private.h: what the import thread does to a job
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-import-job.h"

G_BEGIN_DECLS

QdImportJob *_qd_import_job_new (GPtrArray *files);
void         _qd_import_job_run (QdImportJob *self,
                                 QdStore     *store);

G_END_DECLS
