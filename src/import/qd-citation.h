/* qd-citation.h: articles and quotations in the formats of other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdCitationFormat:
 * @QD_CITATION_CSL_JSON: the Citation Style Language's, for Zotero, pandoc and others; without the text
 * @QD_CITATION_RIS: references with tags; without the text
 * @QD_CITATION_BIBTEX: for TeX; without the text
 * @QD_CITATION_MARKDOWN: to be read and edited
 * @QD_CITATION_CSV: a table with a heading, which import reads
 * @QD_CITATION_HTML: a page
 * @QD_CITATION_ANNOTATION: quotations as W3C web annotations of the pages they stand in
 * @QD_CITATION_JSONL: JSON lines; articles so can be imported again
 */
typedef enum {
  QD_CITATION_CSL_JSON,
  QD_CITATION_RIS,
  QD_CITATION_BIBTEX,
  QD_CITATION_MARKDOWN,
  QD_CITATION_CSV,
  QD_CITATION_HTML,
  QD_CITATION_ANNOTATION,
  QD_CITATION_JSONL,
} QdCitationFormat;

/**
 * QdCitationWriter:
 *
 * Puts one document together, piece by piece: what is appended can be written out and truncated between two pieces. Used
 * by one thread at a time.
 */
typedef struct _QdCitationWriter QdCitationWriter;

gboolean          qd_citation_format_from_string (const char       *name,
                                                  QdCitationFormat *format);
QdCitationWriter *qd_citation_writer_new (QdCitationFormat format,
                                          gboolean         quotations,
                                          GString         *out);
void              qd_citation_writer_free (QdCitationWriter *self);
void              qd_citation_writer_add (QdCitationWriter *self,
                                          QdArticle        *article);
void              qd_citation_writer_finish (QdCitationWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdCitationWriter, qd_citation_writer_free)

G_END_DECLS
