/* qd-feed-beside.c: what feeds and their entries say beside what an article is made of: what it is about, whose it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-feed-beside.h"

#include <string.h>

/* More categories of one entry are not told. */
#define MOST_CATEGORIES 1000

static void
category_free (gpointer data)
{
  QdFeedCategory *self = data;

  g_free (self->term);
  g_free (self->scheme);
  g_free (self->label);
  g_free (self);
}

static gboolean
is_category (const QdFeedCategory *category, const char *term, const char *scheme, const char *label)
{
  return g_strcmp0 (category->term, term) == 0 && g_strcmp0 (category->scheme, scheme) == 0 && g_strcmp0 (category->label, label) == 0;
}

/**
 * _qd_feed_beside_add_category:
 * @beside: (not nullable): where it is to be said
 * @term: (nullable): the category
 * @scheme: (nullable): the list that it is of
 * @label: (nullable): how it is to be shown
 *
 * Adds a category, once; none without words, and none beyond the limit.
 */
void
_qd_feed_beside_add_category (QdFeedBeside *beside, const char *term, const char *scheme, const char *label)
{
  QdFeedCategory *category;

  if ((term == NULL || *term == '\0') && (label == NULL || *label == '\0'))
    return;
  if (beside->categories == NULL)
    beside->categories = g_ptr_array_new_with_free_func (category_free);
  if (beside->categories->len >= MOST_CATEGORIES)
    return;
  for (guint i = 0; i < beside->categories->len; i++)
    if (is_category (g_ptr_array_index (beside->categories, i), term, scheme, label))
      return;
  category = g_new0 (QdFeedCategory, 1);
  category->term = g_strdup (term);
  category->scheme = g_strdup (scheme);
  category->label = g_strdup (label);
  g_ptr_array_add (beside->categories, category);
}

/* RSS has the term between the tags, Atom, iTunes and Media RSS in an attribute. */
static void
read_category (const QdFeedReading *reading, guint index, QdFeedBeside *beside)
{
  const char      *term = qd_xml_tree_get_attr (reading->tree, index, "term");
  const char      *scheme = qd_xml_tree_get_attr (reading->tree, index, "scheme");
  const char      *label = qd_xml_tree_get_attr (reading->tree, index, "label");
  g_autofree char *words = NULL;

  if (term == NULL)
    term = qd_xml_tree_get_attr (reading->tree, index, "text");
  if (scheme == NULL)
    scheme = qd_xml_tree_get_attr (reading->tree, index, "domain");
  if (term == NULL)
    term = words = _qd_feed_dup_element_line (reading, index);
  _qd_feed_beside_add_category (beside, term, scheme, label);
  /* iTunes has what a category is divided into inside of it, one level deep. */
  for (guint i = _qd_feed_next_child (reading, index, 0); i != 0; i = _qd_feed_next_child (reading, index, i))
    if (_qd_feed_is_of (&reading->nodes[i], QD_XML_NS_ITUNES, "category"))
      _qd_feed_beside_add_category (beside, qd_xml_tree_get_attr (reading->tree, i, "text"), NULL, NULL);
}

static void
read_keywords (const QdFeedReading *reading, guint index, QdFeedBeside *beside)
{
  g_autofree char *line = _qd_feed_dup_element_line (reading, index);
  g_auto (GStrv)   words = line != NULL ? g_strsplit (line, ",", MOST_CATEGORIES) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    _qd_feed_beside_add_category (beside, g_strstrip (words[i]), NULL, NULL);
}

static void
read_rights (const QdFeedReading *reading, guint index, QdFeedBeside *beside)
{
  QdFeedText *text = _qd_feed_read_text (reading, index);

  _qd_feed_take_string (&beside->rights, qd_feed_text_dup_plain (text));
  _qd_feed_text_free (text);
}

static void
read_publisher (const QdFeedReading *reading, guint index, QdFeedBeside *beside)
{
  if (beside->publishers == NULL)
    beside->publishers = _qd_feed_people_new ();
  _qd_feed_add_person (beside->publishers, _qd_feed_read_person (reading, index));
}

/* A picture that stands for the feed: an address in an attribute, in an element inside, or between the tags. */
static void
read_image (const QdFeedReading *reading, guint index, QdFeedBeside *beside)
{
  const char      *href = qd_xml_tree_get_attr (reading->tree, index, "href");
  g_autofree char *line = NULL;

  if (href == NULL)
    href = qd_xml_tree_get_attr (reading->tree, index, "url");
  for (guint i = _qd_feed_next_child (reading, index, 0); i != 0 && line == NULL; i = _qd_feed_next_child (reading, index, i))
    if (_qd_feed_is_own (&reading->nodes[i], "url"))
      line = _qd_feed_dup_element_line (reading, i);
  if (line == NULL && href == NULL)
    line = _qd_feed_dup_element_line (reading, index);
  if (href != NULL || line != NULL)
    _qd_feed_take_string (&beside->image, _qd_feed_dup_address (reading, index, href != NULL ? href : line));
}

static gboolean
is_date_of_expiry (const QdXmlNode *node)
{
  return _qd_feed_is_own (node, "expirationdate") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "valid");
}

static gboolean
is_picture (const QdXmlNode *node)
{
  return _qd_feed_is_own (node, "image") || _qd_feed_is_own (node, "logo") || _qd_feed_is_of (node, QD_XML_NS_ITUNES, "image");
}

static gboolean
is_rights (const QdXmlNode *node)
{
  return _qd_feed_is_own (node, "rights") || _qd_feed_is_own (node, "copyright") || _qd_feed_is_of (node, QD_XML_NS_DC, "rights") ||
         _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "rights");
}

static gboolean
is_publisher (const QdXmlNode *node)
{
  return _qd_feed_is_own (node, "webmaster") || _qd_feed_is_of (node, QD_XML_NS_DC, "publisher") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "publisher") ||
         _qd_feed_is_of (node, QD_XML_NS_ITUNES, "owner");
}

/**
 * _qd_feed_read_beside:
 * @reading: (not nullable): a feed
 * @index: an element of a feed or an entry
 * @beside: (not nullable): what is known of it
 *
 * Takes the element, if it is one of those. Thread: any.
 *
 * Returns: %TRUE if it is
 */
gboolean
_qd_feed_read_beside (const QdFeedReading *reading, guint index, QdFeedBeside *beside)
{
  const QdXmlNode *node = &reading->nodes[index];

  if (_qd_feed_is_own (node, "category") || _qd_feed_is_of (node, QD_XML_NS_DC, "subject") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "subject") ||
      _qd_feed_is_of (node, QD_XML_NS_ITUNES, "category") || _qd_feed_is_of (node, QD_XML_NS_MEDIA, "category"))
    read_category (reading, index, beside);
  else if (_qd_feed_is_of (node, QD_XML_NS_ITUNES, "keywords") || _qd_feed_is_of (node, QD_XML_NS_MEDIA, "keywords"))
    read_keywords (reading, index, beside);
  else if (is_rights (node))
    read_rights (reading, index, beside);
  else if (is_publisher (node))
    read_publisher (reading, index, beside);
  else if (is_picture (node))
    read_image (reading, index, beside);
  else if (_qd_feed_is_of (node, QD_XML_NS_ADMIN, "generatoragent"))
    _qd_feed_take_string (&beside->generator, g_strdup (qd_xml_tree_get_attr (reading->tree, index, "rdf:resource")));
  else if (_qd_feed_is_own (node, "generator"))
    _qd_feed_take_string (&beside->generator, _qd_feed_dup_element_line (reading, index));
  else if (_qd_feed_is_own (node, "comments"))
    {
      g_autofree char *line = _qd_feed_dup_element_line (reading, index);

      if (line != NULL)
        _qd_feed_take_string (&beside->comments, _qd_feed_dup_address (reading, index, line));
    }
  else if (is_date_of_expiry (node))
    {
      gint64           time = beside->expired != 0 ? beside->expired : QD_TIME_UNKNOWN;
      g_autofree char *text = NULL;

      _qd_feed_take_date (reading, index, &time, &text);
      beside->expired = time != QD_TIME_UNKNOWN ? time : 0;
    }
  else
    return FALSE;
  return TRUE;
}

/**
 * _qd_feed_beside_clear:
 * @beside: (not nullable): what a feed or an entry says
 *
 * Frees what is in it.
 */
void
_qd_feed_beside_clear (QdFeedBeside *beside)
{
  g_clear_pointer (&beside->categories, g_ptr_array_unref);
  g_clear_pointer (&beside->publishers, g_ptr_array_unref);
  g_free (beside->rights);
  g_free (beside->comments);
  g_free (beside->generator);
  g_free (beside->image);
}
