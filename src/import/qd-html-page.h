/* qd-html-page.h: a web page into an article, wherever the page is from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-tree.h"
#include "store/qd-article-draft.h"

G_BEGIN_DECLS

/**
 * QdHtmlPageContext:
 * @address: (nullable): where the page is from, as far as it is known without the page
 * @find_resource: (nullable): finds what was saved with the page by the address that the page has for it, as it is written
 *   there. Returns: (transfer full) (nullable): the bytes
 * @user_data: for @find_resource
 *
 * What came with a page.
 */
typedef struct
{
  const char *address;
  GBytes *(*find_resource) (const char *address,
                            gpointer    user_data);
  gpointer user_data;
} QdHtmlPageContext;

gboolean qd_html_page_read (const char              *html,
                            gsize                    len,
                            const QdHtmlPageContext *context,
                            QdArticleDraft          *draft,
                            GCancellable            *cancellable,
                            GError                 **error);

G_END_DECLS
