/* qd-transcript.c: the turns of interviews and transcripts, which have a label instead of marks
 *
 * "POUND: We close the oven." "Ada Quill: Nobody asked me." "Q: Why?" "A: It was cold." Lists and digests have labels too ("RELATED: …",
 * "Inkwell: 45 percent"), so labels count only where they come again in turns, most of them before whole sentences, where somebody says "I",
 * "we" or "you", and where who speaks is named elsewhere in the article or has a name of two words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-transcript.h"

#include <string.h>

/* How many words a label has at most, and how many of them are told from one another in one article. */
#define MAX_LABEL_WORDS 4
#define MAX_LABELS 32

/* So many turns show a transcript, and two labels come again so often each; letters need no more than a question and an answer. */
#define MIN_TURNS 4
#define MIN_REPEATS 2

/* How many words of a turn are searched for "I", "we" or "you". */
#define MAX_READ_WORDS 200

typedef enum {
  LABEL_NAME,
  LABEL_CAPITALS,
  LABEL_LETTER,
} LabelKind;

typedef struct
{
  guint     paragraph;
  guint     first;
  guint     end;
  guint     body;
  guint32   hash;
  LabelKind kind;
} Turn;

typedef struct
{
  guint32   hash;
  guint     turns;
  gboolean  named;
  LabelKind kind;
} Label;

/* Whether the words from FIRST to END can be the name of who speaks; gives of what kind they are. */
static gboolean
is_label (const QdDocument *document, guint first, guint end, LabelKind *kind)
{
  const QdToken *word = qd_document_token (document, first);
  gboolean       capitals = TRUE;

  if (end == first + 1 && word->kind == QD_TOKEN_WORD && (word->len == 1 || (word->len == 2 && document->text[word->start + 1] == '.')) && (word->flags & QD_TOKEN_CAPITAL))
    {
      *kind = LABEL_LETTER;
      return strchr ("QAFRP", document->text[word->start]) != NULL;
    }
  for (guint i = first; i < end; i++)
    {
      const QdToken *token = qd_document_token (document, i);

      if (token->kind != QD_TOKEN_WORD || !(token->flags & QD_TOKEN_CAPITAL) || (qd_token_is (token, QD_WORD_CLOSED | QD_WORD_CUE_NOUN) && !qd_token_is (token, QD_WORD_TITLE)))
        return FALSE;
      capitals = capitals && ((token->flags & QD_TOKEN_ALL_CAPITALS) || qd_token_is (token, QD_WORD_ABBREVIATION));
    }
  *kind = capitals ? LABEL_CAPITALS : LABEL_NAME;
  return end > first && end - first <= MAX_LABEL_WORDS && qd_document_token (document, end - 1)->len >= 2;
}

/* The turn that the paragraph begins, if a label does. */
static gboolean
read_turn (const QdDocument *document, guint paragraph, Turn *turn)
{
  const QdParagraph *p = qd_document_paragraph (document, paragraph);
  guint              first = p->first, end;
  gboolean           stop;

  if (p->boilerplate)
    return FALSE;
  if (first < p->end && qd_document_token (document, first)->kind == QD_TOKEN_MARK)
    first++;
  for (end = first; end < p->end && end <= first + MAX_LABEL_WORDS && qd_document_token (document, end)->kind == QD_TOKEN_WORD;)
    end++;
  /* "Q. Why?" has its full stop in the word. */
  stop = end > first && qd_document_token (document, first)->len == 2 && document->text[qd_document_token (document, first)->start + 1] == '.' && strchr ("QA", document->text[qd_document_token (document, first)->start]) != NULL;
  if (stop)
    end = first + 1;
  if (end + 1 >= p->end || (!stop && !qd_token_is_sign (qd_document_token (document, end), ':')))
    return FALSE;
  *turn = (Turn){ .paragraph = paragraph, .first = first, .end = end, .body = end + !stop };
  if (!is_label (document, first, end, &turn->kind))
    return FALSE;
  turn->hash = qd_document_token (document, end - 1)->hash;
  if (turn->kind == LABEL_LETTER)
    turn->hash = (guint32)document->text[qd_document_token (document, first)->start];
  return TRUE;
}

static Label *
find_label (Label *labels, guint n, guint32 hash)
{
  for (guint i = 0; i < n; i++)
    if (labels[i].hash == hash)
      return &labels[i];
  return NULL;
}

static guint
count_labels (const GArray *turns, Label labels[MAX_LABELS])
{
  guint n = 0;

  for (guint i = 0; i < turns->len; i++)
    {
      const Turn *turn = &g_array_index (turns, Turn, i);
      Label      *label = find_label (labels, n, turn->hash);

      if (label != NULL)
        label->turns++;
      else if (n < MAX_LABELS)
        labels[n++] = (Label){ turn->hash, 1, turn->kind == LABEL_LETTER || (turn->kind == LABEL_NAME && turn->end - turn->first > 1), turn->kind };
    }
  return n;
}

/* Marks those labels whose last word stands in the text as a name, too. */
static void
find_names (const QdDocument *document, const GArray *turns, Label *labels, guint n)
{
  guint next = 0;

  for (guint i = 0; i < document->n_tokens; i++)
    {
      const QdToken *token = qd_document_token (document, i);
      Label         *label;

      while (next < turns->len && g_array_index (turns, Turn, next).end <= i)
        next++;
      if (token->kind != QD_TOKEN_WORD || !(token->flags & QD_TOKEN_CAPITAL) || (token->flags & QD_TOKEN_ALL_CAPITALS) || (next < turns->len && g_array_index (turns, Turn, next).first <= i))
        continue;
      label = find_label (labels, n, token->hash);
      if (label != NULL)
        label->named = TRUE;
    }
}

/* "I", "we", "you" and the like: only who speaks says so. */
static gboolean
is_speakers_word (const QdDocument *document, const QdToken *token)
{
  static const char *const words[] = { "i", "we", "you", "my", "our", "your", "me", "us", "i'm", "i’m", "we're", "we’re", "you're", "you’re", "i've", "i’ve", "don't", "don’t",
                                       "ich", "wir", "uns", "mir", "mich", "sie", "je", "nous", "vous", "yo", "nosotros", "usted" };

  for (gsize i = 0; token->kind == QD_TOKEN_WORD && token->len <= 8 && i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == token->len && g_ascii_strncasecmp (document->text + token->start, words[i], token->len) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a turn is a whole sentence, and whether its speaker says "I" or the like. */
static gboolean
reads_like_speech (const QdDocument *document, const Turn *turn, gboolean *person)
{
  guint          end = qd_document_paragraph (document, turn->paragraph)->end;
  const QdToken *last = qd_document_token (document, end - 1);

  for (guint i = turn->body; i < end && i < turn->body + MAX_READ_WORDS && !*person; i++)
    *person = is_speakers_word (document, qd_document_token (document, i));
  return qd_token_ends_sentence (last) || last->kind == QD_TOKEN_MARK || qd_token_is_sign (last, QD_SIGN_DASH) || qd_token_is_sign (last, QD_SIGN_ELLIPSIS) || qd_token_is_sign (last, '-');
}

/* Whether a question and an answer, or two names in turns, make a transcript. */
static gboolean
is_transcript (const QdDocument *document, const GArray *turns, Label *labels, guint n)
{
  guint repeated = 0, letters = 0, named = 0, sentences = 0, persons = 0;

  for (guint i = 0; i < n; i++)
    {
      letters += labels[i].kind == LABEL_LETTER;
      repeated += labels[i].turns >= MIN_REPEATS;
      named += labels[i].turns >= MIN_REPEATS && labels[i].named;
    }
  for (guint i = 0; i < turns->len; i++)
    {
      gboolean person = FALSE;

      sentences += reads_like_speech (document, &g_array_index (turns, Turn, i), &person);
      persons += person;
    }
  if (sentences * 5 < turns->len * 4 || persons * 3 < turns->len)
    return FALSE;
  if (letters == 2 && n == 2)
    return TRUE;
  return turns->len >= MIN_TURNS && repeated >= 2 && named >= 1 && letters == 0;
}

/* Where the turn ends: behind the paragraphs that open its marks again. */
static guint
find_end (const QdDocument *document, const Turn *turn, guint next_paragraph)
{
  guint    paragraph = turn->paragraph, end;
  gboolean marked = turn->first > qd_document_paragraph (document, paragraph)->first;

  while (marked && paragraph + 1 < next_paragraph && qd_document_token (document, qd_document_paragraph (document, paragraph + 1)->first)->kind == QD_TOKEN_MARK &&
         !qd_document_paragraph (document, paragraph + 1)->boilerplate && qd_document_token (document, qd_document_paragraph (document, paragraph)->end - 1)->kind != QD_TOKEN_MARK)
    paragraph++;
  end = qd_document_paragraph (document, paragraph)->end;
  if (marked && qd_document_token (document, end - 1)->kind == QD_TOKEN_MARK)
    end--;
  return end;
}

/* Takes what begins before a label away: its marks are those of the whole transcript. */
static void
drop_marked (const GArray *turns, GArray *stretches)
{
  guint next = 0, kept = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      QdStretch stretch = g_array_index (stretches, QdStretch, i);

      while (next < turns->len && g_array_index (turns, Turn, next).paragraph < stretch.paragraph)
        next++;
      if (next < turns->len && g_array_index (turns, Turn, next).paragraph == stretch.paragraph && stretch.first <= g_array_index (turns, Turn, next).first)
        continue;
      g_array_index (stretches, QdStretch, kept++) = stretch;
    }
  g_array_set_size (stretches, kept);
}

static int
compare_paragraphs (gconstpointer a, gconstpointer b)
{
  const QdStretch *x = a, *y = b;

  return x->paragraph != y->paragraph ? (x->paragraph < y->paragraph ? -1 : 1) : 0;
}

/**
 * qd_transcript_scan:
 * @document: (not nullable): a document, its boilerplate marked
 * @stretches: (element-type QdStretch): what stands in marks; in and out, no longer in order
 *
 * Adds the turns of a transcript or an interview, each with its label. Takes time in proportion to the document. Thread: any.
 */
void
qd_transcript_scan (const QdDocument *document, GArray *stretches)
{
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  Label              labels[MAX_LABELS];
  guint              n;
  Turn               turn;

  for (guint p = 0; p < document->paragraphs->len; p++)
    if (read_turn (document, p, &turn))
      g_array_append_val (turns, turn);
  if (turns->len < 2)
    return;
  n = count_labels (turns, labels);
  find_names (document, turns, labels, n);
  if (!is_transcript (document, turns, labels, n))
    return;
  g_array_sort (stretches, compare_paragraphs);
  drop_marked (turns, stretches);
  for (guint i = 0; i < turns->len; i++)
    {
      const Turn *t = &g_array_index (turns, Turn, i);
      guint       next = i + 1 < turns->len ? g_array_index (turns, Turn, i + 1).paragraph : document->paragraphs->len;
      QdStretch   stretch = { .first = t->body, .end = find_end (document, t, next), .parent = QD_STRETCH_NONE, .paragraph = t->paragraph, .intro = -1, .family = QD_MARK_DOUBLE, .dialogue = TRUE, .label = t->first, .label_end = t->kind == LABEL_LETTER ? t->first : t->end, .transcript = TRUE };

      if (stretch.end > qd_document_paragraph (document, t->paragraph)->end)
        stretch.repairs = QD_REPAIR_REOPENED;
      if (stretch.first < stretch.end)
        g_array_append_val (stretches, stretch);
    }
}
