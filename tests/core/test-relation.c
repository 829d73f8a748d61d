/* test-relation.c: kinds of relations, and what is said of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-relation.h"

static void
test_kinds (void)
{
  QdRelationKind kind = QD_RELATION_NONE;
  int            i;

  for (i = QD_RELATION_NONE; i <= QD_RELATION_FRAGMENT; i++)
    {
      g_assert_true (qd_relation_kind_from_string (qd_relation_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (qd_relation_kind_from_string ("Verbatim", &kind));
  g_assert_false (qd_relation_kind_from_string (NULL, &kind));
  g_assert_cmpint (kind, ==, QD_RELATION_FRAGMENT);
}

static void
test_reverse (void)
{
  QdRelation relation = { QD_RELATION_TRUNCATED, QD_CUT_START | QD_CUT_MARKED, QD_CUT_NONE, 7, 0 };
  QdRelation reversed = qd_relation_reverse (&relation);
  QdRelation again = qd_relation_reverse (&reversed);

  g_assert_cmpint (reversed.kind, ==, QD_RELATION_TRUNCATED);
  g_assert_cmpint (reversed.cut_a, ==, QD_CUT_NONE);
  g_assert_cmpint (reversed.cut_b, ==, QD_CUT_START | QD_CUT_MARKED);
  g_assert_cmpuint (reversed.shared_words, ==, 7);
  g_assert_cmpint (again.cut_a, ==, relation.cut_a);
}

static void
assert_detail (QdRelation relation, const char *expected)
{
  QdRelation       reversed = qd_relation_reverse (&relation);
  g_autofree char *detail = qd_relation_dup_detail (&relation);
  g_autofree char *detail_reversed = qd_relation_dup_detail (&reversed);

  g_assert_cmpstr (detail, ==, expected);
  g_assert_cmpstr (detail_reversed, ==, expected);
}

static void
test_detail (void)
{
  assert_detail ((QdRelation){ QD_RELATION_VERBATIM, 0, 0, 9, 0 }, "");
  assert_detail ((QdRelation){ QD_RELATION_TRUNCATED, QD_CUT_END, 0, 9, 0 }, "end cut");
  assert_detail ((QdRelation){ QD_RELATION_TRUNCATED, 0, QD_CUT_START | QD_CUT_END | QD_CUT_MARKED, 9, 0 }, "start and end cut, marked");
  assert_detail ((QdRelation){ QD_RELATION_TRUNCATED, QD_CUT_START | QD_CUT_MIDDLE | QD_CUT_END, 0, 9, 0 }, "start, middle and end cut");
  assert_detail ((QdRelation){ QD_RELATION_ALTERED, QD_CUT_START, 0, 9, 1 }, "1 word changed");
  assert_detail ((QdRelation){ QD_RELATION_ALTERED, 0, 0, 9, 2 }, "2 words changed");
  assert_detail ((QdRelation){ QD_RELATION_OVERLAPPING, QD_CUT_START, QD_CUT_END, 9, 0 }, "9 words shared");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/relation/kinds", test_kinds);
  g_test_add_func ("/core/relation/reverse", test_reverse);
  g_test_add_func ("/core/relation/detail", test_detail);
  return g_test_run ();
}
