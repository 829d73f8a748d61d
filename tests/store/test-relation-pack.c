/* test-relation-pack.c: relations come out as they were packed, and nothing else is taken for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/qd-relation-pack.h"

static int
compare_others (gconstpointer a,
                gconstpointer b)
{
  const QdPackedRelation *relation_a = a, *relation_b = b;

  return (relation_a->other < relation_b->other) - (relation_a->other > relation_b->other);
}

static gboolean
is_same (const QdRelation *a,
         const QdRelation *b)
{
  return a->kind == b->kind && a->cut_a == b->cut_a && a->cut_b == b->cut_b && a->shared_words == b->shared_words && a->changed_words == b->changed_words;
}

static GArray *
make_relations (gint64 *own)
{
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
  gint64  other = 0;

  for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
    {
      QdPackedRelation packed = { .relation = {
                                    .kind = (QdRelationKind)g_test_rand_int_range (QD_RELATION_VERBATIM, QD_RELATION_FRAGMENT + 1),
                                    .cut_a = (QdCut)g_test_rand_int_range (0, 16),
                                    .cut_b = (QdCut)g_test_rand_int_range (0, 16),
                                    .shared_words = (guint)g_test_rand_int_range (0, g_test_rand_bit () ? 30 : 200001),
                                    .changed_words = (guint)g_test_rand_int_range (0, 300),
                                  } };

      other += g_test_rand_int_range (1, g_test_rand_bit () ? 3 : G_MAXINT);
      packed.other = other;
      g_array_append_val (relations, packed);
    }
  *own = other + g_test_rand_int_range (1, 1000);
  return relations;
}

static void
test_round (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gint64                 own;
      g_autoptr (GArray)     relations = make_relations (&own);
      g_autoptr (GArray)     unpacked = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
      g_autoptr (GByteArray) bytes = _qd_relations_pack (own, relations);
      const guint8          *data = bytes != NULL ? bytes->data : NULL;
      gsize                  size = bytes != NULL ? bytes->len : 0;
      QdRelation             found;

      g_assert_cmpint (bytes != NULL, ==, relations->len > 0);
      g_array_sort (relations, compare_others);
      g_assert_true (_qd_relations_unpack (own, data, size, unpacked));
      g_assert_cmpuint (unpacked->len, ==, relations->len);
      for (guint i = 0; i < relations->len; i++)
        {
          const QdPackedRelation *expected = &g_array_index (relations, QdPackedRelation, i), *got = &g_array_index (unpacked, QdPackedRelation, i);

          g_assert_cmpint (got->other, ==, expected->other);
          g_assert_true (is_same (&got->relation, &expected->relation));
          g_assert_true (_qd_relations_find (own, data, size, expected->other, &found));
          g_assert_true (is_same (&found, &expected->relation));
          if (i > 0 && expected[-1].other == expected->other + 1)
            continue;
          g_assert_true (_qd_relations_find (own, data, size, expected->other + 1, &found));
          g_assert_cmpint (found.kind, ==, QD_RELATION_NONE);
        }
      /* What is cut short is no list, unless it ends behind a relation. */
      for (gsize cut = 0; cut < size; cut++)
        {
          g_array_set_size (unpacked, 0);
          if (_qd_relations_unpack (own, data, cut, unpacked))
            g_assert_cmpuint (unpacked->len, <, relations->len);
        }
    }
}

/* Whatever the bytes are, the rows fall, and no relation is of no kind. */
static void
test_noise (void)
{
  guint n_good = 0;

  for (guint round = 0; round < 200000; round++)
    {
      g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
      guint8             bytes[12];
      gsize              size = (gsize)g_test_rand_int_range (0, sizeof bytes + 1);
      gint64             last = 1000;

      for (gsize i = 0; i < size; i++)
        bytes[i] = (guint8)(g_test_rand_int_range (0, 256) & (g_test_rand_bit () ? 7 : 255));
      n_good += _qd_relations_unpack (1000, bytes, size, relations) && size > 0;
      for (guint i = 0; i < relations->len; i++)
        {
          const QdPackedRelation *packed = &g_array_index (relations, QdPackedRelation, i);

          g_assert_cmpint (packed->other, <, last);
          g_assert_cmpint (packed->other, >, 0);
          g_assert_cmpint (packed->relation.kind, !=, QD_RELATION_NONE);
          g_assert_cmpint (packed->relation.kind, <=, QD_RELATION_FRAGMENT);
          last = packed->other;
        }
    }
  g_assert_cmpuint (n_good, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/relation-pack/round", test_round);
  g_test_add_func ("/store/relation-pack/noise", test_noise);
  return g_test_run ();
}
