/* qd-article-print-private.h: what the files that print articles share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-note.h"
#include "widgets/qd-article-print.h"

G_BEGIN_DECLS

/* Points. */
#define QD_PRINT_MARGIN_WIDTH 34.0
#define QD_PRINT_FOOTER_HEIGHT 28.0

typedef enum {
  QD_PRINT_BLOCK_TITLE,
  QD_PRINT_BLOCK_SMALL,
  QD_PRINT_BLOCK_HEADING,
  QD_PRINT_BLOCK_TEXT,
  QD_PRINT_BLOCK_QUOTE,
  QD_PRINT_BLOCK_CAPTION,
  QD_PRINT_BLOCK_DIMMED,
  QD_PRINT_BLOCK_PICTURE,
  QD_PRINT_BLOCK_NOTE,
  QD_PRINT_BLOCK_NOTE_WORDS,
} QdPrintBlockKind;

/* One paragraph. */
typedef struct
{
  QdPrintBlockKind kind;
  char            *text;
  gsize            start;  /* where it begins in the body, bytes; G_MAXSIZE for what is not of it */
  guint            prefix; /* bytes that stand before it */
  guint            number; /* of a picture */

  PangoLayout *layout;  /* in its time */
  GdkTexture  *texture; /* of a picture that could be loaded */
} QdPrintBlock;

/* One line on its page. */
typedef struct
{
  guint            block;
  PangoLayoutLine *line;  /* NULL for a picture */
  double           width; /* of a picture */
  double           y;     /* of its top */
  double           height;
  double           baseline;
} QdPrintLine;

typedef struct
{
  QdArticle *article;
  GPtrArray *notes;  /* QdNoteRecord, as they come in the text; NULL for none */
  GArray    *blocks; /* QdPrintBlock */
  GArray    *lines;  /* QdPrintLine, page after page */
  GArray    *pages;  /* guint, the first line of each page */
  guint      next;   /* the block to be laid out */
  double     y;
  double     width;
  double     height;
  char      *footer;
} QdPrint;

PangoFontDescription *_qd_print_describe_font (QdPrintBlockKind kind);
double                _qd_print_get_indent (QdPrintBlockKind kind);
double                _qd_print_get_note_margin (const QdPrint *print);
gboolean              _qd_print_is_numbered (const QdNoteRecord *note);
void                  _qd_print_draw_page (GtkPrintOperation *operation,
                                           GtkPrintContext   *context,
                                           int                page,
                                           QdPrint           *print);

G_END_DECLS
