/* qd-plain-text.c: the paragraphs of plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-plain-text.h"

#include <string.h>

#include "core/qd-bytes.h"

/* Text that a program wrapped has lines of nearly one length, which lies between these. Code points. */
#define NARROWEST_WRAP 40
#define WIDEST_WRAP 120

/* Of 100 line ends inside paragraphs, so many have to be where the next word did not fit. */
#define WRAPPED_SHARE 80

/* There is room for so many lines at first, which is enough for most articles. */
#define FEW_LINES 64

typedef struct
{
  const char *start;
  gsize       len;
  gsize       chars;
  gsize       first_word;
  gsize       indent; /* of more than a slip of the key; else 0 */
  gboolean    blank;
} Line;

static void
unit_clear (gpointer data)
{
  QdTextUnit *unit = data;

  g_free (unit->text);
}

/* Whether the byte begins no line end but a line feed, which stays. */
static inline gboolean
is_plain_byte (guint8 c)
{
  return c != '\r' && c != '\f' && c != '\v' && c != 0xC2 && c != 0xE2;
}

/* Where the run of plain bytes that begins at AT ends. */
static gsize
find_plain_end (const char *text, gsize at, gsize len)
{
  for (; at + 16 <= len; at += 16)
    {
      const QdBytes16 bytes = qd_bytes16_load (text + at);

      if (qd_bytes16_any ((QdBytes16)(bytes - '\v' < 3) | (QdBytes16)(bytes == 0xC2) | (QdBytes16)(bytes == 0xE2)))
        break;
    }
  while (at < len && is_plain_byte ((guint8)text[at]))
    at++;
  return at;
}

/* Where the next line end that is no line feed begins, from AT on. */
static gsize
find_line_end (const char *text, gsize at, gsize len)
{
  for (; (at = find_plain_end (text, at, len)) < len; at++)
    {
      const guint8 *p = (const guint8 *)text + at;

      if (*p == 0xC2 ? at + 1 < len && p[1] == 0x85 : *p != 0xE2 || (at + 2 < len && p[1] == 0x80 && (p[2] & 0xFE) == 0xA8))
        return at;
    }
  return len;
}

/* The code points of valid UTF-8: every byte but those that go on with one. */
static gsize
count_chars (const char *text, gsize len)
{
  gsize count = 0;
  gsize i = 0;

  for (; i + 8 <= len; i += 8)
    count += qd_bytes_count (qd_bytes_leads (qd_bytes_load (text + i)));
  for (; i < len; i++)
    count += ((guint8)text[i] & 0xC0) != 0x80;
  return count;
}

/**
 * qd_plain_text_normalize:
 * @text: (not nullable) (transfer full): UTF-8, ending in NUL
 * @len: its length, bytes
 * @out_len: (out): the length of what is returned, bytes
 *
 * Makes every line end (CR LF, CR, NEL, line and paragraph separator, form feed) a line feed. All else stays. Thread: any.
 *
 * Returns: (transfer full): the text
 */
char *
qd_plain_text_normalize (char *text, gsize len, gsize *out_len)
{
  g_autofree char *owned = text;
  gsize            at = find_line_end (text, 0, len);
  GString         *out;

  *out_len = len;
  /* As in most texts. */
  if (at == len)
    return g_steal_pointer (&owned);
  out = g_string_sized_new (len + 1);
  for (gsize first = 0;; at = find_line_end (text, first, len))
    {
      guint8 c = at < len ? (guint8)text[at] : 0;

      g_string_append_len (out, text + first, (gssize)(at - first));
      if (at == len)
        break;
      /* The paragraph separator stands for an empty line, too. */
      g_string_append (out, c == 0xE2 && (guint8)text[at + 2] == 0xA9 ? "\n\n" : "\n");
      first = at + (c == 0xE2 ? 3 : c == 0xC2 || (c == '\r' && at + 1 < len && text[at + 1] == '\n') ? 2
                                                                                                     : 1);
    }
  *out_len = out->len;
  return g_string_free (out, FALSE);
}

static Line
measure_line (const char *start, const char *end)
{
  Line        line = { 0 };
  const char *p = start;

  while (p < end && g_ascii_isspace (*p))
    p++;
  while (end > p && g_ascii_isspace (end[-1]))
    end--;
  line.indent = p - start >= 2 || (p > start && *start == '\t') ? (gsize)(p - start) : 0;
  line.start = p;
  line.len = (gsize)(end - p);
  line.blank = line.len == 0;
  line.chars = count_chars (p, line.len);
  while (p < end && !g_ascii_isspace (*p))
    p++;
  line.first_word = count_chars (line.start, (gsize)(p - line.start));
  return line;
}

static GArray *
split_lines (const char *text)
{
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (Line), FEW_LINES);

  while (TRUE)
    {
      const char *end = strchrnul (text, '\n');
      Line        line = measure_line (text, end);

      g_array_append_val (lines, line);
      if (*end == '\0')
        return lines;
      text = end + 1;
    }
}

/* The width at which a program wrapped the text: the widest line that has another below it, if at nearly every line
 * end inside a paragraph the next word would have gone beyond. 0 if the text is not wrapped. */
static gsize
find_wrap_width (GArray *lines)
{
  gsize width = 0;
  gsize pairs = 0;
  gsize full = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (!line->blank && !line[1].blank)
        width = MAX (width, line->chars);
    }
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP)
    return 0;
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->blank || line[1].blank || line[1].indent > 0)
        continue;
      pairs++;
      if (line->chars + 1 + line[1].first_word > width)
        full++;
    }
  return pairs > 0 && full * 100 >= pairs * WRAPPED_SHARE ? width : 0;
}

/* Whether @line is followed by the rest of its paragraph. An indent begins one, unless a whole block is set in. */
static gboolean
is_wrapped (const Line *line, gsize width)
{
  if (width == 0 || (line[1].indent > 0 && line[1].indent != line->indent))
    return FALSE;
  return line->indent + line->chars + 1 + line[1].first_word > width;
}

/* Whether a line is a paragraph by itself although no empty line follows. */
static gboolean
ends_paragraph (const Line *line)
{
  static const char *const ends[] = { ".", "!", "?", "…", "”", "\"", "»", "’", ")" };

  if (line->chars > WIDEST_WRAP)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize len = strlen (ends[i]);

      if (line->len >= len && memcmp (line->start + line->len - len, ends[i], len) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The line at AT with those that are the rest of its paragraph; AT becomes the last of them. */
static char *
dup_paragraph (GArray *lines, guint *at, gsize width)
{
  const Line *line = &g_array_index (lines, Line, *at);
  GString    *joined;

  if (*at + 1 >= lines->len || line[1].blank || !is_wrapped (line, width))
    return g_strndup (line->start, line->len);
  joined = g_string_new_len (line->start, (gssize)line->len);
  while (*at + 1 < lines->len && !line[1].blank && is_wrapped (line, width))
    {
      ++*at;
      line++;
      g_string_append_c (joined, ' ');
      g_string_append_len (joined, line->start, (gssize)line->len);
    }
  return g_string_free (joined, FALSE);
}

/**
 * qd_plain_text_split:
 * @text: (not nullable): UTF-8 with line feeds as its only line ends
 *
 * Takes text apart into paragraphs. Lines that a program wrapped are joined; other lines without an empty line
 * between them are paragraphs of their own where they are sentences, else lines of one paragraph (an address, verse).
 * Thread: any.
 *
 * Returns: (transfer full) (element-type QdTextUnit): the paragraphs and lines in their order
 */
GArray *
qd_plain_text_split (const char *text)
{
  GArray            *units = g_array_sized_new (FALSE, FALSE, sizeof (QdTextUnit), FEW_LINES);
  g_autoptr (GArray) lines = NULL;
  gboolean           paragraph = TRUE;
  gsize              width;

  g_return_val_if_fail (text != NULL, units);

  g_array_set_clear_func (units, unit_clear);
  lines = split_lines (text);
  width = find_wrap_width (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      QdTextUnit  unit;

      if (line->blank)
        {
          paragraph = TRUE;
          continue;
        }
      unit.text = dup_paragraph (lines, &i, width);
      line = &g_array_index (lines, Line, i);
      unit.paragraph = paragraph || line->indent > 0;
      g_array_append_val (units, unit);
      paragraph = ends_paragraph (line);
    }
  return units;
}
