/* test-json-writer.c: what is written, and that a parser reads it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "import/qd-json-writer.h"

static void
test_record (void)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  gsize                    len;

  for (guint round = 0; round < 2; round++)
    {
      qd_json_writer_begin_object (writer);
      qd_json_writer_set_member (writer, "none");
      qd_json_writer_add_string (writer, NULL);
      qd_json_writer_set_member (writer, "spans");
      qd_json_writer_begin_array (writer);
      for (gint64 i = 0; i < 2; i++)
        {
          qd_json_writer_begin_array (writer);
          qd_json_writer_add_int (writer, i * 10);
          qd_json_writer_add_int (writer, -i);
          qd_json_writer_end_array (writer);
        }
      qd_json_writer_end_array (writer);
      qd_json_writer_set_member (writer, "empty");
      qd_json_writer_begin_object (writer);
      qd_json_writer_end_object (writer);
      qd_json_writer_set_member (writer, "last");
      qd_json_writer_add_string (writer, "“Aye”");
      qd_json_writer_end_object (writer);
      g_assert_cmpstr (qd_json_writer_get_text (writer, &len), ==,
                       "{\"none\":null,\"spans\":[[0,0],[10,-1]],\"empty\":{},\"last\":\"“Aye”\"}");
      g_assert_cmpuint (len, ==, strlen (qd_json_writer_get_text (writer, NULL)));
      qd_json_writer_clear (writer);
    }
}

/* Each byte of ASCII at each place of a word of the machine, and behind characters of several bytes. */
static void
test_escapes (void)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();

  for (guint byte = 1; byte < 0x80; byte++)
    for (guint place = 0; place < 20; place++)
      {
        g_autoptr (JsonParser) parser = json_parser_new ();
        g_autoptr (GError)     error = NULL;
        g_autofree char       *filler = g_strnfill (place, place % 3 == 0 ? '~' : ' ');
        g_autofree char       *value = g_strdup_printf ("%s%c“é%c.", filler, (char)byte, (char)byte);
        const char            *text;

        qd_json_writer_clear (writer);
        qd_json_writer_begin_array (writer);
        qd_json_writer_add_string (writer, value);
        qd_json_writer_end_array (writer);
        text = qd_json_writer_get_text (writer, NULL);
        for (const char *p = text; *p != '\0'; p++)
          g_assert_false (g_ascii_iscntrl (*p));
        json_parser_load_from_data (parser, text, -1, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (json_array_get_string_element (json_node_get_array (json_parser_get_root (parser)), 0), ==, value);
      }
}

static void
test_numbers (void)
{
  static const gint64 numbers[] = { 0, 7, 10, -1, 1234567890, G_MAXINT64, G_MININT64 };
  static const struct
  {
    double      value;
    const char *text;
  } fractions[] = { { 0, "0.0" }, { 1, "1.0" }, { 0.5, "0.5" }, { 0.89999999999999991, "0.9" }, { 0.12345, "0.1235" }, { 0.00004, "0.0" }, { 0.0021, "0.0021" }, { 0.99996, "1.0" }, { 12.0305, "12.0305" } };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
      g_autofree char         *expected = g_strdup_printf ("%" G_GINT64_FORMAT, numbers[i]);

      qd_json_writer_add_int (writer, numbers[i]);
      g_assert_cmpstr (qd_json_writer_get_text (writer, NULL), ==, expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();

      qd_json_writer_add_fraction (writer, fractions[i].value);
      g_assert_cmpstr (qd_json_writer_get_text (writer, NULL), ==, fractions[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/json-writer/record", test_record);
  g_test_add_func ("/import/json-writer/escapes", test_escapes);
  g_test_add_func ("/import/json-writer/numbers", test_numbers);
  return g_test_run ();
}
