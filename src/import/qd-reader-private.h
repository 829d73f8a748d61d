/* qd-reader-private.h: what the readers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-charset.h"
#include "import/qd-reader.h"

G_BEGIN_DECLS

/**
 * QdLoadResult:
 * @QD_LOAD_OK: there is a text
 * @QD_LOAD_TOLD: there is none; the sink was told why
 * @QD_LOAD_FAILED: there is none; the error says why
 */
typedef enum {
  QD_LOAD_OK,
  QD_LOAD_TOLD,
  QD_LOAD_FAILED,
} QdLoadResult;

typedef char *(*QdDeclaredFunc) (const guint8 *bytes,
                                 gsize         len);

QdLoadResult qd_reader_load_text (GFile            *file,
                                  guint64           max_size,
                                  QdDeclaredFunc    declared,
                                  const QdReadSink *sink,
                                  GBytes          **original,
                                  QdCharsetResult  *text,
                                  GCancellable     *cancellable,
                                  GError          **error);
void         qd_reader_tell_position (const QdReadSink *sink,
                                      guint64           position);
void         qd_reader_tell_expected (const QdReadSink *sink,
                                      guint             n_articles);
void         qd_reader_tell_cut (const QdReadSink *sink,
                                 guint64           line);
gboolean     qd_reader_check_lines (const char *text,
                                    gsize       len,
                                    GError    **error);
void         qd_reader_set_no_text (GError **error);

G_END_DECLS
