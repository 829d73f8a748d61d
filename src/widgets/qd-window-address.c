/* qd-window-address.c: the window goes where an address leads, and says which address leads to what it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/qd-address.h"
#include "store/qd-store-articles.h"
#include "widgets/qd-window-private.h"

/* A quotation of an article that is being looked for. */
typedef struct
{
  QdWindow  *window;
  QdLibrary *library;
  gint64     article_id;
  guint64    start;
  guint64    end;
} Sought;

static void
free_sought (Sought *sought)
{
  g_object_unref (sought->window);
  g_object_unref (sought->library);
  g_free (sought);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sought, free_sought)

/* The quotation that has most of what is between two code points; 0 if none has any of it. */
static gint64
find_quotation (QdArticle *article,
                guint64    start,
                guint64    end)
{
  gsize                   len;
  const char             *text = qd_body_get_text (article->body, &len);
  g_autoptr (QdOffsetMap) map = qd_offset_map_new (text, len);
  gint64                  found = 0;
  guint64                 most = 0;

  for (guint i = 0; i < article->quotations->len; i++)
    {
      const QdQuotationRecord *record = article->quotations->pdata[i];
      const QdQuotation       *quotation = record->quotation;
      guint64                  from = MAX (start, qd_offset_map_to_chars (map, quotation->spans[0].start));
      guint64                  to = MIN (end, qd_offset_map_to_chars (map, quotation->spans[quotation->n_spans - 1].end));

      if (to > from && to - from > most)
        {
          most = to - from;
          found = record->id;
        }
    }
  return found;
}

static void
article_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Sought)    sought = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdArticle) article = qd_library_load_article_finish (QD_LIBRARY (source), result, &error);
  gint64                quotation_id;

  if (sought->window->library != sought->library)
    return;
  if (article == NULL)
    {
      qd_window_show_message (sought->window, error->message);
      return;
    }
  quotation_id = find_quotation (article, sought->start, sought->end);
  qd_window_open_article (sought->window, sought->article_id, quotation_id);
  if (quotation_id == 0)
    qd_window_show_message (sought->window, _ ("The article is here, but the quotation that the link leads to is not in it."));
}

static void
article_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Sought) sought = user_data;
  g_autoptr (GError) error = NULL;
  gint64             article_id = qd_store_find_article_by_name_finish (QD_STORE (source), result, &error);

  if (sought->window->library != sought->library)
    return;
  sought->article_id = article_id;
  if (article_id == 0)
    qd_window_show_message (sought->window, error->message);
  else if (sought->end == 0)
    qd_window_open_article (sought->window, article_id, 0);
  else
    {
      Sought *next = g_steal_pointer (&sought);

      qd_library_load_article_async (next->library, article_id, NULL, article_loaded_cb, next);
    }
}

static void
seek (QdWindow        *self,
      const QdAddress *address)
{
  Sought *sought = g_new0 (Sought, 1);

  sought->window = g_object_ref (self);
  sought->library = g_object_ref (self->library);
  sought->start = address->start;
  sought->end = address->has_quotation ? address->end : 0;
  qd_store_find_article_by_name_async (qd_library_get_store (self->library), address->name, NULL, article_found_cb, sought);
}

/**
 * qd_window_open_article:
 * @self: a window with a library
 * @article_id: the article's row
 * @quotation_id: the quotation to select in it, or 0
 *
 * Shows an article, wherever the window is.
 */
void
qd_window_open_article (QdWindow *self,
                        gint64    article_id,
                        gint64    quotation_id)
{
  g_return_if_fail (QD_IS_WINDOW (self));
  g_return_if_fail (self->library != NULL);

  qd_reading_pane_open (self->reading_pane, article_id, quotation_id);
  adw_navigation_split_view_set_show_content (self->outer_split, TRUE);
  adw_navigation_split_view_set_show_content (self->inner_split, TRUE);
}

/**
 * qd_window_open_address:
 * @self: a window with a library
 * @address: (not nullable): what another program has given as an address
 *
 * Goes where a quotidian:// address leads, or says that it leads nowhere.
 */
void
qd_window_open_address (QdWindow   *self,
                        const char *address)
{
  g_auto (QdAddress) parsed = { 0 };

  g_return_if_fail (QD_IS_WINDOW (self));
  g_return_if_fail (self->library != NULL);

  if (!qd_address_parse (address, &parsed))
    {
      qd_window_show_message (self, _ ("This link leads nowhere: Quotidian did not make it."));
      return;
    }
  switch (parsed.kind)
    {
    case QD_ADDRESS_ARTICLE:
      seek (self, &parsed);
      break;

    case QD_ADDRESS_STATEMENT:
      g_action_group_activate_action (G_ACTION_GROUP (self), "compare", g_variant_new_string (parsed.name));
      break;

    case QD_ADDRESS_SEARCH:
      g_action_group_activate_action (G_ACTION_GROUP (self), "search", NULL);
      qd_article_pane_search (self->article_pane, parsed.words);
      break;

    case QD_ADDRESS_CHECK:
      _qd_window_check (self, parsed.words);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* Copies the address of the article that is read, or of the quotation that is selected in it. */
void
_qd_window_copy_link (QdWindow *self)
{
  QdArticle              *article = qd_reading_pane_get_article (self->reading_pane);
  gint64                  quotation_id = qd_reading_pane_get_quotation_id (self->reading_pane);
  g_autofree char        *link = NULL;
  gsize                   len;
  const char             *text = article != NULL ? qd_body_get_text (article->body, &len) : NULL;
  g_autoptr (QdOffsetMap) map = article != NULL ? qd_offset_map_new (text, len) : NULL;

  for (guint i = 0; article != NULL && article->record->name != NULL && i < article->quotations->len && link == NULL; i++)
    {
      const QdQuotationRecord *record = article->quotations->pdata[i];
      const QdQuotation       *quotation = record->quotation;

      if (record->id == quotation_id)
        link = qd_address_dup_quotation (article->record->name, qd_offset_map_to_chars (map, quotation->spans[0].start),
                                         qd_offset_map_to_chars (map, quotation->spans[quotation->n_spans - 1].end));
    }
  if (article != NULL && link == NULL && article->record->name != NULL)
    link = qd_address_dup_article (article->record->name);
  if (link == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), link);
  qd_window_show_message (self, quotation_id != 0 ? _ ("Link to the quotation copied") : _ ("Link to the article copied"));
}
