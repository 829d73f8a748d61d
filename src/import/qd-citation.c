/* qd-citation.c: articles and quotations in the formats of other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-citation.h"

#include <string.h>

#include "core/qd-csv.h"
#include "import/qd-export-json.h"
#include "import/qd-json-writer.h"

/* What stands around a quotation, for programs to find it in a page that has changed. Code points. */
#define CONTEXT_CHARS 32

struct _QdCitationWriter
{
  QdCitationFormat format;
  gboolean         quotations;
  GString         *out; /* borrowed */
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
      qd_json_writer_begin_object (writer);
      add_member (writer, "literal", article->byline);
      qd_json_writer_end_object (writer);
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

/* https://www.w3.org/TR/annotation-model/: a quotation by its words, what is around them, and where it is in our text. */
static void
add_annotation (QdCitationWriter *self, QdArticle *article, const QdQuotationRecord *record)
{
  g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();
  const QdQuotation       *quotation = record->quotation;
  gsize                    len;
  const char              *text = qd_body_get_text (article->body, &len);
  QdSpan                   span = { quotation->spans[0].start, quotation->spans[quotation->n_spans - 1].end };
  const char              *before = text + span.start;
  const char              *after = text + span.end;
  g_autofree char         *exact = g_strndup (text + span.start, qd_span_length (span));
  g_autofree char         *prefix = NULL;
  g_autofree char         *suffix = NULL;

  for (guint i = 0; i < CONTEXT_CHARS && before > text; i++)
    before = g_utf8_prev_char (before);
  for (guint i = 0; i < CONTEXT_CHARS && *after != '\0'; i++)
    after = g_utf8_next_char (after);
  prefix = g_strndup (before, (gsize)(text + span.start - before));
  suffix = g_strndup (text + span.end, (gsize)(after - text) - span.end);
  begin_item (self);
  qd_json_writer_begin_object (writer);
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
  qd_json_writer_begin_object (writer);
  add_member (writer, "source", article->record->url != NULL ? article->record->url : article->record->label);
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

static void
add_ris (QdCitationWriter *self, const QdArticleRecord *article, const QdQuotationRecord *quotation)
{
  g_autofree char *date = dup_date (article, "%Y/%m/%d");
  g_autofree char *year = dup_date (article, "%Y");

  add_tag (self->out, "TY", "NEWS");
  add_tag (self->out, "ID", article->label);
  add_tag (self->out, "TI", article->title);
  add_tag (self->out, "T2", article->source);
  add_tag (self->out, "AU", article->byline);
  add_tag (self->out, "PY", year);
  add_tag (self->out, "DA", date);
  add_tag (self->out, "CY", article->dateline);
  add_tag (self->out, "LA", article->language);
  add_tag (self->out, "UR", article->url);
  if (quotation != NULL)
    add_tag (self->out, "N1", quotation->quotation->text);
  g_string_append (self->out, "ER  - \r\n");
}

/* What TeX takes for commands is made to stand for itself; braces keep capitals, and have to match. */
static void
add_bibtex_field (GString *out, const char *name, const char *value)
{
  g_autofree char *line = dup_line (value);

  if (*line == '\0')
    return;
  g_string_append_printf (out, "  %s = {", name);
  for (const char *p = line; *p != '\0'; p++)
    {
      if (strchr ("&%$#_", *p) != NULL && !g_str_equal (name, "url"))
        g_string_append_c (out, '\\');
      if (*p == '\\')
        g_string_append (out, "\\textbackslash ");
      else if (*p != '{' && *p != '}')
        g_string_append_c (out, *p);
    }
  g_string_append (out, "},\n");
}

static void
add_bibtex (QdCitationWriter *self, const QdArticleRecord *article, const QdQuotationRecord *quotation)
{
  g_autofree char *date = dup_date (article, "%Y-%m-%d");
  g_autofree char *year = dup_date (article, "%Y");

  /* A key is only a name inside the file. */
  g_string_append_printf (self->out, "@article{quotidian%u,\n", self->n_written + 1);
  add_bibtex_field (self->out, "title", article->title);
  add_bibtex_field (self->out, "journal", article->source);
  add_bibtex_field (self->out, "author", article->byline);
  add_bibtex_field (self->out, "year", year);
  add_bibtex_field (self->out, "date", date);
  add_bibtex_field (self->out, "url", article->url);
  add_bibtex_field (self->out, "langid", article->language);
  if (quotation != NULL)
    add_bibtex_field (self->out, "annote", quotation->quotation->text);
  g_string_append (self->out, "}\n\n");
}

/* To be read */

static void
append_markdown (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>", *p) != NULL || ((p == text || p[-1] == '\n') && strchr ("#+-|", *p) != NULL))
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

  g_string_append (self->out, quotation == NULL ? "<article>\n<h2>" : "<figure>\n<blockquote><p>");
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
    qd_csv_add_cell (out, cells[i], i + 1 == n_cells);
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
    g_string_append (self->out, "\n]}\n");
  else if (self->format == QD_CITATION_HTML)
    g_string_append (self->out, "</body>\n</html>\n");
}
