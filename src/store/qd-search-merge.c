/* qd-search-merge.c: segments of a search index made into one
 *
 * FTS5 merges segments row by row, and a few pages in a transaction. Where rows only ever came behind those that were there, which is how
 * an import adds them, the rows of a term in one segment follow all of those in the one before: then the lists can be put behind one
 * another as they are, but for the first number of each. Segments that are small enough in all are read once from the first page to the
 * last, and written once.
 *
 * Whatever is not so simple is left to FTS5: what was removed or came in another order, what it is merging already, what does not look as expected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-merge.h"

#include <string.h>

#include "store/qd-search-number.h"
#include "store/qd-search-pages.h"

/* So many segments may be merged at a time, so that the pages that are at hand of each stay near the processor. */
#define MOST_SEGMENTS 32

/* Where fewer than are asked for have as many pages as may be, so many are enough. */
#define FEW_LARGE_SEGMENTS 4

/* There may be so many levels (FTS5_MAX_LEVEL); FTS5 has use for the last ones itself. */
#define MOST_LEVELS 60

/* No page is as long, bytes: of what FTS5 writes none is much longer than 4050. */
#define PAGE_ROOM 8192

/* Bytes of a term, behind its prefix, by which it is told from most others. */
#define HEAD 8

/* A segment that is being read, term by term. */
typedef struct
{
  QdSearchExtent extent;
  guint64        page_number;
  guint8         page[PAGE_ROOM];
  gsize          size;
  gsize          end;       /* of its terms and rows, where the distances of terms begin */
  gsize          first_row; /* the first one that is the first on it, before its first term; or 0 */
  gsize          footer_at; /* the next of the distances */
  gsize          term_at;   /* the next term; 0 if there is none */
  gboolean       is_first;  /* whether that is the first one on the page */

  guint8        term[QD_SEARCH_LONGEST_TERM];
  gsize         term_size;
  const guint8 *rows; /* that have it */
  gsize         rows_size;
  GByteArray   *gathered; /* from several pages */
  GArray       *breaks;   /* where in these a row stands as it is, not as its distance from the one before */
} Stream;

typedef struct
{
  QdSqlite                  *db;
  const QdSearchSegmentKind *kind;
  QdStatement               *get_block;
  Stream                    *streams;
  guint                      n_streams;            /* that have a term, the oldest segment first */
  guint                      order[MOST_SEGMENTS]; /* which ones */
  guint64                    heads[MOST_SEGMENTS]; /* the first bytes of their terms */
  GByteArray                *rows;                 /* room for those of the term that is being put together */
  gsize                      rows_size;            /* what of it is taken */
  guint64                    last_row;
} Merge;

/* What became of a part of the work. */
typedef enum {
  FAILED = -1,
  LEFT = 0, /* to FTS5 */
  DONE = 1,
} Outcome;

/* Reading */

/* Where the next term on the page begins. */
static gboolean
find_next_term (Stream *self)
{
  guint64 distance;

  if (self->footer_at == self->size)
    {
      self->term_at = 0;
      return TRUE;
    }
  if (!_qd_search_number_read (self->page, self->size, &self->footer_at, &distance) || distance == 0 || distance >= self->end - self->term_at)
    return FALSE;
  self->term_at += distance;
  return self->term_at >= QD_SEARCH_PAGE_HEADER;
}

static Outcome
load_page (Merge   *self,
           Stream  *stream,
           GError **error)
{
  const guint8 *data;
  QdStep        step;

  qd_statement_bind_int (self->get_block, 1, QD_SEARCH_PAGE_BLOCK (stream->extent.id, stream->page_number));
  step = qd_statement_step (self->get_block, error);
  if (step == QD_STEP_ROW)
    {
      data = qd_statement_get_blob (self->get_block, 0, &stream->size);
      if (stream->size <= sizeof stream->page)
        memcpy (stream->page, data, stream->size);
    }
  qd_statement_reset (self->get_block);
  if (step == QD_STEP_ERROR)
    return FAILED;
  if (step == QD_STEP_DONE || stream->size < QD_SEARCH_PAGE_HEADER || stream->size > sizeof stream->page)
    return LEFT;
  stream->first_row = (gsize)(stream->page[0] << 8 | stream->page[1]);
  stream->end = stream->footer_at = (gsize)(stream->page[2] << 8 | stream->page[3]);
  stream->term_at = 0;
  stream->is_first = TRUE;
  return stream->end >= QD_SEARCH_PAGE_HEADER && stream->end <= stream->size && find_next_term (stream) ? DONE : LEFT;
}

/* Gathers the rows of a term that go on from @at on this page to others. */
static Outcome
gather_rows (Merge   *self,
             Stream  *stream,
             gsize    at,
             GError **error)
{
  g_array_set_size (stream->breaks, 0);
  g_byte_array_set_size (stream->gathered, 0);
  g_byte_array_append (stream->gathered, stream->page + at, (guint)(stream->end - at));
  do
    {
      gsize   end, place;
      Outcome outcome;

      stream->page_number++;
      outcome = load_page (self, stream, error);
      if (outcome != DONE)
        return outcome;
      end = stream->term_at != 0 ? stream->term_at : stream->end;
      if (stream->first_row != 0)
        {
          if (stream->first_row < QD_SEARCH_PAGE_HEADER || stream->first_row >= end)
            return LEFT;
          place = stream->gathered->len + stream->first_row - QD_SEARCH_PAGE_HEADER;
          g_array_append_val (stream->breaks, place);
        }
      g_byte_array_append (stream->gathered, stream->page + QD_SEARCH_PAGE_HEADER, (guint)(end - QD_SEARCH_PAGE_HEADER));
    }
  while (stream->term_at == 0 && stream->page_number < stream->extent.last);
  stream->rows = stream->gathered->data;
  stream->rows_size = stream->gathered->len;
  return DONE;
}

/* Reads the next term of a segment that has one. */
static Outcome
read_term (Merge   *self,
           Stream  *stream,
           GError **error)
{
  gsize   at = stream->term_at;
  guint64 kept = 0, more;

  if ((!stream->is_first && !_qd_search_number_read (stream->page, stream->end, &at, &kept)) || !_qd_search_number_read (stream->page, stream->end, &at, &more) ||
      kept > stream->term_size || more >= sizeof stream->term - kept || more > stream->end - at)
    return LEFT;
  memcpy (stream->term + kept, stream->page + at, more);
  at += more;
  stream->term_size = kept + more;
  if (stream->term_size == 0 || stream->term[0] != QD_SEARCH_TERM_PREFIX || !find_next_term (stream))
    return LEFT;
  stream->is_first = FALSE;
  if (stream->term_at == 0 && stream->page_number < stream->extent.last)
    return gather_rows (self, stream, at, error);
  if (stream->term_at != 0 && stream->term_at < at)
    return LEFT;
  stream->rows = stream->page + at;
  stream->rows_size = (stream->term_at != 0 ? stream->term_at : stream->end) - at;
  if (stream->breaks->len > 0)
    g_array_set_size (stream->breaks, 0);
  return DONE;
}

/* The first bytes of a term, the first one highest, filled up with NUL, which is in no term. */
static guint64
get_head (const Stream *stream)
{
  guint64 head = 0;

  memcpy (&head, stream->term + 1, MIN (stream->term_size - 1, HEAD));
  return GUINT64_FROM_BE (head);
}

/* Goes on to the next term of a segment; without one it is at its end. */
static Outcome
advance (Merge    *self,
         guint     place,
         gboolean *at_end,
         GError  **error)
{
  Stream *stream = &self->streams[self->order[place]];
  Outcome outcome;

  *at_end = stream->term_at == 0;
  if (*at_end)
    return DONE;
  outcome = read_term (self, stream, error);
  if (outcome == DONE)
    self->heads[place] = get_head (stream);
  return outcome;
}

/* Putting together */

/* What most lists of rows fit in, bytes. */
#define ROOM_AT_FIRST 4096

/* Of most terms a segment has few bytes, so that calls would take longer than what they do. */
static guint8 *
make_room (Merge *self,
           gsize  more)
{
  if (G_UNLIKELY (self->rows_size + more > self->rows->len))
    g_byte_array_set_size (self->rows, (guint)(self->rows_size + more) * 2);
  return self->rows->data + self->rows_size;
}

static void
append (Merge        *self,
        const guint8 *data,
        gsize         size)
{
  memcpy (make_room (self, size), data, size);
  self->rows_size += size;
}

static void
append_number (Merge  *self,
               guint64 number)
{
  self->rows_size += _qd_search_number_put (make_room (self, QD_SEARCH_NUMBER_SIZE), number);
}

/* Puts the rows of a segment behind those of the ones before. FALSE if that cannot be: if one does not follow them, or was removed, which
 * FTS5 marks in the size of its places, or where there are none by a 0 behind it. */
static gboolean
append_rows (Merge        *self,
             const Stream *stream)
{
  const guint8 *data = stream->rows;
  gsize         size = stream->rows_size, at = 0, copied = 0;
  guint64       row = self->last_row;
  guint         n_breaks = 0;
  gsize         next_break = 0;

  while (at < size)
    {
      gsize   start = at;
      guint64 distance, places;

      if (!_qd_search_number_read (data, size, &at, &distance) || distance == 0)
        return FALSE;
      if (start == next_break)
        {
          if (distance <= row)
            return FALSE;
          append (self, data + copied, start - copied);
          append_number (self, distance - row);
          copied = at;
          row = distance;
          next_break = n_breaks < stream->breaks->len ? g_array_index (stream->breaks, gsize, n_breaks++) : G_MAXSIZE;
        }
      else
        {
          row += distance;
        }
      if (!self->kind->placed)
        continue;
      if (!_qd_search_number_read (data, size, &at, &places) || (places & 1) != 0 || places / 2 > size - at)
        return FALSE;
      at += places / 2;
    }
  append (self, data + copied, size - copied);
  self->last_row = row;
  /* Rows are signed, and those behind the highest begin anew. */
  return next_break == G_MAXSIZE && row <= G_MAXINT64;
}

static int
compare_terms (const Stream *a,
               const Stream *b)
{
  int order = memcmp (a->term, b->term, MIN (a->term_size, b->term_size));

  return order != 0 ? order : (a->term_size > b->term_size) - (a->term_size < b->term_size);
}

/* Which of the segments have the first of the terms. */
static guint
find_first (const Merge *self,
            guint       *places)
{
  guint64 head = self->heads[0];
  guint   n = 0;

  for (guint i = 1; i < self->n_streams; i++)
    head = MIN (head, self->heads[i]);
  for (guint i = 0; i < self->n_streams; i++)
    {
      int order;

      if (self->heads[i] != head)
        continue;
      order = n > 0 ? compare_terms (&self->streams[self->order[i]], &self->streams[self->order[places[0]]]) : 0;
      if (order < 0)
        n = 0;
      if (order <= 0)
        places[n++] = i;
    }
  return n;
}

static void
drop (Merge *self,
      guint  place)
{
  guint n_behind = self->n_streams - place - 1;

  memmove (self->order + place, self->order + place + 1, n_behind * sizeof *self->order);
  memmove (self->heads + place, self->heads + place + 1, n_behind * sizeof *self->heads);
  self->n_streams--;
}

static Outcome
write_terms (Merge         *self,
             QdSearchPages *pages,
             GError       **error)
{
  guint places[MOST_SEGMENTS];

  while (self->n_streams > 0)
    {
      guint         n = find_first (self, places);
      const Stream *first = &self->streams[self->order[places[0]]];

      self->rows_size = 0;
      self->last_row = 0;
      for (guint i = 0; i < n; i++)
        if (!append_rows (self, &self->streams[self->order[places[i]]]))
          return LEFT;
      if (!_qd_search_pages_add (pages, first->term, first->term_size, self->rows->data, self->rows_size, error))
        return FAILED;
      for (guint i = n; i > 0; i--)
        {
          gboolean at_end;
          Outcome  outcome = advance (self, places[i - 1], &at_end, error);

          if (outcome != DONE)
            return outcome;
          if (at_end)
            drop (self, places[i - 1]);
        }
    }
  return DONE;
}

/* Segments */

static void
merge_clear (Merge *self)
{
  for (guint i = 0; self->streams != NULL && i < MOST_SEGMENTS; i++)
    {
      g_clear_pointer (&self->streams[i].gathered, g_byte_array_unref);
      g_clear_pointer (&self->streams[i].breaks, g_array_unref);
    }
  g_clear_pointer (&self->streams, g_free);
  g_clear_pointer (&self->rows, g_byte_array_unref);
  g_clear_pointer (&self->get_block, qd_statement_release);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static Outcome
begin_streams (Merge                *self,
               const QdSearchExtent *extents,
               guint                 n,
               GError              **error)
{
  self->rows = g_byte_array_new ();
  g_byte_array_set_size (self->rows, ROOM_AT_FIRST);
  self->get_block = qd_sqlite_prepare (self->db, self->kind->sql.get_block);
  self->streams = g_new0 (Stream, MOST_SEGMENTS);
  for (guint i = 0; i < n; i++)
    {
      Stream  *stream = &self->streams[i];
      gboolean at_end = TRUE;
      Outcome  outcome;

      stream->extent = extents[i];
      stream->page_number = extents[i].first;
      stream->gathered = g_byte_array_new ();
      stream->breaks = g_array_new (FALSE, FALSE, sizeof (gsize));
      self->order[i] = i;
      outcome = load_page (self, stream, error);
      if (outcome == DONE)
        outcome = advance (self, i, &at_end, error);
      if (outcome != DONE)
        return outcome;
      if (at_end)
        return LEFT;
    }
  self->n_streams = n;
  return DONE;
}

static gboolean
remove_segments (QdSqlite                  *db,
                 const QdSearchSegmentKind *kind,
                 const QdSearchExtent      *extents,
                 guint                      n,
                 GError                   **error)
{
  g_autoptr (QdStatement) pages = qd_sqlite_prepare (db, kind->sql.remove_blocks);
  g_autoptr (QdStatement) terms = qd_sqlite_prepare (db, kind->sql.remove_pages);

  for (guint i = 0; i < n; i++)
    {
      qd_statement_bind_int (pages, 1, QD_SEARCH_PAGE_BLOCK (extents[i].id, 0));
      qd_statement_bind_int (pages, 2, QD_SEARCH_PAGE_BLOCK (extents[i].id + 1, 0));
      qd_statement_bind_int (terms, 1, (gint64)extents[i].id);
      if (!qd_statement_run (pages, error) || !qd_statement_run (terms, error))
        return FALSE;
    }
  return TRUE;
}

/* Which segments to merge: the first ones of the lowest level that has enough. Returns how many, or 0. */
static guint
choose (const QdSearchStructure *structure,
        guint                    fewest,
        guint                    most_pages,
        guint                   *level)
{
  gboolean is_last_unfinished = FALSE;

  for (*level = 0; *level < MIN (structure->levels->len, MOST_LEVELS); (*level)++)
    {
      const QdSearchLevel *chosen = &g_array_index (structure->levels, QdSearchLevel, *level);
      guint                most = MIN (MOST_SEGMENTS, chosen->segments->len - (is_last_unfinished && chosen->segments->len > 0 ? 1 : 0)), n;
      guint64              n_pages = 0;

      for (n = 0; n < most; n++)
        {
          const QdSearchExtent *extent = &g_array_index (chosen->segments, QdSearchExtent, n);

          n_pages += extent->last;
          if (extent->first != 1 || extent->last > most_pages || n_pages > most_pages)
            break;
        }
      if (chosen->n_merged == 0 && (n >= fewest || (n >= FEW_LARGE_SEGMENTS && n_pages > most_pages)))
        return n;
      is_last_unfinished = chosen->n_merged > 0;
    }
  return 0;
}

/* Merges the first @n segments of a level into one of the next. */
static Outcome
merge_segments (Merge             *self,
                QdSearchStructure *structure,
                guint              level,
                guint              n,
                GError           **error)
{
  GArray                   *segments = g_array_index (structure->levels, QdSearchLevel, level).segments;
  const QdSearchExtent     *extents = &g_array_index (segments, QdSearchExtent, 0);
  g_autoptr (QdSearchPages) pages = _qd_search_pages_new (self->db, self->kind);
  QdSearchExtent            merged;
  Outcome                   outcome = begin_streams (self, extents, n, error);

  _qd_search_pages_begin (pages, structure->free_id);
  if (outcome == DONE)
    outcome = write_terms (self, pages, error);
  if (outcome != DONE)
    return outcome;
  if (!_qd_search_pages_end (pages, &merged, error) || !remove_segments (self->db, self->kind, extents, n, error))
    return FAILED;
  if (_qd_search_pages_is_list_too_long (pages))
    return LEFT;
  g_array_remove_range (segments, 0, n);
  _qd_search_structure_add (structure, level + 1, merged);
  return _qd_search_structure_write (structure, self->db, self->kind, error) ? DONE : FAILED;
}

static Outcome
merge_in_transaction (QdSqlite                  *db,
                      const QdSearchSegmentKind *kind,
                      guint                      fewest,
                      guint                      most_pages,
                      guint                     *n_chosen,
                      GError                   **error)
{
  g_auto (QdSearchStructure) structure = { 0 };
  g_auto (Merge)             merge = { .db = db, .kind = kind };
  gboolean                   known;
  gint64                     is_other;
  guint                      level;
  Outcome                    outcome;

  if (!qd_sqlite_query_int (db, kind->sql.is_other, &is_other, error) || !_qd_search_structure_load (&structure, db, kind, &known, error))
    return FAILED;
  *n_chosen = is_other == 0 && known ? choose (&structure, fewest, most_pages, &level) : 0;
  if (*n_chosen == 0)
    return LEFT;
  if (!_qd_search_forget (db, kind, error))
    return FAILED;
  qd_sqlite_set_defensive (db, FALSE);
  outcome = merge_segments (&merge, &structure, level, *n_chosen, error);
  qd_sqlite_set_defensive (db, TRUE);
  return outcome;
}

/**
 * _qd_search_merge:
 * @db: (not nullable): a writing connection
 * @kind: (not nullable): of which index
 * @fewest: no fewer segments are merged
 * @most_pages: nor more pages in all; some large segments that have nearly as many may be fewer than @fewest
 * @n_merged: (out) (not nullable): how many segments were made into one, or 0
 * @is_other: (out) (not nullable): whether there are some, which are left to FTS5
 * @error: return location
 *
 * Makes some segments of about the same age into one, in a transaction of its own. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_merge (QdSqlite                  *db,
                  const QdSearchSegmentKind *kind,
                  guint                      fewest,
                  guint                      most_pages,
                  guint                     *n_merged,
                  gboolean                  *is_other,
                  GError                   **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  Outcome                outcome = FAILED;
  guint                  n_chosen = 0;

  *n_merged = 0;
  if (qd_transaction_begin_write (&transaction, db, error))
    outcome = merge_in_transaction (db, kind, fewest, most_pages, &n_chosen, error);
  if (outcome == DONE && !qd_transaction_commit (&transaction, error))
    outcome = FAILED;
  if (outcome == DONE)
    *n_merged = n_chosen;
  *is_other = outcome == LEFT && n_chosen > 0;
  return outcome != FAILED;
}
