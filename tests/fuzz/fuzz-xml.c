/* fuzz-xml.c: libFuzzer target for the XML that text documents, e-books, news and references are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "import/qd-xml.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

typedef struct
{
  guint depth;
  gsize n_bytes;
} Seen;

static void
start_cb (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  Seen            *seen = data;
  g_autofree char *value = qd_xml_dup_attr (element, "id");

  g_assert_true (*name != '\0' && namespace != NULL);
  g_assert_true (value == NULL || g_utf8_validate (value, -1, NULL));
  g_assert_cmpuint (qd_xml_get_line (element), >, 0);
  g_assert_cmpuint (++seen->depth, <=, 256);
}

static void
end_cb (const char *name, const char *namespace, gpointer data)
{
  Seen *seen = data;

  g_assert_cmpuint (seen->depth, >, 0);
  seen->depth--;
}

static void
text_cb (const char *text, gpointer data)
{
  Seen *seen = data;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  seen->n_bytes += strlen (text);
}

/* What is sound ends as it began; no entity makes more of a document than its own encoding does. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const QdXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GBytes)        bytes = g_bytes_new (data, size);
  g_autoptr (GError)        error = NULL;
  Seen                      seen = { 0, 0 };

  g_assert_cmpint (qd_xml_parse (bytes, &handler, &seen, NULL, &error), ==, error == NULL);
  g_assert_true (error != NULL || seen.depth == 0);
  g_assert_cmpuint (seen.n_bytes, <=, 4 * size);
  return 0;
}
