/* qd-xml.c: XML from files that nobody trusts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <string.h>

#include "import/qd-reader.h"

/* So much is parsed at once, and then it is asked whether anybody still wants the document, bytes. */
#define CHUNK_BYTES (16 * 1024)

/* libxml2 before 2.12 compares each attribute of a tag with all before it. What is parsed without anything that is said to
 * the handler is a tag: so long a one, and so many signs of equality in it, nobody wrote. */
#define LONGEST_TAG (1024 * 1024)
#define MOST_SIGNS 2048

/* libxml2 knows the encoding by the first bytes. */
#define HEAD_BYTES 4

/* Elements that lie deeper end the document, as libxml2 ends it when it builds a tree. */
#define DEEPEST 256

/* Characters are handed on together, up to so many bytes. */
#define MOST_TEXT (64 * 1024)

struct _QdXmlElement
{
  xmlParserCtxtPtr context;
  const xmlChar  **attributes; /* five pointers each, as libxml2's SAX2 has them */
  int              n_attributes;
};

typedef struct
{
  const QdXmlHandler *handler;
  gpointer            data;
  xmlParserCtxtPtr    context;
  GString            *text;
  guint               depth;
  gboolean            heard; /* something, in the chunk at hand */
  gboolean            typed;
  gboolean            stopped;
} Parser;

static const char *
or_empty (const xmlChar *text)
{
  return text != NULL ? (const char *)text : "";
}

static void
flush_text (Parser *parser)
{
  if (parser->text->len > 0 && parser->handler->text != NULL)
    parser->handler->text (parser->text->str, parser->data);
  g_string_truncate (parser->text, 0);
}

static void
stop (Parser *parser)
{
  parser->stopped = TRUE;
  xmlStopParser (parser->context);
}

static void
start_cb (void          *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *namespace,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  Parser            *parser = data;
  const QdXmlElement element = { parser->context, attributes, n_attributes };

  if (parser->stopped)
    return;
  parser->heard = TRUE;
  flush_text (parser);
  if (++parser->depth > DEEPEST)
    stop (parser);
  else if (parser->handler->start != NULL)
    parser->handler->start (or_empty (name), or_empty (namespace), &element, parser->data);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace)
{
  Parser *parser = data;

  if (parser->stopped)
    return;
  parser->heard = TRUE;
  flush_text (parser);
  parser->depth--;
  if (parser->handler->end != NULL)
    parser->handler->end (or_empty (name), or_empty (namespace), parser->data);
}

static void
text_cb (void *data, const xmlChar *text, int len)
{
  Parser *parser = data;

  if (parser->stopped)
    return;
  parser->heard = TRUE;
  g_string_append_len (parser->text, (const char *)text, len);
  if (parser->text->len >= MOST_TEXT)
    flush_text (parser);
}

static void
comment_cb (void *data, const xmlChar *text)
{
  ((Parser *)data)->heard = TRUE;
}

static void
type_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  Parser *parser = data;

  parser->typed = TRUE;
  stop (parser);
}

#if LIBXML_VERSION >= 21200
static void
ignore_error_cb (void *data, const xmlError *error)
#else
static void
ignore_error_cb (void *data, xmlErrorPtr error)
#endif
{
}

static gsize
count_signs (const char *bytes, gsize len)
{
  const char *end = bytes + len;
  gsize       n = 0;

  while ((bytes = memchr (bytes, '=', (gsize)(end - bytes))) != NULL)
    {
      n++;
      bytes++;
    }
  return n;
}

/* Whether the document was read to its end and is sound. */
static gboolean
feed (Parser *parser, const char *bytes, gsize size, GCancellable *cancellable)
{
  gsize n_signs = 0, n_silent = 0;

  for (gsize at = HEAD_BYTES; at < size && !parser->stopped; at += CHUNK_BYTES)
    {
      gsize len = MIN (CHUNK_BYTES, size - at);
      gsize n = count_signs (bytes + at, len);

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      parser->heard = FALSE;
      if (xmlParseChunk (parser->context, bytes + at, (int)len, 0) != 0)
        return FALSE;
      n_signs = parser->heard ? n : n_signs + n;
      n_silent = parser->heard ? len : n_silent + len;
      if (!parser->heard && (n_signs > MOST_SIGNS || n_silent > LONGEST_TAG))
        return FALSE;
    }
  return !parser->stopped && xmlParseChunk (parser->context, NULL, 0, 1) == 0 && !parser->stopped;
}

static gboolean
parse (Parser *parser, const char *bytes, gsize size, GCancellable *cancellable)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .startElementNs = start_cb,
                        .endElementNs = end_cb,
                        .characters = text_cb,
                        .ignorableWhitespace = text_cb,
                        .cdataBlock = text_cb,
                        .comment = comment_cb,
                        .internalSubset = type_cb,
                        .serror = ignore_error_cb };
  gboolean      sound;

  if (size < HEAD_BYTES)
    return FALSE;
  parser->context = xmlCreatePushParserCtxt (&sax, parser, bytes, HEAD_BYTES, NULL);
  if (parser->context == NULL)
    return FALSE;
  /* Without a document type there are no entities but the five of XML; only so are those in attributes replaced, too. */
  xmlCtxtUseOptions (parser->context, XML_PARSE_NONET | XML_PARSE_NOENT);
  sound = feed (parser, bytes, size, cancellable) && parser->context->wellFormed != 0;
  if (!parser->stopped)
    flush_text (parser);
  xmlFreeParserCtxt (parser->context);
  return sound;
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
 * no entities; nothing is loaded; elements that lie deeper than 256 end it. No tree is built: memory is that of the largest
 * tag. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_FORMAT, %G_IO_ERROR_CANCELLED
 * Returns: whether the document is sound; what stands before an error was handled
 */
gboolean
qd_xml_parse (GBytes *bytes, const QdXmlHandler *handler, gpointer data, GCancellable *cancellable, GError **error)
{
  gsize               size;
  const char         *start = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) text = g_string_new (NULL);
  Parser              parser = { .handler = handler, .data = data, .text = text };
  gboolean            sound;

  g_return_val_if_fail (handler != NULL, FALSE);

  sound = parse (&parser, start, size, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (parser.typed)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The file declares a document type of its own, which could hold anything; such are not read."));
  else if (!sound)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The file is damaged: its XML breaks off or is none."));
  return sound;
}

/**
 * qd_xml_dup_attr:
 * @element: (not nullable): an element that begins
 * @name: (not nullable): the attribute's name without a prefix
 *
 * Finds an attribute, whatever prefix it has. Thread: the one that reads.
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
qd_xml_dup_attr (const QdXmlElement *element, const char *name)
{
  for (int i = 0; i < element->n_attributes; i++)
    {
      const xmlChar **attribute = element->attributes + 5 * i;

      if (g_strcmp0 ((const char *)attribute[0], name) == 0)
        return g_strndup ((const char *)attribute[3], (gsize)(attribute[4] - attribute[3]));
    }
  return NULL;
}

/**
 * qd_xml_get_line:
 * @element: (not nullable): an element that begins
 *
 * Thread: the one that reads.
 *
 * Returns: the line of its start tag's end, from 1
 */
guint64
qd_xml_get_line (const QdXmlElement *element)
{
  return (guint64)MAX (xmlSAX2GetLineNumber (element->context), 1);
}
