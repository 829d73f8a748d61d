/* qd-feed-xml-private.h: how a feed's document is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-feed-xml.h"

G_BEGIN_DECLS

/* An attribute; both strings are of the document. */
typedef struct
{
  const char *name;
  const char *value;
} QdXmlAttr;

struct _QdXmlTree
{
  GArray       *nodes;
  GArray       *attrs;
  GStringChunk *strings;
  gsize         fault;
  gboolean      cut_off;
  char         *doctype;
};

gboolean _qd_xml_is_void (const char *name);

G_END_DECLS
