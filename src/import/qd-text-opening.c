/* qd-text-opening.c: what the first lines of plain text say about the article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-text.h"
#include "import/qd-date.h"
#include "import/qd-plain-text.h"

/* How many paragraphs may stand before the text proper. */
#define LONGEST_OPENING 8

#define MOST_HEADLINE_WORDS 25
#define MOST_HEADLINE_BYTES 240
#define MOST_OUTLET_WORDS 5
#define MOST_DATELINE_WORDS 4
#define MOST_BYLINE_WORDS 14
#define MOST_NOTICE_WORDS 30

/* The title that is made of a first sentence is cut after so many code points. */
#define TITLE_CHARS 100

/* A paragraph of so many bytes with a full stop is text, not a line about it. */
#define PROSE_BYTES 60

/* More words than anything that is looked for here may have are not counted. */
#define MOST_WORDS 31

static guint
count_words (const char *text)
{
  guint    n_words = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0' && n_words < MOST_WORDS; p++)
    {
      gboolean space = g_ascii_isspace (*p);

      if (!space && !inside)
        n_words++;
      inside = !space;
    }
  return n_words;
}

static gboolean
is_quote_mark (gunichar c)
{
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F);
}

/* Whether the text ends as a sentence does, marks and brackets aside. */
static gboolean
ends_as_sentence (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (is_quote_mark (c) || c == ')' || c == ']')
        continue;
      return c == '.' || c == '!' || c == '?' || c == 0x2026;
    }
  return FALSE;
}

static gboolean
is_prose (const char *text)
{
  return strlen (text) >= PROSE_BYTES && ends_as_sentence (text);
}

static gboolean
has_prose_after (GArray *units, guint index)
{
  for (guint i = index + 1; i < units->len && i <= index + LONGEST_OPENING; i++)
    if (is_prose (g_array_index (units, QdTextUnit, i).text))
      return TRUE;
  return FALSE;
}

static gboolean
looks_like_headline (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  gunichar last = qd_text_get_last (text);
  guint    n_words = count_words (text);

  if (n_words < 2 || n_words > MOST_HEADLINE_WORDS || strlen (text) > MOST_HEADLINE_BYTES)
    return FALSE;
  if (last < 0x80 && strchr (".!:;,-", (int)last) != NULL)
    return FALSE;
  /* A paragraph that is one quotation belongs to the text, whatever its length. */
  if (is_quote_mark (first) && is_quote_mark (last))
    return FALSE;
  return last != 0x2026 && (g_unichar_isupper (first) || g_unichar_isdigit (first) || is_quote_mark (first));
}

/* Whether every word begins with a capital, but for the little ones of names. */
static gboolean
is_title_case (const char *text)
{
  static const char *const little[] = { "of", "the", "and", "&", "for", "de", "la", "der", "die", "das", "und", "am", "in" };
  g_auto (GStrv)           words = g_strsplit_set (text, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (words[i]);
      gboolean is_little = FALSE;

      for (guint j = 0; i > 0 && j < G_N_ELEMENTS (little); j++)
        is_little |= g_str_equal (words[i], little[j]);
      if (*words[i] != '\0' && !is_little && !g_unichar_isupper (first) && !g_unichar_isdigit (first))
        return FALSE;
    }
  return TRUE;
}

/* A line like "WASHINGTON", "NEW YORK, Jan. 5" or "PARIS (Northern Wire) —". */
static gboolean
looks_like_dateline (const char *text)
{
  g_autofree char *place = NULL;
  guint            letters = 0;
  char            *stop;

  if (strlen (text) > 80 || ends_as_sentence (text))
    return FALSE;
  place = g_strdup (text);
  stop = place + strcspn (place, ",(");
  *stop = '\0';
  for (const char *p = place; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c) || g_unichar_isdigit (c) || is_quote_mark (c))
        return FALSE;
      letters += g_unichar_isupper (c);
    }
  return letters >= 3 && count_words (place) <= MOST_DATELINE_WORDS;
}

/* Strips the dash, the brackets and the date from a dateline. */
static char *
clean_dateline (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  copy[strcspn (copy, "(")] = '\0';
  while (*copy != '\0')
    {
      char    *end = g_utf8_prev_char (copy + strlen (copy));
      gunichar c = g_utf8_get_char (end);

      if (!g_unichar_isspace (c) && c != '-' && c != ',' && c != 0x2013 && c != 0x2014)
        break;
      *end = '\0';
    }
  return g_steal_pointer (&copy);
}

/* The place that a paragraph begins with, as agencies write it: "PARIS (Northern Wire) — The …". */
static char *
dup_dateline (const char *text)
{
  static const char *const dashes[] = { " — ", " – ", " -- ", " - ", "—" };
  const char              *nearest = NULL;
  g_autofree char         *prefix = NULL;
  g_autofree char         *start = NULL;

  start = g_strndup (text, 90);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *dash = strstr (start, dashes[i]);

      if (dash != NULL && (nearest == NULL || dash < nearest))
        nearest = dash;
    }
  if (nearest == NULL || nearest == start)
    return NULL;
  prefix = g_strndup (start, (gsize)(nearest - start));
  return looks_like_dateline (prefix) ? clean_dateline (prefix) : NULL;
}

/**
 * qd_plain_text_dup_byline:
 * @text: (not nullable): a line, UTF-8
 *
 * "By Ada Quill", "Von Ada Quill": a name and what belongs to it, not "By noon the water had risen". Thread: any.
 *
 * Returns: (transfer full) (nullable): the name; %NULL if the line is no byline
 */
char *
qd_plain_text_dup_byline (const char *text)
{
  static const char *const prefixes[] = { "By ", "BY ", "by ", "Von ", "VON " };

  g_return_val_if_fail (text != NULL, NULL);

  if (count_words (text) > MOST_BYLINE_WORDS || ends_as_sentence (text))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i]))
      {
        const char *name = text + strlen (prefixes[i]);
        gunichar    first = g_utf8_get_char (name);
        const char *second = strchr (name, ' ');

        if (g_unichar_isupper (first) && (second == NULL || g_unichar_isupper (g_utf8_get_char (second + 1)) || strstr (name, " and ") != NULL))
          return g_strdup (name);
      }
  return NULL;
}

/**
 * qd_plain_text_parse_date:
 * @text: (not nullable): a line, UTF-8
 * @time: (out): µs since the epoch UTC
 *
 * A date alone, or behind the words that outlets have before it: "Published: January 24, 2018", "Publié le 24 janvier 2018". Thread: any.
 *
 * Returns: whether the line is one
 */
gboolean
qd_plain_text_parse_date (const char *text, gint64 *time)
{
  static const char *const prefixes[] = {
    "Published on", "Published", "Posted on", "Posted", "Updated", "Last updated", "Date", "Veröffentlicht am", "Veröffentlicht", "Erschienen am", "Aktualisiert am", "Aktualisiert",
    "Stand", "Publié le", "Publié", "Mis à jour le", "Mis en ligne le", "Publicado el", "Publicado em", "Publicado", "Actualizado el", "Actualizado", "Pubblicato il", "Gepubliceerd op"
  };

  g_return_val_if_fail (text != NULL && time != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i]))
      {
        text += strlen (prefixes[i]);
        text += strspn (text, ": ");
        break;
      }
  return qd_date_parse (text, time);
}

static gboolean
take_date (QdArticleDraft *draft, const char *text)
{
  gint64 time;

  if (!qd_plain_text_parse_date (text, &time))
    return FALSE;
  qd_article_draft_set_published (draft, time);
  return TRUE;
}

static gboolean
names_an_outlet (const char *text)
{
  static const char *const nouns[] = {
    "News", "Times", "Post", "Press", "Agency", "Wire", "Journal", "Herald", "Gazette", "Tribune", "Chronicle", "Courier",
    "Observer", "Dispatch", "Bulletin", "Register", "Examiner", "Standard", "Review", "Broadcasting", "Zeitung", "Nachrichten",
    "Tageblatt", "Anzeiger", "Bote", "Kurier"
  };
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (nouns); j++)
      if (g_str_equal (words[i], nouns[j]) || (g_str_has_suffix (words[i], "zeitung") && words[i + 1] == NULL))
        return TRUE;
  return FALSE;
}

/* An outlet alone on its line is told from a headline by what follows: a dateline, a headline, or its own words. */
static gboolean
is_outlet (GArray *units, guint index)
{
  const char *text = g_array_index (units, QdTextUnit, index).text;
  const char *next = g_array_index (units, QdTextUnit, index + 1).text;
  guint       n_words = count_words (text);
  gunichar    last = qd_text_get_last (text);

  if (n_words > MOST_OUTLET_WORDS || !is_title_case (text) || (last < 0x80 && strchr (".!?:;,", (int)last) != NULL))
    return FALSE;
  if (looks_like_dateline (next) || (n_words <= 4 && names_an_outlet (text)))
    return TRUE;
  return n_words <= 3 && looks_like_headline (next) && count_words (next) > n_words + 1;
}

/* Two to four words, each with a capital, but for the little ones of names: "Ada Quill", "Jan de Wit". */
static gboolean
looks_like_name (const char *text)
{
  static const char *const little[] = { "de", "da", "di", "du", "van", "von", "der", "den", "zu", "la", "le", "al", "bin", "y", NULL };
  g_auto (GStrv)           words = NULL;
  guint                    n_words = 1;

  /* As a rule it is a paragraph, which need not be taken apart. */
  for (const char *p = text; n_words <= 4 && (p = strchr (p, ' ')) != NULL; p++)
    n_words++;
  if (n_words < 2 || n_words > 4 || names_an_outlet (text))
    return FALSE;
  words = g_strsplit (text, " ", -1);
  for (guint i = 0; i < n_words; i++)
    {
      const char *rest = words[i];

      if (i > 0 && i + 1 < n_words && g_strv_contains (little, words[i]))
        continue;
      if (!g_unichar_isupper (g_utf8_get_char (words[i])))
        return FALSE;
      for (; *rest != '\0'; rest = g_utf8_next_char (rest))
        if (!g_unichar_isalpha (g_utf8_get_char (rest)) && strchr (".-'", *rest) == NULL && g_utf8_get_char (rest) != 0x2019)
          return FALSE;
    }
  return TRUE;
}

/* A name without "By" is a byline where the date stands right behind it, below the headline. */
static gboolean
is_bare_byline (GArray *units, guint index)
{
  gint64 time;

  return index + 1 < units->len && looks_like_name (g_array_index (units, QdTextUnit, index).text) &&
         qd_plain_text_parse_date (g_array_index (units, QdTextUnit, index + 1).text, &time);
}

/* A sentence about the page and not of the article; it stays where it is, but the headline may come behind it. */
static gboolean
is_notice (GArray *units, guint index)
{
  const char *text = g_array_index (units, QdTextUnit, index).text;

  return count_words (text) <= MOST_NOTICE_WORDS && qd_analysis_has_boilerplate (text, strlen (text));
}

/* What one of the first paragraphs is; sets the field and returns %TRUE if it belongs out of the body. */
static gboolean
take_unit (QdArticleDraft *draft, GArray *units, guint index, gboolean first)
{
  const char      *text = g_array_index (units, QdTextUnit, index).text;
  const char      *source = qd_article_draft_get_source (draft);
  const char      *title = qd_article_draft_get_title (draft);
  g_autofree char *byline = NULL;

  if (title != NULL && g_str_equal (title, text))
    return TRUE;
  if (source != NULL && g_ascii_strcasecmp (source, text) == 0)
    return TRUE;
  if (qd_article_draft_get_published (draft) == QD_TIME_UNKNOWN && take_date (draft, text))
    return TRUE;
  byline = qd_plain_text_dup_byline (text);
  if (byline == NULL && title != NULL && is_bare_byline (units, index))
    byline = g_strdup (text);
  if (byline != NULL && qd_article_draft_get_byline (draft) == NULL)
    {
      qd_article_draft_set_byline (draft, byline);
      return TRUE;
    }
  if (qd_article_draft_get_dateline (draft) == NULL && looks_like_dateline (text) && (!first || count_words (text) <= 2))
    {
      g_autofree char *dateline = clean_dateline (text);

      qd_article_draft_set_dateline (draft, dateline);
      return TRUE;
    }
  if (source == NULL && title == NULL && is_outlet (units, index))
    {
      qd_article_draft_set_source (draft, text);
      return TRUE;
    }
  if (title == NULL && looks_like_headline (text))
    {
      qd_article_draft_set_title (draft, text);
      return TRUE;
    }
  return FALSE;
}

/**
 * qd_plain_text_take_opening:
 * @draft: (not nullable): a draft, with what is known of the article so far
 * @units: (not nullable) (element-type QdTextUnit): its text; what becomes a field is removed from it
 *
 * Reads outlet, headline, byline, date and dateline from the first paragraphs of @units, judged by their form. The
 * first paragraph that is none of them ends the opening, except for a notice such as pages put above the headline,
 * which stays. A title that no line gives is made of the first sentence, which stays too. Thread: any.
 */
void
qd_plain_text_take_opening (QdArticleDraft *draft, GArray *units)
{
  guint    index = 0;
  guint    seen = 0;
  gboolean taken = FALSE;

  g_return_if_fail (draft != NULL);
  g_return_if_fail (units != NULL);

  while (seen < LONGEST_OPENING && index + 1 < units->len && has_prose_after (units, index))
    {
      if (take_unit (draft, units, index, !taken))
        {
          g_array_remove_index (units, index);
          taken = TRUE;
        }
      else if (index == 0 && is_notice (units, index))
        index++;
      else
        break;
      seen++;
    }
  /* Notices do not make a title. */
  if (index >= units->len)
    return;
  if (qd_article_draft_get_dateline (draft) == NULL)
    {
      g_autofree char *dateline = dup_dateline (g_array_index (units, QdTextUnit, index).text);

      qd_article_draft_set_dateline (draft, dateline);
    }
  if (qd_article_draft_get_title (draft) == NULL)
    {
      g_autofree char *title = qd_plain_text_dup_title (g_array_index (units, QdTextUnit, index).text);

      qd_article_draft_set_title (draft, title);
    }
}

/* Where the first sentence ends: a mark before a space and a capital, but not behind an initial or a short abbreviation. */
static const char *
first_sentence_end (const char *text)
{
  const char *word = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      gsize len = (gsize)(p - word);

      if (g_ascii_isspace (*p))
        word = p + 1;
      else if ((*p == '!' || *p == '?' || (*p == '.' && len > 3 && memchr (word, '.', len) == NULL)) && (p[1] == ' ' || p[1] == '\0'))
        return p + 1;
    }
  return text + strlen (text);
}

/**
 * qd_plain_text_dup_title:
 * @text: (not nullable): a paragraph
 *
 * A title for an article that has none: its first sentence, cut at a word where it is long. Thread: any.
 *
 * Returns: (transfer full) (nullable): the title; %NULL if @text has no words
 */
char *
qd_plain_text_dup_title (const char *text)
{
  g_autofree char *sentence = NULL;
  const char      *cut;

  g_return_val_if_fail (text != NULL, NULL);

  sentence = g_strndup (text, (gsize)(first_sentence_end (text) - text));
  g_strstrip (sentence);
  if (*sentence == '\0')
    return NULL;
  if (g_utf8_strlen (sentence, -1) <= TITLE_CHARS)
    {
      gsize len = strlen (sentence);

      if (sentence[len - 1] == '.')
        sentence[len - 1] = '\0';
      return g_steal_pointer (&sentence);
    }
  cut = g_utf8_offset_to_pointer (sentence, TITLE_CHARS);
  for (const char *p = cut; p > sentence; p = g_utf8_prev_char (p))
    if (*p == ' ')
      {
        cut = p;
        break;
      }
  sentence[cut - sentence] = '\0';
  return g_strconcat (sentence, "…", NULL);
}
