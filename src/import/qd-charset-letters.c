/* qd-charset-letters.c: which encoding a text is in, by the letters of languages
 *
 * Where a character is one byte, nearly every text can be read in each of a dozen encodings, and only in the right one are all of its letters
 * such as one language has. Which those are is in ICU's data of locales (Unicode CLDR, exemplar characters).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-charset-letters.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>

/* So much of a text is looked at. */
#define MOST_BYTES (64 * 1024)

/* With fewer letters beyond ASCII a language is a guess. */
#define LEAST_LETTERS 6

/* Of 100 letters beyond ASCII, so many are of the language of a text in its own encoding, the rest being names from elsewhere; and fewer than so
 * many in another encoding. */
#define OWN_LETTERS 95
#define LEAST_LETTERS_OF_GUESS 80

#define MOST_LANGUAGES 20

/* Those that are more common stand before those that they share letters with. */
static const struct
{
  const char *charset;
  const char *also; /* what has fewer letters, those at the same places */
  const char *languages;
} encodings[] = {
  { "windows-1252", "iso-8859-1", "de fr es it pt nl sv da nb fi is ca ga et gl eu af" },
  { "windows-1250", NULL, "cs sk pl hu hr sl ro sq" },
  { "iso-8859-2", NULL, "cs sk pl hu hr sl ro sq" },
  { "windows-1251", NULL, "ru uk bg sr mk be" },
  { "koi8-u", "koi8-r", "ru uk be" },
  { "ibm866", NULL, "ru be" },
  { "iso-8859-5", NULL, "ru bg sr mk be" },
  { "windows-1257", NULL, "lt lv et" },
  { "iso-8859-13", NULL, "lt lv et" },
  { "windows-1254", "iso-8859-9", "tr az" },
  { "windows-1253", NULL, "el" },
  { "iso-8859-7", NULL, "el" },
};

/* What a byte is in an encoding. */
typedef enum {
  IS_LETTER = 1 << 0,
  IS_LOWER = 1 << 1,
  IS_UPPER = 1 << 2,
  IS_SIGN = 1 << 3,  /* no letter, and none that ends a word */
  IS_INNER = 1 << 4, /* may stand inside a word, as an apostrophe does */
  IS_NONE = 1 << 5,
  IS_LATIN = 1 << 6,
} ByteClass;

typedef struct
{
  guint8   classes[256];
  guint8   own[MOST_LANGUAGES][256]; /* whether the letter is of the language */
  gboolean is_there;
} Table;

static ByteClass
classify (UChar32 c)
{
  if (c == 0xFFFD || c == 0x1A)
    return IS_NONE;
  if (u_isalpha (c))
    return IS_LETTER | (u_islower (c) ? IS_LOWER : 0) | (u_isupper (c) ? IS_UPPER : 0) | (g_unichar_get_script ((gunichar)c) == G_UNICODE_SCRIPT_LATIN ? IS_LATIN : 0);
  if (c == '\'' || c == '-' || c == 0x2019 || c == 0x2018 || c == 0xAD || c == 0xB7 || c == 0x2013 || c == 0x2014)
    return IS_INNER;
  return u_ispunct (c) || u_isspace (c) || u_iscntrl (c) ? 0 : IS_SIGN;
}

static void
fill_languages (Table *table, const UChar32 *characters, const char *languages)
{
  g_auto (GStrv) names = g_strsplit (languages, " ", MOST_LANGUAGES);

  for (guint i = 0; names[i] != NULL; i++)
    {
      UErrorCode   status = U_ZERO_ERROR;
      ULocaleData *data = ulocdata_open (names[i], &status);
      USet        *letters = U_SUCCESS (status) ? ulocdata_getExemplarSet (data, NULL, USET_ADD_CASE_MAPPINGS, ULOCDATA_ES_STANDARD, &status) : NULL;

      for (guint byte = 0x80; letters != NULL && U_SUCCESS (status) && byte < 256; byte++)
        table->own[i][byte] = uset_contains (letters, characters[byte]) != 0;
      uset_close (letters);
      ulocdata_close (data);
    }
}

static void
fill_table (Table *table, const char *charset, const char *languages)
{
  UErrorCode  status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (charset, &status);
  UChar32     characters[256] = { 0 };

  if (U_FAILURE (status))
    return;
  for (guint byte = 0; byte < 256; byte++)
    {
      const char source = (char)byte;
      UChar      units[4];

      status = U_ZERO_ERROR;
      ucnv_toUChars (converter, units, G_N_ELEMENTS (units), &source, 1, &status);
      characters[byte] = U_SUCCESS (status) ? units[0] : 0xFFFD;
      table->classes[byte] = classify (characters[byte]);
    }
  ucnv_close (converter);
  fill_languages (table, characters, languages);
  table->is_there = TRUE;
}

static const Table *
get_tables (void)
{
  static Table tables[G_N_ELEMENTS (encodings)];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
        fill_table (&tables[i], encodings[i].charset, encodings[i].languages);
      g_once_init_leave (&ready, 1);
    }
  return tables;
}

/* How many of 100 letters beyond ASCII are of the language that has most of them. What no word has counts as a letter of none: a sign beside a
 * letter, a mark between two, a capital behind a small letter, letters of two scripts. */
static guint
rate (const Table *table, const guint8 *bytes, gsize len, gsize *n_letters)
{
  gsize counts[MOST_LANGUAGES] = { 0 };
  gsize most = 0;
  guint before = 0;

  *n_letters = 0;
  for (gsize i = 0; i < len; i++)
    {
      const guint8 byte = bytes[i];
      const guint class = table->classes[byte];
      const guint after = i + 1 < len ? table->classes[bytes[i + 1]] : 0;

      if (class & IS_NONE)
        return 0;
      if (byte >= 0x80 && (class & IS_LETTER))
        {
          const gboolean odd = ((class & IS_UPPER) && (before & IS_LOWER)) || ((before & IS_LETTER) && ((class ^ before) & IS_LATIN)) ||
                               ((after & IS_LETTER) && ((class ^ after) & IS_LATIN));

          ++*n_letters;
          for (guint j = 0; j < MOST_LANGUAGES; j++)
            counts[j] += table->own[j][byte] && !odd;
        }
      else if (byte >= 0x80 && (((class & IS_SIGN) && ((before | after) & IS_LETTER)) || (!(class & IS_INNER) && (before & after & IS_LETTER))))
        ++*n_letters;
      before = class;
    }
  for (guint j = 0; j < MOST_LANGUAGES; j++)
    most = MAX (most, counts[j]);
  return *n_letters > 0 ? (guint)(most * 100 / *n_letters) : 0;
}

/**
 * qd_charset_letters_find:
 * @bytes: (not nullable): a text that says nothing of its encoding
 * @len: its length, bytes
 * @guess: (not nullable): the encoding that it is taken for
 *
 * Looks for an encoding in which the letters of the text are those of one language, where in @guess they are not. Thread: any.
 *
 * Returns: (not nullable): the encoding; @guess, or what has more letters and the same, where the text may as well be of that, is too short to
 *   tell, or where characters of @guess have several bytes
 */
const char *
qd_charset_letters_find (const guint8 *bytes, gsize len, const char *guess)
{
  const Table *tables = get_tables ();
  const char  *found = guess;
  guint        best = OWN_LETTERS - 1;
  guint        at = 0;
  gsize        n_letters;

  len = MIN (len, MOST_BYTES);
  while (at < G_N_ELEMENTS (encodings) && g_ascii_strcasecmp (guess, encodings[at].charset) != 0 &&
         (encodings[at].also == NULL || g_ascii_strcasecmp (guess, encodings[at].also) != 0))
    at++;
  if (at == G_N_ELEMENTS (encodings) || rate (&tables[at], bytes, len, &n_letters) >= LEAST_LETTERS_OF_GUESS)
    return at < G_N_ELEMENTS (encodings) ? encodings[at].charset : guess;
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      const guint share = tables[i].is_there ? rate (&tables[i], bytes, len, &n_letters) : 0;

      if (share > best && n_letters >= LEAST_LETTERS)
        {
          best = share;
          found = encodings[i].charset;
        }
    }
  return found;
}
