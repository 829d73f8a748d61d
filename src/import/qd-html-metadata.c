/* qd-html-metadata.c: what a web page says about its article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-metadata.h"

#include <string.h>

#include "import/qd-date.h"
#include "import/qd-json.h"

/* Values are taken from the first of these places that has them. */
typedef enum {
  RANK_LINKED_DATA,
  RANK_OPEN_GRAPH,
  RANK_DUBLIN_CORE,
  RANK_NAMED,
  RANK_PAGE,
  N_RANKS,
} Rank;

typedef enum {
  FIELD_TITLE,
  FIELD_SOURCE,
  FIELD_DATE,
  FIELD_BYLINE,
  FIELD_URL,
  FIELD_LANGUAGE,
  FIELD_SUMMARY,
  FIELD_BODY,
  N_FIELDS,
} Field;

struct _QdHtmlMetadata
{
  char          *values[N_FIELDS][N_RANKS];
  QdHtmlEvidence evidence;
};

#define LONGEST_VALUE 1000
#define LONGEST_BODY (1024 * 1024)

/* JSON-LD beyond this is a catalogue. */
#define MOST_OBJECTS 200

static void
note (QdHtmlMetadata *metadata, Field field, Rank rank, const char *value)
{
  g_autofree char *clean = NULL;

  if (value == NULL || metadata->values[field][rank] != NULL || strlen (value) > (field == FIELD_BODY ? LONGEST_BODY : LONGEST_VALUE))
    return;
  clean = g_strstrip (g_strdup (value));
  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  if (*clean != '\0')
    metadata->values[field][rank] = g_steal_pointer (&clean);
}

static const char *
first_value (const QdHtmlMetadata *metadata, Field field)
{
  for (guint i = 0; i < N_RANKS; i++)
    if (metadata->values[field][i] != NULL)
      return metadata->values[field][i];
  return NULL;
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
    { "twitter:title", FIELD_TITLE, RANK_NAMED },
    { "dc.title", FIELD_TITLE, RANK_DUBLIN_CORE },
    { "headline", FIELD_TITLE, RANK_NAMED },
    { "og:site_name", FIELD_SOURCE, RANK_OPEN_GRAPH },
    { "dc.publisher", FIELD_SOURCE, RANK_DUBLIN_CORE },
    { "application-name", FIELD_SOURCE, RANK_NAMED },
    { "article:published_time", FIELD_DATE, RANK_OPEN_GRAPH },
    { "og:published_time", FIELD_DATE, RANK_OPEN_GRAPH },
    { "dc.date", FIELD_DATE, RANK_DUBLIN_CORE },
    { "dc.date.issued", FIELD_DATE, RANK_DUBLIN_CORE },
    { "dcterms.created", FIELD_DATE, RANK_DUBLIN_CORE },
    { "datepublished", FIELD_DATE, RANK_NAMED },
    { "pubdate", FIELD_DATE, RANK_NAMED },
    { "publishdate", FIELD_DATE, RANK_NAMED },
    { "date", FIELD_DATE, RANK_NAMED },
    { "article:author", FIELD_BYLINE, RANK_OPEN_GRAPH },
    { "dc.creator", FIELD_BYLINE, RANK_DUBLIN_CORE },
    { "author", FIELD_BYLINE, RANK_NAMED },
    { "byl", FIELD_BYLINE, RANK_NAMED },
    { "og:url", FIELD_URL, RANK_OPEN_GRAPH },
    { "dc.language", FIELD_LANGUAGE, RANK_DUBLIN_CORE },
    { "language", FIELD_LANGUAGE, RANK_NAMED },
    { "og:description", FIELD_SUMMARY, RANK_OPEN_GRAPH },
    { "twitter:description", FIELD_SUMMARY, RANK_NAMED },
    { "description", FIELD_SUMMARY, RANK_PAGE },
    { "dc.description", FIELD_SUMMARY, RANK_DUBLIN_CORE },
    { "og:locale", FIELD_LANGUAGE, RANK_PAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i].name) == 0)
      {
        /* Facebook wants the author's profile there; that is no byline. */
        if (names[i].field == FIELD_BYLINE && g_str_has_prefix (content, "http"))
          continue;
        note (metadata, names[i].field, names[i].rank, content);
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

/* A person or organisation: its name, or a list of them. */
static char *
dup_names (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (qd_json_get_string (json_node_get_object (node), "name"));
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray            *array = json_node_get_array (node);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < MIN (json_array_get_length (array), 20); i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          char     *name = JSON_NODE_HOLDS_ARRAY (element) ? NULL : dup_names (element);

          if (name != NULL)
            g_ptr_array_add (names, name);
        }
      g_ptr_array_add (names, NULL);
      return names->len > 1 ? g_strjoinv (", ", (char **)names->pdata) : NULL;
    }
  return JSON_NODE_HOLDS_VALUE (node) ? g_strdup (json_node_get_string (node)) : NULL;
}

static void
read_object (QdHtmlMetadata *metadata, JsonObject *object)
{
  g_autofree char *author = NULL;
  g_autofree char *publisher = NULL;

  if (!is_article_type (json_object_get_member (object, "@type")))
    return;
  author = dup_names (json_object_get_member (object, "author"));
  publisher = dup_names (json_object_get_member (object, "publisher"));
  note (metadata, FIELD_TITLE, RANK_LINKED_DATA, qd_json_get_string (object, "headline"));
  note (metadata, FIELD_DATE, RANK_LINKED_DATA, qd_json_get_string (object, "datePublished"));
  note (metadata, FIELD_URL, RANK_NAMED, qd_json_get_string (object, "url"));
  note (metadata, FIELD_LANGUAGE, RANK_LINKED_DATA, qd_json_get_string (object, "inLanguage"));
  note (metadata, FIELD_BODY, RANK_LINKED_DATA, qd_json_get_string (object, "articleBody"));
  note (metadata, FIELD_SUMMARY, RANK_LINKED_DATA, qd_json_get_string (object, "description"));
  note (metadata, FIELD_BYLINE, RANK_LINKED_DATA, author);
  note (metadata, FIELD_SOURCE, RANK_LINKED_DATA, publisher);
}

static void
push_children (GPtrArray *queue, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && queue->len < MOST_OBJECTS; i++)
        g_ptr_array_add (queue, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *graph = json_object_get_member (json_node_get_object (node), "@graph");

      if (graph != NULL && queue->len < MOST_OBJECTS)
        g_ptr_array_add (queue, graph);
    }
}

/* The objects of a piece of JSON-LD: itself, the elements of a list, those under "@graph". */
static void
read_linked_data (QdHtmlMetadata *metadata, const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JsonNode)  root = qd_json_parse (text, strlen (text), &error);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  /* Broken JSON-LD is common and says nothing about the article. */
  if (root == NULL)
    return;
  g_ptr_array_add (queue, root);
  for (guint i = 0; i < queue->len; i++)
    {
      JsonNode *node = g_ptr_array_index (queue, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        read_object (metadata, json_node_get_object (node));
      push_children (queue, node);
    }
}

static void
read_element (QdHtmlMetadata *metadata, const QdHtmlTree *tree, const QdHtmlNode *nodes, guint index)
{
  const char      *value = NULL;
  const char      *rel;
  g_autofree char *text = NULL;

  switch ((int)nodes[index].tag)
    {
    case QD_HTML_META:
      value = qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_CONTENT);
      for (QdHtmlAttr attr = 0; value != NULL && attr < QD_HTML_N_ATTRS; attr++)
        if (attr == QD_HTML_ATTR_PROPERTY || attr == QD_HTML_ATTR_NAME || attr == QD_HTML_ATTR_ITEMPROP)
          {
            const char *name = qd_html_tree_get_attr (tree, index, attr);

            if (name != NULL)
              read_meta (metadata, name, value);
          }
      break;
    case QD_HTML_LINK:
      rel = qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_REL);
      if (rel != NULL && g_ascii_strcasecmp (rel, "canonical") == 0)
        note (metadata, FIELD_URL, RANK_LINKED_DATA, qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_HREF));
      break;
    case QD_HTML_HTML:
      note (metadata, FIELD_LANGUAGE, RANK_NAMED, qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_LANG));
      break;
    case QD_HTML_TIME:
      note (metadata, FIELD_DATE, RANK_PAGE, qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_DATETIME));
      break;
    case QD_HTML_SCRIPT:
      if (nodes[index].end > index + 1)
        read_linked_data (metadata, nodes[index + 1].text);
      break;
    case QD_HTML_H1:
      text = qd_html_tree_dup_text (tree, index);
      note (metadata, FIELD_TITLE, RANK_NAMED, text);
      break;
    case QD_HTML_TITLE:
      text = qd_html_tree_dup_text (tree, index);
      note (metadata, FIELD_TITLE, RANK_PAGE, text);
      break;
    case QD_HTML_A:
      rel = qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_REL);
      if (rel != NULL && g_ascii_strcasecmp (rel, "author") == 0)
        {
          text = qd_html_tree_dup_text (tree, index);
          note (metadata, FIELD_BYLINE, RANK_PAGE, text);
        }
      break;
    default:
      break;
    }
}

/* "en_US" is what Open Graph writes for "en-US". */
static void
set_language (QdArticleDraft *draft, const char *language)
{
  g_autofree char *tag = g_strdup (language);

  if (tag != NULL)
    qd_article_draft_set_language (draft, g_strdelimit (tag, "_", '-'));
}

/* The name of the site, else its host. */
static void
set_source (QdArticleDraft *draft, const char *source, const char *url)
{
  g_autoptr (GUri) uri = NULL;
  const char      *host;

  if (source == NULL && url != NULL)
    {
      uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
      host = uri != NULL ? g_uri_get_host (uri) : NULL;
      if (host != NULL && *host != '\0')
        source = g_str_has_prefix (host, "www.") ? host + 4 : host;
    }
  qd_article_draft_set_source (draft, source);
}

/**
 * qd_html_metadata_new:
 * @tree: (not nullable): a page
 *
 * Reads what the page says about its article: JSON-LD first (schema.org's Article and its kinds), then Open Graph, Dublin
 * Core, other meta elements, and the page itself. Thread: any.
 *
 * Returns: (transfer full): what it says
 */
QdHtmlMetadata *
qd_html_metadata_new (const QdHtmlTree *tree)
{
  QdHtmlMetadata   *self = g_new0 (QdHtmlMetadata, 1);
  guint             n_nodes;
  const QdHtmlNode *nodes;

  g_return_val_if_fail (tree != NULL, NULL);

  nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    read_element (self, tree, nodes, i);
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
      g_free (self->values[i][j]);
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

/**
 * qd_html_metadata_fill:
 * @self: (not nullable): metadata
 * @draft: (not nullable): the draft of the article
 *
 * Sets the draft's fields.
 */
void
qd_html_metadata_fill (const QdHtmlMetadata *self, QdArticleDraft *draft)
{
  const char *byline;
  gint64      time;

  g_return_if_fail (self != NULL && draft != NULL);

  qd_article_draft_set_title (draft, first_value (self, FIELD_TITLE));
  qd_article_draft_set_url (draft, first_value (self, FIELD_URL));
  set_source (draft, first_value (self, FIELD_SOURCE), first_value (self, FIELD_URL));
  set_language (draft, first_value (self, FIELD_LANGUAGE));
  byline = first_value (self, FIELD_BYLINE);
  if (byline != NULL && g_ascii_strncasecmp (byline, "by ", 3) == 0)
    byline += 3;
  qd_article_draft_set_byline (draft, byline);
  for (guint i = 0; i < N_RANKS; i++)
    if (self->values[FIELD_DATE][i] != NULL && qd_date_parse (self->values[FIELD_DATE][i], &time))
      {
        qd_article_draft_set_published (draft, time);
        break;
      }
}
