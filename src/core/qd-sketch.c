/* qd-sketch.c: whether two texts are copies of one another
 *
 * Bottom-k sketches of shingles: A. Broder, On the resemblance and containment of documents, 1997. A copy that an outlet cut, or
 * put a paragraph of its own before, holds most of the runs of words of the shorter text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-sketch.h"

#include <string.h>

#include "core/qd-hash.h"
#include "core/qd-tokenizer.h"

/* Words of a run: eight in a row are no accident. */
#define RUN 8

/* A text of fewer runs is too short to be a copy: a caption, a line of a ticker. */
#define MIN_SHINGLES 24

/* How much of a text is read, words. */
#define MAX_WORDS 20000

/* What two copies share of both, and of the shorter one. */
#define MIN_RESEMBLANCE 0.3
#define MIN_CONTAINMENT 0.75

static void
insert (QdSketch *self, guint32 hash)
{
  guint at = self->n;

  if (self->n == QD_SKETCH_SIZE && hash >= self->hashes[QD_SKETCH_SIZE - 1])
    return;
  while (at > 0 && self->hashes[at - 1] > hash)
    at--;
  if (at > 0 && self->hashes[at - 1] == hash)
    return;
  if (self->n < QD_SKETCH_SIZE)
    self->n++;
  memmove (&self->hashes[at + 1], &self->hashes[at], (self->n - 1 - at) * sizeof (guint32));
  self->hashes[at] = hash;
}

/**
 * qd_sketch_init:
 * @self: (out caller-allocates): gets the sketch
 * @text: (not nullable): a text, UTF-8, need not end in NUL
 * @len: its length, bytes
 *
 * Sketches a text, in time in proportion to its length; of a long one the first 20,000 words.
 *
 * Thread: any.
 */
void
qd_sketch_init (QdSketch *self, const char *text, gsize len)
{
  guint64     words[RUN] = { 0 };
  guint       n_words = 0;
  QdTokenizer tokenizer;
  QdToken     token;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || len == 0);

  memset (self, 0, sizeof *self);
  qd_tokenizer_init (&tokenizer, text, len);
  while (n_words < MAX_WORDS && qd_tokenizer_next (&tokenizer, &token))
    {
      guint64 sum = 0;

      if (token.kind != QD_TOKEN_WORD)
        continue;
      words[n_words++ % RUN] = token.hash;
      if (n_words < RUN)
        continue;
      for (guint i = 0; i < RUN; i++)
        sum = sum * QD_HASH_GOLDEN_RATIO + words[(n_words + i) % RUN];
      self->n_shingles++;
      /* Sums of hashes are not spread any more. */
      insert (self, (guint32)(qd_hash_finish (sum) >> 32));
    }
}

/**
 * qd_sketch_is_copy:
 * @a: (not nullable): a sketch
 * @b: (not nullable): another
 *
 * Thread: any.
 * Returns: whether the texts are copies of one another, more or less; the same whichever comes first
 */
gboolean
qd_sketch_is_copy (const QdSketch *a, const QdSketch *b)
{
  guint  i = 0, j = 0, n = 0, shared = 0;
  double resemblance, containment;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n_shingles < MIN_SHINGLES || b->n_shingles < MIN_SHINGLES)
    return FALSE;
  for (; n < QD_SKETCH_SIZE && (i < a->n || j < b->n); n++)
    {
      if (i < a->n && j < b->n && a->hashes[i] == b->hashes[j])
        {
          shared++;
          i++;
          j++;
        }
      else if (j >= b->n || (i < a->n && a->hashes[i] < b->hashes[j]))
        i++;
      else
        j++;
    }
  resemblance = (double)shared / n;
  if (resemblance < MIN_RESEMBLANCE)
    return FALSE;
  containment = resemblance / (1 + resemblance) * ((double)a->n_shingles + b->n_shingles) / MIN (a->n_shingles, b->n_shingles);
  return containment >= MIN_CONTAINMENT;
}

/**
 * qd_sketch_to_bytes:
 * @self: (not nullable): a sketch
 *
 * Writes a sketch down: the number of runs, then the hashes, 32 bits each, little-endian.
 *
 * Thread: any.
 * Returns: (transfer full): the bytes
 */
GBytes *
qd_sketch_to_bytes (const QdSketch *self)
{
  guint32 data[QD_SKETCH_SIZE + 1];

  g_return_val_if_fail (self != NULL, NULL);

  data[0] = GUINT32_TO_LE (self->n_shingles);
  for (guint i = 0; i < self->n; i++)
    data[i + 1] = GUINT32_TO_LE (self->hashes[i]);
  return g_bytes_new (data, (self->n + 1) * sizeof (guint32));
}

/**
 * qd_sketch_init_from_bytes:
 * @self: (out caller-allocates): gets the sketch
 * @data: (nullable) (array length=size): what qd_sketch_to_bytes() wrote
 * @size: its length, bytes
 *
 * Thread: any.
 * Returns: whether that is a sketch
 */
gboolean
qd_sketch_init_from_bytes (QdSketch *self, const guint8 *data, gsize size)
{
  g_return_val_if_fail (self != NULL, FALSE);

  memset (self, 0, sizeof *self);
  if (data == NULL || size < sizeof (guint32) || size % sizeof (guint32) != 0 || size / sizeof (guint32) - 1 > QD_SKETCH_SIZE)
    return FALSE;
  self->n = (guint32)(size / sizeof (guint32) - 1);
  memcpy (&self->n_shingles, data, sizeof (guint32));
  self->n_shingles = GUINT32_FROM_LE (self->n_shingles);
  memcpy (self->hashes, data + sizeof (guint32), self->n * sizeof (guint32));
  for (guint i = 0; i < self->n; i++)
    {
      self->hashes[i] = GUINT32_FROM_LE (self->hashes[i]);
      if (i > 0 && self->hashes[i - 1] >= self->hashes[i])
        return FALSE;
    }
  return TRUE;
}
