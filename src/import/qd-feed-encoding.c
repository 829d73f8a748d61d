/* qd-feed-encoding.c: the bytes of a feed to UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-charset-label.h"
#include "import/qd-feed-private.h"
#include "import/qd-reader.h"

/* A declaration is looked for in so many bytes. */
#define DECLARATION_BYTES 1024

/* Text has a NUL byte in so many at most. */
#define BYTES_PER_NUL 50

/* What an XML document that begins with “<” begins with in encodings that are no superset of ASCII (XML 1.0, appendix F). */
static const struct
{
  const char *charset;
  guint8      bytes[4];
  gsize       len;
} beginnings[] = {
  { "UTF-32BE", { 0x00, 0x00, 0x00, '<' }, 4 },
  { "UTF-32LE", { '<', 0x00, 0x00, 0x00 }, 4 },
  { "UTF-32BE", { 0x00, 0x00, 0x00, '{' }, 4 },
  { "UTF-32LE", { '{', 0x00, 0x00, 0x00 }, 4 },
  { "UTF-16BE", { 0x00, '<' }, 2 },
  { "UTF-16LE", { '<', 0x00 }, 2 },
  { "UTF-16BE", { 0x00, '{' }, 2 },
  { "UTF-16LE", { '{', 0x00 }, 2 },
};

static const struct
{
  const char *charset;
  guint8      bytes[4];
  gsize       len;
} marks[] = {
  { "UTF-32LE", { 0xFF, 0xFE, 0x00, 0x00 }, 4 },
  { "UTF-32BE", { 0x00, 0x00, 0xFE, 0xFF }, 4 },
  { "UTF-8", { 0xEF, 0xBB, 0xBF }, 3 },
  { "UTF-16LE", { 0xFF, 0xFE }, 2 },
  { "UTF-16BE", { 0xFE, 0xFF }, 2 },
};

/* "<?xm" in EBCDIC, whose many forms agree in these characters. */
static const guint8 ebcdic[] = { 0x4C, 0x6F, 0xA7, 0x94 };

/* The value of "encoding" in the XML declaration at the start of @head. */
static char *
find_declared (const char *head)
{
  /* ISO 2022-KR says what it is before anything else (RFC 1557). */
  const char      *text = g_str_has_prefix (head, "\033$)C") ? head + 4 : head;
  const char      *start = text + strspn (text, " \t\r\n");
  g_autofree char *declaration = NULL;
  const char      *p;
  gsize            len;

  if (!g_str_has_prefix (start, "<?xml"))
    return NULL;
  declaration = g_strndup (start, strcspn (start, ">"));
  p = strstr (declaration, "encoding");
  if (p == NULL)
    return NULL;
  p += strlen ("encoding");
  p += strspn (p, " \t\r\n=");
  /* The quotation mark itself is another character where EBCDIC is read as another than it is. */
  if (*p == '\0' || g_ascii_isalnum (*p))
    return NULL;
  for (p++; (guint8)*p >= 0x80; p++)
    ;
  len = strspn (p, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_:.() ");
  return len > 0 && len < 64 ? g_strstrip (g_strndup (p, len)) : NULL;
}

/* Decodes @bytes from @charset, if all of them can be. */
static gboolean
take (const char *charset, const guint8 *bytes, gsize len, QdCharsetResult *result)
{
  return charset != NULL && qd_charset_convert (bytes, len, charset, result);
}

static gboolean
is_wide (const char *charset)
{
  return g_ascii_strncasecmp (charset, "utf-16", 6) == 0 || g_ascii_strncasecmp (charset, "utf-32", 6) == 0 || g_ascii_strncasecmp (charset, "utf16", 5) == 0 ||
         g_ascii_strncasecmp (charset, "utf32", 5) == 0 || g_ascii_strncasecmp (charset, "ucs", 3) == 0 || g_ascii_strncasecmp (charset, "iso-10646-ucs", 13) == 0 ||
         g_ascii_strncasecmp (charset, "u16", 3) == 0 || g_ascii_strncasecmp (charset, "u32", 3) == 0;
}

/* Western text that is valid UTF-8 beyond ASCII is UTF-8, whatever an old template declares. */
static gboolean
is_western (const char *charset)
{
  const char *converter = qd_charset_label_resolve (charset);

  return g_str_equal (converter, "windows-1252") || g_str_equal (converter, "iso-8859-15");
}

static gboolean
take_named (const char *charset, const guint8 *bytes, gsize len, QdCharsetResult *result)
{
  if (charset == NULL || is_wide (charset) || (is_western (charset) && g_utf8_validate_len ((const char *)bytes, len, NULL)))
    return FALSE;
  return take (charset, bytes, len, result);
}

/* The declaration of an EBCDIC document can be read in any EBCDIC. */
static gboolean
take_ebcdic (const guint8 *bytes, gsize len, QdCharsetResult *result)
{
  g_auto (QdCharsetResult) head = { 0 };
  g_autofree char         *declared = NULL;

  if (!take ("IBM037", bytes, MIN (len, DECLARATION_BYTES), &head))
    return FALSE;
  declared = find_declared (head.text);
  return take (declared, bytes, len, result) || take ("IBM037", bytes, len, result);
}

static gboolean
take_wide (const guint8 *bytes, gsize len, QdCharsetResult *result)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (len >= 4 && memcmp (bytes, beginnings[i].bytes, beginnings[i].len) == 0 && take (beginnings[i].charset, bytes, len, result))
      return TRUE;
  return FALSE;
}

/* Takes out what no XML has and what would end the text early, and makes all line ends the same (XML 1.0, section 2.11). */
static void
clean (QdCharsetResult *result)
{
  char *out = result->text;
  gsize len = result->length;
  gsize n = 0;
  gsize from = 0;

  while (from < len && strchr (" \t\r\n", out[from]) != NULL && out[from] != '\0')
    from++;
  /* The mark may have been decoded as a character, and stand behind white space. */
  if (from + 3 <= len && memcmp (out + from, "\xEF\xBB\xBF", 3) == 0)
    memset (out + from, ' ', 3);
  for (gsize i = 0; i < len; i++)
    {
      guint8 c = (guint8)out[i];

      if (c == '\r')
        {
          out[n++] = '\n';
          i += i + 1 < len && out[i + 1] == '\n';
        }
      else if (c >= 0x20 || c == '\t' || c == '\n')
        out[n++] = (char)c;
    }
  out[n] = '\0';
  result->length = n;
}

static gboolean
decode (const guint8 *bytes, gsize len, const char *content_type, QdCharsetResult *result, GError **error)
{
  g_autofree char *head = g_strndup ((const char *)bytes, MIN (len, DECLARATION_BYTES));
  g_autofree char *declared = find_declared (head);
  g_autofree char *parameter = qd_charset_label_find_in_type (content_type);
  guint64          line;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (len >= marks[i].len && memcmp (bytes, marks[i].bytes, marks[i].len) == 0 &&
        take (marks[i].charset, bytes + marks[i].len, len - marks[i].len, result))
      return TRUE;
  if (take_wide (bytes, len, result))
    return TRUE;
  if (len >= 4 && memcmp (bytes, ebcdic, 4) == 0 && take_ebcdic (bytes, len, result))
    return TRUE;
  if (take_named (parameter, bytes, len, result) || take_named (declared, bytes, len, result))
    return TRUE;
  if (parameter == NULL)
    parameter = g_steal_pointer (&declared);
  /* Wide encodings that are not there were named by who copied a template; one of the others may be, with some broken bytes. */
  return qd_charset_decode (bytes, len, parameter != NULL && !is_wide (parameter) && !is_western (parameter) ? parameter : NULL, result, &line, error);
}

/* Without the NUL bytes that some programs leave in their texts; NULL where these are so many that it is none. */
static GByteArray *
take_out_nuls (const guint8 *bytes, gsize len)
{
  g_autoptr (GByteArray) rest = g_byte_array_sized_new ((guint)len);

  for (gsize i = 0; i < len;)
    {
      const guint8 *nul = memchr (bytes + i, 0, len - i);
      gsize         end = nul != NULL ? (gsize)(nul - bytes) : len;

      g_byte_array_append (rest, bytes + i, (guint)(end - i));
      i = end + 1;
    }
  return (len - rest->len) * BYTES_PER_NUL <= len ? g_steal_pointer (&rest) : NULL;
}

/**
 * _qd_feed_decode:
 * @bytes: (nullable): a feed; %NULL for an empty one
 * @len: its length, bytes
 * @content_type: (nullable): the Content-Type that it was sent with
 * @result: (out): its text, line ends as "\n", without control characters
 * @error: return location
 *
 * In this order: a byte order mark; the shape of the first bytes, for what is no superset of ASCII; the charset that it was
 * sent with; the one that it declares (RFC 7303, section 3); what the bytes look like. What its bytes contradict is passed
 * over. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_ENCODING, %QD_IMPORT_ERROR_FORMAT
 * Returns: %TRUE if @result is set
 */
gboolean
_qd_feed_decode (const guint8 *bytes, gsize len, const char *content_type, QdCharsetResult *result, GError **error)
{
  g_autoptr (GByteArray) rest = NULL;
  g_autoptr (GError)     own = NULL;

  *result = (QdCharsetResult){ 0 };
  /* What is empty may be without a place. */
  if (len == 0)
    bytes = (const guint8 *)"";
  if (!decode (bytes, len, content_type, result, &own))
    {
      rest = memchr (bytes, 0, len) != NULL && len <= G_MAXUINT ? take_out_nuls (bytes, len) : NULL;
      if (rest == NULL || !decode (rest->data, rest->len, content_type, result, NULL))
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return FALSE;
        }
    }
  clean (result);
  return TRUE;
}
