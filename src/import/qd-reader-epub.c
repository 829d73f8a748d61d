/* qd-reader-epub.c: electronic books and magazines (EPUB 2 and 3)
 *
 * A book is a zip file of pages, and the reader of web pages reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-archive.h"
#include "import/qd-date.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"
#include "import/qd-xml.h"

#define MAX_SIZE (512 * 1024 * 1024)

/* Of the pages of one book, together, unpacked, bytes. */
#define MOST_PARTS (128 * 1024 * 1024)

#define MOST_PAGES 20000

/* Shorter pages are title pages, imprints and lists of contents, bytes. */
#define PAGE_BYTES 400

typedef struct
{
  GFile            *file;
  const QdReadSink *sink;
  GCancellable     *cancellable;
  GHashTable       *parts;

  /* the package document */
  char       *folder; /* that it is in, inside the book, with its last "/", or "" */
  GHashTable *items;  /* id to path inside the book */
  GPtrArray  *spine;  /* ids, in the order of reading */
  GHashTable *passed; /* ids of what is no page of text */
  GString    *value;
  char       *title;
  char       *creator;
  char       *publisher;
  char       *language;
  gint64      published;

  /* the page */
  const char *path;
  gboolean    only;
  guint       n_told;
  gboolean    stopped;
} Book;

/* The package document */

static void
container_start (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  char **path = data;

  if (*path == NULL && g_str_equal (name, "rootfile"))
    *path = qd_xml_dup_attr (element, "full-path");
}

static void
package_start (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  Book            *book = data;
  g_autofree char *id = NULL;
  g_autofree char *href = NULL;
  g_autofree char *properties = NULL;

  g_string_truncate (book->value, 0);
  if (g_str_equal (name, "item"))
    {
      id = qd_xml_dup_attr (element, "id");
      href = qd_xml_dup_attr (element, "href");
      properties = qd_xml_dup_attr (element, "properties");
      if (id != NULL && href != NULL)
        {
          g_autofree char *plain = g_uri_unescape_string (href, NULL);
          g_autofree char *joined = g_strconcat (book->folder, plain != NULL ? plain : href, NULL);
          g_autofree char *canonical = g_canonicalize_filename (joined, "/");

          if (properties != NULL && strstr (properties, "nav") != NULL)
            g_hash_table_add (book->passed, g_strdup (id));
          g_hash_table_insert (book->items, g_steal_pointer (&id), qd_member_file_clean_name (canonical));
        }
    }
  else if (g_str_equal (name, "itemref") && book->spine->len < MOST_PAGES)
    {
      id = qd_xml_dup_attr (element, "idref");
      if (id != NULL)
        g_ptr_array_add (book->spine, g_steal_pointer (&id));
    }
}

static void
package_text (const char *text, gpointer data)
{
  g_string_append_len (((Book *)data)->value, text, (gssize)strnlen (text, 4096));
}

static void
package_end (const char *name, const char *namespace, gpointer data)
{
  Book            *book = data;
  g_autofree char *value = g_strstrip (g_strdup (book->value->str));
  char           **field = NULL;

  g_string_truncate (book->value, 0);
  if (*value == '\0' || strstr (namespace, "purl.org/dc/") == NULL)
    return;
  if (g_str_equal (name, "title"))
    field = &book->title;
  else if (g_str_equal (name, "creator"))
    field = &book->creator;
  else if (g_str_equal (name, "publisher"))
    field = &book->publisher;
  else if (g_str_equal (name, "language"))
    field = &book->language;
  else if (g_str_equal (name, "date") && book->published == QD_TIME_UNKNOWN && !qd_date_parse (value, &book->published))
    book->published = QD_TIME_UNKNOWN;
  if (field != NULL && *field == NULL)
    *field = g_steal_pointer (&value);
}

static gboolean
read_package (Book *book, GError **error)
{
  static const QdXmlHandler container_handler = { container_start, NULL, NULL };
  static const QdXmlHandler package_handler = { package_start, package_end, package_text };
  GBytes                   *container = g_hash_table_lookup (book->parts, "META-INF/container.xml");
  g_autofree char          *given = NULL;
  g_autofree char          *path = NULL;
  GBytes                   *package;

  if (container != NULL && !qd_xml_parse (container, &container_handler, &given, book->cancellable, error))
    return FALSE;
  path = qd_member_file_clean_name (given);
  package = g_hash_table_lookup (book->parts, path);
  if (package == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The book does not say what its pages are. Get another copy of it."));
      return FALSE;
    }
  book->folder = strchr (path, '/') != NULL ? g_strndup (path, (gsize)(strrchr (path, '/') - path) + 1) : g_strdup ("");
  return qd_xml_parse (package, &package_handler, book, book->cancellable, error);
}

/* The pages */

/* A page that names no outlet has the name of the folder for one; the book knows better. */
static gboolean
article_cb (QdArticleDraft *draft, gpointer user_data)
{
  Book            *book = user_data;
  g_autofree char *folder = g_path_get_dirname (book->path);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *stem = qd_import_dup_stem (book->file);
  const char      *source = qd_article_draft_get_source (draft);
  gsize            len;

  qd_body_get_text (qd_article_draft_get_body (draft), &len);
  if (len < PAGE_BYTES && !book->only)
    {
      qd_article_draft_free (draft);
      return TRUE;
    }
  if (g_strcmp0 (source, name) == 0 || g_strcmp0 (source, stem) == 0)
    qd_article_draft_set_source (draft, book->publisher != NULL ? book->publisher : (book->title != NULL && !book->only ? book->title : stem));
  if (book->only && book->title != NULL)
    qd_article_draft_set_title (draft, book->title);
  if (qd_article_draft_get_byline (draft) == NULL)
    qd_article_draft_set_byline (draft, book->creator);
  if (qd_article_draft_get_language (draft) == NULL)
    qd_article_draft_set_language (draft, book->language);
  if (qd_article_draft_get_published (draft) == QD_TIME_UNKNOWN)
    qd_article_draft_set_published (draft, book->published);
  book->n_told++;
  book->stopped = !book->sink->article (draft, book->sink->user_data);
  return !book->stopped;
}

static void
member_problem_cb (const char *path, guint64 line, const GError *error, gpointer user_data)
{
  Book *book = user_data;

  book->n_told++;
  if (book->sink->member_problem != NULL)
    book->sink->member_problem (path, line, error, book->sink->user_data);
  else
    book->sink->problem (line, error, book->sink->user_data);
}

static void
problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  Book            *book = user_data;
  g_autofree char *root = qd_import_dup_path (book->file);
  g_autofree char *path = g_strconcat (root, "/", book->path, NULL);

  member_problem_cb (path, line, error, book);
}

static void
read_page (Book *book, const char *path, GBytes *bytes)
{
  const QdReadSink   sink = { article_cb, problem_cb, book, NULL, NULL, member_problem_cb };
  g_autofree char   *stem = qd_import_dup_stem (book->file);
  QdExpansion        none = { 0 };
  g_autoptr (GFile)  page = qd_member_file_new (book->file, path, stem, bytes, &none);
  g_autoptr (GError) error = NULL;

  book->path = path;
  /* A cover has no text, and is no failure. */
  if (!qd_reader_read (&qd_reader_html, page, &sink, book->cancellable, &error) && !g_error_matches (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY))
    problem_cb (0, error, book);
  qd_member_file_close (QD_MEMBER_FILE (page));
}

static gboolean
read_pages (Book *book, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint                  n_pages = 0;

  for (guint round = 0; round < 2; round++)
    {
      book->only = n_pages == 1;
      n_pages = 0;
      g_hash_table_remove_all (seen);
      for (guint i = 0; i < book->spine->len && !book->stopped; i++)
        {
          const char *id = g_ptr_array_index (book->spine, i);
          const char *path = g_hash_table_lookup (book->items, id);
          GBytes     *bytes = path != NULL && !g_hash_table_contains (book->passed, id) ? g_hash_table_lookup (book->parts, path) : NULL;

          if (g_cancellable_set_error_if_cancelled (book->cancellable, error))
            return FALSE;
          /* A page stands in the order of reading once (EPUB 3.3, 5.7.2); more is made up to take long. */
          if (bytes == NULL || !g_hash_table_add (seen, (gpointer)path))
            continue;
          n_pages++;
          if (round == 1)
            read_page (book, path, bytes);
        }
    }
  if (book->n_told == 0 && !book->stopped)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  return TRUE;
}

/* Pictures, fonts and styles are left packed. */
static gboolean
is_wanted (const char *name)
{
  static const char *const endings[] = { ".xml", ".opf", ".xhtml", ".html", ".htm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_epub (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) parts = qd_archive_load_parts (file, is_wanted, MOST_PARTS, cancellable, error);
  Book                   book = { .file = file, .sink = sink, .cancellable = cancellable, .parts = parts, .published = QD_TIME_UNKNOWN };
  gboolean               read;

  if (parts == NULL)
    return FALSE;
  book.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book.passed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book.spine = g_ptr_array_new_with_free_func (g_free);
  book.value = g_string_new (NULL);
  read = read_package (&book, error) && read_pages (&book, error);
  g_hash_table_unref (book.items);
  g_hash_table_unref (book.passed);
  g_ptr_array_unref (book.spine);
  g_string_free (book.value, TRUE);
  g_free (book.folder);
  g_free (book.title);
  g_free (book.creator);
  g_free (book.publisher);
  g_free (book.language);
  return read;
}

/* The first member is named "mimetype", not compressed, and says the type (EPUB 3.3, 4.2.6.2). */
static int
sniff_epub (const guint8 *head, gsize len)
{
  static const char type[] = "mimetypeapplication/epub+zip";

  if (len < 58 || memcmp (head, "PK\3\4", 4) != 0)
    return 0;
  return memmem (head + 30, MIN (len - 30, 200), type, strlen (type)) != NULL ? 96 : 20;
}

static const char *const extensions[] = { "epub", NULL };

const QdReader qd_reader_epub = { "E-book", extensions, MAX_SIZE, sniff_epub, read_epub };
