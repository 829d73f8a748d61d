/* qd-archive-fixture.h: archives made for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file in an archive: a link if it has a target, else with these bytes; a length of -1 is that of a string. */
typedef struct
{
  const char *name;
  const void *bytes;
  gssize      len;
  const char *target;
} QdArchiveMember;

GBytes *qd_archive_fixture_make (const char            *format,
                                 const char            *filter,
                                 const char            *options,
                                 const QdArchiveMember *members,
                                 gsize                  n_members);

G_END_DECLS
