/* qd-article-drag.c: articles that are dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-drag.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (QdArticleDrag, qd_article_drag, qd_article_drag_ref, qd_article_drag_unref)

/**
 * qd_article_drag_new:
 * @ids: (array length=n_ids): articles' rows; copied
 * @n_ids: how many
 *
 * Returns: (transfer full): what a drag of them carries
 */
QdArticleDrag *
qd_article_drag_new (const gint64 *ids,
                     gsize         n_ids)
{
  QdArticleDrag *self = g_rc_box_alloc (sizeof *self + n_ids * sizeof *ids);

  self->n_ids = n_ids;
  if (n_ids > 0)
    memcpy (self->ids, ids, n_ids * sizeof *ids);

  return self;
}

/**
 * qd_article_drag_ref:
 * @self: (not nullable): what a drag carries
 *
 * Returns: (transfer full): @self
 */
QdArticleDrag *
qd_article_drag_ref (QdArticleDrag *self)
{
  return g_rc_box_acquire (self);
}

/**
 * qd_article_drag_unref:
 * @self: (not nullable) (transfer full): what a drag carries
 */
void
qd_article_drag_unref (QdArticleDrag *self)
{
  g_rc_box_release (self);
}
