/* qd-html-metadata-private.h: where what a page says of itself is noted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-metadata.h"

G_BEGIN_DECLS

/* Values are taken from the first of these places that has them. */
typedef enum {
  QD_HTML_RANK_LINKED_DATA,
  QD_HTML_RANK_OPEN_GRAPH,
  QD_HTML_RANK_SCHOLARLY,
  QD_HTML_RANK_MICRODATA,
  QD_HTML_RANK_NAMED,
  QD_HTML_RANK_PAGE,
  QD_HTML_RANK_FALLBACK,
  QD_HTML_N_RANKS,
} QdHtmlRank;

typedef enum {
  QD_HTML_FIELD_TITLE,
  QD_HTML_FIELD_SOURCE,
  QD_HTML_FIELD_DATE,
  QD_HTML_FIELD_MODIFIED,
  QD_HTML_FIELD_BYLINE,
  QD_HTML_FIELD_URL,
  QD_HTML_FIELD_LANGUAGE,
  QD_HTML_FIELD_SUMMARY,
  QD_HTML_FIELD_BODY,
  QD_HTML_FIELD_N_WORDS,
  QD_HTML_FIELD_FREE,
  QD_HTML_N_FIELDS,
} QdHtmlField;

typedef struct
{
  char *value;
  char *origin;
} QdHtmlValue;

struct _QdHtmlMetadata
{
  QdHtmlValue    values[QD_HTML_N_FIELDS][QD_HTML_N_RANKS];
  GPtrArray     *graph;
  QdHtmlEvidence evidence;
};

#define LONGEST_VALUE 1000
#define LONGEST_BODY (1024 * 1024)

/* An article has no more authors. */
#define MOST_AUTHORS 30

void _qd_html_metadata_note (QdHtmlMetadata *metadata,
                             QdHtmlField     field,
                             QdHtmlRank      rank,
                             const char     *origin,
                             const char     *value);
void _qd_html_linked_data_gather (QdHtmlMetadata *metadata,
                                  const char     *text);
void _qd_html_linked_data_read (QdHtmlMetadata *metadata,
                                const char     *address);

G_END_DECLS
