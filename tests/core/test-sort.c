/* test-sort.c: what QD_DEFINE_SORT() defines sorts, and leaves what is equal in its order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-sort.h"

/* Some take more room than is on the stack. */
#define MOST 700

typedef struct
{
  guint key;
  guint place;
} Item;

static inline gboolean
comes_before (const Item *a, const Item *b)
{
  return a->key < b->key;
}

QD_DEFINE_SORT (sort_items, Item, comes_before)
QD_DEFINE_SORT (sort_numbers, guint64, qd_sort_is_less)

static void
test_stable (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Item              items[MOST];

  for (guint n = 0; n <= MOST; n++)
    {
      guint64 sum = 0, sorted_sum = 0;

      for (guint i = 0; i < n; i++)
        {
          items[i] = (Item){ (guint)g_rand_int_range (random, 0, 20), i };
          sum += items[i].key * 1000 + i;
        }
      sort_items (items, n);
      for (guint i = 0; i < n; i++)
        {
          sorted_sum += items[i].key * 1000 + items[i].place;
          if (i == 0)
            continue;
          g_assert_cmpuint (items[i - 1].key, <=, items[i].key);
          if (items[i - 1].key == items[i].key)
            g_assert_cmpuint (items[i - 1].place, <, items[i].place);
        }
      g_assert_cmpuint (sum, ==, sorted_sum);
    }
}

static void
test_numbers (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint64           numbers[MOST];

  for (guint i = 0; i < MOST; i++)
    numbers[i] = (guint64)g_rand_int (random) << 32 | g_rand_int (random);
  sort_numbers (numbers, MOST);
  for (guint i = 1; i < MOST; i++)
    g_assert_cmpuint (numbers[i - 1], <, numbers[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/sort/stable", test_stable);
  g_test_add_func ("/core/sort/numbers", test_numbers);

  return g_test_run ();
}
