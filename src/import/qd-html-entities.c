/* qd-html-entities.c: the character references of web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-entities.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define LONGEST_NAME 10

/* libxml2 looks a name up by comparing it with all. A page that uses more unknown names than this is no page, and its
 * further ones are left as they are. */
#define MOST_NAMES 1000

struct _QdHtmlEntities
{
  GHashTable *names;
};

/**
 * qd_html_entities_new:
 *
 * Makes what resolves the references of one page. Thread: the one that uses it.
 *
 * Returns: (transfer full): it
 */
QdHtmlEntities *
qd_html_entities_new (void)
{
  QdHtmlEntities *self = g_new0 (QdHtmlEntities, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * qd_html_entities_free:
 * @self: (nullable) (transfer full): what qd_html_entities_new() made
 *
 * Frees it.
 */
void
qd_html_entities_free (QdHtmlEntities *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_free (self);
}

/* The character that a name stands for, or 0. */
static gunichar
look_up (QdHtmlEntities *self, const char *start, gsize len)
{
  g_autofree char      *name = g_strndup (start, len);
  gpointer              value = NULL;
  const htmlEntityDesc *entity;

  if (g_str_equal (name, "apos"))
    return '\'';
  if (g_hash_table_lookup_extended (self->names, name, NULL, &value))
    return GPOINTER_TO_UINT (value);
  if (g_hash_table_size (self->names) >= MOST_NAMES)
    return 0;
  entity = htmlEntityLookup ((const xmlChar *)name);
  value = GUINT_TO_POINTER (entity != NULL ? entity->value : 0);
  g_hash_table_insert (self->names, g_steal_pointer (&name), value);
  return GPOINTER_TO_UINT (value);
}

/* What pages mean by the numbers 128 to 159: the characters of windows-1252 (HTML Standard, section 13.2.5.80). */
static gunichar
resolve_number (guint64 number)
{
  static const guint16 table[32] = {
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178
  };

  if (number >= 128 && number < 160)
    return table[number - 128];
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
    return 0xFFFD;
  return (gunichar)number;
}

/* Resolves the reference at @text, which begins with "&"; returns the bytes that it takes, 0 if it is none. */
static gsize
decode_one (QdHtmlEntities *self, GString *out, const char *text, gsize len)
{
  gsize    n = 1;
  gunichar c;

  if (len > 2 && text[1] == '#')
    {
      gboolean hex = text[2] == 'x' || text[2] == 'X';
      guint64  number = 0;
      gsize    start = hex ? 3 : 2;

      for (n = start; n < len && (hex ? g_ascii_isxdigit (text[n]) : g_ascii_isdigit (text[n])); n++)
        number = MIN (number * (hex ? 16 : 10) + (guint64)g_ascii_xdigit_value (text[n]), 0x110000);
      if (n == start)
        return 0;
      g_string_append_unichar (out, resolve_number (number));
      return n < len && text[n] == ';' ? n + 1 : n;
    }
  while (n < len && n <= LONGEST_NAME && g_ascii_isalnum (text[n]))
    n++;
  if (n == 1 || n >= len || text[n] != ';')
    return 0;
  c = look_up (self, text + 1, n - 1);
  if (c == 0)
    return 0;
  g_string_append_unichar (out, c);
  return n + 1;
}

/**
 * qd_html_entities_decode:
 * @self: (not nullable): the references of this page
 * @out: (not nullable): where to
 * @text: (not nullable): a text or an attribute's value, UTF-8
 * @len: its length, bytes
 *
 * Appends the text with its character references resolved, each to one character: nothing that a page declares can
 * make them grow. Unknown ones stay as they are.
 */
void
qd_html_entities_decode (QdHtmlEntities *self, GString *out, const char *text, gsize len)
{
  gsize pos = 0;

  g_return_if_fail (self != NULL && out != NULL);

  while (pos < len)
    {
      const char *ampersand = memchr (text + pos, '&', len - pos);
      gsize       taken;

      if (ampersand == NULL)
        break;
      g_string_append_len (out, text + pos, ampersand - (text + pos));
      pos = (gsize)(ampersand - text);
      taken = decode_one (self, out, ampersand, len - pos);
      if (taken == 0)
        {
          g_string_append_c (out, '&');
          taken = 1;
        }
      pos += taken;
    }
  g_string_append_len (out, text + pos, (gssize)(len - pos));
}
