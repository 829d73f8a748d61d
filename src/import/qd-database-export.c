/* qd-database-export.c: what press databases hand out, many articles a file
 *
 * Nexis Uni ends each article with "End of Document", older Nexis begins it with "1 of 200 DOCUMENTS"; ProQuest begins it with
 * "Document 1 of 200"; Factiva ends it with "Document " and a number of its own. Around the text stand lines with a label, or,
 * with Factiva, lines in a fixed order or with codes of two letters. All of this is public in the help of the databases; real
 * exports may not be passed on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-database-export.h"

#include <string.h>

#include "core/qd-bytes.h"
#include "import/qd-date.h"
#include "import/qd-import-file.h"
#include "import/qd-plain-text.h"
#include "import/qd-reader-private.h"
#include "import/qd-record.h"

/* Longer paragraphs are no labels. */
#define LONGEST_LABEL 400

/* So many paragraphs may stand above the text. */
#define LONGEST_HEAD 24

typedef enum {
  DATABASE_NONE,
  DATABASE_NEXIS,
  DATABASE_OLD_NEXIS,
  DATABASE_PROQUEST,
  DATABASE_FACTIVA,
} Database;

/* Articles */

typedef struct
{
  guint first, end; /* paragraphs */
} Range;

typedef struct
{
  QdFlow  *flow;
  Database database;
  QdRecord record;
  guint    body_first, body_end;
} Piece;

static const char *
text_at (QdFlow *flow, guint index)
{
  return qd_flow_get_paragraph (flow, index)->text->str;
}

/* "1 of 200 DOCUMENTS", "Document 1 of 200": the number of them, 0 if it is no such line. */
static guint
match_count (const char *text, const char *before, const char *after)
{
  char   *end;
  guint64 total;

  if (strlen (text) > 80 || !g_str_has_prefix (text, before))
    return 0;
  text += strlen (before);
  if (!g_ascii_isdigit (*text))
    return 0;
  g_ascii_strtoull (text, &end, 10);
  if (g_str_has_prefix (end, " of "))
    end += 4;
  else if (g_str_has_prefix (end, " von "))
    end += 5;
  else
    return 0;
  total = g_ascii_strtoull (end, &end, 10);
  return g_ascii_strcasecmp (end, after) == 0 && total < 1000000 ? (guint)total : 0;
}

/* "Documents (200)" on the first page of Nexis Uni */
static guint
match_total (const char *text)
{
  static const char *const words[] = { "Documents (", "Document (", "Dokumente (", "Dokument (" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return (guint)MIN (g_ascii_strtoull (text + strlen (words[i]), NULL, 10), 1000000);
  return 0;
}

static gboolean
ends_nexis (const char *text)
{
  return g_str_equal (text, "End of Document") || g_str_equal (text, "Ende des Dokuments") || g_str_equal (text, "Fin du document") ||
         g_str_equal (text, "Fin del documento");
}

/* "Document MRWCOU0020180124ee1o00001": capitals, a date, and more */
static gboolean
ends_factiva (const char *text)
{
  const char *id = g_str_has_prefix (text, "Document ") ? text + 9 : (g_str_has_prefix (text, "Dokument ") ? text + 9 : NULL);
  gsize       digits = 0, most = 0, len = id != NULL ? strlen (id) : 0;

  if (len < 16 || len > 40 || !g_ascii_isupper (*id))
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        return FALSE;
      digits = g_ascii_isdigit (*p) ? digits + 1 : 0;
      most = MAX (most, digits);
    }
  return most >= 8;
}

static guint
match_old_nexis (const char *text)
{
  guint total = match_count (text, "", " DOCUMENTS");

  return total > 0 ? total : match_count (text, "", " DOKUMENTEN");
}

static guint
match_proquest (const char *text)
{
  guint total = match_count (text, "Document ", "");

  return total > 0 ? total : match_count (text, "Dokument ", "");
}

static Database
find_database (QdFlow *flow)
{
  for (guint i = 0; i < qd_flow_get_n_paragraphs (flow); i++)
    {
      const char *text = text_at (flow, i);

      if (ends_nexis (text))
        return DATABASE_NEXIS;
      if (ends_factiva (text))
        return DATABASE_FACTIVA;
      if (match_old_nexis (text) > 0)
        return DATABASE_OLD_NEXIS;
      if (match_proquest (text) > 0)
        return DATABASE_PROQUEST;
    }
  return DATABASE_NONE;
}

/* Cuts the file into articles; @n_expected is what it says that it holds, 0 if it does not say. */
static GArray *
find_ranges (QdFlow *flow, Database database, guint *n_expected)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  guint   n = qd_flow_get_n_paragraphs (flow);
  guint   first = G_MAXUINT;

  *n_expected = 0;
  if (database == DATABASE_FACTIVA || database == DATABASE_NEXIS)
    first = 0;
  for (guint i = 0; i < n; i++)
    {
      const char *text = text_at (flow, i);
      guint       total = database == DATABASE_OLD_NEXIS ? match_old_nexis (text) : (database == DATABASE_PROQUEST ? match_proquest (text) : 0);
      gboolean    begins = total > 0;
      gboolean    ends = (database == DATABASE_NEXIS && ends_nexis (text)) || (database == DATABASE_FACTIVA && ends_factiva (text));

      if (database == DATABASE_NEXIS && ranges->len == 0 && match_total (text) > 0)
        total = match_total (text);
      *n_expected = MAX (*n_expected, total);
      if ((begins || ends) && first != G_MAXUINT && i > first)
        {
          const Range range = { first, i };

          g_array_append_val (ranges, range);
        }
      if (begins || ends)
        first = i + 1;
    }
  if (first < n && (database == DATABASE_OLD_NEXIS || database == DATABASE_PROQUEST))
    {
      const Range range = { first, n };

      g_array_append_val (ranges, range);
    }
  return ranges;
}

/* Labels */

static const struct
{
  const char   *label;
  QdRecordField field;
} labels[] = {
  { "Section:", QD_RECORD_N_FIELDS },
  { "Rubrik:", QD_RECORD_N_FIELDS },
  { "Length:", QD_RECORD_N_FIELDS },
  { "Länge:", QD_RECORD_N_FIELDS },
  { "Byline:", QD_RECORD_BYLINE },
  { "Autor:", QD_RECORD_BYLINE },
  { "Author:", QD_RECORD_BYLINE },
  { "Dateline:", QD_RECORD_DATELINE },
  { "Highlight:", QD_RECORD_N_FIELDS },
  { "Copyright ", QD_RECORD_N_FIELDS },
  { "Load-Date:", QD_RECORD_N_FIELDS },
  { "Language:", QD_RECORD_N_FIELDS },
  { "Publication-Type:", QD_RECORD_N_FIELDS },
  { "Title:", QD_RECORD_TITLE },
  { "Publication title:", QD_RECORD_SOURCE },
  { "Publication date:", QD_RECORD_DATE },
  { "Document URL:", QD_RECORD_URL },
  { "ProQuest document ID:", QD_RECORD_ID },
  { "Publication info:", QD_RECORD_N_FIELDS },
  { "Abstract:", QD_RECORD_SUMMARY },
  { "Links:", QD_RECORD_N_FIELDS },
  { "Subject:", QD_RECORD_N_FIELDS },
  { "Subjects:", QD_RECORD_N_FIELDS },
  { "Industry:", QD_RECORD_N_FIELDS },
  { "Geographic:", QD_RECORD_N_FIELDS },
  { "Classification:", QD_RECORD_N_FIELDS },
  { "Location:", QD_RECORD_N_FIELDS },
  { "People:", QD_RECORD_N_FIELDS },
  { "Company / organization:", QD_RECORD_N_FIELDS },
  { "Pages:", QD_RECORD_N_FIELDS },
  { "Number of pages:", QD_RECORD_N_FIELDS },
  { "Publication year:", QD_RECORD_N_FIELDS },
  { "Publisher:", QD_RECORD_N_FIELDS },
  { "Place of publication:", QD_RECORD_N_FIELDS },
  { "Country of publication:", QD_RECORD_N_FIELDS },
  { "Publication subject:", QD_RECORD_N_FIELDS },
  { "Source type:", QD_RECORD_N_FIELDS },
  { "Language of publication:", QD_RECORD_N_FIELDS },
  { "Document type:", QD_RECORD_N_FIELDS },
  { "ISSN:", QD_RECORD_N_FIELDS },
  { "Copyright:", QD_RECORD_N_FIELDS },
  { "Last updated:", QD_RECORD_N_FIELDS },
  { "Database:", QD_RECORD_N_FIELDS },
  { "First page:", QD_RECORD_N_FIELDS },
  { "Identifier / keyword:", QD_RECORD_N_FIELDS },
  { "Word count:", QD_RECORD_N_FIELDS },
  { "Credit:", QD_RECORD_N_FIELDS },
  { "e-ISSN:", QD_RECORD_N_FIELDS },
  { "Accession number:", QD_RECORD_N_FIELDS },
  { "Graphic:", QD_RECORD_N_FIELDS },
  { "Journal-Code:", QD_RECORD_N_FIELDS },
  { "Series:", QD_RECORD_N_FIELDS },
  { "LÄNGE:", QD_RECORD_N_FIELDS },
  { "Serie:", QD_RECORD_N_FIELDS },
  { "Sprache:", QD_RECORD_N_FIELDS },
  { "Update:", QD_RECORD_N_FIELDS },
  { "Abschnitt:", QD_RECORD_N_FIELDS },
  { "Ladedatum:", QD_RECORD_N_FIELDS },
  { "Publikationstyp:", QD_RECORD_N_FIELDS },
  { "Verfasser:", QD_RECORD_BYLINE },
  { "Titel:", QD_RECORD_TITLE },
  { "Titel der Publikation:", QD_RECORD_SOURCE },
  { "Publikationstitel:", QD_RECORD_SOURCE },
  { "Erscheinungsdatum:", QD_RECORD_DATE },
  { "Publikationsdatum:", QD_RECORD_DATE },
  { "Dokument-URL:", QD_RECORD_URL },
  { "ProQuest-Dokument-ID:", QD_RECORD_ID },
  { "Zusammenfassung:", QD_RECORD_SUMMARY },
  { "Informationen zur Publikation:", QD_RECORD_N_FIELDS },
  { "Thema:", QD_RECORD_N_FIELDS },
  { "Themen:", QD_RECORD_N_FIELDS },
  { "Ort:", QD_RECORD_N_FIELDS },
  { "Personen:", QD_RECORD_N_FIELDS },
  { "Unternehmen / Organisation:", QD_RECORD_N_FIELDS },
  { "Seiten:", QD_RECORD_N_FIELDS },
  { "Seitenanzahl:", QD_RECORD_N_FIELDS },
  { "Erscheinungsjahr:", QD_RECORD_N_FIELDS },
  { "Verlag:", QD_RECORD_N_FIELDS },
  { "Erscheinungsort:", QD_RECORD_N_FIELDS },
  { "Erscheinungsland:", QD_RECORD_N_FIELDS },
  { "Quellentyp:", QD_RECORD_N_FIELDS },
  { "Sprache der Publikation:", QD_RECORD_N_FIELDS },
  { "Dokumententyp:", QD_RECORD_N_FIELDS },
  { "Letzte Aktualisierung:", QD_RECORD_N_FIELDS },
  { "Datenbank:", QD_RECORD_N_FIELDS },
};

/* How long the word before the names of a byline is. */
static gsize
measure_by (const char *text)
{
  static const char *const words[] = { "by ", "von " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return strlen (words[i]);
  return 0;
}

/* Takes a line that begins with a label; %FALSE if it is none. */
static gboolean
take_label (Piece *piece, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strncasecmp (text, labels[i].label, strlen (labels[i].label)) == 0 && strlen (text) <= LONGEST_LABEL)
      {
        const char *value = text + strlen (labels[i].label);

        value += strspn (value, " \t");
        if (labels[i].field == QD_RECORD_BYLINE)
          value += measure_by (value);
        qd_record_set (&piece->record, labels[i].field, value);
        return TRUE;
      }
  return FALSE;
}

/* "January 24, 2018 Wednesday 10:15 AM GMT"; what stands behind the day may be no date to us. */
static char *
dup_date (const char *text)
{
  g_autofree char *date = g_strdup (text);
  gint64           time;

  if (strlen (text) > 80)
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
take_date (Piece *piece, const char *text)
{
  g_autofree char *date = dup_date (text);

  qd_record_set (&piece->record, QD_RECORD_DATE, date);
  return date != NULL;
}

/* Above the first article stands the first page of the file. The headline is the last line but one before the last date. */
static guint
find_nexis_head (Piece *piece, guint first, guint body)
{
  for (guint i = body; i-- > first + 2;)
    {
      g_autofree char *date = dup_date (text_at (piece->flow, i));

      if (date != NULL)
        return i - 2;
    }
  return first;
}

/* Nexis: headline, source and date in this order, labels, "Body", the text, labels again. Older files have the source first. */

static gboolean
is_body_word (const char *text)
{
  static const char *const words[] = { "Body", "BODY", "BODY:", "Text", "Haupttext", "Hauptteil", "Textkörper" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
ends_body (const char *text)
{
  static const char *const words[] = { "Classification", "Graphic", "Notes", "Correction", "Klassifikation" };
  static const char *const starts[] = { "Load-Date:", "LOAD-DATE:", "Publication-Type:", "PUBLICATION-TYPE:", "GRAPHIC:", "Graphic:",
                                        "LANGUAGE:", "SPRACHE:", "UPDATE:", "JOURNAL-CODE:", "Ladedatum:", "LADEDATUM:", "PUBLIKATIONSTYP:" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (text, starts[i]))
      return TRUE;
  return FALSE;
}

static void
take_nexis (Piece *piece, const Range *range)
{
  guint plain[2] = { G_MAXUINT, G_MAXUINT };
  guint n_plain = 0;
  guint i = range->first;
  guint body = G_MAXUINT;

  for (guint j = range->first; j < range->end && body == G_MAXUINT; j++)
    body = is_body_word (text_at (piece->flow, j)) ? j : G_MAXUINT;
  if (body != G_MAXUINT && piece->database == DATABASE_NEXIS)
    i = find_nexis_head (piece, range->first, body);
  piece->body_first = range->end;
  for (guint last = MIN (i + LONGEST_HEAD, range->end); i < last; i++)
    {
      const char *text = text_at (piece->flow, i);

      if (is_body_word (text))
        {
          piece->body_first = i + 1;
          break;
        }
      if (take_label (piece, text))
        piece->body_first = i + 1;
      else if (take_date (piece, text))
        continue;
      else if (piece->record.fields[QD_RECORD_DATE] == NULL && n_plain < 2)
        plain[n_plain++] = i;
      else if (n_plain == 2 || piece->record.fields[QD_RECORD_DATE] != NULL)
        {
          /* In older files the headline comes behind the date. */
          if (n_plain == 1 && piece->database == DATABASE_OLD_NEXIS)
            plain[n_plain++] = i;
          else if (body == G_MAXUINT && piece->body_first < range->end)
            break;
        }
    }
  if (piece->database == DATABASE_OLD_NEXIS && n_plain == 2)
    {
      guint swap = plain[0];

      plain[0] = plain[1];
      plain[1] = swap;
    }
  if (plain[0] != G_MAXUINT)
    qd_record_set (&piece->record, QD_RECORD_TITLE, text_at (piece->flow, plain[0]));
  if (plain[1] != G_MAXUINT)
    qd_record_set (&piece->record, QD_RECORD_SOURCE, text_at (piece->flow, plain[1]));
  for (piece->body_end = piece->body_first; piece->body_end < range->end && !ends_body (text_at (piece->flow, piece->body_end)); piece->body_end++)
    ;
}

/* ProQuest: the headline, labels, "Full text:", the text, labels again */

static gsize
measure_full_text (const char *text)
{
  static const char *const words[] = { "Full text:", "Volltext:" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return strlen (words[i]);
  return 0;
}

static void
take_proquest (Piece *piece, const Range *range)
{
  gboolean in_text = FALSE;
  gboolean after = FALSE;

  piece->body_first = piece->body_end = range->end;
  for (guint i = range->first; i < range->end; i++)
    {
      const char *text = text_at (piece->flow, i);

      gsize before = measure_full_text (text);

      if (!in_text && !after && before > 0)
        {
          QdFlowParagraph *paragraph = qd_flow_get_paragraph (piece->flow, i);

          g_string_erase (paragraph->text, 0, (gssize)(before + strspn (text + before, " ")));
          in_text = TRUE;
          piece->body_first = paragraph->text->len > 0 ? i : i + 1;
        }
      else if (take_label (piece, text))
        {
          if (in_text)
            piece->body_end = i;
          after = after || in_text;
          in_text = FALSE;
        }
      else if (!in_text && !after && i == range->first)
        qd_record_set (&piece->record, QD_RECORD_TITLE, text);
    }
}

/* Factiva: with codes ("HD", "LP") at the starts of lines, or in a fixed order with the number of words behind the headline */

static const struct
{
  const char   *code;
  QdRecordField field;
} codes[] = {
  { "HD", QD_RECORD_TITLE },
  { "BY", QD_RECORD_BYLINE },
  { "PD", QD_RECORD_DATE },
  { "SN", QD_RECORD_SOURCE },
  { "AN", QD_RECORD_ID },
  { "SE", QD_RECORD_N_FIELDS },
  { "CR", QD_RECORD_N_FIELDS },
  { "WC", QD_RECORD_N_FIELDS },
  { "ET", QD_RECORD_N_FIELDS },
  { "SC", QD_RECORD_N_FIELDS },
  { "ED", QD_RECORD_N_FIELDS },
  { "PG", QD_RECORD_N_FIELDS },
  { "LA", QD_RECORD_N_FIELDS },
  { "CY", QD_RECORD_N_FIELDS },
  { "LP", QD_RECORD_TEXT },
  { "TD", QD_RECORD_TEXT },
  { "CO", QD_RECORD_N_FIELDS },
  { "IN", QD_RECORD_N_FIELDS },
  { "NS", QD_RECORD_N_FIELDS },
  { "RE", QD_RECORD_N_FIELDS },
  { "IPC", QD_RECORD_N_FIELDS },
  { "PUB", QD_RECORD_N_FIELDS },
  { "ART", QD_RECORD_N_FIELDS },
};

static gint
find_code (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gsize len = strlen (codes[i].code);

      if (strncmp (text, codes[i].code, len) == 0 && (text[len] == ' ' || text[len] == '\t' || text[len] == '\0'))
        return (gint)i;
    }
  return -1;
}

static void
take_coded (Piece *piece, const Range *range)
{
  QdRecordField waiting = QD_RECORD_N_FIELDS;
  gboolean      in_text = FALSE;

  piece->body_first = piece->body_end = range->end;
  for (guint i = range->first; i < range->end; i++)
    {
      QdFlowParagraph *paragraph = qd_flow_get_paragraph (piece->flow, i);
      gint             code = find_code (paragraph->text->str);
      gsize            len = code >= 0 ? strlen (codes[code].code) : 0;

      if (code >= 0 && codes[code].field == QD_RECORD_TEXT)
        {
          g_string_erase (paragraph->text, 0, (gssize)(len + strspn (paragraph->text->str + len, " \t")));
          piece->body_first = MIN (piece->body_first, i);
          in_text = TRUE;
        }
      else if (code >= 0)
        {
          if (in_text)
            piece->body_end = i;
          in_text = FALSE;
          qd_record_set (&piece->record, codes[code].field, paragraph->text->str + len);
          /* In a table, the code has a cell of its own. */
          waiting = paragraph->text->len == len ? codes[code].field : QD_RECORD_N_FIELDS;
        }
      else if (waiting != QD_RECORD_N_FIELDS)
        {
          qd_record_set (&piece->record, waiting, paragraph->text->str);
          waiting = QD_RECORD_N_FIELDS;
        }
    }
}

static gboolean
is_word_count (const char *text)
{
  static const char *const words[] = { " words", " word", " Wörter", " Wort", " mots", " palabras" };
  gsize                    n = strspn (text, "0123456789,.");

  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text + n, words[i]))
      return TRUE;
  return FALSE;
}

static void
take_factiva (Piece *piece, const Range *range)
{
  guint count = range->first;
  guint i;

  for (i = range->first; i < range->end; i++)
    if (find_code (text_at (piece->flow, i)) == 0)
      {
        take_coded (piece, range);
        return;
      }
  while (count < range->end && !is_word_count (text_at (piece->flow, count)))
    count++;
  piece->body_first = piece->body_end = range->end;
  if (count == range->end || count == range->first)
    return;
  /* Above the number of words: the headline, and the author behind it. */
  i = count - 1;
  if (measure_by (text_at (piece->flow, i)) > 0 && i > range->first)
    {
      qd_record_set (&piece->record, QD_RECORD_BYLINE, text_at (piece->flow, i) + measure_by (text_at (piece->flow, i)));
      i--;
    }
  qd_record_set (&piece->record, QD_RECORD_TITLE, text_at (piece->flow, i));
  for (i = count + 1; i < MIN (count + 10, range->end); i++)
    {
      const char *text = text_at (piece->flow, i);

      if (piece->record.fields[QD_RECORD_DATE] == NULL)
        take_date (piece, text);
      else if (piece->record.fields[QD_RECORD_SOURCE] == NULL && !g_ascii_isdigit (*text))
        qd_record_set (&piece->record, QD_RECORD_SOURCE, text);
      if (g_ascii_strncasecmp (text, "copyright", 9) == 0 || g_str_has_prefix (text, "©") || g_str_has_prefix (text, "(c)"))
        {
          piece->body_first = i + 1;
          break;
        }
    }
  /* Without a line of rights the text begins with the first line that is long. */
  for (i = count + 1; piece->body_first == range->end && i < range->end; i++)
    if (strlen (text_at (piece->flow, i)) > 60)
      piece->body_first = i;
}

/* Handing out */

static gboolean
tell_piece (Piece *piece, GFile *file, GBytes *original, const char *media_type, const QdReadSink *sink, guint number)
{
  g_autofree char   *path = qd_import_dup_path (file);
  g_autoptr (QdBody) body = qd_flow_build_body (piece->flow, piece->body_first, piece->body_end);
  char             **fields = piece->record.fields;
  QdArticleDraft    *draft;
  gint64             time;
  gsize              len;

  qd_body_get_text (body, &len);
  if (len == 0)
    {
      g_autoptr (GError) error = NULL;

      qd_reader_set_no_text (&error);
      sink->problem (number, error, sink->user_data);
      return TRUE;
    }
  draft = qd_article_draft_new ();
  qd_article_draft_set_path (draft, path, number);
  qd_article_draft_set_original (draft, original, media_type);
  qd_article_draft_set_external_id (draft, fields[QD_RECORD_ID]);
  qd_article_draft_set_title (draft, fields[QD_RECORD_TITLE]);
  qd_article_draft_set_source (draft, fields[QD_RECORD_SOURCE]);
  qd_article_draft_set_byline (draft, fields[QD_RECORD_BYLINE]);
  qd_article_draft_set_dateline (draft, fields[QD_RECORD_DATELINE]);
  qd_article_draft_set_url (draft, fields[QD_RECORD_URL]);
  if (fields[QD_RECORD_DATE] != NULL && qd_date_parse (fields[QD_RECORD_DATE], &time))
    qd_article_draft_set_published (draft, time);
  qd_import_name_article (draft, file);
  qd_article_draft_set_body (draft, body);
  return sink->article (draft, sink->user_data);
}

/**
 * qd_database_export_tell:
 * @flow: (not nullable): the finished text of a document; may be changed
 * @file: (not nullable): the document
 * @original: (not nullable): its bytes
 * @media_type: (not nullable): what they are
 * @sink: (not nullable): what takes the articles
 *
 * Hands out the articles of an export of Nexis, Factiva or ProQuest, and how many the file says that it holds. Their line is
 * the number of the article in the file. Thread: the one that reads.
 *
 * Returns: %FALSE if it is no such export, and nothing was handed out
 */
gboolean
qd_database_export_tell (QdFlow *flow, GFile *file, GBytes *original, const char *media_type, const QdReadSink *sink)
{
  Database           database = find_database (flow);
  guint              n_expected = 0;
  g_autoptr (GArray) ranges = database != DATABASE_NONE ? find_ranges (flow, database, &n_expected) : NULL;
  gboolean           more = TRUE;

  if (ranges == NULL || ranges->len == 0)
    return FALSE;
  if (n_expected > 0)
    qd_reader_tell_expected (sink, n_expected);
  for (guint i = 0; i < ranges->len && more; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      Piece        piece = { .flow = flow, .database = database, .body_end = range->end };

      if (database == DATABASE_PROQUEST)
        take_proquest (&piece, range);
      else if (database == DATABASE_FACTIVA)
        {
          take_factiva (&piece, range);
          if (range->end < qd_flow_get_n_paragraphs (flow))
            qd_record_set (&piece.record, QD_RECORD_ID, text_at (flow, range->end) + strlen ("Document "));
        }
      else
        take_nexis (&piece, range);
      more = tell_piece (&piece, file, original, media_type, sink, i + 1);
      qd_record_clear (&piece.record);
    }
  return TRUE;
}

/* Whether "ument" stands somewhere, in whatever letters. */
static gboolean
has_document (const char *text, gsize len)
{
  gsize i = 0;

  for (; i + 9 <= len; i += 8)
    {
      guint64 lower = QD_BYTES_ONES * 0x20;

      /* Only where an "m" is behind a "u" is it worth a closer look. */
      if ((qd_bytes_equal (qd_bytes_load (text + i) | lower, 'u') & qd_bytes_equal (qd_bytes_load (text + i + 1) | lower, 'm')) == 0)
        continue;
      for (gsize at = i; at < i + 8 && at + 5 <= len; at++)
        if (g_ascii_strncasecmp (text + at, "ument", 5) == 0)
          return TRUE;
    }
  for (; i + 5 <= len; i++)
    if (g_ascii_strncasecmp (text + i, "ument", 5) == 0)
      return TRUE;
  return FALSE;
}

/**
 * qd_database_export_looks_like:
 * @text: (not nullable): a text, UTF-8 or of an encoding that has ASCII in it
 * @len: its length, bytes
 *
 * Says quickly whether it may be worth a closer look. Thread: any.
 *
 * Returns: whether words stand in it that exports have between articles
 */
gboolean
qd_database_export_looks_like (const char *text, gsize len)
{
  static const char *const words[] = { "End of Document", "Ende des Dokuments", "Fin du document", "Fin del documento", "ProQuest document ID:", "ProQuest-Dokument-ID:", " DOCUMENTS", " DOKUMENTEN" };
  const char              *p = text;

  /* What all of them have in common, which most texts have not, so that they need not be looked for one by one. */
  if (!has_document (text, len))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (memmem (text, len, words[i], strlen (words[i])) != NULL)
      return TRUE;
  while ((p = memmem (p, len - (gsize)(p - text), "ument ", 6)) != NULL)
    {
      gsize            rest;
      gsize            n;
      g_autofree char *line = NULL;

      /* "Document ", "Dokument " */
      if (p - text < 3)
        {
          p += 6;
          continue;
        }
      p -= 3;
      rest = len - (gsize)(p - text);
      n = 9;
      while (n < MIN (rest, 64) && g_ascii_isalnum (p[n]))
        n++;
      line = g_strndup (p, n);
      if (ends_factiva (line))
        return TRUE;
      p += 9;
    }
  return FALSE;
}

static gboolean
is_proquest_id (const char *line)
{
  return g_str_has_prefix (line, "ProQuest document ID:") || g_str_has_prefix (line, "ProQuest-Dokument-ID:");
}

/* A line of at least twenty strokes, which parts articles. */
static gboolean
is_rule (const char *line)
{
  return strlen (line) >= 20 && strspn (line, "_") == strlen (line);
}

/* Whether there is an id among @lines before the next rule. */
static gboolean
has_proquest_id (char **lines)
{
  for (; *lines != NULL && !is_rule (*lines); lines++)
    if (is_proquest_id (*lines))
      return TRUE;
  return FALSE;
}

/**
 * qd_database_export_flow_of_text:
 * @text: (not nullable): a plain text
 *
 * Thread: any.
 *
 * Returns: (transfer full): its lines as paragraphs; these exports do not wrap them
 */
QdFlow *
qd_database_export_flow_of_text (const char *text)
{
  QdFlow        *flow = qd_flow_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint          n_numbered = 0;
  guint          n_ids = 0;
  guint          number = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      n_numbered += match_proquest (lines[i]) > 0;
      n_ids += is_proquest_id (lines[i]);
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      /* Newer files have their articles between two rules, without a number; each has an id, and these tell how many there are. */
      if (n_numbered == 0 && n_ids > 0 && (i == 0 || is_rule (lines[i])) && has_proquest_id (lines + i + (is_rule (lines[i]) ? 1 : 0)))
        {
          g_autofree char *line = g_strdup_printf ("Document %u of %u", ++number, n_ids);

          qd_flow_begin (flow);
          qd_flow_append (flow, line, strlen (line));
        }
      if (*lines[i] == '\0' || strspn (lines[i], "_-=") == strlen (lines[i]))
        continue;
      qd_flow_begin (flow);
      qd_flow_append (flow, lines[i], strlen (lines[i]));
    }
  qd_flow_finish (flow);
  return flow;
}

/**
 * qd_database_export_flow_of_page:
 * @tree: (not nullable): a page
 *
 * Thread: any.
 *
 * Returns: (transfer full): the text of its blocks, all of them, as paragraphs
 */
QdFlow *
qd_database_export_flow_of_page (const QdHtmlTree *tree)
{
  QdFlow           *flow = qd_flow_new ();
  guint             n_nodes;
  const QdHtmlNode *nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  guint             end = G_MAXUINT;

  for (guint i = 0; i < n_nodes; i++)
    {
      if (nodes[i].tag == QD_HTML_HEAD || nodes[i].tag == QD_HTML_SCRIPT || nodes[i].tag == QD_HTML_STYLE)
        i = nodes[i].end - 1;
      else if (nodes[i].tag == QD_HTML_TEXT)
        {
          if (i >= end && end != G_MAXUINT)
            {
              qd_flow_begin (flow);
              end = G_MAXUINT;
            }
          qd_flow_append (flow, nodes[i].text, strlen (nodes[i].text));
        }
      /* The cells of a row of Factiva's are one line: the code, and what it says. */
      else if (nodes[i].tag == QD_HTML_TD)
        qd_flow_append (flow, " ", 1);
      else if (qd_html_tag_is_block (nodes[i].tag) || nodes[i].tag == QD_HTML_BR || nodes[i].tag == QD_HTML_TR)
        {
          gboolean in_cell = nodes[i].tag == QD_HTML_P && nodes[nodes[i].parent].tag == QD_HTML_TD && nodes[i].parent + 1 == i;

          if (in_cell)
            continue;
          qd_flow_begin (flow);
          end = nodes[i].end;
        }
    }
  qd_flow_finish (flow);
  return flow;
}
