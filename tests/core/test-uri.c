/* test-uri.c: addresses that are relative to others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-uri.h"

static void
test_resolve (void)
{
  static const struct
  {
    const char *base;
    const char *address;
    const char *expected;
  } cases[] = {
    { "https://gull.example/a/b", "c", "https://gull.example/a/c" },
    { "https://gull.example", "c", "https://gull.example/c" },
    { "https://gull.example/a/b", "../c?d#e", "https://gull.example/c?d#e" },
    { "https://gull.example/a", "//quay.example/c", "https://quay.example/c" },
    { NULL, "https://gull.example/a", "https://gull.example/a" },
    { NULL, "c", NULL },
    { "not whole", "c", NULL },
    /* What fuzzing found: a host that ends at what no host has. */
    { "http://gul;.example/a/", "feed", NULL },
    { NULL, "http://gul;.example/a/", NULL },
    { "mailto:ada@farrow.example", "mailto:tom@quay.example", "mailto:tom@quay.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole = qd_uri_resolve (cases[i].base, cases[i].address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED);

      g_test_message ("%s %s", cases[i].base != NULL ? cases[i].base : "", cases[i].address);
      g_assert_cmpstr (whole, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/uri/resolve", test_resolve);
  return g_test_run ();
}
