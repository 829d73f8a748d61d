/* qd-record.c: an article as named fields, from tables and from the files of reference managers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-database-words.h"
#include "import/qd-date.h"
#include "import/qd-import-file.h"
#include "import/qd-member-file.h"
#include "import/qd-plain-text.h"
#include "import/qd-reader-private.h"

/* Of a list of attached files so many are tried. */
#define MOST_FILES 16

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct
{
  QdRecord         *record;
  GFile            *file;
  const QdReadSink *sink;
  guint             n_told;
  gboolean          more;
} Telling;

/* Names of authors and of files are joined up to so many bytes; each more would copy all before it. */
#define LONGEST_LIST (16 * 1024)

/**
 * qd_record_clear:
 * @self: (not nullable): a record
 *
 * Empties it. Thread: the one that uses it.
 */
void
qd_record_clear (QdRecord *self)
{
  for (guint i = 0; i < QD_RECORD_N_FIELDS; i++)
    {
      g_clear_pointer (&self->fields[i], g_free);
      self->ranks[i] = 0;
    }
  self->line = 0;
}

/**
 * qd_record_set:
 * @self: (not nullable): a record
 * @field: which field; %QD_RECORD_N_FIELDS for none
 * @value: (nullable): what it holds; white space at its ends is left out
 *
 * Sets a field that has nothing yet, or only what fits it less: of several the first counts. Thread: the one that uses it.
 */
void
qd_record_set (QdRecord *self, QdRecordField field, const char *value)
{
  qd_record_set_ranked (self, field, value, 0);
}

/**
 * qd_record_set_ranked:
 * @self: (not nullable): a record
 * @field: which field; %QD_RECORD_N_FIELDS for none
 * @value: (nullable): what it holds; white space at its ends is left out
 * @rank: how well @value fits the field, 0 the best: a newspaper's name is its outlet, that of the house that prints it only where there is no other
 *
 * Sets a field that has nothing yet, or only what fits it less. Thread: the one that uses it.
 */
void
qd_record_set_ranked (QdRecord *self, QdRecordField field, const char *value, guint8 rank)
{
  g_autofree char *valid = NULL;

  if (field >= QD_RECORD_N_FIELDS || value == NULL || (self->fields[field] != NULL && self->ranks[field] <= rank))
    return;
  valid = g_strstrip (g_utf8_make_valid (value, -1));
  if (*valid == '\0')
    return;
  g_free (self->fields[field]);
  self->fields[field] = g_steal_pointer (&valid);
  self->ranks[field] = rank;
}

/**
 * qd_record_add:
 * @self: (not nullable): a record
 * @field: which field
 * @value: (nullable): one more of what it holds, as of several authors
 * @separator: (not nullable): what stands between them
 *
 * Appends to a field, but for one that is so long already that no article has so many names. Thread: the one that uses it.
 */
void
qd_record_add (QdRecord *self, QdRecordField field, const char *value, const char *separator)
{
  char *before;

  if (self->fields[field] != NULL && strlen (self->fields[field]) > LONGEST_LIST)
    return;
  before = g_steal_pointer (&self->fields[field]);
  qd_record_set (self, field, value);
  if (before != NULL && self->fields[field] != NULL)
    {
      char *joined = g_strconcat (before, separator, self->fields[field], NULL);

      g_free (self->fields[field]);
      g_free (before);
      self->fields[field] = joined;
    }
  else if (before != NULL)
    self->fields[field] = before;
}

/* Letters in lower case, nothing else. */
static char *
fold_name (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  GString         *folded = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));
  return g_string_free_and_steal (folded);
}

/* Whether one of the words, between which a space stands, is @word. */
static gboolean
has_word (const char *words, const char *word)
{
  gsize len = strlen (word);

  /* An empty word is found everywhere, without getting any further. */
  if (len == 0)
    return FALSE;
  for (const char *at = words; (at = strstr (at, word)) != NULL; at += len)
    if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
      return TRUE;
  return FALSE;
}

/**
 * qd_record_add_author:
 * @self: (not nullable): a record
 * @name: (not nullable): "Quill, Ada" or "Ada Quill"
 *
 * Adds one of those who wrote it, as bylines name people. Thread: any.
 */
void
qd_record_add_author (QdRecord *self, const char *name)
{
  const char      *comma = strchr (name, ',');
  g_autofree char *family = comma != NULL ? g_strstrip (g_strndup (name, (gsize)(comma - name))) : NULL;
  g_autofree char *given = comma != NULL ? g_strstrip (g_strdup (comma + 1)) : NULL;
  g_autofree char *turned = NULL;

  /* RIS has a suffix behind a second comma, which stays behind the name. */
  if (given != NULL && *given != '\0' && *family != '\0')
    turned = g_strdup_printf ("%.*s %s%s", (int)strcspn (given, ","), given, family, given + strcspn (given, ","));
  qd_record_add (self, QD_RECORD_BYLINE, turned != NULL ? turned : name, ", ");
}

/**
 * qd_record_find_field:
 * @name: (not nullable): the heading of a column or the name of a member, UTF-8
 * @rank: (out) (optional): how well it fits the field, 0 the best
 *
 * What people and databases call the fields of articles in English, German, French and Spanish. Thread: any.
 *
 * Returns: the field; %QD_RECORD_N_FIELDS if it is none
 */
QdRecordField
qd_record_find_field (const char *name, guint8 *rank)
{
  static const struct
  {
    QdRecordField field;
    const char   *names;
  } known[] = {
    { QD_RECORD_ID, "id articleid documentid docid uid uuid guid identifier accessionnumber nr key" },
    { QD_RECORD_TEXT, "text fulltext body bodytext content contents article articletext articlebody story maintext volltext artikel artikeltext inhalt texte "
                      "textecomplet contenu article corps texto textocompleto contenido cuerpo" },
    { QD_RECORD_SUMMARY, "summary abstract description snippet excerpt lead teaser zusammenfassung beschreibung kurzfassung vorspann résumé resume chapeau resumen entradilla" },
    { QD_RECORD_TITLE, "title headline heading titel überschrift schlagzeile titre título titulo titular" },
    { QD_RECORD_SOURCE, "source sourcename outlet publication publicationtitle publicationname publisher newspaper paper medium media mediasource sitename domain quelle "
                        "zeitung outlets journal source éditeur fuente medio periódico periodico diario containertitle" },
    { QD_RECORD_DATE, "date datetime day published publisheddate publishedat publishdate publicationdate datepublished pubdate datum tag erscheinungsdatum "
                      "veröffentlicht veröffentlichungsdatum datedepublication publié fecha fechadepublicación publicado issued timestamp" },
    { QD_RECORD_URL, "url link uri href weburl articleurl documenturl permalink address adresse lien enlace dirección" },
    { QD_RECORD_BYLINE, "author authors byline writer creator by autor autoren autorin verfasser auteur auteurs autora autores" },
    { QD_RECORD_DATELINE, "dateline place city location ort lieu lugar" },
    { QD_RECORD_LANGUAGE, "language lang sprache langue idioma lengua" },
    { QD_RECORD_FILE, "file filename filepath path fileattachments attachment attachments datei dateiname fichier archivo" },
  };
  g_autofree char *folded = fold_name (name);

  if (rank != NULL)
    *rank = has_word ("publisher éditeur domain", folded) ? 1 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (has_word (known[i].names, folded))
      return known[i].field;
  return QD_RECORD_N_FIELDS;
}

/* From fields to a draft */

static void
set_date (QdArticleDraft *draft, const char *value)
{
  g_autofree char *date = g_strdup (value);
  gint64           time;
  char            *end;

  /* 2018/01/24, and 2018/// where month and day are missing; RIS has other words behind a third bar */
  if (strlen (date) >= 8 && strspn (date, "0123456789") == 4 && date[4] == '/')
    {
      char *month_end = strchr (date + 5, '/');
      char *day_end = month_end != NULL ? strchr (month_end + 1, '/') : NULL;

      if (day_end != NULL)
        *day_end = '\0';
      for (gsize len = strlen (date); len > 0 && date[len - 1] == '/'; len--)
        date[len - 1] = '\0';
      g_strdelimit (date, "/", '-');
    }
  if (strspn (date, "0123456789") == strlen (date) && strlen (date) >= 9 && strlen (date) <= 13)
    {
      /* Seconds or milliseconds since the epoch, as programs write them. */
      gint64 number = g_ascii_strtoll (date, &end, 10);

      qd_article_draft_set_published (draft, strlen (date) > 11 ? number * 1000 : number * G_USEC_PER_SEC);
    }
  else if (qd_date_parse (date, &time))
    qd_article_draft_set_published (draft, time);
}

/* ProQuest writes “English” where others write “en”. */
static void
set_language (QdArticleDraft *draft, const char *value)
{
  const char *language = qd_database_find_language (value);

  qd_article_draft_set_language (draft, language != NULL ? language : value);
}

/* A name that is no address, as agencies give their items, is none here either. */
static void
set_url (QdArticleDraft *draft, const char *value)
{
  if (g_ascii_strncasecmp (value, "urn:", 4) != 0 && g_ascii_strncasecmp (value, "tag:", 4) != 0)
    qd_article_draft_set_url (draft, value);
}

/* What the record says of its article counts for more than what a file attached to it says. */
static void
set_fields (QdRecord *self, QdArticleDraft *draft)
{
  static void (*const setters[QD_RECORD_N_FIELDS]) (QdArticleDraft *, const char *) = {
    [QD_RECORD_ID] = qd_article_draft_set_external_id,
    [QD_RECORD_TITLE] = qd_article_draft_set_title,
    [QD_RECORD_SOURCE] = qd_article_draft_set_source,
    [QD_RECORD_DATE] = set_date,
    [QD_RECORD_URL] = set_url,
    [QD_RECORD_BYLINE] = qd_article_draft_set_byline,
    [QD_RECORD_DATELINE] = qd_article_draft_set_dateline,
    [QD_RECORD_LANGUAGE] = set_language,
  };

  for (guint i = 0; i < QD_RECORD_N_FIELDS; i++)
    if (setters[i] != NULL && self->fields[i] != NULL)
      setters[i](draft, self->fields[i]);
}

static gboolean
take_draft_cb (QdArticleDraft *draft, gpointer user_data)
{
  Telling *telling = user_data;

  set_fields (telling->record, draft);
  telling->n_told++;
  telling->more = telling->sink->article (draft, telling->sink->user_data);
  return telling->more;
}

static void
ignore_problem_cb (guint64 line, const GError *error, gpointer user_data)
{
}

static void
ignore_member_problem_cb (const char *path, guint64 line, const GError *error, gpointer user_data)
{
}

/* Attached files */

static void
read_attached (Telling *telling, GCancellable *cancellable)
{
  const QdReadSink sink = { take_draft_cb, ignore_problem_cb, telling, NULL, NULL, ignore_member_problem_cb };
  g_auto (GStrv)   paths = g_strsplit (telling->record->fields[QD_RECORD_FILE], ";", MOST_FILES);

  for (guint i = 0; paths[i] != NULL && telling->n_told == 0; i++)
    {
      g_autoptr (GFile) attached = qd_import_find_below (telling->file, g_strstrip (paths[i]));
      const QdReader   *reader = attached != NULL ? qd_reader_for_file (attached, cancellable, NULL) : NULL;

      if (reader != NULL)
        qd_reader_read (reader, attached, &sink, cancellable, NULL);
    }
}

/* Texts */

static gboolean
is_page (const char *text)
{
  static const char *const tags[] = { "<p>", "<p ", "<br>", "<br/>", "<br />", "<div", "</p>" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (text, tags[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
keep_draft_cb (QdArticleDraft *draft, gpointer user_data)
{
  QdArticleDraft **kept = user_data;

  g_clear_pointer (kept, qd_article_draft_free);
  *kept = draft;
  return TRUE;
}

/* A text with tags is a page. */
static QdBody *
read_page (GFile *file, const char *text, GCancellable *cancellable)
{
  QdArticleDraft    *draft = NULL;
  const QdReadSink   sink = { keep_draft_cb, ignore_problem_cb, &draft };
  g_autofree char   *page = g_strconcat (BYTE_ORDER_MARK "<html><body><article>", text, "</article></body></html>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  QdExpansion        none = { 0 };
  g_autoptr (GFile)  member = qd_member_file_new (file, "text.html", "…", bytes, &none);
  QdBody            *body = NULL;

  if (qd_reader_read (&qd_reader_html, member, &sink, cancellable, NULL) && draft != NULL)
    body = qd_body_ref (qd_article_draft_get_body (draft));
  qd_member_file_close (QD_MEMBER_FILE (member));
  g_clear_pointer (&draft, qd_article_draft_free);
  return body;
}

/* The text as it is, but for the ends of lines. */
static QdBody *
build_body (GFile *file, const char *text, GCancellable *cancellable)
{
  g_autofree char *lines = NULL;
  QdBody          *body = is_page (text) ? read_page (file, text, cancellable) : NULL;
  g_auto (GStrv)   parts = NULL;

  if (body != NULL)
    return body;
  parts = g_strsplit (text, "\r\n", -1);
  lines = g_strjoinv ("\n", parts);
  g_strdelimit (lines, "\r", '\n');
  return qd_body_new (lines, -1);
}

static QdArticleDraft *
build_draft (QdRecord *self, GFile *file, const char *text, GBytes *original, const char *media_type, GCancellable *cancellable)
{
  QdArticleDraft    *draft = qd_article_draft_new ();
  g_autofree char   *path = qd_import_dup_path (file);
  g_autoptr (QdBody) body = build_body (file, text, cancellable);

  qd_article_draft_set_path (draft, path, self->line);
  qd_article_draft_set_original (draft, original, media_type);
  qd_article_draft_set_body (draft, body);
  set_fields (self, draft);
  if (qd_article_draft_get_title (draft) == NULL)
    {
      const char      *words = qd_body_get_text (body, NULL);
      g_autofree char *paragraph = g_strndup (words, strcspn (words, "\n"));
      g_autofree char *title = qd_plain_text_dup_title (paragraph);

      qd_article_draft_set_title (draft, title);
    }
  qd_import_name_article (draft, file);
  return draft;
}

/**
 * qd_record_tell:
 * @self: (not nullable): a record
 * @file: (not nullable): the file that it is in
 * @original: (not nullable): the bytes that it was read from
 * @media_type: (not nullable): what they are
 * @sink: (not nullable): what takes the article
 * @cancellable: (nullable): a cancellable
 *
 * Hands out the article of a record: its text; else that of a file attached to it, which has to lie below the folder that
 * the record's file is in; else its summary. One without any is told as a problem. Thread: the one that reads.
 *
 * Returns: %FALSE if the sink has enough
 */
gboolean
qd_record_tell (QdRecord *self, GFile *file, GBytes *original, const char *media_type, const QdReadSink *sink, GCancellable *cancellable)
{
  Telling            telling = { self, file, sink, 0, TRUE };
  const char        *text = self->fields[QD_RECORD_TEXT];
  g_autoptr (GError) error = NULL;

  if (text == NULL && self->fields[QD_RECORD_FILE] != NULL)
    read_attached (&telling, cancellable);
  if (telling.n_told > 0)
    return telling.more;
  if (text == NULL)
    text = self->fields[QD_RECORD_SUMMARY];
  if (text != NULL)
    return sink->article (build_draft (self, file, text, original, media_type, cancellable), sink->user_data);
  if (self->fields[QD_RECORD_FILE] != NULL)
    g_set_error (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY,
                 _ ("“%s” has no text, and the file attached to it could not be read. Put the file where the record says, in this folder or below it."),
                 self->fields[QD_RECORD_TITLE] != NULL ? self->fields[QD_RECORD_TITLE] : _ ("The record"));
  else
    g_set_error (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("“%s” has no text."),
                 self->fields[QD_RECORD_TITLE] != NULL ? self->fields[QD_RECORD_TITLE] : _ ("The record"));
  sink->problem (self->line, error, sink->user_data);
  return TRUE;
}
