/* fuzz-reader-odt.c: libFuzzer target for the reader of odt files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-fuzz-reader.h"

static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml", NULL };

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  qd_fuzz_read_parts (&qd_reader_odt, parts, data, size);
  return 0;
}
