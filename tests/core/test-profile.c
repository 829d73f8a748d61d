/* test-profile.c: what articles are about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-analysis.h"
#include "core/qd-core-error.h"
#include "core/qd-profile.h"
#include "tests/qd-processor-time.h"

static const char flood[] =
  "The harbour wall at Ostrel broke on Monday. Mayor Perla Quennell said that masons would mend the wall. Quennell blamed "
  "the Sandvik company, whose dredger had cut the harbour wall.";
static const char flood_too[] =
  "Masons began to mend the harbour wall at Ostrel on Tuesday, Mayor Perla Quennell said. The Sandvik company denied that "
  "its dredger cut the wall.";
static const char opera[] =
  "Tenor Ivo Marchetti sang Tamburlaine in Velden on Friday. The Velden opera had sold every ticket, and Marchetti was "
  "applauded for eleven minutes.";

static void
test_similarity (void)
{
  g_autoptr (QdProfile) a = qd_profile_new (flood, strlen (flood));
  g_autoptr (QdProfile) b = qd_profile_new (flood_too, strlen (flood_too));
  g_autoptr (QdProfile) c = qd_profile_new (opera, strlen (opera));
  g_autoptr (QdProfile) none = qd_profile_new ("", 0);

  g_assert_cmpfloat (qd_profile_similarity (a, a), ==, 1.0);
  g_assert_cmpfloat (qd_profile_similarity (a, b), >, 0.5);
  g_assert_cmpfloat (qd_profile_similarity (a, b), ==, qd_profile_similarity (b, a));
  g_assert_cmpfloat (qd_profile_similarity (a, c), <, 0.1);
  g_assert_cmpfloat (qd_profile_similarity (a, none), ==, 0.0);
}

/* What was written down decides as it did. */
static void
test_bytes (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdProfile) a = qd_profile_new (flood, strlen (flood));
  g_autoptr (QdProfile) b = qd_profile_new (flood_too, strlen (flood_too));
  g_autoptr (GBytes)    bytes = qd_profile_to_bytes (a);
  g_autoptr (QdProfile) again = qd_profile_new_from_bytes (bytes, &error);
  g_autoptr (GBytes)    bytes_again = NULL;

  g_assert_no_error (error);
  bytes_again = qd_profile_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, bytes_again));
  g_assert_cmpfloat (qd_profile_similarity (a, b), ==, qd_profile_similarity (again, b));
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 400);
}

static void
test_broken_bytes (void)
{
  g_autoptr (QdProfile) profile = qd_profile_new (flood, strlen (flood));
  g_autoptr (GBytes)    good = qd_profile_to_bytes (profile);
  gsize                 size;
  const guint8         *data = g_bytes_get_data (good, &size);
  gsize                 length;

  for (length = 0; length < size; length++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (GBytes)    bytes = g_bytes_new (data, length);
      g_autoptr (QdProfile) broken = qd_profile_new_from_bytes (bytes, &error);

      if (length >= 4 && (length - 4) % 6 == 0)
        continue;
      g_assert_null (broken);
      g_assert_error (error, QD_CORE_ERROR, QD_CORE_ERROR_PROFILE);
    }
}

static void
test_unsorted_bytes (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GBytes)    bytes = g_bytes_new_static ("QDP1\2\0\0\0\1\0\1\0\0\0\1\0", 16);
  g_autoptr (QdProfile) profile = qd_profile_new_from_bytes (bytes, &error);

  g_assert_null (profile);
  g_assert_error (error, QD_CORE_ERROR, QD_CORE_ERROR_PROFILE);
}

static void
test_long (void)
{
  g_autoptr (GString)   text = g_string_new (NULL);
  g_autoptr (QdProfile) profile = NULL;
  g_autoptr (GBytes)    bytes = NULL;
  guint                 i;
  double                start;

  for (i = 0; i < 1000000; i++)
    g_string_append_printf (text, "w%u ", i);
  start = qd_processor_time ();
  profile = qd_profile_new (text->str, text->len);
  g_assert_cmpfloat (qd_processor_time () - start, <, 5);
  bytes = qd_profile_to_bytes (profile);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1000);
}

/* What the analysis makes of the words that it has read itself is what the tokenizer makes of the text. */
static void
test_words_read_before (void)
{
  static const char *const pieces[] = {
    "harbour",
    "Harbour",
    "the",
    "mayor",
    "Quennell",
    "said",
    "[A]",
    "n",
    "[w]",
    "U.S.",
    "Mr.",
    "a.m.",
    "e-mail",
    "it's",
    "it’s",
    "rock’n’roll",
    "[…]",
    "...",
    "…",
    "1,000",
    "3rd",
    "B2B",
    "über",
    "uber",
    "Éva",
    "straße",
    "l’ancien",
    "人",
    "\xc3",
    "\xe2\x80",
    "incomprehensibilities",
    "abcdefghijklmno",
    "abcdefghijklmnop",
    "abcdefgh",
    "@quill",
    "so_so",
    "well-known",
    "x",
    "I",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "  ",
    ". ",
    ", ",
    ".",
    ",",
    "-",
    "“",
    "”",
    "\n",
    "\n\n",
    "[",
    "]",
    "(",
    ")",
    "'",
  };

  for (guint run = 0; run < 3000; run++)
    {
      g_autoptr (GString)    text = g_string_new (NULL);
      g_autoptr (QdAnalysis) analysis = NULL;
      g_autoptr (QdProfile)  profile = NULL;
      g_autoptr (GBytes)     bytes = NULL, bytes_of_analysis = NULL;
      guint                  n = (guint)g_test_rand_int_range (0, run % 100 == 0 ? 30000 : 60);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      analysis = qd_analysis_new (text->str, text->len, run % 3 == 0 ? "fr" : "en");
      profile = qd_profile_new (text->str, text->len);
      bytes = qd_profile_to_bytes (profile);
      bytes_of_analysis = qd_profile_to_bytes (qd_analysis_get_profile (analysis));
      g_assert_true (g_bytes_equal (bytes, bytes_of_analysis));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/profile/similarity", test_similarity);
  g_test_add_func ("/core/profile/bytes", test_bytes);
  g_test_add_func ("/core/profile/broken-bytes", test_broken_bytes);
  g_test_add_func ("/core/profile/unsorted-bytes", test_unsorted_bytes);
  g_test_add_func ("/core/profile/long", test_long);
  g_test_add_func ("/core/profile/words-read-before", test_words_read_before);

  return g_test_run ();
}
