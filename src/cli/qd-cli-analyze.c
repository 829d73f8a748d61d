/* qd-cli-analyze.c: the quotations of files, without a library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/qd-cli.h"
#include "import/qd-file-walker.h"
#include "import/qd-import-analysis.h"
#include "import/qd-import-file.h"
#include "import/qd-reader.h"

typedef struct
{
  QdCli        *cli;
  GFile        *file;
  QdJsonWriter *writer;
} Analyze;

/* What the article is called: its own id, else its file and, where that holds several, the line. */
static char *
dup_id (QdArticleDraft *draft)
{
  if (qd_article_draft_get_external_id (draft) != NULL)
    return g_strdup (qd_article_draft_get_external_id (draft));
  if (qd_article_draft_get_line (draft) > 0)
    return g_strdup_printf ("%s:%" G_GUINT64_FORMAT, qd_article_draft_get_path (draft), qd_article_draft_get_line (draft));
  return g_strdup (qd_article_draft_get_path (draft));
}

static gboolean
print_record (Analyze *analyze, QdArticleDraft *draft, QdAnalysis *analysis, QdOffsetMap *map)
{
  QdJsonWriter    *writer = analyze->writer;
  g_autofree char *id = dup_id (draft);

  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "id", id);
  qd_export_json_add_string (writer, "path", qd_article_draft_get_path (draft));
  qd_export_json_add_string (writer, "title", qd_article_draft_get_title (draft));
  qd_export_json_add_string (writer, "source", qd_article_draft_get_source (draft));
  qd_export_json_add_string (writer, "text", qd_body_get_text (qd_article_draft_get_body (draft), NULL));
  qd_json_writer_set_member (writer, "quotations");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      qd_json_writer_begin_object (writer);
      qd_export_json_add_quotation (writer, qd_analysis_get_quotation (analysis, i), map);
      qd_json_writer_end_object (writer);
    }
  qd_json_writer_end_array (writer);
  qd_json_writer_end_object (writer);
  return qd_cli_print_record (analyze->cli, writer);
}

static gboolean
print_text (QdCli *cli, QdArticleDraft *draft, QdAnalysis *analysis)
{
  g_autofree char *id = dup_id (draft);
  guint            n_quotations = qd_analysis_get_n_quotations (analysis);

  qd_cli_print (cli, "%s\n%s — %s\n", id, qd_article_draft_get_title (draft), qd_article_draft_get_source (draft));
  for (guint i = 0; i < n_quotations; i++)
    {
      const QdQuotation *quotation = qd_analysis_get_quotation (analysis, i);
      g_autofree char   *quoted = qd_cli_dup_quoted (quotation);

      qd_cli_print (cli, "  %2u. %s\n      %s: %s", i + 1, quoted, qd_quotation_kind_to_string (quotation->kind),
                    quotation->speaker != NULL ? quotation->speaker : _ ("speaker unknown"));
      if (quotation->cue != NULL)
        qd_cli_print (cli, ", “%s”", quotation->cue);
      qd_cli_print (cli, " (%.2f)\n", quotation->confidence);
    }
  return qd_cli_print (cli, "%s\n", n_quotations == 0 ? _ ("  no quotations\n") : "");
}

static gboolean
article_cb (QdArticleDraft *draft, gpointer user_data)
{
  Analyze                   *analyze = user_data;
  g_autoptr (QdArticleDraft) owned = draft;
  g_autoptr (QdOffsetMap)    map = NULL;
  QdAnalysis                *analysis;
  const char                *text;
  gsize                      len;

  qd_import_analyze_alone (draft);
  analysis = qd_article_draft_get_analysis (draft);
  if (!analyze->cli->jsonl)
    return print_text (analyze->cli, draft, analysis);
  text = qd_body_get_text (qd_article_draft_get_body (draft), &len);
  map = qd_offset_map_new (text, len);
  return print_record (analyze, draft, analysis, map);
}

static void
problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  Analyze         *analyze = user_data;
  g_autofree char *path = qd_import_dup_path (analyze->file);

  qd_cli_tell (analyze->cli, path, line, error->message);
}

static void
file_cb (const QdFoundFile *found, gpointer user_data)
{
  Analyze           *analyze = user_data;
  const QdReadSink   sink = { .article = article_cb, .problem = problem_cb, .user_data = analyze, .root = found->root };
  g_autoptr (GFile)  file = found->file;
  g_autoptr (GError) error = NULL;
  const QdReader    *reader;

  if (analyze->cli->output_closed)
    return;
  analyze->file = file;
  reader = qd_reader_for_file (file, NULL, &error);
  if (reader == NULL || !qd_reader_read (reader, file, &sink, NULL, &error))
    problem_cb (0, error, analyze);
}

static void
folder_problem_cb (GFile *file, const GError *error, gpointer user_data)
{
  Analyze *analyze = user_data;

  analyze->file = file;
  problem_cb (0, error, analyze);
}

/**
 * qd_cli_analyze:
 * @cli: (not nullable): the command line
 *
 * Prints the quotations of each article in the files, one record an article.
 *
 * Returns: the exit status
 */
int
qd_cli_analyze (QdCli *cli)
{
  g_autoptr (GPtrArray)    files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  g_autoptr (GError)       error = NULL;
  Analyze                  analyze = { cli, NULL, writer };
  const QdWalkSink         sink = { .file = file_cb, .problem = folder_problem_cb, .user_data = &analyze };

  for (guint i = 0; i < cli->n_args; i++)
    g_ptr_array_add (files, g_file_new_for_path (cli->args[i]));
  if (!qd_file_walk (files, &sink, NULL, &error))
    qd_cli_tell (cli, NULL, 0, error->message);
  return qd_cli_finish (cli, NULL);
}
