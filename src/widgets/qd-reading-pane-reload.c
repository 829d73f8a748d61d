/* qd-reading-pane-reload.c: the article again, when the library has changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "widgets/qd-reading-pane-private.h"

/* After a change of the library, the article is looked at again when there has been no other for this many milliseconds. */
#define REFRESH_DELAY 1000

/* What stands above the text may have been put right where the article came from, and imported again. */
static gboolean
has_other_head (const QdArticleRecord *old,
                const QdArticleRecord *new)
{
  return strcmp (old->source, new->source) != 0 || g_strcmp0 (old->byline, new->byline) != 0 || g_strcmp0 (old->dateline, new->dateline) != 0 ||
         g_strcmp0 (old->url, new->url) != 0 || old->published != new->published;
}

/* What other articles have of its quotations may have changed; only then is the article worth being laid out again. */
static gboolean
has_changed (QdArticle *old,
             QdArticle *new)
{
  if (old->quotations->len != new->quotations->len || has_other_head (old->record, new->record))
    return TRUE;

  for (guint i = 0; i < old->quotations->len; i++)
    {
      const QdQuotationRecord *a = old->quotations->pdata[i];
      const QdQuotationRecord *b = new->quotations->pdata[i];

      if (a->id != b->id || a->n_articles != b->n_articles || a->strongest != b->strongest)
        return TRUE;
    }

  return FALSE;
}

/* What was corrected has new rows: the quotation that is where the selected one was. */
static gint64
find_again (QdArticle *old,
            QdArticle *new,
            gint64 quotation_id)
{
  const QdQuotation *quotation = qd_quotation_records_find (old->quotations, quotation_id);
  gsize              best = 0;
  gint64             found = 0;

  if (quotation == NULL || qd_quotation_records_find (new->quotations, quotation_id) != NULL)
    return quotation_id;
  for (guint i = 0; i < new->quotations->len; i++)
    {
      const QdQuotationRecord *record = new->quotations->pdata[i];
      QdSpan                   a = quotation->spans[0], b = record->quotation->spans[0];
      gsize                    start = MAX (a.start, b.start), end = MIN (a.end, b.end);

      if (end > start && end - start > best)
        {
          best = end - start;
          found = record->id;
        }
    }
  return found;
}

static void
reload_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdReadingPane) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (QdArticle)     article = qd_library_load_article_finish (QD_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->article == NULL)
    return;

  if (article == NULL)
    {
      if (g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND))
        _qd_reading_pane_show_failure (self, error);
      return;
    }

  if (article->record->starred != self->starred)
    _qd_reading_pane_show_starred (self, article->record->starred);
  /* What ties quotations to others may have changed where the article has not. */
  if (self->reloading && !has_changed (self->article, article))
    {
      qd_quotation_panel_set_article (self->panel, self->library, article);
      qd_quotation_panel_select_quotation (self->panel, self->place.quotation_id);
    }
  self->reloading = FALSE;
  if (has_changed (self->article, article))
    {
      int place = qd_article_view_get_place (self->article_view);

      self->place.quotation_id = find_again (self->article, article, self->place.quotation_id);
      g_clear_pointer (&self->article, qd_article_unref);
      self->article = qd_article_ref (article);
      qd_article_view_set_article (self->article_view, article);
      qd_find_bar_update (self->find_bar);
      qd_article_notes_set_article (self->notes, self->library, article);
      qd_article_figures_set_article (self->figures, self->library, article);
      qd_article_view_set_place (self->article_view, place);
      qd_quotation_panel_set_article (self->panel, self->library, article);
      if (self->place.quotation_id != 0)
        _qd_reading_pane_select_quotation (self, self->place.quotation_id, FALSE);
    }
}

static gboolean
refresh_cb (gpointer user_data)
{
  QdReadingPane *self = user_data;

  self->refresh_source = 0;
  if (self->article != NULL)
    qd_library_load_article_async (self->library, self->place.article_id, self->cancellable, reload_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Looks at the article again when nothing has changed for a while. */
void
_qd_reading_pane_library_changed (QdReadingPane *self)
{
  if (self->article == NULL)
    return;

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->refresh_source = g_timeout_add (REFRESH_DELAY, refresh_cb, self);
}

/**
 * qd_reading_pane_reload:
 * @self: a pane
 *
 * Looks at the article again at once, because it was changed by the person.
 */
void
qd_reading_pane_reload (QdReadingPane *self)
{
  g_return_if_fail (QD_IS_READING_PANE (self));

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->reloading = self->article != NULL;
  refresh_cb (self);
}
