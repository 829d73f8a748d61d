/* test-search-tokenizer.c: what the search index makes of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-search-tokenizer.h"

typedef struct
{
  GString *terms;
  gsize    len;
  int      last_start;
} Terms;

static int
add_term (void *user_data, int flags, const char *term, int length, int start, int end)
{
  Terms *terms = user_data;

  g_assert_cmpint (start, <, end);
  g_assert_cmpint (end, <=, terms->len);
  g_assert_cmpint (start, >=, terms->last_start);
  g_assert_cmpint (length, >, 0);
  g_assert_cmpint (length, <=, 64);
  g_assert_true (g_utf8_validate_len (term, (gsize)length, NULL));
  terms->last_start = start;
  if (terms->terms->len > 0)
    g_string_append_c (terms->terms, (flags & FTS5_TOKEN_COLOCATED) != 0 ? '|' : ' ');
  g_string_append_len (terms->terms, term, length);
  return SQLITE_OK;
}

static char *
cut (const char *text, gsize len, gboolean query)
{
  Terms terms = { g_string_new (NULL), len, 0 };

  g_assert_cmpint (qd_search_tokenize (text, len, query, add_term, &terms), ==, SQLITE_OK);
  return g_string_free_and_steal (terms.terms);
}

static void
assert_terms (const char *text, gboolean query, const char *expected)
{
  g_autofree char *terms = cut (text, strlen (text), query);

  g_assert_cmpstr (terms, ==, expected);
}

static void
test_words (void)
{
  assert_terms ("", FALSE, "");
  assert_terms ("The ferry, at 7.15!", FALSE, "the ferry at 7 15");
  assert_terms ("growers’ don't co-operate", FALSE, "growers don t co operate");
  assert_terms ("ÉCOLE naïve Łódź Ærø Straße ĐORĐE", FALSE, "ecole naive lodz aero strasse dorde");
  assert_terms ("e\xcc\x81tude", FALSE, "etude");
  assert_terms ("mid\xc2\xadship", FALSE, "midship");
  assert_terms ("ＦＵＬＬ ﬁne ½", FALSE, "full fine 12");
  assert_terms ("Ελλάδα МОСКВА й", FALSE, "ελλαδα москва и");
  assert_terms ("…—“”!?", FALSE, "");
}

/* Each sign of ASCII at each place of a word, at the end of the text and far from it, where sixteen are read at once. */
static void
test_ascii (void)
{
  static const char word[] = "TheOldStoneBridgeAtRenksHarbour19ClosedForFiveMonthsAfterTheFlood42";

  for (gsize length = 1; length < sizeof word; length++)
    for (int c = 1; c < 0x80; c++)
      {
        g_autoptr (GString) text = g_string_new_len (word, (gssize)length);
        g_autoptr (GString) expected = g_string_new (NULL);
        g_autofree char    *at_end = NULL;
        g_autofree char    *within = NULL;

        g_string_append_c (text, (char)c);
        g_string_append (text, "Xy9");
        at_end = cut (text->str, text->len, FALSE);
        g_string_append_printf (text, "%40s", "");
        within = cut (text->str, text->len, FALSE);
        g_assert_cmpstr (within, ==, at_end);
        for (gsize i = 0; i < MIN (length, 64); i++)
          g_string_append_c (expected, g_ascii_tolower (word[i]));
        if (!g_ascii_isalnum (c))
          g_string_append (expected, " xy9");
        else
          for (gsize i = length; i < MIN (length + 4, 64); i++)
            g_string_append_c (expected, i == length ? g_ascii_tolower ((char)c) : "xy9"[i - length - 1]);
        g_assert_cmpstr (within, ==, expected->str);
      }
}

/* Pairs of what is indexed, and the last character; of what is looked for, pairs alone. */
static void
test_unspaced (void)
{
  assert_terms ("東京都", FALSE, "東京 京都|都");
  assert_terms ("東京都", TRUE, "東京 京都");
  assert_terms ("京", FALSE, "京");
  assert_terms ("京", TRUE, "京");
  assert_terms ("彼は「行く」と言った。", FALSE, "彼は|は 行く|く と言 言っ った|た");
  assert_terms ("A東京2020", FALSE, "a 東京|京 2020");
  assert_terms ("서울에서", TRUE, "서울 울에 에서");
}

/* The same word, however it is written. */
static void
test_forms (void)
{
  static const char *const same[][2] = {
    { "ΟΔΥΣΣΕΥΣ", "Οδυσσεύς" },
    { "ガリバー", "ｶﾞﾘﾊﾞｰ" },
    { "ガ", "カ\u3099" },
    { "ぱん", "は\u309aん" },
    { "한국어", "\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165" },
    { "ㅎㅏㄴ", "ﾾￂﾤ" },
    { "車", "\uf902" },
    { "مرحبا", "مَرْحَبًا" },
    { "مرحبا", "مــرحـبا" },
    { "مرحبا", "\ufee3\ufeae\ufea3\ufe92\ufe8e" },
    { "سلام", "ﺳﻼﻡ" },
    { "אחמד", "אַחְמָד" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    for (guint query = 0; query < 2; query++)
      {
        g_autofree char *terms = cut (same[i][0], strlen (same[i][0]), query > 0);

        assert_terms (same[i][1], query > 0, terms);
      }
  assert_terms ("ς", FALSE, "σ");
  assert_terms ("ｶﾞｽ", FALSE, "ガス|ス");
  assert_terms ("\u1112\u1161\u11ab", FALSE, "한");
  assert_terms ("سَلام", FALSE, "سلام");
  /* No character is written for these two. */
  assert_terms ("あ\u3099", TRUE, "あ\u3099");
  assert_terms ("車\u1161", TRUE, "車\u1161");
}

/* A term has 64 bytes at most, whichever characters come last. */
static void
test_long (void)
{
  for (gsize n = 60; n < 70; n++)
    {
      g_autofree char *letters = g_strnfill (n, 'X');
      g_autofree char *word = g_strconcat (letters, "Éx Y", NULL);
      g_autofree char *folded = g_strnfill (MIN (n, 64), 'x');
      g_autofree char *expected = g_strdup_printf ("%s%s%s y", folded, n < 64 ? "e" : "", n < 63 ? "x" : "");

      assert_terms (word, FALSE, expected);
    }
}

static void
test_hostile (void)
{
  g_autofree char *letters = g_strnfill (100000, 'x');
  g_autofree char *marks = g_strnfill (100000, '\xcc');
  g_autofree char *terms = cut (letters, 100000, FALSE);
  g_autofree char *none = cut (marks, 100000, FALSE);
  char             bytes[64];

  g_assert_cmpuint (strlen (terms), ==, 64);
  g_assert_cmpstr (none, ==, "");
  for (guint round = 0; round < 20000; round++)
    {
      gsize len = (gsize)g_test_rand_int_range (0, sizeof bytes);

      for (gsize i = 0; i < len; i++)
        bytes[i] = (char)g_test_rand_int_range (0, 256);
      g_free (cut (bytes, len, (round & 1) != 0));
    }
}

/* Who has had enough is left alone. */
static int
stop (void *user_data, int flags, const char *term, int length, int start, int end)
{
  guint *n = user_data;

  (*n)++;
  return SQLITE_INTERRUPT;
}

static void
test_stop (void)
{
  guint n = 0;

  g_assert_cmpint (qd_search_tokenize ("one two", 7, FALSE, stop, &n), ==, SQLITE_INTERRUPT);
  g_assert_cmpint (qd_search_tokenize ("東京都", strlen ("東京都"), FALSE, stop, &n), ==, SQLITE_INTERRUPT);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-tokenizer/words", test_words);
  g_test_add_func ("/store/search-tokenizer/ascii", test_ascii);
  g_test_add_func ("/store/search-tokenizer/unspaced", test_unspaced);
  g_test_add_func ("/store/search-tokenizer/forms", test_forms);
  g_test_add_func ("/store/search-tokenizer/long", test_long);
  g_test_add_func ("/store/search-tokenizer/hostile", test_hostile);
  g_test_add_func ("/store/search-tokenizer/stop", test_stop);
  return g_test_run ();
}
