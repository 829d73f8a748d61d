/* fuzz-database-export.c: what the databases of newspapers export, as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-database-export.h"
#include "qd-fuzz-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const QdReadSink   sink = { qd_fuzz_article_cb, qd_fuzz_problem_cb, NULL };
  g_autofree char   *raw = g_strndup ((const char *)data, size);
  g_autofree char   *text = g_utf8_make_valid (raw, -1);
  g_autoptr (GFile)  file = g_file_new_for_path ("/export.txt");
  g_autoptr (GBytes) original = g_bytes_new (data, size);
  g_autoptr (QdFlow) flow = NULL;

  if (!qd_database_export_looks_like (text, strlen (text)))
    return 0;
  flow = qd_database_export_flow_of_text (text);
  qd_database_export_tell (flow, file, original, "text/plain", &sink);
  return 0;
}
