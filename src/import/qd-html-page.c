/* qd-html-page.c: a web page into an article, wherever the page is from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-page.h"

#include <string.h>

#include "import/qd-html-article.h"
#include "import/qd-html-metadata.h"
#include "import/qd-reader-private.h"

/* Browsers write at the top of a page where they saved it from. Bytes. */
#define HEAD_BYTES 4096
#define LONGEST_ADDRESS 2048

/* The address in a comment at the top of a page, as Internet Explorer, Chromium and SingleFile write it: behind "saved from
 * url=(0023)" or in a line that begins with "url:". */
static char *
find_saved_from (const char *html, gsize len)
{
  static const char *const marks[] = { "<!-- saved from url=(", "\n url: ", "<!--\n url: " };
  g_autofree char         *head = g_strndup (html, MIN (len, HEAD_BYTES));

  if (strstr (head, "<!--") == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *found = strstr (head, marks[i]);
      const char *address = found != NULL ? found + strlen (marks[i]) : NULL;
      gsize       n;

      if (address != NULL && i == 0)
        {
          address += strspn (address, "0123456789");
          address = *address == ')' ? address + 1 : NULL;
        }
      n = address != NULL ? strcspn (address, " \t\r\n<>\"") : 0;
      if (n > 0 && n <= LONGEST_ADDRESS)
        return g_strndup (address, n);
    }
  return NULL;
}

/**
 * qd_html_page_read:
 * @html: (not nullable): a page, UTF-8 without NUL
 * @len: its length, bytes
 * @context: (nullable): what came with it
 * @draft: (not nullable): the draft of its article
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Sets the body of the draft, its pictures, what the page says about it and where that is said; warnings too, where the page
 * likely shows less than the article. Nothing is fetched. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_TOO_LARGE, %QD_IMPORT_ERROR_EMPTY, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE if there is an article
 */
gboolean
qd_html_page_read (const char              *html,
                   gsize                    len,
                   const QdHtmlPageContext *context,
                   QdArticleDraft          *draft,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  const QdHtmlPageContext    nothing = { 0 };
  g_autoptr (QdHtmlTree)     tree = NULL;
  g_autoptr (QdHtmlMetadata) metadata = NULL;
  g_autoptr (QdBody)         body = NULL;
  g_autofree char           *saved_from = NULL;
  QdHtmlFindings             findings = { 0 };
  gsize                      n_bytes;

  g_return_val_if_fail (html != NULL && draft != NULL, FALSE);

  if (context == NULL)
    context = &nothing;
  tree = qd_html_tree_parse (html, len, cancellable, error);
  if (tree == NULL)
    return FALSE;
  if (context->address == NULL)
    saved_from = find_saved_from (html, len);
  metadata = qd_html_metadata_new (tree, context->address != NULL ? context->address : saved_from);
  qd_html_metadata_fill (metadata, draft);
  body = qd_html_article_build_body (tree, qd_html_metadata_get_evidence (metadata), context, draft, &findings);
  qd_body_get_text (body, &n_bytes);
  if (n_bytes == 0)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  if (qd_html_metadata_is_stub (metadata, findings.n_words))
    qd_article_draft_add_fact (draft, QD_FACT_STUB, NULL, NULL);
  else if (findings.sparse)
    qd_article_draft_add_fact (draft, QD_FACT_SPARSE, NULL, NULL);
  qd_article_draft_set_body (draft, body);
  return TRUE;
}
