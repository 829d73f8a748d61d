/* qd-cli-corrections.c: what a person says of articles that the program found otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/qd-cli.h"
#include "store/qd-store-correct.h"

static void
add_words (QdJsonWriter *writer, const char *member, GPtrArray *anchors)
{
  if (anchors->len == 0)
    return;
  qd_json_writer_set_member (writer, member);
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < anchors->len; i++)
    qd_json_writer_add_string (writer, ((const QdAnchor *)anchors->pdata[i])->exact);
  qd_json_writer_end_array (writer);
}

/* The other quotation of a relation. */
static void
add_other (QdJsonWriter *writer, const QdCorrectionRecord *record)
{
  qd_json_writer_set_member (writer, "other");
  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "article", record->other.label);
  qd_export_json_add_string (writer, "source", record->other.source);
  qd_export_json_add_string (writer, "title", record->other.title);
  qd_export_json_add_string (writer, "url", record->other.url);
  add_words (writer, "words", record->correction->extent);
  qd_json_writer_end_object (writer);
}

static void
print_record (QdCli *cli, const QdCorrectionRecord *record)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  g_autofree char         *created = qd_export_json_dup_date (record->created);

  qd_json_writer_begin_object (writer);
  qd_json_writer_set_member (writer, "correction");
  qd_json_writer_add_int (writer, record->id);
  qd_export_json_add_string (writer, "article", record->article.label);
  qd_export_json_add_string (writer, "source", record->article.source);
  qd_export_json_add_string (writer, "title", record->article.title);
  qd_export_json_add_string (writer, "url", record->article.url);
  qd_export_json_add_string (writer, "created", created);
  qd_export_json_add_string (writer, "field", qd_correction_field_to_string (record->correction->field));
  qd_export_json_add_string (writer, "was", record->correction->was);
  qd_export_json_add_string (writer, "value", record->correction->value);
  add_words (writer, "words", record->correction->words);
  if (record->other.label != NULL)
    add_other (writer, record);
  else
    add_words (writer, "extent", record->correction->extent);
  qd_json_writer_end_object (writer);
  qd_cli_print_record (cli, writer);
}

static void
print_text (QdCli *cli, const QdCorrectionRecord *record)
{
  const QdCorrection *correction = record->correction;
  g_autofree char    *words = qd_correction_dup_words (correction);
  g_autofree char    *extent = qd_correction_dup_extent (correction);
  const char         *value = correction->field == QD_CORRECTION_EXTENT ? extent : correction->value;

  qd_cli_print (cli, "%" G_GINT64_FORMAT " %s · %s\n", record->id, record->article.source,
                record->article.title != NULL ? record->article.title : record->article.label);
  if (*words != '\0')
    qd_cli_print (cli, "  “%s”\n", words);
  if (record->other.label != NULL)
    qd_cli_print (cli, "  “%s” %s · %s\n", extent, record->other.source, record->other.title != NULL ? record->other.title : record->other.label);
  qd_cli_print (cli, "  %s: %s → %s\n\n", qd_correction_field_to_string (correction->field), correction->was != NULL ? correction->was : "–",
                value != NULL ? value : "–");
}

/* Removes those that were asked for, by their numbers. */
static gboolean
undo (QdCli *cli, QdStore *store, GError **error)
{
  g_autoptr (QdCorrectionChange) change = qd_correction_change_new ();
  g_autoptr (QdCorrectionChange) undone = NULL;

  for (guint i = 1; i < cli->n_args; i++)
    {
      gint64 id;

      if (!g_ascii_string_to_signed (cli->args[i], 10, 1, G_MAXINT64, &id, error))
        return FALSE;
      g_array_append_val (change->remove, id);
    }
  undone = qd_store_change_corrections (store, change, error);
  return undone != NULL;
}

/**
 * qd_cli_corrections:
 * @cli: (not nullable): the command line
 *
 * Prints the corrections of a library, the earliest first; or undoes those whose numbers come behind “undo”.
 *
 * Returns: the exit status
 */
int
qd_cli_corrections (QdCli *cli)
{
  gboolean              undoes = cli->n_args > 0;
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdStore)   store = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (undoes && (g_strcmp0 (cli->args[0], "undo") != 0 || cli->n_args < 2))
    {
      g_printerr (_ ("Usage: quotidian-cli %s %s"), "corrections", _ ("[undo NUMBER…]"));
      g_printerr ("\n");
      return QD_CLI_USAGE;
    }
  store = qd_cli_open_library (cli, undoes ? QD_STORE_EXCLUSIVE : QD_STORE_READ_ONLY);
  if (store == NULL)
    return qd_cli_finish (cli, NULL);
  if (undoes)
    {
      undo (cli, store, &error);
      return qd_cli_finish (cli, error);
    }
  records = qd_store_list_corrections (store, 0, NULL, &error);
  for (guint i = 0; records != NULL && i < records->len && !cli->output_closed; i++)
    if (cli->jsonl)
      print_record (cli, records->pdata[i]);
    else
      print_text (cli, records->pdata[i]);
  return qd_cli_finish (cli, error);
}
