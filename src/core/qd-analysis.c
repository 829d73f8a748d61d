/* qd-analysis.c: everything that is inferred from one article's body
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-analysis.h"

#include "core/qd-attribution.h"
#include "core/qd-boilerplate.h"
#include "core/qd-bytes.h"
#include "core/qd-foreign.h"

struct _QdAnalysis
{
  GPtrArray *quotations;
  GArray    *boilerplate;
  QdProfile *profile;
  char      *language;
  guint      n_words;
};

G_DEFINE_BOXED_TYPE (QdAnalysis, qd_analysis, qd_analysis_ref, qd_analysis_unref)

static const char *const language_tags[QD_N_LANGUAGES] = { "en", "de", "fr", "es" };

/* The language whose words to read by: by the first part of a tag, guessed where that says nothing we know. */
static QdLanguage
choose_language (const char *tag, const char *text, gsize len)
{
  if (tag != NULL)
    for (guint i = 0; i < QD_N_LANGUAGES; i++)
      if (g_ascii_strncasecmp (tag, language_tags[i], 2) == 0 && !g_ascii_isalpha (tag[2]))
        return (QdLanguage)i;
  return qd_language_guess (text, len);
}

static void
note_boilerplate (QdAnalysis *self, const QdDocument *document)
{
  for (guint p = 0; p < document->paragraphs->len; p++)
    if (qd_document_paragraph (document, p)->boilerplate)
      g_array_append_val (self->boilerplate, qd_document_paragraph (document, p)->span);
}

static inline QdBytes16
find_spaces (QdBytes16 bytes)
{
  return (QdBytes16)(bytes == ' ') | (QdBytes16)(bytes - '\t' < 5);
}

static inline gboolean
is_space (char c)
{
  return c == ' ' || (guint8)(c - '\t') < 5;
}

/* Words as a reader counts them: runs of anything between white space. */
static guint
count_words (const char *text, gsize len)
{
  guint count = len > 0 && !is_space (text[0]);
  gsize i = 1;

  while (i + 16 <= len)
    {
      QdBytes16 sum = { 0 };

      for (guint n = 0; n < QD_BYTES16_MOST && i + 16 <= len; n++, i += 16)
        sum += find_spaces (qd_bytes16_load (text + i - 1)) & ~find_spaces (qd_bytes16_load (text + i));
      count += qd_bytes16_count (sum);
    }
  for (; i < len; i++)
    count += is_space (text[i - 1]) && !is_space (text[i]);
  return count;
}

static QdAnalysis *
analyze (const char *text, gsize len, const char *language, gboolean with_profile)
{
  QdAnalysis            *self = g_atomic_rc_box_new0 (QdAnalysis);
  QdLanguage             words = choose_language (language, text, len);
  g_autoptr (QdDocument) document = qd_document_new (text, len, words);
  g_autoptr (GArray)     stretches = NULL;

  document->foreign = qd_foreign_is_document (document);
  qd_boilerplate_mark (document);
  stretches = qd_quote_scanner_scan (document);
  self->quotations = qd_attribution_find (document, stretches);
  self->boilerplate = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  note_boilerplate (self, document);
  if (with_profile)
    self->profile = qd_profile_new_with_words (text, len, document->plain_words, document->n_plain_words);
  self->language = g_strdup (language != NULL ? language : language_tags[words]);
  self->n_words = count_words (text, len);
  return self;
}

/**
 * qd_analysis_new:
 * @text: (array length=len): the body, valid UTF-8, not necessarily NUL-terminated
 * @len: length of @text, bytes
 * @language: (nullable): the body's language as a BCP 47 tag, or %NULL to guess it
 *
 * Finds the quotations of @text and their speakers, the paragraphs that are boilerplate, and the profile. Takes time in
 * proportion to @len, whatever @text holds. Pure: the same text gives the same analysis. Thread: any.
 *
 * Returns: (transfer full): the analysis
 */
QdAnalysis *
qd_analysis_new (const char *text, gsize len, const char *language)
{
  g_return_val_if_fail (text != NULL || len == 0, NULL);
  return analyze (text, len, language, TRUE);
}

/**
 * qd_analysis_new_without_profile:
 * @text: (array length=len): the body, valid UTF-8, not necessarily NUL-terminated
 * @len: length of @text, bytes
 * @language: (nullable): the body's language as a BCP 47 tag, or %NULL to guess it
 *
 * As qd_analysis_new(), for who compares the article with no other. Thread: any.
 *
 * Returns: (transfer full): the analysis
 */
QdAnalysis *
qd_analysis_new_without_profile (const char *text, gsize len, const char *language)
{
  g_return_val_if_fail (text != NULL || len == 0, NULL);
  return analyze (text, len, language, FALSE);
}

/**
 * qd_analysis_has_boilerplate:
 * @text: (array length=len): valid UTF-8, not necessarily NUL-terminated
 * @len: length of @text, bytes
 *
 * Tells what qd_analysis_get_boilerplate() would, without a look at the quotations. Thread: any.
 *
 * Returns: whether any paragraph of @text is no part of an article
 */
gboolean
qd_analysis_has_boilerplate (const char *text, gsize len)
{
  g_autoptr (QdDocument) document = NULL;
  gboolean               found = FALSE;

  g_return_val_if_fail (text != NULL || len == 0, FALSE);

  document = qd_document_new (text, len, choose_language (NULL, text, len));
  qd_boilerplate_mark (document);
  for (guint p = 0; p < document->paragraphs->len; p++)
    found = found || qd_document_paragraph (document, p)->boilerplate;
  return found;
}

/**
 * qd_analysis_new_corrected:
 * @analysis: (not nullable): an analysis
 * @quotations: (element-type QdQuotation): the quotations that it should have had, in order
 *
 * Thread: any.
 *
 * Returns: (transfer full): the same analysis with other quotations
 */
QdAnalysis *
qd_analysis_new_corrected (QdAnalysis *analysis, GPtrArray *quotations)
{
  QdAnalysis *self;

  g_return_val_if_fail (analysis != NULL && quotations != NULL, NULL);

  self = g_atomic_rc_box_new0 (QdAnalysis);
  self->quotations = g_ptr_array_ref (quotations);
  self->boilerplate = g_array_ref (analysis->boilerplate);
  self->profile = analysis->profile != NULL ? qd_profile_ref (analysis->profile) : NULL;
  self->language = g_strdup (analysis->language);
  self->n_words = analysis->n_words;
  return self;
}

/**
 * qd_analysis_ref:
 * @self: an analysis
 *
 * Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdAnalysis *
qd_analysis_ref (QdAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
clear_analysis (gpointer data)
{
  QdAnalysis *self = data;

  g_ptr_array_unref (self->quotations);
  g_array_unref (self->boilerplate);
  g_clear_pointer (&self->profile, qd_profile_unref);
  g_free (self->language);
}

/**
 * qd_analysis_unref:
 * @self: (transfer full): an analysis
 *
 * Thread: any.
 */
void
qd_analysis_unref (QdAnalysis *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, clear_analysis);
}

/**
 * qd_analysis_get_n_quotations:
 * @self: an analysis
 *
 * Thread: any.
 *
 * Returns: how many quotations the body has, nested ones among them
 */
guint
qd_analysis_get_n_quotations (QdAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->quotations->len;
}

/**
 * qd_analysis_get_quotation:
 * @self: an analysis
 * @index: less than qd_analysis_get_n_quotations()
 *
 * Quotations come in the order in which they begin; a nested one comes after the one that holds it. Thread: any.
 *
 * Returns: (transfer none): the quotation
 */
QdQuotation *
qd_analysis_get_quotation (QdAnalysis *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->quotations->len, NULL);
  return g_ptr_array_index (self->quotations, index);
}

/**
 * qd_analysis_get_boilerplate:
 * @self: an analysis
 * @n_spans: (out): how many
 *
 * Thread: any.
 *
 * Returns: (transfer none) (array length=n_spans) (nullable): the paragraphs that are no part of the article, in
 *   order, bytes
 */
const QdSpan *
qd_analysis_get_boilerplate (QdAnalysis *self, guint *n_spans)
{
  g_return_val_if_fail (self != NULL && n_spans != NULL, NULL);
  *n_spans = self->boilerplate->len;
  return (const QdSpan *)(gpointer)self->boilerplate->data;
}

/**
 * qd_analysis_get_profile:
 * @self: an analysis
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): what the body is about; %NULL if the analysis was made without
 */
QdProfile *
qd_analysis_get_profile (QdAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->profile;
}

/**
 * qd_analysis_get_language:
 * @self: an analysis
 *
 * Thread: any.
 *
 * Returns: (transfer none): the language that the body was read in: the one given, else the one guessed
 */
const char *
qd_analysis_get_language (QdAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->language;
}

/**
 * qd_analysis_get_n_words:
 * @self: an analysis
 *
 * Thread: any.
 *
 * Returns: how many words the body has, as white space divides them
 */
guint
qd_analysis_get_n_words (QdAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_words;
}
