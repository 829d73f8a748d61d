/* fuzz-reader-archive.c: libFuzzer target for the reader of archives
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-fuzz-reader.h"

static const char *const parts[] = { "a.html", "b.eml", "c.jsonl", "d.rtf", "e.csv", "f.mhtml", "g.xml", NULL };

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  qd_fuzz_read_parts (&qd_reader_archive, parts, data, size);
  return 0;
}
