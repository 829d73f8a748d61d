/* test-activity.c: what goes on in the background
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-activity.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
finished_cb (QdActivity *activity,
             const char *summary,
             guint       n_problems,
             char      **said)
{
  *said = g_strdup_printf ("%s %u", summary, n_problems);
}

static void
test_course (void)
{
  g_autoptr (QdActivity) activity = qd_activity_new ();
  g_autoptr (QdProblem)  problem = qd_problem_new ("/tmp/a.jsonl", 7, "No object.");
  g_autofree char       *said = NULL;
  guint                  n_fractions = 0;

  g_signal_connect (activity, "finished", G_CALLBACK (finished_cb), &said);
  g_signal_connect_swapped (activity, "notify::fraction", G_CALLBACK (count_cb), &n_fractions);
  g_assert_false (qd_activity_get_active (activity));

  qd_activity_start (activity);
  g_assert_true (qd_activity_get_active (activity));
  g_assert_cmpfloat (qd_activity_get_fraction (activity), <, 0);
  n_fractions = 0;
  qd_activity_update (activity, "Half", 0.5);
  qd_activity_update (activity, "Half", 0.5);
  g_assert_cmpuint (n_fractions, ==, 1);
  g_assert_cmpstr (qd_activity_get_text (activity), ==, "Half");
  qd_activity_update (activity, "More than all", 1.5);
  g_assert_cmpfloat (qd_activity_get_fraction (activity), ==, 1);

  qd_activity_add_problem (activity, problem);
  qd_activity_finish (activity, "Done");
  g_assert_cmpstr (said, ==, "Done 1");
  g_assert_false (qd_activity_get_active (activity));
  g_assert_cmpuint (g_list_model_get_n_items (qd_activity_get_problems (activity)), ==, 1);

  qd_activity_start (activity);
  g_assert_cmpuint (g_list_model_get_n_items (qd_activity_get_problems (activity)), ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (QdActivity) activity = qd_activity_new ();
  guint                  n_cancels = 0;

  g_signal_connect_swapped (activity, "cancel", G_CALLBACK (count_cb), &n_cancels);
  qd_activity_cancel (activity);
  g_assert_cmpuint (n_cancels, ==, 0);

  qd_activity_start (activity);
  qd_activity_cancel (activity);
  qd_activity_cancel (activity);
  g_assert_cmpuint (n_cancels, ==, 1);
}

/* What waits does so until it is told to go on, to stop, or comes to an end. */
static void
test_pause (void)
{
  g_autoptr (QdActivity) activity = qd_activity_new ();
  guint                  n_notices = 0;

  g_signal_connect_swapped (activity, "notify::paused", G_CALLBACK (count_cb), &n_notices);
  qd_activity_set_paused (activity, TRUE);
  g_assert_false (qd_activity_get_paused (activity));
  qd_activity_start (activity);
  qd_activity_set_paused (activity, TRUE);
  qd_activity_set_paused (activity, TRUE);
  g_assert_true (qd_activity_get_paused (activity));
  g_assert_cmpuint (n_notices, ==, 1);
  qd_activity_set_paused (activity, FALSE);
  g_assert_false (qd_activity_get_paused (activity));
  qd_activity_set_paused (activity, TRUE);
  qd_activity_cancel (activity);
  g_assert_false (qd_activity_get_paused (activity));
  qd_activity_set_paused (activity, TRUE);
  g_assert_false (qd_activity_get_paused (activity));
  qd_activity_finish (activity, "");
  qd_activity_start (activity);
  qd_activity_set_paused (activity, TRUE);
  qd_activity_set_detail (activity, "Paused");
  qd_activity_finish (activity, "");
  qd_activity_start (activity);
  g_assert_false (qd_activity_get_paused (activity));
  g_assert_cmpstr (qd_activity_get_detail (activity), ==, "");
}

static void
test_problem (void)
{
  g_autoptr (QdProblem) whole = qd_problem_new ("/tmp/a.txt", 0, "Empty.");
  g_autoptr (QdProblem) line = qd_problem_new ("/tmp/a.jsonl", 7, "Broken \xff.");
  g_autoptr (QdProblem) nowhere = qd_problem_new (NULL, 0, "The disk is full.");
  g_autofree char      *whole_place = qd_problem_dup_place (whole);
  g_autofree char      *line_place = qd_problem_dup_place (line);
  g_autofree char      *no_place = qd_problem_dup_place (nowhere);

  g_assert_cmpstr (whole_place, ==, "/tmp/a.txt");
  g_assert_cmpstr (line_place, ==, "/tmp/a.jsonl, line 7");
  g_assert_cmpstr (no_place, ==, "");
  g_assert_true (g_utf8_validate (qd_problem_get_message (line), -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/activity/course", test_course);
  g_test_add_func ("/model/activity/cancel", test_cancel);
  g_test_add_func ("/model/activity/pause", test_pause);
  g_test_add_func ("/model/activity/problem", test_problem);

  return g_test_run ();
}
