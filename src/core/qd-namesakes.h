/* qd-namesakes.h: which names of a library are one person's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdNamesakes:
 *
 * The names of those who are quoted in a library, and whom they mean.
 */
typedef struct _QdNamesakes QdNamesakes;

QdNamesakes *qd_namesakes_new (void);
void         qd_namesakes_free (QdNamesakes *self);
void         qd_namesakes_add (QdNamesakes *self,
                               const char  *name,
                               guint        n_articles);
void         qd_namesakes_settle (QdNamesakes *self);
const char  *qd_namesakes_get_person (const QdNamesakes *self,
                                      const char        *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdNamesakes, qd_namesakes_free)

G_END_DECLS
