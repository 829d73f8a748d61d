/* qd-speaker.c: whether two articles name the same speaker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-speaker.h"

#include <string.h>

#include "core/qd-hash.h"
#include "core/qd-lexicon.h"
#include "core/qd-tokenizer.h"
#include "core/qd-word-table.h"
#include "core/qd-word.h"

/* A name of more words than this is a description; what is behind is not read. */
#define MAX_WORDS QD_SPEAKER_WORDS
#define MAX_BYTES 400

/* Words that stand before the name of a person: what is up to the last of them is no part of it. */
static const char *const title_words =
  "mr mrs ms miss mx dr prof professor sir dame lord lady hon rev reverend father sister brother rabbi imam pope cardinal bishop archbishop "
  "president vice chancellor premier minister prime secretary senator sen representative rep congressman congresswoman governor gov "
  "mayor councilman councilwoman councilor councillor commissioner chief sheriff officer detective judge justice attorney general gen colonel "
  "col major maj captain capt lieutenant lt sergeant sgt admiral ambassador director chairman chairwoman chair ceo spokesman "
  "spokeswoman spokesperson leader speaker candidate king queen prince princess emperor coach author analyst economist lawyer "
  "herr frau präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin ministerin ministerpräsident außenminister innenminister "
  "finanzminister bürgermeister sprecher sprecherin m mme monsieur madame président présidente ministre maire señor señora "
  "presidente presidenta ministro alcalde former ex then acting deputy elect";

/* Words that make a name one of an organisation, wherever they stand in it. */
static const char *const organisation_words =
  "administration agency army association authority bank board bureau campaign center centre church city club coalition college "
  "commission committee company conference congress corporation corp council court county daily department federation force "
  "foundation fund government group hospital house inc institute institution journal league llc magazine media ministry nations "
  "network news newspaper office organization organisation party police post press radio reuters school senate service society state "
  "team television times tribune tv union united university embassy parliament ministerium partei polizei zeitung verband universität "
  "amt gouvernement ministère parti gobierno partido ministerio";

/* Words that belong to the family name behind them. */
static const char *const particle_words =
  "de di da do du del della dos das la le van von der den ter ten al el bin ibn ben abu st zu zum zur";

/* What stands behind a name. */
static const char *const suffix_words = "jr sr ii iii iv md phd esq";

/* What a name goes on with behind the person: “Oak of Elm”, “Oak in a statement”, “Oak, who …”. Any other word makes the name one that only
 * says whose or what sort: “Oak allies”. */
static const char *const link_words =
  "of in at on to by for from with and or who whom whose that which as about before after during through via over under near against among "
  "the a an is was has had also then later himself herself "
  "aus bei im am beim vom in an auf mit nach von vor und oder als für der die das dem den des "
  "à au aux en dans chez pour par avec et ou qui que sur a e o y con para por según desde sobre en";

/* Words of an organisation's name that one writer puts and another leaves out. */
static const char *const loose_words = "the us of for and der die das des le la les el los";

/* What stands before a description or for a name; at the start of a sentence with a capital. */
static const char *const article_words = "a an the one some another this that these those it they he she we who many ein eine er sie es wir un une il elle";

/* The heads that are written behind or before what they are of: “Department of Justice”, “Justice Department”. */
static const char *const head_words = "department ministry university bureau office bank city state";

/* Short forms of given names, each after the full one, and spellings that one writer takes for another. */
static const char *const given_names[] = {
  "william bill billy will",
  "robert bob bobby rob",
  "richard dick rick",
  "james jim jimmy",
  "john jack johnny",
  "michael mike",
  "joseph joe",
  "thomas tom",
  "edward ed ted eddie",
  "theodore ted",
  "daniel dan danny",
  "samuel sam",
  "benjamin ben",
  "matthew mathew matt",
  "andrew andy",
  "anthony tony",
  "charles charlie chuck",
  "christopher chris",
  "donald don",
  "david dave",
  "gregory greg",
  "jeffrey geoffrey jeff geoff",
  "kenneth ken",
  "lawrence larry",
  "nicholas nick",
  "patrick pat",
  "peter pete",
  "ronald ron",
  "stephen steven steve",
  "timothy tim",
  "elizabeth liz beth betsy",
  "katherine catherine kathryn kate kathy",
  "margaret maggie peggy",
  "susan sue",
  "deborah debbie",
  "jennifer jen",
  "barbara barb",
  "bernard bernie",
  "mitchell mitch",
  "alexander alex",
  "hillary hilary",
  "sarah sara",
  "ann anne",
  "philip phillip phil",
  "eric erik",
  "mohammed muhammad mohammad mohamed",
  "sergei sergey",
  "alexei aleksei alexey",
  "dmitri dmitry",
  "yusuf youssef yousef",
};

typedef enum {
  ROLE_NONE = 0,
  ROLE_TITLE = 1 << 0,
  ROLE_ORGANISATION = 1 << 1,
  ROLE_PARTICLE = 1 << 2,
  ROLE_SUFFIX = 1 << 3,
  ROLE_LOOSE = 1 << 4,
  ROLE_HEAD = 1 << 5,
  ROLE_ARTICLE = 1 << 6,
  ROLE_LINK = 1 << 7,
} Role;

typedef struct
{
  guint64  hash;
  QdSpan   span;
  Role     role;
  gboolean capital;
  gboolean genitive;
  gboolean is_initial;
  char     initial;
} Word;

/* A name taken apart: for a person the words from the given name to the family name, for an organisation those that
 * tell it from others. */
typedef struct
{
  gboolean organisation;
  gboolean junior;
  guint    n_words;
  Word     words[MAX_WORDS];
} Name;

/* More than there are. */
#define MOST_ROLE_WORDS 500
#define MOST_GIVEN_NAMES 250

static QdWordTable *
build_roles (void)
{
  QdWordTable *roles = qd_word_table_new (MOST_ROLE_WORDS);

  qd_word_table_add (roles, title_words, ROLE_TITLE);
  qd_word_table_add (roles, organisation_words, ROLE_ORGANISATION);
  qd_word_table_add (roles, particle_words, ROLE_PARTICLE);
  qd_word_table_add (roles, suffix_words, ROLE_SUFFIX);
  qd_word_table_add (roles, loose_words, ROLE_LOOSE);
  qd_word_table_add (roles, head_words, ROLE_HEAD);
  qd_word_table_add (roles, article_words, ROLE_ARTICLE);
  qd_word_table_add (roles, link_words, ROLE_LINK);
  return roles;
}

static Role
role_of (guint64 hash)
{
  static QdWordTable *roles;

  if (g_once_init_enter_pointer (&roles))
    g_once_init_leave_pointer (&roles, build_roles ());
  return (Role)qd_word_table_lookup (roles, hash);
}

/* A bit for each line of given_names that has the name. */
static guint64
lines_of_given_name (guint64 hash)
{
  static QdWordTable *table;

  G_STATIC_ASSERT (G_N_ELEMENTS (given_names) <= 64);
  if (g_once_init_enter_pointer (&table))
    {
      QdWordTable *made = qd_word_table_new (MOST_GIVEN_NAMES);

      for (guint i = 0; i < G_N_ELEMENTS (given_names); i++)
        qd_word_table_add (made, given_names[i], G_GUINT64_CONSTANT (1) << i);
      g_once_init_leave_pointer (&table, made);
    }
  return qd_word_table_lookup (table, hash);
}

static gboolean
ends_in_genitive (const char *word, gsize length)
{
  return (length > 2 && memcmp (word + length - 2, "'s", 2) == 0) || (length > 4 && memcmp (word + length - 4, "’s", 4) == 0);
}

/* The bytes of a name that are read: up to what explains it (“Ann Oak, mayor of Elm”), without the ending of a genitive. */
static gsize
name_length (const char *speaker)
{
  const char *comma = strchr (speaker, ',');
  gsize       length = comma != NULL && comma > speaker ? (gsize)(comma - speaker) : strlen (speaker);

  if (length > MAX_BYTES)
    return 0;
  while (length > 0 && g_ascii_isspace (speaker[length - 1]))
    length--;
  if (ends_in_genitive (speaker, length))
    length -= speaker[length - 2] == '\'' ? 2 : 4;
  return length;
}

static Word
make_word (const char *text, const QdToken *token)
{
  char first = text[token->span.start];

  return (Word){
    .hash = token->hash,
    .span = token->span,
    .role = role_of (token->hash),
    .capital = (token->flags & QD_TOKEN_CAPITAL) != 0,
    .genitive = ends_in_genitive (text + token->span.start, token->span.end - token->span.start),
    .initial = g_ascii_isalpha (first) ? g_ascii_tolower (first) : 0,
    .is_initial = token->span.end == token->span.start + 1,
  };
}

/* The words of a name; the parts of a double name (“Oak-Elm”) are one word. */
static guint
split_words (const char *speaker, Word *words)
{
  QdTokenizer tokenizer;
  QdToken     token;
  gsize       length = name_length (speaker), end = 0;
  guint       n = 0;

  qd_tokenizer_init (&tokenizer, speaker, length);
  while (qd_tokenizer_next (&tokenizer, &token))
    {
      if (token.kind != QD_TOKEN_WORD)
        continue;
      if (n > 0 && token.span.start == end + 1 && speaker[end] == '-' && words[n - 1].capital)
        {
          words[n - 1].hash = words[n - 1].hash * 31 + token.hash;
          words[n - 1].role = ROLE_NONE;
        }
      else if (n == MAX_WORDS)
        return 0;
      else
        words[n++] = make_word (speaker, &token);
      end = token.span.end;
    }
  return n;
}

static gboolean
names_organisation (const Word *words, guint n)
{
  guint i;

  /* What stands before a person's name may be of an organisation: “White House Press Secretary Ann Oak”. */
  for (i = n; i > 0; i--)
    {
      if ((words[i - 1].role & ROLE_ORGANISATION) != 0 && words[i - 1].capital)
        return TRUE;
      if ((words[i - 1].role & ROLE_TITLE) != 0 && i < n)
        return FALSE;
    }
  return n > 1 && (words[n - 1].role & ROLE_ORGANISATION) != 0;
}

static void
read_organisation (Name *name, const Word *words, guint n)
{
  guint start = 0, i;

  name->organisation = TRUE;
  while (start + 1 < n && (words[start].role & ROLE_LOOSE) != 0)
    start++;
  if (start + 2 < n && (words[start].role & ROLE_HEAD) != 0 && words[start + 1].hash == qd_token_hash ("of"))
    {
      for (i = start + 2; i < n; i++)
        if ((words[i].role & ROLE_LOOSE) == 0)
          name->words[name->n_words++] = words[i];
      name->words[name->n_words++] = words[start];
      return;
    }
  for (i = start; i < n; i++)
    if ((words[i].role & ROLE_LOOSE) == 0)
      name->words[name->n_words++] = words[i];
}

static void
read_person (Name *name, const Word *words, guint n)
{
  guint start = 0, i;

  while (n > 1 && (words[n - 1].role & ROLE_SUFFIX) != 0)
    {
      name->junior = TRUE;
      n--;
    }
  for (i = 0; i + 1 < n; i++)
    /* A letter inside a name is that of another name: “Ada M. Quill”. */
    if ((words[i].role & ROLE_TITLE) != 0 && (i == 0 || !words[i].is_initial))
      start = i + 1;
  for (i = start; i < n; i++)
    {
      /* A name ends where a lower-case word that is no particle of it begins: “Oak of Elm”, “Oak in a statement”. “Oak allies” names nobody. */
      if (!words[i].capital && (words[i].role & ROLE_PARTICLE) == 0)
        {
          if (name->n_words > 0 && (words[i].role & ROLE_LINK) == 0)
            name->n_words = 0;
          break;
        }
      name->words[name->n_words++] = words[i];
    }
}

/* Takes a name apart. FALSE if it names nobody: “he”, “the mayor”, “a spokesman”. */
static gboolean
read_name (const char *speaker, Name *name)
{
  Word     words[MAX_WORDS];
  guint    n, i;
  gboolean any_capital = FALSE, any_genitive = FALSE;

  memset (name, 0, sizeof *name);
  if (speaker == NULL)
    return FALSE;
  n = split_words (speaker, words);
  for (i = 0; i < n; i++)
    {
      any_capital = any_capital || (words[i].capital && (words[i].role & ROLE_ARTICLE) == 0);
      any_genitive = any_genitive || words[i].genitive;
    }
  /* “Oak’s campaign”, “Oak’s scant record”: something of a person or an organisation, which is neither. */
  if (!any_capital || (any_genitive && !words[n - 1].capital))
    return FALSE;
  /* “a White House official”, “Justice Department lawyers”: somebody of it, who has no name. */
  if (names_organisation (words, n) && !words[n - 1].capital && (words[n - 1].role & ROLE_ORGANISATION) == 0)
    return FALSE;
  if (names_organisation (words, n))
    read_organisation (name, words, n);
  else
    read_person (name, words, n);
  if (name->n_words == 0)
    return FALSE;
  return name->organisation || (name->words[name->n_words - 1].role & ROLE_TITLE) == 0;
}

/* Whether two given names may be of one person: the same, an initial of the other, or a known short form. */
static gboolean
same_given_name (const Word *a, const Word *b)
{
  if (a->hash == b->hash)
    return TRUE;
  if (a->is_initial || b->is_initial)
    return a->initial != 0 && a->initial == b->initial;
  return (lines_of_given_name (a->hash) & lines_of_given_name (b->hash)) != 0;
}

static gboolean
has_word (const Name *name, guint64 hash)
{
  guint i;

  for (i = 0; i < name->n_words; i++)
    if (name->words[i].hash == hash)
      return TRUE;
  return FALSE;
}

static QdSpeakerMatch
compare_organisations (const Name *a, const Name *b)
{
  guint shared = 0, i;

  for (i = 0; i < a->n_words; i++)
    shared += has_word (b, a->words[i].hash);
  if (shared == 0)
    return QD_SPEAKER_DIFFERENT;
  if (a->n_words != b->n_words)
    return QD_SPEAKER_UNKNOWN;
  for (i = 0; i < a->n_words; i++)
    if (a->words[i].hash != b->words[i].hash)
      return QD_SPEAKER_UNKNOWN;
  return QD_SPEAKER_SAME;
}

/* Whether all of @b stands at the end of @a: “Mary Ann Oak”, “Ann Oak”. */
static gboolean
ends_with (const Name *a, const Name *b)
{
  guint i;

  if (a->n_words < b->n_words)
    return FALSE;
  for (i = 1; i <= b->n_words; i++)
    if (a->words[a->n_words - i].hash != b->words[b->n_words - i].hash)
      return FALSE;
  return TRUE;
}

static QdSpeakerMatch
compare_persons (const Name *a, const Name *b)
{
  const Word *last_a = &a->words[a->n_words - 1], *last_b = &b->words[b->n_words - 1];
  gboolean    given_a = a->n_words > 1 && (a->words[0].role & ROLE_PARTICLE) == 0;
  gboolean    given_b = b->n_words > 1 && (b->words[0].role & ROLE_PARTICLE) == 0;

  if (last_a->hash != last_b->hash)
    {
      /* “Xi” may be Xi Jinping, “Ann Oak” be Ann Oak Elm. */
      gboolean may_be_one = has_word (a, last_b->hash) || has_word (b, last_a->hash);

      return may_be_one ? QD_SPEAKER_UNKNOWN : QD_SPEAKER_DIFFERENT;
    }
  if (a->junior != b->junior)
    return QD_SPEAKER_UNKNOWN;
  if (given_a && given_b && !same_given_name (&a->words[0], &b->words[0]) && !ends_with (a, b) && !ends_with (b, a))
    return QD_SPEAKER_DIFFERENT;
  return QD_SPEAKER_SAME;
}

/**
 * qd_speaker_compare:
 * @a: (nullable): who is quoted, under the fullest name that an article gives
 * @b: (nullable): the same in another article
 *
 * Compares two names by their words alone. Titles, offices, suffixes, “the” and genitives make no difference; a family
 * name alone is the person of that family name, since an article that gives no more means the one known by it.
 *
 * Thread: any.
 * Returns: how the two compare; the same whichever comes first
 */
QdSpeakerMatch
qd_speaker_compare (const char *a, const char *b)
{
  Name name_a, name_b;

  if (!read_name (a, &name_a) || !read_name (b, &name_b))
    return QD_SPEAKER_UNKNOWN;
  if (name_a.organisation != name_b.organisation)
    return QD_SPEAKER_UNKNOWN;
  if (name_a.organisation)
    return compare_organisations (&name_a, &name_b);
  return compare_persons (&name_a, &name_b);
}

/**
 * qd_speaker_key:
 * @speaker: (nullable): who is quoted
 *
 * A hash that two names have in common whenever qd_speaker_compare() calls them the same: of the family name, or of
 * the last word of an organisation's.
 *
 * Thread: any.
 * Returns: the hash; 0 if @speaker names nobody
 */
guint64
qd_speaker_key (const char *speaker)
{
  Name name;

  return read_name (speaker, &name) ? name.words[name.n_words - 1].hash : 0;
}

/**
 * qd_speaker_read:
 * @speaker: (nullable): who is quoted
 * @words: (out caller-allocates): gets the words that tell one name from another, hashed; the last is qd_speaker_key()
 * @n_words: (out): how many they are
 *
 * Two names of one sort that have none of these words in common are different: qd_speaker_compare() says so.
 *
 * Thread: any.
 * Returns: whom the name names
 */
QdSpeakerSort
qd_speaker_read (const char *speaker, guint64 words[QD_SPEAKER_WORDS], guint *n_words)
{
  Name name;

  *n_words = 0;
  if (!read_name (speaker, &name))
    return QD_SPEAKER_NOBODY;
  for (; *n_words < name.n_words; ++*n_words)
    words[*n_words] = name.words[*n_words].hash;
  return name.organisation ? QD_SPEAKER_ORGANISATION : QD_SPEAKER_PERSON;
}

/* Whether a lexicon has the word for a given name. */
static gboolean
is_known_given_name (const char *word, gsize length)
{
  guint64 hash = qd_word_hash (word, length);

  for (guint language = 0; language < QD_N_LANGUAGES; language++)
    if ((qd_lexicon_find (qd_lexicon_get ((QdLanguage)language), hash)->classes & (QD_WORD_MALE | QD_WORD_FEMALE)) != 0)
      return TRUE;
  return FALSE;
}

/* A number that a given name has in common with its short forms; that of itself where it is short for several (“Ted”). */
static guint64
fold_given_name (guint64 hash)
{
  guint64 lines = lines_of_given_name (hash);

  return lines != 0 && (lines & (lines - 1)) == 0 ? lines : hash;
}

/**
 * qd_speaker_take_apart:
 * @speaker: (nullable): who is quoted
 * @parts: (out caller-allocates): gets what tells the bearer of the name from others of that name
 *
 * Reads a name as qd_speaker_compare() does. Thread: any.
 */
void
qd_speaker_take_apart (const char *speaker, QdSpeakerParts *parts)
{
  Name        name;
  const Word *given;

  memset (parts, 0, sizeof *parts);
  if (!read_name (speaker, &name))
    return;
  /* “A Harbour and Quays official” is nobody, though “A” could be a first letter. */
  if (!name.organisation && name.n_words > 1 && (name.words[0].role & ROLE_ARTICLE) != 0)
    return;
  parts->sort = name.organisation ? QD_SPEAKER_ORGANISATION : QD_SPEAKER_PERSON;
  if (name.organisation)
    {
      for (guint i = 0; i < name.n_words; i++)
        parts->family = qd_hash_finish (parts->family * QD_FNV64_PRIME ^ name.words[i].hash);
      return;
    }
  parts->family = name.words[name.n_words - 1].hash;
  parts->junior = name.junior;
  given = &name.words[0];
  parts->is_given = is_known_given_name (speaker + given->span.start, qd_span_length (given->span));
  if (name.n_words == 1 || (given->role & ROLE_PARTICLE) != 0)
    return;
  parts->given = given->is_initial ? given->hash : fold_given_name (given->hash);
  parts->initial = given->initial;
  parts->is_initial = given->is_initial;
  for (guint i = 1; i + 1 < name.n_words; i++)
    if ((name.words[i].role & ROLE_PARTICLE) == 0)
      parts->middle = parts->middle * QD_FNV64_PRIME ^ (name.words[i].initial != 0 ? (guchar)name.words[i].initial : name.words[i].hash);
}
