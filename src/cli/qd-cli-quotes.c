/* qd-cli-quotes.c: who said what, and in which versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/qd-cli.h"
#include "core/qd-diff.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-people.h"
#include "store/qd-store-statements.h"

/* How many characters wide the picture of what a rendition carried is. */
#define PICTURE_WIDTH 60

static void
add_number (QdJsonWriter *writer, const char *member, guint number)
{
  qd_json_writer_set_member (writer, member);
  qd_json_writer_add_int (writer, number);
}

static void
add_date (QdJsonWriter *writer, const char *member, gint64 time)
{
  g_autofree char *date = qd_export_json_dup_date (time);

  qd_export_json_add_string (writer, member, date);
}

/* From when to when, for people; empty if there is no date. */
static char *
dup_period (gint64 first, gint64 last)
{
  g_autofree char *from = qd_export_json_dup_date (first);
  g_autofree char *to = qd_export_json_dup_date (last);

  if (from == NULL || to == NULL)
    return g_strdup ("");
  if (strcmp (from, to) == 0)
    return g_strdup_printf (" · %s", from);
  return g_strdup_printf (" · %s – %s", from, to);
}

/* Speakers */

static gboolean
speaker_cb (const QdSpeakerRecord *speaker, gpointer user_data)
{
  QdCli                   *cli = user_data;
  g_autoptr (QdJsonWriter) writer = NULL;
  g_autofree char         *period = NULL;

  if (cli->jsonl)
    {
      writer = qd_json_writer_new ();
      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "speaker", speaker->name);
      add_number (writer, "quotations", speaker->n_quotations);
      add_number (writer, "articles", speaker->n_articles);
      add_number (writer, "sources", speaker->n_sources);
      add_date (writer, "first", speaker->first);
      add_date (writer, "last", speaker->last);
      qd_json_writer_end_object (writer);
      return qd_cli_print_record (cli, writer);
    }
  period = dup_period (speaker->first, speaker->last);
  qd_cli_print (cli, "%s\n", speaker->name);
  return qd_cli_print (cli, _ ("  quotations: %u, articles: %u, sources: %u%s\n"), speaker->n_quotations, speaker->n_articles, speaker->n_sources, period);
}

/**
 * qd_cli_speakers:
 * @cli: (not nullable): the command line
 *
 * Prints who is quoted, those who are quoted most first; of one speaker, the quotations.
 *
 * Returns: the exit status
 */
int
qd_cli_speakers (QdCli *cli)
{
  g_autoptr (QdStore) store = NULL;
  g_autoptr (GError)  error = NULL;
  g_autofree char    *name = NULL;

  if (cli->n_args > 0)
    {
      name = g_utf8_make_valid (cli->args[0], -1);
      return qd_cli_list_quotations (cli, name);
    }
  store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  if (store == NULL)
    return QD_CLI_PROBLEMS;
  qd_store_foreach_speaker (store, speaker_cb, cli, NULL, &error);
  return qd_cli_finish (cli, error);
}

/* The fields of a statement, without its renditions. */
static void
add_statement (QdJsonWriter *writer, const QdStatementRecord *statement)
{
  qd_export_json_add_string (writer, "statement", statement->name);
  qd_export_json_add_string (writer, "text", statement->text);
  qd_export_json_add_string (writer, "speaker", statement->speaker);
  add_number (writer, "articles", statement->n_articles);
  add_number (writer, "quotations", statement->n_renditions);
  add_date (writer, "first", statement->first);
  add_date (writer, "last", statement->last);
}

/* Statements */

static gboolean
statement_cb (const QdStatementRecord *statement, gpointer user_data)
{
  QdCli                   *cli = user_data;
  g_autoptr (QdJsonWriter) writer = NULL;
  g_autofree char         *period = NULL;

  if (cli->jsonl)
    {
      writer = qd_json_writer_new ();
      qd_json_writer_begin_object (writer);
      add_statement (writer, statement);
      qd_json_writer_end_object (writer);
      return qd_cli_print_record (cli, writer);
    }
  period = dup_period (statement->first, statement->last);
  qd_cli_print (cli, "“%s”\n  %s", statement->text, statement->speaker != NULL ? statement->speaker : _ ("speaker unknown"));
  return qd_cli_print (cli, _ (" · articles: %u%s\n  %s\n"), statement->n_articles, period, statement->name);
}

/**
 * qd_cli_statements:
 * @cli: (not nullable): the command line
 *
 * Prints the statements that two articles or more carry, those of most articles first.
 *
 * Returns: the exit status
 */
int
qd_cli_statements (QdCli *cli)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)  error = NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  qd_store_foreach_statement (store, statement_cb, cli, NULL, &error);
  return qd_cli_finish (cli, error);
}

/* Renditions */

/* The words of a and b in one text: what b lacks in [- -], what it has besides in {+ +}, as wdiff has it. */
static char *
dup_marked (const char *a, const char *b)
{
  g_autoptr (GArray) runs = qd_diff_words (a, strlen (a), b, strlen (b));
  GString           *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const QdDiffRun *run = &g_array_index (runs, QdDiffRun, i);
      gboolean         deleted = run->kind == QD_DIFF_DELETED;
      const char      *from = deleted ? a + run->a.start : b + run->b.start;
      g_autofree char *words = g_strndup (from, deleted ? qd_span_length (run->a) : qd_span_length (run->b));
      const char      *space = g_str_has_suffix (words, " ") ? " " : "";

      if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
      if (run->kind == QD_DIFF_EQUAL)
        g_string_append (text, words);
      else
        g_string_append_printf (text, deleted ? "[-%s-]%s" : "{+%s+}%s", g_strchomp (words), space);
    }
  g_strdelimit (text->str, "\n\r\t", ' ');
  return g_string_free_and_steal (text);
}

/* The words of a as a line: what b has of them, what it has otherwise, what it leaves out. */
static char *
dup_picture (const char *a, const char *b)
{
  g_autoptr (GArray) runs = qd_diff_words (a, strlen (a), b, strlen (b));
  GString           *picture = g_string_new (NULL);
  gsize              len = MAX (strlen (a), 1);
  guint              at = 0;

  for (gsize i = 0; i < PICTURE_WIDTH; i++)
    {
      gsize offset = (2 * i + 1) * len / (2 * PICTURE_WIDTH);

      while (at + 1 < runs->len && g_array_index (runs, QdDiffRun, at).a.end <= offset)
        at++;
      if (runs->len == 0 || g_array_index (runs, QdDiffRun, at).kind != QD_DIFF_EQUAL)
        {
          gboolean changed = at + 1 < runs->len && g_array_index (runs, QdDiffRun, at + 1).kind == QD_DIFF_INSERTED;

          g_string_append (picture, changed ? "▒" : "·");
        }
      else
        {
          g_string_append (picture, "█");
        }
    }
  return g_string_free_and_steal (picture);
}

static void
add_diff (QdJsonWriter *writer, const char *a, const char *b)
{
  static const char *const kinds[] = { "equal", "deleted", "inserted" };
  g_autoptr (GArray)       runs = qd_diff_words (a, strlen (a), b, strlen (b));

  qd_json_writer_set_member (writer, "diff");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < runs->len; i++)
    {
      const QdDiffRun *run = &g_array_index (runs, QdDiffRun, i);
      gboolean         deleted = run->kind == QD_DIFF_DELETED;
      g_autofree char *words = g_strndup (deleted ? a + run->a.start : b + run->b.start, deleted ? qd_span_length (run->a) : qd_span_length (run->b));

      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "kind", kinds[run->kind]);
      qd_export_json_add_string (writer, "text", words);
      qd_json_writer_end_object (writer);
    }
  qd_json_writer_end_array (writer);
}

/* Code points of a that b has word for word. */
static void
add_coverage (QdJsonWriter *writer, const char *a, const char *b)
{
  g_autoptr (GArray)      runs = qd_diff_words (a, strlen (a), b, strlen (b));
  g_autoptr (GArray)      spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autoptr (QdOffsetMap) map = qd_offset_map_new (a, strlen (a));

  for (guint i = 0; i < runs->len; i++)
    if (g_array_index (runs, QdDiffRun, i).kind == QD_DIFF_EQUAL)
      g_array_append_val (spans, g_array_index (runs, QdDiffRun, i).a);
  qd_export_json_add_spans (writer, "covers", (const QdSpan *)(gconstpointer)spans->data, spans->len, map);
}

static gboolean
add_rendition (QdStore *store, QdJsonWriter *writer, const QdRendition *rendition, const char *asked, GError **error)
{
  g_autofree char        *detail = qd_relation_dup_detail (&rendition->relation);
  g_autoptr (QdArticle)   article = qd_store_load_article (store, rendition->article->id, NULL, error);
  g_autoptr (QdOffsetMap) map = NULL;
  const char             *text;
  gsize                   len;

  if (article == NULL)
    return FALSE;
  text = qd_body_get_text (article->body, &len);
  map = qd_offset_map_new (text, len);
  qd_export_json_add_string (writer, "relation", qd_relation_kind_to_string (rendition->relation.kind));
  qd_export_json_add_string (writer, "detail", detail);
  qd_export_json_add_string (writer, "article", rendition->article->label);
  qd_export_json_add_string (writer, "source", rendition->article->source);
  qd_export_json_add_string (writer, "title", rendition->article->title);
  add_date (writer, "date", rendition->article->published);
  qd_export_json_add_string (writer, "url", rendition->article->url);
  qd_export_json_add_string (writer, "statement", rendition->quotation->statement);
  qd_export_json_add_quotation (writer, rendition->quotation->quotation, map);
  add_coverage (writer, asked, rendition->quotation->quotation->text);
  add_diff (writer, asked, rendition->quotation->quotation->text);
  return TRUE;
}

static gboolean
print_rendition (QdCli *cli, const QdRendition *rendition, const char *asked)
{
  g_autofree char   *detail = qd_relation_dup_detail (&rendition->relation);
  const QdQuotation *quotation = rendition->quotation->quotation;
  g_autofree char   *marked = dup_marked (asked, quotation->text);
  g_autofree char   *period = dup_period (rendition->article->published, rendition->article->published);

  qd_cli_print (cli, "%s", qd_relation_kind_to_string (rendition->relation.kind));
  if (*detail != '\0')
    qd_cli_print (cli, " (%s)", detail);
  qd_cli_print (cli, "\n  “%s”\n    %s", marked, quotation->speaker != NULL ? quotation->speaker : _ ("speaker unknown"));
  if (quotation->cue != NULL)
    qd_cli_print (cli, ", “%s”", quotation->cue);
  return qd_cli_print (cli, " · %s%s · %s\n", rendition->article->source, period, rendition->article->label);
}

static gboolean
print_statement_record (QdCli *cli, QdStore *store, const QdStatementRecord *statement, GError **error)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();

  qd_json_writer_begin_object (writer);
  add_statement (writer, statement);
  qd_json_writer_set_member (writer, "renditions");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < statement->renditions->len; i++)
    {
      qd_json_writer_begin_object (writer);
      if (!add_rendition (store, writer, g_ptr_array_index (statement->renditions, i), statement->text, error))
        return FALSE;
      qd_json_writer_end_object (writer);
    }
  qd_json_writer_end_array (writer);
  qd_json_writer_end_object (writer);
  qd_cli_print_record (cli, writer);
  return TRUE;
}

/**
 * qd_cli_print_statement:
 * @cli: (not nullable): the command line
 * @store: (not nullable): the library
 * @statement: (not nullable): a statement with its renditions
 * @error: return location
 *
 * Prints a statement: its fullest text, and what each rendition has of it.
 *
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_cli_print_statement (QdCli *cli, QdStore *store, const QdStatementRecord *statement, GError **error)
{
  if (cli->jsonl)
    return print_statement_record (cli, store, statement, error);
  statement_cb (statement, cli);
  for (guint i = 0; i < statement->renditions->len; i++)
    {
      const QdRendition *rendition = g_ptr_array_index (statement->renditions, i);
      g_autofree char   *picture = dup_picture (statement->text, rendition->quotation->quotation->text);

      qd_cli_print (cli, "\n%s ", picture);
      print_rendition (cli, rendition, statement->text);
    }
  return TRUE;
}

/**
 * qd_cli_compare:
 * @cli: (not nullable): the command line
 *
 * Prints the fullest text of a statement, and all its renditions with what each has of it.
 *
 * Returns: the exit status
 */
int
qd_cli_compare (QdCli *cli)
{
  g_autoptr (QdStore)           store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)            error = NULL;
  g_autoptr (QdStatementRecord) statement = NULL;
  g_autofree char              *name = g_utf8_make_valid (cli->args[0], -1);

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  statement = qd_store_load_statement (store, name, NULL, &error);
  if (statement != NULL)
    qd_cli_print_statement (cli, store, statement, &error);
  return qd_cli_finish (cli, error);
}

/**
 * qd_cli_check:
 * @cli: (not nullable): the command line
 *
 * Prints who has the words that were given, the closest first, and how their words differ.
 *
 * Returns: the exit status
 */
int
qd_cli_check (QdCli *cli)
{
  g_autoptr (QdStore)   store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) renditions = NULL;
  g_autofree char      *joined = g_strjoinv (" ", cli->args);
  g_autofree char      *words = g_utf8_make_valid (joined, -1);

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  renditions = qd_store_check_words (store, words, NULL, &error);
  for (guint i = 0; renditions != NULL && i < renditions->len && error == NULL && !cli->output_closed; i++)
    {
      const QdRendition       *rendition = g_ptr_array_index (renditions, i);
      g_autoptr (QdJsonWriter) writer = NULL;

      if (!cli->jsonl)
        {
          print_rendition (cli, rendition, words);
          continue;
        }
      writer = qd_json_writer_new ();
      qd_json_writer_begin_object (writer);
      if (!add_rendition (store, writer, rendition, words, &error))
        break;
      qd_json_writer_end_object (writer);
      qd_cli_print_record (cli, writer);
    }
  if (renditions != NULL && renditions->len == 0 && !cli->jsonl)
    qd_cli_print (cli, _ ("No quotation in the library has these words.\n"));
  return qd_cli_finish (cli, error);
}
