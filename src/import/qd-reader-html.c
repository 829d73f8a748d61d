/* qd-reader-html.c: saved web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-database-export.h"
#include "import/qd-html-article.h"
#include "import/qd-html-charset.h"
#include "import/qd-html-metadata.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (32 * 1024 * 1024)

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
  g_autoptr (QdHtmlMetadata) metadata = NULL;
  g_autoptr (QdArticleDraft) draft = NULL;
  g_autoptr (QdBody)         body = NULL;
  g_autofree char           *path = NULL;
  QdLoadResult               loaded = qd_reader_load_text (file, MAX_SIZE, qd_html_charset_find, sink, &original, &decoded, cancellable, error);

  if (loaded != QD_LOAD_OK)
    return loaded == QD_LOAD_TOLD;
  tree = qd_html_tree_parse (decoded.text, decoded.length, cancellable, error);
  if (tree == NULL)
    return FALSE;
  if (qd_database_export_looks_like (decoded.text, decoded.length))
    {
      g_autoptr (QdFlow) flow = qd_database_export_flow_of_page (tree);

      if (qd_database_export_tell (flow, file, original, "text/html", sink))
        return TRUE;
    }
  draft = qd_article_draft_new ();
  path = qd_import_dup_path (file);
  qd_article_draft_set_path (draft, path, 0);
  qd_article_draft_set_original (draft, original, "text/html");
  metadata = qd_html_metadata_new (tree);
  qd_html_metadata_fill (metadata, draft);
  body = qd_html_article_build_body (tree, qd_html_metadata_get_evidence (metadata), qd_article_draft_get_url (draft));
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
