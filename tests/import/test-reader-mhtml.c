/* test-reader-mhtml.c: web pages that a browser saved with their pictures as one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-reader-fixture.h"

#define ONE "The ferry to Skarvholm will stop at midnight, the harbour master told the council on Tuesday, and no other boat will take its place."
#define TWO "Nobody rows at night, said Ilse Varga, who has baked for the island since the year of the great storm, and put on her coat."

/* A PNG of 640 by 480, as far as its header goes. */
#define PNG "iVBORw0KGgoAAAANSUhEUgAAAoAAAAHgAAAAAAAAAAA="

#define HEAD                                                      \
  "From: <Saved by a browser>\r\n"                                \
  "Snapshot-Content-Location: https://gull.example/a/1\r\n"       \
  "Subject: =?utf-8?Q?The=20last=20ferry?=\r\n"                   \
  "MIME-Version: 1.0\r\n"                                         \
  "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n" \
  "\tboundary=\"----Boundary--42\"\r\n\r\n"

#define PAGE                                                                                                   \
  "------Boundary--42\r\n"                                                                                     \
  "Content-Type: text/html\r\n"                                                                                \
  "Content-ID: <frame-1@mhtml.blink>\r\n"                                                                      \
  "Content-Transfer-Encoding: quoted-printable\r\n"                                                            \
  "Content-Location: https://gull.example/a/1\r\n\r\n"                                                         \
  "<html><head><meta charset=3D\"utf-8\"><title>The last ferry</title></head><body><article>\r\n"              \
  "<p>" ONE " M=C3=B6wen =E2=80=9Cfly=E2=\r\n=80=9D.</p><img src=3D\"/quay.png\" alt=3D\"The long quay\">\r\n" \
  "<p>" TWO "</p><img src=3D\"cid:boat@gull\" alt=3D\"A small boat\"></article></body></html>\r\n"

#define PICTURES                                                       \
  "------Boundary--42\r\n"                                             \
  "Content-Type: image/png\r\n"                                        \
  "Content-Transfer-Encoding: base64\r\n"                              \
  "Content-Location: https://gull.example/quay.png\r\n\r\n" PNG "\r\n" \
  "------Boundary--42\r\n"                                             \
  "Content-Type: image/png\r\n"                                        \
  "Content-Transfer-Encoding: base64\r\n"                              \
  "Content-ID: <boat@gull>\r\n\r\n" PNG "\r\n"                         \
  "------Boundary--42--\r\n"

static void
test_page (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;
  GPtrArray      *pictures;

  qd_reader_fixture_read (fixture, "page.mhtml", HEAD PAGE PICTURES, -1);
  g_assert_no_error (fixture->error);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE " Möwen “fly”.\n\n" TWO);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The last ferry");
  g_assert_cmpstr (qd_article_draft_get_url (draft), ==, "https://gull.example/a/1");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "gull.example");
  g_assert_cmpstr (qd_article_draft_get_media_type (draft), ==, "multipart/related");
  pictures = qd_article_draft_get_pictures (draft);
  g_assert_cmpuint (pictures->len, ==, 2);
  for (guint i = 0; i < pictures->len; i++)
    {
      g_assert_nonnull (((QdPicture *)pictures->pdata[i])->bytes);
      g_assert_cmpuint (((QdPicture *)pictures->pdata[i])->height, ==, 480);
    }
  g_assert_cmpstr (((QdPicture *)pictures->pdata[1])->alt, ==, "A small boat");
}

/* A file that is cut off gives what is there. */
static void
test_cut_off (QdReaderFixture *fixture, gconstpointer data)
{
  const char *whole = HEAD PAGE PICTURES;

  for (gsize len = strlen (HEAD PAGE) - 120; len < strlen (whole); len += 37)
    {
      qd_reader_fixture_read (fixture, "page.mht", whole, (gssize)len);
      g_assert_no_error (fixture->error);
      g_assert_true (g_str_has_prefix (qd_reader_fixture_get_text (fixture, 0), ONE));
      g_assert_cmpuint (fixture->problems->len, ==, 1);
    }
  qd_reader_fixture_read (fixture, "page.mht", whole, -1);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
}

static void
test_broken (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "page.mhtml", HEAD "no parts at all\r\n", -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  qd_reader_fixture_read (fixture, "page.mhtml", HEAD PICTURES, -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
}

/* Parts in parts without an end, boundaries that are everywhere, a header that does not end. */
static void
test_hostile (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) nested = g_string_new (HEAD);
  g_autoptr (GString) many = g_string_new (HEAD);
  g_autoptr (GString) header = g_string_new ("Content-Type: multipart/related; boundary=x\r\n");

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (nested, "------Boundary--42\r\nContent-Type: multipart/related; boundary=\"----Boundary--42\"\r\n\r\n");
      g_string_append (many, "------Boundary--42\r\n\r\nx\r\n");
    }
  for (guint i = 0; i < 300000; i++)
    g_string_append (header, "X-Long: y\r\n ");
  qd_reader_fixture_read (fixture, "page.mhtml", nested->str, (gssize)nested->len);
  g_assert_nonnull (fixture->error);
  qd_reader_fixture_read (fixture, "page.mhtml", many->str, (gssize)many->len);
  g_assert_nonnull (fixture->error);
  qd_reader_fixture_read (fixture, "page.mhtml", header->str, (gssize)header->len);
  g_assert_nonnull (fixture->error);
}

#define ADD(name, func) g_test_add ("/import/mhtml/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("page", test_page);
  ADD ("cut-off", test_cut_off);
  ADD ("broken", test_broken);
  ADD ("hostile", test_hostile);
  return g_test_run ();
}
