/* test-formats.c: files that the formats' own programs wrote
 *
 * tests/data/formats has the same few articles as many programs write them; its README.md says which. Each is read, and what
 * comes out compared with the article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-analysis.h"
#include "import/qd-opml.h"
#include "import/qd-reader.h"
#include "qd-reader-fixture.h"

typedef enum {
  FERRY,
  FOUNTAINS,
  GLOCKE,
  N_TEXTS,
} Text;

typedef struct
{
  const char *name; /* of the file with its paragraphs */
  const char *title;
  const char *byline;
  const char *outlet;
  const char *quotations[8]; /* how they begin */
} Article;

static const Article articles[N_TEXTS] = {
  [FERRY] = { "ferry.txt",
              "Third ferry leaves dry dock a month early, and Port Merrow queues to see it",
              "Joss Arkwright",
              "Continental Wire",
              { "I have been shouted at in the fish market", "The governor is glad", "is not nothing", "I have learned to write it down", "Forty cars an hour", "under review" } },
  [FOUNTAINS] = { "fountains.txt",
                  "Dunmere’s schools turn their fountains on again",
                  "Agnes Pellow",
                  "The Dunmere Sentinel",
                  { "I signed it because it is true", "Our position has not changed", "For the fish" } },
  [GLOCKE] = { "glocke.txt",
               "Die Sturmglocke läutet wieder, und keiner weiß, wem sie gehört",
               "Änne Höveling",
               "Nordküsten-Anzeiger",
               { "Sie klingt tiefer, als mein Großvater gesagt hat", "Eine Kiste aus Eiche" } },
};

/* What a sample lacks, or has beside the article. */
typedef enum {
  WHOLE = 0,
  NO_BYLINE = 1 << 0,
  PARAGRAPHS_JOINED = 1 << 1, /* as a table of one line a row does */
  ABSTRACT = 1 << 2,          /* of the text there is the beginning */
  OTHER_TITLE = 1 << 3,
  LIST_JOINED = 1 << 4, /* as plain text has it: lines of one paragraph */
} Lack;

/* Of each sample: the articles in the order of the file, and each's date and outlet; NULL for the outlet where the file says none
 * and it is the folder's or the file's name. @more is how many paragraphs stand beside the article's. */
typedef struct
{
  const char *path;
  guint       n_articles;
  Text        texts[3];
  const char *date;
  const char *outlet;
  int         more;
  Lack        lack;
} Sample;

#define SOURCE_DATE "2025-04-22"
#define FOUNTAINS_TIME "2025-06-03T16:00:00Z"
#define FERRY_TIME "2025-04-22T22:30:00Z"
#define GLOCKE_DATE "2025-07-20"

static const Sample samples[] = {
  { "pandoc/ferry.docx", 1, { FERRY }, SOURCE_DATE },
  { "pandoc/ferry.odt", 1, { FERRY }, SOURCE_DATE },
  { "pandoc/ferry.rtf", 1, { FERRY }, SOURCE_DATE },
  { "pandoc/ferry.epub", 1, { FERRY }, SOURCE_DATE, "Continental Wire" },
  { "pandoc/ferry.html", 1, { FERRY }, SOURCE_DATE },
  { "pandoc/ferry.md", 1, { FERRY }, SOURCE_DATE, "Continental Wire" },
  { "pandoc/ferry.txt", 1, { FERRY }, SOURCE_DATE, NULL, 0, LIST_JOINED },
  { "pandoc/glocke.docx", 1, { GLOCKE }, GLOCKE_DATE },
  { "pandoc/glocke.odt", 1, { GLOCKE }, GLOCKE_DATE },
  { "pandoc/glocke.rtf", 1, { GLOCKE }, GLOCKE_DATE },
  /* The date is on the title page alone, as the package has none in words. */
  { "pandoc/glocke.epub", 1, { GLOCKE }, NULL, "Nordküsten-Anzeiger" },
  { "pandoc/references.json", 2, { FERRY, GLOCKE }, NULL, "", 0, ABSTRACT },
  { "pandoc/references.bib", 2, { FERRY, GLOCKE }, NULL, "", 0, ABSTRACT | OTHER_TITLE },
  { "bibutils/references.ris", 2, { FERRY, GLOCKE }, NULL, "", 0, ABSTRACT },
  { "bibutils/references.bib", 2, { FERRY, GLOCKE }, NULL, "", 0, ABSTRACT },
  { "libreoffice/ferry.docx", 1, { FERRY }, SOURCE_DATE },
  { "libreoffice/ferry.odt", 1, { FERRY }, SOURCE_DATE },
  { "libreoffice/ferry.rtf", 1, { FERRY }, SOURCE_DATE },
  { "libreoffice/ferry.html", 1, { FERRY }, SOURCE_DATE, "Continental Wire" },
  { "libreoffice/ferry.pdf", 1, { FERRY }, SOURCE_DATE },
  { "libreoffice/glocke.docx", 1, { GLOCKE }, GLOCKE_DATE },
  { "libreoffice/glocke.odt", 1, { GLOCKE }, GLOCKE_DATE },
  { "libreoffice/glocke.rtf", 1, { GLOCKE }, GLOCKE_DATE },
  { "libreoffice/glocke.html", 1, { GLOCKE }, GLOCKE_DATE, "Nordküsten-Anzeiger" },
  { "libreoffice/glocke.pdf", 1, { GLOCKE }, GLOCKE_DATE },
  { "libreoffice/glocke.txt", 1, { GLOCKE }, GLOCKE_DATE },
  /* Its one page has neither headings nor metadata: title, name and date are paragraphs. */
  { "libreoffice/ferry.epub", 1, { FERRY }, NULL, NULL, 3 },
  { "libreoffice/glocke.epub", 1, { GLOCKE }, NULL, NULL, 3 },
  { "calibre/fountains.epub", 1, { FOUNTAINS }, FOUNTAINS_TIME, "The Dunmere Sentinel" },
  { "calibre/fountains.htmlz", 1, { FOUNTAINS }, FOUNTAINS_TIME },
  { "chromium/ferry.mhtml", 1, { FERRY }, FERRY_TIME, "Continental Wire" },
  /* What is printed has navigation and footer, too. */
  { "chromium/ferry.pdf", 1, { FERRY }, NULL, NULL, 8, NO_BYLINE },
  { "single-file/ferry.html", 1, { FERRY }, FERRY_TIME, "Continental Wire" },
  { "wget/page/fountains.html", 1, { FOUNTAINS }, FOUNTAINS_TIME, "The Dunmere Sentinel" },
  { "wget/news.warc", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "wget/news.warc.gz", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "js-wacz/news.wacz", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "groff/columns.pdf", 1, { FOUNTAINS }, NULL, NULL, 1, NO_BYLINE },
  { "mail/newsletter.eml", 1, { FOUNTAINS }, FOUNTAINS_TIME, "The Dunmere Sentinel", 2 },
  { "mail/git.mbox", 2, { FOUNTAINS, FERRY }, NULL, NULL, 0, NO_BYLINE | LIST_JOINED },
  { "mail/mutt.mbox", 2, { FOUNTAINS, GLOCKE }, NULL, "Agnes Pellow", 0, NO_BYLINE },
  { "mail/s-nail.mbox", 1, { GLOCKE }, NULL, "Änne Höveling", 0, NO_BYLINE },
  { "archives/fountains.md.gz", 1, { FOUNTAINS }, "2025-06-03", "The Dunmere Sentinel" },
  { "archives/news.zip", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "archives/news.tar", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "archives/news.tar.gz", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "archives/news.tar.bz2", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "archives/news.tar.xz", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "archives/news.tar.zst", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "tables/articles.csv", 3, { FERRY, FOUNTAINS, GLOCKE }, NULL, "", 0, LIST_JOINED },
  { "tables/articles.tsv", 3, { FERRY, FOUNTAINS, GLOCKE }, NULL, "", 0, PARAGRAPHS_JOINED },
  { "tables/articles.json", 3, { FERRY, FOUNTAINS, GLOCKE }, NULL, "", 0, LIST_JOINED },
  { "tables/articles.jsonl", 3, { FERRY, FOUNTAINS, GLOCKE }, NULL, "", 0, LIST_JOINED },
  { "feedgen/news.rss", 2, { FERRY, FOUNTAINS }, NULL, "News of Port Merrow" },
  { "feedgen/news.atom", 2, { FERRY, FOUNTAINS }, NULL, "News of Port Merrow" },
  { "specification/ferry.ninjs.json", 1, { FERRY }, NULL, "Continental Wire" },
  { "specification/news.newsml", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "specification/library.rdf", 2, { FERRY, FOUNTAINS }, NULL, "" },
  { "specification/files/1/ferry.html", 1, { FERRY }, NULL, NULL, 0, NO_BYLINE },
  { "specification/files/2/fountains.html", 1, { FOUNTAINS }, NULL, NULL, 0, NO_BYLINE },
  { "feedsmith/news.json", 2, { FERRY, FOUNTAINS }, NULL, "News of Port Merrow" },
  { "feedsmith/news.rss", 2, { FERRY, FOUNTAINS }, NULL, "News of Port Merrow" },
  { "feedsmith/news.atom", 2, { FERRY, FOUNTAINS }, NULL, "News of Port Merrow" },
};

static gboolean
take_cb (QdArticleDraft *draft, gpointer user_data)
{
  g_ptr_array_add (user_data, draft);
  return TRUE;
}

static void
problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  g_error ("line %" G_GUINT64_FORMAT ": %s", line, error->message);
}

/* Files beside a page, as its style, are none that can be read. */
static void
member_problem_cb (const char *path, guint64 line, const GError *error, gpointer user_data)
{
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED);
}

static GPtrArray *
read_file (const char *path)
{
  const QdReadSink   sink = { take_cb, problem_cb, g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free), NULL, NULL, member_problem_cb };
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  const QdReader    *reader = qd_reader_for_file (file, NULL, &error);

  g_assert_no_error (error);
  qd_reader_read (reader, file, &sink, NULL, &error);
  g_assert_no_error (error);
  return sink.user_data;
}

static GPtrArray *
read_sample (const char *path)
{
  g_autofree char *name = g_test_build_filename (G_TEST_DIST, "data", "formats", path, NULL);

  return read_file (name);
}

/* Space of any kind as one space. */
static char *
dup_even (const char *text)
{
  GString *even = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (even, c);
      else if (even->len > 0 && even->str[even->len - 1] != ' ')
        g_string_append_c (even, ' ');
    }
  return g_string_free_and_steal (even);
}

static char **
load_paragraphs (Text text)
{
  g_autofree char   *path = g_test_build_filename (G_TEST_DIST, "data", "formats", "expected", articles[text].name, NULL);
  g_autofree char   *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_strchomp (content);
  return g_strsplit (content, "\n", -1);
}

/* Every paragraph of the article is there, whole and in its place; the number of them is that of the article. */
static void
check_text (const Sample *sample, Text text, QdArticleDraft *draft)
{
  const char      *body = qd_body_get_text (qd_article_draft_get_body (draft), NULL);
  g_auto (GStrv)   expected = load_paragraphs (text);
  g_auto (GStrv)   paragraphs = g_strsplit (body, "\n\n", -1);
  g_autofree char *even = dup_even (body);
  const char      *at = even;

  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autofree char *wanted = dup_even (expected[i]);
      const char      *found = strstr (at, wanted);

      if (found == NULL)
        g_error ("%s lacks “%s” in its place; it has: %s", sample->path, wanted, body);
      at = found + strlen (wanted);
    }
  if (!(sample->lack & PARAGRAPHS_JOINED))
    g_assert_cmpint ((int)g_strv_length (paragraphs), ==, (int)g_strv_length (expected) + sample->more - ((sample->lack & LIST_JOINED) && text == FERRY ? 2 : 0));
}

static void
check_quotations (const Sample *sample, Text text, QdArticleDraft *draft)
{
  gsize                  len;
  const char            *body = qd_body_get_text (qd_article_draft_get_body (draft), &len);
  g_autoptr (QdAnalysis) analysis = qd_analysis_new (body, len, qd_article_draft_get_language (draft));

  for (guint i = 0; articles[text].quotations[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < qd_analysis_get_n_quotations (analysis); j++)
        found |= g_str_has_prefix (qd_analysis_get_quotation (analysis, j)->text, articles[text].quotations[i]);
      if (!found)
        g_error ("%s lacks the quotation “%s…”", sample->path, articles[text].quotations[i]);
    }
}

static void
check_fields (const Sample *sample, Text text, QdArticleDraft *draft)
{
  const Article *article = &articles[text];
  const char    *byline = qd_article_draft_get_byline (draft);
  const char    *outlet = sample->outlet != NULL && *sample->outlet == '\0' ? article->outlet : sample->outlet;

  if (!(sample->lack & OTHER_TITLE))
    g_assert_cmpstr (qd_article_draft_get_title (draft), ==, article->title);
  if (outlet != NULL)
    g_assert_cmpstr (qd_article_draft_get_source (draft), ==, outlet);
  if (sample->lack & NO_BYLINE)
    g_assert_null (byline);
  else if (byline == NULL || strstr (byline, article->byline) == NULL)
    g_error ("%s has the byline “%s”", sample->path, byline);
  if (sample->date != NULL)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autofree char      *time = strchr (sample->date, 'T') != NULL ? g_strdup (sample->date) : g_strconcat (sample->date, "T00:00:00Z", NULL);
      g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (time, utc);

      g_assert_cmpint (qd_article_draft_get_published (draft), ==, g_date_time_to_unix_usec (date));
    }
}

static QdArticleDraft *
find_article (const Sample *sample, GPtrArray *drafts, guint index)
{
  const char *title = articles[sample->texts[index]].title;

  if (sample->lack & OTHER_TITLE)
    return g_ptr_array_index (drafts, index);
  for (guint i = 0; i < drafts->len; i++)
    if (g_strcmp0 (qd_article_draft_get_title (g_ptr_array_index (drafts, i)), title) == 0)
      return g_ptr_array_index (drafts, i);
  g_error ("%s has no article “%s”", sample->path, title);
}

static void
test_sample (gconstpointer data)
{
  const Sample         *sample = data;
  g_autoptr (GPtrArray) drafts = NULL;

#ifndef HAVE_POPPLER
  if (g_str_has_suffix (sample->path, ".pdf"))
    {
      g_test_skip ("built without Poppler");
      return;
    }
#endif
#ifndef HAVE_GMIME
  if (g_str_has_prefix (sample->path, "mail/"))
    {
      g_test_skip ("built without GMime");
      return;
    }
#endif
  drafts = read_sample (sample->path);
  g_assert_cmpuint (drafts->len, ==, sample->n_articles);
  for (guint i = 0; i < sample->n_articles; i++)
    {
      QdArticleDraft *draft = find_article (sample, drafts, i);

      check_fields (sample, sample->texts[i], draft);
      if (sample->lack & ABSTRACT)
        continue;
      check_text (sample, sample->texts[i], draft);
      check_quotations (sample, sample->texts[i], draft);
    }
}

/* The picture of the page is kept, wherever it was saved. */
static void
test_pictures (void)
{
  static const char *const paths[] = {
    "chromium/ferry.mhtml",
    "single-file/ferry.html",
    "wget/news.warc",
    "wget/page/fountains.html",
    "js-wacz/news.wacz",
#ifdef HAVE_GMIME
    "mail/newsletter.eml",
#endif
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GPtrArray) drafts = read_sample (paths[i]);

      for (guint j = 0; j < drafts->len; j++)
        {
          GPtrArray *pictures = qd_article_draft_get_pictures (g_ptr_array_index (drafts, j));

          if (pictures->len != 1 || ((const QdPicture *)g_ptr_array_index (pictures, 0))->bytes == NULL)
            g_error ("%s has %u pictures", paths[i], pictures->len);
        }
    }
}

/* One article whatever it came in: outlet, title and text are the same to the byte. Where the file says no outlet, it lies in a
 * folder with its name. */
static void
test_one (void)
{
  static const char *const paths[] = {
    "archives/news.zip", "archives/news.tar.xz", "chromium/ferry.mhtml", "single-file/ferry.html", "wget/news.warc", "wget/news.warc.gz", "js-wacz/news.wacz",
    "pandoc/ferry.docx", "pandoc/ferry.odt", "pandoc/ferry.rtf", "pandoc/ferry.epub", "pandoc/ferry.html", "pandoc/ferry.md",
    "libreoffice/ferry.docx", "libreoffice/ferry.odt", "libreoffice/ferry.rtf", "libreoffice/ferry.html",
    "specification/ferry.ninjs.json", "specification/news.newsml",
    "feedgen/news.rss", "feedgen/news.atom", "feedsmith/news.json", "feedsmith/news.rss", "feedsmith/news.atom"
  };
  QdReaderFixture  folder = { 0 };
  g_autofree char *identity = NULL;

  qd_reader_fixture_set_up (&folder, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char      *from = g_test_build_filename (G_TEST_DIST, "data", "formats", paths[i], NULL);
      g_autofree char      *base = g_path_get_basename (paths[i]);
      g_autofree char      *name = g_strdup_printf ("%u/Continental Wire/%s", i, base);
      g_autofree char      *to = NULL;
      g_autofree char      *bytes = NULL;
      g_autoptr (GPtrArray) drafts = NULL;
      g_autofree char      *found = NULL;
      const Sample          sample = { .path = paths[i], .texts = { FERRY } };
      QdArticleDraft       *draft;
      gsize                 len;

      g_assert_true (g_file_get_contents (from, &bytes, &len, NULL));
      /* A feed of several outlets has a title of its own, that of one its name. */
      if (g_str_has_prefix (paths[i], "feed"))
        {
          g_autoptr (GString) text = g_string_new_len (bytes, (gssize)len);

          g_string_replace (text, "News of Port Merrow", "Continental Wire", 0);
          to = qd_reader_fixture_write (&folder, name, text->str, (gssize)text->len);
        }
      else
        to = qd_reader_fixture_write (&folder, name, bytes, (gssize)len);
      drafts = read_file (to);
      draft = find_article (&sample, drafts, 0);
      found = qd_article_draft_dup_identity (draft);
      if (identity == NULL)
        identity = g_steal_pointer (&found);
      else if (!g_str_equal (found, identity))
        g_error ("%s is another article: of %s: %s", paths[i], qd_article_draft_get_source (draft), qd_body_get_text (qd_article_draft_get_body (draft), NULL));
    }
  qd_reader_fixture_tear_down (&folder, NULL);
}

#define OPML "feedsmith/feeds.opml"

static void
refused_cb (const char *name, const char *address, const char *message, gpointer user_data)
{
  g_error ("%s: %s", name, message);
}

static void
assert_feeds (GPtrArray *feeds)
{
  static const char *const expected[][2] = {
    { "Continental Wire", "https://continentalwire.example/feed.xml" },
    { "The Dunmere Sentinel", "https://dunmeresentinel.example/feed.xml" },
    { "Bread & boats", "https://boats.example/feed?a=1&b=2" },
  };

  g_assert_cmpuint (feeds->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < feeds->len; i++)
    {
      const QdFeedRecord *feed = g_ptr_array_index (feeds, i);

      g_assert_cmpstr (feed->title, ==, expected[i][0]);
      g_assert_cmpstr (feed->address, ==, expected[i][1]);
    }
}

/* A list of feeds, and the same as it is written again. */
static void
test_opml (void)
{
  g_autofree char      *path = g_test_build_filename (G_TEST_DIST, "data", "formats", OPML, NULL);
  g_autofree char      *contents = NULL;
  g_autofree char      *written = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GBytes)    bytes = NULL;
  g_autoptr (GBytes)    again = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GPtrArray) same = NULL;
  gsize                 len;

  g_file_get_contents (path, &contents, &len, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (contents, len);
  feeds = qd_opml_parse (bytes, refused_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_feeds (feeds);
  written = qd_opml_write (feeds, "What I read");
  again = g_bytes_new (written, strlen (written));
  same = qd_opml_parse (again, refused_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_feeds (same);
}

/* No file is kept that nothing reads. */
static void
test_complete (void)
{
  g_autofree char *root = g_test_build_filename (G_TEST_DIST, "data", "formats", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char      *folder;

  g_assert_nonnull (dir);
  while ((folder = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, folder, NULL);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
      const char      *name;

      while (files != NULL && !g_str_equal (folder, "source") && !g_str_equal (folder, "expected") && (name = g_dir_read_name (files)) != NULL)
        {
          g_autofree char *file = g_build_filename (folder, name, NULL);
          gboolean         known = g_str_equal (file, OPML);

          for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
            known |= g_str_has_prefix (samples[i].path, file);
          if (!known)
            g_error ("%s is read by no test", file);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/import/formats/", samples[i].path, NULL);

      g_test_add_data_func (path, &samples[i], test_sample);
    }
  g_test_add_func ("/import/formats/pictures", test_pictures);
  g_test_add_func ("/import/formats/one", test_one);
  g_test_add_func ("/import/formats/opml", test_opml);
  g_test_add_func ("/import/formats/complete", test_complete);
  return g_test_run ();
}
