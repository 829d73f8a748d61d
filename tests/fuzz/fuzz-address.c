/* fuzz-address.c: whatever is given as an address is refused, or read and written as the same again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>

#include "core/qd-address.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char   *text = g_strndup ((const char *)data, size);
  g_auto (QdAddress) address = { 0 }, again = { 0 };
  g_autofree char   *written = NULL;

  if (!qd_address_parse (text, &address))
    return 0;
  written = qd_address_dup_text (&address);
  g_assert_true (qd_address_parse (written, &again));
  g_assert_cmpint (address.kind, ==, again.kind);
  g_assert_cmpstr (address.name, ==, again.name);
  g_assert_cmpuint (address.start, ==, again.start);
  g_assert_cmpuint (address.end, ==, again.end);
  g_assert_cmpstr (address.words, ==, again.words);
  return 0;
}
