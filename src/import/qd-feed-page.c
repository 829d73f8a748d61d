/* qd-feed-page.c: web pages that feeds are of and point at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-feed-page.h"

#include <string.h>

#include "import/qd-charset-label.h"
#include "import/qd-charset.h"
#include "import/qd-feed-private.h"
#include "import/qd-fetch.h"
#include "import/qd-html-charset.h"
#include "import/qd-html-page.h"
#include "import/qd-reader-private.h"

/* What a page was sent as counts for more than what it says of itself (HTML Standard, section 13.2.3). */
static gboolean
decode (GBytes *page, const char *content_type, QdCharsetResult *text, GError **error)
{
  gsize            len;
  const guint8    *bytes = g_bytes_get_data (page, &len);
  g_autofree char *declared = qd_charset_label_find_in_type (content_type);
  guint64          line;

  if (declared == NULL)
    declared = qd_html_charset_find (bytes, len);
  return qd_charset_decode (bytes, len, declared, text, &line, error);
}

static gboolean
is_feed_type (const char *type)
{
  static const char *const types[] = { "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json", "text/xml", "application/xml" };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (type, types[i], strlen (types[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_word (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (list, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/**
 * qd_feed_page_find_feed:
 * @page: (not nullable): a web page
 * @content_type: (nullable): what it was sent as
 * @address: (not nullable): where it is from
 *
 * Finds the feed that a page names first (HTML Standard, section 4.6.7.1). Thread: any.
 *
 * Returns: (transfer full) (nullable): its address, of the web; %NULL if the page names none
 */
char *
qd_feed_page_find_feed (GBytes *page, const char *content_type, const char *address)
{
  g_auto (QdCharsetResult) text = { 0 };
  g_autoptr (QdHtmlTree)   tree = NULL;
  const QdHtmlNode        *nodes;
  guint                    n_nodes;

  if (!decode (page, content_type, &text, NULL))
    return NULL;
  tree = qd_html_tree_parse (text.text, text.length, NULL, NULL);
  if (tree == NULL)
    return NULL;
  nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      const char      *rel = nodes[i].tag == QD_HTML_LINK ? qd_html_tree_get_attr (tree, i, QD_HTML_ATTR_REL) : NULL;
      g_autofree char *found = NULL;

      if (rel == NULL || !has_word (rel, "alternate") || !is_feed_type (qd_html_tree_get_attr (tree, i, QD_HTML_ATTR_TYPE)))
        continue;
      found = _qd_feed_resolve (address, qd_html_tree_get_attr (tree, i, QD_HTML_ATTR_HREF));
      if (qd_fetch_is_address (found))
        return g_steal_pointer (&found);
    }
  return NULL;
}

/**
 * qd_feed_page_draft:
 * @page: (not nullable): a web page
 * @content_type: (nullable): what it was sent as
 * @address: (not nullable): where it is from
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Makes an article of a page, as the reader of saved pages does. Thread: any.
 *
 * Errors: #QdImportError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the article, with @address as its path; %NULL on error
 */
QdArticleDraft *
qd_feed_page_draft (GBytes *page, const char *content_type, const char *address, GCancellable *cancellable, GError **error)
{
  g_auto (QdCharsetResult)   text = { 0 };
  g_autoptr (QdArticleDraft) draft = NULL;
  const QdHtmlPageContext    context = { .address = address };

  if (!decode (page, content_type, &text, error))
    return NULL;
  draft = qd_article_draft_new ();
  qd_article_draft_set_path (draft, address, 0);
  qd_article_draft_set_original (draft, page, "text/html");
  if (!qd_html_page_read (text.text, text.length, &context, draft, cancellable, error))
    return NULL;
  if (qd_article_draft_get_url (draft) == NULL)
    qd_article_draft_set_url (draft, address);
  if (qd_article_draft_get_source (draft) == NULL)
    {
      g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);

      qd_article_draft_set_source (draft, uri != NULL ? g_uri_get_host (uri) : address);
    }
  if (qd_article_draft_get_title (draft) == NULL)
    qd_article_draft_set_title (draft, address);
  return g_steal_pointer (&draft);
}
