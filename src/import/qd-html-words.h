/* qd-html-words.h: the words of a text, to know them again elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdHtmlPhrases:
 *
 * The runs of one to four words that occur in a text.
 */
typedef struct _QdHtmlPhrases QdHtmlPhrases;

void           qd_html_words_read (const char *text,
                                   gsize       len,
                                   GArray     *words);
gboolean       qd_html_words_equal (const GArray *a,
                                    const GArray *b,
                                    guint         most);
QdHtmlPhrases *qd_html_phrases_new (const GArray *words);
void           qd_html_phrases_free (QdHtmlPhrases *self);
double         qd_html_phrases_share (const QdHtmlPhrases *self,
                                      const GArray        *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdHtmlPhrases, qd_html_phrases_free)

G_END_DECLS
