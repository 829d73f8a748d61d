/* qd-front-matter.c: the fields between two lines of dashes above a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-date.h"
#include "import/qd-plain-text.h"

#define MOST_LINES 200
#define MOST_BYTES (64 * 1024)

static gboolean
is_fence (const char *line, gsize len)
{
  while (len > 0 && g_ascii_isspace (line[len - 1]))
    len--;
  return len == 3 && (strncmp (line, "---", 3) == 0 || strncmp (line, "...", 3) == 0);
}

/* The value of a field: without quotes, a list in brackets without the brackets. */
static char *
clean_value (const char *value)
{
  g_autofree char *copy = g_strstrip (g_strdup (value));
  gsize            len = strlen (copy);

  if (len >= 2 && (*copy == '"' || *copy == '\'') && copy[len - 1] == *copy)
    return g_strndup (copy + 1, len - 2);
  if (len >= 2 && *copy == '[' && copy[len - 1] == ']')
    {
      g_auto (GStrv) items = NULL;

      copy[len - 1] = '\0';
      items = g_strsplit (copy + 1, ",", -1);
      for (guint i = 0; items[i] != NULL; i++)
        {
          g_autofree char *item = clean_value (items[i]);

          g_set_str (&items[i], item);
        }
      return g_strjoinv (", ", items);
    }
  return g_steal_pointer (&copy);
}

/* Takes one line; @key is the field that list items below it belong to. */
static gboolean
take_line (GHashTable *fields, const char *line, char **key)
{
  const char *colon = strchr (line, ':');
  const char *start = line + strspn (line, " \t");

  if (*start == '\0' || *start == '#')
    return TRUE;
  if (start[0] == '-' && start[1] == ' ' && *key != NULL)
    {
      const char      *old = g_hash_table_lookup (fields, *key);
      g_autofree char *value = clean_value (start + 2);

      g_hash_table_replace (fields, g_strdup (*key), old == NULL || *old == '\0' ? g_strdup (value) : g_strconcat (old, ", ", value, NULL));
      return TRUE;
    }
  if (start > line)
    return TRUE;
  if (colon == NULL || colon == line || colon - line > 40 || memchr (line, ' ', (gsize)(colon - line)) != NULL)
    return FALSE;
  g_free (*key);
  *key = g_ascii_strdown (line, colon - line);
  g_hash_table_replace (fields, g_strdup (*key), clean_value (colon + 1));
  return TRUE;
}

/**
 * qd_plain_text_take_front_matter:
 * @text: (not nullable): a text, UTF-8, with line feeds as its only line ends
 * @fields: (out) (nullable) (element-type utf8 utf8): the fields, by their names in lower case; %NULL if there are none
 *
 * Reads the block of "key: value" lines between two lines of dashes at the very start of a text. Lists are joined by
 * commas. Anything else there means that the dashes are a line and no front matter. Thread: any.
 *
 * Returns: (transfer none): where in @text what is behind the front matter begins
 */
const char *
qd_plain_text_take_front_matter (const char *text, GHashTable **fields)
{
  g_autoptr (GHashTable) found = NULL;
  g_autofree char       *key = NULL;
  const char            *p = text;

  g_return_val_if_fail (text != NULL && fields != NULL, NULL);

  *fields = NULL;
  if (!g_str_has_prefix (text, "---") || !is_fence (text, strcspn (text, "\n")))
    return text;
  found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  p += strcspn (p, "\n");
  for (guint i = 0; i < MOST_LINES && *p == '\n' && p - text < MOST_BYTES; i++)
    {
      gsize            len = strcspn (++p, "\n");
      g_autofree char *line = NULL;

      if (is_fence (p, len))
        {
          *fields = g_steal_pointer (&found);
          return p[len] == '\n' ? p + len + 1 : p + len;
        }
      if (len > MOST_BYTES)
        break;
      line = g_strndup (p, len);
      if (!take_line (found, line, &key))
        break;
      p += len;
    }
  return text;
}

static const char *
find_field (GHashTable *fields, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (fields, names[i]);

      if (value != NULL && *value != '\0')
        return value;
    }
  return NULL;
}

/**
 * qd_plain_text_apply_fields:
 * @draft: (not nullable): a draft
 * @fields: (nullable) (element-type utf8 utf8): the fields of front matter
 *
 * Sets what the fields say about the article, under the names that people and programs give them. Thread: any.
 */
void
qd_plain_text_apply_fields (QdArticleDraft *draft, GHashTable *fields)
{
  static const char *const ids[] = { "id", NULL };
  static const char *const titles[] = { "title", "headline", "titel", NULL };
  static const char *const sources[] = { "source", "publication", "outlet", "publisher", "site", "quelle", NULL };
  static const char *const dates[] = { "date", "published", "publish_date", "pubdate", "datum", NULL };
  static const char *const bylines[] = { "byline", "author", "authors", "by", "autor", NULL };
  static const char *const datelines[] = { "dateline", "location", "place", "ort", NULL };
  static const char *const urls[] = { "url", "link", "canonical", "permalink", NULL };
  static const char *const languages[] = { "language", "lang", "sprache", NULL };
  const char              *date;
  gint64                   time;

  g_return_if_fail (draft != NULL);

  if (fields == NULL)
    return;
  date = find_field (fields, dates);
  qd_article_draft_set_external_id (draft, find_field (fields, ids));
  qd_article_draft_set_title (draft, find_field (fields, titles));
  qd_article_draft_set_source (draft, find_field (fields, sources));
  qd_article_draft_set_byline (draft, find_field (fields, bylines));
  qd_article_draft_set_dateline (draft, find_field (fields, datelines));
  qd_article_draft_set_url (draft, find_field (fields, urls));
  qd_article_draft_set_language (draft, find_field (fields, languages));
  if (date != NULL && qd_date_parse (date, &time))
    qd_article_draft_set_published (draft, time);
}
