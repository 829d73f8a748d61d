/* qd-fuzz-reader.h: feeds bytes to a reader as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdint.h>

#include "import/qd-reader.h"

/* Begins the next part of an input that is no archive itself. */
#define QD_FUZZ_PART 0xFF

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

gboolean qd_fuzz_article_cb (QdArticleDraft *draft,
                             gpointer        user_data);
void     qd_fuzz_problem_cb (guint64       line,
                             const GError *error,
                             gpointer      user_data);
void     qd_fuzz_read (const QdReader *reader,
                       const uint8_t  *data,
                       size_t          size);
void     qd_fuzz_read_parts (const QdReader    *reader,
                             const char *const *names,
                             const uint8_t     *data,
                             size_t             size);
