/* qd-lexicon.h: what the analysis knows of words: reporting verbs, titles, function words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-hash.h"

G_BEGIN_DECLS

/**
 * QdWordClass:
 * @QD_WORD_SAY: a finite reporting verb that seldom means anything else ("said")
 * @QD_WORD_SAY_WEAK: a finite verb that reports where marks are near ("continued", "accused")
 * @QD_WORD_SAYING: a reporting participle or infinitive, its subject in another clause ("saying")
 * @QD_WORD_CUE_NOUN: a noun for something said or written ("statement")
 * @QD_WORD_ACCORDING: what introduces a source ("according", "laut")
 * @QD_WORD_AUXILIARY: an auxiliary or modal verb
 * @QD_WORD_PRONOUN: a pronoun that can be a subject
 * @QD_WORD_POSSESSIVE: a possessive pronoun
 * @QD_WORD_DETERMINER: an article or the like
 * @QD_WORD_PREPOSITION: a preposition
 * @QD_WORD_CONJUNCTION: joins two phrases ("and")
 * @QD_WORD_CLAUSE: begins a clause ("that", "because")
 * @QD_WORD_RELATIVE: begins a relative clause ("who")
 * @QD_WORD_ADVERB: stands between a subject and its verb ("also")
 * @QD_WORD_FUNCTION: any other word that is no part of a name though it begins a sentence with a capital
 * @QD_WORD_TITLE: precedes a name ("Mr.", "Senator")
 * @QD_WORD_ROLE: describes a person ("spokesman")
 * @QD_WORD_ORGANISATION: ends or names an organisation ("Department")
 * @QD_WORD_TIME: a day or a month
 * @QD_WORD_WORK: a noun for something with a title ("film")
 * @QD_WORD_SCARE: says that the marks hold a term or a name ("so-called")
 * @QD_WORD_PARTICLE: a small part of a name ("de", "von")
 * @QD_WORD_MALE: of a man: title, noun, pronoun or given name
 * @QD_WORD_FEMALE: of a woman
 * @QD_WORD_PLURAL: of several people
 * @QD_WORD_BE: a form of "to be", which makes a participle behind it passive
 * @QD_WORD_SUBJUNCTIVE: a German verb in the mood of reported speech ("sei", "habe")
 * @QD_WORD_ABBREVIATION: its full stop ends no sentence
 * @QD_WORD_SPLIT: a German verb that reports only together with a word behind it ("teilte … mit")
 * @QD_WORD_SPLIT_END: such a word ("mit", "bekannt"); the lexicon has the two written together
 * @QD_WORD_MAKER: who makes or shows something with a title, and their doing ("host", "aired")
 * @QD_WORD_THING: a noun that a name in marks stands before ("campaign")
 *
 * Classes of words; a word can be of several.
 */
typedef enum /*< flags >*/
{
  QD_WORD_NONE = 0,
  QD_WORD_SAY = 1 << 0,
  QD_WORD_SAY_WEAK = 1 << 1,
  QD_WORD_SAYING = 1 << 2,
  QD_WORD_CUE_NOUN = 1 << 3,
  QD_WORD_ACCORDING = 1 << 4,
  QD_WORD_AUXILIARY = 1 << 5,
  QD_WORD_PRONOUN = 1 << 6,
  QD_WORD_POSSESSIVE = 1 << 7,
  QD_WORD_DETERMINER = 1 << 8,
  QD_WORD_PREPOSITION = 1 << 9,
  QD_WORD_CONJUNCTION = 1 << 10,
  QD_WORD_CLAUSE = 1 << 11,
  QD_WORD_RELATIVE = 1 << 12,
  QD_WORD_ADVERB = 1 << 13,
  QD_WORD_FUNCTION = 1 << 14,
  QD_WORD_TITLE = 1 << 15,
  QD_WORD_ROLE = 1 << 16,
  QD_WORD_ORGANISATION = 1 << 17,
  QD_WORD_TIME = 1 << 18,
  QD_WORD_WORK = 1 << 19,
  QD_WORD_SCARE = 1 << 20,
  QD_WORD_PARTICLE = 1 << 21,
  QD_WORD_MALE = 1 << 22,
  QD_WORD_FEMALE = 1 << 23,
  QD_WORD_PLURAL = 1 << 24,
  QD_WORD_ABBREVIATION = 1 << 25,
  QD_WORD_BE = 1 << 26,
  QD_WORD_SUBJUNCTIVE = 1 << 27,
  QD_WORD_SPLIT = 1 << 28,
  QD_WORD_SPLIT_END = 1 << 29,
  QD_WORD_MAKER = 1 << 30,
  QD_WORD_THING = 1u << 31,
} QdWordClass;

/* Any verb that can report. */
#define QD_WORD_CUE (QD_WORD_SAY | QD_WORD_SAY_WEAK | QD_WORD_SAYING)

/* Words that are never part of a name. */
#define QD_WORD_CLOSED \
  (QD_WORD_AUXILIARY | QD_WORD_PRONOUN | QD_WORD_POSSESSIVE | QD_WORD_DETERMINER | QD_WORD_PREPOSITION | QD_WORD_CONJUNCTION | QD_WORD_CLAUSE | QD_WORD_RELATIVE | QD_WORD_ADVERB | QD_WORD_FUNCTION | QD_WORD_TIME | QD_WORD_ACCORDING)

typedef enum {
  QD_LANGUAGE_EN,
  QD_LANGUAGE_DE,
  QD_LANGUAGE_FR,
  QD_LANGUAGE_ES,
  QD_N_LANGUAGES,
} QdLanguage;

/**
 * QdWordList:
 * @classes: the classes of the words
 * @words: the words in lower case, with single spaces between them; one that begins with a hyphen is the end of a
 *   compound ("-minister")
 */
typedef struct
{
  guint       classes;
  const char *words;
} QdWordList;

/* The data, a file a language, each ended by an entry without words. */
extern const QdWordList qd_lexicon_en[];
extern const QdWordList qd_lexicon_de[];
extern const QdWordList qd_lexicon_fr[];
extern const QdWordList qd_lexicon_es[];

/**
 * QdLexiconEntry:
 * @hash: of the word: qd_word_hash()
 * @classes: #QdWordClass flags, none if the word is in no list of the language
 * @little: whether it weighs less than a word that tells, if it is of nothing but letters of ASCII: qd_word_weight()
 *
 * What is known of a word.
 */
typedef struct
{
  guint64  hash;
  guint    classes;
  gboolean little;
} QdLexiconEntry;

typedef struct _QdLexicon QdLexicon;

const QdLexicon      *qd_lexicon_get (QdLanguage language);
const QdLexiconEntry *qd_lexicon_find (const QdLexicon *self,
                                       guint64          hash);
guint                 qd_lexicon_lookup_compound (const QdLexicon *self,
                                                  const char      *word,
                                                  gsize            len);
QdLanguage            qd_language_guess (const char *text,
                                         gsize       len);

G_END_DECLS
