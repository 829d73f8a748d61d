/* test-store-search.c: words as a person types them find what they mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "store/qd-search-recent.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-sources.h"

static char *
find_labels (QdStore      *store,
             const char   *query,
             QdArticleSort sort)
{
  QdArticleFilter       filter = { .query = query, .sort = sort };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = qd_store_find_articles (store, &filter, NULL, &error);
  g_autoptr (GPtrArray) records = NULL;
  GString              *labels = g_string_new (NULL);

  g_assert_no_error (error);
  records = qd_store_list_articles (store, (const gint64 *)(gconstpointer)ids->data, ids->len, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? " " : "", ((const QdArticleRecord *)g_ptr_array_index (records, i))->label);
  return g_string_free_and_steal (labels);
}

static void
assert_found (QdStore    *store,
              const char *query,
              const char *expected)
{
  g_autofree char *labels = find_labels (store, query, QD_ARTICLE_SORT_OLDEST);

  g_test_message ("%s", query);
  g_assert_cmpstr (labels, ==, expected);
}

static void
test_words (StoreFixture *self,
            gconstpointer data)
{
  store_add_all (self->store);
  assert_found (self->store, "", "harbour-1 harbour-2 harbour-3 harbour-4 harvest-1");
  assert_found (self->store, "  \n", "harbour-1 harbour-2 harbour-3 harbour-4 harvest-1");
  assert_found (self->store, "ferry", "harbour-1 harbour-2");
  assert_found (self->store, "ferry four", "harbour-2");
  assert_found (self->store, "FÉRRY", "harbour-1 harbour-2");
  assert_found (self->store, "blossom", "harvest-1");
  assert_found (self->store, "blosso", "harvest-1");
  assert_found (self->store, "blosso valley", "");
  assert_found (self->store, "blosso ", "");
  assert_found (self->store, "accordion", "");
}

static void
test_phrases (StoreFixture *self,
              gconstpointer data)
{
  store_add_all (self->store);
  assert_found (self->store, "\"crumbled in our hands\"", "harbour-1 harbour-2 harbour-3 harbour-4");
  assert_found (self->store, "“for four months”", "harbour-2");
  assert_found (self->store, "\"hands our in\"", "");
  assert_found (self->store, "\"harbour bridge\" ferry", "harbour-1 harbour-2");
  assert_found (self->store, "\"harbour brid", "");
  assert_found (self->store, "growers’ union", "harvest-1");
}

static void
test_fields (StoreFixture *self,
             gconstpointer data)
{
  store_add_all (self->store);
  assert_found (self->store, "source:ostrava", "harbour-1 harvest-1");
  assert_found (self->store, "source:\"Coastal Wire\"", "harbour-3");
  assert_found (self->store, "SOURCE:ostrava bridge", "harbour-1");
  assert_found (self->store, "speaker:kowalczyk", "harvest-1");
  assert_found (self->store, "speaker:kowal", "harvest-1");
  assert_found (self->store, "speaker:“Ines Kowalczyk” frost", "harvest-1");
  assert_found (self->store, "speaker:ferry", "");
  /* A field with nothing behind it is a word like any other. */
  assert_found (self->store, "source: ferry", "");
}

/* What must not be there, what may be there instead, and when. */
static void
test_operators (StoreFixture *self,
                gconstpointer data)
{
  store_add_all (self->store);
  assert_found (self->store, "ferry -four", "harbour-1");
  assert_found (self->store, "-ferry ", "harbour-3 harbour-4 harvest-1");
  assert_found (self->store, "-\"harbour bridge\"", "harbour-4 harvest-1");
  assert_found (self->store, "bridge -source:ostrava", "harbour-2 harbour-3 harbour-4");
  assert_found (self->store, "blossom OR ferry ", "harbour-1 harbour-2 harvest-1");
  assert_found (self->store, "blossom | ferry ", "harbour-1 harbour-2 harvest-1");
  assert_found (self->store, "four blossom OR ferry ", "harbour-2");
  assert_found (self->store, "OR ", "");
  assert_found (self->store, "blossom OR", "");
  assert_found (self->store, "bloss* ", "harvest-1");
  assert_found (self->store, "\"spared the val\"*", "harvest-1");
  assert_found (self->store, "title:pears ", "");
  assert_found (self->store, "- ferry", "harbour-1 harbour-2");
  assert_found (self->store, "co-operate", "");
}

static void
test_dates (StoreFixture *self,
            gconstpointer data)
{
  static const char *const days[] = { "2016-12-31", "2017-01-01", "2017-01-31", "2017-02-28", "2018-06-01" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
      g_autofree char      *start = g_strconcat (days[i], "T12:00:00", NULL);
      g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (start, zone);
      QdArticleDraft       *draft = store_make_draft (days[i], "Quay", days[i], "The tide tables.");

      qd_article_draft_set_published (draft, g_date_time_to_unix_usec (date));
      store_add (self->store, draft, QD_ADD_ADDED);
    }
  store_add (self->store, store_make_draft ("undated", "Quay", "Undated", "The tide tables."), QD_ADD_ADDED);
  assert_found (self->store, "tide ", "2016-12-31 2017-01-01 2017-01-31 2017-02-28 2018-06-01 undated");
  assert_found (self->store, "after:2017", "2017-01-01 2017-01-31 2017-02-28 2018-06-01");
  assert_found (self->store, "before:2017", "2016-12-31");
  assert_found (self->store, "tide after:2017-01 before:2017-02", "2017-01-01 2017-01-31");
  assert_found (self->store, "tide BEFORE:2017-01-31", "2016-12-31 2017-01-01");
  assert_found (self->store, "before:2017-01-32", "2016-12-31");
  assert_found (self->store, "tide after:2017-02-28", "2017-02-28 2018-06-01");
  assert_found (self->store, "after:2017 after:2018 ", "2018-06-01");
  /* What is being typed, and what is no date. */
  assert_found (self->store, "tide after:20", "2016-12-31 2017-01-01 2017-01-31 2017-02-28 2018-06-01 undated");
  assert_found (self->store, "tide after:noon", "");
}

static void
test_quotes (StoreFixture *self,
             gconstpointer data)
{
  store_add_all (self->store);
  assert_found (self->store, "quote:\"closing the bridge for five months will empty every shop\"", "harbour-1 harbour-2 harbour-4");
  assert_found (self->store, "quote:“closing the bridge for weeks will empty every shop”", "harbour-1 harbour-2 harbour-4");
  assert_found (self->store, "quote:\"closing the bridge for five months will empty every shop\" -four", "harbour-1 harbour-4");
  assert_found (self->store, "quote:painstaking", "harbour-1");
  assert_found (self->store, "-quote:painstaking bridge ", "harbour-2 harbour-3 harbour-4");
  assert_found (self->store, "quote:\"the harbour bridge will stay closed until spring\"", "");
  assert_found (self->store, "quote:\"crumbled in our hands\" quote:\"find out which half\"", "harbour-1 harbour-3 harbour-4");
}

/* The first are the same as the first of all, whatever way they were found. */
static void
test_first (StoreFixture *self,
            gconstpointer data)
{
  static const QdArticleSort sorts[] = { QD_ARTICLE_SORT_NEWEST, QD_ARTICLE_SORT_OLDEST, QD_ARTICLE_SORT_TITLE, QD_ARTICLE_SORT_RELEVANCE };
  static const char *const   queries[] = { "tide", "even", "seventh", "tide -even", "tide -seventh", "absent" };

  for (guint batch = 0; batch < 30; batch++)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
      g_autoptr (GArray)    outcomes = NULL;

      for (guint i = batch * 100; i < batch * 100 + 100; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u", i * 7919 % 3000);
          g_autofree char *body = g_strdup_printf ("Tide table %s%s%s.", name, i % 2 == 0 ? " even" : "", i % 7 == 0 ? " seventh" : "");
          QdArticleDraft  *draft = store_make_draft (name, "Quay", name, body);

          qd_article_draft_set_published (draft, (gint64)(i * 104729 % 3000) * 1000000);
          g_ptr_array_add (drafts, draft);
        }
      outcomes = qd_store_add_articles (self->store, drafts, NULL, NULL);
      g_assert_nonnull (outcomes);
    }
  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    for (guint s = 0; s < G_N_ELEMENTS (sorts); s++)
      {
        QdArticleFilter    all = { .query = queries[q], .sort = sorts[s] }, some = { .query = queries[q], .sort = sorts[s], .most = 50 };
        g_autoptr (GError) error = NULL;
        g_autoptr (GArray) every = qd_store_find_articles (self->store, &all, NULL, &error);
        g_autoptr (GArray) first = qd_store_find_articles (self->store, &some, NULL, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (first->len, ==, MIN (every->len, 50));
        g_assert_cmpmem (first->data, first->len * sizeof (gint64), every->data, first->len * sizeof (gint64));
      }
  {
    QdArticleFilter    all = { .query = "tide", .sort = QD_ARTICLE_SORT_RELEVANCE };
    g_autoptr (GArray) every = qd_store_find_articles (self->store, &all, NULL, NULL);

    g_assert_cmpuint (every->len, ==, 3000);
  }
}

/* Articles of which all have one word and few another; the dates have nothing to do with the rows. */
static void
add_tides (StoreFixture *self,
           guint         first,
           guint         n)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    outcomes = NULL;

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = g_strdup_printf ("tide-%u", i);
      g_autofree char *body = g_strdup_printf ("Tide table %u%s.\n\n“Come before the flood of table %u,” said Orla Venn.", i, i % 400 == 0 ? " spring" : "", i);
      QdArticleDraft  *draft = store_make_draft (name, "Quay", name, body);

      qd_article_draft_set_published (draft, (gint64)(i * 104729 % 3001) * 1000000);
      g_ptr_array_add (drafts, draft);
    }
  outcomes = qd_store_add_articles (self->store, drafts, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
ask_recent (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return _qd_recent_serves (_qd_recent_get (db), data, error) ? QD_STORE_DONE : NULL;
}

/* The newest are made ready in pauses, so that asking whether they are must leave some. If the library changed meanwhile, as when what
 * was removed leaves the index in a pause, the next search has them made ready again. */
static void
wait_until_ready (QdStore *store)
{
  const QdArticleFilter newest = { .query = "tide ", .sort = QD_ARTICLE_SORT_NEWEST, .most = 50 };
  gboolean              ready = FALSE;

  for (guint i = 0; i < 100 && !ready; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = qd_store_find_articles (store, &newest, NULL, &error);

      g_assert_no_error (error);
      g_usleep (G_USEC_PER_SEC);
      g_assert_nonnull (_qd_store_find (store, ask_recent, &ready, NULL, NULL));
    }
  g_assert_true (ready);
}

/* What the newest articles that are held ready give is what looking up all gives. Another connection knows nothing of them. */
static void
assert_same_first (StoreFixture *self,
                   const char   *query)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) other = qd_store_open (self->path, QD_STORE_READ_ONLY, &error);
  QdArticleFilter     some = { .query = query, .sort = QD_ARTICLE_SORT_NEWEST, .most = 50 };
  g_autoptr (GArray)  here = qd_store_find_articles (self->store, &some, NULL, &error);
  g_autoptr (GArray)  there = qd_store_find_articles (other, &some, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (here->data, here->len * sizeof (gint64), there->data, there->len * sizeof (gint64));
  qd_store_close (other);
}

static void
assert_all_same (StoreFixture *self)
{
  static const char *const queries[] = { "tide", "table ", "tid", "\"tide table\"", "tide -spring", "source:quay", "speaker:venn", "speaker:hale", "spring", "flood" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("%s", queries[i]);
      assert_same_first (self, queries[i]);
    }
}

static void
test_recent (StoreFixture *self,
             gconstpointer data)
{
  QdArticleFilter                newest = { .query = "tide ", .sort = QD_ARTICLE_SORT_NEWEST, .most = 50 };
  g_autoptr (GError)             error = NULL;
  g_autoptr (GArray)             ids = NULL;
  g_autoptr (QdArticle)          article = NULL;
  g_autoptr (QdCorrectionChange) undo = NULL;
  QdCorrectionRequest            request = { .field = QD_CORRECTION_SPEAKER, .value = "Ada Hale" };

  add_tides (self, 0, 2400);
  ids = qd_store_find_articles (self->store, &newest, NULL, &error);
  wait_until_ready (self->store);
  assert_all_same (self);

  /* Another speaker, one article less, and more of them: each time before and after they are held ready again. */
  article = qd_store_load_article (self->store, g_array_index (ids, gint64, 3), NULL, &error);
  g_assert_no_error (error);
  request.quotation_id = ((const QdQuotationRecord *)article->quotations->pdata[0])->id;
  undo = qd_store_correct (self->store, g_array_index (ids, gint64, 3), &request, 1, &error);
  g_assert_no_error (error);
  assert_all_same (self);
  store_remove (self->store, g_array_index (ids, gint64, 0));
  assert_all_same (self);
  wait_until_ready (self->store);
  assert_all_same (self);
  add_tides (self, 2400, 600);
  assert_all_same (self);
  wait_until_ready (self->store);
  assert_all_same (self);
}

static void
test_marks (StoreFixture *self,
            gconstpointer data)
{
  static const char *const queries[] = {
    "\"", "\"\"", "*", "(", ")", "^ferry", "a AND", "NOT", "OR OR", "NEAR(a b)", "title:", "body : x", "{title}: x", "-", "--", "'; DROP TABLE articles; --",
    "ferry*", "a\"b\"c\"d", "“", "«»", "speaker:", "speaker:\"", "source:()", "+", "a + b", "\\", "%", "_", "\x01\x02", "ferry\t\"bridge", "🙂", "search MATCH 'x'"
  };
  g_autofree char    *marks = g_strnfill (100000, '"');
  g_autofree char    *letters = g_strnfill (100000, 'f');
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) random = g_string_new (NULL);

  store_add_all (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_free (find_labels (self->store, queries[i], QD_ARTICLE_SORT_RELEVANCE));
  g_free (find_labels (self->store, marks, QD_ARTICLE_SORT_RELEVANCE));
  g_free (find_labels (self->store, letters, QD_ARTICLE_SORT_RELEVANCE));
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "ferry ");
  assert_found (self->store, many->str, "harbour-1 harbour-2");
  for (guint round = 0; round < 500; round++)
    {
      g_string_truncate (random, 0);
      for (guint i = 0; i < 12; i++)
        g_string_append_c (random, "\"*:()^-+{}' aANDfe"[g_test_rand_int_range (0, 18)]);
      g_free (find_labels (self->store, random->str, QD_ARTICLE_SORT_RELEVANCE));
    }
  assert_found (self->store, "???", "");
  store_assert_sound (self->store);
}

static void
test_snippets (StoreFixture *self,
               gconstpointer data)
{
  QdArticleFilter        filter = { .query = "frost blossom", .sort = QD_ARTICLE_SORT_RELEVANCE };
  g_autoptr (GError)     error = NULL;
  g_autoptr (GArray)     ids = NULL;
  g_autoptr (GPtrArray)  records = NULL;
  const QdArticleRecord *record;

  store_add_all (self->store);
  ids = qd_store_find_articles (self->store, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  records = qd_store_list_articles (self->store, (const gint64 *)(gconstpointer)ids->data, 1, filter.query, NULL, &error);
  g_assert_no_error (error);
  record = g_ptr_array_index (records, 0);
  g_assert_nonnull (strstr (record->snippet, "\x02"
                                             "frost\x03"));
  g_assert_nonnull (strstr (record->snippet, "\x02"
                                             "blossom\x03"));
}

static void
assert_snippet (QdStore    *store,
                const char *query,
                const char *expected)
{
  QdArticleFilter       filter = { .query = query };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = qd_store_find_articles (store, &filter, NULL, &error);
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  records = qd_store_list_articles (store, (const gint64 *)(gconstpointer)ids->data, 1, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((const QdArticleRecord *)g_ptr_array_index (records, 0))->snippet, ==, expected);
}

/* The words around the hits, of the place that has most of them; of a quotation, the quotation. */
static void
test_contexts (StoreFixture *self,
               gconstpointer data)
{
  store_add (self->store, store_make_draft ("long", "Quay", "Gulls over the slipway", "One gull sat there.\n\nThen for a long while nothing at all happened in the town, and after that nothing happened again for as long as"
                                                                                      " anybody could remember, until a gull\nstole the baker’s hat and the baker ran after it down to the very end of the pier, shouting at the bird."
                                                                                      "\n\n“I want my hat back and I want it dry,” said Odo Pell."),
             QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("tokyo", "Skerra Shimbun", "港の橋が閉鎖", "町議会は火曜日、港の橋を春まで閉鎖すると発表した。"), QD_ADD_ADDED);
  assert_snippet (self->store, "gull hat ",
                  "…anybody could remember, until a \x02gull\x03 stole the baker’s \x02hat\x03 and the baker ran after it down to the very end of the…");
  assert_snippet (self->store, "\"gull sat\" ", "One \x02gull sat\x03 there. Then for a long while nothing at all happened in the town, and after that nothing happened again for as…");
  assert_snippet (self->store, "gulls ", NULL);
  assert_snippet (self->store, "speaker:pell ", "Odo \x02Pell\x03: “I want my hat back and I want it dry,”");
  assert_snippet (self->store, "quote:\"I want his hat back\"", "“\x02I want\x03 my \x02hat back\x03 and I want it dry,”");
  assert_snippet (self->store, "火曜日", "町議会は\x02火曜日\x03、港の橋を春まで閉鎖すると発表した。");
  assert_snippet (self->store, "閉鎖 火曜日", "町議会は\x02火曜日\x03、港の橋を春まで\x02閉鎖\x03すると発表した。");
  assert_snippet (self->store, "“春まで閉鎖”", "…曜日、港の橋を\x02春まで閉鎖\x03すると発表した。");
}

/* Text without spaces and with accents: what stands between the marks is what was asked for, not a character more. */
static void
test_context_scripts (StoreFixture *self,
                      gconstpointer data)
{
  g_autoptr (GString) harbour = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    g_string_append (harbour, "港务局今天没有新的消息。");
  g_string_append (harbour, "周三，灯塔守护人终于修好了大桥的钟。");
  store_add (self->store, store_make_draft ("port", "港口日报", "大桥的钟", harbour->str), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("busan", "Skerra Ilbo", "항구 다리", "항구의 다리는 봄까지 닫힌다고 시의회가 밝혔다."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("lyon", "Le Quai", "Le pont", "L’ingénieure a déclaré que le pont resterait fermé jusqu’à l’été."), QD_ADD_ADDED);
  assert_snippet (self->store, "灯塔", "…有新的消息。周三，\x02灯塔\x03守护人终于修好了大桥的钟。");
  assert_snippet (self->store, "“修好了大桥”", "…守护人终于\x02修好了大桥\x03的钟。");
  assert_snippet (self->store, "다리", "항구의 \x02다리\x03는 봄까지 닫힌다고 시의회가 밝혔다.");
  assert_snippet (self->store, "ferme ete ", "…déclaré que le pont resterait \002fermé\003 jusqu’à l’\002été\003.");
}

/* In a long text a single hit does not hide the place where all words stand together; behind that place nothing more is read. */
static void
test_context_long (StoreFixture *self,
                   gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("The gull came first.");

  for (guint i = 0; i < 300; i++)
    g_string_append (text, " Nothing happened then.");
  g_string_append (text, " At noon the gull took the hat.");
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, " Nobody knew why.");
  g_string_append (text, " The gull and the hat and the heron.");
  store_add (self->store, store_make_draft ("gull", "Quay", "A long day", text->str), QD_ADD_ADDED);
  assert_snippet (self->store, "gull hat ",
                  "…happened then. At noon the \x02gull\x03 took the \x02hat\x03. Nobody knew why. Nobody knew why. Nobody knew why. Nobody knew why. Nobody knew why…");
  assert_snippet (self->store, "hat gull heron ",
                  "…why. Nobody knew why. The \x02gull\x03 and the \x02hat\x03 and the \x02heron\x03.");
}

static void
test_scripts (StoreFixture *self,
              gconstpointer data)
{
  store_add (self->store, store_make_draft ("tokyo", "Skerra Shimbun", "港の橋が閉鎖", "町議会は火曜日、港の橋を春まで閉鎖すると発表した。"), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("seoul", "Skerra Ilbo", "항구 다리", "항구의 다리는 봄까지 닫힌다고 시의회가 밝혔다."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("lyon", "Le Quai", "Le pont fermé", "L’ingénieure a déclaré que le pont resterait fermé jusqu’à l’été."), QD_ADD_ADDED);
  assert_found (self->store, "火曜日", "tokyo");
  assert_found (self->store, "閉鎖 発表", "tokyo");
  assert_found (self->store, "“春まで閉鎖”", "tokyo");
  assert_found (self->store, "“閉鎖春まで”", "");
  assert_found (self->store, "春 ", "tokyo");
  assert_found (self->store, "都", "");
  assert_found (self->store, "다리 ", "seoul");
  assert_found (self->store, "ferme ingenieure ", "lyon");
  assert_found (self->store, "FERMÉ ete ", "lyon");
  store_assert_sound (self->store);
}

/* However a letter is put together, with or without its accent, in capitals or not. */
static void
test_letters (StoreFixture *self,
              gconstpointer data)
{
  store_add (self->store, store_make_draft ("composed", "Le Quai", "Le pont", "La marée était haute."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("decomposed", "Le Quai", "Le port", "La mare\u0301e e\u0301tait basse."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("german", "Hafenbote", "Die Straße", "Über die Größe der Brücke sprach Jörg Weiß."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("turkish", "Liman", "İskele", "İskelenin ışığı söndü, kıyı karanlık kaldı."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("greek", "Λιμάνι", "Η γέφυρα", "Η γέφυρα έκλεισε για τον χειμώνα."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("thai", "ท่าเรือ", "สะพาน", "สะพานที่ท่าเรือปิดจนถึงฤดูใบไม้ผลิ"), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("hebrew", "הנמל", "הגשר", "הגשר ליד הנמל ייסגר עד האביב."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("arabic", "الميناء", "الجسر", "الجسر قرب الميناء مغلق حتى الربيع."), QD_ADD_ADDED);
  assert_found (self->store, "marée ", "composed decomposed");
  assert_found (self->store, "mare\u0301e ", "composed decomposed");
  assert_found (self->store, "MAREE ", "composed decomposed");
  assert_found (self->store, "strasse ", "german");
  assert_found (self->store, "GROẞE ", "german");
  assert_found (self->store, "“bru\u0308cke sprach jorg weiss”", "german");
  assert_found (self->store, "iskelenin ", "turkish");
  assert_found (self->store, "ISKELENIN ", "turkish");
  assert_found (self->store, "isigi kiyi ", "turkish");
  assert_found (self->store, "ΓΕΦΥΡΑ χειμωνα ", "greek");
  assert_found (self->store, "ท่าเรือ ", "thai");
  assert_found (self->store, "“ปิดจนถึง”", "thai");
  assert_found (self->store, "הנמל ", "hebrew");
  assert_found (self->store, "“قرب الميناء”", "arabic");
  assert_found (self->store, "source:الميناء ", "arabic");
  store_assert_sound (self->store);
}

/* What was removed is found no more; what was added again is found again. */
static void
test_removal (StoreFixture *self,
              gconstpointer data)
{
  gint64 id;

  store_add_all (self->store);
  id = store_add (self->store, store_make_article (4), QD_ADD_UNCHANGED);
  store_remove (self->store, id);
  assert_found (self->store, "blossom", "");
  assert_found (self->store, "speaker:kowalczyk", "");
  store_add (self->store, store_make_article (4), QD_ADD_ADDED);
  assert_found (self->store, "blossom", "harvest-1");
  store_assert_sound (self->store);
}

static void
test_filter (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GArray)    ids = NULL;
  QdArticleFilter       filter = { .query = "bridge", .unread = TRUE };

  store_add_all (self->store);
  sources = qd_store_list_sources (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 4);
  for (guint i = 0; i < sources->len; i++)
    if (strcmp (((const QdSourceRecord *)g_ptr_array_index (sources, i))->name, "Ostrava Courier") == 0)
      filter.source_id = ((const QdSourceRecord *)g_ptr_array_index (sources, i))->id;
  ids = qd_store_find_articles (self->store, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/search/words", StoreFixture, NULL, store_fixture_set_up, test_words, store_fixture_tear_down);
  g_test_add ("/store/search/phrases", StoreFixture, NULL, store_fixture_set_up, test_phrases, store_fixture_tear_down);
  g_test_add ("/store/search/fields", StoreFixture, NULL, store_fixture_set_up, test_fields, store_fixture_tear_down);
  g_test_add ("/store/search/operators", StoreFixture, NULL, store_fixture_set_up, test_operators, store_fixture_tear_down);
  g_test_add ("/store/search/dates", StoreFixture, NULL, store_fixture_set_up, test_dates, store_fixture_tear_down);
  g_test_add ("/store/search/quotes", StoreFixture, NULL, store_fixture_set_up, test_quotes, store_fixture_tear_down);
  g_test_add ("/store/search/recent", StoreFixture, NULL, store_fixture_set_up, test_recent, store_fixture_tear_down);
  g_test_add ("/store/search/first", StoreFixture, NULL, store_fixture_set_up, test_first, store_fixture_tear_down);
  g_test_add ("/store/search/contexts", StoreFixture, NULL, store_fixture_set_up, test_contexts, store_fixture_tear_down);
  g_test_add ("/store/search/context-scripts", StoreFixture, NULL, store_fixture_set_up, test_context_scripts, store_fixture_tear_down);
  g_test_add ("/store/search/context-long", StoreFixture, NULL, store_fixture_set_up, test_context_long, store_fixture_tear_down);
  g_test_add ("/store/search/marks", StoreFixture, NULL, store_fixture_set_up, test_marks, store_fixture_tear_down);
  g_test_add ("/store/search/snippets", StoreFixture, NULL, store_fixture_set_up, test_snippets, store_fixture_tear_down);
  g_test_add ("/store/search/scripts", StoreFixture, NULL, store_fixture_set_up, test_scripts, store_fixture_tear_down);
  g_test_add ("/store/search/letters", StoreFixture, NULL, store_fixture_set_up, test_letters, store_fixture_tear_down);
  g_test_add ("/store/search/removal", StoreFixture, NULL, store_fixture_set_up, test_removal, store_fixture_tear_down);
  g_test_add ("/store/search/filter", StoreFixture, NULL, store_fixture_set_up, test_filter, store_fixture_tear_down);
  return g_test_run ();
}
