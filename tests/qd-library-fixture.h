/* qd-library-fixture.h: a library to test with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

/**
 * QdLibraryFixture:
 * @dir: its folder, which is removed with it
 * @store: the open store
 *
 * A library in a folder of its own.
 */
typedef struct
{
  char    *dir;
  QdStore *store;
} QdLibraryFixture;

QdLibraryFixture *qd_library_fixture_new (void);
void              qd_library_fixture_free (QdLibraryFixture *self);
void              qd_library_fixture_add_story (QdLibraryFixture *self);
void              qd_library_fixture_add_bulk (QdLibraryFixture *self,
                                               guint             first,
                                               guint             n_articles);
gint64            qd_library_fixture_find (QdLibraryFixture *self,
                                           const char       *label);

/* Runs the main loop until @condition holds, at most so many seconds that only a fault exceeds them. */

gboolean qd_await (gboolean (*condition) (gpointer user_data),
                   gpointer user_data);
void     qd_drain (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdLibraryFixture, qd_library_fixture_free)
