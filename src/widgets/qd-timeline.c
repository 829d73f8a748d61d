/* qd-timeline.c: when who quoted somebody, as a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-timeline.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "store/qd-store-people.h"
#include "widgets/qd-palette.h"

/* px; rows and axis are higher where the text is */
#define ROW_HEIGHT 26
#define ROW_GAP 8
#define AXIS_HEIGHT 24
/* Names of sources have at most this share of the width; where one needs more, all stand above their lines. */
#define LABEL_SHARE 0.4f
#define MARGIN 12
#define NATURAL_WIDTH 600
#define LARGEST_DOT 10.0
#define SMALLEST_DOT 4.0

/* More sources than this are drawn as one, so that the picture stays a picture; the table has all. */
#define MOST_ROWS 10

/* A stretch of time is a day, a month or a year: the shortest of which there are at most so many. */
#define MOST_STRETCHES 45

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000 * 1000)

typedef enum {
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

/* How often a source quoted somebody in a stretch. */
typedef struct
{
  guint row;     /* of all sources, those with most first */
  int   stretch; /* since the first */
  guint n;
} Dot;

struct _QdTimeline
{
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *sources;
  GArray    *dots;

  gint64 first;
  int    n_stretches;
  guint  most;
  float  label_width; /* of the widest name when it was measured last */
  int    text_height; /* of a line when it was measured last */
  guint  current;     /* the dot that the keys are at */
  Unit   unit;
};

G_DEFINE_FINAL_TYPE (QdTimeline, qd_timeline, GTK_TYPE_WIDGET)

static int
get_stretch (gint64 time,
             Unit   unit)
{
  g_autoptr (GDateTime) date = NULL;

  if (unit == UNIT_DAY)
    return (int)(time / DAY) - (time % DAY < 0);

  date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  if (date == NULL)
    return 0;

  return unit == UNIT_MONTH ? g_date_time_get_year (date) * 12 + g_date_time_get_month (date) - 1 : g_date_time_get_year (date);
}

static char *
dup_period (QdTimeline *self,
            int         stretch)
{
  int                   since = get_stretch (self->first, self->unit) + stretch;
  g_autoptr (GDateTime) date = NULL;

  if (self->unit == UNIT_DAY)
    date = g_date_time_new_from_unix_utc ((gint64)since * 24 * 60 * 60);
  else if (self->unit == UNIT_MONTH)
    date = g_date_time_new_utc (since / 12, since % 12 + 1, 1, 0, 0, 0);
  else
    date = g_date_time_new_utc (since, 1, 1, 0, 0, 0);
  if (date == NULL)
    return g_strdup ("");

  /* Translators: dates under a picture: a day, a month, a year */
  return qd_format_time (date, self->unit == UNIT_DAY ? C_ ("date", "%-d %b %Y") : self->unit == UNIT_MONTH ? C_ ("date", "%b %Y")
                                                                                                            : C_ ("date", "%Y"));
}

static guint
get_n_rows (QdTimeline *self)
{
  return MIN (self->sources->len, MOST_ROWS);
}

static gboolean
are_names_above (QdTimeline *self,
                 int         width)
{
  return self->label_width > (float)width * LABEL_SHARE;
}

static int
get_row_height (QdTimeline *self,
                int         width)
{
  if (are_names_above (self, width))
    return self->text_height + ROW_HEIGHT;
  return MAX (ROW_HEIGHT, self->text_height + ROW_GAP);
}

static int
measure_text (QdTimeline *self,
              const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int                     width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* Whether there is no room for its ends beside each other. */
static gboolean
is_axis_stacked (QdTimeline *self,
                 int         width)
{
  g_autofree char *first = dup_period (self, 0);
  g_autofree char *last = dup_period (self, self->n_stretches - 1);
  float            room = are_names_above (self, width) ? (float)width : (float)width * (1 - LABEL_SHARE) - MARGIN;

  return self->n_stretches > 1 && (float)(2 * MAX (measure_text (self, first), measure_text (self, last))) > room;
}

static int
get_axis_height (QdTimeline *self,
                 int         width)
{
  return MAX (AXIS_HEIGHT, self->text_height + ROW_GAP) + (is_axis_stacked (self, width) ? self->text_height : 0);
}

/* Where the line of a row is. */
static float
get_row_middle (QdTimeline *self,
                guint       row)
{
  int   width = gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float)get_row_height (self, width);

  return (float)row * height + (are_names_above (self, width) ? height - ROW_HEIGHT / 2.0f : height / 2);
}

static gboolean
is_mirrored (QdTimeline *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* What the names have beside the lines, with what is between them; lines go on to the other end, as far as the table below them. */
static float
get_label_width (QdTimeline *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return are_names_above (self, width) ? 0 : self->label_width + MARGIN;
}

/* The last row may stand for several: (transfer full). */
static char *
dup_row_name (QdTimeline *self,
              guint       row)
{
  return row + 1 == MOST_ROWS && self->sources->len > MOST_ROWS ? g_strdup (_ ("Others")) : qd_source_name_dup_display (self->sources->pdata[row]);
}

static void
measure_labels (QdTimeline *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  self->label_width = 0;
  for (guint i = 0; i < get_n_rows (self); i++)
    {
      g_autofree char *name = dup_row_name (self, i);
      int              width;

      pango_layout_set_text (layout, name, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      self->label_width = MAX (self->label_width, (float)width);
    }
}

/* The middle of a dot. */
static graphene_point_t
get_place (QdTimeline *self,
           const Dot  *dot)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float from = get_label_width (self) + (float)LARGEST_DOT, to = width - (float)LARGEST_DOT;
  float x = self->n_stretches > 1 ? from + (to - from) * (float)dot->stretch / (float)(self->n_stretches - 1) : (from + to) / 2;
  guint row = MIN (dot->row, get_n_rows (self) - 1);

  return GRAPHENE_POINT_INIT (is_mirrored (self) ? width - x : x, get_row_middle (self, row));
}

static float
get_radius (QdTimeline *self,
            const Dot  *dot)
{
  return (float)(SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * (self->most > 1 ? sqrt ((double)(dot->n - 1) / (self->most - 1)) : 0.4));
}

/* @align: 0 for the left end of the room, 1 for the right one. Pango's alignment does not say which, for it changes the sides of what
 * is written the other way than the window. */
static void
draw_text (QdTimeline    *self,
           GtkSnapshot   *snapshot,
           const char    *text,
           float          x,
           float          y,
           float          room,
           float          align,
           const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  float                   extent;
  int                     width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  extent = MIN ((float)width, room);
  x += align * (room - extent);
  pango_layout_set_width (layout, (int)(extent * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y - (float)height / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_rows (QdTimeline    *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *colour)
{
  float    width = (float)gtk_widget_get_width (GTK_WIDGET (self)), label = get_label_width (self);
  GdkRGBA  line = *colour;
  gboolean above = are_names_above (self, (int)width);

  line.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.5f : 0.15f;
  for (guint i = 0; i < get_n_rows (self); i++)
    {
      float            y = get_row_middle (self, i);
      g_autofree char *name = dup_row_name (self, i);
      float            room = above ? width : label;

      draw_text (self, snapshot, name, is_mirrored (self) ? width - room : 0, above ? y - (float)(ROW_HEIGHT + self->text_height) / 2 : y, room, is_mirrored (self) ? 1 : 0, colour);
      gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (is_mirrored (self) ? 0 : label, y, width - label, 1));
    }
}

static void
draw_axis (QdTimeline    *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *colour)
{
  gboolean         mirrored = is_mirrored (self);
  g_autofree char *first = dup_period (self, 0);
  g_autofree char *last = dup_period (self, self->n_stretches - 1);
  float            width = (float)gtk_widget_get_width (GTK_WIDGET (self)), label = get_label_width (self);
  float            y = (float)(get_row_height (self, (int)width) * (int)get_n_rows (self)) + (float)(self->text_height + ROW_GAP) / 2;
  float            from = mirrored ? 0 : label, room = width - label;

  if (self->n_stretches == 1)
    draw_text (self, snapshot, first, from, y, room, 0.5f, colour);
  else if (is_axis_stacked (self, (int)width))
    {
      draw_text (self, snapshot, first, from, y, room, mirrored ? 1 : 0, colour);
      draw_text (self, snapshot, last, from, y + (float)self->text_height, room, mirrored ? 0 : 1, colour);
    }
  else
    {
      draw_text (self, snapshot, mirrored ? last : first, from, y, room / 2, 0, colour);
      draw_text (self, snapshot, mirrored ? first : last, from + room / 2, y, room / 2, 1, colour);
    }
}

static void
draw_dots (QdTimeline  *self,
           GtkSnapshot *snapshot)
{
  QdPalette palette;
  GdkRGBA   ring;

  qd_palette_get_for_widget (&palette, GTK_WIDGET (self));
  ring = palette.accent;
  for (guint i = 0; i < self->dots->len; i++)
    {
      const Dot       *dot = &g_array_index (self->dots, Dot, i);
      graphene_point_t place = get_place (self, dot);
      float            radius = get_radius (self, dot);
      GskRoundedRect   circle;

      gsk_rounded_rect_init_from_rect (&circle, &GRAPHENE_RECT_INIT (place.x - radius, place.y - radius, 2 * radius, 2 * radius), radius);
      gtk_snapshot_push_rounded_clip (snapshot, &circle);
      gtk_snapshot_append_color (snapshot, &palette.accent, &circle.bounds);
      gtk_snapshot_pop (snapshot);
      if (i != self->current || !gtk_widget_has_visible_focus (GTK_WIDGET (self)))
        continue;

      gsk_rounded_rect_init_from_rect (&circle, &GRAPHENE_RECT_INIT (place.x - radius - 4, place.y - radius - 4, 2 * radius + 8, 2 * radius + 8), radius + 4);
      gtk_snapshot_append_border (snapshot, &circle, (float[]){ 2, 2, 2, 2 }, (GdkRGBA[]){ ring, ring, ring, ring });
    }
}

static void
qd_timeline_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  QdTimeline *self = QD_TIMELINE (widget);
  GdkRGBA     colour;

  if (self->dots->len == 0)
    return;

  measure_labels (self);
  gtk_widget_get_color (widget, &colour);
  draw_rows (self, snapshot, &colour);
  colour.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.9f : 0.7f;
  draw_axis (self, snapshot, &colour);
  draw_dots (self, snapshot);
}

static GtkSizeRequestMode
qd_timeline_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qd_timeline_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  QdTimeline *self = QD_TIMELINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
      int                     width = for_size < 0 ? NATURAL_WIDTH : for_size;

      pango_layout_get_pixel_size (layout, NULL, &self->text_height);
      measure_labels (self);
      *minimum = *natural = self->dots->len > 0 ? (int)get_n_rows (self) * get_row_height (self, width) + get_axis_height (self, width) : 0;
    }
}

static char *
dup_words (QdTimeline *self,
           guint       index)
{
  const Dot       *dot = &g_array_index (self->dots, Dot, index);
  g_autofree char *source = qd_source_name_dup_display (self->sources->pdata[dot->row]);
  g_autofree char *period = dup_period (self, dot->stretch);
  g_autofree char *n = g_strdup_printf (ngettext ("%u quotation", "%u quotations", dot->n), dot->n);

  return g_strdup_printf ("%s, %s: %s", source, period, n);
}

static void
go (QdTimeline *self,
    int         steps)
{
  g_autofree char *words = NULL;

  if (self->dots->len == 0)
    return;

  self->current = (guint)CLAMP ((int)self->current + steps, 0, (int)self->dots->len - 1);
  words = dup_words (self, self->current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_cb (QdTimeline *self,
        guint       keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go (self, (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left) != is_mirrored (self) ? -1 : 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Home:
      go (self, -(int)self->dots->len);
      return GDK_EVENT_STOP;

    case GDK_KEY_End:
      go (self, (int)self->dots->len);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
qd_timeline_query_tooltip (GtkWidget  *widget,
                           int         x,
                           int         y,
                           gboolean    keyboard,
                           GtkTooltip *tooltip)
{
  QdTimeline *self = QD_TIMELINE (widget);

  for (guint i = 0; i < self->dots->len; i++)
    {
      const Dot       *dot = &g_array_index (self->dots, Dot, i);
      graphene_point_t place = get_place (self, dot);

      if (keyboard ? i == self->current : hypot (place.x - x, place.y - y) <= get_radius (self, dot) + 2)
        {
          g_autofree char *words = dup_words (self, i);

          gtk_tooltip_set_text (tooltip, words);
          return TRUE;
        }
    }

  return FALSE;
}

static void
qd_timeline_finalize (GObject *object)
{
  QdTimeline *self = QD_TIMELINE (object);

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->dots, g_array_unref);

  G_OBJECT_CLASS (qd_timeline_parent_class)->finalize (object);
}

static void
qd_timeline_class_init (QdTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qd_timeline_finalize;
  widget_class->snapshot = qd_timeline_snapshot;
  widget_class->get_request_mode = qd_timeline_get_request_mode;
  widget_class->measure = qd_timeline_measure;
  widget_class->query_tooltip = qd_timeline_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
qd_timeline_init (QdTimeline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->dots = g_array_new (FALSE, FALSE, sizeof (Dot));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Quotations over time, by source"), -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
find_unit (QdTimeline *self,
           gint64      last)
{
  self->unit = UNIT_DAY;
  while (self->unit < UNIT_YEAR && get_stretch (last, self->unit) - get_stretch (self->first, self->unit) >= MOST_STRETCHES)
    self->unit++;
  self->n_stretches = get_stretch (last, self->unit) - get_stretch (self->first, self->unit) + 1;
}

static int
compare_dots (gconstpointer a,
              gconstpointer b)
{
  const Dot *of_a = a, *of_b = b;

  return of_a->stretch != of_b->stretch ? of_a->stretch - of_b->stretch : (int)of_a->row - (int)of_b->row;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      counts)
{
  guint of_a = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *)a));
  guint of_b = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *)b));

  return of_a != of_b ? (of_a < of_b ? 1 : -1) : g_strcmp0 (*(char *const *)a, *(char *const *)b);
}

static void
collect_sources (QdTimeline *self,
                 GPtrArray  *spoken,
                 GHashTable *rows)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_set_size (self->sources, 0);
  for (guint i = 0; i < spoken->len; i++)
    {
      const QdSpokenRecord *record = spoken->pdata[i];
      guint                 n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, record->source));

      if (record->published == QD_TIME_UNKNOWN)
        continue;
      if (n == 0)
        g_ptr_array_add (self->sources, g_strdup (record->source));
      g_hash_table_insert (counts, record->source, GUINT_TO_POINTER (n + 1));
    }
  g_ptr_array_sort_with_data (self->sources, compare_counts, counts);
  for (guint i = 0; i < self->sources->len; i++)
    g_hash_table_insert (rows, self->sources->pdata[i], GUINT_TO_POINTER (i));
}

/**
 * qd_timeline_set_spoken:
 * @self: a timeline
 * @spoken: (not nullable) (element-type QdSpokenRecord): what was said; those without a date are left out
 *
 * Draws other quotations.
 */
void
qd_timeline_set_spoken (QdTimeline *self,
                        GPtrArray  *spoken)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64                 last = G_MININT64;

  g_return_if_fail (QD_IS_TIMELINE (self));
  g_return_if_fail (spoken != NULL);

  g_array_set_size (self->dots, 0);
  collect_sources (self, spoken, rows);
  self->first = G_MAXINT64;
  self->most = self->current = 0;
  for (guint i = 0; i < spoken->len; i++)
    {
      const QdSpokenRecord *record = spoken->pdata[i];

      if (record->published == QD_TIME_UNKNOWN)
        continue;
      self->first = MIN (self->first, record->published);
      last = MAX (last, record->published);
    }
  if (self->sources->len > 0)
    find_unit (self, last);
  for (guint i = 0; i < spoken->len; i++)
    {
      const QdSpokenRecord *record = spoken->pdata[i];
      Dot                   dot;
      gint64                key;
      guint                 at;

      if (record->published == QD_TIME_UNKNOWN)
        continue;
      dot = (Dot){ GPOINTER_TO_UINT (g_hash_table_lookup (rows, record->source)), get_stretch (record->published, self->unit) - get_stretch (self->first, self->unit), 1 };
      key = (gint64)dot.row << 32 | dot.stretch;
      at = GPOINTER_TO_UINT (g_hash_table_lookup (places, &key));
      if (at == 0)
        {
          g_array_append_val (self->dots, dot);
          at = self->dots->len;
          g_hash_table_insert (places, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (at));
        }
      else
        g_array_index (self->dots, Dot, at - 1).n++;
      self->most = MAX (self->most, g_array_index (self->dots, Dot, at - 1).n);
    }
  g_array_sort (self->dots, compare_dots);
  gtk_widget_set_visible (GTK_WIDGET (self), self->dots->len > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * qd_timeline_get_n_dots:
 * @self: a timeline
 *
 * Returns: how many dots there are
 */
guint
qd_timeline_get_n_dots (QdTimeline *self)
{
  g_return_val_if_fail (QD_IS_TIMELINE (self), 0);

  return self->dots->len;
}

/**
 * qd_timeline_get_dot:
 * @self: a timeline
 * @index: which dot, by time
 * @source: (out) (transfer full): whose it is
 * @period: (out) (transfer full): of which time
 * @n: (out): how many quotations it stands for
 *
 * Gives the picture as a table.
 */
void
qd_timeline_get_dot (QdTimeline *self,
                     guint       index,
                     char      **source,
                     char      **period,
                     guint      *n)
{
  const Dot *dot;

  g_return_if_fail (QD_IS_TIMELINE (self));
  g_return_if_fail (index < self->dots->len);

  dot = &g_array_index (self->dots, Dot, index);
  *source = qd_source_name_dup_display (self->sources->pdata[dot->row]);
  *period = dup_period (self, dot->stretch);
  *n = dot->n;
}
