/* qd-profile.c: what an article is about, small enough to be kept beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-profile.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/qd-core-error.h"
#include "core/qd-sort.h"
#include "core/qd-tokenizer.h"
#include "core/qd-word-weight.h"

/* How many words a profile keeps: those that tell most. */
#define MAX_TERMS 64

/* So many of them stand in a line of memory. */
#define TERMS_OF_LINE 8

/* How much of a body is read, words: what a story is about is said early, and a body may be a book. */
#define MAX_WORDS 20000

/* A name tells more of an event than a common noun does. */
#define NAME_FACTOR 2.0

/* What a common noun weighs that a body has three times, in hundredths, a name twice. */
#define RETURNED_WEIGHT 210

#define MAGIC "QDP1"
#define MAGIC_LENGTH 4
#define TERM_LENGTH 6

/* Its weight is whole so that a profile that was written down and read again decides exactly as it did before. */
typedef QdProfileTerm Term;

struct _QdProfile
{
  gatomicrefcount ref_count;
  guint           n_terms;
  guint64         square; /* of its length as a vector */
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

static inline guint64
hash_of_term (const Term *term)
{
  return term->hash;
}

QD_DEFINE_SPREAD_SORT (sort_by_hash, Term, hash_of_term, 32)

/* The words of a body in the order in which they come first, found by open addressing: slots hold the place of a word counted from 1,
 * 0 where they are free. At most half of them, a power of two, are taken, and there is room for so many words. */
typedef struct
{
  Tally   *tallies;
  guint16 *slots;
  Tally   *grown; /* the same, where the first ones were too few */
  guint16 *grown_slots;
  guint    n_slots;
  guint    n_tallies;
} Table;

#define FIRST_SLOTS 1024

G_STATIC_ASSERT (MAX_WORDS < G_MAXUINT16);

static guint16 *
find_slot (const Table *table, guint64 hash)
{
  guint i = hash & (table->n_slots - 1);

  while (table->slots[i] != 0 && table->tallies[table->slots[i] - 1].hash != hash)
    i = (i + 1) & (table->n_slots - 1);
  return &table->slots[i];
}

static void
grow_table (Table *table)
{
  Tally *tallies = g_new (Tally, table->n_slots);

  memcpy (tallies, table->tallies, table->n_tallies * sizeof (Tally));
  g_free (table->grown);
  g_free (table->grown_slots);
  table->n_slots *= 2;
  table->tallies = table->grown = tallies;
  table->slots = table->grown_slots = g_new0 (guint16, table->n_slots);
  for (guint i = 0; i < table->n_tallies; i++)
    *find_slot (table, tallies[i].hash) = (guint16)(i + 1);
}

/* What was counted of a word, nothing where it is met first. */
static Tally *
find_tally (Table *table, guint64 hash)
{
  guint16 *slot = find_slot (table, hash);

  if (*slot == 0)
    {
      if (table->n_tallies * 2 >= table->n_slots)
        {
          grow_table (table);
          slot = find_slot (table, hash);
        }
      table->tallies[table->n_tallies++] = (Tally){ .hash = hash };
      *slot = (guint16)table->n_tallies;
    }
  return &table->tallies[*slot - 1];
}

static void
count_word (Table *table, guint64 hash, gboolean starts_sentence, gboolean capital)
{
  Tally *tally = find_tally (table, hash);

  tally->count++;
  if (starts_sentence)
    return;
  tally->n_inside++;
  tally->n_capital += capital;
}

/* Returns whether the token counts as a word. */
static gboolean
count_token (Table *table, const QdToken *token)
{
  if (token->kind != QD_TOKEN_WORD || qd_word_weight (token->hash) != QD_WORD_TELLING)
    return FALSE;
  count_word (table, token->hash, (token->flags & QD_TOKEN_SENTENCE_START) != 0, (token->flags & QD_TOKEN_CAPITAL) != 0);
  return TRUE;
}

/* Every telling word of the body, once, with how often it occurs. Of those that were read before, the tokenizer reads no more than what stands
 * between them. */
static void
count_words (Table *table, const char *text, gsize len, const QdPlainWord *words, guint n_plain)
{
  guint       n_words = 0;
  QdTokenizer tokenizer;
  QdToken     token;

  qd_tokenizer_init (&tokenizer, text, len);
  for (guint i = 0; i < n_plain && n_words < MAX_WORDS; i++)
    {
      const QdPlainWord *word = &words[i];
      gboolean           starts_sentence;

      if (!qd_tokenizer_pass (&tokenizer, word, &starts_sentence))
        {
          while (n_words < MAX_WORDS && qd_tokenizer_next_before (&tokenizer, word->start, &token))
            n_words += count_token (table, &token);
          /* What the tokenizer has read may end in the word: “[w]ord”. */
          if (n_words == MAX_WORDS || !qd_tokenizer_pass (&tokenizer, word, &starts_sentence))
            continue;
        }
      if (!word->tells)
        continue;
      count_word (table, qd_token_hash_plain (text, word), starts_sentence, g_ascii_isupper (text[word->start]));
      n_words++;
    }
  while (n_words < MAX_WORDS && qd_tokenizer_next (&tokenizer, &token))
    n_words += count_token (table, &token);
}

static guint16
weigh_count (guint count, gboolean is_name)
{
  return lround (100 * (1.0 + log (count)) * (is_name ? NAME_FACTOR : 1.0));
}

/* Most words are there less often than this. */
#define FEW_TIMES 32

typedef struct
{
  guint16 of[2][FEW_TIMES]; /* of what is no name, and of a name */
} Weights;

static const Weights *
get_weights (void)
{
  static Weights weights;
  static gsize   once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 1; i < FEW_TIMES; i++)
        {
          weights.of[FALSE][i] = weigh_count (i, FALSE);
          weights.of[TRUE][i] = weigh_count (i, TRUE);
        }
      g_once_init_leave (&once, 1);
    }
  return &weights;
}

static inline guint16
weigh (const Weights *weights, const Tally *tally)
{
  gboolean is_name = tally->n_inside > 0 && tally->n_capital * 2 > tally->n_inside;

  return tally->count < FEW_TIMES ? weights->of[is_name][tally->count] : weigh_count (tally->count, is_name);
}

/* A number that is the larger the earlier compare_weights() puts a term. */
static guint64
rank (const Term *term)
{
  return (guint64)term->weight << 32 | (guint32)~term->hash;
}

static Term
term_of_rank (guint64 number)
{
  return (Term){ ~(guint32)number, (guint16)(number >> 32) };
}

/* Puts the number AT its place in a heap of N, of which the least is on top, back where it belongs. */
static void
sift_down (guint64 *numbers, guint n, guint at)
{
  guint64 number = numbers[at];

  for (guint child = 2 * at + 1; child < n; child = 2 * at + 1)
    {
      child += child + 1 < n && numbers[child + 1] < numbers[child];
      if (numbers[child] >= number)
        break;
      numbers[at] = numbers[child];
      at = child;
    }
  numbers[at] = number;
}

/* The MAX_TERMS words that tell most, in no order. Returns how many there are. */
static guint
choose_terms (const Table *table, Term terms[MAX_TERMS])
{
  const Weights *weights = get_weights ();
  guint64        ranks[MAX_TERMS];
  guint          n = 0;

  for (guint i = 0; i < table->n_tallies; i++)
    {
      const guint64 number = rank (&(Term){ table->tallies[i].hash >> 32, weigh (weights, &table->tallies[i]) });

      if (n < MAX_TERMS)
        {
          ranks[n++] = number;
          for (guint k = n / 2; n == MAX_TERMS && k > 0; k--)
            sift_down (ranks, n, k - 1);
        }
      else if (number > ranks[0])
        {
          ranks[0] = number;
          sift_down (ranks, n, 0);
        }
    }
  for (guint i = 0; i < n; i++)
    terms[i] = term_of_rank (ranks[i]);
  return n;
}

/* By hash, each once: two words whose short hashes are the same count as the one that tells more. */
static void
sort_terms (QdProfile *self)
{
  guint n = 0, i;

  sort_by_hash (self->terms, self->n_terms);
  for (i = 0; i < self->n_terms; i++)
    {
      if (n > 0 && self->terms[n - 1].hash == self->terms[i].hash)
        self->terms[n - 1].weight = MAX (self->terms[n - 1].weight, self->terms[i].weight);
      else
        self->terms[n++] = self->terms[i];
    }
  self->n_terms = n;
}

static void
measure (QdProfile *self)
{
  guint i;

  for (i = 0; i < self->n_terms; i++)
    self->square += (guint64)self->terms[i].weight * self->terms[i].weight;
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
  return qd_profile_new_with_words (text, len, NULL, 0);
}

/**
 * qd_profile_new_with_words:
 * @text: (not nullable): a body, UTF-8, need not end in NUL
 * @len: length of @text, bytes
 * @words: (nullable) (array length=n_words): words of it that were read before, in order, not necessarily all
 * @n_words: how many
 *
 * Finds what qd_profile_new() finds, without reading these words again. Thread: any.
 *
 * Returns: (transfer full) (not nullable): the profile
 */
QdProfile *
qd_profile_new_with_words (const char *text, gsize len, const QdPlainWord *words, guint n_words)
{
  Tally      tallies[FIRST_SLOTS / 2];
  guint16    slots[FIRST_SLOTS] = { 0 };
  Table      table = { .tallies = tallies, .slots = slots, .n_slots = FIRST_SLOTS };
  Term       terms[MAX_TERMS];
  QdProfile *self;
  guint      n_terms;

  g_return_val_if_fail (text != NULL || len == 0, NULL);

  count_words (&table, text, len, words, n_words);
  n_terms = choose_terms (&table, terms);
  g_free (table.grown);
  g_free (table.grown_slots);
  self = profile_alloc (n_terms);
  memcpy (self->terms, terms, n_terms * sizeof (Term));
  sort_terms (self);
  measure (self);
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
  gsize   size;
  guint8 *bytes, *at;
  guint   i;

  g_return_val_if_fail (self != NULL, NULL);

  size = MAGIC_LENGTH + self->n_terms * TERM_LENGTH;
  bytes = g_malloc (size);
  memcpy (bytes, MAGIC, MAGIC_LENGTH);
  at = bytes + MAGIC_LENGTH;
  for (i = 0; i < self->n_terms; i++)
    {
      guint32 hash = GUINT32_TO_LE (self->terms[i].hash);
      guint16 weight = GUINT16_TO_LE (self->terms[i].weight);

      memcpy (at, &hash, sizeof hash);
      memcpy (at + sizeof hash, &weight, sizeof weight);
      at += TERM_LENGTH;
    }
  return g_bytes_new_take (bytes, size);
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
  measure (self);
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
 * qd_profile_list_top:
 * @self: (not nullable): a profile
 * @hashes: (out caller-allocates) (array length=n_hashes): room for words
 * @n_hashes: how many words at most
 *
 * Lists the words that tell most, the heaviest first; where two are as heavy, by their hash.
 *
 * Thread: any.
 * Returns: how many there are
 */
guint
qd_profile_list_top (QdProfile *self, guint32 *hashes, guint n_hashes)
{
  Term  terms[MAX_TERMS];
  guint n;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (hashes != NULL || n_hashes == 0, 0);

  n = MIN (self->n_terms, n_hashes);
  memcpy (terms, self->terms, self->n_terms * sizeof (Term));
  if (self->n_terms > 1)
    qsort (terms, self->n_terms, sizeof (Term), compare_weights);
  for (guint i = 0; i < n; i++)
    hashes[i] = terms[i].hash;
  return n;
}

/**
 * qd_profile_get_terms:
 * @self: (not nullable): a profile
 * @terms: (out) (transfer none): its words, by rising hash
 *
 * Thread: any.
 * Returns: how many there are; not more than some dozens
 */
guint
qd_profile_get_terms (QdProfile *self, const QdProfileTerm **terms)
{
  g_return_val_if_fail (self != NULL, 0);

  *terms = self->terms;
  return self->n_terms;
}

/**
 * qd_profile_foresee:
 * @self: (not nullable): a profile that is soon compared
 *
 * Asks for the memory that it is in. Thread: any.
 */
void
qd_profile_foresee (const QdProfile *self)
{
  /* How many terms it has would have to be waited for; most have as many as there may be. */
  for (guint i = 0; i < MAX_TERMS; i += TERMS_OF_LINE)
    __builtin_prefetch (&self->terms[i]);
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
  guint64 product = 0;
  guint   i = 0, j = 0;

  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (a->square == 0 || b->square == 0)
    return 0;
  while (i < a->n_terms && j < b->n_terms)
    {
      guint32 hash_a = a->terms[i].hash, hash_b = b->terms[j].hash;

      /* Without a branch that nobody could foretell. */
      product += (guint64)a->terms[i].weight * b->terms[j].weight & -(guint64)(hash_a == hash_b);
      i += hash_a <= hash_b;
      j += hash_b <= hash_a;
    }
  return MIN (1.0, product / sqrt ((double)a->square * (double)b->square));
}

static int
compare_hashes (const void *a, const void *b)
{
  guint32 hash_a = *(const guint32 *)a, hash_b = ((const Term *)b)->hash;

  return (hash_a > hash_b) - (hash_a < hash_b);
}

/**
 * qd_profile_returns_to:
 * @self: (not nullable): a profile
 * @hash: the hash of a word, as the tokenizer gives it
 *
 * Whether a word is one that the article keeps coming back to, so that it says little that a quotation in it has it, too.
 *
 * Thread: any.
 * Returns: %TRUE if the body has the word three times or more, a name twice
 */
gboolean
qd_profile_returns_to (QdProfile *self, guint64 hash)
{
  guint32     wanted = hash >> 32;
  const Term *term;

  g_return_val_if_fail (self != NULL, FALSE);

  term = self->n_terms > 0 ? bsearch (&wanted, self->terms, self->n_terms, sizeof (Term), compare_hashes) : NULL;
  return term != NULL && term->weight >= RETURNED_WEIGHT;
}
