/* qd-quote-scanner.h: finds what stands between quotation marks, and repairs the marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-document.h"

G_BEGIN_DECLS

/**
 * QdRepair:
 * @QD_REPAIR_MISSING_START: there was no opening mark
 * @QD_REPAIR_MISSING_END: there was no closing mark
 * @QD_REPAIR_DOUBLED: a second closing mark follows the first
 * @QD_REPAIR_REOPENED: marks are opened again at each paragraph
 * @QD_REPAIR_PARAGRAPHS: the marks close in a later paragraph
 * @QD_REPAIR_UNMARKED: a block without marks
 * @QD_REPAIR_MIXED: a single mark opens and a double one closes, or the reverse
 * @QD_REPAIR_TWICE: two marks of one kind open it, and two close it
 * @QD_REPAIR_MISSING_END_CUE: there was no closing mark, and words behind it name the speaker
 */
typedef enum /*< flags >*/
{
  QD_REPAIR_NONE = 0,
  QD_REPAIR_MISSING_START = 1 << 0,
  QD_REPAIR_MISSING_END = 1 << 1,
  QD_REPAIR_DOUBLED = 1 << 2,
  QD_REPAIR_REOPENED = 1 << 3,
  QD_REPAIR_PARAGRAPHS = 1 << 4,
  QD_REPAIR_UNMARKED = 1 << 5,
  QD_REPAIR_MIXED = 1 << 6,
  QD_REPAIR_TWICE = 1 << 7,
  QD_REPAIR_MISSING_END_CUE = 1 << 8,
} QdRepair;

#define QD_STRETCH_NONE -1

/**
 * QdStretch:
 * @first: index of the first token inside the marks
 * @end: index after the last token inside the marks
 * @parent: index of the stretch that holds this one, or %QD_STRETCH_NONE
 * @paragraph: index of the paragraph in which it begins
 * @intro: index of the paragraph that introduces it with a colon, or -1
 * @repairs: what was repaired
 * @family: the family of its marks
 * @block: whether it is set off as paragraphs of its own
 * @dialogue: whether a dash or a label opens it, without marks: it is speech for sure
 * @transcript: whether it is a turn of a transcript or an interview, which a label begins
 * @label: index of the first token of that label
 * @label_end: index after the last token of the label; @label where it names nobody ("Q:")
 *
 * A stretch in quotation marks, whether it is speech or not.
 */
typedef struct
{
  guint        first;
  guint        end;
  int          parent;
  guint        paragraph;
  int          intro;
  QdRepair     repairs;
  QdMarkFamily family;
  gboolean     block;
  gboolean     dialogue;
  gboolean     transcript;
  guint        label;
  guint        label_end;
} QdStretch;

GArray *qd_quote_scanner_scan (const QdDocument *document);

G_END_DECLS
