/* bench-store.c: how long single requests to a library take, for build-aux/bench
 *
 *   bench-store panel LIBRARY COUNT [SEED]   who else carries a quotation, of random quotations
 *   bench-store search LIBRARY COUNT         searches for words of random articles
 *   bench-store one-more LIBRARY FILE…       each file's article analysed and added alone
 *   bench-store rest LIBRARY SECONDS         all that is done in pauses
 *
 * Prints a name and a time in µs a line; of a search that until the rows are known, and that with the records and snippets of the first
 * fifty. Opening the library, reading files and choosing are not measured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import/qd-import-analysis.h"
#include "import/qd-reader.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"
#include "store/qd-store-statements.h"
#include "store/qd-store.h"

/* The most frequent words of the generated articles that a person would look for. */
static const char *const common_words[] = { "government", "president", "police", "people", "market", "health", "school", "support" };

#define PAGE 50

/* More than enough for what is done in a pause, µs. */
#define PAUSE (5 * G_USEC_PER_SEC)

static void
fail (const GError *error)
{
  fprintf (stderr, "bench-store: %s\n", error->message);
  exit (1);
}

static void
print_time (const char *name, gint64 start)
{
  printf ("%s %" G_GINT64_FORMAT "\n", name, g_get_monotonic_time () - start);
}

static guint
count_articles (QdStore *store)
{
  g_autoptr (GError) error = NULL;
  QdStoreCounts      counts = { 0 };

  if (!qd_store_count (store, &counts, NULL, &error))
    fail (error);
  return counts.n_articles;
}

/* Rows of quotations rise from 1, and there are more than four an article, so that none need be looked for. */
static void
bench_panel (QdStore *store, GRand *chance, guint count)
{
  guint n_articles = count_articles (store);

  for (guint i = 0; i < count; i++)
    {
      gint64              id = g_rand_int_range (chance, 1, (gint32)n_articles * 4);
      gint64              start = g_get_monotonic_time ();
      g_autoptr (QdReach) reach = qd_store_find_reach (store, id, QD_RENDITIONS_AT_ONCE, NULL, NULL);

      if (reach != NULL)
        print_time ("panel", start);
      else
        i--;
    }
}

static void
search (QdStore *store, const char *name, const char *query, QdArticleSort sort)
{
  const QdArticleFilter filter = { .query = query, .sort = sort, .most = PAGE };
  gint64                start = g_get_monotonic_time ();
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = qd_store_find_articles (store, &filter, NULL, &error);
  g_autoptr (GPtrArray) page = NULL;
  g_autofree char      *listed = NULL;

  if (ids == NULL)
    fail (error);
  print_time (name, start);
  page = qd_store_list_articles (store, (const gint64 *)(gconstpointer)ids->data, MIN (ids->len, PAGE), query, NULL, &error);
  if (page == NULL)
    fail (error);
  listed = g_strconcat (name, "-listed", NULL);
  print_time (listed, start);
}

/* Four words in a row out of the middle of an article; NULL where there are none. */
static char *
dup_phrase (QdStore *store, gint64 article_id)
{
  g_autoptr (QdArticle) article = qd_store_load_article (store, article_id, NULL, NULL);
  gsize                 len;
  const char           *text, *start, *end;

  if (article == NULL)
    return NULL;
  text = qd_body_get_text (article->body, &len);
  start = strchr (text + len / 2, ' ');
  end = start;
  for (guint i = 0; i < 4 && end != NULL; i++)
    end = strchr (end + 1, ' ');
  if (end == NULL || memchr (start, '\n', (gsize)(end - start)) != NULL || strcspn (start, "\"“”") < (gsize)(end - start))
    return NULL;
  return g_strdup_printf ("\"%.*s\"", (int)(end - start - 1), start + 1);
}

/* The first search for a common word has the newest articles held ready for the next, once nobody asks for anything. */
static void
bench_search (QdStore *store, GRand *chance, guint count)
{
  guint n_articles = count_articles (store);

  search (store, "newest-first", common_words[0], QD_ARTICLE_SORT_NEWEST);
  g_usleep (PAUSE);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *phrase = NULL;
      const char      *common = common_words[i % G_N_ELEMENTS (common_words)];

      while (phrase == NULL)
        phrase = dup_phrase (store, g_rand_int_range (chance, 1, (gint32)n_articles + 1));
      search (store, "phrase", phrase, QD_ARTICLE_SORT_NEWEST);
      search (store, "newest", common, QD_ARTICLE_SORT_NEWEST);
      search (store, "best", common, QD_ARTICLE_SORT_RELEVANCE);
    }
}

static gboolean
article_cb (QdArticleDraft *draft, gpointer user_data)
{
  g_ptr_array_add (user_data, draft);
  return TRUE;
}

static void
problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  fail (error);
}

static void
draft_free (gpointer data)
{
  qd_article_draft_free (data);
}

static void
bench_one_more (QdStore *store, char **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (GFile)     file = g_file_new_for_path (paths[i]);
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (draft_free);
      g_autoptr (GArray)    outcomes = NULL;
      const QdReadSink      sink = { article_cb, problem_cb, drafts };
      const QdReader       *reader = qd_reader_for_file (file, NULL, &error);
      gint64                start;

      if (reader == NULL || !qd_reader_read (reader, file, &sink, NULL, &error))
        fail (error);
      start = g_get_monotonic_time ();
      qd_import_analyze (g_ptr_array_index (drafts, 0));
      outcomes = qd_store_add_articles (store, drafts, NULL, &error);
      if (outcomes == NULL)
        fail (error);
      print_time ("one-more", start);
    }
}

/* All that the window does in pauses, of which there are none here. */
static void
bench_rest (QdStore *store, gint64 seconds)
{
  g_autoptr (GError) error = NULL;
  gint64             start = g_get_monotonic_time ();

  if (!qd_store_tidy (store, seconds * G_USEC_PER_SEC, NULL, &error))
    fail (error);
  print_time ("rest", start);
}

int
main (int argc, char **argv)
{
  g_autoptr (QdStore) store = NULL;
  g_autoptr (GError)  error = NULL;
  g_autoptr (GRand)   chance = NULL;

  if (argc < 4)
    return 2;
  chance = g_rand_new_with_seed (argc > 4 ? (guint32)strtoul (argv[4], NULL, 10) : 1);
  store = qd_store_open (argv[2], strcmp (argv[1], "one-more") == 0 || strcmp (argv[1], "rest") == 0 ? QD_STORE_FLAGS_NONE : QD_STORE_READ_ONLY, &error);
  if (store == NULL)
    fail (error);
  if (strcmp (argv[1], "panel") == 0)
    bench_panel (store, chance, (guint)strtoul (argv[3], NULL, 10));
  else if (strcmp (argv[1], "search") == 0)
    bench_search (store, chance, (guint)strtoul (argv[3], NULL, 10));
  else if (strcmp (argv[1], "one-more") == 0)
    bench_one_more (store, argv + 3);
  else if (strcmp (argv[1], "rest") == 0)
    bench_rest (store, g_ascii_strtoll (argv[3], NULL, 10));
  else
    return 2;
  return 0;
}
