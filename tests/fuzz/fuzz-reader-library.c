/* fuzz-reader-library.c: libFuzzer target for the reader of archives of libraries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-fuzz-reader.h"

static const char *const parts[] = { "quotidian-library.json", "articles/000001.jsonl", "library.jsonl", NULL };

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  qd_fuzz_read_parts (&qd_reader_library, parts, data, size);
  return 0;
}
