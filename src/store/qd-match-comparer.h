/* qd-match-comparer.h: compares articles while the next ones are looked up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-entry.h"

G_BEGIN_DECLS

/**
 * QdMatchComparer:
 *
 * Compares articles with others, where they are many in a thread of its own. Belongs to one thread.
 */
typedef struct _QdMatchComparer QdMatchComparer;

/**
 * QdComparedFunc:
 * @entry: an article
 * @other: one that it was compared with
 * @matches: (element-type QdMatch): what was found
 * @user_data: of who asked
 * @error: return location
 *
 * Takes what was found in two articles.
 *
 * Returns: %TRUE, or %FALSE and an error
 */
typedef gboolean (*QdComparedFunc) (QdMatchEntry *entry,
                                    QdMatchEntry *other,
                                    GArray       *matches,
                                    gpointer      user_data,
                                    GError      **error);

QdMatchComparer *_qd_match_comparer_new (void);
void             _qd_match_comparer_free (QdMatchComparer *self);
void             _qd_match_comparer_post (QdMatchComparer *self,
                                          QdMatchEntry    *entry,
                                          GPtrArray       *others);
gboolean         _qd_match_comparer_collect (QdMatchComparer *self,
                                             QdComparedFunc   func,
                                             gpointer         user_data,
                                             GError         **error);
void             _qd_match_comparer_discard (QdMatchComparer *self);

G_END_DECLS
