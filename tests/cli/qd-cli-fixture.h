/* qd-cli-fixture.h: runs quotidian-cli as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A folder for one test, a library in it, and what the last command printed. */
typedef struct
{
  char *folder;
  char *library;
  char *out;
  char *err;
  int   status;
} QdCliFixture;

void        qd_cli_fixture_set_up (QdCliFixture *self,
                                   gconstpointer data);
void        qd_cli_fixture_tear_down (QdCliFixture *self,
                                      gconstpointer data);
const char *qd_cli_fixture_program (void);
char       *qd_cli_fixture_write (QdCliFixture *self,
                                  const char   *name,
                                  const void   *bytes,
                                  gssize        len);
void        qd_cli_fixture_run (QdCliFixture *self,
                                ...) G_GNUC_NULL_TERMINATED;
void        qd_cli_fixture_spawn (QdCliFixture      *self,
                                  const char *const *argv);
GPtrArray  *qd_cli_fixture_parse (QdCliFixture *self);
void        qd_cli_fixture_write_articles (QdCliFixture *self,
                                           const char   *folder,
                                           guint         n_articles);

G_END_DECLS
