/* qd-text.h: places in UTF-8 text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QdSpan:
 * @start: offset of the first byte
 * @end: offset after the last byte
 *
 * A half-open range of bytes in UTF-8 text, on code point boundaries.
 */
typedef struct
{
  gsize start;
  gsize end;
} QdSpan;

#define QD_SPAN_NONE ((QdSpan){ 0, 0 })

static inline gboolean
qd_span_is_empty (QdSpan span)
{
  return span.start >= span.end;
}

static inline gsize
qd_span_length (QdSpan span)
{
  return span.end > span.start ? span.end - span.start : 0;
}

static inline gboolean
qd_span_contains (QdSpan outer, QdSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

int qd_span_compare (gconstpointer a,
                     gconstpointer b);

/**
 * QdOffsetMap:
 *
 * Converts byte offsets of one text into code point offsets and back, in constant time after one pass.
 */
typedef struct _QdOffsetMap QdOffsetMap;

QdOffsetMap *qd_offset_map_new (const char *text,
                                gsize       len);
void         qd_offset_map_free (QdOffsetMap *self);
gsize        qd_offset_map_to_chars (const QdOffsetMap *self,
                                     gsize              byte_offset);
gsize        qd_offset_map_to_bytes (const QdOffsetMap *self,
                                     gsize              char_offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdOffsetMap, qd_offset_map_free)

char    *qd_text_join_spans (const char   *text,
                             const QdSpan *spans,
                             gsize         n_spans);
gunichar qd_text_get_last (const char *text);

G_END_DECLS
