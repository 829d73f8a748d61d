/* fuzz-search.c: anything typed into the search is a query that FTS5 understands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "store/qd-search-query.h"
#include "store/qd-search-snippet.h"
#include "store/qd-search-tokenizer.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static sqlite3_stmt *
prepare (void)
{
  sqlite3      *db;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (qd_search_tokenizer_register (db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE search USING fts5 (title, body, source, speakers, tokenize = '" QD_SEARCH_TOKENIZER "');"
                                     "INSERT INTO search VALUES ('the harbour', 'the harbour bridge', 'quay', 'ines')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM search WHERE search MATCH ?1", -1, &statement, NULL), ==, SQLITE_OK);
  return statement;
}

static void
look (sqlite3_stmt *statement, const char *match)
{
  int code;

  if (match == NULL)
    return;
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  code = sqlite3_step (statement);
  g_assert_true (code == SQLITE_ROW || code == SQLITE_DONE);
  sqlite3_reset (statement);
}

/* The words are looked for in themselves, too: a snippet is text, and its marks pair. */
static void
cut (const QdSearchQuery *query, const char *text)
{
  g_autofree char *snippet = qd_search_dup_snippet (text, strlen (text), query->terms, 1u << QD_SEARCH_TEXT);
  gboolean         inside = FALSE;

  if (snippet == NULL)
    return;
  g_assert_true (g_utf8_validate (snippet, -1, NULL));
  for (const char *p = snippet; *p != '\0'; p++)
    {
      if (*p != '\002' && *p != '\003')
        continue;
      g_assert_true (inside == (*p == '\003'));
      inside = !inside;
    }
  g_assert_false (inside);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static sqlite3_stmt      *statement;
  g_autofree char          *raw = g_strndup ((const char *)data, size);
  g_autofree char          *text = g_utf8_make_valid (raw, -1);
  g_autoptr (QdSearchQuery) query = qd_search_query_new (text);

  if (statement == NULL)
    statement = prepare ();
  look (statement, query->match);
  look (statement, query->except);
  cut (query, text);
  return 0;
}
