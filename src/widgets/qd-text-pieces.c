/* qd-text-pieces.c: where a stretch of a text view lies on its lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-text-pieces.h"

typedef struct
{
  GtkTextView    *view;
  QdTextPieceFunc func;
  gpointer        user_data;
} Walk;

typedef struct
{
  float left;
  float right;
} Piece;

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *x = a, *y = b;

  return (x->left > y->left) - (x->left < y->left);
}

/* A stretch of one line that runs both ways may lie in several places: joins the boxes of its letters. */
static void
walk_mixed_line (const Walk  *walk,
                 GtkTextIter *iter,
                 int          end)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  GdkRectangle       line = { 0 };

  for (; gtk_text_iter_get_offset (iter) < end; gtk_text_iter_forward_char (iter))
    {
      Piece piece;

      gtk_text_view_get_iter_location (walk->view, iter, &line);
      piece.left = (float)MIN (line.x, line.x + line.width);
      piece.right = (float)MAX (line.x, line.x + line.width);
      g_array_append_val (pieces, piece);
    }
  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len;)
    {
      Piece joined = g_array_index (pieces, Piece, i++);

      for (; i < pieces->len && g_array_index (pieces, Piece, i).left <= joined.right + 1; i++)
        joined.right = MAX (joined.right, g_array_index (pieces, Piece, i).right);
      walk->func (joined.left, joined.right, &line, walk->user_data);
    }
}

/* The right edge of the text of a line that goes on to @iter. The last letter of a line that is broken without a space
 * belongs to it, though GTK gives its place as the line's end. */
static float
get_right_edge (const Walk        *walk,
                const GtkTextIter *iter,
                gboolean           line_end)
{
  GdkRectangle box;

  gtk_text_view_get_iter_location (walk->view, iter, &box);
  return (float)(line_end && !g_unichar_isspace (gtk_text_iter_get_char (iter)) ? box.x + box.width : box.x);
}

/**
 * qd_text_pieces_foreach:
 * @view: (not nullable): a text view that is laid out
 * @bidirectional: whether a line of it may run both ways
 * @start: first code point of the buffer
 * @end: the one behind the last
 * @func: (not nullable) (scope call): told each piece
 * @user_data: for @func
 *
 * Tells where a stretch lies, a line after the other. Thread: main.
 */
void
qd_text_pieces_foreach (GtkTextView    *view,
                        gboolean        bidirectional,
                        int             start,
                        int             end,
                        QdTextPieceFunc func,
                        gpointer        user_data)
{
  const Walk     walk = { view, func, user_data };
  GtkTextBuffer *buffer;
  GtkTextIter    iter, stop;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (func != NULL);

  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, start);
  while (start < end)
    {
      GdkRectangle line;
      int          line_end;

      stop = iter;
      gtk_text_view_forward_display_line_end (view, &stop);
      line_end = MAX (gtk_text_iter_get_offset (&stop), start);
      gtk_text_buffer_get_iter_at_offset (buffer, &stop, MIN (line_end, end));
      gtk_text_view_get_iter_location (view, &iter, &line);
      if (bidirectional)
        {
          GtkTextIter letter = iter;

          walk_mixed_line (&walk, &letter, MIN (line_end, end));
        }
      else
        {
          func ((float)line.x, get_right_edge (&walk, &stop, line_end < end), &line, user_data);
        }

      /* A line that does not end behind its start would be gone through for ever. */
      if (!gtk_text_view_forward_display_line (view, &iter) || gtk_text_iter_get_offset (&iter) <= start)
        break;
      start = gtk_text_iter_get_offset (&iter);
    }
}

/**
 * qd_text_pieces_get_visible:
 * @view: (not nullable): a text view
 * @first: (out): the first code point of the lines that can be seen
 * @last: (out): the one behind the last of them
 *
 * Thread: main.
 */
void
qd_text_pieces_get_visible (GtkTextView *view,
                            int         *first,
                            int         *last)
{
  GdkRectangle visible;
  GtkTextIter  iter;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (first != NULL && last != NULL);

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  *first = gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&iter);
  *last = gtk_text_iter_is_end (&iter) ? G_MAXINT : gtk_text_iter_get_offset (&iter);
}
