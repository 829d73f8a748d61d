/* fuzz-charset.c: bytes of whatever encoding, declared or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>

#include "import/qd-charset.h"
#include "import/qd-html-charset.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What a page says of its own encoding is believed, and found out without it. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char   *declared = qd_html_charset_find (data, size);
  const char *const  given[] = { declared, NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_auto (QdCharsetResult) result = { 0 };
      guint64                  line = 0;

      g_clear_error (&error);
      if (!qd_charset_decode (data, size, given[i], &result, &line, &error))
        {
          g_assert_nonnull (error);
          continue;
        }
      g_assert_null (error);
      g_assert_true (g_utf8_validate_len (result.text, result.length, NULL));
      g_assert_cmpint (result.text[result.length], ==, '\0');
    }
  return 0;
}
