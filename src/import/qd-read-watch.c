/* qd-read-watch.c: gives up a reader that does not answer
 *
 * A hostile file can be made so that it takes hours to read. What a reader works without a sign of life, an article, a
 * problem, or a place in the file that it has reached, is measured, and when it is too much, the reader is cancelled: all
 * readers look at their cancellable where they loop over what the file holds. The time is the processor's that the reading
 * thread has taken: a reader that waits for a slow disk, for a busy machine or for the library is not to blame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-read-watch.h"

#include <pthread.h>
#include <time.h>

/* No file over ten seconds; the rest is for what comes between two looks. µs of the processor. */
#define PATIENCE (8 * G_USEC_PER_SEC)

/* The watching thread looks so often, µs. */
#define INTERVAL (G_USEC_PER_SEC / 4)

struct _QdReadWatch
{
  GCancellable *cancellable; /* what the reader is given */
  GCancellable *outer;
  gulong        handler;
  QdReadWatch  *around; /* of the archive that the file is in */

  /* under the lock */
  clockid_t clock;
  gint64    alive;
  gboolean  answered; /* since it was looked at last */
  guint     n_holds;
  gboolean  given_up;
};

static GMutex   lock;
static GCond    more;
static GList   *watches;
static gboolean sleeping;
static gint64   most = PATIENCE;

static GPrivate innermost = G_PRIVATE_INIT (NULL);

static gint64
read_clock (clockid_t clock)
{
  struct timespec now;

  return clock_gettime (clock, &now) == 0 ? (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000 : 0;
}

/* Returns: (transfer full) (element-type GCancellable): what to cancel, without the lock */
static GSList *
look (void)
{
  GSList *found = NULL;

  for (GList *link = watches; link != NULL; link = link->next)
    {
      QdReadWatch *watch = link->data;

      /* To read the clock of a thread takes a system call, which for each of many small files was as much as some of their work: it is
       * read here alone, so that a reader may have up to an interval more than its due. */
      if (watch->answered)
        {
          watch->alive = read_clock (watch->clock);
          watch->answered = FALSE;
        }
      if (watch->n_holds > 0 || watch->given_up || read_clock (watch->clock) - watch->alive <= most)
        continue;
      watch->given_up = TRUE;
      found = g_slist_prepend (found, g_object_ref (watch->cancellable));
    }
  return found;
}

static gpointer
watch_in_thread (gpointer data)
{
  gboolean busy = FALSE;

  g_mutex_lock (&lock);
  while (TRUE)
    {
      GSList *found;

      /* While one file after the other is read, nobody has to wake the thread for each. */
      if (watches == NULL && !busy)
        {
          sleeping = TRUE;
          g_cond_wait (&more, &lock);
          sleeping = FALSE;
        }
      busy = watches != NULL;
      found = look ();
      g_mutex_unlock (&lock);
      for (GSList *link = found; link != NULL; link = link->next)
        g_cancellable_cancel (link->data);
      g_slist_free_full (found, g_object_unref);
      g_usleep (INTERVAL);
      g_mutex_lock (&lock);
    }
  return NULL;
}

static void
start_thread (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      g_thread_unref (g_thread_new ("read-watch", watch_in_thread, NULL));
      g_once_init_leave (&started, 1);
    }
}

static void
cancelled_cb (GCancellable *outer, gpointer data)
{
  g_cancellable_cancel (data);
}

/**
 * qd_read_watch_begin:
 * @cancellable: (nullable): what stops the reading otherwise
 *
 * Begins to measure. While a file inside another is read, that other one waits. Thread: the one that reads.
 *
 * Returns: (transfer full): to be ended by the same thread
 */
QdReadWatch *
qd_read_watch_begin (GCancellable *cancellable)
{
  QdReadWatch *self = g_new0 (QdReadWatch, 1);

  start_thread ();
  self->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    {
      self->outer = g_object_ref (cancellable);
      self->handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->cancellable, NULL);
    }
  self->around = g_private_get (&innermost);
  if (self->around != NULL)
    qd_read_watch_hold (self->around);
  g_private_set (&innermost, self);
  if (pthread_getcpuclockid (pthread_self (), &self->clock) != 0)
    self->clock = CLOCK_MONOTONIC;
  self->answered = TRUE;
  g_mutex_lock (&lock);
  watches = g_list_prepend (watches, self);
  if (sleeping)
    g_cond_signal (&more);
  g_mutex_unlock (&lock);
  return self;
}

/**
 * qd_read_watch_end:
 * @self: (not nullable) (transfer full): a watch
 *
 * Ends to measure. Thread: the one that reads.
 *
 * Returns: whether the reader was given up
 */
gboolean
qd_read_watch_end (QdReadWatch *self)
{
  gboolean given_up;

  g_mutex_lock (&lock);
  watches = g_list_remove (watches, self);
  given_up = self->given_up;
  g_mutex_unlock (&lock);
  g_private_set (&innermost, self->around);
  if (self->around != NULL)
    qd_read_watch_go_on (self->around);
  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->handler);
  g_clear_object (&self->outer);
  g_object_unref (self->cancellable);
  g_free (self);
  return given_up;
}

/**
 * qd_read_watch_get_cancellable:
 * @self: (not nullable): a watch
 *
 * Thread: any.
 *
 * Returns: (transfer none): what the reader is to look at
 */
GCancellable *
qd_read_watch_get_cancellable (QdReadWatch *self)
{
  return self->cancellable;
}

/**
 * qd_read_watch_hold:
 * @self: (not nullable): a watch
 *
 * What follows, until qd_read_watch_go_on(), is not the reader's time. Thread: the one that reads.
 */
void
qd_read_watch_hold (QdReadWatch *self)
{
  g_mutex_lock (&lock);
  self->n_holds++;
  g_mutex_unlock (&lock);
}

/**
 * qd_read_watch_go_on:
 * @self: (not nullable): a watch that is held
 *
 * The reader goes on; its time begins anew, for it has answered. Thread: the one that reads.
 */
void
qd_read_watch_go_on (QdReadWatch *self)
{
  g_mutex_lock (&lock);
  self->n_holds--;
  self->answered = TRUE;
  g_mutex_unlock (&lock);
}

/* For tests: how long a reader may take, µs of the processor; 0 for what people have. Thread: any. */
void
_qd_read_watch_set_patience (gint64 patience)
{
  g_mutex_lock (&lock);
  most = patience > 0 ? patience : PATIENCE;
  g_mutex_unlock (&lock);
}
