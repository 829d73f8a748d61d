/* qd-search-structure.c: which segments a search index has
 *
 * The block that FTS5 calls the structure record, in the form that the comments in SQLite's ext/fts5/fts5_index.c describe: a number that
 * changes with the schema, how many levels and segments there are and how much was written, then level by level how many of its segments are
 * being merged, how many there are, and of each its number, its first page and its last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-structure.h"

#include <string.h>

#include "store/qd-search-number.h"
#include "store/qd-store-private.h"

/* There may be so many segments (FTS5_MAX_SEGMENT). Before there are, FTS5 merges some when it writes one itself (crisismerge). */
#define MOST_SEGMENTS 2000
#define MANY_SEGMENTS 1400

/* There may be so many levels (FTS5_MAX_LEVEL). */
#define MOST_LEVELS 64

/* Where the newer form has numbers of levels. */
#define NEWER_FORM 0xff

const QdSearchSegmentKind _qd_search_articles = {
  QD_SEARCH_SEGMENT_SQL ("search", "INSERT INTO search_docsize (id, sz) VALUES (?1, ?2)"), 4, TRUE
};
const QdSearchSegmentKind _qd_search_quotations = { QD_SEARCH_SEGMENT_SQL ("quote_search", NULL), 1, FALSE };

typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         at;
} Reading;

/**
 * _qd_search_block_load:
 * @db: (not nullable): a connection
 * @sql: (not nullable): the statement for it
 * @id: the number of a block
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the block; %NULL on error, or if there is none
 */
GBytes *
_qd_search_block_load (QdSqlite   *db,
                       const char *sql,
                       gint64      id,
                       GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  QdStep                  step;
  const guint8           *data;
  gsize                   size;

  qd_statement_bind_int (statement, 1, id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (db, error);
  if (step != QD_STEP_ROW)
    return NULL;
  data = qd_statement_get_blob (statement, 0, &size);
  return g_bytes_new (data, size);
}

/**
 * _qd_search_block_write:
 * @db: (not nullable): a connection in a transaction
 * @sql: (not nullable): the statement for it
 * @id: the number of a block, or of a row
 * @data: (not nullable) (array length=size): what is to be written
 * @size: how much that is, bytes
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_block_write (QdSqlite     *db,
                        const char   *sql,
                        gint64        id,
                        const guint8 *data,
                        gsize         size,
                        GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_int (statement, 1, id);
  qd_statement_bind_blob (statement, 2, data, size);
  return qd_statement_run (statement, error);
}

static gboolean
get (Reading *self,
     guint64 *number)
{
  return _qd_search_number_read (self->data, self->size, &self->at, number);
}

static void
clear_level (gpointer data)
{
  QdSearchLevel *level = data;

  g_array_unref (level->segments);
}

static QdSearchLevel *
add_level (QdSearchStructure *self)
{
  g_array_append_vals (self->levels, &(QdSearchLevel){ 0, g_array_new (FALSE, FALSE, sizeof (QdSearchExtent)) }, 1);
  return &g_array_index (self->levels, QdSearchLevel, self->levels->len - 1);
}

/* Reads one level; notes its segments in @used. */
static gboolean
read_level (Reading       *reading,
            QdSearchLevel *level,
            gboolean      *used)
{
  QdSearchExtent extent;
  guint64        n;

  if (!get (reading, &level->n_merged) || !get (reading, &n) || n > MOST_SEGMENTS)
    return FALSE;
  for (guint64 i = 0; i < n; i++)
    {
      if (!get (reading, &extent.id) || !get (reading, &extent.first) || !get (reading, &extent.last) || extent.id > MOST_SEGMENTS)
        return FALSE;
      used[extent.id] = TRUE;
      g_array_append_val (level->segments, extent);
    }
  return TRUE;
}

/* FALSE if it is in a form that this does not know. */
static gboolean
read_structure (QdSearchStructure *self,
                Reading           *reading)
{
  gboolean used[MOST_SEGMENTS + 1] = { TRUE };
  guint64  n_levels, n_segments, n_counted = 0;

  reading->at = sizeof self->head;
  if (reading->size <= reading->at || reading->data[reading->at] == NEWER_FORM || !get (reading, &n_levels) || n_levels > MOST_LEVELS ||
      !get (reading, &n_segments) || !get (reading, &self->counter))
    return FALSE;
  memcpy (self->head, reading->data, sizeof self->head);
  for (guint64 i = 0; i < n_levels; i++)
    {
      QdSearchLevel *level = add_level (self);

      if (!read_level (reading, level, used))
        return FALSE;
      n_counted += level->segments->len;
    }
  for (self->free_id = 1; self->free_id <= MOST_SEGMENTS && used[self->free_id]; self->free_id++)
    ;
  return reading->at == reading->size && n_counted == n_segments && n_segments < MANY_SEGMENTS;
}

/**
 * _qd_search_structure_load:
 * @self: (not nullable): what gets it, zeroed; to be cleared in any case
 * @db: (not nullable): a connection
 * @kind: (not nullable): of which index
 * @known: (out) (not nullable): whether it is in a form that is known, and has few enough segments
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_structure_load (QdSearchStructure         *self,
                           QdSqlite                  *db,
                           const QdSearchSegmentKind *kind,
                           gboolean                  *known,
                           GError                   **error)
{
  g_autoptr (GBytes) block = _qd_search_block_load (db, kind->sql.get_block, QD_SEARCH_STRUCTURE_BLOCK, error);
  Reading            reading = { 0 };

  *known = FALSE;
  if (block == NULL)
    return FALSE;
  self->levels = g_array_new (FALSE, FALSE, sizeof (QdSearchLevel));
  g_array_set_clear_func (self->levels, clear_level);
  reading.data = g_bytes_get_data (block, &reading.size);
  *known = read_structure (self, &reading);
  return TRUE;
}

/**
 * _qd_search_structure_write:
 * @self: (not nullable): the segments that there are now
 * @db: (not nullable): a connection in a transaction
 * @kind: (not nullable): of which index
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_structure_write (const QdSearchStructure   *self,
                            QdSqlite                  *db,
                            const QdSearchSegmentKind *kind,
                            GError                   **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint                  n_segments = 0;

  for (guint i = 0; i < self->levels->len; i++)
    n_segments += g_array_index (self->levels, QdSearchLevel, i).segments->len;
  g_byte_array_append (bytes, self->head, sizeof self->head);
  _qd_search_number_append (bytes, self->levels->len);
  _qd_search_number_append (bytes, n_segments);
  _qd_search_number_append (bytes, self->counter);
  for (guint i = 0; i < self->levels->len; i++)
    {
      const QdSearchLevel *level = &g_array_index (self->levels, QdSearchLevel, i);

      _qd_search_number_append (bytes, level->n_merged);
      _qd_search_number_append (bytes, level->segments->len);
      for (guint j = 0; j < level->segments->len; j++)
        {
          const QdSearchExtent *extent = &g_array_index (level->segments, QdSearchExtent, j);

          _qd_search_number_append (bytes, extent->id);
          _qd_search_number_append (bytes, extent->first);
          _qd_search_number_append (bytes, extent->last);
        }
    }
  return _qd_search_block_write (db, kind->sql.set_block, QD_SEARCH_STRUCTURE_BLOCK, bytes->data, bytes->len, error);
}

/**
 * _qd_search_structure_add:
 * @self: (not nullable): the segments
 * @level: a level that there is, or the one behind these
 * @extent: a segment that is newer than those of that level
 *
 * Adds a segment.
 */
void
_qd_search_structure_add (QdSearchStructure *self,
                          guint              level,
                          QdSearchExtent     extent)
{
  if (level == self->levels->len)
    add_level (self);
  g_array_append_val (g_array_index (self->levels, QdSearchLevel, level).segments, extent);
}

/**
 * _qd_search_structure_clear:
 * @self: (not nullable): the segments
 *
 * Frees what is noted of them.
 */
void
_qd_search_structure_clear (QdSearchStructure *self)
{
  g_clear_pointer (&self->levels, g_array_unref);
}

/**
 * _qd_search_forget:
 * @db: (not nullable): a connection in a transaction
 * @kind: (not nullable): of which index
 * @error: return location
 *
 * Makes FTS5 forget what it knows of an index whose segments are about to be changed beside it. It knows which there are, and gathers terms for
 * another. Now it writes these out, and when it is told that what it has done since was undone, it reads anew what is stored.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_forget (QdSqlite                  *db,
                   const QdSearchSegmentKind *kind,
                   GError                   **error)
{
  g_autoptr (QdStatement) begin = qd_sqlite_prepare (db, kind->sql.begin);

  return qd_statement_run (begin, error) && qd_sqlite_exec (db, "SAVEPOINT forget; ROLLBACK TO forget; RELEASE forget", error);
}
