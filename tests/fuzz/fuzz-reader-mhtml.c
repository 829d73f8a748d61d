/* fuzz-reader-mhtml.c: libFuzzer target for web pages saved with their pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-fuzz-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  qd_fuzz_read (&qd_reader_mhtml, data, size);
  return 0;
}
