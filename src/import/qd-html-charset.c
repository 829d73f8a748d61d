/* qd-html-charset.c: the encoding that a web page declares
 *
 * The “prescan” of the HTML Standard, section 13.2.3.2: comments, the attributes of other elements and what only looks like a
 * declaration do not count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-charset.h"

#include <string.h>

#include "import/qd-charset-label.h"

/* The standard looks at the first 1024 bytes and has browsers begin anew where they meet a declaration later; programs that save
 * pages put a long comment before everything else. */
#define DECLARATION_BYTES (16 * 1024)

typedef struct
{
  const char *p;
  const char *end;
} Scan;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static gboolean
starts_with (const Scan *scan, const char *word)
{
  gsize len = strlen (word);

  return (gsize)(scan->end - scan->p) >= len && g_ascii_strncasecmp (scan->p, word, len) == 0;
}

/* Goes behind the next @word, or to the end. */
static void
skip_behind (Scan *scan, const char *word)
{
  const char *found = g_strstr_len (scan->p, scan->end - scan->p, word);

  scan->p = found != NULL ? found + strlen (word) : scan->end;
}

/* The next attribute of the tag that the scan is in (“get an attribute”); FALSE behind the last. */
static gboolean
next_attribute (Scan *scan, char **name, char **value)
{
  const char *start;

  while (scan->p < scan->end && (is_space (*scan->p) || *scan->p == '/'))
    scan->p++;
  if (scan->p >= scan->end || *scan->p == '>')
    return FALSE;
  start = scan->p++;
  while (scan->p < scan->end && !is_space (*scan->p) && strchr ("=/>", *scan->p) == NULL)
    scan->p++;
  *name = g_ascii_strdown (start, scan->p - start);
  while (scan->p < scan->end && is_space (*scan->p))
    scan->p++;
  if (scan->p >= scan->end || *scan->p != '=')
    {
      *value = g_strdup ("");
      return TRUE;
    }
  scan->p++;
  while (scan->p < scan->end && is_space (*scan->p))
    scan->p++;
  if (scan->p < scan->end && (*scan->p == '"' || *scan->p == '\''))
    {
      char quote = *scan->p;

      start = ++scan->p;
      while (scan->p < scan->end && *scan->p != quote)
        scan->p++;
      *value = g_strndup (start, (gsize)(scan->p - start));
      scan->p += scan->p < scan->end;
      return TRUE;
    }
  start = scan->p;
  while (scan->p < scan->end && !is_space (*scan->p) && *scan->p != '>')
    scan->p++;
  *value = g_strndup (start, (gsize)(scan->p - start));
  return TRUE;
}

/* A page that can be read until here is not of the encodings of wide characters, whatever it declares. */
static char *
dup_known (const char *label)
{
  const char *converter = label != NULL && qd_charset_label_is_known (label) ? qd_charset_label_resolve (label) : NULL;

  if (converter == NULL)
    return NULL;
  return g_str_has_prefix (converter, "UTF-16") ? g_strdup ("UTF-8") : g_strdup (label);
}

/* What a meta element declares; the scan is behind its name. */
static char *
read_meta (Scan *scan)
{
  g_autofree char *charset = NULL;
  g_autofree char *content = NULL;
  gboolean         is_pragma = FALSE;
  char            *name, *value;

  while (next_attribute (scan, &name, &value))
    {
      if (g_str_equal (name, "charset") && charset == NULL)
        charset = g_strstrip (g_strdup (value));
      else if (g_str_equal (name, "http-equiv") && g_ascii_strcasecmp (value, "content-type") == 0)
        is_pragma = TRUE;
      else if (g_str_equal (name, "content") && content == NULL)
        content = g_strdup (value);
      g_free (name);
      g_free (value);
    }
  if (charset == NULL && is_pragma)
    charset = qd_charset_label_find_in_type (content);
  return dup_known (charset);
}

static char *
scan_tags (Scan *scan)
{
  while (scan->p < scan->end)
    {
      if (*scan->p != '<')
        scan->p++;
      else if (starts_with (scan, "<!--"))
        {
          /* "<!-->" is a whole comment. */
          scan->p += 2;
          skip_behind (scan, "-->");
        }
      else if (starts_with (scan, "<meta") && scan->end - scan->p > 5 && (is_space (scan->p[5]) || scan->p[5] == '/'))
        {
          char *charset;

          scan->p += 5;
          charset = read_meta (scan);
          if (charset != NULL)
            return charset;
        }
      else if (scan->end - scan->p > 2 && (g_ascii_isalpha (scan->p[1]) || (scan->p[1] == '/' && g_ascii_isalpha (scan->p[2]))))
        {
          char *name, *value;

          while (scan->p < scan->end && !is_space (*scan->p) && *scan->p != '>')
            scan->p++;
          while (next_attribute (scan, &name, &value))
            {
              g_free (name);
              g_free (value);
            }
        }
      else if (starts_with (scan, "<!") || starts_with (scan, "</") || starts_with (scan, "<?"))
        skip_behind (scan, ">");
      else
        scan->p++;
    }
  return NULL;
}

/* The encoding of an XML declaration at the start. */
static char *
find_in_declaration (const char *head)
{
  g_autofree char *declaration = NULL;
  g_autofree char *label = NULL;
  const char      *p;

  if (!g_str_has_prefix (head, "<?xml"))
    return NULL;
  declaration = g_strndup (head, strcspn (head, ">"));
  p = strstr (declaration, "encoding");
  if (p == NULL)
    return NULL;
  p += strlen ("encoding");
  p += strspn (p, " \t\r\n=");
  if (*p != '"' && *p != '\'')
    return NULL;
  label = g_strndup (p + 1, strcspn (p + 1, "\"'"));
  return dup_known (g_strstrip (label));
}

/**
 * qd_html_charset_find:
 * @bytes: (nullable): a page; %NULL for an empty one
 * @len: its length, bytes
 *
 * The encoding that a meta element or else an XML declaration names. Thread: any.
 *
 * Returns: (transfer full) (nullable): its name, as the page has it; %NULL where there is no such encoding
 */
char *
qd_html_charset_find (const guint8 *bytes, gsize len)
{
  g_autofree char *head = len > 0 ? g_strndup ((const char *)bytes, MIN (len, DECLARATION_BYTES)) : g_strdup ("");
  Scan             scan = { head, head + strlen (head) };
  char            *charset = scan_tags (&scan);

  return charset != NULL ? charset : find_in_declaration (head);
}
