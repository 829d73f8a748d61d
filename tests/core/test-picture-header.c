/* test-picture-header.c: what kind and size a picture is of, by its first bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-picture-header.h"

#define PNG "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x02\x80\0\0\x01\xE0"
/* A comment, two bytes that fill up, and the frame: 480 by 640. */
#define JPEG "\xFF\xD8\xFF\xFE\0\x04hi\xFF\xFF\xC0\0\x11\x08\x01\xE0\x02\x80\x03"
#define GIF "GIF89a\x80\x02\xE0\x01"
#define RIFF "RIFF\x10\0\0\0WEBP"
#define WEBP_EXTENDED RIFF "VP8X\x0A\0\0\0\0\0\0\0\x7F\x02\0\xDF\x01\0"
#define WEBP_LOSSLESS RIFF "VP8L\x0A\0\0\0\x2F\x7F\xC2\x77\0\0\0\0\0\0"
#define WEBP_LOSSY RIFF "VP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x80\x02\xE0\x01"

#define BYTES(string) (const guint8 *)string, sizeof string - 1

static void
test_sizes (void)
{
  static const struct
  {
    const guint8 *bytes;
    gsize         len;
    const char   *media_type;
  } pictures[] = {
    { BYTES (PNG), "image/png" },
    { BYTES (JPEG), "image/jpeg" },
    { BYTES (GIF), "image/gif" },
    { BYTES (WEBP_EXTENDED), "image/webp" },
    { BYTES (WEBP_LOSSLESS), "image/webp" },
    { BYTES (WEBP_LOSSY), "image/webp" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      QdPictureHeader header;

      g_assert_true (qd_picture_header_read (pictures[i].bytes, pictures[i].len, &header));
      g_assert_cmpstr (header.media_type, ==, pictures[i].media_type);
      g_assert_cmpuint (header.width, ==, 640);
      g_assert_cmpuint (header.height, ==, 480);
      /* Whatever is missing at the end, nothing is read behind it. */
      for (gsize len = 0; len < pictures[i].len; len++)
        {
          g_autofree guint8 *cut = g_memdup2 (pictures[i].bytes, len);

          qd_picture_header_read (cut, len, &header);
        }
      g_assert_false (qd_picture_header_read (pictures[i].bytes, 9, &header));
    }
}

static void
test_none (void)
{
  static const struct
  {
    const guint8 *bytes;
    gsize         len;
  } others[] = {
    { BYTES ("") },
    { BYTES ("<svg xmlns='http://www.w3.org/2000/svg' width='640' height='480'/>") },
    /* Without a size. */
    { BYTES ("GIF89a\0\0\xE0\x01") },
    { BYTES ("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x02\x80\0\0\0\0") },
    /* No header first. */
    { BYTES ("\x89PNG\r\n\x1A\n\0\0\0\x0DIDAT\0\0\x02\x80\0\0\x01\xE0") },
    /* The data begin, or the picture ends, without a frame; a segment of no length; no segment at all. */
    { BYTES ("\xFF\xD8\xFF\xDA\0\x04hi\xFF\xC0\0\x11\x08\x01\xE0\x02\x80\x03") },
    { BYTES ("\xFF\xD8\xFF\xD9\0\x04hi\xFF\xC0\0\x11\x08\x01\xE0\x02\x80\x03") },
    { BYTES ("\xFF\xD8\xFF\xFE\0\0hi\xFF\xC0\0\x11\x08\x01\xE0\x02\x80\x03") },
    { BYTES ("\xFF\xD8\x01\xC0\0\x11\x08\x01\xE0\x02\x80\x03") },
    /* A sound, and a picture of a kind that is not known. */
    { BYTES ("RIFF\x10\0\0\0WAVEVP8X\x0A\0\0\0\0\0\0\0\x7F\x02\0\xDF\x01\0") },
    { BYTES (RIFF "VP9 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x80\x02\xE0\x01") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      QdPictureHeader header;

      g_assert_false (qd_picture_header_read (others[i].bytes, others[i].len, &header));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-header/sizes", test_sizes);
  g_test_add_func ("/picture-header/none", test_none);
  return g_test_run ();
}
