/* qd-article-buffer-places.c: where what is in the body stands in a buffer, and what stands somewhere in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-uri.h"
#include "widgets/qd-article-buffer-private.h"

/**
 * qd_article_buffer_map_offset:
 * @self: (not nullable): a buffer
 * @body_offset: bytes of the article's body
 *
 * Thread: main.
 *
 * Returns: the code point of the buffer that shows it
 */
int
qd_article_buffer_map_offset (QdArticleBuffer *self,
                              gsize            body_offset)
{
  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), 0);

  return self->body_start + (int)qd_body_flow_map_start (self->flow, body_offset);
}

/**
 * qd_article_buffer_map_span:
 * @self: (not nullable): a buffer
 * @span: bytes of the article's body
 * @start: (out): the first code point of the buffer that shows them
 * @end: (out): the one behind the last
 *
 * Thread: main.
 */
void
qd_article_buffer_map_span (QdArticleBuffer *self,
                            QdSpan           span,
                            int             *start,
                            int             *end)
{
  QdStretch stretch;

  g_return_if_fail (QD_IS_ARTICLE_BUFFER (self) && start != NULL && end != NULL);

  stretch = _qd_article_buffer_map_stretch (self, span);
  *start = stretch.start;
  *end = stretch.end;
}

/**
 * qd_article_buffer_unmap_offset:
 * @self: (not nullable): a buffer
 * @offset: a code point of the buffer
 *
 * Thread: main.
 *
 * Returns: the byte of the article's body that stands there; for the headline and the particulars, its start
 */
gsize
qd_article_buffer_unmap_offset (QdArticleBuffer *self,
                                int              offset)
{
  gsize       len, low = 0, high;
  const char *text;

  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), 0);

  text = qd_body_get_text (self->article->body, &len);
  high = len;
  /* The first byte that is there or behind; places rise with bytes. */
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (qd_article_buffer_map_offset (self, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  while (low > 0 && low < len && (text[low] & 0xc0) == 0x80)
    low--;
  return low;
}

/**
 * qd_article_buffer_get_ranges:
 * @self: (not nullable): a buffer
 * @n_ranges: (out): how many
 *
 * Thread: main.
 *
 * Returns: (transfer none) (array length=n_ranges): where quotations are, by their start, an outer one before one
 *   inside it
 */
const QdArticleRange *
qd_article_buffer_get_ranges (QdArticleBuffer *self,
                              guint           *n_ranges)
{
  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self) && n_ranges != NULL, NULL);

  *n_ranges = self->ranges->len;
  return (const QdArticleRange *)(gconstpointer)self->ranges->data;
}

/**
 * qd_article_buffer_get_bars:
 * @self: (not nullable): a buffer
 * @n_bars: (out): how many
 *
 * Thread: main.
 *
 * Returns: (transfer none) (array length=n_bars): what to mark beside the text for each quotation, by its start; a
 *   quotation that a cue interrupts has one bar, one that is far apart several
 */
const QdArticleRange *
qd_article_buffer_get_bars (QdArticleBuffer *self,
                            guint           *n_bars)
{
  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self) && n_bars != NULL, NULL);

  *n_bars = self->bars->len;
  return (const QdArticleRange *)(gconstpointer)self->bars->data;
}

/**
 * qd_article_buffer_get_extent:
 * @self: (not nullable): a buffer
 * @quotation: index of a quotation of the article
 * @start: (out): code point at which its first span starts, with its marks
 * @end: (out): code point behind its last span
 *
 * Thread: main.
 *
 * Returns: whether the quotation is in the text
 */
gboolean
qd_article_buffer_get_extent (QdArticleBuffer *self,
                              guint            quotation,
                              int             *start,
                              int             *end)
{
  QdStretch extent;

  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self) && start != NULL && end != NULL, FALSE);
  g_return_val_if_fail (quotation < self->extents->len, FALSE);

  extent = g_array_index (self->extents, QdStretch, quotation);
  *start = extent.start;
  *end = extent.end;
  return extent.start < extent.end;
}

/**
 * qd_article_buffer_find_quotation:
 * @self: (not nullable): a buffer
 * @quotation_id: a quotation's row
 *
 * Thread: main.
 *
 * Returns: its index in the article; -1 where it is not in it
 */
int
qd_article_buffer_find_quotation (QdArticleBuffer *self,
                                  gint64           quotation_id)
{
  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), -1);

  return (int)GPOINTER_TO_UINT (g_hash_table_lookup (self->quotations, &quotation_id)) - 1;
}

/**
 * qd_article_buffer_get_quotation_at:
 * @self: (not nullable): a buffer
 * @offset: a code point of the buffer
 *
 * Thread: main.
 *
 * Returns: index of the innermost quotation there; -1 for none
 */
int
qd_article_buffer_get_quotation_at (QdArticleBuffer *self,
                                    int              offset)
{
  int found = -1, length = G_MAXINT;

  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), -1);

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const QdArticleRange *range = &g_array_index (self->ranges, QdArticleRange, i);

      if (range->start > offset)
        break;
      if (offset < range->end && range->end - range->start <= length)
        {
          found = (int)range->quotation;
          length = range->end - range->start;
        }
    }
  return found;
}

/**
 * qd_article_buffer_dup_link_at:
 * @self: (not nullable): a buffer
 * @offset: a code point of the buffer
 *
 * An address that the page gives relative to its own is made whole where the article's address is known. Thread: main.
 *
 * Returns: (transfer full) (nullable): the address that the link there leads to, if it is one of the web; else %NULL
 */
char *
qd_article_buffer_dup_link_at (QdArticleBuffer *self,
                               int              offset)
{
  g_autofree char *address = NULL;
  const char      *scheme, *found = NULL;

  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), NULL);

  for (guint i = 0; i < self->links->len; i++)
    {
      const QdStretchLink *link = &g_array_index (self->links, QdStretchLink, i);

      if (link->stretch.start > offset)
        break;
      if (offset < link->stretch.end)
        found = link->address;
    }
  if (found == NULL)
    return NULL;
  address = qd_uri_resolve (self->article->record->url, found, G_URI_FLAGS_PARSE_RELAXED);
  scheme = address != NULL ? g_uri_peek_scheme (address) : NULL;
  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return NULL;
  return g_steal_pointer (&address);
}

/**
 * qd_article_buffer_get_figures:
 * @self: (not nullable): a buffer
 *
 * Thread: main.
 *
 * Returns: (transfer none) (element-type QdArticleFigure): the pictures in it that were saved
 */
GArray *
qd_article_buffer_get_figures (QdArticleBuffer *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), NULL);

  return self->figures;
}

/**
 * qd_article_buffer_is_bidirectional:
 * @self: (not nullable): a buffer
 *
 * Thread: main.
 *
 * Returns: whether a line of the body may run from right to left somewhere
 */
gboolean
qd_article_buffer_is_bidirectional (QdArticleBuffer *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), FALSE);

  return self->bidirectional;
}

/**
 * qd_article_buffer_dup_text:
 * @self: (not nullable): a buffer
 * @start: first code point
 * @end: the one behind the last
 *
 * Gives a piece of the text for use elsewhere: long paragraphs, which the buffer keeps in several lines, are whole
 * again. Thread: main.
 *
 * Returns: (transfer full): the text
 */
char *
qd_article_buffer_dup_text (QdArticleBuffer *self,
                            int              start,
                            int              end)
{
  GtkTextIter      from, to, body;
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (QD_IS_ARTICLE_BUFFER (self), NULL);

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &from, start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &to, end);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &body, CLAMP (self->body_start, start, end));
  head = gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (self), &from, &body, TRUE);
  tail = gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (self), &body, &to, TRUE);
  joined = qd_body_flow_join_breaks (self->flow, tail, (gsize)MAX (gtk_text_iter_get_offset (&body) - self->body_start, 0));
  return g_strconcat (head, joined, NULL);
}
