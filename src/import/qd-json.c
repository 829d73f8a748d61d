/* qd-json.c: JSON from files that nobody vouches for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-reader.h"

/* The parser calls itself for each level, and takes some 100 bytes for each value. */
#define DEEPEST 64
#define MOST_VALUES 200000

static gboolean
is_hex4 (const char *p, const char *end, guint *value)
{
  *value = 0;
  if (end - p < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return FALSE;
      *value = *value * 16 + (guint)digit;
    }
  return TRUE;
}

/* Makes the escape at @p, which begins with a backslash, one that stands for a character in UTF-8: NUL and halves of
 * surrogate pairs become U+FFFD, one code point as before. Returns the bytes that it takes. */
static gsize
mend_escape (char *p, const char *end)
{
  guint value;
  guint low;

  if (end - p < 2 || p[1] != 'u' || !is_hex4 (p + 2, end, &value))
    return 2;
  if (value >= 0xD800 && value < 0xDC00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u' && is_hex4 (p + 8, end, &low) && low >= 0xDC00 && low < 0xE000)
    return 12;
  if (value == 0 || (value >= 0xD800 && value < 0xE000))
    memcpy (p + 2, "fffd", 4);
  return 6;
}

/* Counts levels and values and mends escapes, in one pass without a stack. */
static gboolean
inspect (char *text, gsize len, gsize most_values, GError **error)
{
  const char *end = text + len;
  gsize       depth = 0;
  gsize       n_values = 0;
  gboolean    in_string = FALSE;

  for (char *p = text; p < end; p++)
    {
      if (in_string && *p == '\\')
        p += mend_escape (p, end) - 1;
      else if (*p == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if (*p == '[' || *p == '{')
        depth++;
      else if ((*p == ']' || *p == '}') && depth > 0)
        depth--;
      else if (*p == ',')
        n_values++;
      if (depth > DEEPEST || n_values > most_values)
        {
          g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The JSON is nested too deeply or has too many values."));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * qd_json_parse:
 * @text: (not nullable): JSON
 * @len: its length, bytes
 * @error: return location
 *
 * Parses JSON within limits of depth and count. A NUL or half a surrogate pair, which no UTF-8 text can hold, is read as
 * U+FFFD. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_ENCODING, %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: (transfer full) (nullable): its root; %NULL on error
 */
JsonNode *
qd_json_parse (const char *text, gsize len, GError **error)
{
  return qd_json_parse_within (text, len, MOST_VALUES, error);
}

/**
 * qd_json_parse_within:
 * @text: (not nullable): JSON
 * @len: its length, bytes
 * @most_values: how many values it may have; each takes some 100 bytes
 * @error: return location
 *
 * As qd_json_parse(), for what may have more values than others. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_ENCODING, %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: (transfer full) (nullable): its root; %NULL on error
 */
JsonNode *
qd_json_parse_within (const char *text, gsize len, gsize most_values, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError)     local_error = NULL;
  g_autofree char       *copy = NULL;
  const char            *stop;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate_len (text, len, &stop))
    {
      g_autofree char *place = g_strdup_printf ("%" G_GSIZE_FORMAT, (gsize)(stop - text) + 1);

      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_ENCODING,
                   _ ("The line is not UTF-8 (at its byte %s), which JSON has to be."), place);
      return NULL;
    }
  copy = g_strndup (text, len);
  if (!inspect (copy, len, most_values, error))
    return NULL;
  parser = json_parser_new_immutable ();
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, copy, (gssize)len, &local_error))
    {
      /* The parser's words begin with a file name that it does not know, the line and the column in it. */
      const char *words = strstr (local_error->message, ": ");

      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The line is not valid JSON: %s"),
                   words != NULL ? words + 2 : local_error->message);
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The line is not valid JSON."));
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/**
 * qd_json_get_text:
 * @object: (not nullable): an object
 * @member: (not nullable): the name of a member
 *
 * Returns: (transfer none) (nullable): the member's value, if it is a string, which may be empty
 */
const char *
qd_json_get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * qd_json_get_string:
 * @object: (not nullable): an object
 * @member: (not nullable): the name of a member
 *
 * Returns: (transfer none) (nullable): the member's value, if it is a string that is not empty
 */
const char *
qd_json_get_string (JsonObject *object, const char *member)
{
  const char *value = qd_json_get_text (object, member);

  return value != NULL && *value != '\0' ? value : NULL;
}
