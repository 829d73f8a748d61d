/* qd-cli-export.c: what is in the library, for other programs and for papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/qd-cli.h"
#include "import/qd-citation.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-statements.h"

/* Prints an article, or a part of it. */
typedef gboolean (*ExportFunc) (QdCli *cli, QdStore *store, QdArticle *article, GHashTable *done, GError **error);

/* Source, title, date and address: enough to find it again. */
static char *
dup_citation (const QdArticleRecord *article)
{
  g_autofree char *date = qd_export_json_dup_date (article->published);
  GString         *citation = g_string_new (article->source);

  if (article->title != NULL)
    g_string_append_printf (citation, ", “%s”", article->title);
  if (article->byline != NULL)
    g_string_append_printf (citation, ", %s", article->byline);
  if (date != NULL)
    g_string_append_printf (citation, ", %s", date);
  g_string_append_printf (citation, ", %s", article->url != NULL ? article->url : article->label);
  return g_string_free_and_steal (citation);
}

static gboolean
export_article (QdCli *cli, QdStore *store, QdArticle *article, GHashTable *done, GError **error)
{
  const QdArticleRecord   *record = article->record;
  g_autoptr (QdJsonWriter) writer = NULL;
  g_autofree char         *citation = NULL;
  g_autofree char         *document = NULL;

  if (!cli->jsonl)
    {
      citation = dup_citation (record);
      document = g_strdup_printf ("%s\n\n%s\n\n\n", citation, qd_body_get_text (article->body, NULL));
      return qd_cli_print_document (cli, document);
    }
  writer = qd_json_writer_new ();
  qd_export_json_add_article (writer, article);
  return qd_cli_print_record (cli, writer);
}

static gboolean
export_quotation (QdCli *cli, const QdArticleRecord *article, const QdQuotationRecord *record, QdOffsetMap *map)
{
  g_autofree char         *citation = dup_citation (article);
  g_autofree char         *quoted = qd_cli_dup_quoted (record->quotation);
  g_autoptr (QdJsonWriter) writer = NULL;

  if (!cli->jsonl)
    return qd_cli_print (cli, "%s\n  %s. %s\n", quoted, record->quotation->speaker != NULL ? record->quotation->speaker : _ ("speaker unknown"), citation);
  writer = qd_json_writer_new ();
  qd_export_json_add_article_quotation (writer, article, record, map);
  return qd_cli_print_record (cli, writer);
}

static gboolean
export_quotations (QdCli *cli, QdStore *store, QdArticle *article, GHashTable *done, GError **error)
{
  gsize                   len;
  const char             *text = qd_body_get_text (article->body, &len);
  g_autoptr (QdOffsetMap) map = qd_offset_map_new (text, len);
  gboolean                more = TRUE;

  for (guint i = 0; i < article->quotations->len && more; i++)
    more = export_quotation (cli, article->record, g_ptr_array_index (article->quotations, i), map);
  return more;
}

/* Every statement once, though many of the articles carry it. */
static gboolean
export_statements (QdCli *cli, QdStore *store, QdArticle *article, GHashTable *done, GError **error)
{
  for (guint i = 0; i < article->quotations->len; i++)
    {
      const QdQuotationRecord      *record = g_ptr_array_index (article->quotations, i);
      g_autoptr (QdStatementRecord) statement = NULL;

      if (record->n_articles == 0 || !g_hash_table_add (done, g_strdup (record->statement)))
        continue;
      statement = qd_store_load_statement (store, record->statement, NULL, error);
      if (statement == NULL || !qd_cli_print_statement (cli, store, statement, error))
        return FALSE;
      if (!cli->jsonl)
        qd_cli_print (cli, "\n\n");
    }
  return !cli->output_closed;
}

/* An export without anything in it looks like one that went wrong. */
static void
tell_empty (const GArray *ids)
{
  if (ids != NULL && ids->len == 0)
    g_printerr ("quotidian-cli: %s\n", _ ("No article was found, so nothing is exported."));
}

static ExportFunc
find_export (const char *what)
{
  static const struct
  {
    const char *name;
    ExportFunc  func;
  } exports[] = {
    { "articles", export_article },
    { "quotations", export_quotations },
    { "statements", export_statements },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_str_equal (exports[i].name, what))
      return exports[i].func;
  return NULL;
}

/* In the format of another program: one document, printed article by article. */
static int
export_document (QdCli *cli, QdCitationFormat format, gboolean quotations)
{
  g_autoptr (QdStore)          store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)           error = NULL;
  g_autoptr (GArray)           ids = NULL;
  g_autoptr (GString)          out = g_string_new (NULL);
  g_autoptr (QdCitationWriter) writer = qd_citation_writer_new (format, quotations, out);
  g_autofree char             *joined = g_strjoinv (" ", cli->args + 1);
  g_autofree char             *query = g_utf8_make_valid (joined, -1);
  QdArticleFilter              filter = { .query = query, .sort = QD_ARTICLE_SORT_NEWEST };
  gboolean                     more = TRUE;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  ids = qd_store_find_articles (store, &filter, NULL, &error);
  tell_empty (ids);
  for (guint i = 0; ids != NULL && i < ids->len && more && error == NULL; i++)
    {
      g_autoptr (QdArticle) article = qd_store_load_article (store, g_array_index (ids, gint64, i), NULL, &error);

      if (article == NULL)
        break;
      qd_citation_writer_add (writer, article);
      more = qd_cli_print_document (cli, out->str);
      g_string_truncate (out, 0);
    }
  if (error == NULL && more)
    {
      qd_citation_writer_finish (writer);
      qd_cli_print_document (cli, out->str);
    }
  return qd_cli_finish (cli, error);
}

/**
 * qd_cli_export:
 * @cli: (not nullable): the command line
 *
 * Prints whole articles, their quotations, or their statements with all renditions: of those articles that a search finds,
 * or of all, the newest first. Articles as JSON lines or as a table can be imported again.
 *
 * Returns: the exit status
 */
int
qd_cli_export (QdCli *cli)
{
  ExportFunc             export_one = find_export (cli->args[0]);
  g_autoptr (QdStore)    store = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GArray)     ids = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char       *joined = g_strjoinv (" ", cli->args + 1);
  g_autofree char       *query = g_utf8_make_valid (joined, -1);
  QdArticleFilter        filter = { .query = query, .sort = QD_ARTICLE_SORT_NEWEST };
  gboolean               more = TRUE;
  QdCitationFormat       format;

  if (export_one == NULL)
    {
      qd_cli_tell (cli, NULL, 0, _ ("What can be exported are “articles”, “quotations” and “statements”."));
      return QD_CLI_USAGE;
    }
  if (cli->citation != NULL && qd_citation_format_from_string (cli->citation, &format))
    {
      if (export_one != export_statements)
        return export_document (cli, format, export_one == export_quotations);
      qd_cli_tell (cli, NULL, 0, _ ("Statements can be exported as text or jsonl. Export “articles” or “quotations” in other formats."));
      return QD_CLI_USAGE;
    }
  store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  if (store == NULL)
    return QD_CLI_PROBLEMS;
  ids = qd_store_find_articles (store, &filter, NULL, &error);
  tell_empty (ids);
  for (guint i = 0; ids != NULL && i < ids->len && more; i++)
    {
      g_autoptr (QdArticle) article = qd_store_load_article (store, g_array_index (ids, gint64, i), NULL, &error);

      more = article != NULL && export_one (cli, store, article, done, &error);
    }
  return qd_cli_finish (cli, error);
}
