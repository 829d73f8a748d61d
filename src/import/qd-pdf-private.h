/* qd-pdf-private.h: what the layout of PDF files shares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-pdf-layout.h"

G_BEGIN_DECLS

/* So much smaller than the text, notes at the foot of a page are, and captions. */
#define QD_PDF_NOTE_SIZE 0.92

typedef struct
{
  double width, height;
} QdPdfPage;

struct _QdPdfLayout
{
  GArray     *pages; /* of QdPdfPage */
  GArray     *lines; /* of QdPdfLine */
  GHashTable *words; /* every word that stands whole on a line */
  double      body;  /* the size of the text */
  double      largest;
  guint       n_text;   /* lines before those of the notes */
  double      leading;  /* the usual gap between two lines of a paragraph, in heights of the text */
  gboolean    indented; /* paragraphs begin with an indent */
};

void       _qd_pdf_line_clear (gpointer data);
QdPdfLine *_qd_pdf_line_at (QdPdfLayout *self,
                            guint        index);
gboolean   _qd_pdf_is_below (const QdPdfLine *line,
                             const QdPdfLine *next);
gboolean   _qd_pdf_ends_sentence (const char *text);
gsize      _qd_pdf_measure_note_mark (const char *text);
void       _qd_pdf_drop_running_heads (QdPdfLayout *self);
void       _qd_pdf_mirror (QdPdfLayout *self);
void       _qd_pdf_join_bullets (QdPdfLayout *self);
guint      _qd_pdf_move_notes (QdPdfLayout *self);
void       _qd_pdf_move_captions (QdPdfLayout *self);

G_END_DECLS
