/* qd-format.h: dates, lengths and languages as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QD_FORMAT_SEPARATOR:
 *
 * Stands between particulars: a dot that never ends a line. Where there is no room, it goes on to the next with what comes after it; a
 * #QdParagraph leaves it out there.
 */
#define QD_FORMAT_SEPARATOR " ·\u00a0"

char *qd_format_time (GDateTime  *time,
                      const char *format);
char *qd_format_date (gint64 published);
char *qd_format_range (gint64 first,
                       gint64 last);
char *qd_format_day (gint64 published);
char *qd_format_path (const char *path);
char *qd_format_shorten (const char *text,
                         glong       most);
char *qd_format_language (const char *code);
char *qd_format_reading_time (guint n_words);
char *qd_format_keep_together (const char *text);
char *qd_format_join (const char        *separator,
                      const char *const *texts,
                      gsize              n_texts);

G_END_DECLS
