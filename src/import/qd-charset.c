/* qd-charset.c: bytes of an unknown encoding to UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-charset.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "core/qd-bytes.h"
#include "import/qd-charset-label.h"
#include "import/qd-charset-letters.h"
#include "import/qd-reader.h"

/* ICU's detector reads no more than this much of a text; more would not make it surer. */
#define DETECT_BYTES (64 * 1024)

/* Of 100. Below this, ICU's detector is guessing. */
#define LEAST_CONFIDENCE 10

/* How much of a text is looked at to tell text from other data. */
#define BINARY_BYTES (64 * 1024)

/* A bit for each control character that text may hold: tab, line feed, vertical tab (a line break of word processors), form feed,
 * carriage return, and ESC, which begins the shifts of ISO-2022. */
#define TEXT_CONTROLS (1u << '\t' | 1u << '\n' | 1u << '\v' | 1u << '\f' | 1u << '\r' | 1u << 0x1B)

/* Text is mostly UTF-8 where it has at least so many whole sequences for each broken one. */
#define UTF8_VALID_PER_BROKEN 4

/* What declares to be UTF-8 needs less to be believed. */
#define UTF8_VALID_PER_BROKEN_IF_DECLARED 1

/* So many letters have to be there, and one in so many a vowel or tone, for a text to be Thai. */
#define LEAST_THAI 20
#define THAI_PER_MARK 12

/* Text is of the encoding that it declares where it has at least so many characters for each that is none of it. */
#define CHARACTERS_PER_BROKEN 50

/**
 * qd_charset_result_clear:
 * @self: a result
 *
 * Frees what is in @self. Thread: any.
 */
void
qd_charset_result_clear (QdCharsetResult *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->charset, g_free);
  self->length = 0;
  self->bad_line = 0;
}

/* The encoding that the first bytes announce, and how many bytes do so. */
static const char *
find_byte_order_mark (const guint8 *bytes, gsize len, gsize *mark_len)
{
  static const struct
  {
    const char *charset;
    guint8      mark[4];
    gsize       len;
  } marks[] = {
    { "UTF-8", { 0xEF, 0xBB, 0xBF }, 3 },
    { "UTF-32LE", { 0xFF, 0xFE, 0x00, 0x00 }, 4 },
    { "UTF-32BE", { 0x00, 0x00, 0xFE, 0xFF }, 4 },
    { "UTF-16LE", { 0xFF, 0xFE }, 2 },
    { "UTF-16BE", { 0xFE, 0xFF }, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (len >= marks[i].len && memcmp (bytes, marks[i].mark, marks[i].len) == 0)
      {
        *mark_len = marks[i].len;
        return marks[i].charset;
      }
  *mark_len = 0;
  return NULL;
}

/* UTF-16 without a byte order mark: nearly every other byte of Latin text is zero. */
static const char *
guess_utf16 (const guint8 *bytes, gsize len)
{
  gsize zeros[2] = { 0, 0 };
  gsize pairs;

  len = MIN (len, BINARY_BYTES);
  pairs = len / 2;
  if (pairs < 2 || memchr (bytes, 0, len) == NULL)
    return NULL;
  for (gsize i = 0; i < pairs * 2; i++)
    if (bytes[i] == 0)
      zeros[i % 2]++;
  if (zeros[1] * 10 >= pairs * 7 && zeros[0] * 20 <= pairs)
    return "UTF-16LE";
  if (zeros[0] * 10 >= pairs * 7 && zeros[1] * 20 <= pairs)
    return "UTF-16BE";
  return NULL;
}

/* UTF-32 without a byte order mark: two of four bytes are zero, but for characters that hardly anybody writes. */
static const char *
guess_utf32 (const guint8 *bytes, gsize len)
{
  gsize zeros[4] = { 0 };
  gsize n;

  /* One of the two ends of each character is zero, in most texts not of the first. */
  if (len < 8 || len % 4 != 0 || (bytes[0] != 0 && bytes[3] != 0))
    return NULL;
  n = MIN (len, BINARY_BYTES) / 4;
  for (gsize i = 0; i < n * 4; i++)
    zeros[i % 4] += bytes[i] == 0;
  /* Numbers are not text: of a feed, at least the tags are Latin. */
  if (zeros[3] == n && zeros[2] * 20 >= n * 19 && zeros[1] * 5 >= n && zeros[0] * 20 <= n)
    return "UTF-32LE";
  return zeros[0] == n && zeros[1] * 20 >= n * 19 && zeros[2] * 5 >= n && zeros[3] * 20 <= n ? "UTF-32BE" : NULL;
}

/* The encoding of a text that has NUL bytes; NULL if it is none. */
static const char *
guess_wide (const guint8 *bytes, gsize len)
{
  const char *guess = guess_utf16 (bytes, len);

  return guess != NULL ? guess : guess_utf32 (bytes, len);
}

/**
 * qd_charset_is_wide:
 * @bytes: (nullable): the start of a text
 * @len: its length, bytes
 *
 * Whether the text is in UTF-16 or UTF-32, which have the bytes of ASCII as parts of other characters. Thread: any.
 *
 * Returns: %TRUE if it begins as these do
 */
gboolean
qd_charset_is_wide (const guint8 *bytes, gsize len)
{
  return (len >= 2 && (memcmp (bytes, "\xFF\xFE", 2) == 0 || memcmp (bytes, "\xFE\xFF", 2) == 0)) || (len >= 4 && memchr (bytes, '\0', 4) != NULL);
}

/**
 * qd_charset_looks_binary:
 * @bytes: the start of a file
 * @len: its length, bytes
 *
 * Whether @bytes cannot be text in any encoding that qd_charset_decode() knows: it has NUL bytes, and is no UTF-16 or
 * UTF-32, or many control characters. Thread: any.
 *
 * Returns: %TRUE if it is no text
 */
gboolean
qd_charset_looks_binary (const guint8 *bytes, gsize len)
{
  gsize controls = 0;
  gsize mark_len;

  len = MIN (len, BINARY_BYTES);
  if (find_byte_order_mark (bytes, len, &mark_len) != NULL || guess_wide (bytes, len) != NULL)
    return FALSE;
  if (memchr (bytes, 0, len) != NULL)
    return TRUE;
  for (gsize i = 0; i < len;)
    {
      if (i + 32 <= len && !(qd_bytes_any_below (qd_bytes_load (bytes + i), 0x20) | qd_bytes_any_below (qd_bytes_load (bytes + i + 8), 0x20) |
                             qd_bytes_any_below (qd_bytes_load (bytes + i + 16), 0x20) | qd_bytes_any_below (qd_bytes_load (bytes + i + 24), 0x20)))
        {
          i += 32;
          continue;
        }
      for (gsize end = MIN (i + 8, len); i < end; i++)
        if (bytes[i] < 0x20)
          controls += (TEXT_CONTROLS >> bytes[i] & 1) == 0;
    }
  return controls * 50 > len;
}

/* Decodes all of @bytes from @charset, or nothing. */
static char *
decode_strictly (const guint8 *bytes, gsize len, const char *charset, gsize *out_len)
{
  UErrorCode        status = U_ZERO_ERROR;
  UConverter       *converter = NULL;
  g_autofree UChar *buffer = NULL;
  int32_t           n_units;
  char             *text = NULL;
  glong             written = 0;

  if (len > G_MAXINT32 / 4)
    return NULL;
  converter = ucnv_open (charset, &status);
  if (U_FAILURE (status))
    return NULL;
  ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  buffer = g_new (UChar, len * 2 + 1);
  n_units = ucnv_toUChars (converter, buffer, (int32_t)(len * 2 + 1), (const char *)bytes, (int32_t)len, &status);
  ucnv_close (converter);
  if (U_FAILURE (status))
    return NULL;
  text = g_utf16_to_utf8 (buffer, n_units, NULL, &written, NULL);
  /* A NUL would end the text early for everybody downstream. */
  if (text != NULL && memchr (text, 0, (gsize)written) != NULL)
    g_clear_pointer (&text, g_free);
  *out_len = (gsize)written;
  return text;
}

static gboolean
take_decoded (QdCharsetResult *result, const guint8 *bytes, gsize len, const char *charset)
{
  const char *resolved = qd_charset_label_resolve (charset);
  gsize       out_len = 0;
  char       *text = decode_strictly (bytes, len, resolved, &out_len);

  if (text == NULL)
    return FALSE;
  result->text = text;
  result->length = out_len;
  result->charset = g_strdup (charset);
  return TRUE;
}

/* PTCP154, which neither ICU nor the C library has: windows-1251 but for these (IANA's registry of character sets). */
static char *
decode_ptcp154 (const guint8 *bytes, gsize len, gsize *out_len)
{
  static const guint16 differing[64] = {
    0x496, 0x492, 0x4EE, 0x493, 0x201E, 0x2026, 0x4B6, 0x4AE, 0x4B2, 0x4AF, 0x4A0, 0x4E2, 0x4A2, 0x49A, 0x4BA, 0x4B8,
    0x497, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x4B3, 0x4B7, 0x4A1, 0x4E3, 0x4A3, 0x49B, 0x4BB, 0x4B9,
    0x0A0, 0x40E, 0x45E, 0x408, 0x4E8, 0x498, 0x4B0, 0x0A7, 0x401, 0x0A9, 0x4D8, 0x0AB, 0x0AC, 0x4EF, 0x0AE, 0x49C,
    0x0B0, 0x4B1, 0x406, 0x456, 0x499, 0x4E9, 0x0B6, 0x0B7, 0x451, 0x2116, 0x4D9, 0x0BB, 0x458, 0x4AA, 0x4AB, 0x49D
  };
  GString *text = memchr (bytes, 0, len) == NULL ? g_string_sized_new (len * 2) : NULL;

  for (gsize i = 0; text != NULL && i < len; i++)
    if (bytes[i] < 0x80)
      g_string_append_c (text, (char)bytes[i]);
    else
      g_string_append_unichar (text, bytes[i] < 0xC0 ? differing[bytes[i] - 0x80] : 0x410u + bytes[i] - 0xC0);
  *out_len = text != NULL ? text->len : 0;
  return text != NULL ? g_string_free_and_steal (text) : NULL;
}

/* What ICU has no converter for the C library may have. */
static char *
decode_by_iconv (const guint8 *bytes, gsize len, const char *charset, gsize *out_len)
{
  const char *resolved = qd_charset_label_resolve (charset);
  char       *text = g_str_equal (resolved, QD_CHARSET_PTCP154) ? decode_ptcp154 (bytes, len, out_len)
                                                                : g_convert ((const char *)bytes, (gssize)len, "UTF-8", resolved, NULL, out_len, NULL);

  if (text != NULL && memchr (text, 0, *out_len) != NULL)
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * qd_charset_convert:
 * @bytes: the text
 * @len: its length, bytes
 * @charset: (not nullable): the encoding that it is said to have, by any of its names
 * @result: (out): the text
 *
 * Decodes all of a text from one encoding, or nothing. Thread: any.
 *
 * Returns: %TRUE if @result is set; clear it with qd_charset_result_clear()
 */
gboolean
qd_charset_convert (const guint8 *bytes, gsize len, const char *charset, QdCharsetResult *result)
{
  g_autofree char *dashed = NULL;
  gsize            out_len = 0;

  g_return_val_if_fail (bytes != NULL || len == 0, FALSE);
  g_return_val_if_fail (charset != NULL && result != NULL, FALSE);

  *result = (QdCharsetResult){ 0 };
  if (take_decoded (result, bytes, len, charset))
    return TRUE;
  dashed = g_strdelimit (g_strdup (charset), "_ ", '-');
  if (!g_str_equal (dashed, charset) && take_decoded (result, bytes, len, dashed))
    return TRUE;
  result->text = decode_by_iconv (bytes, len, charset, &out_len);
  if (result->text == NULL)
    result->text = decode_by_iconv (bytes, len, dashed, &out_len);
  if (result->text == NULL)
    return FALSE;
  result->length = out_len;
  result->charset = g_strdup (charset);
  return TRUE;
}

static gboolean
take_utf8 (QdCharsetResult *result, const guint8 *bytes, gsize len)
{
  result->text = g_strndup ((const char *)bytes, len);
  result->length = len;
  result->charset = g_strdup ("UTF-8");
  return TRUE;
}

static guint64
line_of (const guint8 *bytes, gsize offset)
{
  guint64 line = 1;

  for (gsize i = 0; i < offset; i++)
    if (bytes[i] == '\n')
      line++;
  return line;
}

/* UTF-8 that was damaged on its way, as a cut download is, stays UTF-8: any other reading would garble all of it. */
static gboolean
is_damaged_utf8 (const guint8 *bytes, gsize len, gsize valid_per_broken, gsize *first_bad)
{
  const char *p = (const char *)bytes;
  const char *end = p + len;
  gsize       valid = 0;
  gsize       broken = 0;

  while (p < end)
    {
      const char *stop;

      if (!g_utf8_validate_len (p, (gsize)(end - p), &stop))
        {
          if (broken++ == 0)
            *first_bad = (gsize)(stop - (const char *)bytes);
        }
      for (const char *q = p; q < stop; q++)
        if ((guint8)*q >= 0xC2)
          valid++;
      p = stop < end ? stop + 1 : end;
    }
  return broken > 0 && valid >= broken * valid_per_broken;
}

static gboolean
take_damaged_utf8 (QdCharsetResult *result, const guint8 *bytes, gsize len, gboolean declared)
{
  gsize first_bad = 0;

  if (!is_damaged_utf8 (bytes, len, declared ? UTF8_VALID_PER_BROKEN_IF_DECLARED : UTF8_VALID_PER_BROKEN, &first_bad))
    return FALSE;
  result->text = g_utf8_make_valid ((const char *)bytes, (gssize)len);
  result->length = strlen (result->text);
  result->charset = g_strdup ("UTF-8");
  result->bad_line = line_of (bytes, first_bad);
  return TRUE;
}

/* A text of a known encoding with some bytes that are none of it, as where a page was put together from two: "�" stands for these. */
static gboolean
take_damaged (QdCharsetResult *result, const guint8 *bytes, gsize len, const char *charset)
{
  UErrorCode        status = U_ZERO_ERROR;
  UConverter       *converter = NULL;
  g_autofree UChar *buffer = NULL;
  g_autofree char  *text = NULL;
  const char       *first_bad;
  int32_t           n_units;
  gsize             n_bad = 0;
  glong             written = 0;

  if (len > G_MAXINT32 / 4)
    return FALSE;
  converter = ucnv_open (qd_charset_label_resolve (charset), &status);
  if (U_FAILURE (status))
    return FALSE;
  buffer = g_new (UChar, len * 2 + 1);
  n_units = ucnv_toUChars (converter, buffer, (int32_t)(len * 2 + 1), (const char *)bytes, (int32_t)len, &status);
  ucnv_close (converter);
  if (U_FAILURE (status))
    return FALSE;
  /* ICU has another stand-in for single bytes; nobody means the control character that it is. */
  for (int32_t i = 0; i < n_units; i++)
    {
      buffer[i] = buffer[i] == 0x1A ? 0xFFFD : buffer[i];
      n_bad += buffer[i] == 0xFFFD;
    }
  text = g_utf16_to_utf8 (buffer, n_units, NULL, &written, NULL);
  if (text == NULL || memchr (text, 0, (gsize)written) != NULL || n_bad * CHARACTERS_PER_BROKEN > (gsize)n_units)
    return FALSE;
  first_bad = strstr (text, "\uFFFD");
  result->bad_line = first_bad != NULL ? line_of ((const guint8 *)text, (gsize)(first_bad - text)) : 0;
  result->text = g_steal_pointer (&text);
  result->length = (gsize)written;
  result->charset = g_strdup (charset);
  return TRUE;
}

/* A vowel above or below, or a tone, of Thai. */
static gboolean
is_thai_mark (guint8 c)
{
  return c == 0xD1 || (c >= 0xD4 && c <= 0xDA) || (c >= 0xE7 && c <= 0xEE);
}

/* Thai (TIS-620, windows-874), which ICU's detector does not know: vowels above and below, and tones, stand behind a letter or
 * another of them, which no other encoding has by chance. Where two bytes are a character, they stand at the second alone. */
static gboolean
looks_thai (const guint8 *bytes, gsize len)
{
  gsize n = 0, run = 0;
  gsize marks[2] = { 0, 0 };

  for (gsize i = 0; i < MIN (len, DETECT_BYTES); i++)
    {
      guint8 c = bytes[i];
      guint8 before = i > 0 ? bytes[i - 1] : 0;

      if (c < 0xA0)
        {
          /* What windows-874 adds: the euro, an ellipsis, quotation marks, dashes. */
          if (c > 0x80 && c != 0x85 && !(c >= 0x91 && c <= 0x97))
            return FALSE;
          run = 0;
          continue;
        }
      if ((c >= 0xDB && c <= 0xDE) || c >= 0xFC)
        return FALSE;
      if (is_thai_mark (c) && !(before >= 0xA1 && before <= 0xCE) && !is_thai_mark (before))
        return FALSE;
      marks[run++ % 2] += is_thai_mark (c);
      n++;
    }
  return n >= LEAST_THAI && (marks[0] + marks[1]) * THAI_PER_MARK >= n && marks[0] * 8 > marks[1] && marks[1] * 8 > marks[0];
}

static gboolean
take_detected (QdCharsetResult *result, const guint8 *bytes, gsize len, const char *declared)
{
  UErrorCode            status = U_ZERO_ERROR;
  UCharsetDetector     *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  int32_t               n_matches = 0;
  gboolean              taken = FALSE;

  if (U_FAILURE (status))
    return FALSE;
  ucsdet_setText (detector, (const char *)bytes, (int32_t)MIN (len, DETECT_BYTES), &status);
  if (declared != NULL)
    ucsdet_setDeclaredEncoding (detector, declared, -1, &status);
  matches = ucsdet_detectAll (detector, &n_matches, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < n_matches && !taken; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);
      int32_t     confidence = ucsdet_getConfidence (matches[i], &status);

      if (U_FAILURE (status) || confidence < LEAST_CONFIDENCE)
        break;
      /* What ICU has no statistics of, it takes for something that it knows. */
      taken = take_decoded (result, bytes, len, qd_charset_letters_find (bytes, len, name));
    }
  ucsdet_close (detector);
  return taken;
}

static void
set_encoding_error (const guint8 *bytes, gsize len, guint64 *line, GError **error)
{
  const char      *stop = NULL;
  g_autofree char *place = NULL;
  gsize            offset;

  g_utf8_validate_len ((const char *)bytes, len, &stop);
  offset = (gsize)(stop - (const char *)bytes);
  place = g_strdup_printf ("%" G_GSIZE_FORMAT, offset);
  *line = line_of (bytes, offset);
  g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_ENCODING,
               _ ("The text is not UTF-8 (at byte %s) and its encoding cannot be recognised. Save it as UTF-8 and import it again."),
               place);
}

/* Whether all of a text is ASCII, and something in it begins another set of characters in ISO-2022 (RFC 1468) or HZ (RFC 1843). */
static gboolean
has_shifts (const guint8 *bytes, gsize len)
{
  if (memchr (bytes, '\033', len) == NULL && (memchr (bytes, '~', len) == NULL || memmem (bytes, len, "~{", 2) == NULL))
    return FALSE;
  for (gsize i = 0; i < len; i++)
    if (bytes[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* Which encoding these are of, where the text does not say so; NULL if they are none of them. */
static const char *
guess_shifts (const guint8 *bytes, gsize len)
{
  if (memmem (bytes, len, "\033$B", 3) != NULL || memmem (bytes, len, "\033$@", 3) != NULL)
    return "ISO-2022-JP";
  return memmem (bytes, len, "\033$)C", 4) != NULL ? "ISO-2022-KR" : NULL;
}

static gboolean
says_utf8 (const char *charset)
{
  return charset != NULL && (g_ascii_strcasecmp (charset, "utf-8") == 0 || g_ascii_strcasecmp (charset, "utf8") == 0);
}

/* A text in which two or four bytes are one character, with some that are none. */
static gboolean
take_wide (QdCharsetResult *result, const guint8 *bytes, gsize len, const char *charset)
{
  return take_decoded (result, bytes, len, charset) || take_damaged (result, bytes, len, charset);
}

/**
 * qd_charset_decode:
 * @bytes: the text, in whatever encoding
 * @len: its length, bytes
 * @declared: (nullable): the encoding that the file says it has
 * @result: (out): the text
 * @line: (out): on failure, the line where UTF-8 ends, from 1; else 0
 * @error: return location
 *
 * In this order: a byte order mark; valid UTF-8, which hardly any text in another encoding happens to be, so that it
 * outweighs a declaration that was left behind by an earlier encoding; the declared encoding; UTF-8 and then the declared
 * encoding with some broken bytes; what ICU's detector finds, with the declared encoding as a hint, unless
 * the letters of a language say otherwise. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_ENCODING, %QD_IMPORT_ERROR_FORMAT where it is no text
 * Returns: %TRUE if @result is set; clear it with qd_charset_result_clear()
 */
gboolean
qd_charset_decode (const guint8 *bytes, gsize len, const char *declared, QdCharsetResult *result, guint64 *line, GError **error)
{
  const char *marked;
  gsize       mark_len;

  g_return_val_if_fail (bytes != NULL || len == 0, FALSE);
  g_return_val_if_fail (result != NULL && line != NULL, FALSE);

  *result = (QdCharsetResult){ 0 };
  *line = 0;
  /* What is empty may be without a place. */
  if (len == 0)
    bytes = (const guint8 *)"";
  marked = find_byte_order_mark (bytes, len, &mark_len);
  if (marked != NULL && !g_str_equal (marked, "UTF-8") && take_wide (result, bytes + mark_len, len - mark_len, marked))
    return TRUE;
  if (marked != NULL && g_str_equal (marked, "UTF-8"))
    {
      bytes += mark_len;
      len -= mark_len;
    }
  if (memchr (bytes, 0, len) != NULL)
    {
      const char *guess = guess_wide (bytes, len);

      if (guess != NULL && take_wide (result, bytes, len, guess))
        return TRUE;
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is not a text file."));
      return FALSE;
    }
  /* The shifts of ISO-2022 and HZ are valid UTF-8, so there a declaration comes first. */
  if (has_shifts (bytes, len))
    {
      const char *shifting = declared != NULL ? declared : guess_shifts (bytes, len);

      if (shifting != NULL && take_decoded (result, bytes, len, shifting))
        return TRUE;
    }
  if (g_utf8_validate_len ((const char *)bytes, len, NULL))
    return take_utf8 (result, bytes, len);
  if (declared != NULL && g_ascii_strncasecmp (declared, "utf", 3) != 0 && take_decoded (result, bytes, len, declared))
    return TRUE;
  if (take_damaged_utf8 (result, bytes, len, marked != NULL || says_utf8 (declared)))
    return TRUE;
  if (declared != NULL && g_ascii_strncasecmp (declared, "utf", 3) != 0 && take_damaged (result, bytes, len, declared))
    return TRUE;
  if (looks_thai (bytes, len) && take_decoded (result, bytes, len, "windows-874"))
    return TRUE;
  if (take_detected (result, bytes, len, declared))
    return TRUE;
  set_encoding_error (bytes, len, line, error);
  return FALSE;
}
