/* qd-codec.h: compact forms of what goes into a column
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-records.h"

G_BEGIN_DECLS

/* The length of an identity of an article, bytes. */
#define QD_CODEC_IDENTITY_SIZE 32

/* The length of a name that qd_codec_quotation_name() makes, without the terminating NUL. */
#define QD_CODEC_NAME_LENGTH 16

GByteArray *qd_codec_encode_spans (const QdSpan *spans,
                                   guint         n_spans);
gboolean    qd_codec_decode_spans (const guint8 *data,
                                   gsize         size,
                                   gsize         text_len,
                                   GArray       *spans);
GByteArray *qd_codec_encode_marks (QdBody     *body,
                                   QdAnalysis *analysis);
gboolean    qd_codec_decode_marks (const guint8 *data,
                                   gsize         size,
                                   QdBody       *body);
void        qd_codec_digest (const void *data,
                             gsize       size,
                             guint8     *digest);
char       *qd_codec_dup_hex (const guint8 *bytes,
                              gsize         size);
void        qd_codec_quotation_name (const guint8 *identity,
                                     gsize         identity_size,
                                     guint         ordinal,
                                     char         *name);
char       *qd_codec_dup_sort_title (const char *title);

G_END_DECLS
