/* qd-export-json.c: articles and quotations as JSON, as the command line prints them and import reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-export-json.h"

/**
 * qd_export_json_add_string:
 * @writer: (not nullable): an object
 * @member: (not nullable): a name
 * @value: (nullable): its value; %NULL is null
 *
 * Adds a member to a record. Thread: any.
 */
void
qd_export_json_add_string (QdJsonWriter *writer, const char *member, const char *value)
{
  qd_json_writer_set_member (writer, member);
  qd_json_writer_add_string (writer, value);
}

static void
add_span (QdJsonWriter *writer, QdSpan span, QdOffsetMap *map)
{
  qd_json_writer_begin_array (writer);
  qd_json_writer_add_int (writer, (gint64)qd_offset_map_to_chars (map, span.start));
  qd_json_writer_add_int (writer, (gint64)qd_offset_map_to_chars (map, span.end));
  qd_json_writer_end_array (writer);
}

/**
 * qd_export_json_add_spans:
 * @writer: (not nullable): an object
 * @member: (not nullable): a name
 * @spans: (array length=n_spans): bytes of a body
 * @n_spans: how many
 * @map: (not nullable): the offsets of that body
 *
 * Adds spans to a record, as pairs of code points. Thread: any.
 */
void
qd_export_json_add_spans (QdJsonWriter *writer, const char *member, const QdSpan *spans, guint n_spans, QdOffsetMap *map)
{
  qd_json_writer_set_member (writer, member);
  qd_json_writer_begin_array (writer);
  for (guint i = 0; i < n_spans; i++)
    add_span (writer, spans[i], map);
  qd_json_writer_end_array (writer);
}

static void
add_optional_span (QdJsonWriter *writer, const char *member, QdSpan span, QdOffsetMap *map)
{
  qd_json_writer_set_member (writer, member);
  if (qd_span_is_empty (span))
    qd_json_writer_add_string (writer, NULL);
  else
    add_span (writer, span, map);
}

/**
 * qd_export_json_add_quotation:
 * @writer: (not nullable): an object
 * @quotation: (not nullable): a quotation
 * @map: (not nullable): the offsets of its body
 *
 * Adds the fields of a quotation to a record. Thread: any.
 */
void
qd_export_json_add_quotation (QdJsonWriter *writer, const QdQuotation *quotation, QdOffsetMap *map)
{
  qd_export_json_add_spans (writer, "spans", quotation->spans, quotation->n_spans, map);
  qd_export_json_add_string (writer, "text", quotation->text);
  qd_export_json_add_string (writer, "kind", qd_quotation_kind_to_string (quotation->kind));
  qd_export_json_add_string (writer, "speaker", quotation->speaker);
  qd_export_json_add_string (writer, "mention", quotation->mention);
  add_optional_span (writer, "speaker_span", quotation->mention_span, map);
  qd_export_json_add_string (writer, "cue", quotation->cue);
  add_optional_span (writer, "cue_span", quotation->cue_span, map);
  qd_json_writer_set_member (writer, "confidence");
  qd_json_writer_add_fraction (writer, quotation->confidence);
  qd_json_writer_set_member (writer, "reasons");
  qd_json_writer_begin_array (writer);
  for (guint i = 0; quotation->reasons != NULL && quotation->reasons[i] != NULL; i++)
    qd_json_writer_add_string (writer, quotation->reasons[i]);
  qd_json_writer_end_array (writer);
}

/**
 * qd_export_json_dup_date:
 * @time: µs since the epoch UTC, or %QD_TIME_UNKNOWN
 *
 * A time in ISO 8601, the date alone at midnight UTC. Thread: any.
 *
 * Returns: (transfer full) (nullable): the date; %NULL if there is none
 */
char *
qd_export_json_dup_date (gint64 time)
{
  g_autoptr (GDateTime) date = NULL;

  if (time == QD_TIME_UNKNOWN)
    return NULL;
  date = g_date_time_new_from_unix_utc_usec (time);
  if (date == NULL)
    return NULL;
  /* "%Y" writes years of three digits with three. */
  if (time % (G_TIME_SPAN_DAY) == 0)
    return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date));
  return g_date_time_format_iso8601 (date);
}

/**
 * qd_export_json_add_article:
 * @writer: (not nullable): an empty writer
 * @article: (not nullable): an article
 *
 * Writes an article with its text: the members that import reads. Thread: any.
 */
void
qd_export_json_add_article (QdJsonWriter *writer, QdArticle *article)
{
  const QdArticleRecord *record = article->record;
  g_autofree char       *date = qd_export_json_dup_date (record->published);

  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "id", record->label);
  qd_export_json_add_string (writer, "source", record->source);
  qd_export_json_add_string (writer, "title", record->title);
  qd_export_json_add_string (writer, "date", date);
  qd_export_json_add_string (writer, "url", record->url);
  qd_export_json_add_string (writer, "byline", record->byline);
  qd_export_json_add_string (writer, "language", record->language);
  qd_export_json_add_string (writer, "text", qd_body_get_text (article->body, NULL));
  qd_json_writer_end_object (writer);
}

/**
 * qd_export_json_add_article_quotation:
 * @writer: (not nullable): an empty writer
 * @article: (not nullable): the article
 * @record: (not nullable): one of its quotations
 * @map: (not nullable): the offsets of its body
 *
 * Writes a quotation with what its article is cited by. Thread: any.
 */
void
qd_export_json_add_article_quotation (QdJsonWriter *writer, const QdArticleRecord *article, const QdQuotationRecord *record, QdOffsetMap *map)
{
  g_autofree char *date = qd_export_json_dup_date (article->published);

  qd_json_writer_begin_object (writer);
  qd_export_json_add_string (writer, "article", article->label);
  qd_export_json_add_string (writer, "source", article->source);
  qd_export_json_add_string (writer, "title", article->title);
  qd_export_json_add_string (writer, "date", date);
  qd_export_json_add_string (writer, "url", article->url);
  qd_export_json_add_string (writer, "statement", record->statement);
  qd_export_json_add_quotation (writer, record->quotation, map);
  qd_json_writer_end_object (writer);
}
