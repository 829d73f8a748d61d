/* test-id-diff.c: what changed between two lists of rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-id-diff.h"
#include "tests/qd-processor-time.h"

static GArray *
ids (const char *letters)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *p = letters; *p != '\0'; p++)
    {
      gint64 id = *p;

      g_array_append_val (array, id);
    }

  return array;
}

/* Does what a list view does with the splices, and says how many rows were put in. */
static guint
check_diff (GArray     *old_ids,
            GArray     *new_ids,
            GHashTable *watched,
            guint       max_splices)
{
  g_autoptr (GArray) splices = qd_id_diff ((const gint64 *)old_ids->data, old_ids->len, (const gint64 *)new_ids->data, new_ids->len, watched, max_splices);
  g_autoptr (GArray) list = g_array_copy (old_ids);
  guint              n_added = 0;

  g_assert_cmpuint (splices->len, <=, max_splices);
  for (guint i = 0; i < splices->len; i++)
    {
      const QdSplice *splice = &g_array_index (splices, QdSplice, i);

      if (splice->n_removed > 0)
        g_array_remove_range (list, splice->new_position, splice->n_removed);
      if (splice->n_added > 0)
        g_array_insert_vals (list, splice->new_position, &g_array_index (new_ids, gint64, splice->new_position), splice->n_added);
      n_added += splice->n_added;
    }

  g_assert_cmpmem (list->data, list->len * sizeof (gint64), new_ids->data, new_ids->len * sizeof (gint64));

  return n_added;
}

static guint
check_letters (const char *old_letters,
               const char *new_letters,
               guint       max_splices)
{
  g_autoptr (GArray) old_ids = ids (old_letters);
  g_autoptr (GArray) new_ids = ids (new_letters);

  return check_diff (old_ids, new_ids, NULL, max_splices);
}

static void
test_small (void)
{
  g_assert_cmpuint (check_letters ("", "", 10), ==, 0);
  g_assert_cmpuint (check_letters ("", "abc", 10), ==, 3);
  g_assert_cmpuint (check_letters ("abc", "", 10), ==, 0);
  g_assert_cmpuint (check_letters ("abc", "abc", 10), ==, 0);
  g_assert_cmpuint (check_letters ("abc", "aXbYc", 10), ==, 2);
  g_assert_cmpuint (check_letters ("abcdef", "acdf", 10), ==, 0);
  g_assert_cmpuint (check_letters ("abc", "xyz", 10), ==, 3);
}

static void
test_moved (void)
{
  g_test_summary ("Only the row that moved is put in anew, in whichever direction it went");

  g_assert_cmpuint (check_letters ("abcdefgh", "habcdefg", 10), ==, 1);
  g_assert_cmpuint (check_letters ("abcdefgh", "bcdefgha", 10), ==, 1);
  g_assert_cmpuint (check_letters ("abcdefgh", "abfcdegh", 10), ==, 1);
}

static void
test_coarse (void)
{
  g_assert_cmpuint (check_letters ("abcdefgh", "aXbYcZdefghW", 4), ==, 4);
  g_assert_cmpuint (check_letters ("abcdefgh", "aXbYcZdefghW", 2), ==, 6);
  g_assert_cmpuint (check_letters ("abcdefgh", "aXbYcZdefghW", 1), ==, 11);
}

static guint
check_watched (const char *old_letters,
               const char *new_letters,
               const char *watched_letters)
{
  g_autoptr (GArray)     old_ids = ids (old_letters);
  g_autoptr (GArray)     new_ids = ids (new_letters);
  g_autoptr (GArray)     watched_ids = ids (watched_letters);
  g_autoptr (GHashTable) watched = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < watched_ids->len; i++)
    g_hash_table_add (watched, &g_array_index (watched_ids, gint64, i));

  return check_diff (old_ids, new_ids, watched, 10);
}

static void
test_watched (void)
{
  g_test_summary ("Changes that nobody sees are joined; what somebody sees stays where it is");

  g_assert_cmpuint (check_watched ("abcdefgh", "XaYbcdZefgWhV", ""), ==, 13);
  g_assert_cmpuint (check_watched ("abcdefgh", "XaYbcdZefgWhV", "cd"), ==, 3 + 7);
  g_assert_cmpuint (check_watched ("abcdefgh", "XaYbcdZefgWhV", "bg"), ==, 3 + 1 + 3);
  g_assert_cmpuint (check_watched ("abcdefgh", "abgh", "ad"), ==, 0);
}

static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) old_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (gint64 id = 0; id < 60; id++)
        {
          if (g_test_rand_bit ())
            g_array_insert_val (old_ids, (guint)g_test_rand_int_range (0, (int)old_ids->len + 1), id);
          if (g_test_rand_bit ())
            g_array_insert_val (new_ids, (guint)g_test_rand_int_range (0, (int)new_ids->len + 1), id);
        }
      check_diff (old_ids, new_ids, NULL, 1 + round % 20);
    }
}

static void
test_large (void)
{
  g_autoptr (GArray) old_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  double             start;

  g_test_summary ("A list that is turned round, the worst case, takes no quadratic time");

  for (gint64 id = 0; id < 200000; id++)
    g_array_append_val (old_ids, id);
  for (gint64 id = 199999; id >= 0; id--)
    g_array_append_val (new_ids, id);

  start = qd_processor_time ();
  g_assert_cmpuint (check_diff (old_ids, new_ids, NULL, 64), >=, 199999);
  g_assert_cmpfloat (qd_processor_time () - start, <, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/id-diff/small", test_small);
  g_test_add_func ("/model/id-diff/moved", test_moved);
  g_test_add_func ("/model/id-diff/coarse", test_coarse);
  g_test_add_func ("/model/id-diff/watched", test_watched);
  g_test_add_func ("/model/id-diff/random", test_random);
  g_test_add_func ("/model/id-diff/large", test_large);

  return g_test_run ();
}
