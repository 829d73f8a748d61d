/* qd-reader-mhtml.c: web pages that a browser saved with their pictures as one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-uri.h"
#include "import/qd-charset-label.h"
#include "import/qd-html-charset.h"
#include "import/qd-html-page.h"
#include "import/qd-import-file.h"
#include "import/qd-mime-parts.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (64 * 1024 * 1024)

typedef struct
{
  GHashTable *by_address;
  const char *base;
} Archive;

static GHashTable *
index_parts (GPtrArray *parts)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      QdMimePart *part = g_ptr_array_index (parts, i);

      if (!g_str_has_prefix (part->media_type, "image/"))
        continue;
      if (part->location != NULL)
        g_hash_table_insert (table, g_strdup (part->location), part->bytes);
      if (part->id != NULL)
        g_hash_table_insert (table, g_strconcat ("cid:", part->id, NULL), part->bytes);
    }
  return table;
}

/* RFC 2557, 5: by the address as it stands there, or as it is from the page's own. */
static GBytes *
find_part (const char *address, gpointer user_data)
{
  const Archive   *archive = user_data;
  GBytes          *bytes = g_hash_table_lookup (archive->by_address, address);
  g_autofree char *absolute = NULL;

  if (bytes == NULL && archive->base != NULL)
    {
      absolute = qd_uri_resolve (archive->base, address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED);
      bytes = absolute != NULL ? g_hash_table_lookup (archive->by_address, absolute) : NULL;
    }
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

/* The page is the first part that is one; others are frames in it. */
static QdMimePart *
find_page (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      QdMimePart *part = g_ptr_array_index (parts, i);

      if (g_str_equal (part->media_type, "text/html") || g_str_equal (part->media_type, "application/xhtml+xml"))
        return part;
    }
  return NULL;
}

static gboolean
decode_page (QdMimePart *part, QdCharsetResult *decoded, GError **error)
{
  gsize            len;
  const guint8    *bytes = g_bytes_get_data (part->bytes, &len);
  g_autofree char *declared = qd_charset_label_is_known (part->charset) ? g_strdup (part->charset) : qd_html_charset_find (bytes, len);
  guint64          line;

  return qd_charset_decode (bytes, len, declared, decoded, &line, error);
}

static gboolean
read_mhtml (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdCharsetResult)   decoded = { 0 };
  g_autoptr (GBytes)         original = qd_import_load_file (file, MAX_SIZE, cancellable, error);
  g_autoptr (GPtrArray)      parts = NULL;
  g_autoptr (GHashTable)     by_address = NULL;
  g_autoptr (QdArticleDraft) draft = NULL;
  g_autofree char           *path = NULL;
  g_autofree char           *saved_from = NULL;
  QdMimePart                *page;
  QdHtmlPageContext          context;
  Archive                    archive;
  const char                *bytes;
  gsize                      len;

  if (original == NULL)
    return FALSE;
  bytes = g_bytes_get_data (original, &len);
  parts = qd_mime_parts_read (bytes, len, error);
  if (parts == NULL)
    return FALSE;
  page = find_page (parts);
  if (page == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("There is no web page in the file."));
      return FALSE;
    }
  if (!decode_page (page, &decoded, error))
    return FALSE;
  saved_from = qd_mime_dup_header (bytes, len, "Snapshot-Content-Location");
  by_address = index_parts (parts);
  archive = (Archive){ by_address, page->location != NULL ? page->location : saved_from };
  context = (QdHtmlPageContext){ saved_from != NULL ? saved_from : page->location, find_part, &archive };
  draft = qd_article_draft_new ();
  path = qd_import_dup_path (file);
  qd_article_draft_set_path (draft, path, 0);
  qd_article_draft_set_original (draft, original, "multipart/related");
  if (!qd_html_page_read (decoded.text, decoded.length, &context, draft, cancellable, error))
    return FALSE;
  qd_import_name_article (draft, file);
  if (!qd_mime_is_whole (bytes, len))
    {
      qd_article_draft_add_fact (draft, QD_FACT_STUB, NULL, "file");
      qd_reader_tell_cut (sink, 0);
    }
  sink->article (g_steal_pointer (&draft), sink->user_data);
  return TRUE;
}

/* A header that says what the parts are; mail has one as well, but not this kind. */
static int
sniff_mhtml (const guint8 *head, gsize len)
{
  g_autofree char *type = NULL;

  if (len == 0 || memchr (head, 0, len) != NULL || !g_ascii_isalpha ((char)head[0]))
    return 0;
  type = qd_mime_dup_header ((const char *)head, len, "Content-Type");
  if (type == NULL || g_ascii_strncasecmp (type, "multipart/related", 17) != 0)
    return 0;
  /* Mail may be of related parts as well; a page has nobody to go to. */
  return g_strstr_len ((const char *)head, (gssize)len, "\nTo:") != NULL || g_strstr_len ((const char *)head, (gssize)len, "\nReceived:") != NULL ? 30 : 95;
}

static const char *const extensions[] = { "mhtml", "mht", NULL };

const QdReader qd_reader_mhtml = { "Web page with its pictures", extensions, MAX_SIZE, sniff_mhtml, read_mhtml };
