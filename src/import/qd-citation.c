/* qd-citation.c: articles and quotations in the formats of other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-citation.h"

#include <string.h>

#include "core/qd-csv.h"
#include "import/qd-annotation.h"
#include "import/qd-export-json.h"
#include "import/qd-json-writer.h"

/* What stands around a quotation, for programs to find it in a page that has changed. Code points. */
#define CONTEXT_CHARS 32

struct _QdCitationWriter
{
  QdCitationFormat format;
  gboolean         quotations;
  GString         *out;  /* borrowed */
  GHashTable      *keys; /* of BibTeX, with how often each was wanted */
  GChecksum       *ids;  /* of all annotations */
  guint            n_written;
};

/**
 * qd_citation_format_from_string:
 * @name: (not nullable): "csl-json", "ris", "bibtex", "markdown", "csv", "html", "annotation" or "jsonl"
 * @format: (out): the format
 *
 * Thread: any.
 *
 * Returns: whether there is one of that name
 */
gboolean
qd_citation_format_from_string (const char *name, QdCitationFormat *format)
{
  static const char *const names[] = { "csl-json", "ris", "bibtex", "markdown", "csv", "html", "annotation", "jsonl" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      {
        *format = (QdCitationFormat)i;
        return TRUE;
      }
  return FALSE;
}

static GDateTime *
get_date (const QdArticleRecord *article)
{
  return article->published != QD_TIME_UNKNOWN ? g_date_time_new_from_unix_utc_usec (article->published) : NULL;
}

static char *
dup_date (const QdArticleRecord *article, const char *format)
{
  g_autoptr (GDateTime) date = get_date (article);

  return date != NULL ? g_date_time_format (date, format) : NULL;
}

static char *
dup_line (const char *text)
{
  char *line = g_strdup (text != NULL ? text : "");

  return g_strdelimit (line, "\r\n\t", ' ');
}

/* Whether @piece reads as the name of a person: two to four words that each begin with a capital, or as "van". */
static gboolean
is_name (const char *piece)
{
  g_auto (GStrv) words = g_strsplit (piece, " ", -1);
  const guint    n = g_strv_length (words);
  gboolean       capital = TRUE;

  for (guint i = 0; i < n; i++)
    capital = capital && (g_unichar_isupper (g_utf8_get_char (words[i])) || (i > 0 && i + 1 < n && g_unichar_islower (g_utf8_get_char (words[i]))));
  return n >= 2 && n <= 4 && capital;
}

/* The people of a byline, each by themselves; where it is not sure that what stands between commas are people, the byline as it is. */
static GStrv
dup_people (const QdArticleRecord *article)
{
  static const char *const between[] = { " and ", " und ", " & ", "; " };
  g_autoptr (GString)      line = g_string_new (article->byline);
  g_auto (GStrv)           pieces = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    g_string_replace (line, between[i], ", ", 0);
  g_string_replace (line, ", , ", ", ", 0);
  pieces = g_strsplit (line->str, ", ", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (!is_name (pieces[i]) || g_strcmp0 (pieces[i], article->source) == 0)
      return g_strsplit (article->byline, "\n", 1);
  return g_steal_pointer (&pieces);
}

/* JSON */

static void
add_member (QdJsonWriter *writer, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  qd_json_writer_set_member (writer, name);
  qd_json_writer_add_string (writer, value);
}

static void
begin_item (QdCitationWriter *self)
{
  g_string_append (self->out, self->n_written > 0 ? ",\n" : "");
}

static void
end_item (QdCitationWriter *self, QdJsonWriter *writer)
{
  qd_json_writer_end_object (writer);
  g_string_append (self->out, qd_json_writer_get_text (writer, NULL));
}

static void
add_csl (QdCitationWriter *self, const QdArticleRecord *article, const QdQuotationRecord *quotation)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  g_autoptr (GDateTime)    date = get_date (article);
  g_auto (GStrv)           people = article->byline != NULL ? dup_people (article) : NULL;
  g_autofree char         *id = quotation != NULL ? g_strdup_printf ("%s#%u", article->label, self->n_written + 1) : g_strdup (article->label);

  begin_item (self);
  qd_json_writer_begin_object (writer);
  add_member (writer, "id", id);
  add_member (writer, "type", "article-newspaper");
  add_member (writer, "title", article->title);
  add_member (writer, "container-title", article->source);
  add_member (writer, "URL", article->url);
  add_member (writer, "language", article->language);
  add_member (writer, "publisher-place", article->dateline);
  if (article->byline != NULL)
    {
      qd_json_writer_set_member (writer, "author");
      qd_json_writer_begin_array (writer);
      for (guint i = 0; people[i] != NULL; i++)
        {
          qd_json_writer_begin_object (writer);
          add_member (writer, "literal", people[i]);
          qd_json_writer_end_object (writer);
        }
      qd_json_writer_end_array (writer);
    }
  if (date != NULL)
    {
      qd_json_writer_set_member (writer, "issued");
      qd_json_writer_begin_object (writer);
      qd_json_writer_set_member (writer, "date-parts");
      qd_json_writer_begin_array (writer);
      qd_json_writer_begin_array (writer);
      qd_json_writer_add_int (writer, g_date_time_get_year (date));
      qd_json_writer_add_int (writer, g_date_time_get_month (date));
      qd_json_writer_add_int (writer, g_date_time_get_day_of_month (date));
      qd_json_writer_end_array (writer);
      qd_json_writer_end_array (writer);
      qd_json_writer_end_object (writer);
    }
  if (quotation != NULL)
    add_member (writer, "note", quotation->quotation->text);
  end_item (self, writer);
}

/* One run of a quotation's words: by themselves with what is around them, and where they are in our text. */
static void
add_target (QdJsonWriter *writer, QdArticle *article, QdSpan span)
{
  gsize            len;
  const char      *text = qd_body_get_text (article->body, &len);
  const char      *before = text + span.start;
  const char      *after = text + span.end;
  g_autofree char *exact = g_strndup (text + span.start, qd_span_length (span));
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  g_autofree char *source = qd_annotation_dup_source (article->record->url, article->record->label);

  for (guint i = 0; i < CONTEXT_CHARS && before > text; i++)
    before = g_utf8_prev_char (before);
  for (guint i = 0; i < CONTEXT_CHARS && *after != '\0'; i++)
    after = g_utf8_next_char (after);
  prefix = g_strndup (before, (gsize)(text + span.start - before));
  suffix = g_strndup (text + span.end, (gsize)(after - text) - span.end);
  qd_json_writer_begin_object (writer);
  add_member (writer, "source", source);
  qd_json_writer_set_member (writer, "selector");
  qd_json_writer_begin_array (writer);
  qd_json_writer_begin_object (writer);
  add_member (writer, "type", "TextQuoteSelector");
  add_member (writer, "exact", exact);
  add_member (writer, "prefix", prefix);
  add_member (writer, "suffix", suffix);
  qd_json_writer_end_object (writer);
  qd_json_writer_begin_object (writer);
  add_member (writer, "type", "TextPositionSelector");
  qd_json_writer_set_member (writer, "start");
  qd_json_writer_add_int (writer, g_utf8_strlen (text, (gssize)span.start));
  qd_json_writer_set_member (writer, "end");
  qd_json_writer_add_int (writer, g_utf8_strlen (text, (gssize)span.end));
  qd_json_writer_end_object (writer);
  qd_json_writer_end_array (writer);
  qd_json_writer_end_object (writer);
}

/* Web Annotation Data Model (W3C, 2017): what is said of a quotation, and each run of its words as a target, so that "he said" between
 * two of them is none of it. */
static void
add_annotation (QdCitationWriter *self, QdArticle *article, const QdQuotationRecord *record)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  const QdQuotation       *quotation = record->quotation;
  const QdArticleRecord   *known = article->record;
  g_autofree char         *name = g_strdup_printf ("quotidian\n%s\n%s\n%s\n%s\n%" G_GSIZE_FORMAT ",%" G_GSIZE_FORMAT, known->label, known->source, known->title != NULL ? known->title : "",
                                           known->url != NULL ? known->url : "", quotation->spans[0].start, quotation->spans[quotation->n_spans - 1].end);
  g_autofree char         *id = qd_annotation_dup_id (name);

  g_checksum_update (self->ids, (const guint8 *)id, -1);
  begin_item (self);
  qd_json_writer_begin_object (writer);
  add_member (writer, "id", id);
  add_member (writer, "type", "Annotation");
  add_member (writer, "motivation", "identifying");
  if (quotation->speaker != NULL)
    {
      qd_json_writer_set_member (writer, "body");
      qd_json_writer_begin_object (writer);
      add_member (writer, "type", "TextualBody");
      add_member (writer, "purpose", "tagging");
      add_member (writer, "value", quotation->speaker);
      qd_json_writer_end_object (writer);
    }
  qd_json_writer_set_member (writer, "target");
  if (quotation->n_spans > 1)
    qd_json_writer_begin_array (writer);
  for (guint i = 0; i < quotation->n_spans; i++)
    add_target (writer, article, quotation->spans[i]);
  if (quotation->n_spans > 1)
    qd_json_writer_end_array (writer);
  end_item (self, writer);
}

/* References */

static void
add_tag (GString *out, const char *tag, const char *value)
{
  g_autofree char *line = dup_line (value);

  if (*line != '\0')
    g_string_append_printf (out, "%s  - %s\r\n", tag, line);
}

/* A comma would part a family name from a given one, so that what is not sure to be a name has none. */
static void
add_ris_author (GString *out, const char *name)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_replace (line, ", ", " – ", 0);
  g_string_replace (line, ",", " – ", 0);
  add_tag (out, "AU", line->str);
}

static void
add_ris (QdCitationWriter *self, const QdArticleRecord *article, const QdQuotationRecord *quotation)
{
  g_autofree char *date = dup_date (article, "%Y/%m/%d");
  g_autofree char *year = dup_date (article, "%Y");
  g_auto (GStrv)   people = article->byline != NULL ? dup_people (article) : NULL;

  add_tag (self->out, "TY", "NEWS");
  add_tag (self->out, "ID", article->label);
  add_tag (self->out, "TI", article->title);
  add_tag (self->out, "T2", article->source);
  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    add_ris_author (self->out, people[i]);
  add_tag (self->out, "PY", year);
  add_tag (self->out, "DA", date);
  add_tag (self->out, "CY", article->dateline);
  add_tag (self->out, "LA", article->language);
  add_tag (self->out, "UR", article->url);
  if (quotation != NULL)
    add_tag (self->out, "N1", quotation->quotation->text);
  g_string_append (self->out, "ER  - \r\n");
}

/* What TeX takes for commands is made to stand for itself. Braces in a field have to match, so that none are written. */
static void
append_tex (GString *out, const char *text)
{
  static const struct
  {
    char        character;
    const char *tex;
  } commands[] = {
    { '\\', "\\textbackslash{}" },
    { '~', "\\textasciitilde{}" },
    { '^', "\\textasciicircum{}" },
    { '{', "\\textbraceleft{}" },
    { '}', "\\textbraceright{}" },
    { '&', "\\&" },
    { '%', "\\%" },
    { '$', "\\$" },
    { '#', "\\#" },
    { '_', "\\_" },
  };

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *tex = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (commands) && tex == NULL; i++)
        if (commands[i].character == *p)
          tex = commands[i].tex;
      /* Two hyphens would be a dash, two of these a quotation mark. */
      if (p > text && *p == p[-1] && strchr ("-`'", *p) != NULL)
        g_string_append (out, "{}");
      if (tex != NULL)
        g_string_append (out, tex);
      else
        g_string_append_c (out, *p);
    }
}

/* An address is taken as it is, so that it must not have what would end the field. */
static void
append_tex_address (GString *out, const char *address)
{
  for (const char *p = address; *p != '\0'; p++)
    if (strchr ("{}\\ ", *p) != NULL)
      g_string_append_printf (out, "%%%02X", *p);
    else
      g_string_append_c (out, *p);
}

static void
add_bibtex_field (GString *out, const char *name, const char *value)
{
  g_autofree char *line = dup_line (value);

  if (*line == '\0')
    return;
  g_string_append_printf (out, "  %s = {", name);
  if (g_str_equal (name, "url"))
    append_tex_address (out, line);
  else
    append_tex (out, line);
  g_string_append (out, "},\n");
}

/* " and " stands between people; who is no person, or has a comma, stands in braces of their own. */
static void
add_bibtex_people (GString *out, const QdArticleRecord *article)
{
  g_auto (GStrv) people = article->byline != NULL ? dup_people (article) : NULL;

  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    {
      g_autofree char *line = dup_line (people[i]);
      const gboolean   whole = !is_name (line);

      g_string_append (out, i == 0 ? "  author = {" : " and ");
      g_string_append (out, whole ? "{" : "");
      append_tex (out, line);
      g_string_append (out, whole ? "}" : "");
    }
  if (people != NULL && people[0] != NULL)
    g_string_append (out, "},\n");
}

/* Appends the ASCII letters and figures of a text, in lower case. */
static void
append_key (GString *key, const char *text, gsize most)
{
  g_autofree char *ascii = text != NULL ? g_str_to_ascii (text, "C") : g_strdup ("");
  gsize            n = 0;

  for (const char *p = ascii; *p != '\0' && n < most; p++)
    if (g_ascii_isalnum (*p))
      {
        g_string_append_c (key, g_ascii_tolower (*p));
        n++;
      }
}

/* A key that tells what it is of, and stays the same however many references stand before it: outlet, year, beginning of the headline.
 * Only what has all of these in common is counted. */
static char *
dup_key (QdCitationWriter *self, const QdArticleRecord *article, const char *year)
{
  GString *key = g_string_new (NULL);
  guint    n;

  append_key (key, article->source, 20);
  g_string_append (key, year != NULL ? year : "");
  append_key (key, article->title, 20);
  if (key->len == 0)
    g_string_append (key, "article");
  if (self->keys == NULL)
    self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, key->str)) + 1;
  g_hash_table_replace (self->keys, g_strdup (key->str), GUINT_TO_POINTER (n));
  if (n > 1)
    g_string_append_printf (key, "-%u", n);
  return g_string_free_and_steal (key);
}

static void
add_bibtex (QdCitationWriter *self, const QdArticleRecord *article, const QdQuotationRecord *quotation)
{
  g_autofree char *date = dup_date (article, "%Y-%m-%d");
  g_autofree char *year = dup_date (article, "%Y");
  g_autofree char *key = dup_key (self, article, year);

  g_string_append_printf (self->out, "@article{%s,\n", key);
  add_bibtex_field (self->out, "title", article->title);
  add_bibtex_field (self->out, "journal", article->source);
  add_bibtex_people (self->out, article);
  add_bibtex_field (self->out, "year", year);
  add_bibtex_field (self->out, "date", date);
  add_bibtex_field (self->out, "url", article->url);
  add_bibtex_field (self->out, "langid", article->language);
  if (quotation != NULL)
    add_bibtex_field (self->out, "annote", quotation->quotation->text);
  g_string_append (self->out, "}\n\n");
}

/* To be read */

/* Whether a line begins with a number as an ordered list does, and @p is the mark behind it. */
static gboolean
ends_number (const char *text, const char *p)
{
  const char *start = p;

  while (start > text && g_ascii_isdigit (start[-1]))
    start--;
  return (*p == '.' || *p == ')') && start < p && (start == text || start[-1] == '\n') && (p[1] == ' ' || p[1] == '\n' || p[1] == '\0');
}

static void
append_markdown (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>&~", *p) != NULL || ((p == text || p[-1] == '\n') && strchr ("#+-|=", *p) != NULL) || ends_number (text, p))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

typedef void (*AppendFunc) (GString    *out,
                            const char *text);

/* Source, author, date and address */
static void
append_reference (GString *out, const QdArticleRecord *article, AppendFunc append)
{
  g_autofree char *date = dup_date (article, "%Y-%m-%d");

  append (out, article->source);
  if (article->byline != NULL)
    {
      g_string_append (out, ", ");
      append (out, article->byline);
    }
  if (date != NULL)
    g_string_append_printf (out, ", %s", date);
  if (article->url != NULL)
    {
      g_string_append (out, ", ");
      append (out, article->url);
    }
}

static void
add_markdown (QdCitationWriter *self, QdArticle *article, const QdQuotationRecord *quotation)
{
  const QdArticleRecord *record = article->record;

  if (quotation == NULL)
    {
      g_autofree char *title = dup_line (record->title);

      g_string_append (self->out, "# ");
      append_markdown (self->out, title);
      g_string_append (self->out, "\n\n*");
      append_reference (self->out, record, append_markdown);
      g_string_append (self->out, "*\n\n");
      append_markdown (self->out, qd_body_get_text (article->body, NULL));
    }
  else
    {
      g_autofree char *line = dup_line (quotation->quotation->text);

      g_string_append (self->out, "> ");
      append_markdown (self->out, line);
      g_string_append (self->out, "\n>\n> — ");
      append_markdown (self->out, quotation->quotation->speaker != NULL ? quotation->quotation->speaker : "?");
      g_string_append (self->out, ". ");
      append_reference (self->out, record, append_markdown);
    }
  g_string_append (self->out, "\n\n");
}

static void
append_paragraphs (GString *out, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_string_append (out, "<p>");
      append_escaped (out, paragraphs[i]);
      g_string_append (out, "</p>\n");
    }
}

static void
add_html (QdCitationWriter *self, QdArticle *article, const QdQuotationRecord *quotation)
{
  const QdArticleRecord *record = article->record;

  g_string_append (self->out, quotation == NULL ? "<article" : "<figure");
  if (record->language != NULL)
    {
      g_string_append (self->out, " lang=\"");
      append_escaped (self->out, record->language);
      g_string_append_c (self->out, '"');
    }
  g_string_append (self->out, quotation == NULL ? ">\n<h2>" : ">\n<blockquote><p>");
  append_escaped (self->out, quotation == NULL ? (record->title != NULL ? record->title : "") : quotation->quotation->text);
  g_string_append (self->out, quotation == NULL ? "</h2>\n<p><cite>" : "</p></blockquote>\n<figcaption>");
  if (quotation != NULL && quotation->quotation->speaker != NULL)
    {
      append_escaped (self->out, quotation->quotation->speaker);
      g_string_append (self->out, ". ");
    }
  append_reference (self->out, record, append_escaped);
  g_string_append (self->out, quotation == NULL ? "</cite></p>\n" : "</figcaption>\n</figure>\n");
  if (quotation == NULL)
    {
      append_paragraphs (self->out, qd_body_get_text (article->body, NULL));
      g_string_append (self->out, "</article>\n");
    }
}

/* Tables */

static void
add_row (GString *out, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    qd_csv_add_cell (out, cells[i]);
  qd_csv_end_row (out);
}

static void
add_csv (QdCitationWriter *self, QdArticle *article, const QdQuotationRecord *quotation)
{
  const QdArticleRecord *record = article->record;
  g_autofree char       *date = dup_date (record, "%Y-%m-%dT%H:%M:%SZ");

  if (quotation == NULL)
    {
      const char *const cells[] = { record->label, record->source, record->title, date, record->byline, record->dateline, record->url, record->language, qd_body_get_text (article->body, NULL) };

      add_row (self->out, cells, G_N_ELEMENTS (cells));
    }
  else
    {
      const char *const cells[] = { record->label, record->source, record->title, date, record->url, quotation->quotation->speaker, quotation->quotation->text, quotation->statement };

      add_row (self->out, cells, G_N_ELEMENTS (cells));
    }
}

/* JSON lines */

static void
add_line (QdCitationWriter *self, QdArticle *article, const QdQuotationRecord *quotation)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();

  if (quotation == NULL)
    qd_export_json_add_article (writer, article);
  else
    {
      gsize                   len;
      const char             *text = qd_body_get_text (article->body, &len);
      g_autoptr (QdOffsetMap) map = qd_offset_map_new (text, len);

      qd_export_json_add_article_quotation (writer, article->record, quotation, map);
    }
  g_string_append (self->out, qd_json_writer_get_text (writer, NULL));
  g_string_append_c (self->out, '\n');
}

/* The document */

static void
begin (QdCitationWriter *self)
{
  static const char *const articles[] = { "id", "source", "title", "date", "author", "dateline", "url", "language", "text" };
  static const char *const quotations[] = { "article", "source", "title", "date", "url", "speaker", "quotation", "statement" };

  if (self->format == QD_CITATION_CSL_JSON)
    g_string_append (self->out, "[\n");
  else if (self->format == QD_CITATION_ANNOTATION)
    g_string_append (self->out, "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[\n");
  else if (self->format == QD_CITATION_HTML)
    g_string_append (self->out, "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>Quotidian</title></head>\n<body>\n");
  else if (self->format == QD_CITATION_CSV && self->quotations)
    add_row (self->out, quotations, G_N_ELEMENTS (quotations));
  else if (self->format == QD_CITATION_CSV)
    add_row (self->out, articles, G_N_ELEMENTS (articles));
}

/**
 * qd_citation_writer_new:
 * @format: a format
 * @quotations: whether the quotations of articles are written, and not the articles; web annotations are of quotations always
 * @out: (not nullable): where to; has to outlive the writer
 *
 * Begins a document. Thread: any.
 *
 * Returns: (transfer full): the writer
 */
QdCitationWriter *
qd_citation_writer_new (QdCitationFormat format, gboolean quotations, GString *out)
{
  QdCitationWriter *self = g_new0 (QdCitationWriter, 1);

  self->format = format;
  self->quotations = quotations || format == QD_CITATION_ANNOTATION;
  self->out = out;
  self->ids = g_checksum_new (G_CHECKSUM_SHA256);
  begin (self);
  return self;
}

/**
 * qd_citation_writer_free:
 * @self: (nullable) (transfer full): a writer
 *
 * Thread: the one that uses it.
 */
void
qd_citation_writer_free (QdCitationWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_checksum_free (self->ids);
  g_free (self);
}

static void
add_one (QdCitationWriter *self, QdArticle *article, const QdQuotationRecord *quotation)
{
  switch (self->format)
    {
    case QD_CITATION_CSL_JSON:
      add_csl (self, article->record, quotation);
      break;
    case QD_CITATION_RIS:
      add_ris (self, article->record, quotation);
      break;
    case QD_CITATION_BIBTEX:
      add_bibtex (self, article->record, quotation);
      break;
    case QD_CITATION_MARKDOWN:
      add_markdown (self, article, quotation);
      break;
    case QD_CITATION_CSV:
      add_csv (self, article, quotation);
      break;
    case QD_CITATION_HTML:
      add_html (self, article, quotation);
      break;
    case QD_CITATION_ANNOTATION:
      add_annotation (self, article, quotation);
      break;
    case QD_CITATION_JSONL:
      add_line (self, article, quotation);
      break;
    default:
      g_assert_not_reached ();
    }
  self->n_written++;
}

/**
 * qd_citation_writer_add:
 * @self: (not nullable): a writer
 * @article: (not nullable): an article
 *
 * Writes the article, or its quotations in their order. Thread: the one that uses it.
 */
void
qd_citation_writer_add (QdCitationWriter *self, QdArticle *article)
{
  g_return_if_fail (self != NULL && article != NULL);

  if (!self->quotations)
    add_one (self, article, NULL);
  for (guint i = 0; self->quotations && i < article->quotations->len; i++)
    add_one (self, article, g_ptr_array_index (article->quotations, i));
}

/**
 * qd_citation_writer_finish:
 * @self: (not nullable): a writer
 *
 * Ends the document. Thread: the one that uses it.
 */
void
qd_citation_writer_finish (QdCitationWriter *self)
{
  if (self->format == QD_CITATION_CSL_JSON)
    g_string_append (self->out, "\n]\n");
  else if (self->format == QD_CITATION_ANNOTATION)
    {
      g_autofree char *id = qd_annotation_dup_id (g_checksum_get_string (self->ids));

      g_string_append_printf (self->out, "\n],\"id\":\"%s\"}\n", id);
    }
  else if (self->format == QD_CITATION_HTML)
    g_string_append (self->out, "</body>\n</html>\n");
}
