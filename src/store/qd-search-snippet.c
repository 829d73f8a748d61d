/* qd-search-snippet.c: the words around what a search found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-snippet.h"

#include <string.h>

#include "core/qd-diff.h"
#include "store/qd-search-tokenizer.h"

/* Words of a snippet, and how many of them stand before the first hit; a row of the list shows two lines. */
#define SNIPPET_WORDS 24
#define WORDS_BEFORE 5

/* After so many words, and each time when there are twice as many, it is looked whether those that follow are needed. */
#define FIRST_LOOK 64

/* How much of a text is looked through, bytes: a book is found, though not shown beyond this. */
#define MAX_TEXT (1024 * 1024)

/* Different words of all terms; beyond these a word is not marked. */
#define MAX_WORDS 64

/* What stands around a hit: see QdArticleRecord. */
#define HIT_BEGIN '\002'
#define HIT_END '\003'

/* A word that is looked for. */
typedef struct
{
  char    *term;
  gsize    length;
  gboolean prefix;
} Wanted;

/* A term as a run of wanted words, by their places in the list. */
typedef struct
{
  guint first;
  guint n;
} Run;

/* A place in the text: which of the wanted words stand there. */
typedef struct
{
  guint32  start;
  guint32  end;
  guint64  words;
  gboolean hit;
  guint64  terms; /* of which terms it is a part, if it is a hit */
} Place;

typedef struct
{
  GArray *wanted;
  GArray *runs;
  GArray *places;
  guint   next_look; /* when there are so many places, it is looked whether they are enough */
} Search;

static void
clear_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->term);
}

static int
add_wanted_cb (void       *user_data,
               int         flags,
               const char *term,
               int         length,
               int         start,
               int         end)
{
  GArray *wanted = user_data;
  Wanted  word = { g_strndup (term, (gsize)length), (gsize)length, FALSE };

  g_array_append_val (wanted, word);
  return wanted->len < MAX_WORDS ? SQLITE_OK : SQLITE_DONE;
}

static void
add_term (Search             *search,
          const QdSearchTerm *term)
{
  Run run = { search->wanted->len, 0 };

  if (run.first >= MAX_WORDS)
    return;
  qd_search_tokenize (term->phrase, strlen (term->phrase), TRUE, add_wanted_cb, search->wanted);
  run.n = search->wanted->len - run.first;
  if (run.n == 0)
    return;
  if (term->prefix)
    g_array_index (search->wanted, Wanted, search->wanted->len - 1).prefix = TRUE;
  g_array_append_val (search->runs, run);
}

static gboolean
is_wanted (const Wanted *wanted,
           const char   *term,
           gsize         length)
{
  return (wanted->prefix ? length >= wanted->length : length == wanted->length) && memcmp (wanted->term, term, wanted->length) == 0;
}

static gboolean
stands_at (const Search *search,
           const Run    *run,
           guint         at)
{
  if (at + run->n > search->places->len)
    return FALSE;
  for (guint i = 0; i < run->n; i++)
    if ((g_array_index (search->places, Place, at + i).words & (G_GUINT64_CONSTANT (1) << (run->first + i))) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
mark_hits (Search *search)
{
  gboolean any = FALSE;

  for (guint at = 0; at < search->places->len; at++)
    for (guint r = 0; r < search->runs->len && g_array_index (search->places, Place, at).words != 0; r++)
      {
        const Run *run = &g_array_index (search->runs, Run, r);

        if (!stands_at (search, run, at))
          continue;
        any = TRUE;
        for (guint i = 0; i < run->n; i++)
          {
            Place *place = &g_array_index (search->places, Place, at + i);

            place->hit = TRUE;
            place->terms |= G_GUINT64_CONSTANT (1) << r;
          }
      }
  return any;
}

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* Where the first hit stands of the words that have the most of the terms; of several, the first. */
static guint
find_best (const Search *search,
           guint        *best_score)
{
  guint best = 0;

  *best_score = 0;

  for (guint at = 0; at < search->places->len; at++)
    {
      guint64 terms = 0;
      guint   last = MIN (at + SNIPPET_WORDS - WORDS_BEFORE, search->places->len), score;

      if (!g_array_index (search->places, Place, at).hit)
        continue;
      for (guint i = at; i < last; i++)
        terms |= g_array_index (search->places, Place, i).terms;
      score = count_bits (terms);
      if (score > *best_score)
        {
          best = at;
          *best_score = score;
        }
    }
  return best;
}

/* Whether what follows cannot change the snippet: all the terms stand together already, and the words behind them are there. */
static gboolean
is_enough (Search *search)
{
  guint best, score;

  if (!mark_hits (search))
    return FALSE;
  best = find_best (search, &score);
  return score == search->runs->len && search->places->len >= best + SNIPPET_WORDS + search->wanted->len;
}

static int
add_place_cb (void       *user_data,
              int         flags,
              const char *term,
              int         length,
              int         start,
              int         end)
{
  Search  *search = user_data;
  Place    place = { .start = (guint32)start, .end = (guint32)end };
  gboolean colocated = (flags & FTS5_TOKEN_COLOCATED) != 0;

  if (!colocated && search->places->len >= search->next_look)
    {
      search->next_look *= 2;
      if (is_enough (search))
        return SQLITE_DONE;
    }
  for (guint i = 0; i < search->wanted->len; i++)
    if (is_wanted (&g_array_index (search->wanted, Wanted, i), term, (gsize)length))
      place.words |= G_GUINT64_CONSTANT (1) << i;
  if (colocated)
    g_array_index (search->places, Place, search->places->len - 1).words |= place.words;
  else
    g_array_append_val (search->places, place);
  return SQLITE_OK;
}

/* Appends a stretch of the text with runs of spaces as one, and without the characters that mark hits. */
static void
append_plain (GString    *snippet,
              const char *text,
              gsize       start,
              gsize       end)
{
  for (gsize i = start; i < end; i++)
    {
      char c = text[i];

      if (g_ascii_isspace (c))
        c = ' ';
      else if (c >= 0 && c < ' ')
        continue;
      if (c != ' ' || (snippet->len > 0 && snippet->str[snippet->len - 1] != ' '))
        g_string_append_c (snippet, c);
    }
}

static char *
build (const Search *search,
       const char   *text,
       gsize         len,
       guint         first)
{
  GString *snippet = g_string_new (first > 0 ? "…" : NULL);
  guint    last = MIN (first + SNIPPET_WORDS, search->places->len);
  gsize    at = first > 0 ? g_array_index (search->places, Place, first).start : 0;

  for (guint i = first; i < last; i++)
    {
      const Place *place = &g_array_index (search->places, Place, i);
      gboolean     begins = place->hit && (i == first || !g_array_index (search->places, Place, i - 1).hit);
      gboolean     ends = place->hit && (i + 1 == last || !g_array_index (search->places, Place, i + 1).hit);

      gsize end = place->end;

      /* Pairs overlap: a hit begins with its own first character. */
      if (!place->hit && i + 1 < last && g_array_index (search->places, Place, i + 1).hit)
        end = MIN (end, g_array_index (search->places, Place, i + 1).start);
      append_plain (snippet, text, at, MAX (at, place->start));
      if (begins)
        g_string_append_c (snippet, HIT_BEGIN);
      append_plain (snippet, text, MAX (at, place->start), end);
      if (ends)
        g_string_append_c (snippet, HIT_END);
      at = MAX (at, end);
    }
  if (last < search->places->len)
    g_string_append (snippet, "…");
  else
    append_plain (snippet, text, at, len);
  return g_string_free_and_steal (snippet);
}

/**
 * qd_search_dup_snippet:
 * @text: (not nullable): a text, UTF-8
 * @len: its length, bytes
 * @terms: (not nullable) (element-type QdSearchTerm): what was looked for
 * @fields: bits `1 << QdSearchField` of the terms that are looked for in @text
 *
 * Cuts some words out of a text that have the most of what was looked for. Of a long text the first MiB is looked through.
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): the words, hits between U+0002 and U+0003, … where the text goes on; %NULL if there
 *   is no hit
 */
char *
qd_search_dup_snippet (const char   *text,
                       gsize         len,
                       const GArray *terms,
                       guint         fields)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Search             search = { wanted, runs, places, FIRST_LOOK };
  guint              best, score;

  g_array_set_clear_func (wanted, clear_wanted);
  for (guint i = 0; i < terms->len; i++)
    if ((fields & (1u << g_array_index (terms, QdSearchTerm, i).field)) != 0)
      add_term (&search, &g_array_index (terms, QdSearchTerm, i));
  if (runs->len == 0)
    return NULL;
  len = MIN (len, MAX_TEXT);
  while (len > 0 && len == MAX_TEXT && ((guint8)text[len] & 0xc0) == 0x80)
    len--;
  qd_search_tokenize (text, len, FALSE, add_place_cb, &search);
  if (!mark_hits (&search))
    return NULL;
  best = find_best (&search, &score);
  return build (&search, text, len, best > WORDS_BEFORE ? best - WORDS_BEFORE : 0);
}

/**
 * qd_search_dup_quote:
 * @words: (not nullable): words that were looked for, UTF-8
 * @text: (not nullable): a quotation that has them, more or less
 *
 * Marks in a quotation what it shares with the words. Thread: any.
 *
 * Returns: (transfer full): the quotation, hits between U+0002 and U+0003
 */
char *
qd_search_dup_quote (const char *words,
                     const char *text)
{
  g_autoptr (GArray) runs = qd_diff_words (words, strlen (words), text, strlen (text));
  GString           *snippet = g_string_new (NULL);

  g_string_append (snippet, "“");
  for (guint i = 0; i < runs->len; i++)
    {
      const QdDiffRun *run = &g_array_index (runs, QdDiffRun, i);
      gsize            end = run->b.end;

      if (run->kind == QD_DIFF_DELETED)
        continue;
      /* The space behind the last word is none of it. */
      while (run->kind == QD_DIFF_EQUAL && end > run->b.start && g_ascii_isspace (text[end - 1]))
        end--;
      if (run->kind == QD_DIFF_EQUAL)
        g_string_append_c (snippet, HIT_BEGIN);
      append_plain (snippet, text, run->b.start, end);
      if (run->kind == QD_DIFF_EQUAL)
        g_string_append_c (snippet, HIT_END);
      append_plain (snippet, text, end, run->b.end);
    }
  g_string_append (snippet, "”");
  return g_string_free_and_steal (snippet);
}
