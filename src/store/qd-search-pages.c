/* qd-search-pages.c: the pages of a segment of a search index
 *
 * In the form of the comments in SQLite's ext/fts5/fts5_index.c, which does not change as long as libraries that are there are to be read:
 *
 *   pages      the first rowid on it and its size without what follows, 16 bits each; terms, each but the first of a page without what it
 *              shares with the one before, with the list of its rows, which may go on for pages; the distances of the terms
 *   list       of the pages that the rows of a term go on to, if they are many, with the first row on each (doclist index)
 *   _idx       with what each page begins that has a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-pages.h"

#include <string.h>

#include "store/qd-search-number.h"
#include "store/qd-thread-priority.h"

/* The size of pages (pgsz) unless it is configured, bytes. */
#define PAGE_SIZE 4050

/* Room for a page with a number or a term that is begun where it is full, bytes. */
#define PAGE_ROOM (PAGE_SIZE + 1024)

#define PAGE_HEADER QD_SEARCH_PAGE_HEADER

/* Of so many pages without a term the first rows are listed (FTS5_MIN_DLIDX_SIZE). */
#define MANY_PAGES 4

struct _QdSearchPages
{
  QdSqlite                  *db;
  const QdSearchSegmentKind *kind;

  /* The page that is being filled. */
  guint64  segment;
  guint    page_number;
  guint8   page[PAGE_ROOM];
  gsize    size;
  guint8   footer[PAGE_ROOM];
  gsize    footer_size;
  gsize    last_offset; /* of a term on it */
  gboolean has_term;
  gboolean has_row;
  guint8   term[QD_SEARCH_LONGEST_TERM]; /* the last one, of this page or one before */
  gsize    term_size;

  /* The last page that has a term. */
  gint64      term_page; /* 0 if it was noted */
  guint8      first_term[QD_SEARCH_LONGEST_TERM];
  gsize       first_term_size;
  guint       n_pages; /* without a term, behind it */
  GByteArray *list;    /* of the first rows on these */
  gint64      list_page;
  gint64      list_row;
  gboolean    is_list_too_long;
};

/**
 * _qd_search_pages_new:
 * @db: (not nullable): a writing connection, which outlives it
 * @kind: (not nullable): of which index; static
 *
 * Returns: (transfer full): what writes the pages of a segment
 */
QdSearchPages *
_qd_search_pages_new (QdSqlite                  *db,
                      const QdSearchSegmentKind *kind)
{
  QdSearchPages *self = g_new0 (QdSearchPages, 1);

  self->db = db;
  self->kind = kind;
  self->list = g_byte_array_new ();
  return self;
}

/**
 * _qd_search_pages_free:
 * @self: (not nullable) (transfer full): what writes pages
 */
void
_qd_search_pages_free (QdSearchPages *self)
{
  g_byte_array_unref (self->list);
  g_free (self);
}

/* Notes with what the last page with a term begins, and where the rows of its last term go on. */
static gboolean
note_term_page (QdSearchPages *self,
                GError       **error)
{
  gboolean                listed = self->list->len > 0 && self->n_pages >= MANY_PAGES;
  g_autoptr (QdStatement) statement = NULL;

  if (self->term_page == 0)
    return TRUE;
  self->is_list_too_long |= self->list->len >= PAGE_SIZE;
  if (listed && !_qd_search_block_write (self->db, self->kind->sql.add_block, QD_SEARCH_LIST_BLOCK (self->segment, self->list_page),
                                         self->list->data, self->list->len, error))
    return FALSE;
  statement = qd_sqlite_prepare (self->db, self->kind->sql.add_page);
  qd_statement_bind_int (statement, 1, (gint64)self->segment);
  qd_statement_bind_blob (statement, 2, self->first_term, self->first_term_size);
  qd_statement_bind_int (statement, 3, self->term_page << 1 | (listed ? 1 : 0));
  g_byte_array_set_size (self->list, 0);
  self->n_pages = 0;
  self->term_page = 0;
  return qd_statement_run (statement, error);
}

static void
begin_page (QdSearchPages *self)
{
  memset (self->page, 0, PAGE_HEADER);
  self->size = PAGE_HEADER;
  self->footer_size = 0;
  self->last_offset = 0;
  self->has_term = FALSE;
  self->has_row = FALSE;
}

static gboolean
write_page (QdSearchPages *self,
            GError       **error)
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
        _qd_search_number_append (self->list, 0);
      self->n_pages++;
    }
  if (!_qd_search_block_write (self->db, self->kind->sql.add_block, QD_SEARCH_PAGE_BLOCK (self->segment, self->page_number), self->page, self->size, error))
    return FALSE;
  self->page_number++;
  begin_page (self);
  return TRUE;
}

static gboolean
is_filled_by (const QdSearchPages *self,
              gsize                more)
{
  return self->size + self->footer_size + more >= PAGE_SIZE;
}

static gsize
count_shared (const QdSearchPages *self,
              const guint8        *term,
              gsize                size)
{
  gsize n = 0;

  while (n < MIN (size, self->term_size) && self->term[n] == term[n])
    n++;
  return n;
}

static gboolean
add_term (QdSearchPages *self,
          const guint8  *term,
          gsize          size,
          GError       **error)
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
list_row (QdSearchPages *self,
          gint64         row)
{
  gboolean is_first = self->list->len == 0;

  if (is_first)
    {
      _qd_search_number_append (self->list, 0);
      _qd_search_number_append (self->list, self->page_number);
    }
  _qd_search_number_append (self->list, (guint64)(is_first ? row : row - self->list_row));
  self->list_row = row;
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
add_places (QdSearchPages *self,
            const guint8  *data,
            gsize          size,
            GError       **error)
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
add_rows (QdSearchPages *self,
          const guint8  *rows,
          gsize          size,
          GError       **error)
{
  guint64 row = 0, distance, places;
  gsize   at = 0;

  while (at < size)
    {
      if (!_qd_search_number_read (rows, size, &at, &distance))
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

          if (!_qd_search_number_read (rows, size, &at, &places))
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

/**
 * _qd_search_pages_begin:
 * @self: (not nullable): what writes pages
 * @segment: the number of a new segment
 *
 * Begins with the pages of a segment.
 */
void
_qd_search_pages_begin (QdSearchPages *self,
                        guint64        segment)
{
  self->segment = segment;
  self->page_number = 1;
  self->term_size = 0;
  self->first_term_size = 0;
  self->term_page = 1;
  self->n_pages = 0;
  self->is_list_too_long = FALSE;
  g_byte_array_set_size (self->list, 0);
  begin_page (self);
}

/**
 * _qd_search_pages_add:
 * @self: (not nullable): what writes pages
 * @term: (not nullable) (array length=length): a term, behind those that were added before in the order of bytes
 * @length: its length, less than %QD_SEARCH_LONGEST_TERM bytes
 * @rows: (not nullable) (array length=size): the rows that have it, as FTS5 lists them
 * @size: the length of that, bytes
 * @error: return location
 *
 * Adds a term. Thread: the connection's, in a transaction, with SQLite's defensive mode off.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_pages_add (QdSearchPages *self,
                      const guint8  *term,
                      gsize          length,
                      const guint8  *rows,
                      gsize          size,
                      GError       **error)
{
  if (!add_term (self, term, length, error))
    return FALSE;
  if (self->size + self->footer_size + size + 1 > PAGE_SIZE)
    return add_rows (self, rows, size, error);
  memcpy (self->page + self->size, rows, size);
  self->size += size;
  return TRUE;
}

/**
 * _qd_search_pages_end:
 * @self: (not nullable): what writes pages
 * @extent: (out) (not nullable): the segment; without a last page if it has no term
 * @error: return location
 *
 * Writes what is left to be written of a segment.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_pages_end (QdSearchPages  *self,
                      QdSearchExtent *extent,
                      GError        **error)
{
  if (self->size > PAGE_HEADER && !write_page (self, error))
    return FALSE;
  *extent = (QdSearchExtent){ self->segment, 1, self->page_number - 1 };
  return extent->last == 0 || note_term_page (self, error);
}

/**
 * _qd_search_pages_is_list_too_long:
 * @self: (not nullable): what writes pages
 *
 * Returns: whether the rows of a term went on to so many pages that a list of these is longer than a page, for which FTS5 has another form
 */
gboolean
_qd_search_pages_is_list_too_long (const QdSearchPages *self)
{
  return self->is_list_too_long;
}
