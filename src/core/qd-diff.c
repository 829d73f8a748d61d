/* qd-diff.c: two quotations compared word by word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-diff.h"

#include "core/qd-align.h"
#include "core/qd-tokenizer.h"

/* The words of one text: their hashes, and where each begins. A word owns the punctuation up to the next one; the first
 * owns what stands before it, too. */
typedef struct
{
  GArray *hashes;
  GArray *starts;
  gsize   length;
} Words;

static void
words_init (Words *self, const char *text, gsize len)
{
  QdTokenizer tokenizer;
  QdToken     token;
  gsize       end = 0;

  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->length = len;
  qd_tokenizer_init (&tokenizer, text, len);
  while (qd_tokenizer_next (&tokenizer, &token))
    {
      gsize start = token.span.start;

      if (token.kind != QD_TOKEN_WORD)
        continue;
      /* An opening mark belongs to the word behind it: back over what is not white space. */
      while (start > end && !g_ascii_isspace (text[start - 1]))
        start--;
      if (self->starts->len == 0)
        start = 0;
      g_array_append_val (self->hashes, token.hash);
      g_array_append_val (self->starts, start);
      end = token.span.end;
    }
}

static void
words_clear (Words *self)
{
  g_array_unref (self->hashes);
  g_array_unref (self->starts);
}

static gsize
word_start (const Words *self, guint index)
{
  if (index == 0)
    return 0;
  if (index < self->starts->len)
    return g_array_index (self->starts, gsize, index);
  return self->length;
}

static QdSpan
word_bytes (const Words *self, guint start, guint end)
{
  if (start >= end)
    return (QdSpan){ word_start (self, start), word_start (self, start) };
  return (QdSpan){ word_start (self, start), word_start (self, end) };
}

static void
add_run (GArray *runs, QdDiffKind kind, QdSpan a, QdSpan b)
{
  QdDiffRun run = { kind, a, b };

  if (!qd_span_is_empty (a) || !qd_span_is_empty (b))
    g_array_append_val (runs, run);
}

static void
add_change (GArray *runs, QdSpan a, QdSpan b)
{
  add_run (runs, QD_DIFF_DELETED, a, (QdSpan){ b.start, b.start });
  add_run (runs, QD_DIFF_INSERTED, (QdSpan){ a.end, a.end }, b);
}

/**
 * qd_diff_words:
 * @a: (not nullable): UTF-8, need not end in NUL
 * @a_len: length of @a, bytes
 * @b: (not nullable): UTF-8, need not end in NUL
 * @b_len: length of @b, bytes
 *
 * Compares two texts by their words; differences of typography alone are none. Where words were replaced, the
 * deletion comes before the insertion. Takes time in proportion to the length of the texts.
 *
 * Thread: any.
 * Returns: (transfer full) (element-type QdDiffRun): the runs in order, covering both texts from end to end; empty
 *   for two empty texts
 */
GArray *
qd_diff_words (const char *a, gsize a_len, const char *b, gsize b_len)
{
  g_autoptr (GArray) blocks = NULL;
  GArray            *runs = g_array_new (FALSE, FALSE, sizeof (QdDiffRun));
  Words              words_a, words_b;
  guint              at_a = 0, at_b = 0, i;

  g_return_val_if_fail (a != NULL || a_len == 0, runs);
  g_return_val_if_fail (b != NULL || b_len == 0, runs);

  words_init (&words_a, a, a_len);
  words_init (&words_b, b, b_len);
  blocks = qd_align_words ((const guint64 *)words_a.hashes->data, words_a.hashes->len,
                           (const guint64 *)words_b.hashes->data, words_b.hashes->len);
  for (i = 0; i < blocks->len; i++)
    {
      const QdAlignBlock *block = &g_array_index (blocks, QdAlignBlock, i);

      add_change (runs, word_bytes (&words_a, at_a, block->a), word_bytes (&words_b, at_b, block->b));
      at_a = block->a + block->length;
      at_b = block->b + block->length;
      add_run (runs, QD_DIFF_EQUAL, word_bytes (&words_a, block->a, at_a), word_bytes (&words_b, block->b, at_b));
    }
  if (words_a.hashes->len == 0 && words_b.hashes->len == 0)
    add_run (runs, QD_DIFF_EQUAL, (QdSpan){ 0, a_len }, (QdSpan){ 0, b_len });
  else
    add_change (runs, (QdSpan){ word_start (&words_a, at_a), a_len }, (QdSpan){ word_start (&words_b, at_b), b_len });
  words_clear (&words_a);
  words_clear (&words_b);
  return runs;
}
