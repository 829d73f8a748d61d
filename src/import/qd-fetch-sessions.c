/* qd-fetch-sessions.c: what files are asked for with, a server each
 *
 * libsoup lets one session connect to what it is told to alone, so that each server has its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-fetch-host.h"
#include "import/qd-fetch-private.h"

/* So many that nothing is asked of are kept with their connections: a feed's pages are most often from one server. */
#define MOST_IDLE 8

struct _QdFetchSession
{
  char        *key;
  SoupSession *session;
  QdFetchHost *host;
  guint        n_users;
};

struct _QdFetchSessions
{
  guint          most_per_host;
  guint          timeout;
  QdVicinityFunc find;
  GHashTable    *all;  /* by key */
  GQueue         idle; /* borrowed, the one that was used last at the end */
};

static void
free_session (gpointer data)
{
  QdFetchSession *self = data;

  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_object_unref (self->host);
  g_free (self->key);
  g_free (self);
}

/**
 * _qd_fetch_sessions_new:
 * @most_per_host: connections to one server at once
 * @timeout: for how long nothing may come from it, s
 * @find: (not nullable): tells how near an address is
 *
 * Returns: (transfer full): no sessions yet, for the thread-default main context
 */
QdFetchSessions *
_qd_fetch_sessions_new (guint most_per_host, guint timeout, QdVicinityFunc find)
{
  QdFetchSessions *self = g_new0 (QdFetchSessions, 1);

  self->most_per_host = most_per_host;
  self->timeout = timeout;
  self->find = find;
  self->all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_session);
  g_queue_init (&self->idle);
  return self;
}

/**
 * _qd_fetch_sessions_free:
 * @self: (nullable) (transfer full): sessions that nothing is asked of
 *
 * Frees them.
 */
void
_qd_fetch_sessions_free (QdFetchSessions *self)
{
  if (self == NULL)
    return;
  g_queue_clear (&self->idle);
  g_hash_table_unref (self->all);
  g_free (self);
}

static QdFetchSession *
make_session (QdFetchSessions *self, char *key, QdFetchHost *host)
{
  QdFetchSession *session = g_new0 (QdFetchSession, 1);

  session->key = key;
  session->host = host;
  session->session = soup_session_new_with_options ("max-conns", self->most_per_host, "max-conns-per-host", self->most_per_host, "user-agent", "Quotidian/" PACKAGE_VERSION " ",
                                                    "timeout", self->timeout, "remote-connectable", host, NULL);
  /* Nothing is to be remembered of who reads what. */
  soup_session_remove_feature_by_type (session->session, SOUP_TYPE_COOKIE_JAR);
  g_hash_table_insert (self->all, session->key, session);
  return session;
}

/**
 * _qd_fetch_sessions_take:
 * @self: (not nullable): sessions
 * @uri: (not nullable): an address of the web
 * @most: how near its server may be
 * @error: return location
 *
 * Errors: %QD_IMPORT_ERROR_TOO_NEAR
 * Returns: (transfer none) (nullable): the session for the server, until _qd_fetch_sessions_give_back(); %NULL on error
 */
QdFetchSession *
_qd_fetch_sessions_take (QdFetchSessions *self, GUri *uri, QdVicinity most, GError **error)
{
  g_autofree char        *key = g_strdup_printf ("%u %s %d %s", most, g_uri_get_scheme (uri), g_uri_get_port (uri), g_uri_get_host (uri));
  QdFetchSession         *session = g_hash_table_lookup (self->all, key);
  g_autoptr (QdFetchHost) host = NULL;

  if (session == NULL)
    {
      host = qd_fetch_host_new (uri, most, self->find);
      if (!qd_fetch_host_check (host, error))
        return NULL;
      session = make_session (self, g_steal_pointer (&key), g_steal_pointer (&host));
    }
  else if (session->n_users == 0)
    g_queue_remove (&self->idle, session);
  session->n_users++;
  return session;
}

/**
 * _qd_fetch_sessions_give_back:
 * @self: (not nullable): sessions
 * @session: (not nullable): one that was taken, with whose answer all is done
 *
 * Keeps it for a while, unless many others are.
 */
void
_qd_fetch_sessions_give_back (QdFetchSessions *self, QdFetchSession *session)
{
  if (--session->n_users > 0)
    return;
  g_queue_push_tail (&self->idle, session);
  if (self->idle.length > MOST_IDLE)
    {
      QdFetchSession *oldest = g_queue_pop_head (&self->idle);

      g_hash_table_remove (self->all, oldest->key);
    }
}

/**
 * _qd_fetch_session_get_session:
 * @self: (not nullable): a session
 *
 * Returns: (transfer none): libsoup's
 */
SoupSession *
_qd_fetch_session_get_session (QdFetchSession *self)
{
  return self->session;
}

/**
 * _qd_fetch_session_get_vicinity:
 * @self: (not nullable): a session whose server has answered
 *
 * Returns: how near it is
 */
QdVicinity
_qd_fetch_session_get_vicinity (QdFetchSession *self)
{
  return qd_fetch_host_get_vicinity (self->host);
}
