/* qd-lexicon.c: word classes by open addressing, built once a language and then only read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-lexicon.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "core/qd-word.h"

/* A power of two, several times the largest list with the words that have a weight, so that most words that are in none miss at the first
 * slot. */
#define N_SLOTS 16384

/* The ends of compounds, by the hash of their bytes from the last to the first. */
#define N_ENDINGS 1024
#define MIN_ENDING 3
#define MAX_ENDING 24

typedef struct
{
  const char *word;
  guint32     hash;
  guint16     len;
  guint       classes;
} Ending;

/* The tags are a part of each hash, never 0 where a slot is taken: small enough to stay in the processor's nearest
 * cache, they answer for nearly every word that is in no list. */
struct _QdLexicon
{
  guint8         tags[N_SLOTS];
  QdLexiconEntry slots[N_SLOTS];
  guint          n_taken;
  Ending         endings[N_ENDINGS];
  guint          n_endings;
};

static inline guint8
tag_of (guint64 hash)
{
  return (guint8)((hash >> 48) | 1);
}

/* The entry of a word, put in where there is none. */
static QdLexiconEntry *
put_entry (QdLexicon *self, guint64 hash)
{
  guint i = hash & (N_SLOTS - 1);

  while (self->tags[i] != 0 && self->slots[i].hash != hash)
    i = (i + 1) & (N_SLOTS - 1);
  if (self->tags[i] == 0)
    {
      self->n_taken++;
      g_assert (self->n_taken < N_SLOTS / 2);
      self->tags[i] = tag_of (hash);
      self->slots[i] = (QdLexiconEntry){ .hash = hash };
    }
  return &self->slots[i];
}

/* FNV-1a, which a compound is read by from its end. */
static inline guint32
step_back (guint32 hash, unsigned char byte)
{
  return (hash ^ byte) * QD_FNV32_PRIME;
}

static void
add_ending (QdLexicon *self, const char *word, gsize len, guint classes)
{
  guint32 hash = QD_FNV32_OFFSET;
  guint   i;

  for (gsize k = len; k > 0; k--)
    hash = step_back (hash, (unsigned char)word[k - 1]);
  i = hash & (N_ENDINGS - 1);
  while (self->endings[i].word != NULL && self->endings[i].hash != hash)
    i = (i + 1) & (N_ENDINGS - 1);
  self->n_endings += self->endings[i].word == NULL;
  self->endings[i] = (Ending){ .word = word, .hash = hash, .len = (guint16)len, .classes = self->endings[i].classes | classes };
}

static void
add_words (QdLexicon *self, const QdWordList *list)
{
  const char *word = list->words;

  while (*word != '\0')
    {
      gsize len = strcspn (word, " ");

      if (*word == '-' && len > MIN_ENDING)
        add_ending (self, word + 1, len - 1, list->classes);
      else
        put_entry (self, qd_word_hash (word, len))->classes |= list->classes;
      word += len;
      word += strspn (word, " ");
    }
}

static void
add_little_cb (const char *word, gpointer lexicon)
{
  put_entry (lexicon, qd_word_hash (word, strlen (word)))->little = TRUE;
}

static QdLexicon *
build_lexicon (const QdWordList *lists)
{
  QdLexicon *self = g_new0 (QdLexicon, 1);

  for (; lists->words != NULL; lists++)
    add_words (self, lists);
  qd_word_weight_each_little (add_little_cb, self);
  return self;
}

/**
 * qd_lexicon_get:
 * @language: a language
 *
 * Built at the first call and never changed or freed after. Thread: any.
 *
 * Returns: (transfer none): the words of @language
 */
const QdLexicon *
qd_lexicon_get (QdLanguage language)
{
  static const QdWordList *const lists[QD_N_LANGUAGES] = { qd_lexicon_en, qd_lexicon_de, qd_lexicon_fr, qd_lexicon_es };
  static QdLexicon              *lexicons[QD_N_LANGUAGES];

  g_return_val_if_fail ((guint)language < QD_N_LANGUAGES, NULL);

  if (g_once_init_enter_pointer (&lexicons[language]))
    g_once_init_leave_pointer (&lexicons[language], build_lexicon (lists[language]));
  return lexicons[language];
}

/**
 * qd_lexicon_find:
 * @self: (not nullable): a lexicon
 * @hash: of a word: qd_word_hash()
 *
 * Only letters of ASCII and Latin-1 are compared without regard to case. Thread: any.
 *
 * Returns: (transfer none) (not nullable): what is known of the word: nothing of one that is in no list
 */
const QdLexiconEntry *
qd_lexicon_find (const QdLexicon *self, guint64 hash)
{
  static const QdLexiconEntry none = { .classes = QD_WORD_NONE };
  const guint8                tag = tag_of (hash);

  for (guint i = hash & (N_SLOTS - 1); self->tags[i] != 0; i = (i + 1) & (N_SLOTS - 1))
    if (self->tags[i] == tag && self->slots[i].hash == hash)
      return &self->slots[i];
  return &none;
}

/**
 * qd_lexicon_lookup_compound:
 * @self: a lexicon
 * @word: (array length=len): as it stands in the text, of any case
 * @len: length of @word, bytes
 *
 * Looks for the longest known end of a compound that @word has two letters or more before: "Verkehrsministerin" is a
 * minister. Reads no more than the last few letters. Thread: any.
 *
 * Returns: the #QdWordClass flags of that end, 0 if none is known
 */
guint
qd_lexicon_lookup_compound (const QdLexicon *self, const char *word, gsize len)
{
  guint32 hash = QD_FNV32_OFFSET;
  guint   classes = QD_WORD_NONE;

  if (self->n_endings == 0)
    return QD_WORD_NONE;
  for (gsize k = len; k > 2 && len - k < MAX_ENDING; k--)
    {
      unsigned char byte = (unsigned char)word[k - 1];

      /* The second byte of Ä, Ö or Ü, and the letters of ASCII. */
      if (g_ascii_isupper ((char)byte) || (byte >= 0x80 && byte <= 0x9E && (unsigned char)word[k - 2] == 0xC3))
        byte |= 0x20;
      hash = step_back (hash, byte);
      if (len - k + 1 < MIN_ENDING)
        continue;
      for (guint i = hash & (N_ENDINGS - 1); self->endings[i].word != NULL; i = (i + 1) & (N_ENDINGS - 1))
        if (self->endings[i].hash == hash && self->endings[i].len == len - k + 1)
          classes = self->endings[i].classes;
    }
  return classes;
}

/* Short words that tell a language, by their bytes as one number: a table by open addressing, built once. */
#define N_SIGNS 256

/* What was counted of each language, in sixteen bits for each: no more words are looked at than go into fifteen. */
#define COUNT_BITS 16
#define EACH_LANGUAGE(number) (G_GUINT64_CONSTANT (0x0001000100010001) * (number))

typedef struct
{
  guint64 languages; /* one for each that has it */
  guint32 word;
} Sign;

static inline Sign *
find_sign (Sign *signs, guint32 word)
{
  guint i = (word * 2654435761u) >> 24;

  while (signs[i].word != 0 && signs[i].word != word)
    i = (i + 1) % N_SIGNS;
  return &signs[i];
}

/* The bytes of a word of one to four as a number, where LEFT bytes can be read. */
static inline guint32
pack_word (const char *word, gsize len, gsize left)
{
  guint32 packed = 0;

  if (left < sizeof packed)
    memcpy (&packed, word, len);
  else
    memcpy (&packed, word, sizeof packed);
  return GUINT32_FROM_LE (packed) & (G_MAXUINT32 >> (8 * (sizeof packed - len)));
}

static Sign *
build_signs (void)
{
  static const char *const words[QD_N_LANGUAGES] = {
    "the and of to that is was for with on it he from this have not by",
    "der die das und ist von mit den dem ein eine auf im zu sich er dass hat bei als nach wird aus",
    "le les des et est une dans que du pour qui sur au il ne pas ce par plus aux ont",
    "el los las y es una en que del por con para se su al lo más fue",
  };
  Sign *signs = g_new0 (Sign, N_SIGNS);

  for (guint l = 0; l < QD_N_LANGUAGES; l++)
    for (const char *word = words[l]; *word != '\0'; word += strspn (word, " "))
      {
        gsize   len = strcspn (word, " ");
        guint32 packed = pack_word (word, len, len);
        Sign   *sign = find_sign (signs, packed);

        sign->word = packed;
        sign->languages |= G_GUINT64_CONSTANT (1) << (COUNT_BITS * l);
        word += len;
      }
  return signs;
}

/* So much of a text is looked at, bytes. */
#define MOST_BYTES 2500

/* So many words of one language, and so few of each other for each of them, are enough. */
#define CLEAR_COUNT 24
#define CLEAR_SHARE 6

static inline guint
get_count (guint64 counts, guint language)
{
  return counts >> (COUNT_BITS * language) & ((1u << COUNT_BITS) - 1);
}

static gboolean
is_clear (guint64 counts)
{
  guint most = 0;
  guint others = 0;

  G_STATIC_ASSERT (QD_N_LANGUAGES * COUNT_BITS == 64);
  /* Whether any language has enough; the highest bit is what adding what is left to it carries into. */
  if (((counts + EACH_LANGUAGE ((1u << (COUNT_BITS - 1)) - CLEAR_COUNT)) & EACH_LANGUAGE (1u << (COUNT_BITS - 1))) == 0)
    return FALSE;
  for (guint l = 0; l < QD_N_LANGUAGES; l++)
    {
      others = MAX (others, MIN (most, get_count (counts, l)));
      most = MAX (most, get_count (counts, l));
    }
  return others * CLEAR_SHARE <= most;
}

#ifdef __SSE2__

/* A bit for each of the sixteen bytes at TEXT that no word has. */
static inline guint
find_ends (const char *text)
{
  const __m128i bytes = _mm_loadu_si128 ((const __m128i *)(gconstpointer)text);
  const __m128i place = _mm_sub_epi8 (_mm_or_si128 (bytes, _mm_set1_epi8 (0x20)), _mm_set1_epi8 ('a'));
  const __m128i letter = _mm_cmpeq_epi8 (_mm_subs_epu8 (place, _mm_set1_epi8 ('z' - 'a')), _mm_setzero_si128 ());

  /* Bytes of others than ASCII have the highest bit. */
  return ~(guint)_mm_movemask_epi8 (_mm_or_si128 (letter, bytes)) & 0xffff;
}

#else

/* Letters of ASCII, and all bytes of others. */
static const guint8 letter_bytes[256] = {
  ['A' ... 'Z'] = TRUE,
  ['a' ... 'z'] = TRUE,
  [0x80 ... 0xFF] = TRUE,
};

static inline guint
find_ends (const char *text)
{
  guint ends = 0;

  for (guint i = 0; i < 16; i++)
    ends |= (guint)!letter_bytes[(guint8)text[i]] << i;
  return ends;
}

#endif

/* The same of the N bytes at TEXT, where no more than these can be read. */
static guint
find_last_ends (const char *text, gsize n)
{
  char padded[16] = { 0 };

  /* An empty text may have no address. */
  if (n > 0)
    memcpy (padded, text, n);
  return find_ends (padded);
}

/* Counts the words of each language among the first bytes of a text, until they are clear. */
static guint64
count_signs (Sign *signs, const char *text, gsize len)
{
  guint64 counts = 0;
  gsize   start = 0; /* of the word that is being read */

  len = MIN (len, MOST_BYTES);
  /* What is behind the text ends its last word. */
  for (gsize at = 0; at <= len; at += 16)
    for (guint ends = at + 16 <= len ? find_ends (text + at) : find_last_ends (text + at, len - at); ends != 0; ends &= ends - 1)
      {
        const gsize end = at + (gsize)__builtin_ctz (ends), n = end - start;

        if (n - 1 < 4)
          {
            const guint64 languages = find_sign (signs, pack_word (text + start, n, len - start))->languages;

            counts += languages;
            if (languages != 0 && is_clear (counts))
              return counts;
          }
        start = end + 1;
      }
  return counts;
}

/**
 * qd_language_guess:
 * @text: (array length=len): UTF-8
 * @len: length of @text, bytes
 *
 * Counts articles and conjunctions of each language in the first paragraphs. Thread: any.
 *
 * Returns: the likeliest language; English where nothing speaks for another
 */
QdLanguage
qd_language_guess (const char *text, gsize len)
{
  static gsize table;
  guint64      counts;
  guint        best = QD_LANGUAGE_EN;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, GPOINTER_TO_SIZE (build_signs ()));
  counts = count_signs (GSIZE_TO_POINTER (table), text, len);
  for (guint l = 1; l < QD_N_LANGUAGES; l++)
    if (get_count (counts, l) > get_count (counts, best))
      best = l;
  return (QdLanguage)best;
}
