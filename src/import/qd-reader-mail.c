/* qd-reader-mail.c: single mails and mailboxes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-import-file.h"
#include "import/qd-mail-message.h"
#include "import/qd-reader-private.h"

/* A mailbox is never held as a whole, so its size does not matter; a message is. */
#define MAX_SIZE (1024 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)
#define LONGEST_MESSAGE (64 * 1024 * 1024)
#define CHUNK_BYTES (256 * 1024)

#ifdef HAVE_GMIME

typedef struct
{
  GFile            *file;
  const QdReadSink *sink;
  GCancellable     *cancellable;
  GByteArray       *message;
  gboolean          is_mailbox;
  gboolean          too_long;
  gboolean          blank;      /* the line before was one; such stands before every message */
  gboolean          line_start; /* what comes next begins a line */
  guint64           line;       /* the one at hand, from 1 */
  guint64           first_line; /* of the message */
  guint             n_told;
  gboolean          stopped;
} Mailbox;

static void
end_message (Mailbox *box)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean           more = TRUE;

  if (box->message->len == 0 && !box->too_long)
    return;
  if (box->too_long)
    g_set_error (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The message is larger than %d MiB."), LONGEST_MESSAGE / 1024 / 1024);
  else
    {
      bytes = g_bytes_new (box->message->data, box->message->len);
      qd_mail_message_tell (box->file, box->is_mailbox ? box->first_line : 0, bytes, box->sink, &more, box->cancellable, &error);
    }
  g_byte_array_set_size (box->message, 0);
  box->too_long = FALSE;
  box->n_told++;
  box->stopped = !more;
  if (error != NULL)
    box->sink->problem (box->is_mailbox ? box->first_line : 0, error, box->sink->user_data);
}

static void
append (Mailbox *box, const guint8 *bytes, gsize len)
{
  if (box->message->len + len > LONGEST_MESSAGE)
    box->too_long = TRUE;
  else if (!box->too_long)
    g_byte_array_append (box->message, bytes, (guint)len);
}

/* A line that begins a message (RFC 4155): "From ", behind an empty line. */
static gboolean
is_separator (const Mailbox *box, const guint8 *line, gsize len)
{
  return box->is_mailbox && box->line_start && box->blank && len >= 5 && memcmp (line, "From ", 5) == 0;
}

/* ">From " at the start of a line was "From " before it was put into a mailbox. */
static gsize
measure_quoting (const Mailbox *box, const guint8 *line, gsize len)
{
  gsize n = 0;

  if (!box->is_mailbox || !box->line_start)
    return 0;
  while (n < len && line[n] == '>')
    n++;
  return n > 0 && len - n >= 5 && memcmp (line + n, "From ", 5) == 0 ? 1 : 0;
}

static void
take_line (Mailbox *box, const guint8 *line, gsize len, gboolean ends)
{
  if (is_separator (box, line, len))
    {
      end_message (box);
      box->first_line = box->line;
    }
  else
    {
      gsize quoting = measure_quoting (box, line, len);

      append (box, line + quoting, len - quoting);
    }
  box->blank = box->line_start && ends && (len == 1 || (len == 2 && line[0] == '\r'));
  box->line_start = ends;
  box->line += ends;
}

/* Takes what is whole lines, or too much to wait for the end of one. Returns how many bytes that is. */
static gsize
take_lines (Mailbox *box, const guint8 *bytes, gsize len, gboolean last)
{
  gsize at = 0;

  while (at < len && !box->stopped)
    {
      const guint8 *end = memchr (bytes + at, '\n', len - at);
      gsize         n = end != NULL ? (gsize)(end - bytes - at) + 1 : len - at;

      if (end == NULL && !last && n < CHUNK_BYTES / 2)
        break;
      take_line (box, bytes + at, n, end != NULL);
      at += n;
    }
  return at;
}

static gboolean
read_messages (Mailbox *box, GInputStream *stream, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gsize              kept = 0;
  guint64            position = 0;
  gssize             n_read = 1;

  while (!box->stopped && n_read != 0)
    {
      gsize taken;

      n_read = g_input_stream_read (stream, chunk + kept, CHUNK_BYTES - kept, box->cancellable, error);
      if (n_read < 0)
        return FALSE;
      if (position == 0 && n_read >= 5)
        box->is_mailbox = memcmp (chunk, "From ", 5) == 0;
      position += (guint64)n_read;
      taken = take_lines (box, chunk, kept + (gsize)n_read, n_read == 0);
      kept = kept + (gsize)n_read - taken;
      memmove (chunk, chunk + taken, kept);
      qd_reader_tell_position (box->sink, position);
    }
  if (!box->stopped)
    end_message (box);
  return TRUE;
}

static gboolean
read_mail (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray)       message = g_byte_array_new ();
  Mailbox                      box = { .file = file, .sink = sink, .cancellable = cancellable, .message = message, .blank = TRUE, .line_start = TRUE, .line = 1, .first_line = 1 };

  if (stream == NULL || !read_messages (&box, G_INPUT_STREAM (stream), error))
    return FALSE;
  if (box.n_told == 0)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  return TRUE;
}

#else

static gboolean
read_mail (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED,
                       _ ("This build of Quotidian cannot read mail. Save the message as a web page or as text, and import that."));
  return FALSE;
}

#endif

/* A header that mail has and little else (RFC 5322, 3.6). */
static guint
weigh_header (const char *line, gsize len)
{
  static const char *const sure[] = { "message-id:", "received:", "return-path:", "delivered-to:", "mime-version:", "x-mozilla-status:" };
  static const char *const likely[] = { "from:", "to:", "subject:", "date:" };

  for (guint i = 0; i < G_N_ELEMENTS (sure); i++)
    if (len > strlen (sure[i]) && g_ascii_strncasecmp (line, sure[i], strlen (sure[i])) == 0)
      return 3;
  for (guint i = 0; i < G_N_ELEMENTS (likely); i++)
    if (len > strlen (likely[i]) && g_ascii_strncasecmp (line, likely[i], strlen (likely[i])) == 0)
      return memchr (line, '@', len) != NULL ? 2 : 1;
  return 0;
}

/* The header lines at the start; a page that a browser saved as a mail ("Snapshot-Content-Location") is none. */
static int
sniff_mail (const guint8 *head, gsize len)
{
  const char *text = (const char *)head;
  guint       weight = 0;
  guint       n_lines = 0;
  gboolean    mailbox = len > 5 && memcmp (head, "From ", 5) == 0;
  gsize       at = 0;

  while (at < len)
    {
      const char *line = text + at;
      const char *end = memchr (line, '\n', len - at);
      gsize       n = end != NULL ? (gsize)(end - line) : len - at;
      const char *colon = memchr (line, ':', n);
      gsize       name = colon != NULL ? (gsize)(colon - line) : 0;

      if (n == 0 || (n == 1 && *line == '\r'))
        break;
      if (n > 8 && (g_ascii_strncasecmp (line, "snapshot-content-location:", MIN (n, 26)) == 0 || memmem (line, n, "<Saved by ", 10) != NULL))
        return 20;
      if (*line != ' ' && *line != '\t' && !(n_lines == 0 && mailbox))
        {
          if (end != NULL && (name == 0 || memchr (line, ' ', name) != NULL))
            return 0;
          weight += weigh_header (line, n);
        }
      at += n + 1;
      n_lines++;
    }
  if (weight >= 5)
    return 90;
  return weight >= 3 || (mailbox && weight > 0) ? 60 : 0;
}

static const char *const extensions[] = { "eml", "mbox", "mbx", NULL };

const QdReader qd_reader_mail = { "Mail", extensions, MAX_SIZE, sniff_mail, read_mail };
