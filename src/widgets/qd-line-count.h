/* qd-line-count.h: how high some lines of text are, without laying them out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _QdLineCount QdLineCount;

QdLineCount *qd_line_count_new (void);
void         qd_line_count_free (QdLineCount *self);
void         qd_line_count_learn (QdLineCount *self,
                                  PangoLayout *layout);
int          qd_line_count_find_height (QdLineCount *self,
                                        const char  *text,
                                        int          width,
                                        int          most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdLineCount, qd_line_count_free)

G_END_DECLS
