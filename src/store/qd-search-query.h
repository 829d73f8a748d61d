/* qd-search-query.h: what a person types into the search, taken apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdSearchField:
 * @QD_SEARCH_TEXT: title and body
 * @QD_SEARCH_TITLE: the title alone
 * @QD_SEARCH_SOURCE: the source's name
 * @QD_SEARCH_SPEAKER: who is quoted
 * @QD_SEARCH_QUOTE: the words of quotations, more or less
 *
 * Where a term is looked for.
 */
typedef enum {
  QD_SEARCH_TEXT,
  QD_SEARCH_TITLE,
  QD_SEARCH_SOURCE,
  QD_SEARCH_SPEAKER,
  QD_SEARCH_QUOTE,
} QdSearchField;

/**
 * QdSearchTerm:
 * @field: where it is looked for
 * @phrase: its words
 * @prefix: whether the last of them may go on
 * @typed: whether that is so only because it is being typed
 */
typedef struct
{
  QdSearchField field;
  char         *phrase;
  gboolean      prefix;
  gboolean      typed;
} QdSearchTerm;

/**
 * QdSearchQuery:
 * @blank: whether nothing is asked
 * @match: (nullable): what must be there, in the syntax of FTS5
 * @whole: (nullable): the same as @match without taking the word that is being typed for the beginning of others; %NULL if
 *   it is not taken for that anyway
 * @typed: (nullable): that word alone, whole
 * @has_prefix: whether @match, or @whole if there is one, has a beginning of words
 * @except: (nullable): what must not, in the same
 * @terms: (element-type QdSearchTerm): what must be there, to be shown where it is; without quotations
 * @quotes: (element-type utf8): words that a quotation must have
 * @except_quotes: (element-type utf8): words that no quotation may have
 * @after: from when on, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @before: until when, exclusive, or %QD_TIME_UNKNOWN
 *
 * Not to be changed once made.
 */
typedef struct
{
  gboolean   blank;
  char      *match;
  char      *whole;
  char      *typed;
  gboolean   has_prefix;
  char      *except;
  GArray    *terms;
  GPtrArray *quotes;
  GPtrArray *except_quotes;
  gint64     after;
  gint64     before;
} QdSearchQuery;

QdSearchQuery *qd_search_query_new (const char *text);
void           qd_search_query_free (QdSearchQuery *self);
gboolean       qd_search_query_has_demand (const QdSearchQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSearchQuery, qd_search_query_free)

G_END_DECLS
