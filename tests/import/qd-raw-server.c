/* qd-raw-server.c: a server that answers byte for byte what a test says, right or wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-raw-server.h"

#include <string.h>

#define MOST_CONNECTIONS 64

/* All hosts below "example" are this computer, but for those that nobody knows. Some have another address of it, which a test may take for
 * one outside. */
#define TYPE_RESOLVER (resolver_get_type ())
G_DECLARE_FINAL_TYPE (Resolver, resolver, QD, RESOLVER, GResolver)

struct _Resolver
{
  GResolver parent_instance;

  int n_turns; /* how often it was asked for the one that is outside first, and then here */
};

G_DEFINE_FINAL_TYPE (Resolver, resolver, G_TYPE_RESOLVER)

static void
free_addresses (gpointer data)
{
  g_resolver_free_addresses (data);
}

static GList *
find_addresses (Resolver *self, const char *name)
{
  g_autoptr (GInetAddress) outside = g_inet_address_new_from_string (QD_RAW_SERVER_OUTSIDE);
  g_autoptr (GInetAddress) here = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  gboolean                 turns = g_str_has_prefix (name, "turning.");

  if (g_str_has_prefix (name, "both."))
    return g_list_append (g_list_append (NULL, g_steal_pointer (&here)), g_steal_pointer (&outside));
  if (g_str_has_prefix (name, "outside.") || (turns && g_atomic_int_add (&self->n_turns, 1) == 0))
    return g_list_append (NULL, g_steal_pointer (&outside));
  return g_list_append (NULL, g_steal_pointer (&here));
}

static void
look_up_async (GResolver *resolver, const char *name, GResolverNameLookupFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  if (g_str_has_prefix (name, "offline."))
    g_task_return_new_error_literal (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, "no network");
  else if (g_str_has_prefix (name, "nonesuch.") || !g_str_has_suffix (name, ".example") || flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    g_task_return_new_error_literal (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no such name");
  else
    g_task_return_pointer (task, find_addresses (QD_RESOLVER (resolver), name), free_addresses);
}

static GList *
look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
resolver_class_init (ResolverClass *klass)
{
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags_async = look_up_async;
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
resolver_init (Resolver *self)
{
}

/**
 * qd_raw_server_use_names:
 *
 * Has names below "example" found here from now on, and asks no other computer for any.
 */
void
qd_raw_server_use_names (void)
{
  g_autoptr (GResolver) resolver = g_object_new (TYPE_RESOLVER, NULL);

  g_resolver_set_default (resolver);
}

/**
 * qd_raw_server_write:
 * @out: (not nullable): where to
 * @bytes: (not nullable): what
 * @len: how many; -1 for all up to a zero
 *
 * Returns: whether somebody still reads it
 */
gboolean
qd_raw_server_write (GOutputStream *out, const char *bytes, gssize len)
{
  return g_output_stream_write_all (out, bytes, len < 0 ? strlen (bytes) : (gsize)len, NULL, NULL, NULL);
}

/* One request a connection. */
static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  QdRawServer          *self = user_data;
  g_autoptr (GIOStream) stream = g_object_ref (G_IO_STREAM (connection));
  g_autoptr (GString)   request = g_string_new (NULL);
  g_autofree char      *path = NULL;
  char                  piece[4096];
  gssize                n;

  if (self->certificate != NULL)
    {
      g_object_unref (stream);
      stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
      if (stream == NULL || !g_tls_connection_handshake (G_TLS_CONNECTION (stream), NULL, NULL))
        return TRUE;
    }
  while (strstr (request->str, "\r\n\r\n") == NULL && (n = g_input_stream_read (g_io_stream_get_input_stream (stream), piece, sizeof piece, NULL, NULL)) > 0)
    g_string_append_len (request, piece, n);
  if (!g_str_has_prefix (request->str, "GET "))
    return TRUE;
  g_atomic_int_inc (&self->n_requests);
  path = g_strndup (request->str + 4, strcspn (request->str + 4, " "));
  self->answer (g_io_stream_get_output_stream (stream), path, request->str, self->user_data);
  g_io_stream_close (stream, NULL, NULL);
  return TRUE;
}

static gpointer
serve (gpointer data)
{
  QdRawServer       *self = data;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (MOST_CONNECTIONS);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  self->port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
  g_socket_service_start (self->service);
  g_main_loop_run (self->loop);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/**
 * qd_raw_server_start:
 * @self: (not nullable): a server with nothing set but, for https, its certificate
 * @answer: (not nullable): answers
 * @user_data: for @answer
 *
 * Starts it.
 */
void
qd_raw_server_start (QdRawServer *self, QdRawAnswer answer, gpointer user_data)
{
  self->answer = answer;
  self->user_data = user_data;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("server", serve, self);
  while (!g_main_loop_is_running (self->loop))
    g_usleep (1000);
}

/**
 * qd_raw_server_stop:
 * @self: (not nullable): a server that was started
 *
 * Stops it. Answers that are under way go on for themselves.
 */
void
qd_raw_server_stop (QdRawServer *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->certificate);
}
