/* qd-json-writer.c: JSON written without a tree of its values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-json-writer.h"

#include <math.h>

#include "core/qd-bytes.h"

/* Ten to the digits behind the point of a fraction. */
#define FRACTION_SCALE 10000

struct _QdJsonWriter
{
  GString *text;
  gboolean comma;
};

/**
 * qd_json_writer_new:
 *
 * Thread: the one that uses it.
 *
 * Returns: (transfer full): a writer that has written nothing
 */
QdJsonWriter *
qd_json_writer_new (void)
{
  QdJsonWriter *self = g_new0 (QdJsonWriter, 1);

  self->text = g_string_sized_new (8192);
  return self;
}

/**
 * qd_json_writer_free:
 * @self: (transfer full) (nullable): a writer
 *
 * Frees @self and what it has written.
 */
void
qd_json_writer_free (QdJsonWriter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* What stands before a value. */
static inline void
begin_value (QdJsonWriter *self)
{
  if (self->comma)
    g_string_append_c (self->text, ',');
  self->comma = TRUE;
}

static void
begin (QdJsonWriter *self, char bracket)
{
  begin_value (self);
  g_string_append_c (self->text, bracket);
  self->comma = FALSE;
}

static void
end (QdJsonWriter *self, char bracket)
{
  g_string_append_c (self->text, bracket);
  self->comma = TRUE;
}

/**
 * qd_json_writer_begin_object:
 * @self: (not nullable): a writer
 *
 * Begins an object. What follows are members, until qd_json_writer_end_object().
 */
void
qd_json_writer_begin_object (QdJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  begin (self, '{');
}

/**
 * qd_json_writer_end_object:
 * @self: (not nullable): a writer
 *
 * Ends the object that was begun last.
 */
void
qd_json_writer_end_object (QdJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  end (self, '}');
}

/**
 * qd_json_writer_begin_array:
 * @self: (not nullable): a writer
 *
 * Begins an array. What follows are its values, until qd_json_writer_end_array().
 */
void
qd_json_writer_begin_array (QdJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  begin (self, '[');
}

/**
 * qd_json_writer_end_array:
 * @self: (not nullable): a writer
 *
 * Ends the array that was begun last.
 */
void
qd_json_writer_end_array (QdJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  end (self, ']');
}

/* What JSON wants escaped, and DEL, which terminals take for a command. */
static inline gboolean
is_plain (guint8 byte)
{
  return byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F;
}

/* How many bytes at TEXT can stand as they are. */
static gsize
count_plain (const char *text, gsize len)
{
  gsize i = 0;

  for (; i + 8 <= len; i += 8)
    {
      guint64 word = qd_bytes_load (text + i);
      guint64 escaped = qd_bytes_below (word, 0x20) | qd_bytes_equal (word, '"') | qd_bytes_equal (word, '\\') | qd_bytes_equal (word, 0x7F);

      if (escaped != 0)
        return i + qd_bytes_first (escaped);
    }
  while (i < len && is_plain ((guint8)text[i]))
    i++;
  return i;
}

static void
append_escaped (GString *text, guint8 byte)
{
  static const char digits[] = "0123456789abcdef";
  static const char from[] = "\b\f\n\r\t\"\\";
  static const char to[] = "bfnrt\"\\";
  const char       *known = memchr (from, byte, sizeof from - 1);

  g_string_append_c (text, '\\');
  if (known != NULL)
    g_string_append_c (text, to[known - from]);
  else
    {
      g_string_append_len (text, "u00", 3);
      g_string_append_c (text, digits[byte >> 4]);
      g_string_append_c (text, digits[byte & 15]);
    }
}

static void
append_string (GString *text, const char *value)
{
  gsize len = strlen (value);

  g_string_append_c (text, '"');
  for (gsize i = 0; i < len;)
    {
      gsize plain = count_plain (value + i, len - i);

      g_string_append_len (text, value + i, (gssize)plain);
      i += plain;
      if (i < len)
        append_escaped (text, (guint8)value[i++]);
    }
  g_string_append_c (text, '"');
}

/**
 * qd_json_writer_set_member:
 * @self: (not nullable): a writer, in an object
 * @name: (not nullable): ASCII, with nothing that JSON wants escaped
 *
 * Names the member whose value comes next.
 */
void
qd_json_writer_set_member (QdJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);
  begin_value (self);
  g_string_append_c (self->text, '"');
  g_string_append (self->text, name);
  g_string_append_len (self->text, "\":", 2);
  self->comma = FALSE;
}

/**
 * qd_json_writer_add_string:
 * @self: (not nullable): a writer
 * @value: (nullable): UTF-8; %NULL is null
 *
 * Adds a value.
 */
void
qd_json_writer_add_string (QdJsonWriter *self, const char *value)
{
  g_return_if_fail (self != NULL);
  begin_value (self);
  if (value != NULL)
    append_string (self->text, value);
  else
    g_string_append_len (self->text, "null", 4);
}

static void
append_number (GString *text, guint64 value)
{
  char  digits[20];
  gsize at = sizeof digits;

  do
    digits[--at] = (char)('0' + value % 10);
  while ((value /= 10) > 0);
  g_string_append_len (text, digits + at, (gssize)(sizeof digits - at));
}

/**
 * qd_json_writer_add_int:
 * @self: (not nullable): a writer
 * @value: a number
 *
 * Adds a value.
 */
void
qd_json_writer_add_int (QdJsonWriter *self, gint64 value)
{
  g_return_if_fail (self != NULL);
  begin_value (self);
  if (value < 0)
    g_string_append_c (self->text, '-');
  append_number (self->text, value < 0 ? -(guint64)value : (guint64)value);
}

/**
 * qd_json_writer_add_fraction:
 * @self: (not nullable): a writer
 * @value: a number from 0 to a million
 *
 * Adds a value, rounded to four digits behind the point.
 */
void
qd_json_writer_add_fraction (QdJsonWriter *self, double value)
{
  guint64 scaled;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value >= 0 && value <= 1e6);

  begin_value (self);
  scaled = (guint64)floor (value * FRACTION_SCALE + 0.5);
  append_number (self->text, scaled / FRACTION_SCALE);
  g_string_append_c (self->text, '.');
  scaled %= FRACTION_SCALE;
  for (guint unit = FRACTION_SCALE / 10; unit == FRACTION_SCALE / 10 || scaled > 0; unit /= 10)
    {
      g_string_append_c (self->text, (char)('0' + scaled / unit));
      scaled %= unit;
    }
}

/**
 * qd_json_writer_get_text:
 * @self: (not nullable): a writer
 * @len: (out) (nullable): how long it is, bytes
 *
 * Returns: (transfer none): what was written, until more is
 */
const char *
qd_json_writer_get_text (QdJsonWriter *self, gsize *len)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (len != NULL)
    *len = self->text->len;
  return self->text->str;
}

/**
 * qd_json_writer_clear:
 * @self: (not nullable): a writer
 *
 * Forgets what was written, and keeps the room for it.
 */
void
qd_json_writer_clear (QdJsonWriter *self)
{
  g_return_if_fail (self != NULL);
  g_string_truncate (self->text, 0);
  self->comma = FALSE;
}
