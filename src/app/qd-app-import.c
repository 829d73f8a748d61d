/* qd-app-import.c: tells the window what the import is doing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/qd-application-private.h"
#include "model/qd-format.h"
#include "store/qd-store-stories.h"

/* What an import that is over will still take. */
#define LEFT_NOTHING 0

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR (60 * 60)

static gboolean
is_over (QdImportState state)
{
  return state == QD_IMPORT_DONE || state == QD_IMPORT_CANCELLED || state == QD_IMPORT_FAILED;
}

/* All jobs since the import began, taken together: to the person, several that queue are one. */
static QdImportProgress
sum_up (QdApplication *self)
{
  QdImportProgress sum = { .state = QD_IMPORT_DONE, .left = LEFT_NOTHING };

  for (guint i = 0; i < self->jobs->len; i++)
    {
      QdImportProgress progress;

      qd_import_job_get_progress (self->jobs->pdata[i], &progress);
      /* Beside an import the renewal waits, and is not worth a word. */
      if (progress.renewing && (self->jobs->len > 1 || is_over (progress.state)))
        {
          if (!is_over (progress.state))
            sum.state = QD_IMPORT_RUNNING;
          continue;
        }
      sum.renewing = progress.renewing;
      sum.files_found += progress.files_found;
      sum.files_done += progress.files_done;
      sum.bytes_found += progress.bytes_found;
      sum.bytes_done += progress.bytes_done;
      sum.added += progress.added;
      sum.unchanged += progress.unchanged;
      sum.failed += progress.failed;
      sum.partial += progress.partial;
      /* Of a job that has not begun nobody knows how long it will take. */
      if (progress.state == QD_IMPORT_RUNNING)
        sum.rate = progress.rate;
      if (progress.state == QD_IMPORT_RUNNING && sum.left == LEFT_NOTHING)
        sum.left = progress.left;
      else if (progress.state == QD_IMPORT_QUEUED)
        sum.left = -1;
      if (!is_over (progress.state))
        sum.state = QD_IMPORT_RUNNING;
      else if (sum.state == QD_IMPORT_DONE)
        sum.state = progress.state;
    }

  return sum;
}

/* Bytes, not files: one file may hold a hundred thousand articles. */
static double
get_fraction (const QdImportProgress *sum)
{
  if (sum->bytes_found > 0)
    return (double)sum->bytes_done / (double)sum->bytes_found;
  if (sum->files_found > 0)
    return (double)sum->files_done / (double)sum->files_found;

  return -1;
}

/* Says what the bar shows, and nothing that it does not. */
static char *
describe_progress (const QdImportProgress *sum,
                   gboolean                paused)
{
  guint percent = (guint)(MAX (get_fraction (sum), 0) * 100);

  if (sum->renewing)
    /* Translators: a newer version analyses what the library has; how many articles of how many are done */
    return g_strdup_printf (ngettext ("Finding quotations anew, %'u of %'u article", "Finding quotations anew, %'u of %'u articles", sum->files_found), sum->files_done, sum->files_found);
  if (paused && sum->files_found == 0)
    return g_strdup (_ ("Import paused"));
  if (sum->files_found == 0)
    return g_strdup (_ ("Looking for files…"));

  /* Translators: how far an import has got */
  return g_strdup_printf (paused ? _ ("Import paused at %u%%") : _ ("Importing, %u%%"), percent);
}

/* Of a single file, which may hold a hundred thousand articles, it says more how many of these are in. */
static char *
describe_amount (const QdImportProgress *sum)
{
  if (sum->files_found == 1 && sum->added + sum->unchanged > 0)
    return g_strdup_printf (ngettext ("%'u article until now", "%'u articles until now", sum->added + sum->unchanged), sum->added + sum->unchanged);

  /* Translators: how many files of how many have been imported */
  return g_strdup_printf (ngettext ("%'u of %'u file", "%'u of %'u files", sum->files_found), sum->files_done, sum->files_found);
}

/* Rounded up, and the more roughly the longer it is. */
static char *
dup_time_left (gint64 left)
{
  guint seconds = (guint)MIN ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, G_MAXUINT);
  guint minutes = seconds / SECONDS_PER_MINUTE + 1;
  guint hours = seconds / SECONDS_PER_HOUR + 1;

  if (seconds < SECONDS_PER_MINUTE)
    return g_strdup (_ ("Less than a minute left"));
  if (seconds < 2 * SECONDS_PER_HOUR)
    return g_strdup_printf (ngettext ("About %u minute left", "About %u minutes left", minutes), minutes);
  return g_strdup_printf (ngettext ("About %u hour left", "About %u hours left", hours), hours);
}

/* What matters most comes first: a narrow window shows no more of it. */
static char *
describe_pace (const QdImportProgress *sum,
               gboolean                paused)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint                 rate = (guint)(sum->rate + .5);

  if (paused && sum->renewing)
    g_ptr_array_add (parts, g_strdup (_ ("Paused")));
  else if (!paused && sum->left > 0)
    g_ptr_array_add (parts, dup_time_left (sum->left));
  if (sum->files_found > 0 && !sum->renewing)
    g_ptr_array_add (parts, describe_amount (sum));
  if (!paused && rate > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u article a second", "%'u articles a second", rate), rate));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (QD_FORMAT_SEPARATOR, (char **)parts->pdata);
}

static char *
describe_result (const QdImportProgress *sum,
                 guint                   n_problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (sum->added > 0 || sum->unchanged == 0)
    g_string_append_printf (text, ngettext ("%'u article imported", "%'u articles imported", sum->added), sum->added);
  if (sum->unchanged > 0)
    g_string_append_printf (text, ngettext ("%s%'u already in the library", "%s%'u already in the library", sum->unchanged), text->len > 0 ? ", " : "", sum->unchanged);
  if (n_problems > 0)
    g_string_append_printf (text, ngettext (", %'u problem", ", %'u problems", n_problems), n_problems);
  if (sum->state == QD_IMPORT_CANCELLED)
    g_string_append (text, _ ("; then stopped"));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_problems (QdApplication *self,
              QdImportJob   *job)
{
  g_autoptr (GPtrArray) problems = qd_import_job_dup_problems (job);
  g_autoptr (GError)    fatal = qd_import_job_dup_fatal (job);

  if (fatal != NULL)
    {
      g_autoptr (QdProblem) problem = qd_problem_new (NULL, 0, fatal->message);

      qd_activity_add_problem (self->activity, problem);
    }

  for (guint i = 0; i < problems->len; i++)
    {
      const QdImportProblem *found = problems->pdata[i];
      g_autoptr (QdProblem)  problem = qd_problem_new (found->path, found->line, found->message);

      qd_activity_add_problem (self->activity, problem);
    }
}

static void
stories_updated_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (QdApplication) self = user_data;
  g_autoptr (GError)        error = NULL;

  /* A library that was closed meanwhile finds its stories another time. */
  if (!qd_store_update_stories_finish (QD_STORE (source), result, &error) && self->store == QD_STORE (source) && self->library != NULL)
    g_signal_emit_by_name (self->library, "failed", error);
}

static void
finish (QdApplication          *self,
        const QdImportProgress *sum)
{
  g_autoptr (GError) fatal = NULL;
  g_autofree char   *summary = NULL;
  gboolean           only_renewed = TRUE, is_renewal = FALSE;
  guint              n_damaged = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    {
      QdImportProgress progress;

      qd_import_job_get_progress (self->jobs->pdata[i], &progress);
      only_renewed = only_renewed && progress.renewing;
      n_damaged += progress.renewing ? progress.failed : 0;
      g_signal_handlers_disconnect_by_data (self->jobs->pdata[i], self);
      add_problems (self, self->jobs->pdata[i]);
      if (fatal == NULL)
        {
          fatal = qd_import_job_dup_fatal (self->jobs->pdata[i]);
          is_renewal = progress.renewing;
        }
    }
  g_ptr_array_set_size (self->jobs, 0);

  if (fatal != NULL && is_renewal)
    /* Translators: what a newer version finds in the articles that the library has */
    summary = g_strdup_printf (_ ("Finding quotations anew stopped: %s"), fatal->message);
  else if (fatal != NULL)
    summary = g_strdup_printf (_ ("The import stopped: %s"), fatal->message);
  else if (only_renewed && n_damaged > 0)
    /* Translators: articles that a newer version could not look for quotations in */
    summary = g_strdup_printf (ngettext ("%'u article is damaged", "%'u articles are damaged", n_damaged), n_damaged);
  else if (only_renewed)
    summary = g_strdup ("");
  else if (self->sample && sum->added == 0 && sum->failed + sum->partial == 0)
    summary = g_strdup ("");
  else
    summary = describe_result (sum, g_list_model_get_n_items (qd_activity_get_problems (self->activity)));
  qd_activity_finish (self->activity, summary);
  _qd_application_import_ended (self, fatal != NULL && !is_renewal, summary);
  _qd_application_show_imported (self, sum->added + sum->unchanged);
  if (sum->added > 0 && self->store != NULL)
    {
      g_clear_object (&self->stories);
      self->stories = g_cancellable_new ();
      qd_store_update_stories_async (self->store, self->stories, stories_updated_cb, g_object_ref (self));
    }
}

static void
job_changed_cb (QdApplication *self)
{
  QdImportProgress sum = sum_up (self);
  g_autofree char *text = NULL;
  g_autofree char *pace = NULL;

  if (self->jobs->len == 0)
    return;

  if (is_over (sum.state))
    {
      finish (self, &sum);
      return;
    }

  text = describe_progress (&sum, qd_activity_get_paused (self->activity));
  pace = describe_pace (&sum, qd_activity_get_paused (self->activity));
  qd_activity_update (self->activity, text, get_fraction (&sum));
  qd_activity_set_detail (self->activity, pace);
}

/* Has all jobs wait or go on as the person wants; says so at once, though a batch is still being written. */
void
_qd_application_pause (QdApplication *self)
{
  gboolean paused = qd_activity_get_paused (self->activity);

  for (guint i = 0; i < self->jobs->len; i++)
    qd_import_job_set_paused (self->jobs->pdata[i], paused);
  job_changed_cb (self);
}

/* Nothing is shown until it is known that there is something to renew. */
static void
renewal_changed_cb (QdApplication *self,
                    QdImportJob   *job)
{
  QdImportProgress progress;

  qd_import_job_get_progress (job, &progress);
  if (!g_ptr_array_find (self->jobs, job, NULL))
    {
      if (progress.files_found == 0 || is_over (progress.state))
        return;
      if (self->jobs->len == 0)
        qd_activity_start (self->activity);
      g_ptr_array_add (self->jobs, g_object_ref (job));
    }
  job_changed_cb (self);
}

/* Has what an older version found in the library found anew, in the background. */
void
_qd_application_renew (QdApplication *self)
{
  g_autoptr (QdImportJob) job = NULL;

  if (self->queue == NULL)
    return;
  job = qd_import_queue_renew (self->queue);
  g_signal_connect_object (job, "changed", G_CALLBACK (renewal_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Shows a job that was added to the queue, and lets it be paused and stopped with the others. */
void
_qd_application_join_import (QdApplication *self,
                             QdImportJob   *job)
{
  if (self->jobs->len == 0)
    qd_activity_start (self->activity);
  qd_import_job_set_paused (job, qd_activity_get_paused (self->activity));
  g_ptr_array_add (self->jobs, g_object_ref (job));
  g_signal_connect_object (job, "changed", G_CALLBACK (job_changed_cb), self, G_CONNECT_SWAPPED);
  job_changed_cb (self);
}

/* Imports files and folders once the library is open. While an import runs, this one joins the queue. */
void
_qd_application_import (QdApplication *self,
                        GPtrArray     *files)
{
  g_autoptr (QdImportJob) job = NULL;

  if (files->len == 0)
    return;

  if (self->queue == NULL)
    {
      for (guint i = 0; i < files->len; i++)
        g_ptr_array_add (self->waiting, g_object_ref (files->pdata[i]));
      /* A library that is open without a queue will not get one: what is meant for it must not wait for another. */
      if (self->library != NULL && self->window != NULL)
        _qd_application_import_waiting (self);
      return;
    }

  job = qd_import_queue_add (self->queue, files);
  _qd_application_join_import (self, job);
}

/* Imports what was asked for before the library was open. */
void
_qd_application_import_waiting (QdApplication *self)
{
  g_autoptr (GPtrArray) files = NULL;

  if (self->waiting->len == 0)
    return;
  if (self->queue == NULL)
    {
      g_ptr_array_set_size (self->waiting, 0);
      qd_window_show_message (self->window, _ ("This library was opened without writing. Nothing can be imported into it."));
      return;
    }

  files = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  _qd_application_import (self, files);
}
