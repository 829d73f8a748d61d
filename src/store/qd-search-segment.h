/* qd-search-segment.h: a segment of a search index, written at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-search-terms.h"
#include "store/qd-sqlite.h"

G_BEGIN_DECLS

typedef struct _QdSearchSegment QdSearchSegment;

/**
 * QdSearchSegmentSql:
 * @is_other: whether the index is in another form than this program knows
 * @begin: makes FTS5 write what it has gathered
 * @get_block: a block by its number
 * @set_block: puts another block in its place
 * @add_block: adds a block
 * @add_page: notes with what a page of a segment begins
 * @add_sizes: (nullable): adds the sizes of the columns of a row; %NULL where these are not kept
 *
 * The statements of one index.
 */
typedef struct
{
  const char *is_other;
  const char *begin;
  const char *get_block;
  const char *set_block;
  const char *add_block;
  const char *add_page;
  const char *add_sizes;
} QdSearchSegmentSql;

/**
 * QdSearchSegmentKind:
 * @sql: its statements
 * @n_columns: how many columns the index has, at most %QD_SEARCH_TERMS_COLUMNS
 * @placed: whether it says where in a row a term stands (detail = full), or only in which rows (detail = none)
 *
 * An index.
 */
typedef struct
{
  QdSearchSegmentSql sql;
  guint              n_columns;
  gboolean           placed;
} QdSearchSegmentKind;

#define QD_SEARCH_SEGMENT_SQL(name, sizes)                                                          \
  {                                                                                                 \
    "SELECT EXISTS (SELECT 1 FROM " name "_config WHERE (k = 'version' AND v <> 4) OR k = 'pgsz')", \
    "INSERT INTO " name " (" name ") VALUES ('flush')",                                             \
    "SELECT block FROM " name "_data WHERE id = ?1",                                                \
    "UPDATE " name "_data SET block = ?2 WHERE id = ?1",                                            \
    "INSERT INTO " name "_data (id, block) VALUES (?1, ?2)",                                        \
    "INSERT INTO " name "_idx (segid, term, pgno) VALUES (?1, ?2, ?3)",                             \
    sizes                                                                                           \
  }

QdSearchSegment *_qd_search_segment_new (QdSqlite                  *db,
                                         const QdSearchSegmentKind *kind);
void             _qd_search_segment_free (QdSearchSegment *self);
gboolean         _qd_search_segment_check (QdSearchSegment *self,
                                           gboolean        *possible,
                                           GError         **error);
gboolean         _qd_search_segment_add (QdSearchSegment     *self,
                                         gint64               row,
                                         const QdSearchTerms *terms,
                                         GError             **error);
gboolean         _qd_search_segment_write (QdSearchSegment *self,
                                           GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSearchSegment, _qd_search_segment_free)

G_END_DECLS
