/* qd-comparison-export.c: a comparison as a table or as text with citations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-csv.h"
#include "model/qd-article-item.h"
#include "model/qd-comparison.h"
#include "model/qd-format.h"
#include "model/qd-relation-words.h"

static char *
dup_iso_date (gint64 published)
{
  g_autoptr (GDateTime) date = published != QD_TIME_UNKNOWN ? g_date_time_new_from_unix_utc_usec (published) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("");
}

static void
add_csv_row (GString          *csv,
             QdComparisonItem *item)
{
  const QdRendition *rendition = qd_comparison_item_get_rendition (item);
  const QdQuotation *quotation = rendition->quotation->quotation;
  g_autofree char   *date = dup_iso_date (rendition->article->published);
  g_autofree char   *detail = qd_relation_dup_detail (&rendition->relation);

  qd_csv_add_cell (csv, rendition->article->source);
  qd_csv_add_cell (csv, date);
  qd_csv_add_cell (csv, rendition->article->title);
  qd_csv_add_cell (csv, rendition->article->url);
  qd_csv_add_cell (csv, quotation->speaker);
  qd_csv_add_cell (csv, quotation->cue);
  qd_csv_add_cell (csv, qd_relation_kind_to_string (rendition->relation.kind));
  qd_csv_add_cell (csv, detail);
  qd_csv_add_number (csv, qd_comparison_item_get_n_words (item));
  qd_csv_add_number (csv, qd_comparison_item_get_n_carried (item));
  qd_csv_add_number (csv, qd_comparison_item_get_n_changed (item));
  qd_csv_add_cell (csv, quotation->text);
  qd_csv_end_row (csv);
}

static char *
export_csv (QdComparison *self)
{
  GString *csv = g_string_new ("source,date,title,url,speaker,cue,relation,detail,words,carried,changed,text\r\n");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (self), i);

      add_csv_row (csv, item);
    }
  return g_string_free_and_steal (csv);
}

/* Where the words are from: “‘Headline’, Outlet, 24 Jan 2018”. */
static char *
dup_citation (const QdArticleRecord *article)
{
  g_autofree char *source = qd_source_name_dup_display (article->source);
  g_autofree char *date = qd_format_date (article->published);
  GString         *citation = g_string_new (NULL);

  if (article->title != NULL && *article->title != '\0')
    /* Translators: a headline in a citation. */
    g_string_append_printf (citation, _ ("“%s”, "), article->title);
  g_string_append (citation, source);
  if (date != NULL)
    g_string_append_printf (citation, ", %s", date);
  return g_string_free_and_steal (citation);
}

static char *
dup_speaker (const QdQuotation *quotation)
{
  const char *speaker = quotation->speaker != NULL ? quotation->speaker : _ ("Unknown Speaker");

  return quotation->cue != NULL ? g_strdup_printf ("%s (%s)", speaker, quotation->cue) : g_strdup (speaker);
}

/* The address of an article is a stranger's text too: only one of the web becomes a link. */
static gboolean
is_web_address (const char *url)
{
  return url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")) && strpbrk (url, " \t\r\n<>()\"") == NULL;
}

/* CommonMark takes a backslash before any ASCII punctuation (section 2.4); a line of a quotation is a line of a paragraph. */
static char *
escape_markdown (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (strchr ("\\`*_{}[]<>#+!|~&", *text) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *text == '\n' || *text == '\r' ? ' ' : *text);
    }
  return g_string_free_and_steal (escaped);
}

static void
add_markdown_item (GString          *text,
                   QdComparisonItem *item)
{
  const QdRendition *rendition = qd_comparison_item_get_rendition (item);
  g_autofree char   *source = qd_source_name_dup_display (rendition->article->source);
  g_autofree char   *heading = escape_markdown (source);
  g_autofree char   *count = qd_comparison_item_dup_count (item);
  g_autofree char   *words = escape_markdown (rendition->quotation->quotation->text);
  g_autofree char   *speaker = dup_speaker (rendition->quotation->quotation);
  g_autofree char   *by = escape_markdown (speaker);
  g_autofree char   *citation = dup_citation (rendition->article);
  g_autofree char   *from = escape_markdown (citation);

  g_string_append_printf (text, "\n## %s\n\n%s, %s\n\n> “%s”\n\n%s. %s.", heading, qd_relation_words_for_rendition (rendition), count, words, by, from);
  if (is_web_address (rendition->article->url))
    g_string_append_printf (text, " <%s>", rendition->article->url);
  g_string_append_c (text, '\n');
}

static char *
export_markdown (QdComparison *self)
{
  QdStatementRecord *statement = qd_comparison_get_statement (self);
  g_autofree char   *words = escape_markdown (statement->text);
  g_autofree char   *speaker = escape_markdown (statement->speaker != NULL ? statement->speaker : _ ("Unknown Speaker"));
  g_autofree char   *summary = qd_comparison_dup_summary (self);
  GString           *text = g_string_new (NULL);

  g_string_append_printf (text, "> “%s”\n\n%s, %s\n", words, speaker, summary);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (self), i);

      add_markdown_item (text, item);
    }
  return g_string_free_and_steal (text);
}

static void
add_html_item (GString          *text,
               QdComparisonItem *item)
{
  const QdRendition *rendition = qd_comparison_item_get_rendition (item);
  g_autofree char   *source = qd_source_name_dup_display (rendition->article->source);
  g_autofree char   *count = qd_comparison_item_dup_count (item);
  g_autofree char   *speaker = dup_speaker (rendition->quotation->quotation);
  g_autofree char   *citation = dup_citation (rendition->article);
  g_autofree char   *markup = g_markup_printf_escaped (
    "<h2>%s</h2>\n<p>%s, %s</p>\n<blockquote><p>“%s”</p></blockquote>\n<p>%s. <cite>%s</cite>.", source,
    qd_relation_words_for_rendition (rendition), count, rendition->quotation->quotation->text, speaker, citation);

  g_string_append (text, markup);
  if (is_web_address (rendition->article->url))
    {
      g_autofree char *link = g_markup_printf_escaped (" <a href=\"%s\">%s</a>", rendition->article->url, rendition->article->url);

      g_string_append (text, link);
    }
  g_string_append (text, "</p>\n");
}

static char *
export_html (QdComparison *self)
{
  QdStatementRecord *statement = qd_comparison_get_statement (self);
  const char        *speaker = statement->speaker != NULL ? statement->speaker : _ ("Unknown Speaker");
  g_autofree char   *summary = qd_comparison_dup_summary (self);
  g_autofree char   *head = g_markup_printf_escaped (
    "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<blockquote><p>“%s”</p></blockquote>\n<p>%s, %s</p>\n", speaker,
    statement->text, speaker, summary);
  GString *text = g_string_new (head);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (self), i);

      add_html_item (text, item);
    }
  return g_string_free_and_steal (text);
}

/**
 * qd_comparison_export:
 * @self: (not nullable): a comparison
 * @format: what to write it as
 *
 * Writes the statement and its renditions in the order that they have now. Thread: main.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
qd_comparison_export (QdComparison      *self,
                      QdComparisonFormat format)
{
  g_return_val_if_fail (QD_IS_COMPARISON (self), NULL);

  switch (format)
    {
    case QD_COMPARISON_CSV:
      return export_csv (self);
    case QD_COMPARISON_MARKDOWN:
      return export_markdown (self);
    case QD_COMPARISON_HTML:
      return export_html (self);
    default:
      g_return_val_if_reached (NULL);
    }
}
