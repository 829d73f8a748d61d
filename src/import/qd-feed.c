/* qd-feed.c: what a feed says: RSS, Atom, CDF and JSON Feed in one form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-feed-beside.h"
#include "import/qd-feed-entity.h"
#include "import/qd-feed-private.h"
#include "import/qd-reader.h"

/* More links of one entry are not told. */
#define MOST_LINKS 1000

static void
entry_free (gpointer data)
{
  _qd_feed_entry_free (data);
}

static void
text_free (gpointer data)
{
  _qd_feed_text_free (data);
}

static void
person_free (gpointer data)
{
  QdFeedPerson *self = data;

  g_free (self->name);
  g_free (self->email);
  g_free (self->uri);
  g_free (self->given);
  g_free (self);
}

/**
 * _qd_feed_link_free:
 * @data: (transfer full): a #QdFeedLink
 *
 * Frees it; a #GDestroyNotify.
 */
void
_qd_feed_link_free (gpointer data)
{
  QdFeedLink *self = data;

  g_free (self->address);
  g_free (self->rel);
  g_free (self->type);
  g_free (self->title);
  g_free (self->length);
  g_free (self);
}

/**
 * _qd_feed_add_link:
 * @links: (not nullable) (element-type QdFeedLink): the links of an entry or a feed
 * @address: (nullable): where another leads; copied
 * @rel: (nullable): what is there; copied
 * @type: (nullable): its media type; copied
 * @title: (nullable): its name; copied
 * @length: (nullable): how many bytes are there; copied
 *
 * Adds a link. None without an address, and none beyond the limit.
 */
void
_qd_feed_add_link (GPtrArray *links, const char *address, const char *rel, const char *type, const char *title, const char *length)
{
  QdFeedLink *link;

  if (address == NULL || links->len >= MOST_LINKS)
    return;
  link = g_new0 (QdFeedLink, 1);
  link->address = g_strdup (address);
  link->rel = g_strdup (rel);
  link->type = g_strdup (type);
  link->title = g_strdup (title);
  link->length = g_strdup (length);
  g_ptr_array_add (links, link);
}

/**
 * _qd_feed_people_new:
 *
 * Returns: (transfer full) (element-type QdFeedPerson): nobody yet
 */
GPtrArray *
_qd_feed_people_new (void)
{
  return g_ptr_array_new_with_free_func (person_free);
}

/**
 * _qd_feed_new:
 * @version: (not nullable): what it is; a constant
 *
 * Returns: (transfer full): an empty feed
 */
QdFeed *
_qd_feed_new (const char *version)
{
  QdFeed *self = g_new0 (QdFeed, 1);

  self->version = version;
  self->published = QD_TIME_UNKNOWN;
  self->updated = QD_TIME_UNKNOWN;
  self->authors = g_ptr_array_new_with_free_func (person_free);
  self->contributors = g_ptr_array_new_with_free_func (person_free);
  self->links = g_ptr_array_new_with_free_func (_qd_feed_link_free);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

/**
 * qd_feed_free:
 * @self: (nullable) (transfer full): a feed
 *
 * Frees it.
 */
void
qd_feed_free (QdFeed *self)
{
  if (self == NULL)
    return;
  g_free (self->encoding);
  g_free (self->id);
  _qd_feed_text_free (self->title);
  _qd_feed_text_free (self->subtitle);
  g_free (self->link);
  g_free (self->self);
  g_free (self->published_text);
  g_free (self->updated_text);
  g_free (self->language);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->contributors);
  g_ptr_array_unref (self->links);
  _qd_feed_beside_clear (&self->beside);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * _qd_feed_entry_new:
 *
 * Returns: (transfer full): an empty entry
 */
QdFeedEntry *
_qd_feed_entry_new (void)
{
  QdFeedEntry *self = g_new0 (QdFeedEntry, 1);

  self->created = QD_TIME_UNKNOWN;
  self->published = QD_TIME_UNKNOWN;
  self->updated = QD_TIME_UNKNOWN;
  self->contributors = g_ptr_array_new_with_free_func (person_free);
  self->contents = g_ptr_array_new_with_free_func (text_free);
  self->authors = g_ptr_array_new_with_free_func (person_free);
  self->links = g_ptr_array_new_with_free_func (_qd_feed_link_free);
  return self;
}

/**
 * _qd_feed_entry_free:
 * @self: (nullable) (transfer full): an entry
 *
 * Frees it.
 */
void
_qd_feed_entry_free (QdFeedEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->link);
  g_free (self->original_link);
  _qd_feed_text_free (self->title);
  _qd_feed_text_free (self->summary);
  g_ptr_array_unref (self->contents);
  g_ptr_array_unref (self->contributors);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->links);
  g_free (self->published_text);
  g_free (self->updated_text);
  g_free (self->language);
  g_free (self->source);
  _qd_feed_beside_clear (&self->beside);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self);
}

/**
 * _qd_feed_strip:
 * @text: (not nullable): a text, UTF-8; changed
 *
 * Takes white space from both of its ends, the one that does not break a line, too.
 */
void
_qd_feed_strip (char *text)
{
  char *start = text;
  char *end = text + strlen (text);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      char *before = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
    }
  memmove (text, start, (gsize)(end - start));
  text[end - start] = '\0';
}

/**
 * _qd_feed_dup_line:
 * @value: (nullable): a text
 *
 * Returns: (transfer full) (nullable): the same on one line, white space as one space; %NULL where there is nothing else
 */
char *
_qd_feed_dup_line (const char *value)
{
  GString *line = g_string_new (NULL);

  for (const char *p = value; p != NULL && *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (line, *p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  _qd_feed_strip (line->str);
  line->len = strlen (line->str);
  return g_string_free (line, line->len == 0);
}

/* The words on one line, the references of HTML in them resolved: names are plain text, but many programs write HTML there. */
static char *
dup_words (const char *given)
{
  g_autofree char    *line = _qd_feed_dup_line (given);
  g_autoptr (GString) words = NULL;
  QdFeedEntities     *entities;

  if (line == NULL || strchr (line, '&') == NULL)
    return g_steal_pointer (&line);
  words = g_string_new (NULL);
  entities = qd_feed_entities_new ();
  qd_feed_entities_append (entities, words, line, strlen (line));
  qd_feed_entities_free (entities);
  return _qd_feed_dup_line (words->str);
}

/**
 * _qd_feed_person_new:
 * @name: (nullable): the name
 * @email: (nullable): the address
 * @uri: (nullable): a page of theirs
 *
 * Returns: (transfer full) (nullable): the person; %NULL where nothing is said
 */
QdFeedPerson *
_qd_feed_person_new (const char *name, const char *email, const char *uri)
{
  QdFeedPerson *self = g_new0 (QdFeedPerson, 1);

  self->name = dup_words (name);
  self->email = _qd_feed_dup_line (email);
  self->uri = _qd_feed_dup_line (uri);
  if (self->name != NULL && self->email != NULL)
    self->given = g_strdup_printf ("%s (%s)", self->name, self->email);
  else
    self->given = g_strdup (self->name != NULL ? self->name : self->email != NULL ? self->email
                                                                                  : self->uri);
  if (self->given == NULL)
    g_clear_pointer (&self, person_free);
  return self;
}

static gboolean
is_address_character (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr (".!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

/* The first address in @given: what is around an "@" and has a dot behind it. */
static gboolean
find_email (const char *given, const char **start, const char **end)
{
  for (const char *at = strchr (given, '@'); at != NULL; at = strchr (at + 1, '@'))
    {
      const char *left = at;
      const char *right = at + 1;
      gboolean    dot = FALSE;

      while (left > given && is_address_character (left[-1]))
        left--;
      while (g_ascii_isalnum (*right) || ((*right == '.' || *right == '-') && g_ascii_isalnum (right[1])))
        dot |= *right++ == '.';
      if (left < at && dot)
        {
          *start = left;
          *end = right;
          return TRUE;
        }
    }
  return FALSE;
}

/* What a name stands in where the address stands outside. */
static const char *const brackets[] = { "()", "<>", "[]" };

/* Takes away what parted a name from an address that is no longer there. */
static void
strip_joints (GString *name)
{
  static const char joints[] = " ,;:|-";
  gsize             n = strspn (name->str, joints);

  g_string_erase (name, 0, (gssize)n);
  while (name->len > 0 && strchr (joints, name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

/**
 * _qd_feed_person_parse:
 * @given: (nullable): "me@example.com (Example editor)", "Example editor (me@example.com)", "Example editor <me@example.com>",
 *   "Example editor", "mailto:me@example.com"
 *
 * Takes an author of RSS apart. Thread: any.
 *
 * Returns: (transfer full) (nullable): the person; %NULL where nothing is said
 */
QdFeedPerson *
_qd_feed_person_parse (const char *given)
{
  g_autofree char    *clean = dup_words (given);
  g_autofree char    *email = NULL;
  g_autoptr (GString) name = NULL;
  QdFeedPerson       *self;
  const char         *start;
  const char         *end;

  if (clean == NULL)
    return NULL;
  if (!find_email (clean, &start, &end))
    return _qd_feed_person_new (clean, NULL, NULL);
  email = g_strndup (start, (gsize)(end - start));
  if (start - clean >= 7 && g_ascii_strncasecmp (start - 7, "mailto:", 7) == 0)
    start -= 7;
  name = g_string_new_len (clean, start - clean);
  g_string_append (name, end);
  g_string_replace (name, "()", "", 0);
  g_string_replace (name, "<>", "", 0);
  g_string_replace (name, "[]", "", 0);
  strip_joints (name);
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (name->len > 2 && name->str[0] == brackets[i][0] && name->str[name->len - 1] == brackets[i][1])
      {
        g_string_truncate (name, name->len - 1);
        g_string_erase (name, 0, 1);
      }
  g_string_replace (name, "\"", "", 0);
  self = _qd_feed_person_new (name->str, email, NULL);
  g_set_str (&self->given, clean);
  return self;
}

/**
 * qd_feed_dup_authors:
 * @authors: (not nullable) (element-type QdFeedPerson): who wrote something
 *
 * A byline of them, as the feed gives them. Thread: any.
 *
 * Returns: (transfer full) (nullable): names, with commas between them; %NULL for nobody
 */
char *
qd_feed_dup_authors (const GPtrArray *authors)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (authors != NULL, NULL);

  for (guint i = 0; i < authors->len; i++)
    {
      const QdFeedPerson *person = g_ptr_array_index (authors, i);

      if (!g_ptr_array_find_with_equal_func (names, person->given, g_str_equal, NULL))
        g_ptr_array_add (names, person->given);
    }
  g_ptr_array_add (names, NULL);
  return names->len > 1 ? g_strjoinv (", ", (char **)names->pdata) : NULL;
}

static gboolean
is_text (const QdFeedText *text)
{
  return *text->value != '\0' && (g_str_has_prefix (text->type, "text/") || g_str_has_suffix (text->type, "xml"));
}

/**
 * qd_feed_entry_get_text:
 * @self: (not nullable): an entry
 *
 * What is the article of it: its longest content, else its summary. Thread: any.
 *
 * Returns: (transfer none) (nullable): its text; %NULL if it has none
 */
const QdFeedText *
qd_feed_entry_get_text (const QdFeedEntry *self)
{
  const QdFeedText *best = NULL;
  gsize             most = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->contents->len; i++)
    {
      const QdFeedText *text = g_ptr_array_index (self->contents, i);

      if (is_text (text) && strlen (text->value) > most)
        {
          best = text;
          most = strlen (text->value);
        }
    }
  if (best == NULL && self->summary != NULL && is_text (self->summary))
    best = self->summary;
  return best;
}

static guint64
count_lines (const char *text, gsize end)
{
  guint64 line = 1;

  for (gsize i = 0; i < end; i++)
    line += text[i] == '\n';
  return line;
}

/**
 * qd_feed_parse:
 * @bytes: (not nullable): a feed
 * @content_type: (nullable): the Content-Type that it was sent with
 * @address: (nullable): where it is from, which its relative addresses start from
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads a feed of any kind, in any encoding, well-formed or not. Nothing is fetched and no entity expands. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_FORMAT if it is no feed, %QD_IMPORT_ERROR_ENCODING, %QD_IMPORT_ERROR_TOO_LARGE,
 *   %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): what it says; %NULL on error
 */
QdFeed *
qd_feed_parse (GBytes *bytes, const char *content_type, const char *address, GCancellable *cancellable, GError **error)
{
  g_auto (QdCharsetResult) text = { 0 };
  const guint8            *data;
  QdFeed                  *self;
  gsize                    len;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &len);
  if (!_qd_feed_decode (data, len, content_type, &text, error))
    return NULL;
  if (text.text[strspn (text.text, " \t\n")] == '{')
    self = _qd_feed_read_json (text.text, text.length, address, error);
  else
    self = _qd_feed_read_xml (text.text, text.length, address, cancellable, error);
  if (self == NULL)
    return NULL;
  self->encoding = g_ascii_strdown (text.charset, -1);
  /* Until here it is an offset, plus one. */
  if (self->broken_line > 0)
    self->broken_line = count_lines (text.text, MIN (self->broken_line - 1, text.length));
  return self;
}

/* The name of the first element of @text, without a prefix; NULL if it is cut off before. */
static char *
find_root (const char *text)
{
  const char *p = text;

  while ((p = strchr (p, '<')) != NULL)
    {
      gsize       n;
      const char *colon;

      if (strncmp (p, "<!--", 4) == 0)
        p = strstr (p, "-->");
      else if (p[1] == '?')
        p = strstr (p, "?>");
      else if (p[1] == '!')
        {
          const char *subset = strpbrk (p, "[>");

          p = subset != NULL && *subset == '[' ? strstr (subset, "]") : subset;
        }
      else
        {
          n = strcspn (p + 1, " \t\r\n/>");
          colon = memchr (p + 1, ':', n);
          return colon != NULL ? g_ascii_strdown (colon + 1, (gssize)(n - (gsize)(colon - p))) : g_ascii_strdown (p + 1, (gssize)n);
        }
      if (p == NULL)
        return NULL;
    }
  return NULL;
}

/**
 * qd_feed_sniff:
 * @head: the first bytes of a file
 * @len: how many
 *
 * Returns: from 0 (cannot be) to 100 (certain), how much it looks like a feed
 */
int
qd_feed_sniff (const guint8 *head, gsize len)
{
  static const char *const roots[] = { "rss", "feed", "rdf", "channel" };
  static const guint8      ebcdic[] = { 0x4c, 0x6f, 0xa7, 0x94 }; /* "<?xm" */
  g_auto (QdCharsetResult) text = { 0 };
  g_autofree char         *root = NULL;
  const char              *start;

  /* Most files are plain text, which need not be decoded to be seen to be no feed. EBCDIC alone has other bytes for these. */
  if (memchr (head, '<', len) == NULL && memchr (head, '{', len) == NULL && (len < sizeof ebcdic || memcmp (head, ebcdic, sizeof ebcdic) != 0))
    return 0;
  /* What is cut inside a character or a shift state is still a feed. */
  for (gsize cut = 0; text.text == NULL && cut < 4 && cut < len; cut++)
    _qd_feed_decode (head, len - cut, NULL, &text, NULL);
  if (text.text == NULL)
    return 0;
  start = text.text + strspn (text.text, " \t\n");
  if (*start == '{')
    return strstr (start, "jsonfeed.org/version/") != NULL ? 97 : 0;
  root = *start != '\0' && strchr (text.text, '<') != NULL ? find_root (start) : NULL;
  for (guint i = 0; root != NULL && i < G_N_ELEMENTS (roots); i++)
    if (g_str_equal (roots[i], root))
      return 97;
  if (g_strcmp0 (root, "entry") == 0 && (strstr (text.text, "http://www.w3.org/2005/Atom") != NULL || strstr (text.text, "http://purl.org/atom/ns#") != NULL))
    return 97;
  /* A long comment or declaration before anything else. */
  return root == NULL && (g_str_has_prefix (start, "<?xml") || g_str_has_prefix (start, "<!--")) ? 45 : 0;
}
