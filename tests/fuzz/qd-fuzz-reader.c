/* qd-fuzz-reader.c: feeds bytes to a reader as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-fuzz-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What every draft has to be: named, with a body of valid UTF-8 and marks inside it. */
gboolean
qd_fuzz_article_cb (QdArticleDraft *draft, gpointer user_data)
{
  g_autoptr (QdArticleDraft) owned = draft;
  const QdBodyMark          *marks;
  const char                *text;
  gsize                      len;
  guint                      n_marks;

  g_assert_nonnull (qd_article_draft_get_source (draft));
  g_assert_nonnull (qd_article_draft_get_title (draft));
  text = qd_body_get_text (qd_article_draft_get_body (draft), &len);
  g_assert_true (len > 0 || qd_article_draft_get_listed (draft));
  g_assert_true (g_utf8_validate_len (text, len, NULL));
  marks = qd_body_get_marks (qd_article_draft_get_body (draft), &n_marks);
  for (guint i = 0; i < n_marks; i++)
    {
      g_assert_cmpuint (marks[i].span.start, <, marks[i].span.end);
      g_assert_cmpuint (marks[i].span.end, <=, len);
      g_assert_true (g_utf8_validate_len (text + marks[i].span.start, qd_span_length (marks[i].span), NULL));
    }
  return TRUE;
}

void
qd_fuzz_problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  g_assert_nonnull (error);
}

/* The bytes as a file of a reader. */
void
qd_fuzz_read (const QdReader *reader, const uint8_t *data, size_t size)
{
  const QdReadSink   sink = { qd_fuzz_article_cb, qd_fuzz_problem_cb, NULL };
  int                fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_autofree char   *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize)size);
  g_assert_cmpint (qd_reader_read (reader, file, &sink, NULL, &error), ==, error == NULL);
  close (fd);
}

static void
write_part (struct archive *archive, const char *name, const uint8_t *data, size_t size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t)size);
  archive_entry_set_filetype (entry, AE_IFREG);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, (gssize)size);
  archive_entry_free (entry);
}

/* As qd_fuzz_read(), for formats that are archives of parts: what no check sum lets through when the archive is mutated is
 * reached by mutating the parts. What does not begin as an archive is the parts themselves, QD_FUZZ_PART between them. */
void
qd_fuzz_read_parts (const QdReader *reader, const char *const *names, const uint8_t *data, size_t size)
{
  g_autofree uint8_t *packed = NULL;
  const uint8_t      *at = data;
  struct archive     *archive;
  size_t              most = size + 4096, used = 0;

  if (size > 1 && data[0] == 'P' && data[1] == 'K')
    {
      qd_fuzz_read (reader, data, size);
      return;
    }
  packed = g_malloc (most);
  archive = archive_write_new ();
  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_options (archive, "zip:compression=store"), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (archive, packed, most, &used), ==, ARCHIVE_OK);
  for (guint i = 0; names[i] != NULL; i++)
    {
      size_t         left = size - (size_t)(at - data);
      const uint8_t *end = names[i + 1] != NULL && left > 0 ? memchr (at, QD_FUZZ_PART, left) : NULL;
      size_t         len = end != NULL ? (size_t)(end - at) : left;

      write_part (archive, names[i], at, len);
      if (end == NULL)
        break;
      at = end + 1;
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  qd_fuzz_read (reader, packed, used);
}
