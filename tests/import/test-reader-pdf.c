/* test-reader-pdf.c: PDF files, which Cairo makes here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "qd-reader-fixture.h"

#define WIDTH 600
#define HEIGHT 800

static cairo_status_t
write_cb (void *closure, const unsigned char *bytes, unsigned int len)
{
  g_byte_array_append (closure, bytes, len);
  return CAIRO_STATUS_SUCCESS;
}

static void
show (cairo_t *cairo, double x, double y, double size, const char *text)
{
  cairo_set_font_size (cairo, size);
  cairo_move_to (cairo, x, y);
  cairo_show_text (cairo, text);
}

static void
show_lines (cairo_t *cairo, double x, double y, const char *const *lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    show (cairo, x + (*lines[i] == '>' ? 12 : 0), y + 13 * i, 10, lines[i] + (*lines[i] == '>'));
}

static const char *const columns[][8] = {
  { "The ferry between the two towns runs a-", "gain since Monday. Nobody on the quay", "had anything to say against it, and", "well-known captains were there, too.",
    ">“We sail at nine,” Ada Farrow said, and", "the long line of cars began to move.", "Some of them had waited for two days,", NULL },
  { "and their drivers were well-", "known to everybody by then.", ">The second boat is due in spring, says", "the office, which has said so before", "and was wrong; but this time the hull", "is there to be seen in the old yard of", "Dunmere, under a roof of its own, and", NULL },
  { "the painters are at work on it until the", "end of the week.", NULL },
};

static void
draw (cairo_t *cairo)
{
  cairo_select_font_face (cairo, "serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  for (guint page = 0; page < 3; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of 3", page + 1);

      show (cairo, 60, 40, 9, "Merrow Courier, Monday edition");
      show (cairo, 280, 770, 9, number);
      if (page == 0)
        {
          show (cairo, 60, 110, 24, "The ferry runs again");
          show_lines (cairo, 60, 160, columns[0]);
          show_lines (cairo, 320, 160, columns[1]);
        }
      else if (page == 1)
        show_lines (cairo, 60, 160, columns[2]);
      else
        show (cairo, 60, 160, 10, "The last page has one sentence.");
      cairo_show_page (cairo);
    }
}

static GByteArray *
make_pdf (gboolean drawn)
{
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, WIDTH, HEIGHT);
  cairo_t         *cairo = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "Ada Quill");
  if (drawn)
    draw (cairo);
  else
    cairo_show_page (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return bytes;
}

static void
test_layout (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_pdf (TRUE);

  qd_reader_fixture_read (fixture, "ferry.pdf", bytes->data, bytes->len);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "The ferry runs again");
  g_assert_cmpstr (qd_article_draft_get_byline (qd_reader_fixture_get (fixture, 0)), ==, "Ada Quill");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==,
                   "The ferry between the two towns runs again since Monday. Nobody on the quay had anything to say against it, and well-known captains were there, too.\n\n"
                   "“We sail at nine,” Ada Farrow said, and the long line of cars began to move. Some of them had waited for two days, and their drivers were "
                   "well-known to everybody by then.\n\n"
                   "The second boat is due in spring, says the office, which has said so before and was wrong; but this time the hull is there to be seen in the old "
                   "yard of Dunmere, under a roof of its own, and the painters are at work on it until the end of the week.\n\n"
                   "The last page has one sentence.");
}

static gboolean
has_stub (QdArticleDraft *draft)
{
  GPtrArray *facts = qd_article_draft_get_facts (draft);

  for (guint i = 0; i < facts->len; i++)
    if (g_str_equal (((const QdFact *)facts->pdata[i])->field, QD_FACT_STUB))
      return TRUE;
  return FALSE;
}

static void
test_broken (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_pdf (TRUE);
  g_autoptr (GByteArray) empty = make_pdf (FALSE);

  qd_reader_fixture_read (fixture, "empty.pdf", empty->data, empty->len);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
  qd_reader_fixture_read (fixture, "none.pdf", "%PDF-1.7\nand no more of it", -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  for (guint at = 20; at < bytes->len; at += bytes->len / 12)
    {
      qd_reader_fixture_read (fixture, "cut.pdf", bytes->data, at);
      bytes->data[at] ^= 0x35;
      qd_reader_fixture_read (fixture, "flipped.pdf", bytes->data, bytes->len);
    }
}

/* Where the program that reads PDF files is missing, the person is told. */
static void
test_program (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_pdf (TRUE);
  g_autofree char       *folder = g_strdup (g_getenv ("QUOTIDIAN_LIBEXECDIR"));

  g_setenv ("QUOTIDIAN_LIBEXECDIR", fixture->folder, TRUE);
  qd_reader_fixture_read (fixture, "ferry.pdf", bytes->data, bytes->len);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED);
  if (folder != NULL)
    g_setenv ("QUOTIDIAN_LIBEXECDIR", folder, TRUE);
}

#define PAGE_LINES "P 600 800\nL 60 100 300 112 12 The words of the first page.\n"

/* The program that reads PDF files dies, or never ends: what it said before is read, as a part, and the rest is told. */
static void
test_death (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *script;
    int         code;
    guint       n_drafts;
  } deaths[] = {
    { "kill -9 $$", QD_IMPORT_ERROR_FORMAT, 0 },
    { "printf 'N 3\\n'; kill -11 $$", QD_IMPORT_ERROR_FORMAT, 0 },
    { "printf 'N 3\\n" PAGE_LINES "'; kill -6 $$", QD_IMPORT_ERROR_FORMAT, 1 },
    { "printf 'N 1\\n" PAGE_LINES "'; exec yes 'L 60 100 300 112 12 x'", QD_IMPORT_ERROR_TOO_LARGE, 1 },
    { "exec yes 'Z'", QD_IMPORT_ERROR_FORMAT, 0 },
    { "head -c 200000000 /dev/zero", QD_IMPORT_ERROR_FORMAT, 0 },
  };
  g_autoptr (GByteArray) bytes = make_pdf (TRUE);
  g_autofree char       *folder = g_strdup (g_getenv ("QUOTIDIAN_LIBEXECDIR"));
  g_autofree char       *program = NULL;

  g_setenv ("QUOTIDIAN_LIBEXECDIR", fixture->folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (deaths); i++)
    {
      g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", deaths[i].script);
      const GError    *error;

      g_test_message ("%s", deaths[i].script);
      g_clear_pointer (&program, g_free);
      program = qd_reader_fixture_write (fixture, "quotidian-pdf-text", script, -1);
      g_assert_cmpint (g_chmod (program, 0755), ==, 0);
      qd_reader_fixture_read (fixture, "ferry.pdf", bytes->data, bytes->len);
      g_assert_cmpuint (fixture->drafts->len, ==, deaths[i].n_drafts);
      error = deaths[i].n_drafts > 0 ? g_array_index (fixture->problems, QdToldProblem, 0).error : fixture->error;
      g_assert_error (error, QD_IMPORT_ERROR, deaths[i].code);
      if (deaths[i].n_drafts > 0)
        {
          g_assert_true (g_str_has_prefix (qd_reader_fixture_get_text (fixture, 0), "The words of the first page."));
          g_assert_true (has_stub (qd_reader_fixture_get (fixture, 0)));
        }
    }
  if (folder != NULL)
    g_setenv ("QUOTIDIAN_LIBEXECDIR", folder, TRUE);
}

#define ADD(name, func) g_test_add ("/import/reader-pdf/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("layout", test_layout);
  ADD ("broken", test_broken);
  ADD ("program", test_program);
  ADD ("death", test_death);
  return g_test_run ();
}
