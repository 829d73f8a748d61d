/* qd-fetch-turns.c: whose turn it is to be fetched
 *
 * A request counts its time from its turn on: what waits behind a slow server is not late by its own fault.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-fetch-private.h"

/* So many requests in a row that a host left without an answer are enough: what else is wanted of it is not asked for. */
#define MOST_SILENCES 4

typedef struct
{
  char  *name;
  GQueue waiting;
  guint  n_active;
  guint  n_silences;
} Host;

struct _QdFetchTurns
{
  guint           most;
  guint           most_per_host;
  QdFetchTurnFunc func;
  GMainContext   *context;
  GHashTable     *hosts;
  GQueue          order; /* of hosts with requests that wait, borrowed */
  guint           n_active;
  GSource        *source;
};

static void
free_host (gpointer data)
{
  Host *host = data;

  g_queue_clear (&host->waiting);
  g_free (host->name);
  g_free (host);
}

/**
 * _qd_fetch_turns_new:
 * @most: how many requests are on their way at once
 * @most_per_host: how many of them to one host
 * @func: (not nullable): begins one
 *
 * Returns: (transfer full): nothing that waits, for the thread-default main context
 */
QdFetchTurns *
_qd_fetch_turns_new (guint most, guint most_per_host, QdFetchTurnFunc func)
{
  QdFetchTurns *self = g_new0 (QdFetchTurns, 1);

  self->most = most;
  self->most_per_host = most_per_host;
  self->func = func;
  self->context = g_main_context_ref_thread_default ();
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_host);
  return self;
}

/**
 * _qd_fetch_turns_free:
 * @self: (nullable) (transfer full): turns that nothing waits for
 *
 * Frees them.
 */
void
_qd_fetch_turns_free (QdFetchTurns *self)
{
  if (self == NULL)
    return;
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  g_queue_clear (&self->order);
  g_hash_table_unref (self->hosts);
  g_main_context_unref (self->context);
  g_free (self);
}

static Host *
find_host (QdFetchTurns *self, const char *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      host->name = g_strdup (name);
      g_queue_init (&host->waiting);
      g_hash_table_insert (self->hosts, host->name, host);
    }
  return host;
}

/* The next host, by turns, that has a request that may begin; NULL if none has. */
static Host *
take_host (QdFetchTurns *self)
{
  for (guint n = self->order.length; n > 0 && self->n_active < self->most; n--)
    {
      Host *host = g_queue_pop_head (&self->order);

      g_queue_push_tail (&self->order, host);
      if (host->n_active < self->most_per_host)
        return host;
    }
  return NULL;
}

static gboolean
begin_cb (gpointer user_data)
{
  QdFetchTurns *self = user_data;
  Host         *host;

  g_clear_pointer (&self->source, g_source_unref);
  while ((host = take_host (self)) != NULL)
    {
      gpointer request = g_queue_pop_head (&host->waiting);

      if (host->waiting.length == 0)
        g_queue_remove (&self->order, host);
      host->n_active++;
      self->n_active++;
      self->func (request);
    }
  return G_SOURCE_REMOVE;
}

static void
begin_soon (QdFetchTurns *self)
{
  if (self->source != NULL || self->order.length == 0)
    return;
  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->source, begin_cb, self, NULL);
  g_source_attach (self->source, self->context);
}

/**
 * _qd_fetch_turns_wait:
 * @self: (not nullable): turns
 * @host: (not nullable): which server it goes to
 * @request: (not nullable): what is to be begun
 *
 * Lets a request wait for its turn, which ends with _qd_fetch_turns_end().
 */
void
_qd_fetch_turns_wait (QdFetchTurns *self, const char *host, gpointer request)
{
  Host *to = find_host (self, host);

  if (to->waiting.length == 0)
    g_queue_push_tail (&self->order, to);
  g_queue_push_tail (&to->waiting, request);
  begin_soon (self);
}

/**
 * _qd_fetch_turns_end:
 * @self: (not nullable): turns
 * @host: (not nullable): which server a request went to whose turn it was
 *
 * Ends a turn.
 */
void
_qd_fetch_turns_end (QdFetchTurns *self, const char *host)
{
  find_host (self, host)->n_active--;
  self->n_active--;
  begin_soon (self);
}

/**
 * _qd_fetch_turns_note:
 * @self: (not nullable): turns
 * @host: (not nullable): a server
 * @answered: whether it answered within the time, whatever it was
 *
 * Notes what became of a request.
 */
void
_qd_fetch_turns_note (QdFetchTurns *self, const char *host, gboolean answered)
{
  Host *of = find_host (self, host);

  of->n_silences = answered ? 0 : of->n_silences + 1;
}

/**
 * _qd_fetch_turns_is_silent:
 * @self: (not nullable): turns
 * @host: (not nullable): a server
 *
 * Returns: whether it has left so many requests without an answer that it need not be asked any more
 */
gboolean
_qd_fetch_turns_is_silent (QdFetchTurns *self, const char *host)
{
  return find_host (self, host)->n_silences >= MOST_SILENCES;
}
