/* test-search-merge.c: segments that are made into one have the same terms as before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "store/qd-search-merge.h"
#include "store/qd-search-tokenizer.h"

#define ANY_SIZE 100000

static const QdSearchSegmentKind placed_kind = { QD_SEARCH_SEGMENT_SQL ("placed", NULL), 2, TRUE };
static const QdSearchSegmentKind bare_kind = { QD_SEARCH_SEGMENT_SQL ("bare", NULL), 1, FALSE };

static const char schema[] =
  "CREATE VIRTUAL TABLE placed USING fts5 (a, b, content = '', columnsize = 0, tokenize = '" QD_SEARCH_TOKENIZER "');"
  "CREATE VIRTUAL TABLE bare USING fts5 (a, content = '', detail = none, columnsize = 0, tokenize = '" QD_SEARCH_TOKENIZER "');"
  "CREATE VIRTUAL TABLE placed_terms USING fts5vocab (placed, instance);"
  "CREATE VIRTUAL TABLE bare_terms USING fts5vocab (bare, instance);"
  "INSERT INTO placed (placed, rank) VALUES ('automerge', 0);"
  "INSERT INTO bare (bare, rank) VALUES ('automerge', 0);";

typedef struct
{
  char     *folder;
  char     *path;
  QdSqlite *db;
  GRand    *chance;
} Fixture;

static void
run (Fixture    *self,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  qd_sqlite_exec (self->db, sql, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quotidian-merge-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "index", NULL);
  self->db = qd_sqlite_open (self->path, QD_SQLITE_WRITE, TRUE, &error);
  g_assert_no_error (error);
  self->chance = g_rand_new_with_seed (20261123);
  run (self, schema);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_rand_free (self->chance);
  qd_sqlite_close (self->db);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static gint64
count (Fixture    *self,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64             n;

  qd_sqlite_query_int (self->db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static gint64
count_segments (Fixture    *self,
                const char *index)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (DISTINCT segid) FROM %s_idx", index);

  return count (self, sql);
}

/* Words that most rows have, and words that few do, many of which begin alike. */
static char *
dup_random_text (Fixture *self,
                 guint    n_words)
{
  static const char *const stems[] = { "the", "ferry", "governme", "governmen", "harbourmaster", "é", "渡船" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (text, stems[g_rand_int_range (self->chance, 0, G_N_ELEMENTS (stems))]);
      if (g_rand_int_range (self->chance, 0, 3) == 0)
        g_string_append_printf (text, "%d", g_rand_int_range (self->chance, 0, 400));
      g_string_append_c (text, ' ');
    }
  return g_string_free_and_steal (text);
}

static void
add_row (Fixture    *self,
         gint64      row,
         const char *text)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (QdStatement) placed = qd_sqlite_prepare (self->db, "INSERT INTO placed (rowid, a, b) VALUES (?1, ?2, 'quay')");
  g_autoptr (QdStatement) bare = qd_sqlite_prepare (self->db, "INSERT INTO bare (rowid, a) VALUES (?1, ?2)");

  qd_statement_bind_int (placed, 1, row);
  qd_statement_bind_text (placed, 2, text);
  qd_statement_run (placed, &error);
  g_assert_no_error (error);
  qd_statement_bind_int (bare, 1, row);
  qd_statement_bind_text (bare, 2, text);
  qd_statement_run (bare, &error);
  g_assert_no_error (error);
}

/* Adds rows in one transaction, which become a segment. Returns the row behind them. */
static gint64
add_segment (Fixture *self,
             gint64   row,
             guint    n,
             guint    n_words)
{
  run (self, "BEGIN");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = dup_random_text (self, (guint)g_rand_int_range (self->chance, 0, (gint32)n_words));

      add_row (self, row, text);
      row += g_rand_int_range (self->chance, 1, 300);
    }
  run (self, "COMMIT");
  return row;
}

/* All that FTS5 finds in an index, as a number that tells it from other things. */
static gint64
sum_up (Fixture    *self,
        const char *index)
{
  g_autofree char        *sql = g_strdup_printf ("SELECT term, doc, ifnull (col, ''), ifnull (offset, 0) FROM %s_terms", index);
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, sql);
  g_autoptr (GError)      error = NULL;
  guint64                 sum = 0;

  while (qd_statement_step (statement, &error) == QD_STEP_ROW)
    {
      sum = sum * 31 + g_str_hash (qd_statement_get_text (statement, 0, NULL));
      sum = sum * 31 + (guint64)qd_statement_get_int (statement, 1);
      sum = sum * 31 + g_str_hash (qd_statement_get_text (statement, 2, NULL));
      sum = sum * 31 + (guint64)qd_statement_get_int (statement, 3);
    }
  g_assert_no_error (error);
  return (gint64)sum;
}

static void
check (Fixture *self)
{
  run (self, "INSERT INTO placed (placed) VALUES ('integrity-check'); INSERT INTO bare (bare) VALUES ('integrity-check')");
}

static guint
merge (Fixture                   *self,
       const QdSearchSegmentKind *kind,
       guint                      fewest,
       guint                      most_pages,
       gboolean                  *is_other)
{
  g_autoptr (GError) error = NULL;
  guint              n;

  g_assert_true (_qd_search_merge (self->db, kind, fewest, most_pages, &n, is_other, &error));
  g_assert_no_error (error);
  return n;
}

static void
assert_merged (Fixture *self,
               guint    n)
{
  gint64   placed = sum_up (self, "placed"), bare = sum_up (self, "bare");
  gboolean is_other;

  g_assert_cmpuint (merge (self, &placed_kind, 2, ANY_SIZE, &is_other), ==, n);
  g_assert_false (is_other);
  g_assert_cmpuint (merge (self, &bare_kind, 2, ANY_SIZE, &is_other), ==, n);
  g_assert_false (is_other);
  g_assert_cmpint (sum_up (self, "placed"), ==, placed);
  g_assert_cmpint (sum_up (self, "bare"), ==, bare);
  check (self);
}

static void
assert_left (Fixture                   *self,
             const QdSearchSegmentKind *kind,
             const char                *index)
{
  gint64   sum = sum_up (self, index), n = count_segments (self, index);
  gboolean is_other;

  g_assert_cmpuint (merge (self, kind, 2, ANY_SIZE, &is_other), ==, 0);
  g_assert_true (is_other);
  g_assert_cmpint (sum_up (self, index), ==, sum);
  g_assert_cmpint (count_segments (self, index), ==, n);
  check (self);
}

/* Rows that came one behind the other, and then more; FTS5 goes on with what was made of them, on the same connection. */
static void
test_rows (Fixture      *self,
           gconstpointer data)
{
  gint64 row = 1, sum;

  for (guint i = 0; i < 3; i++)
    {
      for (guint j = 0; j < 5; j++)
        row = add_segment (self, row, 60, j == 2 ? 3 : 200);
      g_assert_cmpint (count_segments (self, "placed"), ==, 5 + i);
      assert_merged (self, 5);
      g_assert_cmpint (count_segments (self, "placed"), ==, 1 + i);
      g_assert_cmpint (count_segments (self, "bare"), ==, 1 + i);
    }
  row = add_segment (self, row, 1, 100);
  g_assert_cmpint (count (self, "SELECT max (rowid) FROM placed WHERE placed MATCH 'the'"), <, row);
  assert_merged (self, 3);
  sum = sum_up (self, "placed");
  run (self, "INSERT INTO placed (placed) VALUES ('optimize'); INSERT INTO bare (bare) VALUES ('optimize')");
  g_assert_cmpint (sum_up (self, "placed"), ==, sum);
  check (self);
}

/* A term whose rows go on for pages, one row whose places do, and rows far from one another and far up. */
static void
test_long (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64              row = 1;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i % 7 == 0 ? "buoy " : "gull ");
  for (guint i = 0; i < 6; i++)
    {
      run (self, "BEGIN");
      for (guint j = 0; j < 3000; j++, row += i == 4 ? G_GINT64_CONSTANT (1) << 40 : 1)
        add_row (self, row, j % 5 == 0 ? "heron and gull" : "gull gull gull gull");
      if (i % 2 == 0)
        add_row (self, row++, text->str);
      run (self, "COMMIT");
    }
  assert_merged (self, 6);
  g_assert_cmpint (count (self, "SELECT count(*) FROM placed_data WHERE (id >> 36) & 1"), >=, 1);
  g_assert_cmpint (count (self, "SELECT count(*) FROM bare_data WHERE (id >> 36) & 1"), >=, 1);
  g_assert_cmpint (count (self, "SELECT count(*) FROM placed WHERE placed MATCH 'heron gull'"), ==, 6 * 600);
}

/* A list of pages that is longer than a page has another form. */
static void
test_very_long (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64              row = 1;

  for (guint i = 0; i < 3900; i++)
    g_string_append (text, "gull ");
  for (guint i = 0; i < 2; i++)
    {
      run (self, "BEGIN");
      for (guint j = 0; j < 350; j++, row += G_GINT64_CONSTANT (1) << 42)
        add_row (self, row, text->str);
      run (self, "COMMIT");
    }
  g_assert_cmpint (count_segments (self, "placed"), >=, 2);
  assert_left (self, &placed_kind, "placed");
}

/* What was removed is marked in a segment behind that with it. */
static void
test_removed (Fixture      *self,
              gconstpointer data)
{
  run (self, "BEGIN");
  add_row (self, 1, "gull");
  add_row (self, 2, "gull and tern");
  run (self, "COMMIT; BEGIN");
  add_row (self, 3, "tern");
  run (self, "INSERT INTO placed (placed, rowid, a, b) VALUES ('delete', 2, 'gull and tern', 'quay');"
             "INSERT INTO bare (bare, rowid, a) VALUES ('delete', 2, 'gull and tern'); COMMIT");
  assert_left (self, &placed_kind, "placed");
  assert_left (self, &bare_kind, "bare");
  g_assert_cmpint (count (self, "SELECT sum (rowid) FROM placed WHERE placed MATCH 'gull OR tern'"), ==, 4);
  run (self, "INSERT INTO placed (placed, rank) VALUES ('merge', -100); INSERT INTO bare (bare, rank) VALUES ('merge', -100)");
  g_assert_cmpint (count_segments (self, "placed"), ==, 1);
  g_assert_cmpint (count (self, "SELECT sum (rowid) FROM bare WHERE bare MATCH 'gull OR tern'"), ==, 4);
  check (self);
}

/* The mark of a row that is in none of these segments is to stay, for one that is older. */
static void
test_marks (Fixture      *self,
            gconstpointer data)
{
  run (self, "BEGIN");
  add_row (self, 1, "gull");
  run (self, "COMMIT; INSERT INTO placed (placed, rowid, a, b) VALUES ('delete', 9, 'gull', 'quay');"
             "INSERT INTO bare (bare, rowid, a) VALUES ('delete', 9, 'gull')");
  assert_left (self, &placed_kind, "placed");
  assert_left (self, &bare_kind, "bare");
}

/* Rows that came later but are before others. */
static void
test_order (Fixture      *self,
            gconstpointer data)
{
  add_row (self, 10, "gull");
  add_row (self, 5, "gull");
  assert_left (self, &placed_kind, "placed");
  assert_left (self, &bare_kind, "bare");
}

/* Which are merged: enough of one level, the oldest first, as far as they have not too many pages. */
static void
test_choice (Fixture      *self,
             gconstpointer data)
{
  gint64   row = 1;
  gboolean is_other;

  for (guint i = 0; i < 6; i++)
    row = add_segment (self, row, 40, 200);
  g_assert_cmpuint (merge (self, &placed_kind, 7, ANY_SIZE, &is_other), ==, 0);
  g_assert_false (is_other);
  g_assert_cmpuint (merge (self, &placed_kind, 2, 2, &is_other), ==, 0);
  g_assert_false (is_other);
  g_assert_cmpint (count_segments (self, "placed"), ==, 6);
  /* Large ones need not be so many: here four of six. */
  g_assert_cmpuint (merge (self, &placed_kind, 6, (guint)count (self, "SELECT count(*) * 5 / 6 FROM placed_data WHERE id > 1 << 20"), &is_other), >=, 4);
  g_assert_cmpint (count_segments (self, "placed"), <=, 3);
  check (self);
}

/* What FTS5 is merging, and what it is merging it into, stays as it is. */
static void
test_begun (Fixture      *self,
            gconstpointer data)
{
  gint64   row = 1, n, sum;
  gboolean is_other;

  for (guint i = 0; i < 5; i++)
    row = add_segment (self, row, 100, 200);
  run (self, "INSERT INTO placed (placed, rank) VALUES ('merge', 2)");
  n = count_segments (self, "placed");
  g_assert_cmpint (n, ==, 6);
  sum = sum_up (self, "placed");
  g_assert_cmpuint (merge (self, &placed_kind, 1, ANY_SIZE, &is_other), ==, 0);
  g_assert_false (is_other);
  add_segment (self, row, 100, 200);
  g_assert_cmpuint (merge (self, &placed_kind, 1, ANY_SIZE, &is_other), ==, 0);
  run (self, "INSERT INTO placed (placed, rank) VALUES ('merge', 1000)");
  g_assert_cmpint (count_segments (self, "placed"), ==, 2);
  g_assert_cmpint (sum, !=, sum_up (self, "placed"));
  check (self);
}

/* A segment that is not what it should be is left as it is, whatever is wrong with it. */
static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  gint64 row = 1;

  for (guint i = 0; i < 4; i++)
    row = add_segment (self, row, 60, 300);
  qd_sqlite_set_defensive (self->db, FALSE);
  run (self, "CREATE TABLE whole AS SELECT id, block FROM placed_data; CREATE TABLE whole_bare AS SELECT id, block FROM bare_data");
  for (guint i = 0; i < 200; i++)
    {
      const QdSearchSegmentKind *kind = i % 2 == 0 ? &placed_kind : &bare_kind;
      const char                *index = i % 2 == 0 ? "placed" : "bare";
      g_autofree char           *pages = g_strdup_printf ("SELECT id FROM %s_data WHERE id > 1 << 20 ORDER BY random () LIMIT 1", index);
      gint64                     id = count (self, pages);
      g_autofree char           *sql = NULL;
      g_autoptr (GError)         error = NULL;
      gboolean                   is_other;
      guint                      n;

      if (i % 20 < 2)
        sql = g_strdup_printf ("UPDATE %s_data SET block = substr (block, 1, %d) WHERE id = %" G_GINT64_FORMAT, index, g_rand_int_range (self->chance, 0, 2000), id);
      else if (i % 20 < 4)
        sql = g_strdup_printf ("DELETE FROM %s_data WHERE id = %" G_GINT64_FORMAT, index, id);
      else
        sql = g_strdup_printf ("UPDATE %1$s_data SET block = CAST (substr (block, 1, length (block) * %2$d / 1000) || x'%3$02x' || "
                               "substr (block, length (block) * %2$d / 1000 + 2) AS BLOB) WHERE id = %4$" G_GINT64_FORMAT,
                               index, i % 20 < 8 ? 0 : g_rand_int_range (self->chance, 0, 1000), g_rand_int_range (self->chance, 0, 256), id);
      qd_sqlite_set_defensive (self->db, FALSE);
      run (self, "BEGIN");
      run (self, sql);
      run (self, "COMMIT");
      _qd_search_merge (self->db, kind, 2, ANY_SIZE, &n, &is_other, &error);
      qd_sqlite_set_defensive (self->db, FALSE);
      /* As it was, with its own segments again. */
      run (self, "BEGIN; DELETE FROM placed_data; INSERT INTO placed_data SELECT id, block FROM whole;"
                 "DELETE FROM bare_data; INSERT INTO bare_data SELECT id, block FROM whole_bare; COMMIT");
    }
  qd_sqlite_set_defensive (self->db, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture      *self,
                  gconstpointer data);
  } cases[] = {
    { "/search-merge/rows", test_rows },
    { "/search-merge/long", test_long },
    { "/search-merge/very-long", test_very_long },
    { "/search-merge/removed", test_removed },
    { "/search-merge/marks", test_marks },
    { "/search-merge/order", test_order },
    { "/search-merge/choice", test_choice },
    { "/search-merge/begun", test_begun },
    { "/search-merge/damaged", test_damaged },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
