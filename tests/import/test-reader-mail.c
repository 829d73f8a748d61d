/* test-reader-mail.c: mails and mailboxes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-reader-fixture.h"

#define PLAIN "From: The Calder Ledger <news@ledger.example>\r\nTo: reader@example.org\r\nSubject: =?utf-8?Q?The_ferry_runs_again_=E2=80=93_at_last?=\r\n" \
              "Date: Wed, 24 Jan 2018 10:00:00 +0100\r\nMessage-ID: <one@ledger.example>\r\nMIME-Version: 1.0\r\n"                                         \
              "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"                                        \
              "\"We sail at nine,\" Ada Farrow said in the caf=E9 =\r\non the quay.\r\n\r\nNobody had anything to add.\r\n"

#define PAGE "<html><head><meta charset=3D\"iso-8859-1\"></head><body><table><tr><td><h1>Weekend letter</h1><p>The caf=C3=A9 on the quay is open, and the words of this " \
             "paragraph go on for a while.</p><p>More is at <a href=3D\"https://ledger.example/more\">our page</a>, and the words go on there, too, for a while.</p>"     \
             "<img src=3D\"https://ledger.example/pixel.gif\"></td></tr></table></body></html>"

#define LETTER "Received: from mail.example\nFrom: news@ledger.example\nList-Id: \"Calder Letters\" <letters.ledger.example>\nSubject: Weekend letter\n" \
               "Date: Sat, 27 Jan 2018 06:30:00 GMT\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n"                              \
               "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\nSee the page.\n"                                     \
               "--a\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" PAGE "\n--a--\n"                           \
               "--m\nContent-Type: text/html; name=x.html\nContent-Disposition: attachment\n\n<p>An attachment</p>\n--m--\n"

#define PNG "iVBORw0KGgoAAAANSUhEUgAAAoAAAAHgAAAAAAAAAAA="

/* A page that was mailed with its picture, in the encoding that it declares. */
#define ARTICLE "From: Ada Farrow <ada@farrow.example>\nSubject: Fwd: look at this\nDate: Sat, 27 Jan 2018 06:30:00 GMT\nMIME-Version: 1.0\n"                  \
                "Content-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n"                             \
                "<html><head><meta charset=iso-8859-1><meta property='og:site_name' content='The Calder Ledger'><meta property='og:title' content='The ferry " \
                "is late'><link rel=canonical href='https://ledger.example/ferry'></head><body><article><h1>The ferry is late</h1>"                            \
                "<p>Das Caf\xE9 am Kai is open, and the words of this paragraph go on for a while, as those of an article do.</p>"                             \
                "<img src='cid:boat%40ledger' alt='A boat'><p>The words of the second paragraph go on, too, and nobody had anything to add to them.</p>"       \
                "</article></body></html>\n--r\nContent-Type: image/png\nContent-ID: <boat@ledger>\nContent-Transfer-Encoding: base64\n\n" PNG "\n--r--\n"

#ifdef HAVE_GMIME

static void
test_plain (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  for (guint i = 0; i < 2; i++)
    {
      qd_reader_fixture_read (fixture, i == 0 ? "ferry.eml" : "ferry", PLAIN, -1);
      draft = qd_reader_fixture_get (fixture, 0);
      g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The ferry runs again – at last");
      g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "The Calder Ledger");
      g_assert_cmpstr (qd_article_draft_get_external_id (draft), ==, "one@ledger.example");
      g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1516784400) * G_USEC_PER_SEC);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "\"We sail at nine,\" Ada Farrow said in the café on the quay.\n\nNobody had anything to add.");
      g_assert_cmpstr (qd_article_draft_get_media_type (draft), ==, "message/rfc822");
      g_assert_cmpuint (g_bytes_get_size (qd_article_draft_get_original (draft)), ==, strlen (PLAIN));
    }
}

static void
test_newsletter (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft   *draft;
  const QdBodyMark *mark;
  g_autofree char  *link = NULL;

  qd_reader_fixture_read (fixture, "letter.eml", LETTER, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 1), ==, "An attachment");
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Calder Letters");
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "Weekend letter");
  g_assert_nonnull (strstr (qd_reader_fixture_get_text (fixture, 0), "The café on the quay is open"));
  g_assert_null (strstr (qd_reader_fixture_get_text (fixture, 0), "attachment"));
  link = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LINK, 0, &mark);
  g_assert_cmpstr (link, ==, "our page");
  g_assert_cmpstr (mark->value, ==, "https://ledger.example/more");
}

/* What a page in a mail says of itself counts, and its pictures are those of the mail. */
static void
test_article (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;
  GPtrArray      *pictures;

  qd_reader_fixture_read (fixture, "article.eml", ARTICLE, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "The Calder Ledger");
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The ferry is late");
  g_assert_cmpstr (qd_article_draft_get_url (draft), ==, "https://ledger.example/ferry");
  g_assert_nonnull (strstr (qd_reader_fixture_get_text (fixture, 0), "Das Café am Kai"));
  pictures = qd_article_draft_get_pictures (draft);
  g_assert_cmpuint (pictures->len, ==, 1);
  g_assert_nonnull (((QdPicture *)pictures->pdata[0])->bytes);
}

/* Documents that are attached are articles of their own, and so are mails that were forwarded whole; what is neither is passed over. */
static void
test_attached (QdReaderFixture *fixture, gconstpointer data)
{
  static const char mail[] =
    "From: Ada Farrow <ada@farrow.example>\nSubject: Fwd: three of them\nMessage-ID: <f@x>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n"
    "--m\nContent-Type: text/plain\n\nSee what is attached.\n"
    "--m\nContent-Type: message/rfc822\n\n" LETTER "\n"
    "--m\nContent-Type: application/octet-stream; name=\"../the ferry.md\"\nContent-Disposition: attachment\n\n# The ferry\n\nThe words of the ferry.\n"
    "--m\nContent-Type: application/octet-stream; name=\"broken.docx\"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n!!!!UEsDBA\n"
    "--m\nContent-Type: text/calendar; name=\"day.ics\"\nContent-Disposition: attachment\n\nBEGIN:VCALENDAR\n"
    "--m\nContent-Type: image/png\nContent-Disposition: attachment; filename=\"boat.png\"\nContent-Transfer-Encoding: base64\n\n" PNG "\n"
    "--m\nContent-Type: text/plain\n\n_____\nThe list's own words.\n--m--\n";
  static const struct
  {
    const char *title, *source;
  } articles[] = {
    { "Fwd: three of them", "Ada Farrow" },
    { "Weekend letter", "Calder Letters" },
    { "x", "Calder Letters" },
    { "The ferry", "Ada Farrow" },
  };
  g_autofree char *box = g_strconcat ("From ada Wed Jan 24 10:00:00 2018\n", mail, NULL);

  for (guint i = 0; i < 2; i++)
    {
      qd_reader_fixture_read (fixture, i == 0 ? "forward.eml" : "forward.mbox", i == 0 ? mail : box, -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, G_N_ELEMENTS (articles));
      for (guint j = 0; j < G_N_ELEMENTS (articles); j++)
        {
          g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, j)), ==, articles[j].title);
          g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, j)), ==, articles[j].source);
        }
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "See what is attached.");
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 3), ==, "The words of the ferry.");
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      g_assert_true (g_str_has_suffix (g_array_index (fixture->problems, QdToldProblem, 0).path, "/broken.docx"));
    }
  fixture->stop_after = 2;
  qd_reader_fixture_read (fixture, "forward.eml", mail, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
}

static void
test_mailbox (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) box = g_string_new (NULL);
  guint64             line = 0;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (box, "From news@ledger.example Wed Jan 24 10:00:00 2018\nFrom: Ledger <n@ledger.example>\nSubject: Letter %u\nMessage-ID: <%u@x>\n\n"
                                 "The words of letter %u.\n%s\n>From the quay, that is.\nFrom here on, too.\n\n",
                            i, i, i, i == 200 ? "A line without a blank one behind it." : "");
  qd_reader_fixture_read (fixture, "letters.mbox", box->str, (gssize)box->len);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpuint (fixture->drafts->len, ==, 300);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Letter %u", i);

      g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, i)), ==, title);
      g_assert_cmpuint (qd_article_draft_get_line (qd_reader_fixture_get (fixture, i)), >, line);
      line = qd_article_draft_get_line (qd_reader_fixture_get (fixture, i));
    }
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 7), ==, "The words of letter 7.\n\nFrom the quay, that is.\n\nFrom here on, too.");
  g_assert_cmpuint (fixture->position, ==, box->len);
}

static void
test_broken (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) deep = g_string_new ("From: a@b.example\nMIME-Version: 1.0\nMessage-ID: <x@y>\n");

  qd_reader_fixture_read (fixture, "empty.eml", "From: a@b.example\nMessage-ID: <x>\nSubject: nothing\n\n\n", -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 0);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_error (g_array_index (fixture->problems, QdToldProblem, 0).error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
  for (gsize len = 5; len < strlen (LETTER); len += 37)
    {
      qd_reader_fixture_read (fixture, "cut.eml", LETTER, (gssize)len);
      /* No part of a letter is read without a word that it is one. */
      g_assert_cmpuint (fixture->problems->len + (fixture->error != NULL), >, 0);
    }
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (deep, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  qd_reader_fixture_read (fixture, "deep.eml", deep->str, (gssize)deep->len);
  g_assert_cmpuint (fixture->drafts->len, ==, 0);
}

/* Of a message of one part its length, its coding or its page tell that it is cut off. */
static void
test_cut_part (QdReaderFixture *fixture, gconstpointer data)
{
#define CUT_HEAD "From: Ada Quill <ada@courier.example>\nSubject: The ferry\nDate: Wed, 24 Jan 2018 10:00:00 +0000\nMessage-ID: <1@courier.example>\nMIME-Version: 1.0\n"
#define CUT_PAGE "<html><body><p>The ferry sails at nine, said Ada Quill to all who asked on the quay of Port Merrow.</p><p>It is late."
  static const struct
  {
    const char *bytes;
    gboolean    cut;
  } mails[] = {
    { CUT_HEAD "Content-Type: text/plain\nContent-Length: 500\n\nThe ferry sails at nine, and it does so eve", TRUE },
    { CUT_HEAD "Content-Type: text/plain\nContent-Length: 44\n\nThe ferry sails at nine,\nand it does so again.\n", FALSE },
    { CUT_HEAD "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5IHNhaWxzIGF0IG5pbmUu\nVGhlIGZlcnJ5IHNhaW\n", TRUE },
    { CUT_HEAD "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5IHNhaWxzIGF0IG5pbmUu\n", FALSE },
    { CUT_HEAD "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nThe ferry sails at nine to the =C", TRUE },
    { CUT_HEAD "Content-Type: text/html\n\n" CUT_PAGE, TRUE },
    { CUT_HEAD "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" CUT_PAGE "</p></bo=\ndy></ht=\nml>\n", FALSE },
    { CUT_HEAD "Content-Type: text/html\n\n<p>The ferry sails at nine, said Ada Quill to all who asked on the quay of Port Merrow.</p>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (mails); i++)
    {
      g_test_message ("%u", i);
      qd_reader_fixture_read (fixture, "one.eml", mails[i].bytes, -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, 1);
      g_assert_cmpuint (fixture->problems->len, ==, mails[i].cut ? 1 : 0);
    }
}

#endif

#define ADD(name, func) g_test_add ("/import/reader-mail/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#ifdef HAVE_GMIME
  ADD ("plain", test_plain);
  ADD ("newsletter", test_newsletter);
  ADD ("article", test_article);
  ADD ("attached", test_attached);
  ADD ("mailbox", test_mailbox);
  ADD ("cut-part", test_cut_part);
  ADD ("broken", test_broken);
#endif
  return g_test_run ();
}
