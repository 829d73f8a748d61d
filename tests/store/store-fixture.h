/* store-fixture.h: a library in a folder of its own, and small articles of our own fiction
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store-add.h"
#include "store/qd-store-private.h"

G_BEGIN_DECLS

/**
 * StoreFixture:
 * @folder: a new folder
 * @path: the library in it
 * @store: the library, open; cases may close and open it
 */
typedef struct
{
  char    *folder;
  char    *path;
  QdStore *store;
} StoreFixture;

/* Articles of one event, told by five outlets that share quotations in every way. */
#define STORE_N_ARTICLES 5

void            store_fixture_set_up (StoreFixture *self,
                                      gconstpointer data);
void            store_fixture_tear_down (StoreFixture *self,
                                         gconstpointer data);
void            store_fixture_open (StoreFixture *self);
void            store_fixture_close (StoreFixture *self);
QdArticleDraft *store_make_draft (const char *external_id,
                                  const char *source,
                                  const char *title,
                                  const char *body);
QdArticleDraft *store_make_article (guint index);
gint64          store_add (QdStore        *store,
                           QdArticleDraft *draft,
                           QdAddResult     expected);
void            store_add_all (QdStore *store);
void            store_remove (QdStore *store,
                              gint64   article_id);
guint           store_renew (QdStore *store,
                             guint    most,
                             gint64   comparison);
char           *store_dump (QdStore *store);
gint64          store_query_int (const char *path,
                                 const char *sql);
void            store_exec (const char *path,
                            const char *sql);
void            store_assert_sound (QdStore *store);

G_END_DECLS
