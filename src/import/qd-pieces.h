/* qd-pieces.h: long texts of many records, some records at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-reader.h"

G_BEGIN_DECLS

/* Where the last record in @bytes begins; 0 if that is the only one, or none is seen. */
typedef gsize (*QdPieceCutFunc) (const char *bytes,
                                 gsize       len);

/* Whole records: @text, which may be changed, begins at the line @line of the file. Returns FALSE to have enough. */
typedef gboolean (*QdPieceFunc) (char    *text,
                                 gsize    len,
                                 guint64  line,
                                 gpointer user_data);

gboolean qd_pieces_read (GFile            *file,
                         const QdReadSink *sink,
                         QdPieceCutFunc    cut,
                         QdPieceFunc       func,
                         gpointer          user_data,
                         GCancellable     *cancellable,
                         GError          **error);

G_END_DECLS
