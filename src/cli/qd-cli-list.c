/* qd-cli-list.c: what is in the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cli/qd-cli.h"
#include "core/qd-speaker.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-statements.h"

/* So many records are fetched at once. */
#define PAGE 256

static void
add_article (QdJsonWriter *writer, const QdArticleRecord *article)
{
  g_autofree char *date = qd_export_json_dup_date (article->published);

  qd_export_json_add_string (writer, "id", article->label);
  qd_export_json_add_string (writer, "title", article->title);
  qd_export_json_add_string (writer, "source", article->source);
  qd_export_json_add_string (writer, "byline", article->byline);
  qd_export_json_add_string (writer, "author", article->byline);
  qd_export_json_add_string (writer, "dateline", article->dateline);
  qd_export_json_add_string (writer, "date", date);
  qd_export_json_add_string (writer, "url", article->url);
  qd_export_json_add_string (writer, "language", article->language);
  qd_json_writer_set_member (writer, "words");
  qd_json_writer_add_int (writer, article->n_words);
  qd_json_writer_set_member (writer, "quotations");
  qd_json_writer_add_int (writer, article->n_quotations);
  qd_json_writer_set_member (writer, "shared");
  qd_json_writer_add_int (writer, article->n_shared);
}

/* A snippet without what marks the words that were found, or with these in bold. */
static char *
dup_snippet (const char *snippet, gboolean bold)
{
  GString *text = g_string_new (NULL);

  for (const char *p = snippet; *p != '\0'; p++)
    {
      if (*p == '\002' || *p == '\003')
        g_string_append (text, bold ? (*p == '\002' ? "\033[1m" : "\033[0m") : "");
      else
        g_string_append_c (text, *p == '\n' ? ' ' : *p);
    }
  return g_string_free (text, FALSE);
}

/* @body is %NULL where only what lists show is printed. */
static gboolean
print_article (QdCli *cli, const QdArticleRecord *article, QdBody *body)
{
  g_autofree char *date = qd_export_json_dup_date (article->published);
  g_autofree char *snippet = NULL;

  if (cli->jsonl)
    {
      g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();

      qd_json_writer_begin_object (writer);
      add_article (writer, article);
      if (article->snippet != NULL)
        {
          snippet = dup_snippet (article->snippet, FALSE);
          qd_export_json_add_string (writer, "snippet", snippet);
        }
      if (body != NULL)
        qd_export_json_add_string (writer, "text", qd_body_get_text (body, NULL));
      qd_json_writer_end_object (writer);
      return qd_cli_print_record (cli, writer);
    }
  qd_cli_print (cli, "%s\n  %s", article->title != NULL ? article->title : article->label, article->source);
  if (date != NULL)
    qd_cli_print (cli, " · %s", date);
  if (article->byline != NULL)
    qd_cli_print (cli, " · %s", article->byline);
  qd_cli_print (cli, ngettext (" · %u quotation, %u shared\n  %s\n", " · %u quotations, %u shared\n  %s\n", article->n_quotations), article->n_quotations, article->n_shared, article->label);
  if (article->snippet != NULL)
    {
      snippet = dup_snippet (article->snippet, isatty (STDOUT_FILENO));
      qd_cli_print (cli, "  %s\n", snippet);
    }
  return !cli->output_closed;
}

/* As a record, with its text; it is a line of JSON that can be imported again. */
static void
list_article (QdCli *cli, QdStore *store, const QdArticleRecord *record, gboolean with_text, GError **error)
{
  g_autoptr (QdArticle) article = NULL;

  if (cli->jsonl && with_text)
    {
      article = qd_store_load_article (store, record->id, NULL, error);
      if (article == NULL)
        return;
    }
  print_article (cli, record, article != NULL ? article->body : NULL);
}

static int
list_articles (QdCli *cli, const char *query)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)  error = NULL;
  g_autoptr (GArray)  ids = NULL;
  QdArticleFilter     filter = { .query = query, .sort = query != NULL ? QD_ARTICLE_SORT_RELEVANCE : QD_ARTICLE_SORT_NEWEST };

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  ids = qd_store_find_articles (store, &filter, NULL, &error);
  for (guint i = 0; ids != NULL && i < ids->len && error == NULL && !cli->output_closed; i += PAGE)
    {
      g_autoptr (GPtrArray) page = qd_store_list_articles (store, &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i), query, NULL, &error);

      for (guint j = 0; page != NULL && j < page->len && error == NULL && !cli->output_closed; j++)
        if (g_ptr_array_index (page, j) != NULL)
          list_article (cli, store, g_ptr_array_index (page, j), query == NULL, &error);
    }
  return qd_cli_finish (cli, error);
}

/**
 * qd_cli_articles:
 * @cli: (not nullable): the command line
 *
 * Prints all articles, the newest first.
 *
 * Returns: the exit status
 */
int
qd_cli_articles (QdCli *cli)
{
  return list_articles (cli, NULL);
}

/**
 * qd_cli_search:
 * @cli: (not nullable): the command line
 *
 * Prints the articles that have the words, the best first.
 *
 * Returns: the exit status
 */
int
qd_cli_search (QdCli *cli)
{
  g_autofree char *joined = g_strjoinv (" ", cli->args);
  g_autofree char *query = g_utf8_make_valid (joined, -1);

  return list_articles (cli, query);
}

/* The article that quotations are being printed of, and the speaker whose quotations alone are, if any. */
typedef struct
{
  QdCli       *cli;
  const char  *speaker;
  gint64       article_id;
  QdOffsetMap *map;
} Quotations;

static gboolean
is_by (const QdQuotation *quotation, const char *speaker)
{
  return quotation->speaker != NULL &&
         (strcmp (quotation->speaker, speaker) == 0 || qd_speaker_compare (quotation->speaker, speaker) == QD_SPEAKER_SAME);
}

static gboolean
quotation_cb (const QdArticleRecord *article, const QdQuotationRecord *record, const char *body, gpointer user_data)
{
  Quotations              *quotations = user_data;
  QdCli                   *cli = quotations->cli;
  g_autoptr (QdJsonWriter) writer = NULL;
  g_autofree char         *quoted = NULL;

  if (quotations->speaker != NULL && !is_by (record->quotation, quotations->speaker))
    return TRUE;
  if (quotations->map == NULL || quotations->article_id != article->id)
    {
      g_clear_pointer (&quotations->map, qd_offset_map_free);
      quotations->map = qd_offset_map_new (body, strlen (body));
      quotations->article_id = article->id;
    }
  if (cli->jsonl)
    {
      writer = qd_json_writer_new ();
      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "article", article->label);
      qd_export_json_add_string (writer, "source", article->source);
      qd_export_json_add_string (writer, "statement", record->statement);
      qd_json_writer_set_member (writer, "articles");
      qd_json_writer_add_int (writer, record->n_articles);
      qd_export_json_add_quotation (writer, record->quotation, quotations->map);
      qd_json_writer_end_object (writer);
      return qd_cli_print_record (cli, writer);
    }
  quoted = qd_cli_dup_quoted (record->quotation);
  qd_cli_print (cli, "%s\n  %s", quoted, record->quotation->speaker != NULL ? record->quotation->speaker : _ ("speaker unknown"));
  if (record->quotation->cue != NULL)
    qd_cli_print (cli, ", “%s”", record->quotation->cue);
  if (record->n_articles > 0)
    qd_cli_print (cli, ngettext (" · in %u other article", " · in %u other articles", record->n_articles), record->n_articles);
  return qd_cli_print (cli, "\n  %s · %s\n", article->source, article->label);
}

/**
 * qd_cli_list_quotations:
 * @cli: (not nullable): the command line
 * @speaker: (nullable): whose quotations; all without it
 *
 * Prints quotations.
 *
 * Returns: the exit status
 */
int
qd_cli_list_quotations (QdCli *cli, const char *speaker)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)  error = NULL;
  Quotations          quotations = { cli, speaker, 0, NULL };

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  qd_store_foreach_quotation (store, quotation_cb, &quotations, NULL, &error);
  g_clear_pointer (&quotations.map, qd_offset_map_free);
  return qd_cli_finish (cli, error);
}

/**
 * qd_cli_quotations:
 * @cli: (not nullable): the command line
 *
 * Prints all quotations.
 *
 * Returns: the exit status
 */
int
qd_cli_quotations (QdCli *cli)
{
  return qd_cli_list_quotations (cli, NULL);
}

static void
add_end (QdJsonWriter *writer, const char *member, const QdRelationEnd *end)
{
  g_autoptr (QdOffsetMap) map = qd_offset_map_new (end->body, strlen (end->body));

  qd_json_writer_set_member (writer, member);
  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "article", end->article);
  qd_export_json_add_string (writer, "source", end->source);
  qd_export_json_add_spans (writer, "spans", end->part->spans, end->part->n_spans, map);
  qd_export_json_add_string (writer, "text", end->part->text);
  qd_export_json_add_string (writer, "speaker", end->part->speaker);
  qd_json_writer_end_object (writer);
}

static void
print_end (QdCli *cli, const QdRelationEnd *end)
{
  g_autofree char *quoted = qd_cli_dup_quoted (end->part);

  qd_cli_print (cli, "  %s\n    %s · %s · %s\n", quoted, end->part->speaker != NULL ? end->part->speaker : _ ("speaker unknown"), end->source, end->article);
}

static gboolean
relation_cb (const char *statement, const QdRelation *relation, const QdRelationEnd *a, const QdRelationEnd *b, gpointer user_data)
{
  QdCli                   *cli = user_data;
  g_autofree char         *detail = qd_relation_dup_detail (relation);
  g_autoptr (QdJsonWriter) writer = NULL;

  if (cli->jsonl)
    {
      writer = qd_json_writer_new ();
      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "statement", statement);
      qd_export_json_add_string (writer, "relation", qd_relation_kind_to_string (relation->kind));
      qd_export_json_add_string (writer, "detail", detail);
      add_end (writer, "a", a);
      add_end (writer, "b", b);
      qd_json_writer_end_object (writer);
      return qd_cli_print_record (cli, writer);
    }
  qd_cli_print (cli, "%s", qd_relation_kind_to_string (relation->kind));
  if (detail != NULL && *detail != '\0')
    qd_cli_print (cli, " (%s)", detail);
  qd_cli_print (cli, "\n");
  print_end (cli, a);
  print_end (cli, b);
  return qd_cli_print (cli, "\n");
}

/**
 * qd_cli_relations:
 * @cli: (not nullable): the command line
 *
 * Prints the relations between the quotations of different articles, or those of one article.
 *
 * Returns: the exit status
 */
int
qd_cli_relations (QdCli *cli)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)  error = NULL;
  gint64              article_id = 0;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  if (cli->article != NULL)
    {
      article_id = qd_cli_find_article (store, cli->article, &error);
      if (article_id <= 0)
        return qd_cli_finish (cli, error);
    }
  qd_store_foreach_relation (store, article_id, relation_cb, cli, NULL, &error);
  return qd_cli_finish (cli, error);
}
