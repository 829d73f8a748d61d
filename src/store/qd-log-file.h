/* qd-log-file.h: the write-ahead log, written in large pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *_qd_log_file_get_vfs (void);

G_END_DECLS
