/* qd-comparison-fixture.c: a comparison made by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-comparison-fixture.h"

#include <string.h>

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define WHOLE "The old wall held all through the night, and we slept."

typedef struct
{
  const char *source;
  const char *title;
  const char *url;
  const char *text;
} Sketch;

static const Sketch sketches[] = {
  { "Merrow Courier", "=cmd|'/c calc'!A1", "https://example.org/1", "The old wall held" },
  { "Skerra *Signal*", "A \"quoted\" headline, with <b>marks</b> & a comma", "javascript:alert(1)", WHOLE },
  { "Dunmere Sentinel", "", NULL, "The new wall held all through the night" },
};

#define ARABIC_WHOLE "صمد الجدار القديم طوال الليل ونمنا جميعا"

static const Sketch arabic_sketches[] = {
  { "Merrow Courier", "", NULL, "صمد الجدار القديم" },
  { "Dunmere Sentinel", "", NULL, ARABIC_WHOLE },
};

static QdRendition *
make_rendition (const Sketch *sketch,
                guint         index)
{
  QdSpan                        span = { 0, strlen (sketch->text) };
  const char                   *reasons[] = { NULL };
  g_autoptr (QdQuotation)       quotation = qd_quotation_new (&(QdQuotation){
          .spans = &span, .n_spans = 1, .text = sketch->text, .parent = -1, .speaker = "Ines Calloway", .cue = "said", .reasons = reasons });
  g_autoptr (QdQuotationRecord) record = qd_quotation_record_new (&(QdQuotationRecord){
    .id = index + 1, .article_id = index + 1, .statement = "abc", .n_articles = 2, .quotation = quotation });
  g_autoptr (QdArticleRecord)   article = qd_article_record_new (&(QdArticleRecord){
      .id = index + 1, .label = sketch->source, .title = sketch->title, .source = sketch->source, .url = sketch->url, .published = (gint64)index * DAY });

  return qd_rendition_new (&(QdRendition){
    .article = article, .quotation = record, .direct = TRUE, .relation = { .kind = QD_RELATION_TRUNCATED }, .before = "", .after = "" });
}

static QdComparison *
make_comparison (const Sketch *of,
                 guint         n_renditions,
                 const char   *whole)
{
  g_autoptr (GPtrArray)         renditions = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_rendition_unref);
  g_autoptr (QdStatementRecord) statement = NULL;

  for (guint i = 0; i < n_renditions; i++)
    g_ptr_array_add (renditions, make_rendition (&of[i], i));
  statement = qd_statement_record_new (&(QdStatementRecord){
    .id = 1, .name = "abc", .text = whole, .speaker = "Ines Calloway", .n_articles = n_renditions, .n_renditions = n_renditions, .first = 0, .last = (n_renditions - 1) * DAY, .renditions = renditions });
  return qd_comparison_new (statement);
}

/**
 * qd_comparison_fixture_new:
 *
 * Returns: (transfer full): a comparison of three renditions: an end cut, the whole, and one with a word changed. Their
 *   sources and headlines are what a stranger would write to be let in
 */
QdComparison *
qd_comparison_fixture_new (void)
{
  return make_comparison (sketches, G_N_ELEMENTS (sketches), WHOLE);
}

/**
 * qd_comparison_fixture_new_arabic:
 *
 * Returns: (transfer full): a comparison of two renditions of words that are read from right to left: an end cut, and the whole
 */
QdComparison *
qd_comparison_fixture_new_arabic (void)
{
  return make_comparison (arabic_sketches, G_N_ELEMENTS (arabic_sketches), ARABIC_WHOLE);
}
