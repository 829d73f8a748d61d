/* qd-cli-sources.c: the sources of a library, renamed, made one and split
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/qd-cli.h"
#include "store/qd-store-sources.h"

#define USAGE N_ ("[rename SOURCE NAME|split SOURCE DOMAIN|NAME… NEW-NAME]")

static void
print_part_record (QdJsonWriter *writer, const QdSourcePart *part)
{
  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "name", part->name);
  qd_export_json_add_string (writer, "domain", *part->domain != '\0' ? part->domain : NULL);
  qd_json_writer_set_member (writer, "articles");
  qd_json_writer_add_int (writer, part->n_articles);
  qd_json_writer_end_object (writer);
}

static void
print_part (QdCli *cli, const QdSourcePart *part)
{
  if (*part->domain != '\0')
    qd_cli_print (cli, "  %s · %s · %u\n", part->name, part->domain, part->n_articles);
  else
    qd_cli_print (cli, "  %s · %u\n", part->name, part->n_articles);
}

static void
print_source (QdCli *cli, const QdSourceRecord *source, GPtrArray *parts)
{
  g_autoptr (QdJsonWriter) writer = cli->jsonl ? qd_json_writer_new () : NULL;

  if (writer == NULL)
    qd_cli_print (cli, ngettext ("%s · %u article\n", "%s · %u articles\n", source->n_articles), source->name, source->n_articles);
  else
    {
      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "source", source->name);
      qd_json_writer_set_member (writer, "articles");
      qd_json_writer_add_int (writer, source->n_articles);
      qd_json_writer_set_member (writer, "parts");
      qd_json_writer_begin_array (writer);
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const QdSourcePart *part = g_ptr_array_index (parts, i);

      if (!g_str_equal (part->source, source->name))
        continue;
      if (writer != NULL)
        print_part_record (writer, part);
      else
        print_part (cli, part);
    }
  if (writer != NULL)
    {
      qd_json_writer_end_array (writer);
      qd_json_writer_end_object (writer);
      qd_cli_print_record (cli, writer);
    }
}

static void
list_sources (QdCli *cli, QdStore *store, GError **error)
{
  g_autoptr (GPtrArray) sources = qd_store_list_sources (store, NULL, error);
  g_autoptr (GPtrArray) parts = sources != NULL ? qd_store_list_source_parts (store, 0, NULL, error) : NULL;

  for (guint i = 0; parts != NULL && i < sources->len && !cli->output_closed; i++)
    print_source (cli, g_ptr_array_index (sources, i), parts);
}

/* The row of the source with a name; 0 and an error where there is none. */
static gint64
find_source (QdStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) sources = qd_store_list_sources (store, NULL, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (g_str_equal (((const QdSourceRecord *)g_ptr_array_index (sources, i))->name, name))
      return ((const QdSourceRecord *)g_ptr_array_index (sources, i))->id;
  if (sources != NULL)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, _ ("There is no source “%s”. “sources” prints them all."), name);
  return 0;
}

static void
apply (QdStore *store, QdChange *taken, GError **error)
{
  g_autoptr (QdChange) change = taken;
  g_autoptr (QdChange) inverse = qd_store_apply (store, change, NULL, error);
}

static void
rename_source (QdCli *cli, QdStore *store, GError **error)
{
  gint64 id = find_source (store, cli->args[1], error);

  if (id != 0)
    apply (store, qd_change_new_rename_sources (&id, 1, cli->args[2]), error);
}

/* Whether one of the arguments in the middle is the name or the domain of a part. */
static gboolean
is_asked_for (QdCli *cli, const QdSourcePart *part)
{
  for (guint i = 2; i + 1 < cli->n_args; i++)
    if (g_str_equal (cli->args[i], part->name) || (*part->domain != '\0' && g_ascii_strcasecmp (cli->args[i], part->domain) == 0))
      return TRUE;
  return FALSE;
}

static void
split_source (QdCli *cli, QdStore *store, GError **error)
{
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssb)"));
  gint64                   id = find_source (store, cli->args[1], error);
  g_autoptr (GPtrArray)    parts = id != 0 ? qd_store_list_source_parts (store, id, NULL, error) : NULL;
  const char              *name = cli->args[cli->n_args - 1];
  guint                    n_split = 0;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const QdSourcePart *part = g_ptr_array_index (parts, i);
      gboolean            asked = is_asked_for (cli, part);

      n_split += asked;
      g_variant_builder_add (&names, "(sssb)", part->name, part->domain, asked ? name : cli->args[1], !asked);
    }
  if (parts != NULL && n_split == 0)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, _ ("The source “%s” has no articles of that name or domain. “sources” prints what it consists of."), cli->args[1]);
  else if (parts != NULL)
    apply (store, qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&names)), error);
}

/**
 * qd_cli_sources:
 * @cli: (not nullable): the command line
 *
 * Prints the sources of a library with the names and domains that they consist of; or renames one, which makes it one with another that
 * has the name; or splits one.
 *
 * Returns: the exit status
 */
int
qd_cli_sources (QdCli *cli)
{
  const char         *verb = cli->n_args > 0 ? cli->args[0] : NULL;
  gboolean            renames = g_strcmp0 (verb, "rename") == 0 && cli->n_args == 3 && *cli->args[2] != '\0';
  gboolean            splits = g_strcmp0 (verb, "split") == 0 && cli->n_args >= 4 && *cli->args[cli->n_args - 1] != '\0';
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) store = NULL;

  for (guint i = 0; i < cli->n_args; i++)
    if (!g_utf8_validate (cli->args[i], -1, NULL))
      renames = splits = FALSE;
  if (verb != NULL && !renames && !splits)
    {
      g_printerr (_ ("Usage: quotidian-cli %s %s"), "sources", _ (USAGE));
      g_printerr ("\n");
      return QD_CLI_USAGE;
    }
  store = qd_cli_open_library (cli, verb != NULL ? QD_STORE_EXCLUSIVE : QD_STORE_READ_ONLY);
  if (store == NULL)
    return qd_cli_finish (cli, NULL);
  if (renames)
    rename_source (cli, store, &error);
  else if (splits)
    split_source (cli, store, &error);
  else
    list_sources (cli, store, &error);
  return qd_cli_finish (cli, error);
}
