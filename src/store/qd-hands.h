/* qd-hands.h: what a person said of the relations of an article's quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-entry.h"
#include "store/qd-prepared-article.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdHand:
 * @correction_id: the row of a correction of a relation
 * @second: whether the quotation is the second of its two
 * @ordinal: which of the article's quotations it is
 * @kind: what the person says
 *
 * One end of a relation that a person has decided. Few articles have any.
 */
typedef struct
{
  gint64         correction_id;
  gboolean       second;
  guint          ordinal;
  QdRelationKind kind;
} QdHand;

gboolean      _qd_hands_load (QdSqlite *db,
                              gint64    article_id,
                              GArray  **hands,
                              GError  **error);
gboolean      _qd_hands_load_prepared (QdSqlite                *db,
                                       const QdPreparedArticle *article,
                                       GArray                 **hands,
                                       GError                 **error);
const QdHand *_qd_hands_find (GArray *of_a,
                              guint   ordinal_a,
                              GArray *of_b,
                              guint   ordinal_b);
gboolean      _qd_hands_list_articles (QdSqlite *db,
                                       GArray   *hands,
                                       GArray   *article_ids,
                                       GError  **error);
void          _qd_hands_mend (const QdMatchEntry *entry,
                              const QdMatchEntry *other,
                              GArray             *matches);

G_END_DECLS
