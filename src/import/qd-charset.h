/* qd-charset.h: bytes of an unknown encoding to UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdCharsetResult:
 * @text: the text in UTF-8, NUL-terminated, without a byte order mark
 * @length: its length, bytes
 * @charset: what it was decoded from
 * @bad_line: the first line, from 1, where bytes had to be replaced by U+FFFD; 0 if none had to
 */
typedef struct
{
  char   *text;
  gsize   length;
  char   *charset;
  guint64 bad_line;
} QdCharsetResult;

void     qd_charset_result_clear (QdCharsetResult *self);
gboolean qd_charset_decode (const guint8    *bytes,
                            gsize            len,
                            const char      *declared,
                            QdCharsetResult *result,
                            guint64         *line,
                            GError         **error);
gboolean qd_charset_convert (const guint8    *bytes,
                             gsize            len,
                             const char      *charset,
                             QdCharsetResult *result);
gboolean qd_charset_looks_binary (const guint8 *bytes,
                                  gsize         len);
gboolean qd_charset_is_wide (const guint8 *bytes,
                             gsize         len);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdCharsetResult, qd_charset_result_clear)

G_END_DECLS
