/* test-vicinity.c: who is outside leads nothing of ours into this computer, or into its network
 *
 * One address of this computer is taken for one outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feeds.h"
#include "import/qd-reader.h"
#include "import/qd-vicinity.h"
#include "qd-raw-server.h"
#include "qd-reader-fixture.h"

#define RSS_HEAD "<?xml version='1.0'?><rss version='2.0'><channel><title>Gull</title><link>http://gull.example/</link>"
#define RSS_END "</channel></rss>"
#define HEAD(type) "HTTP/1.1 200 OK\r\nContent-Type: " type "\r\nConnection: close\r\n\r\n"
#define FEED HEAD ("application/rss+xml") RSS_HEAD "<item><guid isPermaLink='false'>one</guid><title>The last ferry</title><description>The ferry stops at midnight.</description></item>" RSS_END

#define TOLD "The address leads to this computer, or into a network that it is in. Nothing was asked for there, as only a feed that you add by its own address may be there."

typedef struct
{
  char       *folder;
  QdStore    *store;
  QdRawServer server;
} Fixture;

static QdVicinity
find_vicinity (GInetAddress *address)
{
  g_autofree char *text = g_inet_address_to_string (address);

  return g_str_equal (text, QD_RAW_SERVER_OUTSIDE) ? QD_VICINITY_WORLD : qd_vicinity_of_address (address);
}

static const QdFetchOptions quick = { .max_size = 256 * 1024, .time_limit = 60000, .n_retries = 1, .retry_wait = 10, .longest_wait = 2000, .find_vicinity = find_vicinity };

/* "/302/HOST" and "/301/HOST" lead to the feed of that host; "/pages/HOST" has an entry whose page is there; "/names/HOST" is a page that names
 * its feed. */
static void
answer_cb (GOutputStream *out, const char *path, const char *request, gpointer user_data)
{
  Fixture         *fixture = user_data;
  const char      *host = strrchr (path, '/') + 1;
  g_autofree char *to = g_strdup_printf ("http://%s:%u", host, fixture->server.port);
  g_autofree char *answer = NULL;

  if (g_str_has_prefix (path, "/30"))
    answer = g_strdup_printf ("HTTP/1.1 %.3s Moved\r\nLocation: %s/feed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", path + 1, to);
  else if (g_str_has_prefix (path, "/pages/"))
    answer = g_strdup_printf (HEAD ("application/rss+xml") RSS_HEAD "<item><guid isPermaLink='false'>s</guid><title>Short</title><link>%s/page</link><description>In short.</description></item>" RSS_END, to);
  else if (g_str_has_prefix (path, "/names/"))
    answer = g_strdup_printf (HEAD ("text/html") "<html><head><title>Gull</title><link rel=alternate type='application/rss+xml' href='%s/feed'></head><body><p>Hello</p></body></html>", to);
  else
    answer = g_strdup (FEED);
  qd_raw_server_write (out, answer, -1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("quotidian-vicinity-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "library.quotidian", NULL);
  fixture->store = qd_store_open (path, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
  qd_raw_server_use_names ();
  qd_raw_server_start (&fixture->server, answer_cb, fixture);
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

static char *
dup_address (Fixture *fixture, const char *host, const char *path)
{
  return g_strdup_printf ("http://%s:%u/%s", host, fixture->server.port, path);
}

/* Adds a feed as a person does, by its address. */
static gboolean
add (Fixture *fixture, const char *host, const char *path, QdFeedResult *result, GError **error)
{
  g_autofree char *address = dup_address (fixture, host, path);

  return qd_feeds_add (fixture->store, address, TRUE, &quick, NULL, result, error);
}

static void
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qd_feeds_refresh (fixture->store, NULL, 0, &quick, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static QdFeedRecord *
load_feed (Fixture *fixture)
{
  g_autoptr (GPtrArray) feeds = qd_store_list_feeds (fixture->store, NULL, NULL);

  g_assert_cmpuint (feeds->len, ==, 1);
  return qd_feed_record_copy (g_ptr_array_index (feeds, 0));
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    QdVicinity  vicinity;
  } cases[] = {
    { "192.0.2.1", QD_VICINITY_WORLD },
    { "9.255.255.255", QD_VICINITY_WORLD },
    { "11.0.0.0", QD_VICINITY_WORLD },
    { "100.63.255.255", QD_VICINITY_WORLD },
    { "100.128.0.0", QD_VICINITY_WORLD },
    { "172.15.255.255", QD_VICINITY_WORLD },
    { "172.32.0.0", QD_VICINITY_WORLD },
    { "223.255.255.255", QD_VICINITY_WORLD },
    { "2001:db8::1", QD_VICINITY_WORLD },
    { "::ffff:192.0.2.1", QD_VICINITY_WORLD },
    { "64:ff9b::192.0.2.1", QD_VICINITY_WORLD },
    { "2002:c000:201::1", QD_VICINITY_WORLD },
    { "10.0.0.1", QD_VICINITY_NETWORK },
    { "100.64.0.1", QD_VICINITY_NETWORK },
    { "169.254.169.254", QD_VICINITY_NETWORK },
    { "172.16.0.1", QD_VICINITY_NETWORK },
    { "172.31.255.255", QD_VICINITY_NETWORK },
    { "192.0.0.8", QD_VICINITY_NETWORK },
    { "192.168.1.1", QD_VICINITY_NETWORK },
    { "198.19.0.1", QD_VICINITY_NETWORK },
    { "fc00::1", QD_VICINITY_NETWORK },
    { "fdff::1", QD_VICINITY_NETWORK },
    { "fe80::1", QD_VICINITY_NETWORK },
    { "fec0::1", QD_VICINITY_NETWORK },
    { "::ffff:192.168.1.1", QD_VICINITY_NETWORK },
    { "::192.168.1.1", QD_VICINITY_NETWORK },
    { "64:ff9b::10.0.0.1", QD_VICINITY_NETWORK },
    { "64:ff9b:1::10.0.0.1", QD_VICINITY_NETWORK },
    { "2002:a00:1::1", QD_VICINITY_NETWORK },
    { "0.0.0.0", QD_VICINITY_COMPUTER },
    { "127.0.0.1", QD_VICINITY_COMPUTER },
    { "127.255.255.255", QD_VICINITY_COMPUTER },
    { "::", QD_VICINITY_COMPUTER },
    { "::1", QD_VICINITY_COMPUTER },
    { "::ffff:127.0.0.1", QD_VICINITY_COMPUTER },
    { "2002:7f00:1::1", QD_VICINITY_COMPUTER },
    { "224.0.0.251", QD_VICINITY_NOWHERE },
    { "240.0.0.1", QD_VICINITY_NOWHERE },
    { "255.255.255.255", QD_VICINITY_NOWHERE },
    { "ff02::fb", QD_VICINITY_NOWHERE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (cases[i].address);

      g_test_message ("%s", cases[i].address);
      g_assert_cmpint (qd_vicinity_of_address (address), ==, cases[i].vicinity);
    }
}

/* What a person adds by its address may be here, and stays so. */
static void
test_typed (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;

  g_assert_true (add (fixture, "gull.example", "feed", &result, &error));
  g_assert_no_error (error);
  refresh (fixture);
  g_assert_cmpint (fixture->server.n_requests, ==, 2);
  feed = load_feed (fixture);
  g_assert_cmpint (feed->vicinity, ==, QD_VICINITY_COMPUTER);
  g_assert_null (feed->problem);
}

/* However a server outside writes it: nothing is asked for here. */
static void
test_redirects (Fixture *fixture, gconstpointer data)
{
  static const char *const hosts[] = { "gull.example", "127.0.0.1", "[::1]", "localhost", "at.localhost", "0.0.0.0", "[::ffff:127.0.0.1]", "[::]", "127.0.0.3", "[fe80::1]" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_auto (QdFeedResult) result = { 0 };
      g_autoptr (GError)    error = NULL;
      g_autofree char      *path = g_strdup_printf ("%s/%s", i % 2 == 0 ? "302" : "301", hosts[i]);

      g_test_message ("%s", hosts[i]);
      g_assert_false (add (fixture, "outside.example", path, &result, &error));
      g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_NEAR);
      g_assert_cmpstr (error->message, ==, TOLD);
      g_assert_cmpint (fixture->server.n_requests, ==, (int)i + 1);
    }
}

/* One of a server's addresses is here, another outside: that one is taken. */
static void
test_both (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;

  g_assert_true (add (fixture, "outside.example", "302/both.example", &result, &error));
  g_assert_no_error (error);
  feed = load_feed (fixture);
  g_assert_cmpint (feed->vicinity, ==, QD_VICINITY_WORLD);
}

/* The page of an entry, and the feed that a page names. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    with_page = { 0 };
  g_auto (QdFeedResult)    named = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;

  g_assert_true (add (fixture, "outside.example", "pages/gull.example", &with_page, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (with_page.n_added, ==, 1);
  g_assert_cmpint (fixture->server.n_requests, ==, 1);
  feed = load_feed (fixture);
  g_assert_true (qd_store_remove_feed (fixture->store, feed->id, NULL, &error));
  qd_feed_record_free (g_steal_pointer (&feed));
  g_assert_true (add (fixture, "outside.example", "names/gull.example", &named, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (named.problem, ==, TOLD);
  g_assert_cmpint (fixture->server.n_requests, ==, 2);
  feed = load_feed (fixture);
  g_assert_cmpint (feed->vicinity, ==, QD_VICINITY_WORLD);
}

/* What is here may lead here. */
static void
test_near_links (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult) with_page = { 0 };
  g_auto (QdFeedResult) named = { 0 };
  g_autoptr (GError)    error = NULL;

  g_assert_true (add (fixture, "gull.example", "pages/skerry.example", &with_page, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture->server.n_requests, ==, 2);
  g_assert_true (add (fixture, "gull.example", "names/skerry.example", &named, &error));
  g_assert_no_error (error);
  g_assert_null (named.problem);
}

/* One of a list that somebody made is refused until the person adds it by its address. */
static void
test_listed (Fixture *fixture, gconstpointer data)
{
  g_autofree char         *address = dup_address (fixture, "gull.example", "feed");
  g_autoptr (QdFeedRecord) listed = qd_feed_record_new (address);
  g_autoptr (QdFeedRecord) before = NULL;
  g_autoptr (QdFeedRecord) after = NULL;
  g_auto (QdFeedResult)    result = { 0 };
  g_autoptr (GError)       error = NULL;

  g_assert_true (qd_store_save_feed (fixture->store, listed, NULL, NULL, &error));
  refresh (fixture);
  before = load_feed (fixture);
  g_assert_cmpstr (before->problem, ==, TOLD);
  g_assert_cmpint (fixture->server.n_requests, ==, 0);
  g_assert_true (add (fixture, "gull.example", "feed", &result, &error));
  g_assert_no_error (error);
  g_assert_true (qd_store_save_feed (fixture->store, listed, NULL, NULL, &error));
  refresh (fixture);
  after = load_feed (fixture);
  g_assert_null (after->problem);
}

/* A name that led outside when it was added leads here later. */
static void
test_turning (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;

  g_assert_true (add (fixture, "turning.example", "feed", &result, &error));
  g_assert_no_error (error);
  refresh (fixture);
  g_assert_cmpint (fixture->server.n_requests, ==, 1);
  feed = load_feed (fixture);
  g_assert_cmpstr (feed->problem, ==, TOLD);
}

/* What was here and has moved outside for good may not lead back. */
static void
test_moved_outside (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;

  g_assert_true (add (fixture, "gull.example", "301/outside.example", &result, &error));
  g_assert_no_error (error);
  feed = load_feed (fixture);
  g_assert_nonnull (strstr (feed->address, "outside.example"));
  g_assert_cmpint (feed->vicinity, ==, QD_VICINITY_WORLD);
}

/* What moved for the moment is asked for here again. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_auto (QdFeedResult)    result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdFeedRecord) feed = NULL;

  g_assert_true (add (fixture, "gull.example", "302/outside.example", &result, &error));
  g_assert_no_error (error);
  refresh (fixture);
  feed = load_feed (fixture);
  g_assert_null (feed->problem);
  g_assert_cmpint (fixture->server.n_requests, ==, 4);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/vicinity/addresses", test_addresses);
  ADD ("/import/vicinity/typed", test_typed);
  ADD ("/import/vicinity/redirects", test_redirects);
  ADD ("/import/vicinity/both", test_both);
  ADD ("/import/vicinity/links", test_links);
  ADD ("/import/vicinity/near-links", test_near_links);
  ADD ("/import/vicinity/listed", test_listed);
  ADD ("/import/vicinity/turning", test_turning);
  ADD ("/import/vicinity/moved-outside", test_moved_outside);
  ADD ("/import/vicinity/elsewhere", test_elsewhere);
  return g_test_run ();
}
