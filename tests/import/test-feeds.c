/* test-feeds.c: feeds fetched from a server of our own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>
#include <zlib.h>

#include "import/qd-feeds.h"
#include "import/qd-opml.h"
#include "import/qd-reader.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-sources.h"

#define RSS_HEAD "<?xml version='1.0'?><rss version='2.0'><channel><title>Gull</title><link>http://gull.example/</link>"
#define RSS_END "</channel></rss>"
#define ONE "<item><guid isPermaLink='false'>one</guid><title>The last ferry</title><description>The ferry stops at midnight, the harbour master said.</description></item>"
#define ONE_AGAIN "<item><guid isPermaLink='false'>one</guid><title>The last ferry</title><description>The ferry stops at noon, the harbour master said.</description></item>"
#define TWO "<item><guid isPermaLink='false'>two</guid><title>No more bread</title><description>Nobody bakes any more.</description></item>"

/* Nothing is late here but what never comes, however busy the machine is. */
static const QdFetchOptions quick = { .max_size = 256 * 1024, .time_limit = 60000, .n_retries = 2, .retry_wait = 10, .longest_wait = 2000 };

/* For what never comes, beside what does. */
static const QdFetchOptions hasty = { .max_size = 256 * 1024, .time_limit = 5000, .n_retries = 2, .retry_wait = 10, .longest_wait = 2000 };

/* Two requests that are made at once are at the server at once, also where one of them is kept from it for a while, s. */
#define TIME_TO_MEET 20

/* A library, and a server in a thread of its own. */
typedef struct
{
  char         *folder;
  QdStore      *store;
  SoupServer   *server;
  GMainContext *context;
  GMainLoop    *loop;
  GThread      *thread;
  char         *base;
  int           stage;
  int           n_requests;
  int           n_conditional;
  int           n_slow; /* answers that wait at a time, and at most */
  int           most_slow;
} Fixture;

static void
answer (SoupServerMessage *message, guint status, const char *type, const char *body, gssize len)
{
  soup_server_message_set_status (message, status, NULL);
  if (body != NULL)
    soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, len < 0 ? strlen (body) : (gsize)len);
}

/* A text, packed by gzip. */
static GBytes *
pack (const char *text)
{
  gsize    size = strlen (text) + 1000;
  guint8  *out = g_malloc (size);
  z_stream stream = { .next_in = (Bytef *)text, .avail_in = (uInt)strlen (text), .next_out = out, .avail_out = (uInt)size };

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  size = stream.total_out;
  deflateEnd (&stream);
  return g_bytes_new_take (out, size);
}

/* @n zero bytes, packed by gzip. */
static GBytes *
make_bomb (gsize n)
{
  g_autofree guint8 *zeros = g_malloc0 (1024 * 1024);
  g_autofree guint8 *out = g_malloc (n / 100 + 100000);
  z_stream           stream = { 0 };
  gsize              len;

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
  stream.next_out = out;
  stream.avail_out = (uInt)(n / 100 + 100000);
  for (gsize done = 0; done < n; done += 1024 * 1024)
    {
      stream.next_in = zeros;
      stream.avail_in = 1024 * 1024;
      g_assert_cmpint (deflate (&stream, done + 1024 * 1024 < n ? Z_NO_FLUSH : Z_FINISH), >=, Z_OK);
    }
  len = stream.total_out;
  deflateEnd (&stream);
  return g_bytes_new (out, len);
}

static void
wrote_chunk_cb (SoupServerMessage *message, gpointer user_data)
{
  static const char zeros[16 * 1024];

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC, zeros, sizeof zeros);
}

/* An answer that takes a while, the first until another is asked for, too. */
typedef struct
{
  Fixture           *fixture;
  SoupServerMessage *message;
  gint64             end;
} Slow;

static gboolean
slow_cb (gpointer user_data)
{
  Slow *slow = user_data;

  if (slow->fixture->most_slow < 2 && g_get_monotonic_time () < slow->end)
    return G_SOURCE_CONTINUE;
  slow->fixture->n_slow--;
  answer (slow->message, 200, "text/xml", RSS_HEAD ONE RSS_END, -1);
  soup_server_message_unpause (slow->message);
  g_object_unref (slow->message);
  g_free (slow);
  return G_SOURCE_REMOVE;
}

static void
answer_slowly (Fixture *fixture, SoupServerMessage *message)
{
  g_autoptr (GSource) source = g_timeout_source_new (100);
  Slow               *slow = g_new (Slow, 1);

  slow->fixture = fixture;
  slow->message = g_object_ref (message);
  slow->end = g_get_monotonic_time () + TIME_TO_MEET * G_USEC_PER_SEC;
  fixture->n_slow++;
  g_atomic_int_set (&fixture->most_slow, MAX (fixture->most_slow, fixture->n_slow));
  soup_server_message_pause (message);
  g_source_set_callback (source, slow_cb, slow, NULL);
  g_source_attach (source, fixture->context);
}

#define MODIFIED "Sat, 07 Feb 2004 19:48:21 GMT"

static void
answer_special (Fixture *fixture, SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (g_str_equal (path, "/etag"))
    {
      soup_message_headers_replace (headers, "ETag", "\"first\"");
      if (g_strcmp0 (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match"), "\"first\"") == 0)
        {
          g_atomic_int_inc (&fixture->n_conditional);
          answer (message, 304, NULL, NULL, 0);
        }
      else
        answer (message, 200, "application/rss+xml", RSS_HEAD ONE RSS_END, -1);
    }
  else if (g_str_equal (path, "/modified"))
    {
      soup_message_headers_replace (headers, "Last-Modified", MODIFIED);
      if (g_strcmp0 (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-Modified-Since"), MODIFIED) == 0)
        {
          g_atomic_int_inc (&fixture->n_conditional);
          answer (message, 304, NULL, NULL, 0);
        }
      else
        answer (message, 200, "application/rss+xml", RSS_HEAD ONE RSS_END, -1);
    }
  else if (g_str_equal (path, "/gzip"))
    {
      g_autoptr (GBytes) packed = pack (RSS_HEAD ONE TWO RSS_END);

      soup_message_headers_replace (headers, "Content-Encoding", "gzip");
      answer (message, 200, "text/xml", g_bytes_get_data (packed, NULL), (gssize)g_bytes_get_size (packed));
    }
  else if (g_str_has_prefix (path, "/slow"))
    answer_slowly (fixture, message);
  else if (g_str_equal (path, "/busy-until"))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
      g_autoptr (GDateTime) until = g_date_time_add_hours (now, 2);
      g_autofree char      *date = g_date_time_format (until, "%a, %d %b %Y %H:%M:%S GMT");

      soup_message_headers_replace (headers, "Retry-After", date);
      answer (message, 503, "text/plain", "later", -1);
    }
  else if (g_str_equal (path, "/changing"))
    answer (message, 200, "text/xml", g_atomic_int_get (&fixture->stage) == 0 ? RSS_HEAD ONE TWO RSS_END : RSS_HEAD ONE_AGAIN RSS_END, -1);
  else if (g_str_equal (path, "/busy"))
    {
      soup_message_headers_replace (headers, "Retry-After", "3600");
      answer (message, 429, "text/plain", "later", -1);
    }
  else if (g_str_equal (path, "/flaky"))
    {
      if (g_atomic_int_add (&fixture->stage, 1) < 2)
        answer (message, 503, "text/plain", "", 0);
      else
        answer (message, 200, "text/xml", RSS_HEAD ONE RSS_END, -1);
    }
  else if (g_str_equal (path, "/packed"))
    {
      g_autoptr (GBytes) bomb = make_bomb (8 * 1024 * 1024);

      soup_message_headers_replace (headers, "Content-Encoding", "gzip");
      answer (message, 200, "text/xml", g_bytes_get_data (bomb, NULL), (gssize)g_bytes_get_size (bomb));
    }
  else if (g_str_equal (path, "/endless"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
      wrote_chunk_cb (message, NULL);
      g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), NULL);
    }
  else if (g_str_equal (path, "/silent"))
    soup_server_message_pause (message);
  else if (g_str_equal (path, "/gibibyte"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_message_headers_set_content_length (headers, 1024 * 1024 * 1024);
      soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
      wrote_chunk_cb (message, NULL);
      g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), NULL);
    }
  else if (g_str_equal (path, "/many") || g_str_equal (path, "/thousands"))
    {
      g_autoptr (GString) text = g_string_new (RSS_HEAD);

      for (guint i = 0; i < (path[1] == 'm' ? 700 : 10000); i++)
        g_string_append_printf (text, "<item><guid>%u</guid><title>Number %u</title><description>Text of number %u.</description></item>", i, i, i);
      g_string_append (text, RSS_END);
      answer (message, 200, "text/xml", text->str, -1);
    }
  else if (g_str_equal (path, "/short"))
    {
      g_autofree char *text = g_strdup_printf (RSS_HEAD "<item><guid>s</guid><title>Short</title><link>%spage</link><description>A summary.</description></item>" RSS_END, fixture->base);

      answer (message, 200, "text/xml", text, -1);
    }
  else
    answer (message, 404, "text/plain", "no", -1);
}

static void
server_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  Fixture *fixture = user_data;
  static const struct
  {
    const char *path;
    guint       status;
    const char *to;
  } moves[] = {
    { "/moved", 301, "/etag" },
    { "/moved-308", 308, "/moved" },
    { "/elsewhere", 302, "/etag" },
    { "/elsewhere-307", 307, "/etag" },
    { "/loop", 302, "/loop" },
    { "/to-file", 301, "file:///etc/passwd" },
    { "/gone", 410, NULL },
    { "/broken", 500, NULL },
    { "/forbidden", 403, NULL },
  };

  g_atomic_int_inc (&fixture->n_requests);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (path, moves[i].path))
      {
        if (moves[i].to != NULL)
          soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", moves[i].to);
        answer (message, moves[i].status, "text/plain", "", 0);
        return;
      }
  if (g_str_equal (path, "/charset"))
    answer (message, 200, "text/xml; charset=windows-1251", "<?xml version='1.0' encoding='utf-8'?><rss><channel><title>\xC3\xE0\xE7\xE5\xF2\xE0</title><item><title>x</title></item></channel></rss>", -1);
  else if (g_str_equal (path, "/home"))
    answer (message, 200, "text/html", "<html><head><title>Gull</title><link rel='stylesheet' href='x'><link rel='alternate' type='application/rss+xml' href='etag'></head><body><p>Hello.</body></html>", -1);
  else if (g_str_equal (path, "/home-of-broken"))
    answer (message, 200, "text/html", "<html><head><title>Gull</title><link rel='alternate' type='application/rss+xml' href='broken'></head><body><p>Hello.</body></html>", -1);
  else if (g_str_equal (path, "/page"))
    answer (message, 200, "text/html",
            "<html lang=en><head><title>Short</title></head><body><nav><a href=/>Home</a></nav><article><h1>Short</h1><p>The ferry to the island stops at midnight, the harbour master told the council, and no other boat will take its place.</p>"
            "<p>“No boat, no bread,” said Ilse Varga, who has baked for the island since the year of the great storm.</p></article></body></html>",
            -1);
  else
    answer_special (fixture, message, path);
}

static gpointer
serve (gpointer data)
{
  Fixture           *fixture = data;
  g_autoptr (GError) error = NULL;
  GSList            *uris;

  g_main_context_push_thread_default (fixture->context);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, server_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  g_atomic_pointer_set (&fixture->base, g_uri_to_string (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  g_main_loop_run (fixture->loop);
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  while (g_main_context_iteration (fixture->context, FALSE))
    ;
  g_main_context_pop_thread_default (fixture->context);
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("quotidian-feeds-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "library.quotidian", NULL);
  fixture->store = qd_store_open (path, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture->context = g_main_context_new ();
  fixture->loop = g_main_loop_new (fixture->context, FALSE);
  fixture->thread = g_thread_new ("server", serve, fixture);
  while (g_atomic_pointer_get (&fixture->base) == NULL)
    g_usleep (1000);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_main_loop_quit (fixture->loop);
  g_thread_join (fixture->thread);
  g_main_loop_unref (fixture->loop);
  g_main_context_unref (fixture->context);
  qd_store_close (fixture->store);
  g_object_unref (fixture->store);
  qd_reader_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->base);
}

static char *
address (Fixture *fixture, const char *path)
{
  return g_strconcat (fixture->base, path + 1, NULL);
}

static gboolean
add (Fixture *fixture, const char *path, gboolean full_text, QdFeedResult *result, GError **error)
{
  g_autofree char *whole = address (fixture, path);

  return qd_feeds_add (fixture->store, whole, full_text, g_str_equal (path, "/silent") ? &hasty : &quick, NULL, result, error);
}

static QdFeedRecord *
only_feed (Fixture *fixture)
{
  g_autoptr (GPtrArray) feeds = qd_store_list_feeds (fixture->store, NULL, NULL);

  g_assert_cmpuint (feeds->len, ==, 1);
  return qd_feed_record_copy (g_ptr_array_index (feeds, 0));
}

static guint
count_articles (Fixture *fixture)
{
  QdStoreCounts counts;

  g_assert_true (qd_store_count (fixture->store, &counts, NULL, NULL));
  return counts.n_articles;
}

static void
count_cb (guint n_done, guint n_feeds, const QdFeedRecord *feed, const QdFeedResult *result, const GError *error, gpointer user_data)
{
  guint *n = user_data;

  n[0]++;
  n[1] += error != NULL;
  n[2] += result->n_added;
  n[3] += result->n_changed;
}

/* A feed that has not changed is not sent again, nor its articles added again. */
static void
test_conditional (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;
  guint                    n[4] = { 0 };

  g_assert_true (add (fixture, "/etag", FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (result.title, ==, "Gull");
  g_assert_cmpuint (result.n_added, ==, 1);
  feed = only_feed (fixture);
  g_assert_cmpstr (feed->etag, ==, "\"first\"");
  g_assert_cmpstr (feed->site, ==, "http://gull.example/");
  g_assert_cmpint (feed->refreshed, >, 0);
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &quick, NULL, count_cb, n, &error));
  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (n[1] + n[2], ==, 0);
  g_assert_cmpint (fixture->n_conditional, ==, 1);
  g_assert_cmpuint (count_articles (fixture), ==, 1);
}

/* The same by the date of the last change, where a server says no more than that. */
static void
test_modified (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;
  guint                    n[4] = { 0 };

  g_assert_true (add (fixture, "/modified", FALSE, &result, &error));
  g_assert_no_error (error);
  feed = only_feed (fixture);
  g_assert_cmpstr (feed->modified, ==, MODIFIED);
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &quick, NULL, count_cb, n, &error));
  g_assert_cmpuint (n[1] + n[2], ==, 0);
  g_assert_cmpint (fixture->n_conditional, ==, 1);
}

/* What is sent packed is a feed as any other. */
static void
test_gzip (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult) result = { 0 };
  g_autoptr (GError)    error = NULL;

  g_assert_true (add (fixture, "/gzip", FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_added, ==, 2);
}

static void
test_redirects (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    const char *stays;
  } cases[] = { { "/moved", "/etag" }, { "/moved-308", "/etag" }, { "/elsewhere", "/elsewhere" }, { "/elsewhere-307", "/elsewhere-307" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (QdFeedResult)    result = { 0 };
      g_autoptr (GError)       error = NULL;
      g_autoptr (QdFeedRecord) feed = NULL;
      g_autofree char         *expected = address (fixture, cases[i].stays);

      g_assert_true (add (fixture, cases[i].path, FALSE, &result, &error));
      feed = only_feed (fixture);
      g_assert_cmpstr (feed->address, ==, expected);
      g_assert_true (qd_store_remove_feed (fixture->store, feed->id, NULL, &error));
    }
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    int         code;
  } cases[] = {
    { "/loop", QD_IMPORT_ERROR_NETWORK },
    { "/to-file", QD_IMPORT_ERROR_NETWORK },
    { "/nothing", QD_IMPORT_ERROR_NETWORK },
    { "/forbidden", QD_IMPORT_ERROR_NETWORK },
    { "/broken", QD_IMPORT_ERROR_NETWORK },
    { "/busy", QD_IMPORT_ERROR_NETWORK },
    { "/gone", QD_IMPORT_ERROR_GONE },
    { "/silent", QD_IMPORT_ERROR_NETWORK },
    { "/endless", QD_IMPORT_ERROR_TOO_LARGE },
    { "/packed", QD_IMPORT_ERROR_TOO_LARGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (QdFeedResult) result = { 0 };
      g_autoptr (GError)    error = NULL;

      g_test_message ("%s", cases[i].path);
      g_assert_false (add (fixture, cases[i].path, FALSE, &result, &error));
      g_assert_error (error, QD_IMPORT_ERROR, cases[i].code);
    }
  for (guint i = 0; i < 3; i++)
    {
      static const char *const addresses[] = { "file:///etc/passwd", "ftp://gull.example/", "http://" };
      g_auto (QdFeedResult)    result = { 0 };
      g_autoptr (GError)       error = NULL;

      g_assert_false (qd_feeds_add (fixture->store, addresses[i], FALSE, &quick, NULL, &result, &error));
      g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NETWORK);
    }
  g_assert_cmpuint (count_articles (fixture), ==, 0);
}

/* Subscribes to what is there whatever it answers. */
static void
subscribe (Fixture *fixture, const char *path)
{
  g_autofree char         *whole = address (fixture, path);
  g_autoptr (QdFeedRecord) feed = qd_feed_record_new (whole);

  feed->vicinity = QD_VICINITY_COMPUTER;
  g_assert_true (qd_store_save_feed (fixture->store, feed, NULL, NULL, NULL));
}

/* One server is asked for no more than two feeds at a time. */
static void
test_one_host (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint              n[4] = { 0 };

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *path = g_strdup_printf ("/slow-%u", i);

      subscribe (fixture, path);
    }
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &quick, NULL, count_cb, n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n[0], ==, 8);
  g_assert_cmpuint (n[1], ==, 0);
  g_assert_cmpint (g_atomic_int_get (&fixture->most_slow), ==, 2);
}

/* Until when a server wants to be left alone it may say as a date, too. */
static void
test_busy_until (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  guint                 n[4] = { 0 };
  gint64                now = g_get_real_time ();

  subscribe (fixture, "/busy-until");
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &quick, NULL, count_cb, n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n[1], ==, 1);
  feeds = qd_store_list_feeds (fixture->store, NULL, &error);
  g_assert_cmpint (((const QdFeedRecord *)g_ptr_array_index (feeds, 0))->not_before, >, now + 110 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (((const QdFeedRecord *)g_ptr_array_index (feeds, 0))->not_before, <, now + 180 * G_TIME_SPAN_MINUTE);
}

/* What fails, or never ends, keeps none of the others; a server that wants to be left alone is, and what is gone is not asked again. */
static void
test_many_at_once (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/silent", "/endless", "/packed", "/gone", "/busy", "/broken", "/loop", "/etag", "/many", "/charset" };
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    feeds = NULL;
  guint                    n[4] = { 0 };
  int                      n_requests;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    subscribe (fixture, paths[i]);
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &hasty, NULL, count_cb, n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n[0], ==, G_N_ELEMENTS (paths));
  g_assert_cmpuint (n[1], ==, 7);
  g_assert_cmpuint (n[2], ==, 702);
  feeds = qd_store_list_feeds (fixture->store, NULL, &error);
  for (guint i = 0; i < feeds->len; i++)
    {
      const QdFeedRecord *feed = g_ptr_array_index (feeds, i);

      g_assert_cmpint (feed->gone, ==, g_str_has_suffix (feed->address, "/gone"));
      g_assert_cmpint (feed->not_before > 0, ==, g_str_has_suffix (feed->address, "/busy"));
      if (g_str_has_suffix (feed->address, "/charset"))
        g_assert_cmpstr (feed->title, ==, "Газета");
      else if (!g_str_has_suffix (feed->address, "/etag") && !g_str_has_suffix (feed->address, "/many"))
        {
          g_assert_nonnull (feed->problem);
          if (!g_str_has_suffix (feed->address, "/gone") && !g_str_has_suffix (feed->address, "/busy"))
            g_assert_true (qd_store_remove_feed (fixture->store, feed->id, NULL, NULL));
        }
    }
  n_requests = fixture->n_requests;
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &hasty, NULL, count_cb, n, &error));
  g_assert_cmpint (fixture->n_requests - n_requests, ==, 3);
}

/* A feed of ten thousand entries is read beside one that says, and sends, that it is a gibibyte. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  /* As much as is fetched when a person asks for it. */
  const QdFetchOptions patient = { .max_size = qd_fetch_options.max_size, .time_limit = 60000, .n_retries = 0, .retry_wait = 10, .longest_wait = 2000 };
  g_autoptr (GError)   error = NULL;
  guint                n[4] = { 0 };

  subscribe (fixture, "/gibibyte");
  subscribe (fixture, "/thousands");
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &patient, NULL, count_cb, n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n[0], ==, 2);
  g_assert_cmpuint (n[1], ==, 1);
  g_assert_cmpuint (n[2], ==, 10000);
  g_assert_cmpuint (count_articles (fixture), ==, 10000);
}

static void
test_passing_fault (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint              n[4] = { 0 };

  subscribe (fixture, "/flaky");
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &quick, NULL, count_cb, n, &error));
  g_assert_cmpuint (n[1], ==, 0);
  g_assert_cmpuint (n[2], ==, 1);
  g_assert_cmpint (fixture->n_requests, ==, 3);
}

/* What vanishes from a feed stays; what is edited becomes a version beside the former. */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult) result = { 0 };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    versions = NULL;
  g_autoptr (QdArticle) last = NULL;
  guint                 n[4] = { 0 };

  g_assert_true (add (fixture, "/changing", FALSE, &result, &error));
  g_assert_cmpuint (result.n_added, ==, 2);
  g_atomic_int_set (&fixture->stage, 1);
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &quick, NULL, count_cb, n, &error));
  g_assert_cmpuint (n[2], ==, 1);
  g_assert_cmpuint (n[3], ==, 1);
  g_assert_cmpuint (count_articles (fixture), ==, 3);
  versions = qd_store_list_versions (fixture->store, qd_store_find_article_by_label (fixture->store, "one", NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 2);
  last = qd_store_load_article (fixture->store, g_array_index (versions, gint64, 1), NULL, NULL);
  g_assert_nonnull (strstr (qd_body_get_text (last->body, NULL), "at noon"));
  g_clear_pointer (&versions, g_array_unref);
  versions = qd_store_list_versions (fixture->store, qd_store_find_article_by_label (fixture->store, "two", NULL, NULL), NULL, &error);
  g_assert_cmpuint (versions->len, ==, 1);
}

static void
test_full_text (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult) result = { 0 };
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdArticle) article = NULL;
  guint                 n[4] = { 0 };

  g_assert_true (add (fixture, "/short", TRUE, &result, &error));
  g_assert_no_error (error);
  article = qd_store_load_article (fixture->store, qd_store_find_article_by_label (fixture->store, "s", NULL, NULL), NULL, NULL);
  g_assert_nonnull (strstr (qd_body_get_text (article->body, NULL), "no bread"));
  g_assert_cmpstr (article->record->source, ==, "Gull");
  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &quick, NULL, count_cb, n, &error));
  g_assert_cmpuint (n[2], ==, 0);
  g_assert_cmpuint (count_articles (fixture), ==, 1);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    home = { 0 };
  g_auto (QdFeedResult)    page = { 0 };
  g_auto (QdFeedResult)    broken = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;

  g_assert_true (add (fixture, "/home", FALSE, &home, &error));
  g_assert_no_error (error);
  g_assert_false (home.is_page);
  feed = only_feed (fixture);
  g_assert_true (g_str_has_suffix (feed->address, "/etag"));
  g_assert_true (add (fixture, "/page", FALSE, &page, &error));
  g_assert_true (page.is_page);
  g_assert_cmpuint (page.n_added, ==, 1);
  g_assert_null (page.problem);
  /* A feed that a page names is subscribed to, and what is wrong with it is told. */
  g_assert_true (add (fixture, "/home-of-broken", FALSE, &broken, &error));
  g_assert_cmpuint (broken.n_added, ==, 0);
  g_assert_nonnull (strstr (broken.problem, "500"));
  g_assert_cmpuint (count_articles (fixture), ==, 2);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  subscribe (fixture, "/silent");
  g_cancellable_cancel (cancellable);
  g_assert_false (qd_feeds_refresh (fixture->store, NULL, 0, &quick, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
refused_cb (const char *name, const char *where, const char *message, gpointer user_data)
{
  g_assert_nonnull (message);
  (*(guint *)user_data)++;
}

static GPtrArray *
parse_list (const char *text, guint *n_refused, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  *n_refused = 0;
  return qd_opml_parse (bytes, refused_cb, n_refused, NULL, error);
}

static void
test_opml (void)
{
  g_autoptr (GError)    error = NULL;
  guint                 n_refused;
  g_autoptr (GPtrArray) feeds = parse_list ("<?xml version='1.0'?><opml version='1.1'><head><title>x</title></head><body><outline text='News'>"
                                            "<outline type='rss' text='Gull &amp; Co' xmlUrl='http://gull.example/feed' htmlUrl='http://gull.example/'/>"
                                            "<outline text='Again' xmlUrl='http://gull.example/feed'/><outline title='Deep'><outline xmlUrl=' https://deep.example/f '/></outline></outline></body></opml>",
                                            &n_refused, &error);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char      *written = NULL;
  const QdFeedRecord   *feed;

  g_assert_no_error (error);
  g_assert_cmpuint (n_refused, ==, 0);
  g_assert_cmpuint (feeds->len, ==, 2);
  feed = g_ptr_array_index (feeds, 0);
  g_assert_cmpstr (feed->address, ==, "http://gull.example/feed");
  g_assert_cmpstr (feed->title, ==, "Gull & Co");
  g_assert_cmpstr (feed->site, ==, "http://gull.example/");
  g_assert_cmpstr (((const QdFeedRecord *)g_ptr_array_index (feeds, 1))->address, ==, "https://deep.example/f");
  written = qd_opml_write (feeds, "Mine & yours");
  again = parse_list (written, &n_refused, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (((const QdFeedRecord *)g_ptr_array_index (again, 0))->title, ==, "Gull & Co");
}

static void
test_opml_hostile (void)
{
  g_autoptr (GError)    error = NULL;
  guint                 n_refused;
  g_autoptr (GString)   deep = g_string_new ("<opml><body>");
  g_autoptr (GPtrArray) feeds = parse_list ("<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY a 'http://a.example/'>]><opml><body>"
                                            "<outline text='a' xmlUrl='|touch /tmp/x'/><outline text='b' xmlUrl='file:///etc/passwd'/><outline text='c' xmlUrl='&x;'/>"
                                            "<outline text='d' xmlUrl='javascript:alert(1)'/><outline text='e' xmlUrl='ftp://x.example/'/><outline text='f' xmlUrl='/bin/sh'/>"
                                            "<outline text='g' xmlUrl='http://'/><outline text='ok &a;' filtercmd='rm -rf /' type='include' url='http://include.example/' xmlUrl='http://ok.example/'/></body></opml>",
                                            &n_refused, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpstr (((const QdFeedRecord *)g_ptr_array_index (feeds, 0))->address, ==, "http://ok.example/");
  g_assert_cmpuint (n_refused, ==, 7);
  g_clear_pointer (&feeds, g_ptr_array_unref);
  feeds = parse_list ("<?xml version='1.0'?><!DOCTYPE opml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
                      "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
                      "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&i;'><!ENTITY i '&h;'>]><opml><body><outline text='&g;&h;' xmlUrl='https://x.example/'/>"
                      "<outline text='a' xmlUrl='  |  touch /tmp/x'/><outline text='b' xmlUrl='FILE:///etc/passwd'/><outline text='c' xmlUrl='file:/etc/passwd'/>"
                      "<outline text='d' xmlUrl='data:text/xml,&lt;rss/>'/><outline text='e' xmlUrl='feed://x.example/'/><outline text='f' xmlUrl='\\\\server\\share'/>"
                      "<outline text='g' xmlUrl='https://x.example/\n|touch /tmp/x'/><outline text='h' xmlUrl='`touch /tmp/x`'/><outline text='i' xmlUrl='$(touch /tmp/x)'/>"
                      "<outline type='include' url='list.opml'/><outline type='link' url='file:///etc/passwd'/></body></opml>",
                      &n_refused, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < feeds->len; i++)
    {
      const QdFeedRecord *feed = g_ptr_array_index (feeds, i);

      g_assert_true (g_str_has_prefix (feed->address, "https://x.example/"));
      g_assert_null (strpbrk (feed->address, "\n\r"));
      g_assert_cmpuint (strlen (feed->title), <=, 4 * 500);
    }
  g_assert_cmpuint (feeds->len + n_refused, ==, 10);
  g_assert_cmpuint (n_refused, >=, 8);
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (deep, "<outline text='%u' xmlUrl='http://x%u.example/'>", i, i % 20000);
  g_clear_pointer (&feeds, g_ptr_array_unref);
  feeds = parse_list (deep->str, &n_refused, &error);
  g_assert_cmpuint (feeds->len, ==, 10000);
  g_clear_pointer (&feeds, g_ptr_array_unref);
  feeds = parse_list ("<rss version='2.0'/>", &n_refused, &error);
  g_assert_null (feeds);
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/feeds/conditional", test_conditional);
  ADD ("/import/feeds/modified", test_modified);
  ADD ("/import/feeds/gzip", test_gzip);
  ADD ("/import/feeds/one-host", test_one_host);
  ADD ("/import/feeds/busy-until", test_busy_until);
  ADD ("/import/feeds/redirects", test_redirects);
  ADD ("/import/feeds/failures", test_failures);
  ADD ("/import/feeds/many-at-once", test_many_at_once);
  ADD ("/import/feeds/large", test_large);
  ADD ("/import/feeds/passing-fault", test_passing_fault);
  ADD ("/import/feeds/versions", test_versions);
  ADD ("/import/feeds/full-text", test_full_text);
  ADD ("/import/feeds/pages", test_pages);
  ADD ("/import/feeds/cancel", test_cancel);
#undef ADD
  g_test_add_func ("/import/feeds/opml", test_opml);
  g_test_add_func ("/import/feeds/opml-hostile", test_opml_hostile);
  return g_test_run ();
}
