/* qd-compare-memo.c: comparisons of quotations, remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-compare-memo.h"

#include <string.h>

#include "core/qd-hash.h"

typedef struct
{
  guint64           digests[4];
  QdQuoteComparison comparison;
} Slot;

/* Each pair has one slot, and takes it from the pair that had it before. */
struct _QdCompareMemo
{
  Slot *slots;
  guint n_slots; /* a power of two */
};

/**
 * qd_compare_memo_new:
 * @n_pairs: how many pairs are remembered at most, some 100 bytes each
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): an empty memo
 */
QdCompareMemo *
qd_compare_memo_new (guint n_pairs)
{
  QdCompareMemo *self = g_new0 (QdCompareMemo, 1);

  self->n_slots = 1;
  while (self->n_slots <= n_pairs / 2)
    self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  return self;
}

/**
 * qd_compare_memo_free:
 * @self: (transfer full) (not nullable): a memo
 *
 * Thread: any.
 */
void
qd_compare_memo_free (QdCompareMemo *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->slots);
  g_free (self);
}

/**
 * qd_compare_memo_compare:
 * @self: (nullable): a memo; without one, the two are compared
 * @a: (not nullable): a quotation
 * @digest_a: what qd_quote_words_digest() makes of it
 * @b: (not nullable): another
 * @digest_b: what it makes of that
 *
 * Does what qd_quote_compare() does. Thread: one at a time.
 *
 * Returns: what the two share and how they differ
 */
QdQuoteComparison
qd_compare_memo_compare (QdCompareMemo *self, const QdQuoteWords *a, const guint64 digest_a[2], const QdQuoteWords *b, const guint64 digest_b[2])
{
  const guint64 digests[4] = { digest_a[0], digest_a[1], digest_b[0], digest_b[1] };
  Slot         *slot;

  g_return_val_if_fail (a != NULL && b != NULL, (QdQuoteComparison){ 0 });

  /* Where both quote others, the speakers take part, and they are not in the digests. */
  if (self == NULL || (a->quotes && b->quotes))
    return qd_quote_compare (a, b);
  slot = &self->slots[(digests[0] * QD_HASH_GOLDEN_RATIO + digests[2]) >> 20 & (self->n_slots - 1)];
  if (memcmp (slot->digests, digests, sizeof digests) != 0)
    {
      slot->comparison = qd_quote_compare (a, b);
      memcpy (slot->digests, digests, sizeof digests);
    }
  return slot->comparison;
}
