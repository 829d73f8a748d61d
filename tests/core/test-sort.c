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

static inline guint64
number_of (const Item *item)
{
  return item->key;
}

QD_DEFINE_SPREAD_SORT (spread_items, Item, number_of, 32)

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

/* Numbers as if at random, the same number several times, and such as crowd in one place. */
static void
test_spread (void)
{
  static const guint limits[] = { G_MAXUINT, 1u << 20, 20, 1 };
  g_autoptr (GRand)  random = g_rand_new_with_seed (3);
  Item               items[MOST], sorted[MOST];

  for (guint n = 0; n <= MOST; n++)
    for (guint k = 0; k < G_N_ELEMENTS (limits); k++)
      {
        for (guint i = 0; i < n; i++)
          items[i] = (Item){ (guint32)(g_rand_int (random) % limits[k]) * (G_MAXUINT / limits[k] / (k == 2 ? 1 : 4) | 1), i };
        memcpy (sorted, items, n * sizeof (Item));
        sort_items (sorted, n);
        spread_items (items, n);
        g_assert_cmpmem (items, n * sizeof (Item), sorted, n * sizeof (Item));
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
  g_test_add_func ("/core/sort/spread", test_spread);
  g_test_add_func ("/core/sort/numbers", test_numbers);

  return g_test_run ();
}
