/* qd-search-query.c: what a person types into the search, taken apart
 *
 * Everything that is typed has a meaning, and nothing is an error: what is no operator is a word. Each word goes to FTS5 in
 * marks, so that nothing in it has a meaning of its own there.
 *
 *   words                  all of them, in the title or the body
 *   "some words"           one behind the other; any quotation marks will do, and the closing one may be missing
 *   bridg*                 words that begin so; the last word needs no star while it is typed
 *   -word                  not this one; before a phrase or a field, too
 *   one OR other           either
 *   title: source: speaker:    before a word or a phrase: where
 *   quote:"some words"     quotations that have these words, or all but a few of them
 *   after:2017 before:2017-03  from the beginning of the year, the month or the day on; until its beginning
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-query.h"

#include <string.h>

#include "store/qd-search-tokenizer.h"
#include "store/qd-store-private.h"

/* More terms than this are no search but a pasted text; the rest is ignored. */
#define MAX_TERMS 32

/* A last word of fewer letters is not yet taken for the beginning of others: half the library has some. */
#define MIN_TYPED_PREFIX 3

/* Quotation marks inside a word that are none (“O’Neill”) are not among these. */
static gboolean
is_quote (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
    case 0x00ab: /* « */
    case 0x00bb: /* » */
    case 0x300c: /* 「 */
    case 0x300d: /* 」 */
      return TRUE;
    default:
      return FALSE;
    }
}

static void
clear_term (gpointer data)
{
  QdSearchTerm *term = data;

  g_free (term->phrase);
}

/* The groups of a query as they are read: each is a list of terms of which one is enough. */
typedef struct
{
  QdSearchQuery *query;
  GPtrArray     *groups; /* of GArray of QdSearchTerm */
  GArray        *except;
  const char    *cursor;
  guint          n_terms;
  gboolean       joins; /* an “OR” came last */
} Parser;

/* Terms */

/* What the tokenizer makes of a phrase. */
typedef struct
{
  guint    n_terms;
  gsize    n_last; /* code points of the last one */
  gunichar last;   /* its first character */
} Shape;

static int
note_term_cb (void       *user_data,
              int         flags,
              const char *term,
              int         length,
              int         start,
              int         end)
{
  Shape *shape = user_data;

  shape->n_terms++;
  shape->n_last = (gsize)g_utf8_strlen (term, length);
  shape->last = g_utf8_get_char_validated (term, length);
  return SQLITE_OK;
}

static Shape
measure (const char *phrase)
{
  Shape shape = { 0 };

  qd_search_tokenize (phrase, strlen (phrase), TRUE, note_term_cb, &shape);
  return shape;
}

/* Reads up to the closing mark, or to the end of the text if there is none. */
static char *
read_phrase (const char **cursor)
{
  const char *start = g_utf8_next_char (*cursor);
  const char *p = start;
  char       *phrase;

  while (*p != '\0' && !is_quote (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  phrase = g_strndup (start, (gsize)(p - start));
  *cursor = *p != '\0' ? g_utf8_next_char (p) : p;
  return phrase;
}

static char *
read_word (const char **cursor)
{
  const char *start = *cursor;
  const char *p = start;

  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)) && !is_quote (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *cursor = p;
  return g_strndup (start, (gsize)(p - start));
}

/* Whether @text begins with @name, with something behind it. */
static gboolean
skip_field (const char **text,
            const char  *name)
{
  gsize length = strlen (name);

  if (g_ascii_strncasecmp (*text, name, length) != 0 || (*text)[length] == '\0' || g_ascii_isspace ((*text)[length]))
    return FALSE;
  *text += length;
  return TRUE;
}

static QdSearchField
read_field (const char **cursor)
{
  static const char *const names[] = { NULL, "title:", "source:", "speaker:", "quote:" };

  for (guint i = QD_SEARCH_TITLE; i <= QD_SEARCH_QUOTE; i++)
    if (skip_field (cursor, names[i]))
      return (QdSearchField)i;
  return QD_SEARCH_TEXT;
}

/* FALSE if there is nothing in it that can be found. */
static gboolean
read_term (Parser       *parser,
           QdSearchTerm *term)
{
  gboolean quoted;
  Shape    shape;

  *term = (QdSearchTerm){ .field = read_field (&parser->cursor) };
  quoted = is_quote (g_utf8_get_char (parser->cursor));
  term->phrase = quoted ? read_phrase (&parser->cursor) : read_word (&parser->cursor);
  shape = measure (term->phrase);
  if (quoted && *parser->cursor == '*')
    {
      term->prefix = TRUE;
      parser->cursor++;
    }
  else if (!quoted)
    {
      term->typed = !g_str_has_suffix (term->phrase, "*") && *parser->cursor == '\0' &&
                    (shape.n_last >= MIN_TYPED_PREFIX || shape.last >= 0x80);
      term->prefix = term->typed || g_str_has_suffix (term->phrase, "*");
    }
  /* A single character of a script that is indexed by pairs is found by those that begin with it. */
  if (shape.n_last == 1 && qd_search_is_unspaced (shape.last))
    {
      term->prefix = TRUE;
      term->typed = FALSE;
    }
  if (shape.n_terms > 0)
    return TRUE;
  clear_term (term);
  return FALSE;
}

static void
add_term (Parser      *parser,
          QdSearchTerm term,
          gboolean     negated)
{
  GArray *group;

  parser->n_terms++;
  if (term.field == QD_SEARCH_QUOTE)
    {
      g_ptr_array_add (negated ? parser->query->except_quotes : parser->query->quotes, term.phrase);
      return;
    }
  if (negated)
    {
      g_array_append_val (parser->except, term);
      return;
    }
  if (parser->joins && parser->groups->len > 0)
    {
      group = g_ptr_array_index (parser->groups, parser->groups->len - 1);
    }
  else
    {
      group = g_array_new (FALSE, FALSE, sizeof (QdSearchTerm));
      g_ptr_array_add (parser->groups, group);
    }
  g_array_append_val (group, term);
}

/* Dates */

static gboolean
is_leap (guint year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static guint
read_number (const char **cursor,
             guint        n_digits)
{
  guint number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*cursor)[i]))
        return 0;
      number = number * 10 + (guint)((*cursor)[i] - '0');
    }
  *cursor += n_digits;
  return number;
}

/* The beginning of a year, a month or a day: what is not complete yet counts as far as it goes. FALSE if that is nowhere. */
static gboolean
parse_date (const char *text,
            gint64     *time)
{
  static const guint8   days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  guint                 year = read_number (&text, 4), month = 1, day = 1, number;
  g_autoptr (GDateTime) date = NULL;

  if (year == 0)
    return FALSE;
  if (*text == '-' || *text == '/' || *text == '.')
    {
      text++;
      number = read_number (&text, 2);
      if (number >= 1 && number <= 12)
        {
          month = number;
          if (*text == '-' || *text == '/' || *text == '.')
            {
              text++;
              number = read_number (&text, 2);
              if (number >= 1 && number <= days[month - 1] + (guint)(month == 2 && is_leap (year)))
                day = number;
            }
        }
    }
  date = g_date_time_new_utc ((int)year, (int)month, (int)day, 0, 0, 0);
  if (date != NULL)
    *time = g_date_time_to_unix_usec (date);
  return date != NULL;
}

/* Reads a date with what it means; FALSE if there is none. One that is being typed and is none yet is passed over. */
static gboolean
read_date (Parser *parser)
{
  const char      *cursor = parser->cursor;
  gboolean         after = g_ascii_strncasecmp (cursor, "after:", 6) == 0;
  g_autofree char *value = NULL;
  gint64           time;

  if (!after && g_ascii_strncasecmp (cursor, "before:", 7) != 0)
    return FALSE;
  cursor += after ? 6 : 7;
  if (*cursor != '\0' && !g_ascii_isdigit (*cursor))
    return FALSE;
  value = read_word (&cursor);
  parser->cursor = cursor;
  if (!parse_date (value, &time))
    return TRUE;
  if (after)
    parser->query->after = parser->query->after == QD_TIME_UNKNOWN ? time : MAX (parser->query->after, time);
  else
    parser->query->before = parser->query->before == QD_TIME_UNKNOWN ? time : MIN (parser->query->before, time);
  return TRUE;
}

/* The whole */

static gboolean
read_or (Parser *parser)
{
  const char *p = parser->cursor;

  if (*p == '|')
    p++;
  else if (strncmp (p, "OR", 2) == 0)
    p += 2;
  else
    return FALSE;
  /* At the beginning and at the end it joins nothing: there it is a word. */
  if (!g_ascii_isspace (*p) || parser->groups->len == 0 || parser->joins)
    return FALSE;
  while (g_ascii_isspace (*p))
    p++;
  if (*p == '\0')
    return FALSE;
  parser->cursor = p;
  parser->joins = TRUE;
  return TRUE;
}

static void
parse (Parser *parser)
{
  while (*parser->cursor != '\0' && parser->n_terms < MAX_TERMS)
    {
      gboolean     negated;
      QdSearchTerm term;

      if (g_unichar_isspace (g_utf8_get_char (parser->cursor)))
        {
          parser->cursor = g_utf8_next_char (parser->cursor);
          continue;
        }
      if (read_or (parser) || read_date (parser))
        continue;
      negated = *parser->cursor == '-' && parser->cursor[1] != '\0' && !g_ascii_isspace (parser->cursor[1]);
      parser->cursor += negated;
      if (read_term (parser, &term))
        add_term (parser, term, negated);
      parser->joins = FALSE;
    }
}

/* @whole: as if the word that is being typed were complete. */
static void
append_term (GString            *match,
             const QdSearchTerm *term,
             gboolean            whole)
{
  static const char *const columns[] = { "{title body}", "title", "source", "speakers" };

  g_string_append_printf (match, "%s : \"", columns[term->field]);
  for (const char *p = term->phrase; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append (match, term->prefix && !(whole && term->typed) ? "\" *" : "\"");
}

static void
append_group (GString *match,
              GArray  *group,
              gboolean whole)
{
  g_string_append_c (match, '(');
  for (guint i = 0; i < group->len; i++)
    {
      if (i > 0)
        g_string_append (match, " OR ");
      append_term (match, &g_array_index (group, QdSearchTerm, i), whole);
    }
  g_string_append_c (match, ')');
}

static char *
dup_match (const Parser *parser,
           gboolean      whole)
{
  GString *match;

  if (parser->groups->len == 0)
    return NULL;
  match = g_string_new (NULL);
  for (guint i = 0; i < parser->groups->len; i++)
    {
      if (i > 0)
        g_string_append (match, " AND ");
      append_group (match, g_ptr_array_index (parser->groups, i), whole);
    }
  return g_string_free_and_steal (match);
}

static char *
dup_except (const Parser *parser)
{
  GString *match;

  if (parser->except->len == 0)
    return NULL;
  match = g_string_new (NULL);
  append_group (match, parser->except, FALSE);
  return g_string_free_and_steal (match);
}

/* The terms of the groups go over to the query, to be shown. */
static void
keep_terms (Parser *parser)
{
  for (guint i = 0; i < parser->groups->len; i++)
    {
      GArray *group = g_ptr_array_index (parser->groups, i);

      g_array_append_vals (parser->query->terms, group->data, group->len);
    }
}

/* The word that is being typed, if it is one that must be there, and what else there is that begins words. */
static void
note_typed (QdSearchQuery *self)
{
  const QdSearchTerm *last = self->terms->len > 0 ? &g_array_index (self->terms, QdSearchTerm, self->terms->len - 1) : NULL;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const QdSearchTerm *term = &g_array_index (self->terms, QdSearchTerm, i);

      self->has_prefix = self->has_prefix || (term->prefix && !term->typed);
    }
  if (last != NULL && last->typed)
    {
      GString *typed = g_string_new (NULL);

      append_term (typed, last, TRUE);
      self->typed = g_string_free_and_steal (typed);
    }
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * qd_search_query_new:
 * @text: (nullable): what a person typed, UTF-8
 *
 * Takes a search apart. Thread: any.
 *
 * Returns: (transfer full): what is asked
 */
QdSearchQuery *
qd_search_query_new (const char *text)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GArray)    except = g_array_new (FALSE, FALSE, sizeof (QdSearchTerm));
  QdSearchQuery        *self = g_new0 (QdSearchQuery, 1);
  Parser                parser = { .query = self, .groups = groups, .except = except, .cursor = text };

  self->blank = text == NULL || is_blank (text);
  self->terms = g_array_new (FALSE, FALSE, sizeof (QdSearchTerm));
  g_array_set_clear_func (self->terms, clear_term);
  g_array_set_clear_func (except, clear_term);
  self->quotes = g_ptr_array_new_with_free_func (g_free);
  self->except_quotes = g_ptr_array_new_with_free_func (g_free);
  self->after = self->before = QD_TIME_UNKNOWN;
  if (self->blank)
    return self;
  parse (&parser);
  self->match = dup_match (&parser, FALSE);
  self->except = dup_except (&parser);
  keep_terms (&parser);
  note_typed (self);
  if (self->typed != NULL)
    self->whole = dup_match (&parser, TRUE);
  return self;
}

/**
 * qd_search_query_free:
 * @self: (not nullable) (transfer full): a query
 *
 * Thread: any.
 */
void
qd_search_query_free (QdSearchQuery *self)
{
  g_free (self->match);
  g_free (self->whole);
  g_free (self->typed);
  g_free (self->except);
  g_array_unref (self->terms);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->except_quotes);
  g_free (self);
}

/**
 * qd_search_query_has_demand:
 * @self: (not nullable): a query
 *
 * Thread: any.
 *
 * Returns: whether there is anything in it that an article can meet or fail; nothing meets one that is neither blank nor has
 *   a demand, as “???”
 */
gboolean
qd_search_query_has_demand (const QdSearchQuery *self)
{
  return self->match != NULL || self->except != NULL || self->quotes->len > 0 || self->except_quotes->len > 0 ||
         self->after != QD_TIME_UNKNOWN || self->before != QD_TIME_UNKNOWN;
}
