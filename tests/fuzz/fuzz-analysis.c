/* fuzz-analysis.c: libFuzzer target for the analysis of a body
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>

#include "qd-test-analysis.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const languages[] = { NULL, "en", "de", "fr", "es" };
  const char              *text = (const char *)data + 1;
  g_autoptr (QdAnalysis)   analysis = NULL;

  if (size == 0)
    return 0;
  analysis = qd_analysis_new (text, size - 1, languages[data[0] % G_N_ELEMENTS (languages)]);
  if (g_utf8_validate_len (text, size - 1, NULL))
    qd_test_check_analysis (analysis, text, size - 1);
  return 0;
}
