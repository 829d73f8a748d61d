/* qd-feed-json.c: JSON Feed (https://www.jsonfeed.org/version/1.1/)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-feed-beside.h"
#include "import/qd-feed-date.h"
#include "import/qd-feed-private.h"
#include "import/qd-json.h"
#include "import/qd-reader.h"

static char *
dup_member (JsonObject *object, const char *member)
{
  JsonNode   *node = json_object_get_member (object, member);
  const char *value = qd_json_get_string (object, member);

  /* The id should be text, and often is a number. */
  if (value == NULL && node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (value == NULL && node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    }
  return value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

static void
add_author (GPtrArray *authors, JsonNode *node)
{
  QdFeedPerson *person = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      const char *name = qd_json_get_string (json_node_get_object (node), "name");
      const char *url = qd_json_get_string (json_node_get_object (node), "url");
      gboolean    mail = url != NULL && g_ascii_strncasecmp (url, "mailto:", 7) == 0;

      /* The address can be that of a mailbox. */
      person = _qd_feed_person_new (name, mail ? url + 7 : NULL, mail ? NULL : url);
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    person = _qd_feed_person_parse (json_node_get_string (node));
  if (person != NULL)
    g_ptr_array_add (authors, person);
}

/* Version 1 has one author, version 1.1 a list. */
static void
read_authors (JsonObject *object, GPtrArray *authors)
{
  JsonNode *list = json_object_get_member (object, "authors");
  JsonNode *one = json_object_get_member (object, "author");

  for (guint i = 0; list != NULL && JSON_NODE_HOLDS_ARRAY (list) && i < json_array_get_length (json_node_get_array (list)) && i < 100; i++)
    add_author (authors, json_array_get_element (json_node_get_array (list), i));
  if (authors->len == 0 && one != NULL)
    add_author (authors, one);
}

static void
read_date (JsonObject *object, const char *member, gint64 *time, char **text)
{
  *text = dup_member (object, member);
  if (*text != NULL && !qd_feed_date_parse (*text, time))
    *time = QD_TIME_UNKNOWN;
}

static void
add_content (QdFeedEntry *entry, const char *type, const char *value, const char *base)
{
  if (value != NULL && *value != '\0')
    g_ptr_array_add (entry->contents, _qd_feed_text_new (type, value, entry->language, base));
}

static void
add_attachments (JsonObject *object, GPtrArray *links)
{
  JsonNode *list = json_object_get_member (object, "attachments");

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        _qd_feed_add_link (links, qd_json_get_string (json_node_get_object (node), "url"), "enclosure", qd_json_get_string (json_node_get_object (node), "mime_type"),
                           qd_json_get_string (json_node_get_object (node), "title"), NULL);
    }
}

static void
add_tags (JsonObject *object, QdFeedBeside *beside)
{
  JsonNode *list = json_object_get_member (object, "tags");

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        _qd_feed_beside_add_category (beside, json_node_get_string (node), NULL, NULL);
    }
}

static QdFeedEntry *
read_item (JsonObject *object, JsonNode *node, const char *base)
{
  QdFeedEntry     *entry = _qd_feed_entry_new ();
  const char      *summary = qd_json_get_string (object, "summary");
  const char      *title = qd_json_get_string (object, "title");
  const char      *html = qd_json_get_string (object, "content_html");
  g_autofree char *url = dup_member (object, "url");
  g_autofree char *external = dup_member (object, "external_url");
  char            *text;

  entry->id = dup_member (object, "id");
  entry->link = _qd_feed_resolve (base, url != NULL ? url : external);
  if (entry->link == NULL && entry->id != NULL && g_str_has_prefix (entry->id, "http"))
    entry->link = g_strdup (entry->id);
  if (entry->link != NULL)
    _qd_feed_add_link (entry->links, entry->link, "alternate", "text/html", NULL, NULL);
  if (url != NULL && external != NULL)
    _qd_feed_add_link (entry->links, external, "related", NULL, NULL, NULL);
  add_attachments (object, entry->links);
  add_tags (object, &entry->beside);
  entry->beside.image = _qd_feed_resolve (base, qd_json_get_string (object, "image"));
  entry->language = dup_member (object, "language");
  if (title != NULL)
    entry->title = _qd_feed_text_new ("text/plain", title, entry->language, base);
  if (summary != NULL)
    entry->summary = _qd_feed_text_new ("text/plain", summary, entry->language, base);
  add_content (entry, "text/html", html, entry->link != NULL ? entry->link : base);
  if (html == NULL)
    add_content (entry, "text/plain", qd_json_get_string (object, "content_text"), base);
  read_authors (object, entry->authors);
  read_date (object, "date_published", &entry->published, &entry->published_text);
  read_date (object, "date_modified", &entry->updated, &entry->updated_text);
  text = json_to_string (node, FALSE);
  entry->original = g_bytes_new_take (text, strlen (text));
  return entry;
}

static void
read_items (QdFeed *feed, JsonArray *items, const char *base)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode    *node = json_array_get_element (items, i);
      QdFeedEntry *entry;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      if (feed->entries->len >= QD_FEED_MOST_ENTRIES)
        {
          feed->n_skipped++;
          continue;
        }
      entry = read_item (json_node_get_object (node), node, base);
      entry->line = 1;
      g_ptr_array_add (feed->entries, entry);
    }
}

/**
 * _qd_feed_read_json:
 * @text: (not nullable): a feed, UTF-8
 * @len: its length, bytes
 * @address: (nullable): where it is from
 * @error: return location
 *
 * Reads a JSON Feed. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_FORMAT
 * Returns: (transfer full) (nullable): the feed; %NULL on error
 */
QdFeed *
_qd_feed_read_json (const char *text, gsize len, const char *address, GError **error)
{
  g_autoptr (JsonNode) root = qd_json_parse (text, len, error);
  g_autoptr (QdFeed)   feed = NULL;
  JsonObject          *object;
  JsonNode            *items;
  const char          *version;
  const char          *value;
  const char          *base;

  if (root == NULL)
    return NULL;
  version = JSON_NODE_HOLDS_OBJECT (root) ? qd_json_get_string (json_node_get_object (root), "version") : NULL;
  if (version == NULL || strstr (version, "jsonfeed.org/version/") == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is not a feed: there is no RSS, Atom or JSON Feed in it."));
      return NULL;
    }
  object = json_node_get_object (root);
  feed = _qd_feed_new (g_str_has_suffix (version, "/1") ? "json1" : "json11");
  feed->language = dup_member (object, "language");
  feed->link = dup_member (object, "home_page_url");
  feed->self = dup_member (object, "feed_url");
  _qd_feed_add_link (feed->links, feed->link, "alternate", "text/html", NULL, NULL);
  _qd_feed_add_link (feed->links, feed->self, "self", "application/feed+json", NULL, NULL);
  value = qd_json_get_string (object, "title");
  if (value != NULL)
    feed->title = _qd_feed_text_new ("text/plain", value, feed->language, NULL);
  value = qd_json_get_string (object, "description");
  if (value != NULL)
    feed->subtitle = _qd_feed_text_new ("text/plain", value, feed->language, NULL);
  read_authors (object, feed->authors);
  feed->beside.image = _qd_feed_resolve (NULL, qd_json_get_string (object, "icon"));
  items = json_object_get_member (object, "items");
  base = address != NULL ? address : feed->self != NULL ? feed->self
                                                        : feed->link;
  if (items != NULL && JSON_NODE_HOLDS_ARRAY (items))
    read_items (feed, json_node_get_array (items), base);
  return g_steal_pointer (&feed);
}
