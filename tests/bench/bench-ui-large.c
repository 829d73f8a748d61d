/* bench-ui-large.c: what the window does with very much at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-ui-large.h"

#include "bench-turns.h"
#include "store/qd-store-articles.h"
#include "widgets/qd-article-pane-private.h"
#include "widgets/qd-window-private.h"

/* After so long without anything that took longer than a frame should, what was asked for is done, µs; and so long it may take. */
#define QUIET (G_USEC_PER_SEC)
#define BUSY (4 * G_TIME_SPAN_MILLISECOND)
#define PATIENCE (20 * G_TIME_SPAN_SECOND)

typedef void (*Act) (QdWindow *window);

static void
activate (gpointer    widget,
          const char *action)
{
  gtk_widget_activate_action (widget, action, NULL);
}

static void
select_all (QdWindow *window)
{
  activate (window->article_pane, "articles.select-all");
}

static void
star_all (QdWindow *window)
{
  activate (window->article_pane, "articles.star");
}

static void
tag_all (QdWindow *window)
{
  g_autoptr (GArray)   ids = _qd_article_pane_dup_selected (window->article_pane);
  g_autoptr (QdChange) change = qd_change_new_add_tag ("All of them", 1, (const gint64 *)(gconstpointer)ids->data, ids->len);

  qd_library_apply (window->library, change, "Tagged");
}

static void
remove_all (QdWindow *window)
{
  activate (window->article_pane, "articles.remove");
}

static void
undo (QdWindow *window)
{
  _qd_window_undo (window);
}

static void
type_letter (QdWindow *window)
{
  static guint     n;
  g_autofree char *words = g_strndup ("the mayor said", 3 + n++);

  qd_article_pane_search (window->article_pane, words);
}

static void
search_nothing (QdWindow *window)
{
  qd_article_pane_search (window->article_pane, "");
}

static void
show_speakers (QdWindow *window)
{
  _qd_window_show_place (window, QD_SOURCE_SPEAKERS);
}

static void
show_stories (QdWindow *window)
{
  _qd_window_show_place (window, QD_SOURCE_STORIES);
}

static void
show_all (QdWindow *window)
{
  _qd_window_show_place (window, QD_SOURCE_ALL);
}

typedef struct
{
  QdStore    *store;
  const char *label;
  gint64      id;
} Search;

static gpointer
find_in_thread (gpointer data)
{
  Search *search = data;

  search->id = qd_store_find_article_by_label (search->store, search->label, NULL, NULL);

  return NULL;
}

/**
 * bench_find_article:
 * @store: (not nullable): a library
 * @label: (not nullable): what an article bore when it was imported
 *
 * Waits for it, which the main thread must not do otherwise. Thread: main.
 *
 * Returns: its row; 0 if there is none
 */
gint64
bench_find_article (QdStore    *store,
                    const char *label)
{
  Search search = { store, label, 0 };

  g_thread_join (g_thread_new ("find", find_in_thread, &search));

  return search.id;
}

static void
open_label (QdWindow   *window,
            const char *label)
{
  qd_reading_pane_open (window->reading_pane, bench_find_article (qd_library_get_store (window->library), label), 0);
}

static void
open_many (QdWindow *window)
{
  open_label (window, "many");
}

static void
open_wide (QdWindow *window)
{
  open_label (window, "wide-7");
}

static void
next_quotation (QdWindow *window)
{
  qd_reading_pane_next_quotation (window->reading_pane);
}

static void
compare (QdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare", "s", "");
}

static const struct
{
  const char *name;
  Act         act;
  guint       n;
} acts[] = {
  { "select-all", select_all, 1 },
  { "star-all", star_all, 1 },
  { "undo-star", undo, 1 },
  { "tag-all", tag_all, 1 },
  { "undo-tag", undo, 1 },
  { "remove-all", remove_all, 1 },
  { "undo-remove", undo, 1 },
  { "type", type_letter, 11 },
  { "search-nothing", search_nothing, 1 },
  { "speakers", show_speakers, 1 },
  { "stories", show_stories, 1 },
  { "articles", show_all, 1 },
  { "open-many", open_many, 1 },
  { "next-of-many", next_quotation, 4 },
  { "open-wide", open_wide, 1 },
  { "next-of-wide", next_quotation, 1 },
  { "compare", compare, 1 },
};

static void
measure (const char *name,
         Act         act,
         QdWindow   *window)
{
  gint64     start = g_get_monotonic_time ();
  gint64     last = start; /* when it was last busy */
  BenchSpent most = { 0 };

  bench_turns_get_longest ();
  bench_turns_begin ();
  act (window);
  while (g_get_monotonic_time () - last < QUIET && g_get_monotonic_time () - start < PATIENCE)
    {
      BenchSpent turn;

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
      turn = bench_turns_get_longest ();
      if (turn.work > BUSY)
        last = g_get_monotonic_time ();
      most.time = MAX (most.time, turn.time);
      most.work = MAX (most.work, turn.work);
    }
  bench_turns_end ();
  g_print ("%s %" G_GINT64_FORMAT "\n%s-work %" G_GINT64_FORMAT "\n%s-done %" G_GINT64_FORMAT "\n", name, most.time, name, most.work, name, last - start);
}

/**
 * bench_large:
 * @window: (not nullable): a window with a library in it
 * @names: (nullable) (array zero-terminated=1): what to do of it; %NULL or nothing for all
 *
 * Does one thing after the other with very much, and prints the longest turn of the main loop for each, by the clock and of work, and
 * after how long it was last busy, µs.
 */
void
bench_large (QdWindow          *window,
             const char *const *names)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    for (guint j = 0; j < acts[i].n && (names == NULL || *names == NULL || g_strv_contains (names, acts[i].name)); j++)
      measure (acts[i].name, acts[i].act, window);
}
