/* test-correction.c: what a person says of quotations takes the place of what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-correction.h"
#include "core/qd-quote-join.h"

static const char body[] = "“The bells will ring at noon,” said Ada Quill, the warden.\n\n"
                           "“Nobody rings a bell while I am mayor of this town,” said Otis Brand. “I told the warden, ‘leave the rope alone,’ and I meant it.”\n\n"
                           "The “Long Evening” begins on Friday.\n";

static QdSpan
span_of (const char *text, const char *words)
{
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return (QdSpan){ (gsize)(at - text), (gsize)(at - text) + strlen (words) };
}

static GPtrArray *
anchors_of (const char *words)
{
  QdSpan span = span_of (body, words);

  return qd_anchors_new_at (body, strlen (body), &span, 1);
}

static QdCorrection *
make (QdCorrectionField field, const char *words, const char *value, const char *extent)
{
  g_autoptr (GPtrArray) of = anchors_of (words);
  g_autoptr (GPtrArray) to = extent != NULL ? anchors_of (extent) : NULL;

  return qd_correction_new (field, value, NULL, of, to);
}

/* Takes the corrections, up to %NULL. */
static QdAnalysis *
correct (const char *text, QdCorrection *first, ...) G_GNUC_NULL_TERMINATED;

static QdAnalysis *
correct (const char *text, QdCorrection *first, ...)
{
  g_autoptr (QdAnalysis) found = qd_analysis_new (text, strlen (text), "en");
  g_autoptr (GPtrArray)  corrections = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_correction_unref);
  va_list                arguments;

  va_start (arguments, first);
  for (QdCorrection *at = first; at != NULL; at = va_arg (arguments, QdCorrection *))
    g_ptr_array_add (corrections, at);
  va_end (arguments);
  return qd_correction_apply (found, corrections, text, strlen (text));
}

static QdQuotation *
find (QdAnalysis *analysis, const char *words)
{
  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    if (strstr (qd_analysis_get_quotation (analysis, i)->text, words) == qd_analysis_get_quotation (analysis, i)->text)
      return qd_analysis_get_quotation (analysis, i);
  return NULL;
}

static void
test_speaker (void)
{
  g_autoptr (QdAnalysis) analysis = correct (body, make (QD_CORRECTION_SPEAKER, "The bells will ring at noon,", "Ida\nQuill", NULL), NULL);
  const QdQuotation     *quotation = find (analysis, "The bells");
  g_autofree char       *reason = NULL;

  g_assert_cmpstr (quotation->speaker, ==, "Ida Quill");
  g_assert_cmpstr (quotation->reasons[0], ==, "corrected-speaker:Ada Quill");
  g_assert_cmpfloat (quotation->confidence, ==, 1);
  g_assert_null (quotation->mention);
  g_assert_cmpstr (quotation->cue, ==, "said");
  reason = qd_reason_describe (quotation->reasons[0]);
  g_assert_nonnull (strstr (reason, "Ada Quill"));
  g_assert_cmpstr (find (analysis, "Nobody rings")->speaker, ==, "Otis Brand");
}

static void
test_nobody (void)
{
  g_autoptr (QdAnalysis) analysis = correct (body, make (QD_CORRECTION_SPEAKER, "The bells will ring at noon,", NULL, NULL), NULL);

  g_assert_null (find (analysis, "The bells")->speaker);
}

static void
test_no_quotation (void)
{
  g_autoptr (QdAnalysis) found = qd_analysis_new (body, strlen (body), "en");
  g_autoptr (QdAnalysis) analysis = correct (body, make (QD_CORRECTION_KIND, "The bells will ring at noon,", NULL, NULL), NULL);

  g_assert_null (find (analysis, "The bells"));
  g_assert_cmpuint (qd_analysis_get_n_quotations (analysis), ==, qd_analysis_get_n_quotations (found) - 1);
  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    g_assert_cmpint (qd_analysis_get_quotation (analysis, i)->parent, <, (int)i);
}

/* The words of a correction read as those of the quotation do, however long the cue between them is, with the little of the article that it keeps. */
static void
test_words_of_parts (void)
{
  static const struct
  {
    const char *text, *words;
  } cases[] = {
    { "“It broke,” said Ada Quill. “Nobody sleeps.”", "It broke. Nobody sleeps." },
    { "“It broke,” said Ada Quill, who has been the keeper of the harbour bells since Monday. “Nobody sleeps.”", "It broke. Nobody sleeps." },
    { "„Sie ist zerbrochen“, sagte Ada Quill, die seit Montag die Glocken hütet. „Niemand schläft.“", "Sie ist zerbrochen. Niemand schläft." },
    { "“It broke,” said Ada Quill, “before the frost.”", "It broke, before the frost." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char              *text = cases[i].text;
      g_autoptr (QdAnalysis)   found = qd_analysis_new (text, strlen (text), NULL);
      const QdQuotation       *quotation = qd_analysis_get_quotation (found, 0);
      g_autoptr (GPtrArray)    of = qd_anchors_new_at (text, strlen (text), quotation->spans, quotation->n_spans);
      g_autoptr (QdCorrection) correction = qd_correction_new (QD_CORRECTION_SPEAKER, NULL, NULL, of, NULL);
      g_autofree char         *words = qd_correction_dup_words (correction);

      g_assert_cmpuint (quotation->n_spans, ==, 2);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (words, ==, quotation->text);
    }
}

/* A quotation inside one that is none stands by itself. */
static void
test_holder (void)
{
  g_autoptr (QdAnalysis) found = qd_analysis_new (body, strlen (body), "en");
  const QdQuotation     *holder = find (found, "Nobody rings");
  g_autoptr (GPtrArray)  words = qd_anchors_new_at (body, strlen (body), holder->spans, holder->n_spans);
  g_autoptr (QdAnalysis) analysis = NULL;
  const QdQuotation     *inner;

  g_assert_cmpint (find (found, "leave the rope")->kind, ==, QD_QUOTATION_NESTED);
  analysis = correct (body, qd_correction_new (QD_CORRECTION_KIND, NULL, NULL, words, NULL), NULL);
  inner = find (analysis, "leave the rope");
  g_assert_null (find (analysis, "Nobody rings"));
  g_assert_cmpint (inner->parent, ==, -1);
  g_assert_cmpint (inner->kind, ==, QD_QUOTATION_DIRECT);
}

static void
test_kind (void)
{
  g_autoptr (QdAnalysis) analysis = correct (body, make (QD_CORRECTION_KIND, "The bells will ring at noon,", "mixed", NULL),
                                             make (QD_CORRECTION_KIND, "Nobody rings a bell while I am mayor of this town,", "nested", NULL), NULL);

  g_assert_cmpint (find (analysis, "The bells")->kind, ==, QD_QUOTATION_MIXED);
  /* Nothing holds it. */
  g_assert_cmpint (find (analysis, "Nobody rings")->kind, !=, QD_QUOTATION_NESTED);
}

static void
test_extent (void)
{
  g_autoptr (QdAnalysis) analysis = correct (body, make (QD_CORRECTION_EXTENT, "The bells will ring at noon,", NULL, "will ring at noon"), NULL);
  const QdQuotation     *quotation = find (analysis, "will ring");

  g_assert_null (find (analysis, "The bells"));
  g_assert_cmpstr (quotation->text, ==, "will ring at noon");
  g_assert_cmpstr (quotation->speaker, ==, "Ada Quill");
  g_assert_cmpstr (quotation->reasons[0], ==, "corrected-extent");
}

/* What a quotation is extended over is not quoted twice. */
static void
test_extent_over_others (void)
{
  QdCorrection          *correction = make (QD_CORRECTION_EXTENT, "The bells will ring at noon,", NULL,
                                            "The bells will ring at noon,” said Ada Quill, the warden.\n\n“Nobody rings a bell");
  g_autoptr (QdAnalysis) analysis = correct (body, correction, NULL);
  const QdQuotation     *quotation = find (analysis, "The bells"), *rest = find (analysis, "while I am mayor");

  if (rest == NULL)
    rest = find (analysis, " while I am mayor");
  g_assert_nonnull (rest);
  g_assert_cmpuint (quotation->spans[0].end, <=, rest->spans[0].start);
  g_assert_null (quotation->cue);
}

static void
test_added (void)
{
  g_autoptr (GPtrArray)  words = anchors_of ("the warden");
  g_autoptr (QdAnalysis) analysis = correct (body, qd_correction_new (QD_CORRECTION_EXTENT, NULL, NULL, words, words),
                                             qd_correction_new (QD_CORRECTION_SPEAKER, "The Parish", NULL, words, NULL), NULL);
  const QdQuotation     *quotation = find (analysis, "the warden");

  g_assert_nonnull (quotation);
  g_assert_cmpstr (quotation->speaker, ==, "The Parish");
  for (guint i = 1; i < qd_analysis_get_n_quotations (analysis); i++)
    g_assert_cmpuint (qd_analysis_get_quotation (analysis, i - 1)->spans[0].start, <=, qd_analysis_get_quotation (analysis, i)->spans[0].start);
}

/* The words are elsewhere, and what the program finds of them is not what it was. */
static void
test_changed_text (void)
{
  const char            *changed = "News from the harbour. In short: “The bells will ring at noon, if at all,” said Ada Quill.\n";
  g_autoptr (QdAnalysis) analysis = correct (changed, make (QD_CORRECTION_SPEAKER, "The bells will ring at noon,", "Ida Quill", NULL), NULL);

  g_assert_cmpstr (find (analysis, "The bells")->speaker, ==, "Ida Quill");
  g_assert_cmpstr (find (analysis, "The bells")->text, ==, "The bells will ring at noon, if at all,");
}

static void
test_words_gone (void)
{
  const char            *changed = "News from the harbour. “It is quiet,” said Ada Quill.\n";
  g_autoptr (QdAnalysis) found = qd_analysis_new (changed, strlen (changed), "en");
  g_autoptr (QdAnalysis) analysis = correct (changed, make (QD_CORRECTION_SPEAKER, "The bells will ring at noon,", "Ida Quill", NULL),
                                             make (QD_CORRECTION_KIND, "The bells will ring at noon,", NULL, NULL), NULL);

  g_assert_cmpuint (qd_analysis_get_n_quotations (analysis), ==, qd_analysis_get_n_quotations (found));
  g_assert_cmpstr (find (analysis, "It is quiet")->speaker, ==, "Ada Quill");
}

/* Whatever is said of whichever words, the analysis stays one. */
static void
test_property (void)
{
  gsize                  len = strlen (body);
  g_autoptr (QdAnalysis) found = qd_analysis_new (body, len, "en");

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GPtrArray)  corrections = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_correction_unref);
      g_autoptr (QdAnalysis) analysis = NULL;
      g_autoptr (QdAnalysis) again = NULL;

      for (guint i = (guint)g_test_rand_int_range (1, 6); i > 0; i--)
        {
          static const char *const values[] = { NULL, "direct", "mixed", "nested", "block", "Ada Quill" };
          GPtrArray               *anchors[2] = { NULL, NULL };

          for (guint j = 0; j < 2; j++)
            {
              const char *start = g_utf8_find_prev_char (body, body + g_test_rand_int_range (1, (int)len - 40));
              const char *end = g_utf8_find_prev_char (body, start + g_test_rand_int_range (8, 40));
              QdSpan      span = { (gsize)(start - body), (gsize)(end - body) };

              anchors[j] = qd_anchors_new_at (body, len, &span, 1);
            }
          g_ptr_array_add (corrections, qd_correction_new ((QdCorrectionField)g_test_rand_int_range (0, QD_N_CORRECTION_FIELDS),
                                                           values[g_test_rand_int_range (0, G_N_ELEMENTS (values))], NULL, anchors[0], anchors[1]));
          g_ptr_array_unref (anchors[0]);
          g_ptr_array_unref (anchors[1]);
        }
      analysis = qd_correction_apply (found, corrections, body, len);
      again = qd_correction_apply (found, corrections, body, len);
      g_assert_cmpuint (qd_analysis_get_n_quotations (analysis), ==, qd_analysis_get_n_quotations (again));
      for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
        {
          const QdQuotation *quotation = qd_analysis_get_quotation (analysis, i);
          g_autofree char   *words = qd_quote_join (body, quotation->spans, quotation->n_spans);

          g_assert_cmpstr (words, ==, quotation->text);
          g_assert_cmpint (quotation->parent, <, (int)i);
          g_assert_cmpint (quotation->parent, >=, -1);
          g_assert_cmpuint (quotation->n_spans, >, 0);
          for (guint j = 0; j < quotation->n_spans; j++)
            {
              g_assert_cmpuint (quotation->spans[j].start, <, quotation->spans[j].end);
              g_assert_cmpuint (quotation->spans[j].end, <=, len);
              if (j > 0)
                g_assert_cmpuint (quotation->spans[j - 1].end, <=, quotation->spans[j].start);
            }
          if (i > 0)
            g_assert_cmpuint (qd_analysis_get_quotation (analysis, i - 1)->spans[0].start, <=, quotation->spans[0].start);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/correction/speaker", test_speaker);
  g_test_add_func ("/core/correction/nobody", test_nobody);
  g_test_add_func ("/core/correction/no-quotation", test_no_quotation);
  g_test_add_func ("/core/correction/words-of-parts", test_words_of_parts);
  g_test_add_func ("/core/correction/holder", test_holder);
  g_test_add_func ("/core/correction/kind", test_kind);
  g_test_add_func ("/core/correction/extent", test_extent);
  g_test_add_func ("/core/correction/extent-over-others", test_extent_over_others);
  g_test_add_func ("/core/correction/added", test_added);
  g_test_add_func ("/core/correction/changed-text", test_changed_text);
  g_test_add_func ("/core/correction/words-gone", test_words_gone);
  g_test_add_func ("/core/correction/property", test_property);
  return g_test_run ();
}
