/* qd-html-bounds.c: what a web page could cost libxml2
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-bounds.h"

#include <string.h>

/* libxml2 before 2.14 cuts a name here, and reads the rest of it as the name of an attribute. Bytes. */
#define LONGEST_NAME 100

/* Where in a tag a byte may stand, as libxml2 before 2.14 reads them. */
typedef enum {
  IN_TAG_NAME,
  IN_GAP,
  IN_NAME,
  BEHIND_NAME,
  BEHIND_EQUALS,
  IN_DOUBLE,
  IN_SINGLE,
  IN_UNQUOTED,
  IN_JUNK,
  N_PLACES,
  OUTSIDE = N_PLACES,
} Place;

static Place
next_place (Place place, char c)
{
  gboolean named = place == IN_NAME || place == BEHIND_NAME;
  gboolean goes_on = place == IN_NAME || place == IN_TAG_NAME;

  if (place == IN_DOUBLE && c != '"')
    return place;
  if (place == IN_SINGLE && c != '\'')
    return place;
  if (place == IN_DOUBLE || place == IN_SINGLE)
    return IN_GAP;
  if (c == '>')
    return OUTSIDE;
  if (strchr (" \t\r\n", c) != NULL)
    {
      if (named)
        return BEHIND_NAME;
      return place == BEHIND_EQUALS ? place : IN_GAP;
    }
  if (place == BEHIND_EQUALS && c == '"')
    return IN_DOUBLE;
  if (place == BEHIND_EQUALS)
    return c == '\'' ? IN_SINGLE : IN_UNQUOTED;
  if (place == IN_UNQUOTED || place == IN_JUNK)
    return place;
  if (c == '=' && named)
    return BEHIND_EQUALS;
  if (g_ascii_isalpha (c) || strchr ("_:.", c) != NULL)
    return goes_on ? place : IN_NAME;
  if (g_ascii_isdigit (c) || c == '-')
    return goes_on ? place : IN_JUNK;
  return IN_JUNK;
}

/**
 * qd_html_bounds_measure_attributes:
 * @html: (not nullable): a page, UTF-8 without NUL
 * @len: its length, bytes
 * @enough: a bound
 *
 * How many bytes libxml2 before 2.14 may compare when it looks at every attribute of a tag whether it was there before:
 * the time that takes grows with the square of the attributes, and nothing can stop it. This takes time in proportion
 * to @len.
 *
 * Nothing is guessed about where the tags are. One is counted from every "<", be it in a comment, a script or a quoted
 * value: for each place in a tag, the most attributes that a tag that may have come there by now can have had.
 * Thread: any.
 *
 * Returns: the bytes, or any number above @enough
 */
guint64
qd_html_bounds_measure_attributes (const char *html, gsize len, guint64 enough)
{
  gint64  counts[N_PLACES];
  guint64 work = 0;
  gsize   run = 0;
  guint   n_open = 0;

  memset (counts, 0xFF, sizeof counts);
  for (gsize pos = 0; pos < len && work <= enough; pos++)
    {
      gint64 next[N_PLACES];
      char   c = html[pos];

      if (n_open == 0)
        {
          const char *tag = memchr (html + pos, '<', len - pos);

          if (tag == NULL)
            break;
          pos = (gsize)(tag - html);
          c = '<';
        }
      run = g_ascii_isalnum (c) || strchr ("_:.-", c) != NULL ? run + 1 : 0;
      n_open = 0;
      memset (next, 0xFF, sizeof next);
      for (Place place = 0; place < N_PLACES; place++)
        {
          Place to = counts[place] >= 0 ? next_place (place, c) : OUTSIDE;

          if (to == OUTSIDE)
            continue;
          n_open++;
          next[to] = MAX (next[to], counts[place] + (to == IN_NAME && place != IN_NAME));
          if (to == IN_NAME || to == IN_TAG_NAME)
            {
              work += (guint64)counts[place];
              if (run % LONGEST_NAME == 0)
                {
                  next[IN_NAME] = MAX (next[IN_NAME], counts[place] + 1);
                  next[IN_JUNK] = MAX (next[IN_JUNK], counts[place]);
                }
            }
        }
      memcpy (counts, next, sizeof counts);
      if (c == '<')
        {
          counts[IN_TAG_NAME] = MAX (counts[IN_TAG_NAME], 0);
          n_open++;
        }
    }
  return work;
}

/**
 * qd_html_bounds_measure_ends:
 * @html: (not nullable): a page, UTF-8 without NUL
 * @len: its length, bytes
 *
 * The tags that libxml2 looks up among all open elements, in vain where those of a page do not belong together: closing
 * tags, and "<body>". Thread: any.
 *
 * Returns: the bytes that it may compare for each open element
 */
guint64
qd_html_bounds_measure_ends (const char *html, gsize len)
{
  const char *end = html + len;
  guint64     n = 0;

  for (const char *p = html; (p = memchr (p, '<', (gsize)(end - p))) != NULL;)
    {
      gboolean closing = ++p < end && *p == '/';

      if (closing || (end - p >= 4 && g_ascii_strncasecmp (p, "body", 4) == 0))
        {
          const char *name = p;

          while (p < end && p - name <= LONGEST_NAME && strchr ("> \t\r\n<", *p) == NULL)
            p++;
          n += (guint64)(p - name) + 1;
        }
    }
  return n;
}
