/* qd-picture-header.h: what kind and size of picture some bytes are, without decoding them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdPictureHeader:
 * @media_type: what it is, by its first bytes
 * @width: pixels
 * @height: pixels
 */
typedef struct
{
  const char *media_type;
  guint       width;
  guint       height;
} QdPictureHeader;

gboolean qd_picture_header_read (const guint8    *bytes,
                                 gsize            len,
                                 QdPictureHeader *header);

G_END_DECLS
