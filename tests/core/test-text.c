/* test-text.c: offset maps and joined spans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-text.h"

static void
test_ascii (void)
{
  g_autoptr (QdOffsetMap) map = qd_offset_map_new ("plain words", 11);

  for (gsize i = 0; i <= 11; i++)
    {
      g_assert_cmpuint (qd_offset_map_to_chars (map, i), ==, i);
      g_assert_cmpuint (qd_offset_map_to_bytes (map, i), ==, i);
    }
  g_assert_cmpuint (qd_offset_map_to_chars (map, 900), ==, 11);
  g_assert_cmpuint (qd_offset_map_to_bytes (map, 900), ==, 11);
}

static void
test_empty (void)
{
  g_autoptr (QdOffsetMap) map = qd_offset_map_new (NULL, 0);

  g_assert_cmpuint (qd_offset_map_to_chars (map, 0), ==, 0);
  g_assert_cmpuint (qd_offset_map_to_bytes (map, 3), ==, 0);
}

static void
test_inside_code_point (void)
{
  const char             *text = "a“b";
  g_autoptr (QdOffsetMap) map = qd_offset_map_new (text, strlen (text));

  g_assert_cmpuint (qd_offset_map_to_chars (map, 1), ==, 1);
  g_assert_cmpuint (qd_offset_map_to_chars (map, 2), ==, 2);
  g_assert_cmpuint (qd_offset_map_to_chars (map, 4), ==, 2);
  g_assert_cmpuint (qd_offset_map_to_bytes (map, 2), ==, 4);
}

/* Every offset of random text against GLib's own counting, with lengths around the width of a table word. */
static void
test_random_text (void)
{
  static const char *const pieces[] = { "a", " ", "é", "“", "”", "𝄞", "「", "x" };

  for (int run = 0; run < 200; run++)
    {
      g_autoptr (GString)     text = g_string_new (NULL);
      g_autoptr (QdOffsetMap) map = NULL;
      int                     length = g_test_rand_int_range (0, 400);

      for (int i = 0; i < length; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      map = qd_offset_map_new (text->str, text->len);
      for (long i = 0; i <= length; i++)
        {
          gsize byte = g_utf8_offset_to_pointer (text->str, i) - text->str;

          g_assert_cmpuint (qd_offset_map_to_bytes (map, i), ==, byte);
          g_assert_cmpuint (qd_offset_map_to_chars (map, byte), ==, i);
        }
    }
}

static void
test_join_spans (void)
{
  const char      *text = "one “two” three";
  const QdSpan     spans[] = { { 0, 3 }, { 7, 10 } };
  g_autofree char *none = qd_text_join_spans (text, NULL, 0);
  g_autofree char *both = qd_text_join_spans (text, spans, 2);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (both, ==, "one two");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/ascii", test_ascii);
  g_test_add_func ("/core/text/empty", test_empty);
  g_test_add_func ("/core/text/inside-code-point", test_inside_code_point);
  g_test_add_func ("/core/text/random-text", test_random_text);
  g_test_add_func ("/core/text/join-spans", test_join_spans);
  return g_test_run ();
}
