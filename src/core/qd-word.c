/* qd-word.c: the hash by which words are looked up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-word.h"

/**
 * qd_word_hash:
 * @word: (not nullable) (array length=len): a word of any letters, as it stands in the text
 * @len: length of @word, bytes
 *
 * Capitals of ASCII and Latin-1 count as small letters. It is for tables in memory: nothing stores it. Thread: any.
 *
 * Returns: the hash
 */
guint64
qd_word_hash (const char *word, gsize len)
{
  guint64 hash = 0;
  guint8  before = 0;

  for (gsize at = 0; at < MAX (len, QD_WORD_ROOM); at += sizeof (guint64))
    {
      guint64 bytes = 0;

      for (gsize i = at; i < MIN (len, at + sizeof bytes); i++)
        {
          bytes |= (guint64)qd_word_fold ((guint8)word[i], before) << (8 * (i - at));
          before = (guint8)word[i];
        }
      hash = _qd_word_hash_step (hash, bytes);
    }
  return hash ^ hash >> 32;
}
