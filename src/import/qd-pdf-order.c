/* qd-pdf-order.c: the lines of pages in the order in which they are read
 *
 * What stands at the edge of many pages is a running head, what is a number there is that of the page; both are left out, since
 * they stand in the middle of sentences. Bullets come to their lines, notes behind the text, and captions behind the sentence
 * that they interrupt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-pdf-private.h"

/* The share of a page's height, at its top and its bottom, in which running heads stand. */
#define MARGIN 0.12

/* Lines of a caption, and of a sentence, at most. */
#define LONGEST_CAPTION 8
#define LONGEST_SENTENCE 40

/* A GDestroyNotify for the elements of an array. */
void
_qd_pdf_line_clear (gpointer data)
{
  QdPdfLine *line = data;

  g_free (line->text);
}

QdPdfLine *
_qd_pdf_line_at (QdPdfLayout *self, guint index)
{
  return &g_array_index (self->lines, QdPdfLine, index);
}

/* Whether a line is on the same page, below the other, and reaches under it. */
gboolean
_qd_pdf_is_below (const QdPdfLine *line, const QdPdfLine *next)
{
  return next->page == line->page && next->y1 > line->y1 && next->x1 < line->x2 && next->x2 > line->x1;
}

/* Whether a text ends as sentences do, also inside marks or brackets. */
gboolean
_qd_pdf_ends_sentence (const char *text)
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

/* Running heads */

static gboolean
is_in_margin (QdPdfLayout *self, const QdPdfLine *line)
{
  double height = g_array_index (self->pages, QdPdfPage, line->page).height;

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

/* Drops what stands in the margin of many pages alike but for its numbers: names of papers, dates, page numbers. */
void
_qd_pdf_drop_running_heads (QdPdfLayout *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray)     kept = g_array_new (FALSE, FALSE, sizeof (QdPdfLine));
  /* Left and right pages have heads of their own. */
  guint enough = MAX (2, self->pages->len * 3 / 10);

  for (guint i = 0; i < self->lines->len; i++)
    if (is_in_margin (self, _qd_pdf_line_at (self, i)))
      {
        char *pattern = dup_pattern (_qd_pdf_line_at (self, i)->text);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pattern));

        g_hash_table_replace (counts, pattern, GUINT_TO_POINTER (count + 1));
      }
  g_array_set_clear_func (kept, _qd_pdf_line_clear);
  for (guint i = 0; i < self->lines->len; i++)
    {
      QdPdfLine       *line = _qd_pdf_line_at (self, i);
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

/* Scripts that are written from right to left */

static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff);
}

/* Turns pages around whose letters mostly go from right to left, so that a line begins on its left like any other. */
void
_qd_pdf_mirror (QdPdfLayout *self)
{
  gsize n_letters = 0, n_right = 0;

  for (guint i = 0; i < self->lines->len; i++)
    for (const char *p = _qd_pdf_line_at (self, i)->text; *p != '\0'; p = g_utf8_next_char (p))
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        {
          n_letters++;
          n_right += is_right_to_left (g_utf8_get_char (p));
        }
  for (guint i = 0; n_right * 2 > n_letters && i < self->lines->len; i++)
    {
      QdPdfLine *line = _qd_pdf_line_at (self, i);
      double     width = g_array_index (self->pages, QdPdfPage, line->page).width;
      double     left = line->x1;

      line->x1 = width - line->x2;
      line->x2 = width - left;
    }
}

/* Lists and notes */

static gboolean
is_bullet (const char *text)
{
  static const char *const bullets[] = { "•", "◦", "▪", "■", "●", "○", "–", "—", "·", "‣", "", "", NULL };

  return g_strv_contains (bullets, text);
}

/* A bullet that stands by itself belongs to the line that begins to its right; Poppler reads a list's bullets as a column. */
void
_qd_pdf_join_bullets (QdPdfLayout *self)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      QdPdfLine *line = _qd_pdf_line_at (self, i);
      gsize      len = strcspn (line->text, " ");

      if (is_bullet (line->text))
        for (guint j = i + 1; j < MIN (i + 200, self->lines->len); j++)
          {
            QdPdfLine *other = _qd_pdf_line_at (self, j);
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
      QdPdfLine line = *_qd_pdf_line_at (self, i);

      if (line.text == NULL)
        continue;
      _qd_pdf_line_at (self, i)->text = NULL;
      *_qd_pdf_line_at (self, n_kept++) = line;
    }
  g_array_set_size (self->lines, n_kept);
}

/* "1 The state has not said…", "* …": returns how long the mark is, bytes; 0 if there is none. */
gsize
_qd_pdf_measure_note_mark (const char *text)
{
  gsize n = strspn (text, "0123456789");

  if (n == 0 && (*text == '*' || g_str_has_prefix (text, "†") || g_str_has_prefix (text, "‡")))
    n = (gsize)g_utf8_skip[(guchar)*text];
  return n > 0 && n <= 3 && text[n] != '\0' && text[n] != '.' ? n : 0;
}

/* Puts notes at the foot of a column, which stand in the middle of sentences, behind all text; returns how many lines are
 * before them. */
guint
_qd_pdf_move_notes (QdPdfLayout *self)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (QdPdfLine));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (QdPdfLine));
  guint              n_kept;

  for (guint i = 0; i < self->lines->len;)
    {
      guint end = i;
      gsize mark = i > 0 && _qd_pdf_line_at (self, i)->size < self->body * QD_PDF_NOTE_SIZE ? _qd_pdf_measure_note_mark (_qd_pdf_line_at (self, i)->text) : 0;

      while (mark > 0 && end < self->lines->len && _qd_pdf_line_at (self, end)->size < self->body * QD_PDF_NOTE_SIZE && (end == i || _qd_pdf_is_below (_qd_pdf_line_at (self, end - 1), _qd_pdf_line_at (self, end))))
        end++;
      /* What text follows below is none. */
      if (end == i || (end < self->lines->len && _qd_pdf_is_below (_qd_pdf_line_at (self, end - 1), _qd_pdf_line_at (self, end))))
        {
          end = MAX (end, i + 1);
          g_array_append_vals (kept, _qd_pdf_line_at (self, i), end - i);
        }
      else
        g_array_append_vals (notes, _qd_pdf_line_at (self, i), end - i);
      i = end;
    }
  n_kept = kept->len;
  g_array_append_vals (kept, notes->data, notes->len);
  /* A document without a line has no array either. */
  if (kept->len > 0)
    memcpy (self->lines->data, kept->data, kept->len * sizeof (QdPdfLine));
  return n_kept;
}

/* Captions */

static gboolean
is_caption (QdPdfLayout *self, guint index)
{
  return _qd_pdf_line_at (self, index)->size < self->body * QD_PDF_NOTE_SIZE;
}

/* Where the sentence ends that goes on at @first; 0 if that is not near. */
static guint
find_end_of_sentence (QdPdfLayout *self, guint first)
{
  for (guint i = first; i < MIN (first + LONGEST_SENTENCE, self->n_text) && !is_caption (self, i); i++)
    if (_qd_pdf_ends_sentence (_qd_pdf_line_at (self, i)->text))
      return i + 1;
  return 0;
}

/* Puts the small lines of a caption that stand within a sentence behind it. */
void
_qd_pdf_move_captions (QdPdfLayout *self)
{
  for (guint i = 1; i < self->n_text; i++)
    {
      guint end = i, behind;

      while (end < self->n_text && end - i <= LONGEST_CAPTION && is_caption (self, end))
        end++;
      if (end == i || end - i > LONGEST_CAPTION || end == self->n_text || is_caption (self, i - 1) || _qd_pdf_ends_sentence (_qd_pdf_line_at (self, i - 1)->text) ||
          !g_unichar_islower (g_utf8_get_char (_qd_pdf_line_at (self, end)->text)))
        continue;
      behind = find_end_of_sentence (self, end);
      if (behind > 0)
        {
          const guint           n = end - i;
          g_autofree QdPdfLine *caption = g_memdup2 (_qd_pdf_line_at (self, i), n * sizeof (QdPdfLine));

          memmove (_qd_pdf_line_at (self, i), _qd_pdf_line_at (self, end), (behind - end) * sizeof (QdPdfLine));
          memcpy (_qd_pdf_line_at (self, behind - n), caption, n * sizeof (QdPdfLine));
          i = behind - 1;
        }
    }
}
