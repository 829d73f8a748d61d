/* test-pdf-layout.c: paragraphs out of the lines of PDF files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-pdf-layout.h"

#define WIDTH 600
#define HEIGHT 800
#define MOST_TEXT 30

/* A line with its size; 0 is that of the text. A line on its own page's other side has @column 1. */
typedef struct
{
  const char *text;
  double      size;
  guint       column;
  double      y; /* 0 for right below the line before */
} TestLine;

static char *
dup_layout (const TestLine *lines, guint n_lines, double gap, gboolean mirrored)
{
  g_autoptr (QdPdfLayout) layout = qd_pdf_layout_new ();
  g_autoptr (QdFlow)      flow = qd_flow_new ();
  GString                *text = g_string_new (NULL);
  double                  y = 150;

  qd_pdf_layout_add_page (layout, WIDTH, HEIGHT);
  for (guint i = 0; i < n_lines; i++)
    {
      const double size = lines[i].size > 0 ? lines[i].size : 10;
      const double column = (WIDTH - 120 - gap) / 2;
      QdPdfLine    line = { .size = size, .text = g_strdup (lines[i].text) };
      double       width;

      y = lines[i].y > 0 ? lines[i].y : y;
      line.x1 = 60 + lines[i].column * (column + gap);
      /* A line that has most of its words is full. */
      width = MIN (column, column * (double)g_utf8_strlen (line.text, -1) / MOST_TEXT);
      line.x2 = line.x1 + width;
      if (mirrored)
        {
          line.x2 = WIDTH - line.x1;
          line.x1 = line.x2 - width;
        }
      line.y1 = y;
      line.y2 = y + size;
      y += size * 1.3;
      qd_pdf_layout_add_line (layout, &line);
      g_free (line.text);
    }
  qd_pdf_layout_build (layout, flow);
  qd_flow_finish (flow);
  for (guint i = 0; i < qd_flow_get_n_paragraphs (flow); i++)
    {
      const QdFlowParagraph *paragraph = qd_flow_get_paragraph (flow, i);
      static const char     *marks[] = { [QD_FLOW_TITLE] = "= ", [QD_FLOW_HEADING] = "== ", [QD_FLOW_ITEM] = "* " };

      g_string_append_printf (text, "%s%s%s", i > 0 ? "\n" : "", paragraph->kind < G_N_ELEMENTS (marks) && marks[paragraph->kind] != NULL ? marks[paragraph->kind] : "", paragraph->text->str);
    }
  return g_string_free_and_steal (text);
}

static void
assert_layout (const TestLine *lines, guint n_lines, double gap, const char *expected)
{
  g_autofree char *text = dup_layout (lines, n_lines, gap, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

/* A hyphen is of the line, of the word, or stands for a part that comes later. */
static void
test_hyphens (void)
{
  static const TestLine lines[] = {
    { "The well-known boat of the two tow-" },
    { "ns is back, and the mother-" },
    { "in-law of its captain, a sister-in-" },
    { "law of mine, says the in law is what pre-" },
    { "and post-war boats have, and well-" },
    { "known they are." },
  };

  assert_layout (lines, G_N_ELEMENTS (lines), 20,
                 "The well-known boat of the two towns is back, and the mother-in-law of its captain, a sister-in-law of mine, says the in law is what pre- and post-war "
                 "boats have, and well-known they are.");
}

/* A caption in the middle of a sentence comes behind it. */
static void
test_captions (void)
{
  static const TestLine lines[] = {
    { "The ferry between the two towns" },
    { "runs again, said the captain who" },
    { "The boat at the quay, on Monday", 8, 0, 320 },
    { "Picture: Ada Quill", 8 },
    { "has waited for it since the last", 0, 0, 380 },
    { "day of the year." },
    { "Nobody else had a word to say." },
    { "The words of the text go on here." },
  };

  assert_layout (lines, G_N_ELEMENTS (lines), 20,
                 "The ferry between the two towns runs again, said the captain who has waited for it since the last day of the year.\n"
                 "The boat at the quay, on Monday Picture: Ada Quill\nNobody else had a word to say. The words of the text go on here.");
}

/* Columns that nearly touch stay apart where their lines come one column after the other. */
static void
test_columns (void)
{
  static const TestLine lines[] = {
    { "The ferry between the two towns" },
    { "runs again, said the captain who" },
    { "has waited for it since the last", 0, 1, 150 },
    { "day of the year." },
  };

  assert_layout (lines, G_N_ELEMENTS (lines), 4, "The ferry between the two towns runs again, said the captain who has waited for it since the last day of the year.");
}

/* Two articles on a page: the headline of the second is a heading, and no line of one runs into the other. */
static void
test_two (void)
{
  static const TestLine lines[] = {
    { "The ferry runs", 24 },
    { "The ferry between the two towns" },
    { "runs again, and all are glad." },
    { "The bell rings", 20, 0, 300 },
    { "The bell of the old tower rings" },
    { "again, though some of us are not" },
    { "glad of it." },
  };

  assert_layout (lines, G_N_ELEMENTS (lines), 20,
                 "= The ferry runs\nThe ferry between the two towns runs again, and all are glad.\n== The bell rings\n"
                 "The bell of the old tower rings again, though some of us are not glad of it.");
}

/* From right to left, a line is full that reaches the left. */
static void
test_right_to_left (void)
{
  static const TestLine lines[] = {
    { "המעבורת בין שתי הערים שבה לשוט" },
    { "היום ואיש לא." },
    { "הקברניט אמר שהיא תצא בתשע בבוקר" },
    { "ואיש לא הוסיף על כך דבר." },
  };
  g_autofree char *text = dup_layout (lines, G_N_ELEMENTS (lines), 20, TRUE);

  g_assert_cmpstr (text, ==, "המעבורת בין שתי הערים שבה לשוט היום ואיש לא.\nהקברניט אמר שהיא תצא בתשע בבוקר ואיש לא הוסיף על כך דבר.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/pdf-layout/hyphens", test_hyphens);
  g_test_add_func ("/import/pdf-layout/captions", test_captions);
  g_test_add_func ("/import/pdf-layout/columns", test_columns);
  g_test_add_func ("/import/pdf-layout/two", test_two);
  g_test_add_func ("/import/pdf-layout/right-to-left", test_right_to_left);
  return g_test_run ();
}
