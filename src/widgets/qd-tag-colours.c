/* qd-tag-colours.c: the colours of tags
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-tag-colours.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "model/qd-article-item.h"

/* The middle colours of the GNOME palette: they can be told from light and dark grounds. The class is one of
 * style-shell.css, where a dot has the same colour. */
static const struct
{
  const char *css_class;
  const char *name;
  const char *hex;
} colours[QD_TAG_N_COLOURS] = {
  [QD_TAG_PLAIN] = { "tag-plain", N_ ("No Color"), NULL },
  [QD_TAG_BLUE] = { "tag-blue", N_ ("Blue"), "#3584e4" },
  [QD_TAG_GREEN] = { "tag-green", N_ ("Green"), "#2ec27e" },
  [QD_TAG_YELLOW] = { "tag-yellow", N_ ("Yellow"), "#e5a50a" },
  [QD_TAG_ORANGE] = { "tag-orange", N_ ("Orange"), "#e66100" },
  [QD_TAG_RED] = { "tag-red", N_ ("Red"), "#e01b24" },
  [QD_TAG_PURPLE] = { "tag-purple", N_ ("Purple"), "#9141ac" },
};

/**
 * qd_tag_colour_get_class:
 * @colour: one of #QdTagColour; another number is no colour
 *
 * Returns: (transfer none): the style class
 */
const char *
qd_tag_colour_get_class (guint colour)
{
  return colours[colour < QD_TAG_N_COLOURS ? colour : QD_TAG_PLAIN].css_class;
}

/**
 * qd_tag_colour_get_name:
 * @colour: one of #QdTagColour; another number is no colour
 *
 * Returns: (transfer none): what it is called
 */
const char *
qd_tag_colour_get_name (guint colour)
{
  return g_dgettext (GETTEXT_PACKAGE, colours[colour < QD_TAG_N_COLOURS ? colour : QD_TAG_PLAIN].name);
}

/**
 * qd_tags_dup_markup:
 * @tags: (not nullable): the tags of a #QdArticleRecord
 *
 * Returns: (transfer full): Pango markup: each with a mark of its colour
 */
char *
qd_tags_dup_markup (const char *tags)
{
  g_auto (GStrv) lines = g_strsplit (tags, "\n", -1);
  GString       *markup = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = g_markup_escape_text (qd_tag_line_get_name (lines[i]), -1);
      guint            colour = (guint)strtoul (lines[i], NULL, 10);
      const char      *hex = colour < QD_TAG_N_COLOURS ? colours[colour].hex : NULL;

      if (i > 0)
        g_string_append (markup, "  ");
      if (hex != NULL)
        g_string_append_printf (markup, "<span foreground=\"%s\">●</span> %s", hex, name);
      else
        g_string_append_printf (markup, "# %s", name);
    }

  return g_string_free_and_steal (markup);
}
