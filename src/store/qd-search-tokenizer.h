/* qd-search-tokenizer.h: the terms of the search index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The tokenizer's name in the schema. What it makes of a text is kept in libraries: one that makes something else of it
 * needs another name, and a migration that fills the indexes again. */
#define QD_SEARCH_TOKENIZER "quotidian"

/* Bytes behind a term that belong to the memory that it is in. */
#define QD_SEARCH_TERM_PADDING 8

/**
 * QdSearchTermFunc:
 * @user_data: what was given
 * @flags: %FTS5_TOKEN_COLOCATED if the term stands at the place of the one before it; else 0
 * @term: the folded term, UTF-8, not terminated; %QD_SEARCH_TERM_PADDING bytes behind it can be read, whatever they are
 * @length: its length, bytes
 * @start: where it begins in the text, bytes
 * @end: where it ends
 *
 * As FTS5 wants it.
 *
 * Returns: %SQLITE_OK to go on
 */
typedef int (*QdSearchTermFunc) (void       *user_data,
                                 int         flags,
                                 const char *term,
                                 int         length,
                                 int         start,
                                 int         end);

int      qd_search_tokenize (const char      *text,
                             gsize            len,
                             gboolean         query,
                             QdSearchTermFunc func,
                             void            *user_data);
gsize    _qd_search_tokenize_next (const char      *text,
                                   gsize            len,
                                   gsize            position,
                                   QdSearchTermFunc func,
                                   void            *user_data);
gboolean qd_search_is_unspaced (gunichar c);
int      qd_search_tokenizer_register (sqlite3 *handle);

G_END_DECLS
