/* qd-opml.c: lists of feeds (OPML 1.0 to 2.0)
 *
 * A list is somebody else's, and other programs have run what was in one as a command. Here an entry is an address of the web
 * and a name, or it is refused; nothing else of it is used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-opml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-feed-private.h"
#include "import/qd-feed-xml.h"
#include "import/qd-fetch.h"
#include "import/qd-reader.h"

#define MOST_FEEDS 10000
#define LONGEST_ADDRESS 4096
#define LONGEST_NAME 500

static void
free_feed (gpointer data)
{
  qd_feed_record_free (data);
}

/* Why an address is not taken; NULL if it is. */
static const char *
find_objection (const char *address)
{
  if (strlen (address) > LONGEST_ADDRESS)
    return _ ("The address is too long.");
  if (*address == '|')
    return _ ("This is a command, not an address. It was not run.");
  if (!qd_fetch_is_address (address))
    return _ ("This is not a web address. Only “https://” and “http://” are supported.");
  return NULL;
}

static char *
dup_name (const QdXmlTree *tree, guint index)
{
  const char      *title = qd_xml_tree_get_attr (tree, index, "title");
  const char      *text = qd_xml_tree_get_attr (tree, index, "text");
  g_autofree char *line = _qd_feed_dup_line (title != NULL && *title != '\0' ? title : text);

  return line != NULL ? g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), LONGEST_NAME)) : NULL;
}

static void
take_outline (const QdXmlTree *tree, guint index, GPtrArray *feeds, GHashTable *known, QdOpmlFunc refused, gpointer user_data)
{
  const char      *given = qd_xml_tree_get_attr (tree, index, "xmlurl");
  const char      *site = qd_xml_tree_get_attr (tree, index, "htmlurl");
  g_autofree char *name = dup_name (tree, index);
  g_autofree char *address = given != NULL ? g_strstrip (g_strdup (given)) : NULL;
  const char      *objection;
  QdFeedRecord    *feed;

  /* A folder. */
  if (address == NULL || *address == '\0')
    return;
  objection = find_objection (address);
  if (objection == NULL && feeds->len >= MOST_FEEDS)
    objection = _ ("The list is too long.");
  if (objection != NULL)
    {
      if (refused != NULL)
        refused (name, address, objection, user_data);
      return;
    }
  if (!g_hash_table_add (known, g_strdup (address)))
    return;
  feed = qd_feed_record_new (address);
  feed->title = g_steal_pointer (&name);
  if (qd_fetch_is_address (site))
    feed->site = g_strdup (site);
  g_ptr_array_add (feeds, feed);
}

/**
 * qd_opml_parse:
 * @bytes: (not nullable): a list
 * @refused: (nullable) (scope call): is told each entry that was not taken
 * @user_data: for @refused
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads a list of feeds, however deep its folders, each feed once. Nothing is fetched or run; lists that it includes are not
 * read. Thread: any.
 *
 * Errors: #QdImportError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdFeedRecord): the feeds; %NULL on error
 */
GPtrArray *
qd_opml_parse (GBytes *bytes, QdOpmlFunc refused, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_auto (QdCharsetResult) text = { 0 };
  g_autoptr (QdXmlTree)    tree = NULL;
  g_autoptr (GPtrArray)    feeds = g_ptr_array_new_with_free_func (free_feed);
  g_autoptr (GHashTable)   known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const QdXmlNode         *nodes;
  guint                    n_nodes;
  gboolean                 is_list = FALSE;
  gsize                    len;
  const guint8            *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &len);
  if (!_qd_feed_decode (data, len, NULL, &text, error))
    return NULL;
  tree = qd_xml_tree_parse (text.text, text.length, cancellable, error);
  if (tree == NULL)
    return NULL;
  nodes = qd_xml_tree_get_nodes (tree, &n_nodes);
  for (guint i = 1; i < n_nodes; i++)
    {
      is_list = is_list || (nodes[i].name != NULL && g_str_equal (nodes[i].name, "opml"));
      if (is_list && nodes[i].name != NULL && g_str_equal (nodes[i].name, "outline"))
        take_outline (tree, i, feeds, known, refused, user_data);
    }
  if (!is_list)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is not a list of feeds: it is not OPML."));
      return NULL;
    }
  return g_steal_pointer (&feeds);
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *clean = _qd_feed_dup_line (value);
  g_autofree char *escaped = clean != NULL ? g_markup_escape_text (clean, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

/**
 * qd_opml_write:
 * @feeds: (not nullable) (element-type QdFeedRecord): feeds
 * @title: (not nullable): what the list is called
 *
 * Returns: (transfer full): a list of them, OPML 2.0
 */
char *
qd_opml_write (GPtrArray *feeds, const char *title)
{
  GString         *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>");
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_return_val_if_fail (feeds != NULL, NULL);

  g_string_append_printf (out, "%s</title>\n  </head>\n  <body>\n", escaped);
  for (guint i = 0; i < feeds->len; i++)
    {
      const QdFeedRecord *feed = g_ptr_array_index (feeds, i);

      g_string_append (out, "    <outline type=\"rss\"");
      append_attribute (out, "text", feed->title != NULL ? feed->title : feed->address);
      append_attribute (out, "title", feed->title);
      append_attribute (out, "xmlUrl", feed->address);
      append_attribute (out, "htmlUrl", feed->site);
      g_string_append (out, "/>\n");
    }
  g_string_append (out, "  </body>\n</opml>\n");
  return g_string_free (out, FALSE);
}
