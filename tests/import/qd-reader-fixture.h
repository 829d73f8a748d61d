/* qd-reader-fixture.h: files for a reader, and what it makes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-reader.h"

G_BEGIN_DECLS

/* A problem that a reader told. */
typedef struct
{
  char   *path; /* inside an archive */
  guint64 line;
  GError *error;
} QdToldProblem;

/* A folder for one test, with what was read from a file in it. */
typedef struct
{
  char      *folder;
  GFile     *root; /* the folder that is being imported; NULL for the file alone */
  GPtrArray *drafts;
  GArray    *problems;
  GError    *error;
  gboolean   read;
  guint      stop_after;
  guint      n_expected;
  guint64    position;
  guint      n_positions;
} QdReaderFixture;

void            qd_reader_fixture_set_up (QdReaderFixture *self,
                                          gconstpointer    data);
void            qd_reader_fixture_tear_down (QdReaderFixture *self,
                                             gconstpointer    data);
char           *qd_reader_fixture_write (QdReaderFixture *self,
                                         const char      *name,
                                         const void      *bytes,
                                         gssize           len);
void            qd_reader_fixture_read (QdReaderFixture *self,
                                        const char      *name,
                                        const void      *bytes,
                                        gssize           len);
QdArticleDraft *qd_reader_fixture_get (QdReaderFixture *self,
                                       guint            index);
const char     *qd_reader_fixture_get_text (QdReaderFixture *self,
                                            guint            index);
char           *qd_reader_fixture_dup_mark (QdReaderFixture   *self,
                                            QdBodyMarkKind     kind,
                                            guint              nth,
                                            const QdBodyMark **mark);
void            qd_reader_fixture_remove (const char *folder);

G_END_DECLS
