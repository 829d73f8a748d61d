/* qd-text-find.c: every place of some words in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-text-find.h"

#include <string.h>

/* What a letter may be decomposed into at most (g_unichar_fully_decompose()). */
#define MOST_PARTS G_UNICHAR_MAX_DECOMPOSITION_LENGTH

struct _QdTextIndex
{
  GArray *folded; /* gunichar */
  GArray *places; /* guint32, for each of folded the code point of the text that it is of; one more for the end */
};

/* What differs by typography alone is one: the marks that a keyboard has stand for all of their kind. */
static gunichar
fold_typography (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case '`':
      return '\'';

    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
      return '"';

    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';

    default:
      return g_unichar_isspace (c) ? ' ' : c;
    }
}

static gboolean
is_ignored (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  /* Soft hyphens, joiners and marks of direction are formats. */
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT;
}

static void
append (QdTextIndex *self,
        gunichar     c,
        guint32      place)
{
  if (c == ' ' && self->folded->len > 0 && g_array_index (self->folded, gunichar, self->folded->len - 1) == ' ')
    return;
  g_array_append_val (self->folded, c);
  g_array_append_val (self->places, place);
}

static void
fold_letter (QdTextIndex *self,
             gunichar     letter,
             guint32      place)
{
  gunichar parts[MOST_PARTS];
  gsize    n_parts = g_unichar_fully_decompose (letter, TRUE, parts, MOST_PARTS);

  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar c = fold_typography (parts[i]);

      if (is_ignored (c))
        continue;
      /* The one letter whose large form is two. */
      if (c == 0x00DF || c == 0x1E9E)
        {
          append (self, 's', place);
          append (self, 's', place);
          continue;
        }
      /* By way of the large one, so that both small sigmas are one. */
      append (self, g_unichar_tolower (g_unichar_toupper (c)), place);
    }
}

/**
 * qd_text_index_new:
 * @text: (not nullable) (array length=len): valid UTF-8
 * @len: its length, bytes
 *
 * Linear in @len. Thread: any.
 *
 * Returns: (transfer full): the text, ready to be searched
 */
QdTextIndex *
qd_text_index_new (const char *text,
                   gsize       len)
{
  QdTextIndex *self;
  guint32      place = 0;

  g_return_val_if_fail (text != NULL || len == 0, NULL);

  self = g_new (QdTextIndex, 1);
  self->folded = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), (guint)MIN (len, G_MAXINT / 8));
  self->places = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint)MIN (len, G_MAXINT / 8));
  for (const char *cursor = text; cursor < text + len; cursor = g_utf8_next_char (cursor), place++)
    fold_letter (self, g_utf8_get_char (cursor), place);
  g_array_append_val (self->places, place);
  return self;
}

/**
 * qd_text_index_free:
 * @self: (transfer full) (nullable): an index
 *
 * Thread: any, the last user's.
 */
void
qd_text_index_free (QdTextIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->folded);
  g_array_unref (self->places);
  g_free (self);
}

/* The code point behind the one at @folded; marks that belong to it come with it. */
static gsize
get_end (const QdTextIndex *self,
         gsize              last)
{
  guint32 place = g_array_index (self->places, guint32, last);

  while (last + 1 < self->places->len && g_array_index (self->places, guint32, last + 1) == place)
    last++;
  /* Spaces that were joined are of the first of them alone; what else follows begins where the next letter does. */
  if (last + 1 >= self->places->len || g_array_index (self->folded, gunichar, last) == ' ')
    return place + 1;
  return g_array_index (self->places, guint32, last + 1);
}

/**
 * qd_text_index_find:
 * @self: (not nullable): a text
 * @words: (not nullable): what to look for, UTF-8; spaces around it count for nothing
 *
 * Finds all places, none of which overlaps another. Takes time in proportion to the text. Thread: any.
 *
 * Returns: (transfer full) (element-type QdTextHit): the places by their start
 */
GArray *
qd_text_index_find (const QdTextIndex *self,
                    const char        *words)
{
  GArray                 *hits = g_array_new (FALSE, FALSE, sizeof (QdTextHit));
  g_autofree char        *stripped = NULL;
  g_autoptr (QdTextIndex) wanted = NULL;
  const char             *text, *at, *end;
  gsize                   size;

  g_return_val_if_fail (self != NULL && words != NULL, hits);

  stripped = g_strstrip (g_utf8_make_valid (words, -1));
  wanted = qd_text_index_new (stripped, strlen (stripped));
  size = wanted->folded->len * sizeof (gunichar);
  if (size == 0)
    return hits;
  text = self->folded->data;
  end = text + self->folded->len * sizeof (gunichar);
  for (at = text; at < end && (at = memmem (at, (gsize)(end - at), wanted->folded->data, size)) != NULL;)
    {
      gsize     offset = (gsize)(at - text);
      QdTextHit hit;

      /* Bytes that agree between two letters are none. */
      if (offset % sizeof (gunichar) != 0)
        {
          at++;
          continue;
        }
      offset /= sizeof (gunichar);
      hit = (QdTextHit){ g_array_index (self->places, guint32, offset), get_end (self, offset + wanted->folded->len - 1) };
      /* A letter that is folded to several may have what is wanted in it twice. */
      if (hits->len == 0 || g_array_index (hits, QdTextHit, hits->len - 1).end <= hit.start)
        g_array_append_val (hits, hit);
      at += size;
    }
  return hits;
}
