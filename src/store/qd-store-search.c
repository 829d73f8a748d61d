/* qd-store-search.c: the search index, and what a person types made into a query of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-tokenizer.h"
#include "store/qd-store-private.h"

#include <string.h>

/* More words than this are no search but a pasted text; the rest is ignored. */
#define MAX_TERMS 32

/* Index of the text's columns, in the syntax of FTS5. */
#define TEXT_COLUMNS "{title body}"

/**
 * Term:
 * @columns: the columns to look into, in the syntax of FTS5
 * @phrase: (transfer full): the words
 * @prefix: whether the last word may go on
 */
typedef struct
{
  const char *columns;
  char       *phrase;
  gboolean    prefix;
} Term;

static void
clear_term (gpointer data)
{
  Term *term = data;

  g_free (term->phrase);
}

static gboolean
is_quote (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
    case 0x00ab: /* « */
    case 0x00bb: /* » */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Whether @text begins with @name and a colon with something behind it. */
static gboolean
skip_field (const char **text,
            const char  *name)
{
  gsize length = strlen (name);

  if (g_ascii_strncasecmp (*text, name, length) != 0 || (*text)[length] == '\0' || g_ascii_isspace ((*text)[length]))
    return FALSE;
  *text += length;
  return TRUE;
}

/* Reads up to the closing mark, or to the end of the text if there is none. */
static char *
read_phrase (const char **cursor)
{
  const char *start = g_utf8_next_char (*cursor);
  const char *p = start;
  char       *phrase;

  while (*p != '\0' && !is_quote (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  phrase = g_strndup (start, (gsize)(p - start));
  *cursor = *p != '\0' ? g_utf8_next_char (p) : p;
  return phrase;
}

static char *
read_word (const char **cursor)
{
  const char *start = *cursor;
  const char *p = start;

  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)) && !is_quote (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *cursor = p;
  return g_strndup (start, (gsize)(p - start));
}

static void
read_term (const char **cursor,
           GArray      *terms)
{
  Term term = { TEXT_COLUMNS, NULL, FALSE };

  if (skip_field (cursor, "source:"))
    term.columns = "source";
  else if (skip_field (cursor, "speaker:"))
    term.columns = "speakers";
  if (is_quote (g_utf8_get_char (*cursor)))
    {
      term.phrase = read_phrase (cursor);
    }
  else
    {
      term.phrase = read_word (cursor);
      /* The word that is being typed. */
      term.prefix = **cursor == '\0';
    }
  if (has_word (term.phrase))
    g_array_append_val (terms, term);
  else
    clear_term (&term);
}

/* Whether it ends in a single character of a script that is indexed by pairs, which is found by those that begin with it. */
static gboolean
ends_alone (const char *phrase)
{
  const char *last = g_utf8_find_prev_char (phrase, phrase + strlen (phrase));
  const char *before = last != NULL ? g_utf8_find_prev_char (phrase, last) : NULL;

  return last != NULL && qd_search_is_unspaced (g_utf8_get_char (last)) &&
         (before == NULL || !qd_search_is_unspaced (g_utf8_get_char (before)));
}

static void
append_term (GString    *match,
             const Term *term)
{
  if (match->len > 0)
    g_string_append (match, " AND ");
  g_string_append_printf (match, "%s : \"", term->columns);
  for (const char *p = term->phrase; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append (match, term->prefix || ends_alone (term->phrase) ? "\"*" : "\"");
}

/**
 * _qd_search_is_blank:
 * @query: (nullable): what a person typed
 *
 * Thread: any.
 *
 * Returns: whether there is nothing but spaces
 */
gboolean
_qd_search_is_blank (const char *query)
{
  if (query == NULL)
    return TRUE;
  for (const char *p = query; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * _qd_search_dup_match:
 * @query: (not nullable): what a person typed, UTF-8
 *
 * Makes a query in the syntax of FTS5: all words, phrases in marks, the last word as the beginning of one, `source:` and
 * `speaker:` before a word or phrase for where to look. Every word is quoted, so that nothing that is typed has a meaning
 * of its own there. Thread: any.
 *
 * Returns: (transfer full) (nullable): the query; %NULL if there is no word in it, so that it finds nothing
 */
char *
_qd_search_dup_match (const char *query)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (Term));
  GString           *match;
  const char        *cursor = query;

  g_array_set_clear_func (terms, clear_term);
  while (*cursor != '\0' && terms->len < MAX_TERMS)
    {
      if (g_unichar_isspace (g_utf8_get_char (cursor)))
        cursor = g_utf8_next_char (cursor);
      else
        read_term (&cursor, terms);
    }
  if (terms->len == 0)
    return NULL;
  match = g_string_new (NULL);
  for (guint i = 0; i < terms->len; i++)
    append_term (match, &g_array_index (terms, Term, i));
  return g_string_free_and_steal (match);
}

static gboolean
run_for_article (QdSqlite   *db,
                 const char *sql,
                 gint64      article_id,
                 GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_int (statement, 1, article_id);
  return qd_statement_run (statement, error);
}

/* As the view search_content has them: in reading order, a line each; %NULL if there are none. */
static char *
dup_speakers (QdAnalysis *analysis)
{
  GString *speakers = NULL;

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      const char *speaker = qd_analysis_get_quotation (analysis, i)->speaker;

      if (speaker == NULL)
        continue;
      if (speakers == NULL)
        speakers = g_string_new (NULL);
      else
        g_string_append_c (speakers, '\n');
      g_string_append (speakers, speaker);
    }
  return speakers != NULL ? g_string_free_and_steal (speakers) : NULL;
}

/**
 * _qd_store_index_article:
 * @db: (not nullable): a connection in a transaction
 * @article_id: the row of an article that was stored with its body and its quotations
 * @draft: (not nullable): the article
 * @analysis: (not nullable): its quotations
 * @error: return location
 *
 * Puts an article and its quotations into the search indexes.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_index_article (QdSqlite       *db,
                         gint64          article_id,
                         QdArticleDraft *draft,
                         QdAnalysis     *analysis,
                         GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO search (rowid, title, body, source, speakers) VALUES (?1, ?2, ?3, ?4, ?5)");
  g_autofree char        *speakers = dup_speakers (analysis);
  const char             *source = qd_article_draft_get_source (draft);
  gsize                   len;
  const char             *text = qd_body_get_text (qd_article_draft_get_body (draft), &len);

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text (statement, 2, qd_article_draft_get_title (draft));
  qd_statement_bind_text_len (statement, 3, text, len);
  qd_statement_bind_text (statement, 4, source != NULL ? source : "");
  qd_statement_bind_text (statement, 5, speakers);
  return qd_statement_run (statement, error) &&
         run_for_article (db, "INSERT INTO quote_search (rowid, text) SELECT id, text FROM quotations WHERE article_id = ?1 ORDER BY id",
                          article_id, error);
}

/**
 * _qd_store_unindex_article:
 * @db: (not nullable): a connection in a transaction
 * @article_id: the row of an article that is about to be changed or removed, with its quotations still there
 * @error: return location
 *
 * Takes an article out of the search indexes, which have to be told what was in it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_unindex_article (QdSqlite *db,
                           gint64    article_id,
                           GError  **error)
{
  return run_for_article (db, "INSERT INTO search (search, rowid, title, body, source, speakers)"
                              " SELECT 'delete', id, title, body, source, speakers FROM search_content WHERE id = ?1",
                          article_id, error) &&
         run_for_article (db, "INSERT INTO quote_search (quote_search, rowid, text)"
                              " SELECT 'delete', id, text FROM quotations WHERE article_id = ?1",
                          article_id, error);
}
