/* qd-history.h: the way through the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QdPlace:
 * @article_id: an article's row; 0 for no place
 * @quotation_id: the quotation that was chosen in it, or 0
 */
typedef struct
{
  gint64 article_id;
  gint64 quotation_id;
} QdPlace;

/**
 * QdHistory:
 *
 * The places that a person came by, like the pages of a browser. Main thread only.
 */
typedef struct _QdHistory QdHistory;

QdHistory *qd_history_new (void);
void       qd_history_free (QdHistory *self);
void       qd_history_visit (QdHistory *self,
                             QdPlace    place);
void       qd_history_set_quotation (QdHistory *self,
                                     gint64     quotation_id);
gboolean   qd_history_can_go (QdHistory *self,
                              int        steps);
QdPlace    qd_history_go (QdHistory *self,
                          int        steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdHistory, qd_history_free)

G_END_DECLS
