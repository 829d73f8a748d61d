/* qd-search-structure.h: which segments a search index has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/**
 * QdSearchSegmentSql:
 * @is_other: whether the index is in another form than this program knows
 * @begin: makes FTS5 write what it has gathered
 * @get_block: a block by its number
 * @set_block: puts another block in its place
 * @add_block: adds a block
 * @remove_blocks: removes the blocks from one number on to before another
 * @add_page: notes with what a page of a segment begins
 * @remove_pages: forgets that of all pages of a segment
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
  const char *remove_blocks;
  const char *add_page;
  const char *remove_pages;
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
    "DELETE FROM " name "_data WHERE id >= ?1 AND id < ?2",                                         \
    "INSERT INTO " name "_idx (segid, term, pgno) VALUES (?1, ?2, ?3)",                             \
    "DELETE FROM " name "_idx WHERE segid = ?1",                                                    \
    sizes                                                                                           \
  }

/* The indexes of articles and of quotations. */
extern const QdSearchSegmentKind _qd_search_articles;
extern const QdSearchSegmentKind _qd_search_quotations;

/* The numbers of blocks: beside these two, a page of a segment, and a list of the pages that the rows of a term go on to. */
#define QD_SEARCH_AVERAGES_BLOCK 1
#define QD_SEARCH_STRUCTURE_BLOCK 10
#define QD_SEARCH_PAGE_BLOCK(segment, page) (((gint64)(segment) << 37) + (gint64)(page))
#define QD_SEARCH_LIST_BLOCK(segment, page) (QD_SEARCH_PAGE_BLOCK (segment, page) | (G_GINT64_CONSTANT (1) << 36))

/**
 * QdSearchExtent:
 * @id: the number of a segment
 * @first: its first page
 * @last: its last page
 */
typedef struct
{
  guint64 id;
  guint64 first;
  guint64 last;
} QdSearchExtent;

/**
 * QdSearchLevel:
 * @n_merged: how many of its segments, from the first on, FTS5 is merging into the last one of the next level
 * @segments: (element-type QdSearchExtent): its segments, the oldest first; those of the next level are older
 *
 * Segments that came of as many merges.
 */
typedef struct
{
  guint64 n_merged;
  GArray *segments;
} QdSearchLevel;

/**
 * QdSearchStructure:
 * @head: what is as it was: a number that FTS5 changes with the schema
 * @counter: how much was written
 * @levels: (element-type QdSearchLevel): the segments, the newest level first
 * @free_id: a number that no segment has
 *
 * Which segments there are.
 */
typedef struct
{
  guint8  head[4];
  guint64 counter;
  GArray *levels;
  guint64 free_id;
} QdSearchStructure;

GBytes  *_qd_search_block_load (QdSqlite   *db,
                                const char *sql,
                                gint64      id,
                                GError    **error);
gboolean _qd_search_block_write (QdSqlite     *db,
                                 const char   *sql,
                                 gint64        id,
                                 const guint8 *data,
                                 gsize         size,
                                 GError      **error);
gboolean _qd_search_structure_load (QdSearchStructure         *self,
                                    QdSqlite                  *db,
                                    const QdSearchSegmentKind *kind,
                                    gboolean                  *known,
                                    GError                   **error);
gboolean _qd_search_structure_write (const QdSearchStructure   *self,
                                     QdSqlite                  *db,
                                     const QdSearchSegmentKind *kind,
                                     GError                   **error);
void     _qd_search_structure_add (QdSearchStructure *self,
                                   guint              level,
                                   QdSearchExtent     extent);
void     _qd_search_structure_clear (QdSearchStructure *self);
gboolean _qd_search_forget (QdSqlite                  *db,
                            const QdSearchSegmentKind *kind,
                            GError                   **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdSearchStructure, _qd_search_structure_clear)

G_END_DECLS
