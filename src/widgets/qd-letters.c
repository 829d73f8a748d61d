/* qd-letters.c: letters that are drawn before they are needed
 *
 * A letter is made into a picture when it is first drawn in a font, at a size and at a quarter of a pixel, and kept. The first article
 * of a session needs a thousand of them in one frame, which took a third of it. So they are drawn into a picture that nobody sees, a
 * font at a time, while the window waits for the person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-letters.h"

/* What most words of languages with Latin letters are made of. */
#define LETTERS "abcdefghijklmnopqrstuvwxyzfifffläöüßéèáñ ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789“”‘’.,:;–·?!()"

/* Until the list of articles is there, and from one font to the next, ms: each takes two or three. */
#define DELAY 500
#define INTERVAL 50

/* Letters stand at whole pixels, or a quarter, half or three quarters beyond. */
#define N_PHASES 4

typedef struct
{
  GWeakRef article;
  GWeakRef around;
  guint    n_drawn;
} Ahead;

/* What an article and the panel beside it are set in: qd-article-buffer.c and style-reading.css. */
static const struct
{
  gboolean of_article; /* the size, and the family where that is not the interface's */
  gboolean serif;
  double   scale;
  int      weight; /* 0 for the usual one */
} fonts[] = {
  { TRUE, TRUE, 1, 0 },
  { FALSE, TRUE, 1, 0 },
  { FALSE, FALSE, 1, 0 },
  { FALSE, FALSE, 0.88, 0 },
  { FALSE, FALSE, 1, 700 },
  { TRUE, FALSE, 0.83, 0 },
  { TRUE, FALSE, 1.58, 750 },
};

static PangoLayout *
make_layout (GtkWidget *article,
             GtkWidget *around,
             guint      font)
{
  const PangoFontDescription *serif = pango_context_get_font_description (gtk_widget_get_pango_context (article));
  const PangoFontDescription *sans = pango_context_get_font_description (gtk_widget_get_pango_context (around));
  PangoLayout                *layout = gtk_widget_create_pango_layout (fonts[font].of_article ? article : around, LETTERS);
  g_autoptr (PangoAttrList)   attributes = pango_attr_list_new ();
  const PangoFontDescription *family = fonts[font].serif ? serif : sans;

  pango_attr_list_insert (attributes, pango_attr_family_new (pango_font_description_get_family (family)));
  if (fonts[font].scale != 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (fonts[font].scale));
  if (fonts[font].weight != 0)
    pango_attr_list_insert (attributes, pango_attr_weight_new (fonts[font].weight));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static void
draw (GtkWidget *article,
      GtkWidget *around,
      guint      font)
{
  GtkNative                *native = gtk_widget_get_native (article);
  double                    scale = gdk_surface_get_scale (gtk_native_get_surface (native));
  g_autoptr (PangoLayout)   layout = make_layout (article, around, font);
  g_autoptr (GtkSnapshot)   snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture)    texture = NULL;
  GdkRGBA                   color;

  gtk_widget_get_color (article, &color);
  gtk_snapshot_scale (snapshot, (float)scale, (float)scale);
  for (guint phase = 0; phase < N_PHASES; phase++)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(phase / (N_PHASES * scale)), 0));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node != NULL)
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (native), node, NULL);
}

static gboolean
draw_cb (gpointer user_data)
{
  Ahead                *ahead = user_data;
  g_autoptr (GtkWidget) article = g_weak_ref_get (&ahead->article);
  g_autoptr (GtkWidget) around = g_weak_ref_get (&ahead->around);
  GtkNative            *native = article != NULL ? gtk_widget_get_native (article) : NULL;

  /* An article that is shown draws what it needs. */
  if (around == NULL || native == NULL || !gtk_widget_get_realized (GTK_WIDGET (native)) || gtk_widget_get_mapped (article))
    return G_SOURCE_REMOVE;

  draw (article, around, ahead->n_drawn++);

  return ahead->n_drawn < G_N_ELEMENTS (fonts) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
free_ahead (gpointer data)
{
  Ahead *ahead = data;

  g_weak_ref_clear (&ahead->article);
  g_weak_ref_clear (&ahead->around);
  g_free (ahead);
}

static gboolean
begin_cb (gpointer user_data)
{
  g_timeout_add_full (G_PRIORITY_LOW, INTERVAL, draw_cb, user_data, free_ahead);

  return G_SOURCE_REMOVE;
}

/**
 * qd_letters_draw_ahead:
 * @article: (not nullable): what is going to show an article, in a window
 * @around: (not nullable): what has the font of the interface there
 *
 * Draws the letters of an article while the window has nothing else to do, unless one is shown by then. Thread: main.
 */
void
qd_letters_draw_ahead (GtkWidget *article,
                       GtkWidget *around)
{
  Ahead *ahead;

  g_return_if_fail (GTK_IS_WIDGET (article) && GTK_IS_WIDGET (around));

  ahead = g_new0 (Ahead, 1);
  g_weak_ref_init (&ahead->article, article);
  g_weak_ref_init (&ahead->around, around);
  g_timeout_add_full (G_PRIORITY_LOW, DELAY, begin_cb, ahead, NULL);
}
