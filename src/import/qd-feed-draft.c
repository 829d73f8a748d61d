/* qd-feed-draft.c: an entry of a feed as an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-feed-draft.h"

#include <string.h>

#include "import/qd-feed-private.h"
#include "import/qd-plain-text.h"

/* The host of an address, without "www.". */
static char *
dup_host (const char *address)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char      *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0')
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}

static const char *
media_type (const QdFeed *feed)
{
  if (g_str_has_prefix (feed->version, "json"))
    return "application/feed+json";
  return g_str_has_prefix (feed->version, "atom") ? "application/atom+xml" : "application/rss+xml";
}

/* The outlet: what an aggregator says that the entry is from, else the feed, else where it is on the web. */
static void
set_source (QdArticleDraft *draft, const QdFeed *feed, const QdFeedEntry *entry)
{
  g_autofree char *title = qd_feed_text_dup_plain (feed->title);
  g_autofree char *host = NULL;

  if (entry->source != NULL)
    qd_article_draft_set_source (draft, entry->source);
  else if (title != NULL)
    qd_article_draft_set_source (draft, title);
  else
    {
      host = dup_host (feed->link != NULL ? feed->link : entry->link);
      qd_article_draft_set_source (draft, host);
    }
}

/* The title, else the first words, else what there is to tell it by. */
static void
set_title (QdArticleDraft *draft, const QdFeedEntry *entry, QdBody *body)
{
  g_autofree char *title = qd_feed_text_dup_plain (entry->title);
  g_autofree char *paragraph = NULL;
  g_autofree char *opening = NULL;
  const char      *text;
  gsize            len;

  if (title == NULL)
    {
      text = qd_body_get_text (body, &len);
      paragraph = g_strndup (text, strcspn (text, "\r\n"));
      opening = len > 0 ? qd_plain_text_dup_title (paragraph) : NULL;
      title = g_strdup (opening != NULL && *opening != '\0' ? opening : entry->link != NULL ? entry->link
                                                                                            : entry->id);
    }
  qd_article_draft_set_title (draft, title);
}

static void
set_language (QdArticleDraft *draft, const QdFeed *feed, const QdFeedEntry *entry, const QdFeedText *text)
{
  const char      *language = text != NULL && text->language != NULL ? text->language : entry->language != NULL ? entry->language
                                                                                                                : feed->language;
  g_autofree char *tag = g_strdup (language);

  if (tag != NULL)
    qd_article_draft_set_language (draft, g_strdelimit (g_strstrip (tag), "_", '-'));
}

/**
 * qd_feed_entry_draft:
 * @feed: (not nullable): a feed
 * @entry: (not nullable): one of its entries
 *
 * Makes an article of an entry: with its content, else its summary, else without text. It has no path yet. Thread: any.
 *
 * Returns: (transfer full): the draft
 */
QdArticleDraft *
qd_feed_entry_draft (const QdFeed *feed, const QdFeedEntry *entry)
{
  QdArticleDraft    *draft = qd_article_draft_new ();
  const QdFeedText  *text;
  g_autoptr (QdBody) body = NULL;
  g_autofree char   *byline = NULL;
  g_autofree char   *link = NULL;

  g_return_val_if_fail (feed != NULL && entry != NULL, NULL);

  text = qd_feed_entry_get_text (entry);
  body = qd_feed_text_build_body (text);
  byline = qd_feed_dup_authors (entry->authors);
  /* RFC 4287, section 4.2.1: who wrote an Atom feed wrote the entries that name nobody. */
  if (byline == NULL && g_str_has_prefix (feed->version, "atom"))
    byline = qd_feed_dup_authors (feed->authors);
  /* The outlet's own address tells the outlet, and stays when the service has gone. */
  link = _qd_feed_resolve (feed->self != NULL ? feed->self : feed->link, entry->original_link != NULL && g_str_has_prefix (entry->original_link, "http") ? entry->original_link : entry->link);
  qd_article_draft_set_external_id (draft, entry->id);
  qd_article_draft_set_body (draft, body);
  set_source (draft, feed, entry);
  set_title (draft, entry, body);
  set_language (draft, feed, entry, text);
  qd_article_draft_set_byline (draft, byline);
  qd_article_draft_set_url (draft, link);
  qd_article_draft_set_published (draft, entry->published != QD_TIME_UNKNOWN ? entry->published : entry->updated);
  qd_article_draft_set_original (draft, entry->original, media_type (feed));
  qd_article_draft_set_listed (draft);
  return draft;
}
