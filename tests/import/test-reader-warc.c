/* test-reader-warc.c: web archives
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-archive-fixture.h"
#include "qd-reader-fixture.h"

#define WORDS "The words of this page go on for a while, as those of articles do, and end with a full stop."
#define PAGE(title) "<html><head><title>" title "</title></head><body><article><h1>" title "</h1><p>" WORDS "</p><p>" WORDS "</p></article></body></html>"

static void
add_record (GString *warc, const char *kind, const char *type, const char *address, const char *bytes, gsize len)
{
  g_string_append_printf (warc, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", kind, address, type, len);
  g_string_append_len (warc, bytes, (gssize)len);
  g_string_append (warc, "\r\n\r\n");
}

static void
add_answer (GString *warc, const char *address, const char *head, const char *body, gsize len)
{
  g_autoptr (GString) answer = g_string_new (head);

  g_string_append (answer, "\r\n\r\n");
  g_string_append_len (answer, body, (gssize)len);
  add_record (warc, "response", "application/http; msgtype=response", address, answer->str, answer->len);
}

static GString *
make_warc (void)
{
  GString              *warc = g_string_new (NULL);
  static const char     latin[] = PAGE ("Caf\xe9 open");
  const QdArchiveMember member = { "page", PAGE ("Packed page"), -1 };
  g_autoptr (GBytes)    packed = qd_archive_fixture_make ("raw", "gzip", NULL, &member, 1);
  g_autofree char      *chunked = g_strdup_printf ("%zx\r\n%s\r\n5;x=y\r\n<!-- \r\n4\r\n -->\r\n0\r\n\r\n", strlen (PAGE ("Chunked page")), PAGE ("Chunked page"));

  add_record (warc, "warcinfo", "application/warc-fields", "", "software: none\r\n", 16);
  add_record (warc, "request", "application/http; msgtype=request", "https://www.merrow.example/", "GET / HTTP/1.1\r\n\r\n", 18);
  add_answer (warc, "https://www.merrow.example/chunked", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", chunked, strlen (chunked));
  add_answer (warc, "https://www.merrow.example/packed", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  add_answer (warc, "https://www.merrow.example/latin", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"iso-8859-1\"", latin, strlen (latin));
  add_answer (warc, "https://www.merrow.example/missing", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", PAGE ("Missing"), strlen (PAGE ("Missing")));
  add_answer (warc, "https://www.merrow.example/picture.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", "\x89PNG", 4);
  add_answer (warc, "https://www.merrow.example/empty", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", "", 0);
  add_record (warc, "resource", "text/html", "https://www.merrow.example/resource", PAGE ("Resource"), strlen (PAGE ("Resource")));
  return warc;
}

static void
assert_pages (QdReaderFixture *fixture)
{
  static const char *const titles[] = { "Chunked page", "Packed page", "Café open", "Resource" };

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpuint (fixture->drafts->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, i)), ==, titles[i]);
      g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, i)), ==, "merrow.example");
    }
  g_assert_cmpstr (qd_article_draft_get_url (qd_reader_fixture_get (fixture, 0)), ==, "https://www.merrow.example/chunked");
}

static void
test_warc (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString)   warc = make_warc ();
  const QdArchiveMember member = { "x.warc", warc->str, (gssize)warc->len };
  g_autoptr (GBytes)    packed = qd_archive_fixture_make ("raw", "gzip", NULL, &member, 1);

  qd_reader_fixture_read (fixture, "crawl.warc", warc->str, (gssize)warc->len);
  assert_pages (fixture);
  g_assert_cmpuint (fixture->position, ==, warc->len);
  qd_reader_fixture_read (fixture, "crawl.warc.gz", g_bytes_get_data (packed, NULL), (gssize)g_bytes_get_size (packed));
  assert_pages (fixture);
}

static void
test_wacz (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString)   warc = make_warc ();
  const QdArchiveMember inner = { "x.warc", warc->str, (gssize)warc->len };
  g_autoptr (GBytes)    packed = qd_archive_fixture_make ("raw", "gzip", NULL, &inner, 1);
  const QdArchiveMember members[] = {
    { "datapackage.json", "{\"profile\":\"data-package\",\"title\":\"A crawl\",\"resources\":[]}", -1 },
    { "pages/pages.jsonl", "{\"format\":\"json-pages-1.0\"}\n{\"url\":\"https://www.merrow.example/chunked\",\"text\":\"again\"}\n", -1 },
    { "indexes/index.cdx", "com,example)/ 2018", -1 },
    { "archive/data.warc.gz", g_bytes_get_data (packed, NULL), (gssize)g_bytes_get_size (packed) },
  };
  g_autoptr (GBytes) wacz = qd_archive_fixture_make ("zip", "none", NULL, members, G_N_ELEMENTS (members));

  qd_reader_fixture_read (fixture, "crawl.wacz", g_bytes_get_data (wacz, NULL), (gssize)g_bytes_get_size (wacz));
  assert_pages (fixture);
}

static void
test_broken (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const lengths[] = { "99999999999999999999", "-5", "x", "", "18446744073709551615" };
  g_autoptr (GString)      warc = make_warc ();
  g_autofree char         *endless = g_strnfill (1024 * 1024, 'x');

  qd_reader_fixture_read (fixture, "cut.warc", warc->str, (gssize)(warc->len - 30));
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  g_assert_cmpuint (fixture->drafts->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *bad = g_strdup_printf ("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\nHTTP/1.1 200 OK\r\n", lengths[i]);

      qd_reader_fixture_read (fixture, "bad.warc", bad, -1);
      g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
    }
  memcpy (endless, "WARC/1.0\n", 9);
  qd_reader_fixture_read (fixture, "endless.warc", endless, -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
}

#define ADD(name, func) g_test_add ("/import/reader-warc/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("warc", test_warc);
  ADD ("wacz", test_wacz);
  ADD ("broken", test_broken);
  return g_test_run ();
}
