/* qd-search-tokenizer.c: the terms of the search index
 *
 * A term is a run of letters and digits without capitals and accents. In scripts that are written without spaces, and in
 * Korean, whose words take endings, it is a pair of neighbouring characters, so that a word is found as a phrase of pairs
 * wherever it stands. The last character of such a run is a term besides, at the place of the last pair: then the pairs
 * that begin with a character, and itself, find every place of it.
 *
 * A letter is the same however it is written: at the end of a word or within it, wide or narrow, in one piece or in parts, with
 * signs for vowels or without.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-tokenizer.h"

#include <string.h>

#include "core/qd-letter.h"
#include "store/qd-search-fold.h"

/* The longest term, bytes: what is longer is no word but data, and is found by its beginning. */
#define MAX_TERM 64

/* The most bytes that one character is folded to. */
#define MAX_FOLDED 12

/* The form that the letter has at the end of a word. */
#define FINAL_SIGMA 0x3c2

/* Characters below this are folded by a table: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic. */
#define N_TABLE 0x700

typedef enum {
  CLASS_OTHER,
  CLASS_WORD,
  CLASS_UNSPACED,
  CLASS_SILENT, /* goes on with a word, but adds nothing to it */
} CharClass;

typedef struct
{
  guint8 class;
  guint8 length;
  char   folded[MAX_FOLDED];
} Folding;

static Folding table[N_TABLE];

/* ASCII letters and digits as they are folded; 0 for all else: most bytes of most texts need no more than this. */
static char ascii[256];

/* A term on its way, and the place in the text. */
typedef struct
{
  const char      *text;
  gsize            len;
  gboolean         query;
  QdSearchTermFunc func;
  void            *user_data;
} Walk;

/**
 * qd_search_is_unspaced:
 * @c: a character
 *
 * Tells the scripts whose terms are pairs of characters: Han, kana, bopomofo, Hangul, and those of South-East Asia. Thread: any.
 *
 * Returns: whether it belongs to one of them
 */
gboolean
qd_search_is_unspaced (gunichar c)
{
  static const gunichar ranges[][2] = {
    { 0xe00, 0xeff },
    { 0x1000, 0x109f },
    { 0x1100, 0x11ff },
    { 0x1780, 0x17ff },
    { 0x3005, 0x3007 },
    { 0x3021, 0x318f },
    { 0x31a0, 0x31ff },
    { 0x3400, 0x9fff },
    { 0xa960, 0xa97f },
    { 0xac00, 0xd7ff },
    { 0xf900, 0xfaff },
    { 0xff66, 0xffdc },
    { 0x1b000, 0x1b16f },
    { 0x20000, 0x3ffff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges) && c >= ranges[i][0]; i++)
    if (c <= ranges[i][1])
      return TRUE;
  return FALSE;
}

/* Signs of Hebrew and Arabic that most texts leave out: vowels, doubling, chant; and what only makes a word longer. */
static gboolean
is_pointing (gunichar c)
{
  return (c >= 0x591 && c <= 0x5bd) || c == 0x5bf || (c >= 0x5c1 && c <= 0x5c2) || (c >= 0x5c4 && c <= 0x5c5) || c == 0x5c7 ||
         (c >= 0x610 && c <= 0x61a) || c == 0x640 || (c >= 0x64b && c <= 0x65f) || c == 0x670 ||
         (c >= 0x6d6 && c <= 0x6dc) || (c >= 0x6df && c <= 0x6e8) || (c >= 0x6ea && c <= 0x6ed);
}

static gboolean
is_diacritic (gunichar c)
{
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x6ed && is_pointing (c)) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x20d0 && c <= 0x20ff);
}

static CharClass
classify (gunichar c)
{
  if (is_diacritic (c) || qd_letter_is_invisible (c))
    return CLASS_SILENT;
  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
    return CLASS_OTHER;
  return qd_search_is_unspaced (c) ? CLASS_UNSPACED : CLASS_WORD;
}

/* Narrow kana and Hangul, letters of Hangul by themselves and Han characters that have two numbers become those that others write. */
static gunichar
unify (gunichar c)
{
  gunichar parts[2];

  if ((c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3))
    return c;
  return g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts)) == 1 ? parts[0] : c;
}

/* Compatibility forms (ﬁ, Ａ, ½) become what they stand for; of that, what is neither letter nor digit is left out. */
static void
fold (gunichar c,
      Folding *folding)
{
  const char *plain = c == FINAL_SIGMA ? "σ" : qd_letter_get_plain (c);
  gunichar    parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize       n_parts = 1;

  folding->class = (guint8)classify (c);
  folding->length = 0;
  if (folding->class == CLASS_OTHER || folding->class == CLASS_SILENT)
    return;
  if (plain != NULL)
    {
      folding->length = (guint8)strlen (plain);
      memcpy (folding->folded, plain, folding->length);
      return;
    }
  parts[0] = unify (c);
  if (folding->class != CLASS_UNSPACED)
    n_parts = MIN (g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts)), G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts && folding->length + 6 <= MAX_FOLDED; i++)
    if (!is_diacritic (parts[i]) && (g_unichar_isalnum (parts[i]) || g_unichar_ismark (parts[i])))
      folding->length += (guint8)g_unichar_to_utf8 (g_unichar_tolower (parts[i]), folding->folded + folding->length);
}

static void
fill_table (void)
{
  static gsize filled = 0;

  if (!g_once_init_enter (&filled))
    return;
  for (gunichar c = 0; c < N_TABLE; c++)
    fold (c, &table[c]);
  for (guint c = 0; c < 0x80; c++)
    ascii[c] = table[c].class == CLASS_WORD ? table[c].folded[0] : 0;
  g_once_init_leave (&filled, 1);
}

/* Decodes the character at @position without reading past the end; a malformed byte is one of no kind. */
static gsize
decode (const Walk *walk,
        gsize       position,
        gunichar   *c)
{
  guint8 lead = (guint8)walk->text[position];
  gsize  size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3
                                              : 4;

  *c = lead;
  if (lead < 0x80)
    return 1;
  *c = 0xfffd;
  if (lead < 0xc2 || lead > 0xf4 || size > walk->len - position)
    return 1;
  *c = lead & (0xff >> (size + 1));
  for (gsize i = 1; i < size; i++)
    {
      guint8 trail = (guint8)walk->text[position + i];

      if ((trail & 0xc0) != 0x80)
        {
          *c = 0xfffd;
          return 1;
        }
      *c = *c << 6 | (trail & 0x3f);
    }
  if (*c > 0x10ffff)
    *c = 0xfffd;
  return size;
}

static const Folding *
look_up (gunichar c,
         Folding *room)
{
  if (c < N_TABLE)
    return &table[c];
  fold (c, room);
  return room;
}

static int
emit (const Walk *walk,
      int         flags,
      const char *term,
      gsize       length,
      gsize       start,
      gsize       end)
{
  return walk->func (walk->user_data, flags, term, (int)length, (int)start, (int)end);
}

/* A term may not be cut inside a character. */
static gsize
cut_term (const char *term,
          gsize       length)
{
  if (length <= MAX_TERM)
    return length;
  length = MAX_TERM;
  while (length > 0 && ((guint8)term[length] & 0xc0) == 0x80)
    length--;
  return length;
}

/* Folds what a word begins with as far as it is ASCII, @room bytes at most. Returns how many these are. */
static gsize
fold_ascii (const char *text,
            gsize       room,
            char       *folded)
{
  gsize length = 0;
  char  plain;

#ifdef __SSE2__
  while (room - length >= QD_SEARCH_FOLD_SIZE)
    {
      gsize n = _qd_search_fold (text + length, folded + length);

      length += n;
      if (n < QD_SEARCH_FOLD_SIZE)
        return length;
    }
#endif
  for (; length < room && (plain = ascii[(guint8)text[length]]) != 0; length++)
    folded[length] = plain;
  return length;
}

/* Reads a word from @position on, which holds its first character. */
static int
read_word (const Walk *walk,
           gsize      *position)
{
  char  term[MAX_TERM + MAX_FOLDED + QD_SEARCH_TERM_PADDING];
  gsize length, start = *position, room = MIN (walk->len - start, MAX_TERM), at;
  char  plain;

  /* Most words are short, and of ASCII alone. */
  length = fold_ascii (walk->text + start, room, term);
  at = start + length;
  while (at < walk->len)
    {
      Folding        other;
      const Folding *folding;
      gsize          size;
      gunichar       c;

      plain = ascii[(guint8)walk->text[at]];
      if (plain != 0)
        {
          if (length <= MAX_TERM)
            term[length++] = plain;
          at++;
          continue;
        }
      if ((guint8)walk->text[at] < 0x80)
        break;
      size = decode (walk, at, &c);
      folding = look_up (c, &other);
      if (folding->class != CLASS_WORD && folding->class != CLASS_SILENT)
        break;
      if (length <= MAX_TERM)
        {
          memcpy (term + length, folding->folded, folding->length);
          length += folding->length;
        }
      at += size;
    }
  *position = at;
  return length > 0 ? emit (walk, 0, term, cut_term (term, length), start, at) : SQLITE_OK;
}

/* A character of a run, and where it stands. */
typedef struct
{
  gunichar c;
  gsize    start;
  gsize    end;
} Sign;

/* Reads what stands at @position of a run. FALSE where the run ends. */
static gboolean
read_sign (const Walk *walk,
           gsize      *position,
           Sign       *sign)
{
  while (*position < walk->len)
    {
      Folding        room;
      const Folding *folding;
      gunichar       c;
      gsize          start = *position, size = decode (walk, start, &c);

      folding = look_up (c, &room);
      if (folding->class != CLASS_UNSPACED && folding->class != CLASS_SILENT)
        return FALSE;
      *position += size;
      if (folding->length == 0)
        continue;
      *sign = (Sign){ g_utf8_get_char (folding->folded), start, start + size };
      return TRUE;
    }
  return FALSE;
}

/* A kana and its mark, or the letters of a syllable of Hangul, become one character. */
static gboolean
join (Sign       *sign,
      const Sign *next)
{
  gunichar c = next->c, joined;

  if (c != 0x3099 && c != 0x309a && (c < 0x1161 || c > 0x11c2))
    return FALSE;
  if (!g_unichar_compose (sign->c, c, &joined))
    return FALSE;
  sign->c = joined;
  sign->end = next->end;
  return TRUE;
}

/* Reads a run of characters without spaces from @position on, pair by pair. */
static int
read_run (const Walk *walk,
          gsize      *position)
{
  char     pair[2 * MAX_FOLDED + QD_SEARCH_TERM_PADDING];
  Sign     sign, next = { 0 };
  gsize    first = 0, first_start = *position, end = *position, n = 0;
  gboolean more = read_sign (walk, position, &next);
  int      code = SQLITE_OK;

  while (more && code == SQLITE_OK)
    {
      gsize length;

      sign = next;
      while ((more = read_sign (walk, position, &next)) && join (&sign, &next))
        ;
      length = (gsize)g_unichar_to_utf8 (sign.c, pair + first);
      if (n++ > 0)
        {
          code = emit (walk, 0, pair, first + length, first_start, sign.end);
          memmove (pair, pair + first, length);
        }
      first_start = sign.start;
      first = length;
      end = sign.end;
    }
  if (code != SQLITE_OK || n == 0 || (n > 1 && walk->query))
    return code;
  return emit (walk, n > 1 ? FTS5_TOKEN_COLOCATED : 0, pair, first, first_start, end);
}

/* Reads the word, the run or the other character at @position. */
static int
read_next (const Walk *walk,
           gsize      *position)
{
  guint8         byte = (guint8)walk->text[*position];
  Folding        room;
  const Folding *folding;
  gunichar       c;
  gsize          size;

  if (byte < 0x80)
    {
      if (ascii[byte] != 0)
        return read_word (walk, position);
      (*position)++;
      return SQLITE_OK;
    }
  size = decode (walk, *position, &c);
  folding = look_up (c, &room);
  if (folding->class == CLASS_WORD)
    return read_word (walk, position);
  if (folding->class == CLASS_UNSPACED)
    return read_run (walk, position);
  *position += size;
  return SQLITE_OK;
}

/**
 * qd_search_tokenize:
 * @text: (not nullable): UTF-8, need not end in NUL, need not be valid
 * @len: its length, bytes
 * @query: whether it is looked for; else it is what is indexed
 * @func: (not nullable): called with each term
 * @user_data: (nullable): for @func
 *
 * Cuts a text into terms, in time in proportion to its length. Thread: any.
 *
 * Returns: %SQLITE_OK, or what @func returned to stop it
 */
int
qd_search_tokenize (const char      *text,
                    gsize            len,
                    gboolean         query,
                    QdSearchTermFunc func,
                    void            *user_data)
{
  const Walk walk = { text, len, query, func, user_data };
  gsize      position = 0;
  int        code = SQLITE_OK;

  fill_table ();
  while (position < len && code == SQLITE_OK)
    code = read_next (&walk, &position);
  return code;
}

/**
 * _qd_search_tokenize_next:
 * @text: (not nullable): UTF-8, need not end in NUL, need not be valid
 * @len: its length, bytes
 * @position: less than @len, where nothing begins that belongs to what stands before it
 * @func: (not nullable): called with each term
 * @user_data: (nullable): for @func
 *
 * Does what qd_search_tokenize() does with what is indexed, for what begins at a place: a word, a run of characters without spaces, or a
 * character that is neither. Thread: any.
 *
 * Returns: where the next begins
 */
gsize
_qd_search_tokenize_next (const char      *text,
                          gsize            len,
                          gsize            position,
                          QdSearchTermFunc func,
                          void            *user_data)
{
  const Walk walk = { text, len, FALSE, func, user_data };

  fill_table ();
  read_next (&walk, &position);
  return position;
}

/* What FTS5 asks of a tokenizer: it has no state. */

static int
create_cb (void           *user_data,
           const char    **arguments,
           int             n_arguments,
           Fts5Tokenizer **tokenizer)
{
  *tokenizer = (Fts5Tokenizer *)table;
  return n_arguments == 0 ? SQLITE_OK : SQLITE_ERROR;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void          *user_data,
             int            flags,
             const char    *text,
             int            length,
             int (*token) (void *, int, const char *, int, int, int))
{
  return qd_search_tokenize (text, (gsize)MAX (length, 0), (flags & FTS5_TOKENIZE_QUERY) != 0, token, user_data);
}

/**
 * qd_search_tokenizer_register:
 * @handle: (not nullable): a connection
 *
 * Makes the tokenizer known to a connection, which every one needs that uses the search indexes. See
 * https://www.sqlite.org/fts5.html, 7. Thread: that of the connection.
 *
 * Returns: %SQLITE_OK, or another code of SQLite
 */
int
qd_search_tokenizer_register (sqlite3 *handle)
{
  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api      *api = NULL;
  sqlite3_stmt  *statement;
  int            code = sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL);

  if (code != SQLITE_OK)
    return code;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  code = sqlite3_finalize (statement);
  if (code == SQLITE_OK && api == NULL)
    code = SQLITE_ERROR;
  return code == SQLITE_OK ? api->xCreateTokenizer (api, QD_SEARCH_TOKENIZER, NULL, &tokenizer, NULL) : code;
}
