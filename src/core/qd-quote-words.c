/* qd-quote-words.c: a quotation taken apart for the matcher
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-words.h"

#include <stdlib.h>
#include <string.h>

#include "core/qd-hash.h"
#include "core/qd-quote-matcher.h"
#include "core/qd-sort.h"
#include "core/qd-speaker.h"
#include "core/qd-tokenizer.h"
#include "core/qd-word-weight.h"

/* More words than a speech has; what is behind is not compared. */
#define MAX_WORDS 200000

/* A scrap in capitals of more words than this is a headline or a sentence. */
#define MAX_NAME_WORDS 6

/* What a contraction is the same as, so that “you’re” and “you are” are the same words; “’d” and “’s” behind a pronoun are
 * taken for their more frequent reading. Each as the contraction, then its two words. */
static const char *const contractions[][3] = {
  { "i'm", "i", "am" },
  { "i've", "i", "have" },
  { "i'll", "i", "will" },
  { "i'd", "i", "would" },
  { "you're", "you", "are" },
  { "you've", "you", "have" },
  { "you'll", "you", "will" },
  { "you'd", "you", "would" },
  { "he's", "he", "is" },
  { "he'll", "he", "will" },
  { "he'd", "he", "would" },
  { "she's", "she", "is" },
  { "she'll", "she", "will" },
  { "she'd", "she", "would" },
  { "it's", "it", "is" },
  { "it'll", "it", "will" },
  { "it'd", "it", "would" },
  { "we're", "we", "are" },
  { "we've", "we", "have" },
  { "we'll", "we", "will" },
  { "we'd", "we", "would" },
  { "they're", "they", "are" },
  { "they've", "they", "have" },
  { "they'll", "they", "will" },
  { "they'd", "they", "would" },
  { "that's", "that", "is" },
  { "that'll", "that", "will" },
  { "there's", "there", "is" },
  { "here's", "here", "is" },
  { "what's", "what", "is" },
  { "who's", "who", "is" },
  { "where's", "where", "is" },
  { "how's", "how", "is" },
  { "let's", "let", "us" },
  { "don't", "do", "not" },
  { "doesn't", "does", "not" },
  { "didn't", "did", "not" },
  { "isn't", "is", "not" },
  { "aren't", "are", "not" },
  { "wasn't", "was", "not" },
  { "weren't", "were", "not" },
  { "can't", "can", "not" },
  { "cannot", "can", "not" },
  { "couldn't", "could", "not" },
  { "won't", "will", "not" },
  { "wouldn't", "would", "not" },
  { "shouldn't", "should", "not" },
  { "haven't", "have", "not" },
  { "hasn't", "has", "not" },
  { "hadn't", "had", "not" },
};

/* A contraction is a function word, so that only those are looked up. */
typedef struct
{
  guint64 whole;
  guint64 first;
  guint64 second;
} Contraction;

/* What tells the kinds of keys apart. */
#define SEED_WHOLE G_GUINT64_CONSTANT (0x51ed270b7a1f39c1)
#define SEED_RUN G_GUINT64_CONSTANT (0x2f6c9d3be5a40717)
#define SEED_SPEAKER G_GUINT64_CONSTANT (0x7c15b0a6d98e42f3)
#define SEED_EVERYDAY G_GUINT64_CONSTANT (0x1b873f5d92c4e6a9)
#define SEED_PHRASE G_GUINT64_CONSTANT (0x43d9b1e80c6f7a25)

/* How many words a phrase has that makes a key of a telling word among little ones. */
#define PHRASE_WORDS 4

/* How many words that tell nothing make a key together. */
#define EVERYDAY_WORDS 6

static guint64
mix (guint64 seed, guint64 value)
{
  guint64 hash = (seed ^ value) * QD_HASH_GOLDEN_RATIO;

  hash ^= hash >> 32;
  hash *= QD_HASH_DEGSKI;
  return hash ^ hash >> 32;
}

static int
compare_keys (const void *a, const void *b)
{
  guint64 key_a = *(const guint64 *)a, key_b = *(const guint64 *)b;

  return (key_a > key_b) - (key_a < key_b);
}

QD_DEFINE_SORT (sort_numbers, guint64, qd_sort_is_less)

/* The keys of a quotation, with where they stand, in room for all that there may be. */
typedef struct
{
  QdKeyPlace *places;
  guint       n;
} Places;

/* @spoken ones have the speaker's name in them. */
static inline void
add_key (Places *places, guint64 key, guint start, guint end, gboolean spoken)
{
  places->places[places->n++] = (QdKeyPlace){ key & ~QD_MATCH_WEAK_KEY, start, end, spoken };
}

/* One that quotations of many utterances have in common, such as “country” by one speaker. */
static inline void
add_weak_key (Places *places, guint64 key, guint at)
{
  places->places[places->n++] = (QdKeyPlace){ key | QD_MATCH_WEAK_KEY, at, at + 1, TRUE };
}

/* A key for a telling word and the words before it, where they are too little for a key of a run. */
static void
add_phrase_key (const guint64 *hashes, const guint8 *weights, guint last, Places *places)
{
  guint   n_little = 0, i;
  guint64 key = SEED_PHRASE;

  if (weights[last] != QD_WORD_TELLING || last + 1 < PHRASE_WORDS)
    return;
  for (i = last + 1 - PHRASE_WORDS; i <= last; i++)
    n_little += weights[i] == QD_WORD_FUNCTION;
  if (n_little <= PHRASE_WORDS - 3)
    return;
  for (i = last + 1 - PHRASE_WORDS; i <= last; i++)
    key = mix (key, hashes[i]);
  add_key (places, key, last + 1 - PHRASE_WORDS, last + 1, FALSE);
}

/* A key for some words in a row none of which tells anything, with the speaker's name, where they are too little for one
 * of a run. */
static void
add_everyday_key (const guint64 *hashes, const guint8 *weights, guint last, guint64 speaker_key, Places *places)
{
  guint   n_common = 0, i;
  guint64 key = SEED_EVERYDAY + speaker_key;

  if (speaker_key == 0 || last + 1 < EVERYDAY_WORDS)
    return;
  /* From behind, as most words tell something. */
  for (i = last + 1; i > last + 1 - EVERYDAY_WORDS; i--)
    {
      if (weights[i - 1] == QD_WORD_TELLING)
        return;
      n_common += weights[i - 1] == QD_WORD_COMMON;
    }
  if (n_common >= 3)
    return;
  for (i = last + 1 - EVERYDAY_WORDS; i <= last; i++)
    key = mix (key, hashes[i]);
  add_key (places, key, last + 1 - EVERYDAY_WORDS, last + 1, TRUE);
}

/* The keys of a quotation, by the words that end them; the contract is at qd_match_keys(). */
static void
add_keys (const guint64 *hashes, const guint8 *weights, guint n_words, guint64 speaker_key, Places *places)
{
  guint64 whole = SEED_WHOLE, weak = mix (SEED_SPEAKER, speaker_key), last[2] = { 0, 0 };
  guint   last_weights[2] = { 0, 0 }, last_places[2] = { 0, 0 }, i;

  for (i = 0; i < n_words; i++)
    {
      whole = mix (whole, hashes[i]);
      add_everyday_key (hashes, weights, i, speaker_key, places);
      if (weights[i] == QD_WORD_FUNCTION)
        continue;
      if (last[0] != 0)
        {
          gboolean everyday = last_weights[0] + last_weights[1] + weights[i] == 3 * QD_WORD_COMMON;

          if (!everyday || speaker_key != 0)
            add_key (places, mix (mix (mix (SEED_RUN + (everyday ? speaker_key : 0), last[0]), last[1]), hashes[i]), last_places[0], i + 1, everyday);
        }
      add_phrase_key (hashes, weights, i, places);
      if (speaker_key != 0 && weights[i] == QD_WORD_TELLING)
        add_weak_key (places, mix (weak, hashes[i]), i);
      last[0] = last[1];
      last[1] = hashes[i];
      last_weights[0] = last_weights[1];
      last_weights[1] = weights[i];
      last_places[0] = last_places[1];
      last_places[1] = i;
    }
  if (n_words > 0)
    add_key (places, whole, 0, n_words, FALSE);
}

/* Each key once, rising. Returns how many there are. */
static guint
collect_keys (const Places *places, guint64 *keys)
{
  guint n = 0;

  for (guint i = 0; i < places->n; i++)
    keys[i] = places->places[i].key;
  sort_numbers (keys, places->n);
  for (guint i = 0; i < places->n; i++)
    if (n == 0 || keys[n - 1] != keys[i])
      keys[n++] = keys[i];
  return n;
}

static int
compare_contractions (const void *a, const void *b)
{
  const Contraction *one = a, *other = b;

  return (one->whole > other->whole) - (one->whole < other->whole);
}

static Contraction *
build_contractions (void)
{
  Contraction *table = g_new (Contraction, G_N_ELEMENTS (contractions));
  gsize        i;

  for (i = 0; i < G_N_ELEMENTS (contractions); i++)
    table[i] = (Contraction){ qd_token_hash (contractions[i][0]), qd_token_hash (contractions[i][1]), qd_token_hash (contractions[i][2]) };
  qsort (table, G_N_ELEMENTS (contractions), sizeof (Contraction), compare_contractions);
  return table;
}

static const Contraction *
find_contraction (guint64 hash)
{
  static gsize      table;
  const Contraction wanted = { .whole = hash };

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, GPOINTER_TO_SIZE (build_contractions ()));
  return bsearch (&wanted, GSIZE_TO_POINTER (table), G_N_ELEMENTS (contractions), sizeof (Contraction), compare_contractions);
}

/* Words as they are read, in room for all that a text can have. */
typedef struct
{
  guint64 *hashes;
  QdSpan  *places;
  guint8  *weights;
  guint8  *marks;
  guint    n_words;
  guint    n_low;
  guint    n_low_words; /* without numbers */
  guint    n_high;      /* words with a capital that are not the first, nor little */
} Reader;

/* Who is quoted, and what qd_speaker_read() makes of the name. */
typedef struct
{
  const char   *name;
  QdSpeakerSort sort;
  guint64       words[QD_SPEAKER_WORDS];
  guint         n_words;
  guint64       key;
} Speaker;

/* How many words a list of links inside a sentence has at most; see drop_links(). */
#define MAX_LINK_WORDS 80

static inline void
add_word (Reader *self, guint64 hash, guint8 weight, guint8 marks, QdSpan place)
{
  guint n = self->n_words++;

  self->hashes[n] = hash;
  self->weights[n] = weight;
  self->marks[n] = marks;
  self->places[n] = place;
}

/* Whether a word begins a sentence. Where a cue interrupts a quotation, the first part ends in the comma that stands before
 * the closing mark, and what comes next begins with a capital; names aside, only the first word of a sentence does. */
static gboolean
begins_sentence (const char *text, const QdToken *token, guint8 weight, gboolean gap)
{
  gsize at = token->span.start;

  if (gap || (token->flags & QD_TOKEN_SENTENCE_START) != 0)
    return TRUE;
  if ((token->flags & QD_TOKEN_CAPITAL) == 0 || weight != QD_WORD_FUNCTION || text[at] == 'I')
    return FALSE;
  while (at > 0 && g_ascii_isspace (text[at - 1]))
    at--;
  return at > 0 && text[at - 1] == ',';
}

/* Whether a word has another glued to it, as a name has the headline behind it where a page lost what parted the two; see
 * unmark_links() in qd-boilerplate.c. */
static gboolean
is_glued (const char *text, const QdToken *token)
{
  gsize i;

  if ((token->flags & QD_TOKEN_CAPITAL) == 0)
    return FALSE;
  for (i = token->span.start + 3; i + 1 < token->span.end; i++)
    if (g_ascii_islower (text[i - 1]) && g_ascii_isupper (text[i]))
      return TRUE;
  return FALSE;
}

/* Forgets the words that were read since START, which a page put between those of the speaker. */
static void
drop_links (Reader *self, const Reader *before, guint start)
{
  self->n_words = start;
  self->n_low = before->n_low;
  self->n_low_words = before->n_low_words;
  self->n_high = before->n_high;
}

/* Reads the words of a text of LEN bytes. TRUE if an ellipsis ends it. */
static gboolean
read_words (Reader *self, const char *text, gsize len)
{
  QdTokenizer tokenizer;
  QdToken     token;
  gboolean    gap = FALSE;
  Reader      before_links = *self;
  guint       links = G_MAXUINT;

  qd_tokenizer_init (&tokenizer, text, len);
  while (self->n_words < MAX_WORDS && qd_tokenizer_next (&tokenizer, &token))
    {
      const Contraction *contraction = NULL;
      guint8             weight = qd_word_weight (token.hash), marks = gap ? QD_WORD_AFTER_GAP : 0;

      if (begins_sentence (text, &token, weight, gap))
        marks |= QD_WORD_STARTS;
      gap = token.kind == QD_TOKEN_ELLIPSIS;
      if (gap)
        continue;
      if (links != G_MAXUINT && self->n_words - links <= MAX_LINK_WORDS && qd_span_length (token.span) == 4 && memcmp (text + token.span.start, "MORE", 4) == 0)
        {
          drop_links (self, &before_links, links);
          links = G_MAXUINT;
          continue;
        }
      if ((links == G_MAXUINT || self->n_words - links > MAX_LINK_WORDS) && is_glued (text, &token))
        {
          links = self->n_words;
          before_links = *self;
        }
      if ((token.flags & QD_TOKEN_BRACKETED) != 0)
        marks |= QD_WORD_BRACKETED;
      /* A number tells little: “100 percent” is said of anything. */
      if ((token.flags & QD_TOKEN_NUMBER) != 0)
        weight = MIN (weight, QD_WORD_COMMON);
      if (weight != QD_WORD_FUNCTION && (token.flags & QD_TOKEN_CAPITAL) == 0)
        {
          marks |= QD_WORD_LOW;
          self->n_low++;
          self->n_low_words += (token.flags & QD_TOKEN_NUMBER) == 0;
        }
      else if (weight != QD_WORD_FUNCTION && self->n_words > 0)
        self->n_high++;
      if (weight == QD_WORD_FUNCTION)
        contraction = find_contraction (token.hash);
      add_word (self, contraction != NULL ? contraction->first : token.hash, weight, marks, token.span);
      if (contraction != NULL)
        add_word (self, contraction->second, weight, marks & QD_WORD_BRACKETED, token.span);
    }
  return gap;
}

/* A word, or one of the two of a contraction, has a byte at least. */
#define MOST_WORDS(len) MIN ((len) + 1, MAX_WORDS + 1)
#define WORD_BYTES (sizeof (guint64) + sizeof (QdSpan) + 2 * sizeof (guint8))

/* What texts of so many bytes take is at hand; few quotations are longer. */
#define SHORT_TEXT 512

/* Gives the reader of a text of LEN bytes its room. */
static void
reader_init (Reader *self, gsize len, gpointer room)
{
  gsize most = MOST_WORDS (len);

  *self = (Reader){ .hashes = room };
  self->places = (QdSpan *)(self->hashes + most);
  self->weights = (guint8 *)(self->places + most);
  self->marks = self->weights + most;
}

/* Tens of thousands of quotations are kept, made in one thread and freed in another, so that each is one piece of just its size; but for
 * the places, which are soon dropped. */
static QdQuoteWords *
make_words (const Reader *reader, const guint64 *keys, guint n_keys, const Speaker *speaker)
{
  gsize         n = reader->n_words;
  gsize         name_size = speaker->name != NULL ? strlen (speaker->name) + 1 : 0;
  QdQuoteWords *self = g_malloc (sizeof (QdQuoteWords) + (n + n_keys + speaker->n_words) * sizeof (guint64) + 2 * n + name_size);

  *self = (QdQuoteWords){ .n_words = reader->n_words, .n_keys = n_keys, .speaker_sort = speaker->sort, .n_speaker_words = speaker->n_words, .speaker_key = speaker->key };
  self->hashes = (guint64 *)(gpointer)(self + 1);
  self->keys = self->hashes + n;
  self->speaker_words = self->keys + n_keys;
  self->weights = (guint8 *)(self->speaker_words + speaker->n_words);
  self->marks = self->weights + n;
  self->starts = g_new (guint32, MAX (n, 1));
  memcpy (self->hashes, reader->hashes, n * sizeof (guint64));
  memcpy (self->weights, reader->weights, n);
  memcpy (self->marks, reader->marks, n);
  memcpy (self->keys, keys, n_keys * sizeof (guint64));
  memcpy (self->speaker_words, speaker->words, speaker->n_words * sizeof (guint64));
  for (guint i = 0; i < n; i++)
    self->starts[i] = (guint32)reader->places[i].start;
  if (speaker->name != NULL)
    self->speaker = memcpy (self->marks + n, speaker->name, name_size);
  return self;
}

/* Fewer words than this have their keys at hand. */
#define FEW_WORDS 64

static QdQuoteWords *
make_words_and_keys (const Reader *reader, const char *speaker)
{
  QdKeyPlace             few_places[QD_QUOTE_WORDS_MOST_PLACES (FEW_WORDS)];
  guint64                few_keys[QD_QUOTE_WORDS_MOST_PLACES (FEW_WORDS)];
  gsize                  most = QD_QUOTE_WORDS_MOST_PLACES (reader->n_words);
  gboolean               are_few = reader->n_words <= FEW_WORDS;
  g_autofree QdKeyPlace *many_places = are_few ? NULL : g_new (QdKeyPlace, most);
  g_autofree guint64    *many_keys = are_few ? NULL : g_new (guint64, most);
  guint64               *keys = are_few ? few_keys : many_keys;
  Places                 places = { are_few ? few_places : many_places, 0 };
  Speaker                read = { .name = speaker };

  read.sort = qd_speaker_read (speaker, read.words, &read.n_words);
  read.key = read.n_words > 0 ? read.words[read.n_words - 1] : 0;
  add_keys (reader->hashes, reader->weights, reader->n_words, read.key, &places);
  return make_words (reader, keys, collect_keys (&places, keys), &read);
}

/**
 * qd_quote_words_new:
 * @text: (not nullable): the text of a quotation, UTF-8
 * @speaker: (nullable): who is quoted, under the fullest name that the article gives
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): the quotation, taken apart
 */
QdQuoteWords *
qd_quote_words_new (const char *text, const char *speaker)
{
  QdQuoteWords       *self;
  gboolean            gap_at_end;
  gsize               len;
  g_autofree gpointer large = NULL;
  guint64             small[(MOST_WORDS (SHORT_TEXT) * WORD_BYTES + sizeof (guint64) - 1) / sizeof (guint64)];
  Reader              reader;

  g_return_val_if_fail (text != NULL, NULL);

  len = strlen (text);
  if (len > SHORT_TEXT)
    large = g_malloc_n (MOST_WORDS (len), WORD_BYTES);
  reader_init (&reader, len, large != NULL ? large : small);
  gap_at_end = read_words (&reader, text, len);
  self = make_words_and_keys (&reader, speaker);
  self->gap_at_end = gap_at_end;
  self->name_like = reader.n_low == 0 && reader.n_words <= MAX_NAME_WORDS;
  self->title = reader.n_low_words == 0 && reader.n_high > 0;
  for (guint i = 0; i < self->n_keys; i++)
    self->filter[self->keys[i] >> 6 & 3] |= G_GUINT64_CONSTANT (1) << (self->keys[i] & 63);
  return self;
}

/**
 * qd_quote_words_list_places:
 * @self: (not nullable): a quotation
 * @places: (out caller-allocates): room for %QD_QUOTE_WORDS_MOST_PLACES of them
 *
 * Lists the keys of a quotation with the words that each is made of, as often as it has them, by the words that end them; that of the
 * whole last.
 *
 * Thread: any.
 * Returns: how many there are
 */
guint
qd_quote_words_list_places (const QdQuoteWords *self, QdKeyPlace *places)
{
  Places list = { places, 0 };

  g_return_val_if_fail (self != NULL && places != NULL, 0);

  add_keys (self->hashes, self->weights, self->n_words, self->speaker_key, &list);
  return list.n;
}

/**
 * qd_quote_words_find:
 * @text: (not nullable): the text of a quotation, UTF-8
 *
 * Where the words that qd_quote_words_new() makes of a text stand in it; the two words of a contraction in one place.
 *
 * Thread: any.
 * Returns: (transfer full) (element-type QdSpan): the bytes of each word
 */
GArray *
qd_quote_words_find (const char *text)
{
  g_autofree gpointer room = NULL;
  Reader              reader;
  gsize               len;

  g_return_val_if_fail (text != NULL, NULL);

  len = strlen (text);
  room = g_malloc_n (MOST_WORDS (len), WORD_BYTES);
  reader_init (&reader, len, room);
  read_words (&reader, text, len);
  return g_array_new_take (g_memdup2 (reader.places, reader.n_words * sizeof (QdSpan)), reader.n_words, FALSE, sizeof (QdSpan));
}

/* The first word that begins at a place or behind it. */
static guint
find_word (const QdQuoteWords *self, gsize at)
{
  guint low = 0, high = self->n_words;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->starts[middle] < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * qd_quote_words_mark_nested:
 * @self: (not nullable): a quotation that nobody compares yet
 * @place: a part of its text, bytes
 *
 * Says that the words that begin there are somebody else's, whom the speaker quotes.
 *
 * Thread: any, one at a time.
 */
void
qd_quote_words_mark_nested (QdQuoteWords *self, QdSpan place)
{
  guint i;

  g_return_if_fail (self != NULL);

  for (i = find_word (self, place.start); i < self->n_words && self->starts[i] < place.end; i++)
    {
      self->marks[i] |= QD_WORD_NESTED;
      self->quotes = TRUE;
    }
}

/**
 * qd_quote_words_free:
 * @self: (transfer full) (not nullable): a quotation taken apart
 *
 * Thread: any.
 */
void
qd_quote_words_free (QdQuoteWords *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->starts);
  /* With what stands behind it: make_words(). */
  g_free (self);
}

/**
 * qd_quote_words_digest:
 * @self: (not nullable): a quotation
 * @digest: (out): what differs wherever the words or what is known of them differ; it does not tell speakers apart
 *
 * Two hashes over all that qd_quote_compare() looks at where no speaker takes part.
 *
 * Thread: any.
 */
void
qd_quote_words_digest (const QdQuoteWords *self, guint64 digest[2])
{
  guint i;

  digest[0] = mix (SEED_WHOLE, (guint64)self->n_words << 1 | (self->gap_at_end != FALSE));
  digest[1] = mix (SEED_PHRASE, digest[0]);
  for (i = 0; i < self->n_words; i++)
    {
      guint64 known = (guint64)self->weights[i] << 8 | self->marks[i];

      digest[0] = mix (digest[0], self->hashes[i] ^ known);
      digest[1] = mix (digest[1] + known, self->hashes[i]);
    }
}

/**
 * qd_quote_words_order:
 * @a: (not nullable): a quotation
 * @b: (not nullable): another
 *
 * An order of quotations by their words, so that what is done to two does not depend on which comes first.
 *
 * Thread: any.
 * Returns: less than, equal to or greater than 0
 */
int
qd_quote_words_order (const QdQuoteWords *a, const QdQuoteWords *b)
{
  int order;

  if (a->n_words != b->n_words)
    return a->n_words < b->n_words ? -1 : 1;
  if (a->n_words == 0)
    return 0;
  order = memcmp (a->hashes, b->hashes, a->n_words * sizeof (guint64));
  if (order == 0)
    order = memcmp (a->marks, b->marks, a->n_words);
  if (order == 0)
    order = (a->gap_at_end != FALSE) - (b->gap_at_end != FALSE);
  return order;
}

/**
 * qd_quote_words_has_key:
 * @self: (not nullable): a quotation
 * @key: a key
 *
 * Thread: any.
 * Returns: whether it is one of the quotation's keys
 */
gboolean
qd_quote_words_has_key (const QdQuoteWords *self, guint64 key)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if ((self->filter[key >> 6 & 3] & G_GUINT64_CONSTANT (1) << (key & 63)) == 0)
    return FALSE;
  return bsearch (&key, self->keys, self->n_keys, sizeof (guint64), compare_keys) != NULL;
}

static QdSharedKey
strength_of (guint64 key)
{
  return (key & QD_MATCH_WEAK_KEY) != 0 ? QD_SHARED_KEY_WEAK : QD_SHARED_KEY_STRONG;
}

/**
 * qd_quote_words_share_a_key:
 * @a: (not nullable): a quotation
 * @b: (not nullable): another
 *
 * Thread: any.
 * Returns: what key the two have in common, without which nothing ties them
 */
QdSharedKey
qd_quote_words_share_a_key (const QdQuoteWords *a, const QdQuoteWords *b)
{
  const QdQuoteWords *few = a->n_keys <= b->n_keys ? a : b, *many = few == a ? b : a;
  guint               i, j = 0;

  for (i = 0; i < G_N_ELEMENTS (a->filter) && (a->filter[i] & b->filter[i]) == 0; i++)
    ;
  if (i == G_N_ELEMENTS (a->filter))
    return QD_SHARED_KEY_NONE;
  /* The first key in common tells, as the weak ones come last. */
  if (few->n_keys * 16 < many->n_keys)
    {
      for (i = 0; i < few->n_keys; i++)
        if (bsearch (&few->keys[i], many->keys, many->n_keys, sizeof (guint64), compare_keys) != NULL)
          return strength_of (few->keys[i]);
      return QD_SHARED_KEY_NONE;
    }
  for (i = 0; i < few->n_keys; i++)
    {
      while (j < many->n_keys && many->keys[j] < few->keys[i])
        j++;
      if (j < many->n_keys && many->keys[j] == few->keys[i])
        return strength_of (few->keys[i]);
    }
  return QD_SHARED_KEY_NONE;
}

/**
 * qd_match_keys:
 * @text: (not nullable): the text of a quotation, UTF-8
 * @speaker: (nullable): who is quoted, under the fullest name that the article gives
 * @keys: (element-type guint64): the keys are appended to it, each once
 *
 * Adds keys by which quotations that may be tied are found: any two that qd_match_articles() ties have at least one in
 * common, because it looks at no others. Function words (see qd_word_weight()) alone make none without a speaker. There is one key for the
 * whole text, one for each three of its other words that follow one another (if all three are everyday words, with the
 * speaker's name or none), one for a telling word with the three words before it if two or more of these are function
 * words, and, if the speaker is named, one for each telling word and for each six words in a row that tell nothing, with
 * the speaker's name: in news text about one for each word. Those for a single telling word are weak (%QD_MATCH_WEAK_KEY): by one
 * of these alone only quotations of articles of about the same time are tied.
 *
 * Thread: any.
 */
void
qd_match_keys (const char *text, const char *speaker, GArray *keys)
{
  g_autoptr (QdQuoteWords) words = NULL;

  g_return_if_fail (text != NULL);
  g_return_if_fail (keys != NULL && g_array_get_element_size (keys) == sizeof (guint64));

  words = qd_quote_words_new (text, speaker);
  g_array_append_vals (keys, words->keys, words->n_keys);
}
