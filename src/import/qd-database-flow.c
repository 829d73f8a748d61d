/* qd-database-flow.c: the lines of exports of press databases that are plain texts or pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-database-export.h"
#include "import/qd-database-words.h"

/* A line of at least twenty strokes, which parts articles. */
static gboolean
is_rule (const char *line)
{
  return strlen (line) >= 20 && strspn (line, "_") == strlen (line);
}

static gboolean
is_id (const char *line)
{
  const QdDatabaseLabel label = qd_database_find_label (line);

  return label.role == QD_DATABASE_FIELD && label.field == QD_RECORD_ID;
}

/* Whether there is an id or a text among @lines before the next rule. */
static gboolean
is_section (char **lines)
{
  for (; *lines != NULL && !is_rule (*lines); lines++)
    if (is_id (*lines) || qd_database_find_label (*lines).role == QD_DATABASE_FULL_TEXT)
      return TRUE;
  return FALSE;
}

/* Newer files of ProQuest have their articles between two rules, without a number.
 * Returns: how many of these there are; of each first line, @begins has what is not zero */
static guint
find_sections (char **lines, guint n_lines, guint8 *begins)
{
  gboolean has_id = FALSE;
  guint    n = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      if (qd_database_count_numbered (lines[i]) > 0)
        return 0;
      has_id = has_id || is_id (lines[i]);
    }
  for (guint i = 0; has_id && i < n_lines; i++)
    if (i == 0 || is_rule (lines[i]))
      {
        begins[i] = is_section (lines + i + (is_rule (lines[i]) ? 1 : 0));
        n += begins[i];
      }
  return n;
}

/* The last number of the list "1. …", "2. …" above the first article. */
static guint
count_listed (char **lines, guint n_lines, const guint8 *begins)
{
  guint n = 0;

  for (guint i = 0; i < n_lines && begins[i] == 0; i++)
    {
      g_autofree char *next = g_strdup_printf ("%u. ", n + 1);

      n += g_str_has_prefix (lines[i], next);
    }
  return n;
}

/**
 * qd_database_export_flow_of_text:
 * @text: (not nullable): a plain text
 *
 * Thread: any.
 *
 * Returns: (transfer full): its lines as paragraphs; these exports do not wrap them
 */
QdFlow *
qd_database_export_flow_of_text (const char *text)
{
  QdFlow            *flow = qd_flow_new ();
  g_auto (GStrv)     lines = g_strsplit (text, "\n", -1);
  guint              n_lines = g_strv_length (lines);
  g_autofree guint8 *begins = g_new0 (guint8, n_lines + 1);
  guint              n_sections, n_listed;
  guint              number = 0;

  for (guint i = 0; i < n_lines; i++)
    g_strstrip (lines[i]);
  n_sections = find_sections (lines, n_lines, begins);
  n_listed = n_sections > 0 ? count_listed (lines, n_lines, begins) : 0;
  for (guint i = 0; i < n_lines; i++)
    {
      if (n_sections > 0 && begins[i] != 0)
        {
          g_autofree char *line = g_strdup_printf ("Document %u of %u", ++number, MAX (n_sections, n_listed));

          qd_flow_begin (flow);
          qd_flow_append (flow, line, strlen (line));
        }
      if (strspn (lines[i], "_-=") == strlen (lines[i]))
        continue;
      qd_flow_begin (flow);
      qd_flow_append (flow, lines[i], strlen (lines[i]));
    }
  qd_flow_finish (flow);
  return flow;
}

/**
 * qd_database_export_flow_of_page:
 * @tree: (not nullable): a page
 *
 * Thread: any.
 *
 * Returns: (transfer full): the text of its blocks, all of them, as paragraphs
 */
QdFlow *
qd_database_export_flow_of_page (const QdHtmlTree *tree)
{
  QdFlow           *flow = qd_flow_new ();
  guint             n_nodes;
  const QdHtmlNode *nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  guint             end = G_MAXUINT;

  for (guint i = 0; i < n_nodes; i++)
    {
      if (nodes[i].tag == QD_HTML_HEAD || nodes[i].tag == QD_HTML_SCRIPT || nodes[i].tag == QD_HTML_STYLE)
        i = nodes[i].end - 1;
      else if (nodes[i].tag == QD_HTML_TEXT)
        {
          if (i >= end && end != G_MAXUINT)
            {
              qd_flow_begin (flow);
              end = G_MAXUINT;
            }
          qd_flow_append (flow, nodes[i].text, strlen (nodes[i].text));
        }
      /* The cells of a row of Factiva's are one line: the code, and what it says. */
      else if (nodes[i].tag == QD_HTML_TD)
        qd_flow_append (flow, " ", 1);
      else if (qd_html_tag_is_block (nodes[i].tag) || nodes[i].tag == QD_HTML_BR || nodes[i].tag == QD_HTML_TR)
        {
          gboolean in_cell = nodes[i].tag == QD_HTML_P && nodes[nodes[i].parent].tag == QD_HTML_TD && nodes[i].parent + 1 == i;

          if (in_cell)
            continue;
          qd_flow_begin (flow);
          end = nodes[i].end;
        }
    }
  qd_flow_finish (flow);
  return flow;
}
