/* qd-reading-fixture.h: an article and its renditions, made by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-records.h"

G_BEGIN_DECLS

typedef enum {
  FIXTURE_HEARING, /* split, shared by 3 */
  FIXTURE_LEDGER,  /* shared by 1 */
  FIXTURE_NESTING, /* shared by 1, holds the next */
  FIXTURE_NESTED,  /* by nobody else */
  FIXTURE_PROMISE, /* by nobody else */
  FIXTURE_SCRAP,   /* shared by 12 */
  FIXTURE_N_QUOTATIONS,
} FixtureQuotation;

QdArticle *qd_reading_fixture_article (void);
QdArticle *qd_reading_fixture_long (guint n_words,
                                    guint n_quotations);
QdArticle *qd_reading_fixture_of (const char *title,
                                  const char *body);
GPtrArray *qd_reading_fixture_renditions (void);
gint64     qd_reading_fixture_id (FixtureQuotation quotation);

G_END_DECLS
