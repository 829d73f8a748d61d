/* qd-reading-pane-way.c: the way of the reading pane from article to article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-article-item.h"
#include "widgets/qd-failure-page.h"
#include "widgets/qd-reading-pane-private.h"

/* What is there before this many milliseconds have passed needs no spinner. */
#define SPINNER_DELAY 300

/* An article counts as read when it has been in sight for so long: not while the list is only passed through. */
#define READ_DELAY 400

static gboolean
read_cb (gpointer user_data)
{
  QdReadingPane *self = user_data;

  self->read_source = 0;
  qd_library_set_read (self->library, self->place.article_id, TRUE);

  return G_SOURCE_REMOVE;
}

/* Where somebody stopped is where they go on, unless they come for a quotation. */
static void
go_on (QdReadingPane *self)
{
  int place = qd_session_get_place (qd_library_get_session (self->library), self->place.article_id);

  if (place > 0)
    qd_article_view_set_place (self->article_view, place);
}

static void
leave_article (QdReadingPane *self)
{
  if (self->article != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    qd_session_set_place (qd_library_get_session (self->library), self->article->record->id, qd_article_view_get_place (self->article_view));
}

static gint64
find_words (QdArticle  *article,
            const char *words)
{
  for (guint i = 0; i < article->quotations->len; i++)
    {
      const QdQuotationRecord *record = article->quotations->pdata[i];

      if (strstr (record->quotation->text, words) != NULL || strstr (words, record->quotation->text) != NULL)
        return record->id;
    }
  return 0;
}

static void
show_article (QdReadingPane *self,
              QdArticle     *article)
{
  g_autofree char *title = qd_article_record_dup_title (article->record);

  g_clear_pointer (&self->article, qd_article_unref);
  self->article = qd_article_ref (article);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  qd_article_view_set_article (self->article_view, article);
  qd_find_bar_update (self->find_bar);
  qd_article_notes_set_article (self->notes, self->library, article);
  qd_article_figures_set_article (self->figures, self->library, article);
  qd_quotation_panel_set_article (self->panel, self->library, article);
  gtk_stack_set_visible_child_name (self->stack, "article");
  _qd_reading_pane_show_starred (self, article->record->starred);
  if (self->wanted_words != NULL)
    self->place.quotation_id = find_words (article, self->wanted_words);
  g_clear_pointer (&self->wanted_words, g_free);
  if (self->place.quotation_id != 0)
    _qd_reading_pane_select_quotation (self, self->place.quotation_id, TRUE);
  else
    go_on (self);

  if (!article->record->read && g_settings_get_boolean (self->settings, "mark-read"))
    self->read_source = g_timeout_add (READ_DELAY, read_cb, self);
}

/* Says why the article cannot be shown. */
void
_qd_reading_pane_show_failure (QdReadingPane *self,
                               const GError  *error)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Article"));
  qd_failure_page_set_error (self->failed, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  qd_quotation_panel_set_article (self->panel, self->library, NULL);
}

/* Shows that no article is open, and forgets the way. */
void
_qd_reading_pane_show_nothing (QdReadingPane *self)
{
  g_clear_pointer (&self->history, qd_history_free);
  self->history = qd_history_new ();
  self->place = (QdPlace){ 0 };
  gtk_stack_set_visible_child_name (self->stack, "none");
  _qd_reading_pane_sync_panel (self);
  g_object_notify (G_OBJECT (self), "article-id");
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (QdReadingPane) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (QdArticle)     article = qd_library_load_article_finish (QD_LIBRARY (source), result, &error);

  /* Another article was asked for, or the window is gone. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  if (article != NULL)
    show_article (self, article);
  else if (self->resuming)
    _qd_reading_pane_show_nothing (self);
  else
    _qd_reading_pane_show_failure (self, error);
  self->resuming = FALSE;
}

static gboolean
spinner_cb (gpointer user_data)
{
  QdReadingPane *self = user_data;

  self->spinner_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

/* Nothing that is under way for the article goes on. */
void
_qd_reading_pane_cancel (QdReadingPane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_handle_id (&self->read_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
}

/* Writes down which article is read, and where. */
void
_qd_reading_pane_save_session (QdReadingPane *self)
{
  if (self->library == NULL)
    return;
  leave_article (self);
  qd_session_save (qd_library_get_session (self->library));
}

static void
go_to (QdReadingPane *self,
       QdPlace        place)
{
  gboolean same = self->article != NULL && self->article->record->id == place.article_id;

  /* What was to be done with another article that was on its way is not to be done with this one. */
  g_clear_pointer (&self->wanted_words, g_free);
  self->resuming = FALSE;
  self->place = place;
  if (same)
    {
      _qd_reading_pane_select_quotation (self, place.quotation_id, TRUE);
    }
  else
    {
      _qd_reading_pane_cancel (self);
      leave_article (self);
      qd_session_set_article (qd_library_get_session (self->library), place.article_id);
      self->cancellable = g_cancellable_new ();
      self->spinner_source = g_timeout_add (SPINNER_DELAY, spinner_cb, self);
      g_clear_pointer (&self->article, qd_article_unref);
      qd_library_load_article_async (self->library, place.article_id, self->cancellable, load_cb, g_object_ref (self));
    }

  if (!adw_overlay_split_view_get_collapsed (self->split))
    _qd_reading_pane_sync_panel (self);
  g_object_notify (G_OBJECT (self), "article-id");
  g_signal_emit_by_name (self, "opened", place.article_id);
}

/**
 * qd_reading_pane_open:
 * @self: a pane with a library
 * @article_id: the article's row
 * @quotation_id: the quotation to select in it, or 0
 *
 * Shows an article when it has been loaded, and puts it behind the current place of the way.
 */
void
qd_reading_pane_open (QdReadingPane *self,
                      gint64         article_id,
                      gint64         quotation_id)
{
  QdPlace place = { article_id, quotation_id };

  g_return_if_fail (QD_IS_READING_PANE (self));
  g_return_if_fail (self->library != NULL);

  qd_history_visit (self->history, place);
  go_to (self, place);
}

/**
 * qd_reading_pane_resume:
 * @self: a pane with a library
 *
 * Shows the article that was read last, where it was left; nothing if it is gone.
 */
void
qd_reading_pane_resume (QdReadingPane *self)
{
  gint64 article_id;

  g_return_if_fail (QD_IS_READING_PANE (self));
  g_return_if_fail (self->library != NULL);

  article_id = qd_session_get_article (qd_library_get_session (self->library));
  if (article_id == 0)
    return;
  qd_reading_pane_open (self, article_id, 0);
  self->resuming = TRUE;
}

/**
 * qd_reading_pane_open_at_words:
 * @self: a pane
 * @article_id: an article's row
 * @words: (not nullable): words of one of its quotations
 *
 * Shows an article with the quotation selected that has these words.
 */
void
qd_reading_pane_open_at_words (QdReadingPane *self,
                               gint64         article_id,
                               const char    *words)
{
  g_return_if_fail (QD_IS_READING_PANE (self));
  g_return_if_fail (words != NULL);

  if (self->article != NULL && self->article->record->id == article_id)
    {
      qd_reading_pane_open (self, article_id, *words != '\0' ? find_words (self->article, words) : 0);
      return;
    }
  qd_reading_pane_open (self, article_id, 0);
  g_set_str (&self->wanted_words, *words != '\0' ? words : NULL);
}

/**
 * qd_reading_pane_can_go:
 * @self: a pane
 * @steps: how far; back if negative
 *
 * Returns: whether the way has a place there
 */
gboolean
qd_reading_pane_can_go (QdReadingPane *self,
                        int            steps)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), FALSE);

  return qd_history_can_go (self->history, steps);
}

/**
 * qd_reading_pane_go:
 * @self: a pane
 * @steps: how far; back if negative
 *
 * Goes along the way, to the article and the quotation that was selected in it.
 */
void
qd_reading_pane_go (QdReadingPane *self,
                    int            steps)
{
  QdPlace place;

  g_return_if_fail (QD_IS_READING_PANE (self));

  place = qd_history_go (self->history, steps);
  if (place.article_id != 0)
    go_to (self, place);
}

/**
 * qd_reading_pane_get_article_id:
 * @self: a pane
 *
 * Returns: the row of the article that was asked for; 0 for none
 */
gint64
qd_reading_pane_get_article_id (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), 0);

  return self->place.article_id;
}

/**
 * qd_reading_pane_get_article:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the article that is shown
 */
QdArticle *
qd_reading_pane_get_article (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), NULL);

  return self->article;
}
