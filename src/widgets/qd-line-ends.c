/* qd-line-ends.c: lines that end behind a word, and not with a separator
 *
 * Pango leaves out what does not fit from whatever letter on: “about 31,0…” is another number than 31,000.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-line-ends.h"

#include <string.h>

#include "model/qd-format.h"

/* What ends a line instead of a separator, in as many bytes, so that attributes stay where they are: what joins letters and is not seen. */
#define SEPARATOR_BYTES strlen (QD_FORMAT_SEPARATOR)
#define LINE_END "\u034f\u034f\n"
G_STATIC_ASSERT (sizeof LINE_END == sizeof QD_FORMAT_SEPARATOR);

/* Returns: where the last line is left off, bytes; -1 if it is not */
static int
find_end (PangoLayoutLine *line)
{
  gboolean ends = FALSE;
  int      end = line->start_index;

  for (GSList *node = line->runs; node != NULL; node = node->next)
    {
      const PangoItem *item = ((const PangoGlyphItem *)node->data)->item;

      if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0)
        ends = TRUE;
      else
        end = MAX (end, item->offset + item->length);
    }
  return ends ? end : -1;
}

static gunichar
get_before (const char *text,
            int         at)
{
  return g_utf8_get_char (g_utf8_prev_char (text + at));
}

/* What an ellipsis does not stand behind: “well.…” looks like a slip. */
static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && strchr (".,;:", (int)c) != NULL);
}

/**
 * qd_line_ends_part:
 * @layout: (not nullable): particulars with %QD_FORMAT_SEPARATOR between them, and a width
 *
 * A line that would begin with a separator begins behind it. Attributes stay on their words. Thread: main.
 *
 * Returns: whether the text of @layout was changed; for another width it has to be set again
 */
gboolean
qd_line_ends_part (PangoLayout *layout)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), FALSE);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      g_autofree char *text = g_strdup (pango_layout_get_text (layout));
      int              start = pango_layout_get_line_readonly (layout, i)->start_index;

      /* The space before the dot is the last of the line before. */
      if (start == 0 || !g_str_has_prefix (text + start - 1, QD_FORMAT_SEPARATOR))
        continue;
      memcpy (text + start - 1, LINE_END, SEPARATOR_BYTES);
      pango_layout_set_text (layout, text, -1);
      changed = TRUE;
    }
  return changed;
}

/**
 * qd_line_ends_cut:
 * @layout: (not nullable): what has a width, a number of lines, and %PANGO_ELLIPSIZE_END
 *
 * Where the text does not fit, and is left off within a word, leaves out the whole word; the text of @layout then ends with an ellipsis. A word as
 * wide as its line is left as it is, and so is what is written without spaces. Attributes stay on their words. Thread: main.
 *
 * Returns: whether the text was changed
 */
gboolean
qd_line_ends_cut (PangoLayout *layout)
{
  g_autofree char *cut = NULL;
  PangoLayoutLine *line;
  const char      *text;
  int              end;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), FALSE);

  if (!pango_layout_is_ellipsized (layout))
    return FALSE;
  text = pango_layout_get_text (layout);
  line = pango_layout_get_line_readonly (layout, pango_layout_get_line_count (layout) - 1);
  end = find_end (line);
  if (end <= line->start_index || g_unichar_isspace (g_utf8_get_char (text + end)))
    return FALSE;
  while (end > line->start_index && !g_unichar_isspace (get_before (text, end)))
    end = (int)(g_utf8_prev_char (text + end) - text);
  while (end > line->start_index && is_gap (get_before (text, end)))
    end = (int)(g_utf8_prev_char (text + end) - text);
  if (end <= line->start_index)
    return FALSE;

  cut = g_strdup_printf ("%.*s…", end, text);
  pango_layout_set_text (layout, cut, -1);
  return TRUE;
}

/**
 * qd_line_ends_cut_copy:
 * @layout: (not nullable): as for qd_line_ends_cut()
 *
 * For a layout that will have to fit another width, too. Thread: main.
 *
 * Returns: (transfer full): @layout itself where nothing is cut, or a copy that ends behind a word
 */
PangoLayout *
qd_line_ends_cut_copy (PangoLayout *layout)
{
  g_autoptr (PangoLayout) copy = NULL;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), NULL);

  if (!pango_layout_is_ellipsized (layout))
    return g_object_ref (layout);
  copy = pango_layout_copy (layout);
  return g_object_ref (qd_line_ends_cut (copy) ? copy : layout);
}
