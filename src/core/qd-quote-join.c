/* qd-quote-join.c: the words of a quotation that a cue interrupts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-join.h"

#include <string.h>

#include "core/qd-tokenizer.h"
#include "core/qd-word-weight.h"

#define IDEOGRAPHIC_COMMA 0x3001
#define IDEOGRAPHIC_STOP 0x3002
#define FULLWIDTH_COMMA 0xff0c
#define FULLWIDTH_STOP 0xff0e
#define DEVANAGARI_STOP 0x0964
#define ARABIC_STOP 0x06d4

/* What stands between the parts of a quotation. */
typedef enum {
  GAP_NONE, /* no word: marks, a new paragraph */
  GAP_OPEN, /* a cue in the middle of a sentence */
  GAP_ENDED /* a cue with which a sentence ends */
} Gap;

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
}

/* Quotation marks of any kind, brackets, dashes. */
static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION ||
         type == G_UNICODE_FINAL_PUNCTUATION || type == G_UNICODE_DASH_PUNCTUATION || c == '"' || c == '\'' || c == '`';
}

static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == IDEOGRAPHIC_STOP || c == FULLWIDTH_STOP || c == DEVANAGARI_STOP || c == ARABIC_STOP;
}

/* The character at AT, whatever the bytes there are. */
static gunichar
char_at (const char *at, const char *end)
{
  gunichar c = g_utf8_get_char_validated (at, end - at);

  return c >= (gunichar)-2 ? 0xfffd : c;
}

/* Where the character before END begins. */
static const char *
step_back (const char *start, const char *end)
{
  do
    end--;
  while (end > start && ((guchar)*end & 0xc0) == 0x80);
  return end;
}

/* What ends a sentence, or the words before a quotation: a colon ends what was said before those, too (“…,” he said, and added: “…”). */
static gboolean
is_end (gunichar c)
{
  return is_stop (c) || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == 0xff01 || c == 0xff1a || c == 0xff1f;
}

/* How a cue ends, and the full stop that the text is written with. */
static Gap
read_gap (const char *start, const char *end, gunichar *stop)
{
  const char *at;

  *stop = '.';
  for (at = start; at < end && !g_unichar_isalnum (char_at (at, end)); at = g_utf8_next_char (at))
    ;
  if (at >= end)
    return GAP_NONE;
  for (at = end; at > start;)
    {
      const char *behind = at;
      gunichar    c;

      at = step_back (start, behind);
      c = char_at (at, behind);
      if (is_space (c) || is_mark (c))
        continue;
      if (is_stop (c))
        *stop = c;
      return is_end (c) ? GAP_ENDED : GAP_OPEN;
    }
  return GAP_OPEN;
}

/* Whether a sentence begins with a part. Behind a cue that ends, a capital says so, or a script that has none; elsewhere only that of a
 * word that is no name, unless a name has it for its first word. */
static gboolean
begins_sentence (const char *start, const char *end, Gap gap)
{
  QdTokenizer tokenizer;
  QdToken     token;
  gunichar    c = 0;

  for (; start < end; start = g_utf8_next_char (start))
    {
      c = char_at (start, end);
      if (!is_space (c) && !is_mark (c) && c != 0xbf && c != 0xa1)
        break;
    }
  if (start >= end || !g_unichar_isalnum (c) || g_unichar_islower (c))
    return FALSE;
  if (gap == GAP_ENDED)
    return TRUE;
  qd_tokenizer_init (&tokenizer, start, (gsize)(end - start));
  if (!qd_tokenizer_next (&tokenizer, &token) || (token.flags & QD_TOKEN_CAPITAL) == 0 || qd_word_weight (token.hash) != QD_WORD_FUNCTION || *start == 'I')
    return FALSE;
  return !qd_tokenizer_next (&tokenizer, &token) || (token.flags & QD_TOKEN_CAPITAL) == 0;
}

/* Puts the full stop at the end of the sentence that a part, which ends at END, is the end of, for the comma that belongs to the cue or
 * for none. Returns the new end. */
static char *
end_sentence (char *start, char *end, Gap gap, gunichar stop)
{
  const char *at = end;
  gunichar    c = 0;

  while (at > start)
    {
      const char *behind = at;

      at = step_back (start, behind);
      c = char_at (at, behind);
      if (!is_space (c) && (!is_mark (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION))
        break;
      c = 0;
    }
  /* What was in the article stays where it was: only a full stop of the comma's own length takes its place. */
  if (c == ',')
    *(char *)at = '.';
  else if ((c == FULLWIDTH_COMMA || c == IDEOGRAPHIC_COMMA) && stop == IDEOGRAPHIC_STOP)
    g_unichar_to_utf8 (stop, (char *)at);
  else if (gap == GAP_ENDED && (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '%'))
    end += g_unichar_to_utf8 (stop, end);
  return end;
}

/**
 * qd_quote_join:
 * @body: (nullable): UTF-8, valid as far as the last span goes; %NULL only where there are no spans
 * @spans: (array length=n_spans): spans of @body in order, bytes
 * @n_spans: how many
 *
 * Joins the spans by single spaces. A comma in front of a cue (“…,” he said.) belongs to the cue: where a sentence begins behind it, the
 * one before it ends with a full stop. German and other articles, which have the comma outside of the marks, are given the full
 * stop that it stands for. Nothing else is changed, so that all words are those of @body, in order.
 *
 * Thread: any.
 *
 * Returns: (transfer full): the words of a quotation; "" for none
 */
char *
qd_quote_join (const char *body, const QdSpan *spans, gsize n_spans)
{
  gsize length = 1;
  char *joined, *end;

  g_return_val_if_fail (body != NULL || n_spans == 0, NULL);
  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);

  /* A space and a full stop behind each. */
  for (gsize i = 0; i < n_spans; i++)
    length += qd_span_length (spans[i]) + 4;

  end = joined = g_malloc (length);
  for (gsize i = 0; i < n_spans; i++)
    {
      char    *start = end;
      gunichar stop;
      Gap      gap;

      memcpy (end, body + spans[i].start, qd_span_length (spans[i]));
      end += qd_span_length (spans[i]);
      if (i + 1 == n_spans)
        break;
      gap = read_gap (body + spans[i].end, body + MAX (spans[i].end, spans[i + 1].start), &stop);
      if (gap != GAP_NONE && begins_sentence (body + spans[i + 1].start, body + spans[i + 1].end, gap))
        end = end_sentence (start, end, gap, stop);
      *end++ = ' ';
    }
  *end = '\0';
  return joined;
}

/**
 * qd_quote_join_find:
 * @text: (not nullable): what qd_quote_join() made of the spans
 * @spans: (array length=n_spans): the spans
 * @n_spans: how many
 * @places: (out caller-allocates) (array length=n_spans): where the text of each is in @text, bytes, with the full stop that it was given
 *
 * Thread: any.
 */
void
qd_quote_join_find (const char *text, const QdSpan *spans, gsize n_spans, QdSpan *places)
{
  gsize length, at = 0;

  g_return_if_fail (text != NULL);
  g_return_if_fail ((spans != NULL && places != NULL) || n_spans == 0);

  length = strlen (text);
  for (gsize i = 0; i < n_spans; i++)
    {
      gsize end = MIN (length, at + qd_span_length (spans[i]));

      if (i + 1 < n_spans)
        end += strcspn (text + end, " ");
      places[i] = (QdSpan){ at, end };
      at = MIN (length, end + 1);
    }
}
