/* qd-feed-entity.c: references to characters and entities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-feed-entity.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define LONGEST_NAME 32

/* An entity that stands for more, bytes, is not replaced, and no more are when all of them together came to this much. */
#define LONGEST_VALUE 256
#define MOST_EXPANDED (1024 * 1024)

#define MOST_ENTITIES 1024

struct _QdFeedEntities
{
  GHashTable *declared;
  gsize       expanded;
};

/**
 * qd_feed_entities_new:
 *
 * Returns: (transfer full): the entities of a document that declares none
 */
QdFeedEntities *
qd_feed_entities_new (void)
{
  return g_new0 (QdFeedEntities, 1);
}

/**
 * qd_feed_entities_free:
 * @self: (nullable) (transfer full): entities
 *
 * Frees them.
 */
void
qd_feed_entities_free (QdFeedEntities *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->declared, g_hash_table_unref);
  g_free (self);
}

/* Feeds say "&#146;" for what is number 146 in windows-1252, as web pages do (HTML Standard, section 13.2.5.80). */
static gunichar
mean_character (guint64 code)
{
  static const gunichar meant[32] = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
  };

  if (code >= 0x80 && code < 0xA0 && meant[code - 0x80] != 0)
    return meant[code - 0x80];
  if (code < 0x20 && code != '\t' && code != '\n' && code != '\r')
    return 0;
  return code <= 0x10FFFF && g_unichar_validate ((gunichar)code) ? (gunichar)code : 0;
}

/* The number of "&#39;" or "&#x27;", also without the semicolon, which is wrong but happens. Returns how long it is, 0 if it is none. */
static gsize
read_code (const char *p, const char *end, guint64 *code)
{
  const char *start = p + 2;
  gboolean    hex = start < end && (*start == 'x' || *start == 'X');
  const char *digits = hex ? start + 1 : start;
  const char *q = digits;

  if (end - p < 3 || p[0] != '&' || p[1] != '#')
    return 0;
  *code = 0;
  for (; q < end && (hex ? g_ascii_isxdigit (*q) : g_ascii_isdigit (*q)); q++)
    *code = MIN (*code * (hex ? 16 : 10) + (guint64)g_ascii_xdigit_value (*q), 0x7FFFFFFF);
  if (q == digits)
    return 0;
  return (gsize)(q - p) + (q < end && *q == ';' ? 1 : 0);
}

/* What the number stands for; programs that think in UTF-16 write a character beyond its first plane as two numbers. */
static gsize
read_number (const char *p, const char *end, gunichar *character)
{
  guint64 code, low;
  gsize   n = read_code (p, end, &code), more = 0;

  if (n == 0)
    return 0;
  if (code >= 0xD800 && code < 0xDC00)
    more = read_code (p + n, end, &low);
  if (more > 0 && low >= 0xDC00 && low < 0xE000)
    {
      *character = (gunichar)(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
      return n + more;
    }
  *character = mean_character (code);
  if (*character == 0)
    *character = 0xFFFD;
  return n;
}

/* What a name stands for in XML and in HTML 4. */
static gunichar
find_named (const char *name)
{
  static const struct
  {
    const char *name;
    gunichar    value;
  } others[] = { { "apos", '\'' }, { "AMP", '&' }, { "LT", '<' }, { "GT", '>' }, { "QUOT", '"' }, { "COPY", 0xA9 }, { "REG", 0xAE } };
  const htmlEntityDesc *entity;

  /* XML has one more than HTML 4, and HTML 5 these in capitals. */
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (name, others[i].name))
      return others[i].value;
  /* Deprecated by newer versions of libxml2, which have nothing in its place. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  entity = htmlEntityLookup ((const xmlChar *)name);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return entity != NULL ? entity->value : 0;
}

/**
 * qd_feed_entities_declare:
 * @self: (not nullable): entities
 * @name: (not nullable): a name
 * @name_len: its length, bytes
 * @value: (not nullable): what it stands for, as the document has it
 * @value_len: its length, bytes
 *
 * Takes a declaration, if it stands for characters alone: one that refers to others, or has markup, is not heeded, so that
 * nothing can grow. The first of two counts (XML 1.0, section 4.2).
 */
void
qd_feed_entities_declare (QdFeedEntities *self, const char *name, gsize name_len, const char *value, gsize value_len)
{
  g_autoptr (GString) out = NULL;
  g_autofree char    *key = NULL;

  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  if (name_len > LONGEST_NAME || value_len > LONGEST_VALUE || memchr (value, '<', value_len) != NULL)
    return;
  for (const char *p = value; p < value + value_len; p++)
    if (*p == '&' && (p + 1 == value + value_len || p[1] != '#'))
      return;
  if (self->declared == NULL)
    self->declared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  key = g_strndup (name, name_len);
  if (g_hash_table_size (self->declared) >= MOST_ENTITIES || g_hash_table_contains (self->declared, key))
    return;
  out = g_string_new (NULL);
  qd_feed_entities_append (self, out, value, value_len);
  g_hash_table_insert (self->declared, g_steal_pointer (&key), g_strdup (out->str));
}

/* Appends what the name between “&” and “;” stands for. */
static gboolean
append_named (QdFeedEntities *self, GString *out, const char *name)
{
  const char *value = self->declared != NULL ? g_hash_table_lookup (self->declared, name) : NULL;
  gunichar    character;

  if (value != NULL)
    {
      gsize len = strlen (value);

      if (self->expanded + len > MOST_EXPANDED)
        return FALSE;
      self->expanded += len;
      g_string_append_len (out, value, (gssize)len);
      return TRUE;
    }
  character = find_named (name);
  if (character == 0)
    return FALSE;
  g_string_append_unichar (out, character);
  return TRUE;
}

/* What HTML also takes without a semicolon and writers leave it out of most. */
static gboolean
is_short_form (const char *name)
{
  return g_str_equal (name, "amp") || g_str_equal (name, "lt") || g_str_equal (name, "gt") || g_str_equal (name, "quot");
}

/**
 * qd_feed_entities_append:
 * @self: (not nullable): entities
 * @out: (not nullable): where to append
 * @text: (not nullable): text of the document
 * @len: its length, bytes
 *
 * Appends text with its references replaced; those that stand for nothing known stay as they are.
 *
 * Returns: %FALSE if any was wrong
 */
gboolean
qd_feed_entities_append (QdFeedEntities *self, GString *out, const char *text, gsize len)
{
  const char *end = text + len;
  const char *found;
  gboolean    right = TRUE;

  g_return_val_if_fail (self != NULL && out != NULL && text != NULL, FALSE);

  while ((found = memchr (text, '&', (gsize)(end - text))) != NULL)
    {
      char     name[LONGEST_NAME + 1];
      gunichar character = 0;
      gsize    n = 0;

      g_string_append_len (out, text, found - text);
      text = found + 1;
      if (text < end && *text == '#' && (n = read_number (found, end, &character)) > 0)
        {
          g_string_append_unichar (out, character);
          text = found + n;
          continue;
        }
      while (text + n < end && n < LONGEST_NAME && (g_ascii_isalnum (text[n]) || strchr ("_.-:", text[n]) != NULL) && text[n] != '\0')
        n++;
      memcpy (name, text, n);
      name[n] = '\0';
      if (n > 0 && text + n < end && text[n] == ';' && append_named (self, out, name))
        text += n + 1;
      else if (is_short_form (name) && append_named (self, out, name))
        {
          text += n;
          right = FALSE;
        }
      else
        {
          g_string_append_c (out, '&');
          right = FALSE;
        }
    }
  g_string_append_len (out, text, end - text);
  return right;
}
