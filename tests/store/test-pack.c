/* test-pack.c: what is stored comes back as it was, with the text that it was packed with and without
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-pack.h"

/* A text that deflates badly, so that what is left out of it shows in the size. */
static GString *
make_text (gsize size, guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString          *text = g_string_new (NULL);

  while (text->len < size)
    g_string_append_printf (text, "%x ", g_rand_int (random));
  g_string_truncate (text, size);
  return text;
}

static gsize
check_round_trip (const char *data, gsize size, const GString *model)
{
  g_autoptr (GBytes) packed = qd_pack (data, size, model != NULL ? model->str : NULL, model != NULL ? model->len : 0);
  gsize              packed_size;
  const guint8      *bytes = g_bytes_get_data (packed, &packed_size);
  g_autofree char   *back = qd_unpack (bytes, packed_size, size, model != NULL ? model->str : NULL, model != NULL ? model->len : 0);

  g_assert_nonnull (back);
  g_assert_cmpmem (back, size, data, size);
  g_assert_cmpint (back[size], ==, '\0');
  /* One that lost its end, or is said to be of another size, is damaged rather than something else. */
  g_assert_null (qd_unpack (bytes, packed_size - 1, size, model != NULL ? model->str : NULL, model != NULL ? model->len : 0));
  g_assert_null (qd_unpack (bytes, packed_size, size + 1, model != NULL ? model->str : NULL, model != NULL ? model->len : 0));
  return packed_size;
}

static void
test_alone (void)
{
  g_autoptr (GString) text = make_text (5000, 1);
  g_autofree char    *same = g_strnfill (5000, 'a');

  check_round_trip ("", 0, NULL);
  check_round_trip ("a", 1, NULL);
  check_round_trip ("ab\0c", 4, NULL);
  for (gsize size = 60; size < 70; size++)
    check_round_trip (text->str, size, NULL);
  g_assert_cmpuint (check_round_trip (text->str, text->len, NULL), <, text->len);
  g_assert_cmpuint (check_round_trip (same, 5000, NULL), <, 100);
}

/* A page holds the text of its article, and is stored without it. */
static void
test_around (void)
{
  static const char   head[] = "<html><body><article>", tail[] = "</article></body></html>";
  g_autoptr (GString) text = make_text (5000, 1);
  g_autofree char    *whole = g_strconcat (head, text->str, tail, NULL);
  g_autofree char    *at_start = g_strconcat (text->str, tail, NULL);
  g_autofree char    *at_end = g_strconcat (head, text->str, NULL);
  const char *const   pages[] = { whole, at_start, at_end, text->str };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_cmpuint (check_round_trip (pages[i], strlen (pages[i]), text), <, 100);
}

/* The description of a page begins as its text does. */
static void
test_begins_earlier (void)
{
  g_autoptr (GString) text = make_text (5000, 1);
  g_autofree char    *begin = g_strndup (text->str, 200);
  g_autofree char    *page = g_strconcat ("<meta content=\"", begin, "…\"><article>", text->str, "</article>", NULL);

  g_assert_cmpuint (check_round_trip (page, strlen (page), text), <, 400);
}

/* A page whose text goes on otherwise, and one that ends in it, hold only its beginning. */
static void
test_begins_only (void)
{
  g_autoptr (GString) text = make_text (5000, 1);
  g_autoptr (GString) other = make_text (6000, 2);
  g_autofree char    *begin = g_strndup (text->str, 4000);
  g_autofree char    *page = g_strconcat ("<article>", begin, other->str, NULL);
  g_autofree char    *cut = g_strconcat (other->str, begin, NULL);

  check_round_trip (page, strlen (page), text);
  check_round_trip (cut, strlen (cut), text);
}

/* A text that has little in common with what it is packed with, one that is short, and one that is long. */
static void
test_by_model (void)
{
  g_autoptr (GString) text = make_text (5000, 1);
  g_autoptr (GString) other = make_text (5000, 2);
  g_autoptr (GString) large = make_text (300000, 3);
  g_autofree char    *mixed = g_strconcat (text->str + 2500, other->str, text->str, NULL);
  g_autoptr (GString) little = make_text (40, 4);

  check_round_trip (mixed, 2500, text);
  check_round_trip (other->str, other->len, text);
  check_round_trip (other->str, other->len, little);
  check_round_trip (other->str, other->len, large);
  check_round_trip (large->str, large->len, text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/pack/alone", test_alone);
  g_test_add_func ("/store/pack/around", test_around);
  g_test_add_func ("/store/pack/begins-earlier", test_begins_earlier);
  g_test_add_func ("/store/pack/begins-only", test_begins_only);
  g_test_add_func ("/store/pack/by-model", test_by_model);
  return g_test_run ();
}
