/* test-article-print.c: articles as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "qd-display-fixture.h"
#include "qd-reading-fixture.h"
#include "store/qd-note.h"
#include "widgets/qd-article-print.h"

/* Returns: how many pages were written, and into @images how many pictures are in them */
static int
print_with (QdArticle  *article,
            GPtrArray  *notes,
            GdkTexture *texture,
            guint      *images)
{
  g_autoptr (GtkPrintOperation) operation = qd_article_print_new (article);
  g_autoptr (GError)            error = NULL;
  g_autofree char              *folder = g_dir_make_tmp ("quotidian-XXXXXX", &error);
  g_autofree char              *path = g_build_filename (folder, "article.pdf", NULL);
  g_autofree char              *data = NULL;
  gsize                         size;
  int                           n_pages;

  g_assert_no_error (error);
  if (notes != NULL)
    qd_article_print_set_notes (operation, notes);
  if (texture != NULL)
    qd_article_print_set_picture (operation, 0, texture);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &size, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  for (const char *at = data; images != NULL && (at = memmem (at, size - (gsize)(at - data), "/Subtype /Image", 15)) != NULL; at++)
    (*images)++;
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  return n_pages;
}

static int
print (QdArticle *article)
{
  return print_with (article, NULL, NULL, NULL);
}

static void
test_short (void)
{
  g_autoptr (QdArticle) article = qd_reading_fixture_article ();

  g_assert_cmpint (print (article), ==, 1);
}

/* A page has some 450 to 700 words. */
static void
test_long (void)
{
  g_autoptr (QdArticle) article = qd_reading_fixture_long (20000, 300);
  int                   n_pages = print (article);

  g_assert_cmpint (n_pages, >, 25);
  g_assert_cmpint (n_pages, <, 60);
}

/* No text, and one without an end of a paragraph. */
static void
test_odd (void)
{
  g_autofree char      *wall = g_strnfill (60000, 'x');
  g_autoptr (QdArticle) empty = qd_reading_fixture_of ("", "");
  g_autoptr (QdArticle) walled = qd_reading_fixture_of ("A wall", wall);
  g_autoptr (QdArticle) mirrored = qd_reading_fixture_of ("\xD7\x92\xD7\xA9\xD7\xA8", "\xD7\x94\xD7\x92\xD7\xA9\xD7\xA8 \xD7\xA0\xD7\xA1\xD7\x92\xD7\xA8.\n");

  g_assert_cmpint (print (empty), ==, 1);
  g_assert_cmpint (print (walled), >, 5);
  g_assert_cmpint (print (mirrored), ==, 1);
}

static QdNoteRecord *
make_note (QdSpan      span,
           QdNoteStyle style,
           const char *text)
{
  g_autoptr (QdAnchor) anchor = qd_anchor_new ("boats lay still", "The ", ".", span.start);

  return qd_note_record_new (&(QdNoteRecord){ .id = 1, .article_id = 1, .article = { .label = "boats", .source = "Gull" }, .style = style, .text = text, .anchor = anchor, .span = span });
}

/* A highlight prints no more than its words; what was written takes room at the end, also when the words are gone. */
static void
test_notes (void)
{
  g_autoptr (QdArticle) article = qd_reading_fixture_of ("Still boats", "The boats lay still.");
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_note_record_unref);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_note_record_unref);

  for (guint i = 0; i < QD_NOTE_N_STYLES; i++)
    g_ptr_array_add (marks, make_note ((QdSpan){ 4, 19 }, (QdNoteStyle)i, ""));
  g_assert_cmpint (print_with (article, marks, NULL, NULL), ==, 1);
  for (guint i = 0; i < 60; i++)
    g_ptr_array_add (notes, make_note (i < 40 ? (QdSpan){ 4, 19 } : QD_SPAN_NONE, QD_NOTE_PINK, "Ask which boats, and why."));
  g_assert_cmpint (print_with (article, notes, NULL, NULL), >=, 3);
}

static QdArticle *
make_illustrated (void)
{
  g_autoptr (QdArticle) plain = qd_reading_fixture_of ("Still boats", "The boats lay still.\n\nNobody rowed.");
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_picture_unref);

  g_ptr_array_add (pictures, qd_picture_new (&(QdPicture){ .position = 5, .caption = "The quay at night.", .width = 800, .height = 2400 }));
  return qd_article_new_with_extras (plain->record, plain->body, plain->quotations, plain->facts, pictures);
}

/* A picture takes its place, however high it is; one that was not loaded takes none. */
static void
test_pictures (void)
{
  g_autoptr (QdArticle)  article = make_illustrated ();
  g_autofree guint8     *pixels = g_malloc0 (800 * 2400 * 4);
  g_autoptr (GBytes)     bytes = g_bytes_new_take (g_steal_pointer (&pixels), 800 * 2400 * 4);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (800, 2400, GDK_MEMORY_R8G8B8A8, bytes, 800 * 4);
  guint                  without = 0, with = 0;

  g_assert_cmpint (print_with (article, NULL, NULL, &without), ==, 1);
  g_assert_cmpuint (without, ==, 0);
  g_assert_cmpint (print_with (article, NULL, texture, &with), ==, 1);
  g_assert_cmpuint (with, >=, 1);
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/widgets/article-print/short", test_short);
  g_test_add_func ("/widgets/article-print/long", test_long);
  g_test_add_func ("/widgets/article-print/odd", test_odd);
  g_test_add_func ("/widgets/article-print/notes", test_notes);
  g_test_add_func ("/widgets/article-print/pictures", test_pictures);
  return g_test_run ();
}
