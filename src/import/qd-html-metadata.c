/* qd-html-metadata.c: what a web page says about its article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-metadata.h"

#include <string.h>

#include "core/qd-uri.h"
#include "import/qd-date.h"
#include "import/qd-json.h"

/* Values are taken from the first of these places that has them. */
typedef enum {
  RANK_LINKED_DATA,
  RANK_OPEN_GRAPH,
  RANK_SCHOLARLY,
  RANK_MICRODATA,
  RANK_NAMED,
  RANK_PAGE,
  RANK_FALLBACK,
  N_RANKS,
} Rank;

typedef enum {
  FIELD_TITLE,
  FIELD_SOURCE,
  FIELD_DATE,
  FIELD_MODIFIED,
  FIELD_BYLINE,
  FIELD_URL,
  FIELD_LANGUAGE,
  FIELD_SUMMARY,
  FIELD_BODY,
  FIELD_N_WORDS,
  FIELD_FREE,
  N_FIELDS,
} Field;

typedef struct
{
  char *value;
  char *origin;
} Value;

struct _QdHtmlMetadata
{
  Value          values[N_FIELDS][N_RANKS];
  GPtrArray     *graph;
  QdHtmlEvidence evidence;
};

#define LONGEST_VALUE 1000
#define LONGEST_BODY (1024 * 1024)

/* JSON-LD beyond this is a catalogue. */
#define MOST_OBJECTS 500

/* An article has no more authors. */
#define MOST_AUTHORS 30

static gboolean
is_address (const char *value)
{
  return g_ascii_strncasecmp (value, "http:", 5) == 0 || g_ascii_strncasecmp (value, "https:", 6) == 0;
}

/* Adds another author to a byline, which several elements of one name make up. */
static void
add_author (Value *byline, const char *author)
{
  g_auto (GStrv)   names = g_strsplit (byline->value, ", ", -1);
  g_autofree char *all = NULL;

  if (g_strv_contains ((const char *const *)names, author) || g_strv_length (names) >= MOST_AUTHORS)
    return;
  all = g_strjoin (", ", byline->value, author, NULL);
  g_set_str (&byline->value, all);
}

/* Notes what the page says, unless it said it before in a place that is as good. */
static void
note (QdHtmlMetadata *metadata, Field field, Rank rank, const char *origin, const char *value)
{
  Value           *noted = &metadata->values[field][rank];
  g_autofree char *clean = NULL;

  if (value == NULL || strlen (value) > (field == FIELD_BODY ? LONGEST_BODY : LONGEST_VALUE))
    return;
  clean = g_strstrip (g_strdup (value));
  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  /* Facebook wants the author's profile where the author is; that is no byline. */
  if (*clean == '\0' || (field == FIELD_BYLINE && is_address (clean)))
    return;
  if (noted->value == NULL)
    *noted = (Value){ g_steal_pointer (&clean), g_strdup (origin) };
  else if (field == FIELD_BYLINE && g_str_equal (noted->origin, origin))
    add_author (noted, clean);
}

static const Value *
first_noted (const QdHtmlMetadata *metadata, Field field)
{
  for (guint i = 0; i < N_RANKS; i++)
    if (metadata->values[field][i].value != NULL)
      return &metadata->values[field][i];
  return NULL;
}

static const char *
first_value (const QdHtmlMetadata *metadata, Field field)
{
  const Value *noted = first_noted (metadata, field);

  return noted != NULL ? noted->value : NULL;
}

static void
read_meta (QdHtmlMetadata *metadata, const char *name, const char *content)
{
  static const struct
  {
    const char *name;
    Field       field;
    Rank        rank;
  } names[] = {
    { "og:title", FIELD_TITLE, RANK_OPEN_GRAPH },
    { "og:site_name", FIELD_SOURCE, RANK_OPEN_GRAPH },
    { "og:url", FIELD_URL, RANK_OPEN_GRAPH },
    { "og:description", FIELD_SUMMARY, RANK_OPEN_GRAPH },
    { "og:published_time", FIELD_DATE, RANK_OPEN_GRAPH },
    { "og:article:published_time", FIELD_DATE, RANK_OPEN_GRAPH },
    { "og:updated_time", FIELD_MODIFIED, RANK_OPEN_GRAPH },
    { "article:published_time", FIELD_DATE, RANK_OPEN_GRAPH },
    { "article:modified_time", FIELD_MODIFIED, RANK_OPEN_GRAPH },
    { "article:author", FIELD_BYLINE, RANK_OPEN_GRAPH },
    { "og:article:author", FIELD_BYLINE, RANK_OPEN_GRAPH },
    { "og:locale", FIELD_LANGUAGE, RANK_FALLBACK },
    { "citation_title", FIELD_TITLE, RANK_SCHOLARLY },
    { "citation_author", FIELD_BYLINE, RANK_SCHOLARLY },
    { "citation_publication_date", FIELD_DATE, RANK_SCHOLARLY },
    { "citation_online_date", FIELD_DATE, RANK_SCHOLARLY },
    { "citation_date", FIELD_DATE, RANK_SCHOLARLY },
    { "citation_journal_title", FIELD_SOURCE, RANK_SCHOLARLY },
    { "citation_publisher", FIELD_SOURCE, RANK_FALLBACK },
    { "citation_language", FIELD_LANGUAGE, RANK_SCHOLARLY },
    { "dc.title", FIELD_TITLE, RANK_SCHOLARLY },
    { "dcterms.title", FIELD_TITLE, RANK_SCHOLARLY },
    { "dc.creator", FIELD_BYLINE, RANK_SCHOLARLY },
    { "dcterms.creator", FIELD_BYLINE, RANK_SCHOLARLY },
    { "dc.publisher", FIELD_SOURCE, RANK_SCHOLARLY },
    { "dcterms.publisher", FIELD_SOURCE, RANK_SCHOLARLY },
    { "dc.date", FIELD_DATE, RANK_SCHOLARLY },
    { "dc.date.issued", FIELD_DATE, RANK_SCHOLARLY },
    { "dcterms.date", FIELD_DATE, RANK_SCHOLARLY },
    { "dcterms.issued", FIELD_DATE, RANK_SCHOLARLY },
    { "dcterms.created", FIELD_DATE, RANK_SCHOLARLY },
    { "dcterms.modified", FIELD_MODIFIED, RANK_SCHOLARLY },
    { "dc.language", FIELD_LANGUAGE, RANK_SCHOLARLY },
    { "dcterms.language", FIELD_LANGUAGE, RANK_SCHOLARLY },
    { "dc.description", FIELD_SUMMARY, RANK_SCHOLARLY },
    { "parsely-title", FIELD_TITLE, RANK_NAMED },
    { "parsely-author", FIELD_BYLINE, RANK_NAMED },
    { "parsely-pub-date", FIELD_DATE, RANK_NAMED },
    { "parsely-link", FIELD_URL, RANK_NAMED },
    { "sailthru.title", FIELD_TITLE, RANK_NAMED },
    { "sailthru.author", FIELD_BYLINE, RANK_NAMED },
    { "sailthru.date", FIELD_DATE, RANK_NAMED },
    { "twitter:title", FIELD_TITLE, RANK_FALLBACK },
    { "twitter:description", FIELD_SUMMARY, RANK_NAMED },
    { "headline", FIELD_TITLE, RANK_NAMED },
    { "application-name", FIELD_SOURCE, RANK_NAMED },
    { "publisher", FIELD_SOURCE, RANK_NAMED },
    { "datepublished", FIELD_DATE, RANK_NAMED },
    { "datemodified", FIELD_MODIFIED, RANK_NAMED },
    { "pubdate", FIELD_DATE, RANK_NAMED },
    { "publishdate", FIELD_DATE, RANK_NAMED },
    { "publish-date", FIELD_DATE, RANK_NAMED },
    { "publication_date", FIELD_DATE, RANK_NAMED },
    { "date", FIELD_DATE, RANK_NAMED },
    { "last-modified", FIELD_MODIFIED, RANK_NAMED },
    { "author", FIELD_BYLINE, RANK_NAMED },
    { "byl", FIELD_BYLINE, RANK_NAMED },
    { "description", FIELD_SUMMARY, RANK_PAGE },
    { "language", FIELD_LANGUAGE, RANK_NAMED },
    { "content-language", FIELD_LANGUAGE, RANK_NAMED },
  };
  g_autofree char *origin = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i].name) == 0)
      {
        origin = g_strconcat ("meta ", names[i].name, NULL);
        note (metadata, names[i].field, names[i].rank, origin, content);
        return;
      }
}

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
note_names (QdHtmlMetadata *metadata, Field field, Rank rank, const char *origin, JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), MOST_AUTHORS); i++)
        note (metadata, field, rank, origin, get_name (metadata, json_array_get_element (array, i)));
    }
  else if (node != NULL)
    note (metadata, field, rank, origin, get_name (metadata, node));
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
    Field       field;
    Rank        rank;
    const char *origin;
  } members[] = {
    { "headline", FIELD_TITLE, RANK_LINKED_DATA, "json-ld headline" },
    { "name", FIELD_TITLE, RANK_NAMED, "json-ld name" },
    { "datePublished", FIELD_DATE, RANK_LINKED_DATA, "json-ld datePublished" },
    { "dateCreated", FIELD_DATE, RANK_NAMED, "json-ld dateCreated" },
    { "dateModified", FIELD_MODIFIED, RANK_LINKED_DATA, "json-ld dateModified" },
    { "url", FIELD_URL, RANK_NAMED, "json-ld url" },
    { "inLanguage", FIELD_LANGUAGE, RANK_LINKED_DATA, "json-ld inLanguage" },
    { "articleBody", FIELD_BODY, RANK_LINKED_DATA, "json-ld articleBody" },
    { "description", FIELD_SUMMARY, RANK_LINKED_DATA, "json-ld description" },
    { "wordCount", FIELD_N_WORDS, RANK_LINKED_DATA, "json-ld wordCount" },
    { "isAccessibleForFree", FIELD_FREE, RANK_LINKED_DATA, "json-ld isAccessibleForFree" },
  };

  if (!is_article_type (json_object_get_member (object, "@type")))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *value = dup_scalar (object, members[i].member);

      note (metadata, members[i].field, members[i].rank, members[i].origin, value);
    }
  note_names (metadata, FIELD_BYLINE, RANK_LINKED_DATA, "json-ld author", json_object_get_member (object, "author"));
  note_names (metadata, FIELD_BYLINE, RANK_FALLBACK, "json-ld creator", json_object_get_member (object, "creator"));
  note_names (metadata, FIELD_SOURCE, RANK_LINKED_DATA, "json-ld publisher", json_object_get_member (object, "publisher"));
  note_names (metadata, FIELD_SOURCE, RANK_FALLBACK, "json-ld sourceOrganization", json_object_get_member (object, "sourceOrganization"));
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
static void
read_linked_data (QdHtmlMetadata *metadata, const char *text)
{
  g_autoptr (JsonNode) root = NULL;

  if (metadata->graph->len < MOST_OBJECTS)
    root = qd_json_parse (text, strlen (text), NULL);
  if (root != NULL)
    gather_objects (metadata, root);
}

/* Microdata (HTML Standard, section 5): a property's value is its content, its time, or its text. */
static void
read_property (QdHtmlMetadata *metadata, const QdHtmlTree *tree, guint index, const char *property)
{
  static const struct
  {
    const char *name;
    Field       field;
    Rank        rank;
    const char *origin;
  } names[] = {
    { "headline", FIELD_TITLE, RANK_MICRODATA, "itemprop headline" },
    { "datePublished", FIELD_DATE, RANK_MICRODATA, "itemprop datePublished" },
    { "dateModified", FIELD_MODIFIED, RANK_MICRODATA, "itemprop dateModified" },
    { "author", FIELD_BYLINE, RANK_MICRODATA, "itemprop author" },
    { "inLanguage", FIELD_LANGUAGE, RANK_MICRODATA, "itemprop inLanguage" },
    { "isAccessibleForFree", FIELD_FREE, RANK_MICRODATA, "itemprop isAccessibleForFree" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (property, names[i].name) == 0)
      {
        g_autofree char *text = NULL;
        const char      *value = qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_CONTENT);

        if (value == NULL)
          value = qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_DATETIME);
        if (value == NULL)
          value = text = qd_html_tree_dup_text (tree, index);
        /* A byline is short; what is long is the box about the author. */
        if (value != NULL && (names[i].field != FIELD_BYLINE || strlen (value) <= 100))
          note (metadata, names[i].field, names[i].rank, names[i].origin, value);
      }
}

static void
read_meta_element (QdHtmlMetadata *metadata, const QdHtmlTree *tree, guint index)
{
  static const QdHtmlAttr attrs[] = { QD_HTML_ATTR_PROPERTY, QD_HTML_ATTR_NAME, QD_HTML_ATTR_ITEMPROP, QD_HTML_ATTR_HTTP_EQUIV };
  const char             *content = qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_CONTENT);

  for (guint i = 0; content != NULL && i < G_N_ELEMENTS (attrs); i++)
    {
      const char *name = qd_html_tree_get_attr (tree, index, attrs[i]);

      if (name != NULL)
        read_meta (metadata, name, content);
    }
}

static void
note_text (QdHtmlMetadata *metadata, Field field, Rank rank, const char *origin, const QdHtmlTree *tree, guint index)
{
  g_autofree char *text = qd_html_tree_dup_text (tree, index);

  note (metadata, field, rank, origin, text);
}

static void
read_element (QdHtmlMetadata *metadata, const QdHtmlTree *tree, const QdHtmlNode *nodes, guint index)
{
  const char *rel = qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_REL);
  const char *property = qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_ITEMPROP);

  switch ((int)nodes[index].tag)
    {
    case QD_HTML_META:
      read_meta_element (metadata, tree, index);
      break;
    case QD_HTML_LINK:
      if (rel != NULL && g_ascii_strcasecmp (rel, "canonical") == 0)
        note (metadata, FIELD_URL, RANK_LINKED_DATA, "link canonical", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_HREF));
      break;
    case QD_HTML_HTML:
      note (metadata, FIELD_LANGUAGE, RANK_PAGE, "html lang", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_LANG));
      break;
    case QD_HTML_TIME:
      note (metadata, FIELD_DATE, RANK_FALLBACK, "time", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_DATETIME));
      break;
    case QD_HTML_SCRIPT:
      if (nodes[index].end > index + 1)
        read_linked_data (metadata, nodes[index + 1].text);
      break;
    case QD_HTML_H1:
      note_text (metadata, FIELD_TITLE, RANK_NAMED, "h1", tree, index);
      break;
    case QD_HTML_TITLE:
      note_text (metadata, FIELD_TITLE, RANK_PAGE, "title", tree, index);
      break;
    case QD_HTML_A:
      if (rel != NULL && g_ascii_strcasecmp (rel, "author") == 0)
        note_text (metadata, FIELD_BYLINE, RANK_PAGE, "rel author", tree, index);
      break;
    default:
      break;
    }
  if (property != NULL)
    read_property (metadata, tree, index, property);
}

/* "en_US" is what Open Graph writes for "en-US". */
static void
set_language (QdArticleDraft *draft, const char *language)
{
  g_autofree char *tag = g_strdup (language);

  if (tag != NULL)
    qd_article_draft_set_language (draft, g_strdelimit (tag, "_", '-'));
}

/* The host of an address without "www.". */
static char *
dup_host (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char      *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0')
    return NULL;
  return g_strdup (g_ascii_strncasecmp (host, "www.", 4) == 0 ? host + 4 : host);
}

/* Titles of pages end in the name of the site: "Rowing | Gull". */
static void
strip_site (char *title, const char *site)
{
  static const char *const marks[] = { " | ", " - ", " – ", " — ", " :: ", " · ", ": " };
  gsize                    len = strlen (title);
  gsize                    tail = site != NULL ? strlen (site) : 0;

  if (tail == 0 || len <= tail || g_ascii_strcasecmp (title + len - tail, site) != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize mark = strlen (marks[i]);

      if (len > tail + mark && memcmp (title + len - tail - mark, marks[i], mark) == 0)
        {
          title[len - tail - mark] = '\0';
          return;
        }
    }
}

/* Addresses that the page writes without its host mean nothing elsewhere. */
static void
settle_address (QdHtmlMetadata *self, const char *address)
{
  for (guint i = 0; i < N_RANKS; i++)
    {
      Value *noted = &self->values[FIELD_URL][i];

      if (noted->value != NULL && !is_address (noted->value))
        {
          char *absolute = address != NULL ? qd_uri_resolve (address, noted->value, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED) : NULL;

          g_free (noted->value);
          noted->value = absolute != NULL && is_address (absolute) ? absolute : NULL;
          if (noted->value == NULL)
            {
              g_clear_pointer (&noted->origin, g_free);
              g_free (absolute);
            }
        }
    }
  if (address != NULL && is_address (address))
    note (self, FIELD_URL, RANK_FALLBACK, "saved from", address);
}

/**
 * qd_html_metadata_new:
 * @tree: (not nullable): a page
 * @address: (nullable): where it was saved from, as far as the file says so
 *
 * Reads what the page says about its article: JSON-LD first (schema.org's Article and its kinds), then Open Graph, the
 * names of Dublin Core and of scholarly publishers, microdata, other meta elements, and the page itself. Thread: any.
 *
 * Returns: (transfer full): what it says
 */
QdHtmlMetadata *
qd_html_metadata_new (const QdHtmlTree *tree, const char *address)
{
  QdHtmlMetadata   *self = g_new0 (QdHtmlMetadata, 1);
  g_autofree char  *host = NULL;
  guint             n_nodes;
  const QdHtmlNode *nodes;

  g_return_val_if_fail (tree != NULL, NULL);

  self->graph = g_ptr_array_new_with_free_func ((GDestroyNotify)json_node_unref);
  nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].tag != QD_HTML_TEXT)
      read_element (self, tree, nodes, i);
  for (guint i = 0; i < self->graph->len; i++)
    if (JSON_NODE_HOLDS_OBJECT (g_ptr_array_index (self->graph, i)))
      read_object (self, json_node_get_object (g_ptr_array_index (self->graph, i)));
  settle_address (self, address);
  host = dup_host (first_value (self, FIELD_URL));
  note (self, FIELD_SOURCE, RANK_FALLBACK, "address", host);
  for (guint i = 0; i < N_RANKS; i++)
    if (self->values[FIELD_TITLE][i].value != NULL)
      strip_site (self->values[FIELD_TITLE][i].value, first_value (self, FIELD_SOURCE));
  self->evidence.title = first_value (self, FIELD_TITLE);
  self->evidence.summary = first_value (self, FIELD_SUMMARY);
  self->evidence.body = first_value (self, FIELD_BODY);
  return self;
}

/**
 * qd_html_metadata_free:
 * @self: (nullable) (transfer full): metadata
 *
 * Frees it.
 */
void
qd_html_metadata_free (QdHtmlMetadata *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    for (guint j = 0; j < N_RANKS; j++)
      {
        g_free (self->values[i][j].value);
        g_free (self->values[i][j].origin);
      }
  g_ptr_array_unref (self->graph);
  g_free (self);
}

/**
 * qd_html_metadata_get_evidence:
 * @self: (not nullable): metadata
 *
 * Returns: (transfer none): what helps to find the article in the page; as long as @self lives
 */
const QdHtmlEvidence *
qd_html_metadata_get_evidence (const QdHtmlMetadata *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->evidence;
}

/* "By Ada Quill" names Ada Quill. */
static const char *
skip_by (const char *byline)
{
  static const char *const words[] = { "by ", "von ", "par ", "por ", "di ", "by: " };

  for (guint i = 0; byline != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (byline, words[i], strlen (words[i])) == 0)
      return byline + strlen (words[i]);
  return byline;
}

/* The first date that can be read. */
static const Value *
find_date (const QdHtmlMetadata *self, Field field, gint64 *time)
{
  for (guint i = 0; i < N_RANKS; i++)
    if (self->values[field][i].value != NULL && qd_date_parse (self->values[field][i].value, time))
      return &self->values[field][i];
  return NULL;
}

static void
add_origin (QdArticleDraft *draft, const char *field, const Value *value)
{
  if (value != NULL)
    qd_article_draft_add_fact (draft, field, NULL, value->origin);
}

/**
 * qd_html_metadata_fill:
 * @self: (not nullable): metadata
 * @draft: (not nullable): the draft of the article
 *
 * Sets the draft's fields, and says of each where it is from.
 */
void
qd_html_metadata_fill (const QdHtmlMetadata *self, QdArticleDraft *draft)
{
  const Value *published;
  const Value *modified;
  gint64       time;

  g_return_if_fail (self != NULL && draft != NULL);

  qd_article_draft_set_title (draft, first_value (self, FIELD_TITLE));
  add_origin (draft, QD_FACT_TITLE, first_noted (self, FIELD_TITLE));
  qd_article_draft_set_url (draft, first_value (self, FIELD_URL));
  add_origin (draft, QD_FACT_URL, first_noted (self, FIELD_URL));
  qd_article_draft_set_source (draft, first_value (self, FIELD_SOURCE));
  add_origin (draft, QD_FACT_SOURCE, first_noted (self, FIELD_SOURCE));
  set_language (draft, first_value (self, FIELD_LANGUAGE));
  add_origin (draft, QD_FACT_LANGUAGE, first_noted (self, FIELD_LANGUAGE));
  qd_article_draft_set_byline (draft, skip_by (first_value (self, FIELD_BYLINE)));
  add_origin (draft, QD_FACT_BYLINE, first_noted (self, FIELD_BYLINE));
  published = find_date (self, FIELD_DATE, &time);
  if (published != NULL)
    qd_article_draft_set_published (draft, time);
  add_origin (draft, QD_FACT_PUBLISHED, published);
  modified = find_date (self, FIELD_MODIFIED, &time);
  if (modified != NULL)
    qd_article_draft_add_fact (draft, QD_FACT_MODIFIED, modified->value, modified->origin);
}

/* A text without so many words, of those that the page says it has, of 100, is a beginning. */
#define STUB_SHARE 60

/* A page that says it must be paid for and has fewer words than this shows a beginning. */
#define STUB_WORDS 250

/**
 * qd_html_metadata_is_stub:
 * @self: (not nullable): metadata
 * @n_words: how many words were found
 *
 * Whether the page shows less than its article: it says that it has more words, or that it must be paid for and is short.
 *
 * Returns: %TRUE if what was found is likely a beginning alone
 */
gboolean
qd_html_metadata_is_stub (const QdHtmlMetadata *self, guint n_words)
{
  const char *stated;
  const char *access;
  guint64     n_stated;

  g_return_val_if_fail (self != NULL, FALSE);

  stated = first_value (self, FIELD_N_WORDS);
  access = first_value (self, FIELD_FREE);
  n_stated = stated != NULL ? g_ascii_strtoull (stated, NULL, 10) : 0;
  if (access != NULL && g_ascii_strcasecmp (access, "false") == 0)
    return n_words < STUB_WORDS || (n_stated > 0 && (guint64)n_words * 100 < n_stated * STUB_SHARE);
  return n_stated >= STUB_WORDS && (guint64)n_words * 100 < n_stated * STUB_SHARE / 2;
}
