/* test-hostile.c: files made to take long, to take all memory, or to get out
 *
 * Each is imported beside a good file by a process of its own, whose time and memory are measured. The sizes are those at which a
 * reader that compares all with all works for minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "qd-archive-fixture.h"
#include "qd-cli-fixture.h"

/* What a file may take: s of the processor, and kB. */
#define MOST_TIME 10.0
#define MOST_MEMORY (300 * 1024)

#define WORDS "The ferry runs again since Monday, and nobody in the long line of cars had anything to add."
#define NEWSML "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='x'><contentMeta><headline>x</headline></contentMeta><contentSet><inlineXML><html><body><p>" WORDS "</p>"
#define NEWSML_END "</body></html></inlineXML></contentSet></newsItem>"
#define RSS "<rss version='2.0'><channel><title>t</title><item><title>x</title><description>"
#define RSS_END "</description></item></channel></rss>"
#define DOCX "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>" WORDS
#define DOCX_END "</w:t></w:r></w:p></w:body></w:document>"
#define ODT "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text><text:p>" WORDS
#define ODT_END "</text:p></office:text></office:body></office:document-content>"
#define OPF "<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/>"
#define OPF_END "</spine></package>"
#define MAIL "From: Gull <news@gull.example>\r\nSubject: x\r\nDate: Wed, 24 Jan 2018 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
#define HTTP "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" WORDS "</body></html>"
#define RECORD "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gull.example/\r\nContent-Type: application/http\r\nContent-Length: "
#define LAUGHS "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>" \
               "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"       \
               "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'><!ENTITY i '&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;'>]>"

/* A text made of a start, the same again and again ("#" in it is a number that grows), and an end; in a file, or in a part of one.
 * What has to be said of it; NULL if it is an article like others. */
typedef struct
{
  const char *name;
  const char *part;
  const char *start;
  const char *again;
  guint       n_times;
  const char *end;
  const char *says;
} Hostile;

static const Hostile hostile[] = {
  { "deep.html", NULL, "<html><body>", "<div>", 1000000, WORDS, "more than a million elements" },
  { "attributes.html", NULL, "<html><body><p ", "a#=x ", 1000000, ">" WORDS, "too many attributes" },
  { "nested.html", NULL, "<html><body>", "<b><i>", 400000, WORDS, NULL },
  { "comments.html", NULL, "<html><body>" WORDS, "<!--", 2000000, "", NULL },
  { "less.html", NULL, "<html><body>" WORDS, "<", 8000000, "", "too long to be one article" },
  { "groups.rtf", NULL, "{\\rtf1 ", "{", 1000000, WORDS, "ends too early" },
  { "fields.rtf", NULL, "{\\rtf1 " WORDS, "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslst ", 100000, "", "ends too early" },
  { "columns.csv", NULL, "", "c#,", 1000000, "\nx\n", "No column of the table is named" },
  { "cells.csv", NULL, "title,text\nx," WORDS, ",", 20000000, "\n", NULL },
  { "braces.bib", NULL, "@article{a, abstract = {" WORDS "}, title = ", "{", 1000000, "x", "ends too early" },
  { "authors.bib", NULL, "@article{a, title = {x}, abstract = {" WORDS "}, author = {", "A and ", 1000000, "B}}", NULL },
  { "strings.bib", NULL, "@string{a = \"x\"}", "@string{a# = a # a}", 100000, "", "no text" },
  { "authors.ris", NULL, "TY  - NEWS\r\nTI  - x\r\nAB  - " WORDS "\r\n", "AU  - Quill, Ada\r\n", 500000, "ER  - \r\n", NULL },
  { "deep.json", NULL, "", "[", 1000000, "", "nested too deeply" },
  { "deep.jsonl", NULL, "{\"title\":\"x\",\"text\":", "{\"a\":", 1000000, "\n", "nested too deeply" },
  { "parts.eml", NULL, MAIL "Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", 100000, "--b--\r\n", "too many parts" },
  { "deep.eml", NULL, MAIL, "Content-Type: multipart/mixed; boundary=b#\r\n\r\n--b#\r\n", 20000, "\r\n\r\n" WORDS, "no text" },
  { "messages.eml", NULL, MAIL, "Content-Type: message/rfc822\r\n\r\n", 100000, WORDS, "no text" },
  { "headers.eml", NULL, MAIL "To: ", "a@b.example, ", 500000, "\r\n\r\n" WORDS, NULL },
  { "none.mbox", NULL, "Subject: x\n\n", WORDS "\n", 100000, "", "not what its name says" },
  { "less.md", NULL, "# x\n\n", "<", 1000000, "", NULL },
  { "brackets.md", NULL, "# x\n\n", "![", 500000, WORDS, NULL },
  { "links.md", NULL, "# x\n\n", "[a](", 250000, WORDS, NULL },
  { "lines.txt", NULL, "x", "\n", 10000000, "y", "more than a million lines" },
  { "words.txt", NULL, "x\n\n", "a ", 8000000, "", "too long to be one article" },
  { "paragraphs.txt", NULL, "x\n\n", "a\n\n", 450000, "", "too long to be one article" },
  { "said.txt", NULL, "x\n\n", "“We sail,” said Ada. ", 100000, "", NULL },
  { "laughs.xml", NULL, LAUGHS RSS, "&i;", 10, RSS_END, NULL },
  { "deep.xml", NULL, RSS, "<x>", 500000, "", "ends in the middle" },
  { "attributes.xml", NULL, RSS "<x ", "a#='x' ", 200000, "/>" RSS_END, NULL },
  { "entries.xml", NULL, "<rss version='2.0'><channel><title>t</title>", "<item><title>x#</title></item>", 30000, "</channel></rss>", "entries more than are read" },
  { "laughs-newsml.xml", NULL, LAUGHS NEWSML, "&i;", 10, NEWSML_END, "document type of its own" },
  { "attributes-newsml.xml", NULL, NEWSML "<x ", "a#='x' ", 200000, "/>" NEWSML_END, "damaged" },
  { "deep-newsml.xml", NULL, NEWSML, "<x>", 500000, NEWSML_END, "damaged" },
  { "laughs.rdf", NULL, LAUGHS "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:z='http://www.zotero.org/namespaces/export#'>", "&i;", 10, "</rdf:RDF>", "document type of its own" },
  { "laughs.docx", "word/document.xml", LAUGHS DOCX, "&i;", 10, DOCX_END, "document type of its own" },
  { "attributes.docx", "word/document.xml", DOCX "<x ", "a#='x' ", 200000, "/>" DOCX_END, "damaged" },
  { "namespaces.docx", "word/document.xml", DOCX "<x ", "xmlns:a#='u' ", 100000, "/>" DOCX_END, "damaged" },
  { "deep.docx", "word/document.xml", DOCX, "<x>", 500000, DOCX_END, "damaged" },
  { "laughs.odt", "content.xml", LAUGHS ODT, "&i;", 10, ODT_END, "document type of its own" },
  { "attributes.odt", "content.xml", ODT "<x ", "a#='x' ", 200000, "/>" ODT_END, "damaged" },
  { "laughs.epub", "c.opf", LAUGHS OPF, "&i;", 10, OPF_END, "document type of its own" },
  { "spine.epub", "c.opf", OPF, "<itemref idref='a'/>", 100000, OPF_END, NULL },
  { "items.epub", "c.opf", "<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest>", "<item id='a#' href='a.xhtml'/>", 100000, "</manifest><spine><itemref idref='a5'/></spine></package>", NULL },
  { "long.warc", NULL, RECORD "100000000000000\r\n\r\n" HTTP, "", 0, "\r\n\r\n", "damaged" },
  { "negative.warc", NULL, RECORD "-1\r\n\r\n" HTTP, "", 0, "\r\n\r\n", "damaged" },
  { "overflow.warc", NULL, RECORD "99999999999999999999999999\r\n\r\n" HTTP, "", 0, "\r\n\r\n", "damaged" },
  { "short.warc", NULL, RECORD "3\r\n\r\n" HTTP, "", 0, "\r\n\r\n", "damaged" },
  { "bomb.txt", "a.txt", "x", "aaaaaaaaaaaaaaaa", 1900000, "", "Much more comes out" },
};

static char *
dup_text (const Hostile *file, gsize *len)
{
  GString *text = g_string_new (file->start);

  for (guint i = 0; i < file->n_times; i++)
    for (const char *p = file->again; *p != '\0'; p++)
      {
        if (*p == '#')
          g_string_append_printf (text, "%u", i);
        else
          g_string_append_c (text, *p);
      }
  g_string_append (text, file->end);
  *len = text->len;
  return g_string_free_and_steal (text);
}

/* The text in a part of a package, with what else a package of the kind has; bombs are packed. */
static GBytes *
make_package (const char *part, const char *text, gsize len)
{
  const gboolean        book = g_str_equal (part, "c.opf"), packed = g_str_equal (part, "a.txt");
  const QdArchiveMember members[] = {
    { "mimetype", book ? "application/epub+zip" : "application/vnd.oasis.opendocument.text", -1 },
    { part, text, (gssize)len },
    { "META-INF/container.xml", "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='c.opf'/></rootfiles></container>", -1 },
    { "a.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>x</h1><p>" WORDS "</p></body></html>", -1 },
  };

  if (book || g_str_equal (part, "content.xml"))
    return qd_archive_fixture_make ("zip", "none", "zip:compression=store", members, book ? 4 : 2);
  return qd_archive_fixture_make ("zip", "none", packed ? NULL : "zip:compression=store", members + 1, 1);
}

static double
get_time (const struct rusage *usage)
{
  return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) + (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

/* Imports the folder: it takes no longer and no more memory than it may, the good file is there, and nothing beside the library is. */
static void
import (QdCliFixture *fixture, const char *name)
{
  struct rusage    before, after;
  g_autofree char *err = NULL;
  g_autoptr (GDir) dir = NULL;
  const char      *entry;

  g_free (qd_cli_fixture_write (fixture, "in/z-good.txt", "The good article has come through, said nobody at all.\n", -1));
  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &before), ==, 0);
  qd_cli_fixture_run (fixture, "--library", fixture->library, "import", "in", NULL);
  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &after), ==, 0);
  g_test_message ("%s: %.1f s, largest so far %ld MB: %.300s", name, get_time (&after) - get_time (&before), after.ru_maxrss / 1024, fixture->err);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpfloat (get_time (&after) - get_time (&before), <, MOST_TIME);
  g_assert_cmpint (after.ru_maxrss, <, MOST_MEMORY);
#endif
  err = g_steal_pointer (&fixture->err);
  qd_cli_fixture_run (fixture, "--library", fixture->library, "search", "good", "article", NULL);
  g_assert_nonnull (strstr (fixture->out, "z-good.txt"));
  g_free (fixture->err);
  fixture->err = g_steal_pointer (&err);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((entry = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_equal (entry, "in") || g_str_has_prefix (entry, "test.quotidian"));
}

static void
test_file (QdCliFixture *fixture, gconstpointer data)
{
  const Hostile     *file = data;
  gsize              len;
  g_autofree char   *text = dup_text (file, &len);
  g_autofree char   *name = g_str_equal (file->name, "bomb.txt") ? g_strdup ("in/bomb.zip") : g_strconcat ("in/", file->name, NULL);
  g_autoptr (GBytes) bytes = file->part != NULL ? make_package (file->part, text, len) : g_bytes_new (text, len);

#ifndef HAVE_GMIME
  if (g_str_has_suffix (file->name, ".eml") || g_str_has_suffix (file->name, ".mbox"))
    {
      g_test_skip ("built without GMime");
      return;
    }
#endif
  g_free (qd_cli_fixture_write (fixture, name, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes)));
  import (fixture, file->name);
  if (file->says == NULL)
    {
      g_assert_cmpstr (fixture->err, ==, "");
      return;
    }
  g_assert_nonnull (strstr (fixture->err, file->says));
  g_assert_nonnull (strstr (fixture->err, name));
}

/* Numbers in the order of a zip file (APPNOTE.TXT, 4.4). */
static void
append_number (GByteArray *bytes, guint32 number, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8)(number >> (8 * i));

      g_byte_array_append (bytes, &byte, 1);
    }
}

/* A zip file whose list names one packed file again and again: what would come out is 1.2 TB. */
static void
test_overlap (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char       *text = g_strnfill (20 * 1024 * 1024, 'a');
  const QdArchiveMember  member = { "000000.txt", text, -1 };
  g_autoptr (GBytes)     one = qd_archive_fixture_make ("zip", "none", NULL, &member, 1);
  g_autoptr (GByteArray) zip = g_byte_array_new ();
  gsize                  size;
  const guint8          *bytes = g_bytes_get_data (one, &size);
  const guint8          *list = memmem (bytes, size, "PK\1\2", 4);
  gsize                  start = (gsize)(list - bytes), list_size;
  gsize                  entry;

  g_assert_nonnull (list);
  entry = (gsize)((const guint8 *)memmem (list, size - start, "PK\5\6", 4) - list);
  g_byte_array_append (zip, bytes, (guint)start);
  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%06u", i);
      guint            at = zip->len;

      g_byte_array_append (zip, list, (guint)entry);
      memcpy (zip->data + at + 46, name, 6);
    }
  list_size = zip->len - start;
  g_byte_array_append (zip, (const guint8 *)"PK\5\6\0\0\0\0", 8);
  append_number (zip, 60000, 2);
  append_number (zip, 60000, 2);
  append_number (zip, (guint32)list_size, 4);
  append_number (zip, (guint32)start, 4);
  append_number (zip, 0, 2);
  g_free (qd_cli_fixture_write (fixture, "in/overlap.zip", zip->data, zip->len));
  import (fixture, "overlap.zip");
  g_assert_nonnull (strstr (fixture->err, "in/overlap.zip"));
}

/* Sixteen times sixteen archives, each of which unpacks to a little less than may come out of one. */
static void
test_wide (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char   *text = g_strnfill (12 * 1024 * 1024, 'a');
  QdArchiveMember    members[16] = { { "a.txt", text, -1 } };
  g_autoptr (GBytes) bytes = qd_archive_fixture_make ("zip", "none", NULL, members, 1);

  for (guint depth = 0; depth < 2; depth++)
    {
      g_autoptr (GBytes) inner = g_steal_pointer (&bytes);
      char               names[16][8];

      for (guint i = 0; i < 16; i++)
        {
          g_snprintf (names[i], sizeof names[i], "%u.zip", i);
          members[i] = (QdArchiveMember){ names[i], g_bytes_get_data (inner, NULL), (gssize)g_bytes_get_size (inner) };
        }
      bytes = qd_archive_fixture_make ("zip", "none", NULL, members, 16);
    }
  g_free (qd_cli_fixture_write (fixture, "in/wide.zip", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes)));
  import (fixture, "wide.zip");
  g_assert_nonnull (strstr (fixture->err, "Much more comes out"));
}

/* Pages in a web archive that are packed a thousandfold, one behind the other. */
static void
test_packed_pages (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char       *page = g_strnfill (12 * 1024 * 1024, 'a');
  const QdArchiveMember  member = { "a", page, -1 };
  g_autoptr (GBytes)     packed = qd_archive_fixture_make ("raw", "gzip", NULL, &member, 1);
  g_autoptr (GByteArray) warc = g_byte_array_new ();
  static const char      head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
  gsize                  len = g_bytes_get_size (packed) + strlen (head);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *record = g_strdup_printf (RECORD "%" G_GSIZE_FORMAT "\r\n\r\n%s", len, head);

      g_byte_array_append (warc, (const guint8 *)record, (guint)strlen (record));
      g_byte_array_append (warc, g_bytes_get_data (packed, NULL), (guint)g_bytes_get_size (packed));
      g_byte_array_append (warc, (const guint8 *)"\r\n\r\n", 4);
    }
  g_free (qd_cli_fixture_write (fixture, "in/packed.warc", warc->data, warc->len));
  import (fixture, "packed.warc");
  g_assert_nonnull (strstr (fixture->err, "Much more comes out"));
}

/* A member of a tar file of a type of its own, with a size that it claims (POSIX.1, ustar). */
static void
append_header (GByteArray *tar, const char *name, char type, const char *size, const char *target)
{
  guint8 header[512] = { 0 };
  guint  sum = 0;

  g_strlcpy ((char *)header, name, 100);
  g_strlcpy ((char *)header + 100, "0000644", 8);
  g_strlcpy ((char *)header + 108, "0000000", 8);
  g_strlcpy ((char *)header + 116, "0000000", 8);
  g_strlcpy ((char *)header + 124, size, 12);
  g_strlcpy ((char *)header + 136, "00000000000", 12);
  memset (header + 148, ' ', 8);
  header[156] = (guint8)type;
  g_strlcpy ((char *)header + 157, target, 100);
  memcpy (header + 257, "ustar\00000", 8);
  for (guint i = 0; i < sizeof header; i++)
    sum += header[i];
  g_snprintf ((char *)header + 148, 7, "%06o", sum);
  g_byte_array_append (tar, header, sizeof header);
}

static void
append_block (GByteArray *tar, const char *text)
{
  char block[512] = { 0 };

  g_strlcpy (block, text, sizeof block);
  g_byte_array_append (tar, (const guint8 *)block, sizeof block);
}

/* Devices, pipes and links are passed over; a file that claims to be eight gigabytes is damaged. */
static void
test_tar (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) tar = g_byte_array_new ();
  g_autofree char       *secret = qd_cli_fixture_write (fixture, "in/.secret/secret.txt", "A secret that stays where it is.\n", -1);

  append_header (tar, "null.txt", '3', "00000000000", "");
  append_header (tar, "disk.txt", '4', "00000000000", "");
  append_header (tar, "pipe.txt", '6', "00000000000", "");
  append_header (tar, "link.txt", '2', "00000000000", secret);
  append_header (tar, "hard.txt", '1', "00000000000", secret);
  append_header (tar, "../../up.txt", '0', "00000000040", "");
  append_block (tar, "Words that go up, and not far.\n\n");
  append_header (tar, "huge.txt", '0', "77777777777", "");
  append_block (tar, WORDS);
  g_free (qd_cli_fixture_write (fixture, "in/types.tar", tar->data, tar->len));
  import (fixture, "types.tar");
  g_assert_nonnull (strstr (fixture->err, "in/types.tar"));
  g_assert_nonnull (strstr (fixture->err, "damaged"));
  qd_cli_fixture_run (fixture, "--library", fixture->library, "articles", "--format", "jsonl", NULL);
  g_assert_nonnull (strstr (fixture->out, "up.txt"));
  g_assert_null (strstr (fixture->out, "null.txt"));
  g_assert_null (strstr (fixture->out, "link.txt"));
  g_assert_null (strstr (fixture->out, "hard.txt"));
  g_assert_null (strstr (fixture->out, "secret"));
}

/* A folder that leads in circles and out, with a pipe, a socket, and a folder that may not be read. */
static void
test_folder (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char   *inside = qd_cli_fixture_write (fixture, "in/d/article.txt", WORDS "\n", -1);
  g_autofree char   *closed = g_build_filename (fixture->folder, "in", "closed", NULL);
  g_autofree char   *circle = g_build_filename (fixture->folder, "in", "d", "circle", NULL);
  g_autofree char   *out = g_build_filename (fixture->folder, "in", "d", "out.txt", NULL);
  g_autofree char   *pipe = g_build_filename (fixture->folder, "in", "pipe.txt", NULL);
  g_autofree char   *plug = g_build_filename (fixture->folder, "in", "socket.txt", NULL);
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int                fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_cmpint (symlink ("..", circle), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", out), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (closed, 0000), ==, 0);
  g_strlcpy (address.sun_path, plug, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *)&address, sizeof address), ==, 0);
  import (fixture, "folder");
  close (fd);
  /* Who may read everything reads an empty folder. */
  if (access (closed, R_OK) != 0)
    g_assert_nonnull (strstr (fixture->err, "in/closed"));
  else
    g_assert_cmpstr (fixture->err, ==, "");
  g_chmod (closed, 0700);
  qd_cli_fixture_run (fixture, "--library", fixture->library, "articles", "--format", "jsonl", NULL);
  g_assert_nonnull (strstr (fixture->out, "article.txt"));
  g_assert_null (strstr (fixture->out, "circle"));
  g_assert_null (strstr (fixture->out, "out.txt"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/", hostile[i].name, NULL);

      g_test_add (path, QdCliFixture, &hostile[i], qd_cli_fixture_set_up, test_file, qd_cli_fixture_tear_down);
    }
  g_test_add ("/hostile/overlap", QdCliFixture, NULL, qd_cli_fixture_set_up, test_overlap, qd_cli_fixture_tear_down);
  g_test_add ("/hostile/wide", QdCliFixture, NULL, qd_cli_fixture_set_up, test_wide, qd_cli_fixture_tear_down);
  g_test_add ("/hostile/packed-pages", QdCliFixture, NULL, qd_cli_fixture_set_up, test_packed_pages, qd_cli_fixture_tear_down);
  g_test_add ("/hostile/tar", QdCliFixture, NULL, qd_cli_fixture_set_up, test_tar, qd_cli_fixture_tear_down);
  g_test_add ("/hostile/folder", QdCliFixture, NULL, qd_cli_fixture_set_up, test_folder, qd_cli_fixture_tear_down);
  return g_test_run ();
}
