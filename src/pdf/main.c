/* main.c: quotidian-pdf-text, the text of a PDF file
 *
 * Reads a PDF file from its standard input, which has to be a file, and writes what is in it as lines: a letter, a space and
 * a value. It is run by the import for every PDF file, so that a file that breaks Poppler, or keeps it busy, breaks this
 * process alone. It opens nothing, writes to its standard output alone, and has limits of memory and time.
 *
 *   N count               pages
 *   T text, A text        title and author
 *   D seconds             when it was made, since the epoch
 *   P width height        a page begins, points
 *   L x1 y1 x2 y2 height text    a line, from the upper left, in the order of reading; the height of its letters
 *   X reason              "encrypted" or "damaged"
 *   E                     the end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <poppler.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Of one file: memory, bytes, and processor time, seconds. */
#define MOST_MEMORY (1024UL * 1024 * 1024)
#define MOST_TIME 120

#define MOST_PAGES 5000

/* No page of a newspaper has more, bytes. */
#define LONGEST_PAGE (4 * 1024 * 1024)

static void
limit (int resource, rlim_t most)
{
  const struct rlimit value = { most, most };

  setrlimit (resource, &value);
}

static void
write_text (char key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  printf ("%c ", key);
  for (; *text != '\0'; text++)
    putchar ((guchar)*text < 0x20 ? ' ' : *text);
  putchar ('\n');
}

static void
write_line (const char *start, const char *end, const PopplerRectangle *box, double height)
{
  char   numbers[5][G_ASCII_DTOSTR_BUF_SIZE];
  double values[5] = { box->x1, box->y1, box->x2, box->y2, height };

  for (guint i = 0; i < 5; i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.2f", values[i]);
  printf ("L %s %s %s %s %s ", numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  for (; start < end; start++)
    putchar ((guchar)*start < 0x20 ? ' ' : *start);
  putchar ('\n');
}

static void
extend (PopplerRectangle *box, const PopplerRectangle *rectangle)
{
  box->x1 = MIN (box->x1, rectangle->x1);
  box->y1 = MIN (box->y1, rectangle->y1);
  box->x2 = MAX (box->x2, rectangle->x2);
  box->y2 = MAX (box->y2, rectangle->y2);
}

static void
write_lines (const char *text, const PopplerRectangle *rectangles, guint n_rectangles)
{
  static const PopplerRectangle none = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  PopplerRectangle              box = none;
  const char                   *start = text;
  double                        height = 0;
  guint                         n = 0;

  for (const char *p = text;; p = g_utf8_next_char (p), n++)
    {
      if (*p == '\n' || *p == '\0')
        {
          if (p > start && box.x1 <= box.x2)
            write_line (start, p, &box, height);
          if (*p == '\0')
            return;
          start = p + 1;
          box = none;
          height = 0;
        }
      else if (*p != ' ' && n < n_rectangles)
        {
          extend (&box, &rectangles[n]);
          height = MAX (height, rectangles[n].y2 - rectangles[n].y1);
        }
    }
}

static void
write_page (PopplerDocument *document, int index)
{
  PopplerPage      *page = poppler_document_get_page (document, index);
  PopplerRectangle *rectangles = NULL;
  guint             n_rectangles = 0;
  double            width, height;
  g_autofree char  *text = NULL;
  char              numbers[2][G_ASCII_DTOSTR_BUF_SIZE];

  if (page == NULL)
    return;
  poppler_page_get_size (page, &width, &height);
  g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", width);
  g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", height);
  printf ("P %s %s\n", numbers[0], numbers[1]);
  text = poppler_page_get_text (page);
  if (text != NULL && strlen (text) <= LONGEST_PAGE && poppler_page_get_text_layout (page, &rectangles, &n_rectangles))
    write_lines (text, rectangles, n_rectangles);
  g_free (rectangles);
  g_object_unref (page);
  fflush (stdout);
}

static void
write_document (PopplerDocument *document)
{
  int                   n_pages = MIN (poppler_document_get_n_pages (document), MOST_PAGES);
  g_autofree char      *title = poppler_document_get_title (document);
  g_autofree char      *author = poppler_document_get_author (document);
  g_autoptr (GDateTime) made = poppler_document_get_creation_date_time (document);

  printf ("N %d\n", n_pages);
  write_text ('T', title);
  write_text ('A', author);
  if (made != NULL)
    printf ("D %" G_GINT64_FORMAT "\n", g_date_time_to_unix (made));
  fflush (stdout);
  for (int i = 0; i < n_pages && !ferror (stdout); i++)
    write_page (document, i);
  printf ("E\n");
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument   *document;

  prctl (PR_SET_PDEATHSIG, 9);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#ifndef __SANITIZE_ADDRESS__ /* which sets aside terabytes of addresses, and uses few of them */
  limit (RLIMIT_AS, MOST_MEMORY);
#endif
  limit (RLIMIT_CPU, MOST_TIME);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  document = poppler_document_new_from_fd (dup (STDIN_FILENO), NULL, &error);
  if (document == NULL)
    {
      printf ("X %s\n", g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? "encrypted" : "damaged");
      return 1;
    }
  write_document (document);
  g_object_unref (document);
  return fflush (stdout) == 0 ? 0 : 1;
}
