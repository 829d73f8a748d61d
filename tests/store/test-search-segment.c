/* test-search-segment.c: segments that are written at once are those that FTS5 writes, to the byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/qd-search-number.h"
#include "store/qd-search-segment.h"
#include "store/qd-search-tokenizer.h"

#define N_COLUMNS QD_SEARCH_TERMS_COLUMNS

static const QdSearchSegmentKind placed_kind = {
  QD_SEARCH_SEGMENT_SQL ("placed", "INSERT INTO placed_docsize (id, sz) VALUES (?1, ?2)"), 4, TRUE
};
static const QdSearchSegmentKind bare_kind = { QD_SEARCH_SEGMENT_SQL ("bare", NULL), 1, FALSE };

static const char schema[] =
  "CREATE VIRTUAL TABLE placed USING fts5 (a, b, c, d, content = '', tokenize = '" QD_SEARCH_TOKENIZER "');"
  "CREATE VIRTUAL TABLE bare USING fts5 (a, content = '', detail = none, columnsize = 0, tokenize = '" QD_SEARCH_TOKENIZER "');"
  "INSERT INTO placed (placed, rank) VALUES ('hashsize', 16777216);"
  "INSERT INTO placed (placed, rank) VALUES ('automerge', 0);"
  "INSERT INTO placed (placed, rank) VALUES ('crisismerge', 1500);"
  "INSERT INTO bare (bare, rank) VALUES ('hashsize', 16777216);"
  "INSERT INTO bare (bare, rank) VALUES ('automerge', 0);"
  "INSERT INTO bare (bare, rank) VALUES ('crisismerge', 1500);";

/* One library that FTS5 fills, and one whose segments are written at once. */
typedef struct
{
  char     *folder;
  QdSqlite *fts;
  QdSqlite *ours;
} Fixture;

static QdSqlite *
open_index (const char *folder,
            const char *name)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  QdSqlite          *db = qd_sqlite_open (path, QD_SQLITE_WRITE, TRUE, &error);

  g_assert_no_error (error);
  g_assert_true (qd_sqlite_exec (db, schema, &error));
  return db;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("quotidian-segment-XXXXXX", NULL);
  self->fts = open_index (self->folder, "fts");
  self->ours = open_index (self->folder, "ours");
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  static const char *const names[] = { "fts", "ours" };

  qd_sqlite_close (self->fts);
  qd_sqlite_close (self->ours);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static void
run (QdSqlite   *db,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  qd_sqlite_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
insert (QdSqlite   *db,
        const char *sql,
        gint64      row,
        guint       n_columns,
        char      **texts)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  g_autoptr (GError)      error = NULL;

  qd_statement_bind_int (statement, 1, row);
  for (guint i = 0; i < n_columns; i++)
    qd_statement_bind_text (statement, (int)i + 2, texts[i]);
  qd_statement_run (statement, &error);
  g_assert_no_error (error);
}

static void
insert_all (QdSqlite  *db,
            GPtrArray *rows,
            gint64     first,
            gint64     step)
{
  for (guint i = 0; i < rows->len; i++)
    {
      insert (db, "INSERT INTO placed (rowid, a, b, c, d) VALUES (?1, ?2, ?3, ?4, ?5)", first + i * step, 4, rows->pdata[i]);
      insert (db, "INSERT INTO bare (rowid, a) VALUES (?1, ?2)", first + i * step, 1, rows->pdata[i]);
    }
}

static void
free_terms (gpointer data)
{
  _qd_search_terms_free (data);
}

static QdSearchTerms *
make_placed (char **texts)
{
  gsize lens[N_COLUMNS];

  for (guint j = 0; j < N_COLUMNS; j++)
    lens[j] = texts[j] != NULL ? strlen (texts[j]) : 0;
  return _qd_search_terms_new_placed ((const char *const *)texts, lens, N_COLUMNS);
}

/* The first columns of the next rows. */
static QdSearchTerms *
make_bare (GPtrArray *rows,
           guint      first,
           guint      n)
{
  g_autofree const char **texts = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    texts[i] = ((char **)rows->pdata[first + i])[0];
  return _qd_search_terms_new_rows (texts, n);
}

/* Rows that follow one another are made ready three at a time, and none now and then, as the quotations of articles are. */
static void
write_at_once (QdSqlite  *db,
               GPtrArray *rows,
               gint64     first,
               gint64     step)
{
  g_autoptr (QdSearchSegment) placed = _qd_search_segment_new (db, &placed_kind);
  g_autoptr (QdSearchSegment) bare = _qd_search_segment_new (db, &bare_kind);
  g_autoptr (GPtrArray)       kept = g_ptr_array_new_with_free_func (free_terms);
  g_autoptr (GError)          error = NULL;
  guint                       together = step == 1 ? 3 : 1;
  gboolean                    possible;

  g_assert_true (_qd_search_segment_check (placed, &possible, &error));
  g_assert_true (possible);
  g_assert_true (_qd_search_segment_check (bare, &possible, &error));
  g_assert_true (possible);
  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_add (kept, make_placed (rows->pdata[i]));
      _qd_search_segment_add (placed, first + i * step, kept->pdata[kept->len - 1], &error);
      g_assert_no_error (error);
      if (i % 5 == 0)
        {
          g_ptr_array_add (kept, make_bare (rows, i, 0));
          _qd_search_segment_add (bare, first + i * step, kept->pdata[kept->len - 1], &error);
          g_assert_no_error (error);
        }
      if (i % together != 0)
        continue;
      g_ptr_array_add (kept, make_bare (rows, i, MIN (together, rows->len - i)));
      _qd_search_segment_add (bare, first + i * step, kept->pdata[kept->len - 1], &error);
      g_assert_no_error (error);
    }
  _qd_search_segment_write (placed, &error);
  g_assert_no_error (error);
  _qd_search_segment_write (bare, &error);
  g_assert_no_error (error);
}

/* The same rows into both, in one transaction each. */
static void
add_rows (Fixture   *self,
          GPtrArray *rows,
          gint64     first,
          gint64     step)
{
  run (self->fts, "BEGIN");
  insert_all (self->fts, rows, first, step);
  run (self->fts, "COMMIT");
  run (self->ours, "BEGIN");
  write_at_once (self->ours, rows, first, step);
  run (self->ours, "COMMIT");
}

static void
compare (Fixture    *self,
         const char *sql)
{
  g_autoptr (QdStatement) fts = qd_sqlite_prepare (self->fts, sql);
  g_autoptr (QdStatement) ours = qd_sqlite_prepare (self->ours, sql);
  g_autoptr (GError)      error = NULL;
  QdStep                  step;

  do
    {
      gsize         fts_size, ours_size;
      const guint8 *fts_data, *ours_data;

      step = qd_statement_step (fts, &error);
      g_assert_no_error (error);
      g_assert_cmpint (qd_statement_step (ours, &error), ==, step);
      if (step != QD_STEP_ROW)
        break;
      for (int i = 0; i < 2; i++)
        {
          fts_data = qd_statement_get_blob (fts, i, &fts_size);
          ours_data = qd_statement_get_blob (ours, i, &ours_size);
          g_assert_cmpmem (ours_data, ours_size, fts_data, fts_size);
        }
      g_assert_cmpint (qd_statement_get_int (ours, 2), ==, qd_statement_get_int (fts, 2));
    }
  while (TRUE);
}

static void
assert_same (Fixture *self)
{
  compare (self, "SELECT block, '', id FROM placed_data ORDER BY id");
  compare (self, "SELECT segid, term, pgno FROM placed_idx ORDER BY segid, term");
  compare (self, "SELECT sz, '', id FROM placed_docsize ORDER BY id");
  compare (self, "SELECT block, '', id FROM bare_data ORDER BY id");
  compare (self, "SELECT segid, term, pgno FROM bare_idx ORDER BY segid, term");
}

static gint64
count (QdSqlite   *db,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64             n;

  qd_sqlite_query_int (db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* Any of its texts may be missing. */
static void
free_row (gpointer data)
{
  char **texts = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (texts[i]);
  g_free (texts);
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func (free_row);
}

static void
add_row (GPtrArray  *rows,
         const char *a,
         const char *b,
         const char *c,
         const char *d)
{
  char **texts = g_new0 (char *, N_COLUMNS + 1);

  texts[0] = g_strdup (a);
  texts[1] = g_strdup (b);
  texts[2] = g_strdup (c);
  texts[3] = g_strdup (d);
  g_ptr_array_add (rows, texts);
}

/* Words of one to twenty letters, some of which many rows have, and which begin alike. */
static char *
dup_random_text (GRand *chance,
                 guint  n_words)
{
  static const char *const stems[] = { "governme", "governmen", "ferry", "the", "a", "éclair", "渡船大橋", "0", "x9", "straße" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      guint kind = (guint)g_rand_int_range (chance, 0, 10);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (kind < 7)
        g_string_append (text, stems[g_rand_int_range (chance, 0, G_N_ELEMENTS (stems))]);
      if (kind > 3)
        for (int n = g_rand_int_range (chance, 1, 13); n > 0; n--)
          g_string_append_c (text, (char)g_rand_int_range (chance, 'a', 'a' + 3 * (int)kind - 2));
    }
  return g_string_free_and_steal (text);
}

static GPtrArray *
make_random_rows (GRand *chance,
                  guint  n,
                  guint  n_words)
{
  GPtrArray *rows = new_rows ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *body = dup_random_text (chance, (guint)g_rand_int_range (chance, 0, (gint32)n_words));
      g_autofree char *title = dup_random_text (chance, 8);
      g_autofree char *speakers = dup_random_text (chance, 3);

      add_row (rows, body, title, i % 3 == 0 ? "" : "Harbour Post", i % 4 == 0 ? NULL : speakers);
    }
  return rows;
}

static void
test_few (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (GPtrArray) rows = new_rows ();

  add_row (rows, "The ferry, the ferry. THE FERRY!", "Ferry", "Quay", NULL);
  add_row (rows, "", NULL, "", NULL);
  add_row (rows, "渡船大橋 ferryboat ferrybo ferrybox", "ferryboat", "渡", "Ada Quill\nBo");
  add_rows (self, rows, 7, 1);
  assert_same (self);
  g_assert_cmpint (count (self->ours, "SELECT rowid FROM placed WHERE placed MATCH 'ferryboat'"), ==, 9);
  g_assert_cmpint (count (self->ours, "SELECT count(*) FROM bare WHERE bare MATCH 'ferry'"), ==, 1);
}

/* Words of all lengths, each of which begins the next, or differs from it in its last letter; among all that can stand between two, and right
 * at the end of a text. */
static void
test_lengths (Fixture      *self,
              gconstpointer data)
{
  static const char *const between[] = { " ", ", ", "-", "\n", ".", "\r\n\t", "— ", "é ", "'", "\302\240", "橋", "“" };
  g_autoptr (GPtrArray)    rows = new_rows ();

  for (guint length = 1; length < 80; length++)
    for (guint i = 0; i < 4; i++)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (guint n = length; n < length + 1 + 3 * i; n++)
          {
            for (guint k = 0; k < n; k++)
              g_string_append_c (text, "0azAZ9quillbread"[k % 16]);
            if (i > 1)
              text->str[text->len - 1] = "xX7"[n % 3];
            if (i > 0)
              g_string_append (text, between[(n + i) % G_N_ELEMENTS (between)]);
          }
        add_row (rows, text->str, text->str + text->len / 2, "", NULL);
      }
  add_rows (self, rows, 1, 1);
  assert_same (self);
}

/* Segment after segment, with rows far from one another and far up. */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261122);
  gint64            first = 1;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GPtrArray) rows = make_random_rows (chance, 40 + 60 * i, 300);
      gint64                step = i == 4 ? G_GINT64_CONSTANT (1) << 40 : 1 + i;

      add_rows (self, rows, first, step);
      first += rows->len * step;
      if (i == 4)
        first = G_GINT64_CONSTANT (1) << 58;
    }
  assert_same (self);
}

/* Rows of one term that go on for pages, so that these are listed; places of one row that do. */
static void
test_long (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GRand)     chance = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GString)   text = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    add_row (rows, i % 2 == 0 ? "gull" : "heron and gull", NULL, "", NULL);
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i % 7 == 0 ? "buoy " : "gull ");
  add_row (rows, text->str, "gull", text->str, "buoy");
  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *some = dup_random_text (chance, 3);

      g_string_truncate (text, 0);
      for (int n = g_rand_int_range (chance, 0, 9); n >= 0; n--)
        g_string_append (text, "gull tern ");
      add_row (rows, text->str, some, "gull", NULL);
    }
  add_rows (self, rows, 3, 90000);
  assert_same (self);
  g_assert_cmpint (count (self->ours, "SELECT count(*) FROM placed_data WHERE (id >> 36) & 1"), >=, 1);
  g_assert_cmpint (count (self->ours, "SELECT count(*) FROM bare_data WHERE (id >> 36) & 1"), >=, 1);
}

/* FTS5 goes on with what was written beside it, on the same connection: adds to it, removes, merges and undoes. */
static void
test_beside (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GRand)     chance = g_rand_new_with_seed (9);
  g_autoptr (GPtrArray) first = make_random_rows (chance, 50, 100);
  g_autoptr (GPtrArray) second = make_random_rows (chance, 50, 100);
  g_autoptr (GPtrArray) third = make_random_rows (chance, 50, 100);
  QdSqlite             *both[] = { self->fts, self->ours };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      run (both[i], "BEGIN");
      insert_all (both[i], first, 1, 1);
      run (both[i], "COMMIT");
    }
  add_rows (self, second, 101, 1);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr (QdStatement) statement = qd_sqlite_prepare (both[i], "INSERT INTO placed (placed, rowid, a, b, c, d) VALUES ('delete', ?1, ?2, ?3, ?4, ?5)");
      char                  **texts = second->pdata[3];

      run (both[i], "BEGIN");
      insert_all (both[i], third, 201, 1);
      qd_statement_bind_int (statement, 1, 104);
      for (guint j = 0; j < N_COLUMNS; j++)
        qd_statement_bind_text (statement, (int)j + 2, texts[j]);
      g_assert_true (qd_statement_run (statement, NULL));
      run (both[i], "COMMIT");
    }
  assert_same (self);
  /* What was undone leaves nothing. */
  run (self->ours, "BEGIN");
  write_at_once (self->ours, first, 301, 1);
  run (self->ours, "ROLLBACK");
  assert_same (self);
  add_rows (self, first, 301, 1);
  assert_same (self);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      run (both[i], "INSERT INTO placed (placed, rank) VALUES ('usermerge', 2); INSERT INTO placed (placed, rank) VALUES ('merge', -20);"
                    "INSERT INTO bare (bare) VALUES ('optimize')");
      g_assert_cmpint (count (both[i], "SELECT count(*) FROM placed WHERE placed MATCH 'ferry'"), >, 0);
    }
  assert_same (self);
  add_rows (self, second, 401, 1);
  g_assert_cmpint (count (self->ours, "SELECT count(*) FROM placed WHERE placed MATCH 'ferry OR the'"), ==,
                   count (self->fts, "SELECT count(*) FROM placed WHERE placed MATCH 'ferry OR the'"));
  run (self->ours, "INSERT INTO placed (placed) VALUES ('integrity-check'); INSERT INTO bare (bare) VALUES ('integrity-check')");
}

/* More than is gathered at a time becomes several segments, in which all is found. */
static void
test_full (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GRand)     chance = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GString)   text = g_string_new (NULL);

  for (guint i = 0; i < 5; i++)
    {
      g_string_truncate (text, 0);
      for (guint j = 0; j < 300000; j++)
        g_string_append_printf (text, "%c ", 'a' + g_rand_int_range (chance, 0, 26));
      add_row (rows, text->str, "ferry", "Quay", NULL);
    }
  add_rows (self, rows, 1, 2);
  g_assert_cmpint (count (self->ours, "SELECT count(DISTINCT segid) FROM placed_idx"), ==, 2);
  for (guint i = 0; i < 26; i++)
    {
      g_autofree char *match = g_strdup_printf ("SELECT count(*) + 1000 * total (rowid) FROM placed WHERE placed MATCH '%c*'", 'a' + (int)i);

      g_assert_cmpint (count (self->ours, match), ==, count (self->fts, match));
    }
  run (self->ours, "INSERT INTO placed (placed) VALUES ('integrity-check'); INSERT INTO bare (bare) VALUES ('integrity-check')");
}

/* An index in a form that is not known is left to FTS5. */
static void
test_other_form (Fixture      *self,
                 gconstpointer data)
{
  static const char *const changes[] = {
    "INSERT INTO placed (placed, rank) VALUES ('pgsz', 1000)",
    "INSERT INTO placed (placed, rank) VALUES ('secure-delete', 1); INSERT INTO placed (rowid, a) VALUES (1, 'gull');"
    "INSERT INTO placed (placed, rowid, a) VALUES ('delete', 1, 'gull')",
    /* One segment in one level, said to be two: behind the cookie the number of levels, then that of segments. */
    "INSERT INTO placed (rowid, a) VALUES (1, 'gull');"
    "UPDATE placed_data SET block = CAST (substr (block, 1, 5) || x'02' || substr (block, 7) AS BLOB) WHERE id = 10",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char            *name = g_strdup_printf ("other-%u", i);
      g_autofree char            *path = g_build_filename (self->folder, name, NULL);
      QdSqlite                   *db = open_index (self->folder, name);
      g_autoptr (QdSearchSegment) segment = _qd_search_segment_new (db, &placed_kind);
      gboolean                    possible = TRUE;

      qd_sqlite_set_defensive (db, FALSE);
      run (db, changes[i]);
      g_assert_true (_qd_search_segment_check (segment, &possible, NULL));
      g_assert_false (possible);
      qd_sqlite_close (db);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

/* What is too long to be put in with others is told. */
static void
test_too_long (void)
{
  g_autofree char  *text = g_strnfill (QD_SEARCH_TERMS_LONGEST_ROW / 2 + 1, 'a');
  const char *const texts[] = { text, text };
  gsize             lens[] = { QD_SEARCH_TERMS_LONGEST_ROW / 2, QD_SEARCH_TERMS_LONGEST_ROW / 2 };

  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (QdSearchTerms) placed = NULL;
      g_autoptr (QdSearchTerms) rows = _qd_search_terms_new_rows (texts, n);

      lens[n - 1] += n - 1;
      placed = _qd_search_terms_new_placed (texts, lens, n);
      g_assert_true ((placed == NULL) == (n == 2));
      g_assert_true ((rows == NULL) == (n == 2));
    }
}

static void
test_numbers (void)
{
  static const guint64 numbers[] = { 0, 1, 127, 128, 16383, 16384, G_MAXUINT32, (G_GUINT64_CONSTANT (1) << 56) - 1, G_GUINT64_CONSTANT (1) << 56, G_MAXUINT64 };
  static const gsize   sizes[] = { 1, 1, 1, 2, 2, 3, 5, 8, 9, 9 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint8  bytes[QD_SEARCH_NUMBER_SIZE];
      guint64 number;

      g_assert_cmpuint (_qd_search_number_put (bytes, numbers[i]), ==, sizes[i]);
      g_assert_cmpuint (_qd_search_number_get (bytes, sizes[i], &number), ==, sizes[i]);
      g_assert_cmpuint (number, ==, numbers[i]);
      g_assert_cmpuint (_qd_search_number_get (bytes, sizes[i] - 1, &number), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-segment/numbers", test_numbers);
  g_test_add_func ("/search-segment/too-long", test_too_long);
  g_test_add ("/search-segment/few", Fixture, NULL, set_up, test_few, tear_down);
  g_test_add ("/search-segment/lengths", Fixture, NULL, set_up, test_lengths, tear_down);
  g_test_add ("/search-segment/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/search-segment/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/search-segment/beside", Fixture, NULL, set_up, test_beside, tear_down);
  g_test_add ("/search-segment/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/search-segment/other-form", Fixture, NULL, set_up, test_other_form, tear_down);
  return g_test_run ();
}
