/* test-fetch.c: what servers do wrong, or no longer do, and what a person is told of it
 *
 * Each fault is one of a feed that is refreshed beside a sound one of another server, which must not have to suffer for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <zlib.h>

#include "import/qd-feeds.h"
#include "qd-raw-server.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-sources.h"

#define RSS_HEAD "<?xml version='1.0'?><rss version='2.0'><channel><title>Gull</title>"
#define RSS_END "</channel></rss>"
#define FEED RSS_HEAD "<item><guid isPermaLink='false'>one</guid><title>The last ferry</title><description>The ferry stops at midnight.</description></item>" RSS_END
#define PAGE_TEXT "The ferry to the island stops at midnight, the harbour master told the council, and no other boat will take its place."

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n"
#define MOVED(status, to) "HTTP/1.1 " status " Moved\r\nLocation: " to "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define EMPTY(status) "HTTP/1.1 " status " Status\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

/* Certificates for hosts of these names, made for this test; the second was for one day of 2020. */
static const char certificate_of_other[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBsDCCAVagAwIBAgIUEp1imJNMQax+V6I2ZJD60AC9KRUwCgYIKoZIzj0EAwIw\n"
  "HTEbMBkGA1UEAwwSb3RoZXIuZ3VsbC5leGFtcGxlMCAXDTI2MTEyMjIyNTIzNFoY\n"
  "DzIxMjYxMDI5MjI1MjM0WjAdMRswGQYDVQQDDBJvdGhlci5ndWxsLmV4YW1wbGUw\n"
  "WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQSnJKyvxRNPA8+U30rpEre5voMnhUG\n"
  "RviQnx7T18XBvJY2jyZwDzv0m9f6ie+eCyewHpQ4XuAMacb2hbln5aF4o3IwcDAd\n"
  "BgNVHQ4EFgQUEdFdwIqxHAZGB36d0Rcy8pckioIwHwYDVR0jBBgwFoAUEdFdwIqx\n"
  "HAZGB36d0Rcy8pckioIwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREEFjAUghJvdGhl\n"
  "ci5ndWxsLmV4YW1wbGUwCgYIKoZIzj0EAwIDSAAwRQIgVwITByssZgvk/PHuN8kQ\n"
  "EDyFms0PqyaewAuJyDf5VbgCIQDd5toPDZpereRtLm5188R+sJA3WlOku11R6bmX\n"
  "STAa9w==\n"
  "-----END CERTIFICATE-----\n"
  "-----BEGIN PRIVATE KEY-----\n"
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjbQ8UZ640fy7kZaf\n"
  "AriZre21saFhKGZQEIIcr944dz+hRANCAAQSnJKyvxRNPA8+U30rpEre5voMnhUG\n"
  "RviQnx7T18XBvJY2jyZwDzv0m9f6ie+eCyewHpQ4XuAMacb2hbln5aF4\n"
  "-----END PRIVATE KEY-----\n";

static const char certificate_of_expired[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBbzCCARWgAwIBAgIBATAKBggqhkjOPQQDAjAfMR0wGwYDVQQDDBRleHBpcmVk\n"
  "Lmd1bGwuZXhhbXBsZTAeFw0yMDAxMDEwMDAwMDBaFw0yMDAxMDIwMDAwMDBaMB8x\n"
  "HTAbBgNVBAMMFGV4cGlyZWQuZ3VsbC5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZI\n"
  "zj0DAQcDQgAEDEG9UnNJVay6dO8JWot9NzwFc8AVBrkleXgrEcD/uXzvIxig+JOg\n"
  "75JqFFH7PsjvQoTpVmsE/bZh8ZF3QIjRL6NCMEAwHwYDVR0RBBgwFoIUZXhwaXJl\n"
  "ZC5ndWxsLmV4YW1wbGUwHQYDVR0OBBYEFKZYS64jXFM1uymzhrH2PNt5D3VxMAoG\n"
  "CCqGSM49BAMCA0gAMEUCIC8czyrP5NnClKgUo1NXbnTvjzwmKA0B1ua0xvcZkvgZ\n"
  "AiEAqZkUBxYwGCk+F+Qq8j7GYHDzmfp5ZzyZOZLuGtHeJ2c=\n"
  "-----END CERTIFICATE-----\n"
  "-----BEGIN PRIVATE KEY-----\n"
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQguUtT7fBijAbX8Fmg\n"
  "1KFw8hb303A+UA+yqx+xhVft5dShRANCAAQMQb1Sc0lVrLp07wlai303PAVzwBUG\n"
  "uSV5eCsRwP+5fO8jGKD4k6DvkmoUUfs+yO9ChOlWawT9tmHxkXdAiNEv\n"
  "-----END PRIVATE KEY-----\n";

/* Nothing is late here but what never comes, however busy the machine is. */
static const QdFetchOptions quick = { .max_size = 256 * 1024, .time_limit = 60000, .n_retries = 2, .retry_wait = 10, .longest_wait = 2000 };

/* For what never comes; what else is asked for meanwhile has time enough on a machine that stops for a second. */
static const QdFetchOptions hasty = { .max_size = 256 * 1024, .time_limit = 2500, .n_retries = 2, .retry_wait = 10, .longest_wait = 2000 };

/* How long a page takes, µs, so that one is not late, and each after the other would be. */
#define PAGE_TIME (700 * 1000)
#define N_PAGES 12
static const QdFetchOptions for_pages = { .max_size = 256 * 1024, .time_limit = 3500, .n_retries = 2, .retry_wait = 10, .longest_wait = 2000 };

typedef struct
{
  char       *folder;
  QdStore    *store;
  QdRawServer server;
  int         stage;
  int         n_at_once;
  int         most_at_once;
  int         n_pages;
} Fixture;

typedef struct
{
  Fixture      *fixture;
  GCancellable *cancellable;
} Stopping;

/* What is wrong with a feed, what is answered, and what the person is told; NULL where all is well in the end. */
typedef struct
{
  const char *name;
  const char *answer;
  const char *told;
} Fault;

static const Fault faults[] = {
  { "status/not-modified-unasked", EMPTY ("304"), "The server answers with an error (304)." },
  { "status/no-content", "HTTP/1.1 204 None\r\nConnection: close\r\n\r\n", "The server has nothing to send. Try again later." },
  { "status/empty", EMPTY ("200"), "This is not a feed: there is no RSS, Atom or JSON Feed in it." },
  { "status/by-way-of-others", "HTTP/1.1 203 Changed\r\nConnection: close\r\n\r\n" FEED, NULL },
  { "status/unauthorized", EMPTY ("401"), "The server does not allow this to be read." },
  { "status/legal", EMPTY ("451"), "The server does not allow this to be read." },
  { "status/not-found", EMPTY ("404"), "There is nothing at this address." },
  { "status/gone", EMPTY ("410"), "The server says that this feed is gone for good. It is not fetched any more; its articles stay." },
  { "status/fault", EMPTY ("500"), "The server has an internal error (500). Try again later." },
  { "status/not-implemented", EMPTY ("501"), "The server has an internal error (501). Try again later." },
  { "status/teapot", EMPTY ("418"), "The server answers with an error (418)." },
  { "status/too-many-unsaid", EMPTY ("429"), "The server asks to be left alone for a while. Try again later." },
  { "redirect/nowhere", EMPTY ("301"), "The server redirects to an address that is not on the web. It was not followed." },
  { "redirect/many-choices", EMPTY ("300"), "The server answers with an error (300)." },
  { "redirect/file", MOVED ("302", "file:///etc/passwd"), "The server redirects to an address that is not on the web. It was not followed." },
  { "redirect/data", MOVED ("302", "data:text/xml,<rss/>"), "The server redirects to an address that is not on the web. It was not followed." },
  { "redirect/ftp", MOVED ("307", "ftp://gull.example/feed"), "The server redirects to an address that is not on the web. It was not followed." },
  { "redirect/script", MOVED ("302", "javascript:alert(1)"), "The server redirects to an address that is not on the web. It was not followed." },
  { "redirect/no-host", MOVED ("308", "http:///feed"), "The server redirects to an address that is not on the web. It was not followed." },
  { "redirect/round", MOVED ("302", "/back-to-round"), "The server redirects from one address to another endlessly." },
  { "redirect/relative", MOVED ("302", "../feed"), NULL },
  { "body/cut-off", OK_HEAD "Content-Length: 100000\r\n\r\n" FEED, "The server stopped before it had sent everything. Try again later." },
  { "body/cut-off-chunk", OK_HEAD "Transfer-Encoding: chunked\r\n\r\nffff\r\n" FEED, "The server stopped before it had sent everything. Try again later." },
  { "body/page", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!DOCTYPE html><title>Sold</title><p>This name is for sale.", "This is not a feed: there is no RSS, Atom or JSON Feed in it." },
  { "body/unsaid-length", OK_HEAD "\r\n" FEED, NULL },
  { "charset/unknown", "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=iso-8859-99\r\nConnection: close\r\n\r\n" FEED, NULL },
  { "encoding/gzip-untrue", OK_HEAD "Content-Encoding: gzip\r\n\r\n" FEED, NULL },
  { "encoding/deflate-untrue", OK_HEAD "Content-Encoding: deflate\r\n\r\n" FEED, NULL },
  { "encoding/unknown", OK_HEAD "Content-Encoding: utf-8\r\n\r\n" FEED, NULL },
  { "protocol/closed", "", "The server stopped before it had sent everything. Try again later." },
  { "protocol/cut-off-head", "HTTP/1.1 200 OK\r\nContent-", "The server does not answer as web servers do. Check the address." },
  { "protocol/garbage", "220 gull.example ready\r\n\r\n", "The server does not answer as web servers do. Check the address." },
};

static const Fault *
find_fault (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_str_equal (path + 1, faults[i].name))
      return &faults[i];
  return NULL;
}

/* @text packed, with 16 as gzip, with 0 as zlib, with a negative number of bits as it is. */
static GBytes *
pack (const char *text, int bits)
{
  gsize    size = strlen (text) + 1000;
  guint8  *out = g_malloc (size);
  z_stream stream = { .next_in = (Bytef *)text, .avail_in = (uInt)strlen (text), .next_out = out, .avail_out = (uInt)size };

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, bits < 0 ? bits : MAX_WBITS + bits, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  size = stream.total_out;
  deflateEnd (&stream);
  return g_bytes_new_take (out, size);
}

/* Writes what is packed, and how long it is; @len bytes of it come. */
static void
write_packed (GOutputStream *out, const char *encoding, GBytes *packed, gsize len)
{
  g_autofree char *head = encoding != NULL ? g_strdup_printf ("Content-Encoding: %s\r\n", encoding) : g_strdup ("");
  g_autofree char *whole = g_strdup_printf (OK_HEAD "%sContent-Length: %zu\r\n\r\n", head, g_bytes_get_size (packed));

  qd_raw_server_write (out, whole, -1);
  qd_raw_server_write (out, g_bytes_get_data (packed, NULL), (gssize)MIN (len, g_bytes_get_size (packed)));
}

/* A feed that is packed and cut off; where nobody says how long it is, nobody but the reader of feeds sees that. */
static void
answer_cut_off (GOutputStream *out, gboolean says_length)
{
  g_autoptr (GString) text = g_string_new (RSS_HEAD);
  g_autoptr (GBytes)  packed = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "<item><guid>%u</guid><title>Number %u</title><description>%x</description></item>", i, i, g_str_hash (text->str + i));
  g_string_append (text, RSS_END);
  packed = pack (text->str, 16);
  if (says_length)
    write_packed (out, "gzip", packed, g_bytes_get_size (packed) / 2);
  else
    {
      qd_raw_server_write (out, OK_HEAD "Content-Encoding: gzip\r\nETag: \"a\"\r\n\r\n", -1);
      qd_raw_server_write (out, g_bytes_get_data (packed, NULL), (gssize)g_bytes_get_size (packed) / 2);
    }
}

static void
answer_packed (GOutputStream *out, const char *path)
{
  g_autoptr (GBytes) gzip = pack (FEED, 16);
  g_autoptr (GBytes) zlib = pack (FEED, 0);
  g_autoptr (GBytes) bare = pack (FEED, -MAX_WBITS);

  if (g_str_equal (path, "/packed/gzip"))
    write_packed (out, "gzip", gzip, G_MAXSIZE);
  else if (g_str_equal (path, "/packed/x-gzip"))
    write_packed (out, "x-gzip", gzip, G_MAXSIZE);
  else if (g_str_equal (path, "/packed/unsaid"))
    write_packed (out, NULL, gzip, G_MAXSIZE);
  else if (g_str_equal (path, "/packed/zlib"))
    write_packed (out, "deflate", zlib, G_MAXSIZE);
  else if (g_str_equal (path, "/packed/deflate"))
    write_packed (out, "deflate", bare, G_MAXSIZE);
  else
    answer_cut_off (out, g_str_equal (path, "/packed/cut-off"));
}

/* Answers that take their time, or never come to an end. */
static void
answer_slowly (Fixture *fixture, GOutputStream *out, const char *path)
{
  if (g_str_has_prefix (path, "/slow/silent"))
    g_usleep (5 * G_USEC_PER_SEC);
  else if (g_str_equal (path, "/slow/drip"))
    {
      gboolean reads = qd_raw_server_write (out, OK_HEAD "\r\n" RSS_HEAD, -1);

      for (guint i = 0; reads && i < 1000; i++)
        {
          g_usleep (20 * 1000);
          reads = qd_raw_server_write (out, " ", 1);
        }
    }
  else
    {
      static char lines[64 * 1024];
      gboolean    reads = qd_raw_server_write (out, OK_HEAD "X-Long: ", -1);

      memset (lines, 'x', sizeof lines);
      for (guint i = 0; reads && i < 4096; i++)
        reads = qd_raw_server_write (out, lines, sizeof lines);
    }
}

/* Twelve entries that have only summaries. */
static void
answer_with_summaries (GOutputStream *out, const char *request)
{
  g_autoptr (GString) feed = g_string_new (OK_HEAD "\r\n" RSS_HEAD);
  const char         *host = strstr (request, "Host: ") + strlen ("Host: ");

  for (guint i = 0; i < N_PAGES; i++)
    g_string_append_printf (feed, "<item><guid isPermaLink='false'>s%u</guid><title>Short %u</title><link>http://%.*s/page/%u</link><description>In short.</description></item>", i, i,
                            (int)strcspn (host, "\r"), host, i);
  g_string_append (feed, RSS_END);
  qd_raw_server_write (out, feed->str, -1);
}

/* The pages of these: first none, then as slowly as is just allowed. */
static void
answer_with_page (Fixture *fixture, GOutputStream *out, const char *path)
{
  g_autofree char *page = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html lang=en><title>Short</title><article><h1>Short</h1><p>" PAGE_TEXT
                                           "</p><p>“No boat, no bread,” said Ilse Varga, who has baked for the island since the year of the great storm, in house number %s.</p></article></html>",
                                           path + strlen ("/page/"));

  g_atomic_int_inc (&fixture->n_pages);
  if (g_atomic_int_get (&fixture->stage) == 1)
    qd_raw_server_write (out, "HTTP/1.1 429 Slowly\r\nRetry-After: 3600\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", -1);
  else if (g_atomic_int_get (&fixture->stage) == 2)
    qd_raw_server_write (out, EMPTY ("403"), -1);
  else
    {
      g_usleep (PAGE_TIME);
      qd_raw_server_write (out, page, -1);
    }
}

static void
answer_cb (GOutputStream *out, const char *path, const char *request, gpointer user_data)
{
  Fixture     *fixture = user_data;
  const Fault *fault = find_fault (path);

  if (fault != NULL)
    qd_raw_server_write (out, fault->answer, -1);
  else if (g_str_equal (path, "/back-to-round"))
    qd_raw_server_write (out, MOVED ("302", "/redirect/round"), -1);
  else if (g_str_has_prefix (path, "/packed/"))
    answer_packed (out, path);
  else if (g_str_has_prefix (path, "/slow/"))
    answer_slowly (fixture, out, path);
  else if (g_str_equal (path, "/summaries"))
    answer_with_summaries (out, request);
  else if (g_str_has_prefix (path, "/page/"))
    answer_with_page (fixture, out, path);
  else if (g_str_equal (path, "/moved-to-page"))
    qd_raw_server_write (out, MOVED ("301", "/body/page"), -1);
  else if (g_str_equal (path, "/waits") && g_atomic_int_add (&fixture->stage, 1) == 0)
    qd_raw_server_write (out, "HTTP/1.1 503 Later\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", -1);
  else if (g_str_equal (path, "/waits-long"))
    {
      qd_raw_server_write (out, "HTTP/1.1 503 Later\r\nRetry-After: 59\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", -1);
      g_atomic_int_inc (&fixture->stage);
    }
  else if (g_str_equal (path, "/etag") && strstr (request, "If-None-Match: \"a\"") != NULL)
    qd_raw_server_write (out, "HTTP/1.1 304 Same\r\nETag: \"b\"\r\nConnection: close\r\n\r\n", -1);
  else if (g_str_equal (path, "/etag"))
    qd_raw_server_write (out, OK_HEAD "ETag: \"a\"\r\n\r\n" FEED, -1);
  else if (g_str_equal (path, "/elsewhere/feed"))
    qd_raw_server_write (out, OK_HEAD "Content-Location: /base/feed\r\n\r\n" RSS_HEAD "<item><title>Near</title><link>near</link></item>" RSS_END, -1);
  else
    qd_raw_server_write (out, OK_HEAD "\r\n" FEED, -1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("quotidian-fetch-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "library.quotidian", NULL);
  fixture->store = qd_store_open (path, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  qd_raw_server_stop (&fixture->server);
  qd_store_close (fixture->store);
  g_object_unref (fixture->store);
  qd_reader_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

/* Subscribes to what is there whatever it answers. */
static gint64
subscribe (Fixture *fixture, const char *host, const char *path, gboolean full_text)
{
  g_autofree char         *address = g_strdup_printf ("%s://%s:%u/%s", fixture->server.certificate != NULL ? "https" : "http", host, fixture->server.port, path);
  g_autoptr (QdFeedRecord) feed = qd_feed_record_new (address);
  gint64                   id = 0;

  feed->full_text = full_text;
  feed->vicinity = QD_VICINITY_COMPUTER;
  g_assert_true (qd_store_save_feed (fixture->store, feed, &id, NULL, NULL));
  return id;
}

static QdFeedRecord *
load_feed (Fixture *fixture, gint64 id)
{
  g_autoptr (GPtrArray) feeds = qd_store_list_feeds (fixture->store, NULL, NULL);

  for (guint i = 0; i < feeds->len; i++)
    if (((const QdFeedRecord *)g_ptr_array_index (feeds, i))->id == id)
      return qd_feed_record_copy (g_ptr_array_index (feeds, i));
  g_assert_not_reached ();
}

static void
refresh (Fixture *fixture, const QdFetchOptions *options, QdFeedsFunc func, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, options, NULL, func, user_data, &error));
  g_assert_no_error (error);
}

/* A feed is refreshed beside a sound one, and said of it what @told begins with. */
static void
assert_told (Fixture *fixture, const QdFetchOptions *options, const char *host, const char *path, const char *told)
{
  gint64                   sound = subscribe (fixture, "sound.example", "feed", FALSE);
  gint64                   id = subscribe (fixture, host, path, FALSE);
  g_autoptr (QdFeedRecord) sound_feed = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;

  refresh (fixture, options, NULL, NULL);
  feed = load_feed (fixture, id);
  sound_feed = load_feed (fixture, sound);
  g_assert_null (sound_feed->problem);
  g_assert_cmpint (sound_feed->refreshed, >, 0);
  if (told == NULL)
    {
      g_assert_cmpstr (feed->problem, ==, NULL);
      g_assert_cmpint (feed->refreshed, >, 0);
      return;
    }
  if (feed->problem == NULL || !g_str_has_prefix (feed->problem, told))
    g_assert_cmpstr (feed->problem, ==, told);
  g_assert_cmpint (feed->refreshed, ==, 0);
}

static void
test_fault (Fixture *fixture, gconstpointer data)
{
  const Fault *fault = data;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  assert_told (fixture, &quick, "gull.example", fault->name, fault->told);
}

static void
test_packed (Fixture *fixture, gconstpointer data)
{
  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  assert_told (fixture, &quick, "gull.example", data, strstr (data, "cut-off") != NULL ? "The server stopped before it had sent everything. Try again later." : NULL);
}

static void
test_slow (Fixture *fixture, gconstpointer data)
{
  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  assert_told (fixture, &hasty, "gull.example", data, "The server takes too long. Try again later.");
}

/* Lines about an answer that never end are given up, in words and before they fill the memory. */
static void
test_endless_head (Fixture *fixture, gconstpointer data)
{
  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  assert_told (fixture, &hasty, "gull.example", "slow/endless-head", "The server ");
}

/* Without a network, and where nobody has the name, the person is told what to look at. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  assert_told (fixture, &quick, data, "feed", "The server was not found. Check the address, and whether this computer is connected.");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdFeedRecord) feed = qd_feed_record_new ("http://gull.example:1/feed");
  g_autoptr (QdFeedRecord) after = NULL;
  gint64                   id = 0;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  feed->vicinity = QD_VICINITY_COMPUTER;
  g_assert_true (qd_store_save_feed (fixture->store, feed, &id, NULL, NULL));
  refresh (fixture, &quick, NULL, NULL);
  after = load_feed (fixture, id);
  g_assert_true (g_str_has_prefix (after->problem, "The server cannot be reached: "));
}

/* Nothing is read from somebody of whom nobody knows who it is, nor asked again at once. */
static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *pem;
    const char *host;
    const char *told;
  } cases[] = {
    { "unknown", certificate_of_other, "other.gull.example", "This computer does not trust the issuer of the server’s certificate. Nothing was fetched, as it is not certain who answers there." },
    { "other-host", certificate_of_other, "gull.example", "The server’s certificate is that of another address. Nothing was fetched, as it is not certain who answers there. Check the address." },
    { "expired", certificate_of_expired, "expired.gull.example", "The server’s certificate is not valid today. Nothing was fetched. Check the date of this computer, or try again later." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (data, cases[i].name))
      {
        g_autoptr (GError)       error = NULL;
        g_autoptr (QdFeedRecord) feed = NULL;
        gint64                   id;

        if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
          {
            g_test_skip ("There is no TLS here.");
            qd_raw_server_start (&fixture->server, answer_cb, fixture);
            return;
          }
        fixture->server.certificate = g_tls_certificate_new_from_pem (cases[i].pem, -1, &error);
        g_assert_no_error (error);
        qd_raw_server_start (&fixture->server, answer_cb, fixture);
        id = subscribe (fixture, cases[i].host, "feed", FALSE);
        refresh (fixture, &quick, NULL, NULL);
        feed = load_feed (fixture, id);
        g_assert_cmpstr (feed->problem, ==, cases[i].told);
        g_assert_cmpint (fixture->server.n_requests, ==, 0);
      }
}

/* A server that answers with a page for strangers does not thereby become the place of the feed. */
static void
test_moved_to_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdFeedRecord) feed = NULL;
  gint64                   id;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  id = subscribe (fixture, "gull.example", "moved-to-page", FALSE);
  refresh (fixture, &quick, NULL, NULL);
  feed = load_feed (fixture, id);
  g_assert_nonnull (feed->problem);
  g_assert_true (g_str_has_suffix (feed->address, "/moved-to-page"));
}

/* What is gone is told once, and not asked for with the others; by itself it is. */
static void
test_gone_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;
  gint64                   id;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  id = subscribe (fixture, "gull.example", "status/gone", FALSE);
  refresh (fixture, &quick, NULL, NULL);
  refresh (fixture, &quick, NULL, NULL);
  g_assert_cmpint (fixture->server.n_requests, ==, 1);
  g_assert_true (qd_feeds_refresh (fixture->store, &id, 1, &quick, NULL, NULL, NULL, &error));
  g_assert_cmpint (fixture->server.n_requests, ==, 2);
  feed = load_feed (fixture, id);
  g_assert_true (feed->gone);
}

/* Who is told that it was too often, but not for how long to stay away, stays away for a while. */
static void
test_too_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdFeedRecord) feed = NULL;
  gint64                   id;
  int                      n;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  id = subscribe (fixture, "gull.example", "status/too-many-unsaid", FALSE);
  refresh (fixture, &quick, NULL, NULL);
  feed = load_feed (fixture, id);
  g_assert_cmpint (feed->not_before, >, g_get_real_time () + G_TIME_SPAN_MINUTE);
  n = fixture->server.n_requests;
  refresh (fixture, &quick, NULL, NULL);
  g_assert_cmpint (fixture->server.n_requests, ==, n);
  /* Only the clock could make that a year. */
  feed->not_before = g_get_real_time () + 400 * G_TIME_SPAN_DAY;
  g_assert_true (qd_store_save_feed (fixture->store, feed, NULL, NULL, NULL));
  refresh (fixture, &quick, NULL, NULL);
  g_assert_cmpint (fixture->server.n_requests, >, n);
}

/* A server that asks for a moment gets it. */
static void
test_retry_after (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  assert_told (fixture, &quick, "gull.example", "waits", NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, G_USEC_PER_SEC);
}

/* What a server says of a file that has not changed counts from then on. */
/* Stops what waits to be tried again: so long after the answer it does. */
static gpointer
stop_in_thread (gpointer data)
{
  Stopping *stopping = data;

  while (g_atomic_int_get (&stopping->fixture->stage) == 0)
    g_usleep (10 * 1000);
  g_usleep (300 * 1000);
  g_cancellable_cancel (stopping->cancellable);
  return NULL;
}

/* Who stops it does not wait with it. */
static void
test_stop_waiting (Fixture *fixture, gconstpointer data)
{
  static const QdFetchOptions patient = { .max_size = 256 * 1024, .time_limit = 60000, .n_retries = 2, .retry_wait = 10, .longest_wait = 60000 };
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  g_autoptr (GError)          error = NULL;
  Stopping                    stopping = { fixture, cancellable };
  GThread                    *thread;
  gint64                      start;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  subscribe (fixture, "gull.example", "waits-long", FALSE);
  thread = g_thread_new ("stop", stop_in_thread, &stopping);
  start = g_get_monotonic_time ();
  g_assert_false (qd_feeds_refresh (fixture->store, NULL, 0, &patient, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 40 * G_USEC_PER_SEC);
  g_thread_join (thread);
}

static void
test_etag_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdFeedRecord) feed = NULL;
  gint64                   id;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  id = subscribe (fixture, "gull.example", "etag", FALSE);
  refresh (fixture, &quick, NULL, NULL);
  refresh (fixture, &quick, NULL, NULL);
  feed = load_feed (fixture, id);
  g_assert_cmpstr (feed->problem, ==, NULL);
  g_assert_cmpstr (feed->etag, ==, "\"b\"");
}

/* Of a feed that breaks off the whole is asked for the next time. */
static void
test_cut_off_unsaid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdFeedRecord) feed = NULL;
  QdStoreCounts            counts;
  gint64                   id;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  id = subscribe (fixture, "gull.example", "packed/cut-off-unsaid", FALSE);
  refresh (fixture, &quick, NULL, NULL);
  feed = load_feed (fixture, id);
  g_assert_cmpstr (feed->etag, ==, NULL);
  g_assert_true (qd_store_count (fixture->store, &counts, NULL, NULL));
  g_assert_cmpuint (counts.n_articles, >, 100);
  g_assert_cmpuint (counts.n_articles, <, 2000);
}

/* Addresses start from where the server says that the feed is. */
static void
test_content_location (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdArticle) article = NULL;
  g_autofree char      *expected = NULL;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  subscribe (fixture, "gull.example", "elsewhere/feed", FALSE);
  refresh (fixture, &quick, NULL, NULL);
  expected = g_strdup_printf ("http://gull.example:%u/base/near", fixture->server.port);
  article = qd_store_load_article (fixture->store, qd_store_find_article_by_label (fixture->store, expected, NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->record->url, ==, expected);
}

/* Adding a feed asks for it once. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult) result = { 0 };
  g_autoptr (GError)    error = NULL;
  g_autofree char      *address = NULL;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  address = g_strdup_printf ("http://gull.example:%u/feed", fixture->server.port);
  g_assert_true (qd_feeds_add (fixture->store, address, FALSE, &quick, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_added, ==, 1);
  g_assert_cmpint (fixture->server.n_requests, ==, 1);
}

static void
note_sound_cb (guint n_done, guint n_feeds, const QdFeedRecord *feed, const QdFeedResult *result, const GError *error, gpointer user_data)
{
  guint *place = user_data;

  g_assert_cmpuint (n_feeds, ==, 61);
  if (error == NULL)
    *place = n_done;
}

/* A server of which there are very many feeds, and that never answers, is given up after some of them and keeps no other. */
static void
test_silent_host (Fixture *fixture, gconstpointer data)
{
  guint place = 0;

  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *path = g_strdup_printf ("slow/silent-%u", i);

      subscribe (fixture, "gull.example", path, FALSE);
    }
  subscribe (fixture, "sound.example", "feed", FALSE);
  refresh (fixture, &hasty, note_sound_cb, &place);
  g_assert_cmpuint (place, ==, 1);
  g_assert_cmpint (fixture->server.n_requests, <=, 1 + 6);
}

static guint
count_pages_had (Fixture *fixture)
{
  g_autoptr (GArray) ids = qd_store_find_articles (fixture->store, &(QdArticleFilter){ .query = "baked" }, NULL, NULL);

  return ids->len;
}

/* Pages that wait for one another are not late. Those that could not be had come the next time; who says no is not asked on and on. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  qd_raw_server_start (&fixture->server, answer_cb, fixture);
  subscribe (fixture, "gull.example", "summaries", TRUE);
  fixture->stage = 1;
  refresh (fixture, &for_pages, NULL, NULL);
  g_assert_cmpuint (count_pages_had (fixture), ==, 0);
  g_assert_cmpint (fixture->n_pages, <=, 4);
  fixture->stage = 2;
  fixture->n_pages = 0;
  refresh (fixture, &for_pages, NULL, NULL);
  g_assert_cmpuint (count_pages_had (fixture), ==, 0);
  g_assert_cmpint (fixture->n_pages, <=, 8);
  fixture->stage = 0;
  fixture->n_pages = 0;
  refresh (fixture, &for_pages, NULL, NULL);
  g_assert_cmpuint (count_pages_had (fixture), ==, N_PAGES);
  g_assert_cmpint (fixture->n_pages, ==, N_PAGES);
  refresh (fixture, &for_pages, NULL, NULL);
  g_assert_cmpint (fixture->n_pages, ==, N_PAGES);
  g_assert_cmpuint (count_pages_had (fixture), ==, N_PAGES);
}

int
main (int argc, char **argv)
{
  static const char *const packed[] = { "packed/gzip", "packed/x-gzip", "packed/unsaid", "packed/zlib", "packed/deflate", "packed/cut-off" };

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  qd_raw_server_use_names ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/import/fetch/", faults[i].name, NULL);

      g_test_add (path, Fixture, &faults[i], set_up, test_fault, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (packed); i++)
    {
      g_autofree char *path = g_strconcat ("/import/fetch/", packed[i], NULL);

      g_test_add (path, Fixture, packed[i], set_up, test_packed, tear_down);
    }
#define ADD(path, func, data) g_test_add ("/import/fetch/" path, Fixture, data, set_up, func, tear_down)
  ADD ("packed/cut-off-unsaid", test_cut_off_unsaid, NULL);
  ADD ("slow/drip", test_slow, "slow/drip");
  ADD ("slow/silent", test_slow, "slow/silent");
  ADD ("slow/endless-head", test_endless_head, NULL);
  ADD ("slow/silent-host", test_silent_host, NULL);
  ADD ("names/unknown", test_names, "nonesuch.example");
  ADD ("names/offline", test_names, "offline.example");
  ADD ("names/refused", test_refused, NULL);
  ADD ("certificate/unknown", test_certificate, "unknown");
  ADD ("certificate/other-host", test_certificate, "other-host");
  ADD ("certificate/expired", test_certificate, "expired");
  ADD ("moved-to-page", test_moved_to_page, NULL);
  ADD ("gone-once", test_gone_once, NULL);
  ADD ("too-many", test_too_many, NULL);
  ADD ("retry-after", test_retry_after, NULL);
  ADD ("stop-waiting", test_stop_waiting, NULL);
  ADD ("etag-changes", test_etag_changes, NULL);
  ADD ("content-location", test_content_location, NULL);
  ADD ("once", test_once, NULL);
  ADD ("pages", test_pages, NULL);
#undef ADD
  return g_test_run ();
}
