/* qd-document.c: cuts a body into paragraphs and tokens in one pass over its bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-document.h"

#include <string.h>

#include "core/qd-surname.h"

/* There is room for so many paragraphs at first, which is enough for most articles. */
#define FEW_PARAGRAPHS 32

typedef struct
{
  QdDocument *document;
  const char *text;
  gsize       len;
  gsize       at;
  guint       room;       /* for tokens */
  guint       plain_room; /* for plain words */
  gboolean    space;
} Reader;

/* What begins at a byte. BYTE_WIDE is a byte that only those behind it can tell; no glyph is that. */
typedef enum {
  BYTE_PUNCT,
  BYTE_LETTER,
  BYTE_DIGIT,
  BYTE_SPACE,
  BYTE_NEWLINE,
  BYTE_APOSTROPHE,
  BYTE_MARK,
  BYTE_WIDE,
} ByteKind;

/* Of all bytes that are named nowhere here, it is punctuation that begins. C3 is wide since what follows it may be a
 * capital, the others since what follows may be no letter. */
static const guint8 byte_kinds[256] = {
  ['\0'] = BYTE_SPACE,
  ['\t'] = BYTE_SPACE,
  ['\n' ... '\f'] = BYTE_NEWLINE,
  ['\r'] = BYTE_SPACE,
  [' '] = BYTE_SPACE,
  ['"'] = BYTE_MARK,
  ['\''] = BYTE_APOSTROPHE,
  ['0' ... '9'] = BYTE_DIGIT,
  ['A' ... 'Z'] = BYTE_LETTER,
  ['`'] = BYTE_MARK,
  ['a' ... 'z'] = BYTE_LETTER,
  [0x80 ... 0xC1] = BYTE_LETTER,
  [0xC2 ... 0xC3] = BYTE_WIDE,
  [0xC4 ... 0xE1] = BYTE_LETTER,
  [0xE2 ... 0xE3] = BYTE_WIDE,
  [0xE4 ... 0xFF] = BYTE_LETTER,
};

typedef struct
{
  ByteKind     kind;
  guint8       len;
  guint8       sign;
  QdMarkFamily family;
  QdMarkSide   side;
} Glyph;

/* The bytes that are a letter or a digit whatever stands beside them. */
static const guint8 letters[256] = {
  ['0' ... '9'] = TRUE,
  ['A' ... 'Z'] = TRUE,
  ['a' ... 'z'] = TRUE,
  [0x80 ... 0xC1] = TRUE,
  [0xC4 ... 0xE1] = TRUE,
  [0xE4 ... 0xFF] = TRUE,
};

static inline Glyph
punct (guint8 len, char sign)
{
  return (Glyph){ .kind = BYTE_PUNCT, .len = len, .sign = (guint8)sign };
}

static inline Glyph
mark (guint8 len, QdMarkFamily family, QdMarkSide side)
{
  return (Glyph){ .kind = BYTE_MARK, .len = len, .family = family, .side = side };
}

/* General Punctuation, U+2000 to U+203F: E2 80 80 to E2 80 BF. */
static Glyph
read_general_punctuation (const unsigned char *p, gsize left)
{
  /* Two single marks are how some copy writes a double one. */
  if (left >= 6 && (p[2] == 0x98 || p[2] == 0x99) && memcmp (p, p + 3, 3) == 0)
    return mark (6, QD_MARK_DOUBLE, p[2] == 0x98 ? QD_MARK_LEFT : QD_MARK_RIGHT);
  switch (p[2])
    {
    case 0x90 ... 0x95:
      return punct (3, QD_SIGN_DASH);
    case 0x98:
      return mark (3, QD_MARK_SINGLE, QD_MARK_LEFT);
    case 0x99:
      return (Glyph){ .kind = BYTE_APOSTROPHE, .len = 3, .family = QD_MARK_SINGLE, .side = QD_MARK_RIGHT };
    case 0x9A:
      return mark (3, QD_MARK_SINGLE, QD_MARK_LOW);
    case 0x9B:
      return mark (3, QD_MARK_SINGLE, QD_MARK_LEFT);
    case 0x9C:
      return mark (3, QD_MARK_DOUBLE, QD_MARK_LEFT);
    case 0x9D:
      return mark (3, QD_MARK_DOUBLE, QD_MARK_RIGHT);
    case 0x9E:
    case 0x9F:
      return mark (3, QD_MARK_DOUBLE, QD_MARK_LOW);
    case 0xA2:
      return punct (3, QD_SIGN_BULLET);
    case 0xA6:
      return punct (3, QD_SIGN_ELLIPSIS);
    case 0xB3:
      return mark (3, QD_MARK_DOUBLE, QD_MARK_NEUTRAL);
    case 0xB9:
      return mark (3, QD_MARK_SINGLE_GUILLEMET, QD_MARK_LEFT);
    case 0xBA:
      return mark (3, QD_MARK_SINGLE_GUILLEMET, QD_MARK_RIGHT);
    case 0x80 ... 0x8A:
    case 0xA8:
    case 0xA9:
    case 0xAF:
      return (Glyph){ .kind = BYTE_SPACE, .len = 3 };
    default:
      return punct (3, QD_SIGN_OTHER);
    }
}

/* CJK Symbols and Punctuation, U+3000 to U+303F: E3 80 80 to E3 80 BF. */
static Glyph
read_cjk_punctuation (unsigned char last)
{
  switch (last)
    {
    case 0x80:
      return (Glyph){ .kind = BYTE_SPACE, .len = 3 };
    case 0x81:
      return punct (3, ',');
    case 0x82:
      return punct (3, '.');
    case 0x8C:
      return mark (3, QD_MARK_CORNER, QD_MARK_LEFT);
    case 0x8D:
      return mark (3, QD_MARK_CORNER, QD_MARK_RIGHT);
    case 0x8E:
      return mark (3, QD_MARK_WHITE_CORNER, QD_MARK_LEFT);
    case 0x8F:
      return mark (3, QD_MARK_WHITE_CORNER, QD_MARK_RIGHT);
    default:
      return punct (3, QD_SIGN_OTHER);
    }
}

static Glyph
read_wide (const unsigned char *p, gsize left)
{
  if (p[0] == 0xC2 && left >= 2)
    {
      if (p[1] == 0xA0)
        return (Glyph){ .kind = BYTE_SPACE, .len = 2 };
      if (p[1] == 0xAB)
        return mark (2, QD_MARK_GUILLEMET, QD_MARK_LEFT);
      if (p[1] == 0xBB)
        return mark (2, QD_MARK_GUILLEMET, QD_MARK_RIGHT);
      if (p[1] != 0xAA && p[1] != 0xB5 && p[1] != 0xBA)
        return punct (2, QD_SIGN_OTHER);
    }
  else if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80)
    return read_general_punctuation (p, left);
  else if (left >= 3 && p[0] == 0xE3 && p[1] == 0x80)
    return read_cjk_punctuation (p[2]);
  return (Glyph){ .kind = BYTE_LETTER, .len = 1 };
}

/* Whether a letter or a digit is at AT, and so a word if it begins there. */
static inline gboolean
is_word_at (const Reader *reader, gsize at)
{
  ByteKind kind;

  if (at >= reader->len)
    return FALSE;
  kind = byte_kinds[(unsigned char)reader->text[at]];
  if (kind == BYTE_WIDE)
    kind = read_wide ((const unsigned char *)reader->text + at, reader->len - at).kind;
  return kind == BYTE_LETTER || kind == BYTE_DIGIT;
}

/* A sign of ASCII, or two that stand for a mark where no better one could be typed or recognised: ,,so'' and <<so>>. An arrow
 * (">> QUILL: …", "more >>") has a space where a mark has a word. */
static Glyph
read_punctuation (const Reader *reader, gsize at)
{
  const char *p = reader->text + at;
  gboolean    twice = at + 1 < reader->len && p[1] == p[0];
  gboolean    word_before = at > 0 && byte_kinds[(unsigned char)p[-1]] != BYTE_SPACE && byte_kinds[(unsigned char)p[-1]] != BYTE_NEWLINE;
  gboolean    word_behind = at + 2 < reader->len && byte_kinds[(unsigned char)p[2]] != BYTE_SPACE && byte_kinds[(unsigned char)p[2]] != BYTE_NEWLINE;

  if (twice && p[0] == ',' && (!word_before || p[-1] == '(') && is_word_at (reader, at + 2))
    return mark (2, QD_MARK_DOUBLE, QD_MARK_LOW);
  if (twice && p[0] == '<' && !word_before && word_behind && p[2] != '<')
    return mark (2, QD_MARK_GUILLEMET, QD_MARK_LEFT);
  if (twice && p[0] == '>' && word_before && p[-1] != '>' && !(word_behind && p[2] == '>'))
    return mark (2, QD_MARK_GUILLEMET, QD_MARK_RIGHT);
  return punct (1, p[0]);
}

static Glyph
read_glyph (const Reader *reader, gsize at)
{
  const unsigned char *p = (const unsigned char *)reader->text + at;
  ByteKind             kind = byte_kinds[p[0]];

  switch (kind)
    {
    case BYTE_WIDE:
      return read_wide (p, reader->len - at);
    case BYTE_MARK:
      if (p[0] == '"')
        return mark (1, QD_MARK_DOUBLE, QD_MARK_NEUTRAL);
      if (at + 1 < reader->len && p[1] == '`')
        return mark (2, QD_MARK_DOUBLE, QD_MARK_LEFT);
      return mark (1, QD_MARK_SINGLE, QD_MARK_LEFT);
    case BYTE_APOSTROPHE:
      /* Two apostrophes are how some wire copy writes a double mark. */
      if (at + 1 < reader->len && p[1] == '\'')
        return mark (2, QD_MARK_DOUBLE, QD_MARK_NEUTRAL);
      return (Glyph){ .kind = BYTE_APOSTROPHE, .len = 1, .family = QD_MARK_SINGLE, .side = QD_MARK_NEUTRAL };
    case BYTE_PUNCT:
      return read_punctuation (reader, at);
    case BYTE_LETTER:
    case BYTE_DIGIT:
    case BYTE_SPACE:
    case BYTE_NEWLINE:
    default:
      return (Glyph){ .kind = kind, .len = 1, .sign = p[0] };
    }
}

/* Capitals of ASCII, Latin-1, Latin Extended-A (where they take the even places, nearly), Greek and Cyrillic. */
static gboolean
is_capital (const char *word, gsize len)
{
  unsigned char a = (unsigned char)word[0];
  unsigned char b = len > 1 ? (unsigned char)word[1] : 0;

  if (a < 0x80)
    return a >= 'A' && a <= 'Z';
  return (a == 0xC3 && b >= 0x80 && b <= 0x9E) || ((a == 0xC4 || a == 0xC5) && (b & 1) == 0) || (a == 0xCE && b >= 0x91 && b <= 0xA9) || (a == 0xD0 && b >= 0x80 && b <= 0xAF);
}

static gboolean
is_all_capitals (const char *word, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (g_ascii_islower (word[i]))
      return FALSE;
  return len > 1;
}

/* Reads letters and digits from AT on, as far as single bytes tell that they are some. */
static inline gsize
read_letters (const Reader *reader, gsize at)
{
  while (at < reader->len && letters[(unsigned char)reader->text[at]])
    at++;
  return at;
}

/* Whether a French word ends at the apostrophe or hyphen AT: "l’|ancien", "qu’|il", "dit-|elle", "a-|t-il". */
static gboolean
divides_french_word (const Reader *reader, Glyph glyph, gsize at, gsize next)
{
  static const char *const pronouns[] = { "il", "elle", "ils", "elles", "on", "t-il", "t-elle", "t-ils", "t-elles", "t-on" };
  const char              *text = reader->text;
  char                     last = g_ascii_tolower (text[at - 1]);

  if (glyph.kind == BYTE_APOSTROPHE)
    {
      gboolean first = at < 2 || !(g_ascii_isalnum (text[at - 2]) || (unsigned char)text[at - 2] >= 0xC3);

      if (last == 'u')
        return at >= 2 && g_ascii_tolower (text[at - 2]) == 'q';
      return first && strchr ("ldjmtscn", last) != NULL && !(last == 'd' && next + 6 <= reader->len && memcmp (text + next, "apr\303\250s", 6) == 0);
    }
  for (gsize i = 0; glyph.sign == '-' && i < G_N_ELEMENTS (pronouns); i++)
    {
      gsize len = strlen (pronouns[i]);

      if (next + len <= reader->len && memcmp (text + next, pronouns[i], len) == 0 && (next + len == reader->len || !is_word_at (reader, next + len)) && !(last == 't' && at >= 2 && text[at - 2] == '-'))
        return TRUE;
    }
  return FALSE;
}

/* Whether GLYPH at AT, with a letter or a digit behind it at NEXT, joins two of them in one word. */
static gboolean
joins_word (const Reader *reader, Glyph glyph, gsize at, gsize next)
{
  const char *text = reader->text;

  if (glyph.kind == BYTE_APOSTROPHE)
    return (text[next] != 's' && text[next] != 'S') || is_word_at (reader, next + 1);
  if (glyph.kind != BYTE_PUNCT)
    return FALSE;
  switch (glyph.sign)
    {
    case '-':
    case '@':
    case '_':
      return TRUE;
    case '.':
      /* Sentences are now and then run together: "the end.The next". */
      return !(g_ascii_islower (text[at - 1]) && g_ascii_isupper (text[next]));
    case ',':
      return g_ascii_isdigit (text[at - 1]) && g_ascii_isdigit (text[next]);
    default:
      return FALSE;
    }
}

/* Reads on in a word from AT: letters, digits, and what joins two of them inside a word. Returns its end. */
static gsize
scan_word (const Reader *reader, gsize at)
{
  while (TRUE)
    {
      Glyph glyph;
      gsize next;

      at = read_letters (reader, at);
      if (at >= reader->len || reader->text[at] == ' ')
        break;
      glyph = read_glyph (reader, at);
      next = at + glyph.len;
      if (glyph.kind == BYTE_LETTER)
        {
          at = next;
          continue;
        }
      if (!is_word_at (reader, next) || !joins_word (reader, glyph, at, next))
        break;
      /* The apostrophe belongs to the word before it, the hyphen to neither. */
      if (reader->document->language == QD_LANGUAGE_FR && (glyph.kind == BYTE_APOSTROPHE || glyph.sign == '-') && divides_french_word (reader, glyph, at, next))
        return glyph.kind == BYTE_APOSTROPHE ? next : at;
      at = next;
    }
  return at;
}

/* A new token at the place of the reader, without its length. */
static inline QdToken *
begin_token (Reader *reader, QdTokenKind kind)
{
  QdDocument *document = reader->document;
  guint       n = document->n_tokens++;
  QdToken    *token;

  if (n == reader->room)
    {
      QdToken *tokens = qd_arena_new_of (document->arena, QdToken, 2 * reader->room);

      memcpy (tokens, document->tokens, n * sizeof (QdToken));
      document->tokens = tokens;
      reader->room *= 2;
    }
  token = &document->tokens[n];
  *token = (QdToken){ .start = reader->at, .kind = (guint8)kind };
  if (reader->space)
    {
      token->flags = QD_TOKEN_SPACE_BEFORE;
      if (n > 0)
        token[-1].flags |= QD_TOKEN_SPACE_AFTER;
    }
  reader->space = FALSE;
  return token;
}

static void
add_plain_word (Reader *reader, QdPlainWord word)
{
  QdDocument *document = reader->document;

  if (document->n_plain_words == reader->plain_room)
    {
      QdPlainWord *words = qd_arena_new_of (document->arena, QdPlainWord, 2 * reader->plain_room);

      memcpy (words, document->plain_words, document->n_plain_words * sizeof (QdPlainWord));
      document->plain_words = words;
      reader->plain_room *= 2;
    }
  document->plain_words[document->n_plain_words++] = word;
}

static inline void
end_token (Reader *reader, QdToken *token, gsize len)
{
  token->len = (guint32)MIN (len, G_MAXUINT32);
  reader->at = qd_token_end (token);
}

/* Takes the full stop of an abbreviation or an initial into the word, of which so many bytes are known to be letters or digits of ASCII. */
static void
take_full_stop (Reader *reader, QdToken *token, guint n_ascii)
{
  const char *word = reader->text + token->start;
  gboolean    initials = g_ascii_isupper (word[0]) && (token->len == 1 || (token->len <= 5 && word[1] == '.'));
  guint64     hash = token->len == n_ascii ? qd_word_hash_dotted (word, n_ascii + 1) : qd_word_hash (word, token->len + 1);
  guint       classes = qd_lexicon_find (reader->document->lexicon, hash)->classes;

  if (!initials && (classes & QD_WORD_ABBREVIATION) == 0)
    return;
  token->hash = (guint32)hash;
  token->classes = classes | QD_WORD_ABBREVIATION;
  end_token (reader, token, token->len + 1);
}

/* "al-Quilladi": the article of an Arabic name has no capital, but the name has. */
static gboolean
is_arabic_name (const char *word)
{
  static const char articles[][3] = { "al", "el", "as", "an", "ar", "at", "ad", "az", "es", "ul" };

  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    if (memcmp (word, articles[i], 2) == 0)
      return g_ascii_isupper (word[3]);
  return FALSE;
}

/* Looks at the capitals of a word, and at the full stop behind it; N_ASCII as in take_full_stop(). */
G_NO_INLINE static void
judge_word (Reader *reader, QdToken *token, ByteKind kind, guint n_ascii)
{
  const char *word = reader->text + token->start;

  if (kind == BYTE_LETTER && reader->at < reader->len && reader->text[reader->at] == '.')
    take_full_stop (reader, token, n_ascii);
  if (g_ascii_islower (*word))
    {
      if (token->len > 4 && word[2] == '-' && is_arabic_name (word))
        token->flags |= QD_TOKEN_CAPITAL;
      return;
    }
  if (is_capital (word, token->len))
    token->flags |= QD_TOKEN_CAPITAL;
  if (is_all_capitals (word, token->len))
    token->flags |= QD_TOKEN_ALL_CAPITALS;
  if (token->classes == QD_WORD_NONE && (token->flags & QD_TOKEN_CAPITAL))
    token->classes = qd_lexicon_lookup_compound (reader->document->lexicon, word, token->len);
}

/* Takes what stands up to END for a word. */
static inline QdToken *
take_word (Reader *reader, ByteKind kind, gsize end, guint64 hash, guint classes)
{
  QdToken *token = begin_token (reader, kind == BYTE_DIGIT ? QD_TOKEN_NUMBER : QD_TOKEN_WORD);

  token->hash = (guint32)hash;
  token->classes = classes;
  end_token (reader, token, end - reader->at);
  return token;
}

/* A word that does not end where its first letters do, or is near the end of the text. */
G_NO_INLINE static void
read_long_word (Reader *reader, ByteKind kind)
{
  gsize                 end = scan_word (reader, reader->at);
  guint64               hash = qd_word_hash (reader->text + reader->at, MIN (end - reader->at, G_MAXUINT32));
  const QdLexiconEntry *entry = qd_lexicon_find (reader->document->lexicon, hash);

  judge_word (reader, take_word (reader, kind, end, hash, entry->classes), kind, 0);
}

/* Whether a word of the letters and digits that stand before AT may go on there: what joins two of them has one behind it. */
static inline gboolean
may_go_on (const Reader *reader, gsize at)
{
  unsigned char byte = (unsigned char)reader->text[at];

  return byte != ' ' && (byte >= 0x80 || (at + 1 < reader->len && (letters[(unsigned char)reader->text[at + 1]] || byte_kinds[(unsigned char)reader->text[at + 1]] == BYTE_WIDE)));
}

static inline void
read_word (Reader *reader, ByteKind kind)
{
  const gsize           start = reader->at;
  const char           *word = reader->text + start;
  const QdLexiconEntry *entry;
  QdWordStart           beginning;
  guint64               hash;
  QdToken              *token;

  if (start + QD_WORD_ROOM > reader->len)
    {
      read_long_word (reader, kind);
      return;
    }
  beginning = qd_word_read (word);
  if (beginning.len == 0 || beginning.len == QD_WORD_ROOM || may_go_on (reader, start + beginning.len))
    {
      read_long_word (reader, kind);
      return;
    }
  hash = qd_word_hash_short (&beginning);
  entry = qd_lexicon_find (reader->document->lexicon, hash);
  token = take_word (reader, kind, start + beginning.len, hash, entry->classes);
  /* As most words are: without a capital, and a space behind it. */
  if (word[beginning.len] != ' ' || *word < 'a' || *word > 'z')
    judge_word (reader, token, kind, beginning.len);
  if (!beginning.has_digit && token->len == beginning.len && qd_word_ends_letters ((guint8)word[beginning.len], beginning.len))
    add_plain_word (reader, (QdPlainWord){ start, beginning.len, !entry->little });
}

/* An apostrophe that is not inside a word: the "’s" of a possessive, a word cut at its start, or a mark. */
static void
read_apostrophe (Reader *reader, Glyph glyph)
{
  guint    n = reader->document->n_tokens;
  gsize    next = reader->at + glyph.len;
  gboolean after_word = reader->at > 0 && !reader->space && n > 0 && qd_document_token (reader->document, n - 1)->kind <= QD_TOKEN_NUMBER;
  QdToken *token = begin_token (reader, QD_TOKEN_MARK);

  token->family = (guint8)glyph.family;
  token->side = (guint8)glyph.side;
  end_token (reader, token, glyph.len);
  if (after_word && next < reader->len && (reader->text[next] == 's' || reader->text[next] == 'S'))
    {
      token->kind = QD_TOKEN_POSSESSIVE;
      end_token (reader, token, glyph.len + 1u);
    }
}

static void
end_paragraph (Reader *reader, gsize end)
{
  QdDocument *document = reader->document;
  guint       first = document->paragraphs->len > 0 ? qd_document_paragraph (document, document->paragraphs->len - 1)->end : 0;
  QdParagraph paragraph = { .first = first, .end = document->n_tokens };

  if (first == document->n_tokens)
    return;
  paragraph.span.start = qd_document_token (document, first)->start;
  paragraph.span.end = qd_token_end (qd_document_token (document, paragraph.end - 1));
  g_array_append_val (document->paragraphs, paragraph);
}

/* A single line break between a line that ends no sentence and one that begins in lower case is only a wrapped
 * line; any other break ends the paragraph. */
static gboolean
is_wrapped_line (const Reader *reader)
{
  guint          n = reader->document->n_tokens;
  const QdToken *last;
  gsize          at = reader->at + 1;

  while (at < reader->len && (reader->text[at] == ' ' || reader->text[at] == '\t'))
    at++;
  if (n == 0 || at >= reader->len || !g_ascii_islower (reader->text[at]))
    return FALSE;
  last = qd_document_token (reader->document, n - 1);
  return last->kind == QD_TOKEN_WORD || qd_token_is_sign (last, ',');
}

static void
read_newline (Reader *reader)
{
  if (!is_wrapped_line (reader))
    end_paragraph (reader, reader->at);
  reader->space = TRUE;
  reader->at++;
}

static void
read_next (Reader *reader)
{
  Glyph    glyph = read_glyph (reader, reader->at);
  QdToken *token;

  switch (glyph.kind)
    {
    case BYTE_LETTER:
    case BYTE_DIGIT:
      read_word (reader, glyph.kind);
      break;
    case BYTE_NEWLINE:
      read_newline (reader);
      break;
    case BYTE_SPACE:
      reader->space = TRUE;
      reader->at += glyph.len;
      break;
    case BYTE_APOSTROPHE:
      read_apostrophe (reader, glyph);
      break;
    case BYTE_MARK:
      token = begin_token (reader, QD_TOKEN_MARK);
      token->family = (guint8)glyph.family;
      token->side = (guint8)glyph.side;
      end_token (reader, token, glyph.len);
      break;
    case BYTE_PUNCT:
    case BYTE_WIDE:
    default:
      token = begin_token (reader, QD_TOKEN_PUNCT);
      token->sign = glyph.sign;
      end_token (reader, token, glyph.len);
    }
}

/* Reads words of small letters with one space behind each, which is what most of a text is, from the place of the reader on, as far as there
 * is room for them. */
static inline void
read_plain_words (Reader *reader)
{
  QdDocument      *document = reader->document;
  const QdLexicon *lexicon = document->lexicon;
  const char      *text = reader->text;
  const gsize      len = reader->len;
  gsize            at = reader->at;
  guint            n = document->n_tokens, n_plain = document->n_plain_words;
  guint8           before = reader->space ? QD_TOKEN_SPACE_BEFORE : 0;

  while (at + QD_WORD_ROOM < len && n < reader->room && n_plain < reader->plain_room)
    {
      const QdWordStart     start = qd_word_read (text + at);
      const QdLexiconEntry *entry;
      guint64               hash;

      if (start.len == 0 || text[at + start.len] != ' ' || start.has_digit || (text[at] & 0x20) == 0)
        break;
      hash = qd_word_hash_short (&start);
      entry = qd_lexicon_find (lexicon, hash);
      document->tokens[n] = (QdToken){ .start = at, .len = start.len, .hash = (guint32)hash, .classes = entry->classes, .kind = QD_TOKEN_WORD, .flags = before | QD_TOKEN_SPACE_AFTER };
      if (n > 0 && before != 0)
        document->tokens[n - 1].flags |= QD_TOKEN_SPACE_AFTER;
      n++;
      document->plain_words[n_plain++] = (QdPlainWord){ at, start.len, !entry->little };
      before = QD_TOKEN_SPACE_BEFORE;
      at += start.len + 1;
    }
  if (at == reader->at)
    return;
  reader->at = at;
  reader->space = TRUE;
  document->n_tokens = n;
  document->n_plain_words = n_plain;
}

static void
read_all (Reader *reader)
{
  while (reader->at < reader->len)
    {
      ByteKind kind;

      read_plain_words (reader);
      kind = byte_kinds[(unsigned char)reader->text[reader->at]];
      if (kind == BYTE_LETTER)
        read_word (reader, kind);
      else if (reader->text[reader->at] == ' ')
        {
          reader->space = TRUE;
          reader->at++;
        }
      else
        read_next (reader);
    }
}

/**
 * qd_document_new:
 * @text: (array length=len): UTF-8; must outlive the document
 * @len: length of @text, bytes
 * @language: whose words to look up
 *
 * Bytes that are no UTF-8 are taken as letters. Thread: any.
 *
 * Returns: (transfer full): the tokens and paragraphs of @text
 */
QdDocument *
qd_document_new (const char *text, gsize len, QdLanguage language)
{
  QdArena    *arena = qd_arena_new ();
  QdDocument *self = qd_arena_new0_of (arena, QdDocument, 1);
  Reader      reader = { .document = self, .text = text, .len = len, .space = TRUE };

  self->arena = arena;
  self->text = text;
  self->len = len;
  self->language = language;
  self->lexicon = qd_lexicon_get (language);
  reader.room = (guint)MIN (len / 5 + 16, G_MAXUINT / 2);
  self->tokens = qd_arena_new_of (arena, QdToken, reader.room);
  reader.plain_room = (guint)MIN (len / 8 + 16, G_MAXUINT / 2);
  self->plain_words = qd_arena_new_of (arena, QdPlainWord, reader.plain_room);
  self->paragraphs = g_array_sized_new (FALSE, FALSE, sizeof (QdParagraph), FEW_PARAGRAPHS);
  read_all (&reader);
  end_paragraph (&reader, len);
  if (self->n_tokens > 0)
    self->tokens[self->n_tokens - 1].flags |= QD_TOKEN_SPACE_AFTER;
  if (language == QD_LANGUAGE_EN)
    _qd_surname_mark (self);
  return self;
}

/**
 * qd_document_free:
 * @self: (transfer full): a document
 *
 * Thread: any, its user's.
 */
void
qd_document_free (QdDocument *self)
{
  g_array_unref (self->paragraphs);
  /* The document itself is in it. */
  qd_arena_free (self->arena);
}
