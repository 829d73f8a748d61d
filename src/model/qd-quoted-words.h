/* qd-quoted-words.h: words of an article with where they are from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-records.h"

G_BEGIN_DECLS

char *qd_quoted_words_dup (QdArticle  *article,
                           const char *words,
                           QdSpan      span);

G_END_DECLS
