/* qd-mail-parts.c: what a mail is made of
 *
 * Its text once as a page and once as it is, and what is attached to it: documents, and other mails that were forwarded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-mail-parts.h"

#include <string.h>

#include "import/qd-import-file.h"
#include "import/qd-member-file.h"
#include "import/qd-reader-private.h"

/* More parts are not looked at, and more attached files not read. */
#define MOST_PARTS 1000
#define MOST_ATTACHED 64

/* An attached file is no larger than a mail may be, bytes. */
#define LARGEST_ATTACHED (64 * 1024 * 1024)

/* A mail in a mail in a mail is the last that is read. */
#define DEEPEST 3

/* Formats that articles are sent around in, by the ends of their names and by what mails call them. */
static const struct
{
  const char *extension;
  const char *type;
} documents[] = {
  { ".html", "text/html" },
  { ".htm", NULL },
  { ".xhtml", "application/xhtml+xml" },
  { ".mhtml", "multipart/related" },
  { ".mht", NULL },
  { ".pdf", "application/pdf" },
  { ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { ".odt", "application/vnd.oasis.opendocument.text" },
  { ".rtf", "application/rtf" },
  { ".epub", "application/epub+zip" },
  { ".eml", "message/rfc822" },
  { ".md", "text/markdown" },
  { ".txt", "text/plain" },
};

/* Finding them */

static gboolean
is_attached (GMimeObject *part)
{
  const char *disposition = g_mime_object_get_disposition (part);

  return disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static gboolean
has_ending (const char *name, const char *ending)
{
  gsize len = strlen (name);

  return len > strlen (ending) && g_ascii_strcasecmp (name + len - strlen (ending), ending) == 0;
}

/* The name of an attached file that may be an article, with an ending that fits; %NULL if it is none. */
static char *
dup_document_name (GMimeObject *part)
{
  const char       *name = GMIME_IS_PART (part) ? g_mime_part_get_filename (GMIME_PART (part)) : NULL;
  GMimeContentType *content_type = g_mime_object_get_content_type (part);
  g_autofree char  *type = content_type != NULL ? g_mime_content_type_get_mime_type (content_type) : NULL;

  if (GMIME_IS_MESSAGE_PART (part))
    return g_strdup ("message.eml");
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (documents); i++)
    if (has_ending (name, documents[i].extension))
      return g_utf8_make_valid (name, -1);
  for (guint i = 0; name == NULL && type != NULL && i < G_N_ELEMENTS (documents); i++)
    if (documents[i].type != NULL && g_ascii_strcasecmp (type, documents[i].type) == 0)
      return g_strconcat ("attachment", documents[i].extension, NULL);
  return NULL;
}

/* The first text of each kind that is no attached file. Of alternatives the page says more. */
static gboolean
take_text (QdMailParts *self, GMimeObject *part)
{
  GMimeContentType *type = g_mime_object_get_content_type (part);

  if (!GMIME_IS_PART (part) || type == NULL || is_attached (part))
    return FALSE;
  if (g_mime_content_type_is_type (type, "text", "html") || g_mime_content_type_is_type (type, "application", "xhtml+xml"))
    {
      if (self->html != NULL)
        return FALSE;
      self->html = GMIME_PART (part);
      return TRUE;
    }
  if (!g_mime_content_type_is_type (type, "text", "plain") || self->plain != NULL)
    return FALSE;
  self->plain = GMIME_PART (part);
  return TRUE;
}

static void
take_part (QdMailParts *self, GMimeObject *part)
{
  gboolean         named = GMIME_IS_MESSAGE_PART (part) || is_attached (part) || (GMIME_IS_PART (part) && g_mime_part_get_filename (GMIME_PART (part)) != NULL);
  g_autofree char *name = NULL;

  if (take_text (self, part) || !named || self->attached->len >= MOST_ATTACHED)
    return;
  name = dup_document_name (part);
  if (name != NULL)
    g_ptr_array_add (self->attached, part);
}

/**
 * qd_mail_parts_find:
 * @self: (not nullable): empty parts
 * @message: (not nullable): a mail, which has to outlive them
 *
 * Finds the texts of a mail and the documents and mails attached to it; these are not gone into. Thread: the one that uses them.
 */
void
qd_mail_parts_find (QdMailParts *self, GMimeMessage *message)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  GMimeObject          *whole = g_mime_message_get_mime_part (message);

  self->attached = g_ptr_array_new ();
  if (whole != NULL)
    g_ptr_array_add (waiting, whole);
  /* Not by calling itself: mails say how deep they are. */
  for (guint n = 0; n < MOST_PARTS && waiting->len > 0; n++)
    {
      GMimeObject *part = g_ptr_array_remove_index (waiting, waiting->len - 1);

      if (!GMIME_IS_MULTIPART (part))
        take_part (self, part);
      else
        for (int i = MIN (g_mime_multipart_get_count (GMIME_MULTIPART (part)), MOST_PARTS); i-- > 0;)
          g_ptr_array_add (waiting, g_mime_multipart_get_part (GMIME_MULTIPART (part), i));
    }
}

/**
 * qd_mail_parts_clear:
 * @self: (not nullable): parts
 *
 * Forgets them. Thread: the one that uses them.
 */
void
qd_mail_parts_clear (QdMailParts *self)
{
  g_clear_pointer (&self->attached, g_ptr_array_unref);
}

/* Reading what is attached */

/**
 * qd_mail_parts_unpack:
 * @part: (not nullable): a part
 * @most: how large it may be, bytes
 *
 * Thread: the one that uses it.
 *
 * Returns: (transfer full) (nullable): what it holds, whatever it is packed in; %NULL if that is nothing or too much
 */
GBytes *
qd_mail_parts_unpack (GMimePart *part, gsize most)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream      *packed = content != NULL ? g_mime_data_wrapper_get_stream (content) : NULL;
  GMimeStream      *stream;
  GByteArray       *bytes;
  GBytes           *unpacked = NULL;

  /* Nothing that mails are packed in makes bytes fewer than a third. */
  if (packed == NULL || g_mime_stream_length (packed) > (gint64)most * 3)
    return NULL;
  stream = g_mime_stream_mem_new ();
  if (g_mime_data_wrapper_write_to_stream (content, stream) >= 0)
    {
      bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
      if (bytes->len > 0 && bytes->len <= most)
        unpacked = g_bytes_new (bytes->data, bytes->len);
    }
  g_object_unref (stream);
  return unpacked;
}

/* A mail in a mail, as it would be alone. */
static GBytes *
write_message (GMimeMessagePart *part)
{
  GMimeMessage *message = g_mime_message_part_get_message (part);
  GMimeStream  *stream;
  GByteArray   *bytes;
  GBytes       *written = NULL;

  if (message == NULL)
    return NULL;
  stream = g_mime_stream_mem_new ();
  if (g_mime_object_write_to_stream (GMIME_OBJECT (message), NULL, stream) >= 0)
    {
      bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
      written = bytes->len > 0 ? g_bytes_new (bytes->data, bytes->len) : NULL;
    }
  g_object_unref (stream);
  return written;
}

typedef struct
{
  const QdReadSink *sink;
  GFile            *member;
  guint             n_told;
  gboolean          stopped;
} Telling;

static gboolean
article_cb (QdArticleDraft *draft, gpointer user_data)
{
  Telling *telling = user_data;

  telling->n_told++;
  telling->stopped = !telling->sink->article (draft, telling->sink->user_data);
  return !telling->stopped;
}

static void
member_problem_cb (const char *path, guint64 line, const GError *error, gpointer user_data)
{
  Telling *telling = user_data;

  telling->n_told++;
  if (telling->sink->member_problem != NULL)
    telling->sink->member_problem (path, line, error, telling->sink->user_data);
  else
    telling->sink->problem (line, error, telling->sink->user_data);
}

static void
problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  Telling         *telling = user_data;
  g_autofree char *path = qd_import_dup_path (telling->member);

  member_problem_cb (path, line, error, telling);
}

static void
read_attached (Telling *telling, gboolean is_mail, GCancellable *cancellable)
{
  const QdReadSink   sink = { article_cb, problem_cb, telling, NULL, NULL, member_problem_cb };
  g_autoptr (GError) error = NULL;
  const QdReader    *reader = is_mail ? &qd_reader_mail : qd_reader_for_file (telling->member, cancellable, &error);

  if (reader != NULL)
    qd_reader_read (reader, telling->member, &sink, cancellable, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    problem_cb (0, error, telling);
}

/**
 * qd_mail_parts_tell_attached:
 * @self: (not nullable): the parts of a mail
 * @file: (not nullable): the file that the mail is in
 * @sender: (nullable): whom it is from, for what names no outlet
 * @sink: (not nullable): what takes the articles
 * @cancellable: (nullable): a cancellable
 * @n_told: (inout): raised by how many articles and problems were told
 *
 * Hands out what is attached to a mail as articles of their own, or tells why that cannot be. Mails inside too many others are not
 * opened. Thread: the one that reads.
 *
 * Returns: %FALSE if the sink has enough
 */
gboolean
qd_mail_parts_tell_attached (const QdMailParts *self, GFile *file, const char *sender, const QdReadSink *sink, GCancellable *cancellable, guint *n_told)
{
  QdExpansion  own = { 0 };
  QdExpansion *expansion = qd_member_file_get_expansion (file);
  Telling      telling = { .sink = sink };

  if (qd_member_file_get_depth (file) >= DEEPEST)
    return TRUE;
  for (guint i = 0; i < self->attached->len && !telling.stopped && !g_cancellable_is_cancelled (cancellable); i++)
    {
      GMimeObject       *part = self->attached->pdata[i];
      g_autofree char   *name = dup_document_name (part);
      g_autofree char   *clean = qd_member_file_clean_name (name);
      g_autoptr (GBytes) bytes = GMIME_IS_MESSAGE_PART (part) ? write_message (GMIME_MESSAGE_PART (part)) : qd_mail_parts_unpack (GMIME_PART (part), LARGEST_ATTACHED);
      g_autoptr (GFile)  member = NULL;

      if (bytes == NULL)
        continue;
      member = qd_member_file_new (file, clean, sender != NULL ? sender : "…", bytes, expansion != NULL ? expansion : &own);
      telling.member = member;
      read_attached (&telling, GMIME_IS_MESSAGE_PART (part), cancellable);
      qd_member_file_close (QD_MEMBER_FILE (member));
    }
  *n_told += telling.n_told;
  return !telling.stopped;
}
