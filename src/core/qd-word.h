/* qd-word.h: words of a text sixteen bytes at once, and the hash by which they are looked up
 *
 * Where a word ends nobody foretells, so that a loop over its letters costs a processor more than they do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "core/qd-hash.h"

G_BEGIN_DECLS

/* So many bytes are looked at together, and must be there to be read. */
#define QD_WORD_ROOM 16

/**
 * QdWordStart:
 * @head: the first eight of its bytes in lower case, the first as the lowest; what is behind the word is 0
 * @neck: the next eight
 * @len: how many letters and digits of ASCII stand at its beginning, %QD_WORD_ROOM if there may be more
 * @has_digit: whether any of them is a digit
 *
 * What a word begins with.
 */
typedef struct
{
  guint64  head;
  guint64  neck;
  guint    len;
  gboolean has_digit;
} QdWordStart;

/**
 * QdPlainWord:
 * @start: offset of its first byte
 * @len: its length, bytes
 * @tells: whether its weight is %QD_WORD_TELLING
 *
 * A word of at most %QD_WORD_ROOM letters of ASCII and nothing else, which qd_tokenizer_next() reads as one, too. From its first byte on,
 * %QD_WORD_ROOM bytes can be read.
 */
typedef struct
{
  gsize    start;
  guint32  len;
  gboolean tells;
} QdPlainWord;

/* What of a head and a neck belongs to a word of so many bytes. */
static inline void
_qd_word_cut (QdWordStart *self)
{
  static const guint64 kept[QD_WORD_ROOM / 2 + QD_WORD_ROOM + 1] = {
    [QD_WORD_ROOM / 2 + 1] = G_GUINT64_CONSTANT (0xff),
    [QD_WORD_ROOM / 2 + 2] = G_GUINT64_CONSTANT (0xffff),
    [QD_WORD_ROOM / 2 + 3] = G_GUINT64_CONSTANT (0xffffff),
    [QD_WORD_ROOM / 2 + 4] = G_GUINT64_CONSTANT (0xffffffff),
    [QD_WORD_ROOM / 2 + 5] = G_GUINT64_CONSTANT (0xffffffffff),
    [QD_WORD_ROOM / 2 + 6] = G_GUINT64_CONSTANT (0xffffffffffff),
    [QD_WORD_ROOM / 2 + 7] = G_GUINT64_CONSTANT (0xffffffffffffff),
    [QD_WORD_ROOM / 2 + 8 ... QD_WORD_ROOM / 2 +
      QD_WORD_ROOM] = G_MAXUINT64,
  };

  self->head &= kept[QD_WORD_ROOM / 2 + self->len];
  self->neck &= kept[self->len];
}

/* Reads what stands at TEXT, where QD_WORD_ROOM bytes can be read. */
static inline QdWordStart
qd_word_read (const char *text)
{
  QdWordStart self;
  char        lower[QD_WORD_ROOM];
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128 ((const __m128i *)(gconstpointer)text);
  /* A digit has the bit by which small letters differ from capitals. */
  const __m128i small = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
  /* What is within a range is not changed by the difference to its end being cut off at 0. */
  const __m128i letter = _mm_cmpeq_epi8 (_mm_subs_epu8 (_mm_sub_epi8 (small, _mm_set1_epi8 ('a')), _mm_set1_epi8 ('z' - 'a')), _mm_setzero_si128 ());
  const __m128i digit = _mm_cmpeq_epi8 (_mm_subs_epu8 (_mm_sub_epi8 (bytes, _mm_set1_epi8 ('0')), _mm_set1_epi8 ('9' - '0')), _mm_setzero_si128 ());
  const guint   digits = (guint)_mm_movemask_epi8 (digit);
  const guint   others = ~((guint)_mm_movemask_epi8 (letter) | digits);

  _mm_storeu_si128 ((__m128i *)(gpointer)lower, small);
  self.len = (guint)__builtin_ctz (others);
  self.has_digit = (digits & (others ^ (others - 1))) != 0;
#else
  self.has_digit = FALSE;
  for (self.len = 0; self.len < QD_WORD_ROOM && g_ascii_isalnum (text[self.len]); self.len++)
    self.has_digit |= g_ascii_isdigit (text[self.len]);
  for (guint i = 0; i < QD_WORD_ROOM; i++)
    lower[i] = (char)(text[i] | 0x20);
#endif
  memcpy (&self.head, lower, sizeof self.head);
  memcpy (&self.neck, lower + sizeof self.head, sizeof self.neck);
  self.head = GUINT64_FROM_LE (self.head);
  self.neck = GUINT64_FROM_LE (self.neck);
  _qd_word_cut (&self);
  return self;
}

/* A byte of a word in lower case, as far as ASCII and Latin-1 go. */
static inline guint8
qd_word_fold (guint8 byte, guint8 before)
{
  gboolean capital = (byte >= 'A' && byte <= 'Z') || (before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97);

  return capital ? byte | 0x20 : byte;
}

/* Takes eight bytes more into a hash. */
static inline guint64
_qd_word_hash_step (guint64 hash, guint64 bytes)
{
  return (hash ^ hash >> 32 ^ bytes) * QD_HASH_GOLDEN_RATIO;
}

/* The hash of a word that is no longer than what was read of it, as qd_word_hash() has it. */
static inline guint64
qd_word_hash_short (const QdWordStart *word)
{
  guint64 hash = _qd_word_hash_step (_qd_word_hash_step (0, word->head), word->neck);

  return hash ^ hash >> 32;
}

typedef void (*QdWordFunc) (const char *word,
                            gpointer    user_data);

/* The hash of the LEN bytes at TEXT, at most QD_WORD_ROOM of which as many can be read, if they are letters and digits of ASCII and full stops,
 * which the bit by which small letters differ from capitals leaves as they are. */
static inline guint64
qd_word_hash_dotted (const char *text, guint len)
{
  QdWordStart word = { .len = len };

  memcpy (&word.head, text, sizeof word.head);
  memcpy (&word.neck, text + sizeof word.head, sizeof word.neck);
  word.head = GUINT64_FROM_LE (word.head) | G_GUINT64_CONSTANT (0x2020202020202020);
  word.neck = GUINT64_FROM_LE (word.neck) | G_GUINT64_CONSTANT (0x2020202020202020);
  _qd_word_cut (&word);
  return qd_word_hash_short (&word);
}

guint64 qd_word_hash (const char *word,
                      gsize       len);
void    qd_word_weight_each_little (QdWordFunc func,
                                    gpointer   user_data);

/* Whether a word of so many letters of ASCII and nothing else ends for the tokenizer before a byte, whatever stands behind that. A full stop or
 * a hyphen behind a single letter may belong to initials or to “e-mail”; apostrophes, brackets and digits may go on with it. */
static inline gboolean
qd_word_ends_letters (guint8 byte, gsize n_letters)
{
  static const guint8 letters_to_end[128] = {
    [0 ... '&'] = 1,
    ['(' ... ','] = 1,
    ['-'] = 2,
    ['.'] = 2,
    ['/'] = 1,
    [':' ... '@'] = 1,
    ['\\'] = 1,
    ['^' ... '`'] = 1,
    ['{' ... 127] = 1,
  };

  return byte == ' ' || (byte < 0x80 && letters_to_end[byte] != 0 && n_letters >= letters_to_end[byte]);
}

G_END_DECLS
