/* qd-json-line.c: the strings of a JSON object, without a tree of its values
 *
 * A line of JSON is an article, and nearly all of it is the text. The strings are decoded where they stand, which makes
 * them no longer; what is inside another value is only looked through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-json-line.h"

#include <glib/gi18n-lib.h>

#include "core/qd-bytes.h"
#include "import/qd-json.h"
#include "import/qd-reader.h"

/* So much may be inside one another, a bit for each, and so many values a line may have: what qd_json_parse() takes, whose
 * words are given where it is more. */
#define DEEPEST 63
#define MOST_VALUES 200000

typedef struct
{
  const char *name;
  const char *string;
  gboolean    is_int;
  gint64      number;
} Member;

struct _QdJsonLine
{
  char   *text;
  GArray *members;
};

/* The text ends with a NUL, which stands nowhere else in it: all that is looked at one byte ahead ends there. */
typedef struct
{
  char *at;
  char *end;
  guint n_values;
} Parser;

static inline void
skip_space (Parser *parser)
{
  while (*parser->at == ' ' || *parser->at == '\t' || *parser->at == '\n' || *parser->at == '\r')
    parser->at++;
}

static gboolean
take_sign (Parser *parser, char sign)
{
  skip_space (parser);
  if (*parser->at != sign)
    return FALSE;
  parser->at++;
  return TRUE;
}

/* The bytes of a string up to its end or to an escape. */
static gsize
count_plain (const Parser *parser)
{
  const char *p = parser->at;

  for (; p + 8 <= parser->end; p += 8)
    {
      guint64 word = qd_bytes_load (p);
      guint64 other = qd_bytes_equal (word, '"') | qd_bytes_equal (word, '\\');

      if (other != 0)
        return (gsize)(p - parser->at) + qd_bytes_first (other);
    }
  while (p < parser->end && *p != '"' && *p != '\\')
    p++;
  return (gsize)(p - parser->at);
}

static gboolean
take_hex4 (Parser *parser, guint *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++, parser->at++)
    {
      int digit = g_ascii_xdigit_value (*parser->at);

      if (digit < 0)
        return FALSE;
      *value = *value * 16 + (guint)digit;
    }
  return TRUE;
}

/* The code point behind "\u", with the second half of a surrogate pair; U+FFFD where UTF-8 has none for it. */
static gboolean
take_code_point (Parser *parser, gunichar *c)
{
  guint value;
  guint low;

  if (!take_hex4 (parser, &value))
    return FALSE;
  *c = value;
  if (value >= 0xD800 && value < 0xDC00 && parser->at[0] == '\\' && parser->at[1] == 'u')
    {
      Parser ahead = { parser->at + 2, parser->end, 0 };

      if (take_hex4 (&ahead, &low) && low >= 0xDC00 && low < 0xE000)
        {
          *c = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
          parser->at = ahead.at;
          return TRUE;
        }
    }
  if (value == 0 || (value >= 0xD800 && value < 0xE000))
    *c = 0xFFFD;
  return TRUE;
}

static gboolean
take_escape (Parser *parser, char **out)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char       *known;
  gunichar          c;

  parser->at++;
  if (*parser->at == 'u')
    {
      parser->at++;
      if (!take_code_point (parser, &c))
        return FALSE;
      *out += g_unichar_to_utf8 (c, *out);
      return TRUE;
    }
  known = *parser->at != '\0' ? strchr (from, *parser->at) : NULL;
  if (known == NULL)
    return FALSE;
  *(*out)++ = to[known - from];
  parser->at++;
  return TRUE;
}

/* Decodes a string in its place. */
static char *
take_string (Parser *parser)
{
  char *start;
  char *out;

  if (!take_sign (parser, '"'))
    return NULL;
  start = out = parser->at;
  while (TRUE)
    {
      gsize n = count_plain (parser);

      if (out != parser->at)
        memmove (out, parser->at, n);
      out += n;
      parser->at += n;
      if (parser->at >= parser->end)
        return NULL;
      if (*parser->at == '"')
        break;
      if (!take_escape (parser, &out))
        return NULL;
    }
  parser->at++;
  *out = '\0';
  return start;
}

static gboolean
take_digits (Parser *parser)
{
  char *start = parser->at;

  while (g_ascii_isdigit (*parser->at))
    parser->at++;
  return parser->at > start;
}

static gboolean
take_number (Parser *parser, Member *member)
{
  const char *start = parser->at;
  const char *digits;

  if (*parser->at == '-')
    parser->at++;
  digits = parser->at;
  if (!take_digits (parser) || (*digits == '0' && parser->at > digits + 1))
    return FALSE;
  member->is_int = *parser->at != '.' && *parser->at != 'e' && *parser->at != 'E';
  if (member->is_int)
    {
      member->number = g_ascii_strtoll (start, NULL, 10);
      return TRUE;
    }
  if (*parser->at == '.')
    {
      parser->at++;
      if (!take_digits (parser))
        return FALSE;
    }
  if (*parser->at != 'e' && *parser->at != 'E')
    return TRUE;
  parser->at++;
  if (*parser->at == '+' || *parser->at == '-')
    parser->at++;
  return take_digits (parser);
}

/* A value that holds no others. */
static gboolean
take_scalar (Parser *parser, Member *member)
{
  static const char *const words[] = { "true", "false", "null" };

  skip_space (parser);
  if (*parser->at == '"')
    return (member->string = take_string (parser)) != NULL;
  if (*parser->at == '-' || g_ascii_isdigit (*parser->at))
    return take_number (parser, member);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (parser->at, words[i], strlen (words[i])) == 0)
      {
        parser->at += strlen (words[i]);
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_comma (Parser *parser)
{
  return take_sign (parser, ',') && ++parser->n_values <= MOST_VALUES;
}

static gboolean
take_name (Parser *parser)
{
  return take_string (parser) != NULL && take_sign (parser, ':');
}

/* Looks through a value and all that is in it, with a bit for each level that says whether it is an object. */
static gboolean
take_nested (Parser *parser)
{
  guint64 objects = 0;
  guint   depth = 0;

  do
    {
      Member ignored = { 0 };

      skip_space (parser);
      if (*parser->at == '{' || *parser->at == '[')
        {
          gboolean object = *parser->at == '{';

          parser->at++;
          if (++depth > DEEPEST)
            return FALSE;
          objects = objects << 1 | (guint64)object;
          skip_space (parser);
          if (*parser->at != (object ? '}' : ']'))
            {
              if (object && !take_name (parser))
                return FALSE;
              continue;
            }
        }
      else if (!take_scalar (parser, &ignored))
        return FALSE;
      /* A value is at its end, and so may be those that hold it. */
      while (depth > 0 && take_sign (parser, objects & 1 ? '}' : ']'))
        {
          objects >>= 1;
          depth--;
        }
      if (depth > 0 && (!take_comma (parser) || ((objects & 1) && !take_name (parser))))
        return FALSE;
    }
  while (depth > 0);
  return TRUE;
}

static gboolean
take_member (Parser *parser, Member *member)
{
  member->name = take_string (parser);
  if (member->name == NULL || !take_sign (parser, ':'))
    return FALSE;
  skip_space (parser);
  return *parser->at == '{' || *parser->at == '[' ? take_nested (parser) : take_scalar (parser, member);
}

static gboolean
take_object (Parser *parser, GArray *members)
{
  if (!take_sign (parser, '{'))
    return FALSE;
  if (!take_sign (parser, '}'))
    {
      do
        {
          Member member = { 0 };

          if (!take_member (parser, &member))
            return FALSE;
          g_array_append_val (members, member);
        }
      while (take_comma (parser));
      if (!take_sign (parser, '}'))
        return FALSE;
    }
  skip_space (parser);
  return parser->at == parser->end;
}

/* Says what is wrong with a line, in the words of the parser that knows all of JSON. */
static void
set_error (const char *text, gsize len, GError **error)
{
  g_autoptr (JsonNode) root = qd_json_parse (text, len, error);

  if (root == NULL)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The line is not a JSON object."));
  else
    g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The line is not valid JSON."));
}

/**
 * qd_json_line_parse:
 * @text: (array length=len): a JSON object, by RFC 8259; control characters in strings pass too
 * @len: its length, bytes
 * @error: return location
 *
 * Reads an object within limits of depth and count. A NUL or half a surrogate pair, which no UTF-8 text can hold, is read
 * as U+FFFD. Thread: any.
 *
 * Errors: as qd_json_parse(), and %QD_IMPORT_ERROR_FORMAT where it is no object
 * Returns: (transfer full) (nullable): the object; %NULL on error
 */
QdJsonLine *
qd_json_line_parse (const char *text, gsize len, GError **error)
{
  g_autoptr (QdJsonLine) self = g_new0 (QdJsonLine, 1);
  Parser                 parser;

  g_return_val_if_fail (text != NULL || len == 0, NULL);

  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->text = g_strndup (text, len);
  parser = (Parser){ self->text, self->text + len, 0 };
  if (g_utf8_validate_len (text, len, NULL) && take_object (&parser, self->members))
    return g_steal_pointer (&self);
  set_error (text, len, error);
  return NULL;
}

/**
 * qd_json_line_free:
 * @self: (transfer full) (nullable): an object
 *
 * Frees @self and its strings.
 */
void
qd_json_line_free (QdJsonLine *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->members);
  g_free (self->text);
  g_free (self);
}

/* Of members of one name, the last counts. */
static const Member *
find_member (const QdJsonLine *self, const char *name)
{
  for (guint i = self->members->len; i > 0; i--)
    if (g_str_equal (g_array_index (self->members, Member, i - 1).name, name))
      return &g_array_index (self->members, Member, i - 1);
  return NULL;
}

/**
 * qd_json_line_get_string:
 * @self: (not nullable): an object
 * @member: (not nullable): the name of a member
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the member's value, if it is a string that is not empty
 */
const char *
qd_json_line_get_string (const QdJsonLine *self, const char *member)
{
  const Member *found;

  g_return_val_if_fail (self != NULL && member != NULL, NULL);

  found = find_member (self, member);
  return found != NULL && found->string != NULL && *found->string != '\0' ? found->string : NULL;
}

/**
 * qd_json_line_get_int:
 * @self: (not nullable): an object
 * @member: (not nullable): the name of a member
 * @value: (out): its value
 *
 * Thread: any.
 *
 * Returns: whether the member is a whole number
 */
gboolean
qd_json_line_get_int (const QdJsonLine *self, const char *member, gint64 *value)
{
  const Member *found;

  g_return_val_if_fail (self != NULL && member != NULL && value != NULL, FALSE);

  found = find_member (self, member);
  if (found == NULL || !found->is_int)
    return FALSE;
  *value = found->number;
  return TRUE;
}
