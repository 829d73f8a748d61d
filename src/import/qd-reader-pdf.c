/* qd-reader-pdf.c: PDF files
 *
 * The file is read by quotidian-pdf-text, a process with limits of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "import/qd-document-article.h"
#include "import/qd-import-file.h"
#include "import/qd-pdf-layout.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (256 * 1024 * 1024)

#ifdef HAVE_POPPLER

/* A page that takes longer is not waited for, ms. */
#define LONGEST_SILENCE 10000

/* So often it is looked whether anybody still waits, ms. */
#define POLL_INTERVAL 200

/* What is written of a file is read so far, bytes, and so many lines are held. */
#define MOST_OUTPUT (128 * 1024 * 1024)
#define MOST_LINES 400000

typedef struct
{
  QdDocument       *document;
  QdPdfLayout      *layout;
  const QdReadSink *sink;
  GString          *pending;
  guint             n_pages;
  guint             n_lines;
  guint             n_expected;
  gboolean          ended;
  gboolean          encrypted;
  gboolean          silent;
} Pdf;

/* What is installed beside the program, or built beside it. */
static char *
dup_program (void)
{
  const char *folder = g_getenv ("QUOTIDIAN_LIBEXECDIR");

  return g_build_filename (folder != NULL ? folder : LIBEXECDIR, "quotidian-pdf-text", NULL);
}

/* Signs that are two or three letters set as one are these letters again, so that words are found, and a minus between letters
 * is the hyphen that it looks like. Other signs stay as they are. */
static char *
dup_letters (const char *text)
{
  static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
  g_autofree char         *valid = g_utf8_make_valid (text, -1);
  GString                 *letters = g_string_sized_new (strlen (valid) + 8);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xfb00 && c <= 0xfb06)
        g_string_append (letters, ligatures[c - 0xfb00]);
      else if (c == 0x2212 && p > valid && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p))) && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))))
        g_string_append_c (letters, '-');
      else
        g_string_append_unichar (letters, c);
    }
  return g_string_free_and_steal (letters);
}

static void
take_text_line (Pdf *pdf, const char *value)
{
  QdPdfLine line = { 0 };
  double   *fields[] = { &line.x1, &line.y1, &line.x2, &line.y2, &line.size };
  char     *end = (char *)value;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *fields[i] = g_ascii_strtod (end, &end);
  if (*end != ' ' || pdf->n_pages == 0)
    return;
  line.text = g_strstrip (dup_letters (end + 1));
  if (*line.text != '\0' && pdf->n_lines++ < MOST_LINES)
    qd_pdf_layout_add_line (pdf->layout, &line);
  g_free (line.text);
}

static void
take_line (Pdf *pdf, const char *line)
{
  const char *value = line[0] != '\0' && line[1] == ' ' ? line + 2 : "";
  char       *end;
  double      width;

  switch (*line)
    {
    case 'N':
      pdf->n_expected = (guint)CLAMP (g_ascii_strtoull (value, NULL, 10), 1, G_MAXINT);
      break;
    case 'T':
      case 'A': {
        g_autofree char *valid = g_utf8_make_valid (value, -1);

        qd_document_take_field (pdf->document, *line == 'T' ? "title" : "creator", valid);
        break;
      }
    case 'D':
      pdf->document->published = g_ascii_strtoll (value, NULL, 10) * G_USEC_PER_SEC;
      break;
    case 'P':
      width = g_ascii_strtod (value, &end);
      qd_pdf_layout_add_page (pdf->layout, width, g_ascii_strtod (end, NULL));
      pdf->n_pages++;
      qd_reader_tell_position (pdf->sink, g_bytes_get_size (pdf->document->original) / MAX (pdf->n_expected, 1) * pdf->n_pages);
      break;
    case 'L':
      take_text_line (pdf, value);
      break;
    case 'X':
      pdf->encrypted = g_str_equal (value, "encrypted");
      break;
    case 'E':
      pdf->ended = TRUE;
      break;
    default:
      break;
    }
}

static void
take_output (Pdf *pdf, const char *bytes, gsize len)
{
  char *start, *end;

  g_string_append_len (pdf->pending, bytes, (gssize)len);
  start = pdf->pending->str;
  while ((end = strchr (start, '\n')) != NULL)
    {
      *end = '\0';
      take_line (pdf, start);
      start = end + 1;
    }
  g_string_erase (pdf->pending, 0, start - pdf->pending->str);
}

/* Reads until the process ends, says nothing for long, or nobody wants to hear it. */
static void
listen (Pdf *pdf, int fd, GCancellable *cancellable)
{
  g_autofree char *buffer = g_malloc (64 * 1024);
  gsize            total = 0;
  gint64           deadline = g_get_monotonic_time () + LONGEST_SILENCE * 1000;

  while (total < MOST_OUTPUT && pdf->n_lines <= MOST_LINES && !g_cancellable_is_cancelled (cancellable))
    {
      struct pollfd waited = { fd, POLLIN, 0 };
      gssize        n;

      if (poll (&waited, 1, POLL_INTERVAL) <= 0)
        {
          pdf->silent = g_get_monotonic_time () > deadline;
          if (pdf->silent)
            return;
          continue;
        }
      n = read (fd, buffer, 64 * 1024);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return;
      total += (gsize)n;
      take_output (pdf, buffer, (gsize)n);
      deadline = g_get_monotonic_time () + LONGEST_SILENCE * 1000;
    }
}

/* The bytes as a file that has no name. */
static int
open_bytes (GBytes *bytes, GError **error)
{
  gsize       size, at = 0;
  const char *start = g_bytes_get_data (bytes, &size);
  int         fd = memfd_create ("pdf", MFD_CLOEXEC);

  while (fd >= 0 && at < size)
    {
      gssize n = write (fd, start + at, size - at);

      if (n < 0 && errno != EINTR)
        {
          close (fd);
          fd = -1;
        }
      at += (gsize)MAX (n, 0);
    }
  if (fd < 0)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  else
    lseek (fd, 0, SEEK_SET);
  return fd;
}

static gboolean
run (Pdf *pdf, GCancellable *cancellable, GError **error)
{
  g_autofree char   *program = dup_program ();
  const char        *argv[] = { program, NULL };
  g_autoptr (GError) local_error = NULL;
  int                in = open_bytes (pdf->document->original, error);
  int                out = -1;
  GPid               pid;
  gboolean           started;

  if (in < 0)
    return FALSE;
  started = g_spawn_async_with_pipes_and_fds (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, in, -1, -1, NULL, NULL, 0, &pid, NULL,
                                              &out, NULL, &local_error);
  close (in);
  if (!started)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED, _ ("The program that reads PDF files is missing: %s. Reinstall Quotidian."), program);
      return FALSE;
    }
  listen (pdf, out, cancellable);
  close (out);
  kill (pid, SIGKILL);
  while (waitpid (pid, NULL, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (pid);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Whether the file was read to its end; else why not. */
static gboolean
check (Pdf *pdf, GError **error)
{
  if (pdf->encrypted)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The PDF is encrypted. Print it into a file without a password, and import that."));
  else if (pdf->silent)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("Reading a page of the PDF took too long and was stopped."));
  else if (pdf->n_lines > MOST_LINES)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The PDF has more lines than are read. Print the pages of the article into a file of their own, and import that."));
  else if (!pdf->ended)
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The PDF is damaged. Get another copy of it."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_pdf (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdDocument)     document = { .file = file, .media_type = "application/pdf", .published = QD_TIME_UNKNOWN };
  g_autoptr (QdPdfLayout) layout = qd_pdf_layout_new ();
  g_autoptr (GString)     pending = g_string_new (NULL);
  g_autoptr (GError)      cut = NULL;
  Pdf                     pdf = { .document = &document, .layout = layout, .sink = sink, .pending = pending };

  document.original = qd_import_load_file (file, MAX_SIZE, cancellable, error);
  if (document.original == NULL || !run (&pdf, cancellable, error))
    return FALSE;
  /* Pages that were read before one could not be are a part of an article. */
  if (!check (&pdf, &cut) && pdf.n_lines == 0)
    {
      g_propagate_error (error, g_steal_pointer (&cut));
      return FALSE;
    }
  if (cut != NULL)
    sink->problem (pdf.n_pages, cut, sink->user_data);
  document.cut = cut != NULL;
  document.flow = qd_flow_new ();
  qd_pdf_layout_build (layout, document.flow);
  qd_flow_finish (document.flow);
  if (qd_flow_get_n_paragraphs (document.flow) == 0)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("There is no text in the PDF, only pictures of it. Have the text recognised, and import that."));
      return FALSE;
    }
  return qd_document_tell (&document, sink, error);
}

#else

static gboolean
read_pdf (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED,
                       _ ("This build of Quotidian cannot read PDF. Save the article as text or as a web page, and import that."));
  return FALSE;
}

#endif

/* The header may stand a little behind the start (ISO 32000-1, annex H, implementation note 13). */
static int
sniff_pdf (const guint8 *head, gsize len)
{
  if (len < 8)
    return 0;
  return memcmp (head, "%PDF-", 5) == 0 ? 96 : (memmem (head, MIN (len, 1024), "%PDF-1.", 7) != NULL ? 70 : 0);
}

static const char *const extensions[] = { "pdf", NULL };

const QdReader qd_reader_pdf = { "PDF", extensions, MAX_SIZE, sniff_pdf, read_pdf };
