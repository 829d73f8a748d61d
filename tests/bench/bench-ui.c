/* bench-ui.c: how soon the window shows what was asked for
 *
 * bench-ui empty                     an empty window of libadwaita, to compare with
 * bench-ui start LIBRARY             the application: first frame, frame with the articles, memory
 * bench-ui read LIBRARY N LABEL...   opens each article N times, other articles before and in between, and then its quotations
 * bench-ui scroll LIBRARY            the list of all articles, from end to end
 * bench-ui import LIBRARY FOLDER     the longest stall before each frame while the folder is imported, the list is scrolled and
 *                                    articles are opened: by the clock, processor time of the main thread, how long it was ready
 *                                    to run and no processor was free for it, and what is left: waiting for a lock or the disk
 *
 * bench-ui large LIBRARY [NAME...]    what is done with very much at once, all or some of it: how long the main thread is busy with
 *                                    nothing else
 *
 * Needs a display. Prints a name and a figure a line: µs, for memory kB. What counts as start is said by QUOTIDIAN_BENCH_START
 * (CLOCK_MONOTONIC, µs), else it is that of main().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>

#include "app/qd-application.h"
#include "bench-turns.h"
#include "bench-ui-large.h"
#include "store/qd-reach.h"
#include "widgets/qd-article-view.h"
#include "widgets/qd-quotation-card.h"
#include "widgets/qd-rendition-row.h"
#include "widgets/qd-window-private.h"

/* How long a window is left alone before its memory is read, µs: what it does in the background has ended by then. */
#define IDLE_TIME (3 * G_TIME_SPAN_SECOND)

/* Nothing that the window is asked for takes longer, µs; if it does, the measure fails. */
#define PATIENCE (30 * G_TIME_SPAN_SECOND)

/* Steps of the way through the article list, and pixels of a step of the slow part. */
#define N_JUMPS 600
#define N_GLIDES 300
#define GLIDE 24

/* While an import runs: the list is scrolled by a step each so often, ms; after so many steps it goes somewhere else, and after
 * so many an article is opened. */
#define STEP_INTERVAL 40
#define STEPS_TO_JUMP 25
#define STEPS_TO_ARTICLE 50

typedef gboolean (*Condition) (gpointer user_data);

static gint64     start_time;
static gint64     painted_time; /* of the frame that was painted last */
static gint64     painted_work; /* processor time of the main thread until then */
static gint64     first_time;   /* the same of the first frame */
static gint64     first_work;
static GtkWindow *window;
static int        status = EXIT_SUCCESS;

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  painted_time = g_get_monotonic_time ();
  painted_work = bench_get_processor_time ();
  if (first_time == 0)
    {
      first_time = painted_time;
      first_work = painted_work;
    }
}

static void
mapped_cb (GtkWidget *widget,
           gpointer   user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), NULL);
}

static void
wait (gint64 duration)
{
  gint64 end = g_get_monotonic_time () + duration;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Waits for a frame at the end of which the condition holds: what is laid out in it is shown by it. Returns: when it was; 0 if there was
 * none in time */
static gint64
wait_for_frame (Condition condition,
                gpointer  user_data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      gint64 painted = painted_time;

      /* A frame is painted at the end of a turn of the loop. */
      g_main_context_iteration (NULL, TRUE);
      if (painted_time != painted && condition (user_data))
        return painted_time;
    }
  g_printerr ("bench-ui: what was waited for did not come\n");
  status = EXIT_FAILURE;

  return 0;
}

static gboolean
always (gpointer user_data)
{
  return TRUE;
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static GtkListView *
find_article_list (void)
{
  /* The desk comes after the window. */
  if (QD_WINDOW (window)->article_pane == NULL)
    return NULL;

  return GTK_LIST_VIEW (find_widget (GTK_WIDGET (QD_WINDOW (window)->article_pane), GTK_TYPE_LIST_VIEW));
}

static gboolean
lists_articles (gpointer user_data)
{
  GtkListView *list = find_article_list ();

  return list != NULL && g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) > 0;
}

static void
print_memory (void)
{
  g_autofree char *text = NULL;
  const char      *line;

  wait (IDLE_TIME);
  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL) && (line = strstr (text, "VmRSS:")) != NULL)
    g_print ("memory %" G_GINT64_FORMAT "\n", g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10));
}

static void
print_time (const char *name,
            gint64      from,
            gint64      to)
{
  if (to != 0)
    g_print ("%s %" G_GINT64_FORMAT "\n", name, to - from);
}

static void
print_first_frame (void)
{
  print_time ("frame", start_time, first_time);
  print_time ("frame-work", 0, first_work);
}

typedef struct
{
  QdArticleView *view;
  gint64         article_id;
} Opening;

static gboolean
shows_article (gpointer user_data)
{
  Opening   *opening = user_data;
  QdArticle *article = qd_article_view_get_article (opening->view);

  return article != NULL && article->record->id == opening->article_id && gtk_widget_get_mapped (GTK_WIDGET (opening->view));
}

G_NO_INLINE static gint64
open_article (gint64  article_id,
              gint64 *work)
{
  QdReadingPane *pane = QD_WINDOW (window)->reading_pane;
  Opening        opening = { QD_ARTICLE_VIEW (gtk_widget_get_template_child (GTK_WIDGET (pane), QD_TYPE_READING_PANE, "article_view")), article_id };
  gint64         start = g_get_monotonic_time ();
  gint64         used = bench_get_processor_time ();
  gint64         end;

  qd_reading_pane_open (pane, article_id, 0);
  end = wait_for_frame (shows_article, &opening);
  *work = painted_work - used;

  return end == 0 ? 0 : end - start;
}

static gboolean
shows_renditions (gpointer user_data)
{
  GtkWidget *row = find_widget (GTK_WIDGET (QD_WINDOW (window)->reading_pane), QD_TYPE_RENDITION_ROW);
  GtkWidget *card = row != NULL ? gtk_widget_get_ancestor (row, QD_TYPE_QUOTATION_CARD) : NULL;
  gint64    *last = user_data;

  /* The renditions of the quotation before are no answer. */
  return card != NULL && qd_quotation_item_get_record (qd_quotation_card_get_item (QD_QUOTATION_CARD (card)))->id != *last;
}

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);

  return n;
}

/* Those beyond the edge of the panel, too. */
static gboolean
shows_all_renditions (gpointer user_data)
{
  QdQuotationCard *card = user_data;
  GPtrArray       *renditions = qd_quotation_item_get_renditions (qd_quotation_card_get_item (card));

  return renditions != NULL && count_widgets (GTK_WIDGET (card), QD_TYPE_RENDITION_ROW) >= MIN (renditions->len, QD_RENDITIONS_AT_ONCE);
}

/* Not inlined, as is open_article(), so that a profiler can be told to look at what happens in it. */
G_NO_INLINE static void
choose_quotation (gint64 *last)
{
  GtkWidget *row;
  gint64     start = g_get_monotonic_time ();
  gint64     used = bench_get_processor_time ();

  qd_reading_pane_next_quotation (QD_WINDOW (window)->reading_pane);
  print_time ("panel", start, wait_for_frame (shows_renditions, last));
  print_time ("panel-work", used, painted_work);
  row = find_widget (GTK_WIDGET (QD_WINDOW (window)->reading_pane), QD_TYPE_RENDITION_ROW);
  if (row != NULL)
    {
      GtkWidget *card = gtk_widget_get_ancestor (row, QD_TYPE_QUOTATION_CARD);

      *last = qd_quotation_item_get_record (qd_quotation_card_get_item (QD_QUOTATION_CARD (card)))->id;
      print_time ("panel-all", start, shows_all_renditions (card) ? painted_time : wait_for_frame (shows_all_renditions, card));
    }
}

static void
choose_quotations (guint n)
{
  gint64 last = 0;

  for (guint i = 0; i < n && status == EXIT_SUCCESS; i++)
    {
      choose_quotation (&last);
      wait (G_TIME_SPAN_MILLISECOND * 200);
    }
}

/* Returns: the row of an article; 0 if there is none of that label */
static gint64
find_article (const char *label)
{
  gint64 id = bench_find_article (qd_library_get_store (QD_WINDOW (window)->library), label);

  if (id == 0)
    {
      g_printerr ("bench-ui: no article %s\n", label);
      status = EXIT_FAILURE;
    }

  return id;
}

static void
read_articles (int    n,
               char **labels)
{
  for (guint i = 0; labels[i] != NULL && status == EXIT_SUCCESS; i++)
    {
      gint64 id = find_article (labels[i]);

      for (int round = 0; id != 0 && round < n && status == EXIT_SUCCESS; round++)
        {
          gint64 duration;
          gint64 work;

          /* Rows of the library are numbered from 1: some other article. */
          duration = open_article (1 + (id + round) % 50, &work);
          /* What the first of a session takes is what it finds that nobody has done before. */
          if (duration > 0 && i == 0 && round == 0)
            g_print ("first %" G_GINT64_FORMAT "\nfirst-work %" G_GINT64_FORMAT "\n", duration, work);
          wait (G_TIME_SPAN_MILLISECOND * 200);
          duration = open_article (id, &work);
          if (duration > 0)
            g_print ("%s %" G_GINT64_FORMAT "\n%s-work %" G_GINT64_FORMAT "\n", labels[i], duration, labels[i], work);
          wait (G_TIME_SPAN_MILLISECOND * 200);
        }
      choose_quotations (20);
    }
}

/* The work of the main thread up to a frame: its processor time, as what other programs take meanwhile is none of it. */
static gint64
measure_frame (void)
{
  gint64 painted = painted_time;
  gint64 start = g_get_monotonic_time ();
  gint64 used = bench_get_processor_time ();

  while (painted_time == painted && g_get_monotonic_time () - start < PATIENCE)
    g_main_context_iteration (NULL, TRUE);

  return bench_get_processor_time () - used;
}

static void
scroll (void)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_article_list ()));
  double         end;

  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  for (int i = 1; i <= N_JUMPS; i++)
    {
      gtk_adjustment_set_value (adjustment, end * i / N_JUMPS);
      g_print ("jump %" G_GINT64_FORMAT "\n", measure_frame ());
    }
  for (int i = 1; i <= N_GLIDES; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - GLIDE);
      g_print ("glide %" G_GINT64_FORMAT "\n", measure_frame ());
    }
}

/* Stalls */

static void
stalled_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  BenchSpent longest = bench_turns_get_longest ();

  print_time ("stall", 0, longest.time);
  print_time ("stall-work", 0, longest.work);
  g_print ("stall-queue %" G_GINT64_FORMAT "\nstall-rest %" G_GINT64_FORMAT "\n", longest.queue, longest.rest);
}

static gboolean
step_cb (gpointer user_data)
{
  guint         *n_steps = user_data;
  GtkListView   *list = find_article_list ();
  GtkAdjustment *adjustment = list != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)) : NULL;

  (*n_steps)++;
  if (adjustment != NULL && *n_steps % STEPS_TO_JUMP == 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * g_random_double ());
  else if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + GLIDE);
  if (*n_steps % STEPS_TO_ARTICLE == 0)
    qd_reading_pane_open (QD_WINDOW (window)->reading_pane, 1 + *n_steps / STEPS_TO_ARTICLE % 50, 0);

  return G_SOURCE_CONTINUE;
}

static gboolean
imports (void)
{
  return qd_activity_get_active (QD_WINDOW (window)->activity);
}

static void
import_meanwhile (const char *folder)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  gint64                begun = g_get_monotonic_time ();
  guint                 n_steps = 0;
  guint                 source;

  g_ptr_array_add (files, g_file_new_for_path (folder));
  _qd_window_request_import (QD_WINDOW (window), files);
  bench_turns_begin ();
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (stalled_cb), NULL);
  source = g_timeout_add (STEP_INTERVAL, step_cb, &n_steps);
  while (imports () || g_get_monotonic_time () - begun < G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  bench_turns_end ();
  g_print ("import %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - begun);
}

static int
measure_empty (void)
{
  GtkApplication *application = GTK_APPLICATION (adw_application_new ("io.github.quotidian.Bench", G_APPLICATION_NON_UNIQUE));

  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = GTK_WINDOW (adw_application_window_new (application));
  gtk_window_set_default_size (window, 1440, 900);
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_window_present (window);
  wait_for_frame (always, NULL);
  print_first_frame ();
  print_memory ();
  gtk_window_destroy (window);
  g_object_unref (application);

  return status;
}

static char **arguments;

static gboolean
measure_cb (gpointer user_data)
{
  GApplication *application = user_data;

  if (g_str_equal (arguments[1], "start"))
    print_memory ();
  else if (g_str_equal (arguments[1], "read"))
    read_articles (atoi (arguments[3]), arguments + 4);
  else if (g_str_equal (arguments[1], "import"))
    import_meanwhile (arguments[3]);
  else if (g_str_equal (arguments[1], "large"))
    bench_large (QD_WINDOW (window), (const char *const *)arguments + 3);
  else
    scroll ();
  g_application_quit (application);

  return G_SOURCE_REMOVE;
}

/* The measuring runs in the main loop of the application, and turns it itself. */
static gboolean
wait_for_window_cb (gpointer user_data)
{
  gint64 listed = wait_for_frame (lists_articles, NULL);

  if (g_str_equal (arguments[1], "start"))
    {
      print_first_frame ();
      print_time ("articles", start_time, listed);
      print_time ("articles-work", 0, painted_work);
    }
  else
    wait (IDLE_TIME);
  g_timeout_add (0, measure_cb, user_data);

  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *added,
                 gpointer        user_data)
{
  window = added;
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
  /* Before the first frame, whatever is of less consequence than drawing. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, wait_for_window_cb, application, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (QdApplication) application = NULL;
  const char               *given = g_getenv ("QUOTIDIAN_BENCH_START");
  int                       result;

  start_time = given != NULL ? g_ascii_strtoll (given, NULL, 10) : g_get_monotonic_time ();
  if (argc < 2 || (argc < 3 && !g_str_equal (argv[1], "empty")) || (argc < 4 && g_str_equal (argv[1], "import")))
    {
      g_printerr ("usage: bench-ui empty | start LIBRARY | read LIBRARY N LABEL... | scroll LIBRARY | import LIBRARY FOLDER | large LIBRARY [NAME...]\n");
      return 2;
    }
  if (g_str_equal (argv[1], "empty"))
    return measure_empty ();

  arguments = argv;
  application = qd_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  result = g_application_run (G_APPLICATION (application), 3, (char *[]){ argv[0], (char *)"--library", argv[2], NULL });

  return result != 0 ? result : status;
}
