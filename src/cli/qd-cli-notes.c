/* qd-cli-notes.c: words of articles that a person marked, and what they wrote of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/qd-cli.h"
#include "import/qd-note-writer.h"
#include "store/qd-store-articles.h"

/* Where the words are now, in code points of the article's text. */
static gboolean
add_span (QdJsonWriter *writer, QdStore *store, const QdNoteRecord *note, GError **error)
{
  g_autoptr (QdArticle) article = NULL;
  const char           *text;

  if (qd_span_is_empty (note->span))
    return TRUE;
  article = qd_store_load_article (store, note->article_id, NULL, error);
  if (article == NULL)
    return FALSE;
  text = qd_body_get_text (article->body, NULL);
  qd_json_writer_set_member (writer, "span");
  qd_json_writer_begin_array (writer);
  qd_json_writer_add_int (writer, g_utf8_strlen (text, (gssize)note->span.start));
  qd_json_writer_add_int (writer, g_utf8_strlen (text, (gssize)note->span.end));
  qd_json_writer_end_array (writer);
  return TRUE;
}

static gboolean
print_record (QdCli *cli, QdStore *store, const QdNoteRecord *note, GError **error)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  g_autofree char         *created = qd_export_json_dup_date (note->created);
  g_autofree char         *changed = qd_export_json_dup_date (note->changed);

  qd_json_writer_begin_object (writer);
  qd_json_writer_set_member (writer, "note");
  qd_json_writer_add_int (writer, note->id);
  qd_export_json_add_string (writer, "article", note->article.label);
  qd_export_json_add_string (writer, "source", note->article.source);
  qd_export_json_add_string (writer, "title", note->article.title);
  qd_export_json_add_string (writer, "url", note->article.url);
  qd_export_json_add_string (writer, "created", created);
  qd_export_json_add_string (writer, "changed", changed);
  qd_export_json_add_string (writer, "style", qd_note_style_to_string (note->style));
  qd_export_json_add_string (writer, "words", note->anchor->exact);
  qd_export_json_add_string (writer, "text", *note->text != '\0' ? note->text : NULL);
  qd_export_json_add_string (writer, "state", note->article_id == 0 ? "no-article" : qd_span_is_empty (note->span) ? "words-gone"
                                                                                                                   : "there");
  if (!add_span (writer, store, note, error))
    return FALSE;
  qd_json_writer_end_object (writer);
  return qd_cli_print_record (cli, writer);
}

static void
print_text (QdCli *cli, const QdNoteRecord *note)
{
  qd_cli_print (cli, "%" G_GINT64_FORMAT " %s · %s\n", note->id, note->article.source, note->article.title != NULL ? note->article.title : note->article.label);
  qd_cli_print (cli, "  “%s”\n", note->anchor->exact);
  if (note->article_id == 0)
    qd_cli_print (cli, "  (%s)\n", _ ("The article is not in the library."));
  else if (qd_span_is_empty (note->span))
    qd_cli_print (cli, "  (%s)\n", _ ("These words are no longer in the article."));
  if (*note->text != '\0')
    qd_cli_print (cli, "  %s\n", note->text);
  qd_cli_print (cli, "\n");
}

/**
 * qd_cli_notes:
 * @cli: (not nullable): the command line
 *
 * Prints the notes of a library, the earliest first: as text, as JSON lines, or as one document in Markdown or of web
 * annotations.
 *
 * Returns: the exit status
 */
int
qd_cli_notes (QdCli *cli)
{
  g_autoptr (QdStore)   store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char      *document = NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  notes = qd_store_list_notes (store, 0, NULL, &error);
  if (notes == NULL)
    return qd_cli_finish (cli, error);
  if (cli->citation != NULL)
    {
      document = g_str_equal (cli->citation, "markdown") ? qd_notes_dup_markdown (notes) : qd_notes_dup_annotations (notes);
      qd_cli_print_document (cli, document);
    }
  for (guint i = 0; cli->citation == NULL && i < notes->len && !cli->output_closed && error == NULL; i++)
    if (cli->jsonl)
      print_record (cli, store, notes->pdata[i], &error);
    else
      print_text (cli, notes->pdata[i]);
  return qd_cli_finish (cli, error);
}
