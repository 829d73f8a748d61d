/* test-speaker.c: whether two names are of one speaker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-speaker.h"

typedef struct
{
  const char    *a;
  const char    *b;
  QdSpeakerMatch expected;
} Case;

static const Case cases[] = {
  { NULL, NULL, QD_SPEAKER_UNKNOWN },
  { NULL, "Mitch Landrieu", QD_SPEAKER_UNKNOWN },
  { "", "Mitch Landrieu", QD_SPEAKER_UNKNOWN },
  { "Mitch Landrieu", "Mitch Landrieu", QD_SPEAKER_SAME },
  { "Mitch Landrieu", "Landrieu", QD_SPEAKER_SAME },
  { "Mitch Landrieu", "Mayor Mitch Landrieu", QD_SPEAKER_SAME },
  { "New Orleans Mayor Mitch Landrieu", "Landrieu", QD_SPEAKER_SAME },
  { "Mitch Landrieu, the mayor of New Orleans", "Mr. Landrieu", QD_SPEAKER_SAME },
  { "Mitch Landrieu’s", "Mitch Landrieu", QD_SPEAKER_SAME },
  { "Bill de Blasio", "Charlene de Blasio", QD_SPEAKER_DIFFERENT },
  { "Bill de Blasio", "de Blasio", QD_SPEAKER_SAME },
  { "Bill de Blasio", "William de Blasio", QD_SPEAKER_SAME },
  { "Bill de Blasio", "Mitch Landrieu", QD_SPEAKER_DIFFERENT },
  { "Donald J. Trump", "Donald Trump", QD_SPEAKER_SAME },
  { "D. Trump", "Donald Trump", QD_SPEAKER_SAME },
  { "Ivanka Trump", "President Donald Trump", QD_SPEAKER_DIFFERENT },
  { "Donald Trump Jr.", "Donald Trump", QD_SPEAKER_UNKNOWN },
  { "Hillary Clinton", "Hillary Rodham Clinton", QD_SPEAKER_SAME },
  { "Ruth M. Oakley", "Ruth Oakley", QD_SPEAKER_SAME },
  { "Ruth M. Oakley", "Ann Oakley", QD_SPEAKER_DIFFERENT },
  { "M. Oakley", "Ann Oakley", QD_SPEAKER_SAME },
  { "Sarah Huckabee", "Sarah Huckabee Sanders", QD_SPEAKER_UNKNOWN },
  { "White House Press Secretary Sarah Huckabee Sanders", "Sanders", QD_SPEAKER_SAME },
  { "Ana Ocasio-Cortez", "Ana Ocasio-Cortez", QD_SPEAKER_SAME },
  { "Ocasio-Cortez", "Ana Ocasio-Cortez", QD_SPEAKER_SAME },
  { "Xi", "Xi Jinping", QD_SPEAKER_UNKNOWN },
  { "Mary Ann Oakley", "Ann Oakley", QD_SPEAKER_SAME },
  { "Oakley’s scant record", "Oda Lindqvist", QD_SPEAKER_UNKNOWN },
  { "Oakley's website", "Ann Oakley", QD_SPEAKER_UNKNOWN },
  { "These", "Ann Oakley", QD_SPEAKER_UNKNOWN },
  { "Oakley allies", "Ann Oakley", QD_SPEAKER_UNKNOWN },
  { "Oakley in a statement", "Ann Oakley", QD_SPEAKER_SAME },
  { "Oakley of Elm", "Ann Oakley", QD_SPEAKER_SAME },
  { "José Pérez", "Jose Perez", QD_SPEAKER_SAME },
  { "the mayor", "the mayor", QD_SPEAKER_UNKNOWN },
  { "he", "Donald Trump", QD_SPEAKER_UNKNOWN },
  { "a spokesman", "A spokesman", QD_SPEAKER_UNKNOWN },
  { "A spokesman", "A spokesman", QD_SPEAKER_UNKNOWN },
  { "The mayor", "The mayor", QD_SPEAKER_UNKNOWN },
  { "a White House official", "a White House official", QD_SPEAKER_UNKNOWN },
  { "the Justice Department", "Justice Department", QD_SPEAKER_SAME },
  { "the U.S. Justice Department", "Justice Department", QD_SPEAKER_SAME },
  { "Department of Justice", "Justice Department", QD_SPEAKER_SAME },
  { "U.S. Department of Justice", "the Justice Department", QD_SPEAKER_SAME },
  { "U.S. Conference of Mayors", "the Conference of Mayors", QD_SPEAKER_SAME },
  { "Justice Department", "Fox News", QD_SPEAKER_DIFFERENT },
  { "Fox News", "Mitch Landrieu", QD_SPEAKER_UNKNOWN },
  { "Bundeskanzlerin Angela Merkel", "Merkel", QD_SPEAKER_SAME },
};

static void
test_cases (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (qd_speaker_compare (cases[i].a, cases[i].b), ==, cases[i].expected);
      g_assert_cmpint (qd_speaker_compare (cases[i].b, cases[i].a), ==, cases[i].expected);
      if (cases[i].expected == QD_SPEAKER_SAME)
        g_assert_cmpuint (qd_speaker_key (cases[i].a), ==, qd_speaker_key (cases[i].b));
    }
}

static void
test_key (void)
{
  g_assert_cmpuint (qd_speaker_key (NULL), ==, 0);
  g_assert_cmpuint (qd_speaker_key ("the mayor"), ==, 0);
  g_assert_cmpuint (qd_speaker_key ("Mitch Landrieu"), !=, 0);
  g_assert_cmpuint (qd_speaker_key ("Mitch Landrieu"), !=, qd_speaker_key ("Bill de Blasio"));
}

/* Whatever stands where a name should be. */
static void
test_hostile (void)
{
  g_autofree char    *letters = g_strnfill (100000, 'A');
  g_autofree char    *hyphens = g_strnfill (399, '-');
  g_autoptr (GString) words = g_string_new (NULL);
  guint               i;

  for (i = 0; i < 100; i++)
    g_string_append (words, "Ann ");
  g_assert_cmpint (qd_speaker_compare (letters, "Ann Oak"), ==, QD_SPEAKER_UNKNOWN);
  g_assert_cmpint (qd_speaker_compare (hyphens, "Ann Oak"), ==, QD_SPEAKER_UNKNOWN);
  g_assert_cmpint (qd_speaker_compare (words->str, "Ann Oak"), ==, QD_SPEAKER_UNKNOWN);
  g_assert_cmpint (qd_speaker_compare (",", "'s"), ==, QD_SPEAKER_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/speaker/cases", test_cases);
  g_test_add_func ("/core/speaker/key", test_key);
  g_test_add_func ("/core/speaker/hostile", test_hostile);
  return g_test_run ();
}
