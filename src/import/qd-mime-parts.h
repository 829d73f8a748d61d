/* qd-mime-parts.h: the parts of a message or of a web page that was saved as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdMimePart:
 * @media_type: in lower case ("text/html")
 * @charset: (nullable): the encoding that is declared
 * @location: (nullable): its address, Content-Location
 * @id: (nullable): its Content-ID, without the angle brackets
 * @bytes: what it holds, decoded
 *
 * One part that holds no others.
 */
typedef struct
{
  char   *media_type;
  char   *charset;
  char   *location;
  char   *id;
  GBytes *bytes;
} QdMimePart;

GPtrArray *qd_mime_parts_read (const char *bytes,
                               gsize       len,
                               GError    **error);
gboolean   qd_mime_is_whole (const char *bytes,
                             gsize       len);
char      *qd_mime_dup_header (const char *bytes,
                               gsize       len,
                               const char *name);

G_END_DECLS
