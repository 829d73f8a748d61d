/* qd-feed-fact.c: one fact of a feed, by its name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-feed-fact.h"

#include <string.h>

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) date = time != QD_TIME_UNKNOWN && time != 0 ? g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC) : NULL;

  return date != NULL ? g_date_time_format (date, "%FT%TZ") : NULL;
}

static char *
dup_words (const QdFeedText *text)
{
  return text != NULL ? qd_feed_text_dup_plain (text) : NULL;
}

static char *
dup_people (const GPtrArray *people)
{
  return people != NULL ? qd_feed_dup_authors (people) : NULL;
}

static char *
dup_beside (const QdFeedBeside *beside, const char *fact)
{
  if (g_str_equal (fact, "publisher"))
    return dup_people (beside->publishers);
  if (g_str_equal (fact, "rights"))
    return g_strdup (beside->rights);
  if (g_str_equal (fact, "comments"))
    return g_strdup (beside->comments);
  if (g_str_equal (fact, "generator"))
    return g_strdup (beside->generator);
  if (g_str_equal (fact, "image"))
    return g_strdup (beside->image);
  if (g_str_equal (fact, "expired"))
    return dup_time (beside->expired);
  if (g_str_equal (fact, "category"))
    {
      GString *list = g_string_new (NULL);

      for (guint i = 0; beside->categories != NULL && i < beside->categories->len; i++)
        {
          const QdFeedCategory *category = g_ptr_array_index (beside->categories, i);

          g_string_append_printf (list, "%s%s|%s|%s", i > 0 ? ", " : "", category->term, category->scheme != NULL ? category->scheme : "", category->label != NULL ? category->label : "");
        }
      return g_string_free (list, FALSE);
    }
  g_assert_not_reached ();
}

static char *
dup_links (const GPtrArray *links)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const QdFeedLink *link = g_ptr_array_index (links, i);

      g_string_append_printf (list, "%s%s|%s", i > 0 ? ", " : "", link->rel, link->address);
    }
  return g_string_free (list, FALSE);
}

static char *
dup_person (const GPtrArray *people, const char *field)
{
  const QdFeedPerson *person = people->len > 0 ? g_ptr_array_index (people, 0) : NULL;

  if (person == NULL)
    return NULL;
  return g_strdup (g_str_equal (field, "name") ? person->name : g_str_equal (field, "email") ? person->email
                                                                                             : person->uri);
}

static char *
dup_feed_fact (const QdFeed *feed, const char *fact)
{
  if (g_str_equal (fact, "title"))
    return dup_words (feed->title);
  if (g_str_equal (fact, "subtitle"))
    return dup_words (feed->subtitle);
  if (g_str_equal (fact, "link"))
    return g_strdup (feed->link);
  if (g_str_equal (fact, "self"))
    return g_strdup (feed->self);
  if (g_str_equal (fact, "id"))
    return g_strdup (feed->id);
  if (g_str_equal (fact, "language"))
    return g_strdup (feed->language);
  if (g_str_equal (fact, "version"))
    return g_strdup (feed->version);
  if (g_str_equal (fact, "encoding"))
    return g_strdup (feed->encoding);
  if (g_str_equal (fact, "entries"))
    return g_strdup_printf ("%u", feed->entries->len);
  if (g_str_equal (fact, "author"))
    return dup_people (feed->authors);
  if (g_str_has_prefix (fact, "author."))
    return dup_person (feed->authors, fact + strlen ("author."));
  if (g_str_equal (fact, "links"))
    return dup_links (feed->links);
  if (g_str_equal (fact, "contributor"))
    return dup_people (feed->contributors);
  if (g_str_equal (fact, "published"))
    return dup_time (feed->published);
  if (g_str_equal (fact, "updated"))
    return dup_time (feed->updated);
  return dup_beside (&feed->beside, fact);
}

static char *
dup_contents (const QdFeedEntry *entry)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < entry->contents->len; i++)
    {
      const QdFeedText *text = g_ptr_array_index (entry->contents, i);

      g_string_append_printf (list, "%s%s: %s", i > 0 ? ", " : "", text->type, text->value);
    }
  return g_string_free (list, FALSE);
}

static char *
dup_enclosure (const QdFeedEntry *entry)
{
  for (guint i = 0; i < entry->links->len; i++)
    {
      const QdFeedLink *link = g_ptr_array_index (entry->links, i);

      if (g_strcmp0 (link->rel, "enclosure") == 0)
        return g_strdup_printf ("%s %s %s", link->address, link->type, link->length);
    }
  return NULL;
}

static char *
dup_entry_fact (const QdFeedEntry *entry, const char *fact)
{
  const QdFeedText *content = entry->contents->len > 0 ? g_ptr_array_index (entry->contents, 0) : NULL;

  if (g_str_equal (fact, "title"))
    return dup_words (entry->title);
  if (g_str_equal (fact, "link"))
    return g_strdup (entry->link);
  if (g_str_equal (fact, "id"))
    return g_strdup (entry->id);
  if (g_str_equal (fact, "enclosure"))
    return dup_enclosure (entry);
  if (g_str_equal (fact, "author"))
    return dup_people (entry->authors);
  if (g_str_has_prefix (fact, "author."))
    return dup_person (entry->authors, fact + strlen ("author."));
  if (g_str_equal (fact, "links"))
    return dup_links (entry->links);
  if (g_str_equal (fact, "contributor"))
    return dup_people (entry->contributors);
  if (g_str_equal (fact, "language"))
    return g_strdup (entry->language);
  if (g_str_equal (fact, "summary.html"))
    return entry->summary != NULL ? qd_feed_text_dup_html (entry->summary) : NULL;
  if (g_str_equal (fact, "published"))
    return dup_time (entry->published);
  if (g_str_equal (fact, "updated"))
    return dup_time (entry->updated);
  if (g_str_equal (fact, "created"))
    return dup_time (entry->created);
  if (g_str_equal (fact, "source"))
    return g_strdup (entry->source);
  if (g_str_equal (fact, "summary"))
    return dup_words (entry->summary);
  if (g_str_equal (fact, "content"))
    return dup_contents (entry);
  if (g_str_equal (fact, "html"))
    return qd_feed_text_dup_html (content);
  if (g_str_equal (fact, "content.text"))
    return dup_words (content);
  if (g_str_equal (fact, "content.language"))
    return g_strdup (content->language);
  if (g_str_equal (fact, "src"))
    return g_strdup (content->src);
  if (g_str_equal (fact, "base"))
    return g_strdup (content->base);
  return dup_beside (&entry->beside, fact);
}

/**
 * qd_feed_fact_dup:
 * @feed: (not nullable): a feed
 * @fact: (not nullable): "feed." or "entry.", which is its first entry, and the name of a fact
 *
 * Returns: (transfer full) (nullable): the fact as text; %NULL where the feed does not say it
 */
char *
qd_feed_fact_dup (const QdFeed *feed, const char *fact)
{
  if (g_str_has_prefix (fact, "feed."))
    return dup_feed_fact (feed, fact + strlen ("feed."));
  if (feed->entries->len == 0)
    return NULL;
  return dup_entry_fact (g_ptr_array_index (feed->entries, 0), fact + strlen ("entry."));
}
