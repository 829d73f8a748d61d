/* qd-quote-words.h: a quotation taken apart for the matcher
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-speaker.h"
#include "core/qd-text.h"

G_BEGIN_DECLS

/**
 * QD_MAX_SCRAP_WORDS:
 *
 * A quotation of so few words is a fragment of an utterance: one to three, as the relation has it.
 */
#define QD_MAX_SCRAP_WORDS 3

/**
 * QdWordMarks:
 * @QD_WORD_AFTER_GAP: an ellipsis stands before it
 * @QD_WORD_BRACKETED: an editor put it, or a letter of it, in brackets
 * @QD_WORD_STARTS: a sentence begins with it, or what looks like one
 * @QD_WORD_LOW: it is neither a function word nor begins with a capital, so that it is no part of a name
 * @QD_WORD_NESTED: a quotation of somebody else holds it, inside this one
 */
typedef enum /*< flags >*/
{
  QD_WORD_AFTER_GAP = 1 << 0,
  QD_WORD_BRACKETED = 1 << 1,
  QD_WORD_LOW = 1 << 2,
  QD_WORD_STARTS = 1 << 3,
  QD_WORD_NESTED = 1 << 4,
} QdWordMarks;

/**
 * QdSharedKey:
 * @QD_SHARED_KEY_NONE: two quotations have no key in common
 * @QD_SHARED_KEY_WEAK: only such as many quotations of other utterances have too, see %QD_MATCH_WEAK_KEY
 * @QD_SHARED_KEY_STRONG: one that few others have
 *
 * What two quotations have in common by which they may be found to be one utterance.
 */
typedef enum {
  QD_SHARED_KEY_NONE,
  QD_SHARED_KEY_WEAK,
  QD_SHARED_KEY_STRONG,
} QdSharedKey;

/**
 * QdKeyPlace:
 * @key: a key, see qd_match_keys()
 * @start: the first of the words that it is made of
 * @end: what is behind the last of them
 * @spoken: whether the speaker's name is in it, so that only quotations of one name have it in common
 *
 * Where a key stands in a quotation.
 */
typedef struct
{
  guint64  key;
  guint    start;
  guint    end;
  gboolean spoken;
} QdKeyPlace;

/**
 * QD_QUOTE_WORDS_MOST_PLACES:
 * @n_words: how many words a quotation has
 *
 * How many places of keys it has at most: a word may end a key of each of four kinds, and there is one of the whole.
 */
#define QD_QUOTE_WORDS_MOST_PLACES(n_words) (4 * (gsize)(n_words) + 1)

/**
 * QdQuoteWords:
 * @n_words: how many words it has
 * @hashes: (array length=n_words): what they are
 * @weights: (array length=n_words): how much each tells, a #QdWordWeight
 * @marks: (array length=n_words): what an editor did to each
 * @starts: (nullable) (array length=n_words): where each begins in the text, bytes; %NULL in an article that is sealed
 * @gap_at_end: an ellipsis ends it
 * @quotes: some of its words are those of a nested quotation of somebody else
 * @name_like: it is a few words, capitals all but the little ones: a title, a slogan, a name
 * @title: it is words with capitals all but the little ones and numbers, and not the first one alone: a name of a
 *   programme, a book, a law, or a headline, however long
 * @n_keys: how many keys it has
 * @keys: (array length=n_keys): its keys, rising, each once, so that the weak ones come last
 * @filter: a bit for each key, for a quick look whether two quotations share one
 * @speaker: (nullable): who is quoted
 * @speaker_sort: whom that names
 * @n_speaker_words: how many words tell the name from another
 * @speaker_words: (array length=n_speaker_words): these, as qd_speaker_read() gives them
 * @speaker_key: what qd_speaker_key() makes of the name
 *
 * Not to be changed once made, but for qd_quote_words_mark_nested().
 */
typedef struct
{
  guint         n_words;
  guint64      *hashes;
  guint8       *weights;
  guint8       *marks;
  guint32      *starts;
  gboolean      gap_at_end;
  gboolean      quotes;
  gboolean      name_like;
  gboolean      title;
  guint         n_keys;
  guint64      *keys;
  guint64       filter[4];
  char         *speaker;
  QdSpeakerSort speaker_sort;
  guint         n_speaker_words;
  guint64      *speaker_words;
  guint64       speaker_key;
} QdQuoteWords;

QdQuoteWords *qd_quote_words_new (const char *text,
                                  const char *speaker);
void          qd_quote_words_free (QdQuoteWords *self);
GArray       *qd_quote_words_find (const char *text);
guint         qd_quote_words_list_places (const QdQuoteWords *self,
                                          QdKeyPlace         *places);
void          qd_quote_words_mark_nested (QdQuoteWords *self,
                                          QdSpan        place);
void          qd_quote_words_digest (const QdQuoteWords *self,
                                     guint64             digest[2]);
int           qd_quote_words_order (const QdQuoteWords *a,
                                    const QdQuoteWords *b);
gboolean      qd_quote_words_has_key (const QdQuoteWords *self,
                                      guint64             key);
QdSharedKey   qd_quote_words_share_a_key (const QdQuoteWords *a,
                                          const QdQuoteWords *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdQuoteWords, qd_quote_words_free)

G_END_DECLS
