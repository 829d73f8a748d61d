/* test-diff.c: the runs of a comparison by words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-diff.h"
#include "tests/qd-processor-time.h"

typedef struct
{
  const char *name;
  const char *a;
  const char *b;
  const char *expected;
} Case;

/* [-deleted-], {+inserted+}, and what is equal as the first text has it. */
static const Case cases[] = {
  { "empty", "", "", "" },
  { "same", "The wall held.", "The wall held.", "The wall held." },
  { "typography", "The “wall” — it held!", "the wall, it held", "The “wall” — it held!" },
  { "inserted", "The wall held.", "The old wall held.", "The {+old +}wall held." },
  { "deleted", "The old wall held.", "The wall held.", "The [-old -]wall held." },
  { "replaced", "The old wall held.", "The new wall held.", "The [-old -]{+new +}wall held." },
  { "ends", "Now the wall held fast", "the wall held", "[-Now -]the wall held [-fast-]" },
  { "nothing-in-common", "Geese fly north.", "The wall held.", "[-Geese fly north.-]{+The wall held.+}" },
  { "from-nothing", "", "The wall held.", "{+The wall held.+}" },
  { "only-marks", "…", "The wall", "[-…-]{+The wall+}" },
  { "no-lone-stop-word", "Masons mended it for the council of Ostrel", "Masons broke what the dredger of Velden",
    "Masons [-mended it for the council of Ostrel-]{+broke what the dredger of Velden+}" },
  { "opening-mark", "He said “wall” twice.", "He said “quay” twice.", "He said [-“wall” -]{+“quay” +}twice." },
};

static void
append (GString *out, const char *open, const char *text, QdSpan span, const char *close)
{
  if (qd_span_is_empty (span))
    return;
  g_string_append (out, open);
  g_string_append_len (out, text + span.start, qd_span_length (span));
  g_string_append (out, close);
}

/* Writes a comparison down, having seen that its runs cover both texts and that no two of a kind touch. */
static char *
write_diff (const char *a, gsize a_len, const char *b, gsize b_len)
{
  g_autoptr (GArray)  runs = qd_diff_words (a, a_len, b, b_len);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize               at_a = 0, at_b = 0;
  guint               i;

  for (i = 0; i < runs->len; i++)
    {
      const QdDiffRun *run = &g_array_index (runs, QdDiffRun, i);

      g_assert_cmpuint (run->a.start, ==, at_a);
      g_assert_cmpuint (run->b.start, ==, at_b);
      at_a = run->a.end;
      at_b = run->b.end;
      g_assert_true (run->kind != QD_DIFF_INSERTED || qd_span_is_empty (run->a));
      g_assert_true (run->kind != QD_DIFF_DELETED || qd_span_is_empty (run->b));
      g_assert_true (i == 0 || g_array_index (runs, QdDiffRun, i - 1).kind != run->kind);
      append (out, run->kind == QD_DIFF_DELETED ? "[-" : "", a, run->a, run->kind == QD_DIFF_DELETED ? "-]" : "");
      if (run->kind == QD_DIFF_INSERTED)
        append (out, "{+", b, run->b, "+}");
    }
  g_assert_cmpuint (at_a, ==, a_len);
  g_assert_cmpuint (at_b, ==, b_len);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_case (const void *data)
{
  const Case      *test = data;
  g_autofree char *diff = write_diff (test->a, strlen (test->a), test->b, strlen (test->b));

  g_assert_cmpstr (diff, ==, test->expected);
}

static char *
make_up_text (guint n_words, guint n_different)
{
  static const char *const marks[] = { " ", ", ", " — ", "” “", "… ", "\n\n" };
  GString                 *text = g_string_new (NULL);
  guint                    i;

  for (i = 0; i < n_words; i++)
    g_string_append_printf (text, "w%d%s", g_test_rand_int_range (0, n_different), marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))]);
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  guint round;

  for (round = 0; round < 2000; round++)
    {
      guint            n_different = g_test_rand_int_range (1, 40);
      g_autofree char *a = make_up_text (g_test_rand_int_range (0, 60), n_different);
      g_autofree char *b = make_up_text (g_test_rand_int_range (0, 60), n_different);
      g_autofree char *diff = write_diff (a, strlen (a), b, strlen (b));

      g_assert_nonnull (diff);
    }
}

/* A long text with one word changed is one word changed. */
static void
test_long (void)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);
  g_autofree char    *diff = NULL;
  guint               i;

  for (i = 0; i < 10000; i++)
    {
      g_string_append_printf (a, "w%u ", i * i % 997 + i / 3);
      g_string_append_printf (b, i == 2000 || i == 8000 ? "changed " : "w%u ", i * i % 997 + i / 3);
    }
  diff = write_diff (a->str, a->len, b->str, b->len);
  g_assert_cmpuint (strlen (diff), ==, a->len + 2 * strlen ("[--]{+changed +}"));
}

/* Long, and made to be hard: in time in proportion to the length. */
static void
test_pathological (void)
{
  static const struct
  {
    guint n_a, n_b, n_different;
  } sizes[] = { { 100000, 100000, 1 }, { 100000, 100000, 2 }, { 100000, 50000, 7 }, { 60000, 100000, 1000 }, { 100000, 100000, 100000 }, { 3, 100000, 5 } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *a = make_up_text (sizes[i].n_a, sizes[i].n_different);
      g_autofree char *b = make_up_text (sizes[i].n_b, sizes[i].n_different);
      g_autofree char *diff = NULL;
      double           start;

      start = qd_processor_time ();
      diff = write_diff (a, strlen (a), b, strlen (b));
      g_assert_cmpfloat (qd_processor_time () - start, <, 10);
    }
}

int
main (int argc, char **argv)
{
  gsize i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/diff/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/diff/random", test_random);
  g_test_add_func ("/core/diff/long", test_long);
  g_test_add_func ("/core/diff/pathological", test_pathological);
  return g_test_run ();
}
