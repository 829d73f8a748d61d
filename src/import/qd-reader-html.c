/* qd-reader-html.c: saved web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-html-article.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (32 * 1024 * 1024)

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

/* The encoding of an XML declaration or of a meta element. */
static char *
find_declared_charset (const guint8 *bytes, gsize len)
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

static gboolean
has_text (QdBody *body)
{
  gsize len;

  qd_body_get_text (body, &len);
  return len > 0;
}

static gboolean
read_html (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdCharsetResult)   decoded = { 0 };
  g_autoptr (GBytes)         original = NULL;
  g_autoptr (QdHtmlTree)     tree = NULL;
  g_autoptr (QdArticleDraft) draft = NULL;
  g_autoptr (QdBody)         body = NULL;
  g_autofree char           *path = NULL;
  QdLoadResult               loaded = qd_reader_load_text (file, MAX_SIZE, find_declared_charset, sink, &original, &decoded, cancellable, error);

  if (loaded != QD_LOAD_OK)
    return loaded == QD_LOAD_TOLD;
  tree = qd_html_tree_parse (decoded.text, decoded.length, cancellable, error);
  if (tree == NULL)
    return FALSE;
  draft = qd_article_draft_new ();
  path = qd_import_dup_path (file);
  qd_article_draft_set_path (draft, path, 0);
  qd_article_draft_set_original (draft, original, "text/html");
  qd_html_metadata_read (tree, draft);
  body = qd_html_article_build_body (tree, qd_article_draft_get_title (draft), qd_article_draft_get_url (draft));
  if (!has_text (body))
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  qd_import_name_article (draft, file);
  qd_article_draft_set_body (draft, body);
  sink->article (g_steal_pointer (&draft), sink->user_data);
  return TRUE;
}

static int
sniff_html (const guint8 *head, gsize len)
{
  g_autofree char *text = NULL;
  const char      *start;
  gsize            at = 0;

  if (qd_charset_looks_binary (head, len))
    return 0;
  if (len >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0)
    at = 3;
  while (at < len && strchr (" \t\r\n", head[at]) != NULL && head[at] != '\0')
    at++;
  if (at < len && head[at] != '<')
    return memchr (head + at, '<', strnlen ((const char *)head + at, len - at)) != NULL ? 10 : 5;
  text = g_strndup ((const char *)head, len);
  start = text + (g_str_has_prefix (text, "\xEF\xBB\xBF") ? 3 : 0);
  start += strspn (start, " \t\r\n");
  if (g_ascii_strncasecmp (start, "<!doctype html", 14) == 0 || g_ascii_strncasecmp (start, "<html", 5) == 0)
    return 95;
  if (*start == '<' && strcasestr (start, "<html") != NULL)
    return 90;
  if (*start == '<' && (strcasestr (start, "<body") != NULL || strcasestr (start, "<head") != NULL || strcasestr (start, "<p>") != NULL))
    return 60;
  return strchr (start, '<') != NULL ? 10 : 5;
}

static const char *const extensions[] = { "html", "htm", "xhtml", NULL };

const QdReader qd_reader_html = { "Web page", extensions, MAX_SIZE, sniff_html, read_html };
