/* qd-html-tree.h: the elements and the text of a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The elements that mean something to us; all others are QD_HTML_OTHER. */
typedef enum {
  QD_HTML_TEXT,
  QD_HTML_OTHER,
  QD_HTML_A,
  QD_HTML_ARTICLE,
  QD_HTML_ASIDE,
  QD_HTML_B,
  QD_HTML_BLOCKQUOTE,
  QD_HTML_BODY,
  QD_HTML_BR,
  QD_HTML_BUTTON,
  QD_HTML_CITE,
  QD_HTML_DD,
  QD_HTML_DIV,
  QD_HTML_DL,
  QD_HTML_DT,
  QD_HTML_EM,
  QD_HTML_FIGCAPTION,
  QD_HTML_FIGURE,
  QD_HTML_FOOTER,
  QD_HTML_FORM,
  QD_HTML_H1,
  QD_HTML_H2,
  QD_HTML_H3,
  QD_HTML_H4,
  QD_HTML_H5,
  QD_HTML_H6,
  QD_HTML_HEAD,
  QD_HTML_HEADER,
  QD_HTML_HR,
  QD_HTML_HTML,
  QD_HTML_I,
  QD_HTML_IFRAME,
  QD_HTML_IMG,
  QD_HTML_INPUT,
  QD_HTML_LI,
  QD_HTML_LINK,
  QD_HTML_MAIN,
  QD_HTML_META,
  QD_HTML_NAV,
  QD_HTML_NOSCRIPT,
  QD_HTML_OL,
  QD_HTML_OPTION,
  QD_HTML_P,
  QD_HTML_PICTURE,
  QD_HTML_PRE,
  QD_HTML_SCRIPT,
  QD_HTML_SECTION,
  QD_HTML_SELECT,
  QD_HTML_STRONG,
  QD_HTML_STYLE,
  QD_HTML_SVG,
  QD_HTML_TABLE,
  QD_HTML_TD,
  QD_HTML_TEMPLATE,
  QD_HTML_TEXTAREA,
  QD_HTML_TIME,
  QD_HTML_TITLE,
  QD_HTML_TR,
  QD_HTML_UL,
  QD_HTML_VIDEO,
  QD_HTML_VOID,
  QD_HTML_N_TAGS,
} QdHtmlTag;

/* The attributes that are kept. */
typedef enum {
  QD_HTML_ATTR_ALT,
  QD_HTML_ATTR_ARIA_HIDDEN,
  QD_HTML_ATTR_CLASS,
  QD_HTML_ATTR_CONTENT,
  QD_HTML_ATTR_DATETIME,
  QD_HTML_ATTR_EPUB_TYPE,
  QD_HTML_ATTR_HIDDEN,
  QD_HTML_ATTR_HREF,
  QD_HTML_ATTR_HTTP_EQUIV,
  QD_HTML_ATTR_ID,
  QD_HTML_ATTR_ITEMPROP,
  QD_HTML_ATTR_LANG,
  QD_HTML_ATTR_NAME,
  QD_HTML_ATTR_PROPERTY,
  QD_HTML_ATTR_REL,
  QD_HTML_ATTR_ROLE,
  QD_HTML_ATTR_SRC,
  QD_HTML_ATTR_STYLE,
  QD_HTML_ATTR_TYPE,
  QD_HTML_N_ATTRS,
} QdHtmlAttr;

/**
 * QdHtmlNode:
 * @tag: what element it is, or %QD_HTML_TEXT
 * @end: the number of the first node behind its descendants, which follow it directly
 * @parent: the number of its parent
 * @first_attr: its first attribute in the tree's list
 * @n_attrs: how many of its attributes were kept
 * @name: for an element, its name in lower case
 * @text: for a text, its words, character references resolved; UTF-8
 */
typedef struct
{
  QdHtmlTag   tag;
  guint       end;
  guint       parent;
  guint       first_attr;
  guint       n_attrs;
  const char *name;
  const char *text;
} QdHtmlNode;

/**
 * QdHtmlTree:
 *
 * A page as a list of nodes in the order of the document, so that a node's descendants are the run behind it and
 * nothing that walks over a tree has to call itself.
 */
typedef struct _QdHtmlTree QdHtmlTree;

QdHtmlTree       *qd_html_tree_parse (const char   *html,
                                      gsize         len,
                                      GCancellable *cancellable,
                                      GError      **error);
void              qd_html_tree_free (QdHtmlTree *self);
const QdHtmlNode *qd_html_tree_get_nodes (const QdHtmlTree *self,
                                          guint            *n_nodes);
const char       *qd_html_tree_get_attr (const QdHtmlTree *self,
                                         guint             index,
                                         QdHtmlAttr        attr);
char             *qd_html_tree_dup_text (const QdHtmlTree *self,
                                         guint             index);
gboolean          qd_html_tag_is_block (QdHtmlTag tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdHtmlTree, qd_html_tree_free)

G_END_DECLS
