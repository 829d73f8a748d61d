/* fuzz-reader-library.c: libFuzzer target for the reader of archives of libraries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-fuzz-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  qd_fuzz_read (&qd_reader_library, data, size);
  return 0;
}
