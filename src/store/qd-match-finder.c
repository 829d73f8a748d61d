/* qd-match-finder.c: looks up what articles are to be compared with while their texts are written
 *
 * What tells which articles share a key with one lies all over the memory: to wait for it took a fifth of the time of the thread that writes to
 * the library, which is what an import waits for. So what was posted is looked up in a second thread, in its order. That never touches
 * the library: what it needs from there is left to the thread that posted it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-finder.h"

#include "store/qd-thread-priority.h"

/* So many articles are given to the thread at once; of fewer, as when articles come one by one, it is not worth the waking. */
#define GROUP 16

struct _QdMatchFinder
{
  QdFindFunc func;
  gpointer   user_data;

  GThread   *thread;
  GPtrArray *tasks; /* of QdMatchTask, in the order in which they were posted */

  GMutex   lock;
  GCond    given;
  GCond    rests;
  guint    n_given; /* how many of the tasks are the thread's */
  guint    n_done;  /* of all; the thread's come first */
  gboolean is_full; /* whether what was found is to be taken first */
  gboolean ended;
};

static void
free_task (gpointer data)
{
  QdMatchTask *task = data;

  if (!task->is_kept)
    _qd_match_entry_free (task->entry);
  g_clear_pointer (&task->to_load, g_array_unref);
  g_free (task);
}

static gboolean
has_work (const QdMatchFinder *self)
{
  return self->n_done < self->n_given && !self->is_full;
}

static gpointer
find_in_thread (gpointer data)
{
  QdMatchFinder *self = data;

  qd_thread_work_ahead ();
  g_mutex_lock (&self->lock);
  while (TRUE)
    {
      QdMatchTask *task;
      gboolean     goes_on;

      while (!has_work (self) && !self->ended)
        g_cond_wait (&self->given, &self->lock);
      if (self->ended)
        break;
      task = g_ptr_array_index (self->tasks, self->n_done);
      g_mutex_unlock (&self->lock);
      qd_thread_rest ();
      goes_on = self->func (task, self->user_data);
      g_mutex_lock (&self->lock);
      self->n_done++;
      self->is_full = !goes_on;
      if (!has_work (self))
        g_cond_signal (&self->rests);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/**
 * _qd_match_finder_new:
 * @func: (not nullable) (scope forever): looks an article up
 * @user_data: for @func
 *
 * Returns: (transfer full): what looks articles up; it starts a thread when there is enough to do
 */
QdMatchFinder *
_qd_match_finder_new (QdFindFunc func,
                      gpointer   user_data)
{
  QdMatchFinder *self = g_new0 (QdMatchFinder, 1);

  self->func = func;
  self->user_data = user_data;
  self->tasks = g_ptr_array_new_with_free_func (free_task);
  g_mutex_init (&self->lock);
  g_cond_init (&self->given);
  g_cond_init (&self->rests);
  return self;
}

/**
 * _qd_match_finder_free:
 * @self: (not nullable) (transfer full): what looks articles up
 *
 * Ends its thread.
 */
void
_qd_match_finder_free (QdMatchFinder *self)
{
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_signal (&self->given);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&self->thread, g_thread_join);
  g_ptr_array_unref (self->tasks);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->given);
  g_cond_clear (&self->rests);
  g_free (self);
}

/**
 * _qd_match_finder_post:
 * @self: (not nullable): what looks articles up
 * @entry: (not nullable) (transfer full): an article with its keys
 * @is_listed: whether it is found by these already
 * @apart: whether the thread may look it up; if not, it may none of those that come after it until all are dropped
 *
 * Has an article looked up.
 */
void
_qd_match_finder_post (QdMatchFinder *self,
                       QdMatchEntry  *entry,
                       gboolean       is_listed,
                       gboolean       apart)
{
  QdMatchTask *task = g_new0 (QdMatchTask, 1);

  task->entry = entry;
  task->is_listed = is_listed;
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->tasks, task);
  if (apart && self->tasks->len - self->n_given >= GROUP)
    {
      self->n_given = self->tasks->len;
      g_cond_signal (&self->given);
    }
  g_mutex_unlock (&self->lock);
  if (self->n_given > 0 && self->thread == NULL)
    self->thread = g_thread_new ("store-find", find_in_thread, self);
}

/**
 * _qd_match_finder_get_n_posted:
 * @self: (not nullable): what looks articles up
 *
 * Returns: how many were posted and not dropped since
 */
guint
_qd_match_finder_get_n_posted (const QdMatchFinder *self)
{
  return self->tasks->len;
}

/**
 * _qd_match_finder_wait:
 * @self: (not nullable): what looks articles up
 *
 * Waits until the thread is done with what it was given, or has found so much that it should be taken before. It rests then, so that the memory
 * that it looks into may be touched, until something is posted again or this is called again.
 *
 * Returns: whether the thread is done with what it was given
 */
gboolean
_qd_match_finder_wait (QdMatchFinder *self)
{
  gboolean done;

  g_mutex_lock (&self->lock);
  while (has_work (self))
    g_cond_wait (&self->rests, &self->lock);
  done = self->n_done >= self->n_given;
  g_mutex_unlock (&self->lock);
  return done;
}

/**
 * _qd_match_finder_take:
 * @self: (not nullable): what looks articles up, whose thread is done with what it was given
 *
 * Returns: (transfer none) (nullable): the next article, which is the caller's to look up, and counts as done; %NULL if all are done
 */
QdMatchTask *
_qd_match_finder_take (QdMatchFinder *self)
{
  if (self->n_done == self->tasks->len)
    return NULL;
  /* None of those before it is left to the thread any more. */
  self->n_given = MAX (self->n_given, self->n_done + 1);
  return g_ptr_array_index (self->tasks, self->n_done++);
}

/**
 * _qd_match_finder_get_n_done:
 * @self: (not nullable): what looks articles up, whose thread rests
 *
 * Returns: how many of those that were posted are done
 */
guint
_qd_match_finder_get_n_done (const QdMatchFinder *self)
{
  return self->n_done;
}

/**
 * _qd_match_finder_get:
 * @self: (not nullable): what looks articles up, whose thread rests
 * @index: the number of an article, of those that were posted
 *
 * Returns: (transfer none): the article
 */
QdMatchTask *
_qd_match_finder_get (const QdMatchFinder *self,
                      guint                index)
{
  return g_ptr_array_index (self->tasks, index);
}

/**
 * _qd_match_finder_drop:
 * @self: (not nullable): what looks articles up, whose thread rests
 *
 * Forgets those that are done, and has the thread go on with the others.
 */
void
_qd_match_finder_drop (QdMatchFinder *self)
{
  g_mutex_lock (&self->lock);
  if (self->n_done > 0)
    g_ptr_array_remove_range (self->tasks, 0, self->n_done);
  self->n_given -= MIN (self->n_given, self->n_done);
  self->n_done = 0;
  self->is_full = FALSE;
  if (has_work (self))
    g_cond_signal (&self->given);
  g_mutex_unlock (&self->lock);
}

/**
 * _qd_match_finder_stop:
 * @self: (not nullable): what looks articles up
 *
 * Has the thread rest without looking up all that it was given. All that was posted is to be discarded then.
 */
void
_qd_match_finder_stop (QdMatchFinder *self)
{
  g_mutex_lock (&self->lock);
  /* Of what is the thread's it ends the one that it is at. */
  if (has_work (self))
    self->n_given = self->n_done + 1;
  while (has_work (self))
    g_cond_wait (&self->rests, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * _qd_match_finder_discard:
 * @self: (not nullable): what looks articles up
 *
 * Forgets all that was posted.
 */
void
_qd_match_finder_discard (QdMatchFinder *self)
{
  _qd_match_finder_stop (self);
  g_mutex_lock (&self->lock);
  g_ptr_array_set_size (self->tasks, 0);
  self->n_given = self->n_done = 0;
  self->is_full = FALSE;
  g_mutex_unlock (&self->lock);
}
