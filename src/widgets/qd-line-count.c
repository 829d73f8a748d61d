/* qd-line-count.c: how high some lines of text are, without laying them out
 *
 * A list view asks each of its some two hundred rows how high it is, whatever is in sight, and most of that time goes into shaping headlines
 * that nobody sees. A line of simple text in one font is as wide as its letters, each of them moved by the one that follows. So each text
 * that was laid out tells how far its pairs go; of another one that has no others, the lines are counted by them. What may break elsewhere
 * than at a space, what is shaped by more than the next letter, and what fits nearly is left to Pango.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-line-count.h"

#include <string.h>

/* Of nothing else is it known how it breaks: letters before those that join or combine. */
#define FIRST_LETTER 0xC0
#define LAST_LETTER 0x2FF
#define FIRST_GREEK 0x391
#define LAST_CYRILLIC 0x481

/* Lines at most that heights are known of. */
#define MAX_LINES 8

/* A word that ends so near the end of the line may fit or not: rounding, or the space before it, decides. Pango units */
#define MARGIN (2 * PANGO_SCALE)

struct _QdLineCount
{
  GHashTable *pairs; /* a letter and the next: how far the next begins from it, Pango units */
  PangoFont  *font;  /* of all of them; NULL until the first is known */
  int         heights[MAX_LINES + 1];
};

/**
 * qd_line_count_new:
 *
 * For texts of one font, weight and size. All its functions belong to one thread.
 *
 * Returns: (transfer full): what has learned nothing yet
 */
QdLineCount *
qd_line_count_new (void)
{
  QdLineCount *self = g_new0 (QdLineCount, 1);

  self->pairs = g_hash_table_new (NULL, NULL);

  return self;
}

/**
 * qd_line_count_free:
 * @self: (transfer full) (nullable): what counts lines
 */
void
qd_line_count_free (QdLineCount *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->pairs);
  g_clear_object (&self->font);
  g_free (self);
}

static gboolean
is_word (gunichar c)
{
  return g_ascii_isalnum (c < 0x80 ? (char)c : 0) || (((c >= FIRST_LETTER && c <= LAST_LETTER) || (c >= FIRST_GREEK && c <= LAST_CYRILLIC)) && g_unichar_isalpha (c));
}

/* In the words of Unicode Standard Annex 14: OP, and quotation marks, which stay with what is behind them. */
static gboolean
opens (gunichar c)
{
  return c == '(' || c == 0x201C || c == 0x2018;
}

/* IS, EX, CP, and quotation marks, which stay with what is before them. */
static gboolean
closes (gunichar c)
{
  return c != 0 && (strchr (",.;:!?)", (int)MIN (c, 0x7F)) != NULL || c == 0x201D || c == 0x2019);
}

/* Which of both it is, the next letters say. */
static gboolean
is_straight_mark (gunichar c)
{
  return c == '\'' || c == '"';
}

static gboolean
is_simple (gunichar c)
{
  return c == ' ' || is_word (c) || opens (c) || closes (c) || is_straight_mark (c);
}

/* Whether a text that has @c between these breaks at spaces alone there, and does so at a space. */
static gboolean
breaks_plainly (gunichar before,
                gunichar c,
                gunichar next)
{
  if (c == ' ' && is_straight_mark (before))
    return is_word (next);
  if (c == ' ')
    return (is_word (before) || closes (before)) && (is_word (next) || opens (next) || is_straight_mark (next));
  /* Behind “!” and “?” there may be a break; a colon between digits has another shape. */
  if (c == '!' || c == '?')
    return next == 0 || next == ' ' || closes (next);
  if (c == ':')
    return next == 0 || next == ' ';
  return is_simple (c);
}

static gpointer
make_key (gunichar c,
          gunichar next)
{
  return GUINT_TO_POINTER (c << 16 | next);
}

static gboolean
is_mapped_plainly (const PangoGlyphItem *run)
{
  if (run->item->analysis.level % 2 != 0 || run->glyphs->num_glyphs != run->item->num_chars)
    return FALSE;
  for (int i = 1; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->log_clusters[i] <= run->glyphs->log_clusters[i - 1])
      return FALSE;
  return TRUE;
}

static void
learn_run (QdLineCount          *self,
           const PangoGlyphItem *run,
           const char           *text,
           gboolean              last)
{
  const char *start = text + run->item->offset;
  /* The last of a line is a space without a width, or followed by what is on the next one. */
  int n = run->glyphs->num_glyphs - (last && text[run->item->offset + run->item->length] != '\0' ? 1 : 0);

  for (int i = 0; i < n; i++)
    {
      const char *at = start + run->glyphs->log_clusters[i];
      gunichar    c = g_utf8_get_char (at);
      gunichar    next = g_utf8_get_char (g_utf8_next_char (at));

      if (is_simple (c) && (next == 0 || is_simple (next)))
        g_hash_table_insert (self->pairs, make_key (c, next), GINT_TO_POINTER (run->glyphs->glyphs[i].geometry.width));
    }
}

/* Whether all of a line is in the font; the first letters say which one that is. */
static gboolean
is_line_plain (QdLineCount           *self,
               const PangoLayoutLine *line,
               const char            *text)
{
  for (const GSList *link = line->runs; link != NULL; link = link->next)
    {
      const PangoGlyphItem *run = link->data;

      if (self->font == NULL && g_ascii_isalpha (text[run->item->offset]))
        g_set_object (&self->font, run->item->analysis.font);
      if (run->item->analysis.font != self->font || !is_mapped_plainly (run))
        return FALSE;
    }

  return line->runs != NULL;
}

/**
 * qd_line_count_learn:
 * @self: (not nullable): what counts lines
 * @layout: (not nullable): a text that was laid out, in one paragraph
 *
 * Takes over from it how far letters are apart and how high its lines are.
 */
void
qd_line_count_learn (QdLineCount *self,
                     PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  int         n = pango_layout_get_line_count (layout);
  gboolean    cut = pango_layout_is_ellipsized (layout);
  int         done = 0;
  int         height;

  /* The ellipsis, and what is before it, stand for other letters. */
  for (const GSList *link = pango_layout_get_lines_readonly (layout); link != NULL && done < n - cut; link = link->next, done++)
    {
      const PangoLayoutLine *line = link->data;

      if (!is_line_plain (self, line, text))
        return;
      for (const GSList *run = line->runs; run != NULL; run = run->next)
        learn_run (self, run->data, text, run->next == NULL);
    }
  if (cut || n > MAX_LINES)
    return;
  pango_layout_get_pixel_size (layout, NULL, &height);
  self->heights[n] = height;
}

/**
 * qd_line_count_find_height:
 * @self: (not nullable): what counts lines
 * @text: (not nullable): a text
 * @width: of a line, Pango units
 * @most: lines at most; what is in others is cut
 *
 * Returns: how high it is, pixels; 0 if it has to be laid out to know that
 */
int
qd_line_count_find_height (QdLineCount *self,
                           const char  *text,
                           int          width,
                           int          most)
{
  int      n = 1;
  int      line = 0; /* how far it goes without the word */
  int      word = 0;
  gunichar before = 0;

  g_return_val_if_fail (most <= MAX_LINES, 0);

  for (const char *cursor = text; *cursor != '\0' && n <= most;)
    {
      gunichar c = g_utf8_get_char (cursor);
      gunichar next = g_utf8_get_char (g_utf8_next_char (cursor));
      gpointer advance;

      if (!breaks_plainly (before, c, next) || !g_hash_table_lookup_extended (self->pairs, make_key (c, next), NULL, &advance))
        return 0;
      if (c == ' ')
        {
          line += word + GPOINTER_TO_INT (advance);
          word = 0;
        }
      else
        {
          word += GPOINTER_TO_INT (advance);
        }
      if (c != ' ' && (next == ' ' || next == 0))
        {
          if (word > width - MARGIN || ABS (line + word - width) < MARGIN)
            return 0;
          if (line + word > width)
            {
              n++;
              line = 0;
            }
        }
      before = c;
      cursor = g_utf8_next_char (cursor);
    }

  return self->heights[MIN (n, most)];
}
