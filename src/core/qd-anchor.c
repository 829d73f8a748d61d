/* qd-anchor.c: words of a text that can be found again when the text has changed
 *
 * An anchor is looked for in three ways, each only where the one before found nothing: the words themselves, of several
 * places the one whose neighbourhood is most like theirs; a run of words that differs from them in few, by Sellers'
 * approximate matching over words (P. H. Sellers, “The theory and computation of evolutionary distances”, J. Algorithms 1,
 * 1980); and what stands between the words that were their neighbours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-anchor.h"

#include <string.h>

/* Code points of the neighbourhood on each side. */
#define CONTEXT 32

/* At most so many places of the same words are weighed: the words of an anchor are rarely in a text twice. */
#define MAX_PLACES 4096

/* Words times words that are compared at most; beyond that only exact words are found. */
#define MAX_CELLS (G_GUINT64_CONSTANT (16) * 1024 * 1024)

/* One word in so many may differ. */
#define WORDS_TO_ONE_CHANGED 3

/* What stands between two neighbourhoods is taken up to so many times the length of what was there, and a bit. */
#define MAX_GROWTH 2
#define GROWTH_BYTES 64

/* A neighbourhood shorter than this, code points, says nothing by itself. */
#define MIN_CONTEXT 8

G_DEFINE_BOXED_TYPE (QdAnchor, qd_anchor, qd_anchor_copy, qd_anchor_free)

/**
 * qd_anchor_new:
 * @exact: (not nullable): the words, UTF-8
 * @prefix: (nullable): what stood right before them
 * @suffix: (nullable): what stood right behind them
 * @start: where they began, bytes
 *
 * Thread: any.
 *
 * Returns: (transfer full): an anchor
 */
QdAnchor *
qd_anchor_new (const char *exact, const char *prefix, const char *suffix, gsize start)
{
  QdAnchor *self;

  g_return_val_if_fail (exact != NULL, NULL);

  self = g_new0 (QdAnchor, 1);
  self->exact = g_strdup (exact);
  self->prefix = g_strdup (prefix != NULL ? prefix : "");
  self->suffix = g_strdup (suffix != NULL ? suffix : "");
  self->start = start;
  return self;
}

static const char *
step_back (const char *text, const char *at, guint n_chars)
{
  while (n_chars-- > 0 && at > text)
    at = g_utf8_prev_char (at);
  return at;
}

static const char *
step_on (const char *end, const char *at, guint n_chars)
{
  while (n_chars-- > 0 && at < end)
    at = g_utf8_next_char (at);
  return MIN (at, end);
}

/**
 * qd_anchor_new_at:
 * @text: (not nullable) (array length=len): a text, valid UTF-8
 * @len: its length, bytes
 * @span: where the words are, inside @text
 *
 * Thread: any.
 *
 * Returns: (transfer full): an anchor for these words
 */
QdAnchor *
qd_anchor_new_at (const char *text, gsize len, QdSpan span)
{
  QdAnchor   *self;
  const char *before, *behind;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end && span.end <= len, NULL);

  before = step_back (text, text + span.start, CONTEXT);
  behind = step_on (text + len, text + span.end, CONTEXT);
  self = g_new0 (QdAnchor, 1);
  self->exact = g_strndup (text + span.start, qd_span_length (span));
  self->prefix = g_strndup (before, (gsize)(text + span.start - before));
  self->suffix = g_strndup (text + span.end, (gsize)(behind - (text + span.end)));
  self->start = span.start;
  return self;
}

/**
 * qd_anchor_copy:
 * @self: (not nullable): an anchor
 *
 * Thread: any.
 *
 * Returns: (transfer full): the same
 */
QdAnchor *
qd_anchor_copy (const QdAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return qd_anchor_new (self->exact, self->prefix, self->suffix, self->start);
}

/**
 * qd_anchor_free:
 * @self: (nullable) (transfer full): an anchor
 *
 * Thread: any.
 */
void
qd_anchor_free (QdAnchor *self)
{
  if (self == NULL)
    return;
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

/* How many bytes before START are the end of the prefix. */
static gsize
count_before (const QdAnchor *self, const char *text, gsize start)
{
  gsize length = strlen (self->prefix), n = 0;

  while (n < length && n < start && self->prefix[length - n - 1] == text[start - n - 1])
    n++;
  return n;
}

static gsize
count_behind (const QdAnchor *self, const char *text, gsize len, gsize end)
{
  gsize n = 0;

  while (self->suffix[n] != '\0' && end + n < len && self->suffix[n] == text[end + n])
    n++;
  return n;
}

static gsize
get_distance (gsize a, gsize b)
{
  return a > b ? a - b : b - a;
}

/* Of all places of the words the one whose neighbours are theirs, then the one that is nearest to where they were. */
static gboolean
find_exact (const QdAnchor *self, const char *text, gsize len, QdSpan *span)
{
  gsize    length = strlen (self->exact), best = 0;
  guint    n_places = 0;
  gboolean found = FALSE;

  for (const char *at = text; (at = memmem (at, len - (gsize)(at - text), self->exact, length)) != NULL && n_places < MAX_PLACES; at++, n_places++)
    {
      gsize start = (gsize)(at - text);
      gsize likeness = count_before (self, text, start) + count_behind (self, text, len, start + length);

      if (found && (likeness < best || (likeness == best && get_distance (start, self->start) >= get_distance (span->start, self->start))))
        continue;
      found = TRUE;
      best = likeness;
      *span = (QdSpan){ start, start + length };
    }
  return found;
}

/* Words */

typedef struct
{
  guint  hash;
  QdSpan span;
} Word;

static void
add_word (GArray *words, const char *text, QdSpan span)
{
  g_autofree char *folded = g_utf8_casefold (text + span.start, (gssize)qd_span_length (span));
  Word             word = { g_str_hash (folded), span };

  g_array_append_val (words, word);
}

/* Runs of letters and digits; an ideograph is a word by itself. */
static GArray *
list_words (const char *text, gsize len)
{
  GArray     *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *end = text + len, *start = NULL, *at = text;

  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean alone = g_unichar_iswide (c);

      if (start != NULL && (alone || !g_unichar_isalnum (c)))
        {
          add_word (words, text, (QdSpan){ (gsize)(start - text), (gsize)(at - text) });
          start = NULL;
        }
      if (alone && g_unichar_isalnum (c))
        add_word (words, text, (QdSpan){ (gsize)(at - text), (gsize)(g_utf8_next_char (at) - text) });
      else if (start == NULL && g_unichar_isalnum (c))
        start = at;
    }
  if (start != NULL)
    add_word (words, text, (QdSpan){ (gsize)(start - text), len });
  return words;
}

/* One column of the table of distances: to the first i words, and where in the text the run begins that has it. */
typedef struct
{
  guint distance;
  guint first;
} Cell;

static void
fill_column (Cell *column, const GArray *wanted, const Word *word, guint place)
{
  Cell diagonal = column[0];

  column[0] = (Cell){ 0, place + 1 };
  for (guint i = 1; i <= wanted->len; i++)
    {
      Cell above = column[i];
      Cell best = diagonal;

      best.distance += g_array_index (wanted, Word, i - 1).hash != word->hash;
      if (above.distance + 1 < best.distance)
        best = (Cell){ above.distance + 1, above.first };
      if (column[i - 1].distance + 1 < best.distance)
        best = (Cell){ column[i - 1].distance + 1, column[i - 1].first };
      diagonal = above;
      column[i] = best;
    }
}

static gboolean
find_similar (const QdAnchor *self, const char *text, gsize len, QdSpan *span)
{
  g_autoptr (GArray) wanted = list_words (self->exact, strlen (self->exact));
  g_autoptr (GArray) words = NULL;
  g_autofree Cell   *column = NULL;
  guint              best = wanted->len / WORDS_TO_ONE_CHANGED + 1;
  gboolean           found = FALSE;

  if (wanted->len == 0)
    return FALSE;
  words = list_words (text, len);
  if ((guint64)wanted->len * words->len > MAX_CELLS)
    return FALSE;
  column = g_new0 (Cell, wanted->len + 1);
  for (guint i = 0; i <= wanted->len; i++)
    column[i] = (Cell){ i, 0 };
  for (guint j = 0; j < words->len; j++)
    {
      const Cell *last = &column[wanted->len];
      QdSpan      place;

      fill_column (column, wanted, &g_array_index (words, Word, j), j);
      if (last->first > j)
        continue;
      place = (QdSpan){ g_array_index (words, Word, last->first).span.start, g_array_index (words, Word, j).span.end };
      if (last->distance > best || (last->distance == best && (!found || get_distance (place.start, self->start) >= get_distance (span->start, self->start))))
        continue;
      found = TRUE;
      best = last->distance;
      *span = place;
    }
  return found;
}

/* What stands between the neighbours, if both are there. */
static gboolean
find_between (const QdAnchor *self, const char *text, gsize len, QdSpan *span)
{
  gsize       prefix = strlen (self->prefix), suffix = strlen (self->suffix);
  gsize       most = MAX_GROWTH * strlen (self->exact) + GROWTH_BYTES;
  const char *before, *behind;
  gsize       start;

  if (g_utf8_strlen (self->prefix, -1) < MIN_CONTEXT || g_utf8_strlen (self->suffix, -1) < MIN_CONTEXT)
    return FALSE;
  before = memmem (text, len, self->prefix, prefix);
  if (before == NULL)
    return FALSE;
  start = (gsize)(before - text) + prefix;
  behind = memmem (text + start, MIN (len - start, most + suffix), self->suffix, suffix);
  if (behind == NULL || behind == text + start)
    return FALSE;
  *span = (QdSpan){ start, (gsize)(behind - text) };
  return TRUE;
}

/**
 * qd_anchor_find:
 * @self: (not nullable): an anchor
 * @text: (not nullable) (array length=len): the text as it is now, valid UTF-8
 * @len: its length, bytes
 * @match: how much may have changed
 * @span: (out): where the words are now; left alone if they are nowhere
 *
 * Takes time in proportion to @len, or to @len times the words of the anchor where it looks for similar ones, within a
 * bound. Thread: any.
 *
 * Returns: whether the words were found
 */
gboolean
qd_anchor_find (const QdAnchor *self, const char *text, gsize len, QdAnchorMatch match, QdSpan *span)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL || len == 0, FALSE);
  g_return_val_if_fail (span != NULL, FALSE);

  if (len == 0 || self->exact[0] == '\0')
    return FALSE;
  if (find_exact (self, text, len, span))
    return TRUE;
  return match == QD_ANCHOR_FUZZY && (find_similar (self, text, len, span) || find_between (self, text, len, span));
}
