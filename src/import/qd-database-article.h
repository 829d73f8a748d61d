/* qd-database-article.h: one article of a press database's export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-flow.h"
#include "import/qd-record.h"

G_BEGIN_DECLS

/**
 * QdDatabase:
 * @QD_DATABASE_NONE: the text is no export
 * @QD_DATABASE_NEXIS: Nexis Uni, which ends each article with a line
 * @QD_DATABASE_OLD_NEXIS: older Nexis, which begins each with its number
 * @QD_DATABASE_PROQUEST: ProQuest, which begins each with its number
 * @QD_DATABASE_FACTIVA: Factiva, which ends each with its id
 */
typedef enum {
  QD_DATABASE_NONE,
  QD_DATABASE_NEXIS,
  QD_DATABASE_OLD_NEXIS,
  QD_DATABASE_PROQUEST,
  QD_DATABASE_FACTIVA,
} QdDatabase;

/**
 * QdDatabaseArticle:
 * @first: its first paragraph
 * @end: the one behind its last
 * @cut: whether the file ends before it does
 * @record: its fields
 * @body_first: the first paragraph of its text
 * @body_end: the one behind the last of its text
 * @n_words: how many words it has, as the file says; 0 if it does not
 * @language: (nullable): its language, BCP 47
 */
typedef struct
{
  guint       first;
  guint       end;
  gboolean    cut;
  QdRecord    record;
  guint       body_first;
  guint       body_end;
  guint       n_words;
  const char *language;
} QdDatabaseArticle;

void qd_database_article_read (QdDatabaseArticle *self,
                               QdDatabase         database,
                               QdFlow            *flow);

G_END_DECLS
