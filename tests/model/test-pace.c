/* test-pace.c: how soon a question is asked again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-pace.h"

typedef struct
{
  guint n_asked;
} Fixture;

static void
ask_cb (gpointer user_data)
{
  ((Fixture *)user_data)->n_asked++;
}

static void
run_until_asked (Fixture *fixture,
                 guint    times)
{
  while (fixture->n_asked < times)
    g_main_context_iteration (NULL, TRUE);
}

static void
stop_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

/* Lets everything happen that is due within @ms milliseconds. */
static void
run_for (guint ms)
{
  gboolean stopped = FALSE;

  g_timeout_add_once (ms, stop_cb, &stopped);
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
}

/* However often something changes, one question is under way, and one follows it. */
static void
test_many_changes (void)
{
  Fixture            fixture = { 0 };
  g_autoptr (QdPace) pace = qd_pace_new (1, 1, ask_cb, &fixture);

  for (guint i = 0; i < 100; i++)
    qd_pace_want (pace);
  run_until_asked (&fixture, 1);
  for (guint i = 0; i < 100; i++)
    qd_pace_want (pace);
  run_for (20);
  g_assert_cmpuint (fixture.n_asked, ==, 1);
  qd_pace_end (pace);
  run_until_asked (&fixture, 2);
  qd_pace_end (pace);
  run_for (20);
  g_assert_cmpuint (fixture.n_asked, ==, 2);
}

/* After an answer that took 20 ms or more, ten times that must pass. */
static void
test_rest (void)
{
  Fixture            fixture = { 0 };
  g_autoptr (QdPace) pace = qd_pace_new (1, 10, ask_cb, &fixture);
  gint64             ended;

  qd_pace_begin (pace);
  run_for (20);
  /* Before it ended: whatever comes between the two makes the rest no shorter. */
  ended = g_get_monotonic_time ();
  qd_pace_end (pace);
  qd_pace_want (pace);
  run_until_asked (&fixture, 2);
  g_assert_cmpint (g_get_monotonic_time () - ended, >=, 20 * 9 * 1000 - 2000);
}

static void
test_unseen (void)
{
  Fixture            fixture = { 0 };
  g_autoptr (QdPace) pace = qd_pace_new (1, 1, ask_cb, &fixture);

  qd_pace_set_seen (pace, FALSE);
  qd_pace_begin (pace);
  qd_pace_want (pace);
  run_for (20);
  g_assert_cmpuint (fixture.n_asked, ==, 0);
  qd_pace_set_seen (pace, TRUE);
  g_assert_cmpuint (fixture.n_asked, ==, 1);

  /* What nobody wants is not asked for because somebody looks, and not twice because they look away meanwhile. */
  qd_pace_set_seen (pace, FALSE);
  qd_pace_set_seen (pace, TRUE);
  g_assert_cmpuint (fixture.n_asked, ==, 1);
  qd_pace_want (pace);
  qd_pace_set_seen (pace, FALSE);
  qd_pace_set_seen (pace, TRUE);
  g_assert_cmpuint (fixture.n_asked, ==, 1);
  qd_pace_end (pace);
  run_until_asked (&fixture, 2);
}

static void
test_reset (void)
{
  Fixture            fixture = { 0 };
  g_autoptr (QdPace) pace = qd_pace_new (1, 1, ask_cb, &fixture);

  qd_pace_begin (pace);
  qd_pace_want (pace);
  qd_pace_reset (pace);
  run_for (20);
  g_assert_cmpuint (fixture.n_asked, ==, 1);
  qd_pace_want (pace);
  run_until_asked (&fixture, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/pace/many-changes", test_many_changes);
  g_test_add_func ("/model/pace/rest", test_rest);
  g_test_add_func ("/model/pace/unseen", test_unseen);
  g_test_add_func ("/model/pace/reset", test_reset);

  return g_test_run ();
}
