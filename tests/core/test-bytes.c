/* test-bytes.c: eight or sixteen bytes looked at together tell the same as one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-analysis.h"
#include "core/qd-bytes.h"

/* Whether the byte at PLACE passed a test. */
static gboolean
passed (guint64 word, guint place)
{
  return (word >> (8 * place + 7) & 1) != 0;
}

/* Every byte at every place, between bytes that could carry into it. */
static void
test_every_byte (void)
{
  static const guint8 neighbours[] = { 0x00, 0x01, 0x7F, 0x80, 0xFF, '"', ' ' };

  for (guint n = 0; n < G_N_ELEMENTS (neighbours); n++)
    for (guint byte = 0; byte < 256; byte++)
      for (guint place = 0; place < 8; place++)
        {
          guint8  bytes[8];
          guint64 word;

          memset (bytes, neighbours[n], sizeof bytes);
          bytes[place] = (guint8)byte;
          word = qd_bytes_load (bytes);
          g_assert_cmpint (qd_bytes_any_below (word, 0x20) != 0, ==, byte < 0x20 || neighbours[n] < 0x20);
          for (guint i = 0; i < 8; i++)
            {
              g_assert_cmpint (passed (qd_bytes_below (word, 0x20), i), ==, bytes[i] < 0x20);
              g_assert_cmpint (passed (qd_bytes_below (word, 0x80), i), ==, bytes[i] < 0x80);
              g_assert_cmpint (passed (qd_bytes_equal (word, (guint8)byte), i), ==, bytes[i] == byte);
              g_assert_cmpint (passed (qd_bytes_leads (word), i), ==, (bytes[i] & 0xC0) != 0x80);
            }
        }
}

/* A test holds nothing but highest bits, so that they can be counted. */
static void
test_counts (void)
{
  for (guint bits = 0; bits < 256; bits++)
    {
      guint8  bytes[8];
      guint64 found;
      guint   count = 0;

      for (guint i = 0; i < 8; i++)
        {
          bytes[i] = bits >> i & 1 ? ' ' : 'n';
          count += bits >> i & 1;
        }
      found = qd_bytes_equal (qd_bytes_load (bytes), ' ');
      g_assert_cmpuint (qd_bytes_count (found), ==, count);
      g_assert_cmpuint (qd_bytes_gather (found), ==, bits);
      if (bits != 0)
        g_assert_cmpuint (qd_bytes_first (found), ==, g_bit_nth_lsf (bits, -1));
    }
}

/* Any number of sixteen bytes that pass a test, as often as they may be summed up. */
static void
test_sixteen (void)
{
  for (guint n = 0; n <= 16; n++)
    for (guint times = 1; times <= QD_BYTES16_MOST; times += 127)
      {
        guint8    bytes[16];
        QdBytes16 sum = { 0 };

        for (guint i = 0; i < 16; i++)
          bytes[i] = i * 7 % 16 < n ? 0xE2 : 0xE1;
        for (guint i = 0; i < times; i++)
          sum += (QdBytes16)(qd_bytes16_load (bytes) == 0xE2);
        g_assert_cmpuint (qd_bytes16_count (sum), ==, n * times);
        g_assert_cmpint (qd_bytes16_any ((QdBytes16)(qd_bytes16_load (bytes) == 0xE2)), ==, n > 0);
      }
}

/* The words of an analysis against a count byte by byte. */
static void
test_words (void)
{
  static const char pieces[] = "ab \n\t\v\f\r\x0E\x08.";

  for (guint run = 0; run < 500; run++)
    {
      g_autoptr (QdAnalysis) analysis = NULL;
      char                   text[10000];
      gsize                  len = (gsize)g_test_rand_int_range (0, run % 50 == 0 ? sizeof text : 64);
      guint                  count = 0;

      for (gsize i = 0; i < len; i++)
        text[i] = pieces[g_test_rand_int_range (0, sizeof pieces - 1)];
      for (gsize i = 0; i < len; i++)
        count += !g_ascii_isspace (text[i]) && text[i] != '\v' && (i == 0 || g_ascii_isspace (text[i - 1]) || text[i - 1] == '\v');
      analysis = qd_analysis_new_without_profile (text, len, "en");
      g_assert_cmpuint (qd_analysis_get_n_words (analysis), ==, count);
      g_assert_null (qd_analysis_get_profile (analysis));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/bytes/every-byte", test_every_byte);
  g_test_add_func ("/core/bytes/counts", test_counts);
  g_test_add_func ("/core/bytes/sixteen", test_sixteen);
  g_test_add_func ("/core/bytes/words", test_words);
  return g_test_run ();
}
