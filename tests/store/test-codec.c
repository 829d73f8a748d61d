/* test-codec.c: compact forms come back as they were, and damaged ones are refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-codec.h"
#include "store/qd-varint.h"

static void
test_spans (void)
{
  static const QdSpan    spans[] = { { 0, 0 }, { 3, 130 }, { 130, 131 }, { 100000, 5000000 } };
  g_autoptr (GByteArray) bytes = qd_codec_encode_spans (spans, G_N_ELEMENTS (spans));
  g_autoptr (GArray)     decoded = g_array_new (FALSE, FALSE, sizeof (QdSpan));

  g_assert_true (qd_codec_decode_spans (bytes->data, bytes->len, 5000000, decoded));
  g_assert_cmpuint (decoded->len, ==, G_N_ELEMENTS (spans));
  g_assert_cmpmem (decoded->data, decoded->len * sizeof (QdSpan), spans, sizeof spans);
  g_array_set_size (decoded, 0);
  g_assert_false (qd_codec_decode_spans (bytes->data, bytes->len, 4999999, decoded));
  g_array_set_size (decoded, 0);
  g_assert_false (qd_codec_decode_spans (bytes->data, bytes->len - 1, 5000000, decoded));
  g_array_set_size (decoded, 0);
  g_assert_true (qd_codec_decode_spans (NULL, 0, 0, decoded));
  g_assert_cmpuint (decoded->len, ==, 0);
}

/* A number ends where it ends, whatever follows and however little of it. */
static void
check_number (guint64 number)
{
  for (guint n_behind = 0; n_behind < 10; n_behind++)
    for (guint behind = 0; behind < 256; behind += 85)
      {
        g_autoptr (GByteArray) bytes = g_byte_array_new ();
        const guint8          *data;
        guint64                read = 0;
        guint                  length;

        _qd_varint_put (bytes, number);
        length = bytes->len;
        for (guint i = 0; i < n_behind; i++)
          g_byte_array_append (bytes, (const guint8 *)&(guint8){ (guint8)behind }, 1);
        data = bytes->data;
        g_assert_true (_qd_varint_get (&data, bytes->data + bytes->len, &read));
        g_assert_cmpuint (read, ==, number);
        g_assert_true (data == bytes->data + length);
        data = bytes->data;
        g_assert_false (_qd_varint_get (&data, bytes->data + length - 1, &read));
        g_assert_true (data == bytes->data);
      }
}

static void
test_numbers (void)
{
  check_number (0);
  check_number (G_MAXUINT64);
  for (guint bit = 0; bit < 64; bit++)
    for (int step = -1; step <= 1; step++)
      check_number ((G_GUINT64_CONSTANT (1) << bit) + (guint64)(gint64)step);
  for (guint round = 0; round < 2000; round++)
    check_number (((guint64)g_test_rand_int () << 32 | (guint32)g_test_rand_int ()) >> g_test_rand_int_range (0, 64));
}

/* Nothing that is in a file may crash, or give a span outside the text. */
static void
test_random (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (QdBody) body = qd_body_new ("Some forty bytes of text, more or less..", -1);
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
      guint8             data[24];
      guint              size = (guint)g_test_rand_int_range (0, sizeof data);
      const QdBodyMark  *marks;
      guint              n_marks;

      for (guint i = 0; i < size; i++)
        data[i] = (guint8)g_test_rand_int_range (0, g_test_rand_bit () ? 256 : 12);
      qd_codec_decode_marks (data, size, body);
      marks = qd_body_get_marks (body, &n_marks);
      for (guint i = 0; i < n_marks; i++)
        g_assert_true (marks[i].span.start <= marks[i].span.end && marks[i].span.end <= 40);
      qd_codec_decode_spans (data, size, 40, spans);
      for (guint i = 0; i < spans->len; i++)
        g_assert_cmpuint (g_array_index (spans, QdSpan, i).end, <=, 40);
    }
}

static void
test_sort_title (void)
{
  static const char *const titles[][2] = {
    { "“Quoted” title", "quoted” title" },
    { "ÉLAN VITAL", "elan vital" },
    { "…", "" },
    { "Straße", "strasse" },
    { "  7 bridges", "7 bridges" },
    { "-- The END", "the end" },
    { "A Caf\u00e9", "a cafe" },
  };
  g_autofree char *none = qd_codec_dup_sort_title (NULL);
  g_autofree char *letters = g_strnfill (10000, 'x');
  g_autofree char *cut = qd_codec_dup_sort_title (letters);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpuint (strlen (cut), ==, 60);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *sort_title = qd_codec_dup_sort_title (titles[i][0]);

      g_assert_cmpstr (sort_title, ==, titles[i][1]);
    }
}

static void
test_name (void)
{
  guint8 identity[32] = { 1, 2, 3 };
  char   first[QD_CODEC_NAME_LENGTH + 1], second[QD_CODEC_NAME_LENGTH + 1], again[QD_CODEC_NAME_LENGTH + 1];

  qd_codec_quotation_name (identity, sizeof identity, 0, first);
  qd_codec_quotation_name (identity, sizeof identity, 1, second);
  qd_codec_quotation_name (identity, sizeof identity, 0, again);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (strlen (first), ==, QD_CODEC_NAME_LENGTH);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/codec/spans", test_spans);
  g_test_add_func ("/store/codec/numbers", test_numbers);
  g_test_add_func ("/store/codec/random", test_random);
  g_test_add_func ("/store/codec/sort-title", test_sort_title);
  g_test_add_func ("/store/codec/name", test_name);
  return g_test_run ();
}
