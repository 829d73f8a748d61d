/* qd-word-table.h: what is known of the words of a built-in list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdWordTable:
 *
 * Numbers by words. Made once and then only read, by any thread.
 */
typedef struct
{
  /*< private >*/
  guint    n_slots;
  guint    n_words;
  guint8  *tags;
  guint64 *hashes;
  guint64 *values;
} QdWordTable;

QdWordTable *qd_word_table_new (guint n_words);
void         qd_word_table_add (QdWordTable *self,
                                const char  *words,
                                guint64      bits);

/* The tags are a part of each hash, 0 where a slot is free: small enough to stay in the processor's nearest cache, they answer for nearly
 * every word that is in no list. */
static inline guint8
qd_word_table_tag (guint64 hash)
{
  return (guint8)((hash >> 32) | 1);
}

/* The slot of a word, or the free one where it would be. */
static inline guint
qd_word_table_slot (const QdWordTable *self, guint64 hash)
{
  const guint8 tag = qd_word_table_tag (hash);
  guint        i = hash & (self->n_slots - 1);

  while (self->tags[i] != 0 && (self->tags[i] != tag || self->hashes[i] != hash))
    i = (i + 1) & (self->n_slots - 1);
  return i;
}

/**
 * qd_word_table_lookup:
 * @self: (not nullable): a table
 * @hash: the hash of a word, as the tokenizer gives it
 *
 * Thread: any.
 *
 * Returns: what was added for the word; 0 if nothing was
 */
static inline guint64
qd_word_table_lookup (const QdWordTable *self, guint64 hash)
{
  return self->values[qd_word_table_slot (self, hash)];
}

G_END_DECLS
