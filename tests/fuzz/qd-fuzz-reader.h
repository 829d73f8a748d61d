/* qd-fuzz-reader.h: feeds bytes to a reader as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "import/qd-reader.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* What every draft has to be: named, with a body of valid UTF-8 and marks inside it. */
static gboolean
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

static void
qd_fuzz_problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  g_assert_nonnull (error);
}

static inline void
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
