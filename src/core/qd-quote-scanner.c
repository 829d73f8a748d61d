/* qd-quote-scanner.c: from paired marks to stretches, across paragraphs and through repairs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-scanner.h"

#include "core/qd-dialogue.h"
#include "core/qd-mark-pairs.h"
#include "core/qd-transcript.h"

/* How many paragraphs a quotation may run without any mark before it is taken as never closed, and how many it
 * may have in all: both bound the time that broken marks cost. */
#define MAX_BARE_PARAGRAPHS 6
#define MAX_PARAGRAPHS 40

/* There is room for so many pairs of marks, and so many stretches, at first, which is enough for most articles. */
#define FEW_PAIRS 16

/* An introduction ("Fox News reported:") is short; a longer paragraph that ends in a colon is prose. */
#define MAX_INTRO_TOKENS 60

typedef struct
{
  const QdDocument *document;
  GArray           *pairs;
  GArray           *marks;
  GArray           *stretches;
  guint8           *consumed;
} Scanner;

static const QdParagraphMarks *
marks_of (const Scanner *scanner, guint paragraph)
{
  return &g_array_index (scanner->marks, QdParagraphMarks, paragraph);
}

static const QdMarkPair *
pair_at (const Scanner *scanner, guint index)
{
  return &g_array_index (scanner->pairs, QdMarkPair, index);
}

static void
add_stretch (Scanner *scanner, QdStretch stretch)
{
  if (stretch.first < stretch.end)
    g_array_append_val (scanner->stretches, stretch);
}

static void
add_pairs (Scanner *scanner, guint paragraph, int intro)
{
  const QdParagraphMarks *marks = marks_of (scanner, paragraph);
  guint                   first = qd_document_paragraph (scanner->document, paragraph)->first;

  for (guint i = marks->first_pair; i < marks->end_pair; i++)
    {
      const QdMarkPair *pair = pair_at (scanner, i);

      if (scanner->consumed[i])
        continue;
      add_stretch (scanner, (QdStretch){ .first = pair->open + pair->n_marks,
                                         .end = pair->close + 1 - pair->n_marks,
                                         .parent = QD_STRETCH_NONE,
                                         .paragraph = paragraph,
                                         .intro = pair->open == first ? intro : -1,
                                         .repairs = (pair->n_marks > 1 ? QD_REPAIR_TWICE : QD_REPAIR_NONE) | (pair->doubled ? QD_REPAIR_DOUBLED : QD_REPAIR_NONE) | (pair->mixed ? QD_REPAIR_MIXED : QD_REPAIR_NONE),
                                         .family = qd_document_token (scanner->document, pair->open)->family });
    }
}

/* Whether PARAGRAPH announces words that follow as paragraphs of their own: it is short, ends in a colon and
 * reports. */
static gboolean
is_intro (const Scanner *scanner, guint paragraph)
{
  const QdParagraph      *p = qd_document_paragraph (scanner->document, paragraph);
  const QdParagraphMarks *marks = marks_of (scanner, paragraph);

  if (p->boilerplate || p->end - p->first > MAX_INTRO_TOKENS || marks->first_pair != marks->end_pair)
    return FALSE;
  if (!qd_token_is_sign (qd_document_token (scanner->document, p->end - 1), ':'))
    return FALSE;
  for (guint i = p->first; i < p->end; i++)
    if (qd_token_is (qd_document_token (scanner->document, i), QD_WORD_CUE | QD_WORD_CUE_NOUN | QD_WORD_ACCORDING))
      return TRUE;
  return FALSE;
}

/* The pair that opens at TOKEN, searched among those of PARAGRAPH from the last to close. */
static int
find_pair_opened_at (const Scanner *scanner, guint paragraph, guint token)
{
  const QdParagraphMarks *marks = marks_of (scanner, paragraph);

  for (guint i = marks->end_pair; i > marks->first_pair; i--)
    if (pair_at (scanner, i - 1)->open == token)
      return (int)i - 1;
  return -1;
}

/* Whether a pair of PARAGRAPH opens behind TOKEN. */
static guint
first_pair_behind (const Scanner *scanner, guint paragraph, guint token)
{
  const QdParagraphMarks *marks = marks_of (scanner, paragraph);
  guint                   first = QD_NO_TOKEN;

  for (guint i = marks->first_pair; i < marks->end_pair; i++)
    if (pair_at (scanner, i)->open > token && qd_document_token (scanner->document, pair_at (scanner, i)->open)->family != QD_MARK_SINGLE)
      first = MIN (first, pair_at (scanner, i)->open);
  return first;
}

/* What a search for the end of an unclosed stretch found. */
typedef struct
{
  guint    end;
  guint    paragraph;
  QdRepair repairs;
  gboolean found;
} Ending;

/* Looks for the paragraph in which the mark opened and left open in START is closed: by a closing mark that
 * nothing there opens, or by the end of a chain of paragraphs that each open their marks again. */
static Ending
find_ending (Scanner *scanner, guint start, gboolean may_reopen)
{
  guint    n = scanner->document->paragraphs->len;
  guint    bare = 0;
  QdRepair repairs = QD_REPAIR_PARAGRAPHS;

  for (guint p = start + 1; p < n && p - start <= MAX_PARAGRAPHS; p++)
    {
      const QdParagraphMarks *marks = marks_of (scanner, p);
      guint                   first = qd_document_paragraph (scanner->document, p)->first;

      if (qd_document_paragraph (scanner->document, p)->boilerplate)
        break;
      if (marks->first_surplus != QD_NO_TOKEN)
        return (Ending){ marks->last_surplus, p, repairs, TRUE };
      /* Who opens the marks of each paragraph again does not leave one out. */
      if (marks->starts_open && bare > 0)
        break;
      if (marks->starts_open && may_reopen)
        {
          int pair = find_pair_opened_at (scanner, p, first);

          repairs = (repairs & ~QD_REPAIR_PARAGRAPHS) | QD_REPAIR_REOPENED;
          if (pair >= 0)
            {
              scanner->consumed[pair] = TRUE;
              return (Ending){ pair_at (scanner, (guint)pair)->close, p, repairs, TRUE };
            }
          continue;
        }
      if (marks->first_pair != marks->end_pair || marks->unclosed != QD_NO_TOKEN || ++bare > MAX_BARE_PARAGRAPHS)
        break;
    }
  return (Ending){ .found = FALSE };
}

/* Where a block ends whose own closing mark is missing: with the next paragraph that ends in a closing mark. */
static Ending
find_block_ending (Scanner *scanner, guint start)
{
  guint n = scanner->document->paragraphs->len;

  for (guint p = start + 1; p < n && p - start <= MAX_BARE_PARAGRAPHS && !is_intro (scanner, p); p++)
    {
      guint end = qd_document_paragraph (scanner->document, p)->end;

      if (qd_document_token (scanner->document, end - 1)->kind == QD_TOKEN_MARK)
        return (Ending){ end, p, QD_REPAIR_MISSING_END | QD_REPAIR_PARAGRAPHS, TRUE };
    }
  return (Ending){ .found = FALSE };
}

/* Adds the pairs of the paragraphs that a stretch runs over; returns the paragraph after them. */
static guint
add_inner_pairs (Scanner *scanner, guint first, guint last, int intro)
{
  for (guint p = first; p <= last; p++)
    add_pairs (scanner, p, p == first ? intro : -1);
  return last + 1;
}

/* How many words the name in a clause that names who speaks has at most, and the clause. */
#define MAX_NAME_TOKENS 4
#define MAX_CLAUSE_TOKENS 7

/* Whether what stands from FIRST up to the end of its sentence names who speaks, and does nothing else: "Ada Quill said.", "said the mayor." */
static gboolean
is_speaker_clause (const QdDocument *document, guint first, guint end)
{
  gboolean cue = FALSE;
  guint    at = first, words = 0;

  for (; at < end && at < first + MAX_CLAUSE_TOKENS; at++)
    {
      const QdToken *token = qd_document_token (document, at);

      if (qd_token_ends_sentence (token))
        return cue && words > 0 && words <= MAX_NAME_TOKENS;
      if (token->kind != QD_TOKEN_WORD)
        return FALSE;
      if (!cue && qd_token_is (token, QD_WORD_SAY) && !(token->flags & QD_TOKEN_CAPITAL))
        cue = TRUE;
      else if ((token->flags & QD_TOKEN_CAPITAL) || qd_token_is (token, QD_WORD_DETERMINER | QD_WORD_ROLE) || (qd_token_is (token, QD_WORD_PRONOUN) && qd_token_is (token, QD_WORD_MALE | QD_WORD_FEMALE)))
        words++;
      else
        return FALSE;
    }
  return FALSE;
}

/* Where words that nothing closes end before END: with the comma, or the sign of a question or a cry, behind which somebody is said to have said
 * them ("“The oven is cold, Ada Quill said."), else at END. */
static guint
find_end_before_speaker (const QdDocument *document, guint first, guint end)
{
  for (guint i = first + 1; i + 2 < end; i++)
    {
      const QdToken *token = qd_document_token (document, i);

      if ((qd_token_is_sign (token, ',') || qd_token_is_sign (token, '?') || qd_token_is_sign (token, '!')) && is_speaker_clause (document, i + 1, end))
        return i + 1;
    }
  return end;
}

static guint
scan_unclosed (Scanner *scanner, guint paragraph, int intro)
{
  const QdDocument       *document = scanner->document;
  const QdParagraphMarks *marks = marks_of (scanner, paragraph);
  const QdParagraph      *p = qd_document_paragraph (document, paragraph);
  guint                   behind = first_pair_behind (scanner, paragraph, marks->unclosed);
  gboolean                at_start = marks->unclosed == p->first;
  Ending                  ending = find_ending (scanner, paragraph, behind == QD_NO_TOKEN);
  QdStretch               stretch = { .first = marks->unclosed + 1, .parent = QD_STRETCH_NONE, .paragraph = paragraph, .intro = at_start ? intro : -1 };

  stretch.family = qd_document_token (document, marks->unclosed)->family;
  stretch.block = intro >= 0 && at_start;
  if (!ending.found && stretch.block)
    ending = find_block_ending (scanner, paragraph);
  if (!ending.found)
    {
      ending = (Ending){ .end = p->end, .paragraph = paragraph, .repairs = QD_REPAIR_MISSING_END };
      /* One closing mark at the paragraph's end serves the inner and the outer stretch. Else the next opening mark
       * shows that the one before should have been closed. */
      if (behind != QD_NO_TOKEN && !(at_start && qd_document_token (document, p->end - 1)->kind == QD_TOKEN_MARK))
        ending.end = behind;
      behind = find_end_before_speaker (document, stretch.first, ending.end);
      if (behind < ending.end)
        ending = (Ending){ .end = behind, .paragraph = paragraph, .repairs = QD_REPAIR_MISSING_END_CUE };
    }
  stretch.end = ending.end;
  stretch.repairs = ending.repairs;
  add_stretch (scanner, stretch);
  return add_inner_pairs (scanner, paragraph, ending.paragraph, intro);
}

/* The start of the sentence that holds TOKEN, not before FLOOR. */
static guint
find_sentence_start (const QdDocument *document, guint token, guint floor)
{
  guint start = token;

  while (start > floor)
    {
      const QdToken *before = qd_document_token (document, start - 1);

      if (start < token && qd_token_ends_sentence (before) && (before->flags & QD_TOKEN_SPACE_AFTER))
        break;
      start--;
    }
  return start;
}

/* A closing mark that nothing opened: the stretch begins with the sentence, but behind the pairs before it. */
static void
add_missing_start (Scanner *scanner, guint paragraph)
{
  const QdParagraphMarks *marks = marks_of (scanner, paragraph);
  const QdParagraph      *p = qd_document_paragraph (scanner->document, paragraph);
  guint                   close = marks->first_surplus;
  guint                   floor = p->first;

  for (guint i = marks->first_pair; i < marks->end_pair; i++)
    if (pair_at (scanner, i)->close < close)
      floor = MAX (floor, pair_at (scanner, i)->close + 1);
  if (close < floor + 3)
    return;
  add_stretch (scanner, (QdStretch){ .first = find_sentence_start (scanner->document, close - 1, floor),
                                     .end = close,
                                     .parent = QD_STRETCH_NONE,
                                     .paragraph = paragraph,
                                     .intro = -1,
                                     .repairs = QD_REPAIR_MISSING_START,
                                     .family = qd_document_token (scanner->document, close)->family });
}

/* A block that an introduction announces and that has no opening mark. It goes to the closing mark that nothing
 * opens; where there is none, it is one paragraph, if an outlet announces it. */
static guint
scan_unopened_block (Scanner *scanner, guint intro)
{
  guint                   first = intro + 1, last = first;
  const QdParagraphMarks *marks = marks_of (scanner, first);
  QdStretch               stretch = { .first = qd_document_paragraph (scanner->document, first)->first, .parent = QD_STRETCH_NONE, .paragraph = first, .intro = (int)intro, .block = TRUE };
  Ending                  ending;

  if (marks->first_surplus != QD_NO_TOKEN)
    ending = (Ending){ marks->last_surplus, first, QD_REPAIR_MISSING_START, TRUE };
  else
    {
      for (last = first + 1; last < scanner->document->paragraphs->len && last - first <= MAX_BARE_PARAGRAPHS && !is_intro (scanner, last); last++)
        if (marks_of (scanner, last)->first_surplus != QD_NO_TOKEN || marks_of (scanner, last)->unclosed != QD_NO_TOKEN)
          break;
      ending = (Ending){ qd_document_paragraph (scanner->document, first)->end, first, QD_REPAIR_UNMARKED, TRUE };
      if (last < scanner->document->paragraphs->len && last - first <= MAX_BARE_PARAGRAPHS && marks_of (scanner, last)->first_surplus != QD_NO_TOKEN)
        ending = (Ending){ marks_of (scanner, last)->last_surplus, last, QD_REPAIR_MISSING_START | QD_REPAIR_PARAGRAPHS, TRUE };
    }
  stretch.end = ending.end;
  stretch.repairs = ending.repairs;
  add_stretch (scanner, stretch);
  return add_inner_pairs (scanner, first, ending.paragraph, -1);
}

/* Whether the words announced can be a block without an opening mark: an outlet announces it ("Fox News
 * reported:"), in a sentence of its own that has hardly anything else. */
static gboolean
is_outlet_intro (const Scanner *scanner, guint paragraph)
{
  const QdParagraph *p = qd_document_paragraph (scanner->document, paragraph);
  gboolean           capital = FALSE, cue = FALSE;

  if (p->end - p->first > 12)
    return FALSE;
  for (guint i = p->first; i < p->end; i++)
    {
      const QdToken *token = qd_document_token (scanner->document, i);

      capital = capital || ((token->flags & QD_TOKEN_CAPITAL) && !qd_token_is (token, QD_WORD_CLOSED));
      cue = cue || qd_token_is (token, QD_WORD_SAY | QD_WORD_SAY_WEAK | QD_WORD_ACCORDING);
    }
  return capital && cue;
}

static guint
scan_paragraph (Scanner *scanner, guint paragraph)
{
  const QdParagraphMarks *marks = marks_of (scanner, paragraph);
  int                     intro = -1;

  if (qd_document_paragraph (scanner->document, paragraph)->boilerplate)
    return paragraph + 1;
  if (paragraph > 0 && is_intro (scanner, paragraph - 1))
    intro = (int)paragraph - 1;
  if (intro >= 0 && !marks->starts_open && is_outlet_intro (scanner, (guint)intro))
    return scan_unopened_block (scanner, (guint)intro);
  if (marks->unclosed != QD_NO_TOKEN)
    return scan_unclosed (scanner, paragraph, intro);
  add_pairs (scanner, paragraph, intro);
  if (marks->first_surplus != QD_NO_TOKEN)
    add_missing_start (scanner, paragraph);
  return paragraph + 1;
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const QdStretch *x = a, *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return 0;
}

/* Sorts the stretches so that each comes behind what holds it, and finds what holds it. What begins in one
 * stretch and ends behind it is cut to fit. */
static void
nest_stretches (GArray *stretches)
{
  int innermost = QD_STRETCH_NONE;

  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      QdStretch *stretch = &g_array_index (stretches, QdStretch, i);

      while (innermost != QD_STRETCH_NONE && g_array_index (stretches, QdStretch, innermost).end <= stretch->first)
        innermost = g_array_index (stretches, QdStretch, innermost).parent;
      stretch->parent = innermost;
      if (innermost != QD_STRETCH_NONE)
        stretch->end = MIN (stretch->end, g_array_index (stretches, QdStretch, innermost).end);
      innermost = (int)i;
    }
}

/**
 * qd_quote_scanner_scan:
 * @document: (not nullable): a document, its boilerplate marked
 *
 * Takes time in proportion to the document, whatever marks it holds (the sorting at the end aside, which is of
 * stretches nearly in order). Thread: any.
 *
 * Returns: (transfer full) (element-type QdStretch): the stretches in the order in which they begin, each behind
 *   the one that holds it
 */
GArray *
qd_quote_scanner_scan (const QdDocument *document)
{
  g_autoptr (GArray) pairs = g_array_sized_new (FALSE, FALSE, sizeof (QdMarkPair), FEW_PAIRS);
  g_autoptr (GArray) marks = g_array_sized_new (FALSE, FALSE, sizeof (QdParagraphMarks), document->paragraphs->len);
  g_autofree guint8 *consumed = NULL;
  Scanner            scanner = { .document = document, .pairs = pairs, .marks = marks };

  scanner.stretches = g_array_sized_new (FALSE, FALSE, sizeof (QdStretch), FEW_PAIRS);
  qd_mark_pairs_find (document, pairs, marks);
  scanner.consumed = consumed = g_new0 (guint8, pairs->len + 1);
  for (guint p = 0; p < document->paragraphs->len;)
    p = scan_paragraph (&scanner, p);
  qd_dialogue_split_stretches (document, scanner.stretches);
  qd_dialogue_scan (document, scanner.stretches);
  qd_transcript_scan (document, scanner.stretches);
  nest_stretches (scanner.stretches);
  return scanner.stretches;
}
