/* qd-match-comparer.c: compares articles while the next ones are looked up
 *
 * Comparing is a pure function of two articles and took a fifth of the time of the thread that writes to the library, which
 * is what an import waits for. So what was posted is compared in a second thread, in its order, and taken back together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-comparer.h"

#include "store/qd-thread-priority.h"

/* How many comparisons of two wordings are remembered; some 100 bytes each. */
#define MAX_REMEMBERED 16384

/* So many articles are given to the thread at once; of fewer, as when articles come one by one, it is not worth the waking. */
#define GROUP 16

typedef struct
{
  QdMatchEntry *entry;
  GPtrArray    *others;    /* of QdMatchEntry; borrowed */
  GArray       *n_matches; /* of guint: how many there are of each of these, when they were compared */
} Task;

struct _QdMatchComparer
{
  /* Of who compares; and what one thread has allocated, and another frees, is what both wait for. */
  QdCompareMemo *memo;
  GArray        *matches; /* of QdMatch, of one task after the other */

  GThread   *thread;
  GPtrArray *tasks; /* of Task, in the order in which they were posted */

  GMutex   lock;
  GCond    given;
  GCond    done;
  guint    n_given; /* how many of the tasks are the thread's */
  guint    n_done;  /* of these */
  gboolean ended;
};

static void
free_task (gpointer data)
{
  Task *task = data;

  g_ptr_array_unref (task->others);
  g_array_unref (task->n_matches);
  g_free (task);
}

/* Asks for the memory of the articles that come after one. */
static void
foresee (const Task *task,
         guint       i)
{
  for (guint distance = 0; distance < 3 && i + 1 + distance < task->others->len; distance++)
    qd_match_article_foresee (((const QdMatchEntry *)task->others->pdata[i + 1 + distance])->article, distance);
  if (i + 4 < task->others->len)
    __builtin_prefetch (&((const QdMatchEntry *)task->others->pdata[i + 4])->article);
}

static void
compare (QdMatchComparer *self,
         Task            *task)
{
  for (guint i = 0; i < task->others->len; i++)
    {
      const QdMatchEntry *other = g_ptr_array_index (task->others, i);
      g_autoptr (GArray)  matches = NULL;

      qd_thread_rest ();
      foresee (task, i);
      matches = qd_match_articles (task->entry->article, other->article, self->memo);
      g_array_index (task->n_matches, guint, i) = matches->len;
      if (matches->len > 0)
        g_array_append_vals (self->matches, matches->data, matches->len);
    }
  _qd_match_keys_drop_wanted (task->entry->keys);
}

static gpointer
compare_in_thread (gpointer data)
{
  QdMatchComparer *self = data;

  qd_thread_work_ahead ();
  g_mutex_lock (&self->lock);
  while (TRUE)
    {
      Task *task;

      while (self->n_done == self->n_given && !self->ended)
        g_cond_wait (&self->given, &self->lock);
      if (self->ended)
        break;
      task = g_ptr_array_index (self->tasks, self->n_done);
      g_mutex_unlock (&self->lock);
      compare (self, task);
      g_mutex_lock (&self->lock);
      self->n_done++;
      if (self->n_done == self->n_given)
        g_cond_signal (&self->done);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/**
 * _qd_match_comparer_new:
 *
 * Returns: (transfer full): what compares; it starts a thread when there is enough to do
 */
QdMatchComparer *
_qd_match_comparer_new (void)
{
  QdMatchComparer *self = g_new0 (QdMatchComparer, 1);

  self->memo = qd_compare_memo_new (MAX_REMEMBERED);
  self->matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  self->tasks = g_ptr_array_new_with_free_func (free_task);
  g_mutex_init (&self->lock);
  g_cond_init (&self->given);
  g_cond_init (&self->done);
  return self;
}

/**
 * _qd_match_comparer_free:
 * @self: (not nullable) (transfer full): what compares
 *
 * Ends its thread.
 */
void
_qd_match_comparer_free (QdMatchComparer *self)
{
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_signal (&self->given);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&self->thread, g_thread_join);
  g_ptr_array_unref (self->tasks);
  qd_compare_memo_free (self->memo);
  g_array_unref (self->matches);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->given);
  g_cond_clear (&self->done);
  g_free (self);
}

/**
 * _qd_match_comparer_post:
 * @self: (not nullable): what compares
 * @entry: (not nullable): an article with its keys
 * @others: (not nullable) (element-type QdMatchEntry) (transfer full): those that it is to be compared with
 *
 * Has an article compared with others, all of which must live, and be left alone but for their keys, until what was found is collected or discarded.
 * What hundreds of articles were looked up by, some 14 KB each, is freed as these are compared, and not by who writes.
 */
void
_qd_match_comparer_post (QdMatchComparer *self,
                         QdMatchEntry    *entry,
                         GPtrArray       *others)
{
  Task *task = g_new0 (Task, 1);

  task->entry = entry;
  task->others = others;
  task->n_matches = g_array_set_size (g_array_new (FALSE, FALSE, sizeof (guint)), others->len);
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->tasks, task);
  if (self->tasks->len - self->n_given >= GROUP)
    {
      self->n_given = self->tasks->len;
      g_cond_signal (&self->given);
    }
  g_mutex_unlock (&self->lock);
  if (self->n_given > 0 && self->thread == NULL)
    self->thread = g_thread_new ("store-compare", compare_in_thread, self);
}

static void
wait_for_thread (QdMatchComparer *self)
{
  g_mutex_lock (&self->lock);
  while (self->n_done < self->n_given)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}

static void
forget_tasks (QdMatchComparer *self)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_set_size (self->tasks, 0);
  g_array_set_size (self->matches, 0);
  self->n_given = self->n_done = 0;
  g_mutex_unlock (&self->lock);
}

/**
 * _qd_match_comparer_collect:
 * @self: (not nullable): what compares
 * @func: (not nullable) (scope call): takes what was found, in the order in which it was posted
 * @user_data: for @func
 * @error: return location
 *
 * Waits until all that was posted is compared, and takes it back.
 *
 * Errors: those of @func
 * Returns: %TRUE, or %FALSE and an error, and then the rest is discarded
 */
gboolean
_qd_match_comparer_collect (QdMatchComparer *self,
                            QdComparedFunc   func,
                            gpointer         user_data,
                            GError         **error)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  guint              next = 0;
  gboolean           done = TRUE;

  wait_for_thread (self);
  for (guint i = self->n_given; i < self->tasks->len; i++)
    compare (self, g_ptr_array_index (self->tasks, i));
  for (guint i = 0; i < self->tasks->len && done; i++)
    {
      const Task *task = g_ptr_array_index (self->tasks, i);

      for (guint j = 0; j < task->others->len && done; j++)
        {
          guint n = g_array_index (task->n_matches, guint, j);

          g_array_set_size (matches, 0);
          if (n > 0)
            g_array_append_vals (matches, &g_array_index (self->matches, QdMatch, next), n);
          next += n;
          done = func (task->entry, g_ptr_array_index (task->others, j), matches, user_data, error);
        }
    }
  forget_tasks (self);
  return done;
}

/**
 * _qd_match_comparer_discard:
 * @self: (not nullable): what compares
 *
 * Forgets what was posted.
 */
void
_qd_match_comparer_discard (QdMatchComparer *self)
{
  g_mutex_lock (&self->lock);
  /* Of what is the thread's it ends the one that it is at. */
  self->n_given = MIN (self->n_given, self->n_done + 1);
  g_mutex_unlock (&self->lock);
  wait_for_thread (self);
  forget_tasks (self);
}
