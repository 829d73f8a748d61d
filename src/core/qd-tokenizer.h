/* qd-tokenizer.h: the words of UTF-8 text, folded for comparison
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-text.h"
#include "core/qd-word.h"

G_BEGIN_DECLS

/**
 * QdTokenKind:
 * @QD_TOKEN_WORD: a word, a number, or one character of a script that is written without spaces
 * @QD_TOKEN_ELLIPSIS: a mark that says that words were left out: “…”, “...”, “. . .”, “[…]”, “(...)”
 */
typedef enum {
  QD_TOKEN_WORD,
  QD_TOKEN_ELLIPSIS,
} QdTokenKind;

/**
 * QdTokenFlags:
 * @QD_TOKEN_CAPITAL: it begins with a capital letter
 * @QD_TOKEN_NUMBER: it begins with a digit
 * @QD_TOKEN_BRACKETED: square brackets enclose it or a part of it
 * @QD_TOKEN_SENTENCE_START: it is the first word, or the mark that ends a sentence stands before it
 */
typedef enum /*< flags >*/
{
  QD_TOKEN_CAPITAL = 1 << 0,
  QD_TOKEN_NUMBER = 1 << 1,
  QD_TOKEN_BRACKETED = 1 << 2,
  QD_TOKEN_SENTENCE_START = 1 << 3,
} QdTokenFlags;

/**
 * QdToken:
 * @hash: a hash of the folded word; two words that differ by typography alone have the same. Zero for an ellipsis
 * @span: its bytes in the text
 * @kind: its kind
 * @flags: what it looks like
 */
typedef struct
{
  guint64      hash;
  QdSpan       span;
  QdTokenKind  kind;
  QdTokenFlags flags;
} QdToken;

/**
 * QdTokenizer:
 *
 * A place in a text. Lives on the stack; initialised by qd_tokenizer_init(), needs no clearing.
 */
typedef struct
{
  /*< private >*/
  const char *text;
  gsize       length;
  gsize       position;
  gsize       bracket_end;
  gboolean    sentence_start;
} QdTokenizer;

void     qd_tokenizer_init (QdTokenizer *self,
                            const char  *text,
                            gsize        len);
gboolean qd_tokenizer_next (QdTokenizer *self,
                            QdToken     *token);
gboolean qd_tokenizer_next_before (QdTokenizer *self,
                                   gsize        limit,
                                   QdToken     *token);

guint64 qd_token_hash (const char *word);
guint64 qd_token_hash_plain (const char        *text,
                             const QdPlainWord *word);
char   *qd_token_dup_folded (const char    *text,
                             const QdToken *token);

/**
 * qd_tokenizer_pass:
 * @self: (not nullable): a tokenizer
 * @word: (not nullable): a word of the text that was read before
 * @starts_sentence: (out): whether the word is %QD_TOKEN_SENTENCE_START
 *
 * Moves on behind a word if that is what comes next, as qd_tokenizer_next() would, and without a look at its letters. Thread: any.
 *
 * Returns: whether it was
 */
static inline gboolean
qd_tokenizer_pass (QdTokenizer *self, const QdPlainWord *word, gboolean *starts_sentence)
{
  if (self->position != word->start && (self->position + 1 != word->start || self->text[self->position] != ' '))
    return FALSE;
  *starts_sentence = self->sentence_start;
  self->sentence_start = FALSE;
  self->position = word->start + word->len;
  return TRUE;
}

G_END_DECLS
