/* qd-html-hint.h: what the names that a page gives to its parts say about them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a class or an id may say of an element. */
#define QD_HTML_HINTS(X) \
  X (SHARE)              \
  X (RELATED)            \
  X (COMMENT)            \
  X (ADVERT)             \
  X (LETTER)             \
  X (AUTHOR)             \
  X (LABEL)              \
  X (PICTURE)            \
  X (CAPTION)            \
  X (NAVIGATION)         \
  X (NOTICE)             \
  X (BODY)               \
  X (LEAD)               \
  X (TITLE)              \
  X (QUOTE)              \
  X (BOX)                \
  X (POST)

#define QD_HTML_HINT(name) QD_HTML_HINT_##name,
typedef enum {
  QD_HTML_HINTS (QD_HTML_HINT)
    QD_HTML_N_HINTS,
} QdHtmlHint;
#undef QD_HTML_HINT

guint qd_html_hint_read (const char *value);

G_END_DECLS
