/* qd-plain-text.h: the paragraphs and the opening lines of plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-article-draft.h"

G_BEGIN_DECLS

/**
 * QdTextUnit:
 * @text: a paragraph, or a line that stands for itself; no line end inside
 * @paragraph: whether it begins a paragraph
 */
typedef struct
{
  char    *text;
  gboolean paragraph;
} QdTextUnit;

char       *qd_plain_text_normalize (char  *text,
                                     gsize  len,
                                     gsize *out_len);
GArray     *qd_plain_text_split (const char *text);
const char *qd_plain_text_take_front_matter (const char  *text,
                                             GHashTable **fields);
void        qd_plain_text_apply_fields (QdArticleDraft *draft,
                                        GHashTable     *fields);
void        qd_plain_text_take_opening (QdArticleDraft *draft,
                                        GArray         *units);
char       *qd_plain_text_dup_title (const char *text);
char       *qd_plain_text_dup_byline (const char *text);
gboolean    qd_plain_text_parse_date (const char *text,
                                      gint64     *time);

G_END_DECLS
