/* test-address.c: addresses that lead somewhere, and what is no address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-address.h"

static void
assert_kept (const char *text, const char *written)
{
  g_auto (QdAddress) address = { 0 };
  g_autofree char   *again = NULL;

  g_assert_true (qd_address_parse (text, &address));
  again = qd_address_dup_text (&address);
  g_assert_cmpstr (again, ==, written);
}

static void
test_read (void)
{
  g_auto (QdAddress) address = { 0 };

  g_assert_true (qd_address_parse ("quotidian://article/0369d2fb45a744dc/quotation/12-88", &address));
  g_assert_cmpint (address.kind, ==, QD_ADDRESS_ARTICLE);
  g_assert_cmpstr (address.name, ==, "0369d2fb45a744dc");
  g_assert_true (address.has_quotation);
  g_assert_cmpuint (address.start, ==, 12);
  g_assert_cmpuint (address.end, ==, 88);

  assert_kept ("quotidian://article/0369d2fb45a744dc", "quotidian://article/0369d2fb45a744dc");
  assert_kept ("QUOTIDIAN://article/0369D2FB45A744DC", "quotidian://article/0369d2fb45a744dc");
  assert_kept ("quotidian://statement/0369d2fb45a744dc", "quotidian://statement/0369d2fb45a744dc");
  assert_kept ("quotidian://search/?q=%E2%80%9Cthe%20old%20bridge%E2%80%9D%20-ferry", "quotidian://search?q=%E2%80%9Cthe%20old%20bridge%E2%80%9D%20-ferry");
  assert_kept ("quotidian://check?q=a%26b%20%3D%20c", "quotidian://check?q=a%26b%20%3D%20c");
}

static void
test_refuse (void)
{
  static const char *const wrong[] = {
    "",
    "quotidian:",
    "quotidian://",
    "quotidian:article/0369d2fb45a744dc",
    "quotidians://article/0369d2fb45a744dc",
    "https://article/0369d2fb45a744dc",
    "file:///etc/passwd",
    "quotidian://article/",
    "quotidian://article/0369d2fb45a744d",
    "quotidian://article/0369d2fb45a744dcc",
    "quotidian://article/0369d2fb45a744dg",
    "quotidian://article/../../etc/passwd",
    "quotidian://article/0369d2fb45a744dc/",
    "quotidian://article/0369d2fb45a744dc?q=x",
    "quotidian://article/0369d2fb45a744dc#x",
    "quotidian://me@article/0369d2fb45a744dc",
    "quotidian://article:80/0369d2fb45a744dc",
    "quotidian://article/0369d2fb45a744dc/quotation",
    "quotidian://article/0369d2fb45a744dc/quotation/",
    "quotidian://article/0369d2fb45a744dc/quotation/5",
    "quotidian://article/0369d2fb45a744dc/quotation/5-5",
    "quotidian://article/0369d2fb45a744dc/quotation/-5-9",
    "quotidian://article/0369d2fb45a744dc/quotation/5-99999999999999999999",
    "quotidian://article/0369d2fb45a744dc/quotation/5-9/x",
    "quotidian://statement/0369d2fb45a744dc/quotation/5-9",
    "quotidian://search",
    "quotidian://search?q=",
    "quotidian://search?q=%20",
    "quotidian://search?x=a",
    "quotidian://search?q=a&q=b",
    "quotidian://search/x?q=a",
    "quotidian://search?q=a%0Ab",
    "quotidian://search?q=a%00b",
    "quotidian://search?q=a%E2%80%AEb",
    "quotidian://search?q=%ff",
    "quotidian://open?q=a",
  };
  g_autofree char *many = g_strnfill (5000, 'a');
  g_autofree char *long_words = g_strconcat ("quotidian://search?q=", many, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (QdAddress) address = { 0 };

      g_test_message ("%s", wrong[i]);
      g_assert_false (qd_address_parse (wrong[i], &address));
    }
  g_assert_false (qd_address_parse (long_words, &(QdAddress){ 0 }));
}

static void
test_write (void)
{
  g_autofree char *article = qd_address_dup_article ("0369d2fb45a744dc");
  g_autofree char *quotation = qd_address_dup_quotation ("0369d2fb45a744dc", 3, 7);

  g_assert_cmpstr (article, ==, "quotidian://article/0369d2fb45a744dc");
  g_assert_cmpstr (quotation, ==, "quotidian://article/0369d2fb45a744dc/quotation/3-7");
  g_assert_null (qd_address_dup_article ("x"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/read", test_read);
  g_test_add_func ("/address/refuse", test_refuse);
  g_test_add_func ("/address/write", test_write);
  return g_test_run ();
}
