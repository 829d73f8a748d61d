/* qd-reader-html.c: saved web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-database-export.h"
#include "import/qd-html-charset.h"
#include "import/qd-html-page.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (32 * 1024 * 1024)

/* Where the pictures of a page lie that was saved as a whole: in "page_files" beside "page.html", as browsers do it, or where the
 * page has them, as Wget does. */
typedef struct
{
  GFile        *file;
  GFile        *folder;
  GFile        *root;
  char         *stem;
  GCancellable *cancellable;
} Beside;

/* Whether the folder is none, but leads to one elsewhere. */
static gboolean
is_link (const Beside *beside, const char *name, gsize len)
{
  g_autofree char  *folder = g_strndup (name, len);
  g_autoptr (GFile) file = g_file_resolve_relative_path (beside->folder, folder);

  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, beside->cancellable) == G_FILE_TYPE_SYMBOLIC_LINK;
}

/* What was saved where the page has it: in its folder or below, and, as a site that was saved as a whole has its pictures in one
 * place, elsewhere in the folder that is being imported. Nothing else that lies there is called by its whole path, by way of a
 * link, or by a name that hides it. */
static GFile *
find_file_below (const Beside *beside, const char *path)
{
  g_autofree char *scheme = g_uri_parse_scheme (path);
  const char      *from_above = path;
  g_auto (GStrv)   parts = NULL;

  while (g_str_has_prefix (from_above, "../"))
    from_above += strlen ("../");
  parts = g_strsplit (from_above, "/", -1);

  if (scheme != NULL || strchr (path, '\\') != NULL)
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || *parts[i] == '.')
      return NULL;
  if (from_above == path)
    return qd_import_find_below (beside->file, path);
  return beside->root != NULL ? qd_import_find_inside (beside->file, beside->root, path) : NULL;
}

/* The file that a saved page calls @address: inside the page's own folder and nowhere else. */
static GFile *
find_file_beside (const Beside *beside, const char *address)
{
  static const char *const suffixes[] = { "_files/", "-Dateien/" };
  g_autofree char         *path = g_uri_unescape_string (address, NULL);
  const char              *name = path;

  if (path == NULL || !g_utf8_validate (path, -1, NULL))
    return NULL;
  if (g_str_has_prefix (name, "./"))
    name += 2;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes) && g_str_has_prefix (name, beside->stem); i++)
    {
      const char *inside = name + strlen (beside->stem);

      if (!g_str_has_prefix (inside, suffixes[i]))
        continue;
      inside += strlen (suffixes[i]);
      /* Browsers put all files into that one folder. */
      if (is_link (beside, name, (gsize)(inside - name) - 1) || *inside == '\0' || *inside == '.' || strpbrk (inside, "/\\?#") != NULL)
        return NULL;
      return g_file_resolve_relative_path (beside->folder, name);
    }
  return find_file_below (beside, name);
}

static GBytes *
find_resource_beside (const char *address, gpointer user_data)
{
  const Beside         *beside = user_data;
  g_autoptr (GFile)     file = find_file_beside (beside, address);
  g_autoptr (GFileInfo) info = NULL;

  if (file == NULL)
    return NULL;
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, beside->cancellable, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > QD_PICTURE_MOST_BYTES)
    return NULL;
  return qd_import_load_file (file, QD_PICTURE_MOST_BYTES, beside->cancellable, NULL);
}

static gboolean
read_html (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdCharsetResult)   decoded = { 0 };
  g_autoptr (GBytes)         original = NULL;
  g_autoptr (QdArticleDraft) draft = NULL;
  g_autoptr (GFile)          folder = g_file_get_parent (file);
  g_autofree char           *path = NULL;
  g_autofree char           *stem = qd_import_dup_stem (file);
  Beside                     beside = { file, folder, sink->root, stem, cancellable };
  QdHtmlPageContext          context = { NULL, folder != NULL ? find_resource_beside : NULL, &beside };
  QdLoadResult               loaded = qd_reader_load_text (file, MAX_SIZE, qd_html_charset_find, sink, &original, &decoded, cancellable, error);

  if (loaded != QD_LOAD_OK)
    return loaded == QD_LOAD_TOLD;
  if (qd_database_export_looks_like (decoded.text, decoded.length))
    {
      g_autoptr (QdHtmlTree) tree = qd_html_tree_parse (decoded.text, decoded.length, cancellable, error);
      g_autoptr (QdFlow)     flow = NULL;

      if (tree == NULL)
        return FALSE;
      flow = qd_database_export_flow_of_page (tree);
      if (qd_database_export_tell (flow, file, original, "text/html", sink))
        return TRUE;
    }
  draft = qd_article_draft_new ();
  path = qd_import_dup_path (file);
  qd_article_draft_set_path (draft, path, 0);
  qd_article_draft_set_original (draft, original, "text/html");
  if (!qd_html_page_read (decoded.text, decoded.length, &context, draft, cancellable, error))
    return FALSE;
  qd_import_name_article (draft, file);
  sink->article (g_steal_pointer (&draft), sink->user_data);
  return TRUE;
}

static int
sniff_html (const guint8 *head, gsize len)
{
  g_autofree char *text = NULL;
  const char      *start;
  gsize            at = 0;

  if (len >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0)
    at = 3;
  while (at < len && strchr (" \t\r\n", head[at]) != NULL && head[at] != '\0')
    at++;
  if (at < len && head[at] != '<')
    return memchr (head + at, '<', strnlen ((const char *)head + at, len - at)) != NULL ? 10 : 5;
  text = g_strndup ((const char *)head, len);
  start = text + (g_str_has_prefix (text, "\xEF\xBB\xBF") ? 3 : 0);
  start += strspn (start, " \t\r\n");
  if (g_ascii_strncasecmp (start, "<!doctype html", 14) == 0 || g_ascii_strncasecmp (start, "<html", 5) == 0)
    return 95;
  if (*start == '<' && strcasestr (start, "<html") != NULL)
    return 90;
  if (*start == '<' && (strcasestr (start, "<body") != NULL || strcasestr (start, "<head") != NULL || strcasestr (start, "<p>") != NULL))
    return 60;
  return strchr (start, '<') != NULL ? 10 : 5;
}

static const char *const extensions[] = { "html", "htm", "xhtml", NULL };

const QdReader qd_reader_html = { "Web page", extensions, MAX_SIZE, sniff_html, read_html, .is_text = TRUE };
