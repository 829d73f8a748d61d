/* qd-pdf-layout.h: paragraphs out of the lines on pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-flow.h"

G_BEGIN_DECLS

/**
 * QdPdfLine:
 * @page: the number of its page, from 0
 * @x1: its left end, points
 * @y1: its upper end, from the top of the page
 * @x2: its right end
 * @y2: its lower end
 * @size: the height of its letters
 * @text: its words, UTF-8
 * @item: whether it begins an item of a list; found by the layout
 *
 * A line of text on a page.
 */
typedef struct
{
  guint    page;
  double   x1, y1, x2, y2;
  double   size;
  char    *text;
  gboolean item;
} QdPdfLine;

/**
 * QdPdfLayout:
 *
 * The lines of a document, in the order of reading. Used by one thread at a time.
 */
typedef struct _QdPdfLayout QdPdfLayout;

QdPdfLayout *qd_pdf_layout_new (void);
void         qd_pdf_layout_free (QdPdfLayout *self);
void         qd_pdf_layout_add_page (QdPdfLayout *self,
                                     double       width,
                                     double       height);
void         qd_pdf_layout_add_line (QdPdfLayout *self,
                                     QdPdfLine   *line);
void         qd_pdf_layout_build (QdPdfLayout *self,
                                  QdFlow      *flow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPdfLayout, qd_pdf_layout_free)

G_END_DECLS
