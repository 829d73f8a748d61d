/* qd-quote-habit.c: whether an article says of words that somebody says them again and again
 *
 * “Quill has long called the plan a “folly”” quotes no one time, so that it is not the same utterance as what Quill said that
 * day. What tells is an adverb beside the verb that reports (“repeatedly”, “wiederholt als”), a verb for going on, or the perfect of a verb
 * for naming, in the words of the sentence right before the quotation or in an aside behind it. And where it is said once more (“repeated that”,
 * “adding once again that”) it is not what was said the first time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-habit.h"

#include <string.h>

#include "core/qd-tokenizer.h"
#include "core/qd-word-table.h"

/* How much of the text is read on either side, bytes, and how many words of it: what stands farther off is of another clause. */
#define MAX_BYTES 160
#define MAX_WORDS 12

/* How far the verb is from its adverb, and how far the verb for naming is from its “what”. */
#define MAX_STEP 2
#define MAX_STEP_FROM_WHAT 4

typedef enum /*< flags >*/
{
  OFTEN = 1 << 0,   /* again and again */
  SPEAK = 1 << 1,   /* reports words, in any form */
  NAMED = 1 << 2,   /* a participle that names something */
  NAMES = 1 << 3,   /* names something now */
  HAVE = 1 << 4,    /* makes a perfect */
  ALREADY = 1 << 5, /* stands between that and the participle */
  GO_ON = 1 << 6,   /* goes on doing something */
  TO = 1 << 7,      /* is before what one goes on or likes to do */
  LIKE = 1 << 8,    /* likes to do something */
  KEEP = 1 << 9,    /* keeps doing something */
  OVER = 1 << 10,   /* one of “over and over” */
  AND = 1 << 11,    /* the other */
  WHAT = 1 << 12,   /* “what Quill calls” */
  AS = 1 << 13,     /* begins an aside */
  OFTEN_DE = 1 << 14,
  ALS = 1 << 15,
  ONCE = 1 << 16,   /* before “again” */
  AGAIN = 1 << 17,  /* behind “once” */
  REPEAT = 1 << 18, /* says once more */
  UNDONE = 1 << 19, /* before what somebody else does, or nobody */
} Role;

typedef struct
{
  const char *words;
  guint       role;
} Class;

static const Class classes[] = {
  { "repeatedly frequently often long regularly routinely consistently constantly always continually habitually persistently", OFTEN },
  { "called dubbed labelled labeled branded described characterized characterised denounced decried derided dismissed referred likened termed",
    SPEAK | NAMED },
  { "calls describes terms dubs labels brands", SPEAK | NAMES },
  { "call calling describe describing say says said saying insist insists insisted insisting claim claims claimed claiming argue argues argued arguing "
    "dismiss dismisses dismissing deride derides denounce denounces denouncing decry decries criticize criticizes criticized criticizing criticise "
    "criticises criticised mock mocks mocked mocking refer refers referring rail rails railed attack attacks attacked assail assails assailed blast "
    "blasts blasted condemn condemns condemned deny denies denied accuse accuses accused boast boasts boasted complain complains complained declare "
    "declares declared vow vows vowed pledge pledges pledged promise promises promised warn warns warned suggest suggests suggested tout touts touted "
    "brand label put puts",
    SPEAK },
  { "has have had he's she's they've i've we've", HAVE },
  { "since also now previously variously already", ALREADY },
  { "continue continues continued continuing", GO_ON },
  { "to", TO },
  { "like likes liked love loves", LIKE },
  { "keep keeps kept", KEEP },
  { "over time", OVER },
  { "again", OVER | AGAIN },
  { "once", ONCE },
  { "more", AGAIN },
  { "repeat repeats repeated reiterate reiterates reiterated restate restates restated wiederholte wiederholten", REPEAT },
  { "be been being is are was were not never didn't doesn't don't", UNDONE },
  { "and", AND },
  { "what", WHAT },
  { "as which", AS },
  { "wiederholt wieder mehrfach oft häufig stets regelmäßig ständig immer", OFTEN_DE },
  { "als", ALS },
};

/* The roles of a sentence's words. */
typedef struct
{
  guint    roles[MAX_WORDS];
  guint    n;
  gboolean leads; /* into the quotation, without a full stop between */
} Clause;

/* More than there are. */
#define MOST_ROLE_WORDS 400

/* Apart, so that to look a word up takes no more than it must. */
G_NO_INLINE static QdWordTable *
build_table (void)
{
  QdWordTable *table = qd_word_table_new (MOST_ROLE_WORDS);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    qd_word_table_add (table, classes[i].words, classes[i].role);
  return table;
}

/* Whether a line ends between two words, or marks open or close. */
static gboolean
is_parted (const char *text, gsize start, gsize end)
{
  const char *p = text + start, *stop = text + end;

  /* Between most words. */
  if (end == start + 1 && *p == ' ')
    return FALSE;
  while (p < stop)
    {
      gunichar c = g_utf8_get_char_validated (p, stop - p);

      if (c == '\n' || c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb)
        return TRUE;
      /* What is no character is a byte of a damaged text. */
      p += (gint32)c >= 0 ? g_unichar_to_utf8 (c, NULL) : 1;
    }
  return FALSE;
}

static void
append_word (Clause *clause, guint role)
{
  if (clause->n == MAX_WORDS)
    memmove (clause->roles, clause->roles + 1, --clause->n * sizeof *clause->roles);
  clause->roles[clause->n++] = role;
}

static guint
find_role (const QdToken *token)
{
  static QdWordTable *table;

  if (g_once_init_enter_pointer (&table))
    g_once_init_leave_pointer (&table, build_table ());
  return (guint)qd_word_table_lookup (table, token->hash);
}

/* Where so many words begin before a place as are asked for, but not before FROM. Only what is a word whatever stands around it
 * is counted: what begins with a letter of ASCII behind a space behind another. */
static gsize
find_words_before (const char *text, gsize from, gsize end)
{
  guint n = 0;

  for (gsize at = end; at > from + 2;)
    if (g_ascii_isalpha (text[--at]) && text[at - 1] == ' ' && g_ascii_isalpha (text[at - 2]) && ++n == MAX_WORDS)
      return at;
  return from;
}

static gboolean
has_full_stop (const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (text[i] == '.' || text[i] == '!' || text[i] == '?')
      return TRUE;
  return FALSE;
}

/* The last words of what stands before the quotation in its sentence. */
static Clause
read_before (const char *text, gsize start)
{
  Clause      clause = { .n = 0 };
  gsize       from = start > MAX_BYTES ? start - MAX_BYTES : 0, last = 0;
  QdTokenizer tokenizer;
  QdToken     token;

  while (from < start && ((guchar)text[from] & 0xc0) == 0x80)
    from++;
  from = find_words_before (text, from, start);
  qd_tokenizer_init (&tokenizer, text + from, start - from);
  while (qd_tokenizer_next (&tokenizer, &token))
    {
      if ((token.flags & QD_TOKEN_SENTENCE_START) != 0 || is_parted (text + from, last, token.span.start))
        clause.n = 0;
      append_word (&clause, find_role (&token));
      last = token.span.end;
    }
  clause.leads = !has_full_stop (text + from + last, start - from - last);
  return clause;
}

/* The first words of an aside behind it; none if there is no aside. */
static Clause
read_behind (const char *text, gsize len, gsize end)
{
  Clause      clause = { .leads = TRUE };
  gsize       to = MIN (len, end + MAX_BYTES), last = 0;
  QdTokenizer tokenizer;
  QdToken     token;

  while (to < len && to > end && ((guchar)text[to] & 0xc0) == 0x80)
    to--;
  qd_tokenizer_init (&tokenizer, text + end, to - end);
  while (clause.n < MAX_WORDS && qd_tokenizer_next (&tokenizer, &token))
    {
      guint role = find_role (&token);

      if (clause.n == 0 ? (role & AS) == 0 : (token.flags & QD_TOKEN_SENTENCE_START) != 0 || is_parted (text + end, last, token.span.start))
        break;
      append_word (&clause, role);
      last = token.span.end;
    }
  return clause;
}

static gboolean
has_near (const Clause *clause, guint at, guint max_step, guint role)
{
  for (guint i = at + 1; i < clause->n && i <= at + max_step; i++)
    if ((clause->roles[i] & role) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_next (const Clause *clause, guint at, guint role, guint then)
{
  return at + 2 < clause->n && (clause->roles[at + 1] & role) != 0 && (clause->roles[at + 2] & then) != 0;
}

/* Whether somebody says once more what the clause leads to: who “came to repeat” it has said it once. */
static gboolean
says_once_more (const Clause *clause, guint at)
{
  if (!clause->leads)
    return FALSE;
  if ((clause->roles[at] & ONCE) != 0)
    return has_near (clause, at, 1, AGAIN);
  /* Nobody knows what stood before the first of so many words. */
  if ((clause->roles[at] & REPEAT) == 0 || (clause->n == MAX_WORDS && at < MAX_STEP))
    return FALSE;
  for (guint step = 1; step <= MAX_STEP && step <= at; step++)
    if ((clause->roles[at - step] & (UNDONE | TO)) != 0)
      return FALSE;
  return TRUE;
}

static QdQuoteHabit
judge_word (const Clause *clause, guint at)
{
  guint    role = clause->roles[at];
  gboolean often = (role & OFTEN) != 0 || ((role & OVER) != 0 && has_next (clause, at, AND, OVER));

  if (often && (has_near (clause, at, MAX_STEP, SPEAK) || (at > 0 && (clause->roles[at - 1] & SPEAK) != 0)))
    return QD_QUOTE_HABIT_REPEATED;
  if ((role & (GO_ON | LIKE)) != 0 && has_next (clause, at, TO, SPEAK))
    return QD_QUOTE_HABIT_REPEATED;
  if ((role & KEEP) != 0 && has_near (clause, at, 1, SPEAK))
    return QD_QUOTE_HABIT_REPEATED;
  if ((role & OFTEN_DE) != 0 && has_near (clause, at, 1, ALS))
    return QD_QUOTE_HABIT_REPEATED;
  if ((role & HAVE) != 0 && (has_near (clause, at, 1, NAMED) || has_next (clause, at, ALREADY, NAMED)))
    return QD_QUOTE_HABIT_NAME;
  if ((role & WHAT) != 0 && has_near (clause, at, MAX_STEP_FROM_WHAT, NAMES))
    return QD_QUOTE_HABIT_NAME;
  return says_once_more (clause, at) ? QD_QUOTE_HABIT_AGAIN : QD_QUOTE_HABIT_NONE;
}

static QdQuoteHabit
judge (const Clause *clause)
{
  QdQuoteHabit habit = QD_QUOTE_HABIT_NONE;

  for (guint i = 0; i < clause->n; i++)
    habit = MAX (habit, judge_word (clause, i));
  return habit;
}

/**
 * qd_quote_habit_read:
 * @text: (not nullable): the body of an article, UTF-8, not NUL-terminated
 * @len: its length, bytes
 * @spans: (array length=n_spans) (not nullable): where a quotation is in it, rising, bytes
 * @n_spans: how many they are
 *
 * Reads a few words on either side of a quotation. Thread: any.
 *
 * Returns: whether they say that it is what somebody says again and again
 */
QdQuoteHabit
qd_quote_habit_read (const char *text, gsize len, const QdSpan *spans, guint n_spans)
{
  Clause before, behind;

  g_return_val_if_fail (text != NULL && spans != NULL, QD_QUOTE_HABIT_NONE);

  if (n_spans == 0 || spans[n_spans - 1].end > len || spans[0].start > len)
    return QD_QUOTE_HABIT_NONE;
  before = read_before (text, spans[0].start);
  behind = read_behind (text, len, spans[n_spans - 1].end);
  return MAX (judge (&before), judge (&behind));
}
