/* test-text-find.c: words are found however they are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-text-find.h"

/* Looks for words and compares what stands in all places, with a bar between two. */
static void
assert_hits (const char *text,
             const char *words,
             const char *expected)
{
  g_autoptr (QdTextIndex) index = qd_text_index_new (text, strlen (text));
  g_autoptr (GArray)      hits = qd_text_index_find (index, words);
  g_autoptr (GString)     found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const QdTextHit *hit = &g_array_index (hits, QdTextHit, i);
      const char      *start = g_utf8_offset_to_pointer (text, (glong)hit->start);

      g_assert_cmpuint (hit->start, <, hit->end);
      if (i > 0)
        g_assert_cmpuint (g_array_index (hits, QdTextHit, i - 1).end, <=, hit->start);
      g_string_append_printf (found, "%s%.*s", i > 0 ? "|" : "", (int)(g_utf8_offset_to_pointer (text, (glong)hit->end) - start), start);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_case (void)
{
  assert_hits ("The bridge. THE BRIDGE! A drawbridge", "bridge", "bridge|BRIDGE|bridge");
  assert_hits ("Die Straße, die STRASSE", "strasse", "Straße|STRASSE");
  assert_hits ("Die Straße", "straße", "Straße");
  assert_hits ("aß", "s", "ß");
  assert_hits ("ΟΔΟΣ οδος", "οδοσ", "ΟΔΟΣ|οδος");
}

static void
test_diacritics (void)
{
  assert_hits ("Café, cafe\xCC\x81, CAFÉ", "cafe", "Café|cafe\xCC\x81|CAFÉ");
  assert_hits ("a naïve naive", "naïve", "naïve|naive");
  assert_hits ("Ó", "o", "Ó");
  /* Every syllable is one letter, also where only its beginning is looked for. */
  assert_hits ("\xED\x95\x9C\xEA\xB8\x80", "\xED\x95\x9C", "\xED\x95\x9C");
}

static void
test_typography (void)
{
  assert_hits ("It’s “closed” – for now", "it's \"closed\" - for", "It’s “closed” – for");
  assert_hits ("the old\n\n  bridge", "old bridge", "old\n\n  bridge");
  assert_hits ("the old bridge", "  old   bridge  ", "old bridge");
  assert_hits ("a co\xC2\xADoperation", "cooperation", "co\xC2\xADoperation");
}

static void
test_places (void)
{
  assert_hits ("aaaa", "aa", "aa|aa");
  assert_hits ("a b", "", "");
  assert_hits ("a b", "   ", "");
  assert_hits ("", "a", "");
  assert_hits ("a b", "c", "");
  assert_hits ("ab", "abc", "");
  /* Letters whose bytes agree with another's at other places. */
  assert_hits ("\xF0\x90\x84\x80\xC4\x80", "\xC4\x81", "\xC4\x80");
}

/* What is not UTF-8 finds nothing and breaks nothing; an entry cannot hold it, a selection that was pasted might. */
static void
test_invalid (void)
{
  assert_hits ("plain", "\xFF\xFE", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text-find/case", test_case);
  g_test_add_func ("/core/text-find/diacritics", test_diacritics);
  g_test_add_func ("/core/text-find/typography", test_typography);
  g_test_add_func ("/core/text-find/places", test_places);
  g_test_add_func ("/core/text-find/invalid", test_invalid);
  return g_test_run ();
}
