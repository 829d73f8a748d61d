/* test-history.c: the way through the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-history.h"

static void
assert_place (QdPlace place,
              gint64  article_id,
              gint64  quotation_id)
{
  g_assert_cmpint (place.article_id, ==, article_id);
  g_assert_cmpint (place.quotation_id, ==, quotation_id);
}

static void
test_back_and_forward (void)
{
  g_autoptr (QdHistory) history = qd_history_new ();

  g_assert_false (qd_history_can_go (history, -1));
  g_assert_false (qd_history_can_go (history, 1));
  assert_place (qd_history_go (history, -1), 0, 0);

  qd_history_visit (history, (QdPlace){ 1, 0 });
  g_assert_false (qd_history_can_go (history, -1));
  qd_history_set_quotation (history, 11);
  qd_history_visit (history, (QdPlace){ 2, 21 });
  g_assert_true (qd_history_can_go (history, -1));
  g_assert_false (qd_history_can_go (history, 1));

  assert_place (qd_history_go (history, -1), 1, 11);
  g_assert_true (qd_history_can_go (history, 1));
  assert_place (qd_history_go (history, 1), 2, 21);
}

static void
test_new_way (void)
{
  g_autoptr (QdHistory) history = qd_history_new ();

  for (gint64 id = 1; id <= 4; id++)
    qd_history_visit (history, (QdPlace){ id, 0 });
  assert_place (qd_history_go (history, -2), 2, 0);

  g_test_summary ("Going elsewhere after having gone back forgets what came behind");
  qd_history_visit (history, (QdPlace){ 9, 0 });
  g_assert_false (qd_history_can_go (history, 1));
  assert_place (qd_history_go (history, -1), 2, 0);
  assert_place (qd_history_go (history, -1), 1, 0);
}

static void
test_same_article (void)
{
  g_autoptr (QdHistory) history = qd_history_new ();

  qd_history_visit (history, (QdPlace){ 1, 0 });
  qd_history_visit (history, (QdPlace){ 2, 0 });
  qd_history_visit (history, (QdPlace){ 2, 22 });
  assert_place (qd_history_go (history, -1), 1, 0);
  assert_place (qd_history_go (history, 1), 2, 22);
}

static void
test_limit (void)
{
  g_autoptr (QdHistory) history = qd_history_new ();
  guint                 n_steps = 0;

  for (gint64 id = 1; id <= 5000; id++)
    qd_history_visit (history, (QdPlace){ id, 0 });
  while (qd_history_can_go (history, -1))
    {
      qd_history_go (history, -1);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, 999);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/model/history/new-way", test_new_way);
  g_test_add_func ("/model/history/same-article", test_same_article);
  g_test_add_func ("/model/history/limit", test_limit);

  return g_test_run ();
}
