/* qd-document-article.h: from the text of a document to its articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-flow.h"
#include "import/qd-reader.h"

G_BEGIN_DECLS

/* When a file was made says nothing of when what is in it appeared; so a document's metadata give no date. */

/**
 * QdDocument:
 * @file: the file
 * @media_type: what it is ("application/rtf")
 * @original: its bytes
 * @flow: its text; is changed
 * @title: (nullable): the title in its metadata
 * @creator: (nullable): the author in its metadata
 * @language: (nullable): BCP 47
 * @published: when it appeared, where the format says that, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @cut: whether the file holds, or gives away, a part alone
 *
 * What the readers of text documents find.
 */
typedef struct
{
  GFile      *file;
  const char *media_type;
  GBytes     *original;
  QdFlow     *flow;
  char       *title;
  char       *creator;
  char       *language;
  gint64      published;
  gboolean    cut;
} QdDocument;

void     qd_document_clear (QdDocument *self);
void     qd_document_take_field (QdDocument *self,
                                 const char *name,
                                 const char *value);
char    *qd_document_dup_address (const char *address);
gboolean qd_document_tell (QdDocument       *self,
                           const QdReadSink *sink,
                           GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdDocument, qd_document_clear)

G_END_DECLS
