/* qd-html-metadata.c: what a web page says about its article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-uri.h"
#include "import/qd-date.h"
#include "import/qd-feed-entity.h"
#include "import/qd-html-metadata-private.h"
#include "import/qd-json.h"

static gboolean
is_web_address (const char *value)
{
  return g_ascii_strncasecmp (value, "http:", 5) == 0 || g_ascii_strncasecmp (value, "https:", 6) == 0;
}

/* Adds another author to a byline, which several elements of one name make up. */
static void
add_author (QdHtmlValue *byline, const char *author)
{
  g_auto (GStrv)   names = g_strsplit (byline->value, ", ", -1);
  g_autofree char *all = NULL;

  if (g_strv_contains ((const char *const *)names, author) || g_strv_length (names) >= MOST_AUTHORS)
    return;
  all = g_strjoin (", ", byline->value, author, NULL);
  g_set_str (&byline->value, all);
}

/* Programs that make pages often write references of HTML where nothing takes them for such, as in JSON-LD, or write them twice: "Rowing &#8211; Gull". */
static char *
dup_without_references (const char *value)
{
  QdFeedEntities *entities = qd_feed_entities_new ();
  GString        *text = g_string_new (NULL);

  qd_feed_entities_append (entities, text, value, strlen (value));
  qd_feed_entities_free (entities);
  return g_string_free_and_steal (text);
}

/* Notes what the page says, unless it said it before in a place that is as good. */
void
_qd_html_metadata_note (QdHtmlMetadata *metadata, QdHtmlField field, QdHtmlRank rank, const char *origin, const char *value)
{
  QdHtmlValue     *noted = &metadata->values[field][rank];
  g_autofree char *clean = NULL;

  if (value == NULL || strlen (value) > (field == QD_HTML_FIELD_BODY ? LONGEST_BODY : LONGEST_VALUE))
    return;
  clean = field == QD_HTML_FIELD_TITLE || field == QD_HTML_FIELD_BYLINE || field == QD_HTML_FIELD_SOURCE ? dup_without_references (value) : g_strdup (value);
  g_strstrip (clean);
  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  /* Facebook wants the author's profile where the author is; that is no byline. */
  if (*clean == '\0' || (field == QD_HTML_FIELD_BYLINE && is_web_address (clean)))
    return;
  if (noted->value == NULL)
    *noted = (QdHtmlValue){ g_steal_pointer (&clean), g_strdup (origin) };
  else if (field == QD_HTML_FIELD_BYLINE && g_str_equal (noted->origin, origin))
    add_author (noted, clean);
}

static const QdHtmlValue *
first_noted (const QdHtmlMetadata *metadata, QdHtmlField field)
{
  for (guint i = 0; i < QD_HTML_N_RANKS; i++)
    if (metadata->values[field][i].value != NULL)
      return &metadata->values[field][i];
  return NULL;
}

static const char *
first_value (const QdHtmlMetadata *metadata, QdHtmlField field)
{
  const QdHtmlValue *noted = first_noted (metadata, field);

  return noted != NULL ? noted->value : NULL;
}

static void
read_meta (QdHtmlMetadata *metadata, const char *name, const char *content)
{
  static const struct
  {
    const char *name;
    QdHtmlField field;
    QdHtmlRank  rank;
  } names[] = {
    { "og:title", QD_HTML_FIELD_TITLE, QD_HTML_RANK_OPEN_GRAPH },
    { "og:site_name", QD_HTML_FIELD_SOURCE, QD_HTML_RANK_OPEN_GRAPH },
    { "og:url", QD_HTML_FIELD_URL, QD_HTML_RANK_OPEN_GRAPH },
    { "og:description", QD_HTML_FIELD_SUMMARY, QD_HTML_RANK_OPEN_GRAPH },
    { "og:published_time", QD_HTML_FIELD_DATE, QD_HTML_RANK_OPEN_GRAPH },
    { "og:article:published_time", QD_HTML_FIELD_DATE, QD_HTML_RANK_OPEN_GRAPH },
    { "og:updated_time", QD_HTML_FIELD_MODIFIED, QD_HTML_RANK_OPEN_GRAPH },
    { "article:published_time", QD_HTML_FIELD_DATE, QD_HTML_RANK_OPEN_GRAPH },
    { "article:modified_time", QD_HTML_FIELD_MODIFIED, QD_HTML_RANK_OPEN_GRAPH },
    { "article:author", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_OPEN_GRAPH },
    { "og:article:author", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_OPEN_GRAPH },
    { "og:locale", QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_FALLBACK },
    { "citation_title", QD_HTML_FIELD_TITLE, QD_HTML_RANK_SCHOLARLY },
    { "citation_author", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_SCHOLARLY },
    { "citation_publication_date", QD_HTML_FIELD_DATE, QD_HTML_RANK_SCHOLARLY },
    { "citation_online_date", QD_HTML_FIELD_DATE, QD_HTML_RANK_SCHOLARLY },
    { "citation_date", QD_HTML_FIELD_DATE, QD_HTML_RANK_SCHOLARLY },
    { "citation_journal_title", QD_HTML_FIELD_SOURCE, QD_HTML_RANK_SCHOLARLY },
    { "citation_publisher", QD_HTML_FIELD_SOURCE, QD_HTML_RANK_FALLBACK },
    { "citation_language", QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_SCHOLARLY },
    { "dc.title", QD_HTML_FIELD_TITLE, QD_HTML_RANK_SCHOLARLY },
    { "dcterms.title", QD_HTML_FIELD_TITLE, QD_HTML_RANK_SCHOLARLY },
    { "dc.creator", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_SCHOLARLY },
    { "dcterms.creator", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_SCHOLARLY },
    { "dc.publisher", QD_HTML_FIELD_SOURCE, QD_HTML_RANK_SCHOLARLY },
    { "dcterms.publisher", QD_HTML_FIELD_SOURCE, QD_HTML_RANK_SCHOLARLY },
    { "dc.date", QD_HTML_FIELD_DATE, QD_HTML_RANK_SCHOLARLY },
    { "dc.date.issued", QD_HTML_FIELD_DATE, QD_HTML_RANK_SCHOLARLY },
    { "dcterms.date", QD_HTML_FIELD_DATE, QD_HTML_RANK_SCHOLARLY },
    { "dcterms.issued", QD_HTML_FIELD_DATE, QD_HTML_RANK_SCHOLARLY },
    { "dcterms.created", QD_HTML_FIELD_DATE, QD_HTML_RANK_SCHOLARLY },
    { "dcterms.modified", QD_HTML_FIELD_MODIFIED, QD_HTML_RANK_SCHOLARLY },
    { "dc.language", QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_SCHOLARLY },
    { "dcterms.language", QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_SCHOLARLY },
    { "dc.description", QD_HTML_FIELD_SUMMARY, QD_HTML_RANK_SCHOLARLY },
    { "parsely-title", QD_HTML_FIELD_TITLE, QD_HTML_RANK_NAMED },
    { "parsely-author", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_NAMED },
    { "parsely-pub-date", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED },
    { "parsely-link", QD_HTML_FIELD_URL, QD_HTML_RANK_NAMED },
    { "sailthru.title", QD_HTML_FIELD_TITLE, QD_HTML_RANK_NAMED },
    { "sailthru.author", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_NAMED },
    { "sailthru.date", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED },
    { "twitter:title", QD_HTML_FIELD_TITLE, QD_HTML_RANK_FALLBACK },
    { "twitter:description", QD_HTML_FIELD_SUMMARY, QD_HTML_RANK_NAMED },
    { "headline", QD_HTML_FIELD_TITLE, QD_HTML_RANK_NAMED },
    { "application-name", QD_HTML_FIELD_SOURCE, QD_HTML_RANK_NAMED },
    { "publisher", QD_HTML_FIELD_SOURCE, QD_HTML_RANK_NAMED },
    { "datepublished", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED },
    { "datemodified", QD_HTML_FIELD_MODIFIED, QD_HTML_RANK_NAMED },
    { "pubdate", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED },
    { "publishdate", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED },
    { "publish-date", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED },
    { "publication_date", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED },
    { "date", QD_HTML_FIELD_DATE, QD_HTML_RANK_NAMED },
    { "last-modified", QD_HTML_FIELD_MODIFIED, QD_HTML_RANK_NAMED },
    { "author", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_NAMED },
    { "byl", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_NAMED },
    { "description", QD_HTML_FIELD_SUMMARY, QD_HTML_RANK_PAGE },
    { "language", QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_NAMED },
    { "content-language", QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_NAMED },
  };
  g_autofree char *origin = NULL;

  /* "free", "metered" or "locked" */
  if (g_ascii_strcasecmp (name, "article:content_tier") == 0 && g_ascii_strcasecmp (content, "locked") == 0)
    _qd_html_metadata_note (metadata, QD_HTML_FIELD_FREE, QD_HTML_RANK_OPEN_GRAPH, "meta article:content_tier", "false");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i].name) == 0)
      {
        origin = g_strconcat ("meta ", names[i].name, NULL);
        _qd_html_metadata_note (metadata, names[i].field, names[i].rank, origin, content);
        return;
      }
}

/* Microdata (HTML Standard, section 5): a property's value is its content, its time, or its text. */
static void
read_property (QdHtmlMetadata *metadata, const QdHtmlTree *tree, guint index, const char *property)
{
  static const struct
  {
    const char *name;
    QdHtmlField field;
    QdHtmlRank  rank;
    const char *origin;
  } names[] = {
    { "headline", QD_HTML_FIELD_TITLE, QD_HTML_RANK_MICRODATA, "itemprop headline" },
    { "datePublished", QD_HTML_FIELD_DATE, QD_HTML_RANK_MICRODATA, "itemprop datePublished" },
    { "dateModified", QD_HTML_FIELD_MODIFIED, QD_HTML_RANK_MICRODATA, "itemprop dateModified" },
    { "author", QD_HTML_FIELD_BYLINE, QD_HTML_RANK_MICRODATA, "itemprop author" },
    { "inLanguage", QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_MICRODATA, "itemprop inLanguage" },
    { "isAccessibleForFree", QD_HTML_FIELD_FREE, QD_HTML_RANK_MICRODATA, "itemprop isAccessibleForFree" },
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
        if (value != NULL && (names[i].field != QD_HTML_FIELD_BYLINE || strlen (value) <= 100))
          _qd_html_metadata_note (metadata, names[i].field, names[i].rank, names[i].origin, value);
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
note_text (QdHtmlMetadata *metadata, QdHtmlField field, QdHtmlRank rank, const char *origin, const QdHtmlTree *tree, guint index)
{
  g_autofree char *text = qd_html_tree_dup_text (tree, index);

  _qd_html_metadata_note (metadata, field, rank, origin, text);
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
        _qd_html_metadata_note (metadata, QD_HTML_FIELD_URL, QD_HTML_RANK_LINKED_DATA, "link canonical", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_HREF));
      break;
    case QD_HTML_HTML:
      _qd_html_metadata_note (metadata, QD_HTML_FIELD_LANGUAGE, QD_HTML_RANK_PAGE, "html lang", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_LANG));
      break;
    case QD_HTML_TIME:
      _qd_html_metadata_note (metadata, QD_HTML_FIELD_DATE, QD_HTML_RANK_FALLBACK, "time", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_DATETIME));
      break;
    case QD_HTML_SCRIPT:
      if (nodes[index].end > index + 1)
        _qd_html_linked_data_gather (metadata, nodes[index + 1].text);
      break;
    case QD_HTML_H1:
      note_text (metadata, QD_HTML_FIELD_TITLE, QD_HTML_RANK_NAMED, "h1", tree, index);
      break;
    case QD_HTML_TITLE:
      note_text (metadata, QD_HTML_FIELD_TITLE, QD_HTML_RANK_PAGE, "title", tree, index);
      break;
    case QD_HTML_A:
      if (rel != NULL && g_ascii_strcasecmp (rel, "author") == 0)
        note_text (metadata, QD_HTML_FIELD_BYLINE, QD_HTML_RANK_PAGE, "rel author", tree, index);
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
  for (guint i = 0; i < QD_HTML_N_RANKS; i++)
    {
      QdHtmlValue *noted = &self->values[QD_HTML_FIELD_URL][i];

      if (noted->value != NULL && !is_web_address (noted->value))
        {
          char *absolute = address != NULL ? qd_uri_resolve (address, noted->value, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED) : NULL;

          g_free (noted->value);
          noted->value = absolute != NULL && is_web_address (absolute) ? absolute : NULL;
          if (noted->value == NULL)
            {
              g_clear_pointer (&noted->origin, g_free);
              g_free (absolute);
            }
        }
    }
  if (address != NULL && is_web_address (address))
    _qd_html_metadata_note (self, QD_HTML_FIELD_URL, QD_HTML_RANK_FALLBACK, "saved from", address);
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
  _qd_html_linked_data_read (self, address);
  settle_address (self, address);
  host = dup_host (first_value (self, QD_HTML_FIELD_URL));
  _qd_html_metadata_note (self, QD_HTML_FIELD_SOURCE, QD_HTML_RANK_FALLBACK, "address", host);
  for (guint i = 0; i < QD_HTML_N_RANKS; i++)
    if (self->values[QD_HTML_FIELD_TITLE][i].value != NULL)
      strip_site (self->values[QD_HTML_FIELD_TITLE][i].value, first_value (self, QD_HTML_FIELD_SOURCE));
  self->evidence.title = first_value (self, QD_HTML_FIELD_TITLE);
  self->evidence.summary = first_value (self, QD_HTML_FIELD_SUMMARY);
  self->evidence.body = first_value (self, QD_HTML_FIELD_BODY);
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
  for (guint i = 0; i < QD_HTML_N_FIELDS; i++)
    for (guint j = 0; j < QD_HTML_N_RANKS; j++)
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
static const QdHtmlValue *
find_date (const QdHtmlMetadata *self, QdHtmlField field, gint64 *time)
{
  for (guint i = 0; i < QD_HTML_N_RANKS; i++)
    if (self->values[field][i].value != NULL && qd_date_parse (self->values[field][i].value, time))
      return &self->values[field][i];
  return NULL;
}

static void
add_origin (QdArticleDraft *draft, const char *field, const QdHtmlValue *value)
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
  const QdHtmlValue *published;
  const QdHtmlValue *modified;
  gint64             time;

  g_return_if_fail (self != NULL && draft != NULL);

  qd_article_draft_set_title (draft, first_value (self, QD_HTML_FIELD_TITLE));
  add_origin (draft, QD_FACT_TITLE, first_noted (self, QD_HTML_FIELD_TITLE));
  qd_article_draft_set_url (draft, first_value (self, QD_HTML_FIELD_URL));
  add_origin (draft, QD_FACT_URL, first_noted (self, QD_HTML_FIELD_URL));
  qd_article_draft_set_source (draft, first_value (self, QD_HTML_FIELD_SOURCE));
  add_origin (draft, QD_FACT_SOURCE, first_noted (self, QD_HTML_FIELD_SOURCE));
  set_language (draft, first_value (self, QD_HTML_FIELD_LANGUAGE));
  add_origin (draft, QD_FACT_LANGUAGE, first_noted (self, QD_HTML_FIELD_LANGUAGE));
  qd_article_draft_set_byline (draft, skip_by (first_value (self, QD_HTML_FIELD_BYLINE)));
  add_origin (draft, QD_FACT_BYLINE, first_noted (self, QD_HTML_FIELD_BYLINE));
  published = find_date (self, QD_HTML_FIELD_DATE, &time);
  if (published != NULL)
    qd_article_draft_set_published (draft, time);
  add_origin (draft, QD_FACT_PUBLISHED, published);
  modified = find_date (self, QD_HTML_FIELD_MODIFIED, &time);
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

  stated = first_value (self, QD_HTML_FIELD_N_WORDS);
  access = first_value (self, QD_HTML_FIELD_FREE);
  n_stated = stated != NULL ? g_ascii_strtoull (stated, NULL, 10) : 0;
  if (access != NULL && g_ascii_strcasecmp (access, "false") == 0)
    return n_words < STUB_WORDS || (n_stated > 0 && (guint64)n_words * 100 < n_stated * STUB_SHARE);
  return n_stated >= STUB_WORDS && (guint64)n_words * 100 < n_stated * STUB_SHARE / 2;
}
