/* qd-tie-knots.h: quotations and statements that are tied to one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-codec.h"

G_BEGIN_DECLS

/* No knot, as at the end of a chain. */
#define QD_NO_KNOT G_MAXUINT

/**
 * QdKnot:
 * @parent: index of another knot that it is tied to; its own at a root
 * @quotation_id: a quotation; 0 if it is a statement
 * @statement_id: the statement, or the one that the quotation has; 0 if it has none
 * @article_id: of a quotation
 * @strongest: of a quotation
 * @is_new: whether the quotation's row is still to be written
 * @changed: whether the quotation's closest relation is another now
 * @n_articles: of a statement
 * @next: the next one of its kind in what it is tied to, once settled
 * @bundle: of a root, the index of what is tied to it, once settled
 * @name: of a statement, or of a quotation that has none
 *
 * What can be tied: a quotation, or a statement with all quotations that it has.
 */
typedef struct
{
  guint    parent;
  gint64   quotation_id;
  gint64   statement_id;
  gint64   article_id;
  guint    strongest;
  gboolean is_new;
  gboolean changed;
  guint    n_articles;
  guint    next;
  guint    bundle;
  char     name[QD_CODEC_NAME_LENGTH + 1];
} QdKnot;

/**
 * QdKnots:
 * @list: (array length=n): the knots, in the order in which they were added
 * @n: how many there are
 * @n_room: for how many there is room
 * @slots: (array length=n_slots): indexes of knots, plus one, by their rows; 0 where there is none
 * @n_slots: how many, a power of two
 *
 * Knots, found by their rows. A pointer to one is valid until another is added.
 */
typedef struct
{
  QdKnot *list;
  guint   n;
  guint   n_room;
  guint  *slots;
  guint   n_slots;
} QdKnots;

QdKnots *_qd_knots_new (void);
void     _qd_knots_free (QdKnots *self);
void     _qd_knots_clear (QdKnots *self);
gboolean _qd_knots_find (const QdKnots *self,
                         gint64         quotation_id,
                         gint64         statement_id,
                         guint         *index);
guint    _qd_knots_add (QdKnots      *self,
                        const QdKnot *knot);
guint    _qd_knots_find_root (QdKnots *self,
                              guint    index);

static inline QdKnot *
_qd_knots_get (QdKnots *self,
               guint    index)
{
  return &self->list[index];
}

G_END_DECLS
