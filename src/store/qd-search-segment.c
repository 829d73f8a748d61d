/* qd-search-segment.c: a segment of a search index, written at once
 *
 * What FTS5 would make of the rows of a transaction when it commits, to the byte, in a fraction of the time (qd-search-sort.c). The form is
 * that of the comments in SQLite's ext/fts5/fts5_index.c, which does not change as long as libraries that are there are to be read:
 *
 *   pages      the first rowid on it and its size without what follows, 16 bits each; terms, each but the first of a page without what it
 *              shares with the one before, with the list of its rows, which may go on for pages; the distances of the terms
 *   list       of the pages that the rows of a term go on to, if they are many, with the first row on each (doclist index)
 *   _idx       with what each page begins that has a term
 *   structure  which segments there are, by the level to which they were merged
 *   averages   how many rows there are, and how many places in all in each column
 *
 * An index that a version of FTS5 made that notes another form is left to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-segment.h"

#include <string.h>

#include "store/qd-search-number.h"
#include "store/qd-search-sort.h"
#include "store/qd-store-private.h"
#include "store/qd-thread-priority.h"

/* The size of pages (pgsz) unless it is configured, bytes. */
#define PAGE_SIZE 4050

/* Room for a page with a number or a term that is begun where it is full, bytes. */
#define PAGE_ROOM (PAGE_SIZE + 1024)

#define PAGE_HEADER 4

/* Of so many pages without a term the first rows are listed (FTS5_MIN_DLIDX_SIZE). */
#define MANY_PAGES 4

/* When so many places and terms were gathered they are written: the list of the pages of a term then fits on a page, whatever comes last. */
#define FULL (1024 * 1024)

/* The numbers of blocks. */
#define AVERAGES_BLOCK 1
#define STRUCTURE_BLOCK 10
#define SEGMENT_SHIFT 37
#define LIST_BIT (G_GINT64_CONSTANT (1) << 36)

/* There may be so many segments (FTS5_MAX_SEGMENT). Before there are, FTS5 merges some when it writes one itself (crisismerge). */
#define MOST_SEGMENTS 2000
#define MANY_SEGMENTS 1400

/* All terms begin with this: they are none of an index of prefixes (FTS5_MAIN_PREFIX). */
#define TERM_PREFIX '0'
#define LONGEST_TERM 256

/* Where the newer form has numbers of levels. */
#define NEWER_FORM 0xff

struct _QdSearchSegment
{
  QdSqlite                  *db;
  const QdSearchSegmentKind *kind;
  GArray                    *parts;      /* of QdSearchPart */
  gsize                      n_gathered; /* places or terms of these */

  /* The page that is being filled. */
  gint64   segment;
  guint    page_number;
  guint8   page[PAGE_ROOM];
  gsize    size;
  guint8   footer[PAGE_ROOM];
  gsize    footer_size;
  gsize    last_offset; /* of a term on it */
  gboolean has_term;
  gboolean has_row;
  guint8   term[LONGEST_TERM]; /* the last one, of this page or one before */
  gsize    term_size;

  /* The last page that has a term. */
  gint64      term_page; /* 0 if it was noted */
  guint8      first_term[LONGEST_TERM];
  gsize       first_term_size;
  guint       n_pages; /* without a term, behind it */
  GByteArray *list;    /* of the first rows on these */
  gint64      list_page;
  gint64      list_row;
};

/* What is known of the segments there are. */
typedef struct
{
  GBytes *block;
  guint64 n_levels;
  guint64 n_segments;
  gsize   counter;  /* where how much was written is noted */
  gsize   first;    /* where the lowest level begins */
  guint64 n_merged; /* of its segments, as far as they are being merged */
  guint64 n_first;  /* its segments */
  gsize   segments; /* where these begin */
  gsize   end;      /* where they end */
  gint64  free_id;
} Structure;

/**
 * _qd_search_segment_new:
 * @db: (not nullable): a writing connection, which outlives it
 * @kind: (not nullable): of which index; static
 *
 * Returns: (transfer full): a segment without rows
 */
QdSearchSegment *
_qd_search_segment_new (QdSqlite                  *db,
                        const QdSearchSegmentKind *kind)
{
  QdSearchSegment *self = g_new0 (QdSearchSegment, 1);

  self->db = db;
  self->kind = kind;
  self->parts = g_array_new (FALSE, FALSE, sizeof (QdSearchPart));
  self->list = g_byte_array_new ();
  return self;
}

/**
 * _qd_search_segment_free:
 * @self: (not nullable) (transfer full): a segment
 *
 * Frees it; rows that were not written are lost.
 */
void
_qd_search_segment_free (QdSearchSegment *self)
{
  g_array_unref (self->parts);
  g_byte_array_unref (self->list);
  g_free (self);
}

/* Blocks */

static GBytes *
load_block (QdSearchSegment *self,
            gint64           id,
            GError         **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, self->kind->sql.get_block);
  QdStep                  step;
  const guint8           *data;
  gsize                   size;

  qd_statement_bind_int (statement, 1, id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (self->db, error);
  if (step != QD_STEP_ROW)
    return NULL;
  data = qd_statement_get_blob (statement, 0, &size);
  return g_bytes_new (data, size);
}

static gboolean
run_with_block (QdSearchSegment *self,
                const char      *sql,
                gint64           id,
                const guint8    *data,
                gsize            size,
                GError         **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, sql);

  qd_statement_bind_int (statement, 1, id);
  qd_statement_bind_blob (statement, 2, data, size);
  return qd_statement_run (statement, error);
}

static void
put (GByteArray *bytes,
     guint64     number)
{
  guint8 room[QD_SEARCH_NUMBER_SIZE];

  g_byte_array_append (bytes, room, (guint)_qd_search_number_put (room, number));
}

static gboolean
get (const guint8 *data,
     gsize         size,
     gsize        *at,
     guint64      *number)
{
  gsize n = _qd_search_number_get (data + *at, size - *at, number);

  *at += n;
  return n > 0;
}

/* The structure */

static void
structure_clear (Structure *self)
{
  g_clear_pointer (&self->block, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Structure, structure_clear)

/* Reads one level; notes its segments in @used. */
static gboolean
read_level (const guint8 *data,
            gsize         size,
            gsize        *at,
            guint64      *n_merged,
            guint64      *n,
            gsize        *segments,
            gboolean     *used)
{
  guint64 id, page;

  if (!get (data, size, at, n_merged) || !get (data, size, at, n) || *n > MOST_SEGMENTS)
    return FALSE;
  *segments = *at;
  for (guint64 i = 0; i < *n; i++)
    {
      if (!get (data, size, at, &id) || !get (data, size, at, &page) || !get (data, size, at, &page) || id > MOST_SEGMENTS)
        return FALSE;
      used[id] = TRUE;
    }
  return TRUE;
}

/* FALSE if it is in a form that this does not know. */
static gboolean
read_structure (Structure *self)
{
  gsize         size, at = 4;
  const guint8 *data = g_bytes_get_data (self->block, &size);
  gboolean      used[MOST_SEGMENTS + 1] = { TRUE };
  guint64       counter, n_counted = 0;

  if (size <= at || data[at] == NEWER_FORM || !get (data, size, &at, &self->n_levels) || !get (data, size, &at, &self->n_segments))
    return FALSE;
  self->counter = at;
  if (!get (data, size, &at, &counter))
    return FALSE;
  self->first = self->segments = self->end = at;
  for (guint64 i = 0; i < self->n_levels; i++)
    {
      guint64 n_merged, n;
      gsize   segments;

      if (!read_level (data, size, &at, &n_merged, &n, &segments, used))
        return FALSE;
      n_counted += n;
      if (i > 0)
        continue;
      self->n_merged = n_merged;
      self->n_first = n;
      self->segments = segments;
      self->end = at;
    }
  for (self->free_id = 1; self->free_id <= MOST_SEGMENTS && used[self->free_id]; self->free_id++)
    ;
  return at == size && n_counted == self->n_segments && self->n_segments < MANY_SEGMENTS;
}

/* Notes a new segment behind those of the lowest level. */
static gboolean
write_structure (QdSearchSegment *self,
                 const Structure *structure,
                 GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize                  size;
  const guint8          *data = g_bytes_get_data (structure->block, &size);

  g_byte_array_append (bytes, data, 4);
  put (bytes, MAX (structure->n_levels, 1));
  put (bytes, structure->n_segments + 1);
  g_byte_array_append (bytes, data + structure->counter, (guint)(structure->first - structure->counter));
  put (bytes, structure->n_merged);
  put (bytes, structure->n_first + 1);
  g_byte_array_append (bytes, data + structure->segments, (guint)(structure->end - structure->segments));
  put (bytes, (guint64)self->segment);
  put (bytes, 1);
  put (bytes, self->page_number - 1);
  g_byte_array_append (bytes, data + structure->end, (guint)(size - structure->end));
  return run_with_block (self, self->kind->sql.set_block, STRUCTURE_BLOCK, bytes->data, bytes->len, error);
}

/* Adds the rows of the segment to the averages: how many there are, then how many places in all in each column. */
static gboolean
write_averages (QdSearchSegment *self,
                GError         **error)
{
  g_autoptr (GBytes)     block = load_block (self, AVERAGES_BLOCK, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize                  size, at = 0;
  const guint8          *data;

  if (block == NULL)
    return FALSE;
  data = g_bytes_get_data (block, &size);
  for (guint i = 0; i <= self->kind->n_columns; i++)
    {
      guint64 number;

      /* Of an index without rows there is nothing. */
      if (!get (data, size, &at, &number))
        number = 0;
      for (guint j = 0; j < self->parts->len; j++)
        {
          const QdSearchPart *part = &g_array_index (self->parts, QdSearchPart, j);

          number += i == 0 ? part->terms->n_rows : part->terms->n_places[i - 1];
        }
      put (bytes, number);
    }
  return run_with_block (self, self->kind->sql.set_block, AVERAGES_BLOCK, bytes->data, bytes->len, error);
}

/* How many places each column of a row has. */
static gboolean
write_sizes (QdSearchSegment *self,
             GError         **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const QdSearchPart *part = &g_array_index (self->parts, QdSearchPart, i);
      guint8              packed[QD_SEARCH_TERMS_COLUMNS * QD_SEARCH_NUMBER_SIZE];
      gsize               size = 0;

      for (guint j = 0; j < self->kind->n_columns; j++)
        size += _qd_search_number_put (packed + size, part->terms->n_places[j]);
      if (!run_with_block (self, self->kind->sql.add_sizes, part->row, packed, size, error))
        return FALSE;
    }
  return TRUE;
}

/* Pages */

/* Notes with what the last page with a term begins, and where the rows of its last term go on. */
static gboolean
note_term_page (QdSearchSegment *self,
                GError         **error)
{
  gboolean                listed = self->list->len > 0 && self->n_pages >= MANY_PAGES;
  g_autoptr (QdStatement) statement = NULL;

  if (self->term_page == 0)
    return TRUE;
  if (listed && !run_with_block (self, self->kind->sql.add_block, (self->segment << SEGMENT_SHIFT | LIST_BIT) + self->list_page,
                                 self->list->data, self->list->len, error))
    return FALSE;
  statement = qd_sqlite_prepare (self->db, self->kind->sql.add_page);
  qd_statement_bind_int (statement, 1, self->segment);
  qd_statement_bind_blob (statement, 2, self->first_term, self->first_term_size);
  qd_statement_bind_int (statement, 3, self->term_page << 1 | (listed ? 1 : 0));
  g_byte_array_set_size (self->list, 0);
  self->n_pages = 0;
  self->term_page = 0;
  return qd_statement_run (statement, error);
}

static void
begin_page (QdSearchSegment *self)
{
  memset (self->page, 0, PAGE_HEADER);
  self->size = PAGE_HEADER;
  self->footer_size = 0;
  self->last_offset = 0;
  self->has_term = FALSE;
  self->has_row = FALSE;
}

static gboolean
write_page (QdSearchSegment *self,
            GError         **error)
{
  qd_thread_rest ();
  self->page[2] = (guint8)(self->size >> 8);
  self->page[3] = (guint8)self->size;
  if (self->has_term)
    {
      memcpy (self->page + self->size, self->footer, self->footer_size);
      self->size += self->footer_size;
    }
  else
    {
      if (!self->has_row && self->list->len > 0)
        put (self->list, 0);
      self->n_pages++;
    }
  if (!run_with_block (self, self->kind->sql.add_block, (self->segment << SEGMENT_SHIFT) + self->page_number, self->page, self->size, error))
    return FALSE;
  self->page_number++;
  begin_page (self);
  return TRUE;
}

static gboolean
is_filled_by (const QdSearchSegment *self,
              gsize                  more)
{
  return self->size + self->footer_size + more >= PAGE_SIZE;
}

static gsize
count_shared (const QdSearchSegment *self,
              const guint8          *term,
              gsize                  size)
{
  gsize n = 0;

  while (n < MIN (size, self->term_size) && self->term[n] == term[n])
    n++;
  return n;
}

static gboolean
add_term (QdSearchSegment *self,
          const guint8    *term,
          gsize            size,
          GError         **error)
{
  gsize shared = count_shared (self, term, size);

  if (is_filled_by (self, size + 2) && self->size > PAGE_HEADER && !write_page (self, error))
    return FALSE;
  self->footer_size += _qd_search_number_put (self->footer + self->footer_size, self->size - self->last_offset);
  self->last_offset = self->size;
  if (self->has_term)
    {
      self->size += _qd_search_number_put (self->page + self->size, shared);
    }
  else
    {
      /* As much of it as tells it from the term before. */
      if (self->page_number > 1)
        {
          if (!note_term_page (self, error))
            return FALSE;
          self->first_term_size = shared + 1;
          memcpy (self->first_term, term, shared + 1);
          self->term_page = self->page_number;
        }
      shared = 0;
    }
  self->size += _qd_search_number_put (self->page + self->size, size - shared);
  memcpy (self->page + self->size, term + shared, size - shared);
  self->size += size - shared;
  memcpy (self->term, term, size);
  self->term_size = size;
  self->has_term = TRUE;
  self->has_row = TRUE;
  self->list_page = self->page_number;
  return TRUE;
}

/* Lists a row that is the first one on a page without a term. */
static void
list_row (QdSearchSegment *self,
          gint64           row)
{
  gboolean is_first = self->list->len == 0;

  if (is_first)
    {
      put (self->list, 0);
      put (self->list, self->page_number);
    }
  put (self->list, (guint64)(is_first ? row : row - self->list_row));
  self->list_row = row;
  /* With the terms that are gathered at a time no list is longer than a page. */
  g_assert (self->list->len < PAGE_SIZE);
}

/* How many of the next bytes go on a page with room for @most: whole numbers, one at least. */
static gsize
count_numbers (const guint8 *data,
               gsize         size,
               gsize         most)
{
  guint64 number;
  gsize   n = _qd_search_number_get (data, size, &number);

  while (n < most)
    {
      gsize next = _qd_search_number_get (data + n, size - n, &number);

      if (next == 0 || n + next > most)
        break;
      n += next;
    }
  return n;
}

/* Adds the places of a row, which may be more than fit on a page. */
static gboolean
add_places (QdSearchSegment *self,
            const guint8    *data,
            gsize            size,
            GError         **error)
{
  gsize at = 0;

  if (self->size + self->footer_size + size <= PAGE_SIZE)
    {
      memcpy (self->page + self->size, data, size);
      self->size += size;
      return TRUE;
    }
  while (at < size)
    {
      gsize most = PAGE_SIZE - MIN (self->size + self->footer_size, PAGE_SIZE);
      gsize n = size - at <= most ? size - at : count_numbers (data + at, size - at, most);

      memcpy (self->page + self->size, data + at, n);
      self->size += n;
      at += n;
      if (is_filled_by (self, 0) && !write_page (self, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds the rows of a term row by row, as they do not fit on the page. */
static gboolean
add_rows (QdSearchSegment *self,
          const guint8    *rows,
          gsize            size,
          GError         **error)
{
  guint64 row = 0, distance, places;
  gsize   at = 0;

  while (at < size)
    {
      if (!get (rows, size, &at, &distance))
        g_assert_not_reached ();
      row += distance;
      if (!self->has_row)
        {
          self->page[0] = (guint8)(self->size >> 8);
          self->page[1] = (guint8)self->size;
          self->has_row = TRUE;
          list_row (self, (gint64)row);
          distance = row;
        }
      self->size += _qd_search_number_put (self->page + self->size, distance);
      if (self->kind->placed)
        {
          gsize start = at;

          if (!get (rows, size, &at, &places))
            g_assert_not_reached ();
          at += places / 2;
          if (!add_places (self, rows + start, at - start, error))
            return FALSE;
        }
      else if (is_filled_by (self, 0) && !write_page (self, error))
        {
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_term_cb (const guint8 *term,
             gsize         length,
             const guint8 *rows,
             gsize         size,
             gpointer      user_data,
             GError      **error)
{
  QdSearchSegment *self = user_data;
  guint8           prefixed[LONGEST_TERM];

  g_assert (length < sizeof prefixed);
  prefixed[0] = TERM_PREFIX;
  memcpy (prefixed + 1, term, length);
  if (!add_term (self, prefixed, length + 1, error))
    return FALSE;
  if (self->size + self->footer_size + size + 1 > PAGE_SIZE)
    return add_rows (self, rows, size, error);
  memcpy (self->page + self->size, rows, size);
  self->size += size;
  return TRUE;
}

/* Writing */

/* FTS5 knows which segments there are, and gathers terms for one. Now it writes these out, and when it is told that what it has
 * done since was undone, it reads anew what is stored. */
static gboolean
make_forget (QdSearchSegment *self,
             GError         **error)
{
  g_autoptr (QdStatement) begin = qd_sqlite_prepare (self->db, self->kind->sql.begin);

  return qd_statement_run (begin, error) && qd_sqlite_exec (self->db, "SAVEPOINT forget; ROLLBACK TO forget; RELEASE forget", error);
}

static gboolean
write_all (QdSearchSegment *self,
           GError         **error)
{
  g_auto (Structure) structure = { .block = load_block (self, STRUCTURE_BLOCK, error) };

  if (structure.block == NULL)
    return FALSE;
  if (!read_structure (&structure))
    {
      _qd_store_set_damage_error (self->db, error);
      return FALSE;
    }
  self->segment = structure.free_id;
  self->page_number = 1;
  self->term_size = 0;
  self->first_term_size = 0;
  self->term_page = 1;
  self->n_pages = 0;
  g_byte_array_set_size (self->list, 0);
  begin_page (self);
  if (!_qd_search_sort ((const QdSearchPart *)(gconstpointer)self->parts->data, self->parts->len, self->kind->placed, add_term_cb, self, error) ||
      (self->size > PAGE_HEADER && !write_page (self, error)))
    return FALSE;
  if (self->page_number > 1 && (!note_term_page (self, error) || !write_structure (self, &structure, error)))
    return FALSE;
  return write_averages (self, error) && (self->kind->sql.add_sizes == NULL || write_sizes (self, error));
}

/**
 * _qd_search_segment_write:
 * @self: (not nullable): a segment of an index that was checked
 * @error: return location
 *
 * Puts the rows that were added into the index. Thread: the connection's, in a transaction.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_segment_write (QdSearchSegment *self,
                          GError         **error)
{
  gboolean written;

  if (self->parts->len == 0)
    return TRUE;
  if (!make_forget (self, error))
    return FALSE;
  qd_sqlite_set_defensive (self->db, FALSE);
  written = write_all (self, error);
  qd_sqlite_set_defensive (self->db, TRUE);
  g_array_set_size (self->parts, 0);
  self->n_gathered = 0;
  return written;
}

/**
 * _qd_search_segment_check:
 * @self: (not nullable): a segment
 * @possible: (out) (not nullable): whether the index is in a form that is known, and has few enough segments
 * @error: return location
 *
 * Looks whether rows may be put into an index so. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_segment_check (QdSearchSegment *self,
                          gboolean        *possible,
                          GError         **error)
{
  g_auto (Structure) structure = { NULL };
  gint64             is_other;

  *possible = FALSE;
  if (!qd_sqlite_query_int (self->db, self->kind->sql.is_other, &is_other, error))
    return FALSE;
  structure.block = load_block (self, STRUCTURE_BLOCK, error);
  if (structure.block == NULL)
    return FALSE;
  *possible = is_other == 0 && read_structure (&structure);
  return TRUE;
}

/**
 * _qd_search_segment_add:
 * @self: (not nullable): a segment of an index that was checked
 * @row: the first of the rows, none of which is in the index, and which are behind those that were added before
 * @terms: (not nullable): what is in them, made ready for an index of this kind; must stay until they were written
 * @error: return location
 *
 * Adds rows, and writes first what there is when it is much. Thread: the connection's, in a transaction.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_segment_add (QdSearchSegment     *self,
                        gint64               row,
                        const QdSearchTerms *terms,
                        GError             **error)
{
  QdSearchPart part = { row, terms };

  if ((self->n_gathered >= FULL || self->parts->len == QD_SEARCH_SORT_MOST_PARTS) && !_qd_search_segment_write (self, error))
    return FALSE;
  self->n_gathered += terms->n_terms;
  for (guint i = 0; self->kind->placed && i < self->kind->n_columns; i++)
    self->n_gathered += terms->n_places[i];
  if (terms->n_rows > 0)
    g_array_append_val (self->parts, part);
  return TRUE;
}
