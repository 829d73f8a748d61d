/* qd-http-response.h: what a server answered, as archives of the web keep it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdHttpResponse:
 * @status: what the server said of it (200)
 * @type: (nullable): the media type, with its parameters
 * @body: (nullable): what it sent, whole and unpacked
 * @n_unpacked: how many bytes came out of a packed body; 0 if it was not packed
 */
typedef struct
{
  guint       status;
  char       *type;
  GByteArray *body;
  gsize       n_unpacked;
} QdHttpResponse;

void        qd_http_response_clear (QdHttpResponse *self);
void        qd_http_response_read (QdHttpResponse *self,
                                   const guint8   *bytes,
                                   gsize           len,
                                   gsize           most);
GHashTable *qd_http_headers_new (void);
void        qd_http_headers_take (GHashTable *headers,
                                  const char *line);
const char *qd_http_headers_get (GHashTable *headers,
                                 const char *name);
gboolean    qd_http_type_is_page (const char *type);
gboolean    qd_http_type_is_picture (const char *type);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdHttpResponse, qd_http_response_clear)

G_END_DECLS
