/* qd-cli-feed.c: what feeds say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/qd-cli.h"
#include "import/qd-feed.h"
#include "import/qd-import-file.h"

#define MAX_SIZE (64 * 1024 * 1024)

/* A title, summary or content: its words, and what the feed has. */
static void
add_text_members (QdJsonWriter *writer, const QdFeedText *text)
{
  g_autoptr (QdBody) body = qd_feed_text_build_body (text);
  g_autofree char   *plain = NULL;
  g_autofree char   *html = qd_feed_text_dup_html (text);
  const char        *words;
  gsize              len;

  words = qd_body_get_text (body, &len);
  plain = g_strndup (words, len);
  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "type", text->type);
  qd_export_json_add_string (writer, "value", text->value);
  qd_export_json_add_string (writer, "text", plain);
  qd_export_json_add_string (writer, "html", html);
  qd_export_json_add_string (writer, "language", text->language);
  qd_export_json_add_string (writer, "base", text->base);
  qd_export_json_add_string (writer, "src", text->src);
  qd_json_writer_end_object (writer);
}

static void
add_text (QdJsonWriter *writer, const char *member, const QdFeedText *text)
{
  qd_json_writer_set_member (writer, member);
  if (text != NULL)
    add_text_members (writer, text);
  else
    qd_json_writer_add_string (writer, NULL);
}

static void
add_people (QdJsonWriter *writer, const char *member, const GPtrArray *people)
{
  qd_json_writer_set_member (writer, member);
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < people->len; i++)
    {
      const QdFeedPerson *person = g_ptr_array_index (people, i);

      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "name", person->name);
      qd_export_json_add_string (writer, "email", person->email);
      qd_export_json_add_string (writer, "uri", person->uri);
      qd_json_writer_end_object (writer);
    }
  qd_json_writer_end_array (writer);
}

static void
add_authors (QdJsonWriter *writer, const GPtrArray *people)
{
  g_autofree char *byline = qd_feed_dup_authors (people);

  qd_export_json_add_string (writer, "author", byline);
  add_people (writer, "authors", people);
}

static void
add_links (QdJsonWriter *writer, const GPtrArray *links)
{
  qd_json_writer_set_member (writer, "links");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < links->len; i++)
    {
      const QdFeedLink *link = g_ptr_array_index (links, i);

      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "rel", link->rel);
      qd_export_json_add_string (writer, "type", link->type);
      qd_export_json_add_string (writer, "href", link->address);
      qd_export_json_add_string (writer, "title", link->title);
      qd_export_json_add_string (writer, "length", link->length);
      qd_json_writer_end_object (writer);
    }
  qd_json_writer_end_array (writer);
}

static void
add_time (QdJsonWriter *writer, const char *member, gint64 time)
{
  g_autofree char *date = qd_export_json_dup_date (time);

  qd_export_json_add_string (writer, member, date);
}

/* What feeds and entries may both say. */
static void
add_beside (QdJsonWriter *writer, const QdFeedBeside *beside)
{
  g_autofree char *publisher = beside->publishers != NULL ? qd_feed_dup_authors (beside->publishers) : NULL;

  qd_json_writer_set_member (writer, "categories");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; beside->categories != NULL && i < beside->categories->len; i++)
    {
      const QdFeedCategory *category = g_ptr_array_index (beside->categories, i);

      qd_json_writer_begin_object (writer);
      qd_export_json_add_string (writer, "term", category->term);
      qd_export_json_add_string (writer, "scheme", category->scheme);
      qd_export_json_add_string (writer, "label", category->label);
      qd_json_writer_end_object (writer);
    }
  qd_json_writer_end_array (writer);
  qd_export_json_add_string (writer, "publisher", publisher);
  qd_export_json_add_string (writer, "rights", beside->rights);
  qd_export_json_add_string (writer, "generator", beside->generator);
  qd_export_json_add_string (writer, "image", beside->image);
  qd_export_json_add_string (writer, "comments", beside->comments);
  add_time (writer, "expired", beside->expired != 0 ? beside->expired : QD_TIME_UNKNOWN);
}

static void
add_entry (QdJsonWriter *writer, const QdFeedEntry *entry)
{
  g_autofree char *title = qd_feed_text_dup_plain (entry->title);

  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "id", entry->id);
  qd_export_json_add_string (writer, "link", entry->link);
  qd_export_json_add_string (writer, "title", title);
  add_links (writer, entry->links);
  add_authors (writer, entry->authors);
  add_people (writer, "contributors", entry->contributors);
  add_time (writer, "created", entry->created);
  add_time (writer, "published", entry->published);
  add_time (writer, "updated", entry->updated);
  qd_export_json_add_string (writer, "language", entry->language);
  qd_export_json_add_string (writer, "source", entry->source);
  add_beside (writer, &entry->beside);
  add_text (writer, "summary", entry->summary);
  qd_json_writer_set_member (writer, "content");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < entry->contents->len; i++)
    add_text_members (writer, g_ptr_array_index (entry->contents, i));
  qd_json_writer_end_array (writer);
  qd_json_writer_end_object (writer);
}

static void
print_record (QdCli *cli, const char *path, const QdFeed *feed)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  g_autofree char         *title = qd_feed_text_dup_plain (feed->title);
  g_autofree char         *subtitle = qd_feed_text_dup_plain (feed->subtitle);

  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "path", path);
  qd_export_json_add_string (writer, "version", feed->version);
  qd_export_json_add_string (writer, "encoding", feed->encoding);
  qd_json_writer_set_member (writer, "broken_line");
  qd_json_writer_add_int (writer, (gint64)feed->broken_line);
  qd_export_json_add_string (writer, "id", feed->id);
  qd_export_json_add_string (writer, "title", title);
  qd_export_json_add_string (writer, "subtitle", subtitle);
  qd_export_json_add_string (writer, "link", feed->link);
  qd_export_json_add_string (writer, "self", feed->self);
  add_links (writer, feed->links);
  add_authors (writer, feed->authors);
  add_people (writer, "contributors", feed->contributors);
  add_time (writer, "published", feed->published);
  add_time (writer, "updated", feed->updated);
  qd_export_json_add_string (writer, "language", feed->language);
  add_beside (writer, &feed->beside);
  qd_json_writer_set_member (writer, "entries");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < feed->entries->len; i++)
    add_entry (writer, g_ptr_array_index (feed->entries, i));
  qd_json_writer_end_array (writer);
  qd_json_writer_end_object (writer);
  qd_cli_print_record (cli, writer);
}

static void
print_entry (QdCli *cli, const QdFeedEntry *entry)
{
  g_autofree char *title = qd_feed_text_dup_plain (entry->title);
  g_autofree char *byline = qd_feed_dup_authors (entry->authors);
  g_autofree char *date = qd_export_json_dup_date (entry->published != QD_TIME_UNKNOWN ? entry->published : entry->updated);

  qd_cli_print (cli, "\n%s\n", title != NULL ? title : _ ("(no title)"));
  if (date != NULL || byline != NULL)
    qd_cli_print (cli, "  %s%s%s\n", date != NULL ? date : "", date != NULL && byline != NULL ? " · " : "", byline != NULL ? byline : "");
  if (entry->link != NULL)
    qd_cli_print (cli, "  %s\n", entry->link);
}

static void
print_feed (QdCli *cli, const char *path, const QdFeed *feed)
{
  g_autofree char *title = qd_feed_text_dup_plain (feed->title);

  if (cli->jsonl)
    {
      print_record (cli, path, feed);
      return;
    }
  qd_cli_print (cli, "%s\n", title != NULL ? title : path);
  qd_cli_print (cli, "  %s, %s", feed->version, feed->encoding);
  if (feed->broken_line > 0)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, feed->broken_line);

      qd_cli_print (cli, _ (", not well-formed from line %s"), line);
    }
  qd_cli_print (cli, "\n");
  if (feed->link != NULL)
    qd_cli_print (cli, "  %s\n", feed->link);
  for (guint i = 0; i < feed->entries->len && !cli->output_closed; i++)
    print_entry (cli, g_ptr_array_index (feed->entries, i));
}

/**
 * qd_cli_feed:
 * @cli: (not nullable): the command line
 *
 * Prints what feeds say, without a library.
 *
 * Returns: the exit status
 */
int
qd_cli_feed (QdCli *cli)
{
  for (guint i = 0; i < cli->n_args && !cli->output_closed; i++)
    {
      g_autoptr (GFile)  file = g_file_new_for_path (cli->args[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = qd_import_load_file (file, MAX_SIZE, NULL, &error);
      g_autoptr (QdFeed) feed = bytes != NULL ? qd_feed_parse (bytes, NULL, NULL, NULL, &error) : NULL;
      g_autofree char   *path = g_filename_display_name (cli->args[i]);

      if (feed == NULL)
        qd_cli_tell (cli, cli->args[i], 0, error->message);
      else
        print_feed (cli, path, feed);
    }
  return qd_cli_finish (cli, NULL);
}
