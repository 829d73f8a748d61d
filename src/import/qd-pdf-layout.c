/* qd-pdf-layout.c: paragraphs out of the lines on pages
 *
 * A PDF file knows where letters stand and nothing of paragraphs. What stands at the edge of many pages is a running head,
 * what is a number there is that of the page; both are left out, since they stand in the middle of sentences. Lines go on as
 * a paragraph while they have the same size and distance and nothing says that one ends: a short last line, an indent, a gap.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-pdf-layout.h"

#include <math.h>
#include <string.h>

/* The share of a page's height, at its top and its bottom, in which running heads stand. */
#define MARGIN 0.12

/* So much larger than the text, headings are; those that are less so stand apart and are no sentences. */
#define HEADING_SIZE 1.18
#define SMALL_HEADING_SIZE 1.1
#define LONGEST_HEADING 240
#define MOST_HEADING_LINES 3

/* Lines at the top in which names and dates may stand. */
#define OPENING_LINES 12

/* So much smaller than the text, notes at the foot of a page are. */
#define NOTE_SIZE 0.92

/* What a gap between two lines is wider than where a paragraph ends, beside the usual one; in heights of the text. */
#define PARAGRAPH_GAP 0.35

typedef struct
{
  double width, height;
} Page;

struct _QdPdfLayout
{
  GArray     *pages; /* of Page */
  GArray     *lines; /* of QdPdfLine */
  GHashTable *words; /* every word that stands whole on a line */
  double      body;  /* the size of the text */
  double      largest;
  guint       n_text;   /* lines before those of the notes */
  double      leading;  /* the usual gap between two lines of a paragraph, in heights of the text */
  gboolean    indented; /* paragraphs begin with an indent */
};

static void
line_clear (gpointer data)
{
  QdPdfLine *line = data;

  g_free (line->text);
}

/**
 * qd_pdf_layout_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): a document without pages
 */
QdPdfLayout *
qd_pdf_layout_new (void)
{
  QdPdfLayout *self = g_new0 (QdPdfLayout, 1);

  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  self->lines = g_array_new (FALSE, FALSE, sizeof (QdPdfLine));
  g_array_set_clear_func (self->lines, line_clear);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * qd_pdf_layout_free:
 * @self: (nullable) (transfer full): a document
 *
 * Thread: the one that uses it.
 */
void
qd_pdf_layout_free (QdPdfLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_array_unref (self->lines);
  g_hash_table_unref (self->words);
  g_free (self);
}

/**
 * qd_pdf_layout_add_page:
 * @self: (not nullable): a document
 * @width: points
 * @height: points
 *
 * Begins a page.
 */
void
qd_pdf_layout_add_page (QdPdfLayout *self, double width, double height)
{
  const Page page = { width, height };

  g_array_append_val (self->pages, page);
}

/**
 * qd_pdf_layout_add_line:
 * @self: (not nullable): a document with a page
 * @line: (not nullable): a line of that page; its text is taken
 *
 * Adds a line, behind those that are read before it.
 */
void
qd_pdf_layout_add_line (QdPdfLayout *self, QdPdfLine *line)
{
  g_return_if_fail (self->pages->len > 0);

  line->page = self->pages->len - 1;
  g_array_append_vals (self->lines, line, 1);
  line->text = NULL;
}

static QdPdfLine *
line_at (QdPdfLayout *self, guint index)
{
  return &g_array_index (self->lines, QdPdfLine, index);
}

/* Running heads */

static gboolean
is_in_margin (QdPdfLayout *self, const QdPdfLine *line)
{
  double height = g_array_index (self->pages, Page, line->page).height;

  return line->y2 < height * MARGIN || line->y1 > height * (1 - MARGIN);
}

/* The line with every number as the same one. */
static char *
dup_pattern (const char *text)
{
  GString *pattern = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isdigit (*text))
        g_string_append_c (pattern, g_ascii_tolower (*text));
      else if (pattern->len == 0 || pattern->str[pattern->len - 1] != '#')
        g_string_append_c (pattern, '#');
    }
  return g_string_free_and_steal (pattern);
}

static gboolean
is_page_number (const char *pattern)
{
  static const char *const patterns[] = { "#", "- # -", "– # –", "page #", "page # of #", "# of #", "#/#", "# / #", "seite #", "seite # von #", "p. #", "pg. #", "s. #", NULL };

  return g_strv_contains (patterns, pattern);
}

static void
drop_running_heads (QdPdfLayout *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray)     kept = g_array_new (FALSE, FALSE, sizeof (QdPdfLine));
  /* Left and right pages have heads of their own. */
  guint enough = MAX (2, self->pages->len * 3 / 10);

  for (guint i = 0; i < self->lines->len; i++)
    if (is_in_margin (self, line_at (self, i)))
      {
        char *pattern = dup_pattern (line_at (self, i)->text);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pattern));

        g_hash_table_replace (counts, pattern, GUINT_TO_POINTER (count + 1));
      }
  g_array_set_clear_func (kept, line_clear);
  for (guint i = 0; i < self->lines->len; i++)
    {
      QdPdfLine       *line = line_at (self, i);
      g_autofree char *pattern = dup_pattern (line->text);
      guint            count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pattern));

      if (is_in_margin (self, line) && (is_page_number (pattern) || (self->pages->len > 1 && count >= enough)))
        continue;
      g_array_append_vals (kept, line, 1);
      line->text = NULL;
    }
  g_array_unref (self->lines);
  self->lines = g_steal_pointer (&kept);
}

/* Sizes and words */

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const QdPdfLine *const *line_a = a, *const *line_b = b;

  return ((*line_a)->size > (*line_b)->size) - ((*line_a)->size < (*line_b)->size);
}

/* The size in which the middle letter is set. */
static void
measure (QdPdfLayout *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  gsize                 total = 0, seen = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      QdPdfLine     *line = line_at (self, i);
      g_auto (GStrv) words = g_strsplit_set (line->text, " .,;:!?“”\"()", -1);

      for (guint j = 0; words[j] != NULL; j++)
        if (*words[j] != '\0' && words[j + 1] != NULL)
          g_hash_table_add (self->words, g_utf8_strdown (words[j], -1));
      total += strlen (line->text);
      self->largest = MAX (self->largest, line->size);
      g_ptr_array_add (sorted, line);
    }
  g_ptr_array_sort (sorted, compare_sizes);
  for (guint i = 0; i < sorted->len && seen * 2 <= total; i++)
    {
      const QdPdfLine *line = g_ptr_array_index (sorted, i);

      seen += strlen (line->text);
      self->body = line->size;
    }
}

static gboolean
is_below (const QdPdfLine *line, const QdPdfLine *next)
{
  return next->page == line->page && next->y1 > line->y1 && next->x1 < line->x2 && next->x2 > line->x1;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

/* The middle one of the gaps between lines of the size of the text. Lines are closer than their letters are high where these
 * have long ascenders. */
static void
measure_leading (QdPdfLayout *self)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i + 1 < self->lines->len; i++)
    {
      const QdPdfLine *line = line_at (self, i), *next = line_at (self, i + 1);
      double           gap = (next->y1 - line->y2) / self->body;

      if (fabs (line->size - self->body) < 0.01 * self->body && fabs (next->size - line->size) < 0.01 * line->size && is_below (line, next))
        g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, compare_doubles);
  self->leading = gaps->len > 0 ? g_array_index (gaps, double, gaps->len / 2) : 0;
}

/* Lists and notes */

static gboolean
is_bullet (const char *text)
{
  static const char *const bullets[] = { "•", "◦", "▪", "■", "●", "○", "–", "—", "·", "‣", "", "", NULL };

  return g_strv_contains (bullets, text);
}

/* A bullet that stands by itself belongs to the line that begins to its right; Poppler reads a list's bullets as a column. */
static void
join_bullets (QdPdfLayout *self)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      QdPdfLine *line = line_at (self, i);
      gsize      len = strcspn (line->text, " ");

      if (is_bullet (line->text))
        for (guint j = i + 1; j < MIN (i + 200, self->lines->len); j++)
          {
            QdPdfLine *other = line_at (self, j);
            double     middle = (line->y1 + line->y2) / 2;

            if (other->page == line->page && middle > other->y1 && middle < other->y2 && other->x1 >= line->x2 && other->x1 < line->x2 + 4 * self->body)
              {
                other->item = TRUE;
                g_clear_pointer (&line->text, g_free);
                break;
              }
          }
      else if (line->text[len] == ' ' && strncmp (line->text, "•", MAX (len, 3)) == 0)
        {
          memmove (line->text, line->text + len + 1, strlen (line->text + len));
          line->item = TRUE;
        }
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      QdPdfLine line = *line_at (self, i);

      if (line.text == NULL)
        continue;
      line_at (self, i)->text = NULL;
      *line_at (self, n_kept++) = line;
    }
  g_array_set_size (self->lines, n_kept);
}

/* "1 The state has not said…", "* …": returns how long the mark is, bytes; 0 if there is none. */
static gsize
measure_note_mark (const char *text)
{
  gsize n = strspn (text, "0123456789");

  if (n == 0 && (*text == '*' || g_str_has_prefix (text, "†") || g_str_has_prefix (text, "‡")))
    n = (gsize)g_utf8_skip[(guchar)*text];
  return n > 0 && n <= 3 && text[n] != '\0' && text[n] != '.' ? n : 0;
}

/* Puts notes at the foot of a column, which stand in the middle of sentences, behind all text; returns how many lines are
 * before them. */
static guint
move_notes (QdPdfLayout *self)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (QdPdfLine));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (QdPdfLine));
  guint              n_kept;

  for (guint i = 0; i < self->lines->len;)
    {
      guint end = i;
      gsize mark = i > 0 && line_at (self, i)->size < self->body * NOTE_SIZE ? measure_note_mark (line_at (self, i)->text) : 0;

      while (mark > 0 && end < self->lines->len && line_at (self, end)->size < self->body * NOTE_SIZE && (end == i || is_below (line_at (self, end - 1), line_at (self, end))))
        end++;
      /* What text follows below is none. */
      if (end == i || (end < self->lines->len && is_below (line_at (self, end - 1), line_at (self, end))))
        {
          end = MAX (end, i + 1);
          g_array_append_vals (kept, line_at (self, i), end - i);
        }
      else
        g_array_append_vals (notes, line_at (self, i), end - i);
      i = end;
    }
  n_kept = kept->len;
  g_array_append_vals (kept, notes->data, notes->len);
  /* A document without a line has no array either. */
  if (kept->len > 0)
    memcpy (self->lines->data, kept->data, kept->len * sizeof (QdPdfLine));
  return n_kept;
}

/* Paragraphs */

static gunichar
last_char (const char *text)
{
  gsize len = strlen (text);

  return len > 0 ? g_utf8_get_char (g_utf8_prev_char (text + len)) : 0;
}

static gboolean
ends_sentence (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c != '"' && c != '\'' && c != ')' && c != 0x201d && c != 0x2019 && c != 0xbb && c != 0x201c)
        return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026;
    }
  return FALSE;
}

static gboolean
is_same_size (const QdPdfLine *line, const QdPdfLine *other)
{
  return fabs (line->size - other->size) < 0.01 * line->size;
}

/* Where the column ends that a line is in: the farthest end among the lines above and below it that begin where it does. */
static double
measure_column (QdPdfLayout *self, guint index)
{
  const QdPdfLine *line = line_at (self, index);
  double           right = line->x2;

  for (int step = -1; step <= 1; step += 2)
    for (guint n = 1; n <= 12 && (step > 0 ? index + n < self->lines->len : index >= n); n++)
      {
        const QdPdfLine *other = line_at (self, step > 0 ? index + n : index - n);
        const QdPdfLine *nearer = line_at (self, step > 0 ? index + n - 1 : index - n + 1);

        if (!is_same_size (line, other) || !(step > 0 ? is_below (nearer, other) : is_below (other, nearer)))
          break;
        if (fabs (other->x1 - line->x1) < 3 * line->size && other->x2 < line->x1 + 60 * line->size)
          right = MAX (right, other->x2);
      }
  return right;
}

static gboolean
is_far_below (QdPdfLayout *self, const QdPdfLine *line, const QdPdfLine *next)
{
  return next->y1 - line->y2 > (self->leading + PARAGRAPH_GAP) * MIN (line->size, next->size);
}

/* A heading that is but a little larger than the text: one to three lines with a gap above and below, no sentence. */
static gboolean
is_small_heading (QdPdfLayout *self, guint index)
{
  guint first = index, last = index;

  while (first > 0 && index - first < MOST_HEADING_LINES && is_same_size (line_at (self, index), line_at (self, first - 1)) &&
         is_below (line_at (self, first - 1), line_at (self, first)))
    first--;
  while (last + 1 < self->lines->len && last - index < MOST_HEADING_LINES && is_same_size (line_at (self, index), line_at (self, last + 1)) &&
         is_below (line_at (self, last), line_at (self, last + 1)))
    last++;
  if (last - first >= MOST_HEADING_LINES || last + 1 >= self->lines->len || ends_sentence (line_at (self, last)->text))
    return FALSE;
  if (first > 0 && is_below (line_at (self, first - 1), line_at (self, first)) && !is_far_below (self, line_at (self, first - 1), line_at (self, first)))
    return FALSE;
  return !is_below (line_at (self, last), line_at (self, last + 1)) || is_far_below (self, line_at (self, last), line_at (self, last + 1));
}

static gboolean
is_heading (QdPdfLayout *self, guint index)
{
  const QdPdfLine *line = line_at (self, index);

  if (strlen (line->text) > LONGEST_HEADING)
    return FALSE;
  return line->size > self->body * HEADING_SIZE || (line->size > self->body * SMALL_HEADING_SIZE && is_small_heading (self, index));
}

/* Lines above the text that are set in the middle, as names and dates are. */
static gboolean
is_centred (const QdPdfLine *line, const QdPdfLine *next)
{
  return fabs (line->x1 - next->x1) > 0.4 && fabs (line->x1 + line->x2 - next->x1 - next->x2) < 2;
}

/* Whether paragraphs are told by their indents: then a short line ends none. */
static gboolean
find_indents (QdPdfLayout *self)
{
  guint n_indents = 0;

  for (guint i = 1; i + 1 < self->lines->len; i++)
    {
      const QdPdfLine *before = line_at (self, i - 1), *line = line_at (self, i), *next = line_at (self, i + 1);

      n_indents += is_below (before, line) && is_below (line, next) && fabs (before->x1 - next->x1) < 0.3 * line->size &&
                   line->x1 > next->x1 + 0.8 * line->size && line->x1 < next->x1 + 4 * line->size && line->y1 - before->y2 < 0.7 * line->size;
    }
  return n_indents >= MAX (2, self->lines->len / 60);
}

/* Whether a line ended although the first word of the next one had room in it. */
static gboolean
is_broken_off (QdPdfLayout *self, guint index)
{
  const QdPdfLine *line = line_at (self, index), *next = line_at (self, index + 1);
  double           letter = (line->x2 - line->x1) / MAX (g_utf8_strlen (line->text, -1), 1);
  gsize            word = strcspn (next->text, " ");

  return measure_column (self, index) - line->x2 > 2 * letter * (double)(g_utf8_strlen (next->text, (gssize)word) + 1) && line->x2 - line->x1 > 8 * line->size;
}

/* Whether a line goes on with the paragraph of the one before. */
static gboolean
goes_on (QdPdfLayout *self, guint index)
{
  const QdPdfLine *line = line_at (self, index - 1);
  const QdPdfLine *next = line_at (self, index);
  gboolean         full;

  if (next->item || index == self->n_text || fabs (next->size - line->size) > 0.15 * line->size || is_heading (self, index - 1) != is_heading (self, index))
    return FALSE;
  /* Notes stand behind the text, each with its mark. */
  if (index > self->n_text)
    return measure_note_mark (next->text) == 0;
  if (last_char (line->text) == '-' || last_char (line->text) == 0xad)
    return TRUE;
  full = line->x2 > measure_column (self, index - 1) - 4 * line->size;
  if (is_heading (self, index - 1))
    return is_below (line, next) && next->y1 - line->y2 < 0.8 * line->size;
  /* At the top of the next column or page a sentence goes on, or a paragraph whose last line was full. */
  if (!is_below (line, next))
    return !ends_sentence (line->text) || (full && g_unichar_islower (g_utf8_get_char (next->text)));
  if (is_far_below (self, line, next) || (index < OPENING_LINES && is_centred (line, next)))
    return FALSE;
  /* No text is set in so far but what stands alone. */
  if (line->x1 > next->x1 + 5 * line->size)
    return FALSE;
  if (next->x1 > line->x1 + 0.8 * line->size && (index < 2 || fabs (line_at (self, index - 2)->x1 - line->x1) < 0.5 * line->size))
    return FALSE;
  return full || self->indented || (!ends_sentence (line->text) && !is_broken_off (self, index - 1));
}

/* A hyphen at the end of a line is one that the line made, unless the word stands elsewhere with it. */
static gboolean
is_split (QdPdfLayout *self, const char *text, const char *next)
{
  const char      *hyphen = text + strlen (text) - 1;
  const char      *start = hyphen;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *lower = NULL;

  if (hyphen <= text || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (hyphen))) || !g_unichar_islower (g_utf8_get_char (next)))
    return FALSE;
  while (start > text && start[-1] != ' ')
    start--;
  left = g_strndup (start, (gsize)(hyphen - start));
  right = g_strndup (next, strcspn (next, " .,;:!?)"));
  whole = g_strconcat (left, "-", right, NULL);
  lower = g_utf8_strdown (whole, -1);
  return !g_hash_table_contains (self->words, lower);
}

static void
append_line (QdPdfLayout *self, QdFlow *flow, guint index, gboolean more)
{
  const QdPdfLine *line = line_at (self, index);
  gsize            len = strlen (line->text);

  if (more && len > 2 && g_str_has_suffix (line->text, "\302\255"))
    qd_flow_append (flow, line->text, len - 2);
  else if (more && len > 1 && line->text[len - 1] == '-')
    qd_flow_append (flow, line->text, is_split (self, line->text, line_at (self, index + 1)->text) ? len - 1 : len);
  else
    {
      qd_flow_append (flow, line->text, len);
      if (more)
        qd_flow_append (flow, " ", 1);
    }
}

/**
 * qd_pdf_layout_build:
 * @self: (not nullable): a document; its lines are changed
 * @flow: (not nullable): where its paragraphs go
 *
 * Makes paragraphs and headings of the lines. The largest heading on the first page is the title.
 */
void
qd_pdf_layout_build (QdPdfLayout *self, QdFlow *flow)
{
  gboolean titled = FALSE;

  drop_running_heads (self);
  measure (self);
  join_bullets (self);
  measure_leading (self);
  self->n_text = move_notes (self);
  self->indented = find_indents (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      QdPdfLine *line = line_at (self, i);

      if (i == 0 || !goes_on (self, i))
        {
          qd_flow_begin (flow);
          if (!titled && line->page == 0 && is_heading (self, i) && line->size > self->largest * 0.95)
            {
              qd_flow_set_kind (flow, QD_FLOW_TITLE, 0);
              titled = TRUE;
            }
          else if (is_heading (self, i))
            qd_flow_set_kind (flow, QD_FLOW_HEADING, 2);
          else if (line->item)
            qd_flow_set_kind (flow, QD_FLOW_ITEM, 0);
          else if (i >= self->n_text)
            memmove (line->text, line->text + measure_note_mark (line->text), strlen (line->text + measure_note_mark (line->text)) + 1);
        }
      append_line (self, flow, i, i + 1 < self->lines->len && goes_on (self, i + 1));
    }
}
