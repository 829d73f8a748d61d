/* qd-database-export.c: what press databases hand out, many articles a file
 *
 * Nexis Uni ends each article with "End of Document", older Nexis begins it with "1 of 200 DOCUMENTS"; ProQuest begins it with
 * "Document 1 of 200"; Factiva ends it with "Document " and a number of its own. All of this is public in the help of the databases;
 * real exports may not be passed on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-database-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-bytes.h"
#include "import/qd-database-article.h"
#include "import/qd-database-words.h"
#include "import/qd-date.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

/* A text without so many of 100 of the words that it has to have, and that lacks more than a few, is a part of its article. */
#define STUB_SHARE 60
#define FEW_WORDS 40

/* One with so many times the words that it has to have, and many more, has run into another. */
#define MOST_TIMES 3
#define MANY_WORDS 200

/* The first page of a file has so many paragraphs, but for the list of its articles. */
#define FIRST_PAGE 24

static const char *
text_at (QdFlow *flow, guint index)
{
  return qd_flow_get_paragraph (flow, index)->text->str;
}

static gboolean
is_headline_code (const char *text)
{
  const QdDatabaseLabel label = qd_database_find_code (text);

  return label.role == QD_DATABASE_FIELD && label.field == QD_RECORD_TITLE;
}

/* A file that ends in its first article has no line that parts two. */
static QdDatabase
find_cut_database (QdFlow *flow)
{
  gboolean total = FALSE, body = FALSE, headline = FALSE, source = FALSE, text = FALSE;

  for (guint i = 0; i < qd_flow_get_n_paragraphs (flow); i++)
    {
      const QdDatabaseLabel code = qd_database_find_code (text_at (flow, i));

      total = total || (i < FIRST_PAGE && qd_database_count_total (text_at (flow, i)) > 0);
      body = body || qd_database_begins_body (text_at (flow, i));
      headline = headline || is_headline_code (text_at (flow, i));
      source = source || (code.role == QD_DATABASE_FIELD && code.field == QD_RECORD_SOURCE);
      text = text || code.role == QD_DATABASE_FULL_TEXT;
    }
  if (total && body)
    return QD_DATABASE_NEXIS;
  return headline && source && text ? QD_DATABASE_FACTIVA : QD_DATABASE_NONE;
}

static QdDatabase
find_database (QdFlow *flow)
{
  for (guint i = 0; i < qd_flow_get_n_paragraphs (flow); i++)
    {
      const char *text = text_at (flow, i);

      if (qd_database_ends_nexis (text))
        return QD_DATABASE_NEXIS;
      if (qd_database_find_factiva_id (text) != NULL)
        return QD_DATABASE_FACTIVA;
      if (qd_database_count_documents (text) > 0)
        return QD_DATABASE_OLD_NEXIS;
      if (qd_database_count_numbered (text) > 0)
        return QD_DATABASE_PROQUEST;
    }
  return find_cut_database (flow);
}

/* Whether the paragraphs behind the last article that has an end are another without one, rather than the database's own words. */
static gboolean
is_article (QdFlow *flow, QdDatabase database, guint first)
{
  for (guint i = first; i < qd_flow_get_n_paragraphs (flow); i++)
    {
      const char *text = text_at (flow, i);

      if (database == QD_DATABASE_NEXIS ? qd_database_begins_body (text) : is_headline_code (text) || (i > first && qd_database_count_words (text) > 0))
        return TRUE;
    }
  return FALSE;
}

static void
add_article (GArray *articles, guint first, guint end, gboolean cut)
{
  const QdDatabaseArticle article = { .first = first, .end = end, .body_end = end, .cut = cut };

  g_array_append_val (articles, article);
}

/* How many articles there are, where the line that begins one says it; else 0. */
static guint
count_beginning (QdDatabase database, const char *text)
{
  if (database == QD_DATABASE_OLD_NEXIS)
    return qd_database_count_documents (text);
  return database == QD_DATABASE_PROQUEST ? qd_database_count_numbered (text) : 0;
}

/* Cuts the file into articles; @n_expected is what it says that it holds, 0 if it does not say. */
static GArray *
find_articles (QdFlow *flow, QdDatabase database, guint *n_expected)
{
  gboolean by_ends = database == QD_DATABASE_FACTIVA || database == QD_DATABASE_NEXIS;
  GArray  *articles = g_array_new (FALSE, FALSE, sizeof (QdDatabaseArticle));
  guint    n = qd_flow_get_n_paragraphs (flow);
  guint    first = by_ends ? 0 : G_MAXUINT;

  *n_expected = 0;
  for (guint i = 0; i < n; i++)
    {
      const char *text = text_at (flow, i);
      guint       total = count_beginning (database, text);
      gboolean    ends = (database == QD_DATABASE_NEXIS && qd_database_ends_nexis (text)) ||
                      (database == QD_DATABASE_FACTIVA && qd_database_find_factiva_id (text) != NULL);

      if ((total > 0 || ends) && first != G_MAXUINT && i > first)
        add_article (articles, first, i, FALSE);
      if (total > 0 || ends)
        first = i + 1;
      if (database == QD_DATABASE_NEXIS && articles->len == 0)
        total = qd_database_count_total (text);
      *n_expected = MAX (*n_expected, total);
    }
  if (first < n && (!by_ends || is_article (flow, database, first)))
    add_article (articles, first, n, by_ends);
  return articles;
}

/* Handing out */

typedef struct
{
  GFile            *file;
  GBytes           *original;
  const char       *media_type;
  const QdReadSink *sink;
} Telling;

/* As word processors count; of what has no spaces between words, two characters are one. */
static guint
count_words (const char *text)
{
  guint    n = 0, n_ideographs = 0;
  gboolean in_word = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        in_word = FALSE;
      else if (g_unichar_iswide (c))
        n_ideographs++;
      else if (!in_word && g_unichar_isalnum (c))
        {
          in_word = TRUE;
          n++;
        }
    }
  return n + n_ideographs / 2;
}

/* Compares a text with the number of words that the file says it has. */
static void
check_length (Telling *telling, const QdDatabaseArticle *article, guint number, const char *text, QdArticleDraft *draft)
{
  g_autofree char   *stated = article->n_words > 0 ? g_strdup_printf ("%u", article->n_words) : NULL;
  g_autoptr (GError) error = NULL;
  guint64            n_words = count_words (text);

  if (article->cut || (n_words + FEW_WORDS < article->n_words && n_words * 100 < (guint64)article->n_words * STUB_SHARE))
    qd_article_draft_add_fact (draft, QD_FACT_STUB, stated, "export");
  if (article->n_words == 0 || n_words <= (guint64)article->n_words * MOST_TIMES + MANY_WORDS)
    return;
  g_set_error (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT,
               _ ("The file says that this article has %s words, but more than %u were found: the next article may have become a part of it. Compare it with where it is from."),
               stated, article->n_words * MOST_TIMES);
  telling->sink->problem (number, error, telling->sink->user_data);
}

static void
fill_draft (QdArticleDraft *draft, const QdDatabaseArticle *article)
{
  char *const *fields = article->record.fields;
  gint64       time;

  qd_article_draft_set_external_id (draft, fields[QD_RECORD_ID]);
  qd_article_draft_set_title (draft, fields[QD_RECORD_TITLE]);
  qd_article_draft_set_source (draft, fields[QD_RECORD_SOURCE]);
  qd_article_draft_set_byline (draft, fields[QD_RECORD_BYLINE]);
  qd_article_draft_set_dateline (draft, fields[QD_RECORD_DATELINE]);
  qd_article_draft_set_url (draft, fields[QD_RECORD_URL]);
  qd_article_draft_set_language (draft, article->language);
  if (fields[QD_RECORD_DATE] != NULL && qd_date_parse (fields[QD_RECORD_DATE], &time))
    qd_article_draft_set_published (draft, time);
}

static gboolean
tell_article (Telling *telling, QdDatabaseArticle *article, QdFlow *flow, guint number)
{
  g_autofree char           *path = qd_import_dup_path (telling->file);
  g_autoptr (QdBody)         body = qd_flow_build_body (flow, article->body_first, article->body_end);
  const char                *summary = article->record.fields[QD_RECORD_SUMMARY];
  g_autoptr (QdArticleDraft) draft = NULL;
  gsize                      len;

  qd_body_get_text (body, &len);
  if (len == 0 && summary != NULL)
    {
      qd_body_unref (body);
      body = qd_body_new (summary, -1);
      article->cut = TRUE;
    }
  else if (len == 0)
    {
      g_autoptr (GError) error = NULL;

      qd_reader_set_no_text (&error);
      telling->sink->problem (number, error, telling->sink->user_data);
      return TRUE;
    }
  draft = qd_article_draft_new ();
  qd_article_draft_set_path (draft, path, number);
  qd_article_draft_set_original (draft, telling->original, telling->media_type);
  fill_draft (draft, article);
  qd_import_name_article (draft, telling->file);
  qd_article_draft_set_body (draft, body);
  check_length (telling, article, number, qd_body_get_text (body, NULL), draft);
  return telling->sink->article (g_steal_pointer (&draft), telling->sink->user_data);
}

/**
 * qd_database_export_tell:
 * @flow: (not nullable): the finished text of a document; may be changed
 * @file: (not nullable): the document
 * @original: (not nullable): its bytes
 * @media_type: (not nullable): what they are
 * @sink: (not nullable): what takes the articles
 *
 * Hands out the articles of an export of Nexis, Factiva or ProQuest, and how many the file says that it holds. Their line is
 * the number of the article in the file. One of which the file holds a part alone is marked as that. Thread: the one that reads.
 *
 * Returns: %FALSE if it is no such export, and nothing was handed out
 */
gboolean
qd_database_export_tell (QdFlow *flow, GFile *file, GBytes *original, const char *media_type, const QdReadSink *sink)
{
  Telling            telling = { file, original, media_type, sink };
  QdDatabase         database = find_database (flow);
  guint              n_expected = 0;
  g_autoptr (GArray) articles = database != QD_DATABASE_NONE ? find_articles (flow, database, &n_expected) : NULL;
  gboolean           more = TRUE;

  if (articles == NULL || articles->len == 0)
    return FALSE;
  if (n_expected > 0)
    qd_reader_tell_expected (sink, n_expected);
  for (guint i = 0; i < articles->len && more; i++)
    {
      QdDatabaseArticle *article = &g_array_index (articles, QdDatabaseArticle, i);

      qd_database_article_read (article, database, flow);
      if (database == QD_DATABASE_FACTIVA && article->end < qd_flow_get_n_paragraphs (flow))
        qd_record_set (&article->record, QD_RECORD_ID, qd_database_find_factiva_id (text_at (flow, article->end)));
      more = tell_article (&telling, article, flow, i + 1);
      qd_record_clear (&article->record);
    }
  return TRUE;
}

/* Where "ument" stands next from FROM on, in whatever letters; LEN if it does nowhere. */
static gsize
find_document (const char *text, gsize len, gsize from)
{
  gsize i = from;

  for (; i + 17 <= len; i += 16)
    {
      /* Only where an "m" is behind a "u" is it worth a closer look. */
      if (!qd_bytes16_any ((QdBytes16)((qd_bytes16_load (text + i) | 0x20) == 'u') & (QdBytes16)((qd_bytes16_load (text + i + 1) | 0x20) == 'm')))
        continue;
      for (gsize at = i; at < i + 16 && at + 5 <= len; at++)
        if (g_ascii_strncasecmp (text + at, "ument", 5) == 0)
          return at;
    }
  for (; i + 5 <= len; i++)
    if (g_ascii_strncasecmp (text + i, "ument", 5) == 0)
      return i;
  return len;
}

/* Whether the "ument" AT a place is of words that only a database writes. AT_IN says where each has it. */
static gboolean
is_database_word (const char *text, gsize len, gsize at)
{
  static const struct
  {
    const char *words;
    guint       at_in;
  } words[] = {
    { "End of Document", 10 },
    { "Ende des Dokuments", 12 },
    { "Fin du document", 10 },
    { "Fin del documento", 11 },
    { "ProQuest document ID", 12 },
    { "ProQuest-Dokument-ID", 12 },
    { "document ProQuest", 3 },
    { "documento de ProQuest", 3 },
    { " DOCUMENTS", 4 },
    { " DOKUMENTEN", 4 },
    { " DOCUMENTOS", 4 },
    { "Documents (", 3 },
    { "Dokumente (", 3 },
    { "Documentos (", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (at >= words[i].at_in && strlen (words[i].words) <= len - (at - words[i].at_in) && memcmp (text + at - words[i].at_in, words[i].words, strlen (words[i].words)) == 0)
      return TRUE;
  return FALSE;
}

/* Whether "Document ", "Dokument " or "Documento " AT whose "ument" one is has an id behind it. */
static gboolean
is_factiva_id (const char *text, gsize len, gsize at)
{
  gsize            end = at + 5 + (at + 5 < len && text[at + 5] == 'o');
  g_autofree char *line = NULL;

  if (at < 3 || end >= len || text[end] != ' ' || memcmp (text + at, "ument", 5) != 0)
    return FALSE;
  for (end++; end < len && end - at < 64 && g_ascii_isalnum (text[end]); end++)
    ;
  line = g_strndup (text + at - 3, end - at + 3);
  return qd_database_find_factiva_id (line) != NULL;
}

/**
 * qd_database_export_looks_like:
 * @text: (not nullable): a text, UTF-8 or of an encoding that has ASCII in it
 * @len: its length, bytes
 *
 * Says quickly whether it may be worth a closer look. Thread: any.
 *
 * Returns: whether words stand in it that exports have between articles
 */
gboolean
qd_database_export_looks_like (const char *text, gsize len)
{
  /* What all that is looked for has in common, so that it need not be looked for one by one. */
  for (gsize at = 0; (at = find_document (text, len, at)) < len; at++)
    if (is_database_word (text, len, at) || is_factiva_id (text, len, at))
      return TRUE;
  return FALSE;
}
