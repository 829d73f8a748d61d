/* qd-feeds.c: subscribing to feeds, and what is new in them
 *
 * All of it happens in the calling thread, in a main context of its own: several feeds are fetched at once, and what came is
 * read and written one after the other. What a feed no longer has stays in the library; what it has in other words than before
 * is a further article, a version of the former.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-feeds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-feed-draft.h"
#include "import/qd-feed-page.h"
#include "import/qd-feed-private.h"
#include "import/qd-feed.h"
#include "import/qd-fetch-private.h"
#include "import/qd-outlets.h"
#include "import/qd-reader.h"
#include "store/qd-store-add.h"

/* So many feeds are on their way at once, and so many of them from one host; the fetcher has fewer connections. */
#define MOST_AT_ONCE 32
#define MOST_OF_HOST 2

/* Of so many entries of one feed at a time the pages are fetched, and kept until the last is there, bytes. */
#define MOST_PAGES 200
#define MOST_PAGE_BYTES (64 * 1024 * 1024)

/* After so many pages in a row that are of no use no more of a feed's are asked for this time. */
#define MOST_USELESS_PAGES 5

/* What tells the page of an entry from what the feed has of it. */
#define PAGE_TYPE "text/html"

#define BATCH 256

/* A server, and how many of its feeds are on their way. */
typedef struct
{
  guint n_running;
} Host;

/* A feed whose turn is still to come. */
typedef struct
{
  const QdFeedRecord *feed;
  Host               *host;
} Waiting;

typedef struct
{
  QdStore      *store;
  GMainContext *context;
  QdFetcher    *fetcher;
  GCancellable *cancellable;
  GArray       *waiting;
  gboolean      has_ended; /* a feed, since it was last looked whose turn it is */
  GHashTable   *hosts;
  QdFetched    *first; /* what the first feed has, where that is there already */
  guint         n_running;
  guint         n_done;
  guint         n_feeds;
  QdFeedsFunc   func;
  gpointer      user_data;
  GError       *fatal;
} Round;

/* One feed in it. */
typedef struct
{
  Round        *round;
  Host         *host;
  QdFeedRecord *feed;
  QdFetched    *fetched;
  GPtrArray    *drafts;
  GCancellable *pages; /* stops those that are still to be fetched */
  gulong        cancelled_id;
  guint         n_pages;
  guint         n_useless;
  gsize         page_bytes;
  gboolean      is_cut_off;
  QdFeedResult  result;
} Job;

/* The page of an entry. */
typedef struct
{
  Job  *job;
  guint draft;
} Page;

static void
free_draft (gpointer data)
{
  qd_article_draft_free (data);
}

/**
 * qd_feed_result_clear:
 * @self: what came of a feed
 *
 * Frees what is in it.
 */
void
qd_feed_result_clear (QdFeedResult *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->problem, g_free);
}

static void
free_job (Job *job)
{
  qd_feed_record_free (job->feed);
  qd_fetched_free (job->fetched);
  if (job->cancelled_id != 0)
    g_cancellable_disconnect (job->round->cancellable, job->cancelled_id);
  g_clear_object (&job->pages);
  g_clear_pointer (&job->drafts, g_ptr_array_unref);
  qd_feed_result_clear (&job->result);
  g_free (job);
}

/* Writes the feed's row and tells what came of it. Takes @error. */
static void
end_job (Job *job, GError *error)
{
  Round             *round = job->round;
  g_autoptr (GError) own = error;
  gboolean           cancelled = g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (own != NULL && g_error_matches (own, QD_IMPORT_ERROR, QD_IMPORT_ERROR_GONE))
    {
      job->feed->gone = TRUE;
      g_clear_error (&own);
      own = g_error_new_literal (QD_IMPORT_ERROR, QD_IMPORT_ERROR_GONE, _ ("The server says that this feed is gone for good. It is not fetched any more; its articles stay."));
    }
  g_set_str (&job->feed->problem, own != NULL ? own->message : NULL);
  if (!cancelled)
    qd_store_save_feed (round->store, job->feed, NULL, NULL, round->fatal == NULL ? &round->fatal : NULL);
  round->n_done++;
  round->n_running--;
  job->host->n_running--;
  round->has_ended = TRUE;
  if (round->func != NULL && !cancelled)
    round->func (round->n_done, round->n_feeds, job->feed, &job->result, own, round->user_data);
  free_job (job);
}

/* Adds the articles, and counts those that the library has in other words. */
static gboolean
add_drafts (QdStore *store, GPtrArray *drafts, QdFeedResult *result, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < drafts->len; i += BATCH)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new ();
      g_autoptr (GArray)    outcomes = NULL;
      g_autofree gboolean  *known = g_new0 (gboolean, BATCH);

      for (guint j = i; j < MIN (i + BATCH, drafts->len); j++)
        {
          QdArticleDraft *draft = g_ptr_array_index (drafts, j);
          const char     *id = qd_article_draft_get_external_id (draft);

          if (id != NULL && !qd_store_has_entry (store, qd_article_draft_get_path (draft), id, NULL, &known[j - i], cancellable, error))
            return FALSE;
          g_ptr_array_add (batch, draft);
        }
      outcomes = qd_store_add_articles (store, batch, cancellable, error);
      if (outcomes == NULL)
        return FALSE;
      for (guint j = 0; j < outcomes->len; j++)
        if (g_array_index (outcomes, QdAddOutcome, j).result == QD_ADD_ADDED)
          {
            result->n_added++;
            result->n_changed += known[j] ? 1 : 0;
          }
    }
  return TRUE;
}

static void
finish_job (Job *job)
{
  Round  *round = job->round;
  GError *error = NULL;

  if (add_drafts (round->store, job->drafts, &job->result, round->cancellable, &error))
    {
      /* Not before all of it is in the library, so that what was missed comes the next time. */
      g_set_str (&job->feed->etag, job->is_cut_off ? NULL : job->fetched->etag);
      g_set_str (&job->feed->modified, job->is_cut_off ? NULL : job->fetched->modified);
      job->feed->refreshed = g_get_real_time ();
    }
  end_job (job, error);
}

/* Takes the text of a page in the place of the summary; what the feed says of the article stays. FALSE if it has no more. */
static gboolean
take_page (Job *job, QdArticleDraft *draft, const QdFetched *fetched)
{
  g_autoptr (QdArticleDraft) found = NULL;
  gsize                      before, after;

  if (fetched == NULL || fetched->body == NULL || g_bytes_get_size (fetched->body) == 0)
    return FALSE;
  job->page_bytes += g_bytes_get_size (fetched->body);
  if (job->page_bytes > MOST_PAGE_BYTES)
    return FALSE;
  found = qd_feed_page_draft (fetched->body, fetched->content_type, fetched->address, job->round->cancellable, NULL);
  if (found == NULL)
    return FALSE;
  qd_body_get_text (qd_article_draft_get_body (draft), &before);
  qd_body_get_text (qd_article_draft_get_body (found), &after);
  if (qd_article_draft_get_byline (draft) == NULL)
    qd_article_draft_set_byline (draft, qd_article_draft_get_byline (found));
  if (after <= before)
    return FALSE;
  qd_article_draft_set_body (draft, qd_article_draft_get_body (found));
  qd_article_draft_set_original (draft, fetched->body, PAGE_TYPE);
  return TRUE;
}

static void
page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Page      *page = user_data;
  Job                  *job = page->job;
  gint64                not_before;
  g_autoptr (QdFetched) fetched = qd_fetcher_fetch_finish (result, &not_before, NULL);

  /* A page that cannot be had leaves the summary, which is what the feed gives. */
  job->n_useless = take_page (job, g_ptr_array_index (job->drafts, page->draft), fetched) ? 0 : job->n_useless + 1;
  if (not_before > 0 || job->n_useless >= MOST_USELESS_PAGES || job->page_bytes > MOST_PAGE_BYTES)
    g_cancellable_cancel (job->pages);
  if (--job->n_pages == 0)
    finish_job (job);
}

/* Whether the library has the page of an entry already. */
static gboolean
has_page (Job *job, QdArticleDraft *draft)
{
  const char *id = qd_article_draft_get_external_id (draft);
  gboolean    has = FALSE;

  return id != NULL && qd_store_has_entry (job->round->store, job->feed->address, id, PAGE_TYPE, &has, NULL, NULL) && has;
}

/* Cancels the pages with the round. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
fetch_page (Job *job, guint draft)
{
  Page *page = g_new0 (Page, 1);

  page->job = job;
  page->draft = draft;
  job->n_pages++;
  qd_fetcher_fetch (job->round->fetcher, qd_article_draft_get_url (g_ptr_array_index (job->drafts, draft)), job->fetched->vicinity, NULL, NULL, job->pages, page_fetched_cb, page);
}

/* Completes what an entry leaves unsaid. */
static void
complete_draft (const Job *job, QdArticleDraft *draft)
{
  qd_article_draft_set_path (draft, job->feed->address, 0);
  if (qd_article_draft_get_external_id (draft) == NULL)
    qd_article_draft_set_external_id (draft, qd_article_draft_get_url (draft));
  if (qd_article_draft_get_source (draft) == NULL)
    qd_article_draft_set_source (draft, job->feed->address);
  if (qd_article_draft_get_title (draft) == NULL)
    qd_article_draft_set_title (draft, job->feed->title != NULL ? job->feed->title : job->feed->address);
}

static void
read_feed (Job *job, QdFeed *feed)
{
  g_autofree char *title = qd_feed_text_dup_plain (feed->title);

  if (title != NULL)
    g_set_str (&job->feed->title, title);
  if (qd_fetch_is_address (feed->link))
    g_set_str (&job->feed->site, feed->link);
  g_set_str (&job->result.title, job->feed->title);
  job->is_cut_off = feed->cut_off;
  job->drafts = g_ptr_array_new_with_free_func (free_draft);
  job->pages = g_cancellable_new ();
  if (job->round->cancellable != NULL)
    job->cancelled_id = g_cancellable_connect (job->round->cancellable, G_CALLBACK (cancelled_cb), g_object_ref (job->pages), g_object_unref);
  /* Held until all pages are asked for, since one may fail at once. */
  job->n_pages = 1;
  for (guint i = 0; i < feed->entries->len; i++)
    {
      const QdFeedEntry         *entry = g_ptr_array_index (feed->entries, i);
      g_autoptr (QdArticleDraft) draft = qd_feed_entry_draft (feed, entry);
      gboolean                   is_summary = job->feed->full_text && entry->contents->len == 0;

      complete_draft (job, draft);
      /* A summary that comes again must not take the place of the text that is there. */
      if (is_summary && has_page (job, draft))
        continue;
      g_ptr_array_add (job->drafts, g_steal_pointer (&draft));
      if (is_summary && qd_fetch_is_address (qd_article_draft_get_url (g_ptr_array_index (job->drafts, job->drafts->len - 1))) && job->n_pages < MOST_PAGES)
        fetch_page (job, job->drafts->len - 1);
    }
  if (--job->n_pages == 0)
    finish_job (job);
}

/* Where addresses in what was fetched start from. */
static char *
dup_base (const QdFetched *fetched)
{
  g_autofree char *base = fetched->content_location != NULL ? _qd_feed_resolve (fetched->address, fetched->content_location) : NULL;

  return qd_fetch_is_address (base) ? g_steal_pointer (&base) : g_strdup (fetched->address);
}

static QdFeed *
parse (const QdFetched *fetched, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = dup_base (fetched);

  return qd_feed_parse (fetched->body, fetched->content_type, base, cancellable, error);
}

/* Takes what came. Only what turns out to be a feed shows that this one moved: else a page for strangers would be all that is left. */
static void
take_fetched (Job *job)
{
  GError            *error = NULL;
  g_autoptr (QdFeed) feed = NULL;

  if (job->fetched->body != NULL)
    feed = parse (job->fetched, job->round->cancellable, &error);
  if (error != NULL)
    {
      end_job (job, error);
      return;
    }
  job->feed->gone = FALSE;
  if (job->fetched->moved_to != NULL)
    {
      g_set_str (&job->feed->address, job->fetched->moved_to);
      job->feed->vicinity = MIN (job->feed->vicinity, job->fetched->kept_vicinity);
    }
  if (feed != NULL)
    {
      read_feed (job, feed);
      return;
    }
  /* What is said of the file that is there already may have changed (RFC 9111, section 3.2). */
  if (job->fetched->etag != NULL)
    g_set_str (&job->feed->etag, job->fetched->etag);
  if (job->fetched->modified != NULL)
    g_set_str (&job->feed->modified, job->fetched->modified);
  job->feed->refreshed = g_get_real_time ();
  end_job (job, NULL);
}

static void
feed_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job    *job = user_data;
  GError *error = NULL;

  job->fetched = qd_fetcher_fetch_finish (result, &job->feed->not_before, &error);
  if (job->fetched == NULL)
    end_job (job, error);
  else
    take_fetched (job);
}

/* Whether a server wants to be left alone still. A clock that was put back since must not make that years. */
static gboolean
must_wait (const QdFeedRecord *feed)
{
  gint64 now = g_get_real_time ();

  return feed->not_before > now && feed->not_before - now <= (gint64)QD_FETCH_LONGEST_RETRY_AFTER * G_USEC_PER_SEC;
}

static void
start_job (Round *round, const QdFeedRecord *feed, Host *host)
{
  Job *job = g_new0 (Job, 1);

  job->round = round;
  job->host = host;
  job->feed = qd_feed_record_copy (feed);
  job->result.address = g_strdup (feed->address);
  round->n_running++;
  host->n_running++;
  job->fetched = g_steal_pointer (&round->first);
  if (job->fetched != NULL)
    take_fetched (job);
  else if (must_wait (feed))
    end_job (job, g_error_new_literal (QD_IMPORT_ERROR, QD_IMPORT_ERROR_NETWORK, _ ("The server asks to be left alone for a while. Try again later.")));
  else
    qd_fetcher_fetch (round->fetcher, feed->address, feed->vicinity, feed->etag, feed->modified, round->cancellable, feed_fetched_cb, job);
}

static Host *
find_host (Round *round, const char *address)
{
  g_autofree char *name = _qd_fetch_dup_host (address);
  Host            *host = g_hash_table_lookup (round->hosts, name);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      g_hash_table_insert (round->hosts, g_steal_pointer (&name), host);
    }
  return host;
}

/* Starts what may start. A host of which there are many feeds, or that never answers, does not take the places of the others. */
static void
start_jobs (Round *round)
{
  guint kept = 0, i;

  round->has_ended = FALSE;
  for (i = 0; i < round->waiting->len && round->n_running < MOST_AT_ONCE && round->fatal == NULL && !g_cancellable_is_cancelled (round->cancellable); i++)
    {
      Waiting next = g_array_index (round->waiting, Waiting, i);

      if (next.host->n_running < MOST_OF_HOST)
        start_job (round, next.feed, next.host);
      else
        g_array_index (round->waiting, Waiting, kept++) = next;
    }
  g_array_remove_range (round->waiting, kept, i - kept);
}

static void
run_round (Round *round)
{
  do
    {
      if (round->has_ended)
        start_jobs (round);
      if (g_cancellable_is_cancelled (round->cancellable) || round->fatal != NULL)
        g_array_set_size (round->waiting, 0);
      if (round->n_running > 0 && !round->has_ended)
        g_main_context_iteration (round->context, TRUE);
    }
  while (round->n_running > 0 || round->waiting->len > 0);
}

static gboolean
is_among (const gint64 *ids, gsize n_ids, gint64 id)
{
  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

static gboolean
refresh (QdStore              *store,
         const gint64         *ids,
         gsize                 n_ids,
         QdFetched            *first,
         const QdFetchOptions *options,
         GCancellable         *cancellable,
         QdFeedsFunc           func,
         gpointer              user_data,
         GError              **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GPtrArray)    feeds = qd_store_list_feeds (store, cancellable, error);
  g_autoptr (GArray)       waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_autoptr (GHashTable)   hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Round                    round = { .store = store, .context = context, .waiting = waiting, .hosts = hosts, .cancellable = cancellable, .func = func, .user_data = user_data };

  round.first = first;
  round.has_ended = TRUE;
  if (feeds == NULL)
    {
      qd_fetched_free (first);
      return FALSE;
    }
  for (guint i = 0; i < feeds->len; i++)
    {
      const QdFeedRecord *feed = g_ptr_array_index (feeds, i);
      const Waiting       one = { feed, find_host (&round, feed->address) };

      /* What is gone was told when it went; who asks for it by itself wants to see whether it came back. */
      if (n_ids == 0 ? !feed->gone : is_among (ids, n_ids, feed->id))
        g_array_append_val (waiting, one);
    }
  round.n_feeds = waiting->len;
  g_main_context_push_thread_default (context);
  round.fetcher = qd_fetcher_new (options);
  run_round (&round);
  qd_fetcher_free (round.fetcher);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  qd_fetched_free (round.first);
  if (round.fatal == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &round.fatal))
    qd_outlets_update (store, cancellable, &round.fatal);
  if (round.fatal != NULL)
    g_propagate_error (error, round.fatal);
  return round.fatal == NULL;
}

/**
 * qd_feeds_refresh:
 * @store: (not nullable): the library
 * @ids: (nullable) (array length=n_ids): the feeds to refresh
 * @n_ids: how many; 0 for all but those that are gone
 * @options: (nullable): limits; %NULL for qd_fetch_options
 * @cancellable: (nullable): stops it; what was added until then stays
 * @func: (nullable) (scope call): is told what came of each feed
 * @user_data: for @func
 * @error: return location
 *
 * Fetches feeds and adds what is new in them. One that fails is told, and the others go on. Thread: any but those of the
 * library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: whether all feeds were tried
 */
gboolean
qd_feeds_refresh (QdStore              *store,
                  const gint64         *ids,
                  gsize                 n_ids,
                  const QdFetchOptions *options,
                  GCancellable         *cancellable,
                  QdFeedsFunc           func,
                  gpointer              user_data,
                  GError              **error)
{
  g_return_val_if_fail (QD_IS_STORE (store), FALSE);

  return refresh (store, ids, n_ids, NULL, options, cancellable, func, user_data, error);
}

/* Waits for one file. */
typedef struct
{
  QdFetched *fetched;
  GError    *error;
  gboolean   done;
} Wait;

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait  *wait = user_data;
  gint64 not_before;

  wait->fetched = qd_fetcher_fetch_finish (result, &not_before, &wait->error);
  wait->done = TRUE;
}

static QdFetched *
fetch_one (const char *address, const QdFetchOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  QdFetcher               *fetcher;
  Wait                     wait = { 0 };

  g_main_context_push_thread_default (context);
  fetcher = qd_fetcher_new (options);
  /* What a person asks for by its address may be anywhere. */
  qd_fetcher_fetch (fetcher, address, QD_VICINITY_COMPUTER, NULL, NULL, cancellable, waited_cb, &wait);
  while (!wait.done)
    g_main_context_iteration (context, TRUE);
  qd_fetcher_free (fetcher);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.fetched;
}

static gboolean
add_page (QdStore *store, const QdFetched *fetched, GCancellable *cancellable, QdFeedResult *result, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (free_draft);
  QdArticleDraft       *draft = qd_feed_page_draft (fetched->body, fetched->content_type, fetched->address, cancellable, error);

  if (draft == NULL)
    return FALSE;
  g_ptr_array_add (drafts, draft);
  result->is_page = TRUE;
  result->title = g_strdup (qd_article_draft_get_title (draft));
  return add_drafts (store, drafts, result, cancellable, error) && qd_outlets_update (store, cancellable, error);
}

/* What the first refresh of a feed brings is the answer to adding it. */
static void
added_cb (guint n_done, guint n_feeds, const QdFeedRecord *feed, const QdFeedResult *result, const GError *error, gpointer user_data)
{
  QdFeedResult *to = user_data;

  g_set_str (&to->title, result->title != NULL ? result->title : feed->title);
  to->n_added = result->n_added;
  to->n_changed = result->n_changed;
  g_set_str (&to->problem, error != NULL ? error->message : NULL);
}

static gboolean
is_feed (const QdFetched *fetched)
{
  gsize         len;
  const guint8 *bytes = g_bytes_get_data (fetched->body, &len);

  return qd_feed_sniff (bytes, MIN (len, 4096)) > 90;
}

/**
 * qd_feeds_add:
 * @store: (not nullable): the library
 * @address: (not nullable): a feed, or a page; "https://" may be left out
 * @full_text: whether the pages of its entries are to be fetched where it has only summaries
 * @options: (nullable): limits; %NULL for qd_fetch_options
 * @cancellable: (nullable): stops it
 * @result: (out): what came of it; clear it with qd_feed_result_clear(), on failure, too
 * @error: return location
 *
 * Subscribes to a feed, or to the one that a page names, and adds its entries. What such a page names is subscribed to though it cannot
 * be fetched yet; @result then says why. A page that names none is added itself, as an article. Thread: any but those of the library; blocks.
 *
 * Errors: #QdImportError, #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: whether anything was added
 */
gboolean
qd_feeds_add (QdStore              *store,
              const char           *address,
              gboolean              full_text,
              const QdFetchOptions *options,
              GCancellable         *cancellable,
              QdFeedResult         *result,
              GError              **error)
{
  g_autofree char         *stripped = g_strstrip (g_strdup (address));
  g_autofree char         *whole = strstr (stripped, "://") != NULL ? g_strdup (stripped) : g_strconcat ("https://", stripped, NULL);
  g_autoptr (QdFetched)    fetched = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;
  g_autoptr (QdFeed)       parsed = NULL;
  g_autofree char         *found = NULL;
  gint64                   id = 0;

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  *result = (QdFeedResult){ 0 };
  fetched = fetch_one (whole, options, cancellable, error);
  if (fetched == NULL)
    return FALSE;
  if (!is_feed (fetched))
    {
      found = qd_feed_page_find_feed (fetched->body, fetched->content_type, fetched->address);
      if (found == NULL)
        {
          result->address = g_strdup (fetched->address);
          return add_page (store, fetched, cancellable, result, error);
        }
    }
  feed = qd_feed_record_new (found != NULL ? found : fetched->moved_to != NULL ? fetched->moved_to
                                                                               : whole);
  feed->full_text = full_text;
  /* As near as it is now: it may not lead nearer later, nor may what a page outside names. */
  feed->vicinity = found != NULL ? fetched->vicinity : fetched->kept_vicinity;
  result->address = g_strdup (feed->address);
  if (found == NULL)
    {
      parsed = parse (fetched, cancellable, error);
      if (parsed == NULL)
        return FALSE;
      feed->title = qd_feed_text_dup_plain (parsed->title);
      g_set_str (&result->title, feed->title);
    }
  return qd_store_save_feed (store, feed, &id, cancellable, error) &&
         refresh (store, &id, 1, found == NULL ? g_steal_pointer (&fetched) : NULL, options, cancellable, added_cb, result, error);
}
