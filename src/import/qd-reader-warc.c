/* qd-reader-warc.c: web archives (WARC 1.0 and 1.1, ISO 28500)
 *
 * A file is a sequence of records; those that are answers of a server with a page are read as that page. What is compressed
 * as a whole, record by record or not, is an archive with a file in it, and comes here unpacked.
 *
 * The pictures of a page are records of their own, mostly behind it; so a page waits until some others have come, and pictures
 * are kept for some time, both within limits. The file is read once, as it comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-uri.h"
#include "import/qd-archive.h"
#include "import/qd-charset-label.h"
#include "import/qd-charset.h"
#include "import/qd-html-charset.h"
#include "import/qd-html-page.h"
#include "import/qd-http-response.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

/* The file is never held as a whole, so its size does not matter; a page is. */
#define MAX_SIZE (4 * G_GUINT64_CONSTANT (1024) * 1024 * 1024 * 1024)
#define LONGEST_PAGE (32 * 1024 * 1024)
#define LONGEST_LINE (64 * 1024)

/* Pages that wait for their pictures, and pictures that wait for their pages. Bytes. */
#define MOST_WAITING 64
#define MOST_WAITING_BYTES (8 * 1024 * 1024)
#define MOST_PICTURE_BYTES (24 * 1024 * 1024)

/* A page that waits for its pictures. */
typedef struct
{
  GByteArray *body;
  char       *type;
  char       *address;
  guint64     number;
} Page;

typedef struct
{
  GFile            *file;
  const QdReadSink *sink;
  GCancellable     *cancellable;
  GDataInputStream *stream;
  guint64           position;
  guint64           number; /* of the record, from 1 */
  char             *address;
  guint             n_told;
  gboolean          damaged; /* the record at hand, and that was told */
  gboolean          stopped;

  /* what packed pages have become */
  QdExpansion  own;
  QdExpansion *expansion;

  GQueue      pages; /* of Page */
  gsize       page_bytes;
  GHashTable *pictures;      /* address to GBytes */
  GQueue      picture_order; /* their addresses, the oldest first */
  gsize       picture_bytes;
} Warc;

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL,
                       _ ("The archive is damaged here; what stands before was read. Get another copy of it."));
}

/* A line without its end, or the start of one that is too long; %NULL at the end of the file, and on error. Lines are bounded, for nobody
 * promises that one ends. */
static char *
read_start_of_line (Warc *warc, gboolean *is_whole, GError **error)
{
  g_autoptr (GString)   line = g_string_new (NULL);
  GBufferedInputStream *buffered = G_BUFFERED_INPUT_STREAM (warc->stream);

  while (line->len < LONGEST_LINE)
    {
      gsize       available = g_buffered_input_stream_get_available (buffered);
      const char *bytes, *end;

      if (available == 0)
        {
          gssize n = g_buffered_input_stream_fill (buffered, -1, warc->cancellable, error);

          if (n < 0 || (n == 0 && line->len == 0))
            return NULL;
          if (n == 0)
            break;
          continue;
        }
      bytes = g_buffered_input_stream_peek_buffer (buffered, &available);
      end = memchr (bytes, '\n', available);
      available = end != NULL ? (gsize)(end - bytes) + 1 : available;
      g_string_append_len (line, bytes, (gssize)(end != NULL ? available - 1 : available));
      g_input_stream_skip (G_INPUT_STREAM (warc->stream), available, NULL, NULL);
      warc->position += available;
      if (end != NULL)
        {
          if (line->len > 0 && line->str[line->len - 1] == '\r')
            g_string_truncate (line, line->len - 1);
          return g_string_free_and_steal (g_steal_pointer (&line));
        }
    }
  *is_whole = line->len < LONGEST_LINE;
  return g_string_free_and_steal (g_steal_pointer (&line));
}

/* The same, but that a line which is too long is an error. */
static char *
read_line (Warc *warc, GError **error)
{
  gboolean         is_whole = TRUE;
  g_autofree char *line = read_start_of_line (warc, &is_whole, error);

  if (is_whole)
    return g_steal_pointer (&line);
  set_damaged (error);
  return NULL;
}

static gboolean
begins_record (const char *line)
{
  return g_str_has_prefix (line, "WARC/1.") || g_str_has_prefix (line, "WARC/0.");
}

/* The first line of the next record: where a length is wrong, or a record damaged, those behind it can be read all the same. */
static char *
find_record (Warc *warc, GError **error)
{
  gboolean is_whole = TRUE;
  char    *line;

  while ((line = read_start_of_line (warc, &is_whole, error)) != NULL && !begins_record (line))
    g_free (line);
  return line;
}

static void
tell_damage (Warc *warc)
{
  g_autoptr (GError) error = g_error_new_literal (QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT,
                                                  _ ("This record of the archive is damaged, or its length is wrong. The others were read; get the archive again from where it is from."));

  warc->sink->problem (warc->number, error, warc->sink->user_data);
  warc->n_told++;
}

/* Reads or passes over what a record holds. */
static gboolean
read_content (Warc *warc, guint64 size, GByteArray *content, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (64 * 1024);

  while (size > 0)
    {
      gssize n = g_input_stream_read (G_INPUT_STREAM (warc->stream), chunk, MIN (size, 64 * 1024), warc->cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        {
          set_damaged (error);
          return FALSE;
        }
      if (content != NULL)
        g_byte_array_append (content, chunk, (guint)n);
      size -= (guint64)n;
      warc->position += (guint64)n;
    }
  return TRUE;
}

/* What a server answered; %NULL if it is neither page nor picture, and on error. */
static GByteArray *
take_answer (Warc *warc, const GByteArray *content, char **type, GError **error)
{
  g_auto (QdHttpResponse) answer = { 0 };

  qd_http_response_read (&answer, content->data, content->len, LONGEST_PAGE);
  warc->own.n_consumed = warc->position;
  warc->expansion->n_expanded += answer.n_unpacked;
  if (answer.body == NULL || (answer.n_unpacked > 0 && !qd_archive_check_expansion (warc->expansion, error)))
    return NULL;
  *type = g_steal_pointer (&answer.type);
  return g_steal_pointer (&answer.body);
}

/* Pages */

/* Without an outlet's name the host is one. */
static void
name_source (QdArticleDraft *draft, const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char      *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && *host != '\0')
    qd_article_draft_set_source (draft, g_str_has_prefix (host, "www.") ? host + 4 : host);
}

/* "text/html; charset=utf-8": what the server says counts for more than what the page says (HTML Standard, 13.2.3.2). */
static gboolean
decode_page (GByteArray *body, const char *type, QdCharsetResult *text, GError **error)
{
  g_autofree char *charset = qd_charset_label_find_in_type (type);
  guint64          line;

  if (charset == NULL)
    charset = qd_html_charset_find (body->data, body->len);
  return qd_charset_decode (body->data, body->len, charset, text, &line, error);
}

typedef struct
{
  Warc       *warc;
  const Page *page;
} Search;

/* What the archive has at the address that a page has for a picture. */
static GBytes *
find_picture (const char *address, gpointer user_data)
{
  const Search    *search = user_data;
  g_autofree char *whole = qd_uri_resolve (search->page->address, address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED);
  GBytes          *bytes;

  if (whole == NULL)
    return NULL;
  whole[strcspn (whole, "#")] = '\0';
  bytes = g_hash_table_lookup (search->warc->pictures, whole);
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static void
keep_picture (Warc *warc, GByteArray *body)
{
  if (body->len == 0 || body->len > QD_PICTURE_MOST_BYTES || g_hash_table_contains (warc->pictures, warc->address))
    return;
  while (warc->picture_bytes + body->len > MOST_PICTURE_BYTES && !g_queue_is_empty (&warc->picture_order))
    {
      g_autofree char *oldest = g_queue_pop_head (&warc->picture_order);

      warc->picture_bytes -= g_bytes_get_size (g_hash_table_lookup (warc->pictures, oldest));
      g_hash_table_remove (warc->pictures, oldest);
    }
  warc->picture_bytes += body->len;
  g_queue_push_tail (&warc->picture_order, g_strdup (warc->address));
  g_hash_table_insert (warc->pictures, g_strdup (warc->address), g_bytes_new (body->data, body->len));
}

static QdArticleDraft *
read_article (Warc *warc, const Page *page, GError **error)
{
  g_autoptr (QdArticleDraft) draft = qd_article_draft_new ();
  g_autoptr (GBytes)         original = g_bytes_new (page->body->data, page->body->len);
  g_autofree char           *path = qd_import_dup_path (warc->file);
  g_auto (QdCharsetResult)   text = { 0 };
  Search                     search = { warc, page };
  const QdHtmlPageContext    context = { *page->address != '\0' ? page->address : NULL, find_picture, &search };

  if (!decode_page (page->body, page->type, &text, error))
    return NULL;
  qd_article_draft_set_path (draft, path, page->number);
  qd_article_draft_set_original (draft, original, "text/html");
  if (!qd_html_page_read (text.text, text.length, &context, draft, warc->cancellable, error))
    return NULL;
  if (qd_article_draft_get_url (draft) == NULL)
    qd_article_draft_set_url (draft, page->address);
  if (qd_article_draft_get_source (draft) == NULL)
    name_source (draft, page->address);
  qd_import_name_article (draft, warc->file);
  return g_steal_pointer (&draft);
}

static void
page_free (Page *page)
{
  g_byte_array_unref (page->body);
  g_free (page->type);
  g_free (page->address);
  g_free (page);
}

/* Reads the page that has waited longest. */
static void
read_page (Warc *warc)
{
  Page              *page = g_queue_pop_head (&warc->pages);
  g_autoptr (GError) error = NULL;
  QdArticleDraft    *draft;

  warc->page_bytes -= page->body->len;
  draft = warc->stopped ? NULL : read_article (warc, page, &error);
  if (draft != NULL)
    {
      warc->n_told++;
      warc->stopped = !warc->sink->article (draft, warc->sink->user_data);
    }
  /* A page without text, as many that only send on to others are, is no article and no failure. */
  else if (error != NULL && !g_error_matches (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      warc->n_told++;
      warc->sink->problem (page->number, error, warc->sink->user_data);
    }
  page_free (page);
}

static void
add_page (Warc *warc, GByteArray *body, const char *type)
{
  Page *page = g_new0 (Page, 1);

  page->body = g_byte_array_ref (body);
  page->type = g_strdup (type);
  page->address = g_strdup (warc->address);
  page->number = warc->number;
  g_queue_push_tail (&warc->pages, page);
  warc->page_bytes += body->len;
  while (warc->pages.length > MOST_WAITING || (warc->page_bytes > MOST_WAITING_BYTES && warc->pages.length > 0))
    read_page (warc);
}

/* Records */

static gboolean
read_record (Warc *warc, GHashTable *headers, GError **error)
{
  const char            *kind = qd_http_headers_get (headers, "warc-type");
  const char            *type = qd_http_headers_get (headers, "content-type");
  const char            *length = qd_http_headers_get (headers, "content-length");
  gboolean               answer = g_str_equal (kind, "response") && g_str_has_prefix (type, "application/http");
  gboolean               resource = (g_str_equal (kind, "resource") || g_str_equal (kind, "conversion")) && (qd_http_type_is_page (type) || qd_http_type_is_picture (type));
  guint64                size = g_ascii_strtoull (length, NULL, 10);
  g_autoptr (GByteArray) content = NULL;
  g_autoptr (GByteArray) page = NULL;
  g_autofree char       *page_type = NULL;
  g_autoptr (GError)     local_error = NULL;

  if (!g_ascii_isdigit (*length))
    {
      tell_damage (warc);
      warc->damaged = TRUE;
      return TRUE;
    }
  if ((answer || resource) && size <= LONGEST_PAGE)
    content = g_byte_array_new ();
  if (!read_content (warc, size, content, error))
    return FALSE;
  if (content == NULL || content->len == 0)
    return TRUE;
  g_free (warc->address);
  warc->address = g_strdup (qd_http_headers_get (headers, "warc-target-uri"));
  g_strdelimit (warc->address, "<>", ' ');
  g_strstrip (warc->address);
  if (answer)
    page = take_answer (warc, content, &page_type, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (resource)
    {
      page = g_byte_array_ref (content);
      page_type = g_strdup (type);
    }
  /* An answer may have nothing in it. */
  if (page == NULL || page->len == 0)
    return TRUE;
  if (qd_http_type_is_picture (page_type))
    keep_picture (warc, page);
  else
    add_page (warc, page, page_type);
  return TRUE;
}

static gboolean
read_records (Warc *warc, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (!warc->stopped && local_error == NULL)
    {
      g_autoptr (GHashTable) headers = qd_http_headers_new ();
      gboolean               is_whole = TRUE;
      g_autofree char       *line = read_start_of_line (warc, &is_whole, &local_error);

      if (line == NULL)
        break;
      if (*line == '\0')
        continue;
      if (!begins_record (line))
        {
          /* It was told where the length itself is none. */
          if (!warc->damaged)
            tell_damage (warc);
          g_free (line);
          line = find_record (warc, &local_error);
        }
      warc->damaged = FALSE;
      if (line == NULL)
        break;
      warc->number++;
      while (TRUE)
        {
          g_autofree char *header = read_line (warc, &local_error);

          if (header == NULL || *header == '\0')
            break;
          qd_http_headers_take (headers, header);
        }
      if (local_error == NULL)
        read_record (warc, headers, &local_error);
      qd_reader_tell_position (warc->sink, warc->position);
    }
  qd_reader_tell_position (warc->sink, warc->position);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_warc (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  Warc                         warc = { .file = file, .sink = sink, .cancellable = cancellable };
  gboolean                     read;

  if (stream == NULL)
    return FALSE;
  warc.expansion = qd_member_file_get_expansion (file);
  if (warc.expansion == NULL)
    warc.expansion = &warc.own;
  warc.pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  warc.stream = g_data_input_stream_new (G_INPUT_STREAM (stream));
  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (warc.stream), 64 * 1024);
  read = read_records (&warc, error);
  while (warc.pages.length > 0)
    read_page (&warc);
  g_queue_clear_full (&warc.picture_order, g_free);
  g_hash_table_unref (warc.pictures);
  g_object_unref (warc.stream);
  g_free (warc.address);
  if (read && warc.n_told == 0 && !warc.stopped)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("There is no page in the archive that has a text."));
      return FALSE;
    }
  return read;
}

static int
sniff_warc (const guint8 *head, gsize len)
{
  return len > 10 && (memcmp (head, "WARC/1.", 7) == 0 || memcmp (head, "WARC/0.", 7) == 0) ? 97 : 0;
}

static const char *const extensions[] = { "warc", NULL };

const QdReader qd_reader_warc = { "Web archive", extensions, MAX_SIZE, sniff_warc, read_warc };
