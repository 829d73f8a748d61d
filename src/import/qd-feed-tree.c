/* qd-feed-tree.c: what is in a feed's document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feed-xml-private.h"

/* Elements of HTML without content, which feeds that are no well-formed XML leave open. */
gboolean
_qd_xml_is_void (const char *name)
{
  static const char *const names[] = { "area", "br", "col", "embed", "hr", "img", "input", "param", "wbr" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return TRUE;
  return FALSE;
}

/**
 * qd_xml_tree_free:
 * @self: (nullable) (transfer full): a document
 *
 * Frees it.
 */
void
qd_xml_tree_free (QdXmlTree *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->attrs);
  g_string_chunk_free (self->strings);
  g_free (self->doctype);
  g_free (self);
}

/**
 * qd_xml_tree_get_nodes:
 * @self: (not nullable): a document
 * @n_nodes: (out): how many nodes it has
 *
 * Returns: (transfer none): its nodes, in its order
 */
const QdXmlNode *
qd_xml_tree_get_nodes (const QdXmlTree *self, guint *n_nodes)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_nodes = self->nodes->len;
  return (const QdXmlNode *)(const void *)self->nodes->data;
}

/**
 * qd_xml_tree_get_attribute:
 * @self: (not nullable): a document
 * @index: the number of an element
 * @number: which of its attributes
 * @name: (out): its name as it is written, in lower case
 * @value: (out): its value
 *
 * Declarations of namespaces are none of them. Thread: any.
 *
 * Returns: %FALSE if it has no so many
 */
gboolean
qd_xml_tree_get_attribute (const QdXmlTree *self, guint index, guint number, const char **name, const char **value)
{
  const QdXmlNode *node;
  const QdXmlAttr *attr;

  g_return_val_if_fail (self != NULL && index < self->nodes->len, FALSE);

  node = &g_array_index (self->nodes, QdXmlNode, index);
  if (number >= node->n_attrs)
    return FALSE;
  attr = &g_array_index (self->attrs, QdXmlAttr, node->first_attr + number);
  *name = attr->name;
  *value = attr->value;
  return TRUE;
}

/**
 * qd_xml_tree_get_attr:
 * @self: (not nullable): a document
 * @index: the number of an element
 * @name: (not nullable): the name of an attribute, in lower case; a prefix counts
 *
 * Returns: (transfer none) (nullable): its value; %NULL where the element has none
 */
const char *
qd_xml_tree_get_attr (const QdXmlTree *self, guint index, const char *name)
{
  const char *found;
  const char *value;

  for (guint i = 0; qd_xml_tree_get_attribute (self, index, i, &found, &value); i++)
    if (g_str_equal (found, name))
      return value;
  return NULL;
}

/**
 * qd_xml_tree_dup_text:
 * @self: (not nullable): a document
 * @index: the number of an element
 *
 * Returns: (transfer full): all text in it, as it is
 */
char *
qd_xml_tree_dup_text (const QdXmlTree *self, guint index)
{
  GString         *text = g_string_new (NULL);
  const QdXmlNode *nodes;

  g_return_val_if_fail (self != NULL && index < self->nodes->len, NULL);

  nodes = (const QdXmlNode *)(const void *)self->nodes->data;
  for (guint i = index + 1; i < nodes[index].end; i++)
    if (nodes[i].text != NULL)
      g_string_append (text, nodes[i].text);
  return g_string_free (text, FALSE);
}

static void
append_escaped (GString *markup, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '&')
      g_string_append (markup, "&amp;");
    else if (*p == '<')
      g_string_append (markup, "&lt;");
    else if (*p == '>')
      g_string_append (markup, "&gt;");
    else if (*p == '"')
      g_string_append (markup, "&quot;");
    else
      g_string_append_c (markup, *p);
}

static void
append_start_tag (const QdXmlTree *self, guint index, GString *markup)
{
  const char *name;
  const char *value;

  g_string_append_printf (markup, "<%s", g_array_index (self->nodes, QdXmlNode, index).raw_name);
  for (guint i = 0; qd_xml_tree_get_attribute (self, index, i, &name, &value); i++)
    {
      g_string_append_printf (markup, " %s=\"", name);
      append_escaped (markup, value);
      g_string_append_c (markup, '"');
    }
  g_string_append_c (markup, '>');
}

/**
 * qd_xml_tree_dup_markup:
 * @self: (not nullable): a document
 * @index: the number of an element
 *
 * Writes out what is in an element, as HTML: without prefixes and declarations. Thread: any.
 *
 * Returns: (transfer full): its content
 */
char *
qd_xml_tree_dup_markup (const QdXmlTree *self, guint index)
{
  GString           *markup = g_string_new (NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  const QdXmlNode   *nodes;

  g_return_val_if_fail (self != NULL && index < self->nodes->len, NULL);

  nodes = (const QdXmlNode *)(const void *)self->nodes->data;
  for (guint i = index + 1; i <= nodes[index].end; i++)
    {
      while (open->len > 0 && nodes[g_array_index (open, guint, open->len - 1)].end <= i)
        {
          g_string_append_printf (markup, "</%s>", nodes[g_array_index (open, guint, open->len - 1)].raw_name);
          g_array_set_size (open, open->len - 1);
        }
      if (i == nodes[index].end)
        break;
      if (nodes[i].text != NULL)
        append_escaped (markup, nodes[i].text);
      else
        {
          append_start_tag (self, i, markup);
          if (!_qd_xml_is_void (nodes[i].name))
            g_array_append_val (open, i);
        }
    }
  return g_string_free (markup, FALSE);
}

/**
 * qd_xml_tree_has_elements:
 * @self: (not nullable): a document
 * @index: the number of an element
 *
 * Returns: whether there are elements in it
 */
gboolean
qd_xml_tree_has_elements (const QdXmlTree *self, guint index)
{
  const QdXmlNode *nodes;

  g_return_val_if_fail (self != NULL && index < self->nodes->len, FALSE);

  nodes = (const QdXmlNode *)(const void *)self->nodes->data;
  for (guint i = index + 1; i < nodes[index].end; i++)
    if (nodes[i].text == NULL)
      return TRUE;
  return FALSE;
}

/**
 * qd_xml_tree_get_fault:
 * @self: (not nullable): a document
 *
 * Returns: where it was first seen to be no well-formed XML, bytes from its start; %G_MAXSIZE if it was not
 */
gsize
qd_xml_tree_get_fault (const QdXmlTree *self)
{
  g_return_val_if_fail (self != NULL, G_MAXSIZE);

  return self->fault;
}

/**
 * qd_xml_tree_is_cut_off:
 * @self: (not nullable): a document
 *
 * Returns: whether it ends inside an element
 */
gboolean
qd_xml_tree_is_cut_off (const QdXmlTree *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->cut_off;
}

/**
 * qd_xml_tree_get_doctype:
 * @self: (not nullable): a document
 *
 * Returns: (transfer none) (nullable): the beginning of its document type declaration
 */
const char *
qd_xml_tree_get_doctype (const QdXmlTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->doctype;
}
