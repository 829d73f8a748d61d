/* qd-database-article.c: one article of a press database's export
 *
 * Around the text stand lines with a label, or, with Factiva, lines in a fixed order or with codes of two letters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-database-article.h"

#include <string.h>

#include "import/qd-database-words.h"
#include "import/qd-date.h"

/* So many paragraphs may stand above the text. */
#define LONGEST_HEAD 24

/* So many may stand between a heading that may be one of the text and what is surely below it. */
#define LONGEST_NOTES 6

/* Between labels below a text stands no more than one paragraph without any: one that is too long, or goes on. */
#define LONGEST_GAP 1

/* Below the labels of the last article stand so many words of the database's own. */
#define LONGEST_FOOT 8

#define LONGEST_DATE 80

typedef struct
{
  QdFlow            *flow;
  QdDatabaseArticle *article;
  QdDatabase         database;
} Reading;

typedef QdDatabaseLabel (*FindLabelFunc) (const char *line);

static const char *
text_at (QdFlow *flow, guint index)
{
  return qd_flow_get_paragraph (flow, index)->text->str;
}

/* What labels say */

static void
take_value (QdDatabaseArticle *article, QdDatabaseRole role, QdRecordField field, const char *value)
{
  if (role == QD_DATABASE_LENGTH && article->n_words == 0)
    {
      /* ProQuest has the number alone. */
      article->n_words = qd_database_count_words (value);
      if (article->n_words == 0 && strlen (value) < 9 && value[strspn (value, "0123456789")] == '\0')
        article->n_words = (guint)g_ascii_strtoull (value, NULL, 10);
    }
  else if (role == QD_DATABASE_LANGUAGE && article->language == NULL)
    article->language = qd_database_find_language (value);
  else if (role == QD_DATABASE_FIELD && field == QD_RECORD_ID && qd_database_find_factiva_id (value) != NULL)
    qd_record_set (&article->record, field, qd_database_find_factiva_id (value));
  else if (role == QD_DATABASE_FIELD)
    qd_record_set (&article->record, field, field == QD_RECORD_BYLINE ? value + qd_database_measure_by (value) : value);
}

/* "January 24, 2018 Wednesday 10:15 AM GMT"; what stands behind the day may be no date to us. */
static char *
dup_date (const char *text)
{
  g_autofree char *date = g_strdup (text);
  gint64           time;

  if (strnlen (text, LONGEST_DATE + 1) > LONGEST_DATE)
    return NULL;
  while (!qd_date_parse (date, &time))
    {
      char *space = strrchr (date, ' ');

      if (space == NULL)
        return NULL;
      *space = '\0';
    }
  return g_steal_pointer (&date);
}

static gboolean
take_date (QdDatabaseArticle *article, const char *text)
{
  g_autofree char *date = dup_date (text);

  qd_record_set (&article->record, QD_RECORD_DATE, date);
  return date != NULL;
}

/* "Merrow Courier ; Port Merrow. 24 Jan 2018: A1.": what it says where the lines with a field each are missing. */
static void
take_info (QdDatabaseArticle *article, const char *info)
{
  g_autofree char *outlet = g_strndup (info, strcspn (info, ";[:"));
  g_autofree char *rest = g_strndup (info + strlen (outlet), strcspn (info + strlen (outlet), ":"));

  if (info[strlen (outlet)] == ';')
    qd_record_set (&article->record, QD_RECORD_SOURCE, outlet);
  for (const char *p = rest; *p != '\0' && article->record.fields[QD_RECORD_DATE] == NULL; p++)
    if (g_ascii_isalnum (*p) && p > rest && !g_ascii_isalnum (p[-1]))
      take_date (article, p);
}

/* Where the labels below a text begin: a paragraph of the text may look like one of them, but many more of the text follow it.
 * @end if there are none. */
static guint
find_tail (QdFlow *flow, guint first, guint end, FindLabelFunc find)
{
  guint tail = end;
  guint n_others = 0;

  for (guint i = end; i-- > first;)
    {
      QdDatabaseRole role = find (text_at (flow, i)).role;

      if (role == QD_DATABASE_FULL_TEXT)
        break;
      if (role != QD_DATABASE_NO_LABEL)
        {
          tail = i;
          n_others = 0;
        }
      else if (++n_others > (tail == end ? LONGEST_FOOT : LONGEST_GAP))
        break;
    }
  return tail;
}

/* Nexis: headline, source and date in this order, labels, "Body", the text, labels again. Older files have the source first. */

/* Above the first article stands the first page of the file. The headline is the last line but one before the last date. */
static guint
find_nexis_head (Reading *reading, guint body)
{
  for (guint i = body; i-- > reading->article->first + 2;)
    {
      g_autofree char *date = dup_date (text_at (reading->flow, i));

      if (date != NULL)
        return i - 2;
    }
  return reading->article->first;
}

static gboolean
take_label (QdDatabaseArticle *article, const char *line)
{
  const QdDatabaseLabel label = qd_database_find_label (line);

  if (label.role == QD_DATABASE_NO_LABEL || label.role == QD_DATABASE_FULL_TEXT)
    return FALSE;
  take_value (article, label.role, label.field, label.value);
  return TRUE;
}

/* The lines above the text; @body is where "Body" stands, or %G_MAXUINT. */
static void
take_nexis_head (Reading *reading, guint first, guint body)
{
  QdDatabaseArticle *article = reading->article;
  gboolean           old = reading->database == QD_DATABASE_OLD_NEXIS;
  guint              plain[2] = { G_MAXUINT, G_MAXUINT };
  guint              n_plain = 0;

  for (guint i = first, last = MIN (first + LONGEST_HEAD, article->end); i < last; i++)
    {
      const char *text = text_at (reading->flow, i);

      if (qd_database_begins_body (text))
        {
          article->body_first = i + 1;
          break;
        }
      if (take_label (article, text))
        article->body_first = i + 1;
      else if (take_date (article, text))
        continue;
      else if (article->record.fields[QD_RECORD_DATE] == NULL && n_plain < 2)
        plain[n_plain++] = i;
      /* In older files the headline comes behind the date. */
      else if (n_plain == 1 && old)
        plain[n_plain++] = i;
      else if (body == G_MAXUINT && article->body_first < article->end)
        break;
    }
  if (plain[0] != G_MAXUINT)
    qd_record_set (&article->record, old && n_plain == 2 ? QD_RECORD_SOURCE : QD_RECORD_TITLE, text_at (reading->flow, plain[0]));
  if (plain[1] != G_MAXUINT)
    qd_record_set (&article->record, old ? QD_RECORD_TITLE : QD_RECORD_SOURCE, text_at (reading->flow, plain[1]));
}

/* A heading like "Notes" is of the text unless what is surely below that follows soon. */
static guint
find_nexis_end (Reading *reading)
{
  guint may_end = G_MAXUINT;

  for (guint i = reading->article->body_first; i < reading->article->end; i++)
    {
      QdDatabaseEnd ends = qd_database_ends_body (text_at (reading->flow, i));

      if (may_end != G_MAXUINT && i - may_end > LONGEST_NOTES)
        may_end = G_MAXUINT;
      if (ends == QD_DATABASE_ENDS)
        return MIN (may_end, i);
      if (ends == QD_DATABASE_MAY_END && may_end == G_MAXUINT)
        may_end = i;
    }
  return MIN (may_end, reading->article->end);
}

static void
take_nexis (Reading *reading)
{
  QdDatabaseArticle *article = reading->article;
  guint              first = article->first;
  guint              body = G_MAXUINT;

  for (guint j = first; j < article->end && body == G_MAXUINT; j++)
    body = qd_database_begins_body (text_at (reading->flow, j)) ? j : G_MAXUINT;
  if (body != G_MAXUINT && reading->database == QD_DATABASE_NEXIS)
    first = find_nexis_head (reading, body);
  article->body_first = article->end;
  take_nexis_head (reading, first, body);
  article->body_end = find_nexis_end (reading);
  for (guint i = article->body_end; i < article->end; i++)
    {
      const QdDatabaseLabel label = qd_database_find_label (text_at (reading->flow, i));

      if (label.role == QD_DATABASE_LANGUAGE || label.role == QD_DATABASE_LENGTH)
        take_value (article, label.role, label.field, label.value);
    }
}

/* ProQuest: the headline, labels, "Full text:", the text, labels again */

static void
take_proquest (Reading *reading)
{
  QdDatabaseArticle *article = reading->article;
  const char        *info = NULL;

  article->body_first = article->body_end = article->end;
  for (guint i = article->first; i < article->end; i++)
    {
      QdFlowParagraph      *paragraph = qd_flow_get_paragraph (reading->flow, i);
      const QdDatabaseLabel label = qd_database_find_label (paragraph->text->str);

      if (label.role == QD_DATABASE_FULL_TEXT && article->body_first == article->end)
        {
          g_string_erase (paragraph->text, 0, label.value - paragraph->text->str);
          article->body_first = paragraph->text->len > 0 ? i : i + 1;
          article->body_end = find_tail (reading->flow, i + 1, article->end, qd_database_find_label);
          /* Without any, the file ends in the text. */
          article->cut = article->body_end == article->end;
          i = article->body_end - 1;
        }
      else if (label.role == QD_DATABASE_INFO && info == NULL)
        info = label.value;
      else if (label.role != QD_DATABASE_NO_LABEL)
        take_value (article, label.role, label.field, label.value);
      else if (i == article->first)
        qd_record_set (&article->record, QD_RECORD_TITLE, paragraph->text->str);
    }
  if (info != NULL)
    take_info (article, info);
}

/* Factiva: with codes ("HD", "LP") at the starts of lines, or in a fixed order with the number of words behind the headline */

static void
take_coded (Reading *reading)
{
  QdDatabaseArticle *article = reading->article;
  QdDatabaseLabel    waiting = { QD_DATABASE_NO_LABEL, QD_RECORD_N_FIELDS, NULL };

  article->body_first = article->end;
  article->body_end = find_tail (reading->flow, article->first, article->end, qd_database_find_code);
  for (guint i = article->first; i < article->end; i++)
    {
      QdFlowParagraph *paragraph = qd_flow_get_paragraph (reading->flow, i);
      QdDatabaseLabel  label = qd_database_find_code (paragraph->text->str);

      if (label.role == QD_DATABASE_FULL_TEXT)
        {
          g_string_erase (paragraph->text, 0, label.value - paragraph->text->str);
          article->body_first = MIN (article->body_first, i);
        }
      /* "IN" and "LA" begin sentences, too. */
      else if (i >= article->body_first && i < article->body_end)
        continue;
      else if (label.role != QD_DATABASE_NO_LABEL)
        {
          take_value (article, label.role, label.field, label.value);
          /* In a table, the code has a cell of its own. */
          waiting = *label.value == '\0' ? label : (QdDatabaseLabel){ QD_DATABASE_NO_LABEL, QD_RECORD_N_FIELDS, NULL };
        }
      else if (waiting.role != QD_DATABASE_NO_LABEL)
        {
          take_value (article, waiting.role, waiting.field, paragraph->text->str);
          waiting.role = QD_DATABASE_NO_LABEL;
        }
    }
}

static gboolean
has_headline_code (Reading *reading)
{
  for (guint i = reading->article->first; i < reading->article->end; i++)
    {
      const QdDatabaseLabel label = qd_database_find_code (text_at (reading->flow, i));

      if (label.role == QD_DATABASE_FIELD && label.field == QD_RECORD_TITLE)
        return TRUE;
    }
  return FALSE;
}

/* The lines behind the number of words, up to whose the article is. */
static void
take_fixed_head (Reading *reading, guint count)
{
  QdDatabaseArticle *article = reading->article;

  for (guint i = count + 1; i < MIN (count + 10, article->end); i++)
    {
      const char *text = text_at (reading->flow, i);

      if (qd_database_is_rights (text))
        {
          article->body_first = i + 1;
          break;
        }
      if (article->record.fields[QD_RECORD_DATE] == NULL)
        take_date (article, text);
      else if (article->record.fields[QD_RECORD_SOURCE] == NULL && !g_ascii_isdigit (*text))
        qd_record_set (&article->record, QD_RECORD_SOURCE, text);
      else if (article->language == NULL)
        article->language = qd_database_find_language (text);
    }
  /* Without a line of rights the text begins with the first line that is long. */
  for (guint i = count + 1; article->body_first == article->end && i < article->end; i++)
    if (strlen (text_at (reading->flow, i)) > 60)
      article->body_first = i;
}

static void
take_factiva (Reading *reading)
{
  QdDatabaseArticle *article = reading->article;
  guint              count = article->first;
  guint              title;

  article->body_first = article->body_end = article->end;
  if (has_headline_code (reading))
    {
      take_coded (reading);
      return;
    }
  while (count < article->end && qd_database_count_words (text_at (reading->flow, count)) == 0)
    count++;
  if (count == article->end || count == article->first)
    return;
  article->n_words = qd_database_count_words (text_at (reading->flow, count));
  /* Above the number of words: the headline, and the author behind it. */
  title = count - 1;
  if (qd_database_measure_by (text_at (reading->flow, title)) > 0 && title > article->first)
    take_value (article, QD_DATABASE_FIELD, QD_RECORD_BYLINE, text_at (reading->flow, title--));
  qd_record_set (&article->record, QD_RECORD_TITLE, text_at (reading->flow, title));
  take_fixed_head (reading, count);
}

/**
 * qd_database_article_read:
 * @self: (not nullable): an article of which no more is known than where it stands, and whether it is cut; its record is to be cleared
 * @database: what wrote it
 * @flow: (not nullable): the finished text; a label before the article's text is taken away there
 *
 * Finds the fields and the text of an article. Thread: the one that reads.
 */
void
qd_database_article_read (QdDatabaseArticle *self, QdDatabase database, QdFlow *flow)
{
  Reading reading = { flow, self, database };

  if (database == QD_DATABASE_PROQUEST)
    take_proquest (&reading);
  else if (database == QD_DATABASE_FACTIVA)
    take_factiva (&reading);
  else
    take_nexis (&reading);
}
