/* qd-xml.h: XML from files that nobody trusts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QdXmlElement:
 *
 * An element that begins, as long as the handler is called for it.
 */
typedef struct _QdXmlElement QdXmlElement;

/**
 * QdXmlHandler:
 * @start: (nullable): an element begins; its attributes can be asked for
 * @end: (nullable): an element ends; called for an empty one, too
 * @text: (nullable): characters, white space included
 *
 * What is called for a document. Names are without a prefix; @namespace is the address of the namespace, "" for none.
 */
typedef struct
{
  void (*start) (const char *name,
                 const char *namespace,
                 const QdXmlElement *element,
                 gpointer            data);
  void (*end) (const char *name,
               const char *namespace,
               gpointer data);
  void (*text) (const char *text,
                gpointer    data);
} QdXmlHandler;

gboolean qd_xml_parse (GBytes             *bytes,
                       const QdXmlHandler *handler,
                       gpointer            data,
                       GCancellable       *cancellable,
                       GError            **error);
char    *qd_xml_dup_attr (const QdXmlElement *element,
                          const char         *name);
guint64  qd_xml_get_line (const QdXmlElement *element);

G_END_DECLS
