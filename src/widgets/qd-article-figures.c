/* qd-article-figures.c: loads the pictures of an article as they are looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-figures.h"

#include "store/qd-store-articles.h"
#include "widgets/qd-picture-decode.h"
#include "widgets/qd-text-pieces.h"

struct _QdArticleFigures
{
  GObject parent_instance;

  QdArticleText *text; /* weak */
  QdLibrary     *library;
  gint64         article_id;
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (QdArticleFigures, qd_article_figures, G_TYPE_OBJECT)

/* One picture on its way. */
typedef struct
{
  QdArticleFigures *self;
  QdFigure         *figure;
  GCancellable     *cancellable;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->self);
  g_object_unref (load->figure);
  g_object_unref (load->cancellable);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static gboolean
is_current (const Load *load)
{
  return load->self->cancellable == load->cancellable && load->self->text != NULL;
}

/* A picture that cannot be shown leaves its place, with its caption, as it is. */
static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Load)       load = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GdkTexture) texture = qd_picture_decode_finish (result, &error);

  if (!is_current (load))
    return;
  if (texture == NULL)
    {
      g_info ("Picture %u is not shown: %s", qd_figure_get_number (load->figure), error->message);
      return;
    }
  qd_figure_set_texture (load->figure, texture);
  gtk_widget_queue_draw (GTK_WIDGET (load->self->text));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Load)   load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = qd_store_load_picture_finish (QD_STORE (source), result, &error);
  GCancellable      *cancellable;

  if (!is_current (load))
    return;
  if (bytes == NULL)
    {
      g_info ("Picture %u is not shown: %s", qd_figure_get_number (load->figure), error->message);
      return;
    }
  cancellable = load->cancellable;
  qd_picture_decode_async (bytes, cancellable, decoded_cb, g_steal_pointer (&load));
}

static void
wanted_cb (QdArticleFigures *self,
           QdFigure         *figure)
{
  Load *load;

  if (self->library == NULL || self->cancellable == NULL)
    return;
  load = g_new (Load, 1);
  load->self = g_object_ref (self);
  load->figure = g_object_ref (figure);
  load->cancellable = g_object_ref (self->cancellable);
  qd_store_load_picture_async (qd_library_get_store (self->library), self->article_id, qd_figure_get_number (figure), self->cancellable, loaded_cb, load);
}

static void
cancel (QdArticleFigures *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
qd_article_figures_dispose (GObject *object)
{
  QdArticleFigures *self = QD_ARTICLE_FIGURES (object);

  cancel (self);
  g_clear_weak_pointer (&self->text);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (qd_article_figures_parent_class)->dispose (object);
}

static void
qd_article_figures_class_init (QdArticleFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qd_article_figures_dispose;
}

static void
qd_article_figures_init (QdArticleFigures *self)
{
}

/**
 * qd_article_figures_snapshot:
 * @view: (not nullable): the view of @buffer
 * @buffer: (not nullable): the article
 * @snapshot: (not nullable): where, in the coordinates of the buffer
 *
 * Draws the pictures that are in sight, each above its caption. Thread: main.
 */
void
qd_article_figures_snapshot (GtkTextView     *view,
                             QdArticleBuffer *buffer,
                             GtkSnapshot     *snapshot)
{
  GArray  *figures = qd_article_buffer_get_figures (buffer);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;
  int      right = gtk_widget_get_width (GTK_WIDGET (view)) - gtk_text_view_get_right_margin (view);
  int      first, last;

  if (figures->len == 0)
    return;
  qd_text_pieces_get_visible (view, &first, &last);
  for (guint i = 0; i < figures->len; i++)
    {
      const QdArticleFigure *figure = &g_array_index (figures, QdArticleFigure, i);
      GdkPaintable          *paintable = GDK_PAINTABLE (figure->figure);
      int                    width = gdk_paintable_get_intrinsic_width (paintable);
      GtkTextIter            iter;
      int                    y, height;

      if (figure->start < first || figure->start >= last)
        continue;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, figure->start);
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(mirrored ? right - width : gtk_text_view_get_left_margin (view)), (float)(y + QD_FIGURE_GAP)));
      gdk_paintable_snapshot (paintable, snapshot, width, gdk_paintable_get_intrinsic_height (paintable));
      gtk_snapshot_restore (snapshot);
    }
}

/**
 * qd_article_figures_new:
 * @text: (not nullable): what shows the article; no reference is taken
 *
 * Thread: main.
 *
 * Returns: (transfer full): what loads its pictures
 */
QdArticleFigures *
qd_article_figures_new (QdArticleText *text)
{
  QdArticleFigures *self;

  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (text), NULL);

  self = g_object_new (QD_TYPE_ARTICLE_FIGURES, NULL);
  g_set_weak_pointer (&self->text, text);
  return self;
}

/**
 * qd_article_figures_set_article:
 * @self: (not nullable): what loads pictures
 * @library: (nullable): where the article is
 * @article: (nullable): what the text shows now; %NULL for nothing
 *
 * Thread: main.
 */
void
qd_article_figures_set_article (QdArticleFigures *self,
                                QdLibrary        *library,
                                QdArticle        *article)
{
  QdArticleBuffer *buffer;
  GArray          *figures;

  g_return_if_fail (QD_IS_ARTICLE_FIGURES (self));

  cancel (self);
  g_set_object (&self->library, library);
  buffer = self->text != NULL ? qd_article_text_get_buffer (self->text) : NULL;
  if (article == NULL || library == NULL || buffer == NULL)
    return;
  self->article_id = article->record->id;
  self->cancellable = g_cancellable_new ();
  figures = qd_article_buffer_get_figures (buffer);
  for (guint i = 0; i < figures->len; i++)
    g_signal_connect_object (g_array_index (figures, QdArticleFigure, i).figure, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
}
