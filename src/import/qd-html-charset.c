/* qd-html-charset.c: the encoding that a web page declares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-charset.h"

#include <string.h>

/* A page declares its encoding within its first bytes (HTML Standard, section 13.2.3.2), or a little later. */
#define DECLARATION_BYTES 4096

/* The value behind @key in @head: what stands between its quotes or up to what cannot be in a name. */
static char *
find_charset_after (const char *head, const char *key)
{
  const char *found = head;

  while ((found = strcasestr (found, key)) != NULL)
    {
      const char *value = found + strlen (key);
      gsize       len;

      value += strspn (value, " \t\r\n");
      if (*value == '=')
        {
          value++;
          value += strspn (value, " \t\r\n\"'");
          len = strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.");
          if (len > 0 && len < 40)
            return g_strndup (value, len);
        }
      found = value;
    }
  return NULL;
}

/**
 * qd_html_charset_find:
 * @bytes: (not nullable): a page
 * @len: its length, bytes
 *
 * The encoding that an XML declaration or a meta element names. Thread: any.
 *
 * Returns: (transfer full) (nullable): its name, as the page has it
 */
char *
qd_html_charset_find (const guint8 *bytes, gsize len)
{
  g_autofree char *head = g_strndup ((const char *)bytes, MIN (len, DECLARATION_BYTES));
  char            *charset = NULL;

  if (g_str_has_prefix (head, "<?xml"))
    {
      g_autofree char *declaration = g_strndup (head, strcspn (head, ">"));

      charset = find_charset_after (declaration, "encoding");
    }
  return charset != NULL ? charset : find_charset_after (head, "charset");
}
