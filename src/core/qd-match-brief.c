/* qd-match-brief.c: which articles another one is to be compared with, judged before they are loaded
 *
 * Articles share a set phrase with hundreds of others that have nothing to do with them. Two articles that are not about the
 * same tie nothing unless one pair of quotations carries itself, and where no speaker is the same that takes much
 * more than a phrase. All of that is known of another article from a few bytes.
 *
 * What is judged here is only ever too generous: of two articles that qd_match_articles() ties, no probe says that they
 * may not be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-match-brief.h"

#include <math.h>
#include <string.h>

#include "core/qd-key-evidence.h"
#include "core/qd-match-private.h"
#include "core/qd-speaker.h"

/* What a weight of an abridged profile counts, in the unit of the profile; it is rounded up. */
#define WEIGHT_UNIT 10

/* By how much a sum of rounded numbers may be too small. */
#define ROUNDING 1.00001

/* The words of the probe's profile by open addressing; a power of two, and more than twice as many as a profile has. */
#define N_SLOTS 256

/* A bit for each of these words, and for few others; a power of two. */
#define N_BITS 4096

/* Of articles that quote people of more words than this no list is kept: anybody may be among them. */
#define MAX_NAMES 2000

enum {
  ALL_SURE = 1 << 0,         /* every quotation is somebody's, for sure */
  ANY_PERSON = 1 << 1,       /* some are of persons */
  ANY_ORGANISATION = 1 << 2, /* some are of organisations */
  ANYBODY = 1 << 3,          /* there is no list of names */
};

struct _QdMatchBrief
{
  gint64  published;
  float   length; /* of the profile as a vector, rounded down; 0 if it is not known */
  guint8  n_terms;
  guint8  flags;
  guint16 n_names;
  guint32 data[]; /* the words of all names, rising; then those of the profile, two to a number; then their weights, four to a number */
};

typedef struct
{
  guint32 weight; /* 0 if the slot is free */
  guint16 word;
} Slot;

/* Where the keys of a quotation are among those of its article. */
typedef struct
{
  QdKeyEvidence *evidence;
  guint          first;
  guint          n;
  QdSpeakerSort  sort;
  gboolean       sure;
  guint32        names[QD_SPEAKER_WORDS]; /* the words of the speaker's name */
  guint          n_names;
} Quotation;

/* What the keys of one quotation show that another article has, too. */
typedef struct
{
  guint quotation;
  guint points;
} Shown;

struct _QdMatchProbe
{
  gint64     published;
  double     length;
  guint      n_terms;
  guint64    bits[N_BITS / 64];
  Slot       slots[N_SLOTS];
  Quotation *quotations;
  guint      n_quotations;
  guint64   *keys; /* in one piece with what is known of each, below */
  guint      n_keys;
  guint     *owners;               /* of which quotation each key is */
  guint8    *spoken;               /* whether each key has the speaker's name in it */
  guint8    *shared;               /* none, but while it is found out what they show */
  guint      last[QD_KEYS_ENOUGH]; /* the keys that the brief before shared: those that share a set phrase share the same of it */
  guint      n_last;
  Shown      shown[QD_KEYS_ENOUGH]; /* what those show */
  guint      n_shown;
};

/* Words of two names that fall together are only taken for one. */
static guint32
abridge_name (guint64 hash)
{
  return (guint32)(hash >> 32 ^ hash);
}

static guint16
abridge_word (guint32 hash)
{
  return (guint16)(hash >> 16);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint32 *number_a = a, *number_b = b;

  return (*number_a > *number_b) - (*number_a < *number_b);
}

static guint16 *
get_words (QdMatchBrief *self)
{
  return (guint16 *)(gpointer)(self->data + self->n_names);
}

static guint8 *
get_weights (QdMatchBrief *self)
{
  return (guint8 *)(self->data + self->n_names + (self->n_terms + 1) / 2);
}

static gsize
measure (guint n_names, guint n_terms)
{
  return sizeof (QdMatchBrief) + (n_names + (n_terms + 1) / 2 + (n_terms + 3) / 4) * sizeof (guint32);
}

/* Speakers */

/**
 * qd_brief_speakers_init:
 * @self: (not nullable): speakers
 *
 * Makes a list of nobody. Thread: any.
 */
void
qd_brief_speakers_init (QdBriefSpeakers *self)
{
  *self = (QdBriefSpeakers){ .words = g_array_new (FALSE, FALSE, sizeof (guint32)), .all_sure = TRUE };
}

/**
 * qd_brief_speakers_clear:
 * @self: (not nullable): speakers
 *
 * Frees the list. Thread: any.
 */
void
qd_brief_speakers_clear (QdBriefSpeakers *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->last, g_free);
}

static void
note_speaker (QdBriefSpeakers *self, QdSpeakerSort sort, const guint64 *words, guint n_words)
{
  self->all_sure = self->all_sure && sort != QD_SPEAKER_NOBODY;
  self->any_person |= sort == QD_SPEAKER_PERSON;
  self->any_organisation |= sort == QD_SPEAKER_ORGANISATION;
  for (guint i = 0; i < n_words; i++)
    {
      guint32 word = abridge_name (words[i]);

      g_array_append_val (self->words, word);
    }
}

/**
 * qd_brief_speakers_add:
 * @self: (not nullable): speakers
 * @speaker: (nullable): whom the next quotation is of, as for qd_match_article_add()
 * @confidence: how sure that is
 *
 * Thread: any, one at a time.
 */
void
qd_brief_speakers_add (QdBriefSpeakers *self, const char *speaker, double confidence)
{
  guint64       words[QD_SPEAKER_WORDS];
  guint         n_words;
  QdSpeakerSort sort;

  self->all_sure = self->all_sure && speaker != NULL && confidence >= SURE;
  /* Most quotations are of whom the one before is. */
  if (speaker == NULL || g_strcmp0 (speaker, self->last) == 0)
    return;
  g_set_str (&self->last, speaker);
  sort = qd_speaker_read (speaker, words, &n_words);
  note_speaker (self, sort, words, n_words);
}

/* Each word once, rising; of very many none. */
static void
settle_words (QdBriefSpeakers *self)
{
  guint32 *words = (guint32 *)(gpointer)self->words->data;
  guint    n = 0;

  g_array_sort (self->words, compare_numbers);
  for (guint i = 0; i < self->words->len; i++)
    if (n == 0 || words[i] != words[n - 1])
      words[n++] = words[i];
  g_array_set_size (self->words, n);
}

/* Briefs */

/**
 * qd_match_brief_new:
 * @profile: (nullable): what an article is about
 * @published: when it appeared, µs since 1970 UTC, or %QD_TIME_UNKNOWN
 * @speakers: (not nullable): those who are quoted in it, of each of its quotations; gets sorted
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): the brief
 */
QdMatchBrief *
qd_match_brief_new (QdProfile *profile, gint64 published, QdBriefSpeakers *speakers)
{
  const QdProfileTerm *terms = NULL;
  guint                n_terms = profile != NULL ? qd_profile_get_terms (profile, &terms) : 0, n_names;
  guint64              square = 0;
  QdMatchBrief        *self;
  gboolean             whole = TRUE;

  g_assert (n_terms <= G_MAXUINT8);
  settle_words (speakers);
  n_names = speakers->words->len <= MAX_NAMES ? speakers->words->len : 0;
  self = g_malloc0 (measure (n_names, n_terms));
  self->published = published;
  self->n_names = (guint16)n_names;
  self->n_terms = (guint8)n_terms;
  self->flags = (speakers->all_sure ? ALL_SURE : 0) | (speakers->any_person ? ANY_PERSON : 0) | (speakers->any_organisation ? ANY_ORGANISATION : 0) |
                (n_names < speakers->words->len ? ANYBODY : 0);
  if (n_names > 0)
    memcpy (self->data, speakers->words->data, n_names * sizeof (guint32));
  for (guint i = 0; i < n_terms; i++)
    {
      guint weight = (terms[i].weight + WEIGHT_UNIT - 1) / WEIGHT_UNIT;

      get_words (self)[i] = abridge_word (terms[i].hash);
      get_weights (self)[i] = (guint8)MIN (weight, G_MAXUINT8);
      square += (guint64)terms[i].weight * terms[i].weight;
      whole = whole && weight <= G_MAXUINT8;
    }
  self->length = whole ? (float)(sqrt ((double)square) / ROUNDING) : 0;
  return self;
}

/**
 * qd_match_brief_new_of:
 * @article: (not nullable): an article
 *
 * Thread: any, while nothing is added to it.
 * Returns: (transfer full) (not nullable): its brief
 */
QdMatchBrief *
qd_match_brief_new_of (const QdMatchArticle *article)
{
  g_auto (QdBriefSpeakers) speakers;

  qd_brief_speakers_init (&speakers);
  for (guint i = 0; i < qd_match_article_get_n_quotations (article); i++)
    {
      const QdQuoteWords *words = _qd_match_article_get_quotation (article, i);

      speakers.all_sure = speakers.all_sure && words->speaker != NULL && _qd_match_article_get_confidence (article, i) >= SURE;
      if (words->speaker != NULL)
        note_speaker (&speakers, words->speaker_sort, words->speaker_words, words->n_speaker_words);
    }
  return qd_match_brief_new (_qd_match_article_get_profile (article), _qd_match_article_get_published (article), &speakers);
}

/**
 * qd_match_brief_free:
 * @self: (transfer full) (not nullable): a brief
 *
 * Thread: any.
 */
void
qd_match_brief_free (QdMatchBrief *self)
{
  g_free (self);
}

/**
 * qd_match_brief_get_size:
 * @self: (not nullable): a brief
 *
 * Thread: any.
 * Returns: how many bytes it takes
 */
gsize
qd_match_brief_get_size (const QdMatchBrief *self)
{
  return measure (self->n_names, self->n_terms);
}

/* Packed briefs: the date, the length of the profile, how many words that has, the flags and how many words the names have; then these, and
 * words and weights of the profile. The lowest byte of a number comes first. */
#define PACKED_HEADER 16

static guint8 *
pack_number (guint8 *to, guint64 number, guint n_bytes)
{
  const guint64 little = GUINT64_TO_LE (number);

  memcpy (to, &little, n_bytes);
  return to + n_bytes;
}

static guint64
unpack_number (const guint8 **data, guint n_bytes)
{
  guint64 little = 0;

  memcpy (&little, *data, n_bytes);
  *data += n_bytes;
  return GUINT64_FROM_LE (little);
}

/**
 * qd_match_brief_pack:
 * @self: (not nullable): a brief
 * @bytes: (not nullable): gets it behind what is there, in a form that is the same on all machines
 *
 * Thread: any.
 */
void
qd_match_brief_pack (const QdMatchBrief *self, GByteArray *bytes)
{
  QdMatchBrief *mutable_self = (QdMatchBrief *)self;
  guint         start = bytes->len;
  guint32       length;
  guint8       *to;

  g_byte_array_set_size (bytes, start + PACKED_HEADER + self->n_names * (guint)sizeof (guint32) + self->n_terms * (guint)(sizeof (guint16) + sizeof (guint8)));
  to = bytes->data + start;
  memcpy (&length, &self->length, sizeof length);
  to = pack_number (to, (guint64)self->published, 8);
  to = pack_number (to, length, 4);
  to = pack_number (to, self->n_terms, 1);
  to = pack_number (to, self->flags, 1);
  to = pack_number (to, self->n_names, 2);
  for (guint i = 0; i < self->n_names; i++)
    to = pack_number (to, self->data[i], 4);
  for (guint i = 0; i < self->n_terms; i++)
    to = pack_number (to, get_words (mutable_self)[i], 2);
  memcpy (to, get_weights (mutable_self), self->n_terms);
}

/**
 * qd_match_brief_unpack:
 * @data: (not nullable) (array length=size): what qd_match_brief_pack() made
 * @size: how many bytes that has
 *
 * Thread: any.
 * Returns: (transfer full) (nullable): the brief; %NULL if it is none
 */
QdMatchBrief *
qd_match_brief_unpack (const guint8 *data, gsize size)
{
  const guint8 *at = data;
  guint         n_terms, flags, n_names;
  guint64       published;
  guint32       length;
  QdMatchBrief *self;

  if (size < PACKED_HEADER)
    return NULL;
  published = unpack_number (&at, 8);
  length = (guint32)unpack_number (&at, 4);
  n_terms = (guint)unpack_number (&at, 1);
  flags = (guint)unpack_number (&at, 1);
  n_names = (guint)unpack_number (&at, 2);
  if (size != PACKED_HEADER + n_names * sizeof (guint32) + n_terms * (sizeof (guint16) + sizeof (guint8)))
    return NULL;
  self = g_malloc0 (measure (n_names, n_terms));
  self->published = (gint64)published;
  memcpy (&self->length, &length, sizeof length);
  self->n_terms = (guint8)n_terms;
  self->flags = (guint8)flags;
  self->n_names = (guint16)n_names;
  for (guint i = 0; i < n_names; i++)
    self->data[i] = (guint32)unpack_number (&at, 4);
  for (guint i = 0; i < n_terms; i++)
    get_words (self)[i] = (guint16)unpack_number (&at, 2);
  memcpy (get_weights (self), at, n_terms);
  return self;
}

/* Probes */

static Slot *
find_slot (const QdMatchProbe *self, guint16 word)
{
  guint i = word * 40503u >> 4 & (N_SLOTS - 1);

  while (self->slots[i].weight != 0 && self->slots[i].word != word)
    i = (i + 1) & (N_SLOTS - 1);
  return (Slot *)&self->slots[i];
}

static void
take_profile (QdMatchProbe *self, QdProfile *profile)
{
  const QdProfileTerm *terms;
  guint64              square = 0;

  self->n_terms = qd_profile_get_terms (profile, &terms);
  g_assert (self->n_terms < N_SLOTS / 2);
  for (guint i = 0; i < self->n_terms; i++)
    {
      Slot *slot;

      square += (guint64)terms[i].weight * terms[i].weight;
      if (terms[i].weight == 0)
        continue;
      self->bits[abridge_word (terms[i].hash) % N_BITS / 64] |= G_GUINT64_CONSTANT (1) << abridge_word (terms[i].hash) % 64;
      slot = find_slot (self, abridge_word (terms[i].hash));
      slot->word = abridge_word (terms[i].hash);
      slot->weight += terms[i].weight;
    }
  self->length = sqrt ((double)square);
}

static Quotation
read_quotation (const QdQuoteWords *words, double confidence)
{
  Quotation quotation = { .evidence = qd_key_evidence_new (words), .sort = words->speaker_sort, .sure = confidence >= SURE, .n_names = words->n_speaker_words };

  qd_key_evidence_get_places (quotation.evidence, &quotation.n);
  for (guint i = 0; i < quotation.n_names; i++)
    quotation.names[i] = abridge_name (words->speaker_words[i]);
  return quotation;
}

/* Those of many articles on their way in are kept, made in one thread and freed in another, so that it is one piece of just its size. */
static void
list_keys (QdMatchProbe *self)
{
  gsize n = self->n_keys;

  self->keys = g_malloc (n * (sizeof (guint64) + sizeof (guint) + 2 * sizeof (guint8)) + 1);
  self->owners = (guint *)(gpointer)(self->keys + n);
  self->spoken = (guint8 *)(self->owners + n);
  self->shared = self->spoken + n;
  memset (self->shared, FALSE, n);
  for (guint i = 0; i < self->n_quotations; i++)
    {
      const Quotation  *quotation = &self->quotations[i];
      const QdKeyPlace *places = qd_key_evidence_get_places (quotation->evidence, &(guint){ 0 });

      for (guint k = 0, at = quotation->first; k < quotation->n; k++, at++)
        {
          self->keys[at] = places[k].key;
          self->owners[at] = i;
          self->spoken[at] = places[k].spoken != FALSE;
        }
    }
}

/**
 * qd_match_probe_new:
 * @article: (not nullable): an article with all of its quotations
 *
 * Thread: any, while nothing is added to it.
 * Returns: (transfer full) (not nullable): what tells the articles that it may be tied to
 */
QdMatchProbe *
qd_match_probe_new (const QdMatchArticle *article)
{
  QdMatchProbe *self = g_new0 (QdMatchProbe, 1);
  QdProfile    *profile = _qd_match_article_get_profile (article);

  self->published = _qd_match_article_get_published (article);
  if (profile != NULL)
    take_profile (self, profile);
  self->n_quotations = qd_match_article_get_n_quotations (article);
  self->quotations = g_new (Quotation, self->n_quotations);
  for (guint i = 0; i < self->n_quotations; i++)
    {
      self->quotations[i] = read_quotation (_qd_match_article_get_quotation (article, i), _qd_match_article_get_confidence (article, i));
      self->quotations[i].first = self->n_keys;
      self->n_keys += self->quotations[i].n;
    }
  list_keys (self);
  return self;
}

/**
 * qd_match_probe_free:
 * @self: (transfer full) (not nullable): a probe
 *
 * Thread: any.
 */
void
qd_match_probe_free (QdMatchProbe *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_quotations; i++)
    qd_key_evidence_free (self->quotations[i].evidence);
  g_free (self->quotations);
  /* With what stands behind them: list_keys(). */
  g_free (self->keys);
  g_free (self);
}

/**
 * qd_match_probe_get_keys:
 * @self: (not nullable): a probe
 * @n_keys: (out): how many there are
 *
 * Thread: any.
 * Returns: (transfer none) (array length=n_keys): the keys of all quotations of the article, as often as they have them; what
 *   qd_match_keys() makes of them
 */
const guint64 *
qd_match_probe_get_keys (const QdMatchProbe *self, guint *n_keys)
{
  *n_keys = self->n_keys;
  return self->keys;
}

/* Whether two articles may be alike enough to be about the same: their likeness with each weight rounded up, and with words taken for one
 * that are not. */
static gboolean
may_be_one_subject (const QdMatchProbe *self, QdMatchBrief *brief)
{
  const double   least = _qd_match_least_similarity (_qd_match_compare_dates (self->published, brief->published));
  const guint16 *words = get_words (brief);
  const guint8  *weights = get_weights (brief);
  guint64        product = 0;

  if (self->n_terms == 0 || brief->n_terms == 0 || least > 1)
    return FALSE;
  if (brief->length == 0)
    return TRUE;
  for (guint i = 0; i < brief->n_terms; i++)
    if (G_UNLIKELY ((self->bits[words[i] % N_BITS / 64] >> words[i] % 64 & 1) != 0))
      product += (guint64)find_slot (self, words[i])->weight * weights[i];
  return product * WEIGHT_UNIT * ROUNDING >= least * self->length * brief->length;
}

static gboolean
has_name (const QdMatchBrief *brief, guint32 name)
{
  for (guint i = 0; i < brief->n_names; i++)
    if (brief->data[i] == name)
      return TRUE;
  return (brief->flags & ANYBODY) != 0;
}

static gboolean
may_have_speaker (const Quotation *quotation, const QdMatchBrief *brief)
{
  return quotation->sort != QD_SPEAKER_NOBODY && has_name (brief, quotation->names[quotation->n_names - 1]);
}

/* Whether the speaker of a quotation is for sure none of those whom another article quotes, who are all named for sure. */
static gboolean
is_stranger (const Quotation *quotation, const QdMatchBrief *brief)
{
  if (quotation->sort == QD_SPEAKER_NOBODY || !quotation->sure || (brief->flags & ALL_SURE) == 0)
    return FALSE;
  if ((brief->flags & (quotation->sort == QD_SPEAKER_PERSON ? ANY_ORGANISATION : ANY_PERSON)) != 0)
    return FALSE;
  for (guint i = 0; i < quotation->n_names; i++)
    if (has_name (brief, quotation->names[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_shown (const QdMatchProbe *self, guint quotation)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (self->shown[i].quotation == quotation)
      return TRUE;
  return FALSE;
}

/* Finds out what the keys show of each quotation that has any of them. */
static void
weigh_keys (QdMatchProbe *self, const guint *shared, guint n_shared)
{
  if (n_shared == self->n_last && memcmp (shared, self->last, n_shared * sizeof *shared) == 0)
    return;
  memcpy (self->last, shared, n_shared * sizeof *shared);
  self->n_last = n_shared;
  self->n_shown = 0;
  for (guint i = 0; i < n_shared; i++)
    self->shared[shared[i]] = TRUE;
  for (guint i = 0; i < n_shared; i++)
    {
      guint            owner = self->owners[shared[i]];
      const Quotation *quotation = &self->quotations[owner];

      if (!has_shown (self, owner))
        self->shown[self->n_shown++] = (Shown){ owner, qd_key_evidence_weigh (quotation->evidence, self->shared + quotation->first) };
    }
  for (guint i = 0; i < n_shared; i++)
    self->shared[shared[i]] = FALSE;
}

/* Whether what the keys show is more than two articles that are about different things may share by chance. */
static gboolean
shows_enough (QdMatchProbe *self, const guint *shared, guint n_shared, const QdMatchBrief *brief)
{
  QdOccasion occasion = _qd_match_compare_dates (self->published, brief->published);

  for (guint i = 0; i < n_shared; i++)
    if (self->spoken[shared[i]])
      return TRUE;
  weigh_keys (self, shared, n_shared);
  for (guint i = 0; i < self->n_shown; i++)
    {
      const Quotation *quotation = &self->quotations[self->shown[i].quotation];

      if (may_have_speaker (quotation, brief))
        return TRUE;
      if (self->shown[i].points >= _qd_match_least_evidence (occasion, is_stranger (quotation, brief) ? QD_VOICES_DIFFERENT : QD_VOICES_UNKNOWN))
        return TRUE;
    }
  return FALSE;
}

/**
 * qd_match_probe_may_tie:
 * @self: (not nullable): an article
 * @shared: (not nullable) (array length=n_shared): which of its keys another article has, too
 * @n_shared: how many they are
 * @brief: (not nullable): what is known of the other
 *
 * Thread: any, one at a time.
 * Returns: %FALSE if qd_match_articles() ties nothing of the two
 */
gboolean
qd_match_probe_may_tie (QdMatchProbe *self, const guint *shared, guint n_shared, const QdMatchBrief *brief)
{
  g_return_val_if_fail (self != NULL && brief != NULL, TRUE);

  return n_shared > QD_KEYS_ENOUGH || shows_enough (self, shared, n_shared, brief) || may_be_one_subject (self, (QdMatchBrief *)brief);
}
