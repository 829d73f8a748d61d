/* qd-store-filing.h: which source each article is filed under, for the store alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store-private.h"

G_BEGIN_DECLS

/* The domain of what a person says of a name wherever it is, as versions of the schema before 22 had it. */
#define QD_ANYWHERE "*"

/**
 * QdFilingPart:
 * @given: the name of an outlet, as articles have it
 * @domain: a registrable domain at which some of them appeared; empty for none
 * @outlet: what the outlet is called, as far as the articles tell
 * @source: what its articles are filed under
 * @n_articles: how many these are
 * @is_imported: %FALSE where only a person says that articles are of it
 */
typedef struct
{
  const char *given;
  const char *domain;
  const char *outlet;
  const char *source;
  guint       n_articles;
  gboolean    is_imported;
} QdFilingPart;

typedef struct _QdFiling QdFiling;

QdFiling  *_qd_filing_new (QdSqlite *db,
                           GError  **error);
void       _qd_filing_free (QdFiling *self);
GPtrArray *_qd_filing_list_parts (QdFiling *self,
                                  gint64    source_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFiling, _qd_filing_free)

G_END_DECLS
