/* qd-search-segment.c: a segment of a search index, written at once
 *
 * What FTS5 would make of the rows of a transaction when it commits, to the byte, in a fraction of the time (qd-search-sort.c): the pages of
 * a segment (qd-search-pages.c), which is noted with the others (qd-search-structure.c), and the averages: how many rows there are, and how many
 * places in all in each column.
 *
 * An index that a version of FTS5 made that notes another form is left to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-segment.h"

#include <string.h>

#include "store/qd-search-number.h"
#include "store/qd-search-pages.h"
#include "store/qd-search-sort.h"
#include "store/qd-store-private.h"

/* When so many places and terms were gathered they are written: the list of the pages of a term then fits on a page, whatever comes last. */
#define FULL (1024 * 1024)

struct _QdSearchSegment
{
  QdSqlite                  *db;
  const QdSearchSegmentKind *kind;
  GArray                    *parts;      /* of QdSearchPart */
  gsize                      n_gathered; /* places or terms of these */
  QdSearchPages             *pages;
};

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
  self->pages = _qd_search_pages_new (db, kind);
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
  _qd_search_pages_free (self->pages);
  g_free (self);
}

/* Adds the rows of the segment to the averages: how many there are, then how many places in all in each column. */
static gboolean
write_averages (QdSearchSegment *self,
                GError         **error)
{
  g_autoptr (GBytes)     block = _qd_search_block_load (self->db, self->kind->sql.get_block, QD_SEARCH_AVERAGES_BLOCK, error);
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
      if (!_qd_search_number_read (data, size, &at, &number))
        number = 0;
      for (guint j = 0; j < self->parts->len; j++)
        {
          const QdSearchPart *part = &g_array_index (self->parts, QdSearchPart, j);

          number += i == 0 ? part->terms->n_rows : part->terms->n_places[i - 1];
        }
      _qd_search_number_append (bytes, number);
    }
  return _qd_search_block_write (self->db, self->kind->sql.set_block, QD_SEARCH_AVERAGES_BLOCK, bytes->data, bytes->len, error);
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
      if (!_qd_search_block_write (self->db, self->kind->sql.add_sizes, part->row, packed, size, error))
        return FALSE;
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
  guint8           prefixed[QD_SEARCH_LONGEST_TERM];

  g_assert (length + 1 < sizeof prefixed);
  prefixed[0] = QD_SEARCH_TERM_PREFIX;
  memcpy (prefixed + 1, term, length);
  return _qd_search_pages_add (self->pages, prefixed, length + 1, rows, size, error);
}

static gboolean
write_all (QdSearchSegment *self,
           GError         **error)
{
  g_auto (QdSearchStructure) structure = { 0 };
  QdSearchExtent             extent;
  gboolean                   known;

  if (!_qd_search_structure_load (&structure, self->db, self->kind, &known, error))
    return FALSE;
  if (!known)
    {
      _qd_store_set_damage_error (self->db, error);
      return FALSE;
    }
  _qd_search_pages_begin (self->pages, structure.free_id);
  if (!_qd_search_sort ((const QdSearchPart *)(gconstpointer)self->parts->data, self->parts->len, self->kind->placed, add_term_cb, self, error) ||
      !_qd_search_pages_end (self->pages, &extent, error))
    return FALSE;
  /* With the terms that are gathered at a time none is. */
  g_assert (!_qd_search_pages_is_list_too_long (self->pages));
  if (extent.last > 0)
    {
      _qd_search_structure_add (&structure, 0, extent);
      if (!_qd_search_structure_write (&structure, self->db, self->kind, error))
        return FALSE;
    }
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
  if (!_qd_search_forget (self->db, self->kind, error))
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
  g_auto (QdSearchStructure) structure = { 0 };
  gint64                     is_other;

  *possible = FALSE;
  if (!qd_sqlite_query_int (self->db, self->kind->sql.is_other, &is_other, error) ||
      !_qd_search_structure_load (&structure, self->db, self->kind, possible, error))
    return FALSE;
  *possible = *possible && is_other == 0;
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
