/* qd-word-table.c: what is known of the words of a built-in list, by open addressing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-word-table.h"

#include <string.h>

#include "core/qd-tokenizer.h"

/**
 * qd_word_table_new:
 * @n_words: how many words it has room for
 *
 * Thread: any.
 *
 * Returns: (transfer full): an empty table; those of built-in lists live as long as the program
 */
QdWordTable *
qd_word_table_new (guint n_words)
{
  QdWordTable *self = g_new0 (QdWordTable, 1);

  /* A power of two that keeps more than half of the slots free. */
  for (self->n_slots = 16; self->n_slots <= 2 * n_words;)
    self->n_slots *= 2;
  self->tags = g_new0 (guint8, self->n_slots);
  self->hashes = g_new0 (guint64, self->n_slots);
  self->values = g_new0 (guint64, self->n_slots);
  return self;
}

/**
 * qd_word_table_add:
 * @self: (not nullable): a table that is being made
 * @words: (not nullable): words, spaces between them
 * @bits: what to add to what each stands for
 *
 * Folds the words as the tokenizer does. Thread: one.
 */
void
qd_word_table_add (QdWordTable *self, const char *words, guint64 bits)
{
  QdTokenizer tokenizer;
  QdToken     token;

  qd_tokenizer_init (&tokenizer, words, strlen (words));
  while (qd_tokenizer_next (&tokenizer, &token))
    {
      guint slot = qd_word_table_slot (self, token.hash);

      self->n_words += self->tags[slot] == 0;
      g_assert (self->n_words < self->n_slots / 2);
      self->tags[slot] = qd_word_table_tag (token.hash);
      self->hashes[slot] = token.hash;
      self->values[slot] |= bits;
    }
}
