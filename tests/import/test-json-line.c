/* test-json-line.c: the members of an object, and that what is broken is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-json-line.h"
#include "import/qd-json.h"
#include "import/qd-reader.h"

static QdJsonLine *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  QdJsonLine        *line = qd_json_line_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return line;
}

static void
test_members (void)
{
  g_autoptr (QdJsonLine) line = parse (" { \"id\" : -42 , \"text\":\"“Aye”\", \"none\":null,\"empty\":\"\",\"half\":0.5,"
                                       "\"list\":[1,{\"text\":\"no\",\"x\":[[],{},[true,false,null,-1.5e+3]]},\"a]\"],\"title\":\"first\",\"title\":\"last\" } ");
  gint64                 id;

  g_assert_true (qd_json_line_get_int (line, "id", &id));
  g_assert_cmpint (id, ==, -42);
  g_assert_null (qd_json_line_get_string (line, "id"));
  g_assert_cmpstr (qd_json_line_get_string (line, "text"), ==, "“Aye”");
  g_assert_cmpstr (qd_json_line_get_string (line, "title"), ==, "last");
  g_assert_null (qd_json_line_get_string (line, "none"));
  g_assert_null (qd_json_line_get_string (line, "empty"));
  g_assert_null (qd_json_line_get_string (line, "list"));
  g_assert_null (qd_json_line_get_string (line, "x"));
  g_assert_false (qd_json_line_get_int (line, "half", &id));
  g_assert_false (qd_json_line_get_int (line, "text", &id));
}

/* Escapes at every place of a word of the machine, whole and broken pairs of surrogates among them. */
static void
test_escapes (void)
{
  for (guint place = 0; place < 20; place++)
    {
      g_autofree char       *filler = g_strnfill (place, 'x');
      g_autofree char       *text = g_strdup_printf ("{\"%s\\u0041\":\"%s\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud834\\udd1e\\u0000\\ud834y\\udd1e\\ud834\\u0041\"}", filler, filler);
      g_autofree char       *name = g_strconcat (filler, "A", NULL);
      g_autofree char       *expected = g_strconcat (filler, "\"\\/\b\f\n\r\té𝄞\uFFFD\uFFFDy\uFFFD\uFFFDA", NULL);
      g_autoptr (QdJsonLine) line = parse (text);

      g_assert_cmpstr (qd_json_line_get_string (line, name), ==, expected);
    }
}

static void
test_broken (void)
{
  static const char *const broken[] = {
    "", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{\"a\":1,,\"b\":2}", "{\"a\" 1}", "{a:1}", "{'a':1}", "{\"a\":01}", "{\"a\":-}", "{\"a\":1.}", "{\"a\":1e}",
    "{\"a\":tru}", "{\"a\":\"x}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\", "{\"a\":[1,]}", "{\"a\":[1 2]}", "{\"a\":[1}", "{\"a\":{\"b\"}}", "{\"a\":{\"b\":1]}", "{\"a\":1}}", "{\"a\":1} x",
    "[]", "1", "\"a\"", "{\"a\":\"\xFF\"}", "{\"a\":[}]}", "{,}"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (QdJsonLine) line = qd_json_line_parse (broken[i], strlen (broken[i]), &error);

      g_test_message ("%s", broken[i]);
      g_assert_null (line);
      g_assert_nonnull (error);
      g_assert_true (error->domain == QD_IMPORT_ERROR);
    }
}

static void
test_depth (void)
{
  for (guint depth = 60; depth < 70; depth++)
    {
      g_autoptr (GString)    text = g_string_new ("{\"a\":");
      g_autoptr (GError)     error = NULL;
      g_autoptr (QdJsonLine) line = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append (text, i % 2 == 0 ? "[" : "{\"b\":");
      g_string_append (text, "1");
      for (guint i = depth; i > 0; i--)
        g_string_append_c (text, i % 2 == 1 ? ']' : '}');
      g_string_append_c (text, '}');
      line = qd_json_line_parse (text->str, text->len, &error);
      if (depth < 64)
        g_assert_no_error (error);
      else
        g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
    }
}

/* What json-glib reads as an object is one here too, and the strings are the same; what it refuses is refused. */
static void
test_random (void)
{
  static const char *const pieces[] = { "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\":", "\"a\":", "\"\\n\"", "1", "-2", "0.5", "true", "null", " ", "{\"a\":\"x\"}", "{}", "[]" };

  for (guint run = 0; run < 20000; run++)
    {
      g_autoptr (GString)    text = g_string_new ("{\"a\":");
      g_autoptr (GError)     error = NULL;
      g_autoptr (GError)     other_error = NULL;
      g_autoptr (QdJsonLine) line = NULL;
      g_autoptr (JsonNode)   node = NULL;
      int                    n = g_test_rand_int_range (0, 9);

      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_string_append_c (text, '}');
      line = qd_json_line_parse (text->str, text->len, &error);
      node = qd_json_parse (text->str, text->len, &other_error);
      g_test_message ("%s", text->str);
      g_assert_cmpint (line != NULL, ==, node != NULL && JSON_NODE_HOLDS_OBJECT (node));
      if (line != NULL)
        g_assert_cmpstr (qd_json_line_get_string (line, "a"), ==, qd_json_get_string (json_node_get_object (node), "a"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/json-line/members", test_members);
  g_test_add_func ("/import/json-line/escapes", test_escapes);
  g_test_add_func ("/import/json-line/broken", test_broken);
  g_test_add_func ("/import/json-line/depth", test_depth);
  g_test_add_func ("/import/json-line/random", test_random);
  return g_test_run ();
}
