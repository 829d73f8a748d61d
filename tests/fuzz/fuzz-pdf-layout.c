/* fuzz-pdf-layout.c: what a PDF puts where on its pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "import/qd-flow.h"
#include "import/qd-pdf-layout.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* As quotidian-pdf-text writes it: a page has a width and a height, a line its box, the height of its letters, and its words.
 * The numbers are any, as those of a hostile PDF are. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char        *raw = g_strndup ((const char *)data, size);
  g_autofree char        *text = g_utf8_make_valid (raw, -1);
  g_auto (GStrv)          lines = g_strsplit (text, "\n", -1);
  g_autoptr (QdPdfLayout) layout = qd_pdf_layout_new ();
  g_autoptr (QdFlow)      flow = qd_flow_new ();
  guint                   n_pages = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      QdPdfLine line = { 0 };
      double   *fields[] = { &line.x1, &line.y1, &line.x2, &line.y2, &line.size };
      char     *end = lines[i];

      if (*end == 'P')
        {
          double width = g_ascii_strtod (end + 1, &end);

          qd_pdf_layout_add_page (layout, width, g_ascii_strtod (end, NULL));
          n_pages++;
          continue;
        }
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        *fields[j] = g_ascii_strtod (end, &end);
      line.text = g_strstrip (g_strdup (end));
      if (n_pages > 0 && *line.text != '\0')
        qd_pdf_layout_add_line (layout, &line);
      g_free (line.text);
    }
  qd_pdf_layout_build (layout, flow);
  qd_flow_finish (flow);
  return 0;
}
