/* fuzz-reader-docx.c: libFuzzer target for the reader of docx files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-fuzz-reader.h"

static const char *const parts[] = { "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml", "word/footnotes.xml", NULL };

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  qd_fuzz_read_parts (&qd_reader_docx, parts, data, size);
  return 0;
}
