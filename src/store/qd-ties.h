/* qd-ties.h: what the relations of new articles make of statements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-relation.h"
#include "store/qd-codec.h"
#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/**
 * QdTieEnd:
 * @id: a quotation's row
 * @article_id: its article's
 * @identity: (array fixed-size=32): the identity of that
 * @ordinal: which of its quotations it is
 * @statement_id: the statement that it has until now; 0 if it has none
 * @strongest: its closest relation to a quotation of another article until now
 * @is_new: whether its row is still to be written
 *
 * One of two quotations that are tied.
 */
typedef struct
{
  gint64        id;
  gint64        article_id;
  const guint8 *identity;
  guint         ordinal;
  gint64        statement_id;
  guint         strongest;
  gboolean      is_new;
} QdTieEnd;

/**
 * QdTieResult:
 * @id: a quotation's row
 * @article_id: its article's
 * @statement_id: its statement
 * @strongest: its closest relation to a quotation of another article
 * @n_articles: in how many articles the statement is
 *
 * What became of a quotation that is tied.
 */
typedef struct
{
  gint64 id;
  gint64 article_id;
  gint64 statement_id;
  guint  strongest;
  guint  n_articles;
} QdTieResult;

typedef void (*QdTieFunc) (const QdTieResult *result,
                           gpointer           user_data);

/**
 * QdTies:
 *
 * The relations of a batch of articles, and the statements that they make of quotations. Belongs to one connection and its
 * thread.
 */
typedef struct _QdTies QdTies;

QdTies  *_qd_ties_new (QdSqlite *db);
void     _qd_ties_free (QdTies *self);
gboolean _qd_ties_add (QdTies         *self,
                       const QdTieEnd *a,
                       const QdTieEnd *b,
                       QdRelationKind  kind,
                       GError        **error);
gboolean _qd_ties_settle (QdTies  *self,
                          GError **error);
gboolean _qd_ties_get (QdTies      *self,
                       gint64       quotation_id,
                       QdTieResult *result);
void     _qd_ties_foreach (QdTies   *self,
                           QdTieFunc func,
                           gpointer  user_data);
gboolean _qd_ties_has_moved (QdTies *self);
gint64   _qd_ties_get_statement (QdTies *self,
                                 gint64  statement_id);
gboolean _qd_ties_count_shared (QdTies  *self,
                                GError **error);
void     _qd_ties_clear (QdTies *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdTies, _qd_ties_free)

G_END_DECLS
