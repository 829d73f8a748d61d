/* qd-feed-xml.h: XML as feeds have it, well-formed or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The vocabularies that feeds are written in. What belongs to none of them is QD_XML_NS_OTHER. */
typedef enum {
  QD_XML_NS_NONE,
  QD_XML_NS_OTHER,
  QD_XML_NS_RSS,
  QD_XML_NS_RSS_090,
  QD_XML_NS_RSS_10,
  QD_XML_NS_ATOM_03,
  QD_XML_NS_ATOM_10,
  QD_XML_NS_RDF,
  QD_XML_NS_DC,
  QD_XML_NS_DCTERMS,
  QD_XML_NS_CONTENT,
  QD_XML_NS_ITUNES,
  QD_XML_NS_FEEDBURNER,
  QD_XML_NS_MEDIA,
  QD_XML_NS_XHTML,
  QD_XML_NS_FOAF,
  QD_XML_NS_LICENSE,
  QD_XML_NS_PRISM,
  QD_XML_NS_ADMIN,
} QdXmlNs;

/**
 * QdXmlNode:
 * @name: (nullable): of an element its local name in lower case; %NULL for a text
 * @raw_name: (nullable): of an element its local name as it is written
 * @ns: of an element the vocabulary that it belongs to
 * @text: (nullable): of a text its characters
 * @parent: the number of the element around it
 * @end: the number of the first node behind what is in it
 * @first_attr: its first attribute
 * @n_attrs: how many it has
 * @start: where it begins in the document, bytes
 * @stop: where it ends, bytes
 */
typedef struct
{
  const char *name;
  const char *raw_name;
  QdXmlNs     ns;
  const char *text;
  guint       parent;
  guint       end;
  guint       first_attr;
  guint       n_attrs;
  gsize       start;
  gsize       stop;
} QdXmlNode;

/**
 * QdXmlTree:
 *
 * A document as a list of nodes in its order, so that what is in a node is the run behind it and nothing that walks over a
 * tree has to call itself. Node 0 holds all others.
 */
typedef struct _QdXmlTree QdXmlTree;

QdXmlTree       *qd_xml_tree_parse (const char   *text,
                                    gsize         len,
                                    GCancellable *cancellable,
                                    GError      **error);
void             qd_xml_tree_free (QdXmlTree *self);
const QdXmlNode *qd_xml_tree_get_nodes (const QdXmlTree *self,
                                        guint           *n_nodes);
gboolean         qd_xml_tree_get_attribute (const QdXmlTree *self,
                                            guint            index,
                                            guint            number,
                                            const char     **name,
                                            const char     **value);
const char      *qd_xml_tree_get_attr (const QdXmlTree *self,
                                       guint            index,
                                       const char      *name);
char            *qd_xml_tree_dup_text (const QdXmlTree *self,
                                       guint            index);
char            *qd_xml_tree_dup_markup (const QdXmlTree *self,
                                         guint            index);
gboolean         qd_xml_tree_has_elements (const QdXmlTree *self,
                                           guint            index);
gsize            qd_xml_tree_get_fault (const QdXmlTree *self);
gboolean         qd_xml_tree_is_cut_off (const QdXmlTree *self);
const char      *qd_xml_tree_get_doctype (const QdXmlTree *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdXmlTree, qd_xml_tree_free)

G_END_DECLS
