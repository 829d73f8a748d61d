/* test-arena.c: what is taken of an arena is of its own, as long as the arena or up to a mark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-arena.h"
#include "core/qd-name-table.h"

#define N_PIECES 400

/* Takes pieces of all sizes, in all more than any block is at first, and looks at all of them at the end. */
static void
test_pieces (void)
{
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (QdArena) arena = qd_arena_new ();
      guint8             *pieces[N_PIECES];

      for (guint i = 0; i < N_PIECES; i++)
        {
          pieces[i] = qd_arena_alloc (arena, i * 7);
          if (i > 0)
            memset (pieces[i], (int)(i % 251), i * 7);
        }
      for (guint i = 0; i < N_PIECES; i++)
        for (guint k = 0; k < i * 7; k++)
          g_assert_cmpuint (pieces[i][k], ==, i % 251);
    }
}

static void
test_aligned (void)
{
  g_autoptr (QdArena) arena = qd_arena_new ();

  for (guint i = 1; i < 100; i++)
    g_assert_cmpuint ((guintptr)qd_arena_alloc (arena, i) % QD_ARENA_ALIGNMENT, ==, 0);
}

/* What an arena before has left in the memory does not come through. */
static void
test_zeros (void)
{
  const gsize sizes[] = { 1, 100, 70000, 1000000, 0 };

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (QdArena) arena = qd_arena_new ();

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          guint8 *zeros = qd_arena_alloc0 (arena, sizes[i]);

          for (gsize k = 0; k < sizes[i]; k++)
            g_assert_cmpuint (zeros[k], ==, 0);
          if (sizes[i] > 0)
            memset (zeros, 1, sizes[i]);
        }
    }
}

/* What was taken before a mark stays, though blocks were added since. */
static void
test_rewind (void)
{
  g_autoptr (QdArena) arena = qd_arena_new ();
  const char         *before = qd_arena_strndup (arena, "kept, and more", 4);

  for (guint i = 0; i < 10; i++)
    {
      QdArenaMark mark = qd_arena_mark (arena);

      for (guint k = 0; k < 10; k++)
        memset (qd_arena_alloc (arena, 30000), 'x', 30000);
      qd_arena_rewind (arena, mark);
      g_assert_cmpstr (qd_arena_strndup (arena, "new", 3), ==, "new");
      g_assert_cmpstr (before, ==, "kept");
    }
}

/* Two at a time do not get the same memory. */
static void
test_two (void)
{
  g_autoptr (QdArena) a = qd_arena_new (), b = qd_arena_new ();
  const char         *in_a = qd_arena_strndup (a, "a", 1), *in_b = qd_arena_strndup (b, "b", 1);

  g_assert_cmpstr (in_a, ==, "a");
  g_assert_cmpstr (in_b, ==, "b");
}

/* Names are found in a table that has grown, the last bearer of each; hashes that fall on one slot are told apart. */
static void
test_names (void)
{
  g_autoptr (QdArena) arena = qd_arena_new ();
  QdNameTable         table;

  qd_name_table_init (&table, arena);
  g_assert_cmpint (qd_name_table_find (&table, 0), ==, -1);
  for (guint i = 0; i < 1000; i++)
    qd_name_table_set (&table, i << 6, (int)i);
  for (guint i = 0; i < 1000; i += 2)
    qd_name_table_set (&table, i << 6, (int)i + 1000);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpint (qd_name_table_find (&table, i << 6), ==, (int)(i % 2 == 0 ? i + 1000 : i));
  g_assert_cmpint (qd_name_table_find (&table, 1), ==, -1);
  g_assert_cmpint (qd_name_table_find (&table, 1000 << 6), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arena/pieces", test_pieces);
  g_test_add_func ("/arena/aligned", test_aligned);
  g_test_add_func ("/arena/zeros", test_zeros);
  g_test_add_func ("/arena/rewind", test_rewind);
  g_test_add_func ("/arena/two", test_two);
  g_test_add_func ("/arena/names", test_names);
  return g_test_run ();
}
