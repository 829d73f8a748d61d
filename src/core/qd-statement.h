/* qd-statement.h: an utterance rebuilt from its renditions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *qd_statement_build_fullest (const char *const *texts,
                                  gsize              n_texts);

G_END_DECLS
