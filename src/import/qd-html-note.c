/* qd-html-note.c: the marks of notes in web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-note.h"

#include <string.h>

/**
 * qd_html_note_is_mark:
 * @class: (nullable): what a link has for its class
 * @role: (nullable): for its role
 * @type: (nullable): for its epub:type
 *
 * Thread: any.
 *
 * Returns: whether the link is the mark of a note, as pandoc, LibreOffice and books have it (EPUB 3 Structural Semantics
 *   Vocabulary; DPUB-ARIA)
 */
gboolean
qd_html_note_is_mark (const char *class, const char *role, const char *type)
{
  static const char *const classes[] = { "footnote-ref", "footnote-back", "sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym", NULL };

  return (class != NULL && g_strv_contains (classes, class)) || g_strcmp0 (role, "doc-noteref") == 0 || g_strcmp0 (role, "doc-backlink") == 0 ||
         g_strcmp0 (type, "noteref") == 0;
}

static gboolean
is_in_note (const QdHtmlTree *tree, guint index)
{
  guint             n_nodes;
  const QdHtmlNode *nodes = qd_html_tree_get_nodes (tree, &n_nodes);

  for (guint i = index; i != 0 && nodes[i].tag != QD_HTML_BODY; i = nodes[i].parent)
    {
      const char *type = qd_html_tree_get_attr (tree, i, QD_HTML_ATTR_EPUB_TYPE);

      if (type != NULL && (strstr (type, "footnote") != NULL || strstr (type, "endnote") != NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * qd_html_note_is_led_to:
 * @tree: (not nullable): a page
 * @index: a node of it
 *
 * Thread: any.
 *
 * Returns: whether the node is the mark in a text that leads to a note, or from a note back to the text: it is no word of either
 */
gboolean
qd_html_note_is_led_to (const QdHtmlTree *tree, guint index)
{
  guint       n_nodes;
  const char *href = qd_html_tree_get_nodes (tree, &n_nodes)[index].tag == QD_HTML_A ? qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_HREF) : NULL;

  if (href == NULL || strchr (href, '#') == NULL)
    return FALSE;
  return qd_html_note_is_mark (qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_CLASS), qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_ROLE),
                               qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_EPUB_TYPE)) ||
         (*href == '#' && is_in_note (tree, index));
}
