/* qd-picture-header.c: what kind and size of picture some bytes are, without decoding them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-picture-header.h"

#include <string.h>

static guint
big_16 (const guint8 *p)
{
  return (guint)p[0] << 8 | p[1];
}

static guint
little_16 (const guint8 *p)
{
  return (guint)p[1] << 8 | p[0];
}

static guint
little_24 (const guint8 *p)
{
  return (guint)p[2] << 16 | (guint)p[1] << 8 | p[0];
}

static guint
big_32 (const guint8 *p)
{
  return (guint)p[0] << 24 | (guint)p[1] << 16 | (guint)p[2] << 8 | p[3];
}

/* PNG (ISO/IEC 15948), 11.2.2: the header is the first chunk. */
static gboolean
read_png (const guint8 *bytes, gsize len, QdPictureHeader *header)
{
  if (len < 24 || memcmp (bytes, "\x89PNG\r\n\x1A\n", 8) != 0 || memcmp (bytes + 12, "IHDR", 4) != 0)
    return FALSE;
  *header = (QdPictureHeader){ "image/png", big_32 (bytes + 16), big_32 (bytes + 20) };
  return TRUE;
}

/* JPEG (ITU-T T.81), B.1 and B.2.2: segments, of which the one that begins a frame has the size. */
static gboolean
read_jpeg (const guint8 *bytes, gsize len, QdPictureHeader *header)
{
  gsize at = 2;

  if (len < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8 || bytes[2] != 0xFF)
    return FALSE;
  while (at + 9 < len)
    {
      guint8 marker = bytes[at + 1];

      if (bytes[at] != 0xFF)
        return FALSE;
      if (marker == 0xFF)
        {
          at++;
          continue;
        }
      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
        {
          *header = (QdPictureHeader){ "image/jpeg", big_16 (bytes + at + 7), big_16 (bytes + at + 5) };
          return TRUE;
        }
      if (big_16 (bytes + at + 2) < 2 || marker == 0xDA || marker == 0xD9)
        return FALSE;
      at += 2 + big_16 (bytes + at + 2);
    }
  return FALSE;
}

/* GIF89a, 18: the logical screen. */
static gboolean
read_gif (const guint8 *bytes, gsize len, QdPictureHeader *header)
{
  if (len < 10 || (memcmp (bytes, "GIF87a", 6) != 0 && memcmp (bytes, "GIF89a", 6) != 0))
    return FALSE;
  *header = (QdPictureHeader){ "image/gif", little_16 (bytes + 6), little_16 (bytes + 8) };
  return TRUE;
}

/* WebP (RFC 9649), 2.4 to 2.7: three kinds of first chunk. */
static gboolean
read_webp (const guint8 *bytes, gsize len, QdPictureHeader *header)
{
  if (len < 30 || memcmp (bytes, "RIFF", 4) != 0 || memcmp (bytes + 8, "WEBP", 4) != 0)
    return FALSE;
  if (memcmp (bytes + 12, "VP8X", 4) == 0)
    *header = (QdPictureHeader){ "image/webp", little_24 (bytes + 24) + 1, little_24 (bytes + 27) + 1 };
  else if (memcmp (bytes + 12, "VP8L", 4) == 0 && bytes[20] == 0x2F)
    *header = (QdPictureHeader){ "image/webp", (little_16 (bytes + 21) & 0x3FFF) + 1, ((little_24 (bytes + 22) >> 6) & 0x3FFF) + 1 };
  else if (memcmp (bytes + 12, "VP8 ", 4) == 0 && memcmp (bytes + 23, "\x9D\x01\x2A", 3) == 0)
    *header = (QdPictureHeader){ "image/webp", little_16 (bytes + 26) & 0x3FFF, little_16 (bytes + 28) & 0x3FFF };
  else
    return FALSE;
  return TRUE;
}

/**
 * qd_picture_header_read:
 * @bytes: (not nullable): a picture, or anything else
 * @len: its length, bytes
 * @header: (out): what it is
 *
 * Knows PNG, JPEG, GIF and WebP by their first bytes; what a file or a page calls them does not count. Nothing is decoded.
 * Thread: any.
 *
 * Returns: whether it is a picture of one of these kinds that has a size
 */
gboolean
qd_picture_header_read (const guint8 *bytes, gsize len, QdPictureHeader *header)
{
  g_return_val_if_fail (bytes != NULL || len == 0, FALSE);
  g_return_val_if_fail (header != NULL, FALSE);

  return (read_png (bytes, len, header) || read_jpeg (bytes, len, header) || read_gif (bytes, len, header) || read_webp (bytes, len, header)) &&
         header->width > 0 && header->height > 0;
}
