/* qd-profile.c: what an article is about, small enough to be kept beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-profile.h"

#include "core/qd-core-error.h"
#include "core/qd-tokenizer.h"
#include "core/qd-word-weight.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How many words a profile keeps: those that tell most. */
#define MAX_TERMS 64

/* How much of a body is read, words: what a story is about is said early, and a body may be a book. */
#define MAX_WORDS 20000

/* A name tells more of an event than a common noun does. */
#define NAME_FACTOR 2.0

#define MAGIC "QDP1"
#define MAGIC_LENGTH 4
#define TERM_LENGTH 6

/* One word of a profile: the upper half of its hash, and its weight in hundredths, whole so that a profile that was
 * written down and read again decides exactly as it did before. */
typedef struct
{
  guint32 hash;
  guint16 weight;
} Term;

struct _QdProfile
{
  gatomicrefcount ref_count;
  guint           n_terms;
  Term            terms[];
};

G_DEFINE_BOXED_TYPE (QdProfile, qd_profile, qd_profile_ref, qd_profile_unref)

/* How a word was met in a body. */
typedef struct
{
  guint64 hash;
  guint   count;
  guint   n_capital;
  guint   n_inside;
} Tally;

/* By weight, the heaviest first; by hash where the weight is the same, so that the choice does not depend on chance. */
static int
compare_weights (const void *a, const void *b)
{
  const Term *term_a = a, *term_b = b;

  if (term_a->weight != term_b->weight)
    return term_a->weight > term_b->weight ? -1 : 1;
  return (term_a->hash > term_b->hash) - (term_a->hash < term_b->hash);
}

static int
compare_terms (const void *a, const void *b)
{
  const Term *term_a = a, *term_b = b;

  return (term_a->hash > term_b->hash) - (term_a->hash < term_b->hash);
}

/* How many slots a table for the words of so many bytes has: a power of two, and more than there are words, since a word
 * takes two bytes at least with what parts it from the next. */
static guint
count_slots (gsize len)
{
  guint n = 64;

  while (n < MIN (len / 2 + 2, MAX_WORDS + 1))
    n *= 2;
  return n;
}

static Tally *
find_tally (Tally *slots, guint n_slots, guint64 hash)
{
  guint i = hash & (n_slots - 1);

  while (slots[i].count > 0 && slots[i].hash != hash)
    i = (i + 1) & (n_slots - 1);
  return &slots[i];
}

static void
count_token (Tally *tally, const QdToken *token)
{
  tally->hash = token->hash;
  tally->count++;
  if ((token->flags & QD_TOKEN_SENTENCE_START) != 0)
    return;
  tally->n_inside++;
  tally->n_capital += (token->flags & QD_TOKEN_CAPITAL) != 0;
}

/* Every telling word of the body, once, with how often it occurs; in no order. */
static GArray *
count_words (const char *text, gsize len)
{
  GArray           *words = g_array_new (FALSE, FALSE, sizeof (Tally));
  guint             n_slots = count_slots (len), n_words = 0, i;
  g_autofree Tally *slots = g_new0 (Tally, n_slots);
  QdTokenizer       tokenizer;
  QdToken           token;

  qd_tokenizer_init (&tokenizer, text, len);
  while (n_words < MAX_WORDS && qd_tokenizer_next (&tokenizer, &token))
    {
      if (token.kind != QD_TOKEN_WORD || qd_word_weight (token.hash) != QD_WORD_TELLING)
        continue;
      count_token (find_tally (slots, n_slots, token.hash), &token);
      n_words++;
    }
  for (i = 0; i < n_slots; i++)
    if (slots[i].count > 0)
      g_array_append_val (words, slots[i]);
  return words;
}

static guint16
weigh (const Tally *tally)
{
  gboolean is_name = tally->n_inside > 0 && tally->n_capital * 2 > tally->n_inside;

  return lround (100 * (1.0 + log (tally->count)) * (is_name ? NAME_FACTOR : 1.0));
}

/* By hash, each once: two words whose short hashes are the same count as the one that tells more. */
static void
sort_terms (QdProfile *self)
{
  guint n = 0, i;

  if (self->n_terms > 1)
    qsort (self->terms, self->n_terms, sizeof (Term), compare_terms);
  for (i = 0; i < self->n_terms; i++)
    {
      if (n > 0 && self->terms[n - 1].hash == self->terms[i].hash)
        self->terms[n - 1].weight = MAX (self->terms[n - 1].weight, self->terms[i].weight);
      else
        self->terms[n++] = self->terms[i];
    }
  self->n_terms = n;
}

static QdProfile *
profile_alloc (guint n_terms)
{
  QdProfile *self = g_malloc0 (sizeof (QdProfile) + n_terms * sizeof (Term));

  g_atomic_ref_count_init (&self->ref_count);
  self->n_terms = n_terms;
  return self;
}

/**
 * qd_profile_new:
 * @text: (not nullable): a body, UTF-8, need not end in NUL
 * @len: length of @text, bytes
 *
 * Finds the words that tell most of what an article is about: names, and words that it repeats. Function words and
 * everyday words are left out. Takes time in proportion to the length of the text.
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): the profile
 */
QdProfile *
qd_profile_new (const char *text, gsize len)
{
  g_autoptr (GArray) words = NULL;
  g_autofree Term   *terms = NULL;
  QdProfile         *self;
  guint              i;

  g_return_val_if_fail (text != NULL || len == 0, NULL);

  words = count_words (text, len);
  terms = g_new (Term, MAX (words->len, 1));
  for (i = 0; i < words->len; i++)
    terms[i] = (Term){ g_array_index (words, Tally, i).hash >> 32, weigh (&g_array_index (words, Tally, i)) };
  if (words->len > 1)
    qsort (terms, words->len, sizeof (Term), compare_weights);
  self = profile_alloc (MIN (words->len, MAX_TERMS));
  memcpy (self->terms, terms, self->n_terms * sizeof (Term));
  sort_terms (self);
  return self;
}

/**
 * qd_profile_ref:
 * @self: (not nullable): a profile
 *
 * Thread: any.
 * Returns: (transfer full): @self
 */
QdProfile *
qd_profile_ref (QdProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qd_profile_unref:
 * @self: (transfer full) (not nullable): a profile
 *
 * Thread: any.
 */
void
qd_profile_unref (QdProfile *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * qd_profile_to_bytes:
 * @self: (not nullable): a profile
 *
 * Writes a profile down: the letters “QDP1”, then for each word its hash (32 bits) and its weight in hundredths
 * (16 bits), little-endian, by rising hash.
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): the bytes, the same on every machine
 */
GBytes *
qd_profile_to_bytes (QdProfile *self)
{
  GByteArray *bytes;
  guint       i;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = g_byte_array_sized_new (MAGIC_LENGTH + self->n_terms * TERM_LENGTH);
  g_byte_array_append (bytes, (const guint8 *)MAGIC, MAGIC_LENGTH);
  for (i = 0; i < self->n_terms; i++)
    {
      guint32 hash = GUINT32_TO_LE (self->terms[i].hash);
      guint16 weight = GUINT16_TO_LE (self->terms[i].weight);

      g_byte_array_append (bytes, (const guint8 *)&hash, sizeof hash);
      g_byte_array_append (bytes, (const guint8 *)&weight, sizeof weight);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
read_terms (QdProfile *self, const guint8 *data)
{
  guint i;

  for (i = 0; i < self->n_terms; i++, data += TERM_LENGTH)
    {
      guint32 hash;
      guint16 weight;

      memcpy (&hash, data, sizeof hash);
      memcpy (&weight, data + sizeof hash, sizeof weight);
      self->terms[i] = (Term){ GUINT32_FROM_LE (hash), GUINT16_FROM_LE (weight) };
      if (i > 0 && self->terms[i - 1].hash >= self->terms[i].hash)
        return FALSE;
    }
  return TRUE;
}

/**
 * qd_profile_new_from_bytes:
 * @bytes: (not nullable): what qd_profile_to_bytes() wrote
 * @error: return location
 *
 * Thread: any.
 *
 * Errors: %QD_CORE_ERROR_PROFILE if @bytes is no profile
 * Returns: (transfer full) (nullable): the profile; %NULL on error
 */
QdProfile *
qd_profile_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (QdProfile) self = NULL;
  const guint8         *data;
  gsize                 size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size >= MAGIC_LENGTH && memcmp (data, MAGIC, MAGIC_LENGTH) == 0 && (size - MAGIC_LENGTH) % TERM_LENGTH == 0 &&
      (size - MAGIC_LENGTH) / TERM_LENGTH <= MAX_TERMS)
    {
      self = profile_alloc ((size - MAGIC_LENGTH) / TERM_LENGTH);
      if (read_terms (self, data + MAGIC_LENGTH))
        return g_steal_pointer (&self);
    }
  g_set_error (error, QD_CORE_ERROR, QD_CORE_ERROR_PROFILE,
               _ ("What the library keeps about the subject of an article cannot be read. Analyze the article again."));
  return NULL;
}

/**
 * qd_profile_similarity:
 * @a: (not nullable): a profile
 * @b: (not nullable): another
 *
 * The cosine of the angle between the two, as vectors of words.
 *
 * Thread: any.
 * Returns: from 0, nothing in common, to 1, the same; the same whichever comes first
 */
double
qd_profile_similarity (QdProfile *a, QdProfile *b)
{
  guint64 product = 0, square_a = 0, square_b = 0;
  guint   i = 0, j = 0;

  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  for (i = 0; i < a->n_terms; i++)
    square_a += (guint64)a->terms[i].weight * a->terms[i].weight;
  for (j = 0; j < b->n_terms; j++)
    square_b += (guint64)b->terms[j].weight * b->terms[j].weight;
  if (square_a == 0 || square_b == 0)
    return 0;
  for (i = 0, j = 0; i < a->n_terms && j < b->n_terms;)
    {
      if (a->terms[i].hash < b->terms[j].hash)
        i++;
      else if (a->terms[i].hash > b->terms[j].hash)
        j++;
      else
        product += (guint64)a->terms[i++].weight * b->terms[j++].weight;
    }
  return MIN (1.0, product / sqrt ((double)square_a * (double)square_b));
}
