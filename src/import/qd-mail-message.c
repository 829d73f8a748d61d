/* qd-mail-message.c: the article in a mail
 *
 * GMime takes the message apart; a text in HTML is read as a web page, one in plain text as plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-mail-message.h"

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <string.h>

#include "core/qd-uri.h"
#include "import/qd-body-builder.h"
#include "import/qd-charset-label.h"
#include "import/qd-charset.h"
#include "import/qd-html-charset.h"
#include "import/qd-html-page.h"
#include "import/qd-import-file.h"
#include "import/qd-mail-parts.h"
#include "import/qd-mime-parts.h"
#include "import/qd-plain-text.h"
#include "import/qd-reader-private.h"

/* More parts are not looked at. */
#define MOST_PARTS 1000

/* GMime makes an object of two kilobytes of each part, looked at or not. A line that begins as what parts them does may be one;
 * more such lines no mail has. */
#define MOST_DASHED_LINES 50000

/* What a text is unpacked to at most, bytes. */
#define LONGEST_TEXT (32 * 1024 * 1024)

static void
initialise (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_mime_init ();
      g_once_init_leave (&once, 1);
    }
}

/* The text of a part in UTF-8, whatever its transfer encoding and its character set. */
static gboolean
decode_part (GMimePart *part, QdCharsetResult *text)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream      *stream = g_mime_stream_mem_new ();
  g_autofree char  *charset = g_strdup (g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset"));
  GByteArray       *bytes;
  guint64           line;
  gboolean          decoded = FALSE;

  if (content != NULL && g_mime_data_wrapper_write_to_stream (content, stream) >= 0)
    {
      bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
      /* What the message says counts for more than what the page in it says. */
      if (!qd_charset_label_is_known (charset) && bytes->len > 0)
        {
          g_free (charset);
          charset = qd_html_charset_find (bytes->data, bytes->len);
        }
      if (bytes->len > 0 && bytes->len <= LONGEST_TEXT)
        decoded = qd_charset_decode (bytes->data, bytes->len, charset, text, &line, NULL);
    }
  g_object_unref (stream);
  return decoded;
}

/* Reading the texts */

/* Where the pictures of a page in a mail are: in the mail (RFC 2392, RFC 2557). */
typedef struct
{
  GMimeMessage *message;
  const char   *location; /* of the page, for what the page says relative to itself; NULL if it has none */
} Enclosed;

/* Whether the page calls a part @address, which may be relative. */
static gboolean
is_called (GMimeObject *part, const char *address, const Enclosed *enclosed)
{
  const char      *location = g_mime_object_get_header (part, "Content-Location");
  g_autofree char *whole = NULL;

  if (g_ascii_strncasecmp (address, "cid:", 4) == 0)
    {
      g_autofree char *id = g_uri_unescape_string (address + 4, NULL);

      return id != NULL && g_strcmp0 (g_mime_object_get_content_id (part), id) == 0;
    }
  if (location == NULL)
    return FALSE;
  if (g_str_equal (location, address))
    return TRUE;
  whole = enclosed->location != NULL ? qd_uri_resolve (enclosed->location, address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED) : NULL;
  return whole != NULL && g_str_equal (location, whole);
}

static GBytes *
find_enclosed (const char *address, gpointer user_data)
{
  const Enclosed *enclosed = user_data;
  GMimePartIter  *iter = g_mime_part_iter_new (GMIME_OBJECT (enclosed->message));
  GBytes         *bytes = NULL;
  guint           n = 0;

  do
    {
      GMimeObject *part = g_mime_part_iter_get_current (iter);

      if (GMIME_IS_PART (part) && is_called (part, address, enclosed))
        bytes = qd_mail_parts_unpack (GMIME_PART (part), QD_PICTURE_MOST_BYTES);
    }
  while (bytes == NULL && ++n < MOST_PARTS && g_mime_part_iter_next (iter));
  g_mime_part_iter_free (iter);
  return bytes;
}

static QdArticleDraft *
read_page (GMimeMessage *message, GMimePart *part, GCancellable *cancellable)
{
  g_autoptr (QdArticleDraft) draft = NULL;
  g_auto (QdCharsetResult)   text = { 0 };
  Enclosed                   enclosed = { message, g_mime_object_get_header (GMIME_OBJECT (part), "Content-Location") };
  const QdHtmlPageContext    context = { enclosed.location, find_enclosed, &enclosed };

  if (!decode_part (part, &text))
    return NULL;
  draft = qd_article_draft_new ();
  if (!qd_html_page_read (text.text, text.length, &context, draft, cancellable, NULL))
    return NULL;
  /* A page that names its outlet is an article that was mailed; of any other the mail knows better. */
  if (qd_article_draft_get_source (draft) == NULL)
    {
      qd_article_draft_set_title (draft, NULL);
      qd_article_draft_remove_fact (draft, QD_FACT_TITLE);
    }
  return g_steal_pointer (&draft);
}

static QdArticleDraft *
read_plain (GMimePart *part)
{
  g_auto (QdCharsetResult)  text = { 0 };
  g_autofree char          *normal = NULL;
  g_autoptr (GArray)        units = NULL;
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();
  g_autoptr (QdBody)        body = NULL;
  QdArticleDraft           *draft;
  gsize                     len;

  if (!decode_part (part, &text))
    return NULL;
  normal = qd_plain_text_normalize (g_steal_pointer (&text.text), text.length, &len);
  units = qd_plain_text_split (normal);
  if (units->len == 0)
    return NULL;
  for (guint i = 0; i < units->len; i++)
    {
      const QdTextUnit *unit = &g_array_index (units, QdTextUnit, i);

      if (unit->paragraph)
        qd_body_builder_paragraph (builder);
      else
        qd_body_builder_line (builder);
      qd_body_builder_append_raw (builder, unit->text, strlen (unit->text));
    }
  draft = qd_article_draft_new ();
  body = qd_body_builder_finish (builder);
  qd_article_draft_set_body (draft, body);
  return draft;
}

/* The headers */

static char *
dup_clean (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid == NULL)
    return NULL;
  g_strdelimit (valid, "\r\n\t", ' ');
  g_strstrip (valid);
  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

/* Whom it is from, by name, else the list that it came by, else the address. */
static char *
dup_sender (GMimeMessage *message)
{
  InternetAddressList *from = g_mime_message_get_from (message);
  InternetAddress     *first = from != NULL && internet_address_list_length (from) > 0 ? internet_address_list_get_address (from, 0) : NULL;
  const char          *list = g_mime_object_get_header (GMIME_OBJECT (message), "List-Id");
  char                *name = first != NULL ? dup_clean (internet_address_get_name (first)) : NULL;

  if (name == NULL && list != NULL)
    {
      g_autofree char *decoded = g_mime_utils_header_decode_text (NULL, list);

      decoded[strcspn (decoded, "<")] = '\0';
      g_strdelimit (decoded, "\"", ' ');
      name = dup_clean (decoded);
    }
  if (name == NULL && first != NULL && INTERNET_ADDRESS_IS_MAILBOX (first))
    name = dup_clean (internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (first)));
  return name;
}

static void
take_headers (QdArticleDraft *draft, GMimeMessage *message, const char *sender)
{
  g_autofree char *subject = dup_clean (g_mime_message_get_subject (message));
  g_autofree char *archived = dup_clean (g_mime_object_get_header (GMIME_OBJECT (message), "Archived-At"));
  GDateTime       *date = g_mime_message_get_date (message);
  const char      *id = g_mime_message_get_message_id (message);

  if (qd_article_draft_get_source (draft) == NULL && sender != NULL)
    {
      qd_article_draft_set_source (draft, sender);
      qd_article_draft_add_fact (draft, QD_FACT_SOURCE, NULL, "mail from");
    }
  if (qd_article_draft_get_title (draft) == NULL && subject != NULL)
    {
      qd_article_draft_set_title (draft, subject);
      qd_article_draft_add_fact (draft, QD_FACT_TITLE, NULL, "mail subject");
    }
  if (qd_article_draft_get_published (draft) == QD_TIME_UNKNOWN && date != NULL)
    {
      qd_article_draft_set_published (draft, g_date_time_to_unix_usec (date));
      qd_article_draft_add_fact (draft, QD_FACT_PUBLISHED, NULL, "mail date");
    }
  if (qd_article_draft_get_url (draft) == NULL && archived != NULL)
    {
      g_strdelimit (archived, "<>", ' ');
      qd_article_draft_set_url (draft, g_strstrip (archived));
    }
  if (id != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (id, -1);

      qd_article_draft_set_external_id (draft, valid);
    }
}

static gboolean
has_too_many_parts (GBytes *bytes)
{
  gsize       size;
  const char *start = g_bytes_get_data (bytes, &size);
  const char *end = start + size;
  guint       n = 0;

  for (const char *p = start; (p = memmem (p, (gsize)(end - p), "\n--", 3)) != NULL; p++)
    if (++n > MOST_DASHED_LINES)
      return TRUE;
  return FALSE;
}

static GMimeMessage *
parse (GBytes *bytes)
{
  gsize         size;
  const char   *start = g_bytes_get_data (bytes, &size);
  GMimeStream  *stream = g_mime_stream_mem_new_with_buffer (start, size);
  GMimeParser  *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);

  g_object_unref (parser);
  g_object_unref (stream);
  return message;
}

static QdArticleDraft *
read_article (GMimeMessage *message, const QdMailParts *parts, const char *sender, GCancellable *cancellable)
{
  QdArticleDraft *draft = parts->html != NULL ? read_page (message, parts->html, cancellable) : NULL;

  if (draft == NULL && parts->plain != NULL)
    draft = read_plain (parts->plain);
  if (draft != NULL)
    take_headers (draft, message, sender);
  return draft;
}

/**
 * qd_mail_message_tell:
 * @file: (not nullable): the file that it is in
 * @line: where it begins there, from 1; 0 if it is alone
 * @bytes: (not nullable): the message
 * @sink: (not nullable): what takes the articles
 * @more: (out): whether the sink wants more
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Hands out a message as an article: its page, or else its plain text; sender, subject and date as source, headline and date,
 * unless a page names its own. Documents and messages attached to it are articles of their own, behind it. Thread: the one that reads.
 *
 * Errors: %QD_IMPORT_ERROR_EMPTY, %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: %FALSE on error
 */
gboolean
qd_mail_message_tell (GFile *file, guint64 line, GBytes *bytes, const QdReadSink *sink, gboolean *more, GCancellable *cancellable, GError **error)
{
  g_autofree char     *path = qd_import_dup_path (file);
  g_autofree char     *sender = NULL;
  g_auto (QdMailParts) parts = { 0 };
  QdArticleDraft      *draft;
  GMimeMessage        *message;
  guint                n_told = 0;

  *more = TRUE;
  if (has_too_many_parts (bytes))
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The mail has too many parts."));
      return FALSE;
    }
  initialise ();
  message = parse (bytes);
  if (message == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The mail is damaged: its headers do not end."));
      return FALSE;
    }
  qd_mail_parts_find (&parts, message);
  sender = dup_sender (message);
  draft = read_article (message, &parts, sender, cancellable);
  if (draft != NULL)
    {
      qd_article_draft_set_path (draft, path, line);
      qd_article_draft_set_original (draft, bytes, "message/rfc822");
      qd_import_name_article (draft, file);
      if (!qd_mime_is_whole (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)))
        {
          qd_article_draft_add_fact (draft, QD_FACT_STUB, NULL, "file");
          qd_reader_tell_cut (sink, line);
        }
      *more = sink->article (draft, sink->user_data);
      n_told++;
    }
  if (*more)
    *more = qd_mail_parts_tell_attached (&parts, file, sender, sink, cancellable, &n_told);
  if (n_told == 0)
    qd_reader_set_no_text (error);
  g_object_unref (message);
  return n_told > 0;
}
