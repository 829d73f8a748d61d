/* qd-document.c: cuts a body into paragraphs and tokens in one pass over its bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-document.h"

#include <string.h>

typedef struct
{
  QdDocument *document;
  const char *text;
  gsize       len;
  gsize       at;
  guint       room;
  gboolean    space;
} Reader;

/* What begins at a byte. */
typedef enum {
  BYTE_LETTER,
  BYTE_DIGIT,
  BYTE_SPACE,
  BYTE_NEWLINE,
  BYTE_APOSTROPHE,
  BYTE_MARK,
  BYTE_PUNCT,
} ByteKind;

typedef struct
{
  ByteKind     kind;
  guint8       len;
  guint8       sign;
  QdMarkFamily family;
  QdMarkSide   side;
} Glyph;

static inline Glyph
punct (guint8 len, char sign)
{
  return (Glyph){ .kind = BYTE_PUNCT, .len = len, .sign = (guint8)sign };
}

static inline Glyph
mark (guint8 len, QdMarkFamily family, QdMarkSide side)
{
  return (Glyph){ .kind = BYTE_MARK, .len = len, .family = family, .side = side };
}

/* General Punctuation, U+2000 to U+203F: E2 80 80 to E2 80 BF. */
static Glyph
read_general_punctuation (unsigned char last)
{
  switch (last)
    {
    case 0x90 ... 0x95:
      return punct (3, QD_SIGN_DASH);
    case 0x98:
      return mark (3, QD_MARK_SINGLE, QD_MARK_LEFT);
    case 0x99:
      return (Glyph){ .kind = BYTE_APOSTROPHE, .len = 3, .family = QD_MARK_SINGLE, .side = QD_MARK_RIGHT };
    case 0x9A:
      return mark (3, QD_MARK_SINGLE, QD_MARK_LOW);
    case 0x9B:
      return mark (3, QD_MARK_SINGLE, QD_MARK_LEFT);
    case 0x9C:
      return mark (3, QD_MARK_DOUBLE, QD_MARK_LEFT);
    case 0x9D:
      return mark (3, QD_MARK_DOUBLE, QD_MARK_RIGHT);
    case 0x9E:
    case 0x9F:
      return mark (3, QD_MARK_DOUBLE, QD_MARK_LOW);
    case 0xA2:
      return punct (3, QD_SIGN_BULLET);
    case 0xA6:
      return punct (3, QD_SIGN_ELLIPSIS);
    case 0xB9:
      return mark (3, QD_MARK_SINGLE_GUILLEMET, QD_MARK_LEFT);
    case 0xBA:
      return mark (3, QD_MARK_SINGLE_GUILLEMET, QD_MARK_RIGHT);
    case 0x80 ... 0x8A:
    case 0xA8:
    case 0xA9:
    case 0xAF:
      return (Glyph){ .kind = BYTE_SPACE, .len = 3 };
    default:
      return punct (3, QD_SIGN_OTHER);
    }
}

/* CJK Symbols and Punctuation, U+3000 to U+303F: E3 80 80 to E3 80 BF. */
static Glyph
read_cjk_punctuation (unsigned char last)
{
  switch (last)
    {
    case 0x80:
      return (Glyph){ .kind = BYTE_SPACE, .len = 3 };
    case 0x81:
      return punct (3, ',');
    case 0x82:
      return punct (3, '.');
    case 0x8C:
      return mark (3, QD_MARK_CORNER, QD_MARK_LEFT);
    case 0x8D:
      return mark (3, QD_MARK_CORNER, QD_MARK_RIGHT);
    case 0x8E:
      return mark (3, QD_MARK_WHITE_CORNER, QD_MARK_LEFT);
    case 0x8F:
      return mark (3, QD_MARK_WHITE_CORNER, QD_MARK_RIGHT);
    default:
      return punct (3, QD_SIGN_OTHER);
    }
}

static Glyph
read_wide (const unsigned char *p, gsize left)
{
  if (p[0] == 0xC2 && left >= 2)
    {
      if (p[1] == 0xA0)
        return (Glyph){ .kind = BYTE_SPACE, .len = 2 };
      if (p[1] == 0xAB)
        return mark (2, QD_MARK_GUILLEMET, QD_MARK_LEFT);
      if (p[1] == 0xBB)
        return mark (2, QD_MARK_GUILLEMET, QD_MARK_RIGHT);
      if (p[1] != 0xAA && p[1] != 0xB5 && p[1] != 0xBA)
        return punct (2, QD_SIGN_OTHER);
    }
  else if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80)
    return read_general_punctuation (p[2]);
  else if (left >= 3 && p[0] == 0xE3 && p[1] == 0x80)
    return read_cjk_punctuation (p[2]);
  return (Glyph){ .kind = BYTE_LETTER, .len = 1 };
}

static inline Glyph
read_glyph (const Reader *reader, gsize at)
{
  const unsigned char *p = (const unsigned char *)reader->text + at;

  if (p[0] >= 0x80)
    return read_wide (p, reader->len - at);
  if (g_ascii_isalpha (p[0]))
    return (Glyph){ .kind = BYTE_LETTER, .len = 1 };
  if (g_ascii_isdigit (p[0]))
    return (Glyph){ .kind = BYTE_DIGIT, .len = 1 };
  switch (p[0])
    {
    case '\n':
    case '\f':
    case '\v':
      return (Glyph){ .kind = BYTE_NEWLINE, .len = 1 };
    case ' ':
    case '\t':
    case '\r':
    case '\0':
      return (Glyph){ .kind = BYTE_SPACE, .len = 1 };
    case '"':
      return mark (1, QD_MARK_DOUBLE, QD_MARK_NEUTRAL);
    case '\'':
      /* Two apostrophes are how some wire copy writes a double mark. */
      if (at + 1 < reader->len && p[1] == '\'')
        return mark (2, QD_MARK_DOUBLE, QD_MARK_NEUTRAL);
      return (Glyph){ .kind = BYTE_APOSTROPHE, .len = 1, .family = QD_MARK_SINGLE, .side = QD_MARK_NEUTRAL };
    case '`':
      if (at + 1 < reader->len && p[1] == '`')
        return mark (2, QD_MARK_DOUBLE, QD_MARK_LEFT);
      return mark (1, QD_MARK_SINGLE, QD_MARK_LEFT);
    default:
      return punct (1, (char)p[0]);
    }
}

static inline gboolean
is_word_glyph (Glyph glyph)
{
  return glyph.kind == BYTE_LETTER || glyph.kind == BYTE_DIGIT;
}

static inline unsigned char
lower_byte (unsigned char previous, unsigned char byte)
{
  if (byte >= 'A' && byte <= 'Z')
    return byte | 0x20;
  if (previous == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97)
    return byte | 0x20;
  return byte;
}

/* Capitals of ASCII, Latin-1, Latin Extended-A (where they take the even places, nearly), Greek and Cyrillic. */
static gboolean
is_capital (const char *word, gsize len)
{
  unsigned char a = (unsigned char)word[0];
  unsigned char b = len > 1 ? (unsigned char)word[1] : 0;

  if (a < 0x80)
    return a >= 'A' && a <= 'Z';
  return (a == 0xC3 && b >= 0x80 && b <= 0x9E) || ((a == 0xC4 || a == 0xC5) && (b & 1) == 0) || (a == 0xCE && b >= 0x91 && b <= 0xA9) || (a == 0xD0 && b >= 0x80 && b <= 0xAF);
}

static gboolean
is_all_capitals (const char *word, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (g_ascii_islower (word[i]))
      return FALSE;
  return len > 1;
}

static void
hash_word (QdToken *token, const char *text, const QdLexicon *lexicon)
{
  guint32       hash = QD_WORD_HASH_START;
  unsigned char previous = 0;

  for (gsize i = token->start; i < qd_token_end (token); i++)
    {
      hash = qd_word_hash_step (hash, lower_byte (previous, (unsigned char)text[i]));
      previous = (unsigned char)text[i];
    }
  token->hash = hash;
  token->classes = qd_lexicon_lookup (lexicon, text + token->start, token->len, hash);
}

/* The end of the word that begins at START: letters, digits, and what joins two of them inside a word. */
static gsize
find_word_end (const Reader *reader, gsize start)
{
  gsize at = start;

  while (at < reader->len)
    {
      Glyph glyph;
      gsize next;

      while (at < reader->len && g_ascii_isalnum (reader->text[at]))
        at++;
      if (at >= reader->len || reader->text[at] == ' ')
        break;
      glyph = read_glyph (reader, at);
      next = at + glyph.len;
      if (is_word_glyph (glyph))
        {
          at = next;
          continue;
        }
      if (next >= reader->len || !is_word_glyph (read_glyph (reader, next)))
        break;
      if (glyph.kind == BYTE_APOSTROPHE)
        {
          gboolean possessive = (reader->text[next] == 's' || reader->text[next] == 'S') && (next + 1 == reader->len || !is_word_glyph (read_glyph (reader, next + 1)));

          if (possessive)
            break;
        }
      else if (!(glyph.kind == BYTE_PUNCT && (glyph.sign == '-' || glyph.sign == '@' || glyph.sign == '.' || glyph.sign == '_')) && !(glyph.kind == BYTE_PUNCT && glyph.sign == ',' && g_ascii_isdigit (reader->text[at - 1]) && g_ascii_isdigit (reader->text[next])))
        break;
      /* Sentences are now and then run together: "the end.The next". */
      if (glyph.sign == '.' && glyph.kind == BYTE_PUNCT && g_ascii_islower (reader->text[at - 1]) && g_ascii_isupper (reader->text[next]))
        break;
      at = next;
    }
  return at;
}

/* Takes the full stop of an abbreviation or an initial into the word. */
static void
take_full_stop (const Reader *reader, QdToken *token)
{
  const char *word = reader->text + token->start;
  gsize       end = qd_token_end (token);
  gboolean    initials;
  QdToken     longer = *token;

  if (end >= reader->len || reader->text[end] != '.')
    return;
  initials = g_ascii_isupper (word[0]) && (token->len == 1 || (token->len <= 5 && word[1] == '.'));
  longer.len++;
  hash_word (&longer, reader->text, reader->document->lexicon);
  if (initials || qd_token_is (&longer, QD_WORD_ABBREVIATION))
    {
      longer.classes |= QD_WORD_ABBREVIATION;
      *token = longer;
    }
}

static void
add_token (Reader *reader, QdToken *token)
{
  GArray *tokens = reader->document->tokens;
  guint   n = tokens->len;

  if (reader->space)
    token->flags |= QD_TOKEN_SPACE_BEFORE;
  reader->space = FALSE;
  if (tokens->len == reader->room)
    {
      /* An array that was set to a length keeps the room for it. */
      reader->room = MAX (reader->room * 2, 64);
      g_array_set_size (tokens, reader->room);
      tokens->len = n;
    }
  g_array_index (tokens, QdToken, tokens->len++) = *token;
  reader->at = qd_token_end (token);
}

static void
read_word (Reader *reader, ByteKind kind)
{
  QdToken     token = { .start = reader->at, .kind = kind == BYTE_DIGIT ? QD_TOKEN_NUMBER : QD_TOKEN_WORD };
  const char *word = reader->text + reader->at;

  token.len = (guint32)MIN (find_word_end (reader, reader->at) - reader->at, G_MAXUINT32);
  hash_word (&token, reader->text, reader->document->lexicon);
  if (kind == BYTE_LETTER)
    take_full_stop (reader, &token);
  if (is_capital (word, token.len))
    token.flags |= QD_TOKEN_CAPITAL;
  if (is_all_capitals (word, token.len))
    token.flags |= QD_TOKEN_ALL_CAPITALS;
  if (token.classes == QD_WORD_NONE && (token.flags & QD_TOKEN_CAPITAL))
    token.classes = qd_lexicon_lookup_compound (reader->document->lexicon, word, token.len);
  add_token (reader, &token);
}

/* An apostrophe that is not inside a word: the "’s" of a possessive, a word cut at its start, or a mark. */
static void
read_apostrophe (Reader *reader, Glyph glyph)
{
  gsize    next = reader->at + glyph.len;
  gboolean after_word = reader->at > 0 && !reader->space && reader->document->tokens->len > 0 && qd_document_token (reader->document, reader->document->tokens->len - 1)->kind <= QD_TOKEN_NUMBER;
  QdToken  token = { .start = reader->at, .len = glyph.len, .kind = QD_TOKEN_MARK, .family = glyph.family, .side = glyph.side };

  if (after_word && next < reader->len && (reader->text[next] == 's' || reader->text[next] == 'S'))
    {
      token.kind = QD_TOKEN_POSSESSIVE;
      token.len++;
    }
  add_token (reader, &token);
}

static void
end_paragraph (Reader *reader, gsize end)
{
  QdDocument *document = reader->document;
  guint       first = document->paragraphs->len > 0 ? qd_document_paragraph (document, document->paragraphs->len - 1)->end : 0;
  QdParagraph paragraph = { .first = first, .end = document->tokens->len };

  if (first == document->tokens->len)
    return;
  paragraph.span.start = qd_document_token (document, first)->start;
  paragraph.span.end = qd_token_end (qd_document_token (document, paragraph.end - 1));
  g_array_append_val (document->paragraphs, paragraph);
}

/* A single line break between a line that ends no sentence and one that begins in lower case is only a wrapped
 * line; any other break ends the paragraph. */
static gboolean
is_wrapped_line (const Reader *reader)
{
  guint          n = reader->document->tokens->len;
  const QdToken *last;
  gsize          at = reader->at + 1;

  while (at < reader->len && (reader->text[at] == ' ' || reader->text[at] == '\t'))
    at++;
  if (n == 0 || at >= reader->len || !g_ascii_islower (reader->text[at]))
    return FALSE;
  last = qd_document_token (reader->document, n - 1);
  return last->kind == QD_TOKEN_WORD || qd_token_is_sign (last, ',');
}

static void
read_next (Reader *reader)
{
  Glyph   glyph = read_glyph (reader, reader->at);
  QdToken token = { .start = reader->at, .len = glyph.len };

  switch (glyph.kind)
    {
    case BYTE_LETTER:
    case BYTE_DIGIT:
      read_word (reader, glyph.kind);
      break;
    case BYTE_NEWLINE:
      if (!is_wrapped_line (reader))
        end_paragraph (reader, reader->at);
      reader->space = TRUE;
      reader->at++;
      break;
    case BYTE_SPACE:
      reader->space = TRUE;
      reader->at += glyph.len;
      break;
    case BYTE_APOSTROPHE:
      read_apostrophe (reader, glyph);
      break;
    case BYTE_MARK:
      token.kind = QD_TOKEN_MARK;
      token.family = glyph.family;
      token.side = glyph.side;
      add_token (reader, &token);
      break;
    case BYTE_PUNCT:
    default:
      token.kind = QD_TOKEN_PUNCT;
      token.sign = glyph.sign;
      add_token (reader, &token);
    }
}

static void
set_space_after (QdDocument *document)
{
  for (guint i = 1; i < document->tokens->len; i++)
    if (qd_document_token (document, i)->flags & QD_TOKEN_SPACE_BEFORE)
      g_array_index (document->tokens, QdToken, i - 1).flags |= QD_TOKEN_SPACE_AFTER;
  if (document->tokens->len > 0)
    g_array_index (document->tokens, QdToken, document->tokens->len - 1).flags |= QD_TOKEN_SPACE_AFTER;
}

/**
 * qd_document_new:
 * @text: (array length=len): UTF-8; must outlive the document
 * @len: length of @text, bytes
 * @language: whose words to look up
 *
 * Bytes that are no UTF-8 are taken as letters. Thread: any.
 *
 * Returns: (transfer full): the tokens and paragraphs of @text
 */
QdDocument *
qd_document_new (const char *text, gsize len, QdLanguage language)
{
  QdDocument *self = g_new0 (QdDocument, 1);
  Reader      reader = { .document = self, .text = text, .len = len, .space = TRUE };

  self->text = text;
  self->len = len;
  self->language = language;
  self->lexicon = qd_lexicon_get (language);
  reader.room = (guint)MIN (len / 5 + 16, G_MAXUINT / 2);
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (QdToken), reader.room);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (QdParagraph));
  while (reader.at < len)
    read_next (&reader);
  end_paragraph (&reader, len);
  set_space_after (self);
  return self;
}

/**
 * qd_document_free:
 * @self: (transfer full): a document
 *
 * Thread: any, its user's.
 */
void
qd_document_free (QdDocument *self)
{
  g_array_unref (self->tokens);
  g_array_unref (self->paragraphs);
  g_free (self);
}
