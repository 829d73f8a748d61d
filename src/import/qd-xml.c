/* qd-xml.c: XML from files that nobody trusts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-xml.h"

#include <glib/gi18n-lib.h>

#include "import/qd-reader.h"

/* It is asked so often, nodes, whether anybody still wants the document. */
#define NODES_PER_QUESTION 4096

static void
ignore_error_cb (void *data, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr locator)
{
}

static const char *
or_empty (const xmlChar *text)
{
  return text != NULL ? (const char *)text : "";
}

static void
handle_node (xmlTextReaderPtr reader, const QdXmlHandler *handler, gpointer data)
{
  int         type = xmlTextReaderNodeType (reader);
  const char *name = or_empty (xmlTextReaderConstLocalName (reader));
  const char *namespace = or_empty (xmlTextReaderConstNamespaceUri (reader));

  switch (type)
    {
      case XML_READER_TYPE_ELEMENT: {
        gboolean empty = xmlTextReaderIsEmptyElement (reader) == 1;

        if (handler->start != NULL)
          handler->start (name, namespace, reader, data);
        if (empty && handler->end != NULL)
          handler->end (name, namespace, data);
        break;
      }
    case XML_READER_TYPE_END_ELEMENT:
      if (handler->end != NULL)
        handler->end (name, namespace, data);
      break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      if (handler->text != NULL)
        handler->text (or_empty (xmlTextReaderConstValue (reader)), data);
      break;
    default:
      break;
    }
}

/**
 * qd_xml_parse:
 * @bytes: (not nullable): an XML document
 * @handler: (not nullable): what is called for what is in it
 * @data: for @handler
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads a document from its start to its end. One that declares a document type of its own is refused, so that there are
 * no entities; nothing is loaded; elements that lie deeper than libxml2's limit, 256, end it. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_FORMAT, %G_IO_ERROR_CANCELLED
 * Returns: whether the document is sound; what stands before an error was handled
 */
gboolean
qd_xml_parse (GBytes *bytes, const QdXmlHandler *handler, gpointer data, GCancellable *cancellable, GError **error)
{
  gsize            size;
  const char      *start = g_bytes_get_data (bytes, &size);
  xmlTextReaderPtr reader;
  gboolean         typed = FALSE;
  guint            n_nodes = 0;
  int              status = -1;

  g_return_val_if_fail (handler != NULL, FALSE);

  reader = size > 0 && size <= G_MAXINT ? xmlReaderForMemory (start, (int)size, NULL, NULL, XML_PARSE_NONET) : NULL;
  if (reader != NULL)
    {
      xmlTextReaderSetErrorHandler (reader, ignore_error_cb, NULL);
      while ((status = xmlTextReaderRead (reader)) == 1)
        {
          typed = xmlTextReaderNodeType (reader) == XML_READER_TYPE_DOCUMENT_TYPE;
          if (typed || (++n_nodes % NODES_PER_QUESTION == 0 && g_cancellable_is_cancelled (cancellable)))
            break;
          handle_node (reader, handler, data);
        }
      xmlFreeTextReader (reader);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (typed)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The file declares a document type of its own, which could hold anything; such are not read."));
  else if (status != 0)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The file is damaged: its XML breaks off or is none."));
  return status == 0 && !typed;
}

/**
 * qd_xml_dup_attr:
 * @reader: (not nullable): a reader at an element
 * @name: (not nullable): the attribute's name without a prefix
 *
 * Finds an attribute, whatever prefix it has. Thread: the one that reads.
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
qd_xml_dup_attr (xmlTextReaderPtr reader, const char *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (reader) == 1)
    if (g_strcmp0 ((const char *)xmlTextReaderConstLocalName (reader), name) == 0)
      value = g_strdup (or_empty (xmlTextReaderConstValue (reader)));
  xmlTextReaderMoveToElement (reader);
  return value;
}
