/* qd-pdf-layout.c: paragraphs out of the lines on pages
 *
 * A PDF file knows where letters stand and nothing of paragraphs. Lines, once in order (qd-pdf-order.c), go on as
 * a paragraph while they have the same size and distance and nothing says that one ends: a short last line, an indent, a gap.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "core/qd-text.h"
#include "import/qd-pdf-private.h"

/* So much larger than the text, headings are; those that are less so stand apart and are no sentences. */
#define HEADING_SIZE 1.18
#define SMALL_HEADING_SIZE 1.1
#define LONGEST_HEADING 240
#define MOST_HEADING_LINES 3

/* Lines at the top in which names and dates may stand. */
#define OPENING_LINES 12

/* What a gap between two lines is wider than where a paragraph ends, beside the usual one; in heights of the text. */
#define PARAGRAPH_GAP 0.35

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

  self->pages = g_array_new (FALSE, FALSE, sizeof (QdPdfPage));
  self->lines = g_array_new (FALSE, FALSE, sizeof (QdPdfLine));
  g_array_set_clear_func (self->lines, _qd_pdf_line_clear);
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
  const QdPdfPage page = { width, height };

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
      QdPdfLine     *line = _qd_pdf_line_at (self, i);
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
      const QdPdfLine *line = _qd_pdf_line_at (self, i), *next = _qd_pdf_line_at (self, i + 1);
      double           gap = (next->y1 - line->y2) / self->body;

      if (fabs (line->size - self->body) < 0.01 * self->body && fabs (next->size - line->size) < 0.01 * line->size && _qd_pdf_is_below (line, next))
        g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, compare_doubles);
  self->leading = gaps->len > 0 ? g_array_index (gaps, double, gaps->len / 2) : 0;
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
  const QdPdfLine *line = _qd_pdf_line_at (self, index);
  double           right = line->x2;

  for (int step = -1; step <= 1; step += 2)
    for (guint n = 1; n <= 12 && (step > 0 ? index + n < self->lines->len : index >= n); n++)
      {
        const QdPdfLine *other = _qd_pdf_line_at (self, step > 0 ? index + n : index - n);
        const QdPdfLine *nearer = _qd_pdf_line_at (self, step > 0 ? index + n - 1 : index - n + 1);

        if (!is_same_size (line, other) || !(step > 0 ? _qd_pdf_is_below (nearer, other) : _qd_pdf_is_below (other, nearer)))
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

  while (first > 0 && index - first < MOST_HEADING_LINES && is_same_size (_qd_pdf_line_at (self, index), _qd_pdf_line_at (self, first - 1)) &&
         _qd_pdf_is_below (_qd_pdf_line_at (self, first - 1), _qd_pdf_line_at (self, first)))
    first--;
  while (last + 1 < self->lines->len && last - index < MOST_HEADING_LINES && is_same_size (_qd_pdf_line_at (self, index), _qd_pdf_line_at (self, last + 1)) &&
         _qd_pdf_is_below (_qd_pdf_line_at (self, last), _qd_pdf_line_at (self, last + 1)))
    last++;
  if (last - first >= MOST_HEADING_LINES || last + 1 >= self->lines->len || _qd_pdf_ends_sentence (_qd_pdf_line_at (self, last)->text))
    return FALSE;
  if (first > 0 && _qd_pdf_is_below (_qd_pdf_line_at (self, first - 1), _qd_pdf_line_at (self, first)) && !is_far_below (self, _qd_pdf_line_at (self, first - 1), _qd_pdf_line_at (self, first)))
    return FALSE;
  return !_qd_pdf_is_below (_qd_pdf_line_at (self, last), _qd_pdf_line_at (self, last + 1)) || is_far_below (self, _qd_pdf_line_at (self, last), _qd_pdf_line_at (self, last + 1));
}

static gboolean
is_heading (QdPdfLayout *self, guint index)
{
  const QdPdfLine *line = _qd_pdf_line_at (self, index);

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
      const QdPdfLine *before = _qd_pdf_line_at (self, i - 1), *line = _qd_pdf_line_at (self, i), *next = _qd_pdf_line_at (self, i + 1);

      n_indents += _qd_pdf_is_below (before, line) && _qd_pdf_is_below (line, next) && fabs (before->x1 - next->x1) < 0.3 * line->size &&
                   line->x1 > next->x1 + 0.8 * line->size && line->x1 < next->x1 + 4 * line->size && line->y1 - before->y2 < 0.7 * line->size;
    }
  return n_indents >= MAX (2, self->lines->len / 60);
}

/* Whether a line ended although the first word of the next one had room in it. */
static gboolean
is_broken_off (QdPdfLayout *self, guint index)
{
  const QdPdfLine *line = _qd_pdf_line_at (self, index), *next = _qd_pdf_line_at (self, index + 1);
  double           letter = (line->x2 - line->x1) / MAX (g_utf8_strlen (line->text, -1), 1);
  gsize            word = strcspn (next->text, " ");

  return measure_column (self, index) - line->x2 > 2 * letter * (double)(g_utf8_strlen (next->text, (gssize)word) + 1) && line->x2 - line->x1 > 8 * line->size;
}

/* Whether a line goes on with the paragraph of the one before. */
static gboolean
goes_on (QdPdfLayout *self, guint index)
{
  const QdPdfLine *line = _qd_pdf_line_at (self, index - 1);
  const QdPdfLine *next = _qd_pdf_line_at (self, index);
  gboolean         full;

  if (next->item || index == self->n_text || fabs (next->size - line->size) > 0.15 * line->size || is_heading (self, index - 1) != is_heading (self, index))
    return FALSE;
  /* Notes stand behind the text, each with its mark. */
  if (index > self->n_text)
    return _qd_pdf_measure_note_mark (next->text) == 0;
  if (qd_text_get_last (line->text) == '-' || qd_text_get_last (line->text) == 0xad)
    return TRUE;
  full = line->x2 > measure_column (self, index - 1) - 4 * line->size;
  if (is_heading (self, index - 1))
    return _qd_pdf_is_below (line, next) && next->y1 - line->y2 < 0.8 * line->size;
  /* At the top of the next column or page a sentence goes on, or a paragraph whose last line was full. */
  if (!_qd_pdf_is_below (line, next))
    return !_qd_pdf_ends_sentence (line->text) || (full && g_unichar_islower (g_utf8_get_char (next->text)));
  /* Between the halves of a sentence stands a picture. */
  if (is_far_below (self, line, next) && full && is_same_size (line, next) && !_qd_pdf_ends_sentence (line->text))
    return g_unichar_islower (g_utf8_get_char (next->text));
  if (is_far_below (self, line, next) || (index < OPENING_LINES && is_centred (line, next)))
    return FALSE;
  /* No text is set in so far but what stands alone. */
  if (line->x1 > next->x1 + 5 * line->size)
    return FALSE;
  if (next->x1 > line->x1 + 0.8 * line->size && (index < 2 || fabs (_qd_pdf_line_at (self, index - 2)->x1 - line->x1) < 0.5 * line->size))
    return FALSE;
  return full || self->indented || (!_qd_pdf_ends_sentence (line->text) && !is_broken_off (self, index - 1));
}

/* What becomes of a hyphen at the end of a line. */
typedef enum {
  HYPHEN_OF_LINE, /* the line made it */
  HYPHEN_OF_WORD, /* the word has it */
  HYPHEN_OF_LIST, /* it stands for a part of a word that comes later: “pre- and post-war” */
} Hyphen;

static gboolean
is_known (QdPdfLayout *self, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_hash_table_contains (self->words, lower);
}

/* A hyphen at the end of a line is one that the line made, unless the word stands elsewhere with it, or is made of words by others. */
static Hyphen
find_hyphen (QdPdfLayout *self, const char *text, const char *next)
{
  static const char *const ands[] = { "and", "or", "und", "oder", "bis", "sowie", "et", "ou", "y", "o", "to", NULL };
  const char              *hyphen = text + strlen (text) - 1;
  const char              *start = hyphen;
  const char              *last;
  g_autofree char         *left = NULL;
  g_autofree char         *right = NULL;
  g_autofree char         *whole = NULL;

  if (hyphen <= text || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (hyphen))) || !g_unichar_islower (g_utf8_get_char (next)))
    return HYPHEN_OF_WORD;
  while (start > text && start[-1] != ' ')
    start--;
  left = g_strndup (start, (gsize)(hyphen - start));
  right = g_strndup (next, strcspn (next, " .,;:!?)"));
  whole = g_strconcat (left, "-", right, NULL);
  if (g_strv_contains (ands, right))
    return HYPHEN_OF_LIST;
  /* “mother-” before “in-law”, and “mother-in-” before “law” where both are words of the document */
  last = strrchr (left, '-');
  if (is_known (self, whole) || strchr (right, '-') != NULL || (last != NULL && is_known (self, last + 1) && is_known (self, right)))
    return HYPHEN_OF_WORD;
  return HYPHEN_OF_LINE;
}

static void
append_line (QdPdfLayout *self, QdFlow *flow, guint index, gboolean more)
{
  const QdPdfLine *line = _qd_pdf_line_at (self, index);
  gsize            len = strlen (line->text);
  Hyphen           hyphen = HYPHEN_OF_LIST;

  if (more && len > 2 && g_str_has_suffix (line->text, "\302\255"))
    {
      qd_flow_append (flow, line->text, len - 2);
      return;
    }
  if (more && len > 1 && line->text[len - 1] == '-')
    hyphen = find_hyphen (self, line->text, _qd_pdf_line_at (self, index + 1)->text);
  qd_flow_append (flow, line->text, hyphen == HYPHEN_OF_LINE ? len - 1 : len);
  if (more && hyphen == HYPHEN_OF_LIST)
    qd_flow_append (flow, " ", 1);
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

  _qd_pdf_drop_running_heads (self);
  _qd_pdf_mirror (self);
  measure (self);
  _qd_pdf_join_bullets (self);
  measure_leading (self);
  self->n_text = _qd_pdf_move_notes (self);
  _qd_pdf_move_captions (self);
  self->indented = find_indents (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      QdPdfLine *line = _qd_pdf_line_at (self, i);

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
            memmove (line->text, line->text + _qd_pdf_measure_note_mark (line->text), strlen (line->text + _qd_pdf_measure_note_mark (line->text)) + 1);
        }
      append_line (self, flow, i, i + 1 < self->lines->len && goes_on (self, i + 1));
    }
}
