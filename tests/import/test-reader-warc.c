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
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL);
  g_assert_cmpuint (fixture->drafts->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *bad = g_strdup_printf ("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\nHTTP/1.1 200 OK\r\n", lengths[i]);

      qd_reader_fixture_read (fixture, "bad.warc", bad, -1);
      /* What is no number at all is told, and the next record looked for. */
      if (g_ascii_isdigit (*lengths[i]))
        g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL);
      else
        g_assert_cmpuint (fixture->problems->len, ==, 1);
    }
  memcpy (endless, "WARC/1.0\n", 9);
  qd_reader_fixture_read (fixture, "endless.warc", endless, -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL);
}

/* A record whose length is too small, too large or none is told, and those behind it are read. */
static void
test_lengths (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const lengths[] = { "100", "0", "1000", "none", "-1" };
  static const char        long_page[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE ("Wrong length");

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GString) warc = g_string_new (NULL);

      g_test_message ("%s", lengths[i]);
      add_record (warc, "resource", "text/html", "https://www.merrow.example/1", PAGE ("Before"), strlen (PAGE ("Before")));
      g_string_append_printf (warc, "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n", lengths[i], long_page);
      add_record (warc, "resource", "text/html", "https://www.merrow.example/2", PAGE ("Lost"), strlen (PAGE ("Lost")));
      for (guint j = 0; j < 5; j++)
        add_record (warc, "resource", "text/html", "https://www.merrow.example/3", PAGE ("Behind"), strlen (PAGE ("Behind")));
      qd_reader_fixture_read (fixture, "wrong.warc", warc->str, (gssize)warc->len);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      g_assert_cmpuint (g_array_index (fixture->problems, QdToldProblem, 0).line, ==, 2);
      g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "Before");
      g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, fixture->drafts->len - 1)), ==, "Behind");
      g_assert_cmpuint (fixture->drafts->len, >=, 6);
    }
}

/* So it is where what stands behind such a record has no lines, as a picture has none. */
static void
test_length_of_picture (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) warc = g_string_new ("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 8\r\n\r\nHTTP/1.1 ");
  g_autofree char    *picture = g_strnfill (300 * 1024, 'x');

  g_string_append_printf (warc, "%s\r\n\r\n", picture);
  add_record (warc, "resource", "text/html", "https://www.merrow.example/2", PAGE ("Behind"), strlen (PAGE ("Behind")));
  qd_reader_fixture_read (fixture, "picture.warc", warc->str, (gssize)warc->len);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "Behind");
}

/* What “brotli” makes of PAGE ("Brotli"). */
static const guint8 brotli_page[] = {
  0x1b,
  0x23,
  0x01,
  0x80,
  0x9c,
  0x87,
  0x71,
  0xac,
  0x64,
  0xea,
  0x6a,
  0xd2,
  0xf0,
  0xa1,
  0xb4,
  0x6e,
  0x63,
  0x73,
  0x3a,
  0xb7,
  0x50,
  0xe4,
  0xca,
  0xa8,
  0x92,
  0x47,
  0x88,
  0xaa,
  0x41,
  0x62,
  0x7c,
  0xe8,
  0x34,
  0x88,
  0x4f,
  0x1a,
  0x1b,
  0xdd,
  0x5c,
  0xc8,
  0x59,
  0x71,
  0x82,
  0x08,
  0x36,
  0x8b,
  0xd2,
  0x1f,
  0x1e,
  0x1f,
  0xca,
  0x79,
  0x48,
  0x4f,
  0xf1,
  0xa5,
  0xc5,
  0xeb,
  0x0d,
  0x9f,
  0x9f,
  0x49,
  0xc4,
  0x81,
  0x48,
  0x08,
  0xb0,
  0x86,
  0x06,
  0x3e,
  0x21,
  0x4c,
  0x8f,
  0xd6,
  0xdf,
  0xd0,
  0xc0,
  0x8e,
  0x96,
  0x82,
  0x19,
  0x91,
  0x74,
  0xb4,
  0x9a,
  0x56,
  0xd2,
  0x78,
  0x50,
  0xaf,
  0x8a,
  0x8f,
  0xb3,
  0x8c,
  0xdb,
  0x99,
  0x9d,
  0x27,
  0x52,
  0x34,
  0x8f,
  0xae,
  0x09,
  0x0d,
  0x4d,
  0x57,
  0xf8,
  0x3a,
  0x55,
  0x4b,
  0xa4,
  0x6c,
  0x56,
  0x80,
  0x3f,
  0xaf,
  0xf3,
  0x3f,
  0x8c,
  0x88,
  0x80,
  0x7a,
  0x07,
  0x43,
  0x01,
};

static GBytes *
pack_raw (const char *text)
{
  g_autoptr (GConverter)    deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, deflate);

  g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Bodies as servers pack them, and as crawlers leave them that unpacked and joined them but kept the headers. */
static void
test_codings (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString)   warc = g_string_new (NULL);
  const QdArchiveMember member = { "page", PAGE ("Zstandard"), -1 };
  g_autoptr (GBytes)    zstd = qd_archive_fixture_make ("raw", "zstd", NULL, &member, 1);
  const char           *plain = PAGE ("Plain");
  g_autoptr (GBytes)    page = g_bytes_new_static (plain, strlen (plain));
  g_autoptr (GBytes)    raw = pack_raw (plain);
  g_autoptr (GBytes)    brotli = g_bytes_new_static (brotli_page, sizeof brotli_page);

  const struct
  {
    const char *head, *title;
    GBytes     *body;
  } answers[] = {
    { "Content-Type: text/html\r\nContent-Encoding: br", "Brotli", brotli },
    { "Content-Type: text/html\r\nContent-Encoding: zstd", "Zstandard", zstd },
    { "Content-Type: text/html\r\nContent-Encoding: deflate", "Plain", raw },
    { "Content-Type: text/html\r\nContent-Encoding: br", "Plain", page },
    { "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: Chunked", "Plain", page },
    { "Server: none", "Plain", page },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\n%s", answers[i].head);

      add_answer (warc, "https://www.merrow.example/coded", head, g_bytes_get_data (answers[i].body, NULL), g_bytes_get_size (answers[i].body));
    }
  add_answer (warc, "https://www.merrow.example/nothing", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", "", 0);
  qd_reader_fixture_read (fixture, "coded.warc", warc->str, (gssize)warc->len);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, G_N_ELEMENTS (answers));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, i)), ==, answers[i].title);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, i), ==, WORDS "\n\n" WORDS);
    }
}

#define ADD(name, func) g_test_add ("/import/reader-warc/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("warc", test_warc);
  ADD ("wacz", test_wacz);
  ADD ("lengths", test_lengths);
  ADD ("length-of-picture", test_length_of_picture);
  ADD ("codings", test_codings);
  ADD ("broken", test_broken);
  return g_test_run ();
}
