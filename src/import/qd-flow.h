/* qd-flow.h: the paragraphs of a text document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-article-draft.h"

G_BEGIN_DECLS

/**
 * QdFlowKind:
 * @QD_FLOW_PARAGRAPH: text
 * @QD_FLOW_TITLE: in the style of the document's title
 * @QD_FLOW_HEADING: a heading
 * @QD_FLOW_ITEM: an item of a list
 * @QD_FLOW_QUOTE: a paragraph set off as a quotation
 * @QD_FLOW_AUTHOR: in the style of the document's author
 * @QD_FLOW_DATE: in the style of its date
 *
 * What a paragraph is.
 */
typedef enum {
  QD_FLOW_PARAGRAPH,
  QD_FLOW_TITLE,
  QD_FLOW_HEADING,
  QD_FLOW_ITEM,
  QD_FLOW_QUOTE,
  QD_FLOW_AUTHOR,
  QD_FLOW_DATE,
} QdFlowKind;

/**
 * QdFlowMark:
 * @kind: what is marked
 * @span: bytes of the paragraph
 * @value: (nullable): an address
 */
typedef struct
{
  QdBodyMarkKind kind;
  QdSpan         span;
  char          *value;
} QdFlowMark;

/**
 * QdFlowParagraph:
 * @kind: what it is
 * @level: of a heading, 1 to 6
 * @text: its text, UTF-8, lines separated by line ends; never empty in a finished flow
 * @marks: (nullable) (element-type QdFlowMark): what is marked in it
 */
typedef struct
{
  QdFlowKind kind;
  guint      level;
  GString   *text;
  GArray    *marks;
} QdFlowParagraph;

/**
 * QdFlow:
 *
 * The text of a document as its readers find it, before anybody knows where in it articles begin and end. Used by one
 * thread at a time.
 */
typedef struct _QdFlow QdFlow;

QdFlow          *qd_flow_new (void);
void             qd_flow_free (QdFlow *self);
void             qd_flow_begin (QdFlow *self);
void             qd_flow_set_kind (QdFlow    *self,
                                   QdFlowKind kind,
                                   guint      level);
void             qd_flow_append (QdFlow     *self,
                                 const char *text,
                                 gsize       len);
void             qd_flow_line (QdFlow *self);
gsize            qd_flow_get_offset (QdFlow *self);
void             qd_flow_mark (QdFlow        *self,
                               QdBodyMarkKind kind,
                               gsize          start,
                               const char    *value);
gboolean         qd_flow_is_full (QdFlow *self);
void             qd_flow_finish (QdFlow *self);
guint            qd_flow_get_n_paragraphs (QdFlow *self);
QdFlowParagraph *qd_flow_get_paragraph (QdFlow *self,
                                        guint   index);
void             qd_flow_move (QdFlow *self,
                               QdFlow *other);
QdBody          *qd_flow_build_body (QdFlow *self,
                                     guint   first,
                                     guint   end);
void             qd_flow_take_opening (QdFlow         *self,
                                       QdArticleDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFlow, qd_flow_free)

G_END_DECLS
