/* fuzz-diff.c: any two texts compared word by word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "core/qd-diff.h"
#include "core/qd-statement.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The input is two texts with a zero byte between them. The runs must cover both from end to end. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char        *text = (const char *)data;
  const uint8_t     *zero = size > 0 ? memchr (data, 0, size) : NULL;
  gsize              a_len = zero != NULL ? (gsize)(zero - data) : size;
  const char        *b = zero != NULL ? text + a_len + 1 : text;
  gsize              b_len = zero != NULL ? size - a_len - 1 : 0;
  g_autoptr (GArray) runs = qd_diff_words (text, a_len, b, b_len);
  g_autofree char   *first = g_strndup (text, a_len), *second = g_strndup (b, b_len), *forth = NULL, *back = NULL;
  const char        *texts[2] = { first, second }, *reversed[2] = { second, first };
  gsize              at_a = 0, at_b = 0;
  guint              i;

  for (i = 0; i < runs->len; i++)
    {
      const QdDiffRun *run = &g_array_index (runs, QdDiffRun, i);

      g_assert_cmpuint (run->a.start, ==, at_a);
      g_assert_cmpuint (run->b.start, ==, at_b);
      g_assert_cmpuint (run->a.end + run->b.end, >, at_a + at_b);
      at_a = run->a.end;
      at_b = run->b.end;
    }
  g_assert_cmpuint (at_a, ==, a_len);
  g_assert_cmpuint (at_b, ==, b_len);
  forth = qd_statement_build_fullest (texts, 2);
  back = qd_statement_build_fullest (reversed, 2);
  g_assert_cmpstr (forth, ==, back);
  return 0;
}
