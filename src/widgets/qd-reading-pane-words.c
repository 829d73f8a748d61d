/* qd-reading-pane-words.c: the words of the article that are selected, to be used elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-quoted-words.h"
#include "widgets/qd-reading-pane-private.h"

/**
 * qd_reading_pane_get_selected_words:
 * @self: a pane
 *
 * Returns: where the words are that are selected with pointer or keys, bytes into the body; empty for none
 */
QdSpan
qd_reading_pane_get_selected_words (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), QD_SPAN_NONE);

  return self->article != NULL ? qd_article_view_get_selected_words (self->article_view) : QD_SPAN_NONE;
}

/**
 * qd_reading_pane_get_statement:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the name of the statement of the selected quotation; %NULL where none is selected,
 *   or no other article carries it
 */
const char *
qd_reading_pane_get_statement (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), NULL);

  for (guint i = 0; self->article != NULL && i < self->article->quotations->len; i++)
    {
      const QdQuotationRecord *record = self->article->quotations->pdata[i];

      if (record->id == self->place.quotation_id)
        return record->n_articles > 0 ? record->statement : NULL;
    }

  return NULL;
}

/**
 * qd_reading_pane_dup_selected_text:
 * @self: a pane
 *
 * Returns: (transfer full) (nullable): the words of the article that the person has selected with pointer or keys
 */
char *
qd_reading_pane_dup_selected_text (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), NULL);

  return self->article != NULL ? qd_article_view_dup_selected_text (self->article_view) : NULL;
}

/* The one at the caret, where choosing a quotation puts it; else the chosen one. */
static const QdQuotation *
get_quotation (QdReadingPane *self)
{
  int index = qd_article_text_get_quotation_at_caret (qd_article_view_get_text (self->article_view));

  if (index >= 0)
    return ((const QdQuotationRecord *)self->article->quotations->pdata[index])->quotation;
  return self->place.quotation_id != 0 ? qd_quotation_records_find (self->article->quotations, self->place.quotation_id) : NULL;
}

/**
 * qd_reading_pane_dup_cited:
 * @self: a pane
 *
 * Returns: (transfer full) (nullable): the words that are selected with pointer or keys, or else the quotation at the caret or the
 *   selected one, with where they are from; %NULL if nothing is selected
 */
char *
qd_reading_pane_dup_cited (QdReadingPane *self)
{
  g_autofree char   *words = NULL;
  const QdQuotation *quotation;

  g_return_val_if_fail (QD_IS_READING_PANE (self), NULL);

  words = qd_reading_pane_dup_selected_text (self);
  if (words != NULL)
    return qd_quoted_words_dup (self->article, words, qd_reading_pane_get_selected_words (self));
  quotation = self->article != NULL ? get_quotation (self) : NULL;
  return quotation != NULL ? qd_quoted_words_dup (self->article, quotation->text, (QdSpan){ quotation->spans[0].start, quotation->spans[quotation->n_spans - 1].end }) : NULL;
}
