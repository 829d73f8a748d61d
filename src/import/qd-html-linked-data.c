/* qd-html-linked-data.c: what a page says of its article as JSON-LD, in the words of schema.org
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-html-metadata-private.h"
#include "import/qd-json.h"

/* JSON-LD beyond this is a catalogue. */
#define MOST_OBJECTS 500

static gboolean
is_article_type (JsonNode *type)
{
  const char *name = NULL;

  if (type == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *types = json_node_get_array (type);

      for (guint i = 0; i < json_array_get_length (types); i++)
        if (JSON_NODE_HOLDS_VALUE (json_array_get_element (types, i)) && is_article_type (json_array_get_element (types, i)))
          return TRUE;
      return FALSE;
    }
  if (JSON_NODE_HOLDS_VALUE (type))
    name = json_node_get_string (type);
  return name != NULL && (g_str_has_suffix (name, "Article") || g_str_has_suffix (name, "Posting"));
}

/* What another object of the page's JSON-LD is said to be. */
static JsonObject *
find_object (const QdHtmlMetadata *metadata, const char *id)
{
  for (guint i = 0; id != NULL && i < metadata->graph->len; i++)
    {
      JsonNode   *node = g_ptr_array_index (metadata->graph, i);
      const char *other = JSON_NODE_HOLDS_OBJECT (node) ? qd_json_get_string (json_node_get_object (node), "@id") : NULL;

      if (other != NULL && g_str_equal (other, id) && json_object_has_member (json_node_get_object (node), "name"))
        return json_node_get_object (node);
    }
  return NULL;
}

/* A person or organisation: its name, by itself or where it is described. */
static const char *
get_name (const QdHtmlMetadata *metadata, JsonNode *node)
{
  JsonObject *object;
  const char *name;

  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  name = qd_json_get_string (object, "name");
  if (name == NULL)
    {
      object = find_object (metadata, qd_json_get_string (object, "@id"));
      name = object != NULL ? qd_json_get_string (object, "name") : NULL;
    }
  return name;
}

static void
note_names (QdHtmlMetadata *metadata, QdHtmlField field, QdHtmlRank rank, const char *origin, JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), MOST_AUTHORS); i++)
        _qd_html_metadata_note (metadata, field, rank, origin, get_name (metadata, json_array_get_element (array, i)));
    }
  else if (node != NULL)
    _qd_html_metadata_note (metadata, field, rank, origin, get_name (metadata, node));
}

/* Templates of the service put its own name where the outlet's belongs. */
static gboolean
is_service (const char *name)
{
  return g_strcmp0 (name, "Blogger") == 0;
}

static void
note_publisher (QdHtmlMetadata *metadata, JsonNode *node)
{
  const char *name = node != NULL && !JSON_NODE_HOLDS_ARRAY (node) ? get_name (metadata, node) : NULL;

  if (!is_service (name))
    note_names (metadata, QD_HTML_FIELD_SOURCE, QD_HTML_RANK_LINKED_DATA, "json-ld publisher", node);
}

/* A number or a truth, as a string; some pages write "False". */
static char *
dup_scalar (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return g_strdup (json_node_get_string (node));
}

static void
read_object (QdHtmlMetadata *metadata, JsonObject *object)
{
  static const struct
  {
    const char *member;
    QdHtmlField field;
    QdHtmlRank  rank;
    const char *origin;
  } members[] = {
    { "headline", QD_HTML_FIELD_TITLE, QD_HTML_RANK_LINKED_DATA, "json-ld headline" },
    { "name", QD_HTML_FIELD_TITLE, QD_HTML_RANK_NAMED, "json-ld name" },
    { "datePublished", QD_HTML_FIELD_DATE, QD_HTML_RANK_LINKED_DATA, "json-ld datePublished" },
    { "dateCreated", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED, "json-ld dateCreated" },
    { "dateModified", QD_HTML_FIELD_MODIFIED, QD_HTML_RANK_LINKED_DATA, "json-ld dateModified" },
    { "url", QD_HTML_FIELD_URL, QD_HTML_RANK_NAMED, "json-ld url" },
    { "inLanguage", QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_LINKED_DATA, "json-ld inLanguage" },
    { "articleBody", QD_HTML_FIELD_BODY, QD_HTML_RANK_LINKED_DATA, "json-ld articleBody" },
    { "description", QD_HTML_FIELD_SUMMARY, QD_HTML_RANK_LINKED_DATA, "json-ld description" },
    { "wordCount", QD_HTML_FIELD_N_WORDS, QD_HTML_RANK_LINKED_DATA, "json-ld wordCount" },
    { "isAccessibleForFree", QD_HTML_FIELD_FREE, QD_HTML_RANK_LINKED_DATA, "json-ld isAccessibleForFree" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *value = dup_scalar (object, members[i].member);

      _qd_html_metadata_note (metadata, members[i].field, members[i].rank, members[i].origin, value);
    }
  note_names (metadata, QD_HTML_FIELD_BYLINE, QD_HTML_RANK_LINKED_DATA, "json-ld author", json_object_get_member (object, "author"));
  note_names (metadata, QD_HTML_FIELD_BYLINE, QD_HTML_RANK_FALLBACK, "json-ld creator", json_object_get_member (object, "creator"));
  note_publisher (metadata, json_object_get_member (object, "publisher"));
  note_names (metadata, QD_HTML_FIELD_SOURCE, QD_HTML_RANK_FALLBACK, "json-ld sourceOrganization", json_object_get_member (object, "sourceOrganization"));
}

/* The objects of a piece of JSON-LD: itself, the elements of a list, those under "@graph" and what a page is about. */
static void
gather_objects (QdHtmlMetadata *metadata, JsonNode *root)
{
  static const char *const inner[] = { "@graph", "mainEntity", "mainEntityOfPage" };
  guint                    first = metadata->graph->len;

  g_ptr_array_add (metadata->graph, json_node_ref (root));
  for (guint i = first; i < metadata->graph->len; i++)
    {
      JsonNode  *node = g_ptr_array_index (metadata->graph, i);
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint j = 0; array != NULL && j < json_array_get_length (array) && metadata->graph->len < MOST_OBJECTS; j++)
        g_ptr_array_add (metadata->graph, json_node_ref (json_array_get_element (array, j)));
      for (guint j = 0; JSON_NODE_HOLDS_OBJECT (node) && j < G_N_ELEMENTS (inner) && metadata->graph->len < MOST_OBJECTS; j++)
        {
          JsonNode *child = json_object_get_member (json_node_get_object (node), inner[j]);

          if (child != NULL && !JSON_NODE_HOLDS_VALUE (child))
            g_ptr_array_add (metadata->graph, json_node_ref (child));
        }
    }
}

/* Broken JSON-LD is common and says nothing about the article. */
void
_qd_html_linked_data_gather (QdHtmlMetadata *metadata, const char *text)
{
  g_autoptr (JsonNode) root = NULL;

  if (metadata->graph->len < MOST_OBJECTS)
    root = qd_json_parse (text, strlen (text), NULL);
  if (root != NULL)
    gather_objects (metadata, root);
}

/* Which article is that of the page */

/* Whether two addresses are of one page: without what stands behind "#" and a stroke at the end. */
static gboolean
is_same_page (const char *a, const char *b)
{
  gsize len_a = a != NULL ? strcspn (a, "#") : 0, len_b = b != NULL ? strcspn (b, "#") : 0;

  while (len_a > 0 && a[len_a - 1] == '/')
    len_a--;
  while (len_b > 0 && b[len_b - 1] == '/')
    len_b--;
  return len_a > 0 && len_a == len_b && strncmp (a, b, len_a) == 0;
}

/* Whether the page is at @address, as it says elsewhere. */
static gboolean
is_address_of_page (const QdHtmlMetadata *metadata, const char *address, const char *page)
{
  for (guint i = 0; i < QD_HTML_N_RANKS; i++)
    if (is_same_page (address, metadata->values[QD_HTML_FIELD_URL][i].value))
      return TRUE;
  return is_same_page (address, page);
}

/* Whether the page has the headline elsewhere, perhaps with the name of the site behind it. */
static gboolean
is_headline_of_page (const QdHtmlMetadata *metadata, const char *headline)
{
  for (guint i = 0; headline != NULL && *headline != '\0' && i < QD_HTML_N_RANKS; i++)
    if (metadata->values[QD_HTML_FIELD_TITLE][i].value != NULL && g_str_has_prefix (metadata->values[QD_HTML_FIELD_TITLE][i].value, headline))
      return TRUE;
  return FALSE;
}

/* How much the page says that @object is its article rather than another that it links to. */
static guint
weigh_object (const QdHtmlMetadata *metadata, JsonObject *object, const char *page)
{
  JsonNode   *main = json_object_get_member (object, "mainEntityOfPage");
  const char *address = NULL;
  guint       weight = is_headline_of_page (metadata, qd_json_get_string (object, "headline")) ? 1 : 0;

  if (main != NULL && JSON_NODE_HOLDS_OBJECT (main))
    address = qd_json_get_string (json_node_get_object (main), "@id");
  else
    address = qd_json_get_string (object, "mainEntityOfPage");
  if (is_address_of_page (metadata, address, page) || is_address_of_page (metadata, qd_json_get_string (object, "url"), page) ||
      is_address_of_page (metadata, qd_json_get_string (object, "@id"), page))
    weight += 2;
  return weight;
}

/* Reads the articles of the page's JSON-LD. Where some of several are plainly the page's own, the others are left out, and
 * those of which it says more come first. */
void
_qd_html_linked_data_read (QdHtmlMetadata *metadata, const char *address)
{
  g_autofree guint8 *weights = g_new0 (guint8, metadata->graph->len + 1);
  guint8             most = 0;

  for (guint i = 0; i < metadata->graph->len; i++)
    {
      JsonNode *node = g_ptr_array_index (metadata->graph, i);

      if (JSON_NODE_HOLDS_OBJECT (node) && is_article_type (json_object_get_member (json_node_get_object (node), "@type")))
        weights[i] = (guint8)weigh_object (metadata, json_node_get_object (node), address) + 1;
      most = MAX (most, weights[i]);
    }
  for (guint8 weight = most; weight > (most > 1 ? 1 : 0); weight--)
    for (guint i = 0; i < metadata->graph->len; i++)
      if (weights[i] == weight)
        read_object (metadata, json_node_get_object (g_ptr_array_index (metadata->graph, i)));
}
