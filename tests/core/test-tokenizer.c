/* test-tokenizer.c: words, their spans, and what makes no difference between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/qd-tokenizer.h"
#include "tests/qd-processor-time.h"

/* The folded words of a text, separated by bars; an ellipsis is an underscore. */
static char *
fold_words (const char *text, gsize len)
{
  g_autoptr (GString) words = g_string_new (NULL);
  QdTokenizer         tokenizer;
  QdToken             token;
  gsize               end = 0;

  qd_tokenizer_init (&tokenizer, text, len);
  while (qd_tokenizer_next (&tokenizer, &token))
    {
      g_autofree char *folded = qd_token_dup_folded (text, &token);

      g_assert_cmpuint (token.span.start, >=, end);
      g_assert_cmpuint (token.span.start, <, token.span.end);
      g_assert_cmpuint (token.span.end, <=, len);
      end = token.span.end;
      if (words->len > 0)
        g_string_append_c (words, '|');
      g_string_append (words, token.kind == QD_TOKEN_ELLIPSIS ? "_" : folded);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_words (const char *text, const char *expected)
{
  g_autofree char *words = fold_words (text, strlen (text));

  g_assert_cmpstr (words, ==, expected);
}

static void
test_plain (void)
{
  assert_words ("", "");
  assert_words ("—“”, ;", "");
  assert_words ("The river rose.", "the|river|rose");
  assert_words ("law-abiding", "law|abiding");
  assert_words ("law\342\200\221abiding—people", "law|abiding|people");
  assert_words ("in 1,500 homes, 3.5 of 10.", "in|1500|homes|3.5|of|10");
  assert_words ("re\302\255build", "rebuild");
  assert_words ("an e-mail, an E-Mail", "an|email|an|email");
}

static void
test_apostrophes (void)
{
  assert_words ("don’t don't donʼt", "don't|don't|don't");
  assert_words ("the mayors’ ‘plan’ 'here'", "the|mayors|plan|here");
}

static void
test_initials (void)
{
  assert_words ("the U.S. and the US", "the|us|and|the|us");
  assert_words ("at 5 a.m. sharp", "at|5|am|sharp");
  assert_words ("Plan B. Then", "plan|b|then");
}

static void
test_brackets (void)
{
  assert_words ("[A]n open[ed] [the bridge]", "an|opened|the|bridge");
  assert_words ("note[1] ends", "note|1|ends");
}

static void
test_ellipses (void)
{
  assert_words ("we … go", "we|_|go");
  assert_words ("we ... go", "we|_|go");
  assert_words ("we . . . go", "we|_|go");
  assert_words ("we [...] go (…) on", "we|_|go|_|on");
  assert_words ("we [ … ] go….", "we|_|go|_");
  assert_words ("No.. really", "no|really");
}

static void
test_diacritics (void)
{
  assert_words ("Café CAFE\314\201 naïve", "cafe|cafe|naive");
  assert_words ("Größe œuvre Łódź", "grosse|oeuvre|lodz");
  assert_words ("ПРИВЕТ мир", "привет|мир");
  assert_words ("ﬁnal ｆｕｌｌ", "final|full");
}

static void
test_east_asian (void)
{
  assert_words ("市长说", "市|长|说");
  assert_words ("abc市def", "abc|市|def");
  assert_words ("한국 사람", "한국|사람");
}

static void
test_malformed (void)
{
  static const char broken[] = "ab\xff\xc3 cd\xe2\x80";
  static const char zero[] = "a\0b";
  g_autofree char  *words = fold_words (broken, sizeof broken - 1);
  g_autofree char  *halves = fold_words (zero, sizeof zero - 1);

  g_assert_cmpstr (words, ==, "ab|cd");
  g_assert_cmpstr (halves, ==, "a|b");
}

static void
test_flags (void)
{
  QdTokenizer tokenizer;
  QdToken     token;

  qd_tokenizer_init (&tokenizer, "Go [now]. At 9", 14);
  g_assert_true (qd_tokenizer_next (&tokenizer, &token));
  g_assert_cmpint (token.flags, ==, QD_TOKEN_CAPITAL | QD_TOKEN_SENTENCE_START);
  g_assert_true (qd_tokenizer_next (&tokenizer, &token));
  g_assert_cmpint (token.flags, ==, QD_TOKEN_BRACKETED);
  g_assert_true (qd_tokenizer_next (&tokenizer, &token));
  g_assert_cmpint (token.flags, ==, QD_TOKEN_CAPITAL | QD_TOKEN_SENTENCE_START);
  g_assert_true (qd_tokenizer_next (&tokenizer, &token));
  g_assert_cmpint (token.flags, ==, QD_TOKEN_NUMBER);
  g_assert_false (qd_tokenizer_next (&tokenizer, &token));
}

static void
test_hash (void)
{
  g_assert_cmpuint (qd_token_hash ("Straße"), ==, qd_token_hash ("STRASSE"));
  g_assert_cmpuint (qd_token_hash ("were"), !=, qd_token_hash ("we’re"));
  g_assert_cmpuint (qd_token_hash ("…"), ==, 0);
}

/* Whatever is fed, it ends in time in proportion to the length. */
static void
test_pathological (void)
{
  static const char *const pieces[] = { "[", ". ", "'", "...", "a.", "\314\201", "市", "[…", "1,", "\302\255" };
  gsize                    i;

  for (i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      QdTokenizer         tokenizer;
      QdToken             token;
      guint               n = 0;
      double              start;

      while (text->len < 400000)
        g_string_append (text, pieces[i]);
      qd_tokenizer_init (&tokenizer, text->str, text->len);
      start = qd_processor_time ();
      while (qd_tokenizer_next (&tokenizer, &token))
        n++;
      g_assert_cmpuint (n, <=, text->len);
      g_assert_cmpfloat (qd_processor_time () - start, <, 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/tokenizer/plain", test_plain);
  g_test_add_func ("/core/tokenizer/apostrophes", test_apostrophes);
  g_test_add_func ("/core/tokenizer/initials", test_initials);
  g_test_add_func ("/core/tokenizer/brackets", test_brackets);
  g_test_add_func ("/core/tokenizer/ellipses", test_ellipses);
  g_test_add_func ("/core/tokenizer/diacritics", test_diacritics);
  g_test_add_func ("/core/tokenizer/east-asian", test_east_asian);
  g_test_add_func ("/core/tokenizer/malformed", test_malformed);
  g_test_add_func ("/core/tokenizer/flags", test_flags);
  g_test_add_func ("/core/tokenizer/hash", test_hash);
  g_test_add_func ("/core/tokenizer/pathological", test_pathological);
  return g_test_run ();
}
