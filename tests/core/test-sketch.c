/* test-sketch.c: which texts are copies of one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-sketch.h"

static const char wire[] =
  "The ferry Halvard ran aground off Skerra on Monday night with forty people on board, and nobody was hurt. Harbourmaster Odo Pell said that"
  " the Halvard had lost her rudder in the swell behind the old mole. Two tugs from Dunmere pulled her free at dawn. The ferry will stay in the"
  " yard for a week, and the mail boat takes passengers to the island twice a day until then, the harbour office said.";

static gboolean
is_copy (const char *a, const char *b)
{
  QdSketch sketch_a, sketch_b;
  gboolean copy;

  qd_sketch_init (&sketch_a, a, strlen (a));
  qd_sketch_init (&sketch_b, b, strlen (b));
  copy = qd_sketch_is_copy (&sketch_a, &sketch_b);
  g_assert_cmpint (qd_sketch_is_copy (&sketch_b, &sketch_a), ==, copy);
  return copy;
}

static void
test_copies (void)
{
  g_autofree char *longer = g_strconcat ("SKERRA (Coastal Wire) – ", wire, "\n\nReporting by our own desk; the weather stays rough.", NULL);
  g_autofree char *shorter = g_strndup (wire, (gsize)(strstr (wire, " The ferry will stay") - wire));
  g_autofree char *capitals = g_utf8_strup (wire, -1);
  g_autofree char *much = g_strconcat (wire, " ", shorter, NULL);

  g_assert_true (is_copy (wire, wire));
  g_assert_true (is_copy (wire, longer));
  g_assert_true (is_copy (wire, shorter));
  g_assert_true (is_copy (wire, capitals));
  g_assert_true (is_copy (longer, shorter));
  g_assert_true (is_copy (wire, much));
}

/* The same event in other words, one quotation in common, and texts too short to tell. */
static void
test_others (void)
{
  g_assert_false (is_copy (wire, "Tugs pulled the ferry Halvard off a bank near Skerra early on Tuesday. Forty people had spent the night on board. She had lost"
                                 " her rudder in the swell behind the old mole, as harbourmaster Odo Pell told us, and is now in the yard at Dunmere."));
  g_assert_false (is_copy ("The ferry ran aground on Monday.", "The ferry ran aground on Monday."));
  g_assert_false (is_copy ("", ""));
  g_assert_false (is_copy (wire, ""));
}

static void
test_bytes (void)
{
  QdSketch           sketch, again;
  g_autoptr (GBytes) bytes = NULL;
  const guint8      *data;
  gsize              size;

  qd_sketch_init (&sketch, wire, strlen (wire));
  bytes = qd_sketch_to_bytes (&sketch);
  data = g_bytes_get_data (bytes, &size);
  g_assert_true (qd_sketch_init_from_bytes (&again, data, size));
  g_assert_cmpmem (&sketch, sizeof sketch, &again, sizeof again);
  g_assert_false (qd_sketch_init_from_bytes (&again, data, size - 1));
  g_assert_false (qd_sketch_init_from_bytes (&again, NULL, 0));
  {
    g_autofree guint8 *damaged = g_memdup2 (data, size);

    memset (damaged + 4, 0xff, 4);
    g_assert_false (qd_sketch_init_from_bytes (&again, damaged, size));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sketch/copies", test_copies);
  g_test_add_func ("/core/sketch/others", test_others);
  g_test_add_func ("/core/sketch/bytes", test_bytes);
  return g_test_run ();
}
