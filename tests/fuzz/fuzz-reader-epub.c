/* fuzz-reader-epub.c: libFuzzer target for the reader of epub files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-fuzz-reader.h"

static const char *const parts[] = { "META-INF/container.xml", "c.opf", "a.xhtml", "b.xhtml", NULL };

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  qd_fuzz_read_parts (&qd_reader_epub, parts, data, size);
  return 0;
}
