/* qd-coverage-bar.c: a picture of the words that a rendition has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-coverage-bar.h"

#include "widgets/qd-palette.h"

#define HEIGHT 22
#define LEAST_WIDTH 24
#define RADIUS 5.0f

/* Words narrower than this are not told apart by lines. */
#define LEAST_CELL 5.0f

/* Width of a stripe of what is changed, px. */
#define STRIPE 4.0f

struct _QdCoverageBar
{
  GtkWidget parent_instance;

  GArray *runs; /* QdCoverageRun */
  guint   n_words;
};

G_DEFINE_FINAL_TYPE (QdCoverageBar, qd_coverage_bar, GTK_TYPE_WIDGET)

static void
qd_coverage_bar_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT;
  *natural = *minimum;
}

/* Stripes from the lower left to the upper right, as far as the run goes. */
static void
snapshot_stripes (GtkSnapshot           *snapshot,
                  const graphene_rect_t *bounds,
                  const GdkRGBA         *color)
{
  GskColorStop stops[4] = {
    { 0.0f, *color },
    { 0.5f, *color },
    { 0.5f, { color->red, color->green, color->blue, color->alpha * 0.25f } },
    { 1.0f, { color->red, color->green, color->blue, color->alpha * 0.25f } },
  };
  graphene_point_t from = bounds->origin;
  graphene_point_t to = GRAPHENE_POINT_INIT (from.x + STRIPE, from.y + STRIPE);

  gtk_snapshot_append_repeating_linear_gradient (snapshot, bounds, &from, &to, stops, G_N_ELEMENTS (stops));
}

static graphene_rect_t
get_bounds (QdCoverageBar       *self,
            const QdCoverageRun *run)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self)), height = (float)gtk_widget_get_height (GTK_WIDGET (self));
  float cell = width / (float)self->n_words;
  float start = cell * (float)run->start, end = cell * (float)run->end;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return GRAPHENE_RECT_INIT (width - end, 0, end - start, height);
  return GRAPHENE_RECT_INIT (start, 0, end - start, height);
}

static void
snapshot_cells (QdCoverageBar *self,
                GtkSnapshot   *snapshot,
                const GdkRGBA *line)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self)), height = (float)gtk_widget_get_height (GTK_WIDGET (self));
  float cell = width / (float)self->n_words;

  if (cell < LEAST_CELL)
    return;
  for (guint i = 1; i < self->n_words; i++)
    gtk_snapshot_append_color (snapshot, line, &GRAPHENE_RECT_INIT ((float)(int)(cell * (float)i), 0, 1, height));
}

static void
qd_coverage_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  QdCoverageBar *self = QD_COVERAGE_BAR (widget);
  GskRoundedRect outline;
  GdkRGBA        color, line;
  QdPalette      palette;

  if (self->n_words == 0)
    return;
  gtk_widget_get_color (widget, &color);
  qd_palette_get (&palette, FALSE);
  line = palette.dim;
  line.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.60f : 0.30f;
  gsk_rounded_rect_init_from_rect (
    &outline, &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget)), RADIUS);

  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  snapshot_cells (self, snapshot, &line);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const QdCoverageRun *run = &g_array_index (self->runs, QdCoverageRun, i);
      graphene_rect_t      bounds = get_bounds (self, run);

      if (run->kind == QD_COVERAGE_CARRIED)
        gtk_snapshot_append_color (snapshot, &color, &bounds);
      else if (run->kind == QD_COVERAGE_CHANGED)
        snapshot_stripes (snapshot, &bounds, &palette.changed);
    }
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]){ 1, 1, 1, 1 }, (const GdkRGBA[4]){ line, line, line, line });
  gtk_snapshot_pop (snapshot);
}

static void
qd_coverage_bar_finalize (GObject *object)
{
  g_clear_pointer (&QD_COVERAGE_BAR (object)->runs, g_array_unref);

  G_OBJECT_CLASS (qd_coverage_bar_parent_class)->finalize (object);
}

static void
qd_coverage_bar_class_init (QdCoverageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qd_coverage_bar_finalize;
  widget_class->measure = qd_coverage_bar_measure;
  widget_class->snapshot = qd_coverage_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "coveragebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
qd_coverage_bar_init (QdCoverageBar *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * qd_coverage_bar_new:
 *
 * Thread: main.
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
qd_coverage_bar_new (void)
{
  return g_object_new (QD_TYPE_COVERAGE_BAR, NULL);
}

/**
 * qd_coverage_bar_set_runs:
 * @self: (not nullable): a bar
 * @runs: (nullable) (element-type QdCoverageRun): what qd_coverage_compute() gave; a reference is taken
 *
 * Thread: main.
 */
void
qd_coverage_bar_set_runs (QdCoverageBar *self,
                          GArray        *runs)
{
  g_return_if_fail (QD_IS_COVERAGE_BAR (self));

  if (runs != NULL)
    g_array_ref (runs);
  g_clear_pointer (&self->runs, g_array_unref);
  self->runs = runs;
  self->n_words = runs != NULL && runs->len > 0 ? g_array_index (runs, QdCoverageRun, runs->len - 1).end : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
