/* qd-reader-archive.c: archives of files of any format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-archive.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

/* The archive is never held as a whole. */
#define MAX_SIZE (1024 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/* A file inside is held in memory up to this size, as every reader but those that stream would do. Bytes. */
#define IN_MEMORY (32 * 1024 * 1024)

typedef struct
{
  GFile            *file;
  QdArchive        *archive;
  const QdReadSink *sink;
  GCancellable     *cancellable;
  GFile            *member;
  guint             n_found;
  gboolean          stopped;
  gboolean          cut; /* the last member was read in part */
} Reading;

static gboolean
article_cb (QdArticleDraft *draft, gpointer user_data)
{
  Reading *reading = user_data;

  reading->n_found++;
  qd_reader_tell_position (reading->sink, qd_archive_get_position (reading->archive));
  reading->stopped = !reading->sink->article (draft, reading->sink->user_data);
  return !reading->stopped;
}

static void
member_problem_cb (const char *path, guint64 line, const GError *error, gpointer user_data)
{
  Reading *reading = user_data;

  reading->n_found++;
  qd_reader_tell_position (reading->sink, qd_archive_get_position (reading->archive));
  if (reading->sink->member_problem != NULL)
    reading->sink->member_problem (path, line, error, reading->sink->user_data);
  else
    reading->sink->problem (line, error, reading->sink->user_data);
}

static void
problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  Reading         *reading = user_data;
  g_autofree char *path = qd_import_dup_path (reading->member);

  member_problem_cb (path, line, error, reading);
}

static gssize
pull_cb (gpointer data, void *buffer, gsize len, GError **error)
{
  return qd_archive_read (data, buffer, len, error);
}

static GFile *
open_member (Reading *reading, GError **error)
{
  g_autofree char   *folder = qd_archive_dup_folder (reading->archive);
  g_autoptr (GBytes) bytes = NULL;
  gboolean           more = FALSE;

  bytes = qd_archive_is_encrypted (reading->archive) ? g_bytes_new (NULL, 0) : qd_archive_load (reading->archive, IN_MEMORY, &more, error);
  if (bytes == NULL)
    bytes = g_bytes_new (NULL, 0);
  reading->member = qd_member_file_new (reading->file, qd_archive_get_name (reading->archive), folder, bytes, qd_archive_get_expansion (reading->archive));
  if (more)
    qd_member_file_set_pull (QD_MEMBER_FILE (reading->member), MAX (qd_archive_get_size (reading->archive), IN_MEMORY + 1), pull_cb, reading->archive);
  return reading->member;
}

static void
read_member (Reading *reading)
{
  const QdReadSink   sink = { article_cb, problem_cb, reading, NULL, NULL, member_problem_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile)  member = open_member (reading, &error);
  const QdReader    *reader;

  if (error == NULL && qd_archive_is_encrypted (reading->archive))
    g_set_error_literal (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The file is encrypted. Unpack it with its password and import what comes out."));
  if (error == NULL)
    {
      reader = qd_reader_for_file (member, reading->cancellable, &error);
      if (reader != NULL)
        qd_reader_read (reader, member, &sink, reading->cancellable, &error);
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    problem_cb (0, error, reading);
  reading->cut = g_error_matches (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL);
  qd_member_file_close (QD_MEMBER_FILE (member));
  reading->member = NULL;
}

static gboolean
read_wanted (GFile *file, QdArchiveWanted wanted, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive) archive = qd_archive_open (file, cancellable, error);
  g_autoptr (GError)    local_error = NULL;
  Reading               reading = { .file = file, .archive = archive, .sink = sink, .cancellable = cancellable };

  if (archive == NULL)
    return FALSE;
  while (!reading.stopped && qd_archive_next (archive, &local_error))
    {
      if (wanted == NULL || wanted (qd_archive_get_name (archive)))
        read_member (&reading);
      qd_reader_tell_position (sink, qd_archive_get_position (archive));
    }
  /* The archive ends in the member of which that was told. */
  if (reading.cut && g_error_matches (local_error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL))
    return TRUE;
  if (local_error == NULL && reading.n_found == 0 && !reading.stopped)
    g_set_error_literal (&local_error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("There is no file in the archive."));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_archive (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  return read_wanted (file, NULL, sink, cancellable, error);
}

/* Beside the web archives stand indexes of them. */
static gboolean
is_web_archive (const char *name)
{
  return g_str_has_prefix (name, "archive/");
}

static gboolean
read_wacz (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  return read_wanted (file, is_web_archive, sink, cancellable, error);
}

/* A zip file whose first members are those of WACZ 1.1.1. */
static int
sniff_wacz (const guint8 *head, gsize len)
{
  static const char *const firsts[] = { "archive/", "datapackage.json", "pages/pages.jsonl", "indexes/index.cdx" };

  if (len <= 50 || memcmp (head, "PK\3\4", 4) != 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    if (memcmp (head + 30, firsts[i], MIN (strlen (firsts[i]), len - 30)) == 0)
      return i > 0 || memmem (head, len, ".warc", 5) != NULL ? 90 : 40;
  return 20;
}

/* A tar file begins with the header of its first member: 512 bytes with their own checksum, in octal, at 148. */
static gboolean
looks_like_tar (const guint8 *head, gsize len)
{
  g_autofree char *digits = NULL;
  guint64          sum = 8 * ' ', said;
  char            *end;

  if (len < 512 || head[0] == '\0')
    return FALSE;
  digits = g_strstrip (g_strndup ((const char *)head + 148, 8));
  said = g_ascii_strtoull (digits, &end, 8);
  /* As nearly every file that is none. */
  if (*digits == '\0' || *end != '\0')
    return FALSE;
  for (guint i = 0; i < 512; i++)
    if (i < 148 || i >= 156)
      sum += head[i];
  return said == sum;
}

/* What office programs and others pack as zip files holds parts, not articles: their name has to say that it is an archive. */
static gboolean
looks_like_package (const guint8 *head, gsize len)
{
  static const char *const firsts[] = { "mimetype", "[Content_Types].xml", "META-INF/", "_rels/", "docProps/", "word/", "xl/", "ppt/", "classes" };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    if (len >= 30 + strlen (firsts[i]) && memcmp (head + 30, firsts[i], strlen (firsts[i])) == 0)
      return TRUE;
  return FALSE;
}

static int
sniff_archive (const guint8 *head, gsize len)
{
  static const struct
  {
    const char *magic;
    gsize       len;
  } magics[] = {
    { "PK\5\6", 4 },
    { "\x1f\x8b\x08", 3 },
    { "\xfd"
      "7zXZ\0",
      6 },
    { "\x28\xb5\x2f\xfd", 4 },
    { "BZh", 3 },
  };

  /* The name of a zip file's first member is 30 bytes behind its start (APPNOTE.TXT, 4.3.7). */
  if (len > 30 && memcmp (head, "PK\3\4", 4) == 0)
    return looks_like_package (head, len) ? 50 : 82;
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (len > 8 && memcmp (head, magics[i].magic, magics[i].len) == 0)
      return 82;
  return looks_like_tar (head, len) ? 95 : 0;
}

static const char *const extensions[] = { "zip", "tar", "gz", "tgz", "xz", "txz", "zst", "tzst", "bz2", "tbz2", "tbz", NULL };

const QdReader qd_reader_archive = { "Archive", extensions, MAX_SIZE, sniff_archive, read_archive };

static const char *const wacz_extensions[] = { "wacz", NULL };

const QdReader qd_reader_wacz = { "Web archive collection", wacz_extensions, MAX_SIZE, sniff_wacz, read_wacz };
