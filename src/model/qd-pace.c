/* qd-pace.c: how soon a question about a library that changes is asked again
 *
 * While an import runs the library changes some hundred times a second. What is derived from all of it is not asked for as
 * often: the dearer the answer was, the longer the rest until the question is asked again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-pace.h"

/* Whatever an answer takes, after so long it is asked for again, milliseconds. */
#define LONGEST_REST (60 * 1000)

struct _QdPace
{
  guint      interval;
  guint      rest;
  QdPaceFunc ask;
  gpointer   user_data;

  gint64   began;
  gint64   took;
  guint    source;
  gboolean unseen;
  gboolean wanted;
  gboolean asking;
};

/**
 * qd_pace_new:
 * @interval: milliseconds from one question to the next, at least
 * @rest: how many times what the answer took, at least; a minute at most
 * @ask: what asks
 * @user_data: for @ask
 *
 * Makes a pace for one question. All its functions belong to the thread of the default main context.
 *
 * Returns: (transfer full): a pace
 */
QdPace *
qd_pace_new (guint      interval,
             guint      rest,
             QdPaceFunc ask,
             gpointer   user_data)
{
  QdPace *self = g_new0 (QdPace, 1);

  self->interval = interval;
  self->rest = rest;
  self->ask = ask;
  self->user_data = user_data;

  return self;
}

/**
 * qd_pace_free:
 * @self: (transfer full): a pace
 *
 * Asks no more.
 */
void
qd_pace_free (QdPace *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

static void
rested_cb (gpointer user_data)
{
  QdPace *self = user_data;

  self->source = 0;
  qd_pace_begin (self);
}

/**
 * qd_pace_want:
 * @self: a pace
 *
 * Says that the answer may be another by now. It is asked for when the rest is over; when nobody sees it or a question is
 * under way, after that.
 */
void
qd_pace_want (QdPace *self)
{
  gint64 rest;

  self->wanted = TRUE;
  if (self->asking || self->unseen || self->source != 0)
    return;

  rest = self->began + MAX ((gint64)self->interval * 1000, self->took * self->rest) - g_get_monotonic_time ();
  self->source = g_timeout_add_once ((guint)CLAMP (rest / 1000, 0, LONGEST_REST), rested_cb, self);
}

/**
 * qd_pace_begin:
 * @self: a pace
 *
 * Asks at once, whatever is left of the rest; when nobody sees the answer, once somebody does.
 */
void
qd_pace_begin (QdPace *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->wanted = self->unseen;
  if (self->unseen)
    return;

  self->asking = TRUE;
  self->began = g_get_monotonic_time ();
  self->ask (self->user_data);
}

/**
 * qd_pace_end:
 * @self: a pace
 *
 * Says that the question is answered. If something has changed since it was asked, it is asked again after the rest.
 */
void
qd_pace_end (QdPace *self)
{
  self->asking = FALSE;
  self->took = g_get_monotonic_time () - self->began;
  if (self->wanted)
    qd_pace_want (self);
}

/**
 * qd_pace_reset:
 * @self: a pace
 *
 * Forgets that something is wanted or asked for, as the question is about another matter now: the answer to what was asked
 * before must not be reported with qd_pace_end() any more.
 */
void
qd_pace_reset (QdPace *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->wanted = self->asking = FALSE;
}

/**
 * qd_pace_set_seen:
 * @self: a pace
 * @seen: whether anybody sees what is asked for, which is so at first
 *
 * Holds questions back while nobody sees the answer. When somebody does and it may be old, it is asked for at once.
 */
void
qd_pace_set_seen (QdPace  *self,
                  gboolean seen)
{
  self->unseen = !seen;
  if (!seen)
    g_clear_handle_id (&self->source, g_source_remove);
  else if (self->wanted && !self->asking)
    qd_pace_begin (self);
}
