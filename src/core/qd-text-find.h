/* qd-text-find.h: every place of some words in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdTextHit:
 * @start: first code point
 * @end: the one behind the last
 */
typedef struct
{
  gsize start;
  gsize end;
} QdTextHit;

/**
 * QdTextIndex:
 *
 * A text made ready to be searched again and again, as somebody types: without regard to case, to diacritics, to the shape
 * of quotation marks and dashes, and to how words are spaced. Immutable; any thread.
 */
typedef struct _QdTextIndex QdTextIndex;

QdTextIndex *qd_text_index_new (const char *text,
                                gsize       len);
void         qd_text_index_free (QdTextIndex *self);
GArray      *qd_text_index_find (const QdTextIndex *self,
                                 const char        *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdTextIndex, qd_text_index_free)

G_END_DECLS
