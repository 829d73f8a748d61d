/* qd-tokenizer.c: the words of UTF-8 text, folded for comparison
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-tokenizer.h"

#include <string.h>

#include "core/qd-hash.h"
#include "core/qd-letter.h"
#include "core/qd-word.h"

/* How far ahead the closing bracket of an editor's insertion is looked for, bytes. */
#define MAX_BRACKET 160

#define INVALID_CHAR ((gunichar) - 1)

/* Receives the folded letters of a word: always hashes, and writes them down where a string is given. */
typedef struct
{
  guint64  hash;
  GString *folded;
} Folder;

static inline gboolean
is_ascii_letter (unsigned char c)
{
  return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline gboolean
is_ascii_digit (unsigned char c)
{
  return (unsigned char)(c - '0') < 10;
}

static inline unsigned char
byte_at (const QdTokenizer *self, gsize position)
{
  return position < self->length ? (unsigned char)self->text[position] : 0;
}

/* Decodes one code point without reading past the end. A malformed byte counts as one character of no kind. */
static gunichar
char_at (const QdTokenizer *self, gsize position, gsize *size)
{
  unsigned char lead = byte_at (self, position);
  gunichar      c;
  gsize         n, i;

  *size = 1;
  if (lead < 0x80)
    return lead;
  n = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3
                                      : 2;
  if (lead < 0xc2 || lead > 0xf4 || n > self->length - position)
    return INVALID_CHAR;
  c = lead & (0xff >> (n + 1));
  for (i = 1; i < n; i++)
    {
      unsigned char trail = byte_at (self, position + i);

      if ((trail & 0xc0) != 0x80)
        return INVALID_CHAR;
      c = c << 6 | (trail & 0x3f);
    }
  if (!g_unichar_validate (c))
    return INVALID_CHAR;
  *size = n;
  return c;
}

static inline void
folder_put (Folder *self, gunichar c)
{
  self->hash = (self->hash ^ c) * QD_FNV64_PRIME;
  if (self->folded != NULL)
    g_string_append_unichar (self->folded, c);
}

static inline guint64
finish_hash (guint64 state)
{
  guint64 hash = qd_hash_finish (state);

  return hash != 0 ? hash : 1;
}

static inline gboolean
is_diacritic (gunichar c)
{
  return c >= 0x300 && c <= 0x36f;
}

static void
folder_put_wide (Folder *self, gunichar c)
{
  const char *plain = qd_letter_get_plain (c);
  gunichar    parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize       n_parts, i;

  if (plain != NULL)
    {
      for (; *plain != '\0'; plain++)
        folder_put (self, *plain);
      return;
    }
  if (c >= 0xac00 && c <= 0xd7a3)
    {
      folder_put (self, c);
      return;
    }
  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
    if (!is_diacritic (parts[i]))
      folder_put (self, g_unichar_tolower (parts[i]));
}

/* Scripts written without spaces, a word a character: Han, kana, bopomofo, and those of South-East Asia. */
static gboolean
stands_alone (gunichar c)
{
  if (c < 0xe00)
    return FALSE;
  return (c <= 0xeff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x3005 && c <= 0x312f) || (c >= 0x31a0 && c <= 0x31ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff66 && c <= 0xff9f) || (c >= 0x1b000 && c <= 0x1b16f) || (c >= 0x20000 && c <= 0x3ffff);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0x2032 || c == 0xff07;
}

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return is_ascii_letter (c) || is_ascii_digit (c);
  return c != INVALID_CHAR && c != 0x2bc && (g_unichar_isalnum (c) || (g_unichar_ismark (c) && !is_diacritic (c)));
}

static gboolean
starts_word (const QdTokenizer *self, gsize position)
{
  gsize    size;
  gunichar c = char_at (self, position, &size);

  return position < self->length && is_word_char (c);
}

/* Whether a full stop belongs to initials (“U.S.”, “a.m.”) rather than to the end of a sentence. */
static gboolean
is_initials_stop (const QdTokenizer *self, gsize position, gsize start)
{
  if (!is_ascii_letter (byte_at (self, position - 1)))
    return FALSE;
  if (position >= start + 3 && byte_at (self, position - 2) == '.')
    return TRUE;
  return position == start + 1 && is_ascii_letter (byte_at (self, position + 1)) && byte_at (self, position + 2) == '.';
}

/* Reads on over the punctuation that a word may hold. Returns how many bytes it takes, or 0 where the word ends. */
static gsize
skip_inner_punctuation (const QdTokenizer *self, gsize start, gsize position, gunichar c, gsize size, Folder *folder, QdTokenFlags *flags)
{
  if (is_apostrophe (c))
    {
      if (!starts_word (self, position + size))
        return 0;
      folder_put (folder, '\'');
      return size;
    }
  if (qd_letter_is_invisible (c) || is_diacritic (c))
    return size;
  if (c == '[' || c == ']')
    {
      gsize    next_size;
      gunichar next = char_at (self, position + 1, &next_size);

      if (!is_word_char (next) || is_ascii_digit (next) || stands_alone (next))
        return 0;
      *flags |= QD_TOKEN_BRACKETED;
      return 1;
    }
  /* “e-mail” is “email”. */
  if (c == '-' && position == start + 1 && is_ascii_letter (byte_at (self, start)) && is_ascii_letter (byte_at (self, position + 1)))
    return 1;
  if (c == '.' && is_initials_stop (self, position, start))
    return 1;
  if ((c == '.' || c == ',') && is_ascii_digit (byte_at (self, position - 1)) && is_ascii_digit (byte_at (self, position + 1)))
    {
      if (c == '.')
        folder_put (folder, '.');
      return 1;
    }
  return 0;
}

/* The letters of ASCII as they go into a hash; 0 for all other bytes. */
#define LETTERS_8(first) (first), (first) + 1, (first) + 2, (first) + 3, (first) + 4, (first) + 5, (first) + 6, (first) + 7
#define LETTERS LETTERS_8 ('a'), LETTERS_8 ('i'), LETTERS_8 ('q'), 'y', 'z'
static const guint8 folded_letters[256] = { ['A'] = LETTERS, ['a'] = LETTERS };

/* Reads letters of ASCII, which are all that most words have, into the hash. Returns the position behind them. */
static inline gsize
hash_letters (const QdTokenizer *self, gsize position, guint64 *hash)
{
  const guint8 *text = (const guint8 *)self->text;
  gsize         end = self->length;
  guint64       state = *hash;

  for (guint8 letter; position < end && (letter = folded_letters[text[position]]) != 0; position++)
    state = (state ^ letter) * QD_FNV64_PRIME;
  *hash = state;
  return position;
}

/* Reads on in the word that begins at start, from position. Returns the position behind it. */
static gsize
read_word (const QdTokenizer *self, gsize start, gsize position, Folder *folder, QdTokenFlags *flags)
{
  while (position < self->length)
    {
      unsigned char byte = self->text[position];
      gsize         size;
      gunichar      c;

      if (byte == ' ')
        break;
      if (is_ascii_letter (byte))
        {
          folder_put (folder, byte | 0x20);
          position++;
          continue;
        }
      if (is_ascii_digit (byte))
        {
          folder_put (folder, byte);
          position++;
          continue;
        }
      c = char_at (self, position, &size);
      if (byte >= 0x80 && is_word_char (c) && !qd_letter_is_invisible (c))
        {
          if (stands_alone (c) && position > start)
            break;
          folder_put_wide (folder, c);
          position += size;
          if (stands_alone (c))
            break;
          continue;
        }
      size = skip_inner_punctuation (self, start, position, c, size, folder, flags);
      if (size == 0)
        break;
      position += size;
    }
  return position;
}

/* The bytes of a mark of omission at the position, or 0: two full stops are a slip of the pen, three are an ellipsis. */
static gsize
ellipsis_length (const QdTokenizer *self, gsize start)
{
  gsize position = start, end = start;
  guint n_stops = 0;

  for (;;)
    {
      gsize    size;
      gunichar c = char_at (self, position, &size);

      if (position >= self->length)
        break;
      if (c == '.' || c == 0x2026)
        {
          n_stops += c == '.' ? 1 : 3;
          position += size;
          end = position;
        }
      else if (n_stops > 0 && (c == ' ' || c == 0xa0) && (byte_at (self, position + size) == '.'))
        position += size;
      else
        break;
    }
  return n_stops >= 3 ? end - start : 0;
}

/* The same inside brackets: “[…]”, “(...)”. */
static gsize
bracketed_ellipsis_length (const QdTokenizer *self, gsize start)
{
  gsize position = start + 1;
  gsize length;

  while (byte_at (self, position) == ' ' && position < start + 4)
    position++;
  length = ellipsis_length (self, position);
  if (length == 0)
    return 0;
  position += length;
  while (byte_at (self, position) == ' ' && position < start + length + 8)
    position++;
  if (byte_at (self, position) != (byte_at (self, start) == '[' ? ']' : ')'))
    return 0;
  return position + 1 - start;
}

static void
open_bracket (QdTokenizer *self)
{
  gsize       room = MIN (self->length - self->position, MAX_BRACKET);
  const char *close = memchr (self->text + self->position, ']', room);

  if (close != NULL)
    self->bracket_end = close - self->text;
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == '\n' || c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

static gboolean
take_ellipsis (QdTokenizer *self, gsize length, QdToken *token)
{
  *token = (QdToken){
    .span = { self->position, self->position + length },
    .kind = QD_TOKEN_ELLIPSIS,
  };
  self->position += length;
  return TRUE;
}

static inline gboolean
take_word (QdTokenizer *self, gunichar first, QdToken *token)
{
  Folder folder = { .hash = QD_FNV64_OFFSET };
  gsize  start = self->position, position;

  *token = (QdToken){ .kind = QD_TOKEN_WORD };
  if (first < 0x80 ? first >= 'A' && first <= 'Z' : g_unichar_isupper (first))
    token->flags |= QD_TOKEN_CAPITAL;
  if (is_ascii_digit (MIN (first, 0x7f)))
    token->flags |= QD_TOKEN_NUMBER;
  if (start < self->bracket_end)
    token->flags |= QD_TOKEN_BRACKETED;
  if (self->sentence_start)
    token->flags |= QD_TOKEN_SENTENCE_START;
  self->sentence_start = FALSE;
  position = hash_letters (self, start, &folder.hash);
  self->position = read_word (self, start, position, &folder, &token->flags);
  token->span = (QdSpan){ start, self->position };
  token->hash = finish_hash (folder.hash);
  return TRUE;
}

/* Reads on where something else comes next than a word of nothing but letters of ASCII, as long as nothing else than what parts words stands
 * before @limit. Apart, so that such a word costs no more than it must. */
G_NO_INLINE static gboolean
read_next (QdTokenizer *self, gsize limit, QdToken *token)
{
  while (self->position < limit)
    {
      unsigned char byte = (unsigned char)self->text[self->position];
      gsize         size, length = 0;
      gunichar      c;

      if (is_ascii_letter (byte))
        return take_word (self, byte, token);
      if (byte == ' ')
        {
          self->position++;
          continue;
        }
      c = char_at (self, self->position, &size);
      if (is_word_char (c) && !qd_letter_is_invisible (c))
        return take_word (self, c, token);
      if (c == '.' || c == 0x2026)
        length = ellipsis_length (self, self->position);
      else if (c == '[' || c == '(')
        length = bracketed_ellipsis_length (self, self->position);
      if (length > 0)
        return take_ellipsis (self, length, token);
      if (c == '[' && self->position >= self->bracket_end)
        open_bracket (self);
      if (ends_sentence (c))
        self->sentence_start = TRUE;
      self->position += size;
    }
  return FALSE;
}

/**
 * qd_tokenizer_init:
 * @self: (not nullable): the tokenizer to set up
 * @text: (not nullable): UTF-8, need not end in NUL; borrowed as long as @self is used
 * @len: length of @text, bytes
 *
 * Begins to read the words of a text. Malformed bytes separate words, and nothing is read past @len.
 *
 * Thread: any.
 */
void
qd_tokenizer_init (QdTokenizer *self, const char *text, gsize len)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || len == 0);

  *self = (QdTokenizer){ .text = text, .length = len, .sentence_start = TRUE };
}

/**
 * qd_tokenizer_next:
 * @self: (not nullable): a tokenizer
 * @token: (out): the next word or mark of omission
 *
 * Reads on. Words are compared by their hash, in which capitals, diacritics, the shape of an apostrophe, brackets
 * inside a word (“[A]n” is “An”), thousands separators and the stops of initials (“U.S.” is “US”) make no difference.
 * Hyphens and dashes separate words, but for one behind a single letter (“e-mail” is “email”). Takes no memory, and time in proportion to the bytes read.
 *
 * Thread: any.
 * Returns: %FALSE at the end of the text; @token is then as it was
 */
gboolean
qd_tokenizer_next (QdTokenizer *self, QdToken *token)
{
  gsize   start, end;
  guint64 hash = QD_FNV64_OFFSET;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  start = self->position;
  if (start < self->length && self->text[start] == ' ')
    start++;
  end = hash_letters (self, start, &hash);
  if (end == start || (end < self->length && !qd_word_ends_letters ((guint8)self->text[end], end - start)))
    return read_next (self, self->length, token);
  *token = (QdToken){ .hash = finish_hash (hash), .span = { start, end }, .kind = QD_TOKEN_WORD };
  if ((self->text[start] & 0x20) == 0)
    token->flags |= QD_TOKEN_CAPITAL;
  if (start < self->bracket_end)
    token->flags |= QD_TOKEN_BRACKETED;
  if (self->sentence_start)
    token->flags |= QD_TOKEN_SENTENCE_START;
  self->sentence_start = FALSE;
  self->position = end;
  return TRUE;
}

/**
 * qd_tokenizer_next_before:
 * @self: (not nullable): a tokenizer
 * @limit: an offset, at most the length of the text
 * @token: (out): the next word or mark of omission
 *
 * Reads on as qd_tokenizer_next() does, but not to what begins at @limit or behind it. Thread: any.
 *
 * Returns: %FALSE if nothing but what parts words is left before @limit; @token is then as it was
 */
gboolean
qd_tokenizer_next_before (QdTokenizer *self, gsize limit, QdToken *token)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  return read_next (self, limit, token);
}

/**
 * qd_token_hash_plain:
 * @text: (not nullable): a text
 * @word: (not nullable): a word of it
 *
 * Thread: any.
 * Returns: the hash that the tokenizer gives to the word
 */
guint64
qd_token_hash_plain (const char *text, const QdPlainWord *word)
{
  const guint8 *letters = (const guint8 *)text + word->start;
  guint64       hashes[QD_WORD_ROOM + 1], hash = QD_FNV64_OFFSET;

  /* Of all lengths, since nobody foretells where the word ends, but for the second half, which few words have. */
  hashes[0] = hash;
#pragma GCC unroll 8
  for (guint i = 0; i < QD_WORD_ROOM / 2; i++)
    hashes[i + 1] = hash = (hash ^ (letters[i] | 0x20)) * QD_FNV64_PRIME;
  if (word->len <= QD_WORD_ROOM / 2)
    return finish_hash (hashes[word->len]);
#pragma GCC unroll 8
  for (guint i = QD_WORD_ROOM / 2; i < QD_WORD_ROOM; i++)
    hashes[i + 1] = hash = (hash ^ (letters[i] | 0x20)) * QD_FNV64_PRIME;
  return finish_hash (hashes[word->len]);
}

/**
 * qd_token_hash:
 * @word: (not nullable): one word
 *
 * Thread: any.
 * Returns: the hash that the tokenizer gives to the first word of @word; 0 if there is none
 */
guint64
qd_token_hash (const char *word)
{
  QdTokenizer tokenizer;
  QdToken     token;

  g_return_val_if_fail (word != NULL, 0);

  qd_tokenizer_init (&tokenizer, word, strlen (word));
  return qd_tokenizer_next (&tokenizer, &token) ? token.hash : 0;
}

/**
 * qd_token_dup_folded:
 * @text: (not nullable): the text that the token was read from
 * @token: (not nullable): a word of it
 *
 * The letters that the hash of a word stands for, for those who need to look into it.
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): the folded word; empty for an ellipsis
 */
char *
qd_token_dup_folded (const char *text, const QdToken *token)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  Folder              folder = { .hash = QD_FNV64_OFFSET, .folded = folded };
  QdTokenizer         tokenizer;
  QdTokenFlags        flags = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);

  qd_tokenizer_init (&tokenizer, text, token->span.end);
  if (token->kind == QD_TOKEN_WORD)
    read_word (&tokenizer, token->span.start, token->span.start, &folder, &flags);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}
