/* qd-document.h: a body cut into paragraphs and tokens, for the analysis alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-arena.h"
#include "core/qd-lexicon.h"
#include "core/qd-text.h"
#include "core/qd-word.h"

G_BEGIN_DECLS

/**
 * QdTokenKind:
 * @QD_TOKEN_WORD: a word, with the apostrophes and hyphens inside it
 * @QD_TOKEN_NUMBER: begins with a digit
 * @QD_TOKEN_POSSESSIVE: the "’s" at the end of a word
 * @QD_TOKEN_MARK: a quotation mark
 * @QD_TOKEN_PUNCT: any other sign; the token's sign says which
 */
typedef enum {
  QD_TOKEN_WORD,
  QD_TOKEN_NUMBER,
  QD_TOKEN_POSSESSIVE,
  QD_TOKEN_MARK,
  QD_TOKEN_PUNCT,
} QdTokenKind;

/**
 * QdMarkFamily:
 *
 * Marks that open and close one another.
 */
typedef enum {
  QD_MARK_DOUBLE,
  QD_MARK_GUILLEMET,
  QD_MARK_CORNER,
  QD_MARK_SINGLE,
  QD_MARK_SINGLE_GUILLEMET,
  QD_MARK_WHITE_CORNER,
  QD_N_MARK_FAMILIES,
} QdMarkFamily;

/**
 * QdMarkSide:
 *
 * Which way a mark's glyph points.
 */
typedef enum {
  QD_MARK_LEFT,
  QD_MARK_RIGHT,
  QD_MARK_NEUTRAL,
  QD_MARK_LOW,
} QdMarkSide;

typedef enum /*< flags >*/
{
  QD_TOKEN_CAPITAL = 1 << 0,
  QD_TOKEN_ALL_CAPITALS = 1 << 1,
  QD_TOKEN_SPACE_BEFORE = 1 << 2,
  QD_TOKEN_SPACE_AFTER = 1 << 3,
} QdTokenFlags;

/* Signs of punctuation that are no single byte. */
#define QD_SIGN_DASH 'D'
#define QD_SIGN_ELLIPSIS 'E'
#define QD_SIGN_BULLET 'B'
#define QD_SIGN_OTHER 'O'

/**
 * QdToken:
 * @start: offset of its first byte
 * @len: its length, bytes
 * @hash: of a word: the lower half of qd_word_hash()
 * @classes: #QdWordClass flags of a word
 * @kind: #QdTokenKind
 * @flags: #QdTokenFlags
 * @sign: of punctuation, the ASCII character or a QD_SIGN
 * @family: of a mark, its #QdMarkFamily
 * @side: of a mark, its #QdMarkSide
 */
typedef struct
{
  gsize   start;
  guint32 len;
  guint32 hash;
  guint32 classes;
  guint8  kind;
  guint8  flags;
  guint8  sign;
  guint8  family;
  guint8  side;
} QdToken;

/**
 * QdParagraph:
 * @span: its bytes, without white space around it
 * @first: index of its first token
 * @end: index after its last token
 * @boilerplate: whether it is no part of the article
 */
typedef struct
{
  QdSpan   span;
  guint    first;
  guint    end;
  gboolean boilerplate;
} QdParagraph;

/**
 * QdDocument:
 * @text: the body, borrowed
 * @len: length of @text, bytes
 * @language: whose words were looked up
 * @lexicon: those words
 * @tokens: (array length=n_tokens): in order
 * @n_tokens: how many there are
 * @paragraphs: (element-type QdParagraph): in order
 * @plain_words: (array length=n_plain_words): those of its words that qd_tokenizer_next() reads alike, in order
 * @n_plain_words: how many there are
 * @arena: memory for what is needed no longer than the document, and stands in no result
 * @foreign: whether hardly any of its words are in @lexicon: qd_foreign_is_document()
 */
typedef struct
{
  const char      *text;
  gsize            len;
  QdLanguage       language;
  const QdLexicon *lexicon;
  QdToken         *tokens;
  guint            n_tokens;
  QdPlainWord     *plain_words;
  guint            n_plain_words;
  GArray          *paragraphs;
  QdArena         *arena;
  gboolean         foreign;
} QdDocument;

QdDocument *qd_document_new (const char *text,
                             gsize       len,
                             QdLanguage  language);
void        qd_document_free (QdDocument *self);

static inline const QdToken *
qd_document_token (const QdDocument *self, guint index)
{
  return &self->tokens[index];
}

static inline QdParagraph *
qd_document_paragraph (const QdDocument *self, guint index)
{
  return &g_array_index (self->paragraphs, QdParagraph, index);
}

static inline gsize
qd_token_end (const QdToken *token)
{
  return token->start + token->len;
}

static inline gboolean
qd_token_is (const QdToken *token, guint classes)
{
  return (token->classes & classes) != 0;
}

static inline gboolean
qd_token_is_sign (const QdToken *token, char sign)
{
  return token->kind == QD_TOKEN_PUNCT && token->sign == (guint8)sign;
}

static inline gboolean
qd_token_ends_sentence (const QdToken *token)
{
  return token->kind == QD_TOKEN_PUNCT && (token->sign == '.' || token->sign == '!' || token->sign == '?' || token->sign == QD_SIGN_ELLIPSIS);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdDocument, qd_document_free)

G_END_DECLS
