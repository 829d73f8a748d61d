/* qd-fetch-host.c: a server that is connected to only where it may be
 *
 * What a name leads to is looked at where the connection takes its address from, so that it cannot be another one by then: a name
 * may lead outside when it is asked for first, and to this computer a moment later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-fetch-host.h"

#include <glib/gi18n-lib.h>

#include "import/qd-reader.h"

struct _QdFetchHost
{
  GNetworkAddress parent_instance;

  QdVicinity     most;
  QdVicinityFunc find;
  QdVicinity     farthest; /* of the addresses that were given away; %QD_VICINITY_NOWHERE before */
};

static void qd_fetch_host_connectable_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QdFetchHost, qd_fetch_host, G_TYPE_NETWORK_ADDRESS, G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE, qd_fetch_host_connectable_init))

static GSocketConnectableIface *parent_iface;

/* Its addresses, without those that are too near. */

#define QD_TYPE_FETCH_ADDRESSES (qd_fetch_addresses_get_type ())
G_DECLARE_FINAL_TYPE (QdFetchAddresses, qd_fetch_addresses, QD, FETCH_ADDRESSES, GSocketAddressEnumerator)

struct _QdFetchAddresses
{
  GSocketAddressEnumerator parent_instance;

  QdFetchHost              *host;
  GSocketAddressEnumerator *all;
  gboolean                  has_refused;
  gboolean                  has_given;
};

G_DEFINE_FINAL_TYPE (QdFetchAddresses, qd_fetch_addresses, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static void
set_refused_error (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_NEAR,
                       _ ("The address leads to this computer, or into a network that it is in. Nothing was asked for there, as only a feed that you add by its own address may be there."));
}

static gboolean
may_connect (QdFetchHost *host, GSocketAddress *address)
{
  QdVicinity vicinity;

  /* Of a file system, or of whatever else there may be, nothing is asked for. */
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return FALSE;
  vicinity = host->find (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
  if (vicinity > host->most)
    return FALSE;
  host->farthest = MIN (host->farthest, vicinity);
  return TRUE;
}

/* Looks at what comes next, which it takes. FALSE for one that is passed over. */
static gboolean
take (QdFetchAddresses *self, GSocketAddress **address, GError **error)
{
  if (*address == NULL)
    {
      /* What became of others is of less interest. */
      if (self->has_refused && !self->has_given)
        set_refused_error (error);
      return TRUE;
    }
  if (may_connect (self->host, *address))
    {
      self->has_given = TRUE;
      return TRUE;
    }
  self->has_refused = TRUE;
  g_clear_object (address);
  return FALSE;
}

static GSocketAddress *
qd_fetch_addresses_next (GSocketAddressEnumerator *enumerator, GCancellable *cancellable, GError **error)
{
  QdFetchAddresses *self = QD_FETCH_ADDRESSES (enumerator);
  GSocketAddress   *address;

  do
    address = g_socket_address_enumerator_next (self->all, cancellable, error);
  while (!take (self, &address, error));
  return address;
}

static void
next_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  QdFetchAddresses *self = g_task_get_source_object (task);
  GError           *error = NULL;
  GSocketAddress   *address = g_socket_address_enumerator_next_finish (self->all, result, &error);

  if (!take (self, &address, &error))
    g_socket_address_enumerator_next_async (self->all, g_task_get_cancellable (task), next_cb, g_object_ref (task));
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, address, g_object_unref);
}

static void
qd_fetch_addresses_next_async (GSocketAddressEnumerator *enumerator, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  QdFetchAddresses *self = QD_FETCH_ADDRESSES (enumerator);
  GTask            *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, qd_fetch_addresses_next_async);
  g_socket_address_enumerator_next_async (self->all, cancellable, next_cb, task);
}

static GSocketAddress *
qd_fetch_addresses_next_finish (GSocketAddressEnumerator *enumerator, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
qd_fetch_addresses_finalize (GObject *object)
{
  QdFetchAddresses *self = QD_FETCH_ADDRESSES (object);

  g_clear_object (&self->host);
  g_clear_object (&self->all);
  G_OBJECT_CLASS (qd_fetch_addresses_parent_class)->finalize (object);
}

static void
qd_fetch_addresses_class_init (QdFetchAddressesClass *klass)
{
  GSocketAddressEnumeratorClass *enumerator_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qd_fetch_addresses_finalize;
  enumerator_class->next = qd_fetch_addresses_next;
  enumerator_class->next_async = qd_fetch_addresses_next_async;
  enumerator_class->next_finish = qd_fetch_addresses_next_finish;
}

static void
qd_fetch_addresses_init (QdFetchAddresses *self)
{
}

/* The server */

static GSocketAddressEnumerator *
qd_fetch_host_enumerate (GSocketConnectable *connectable)
{
  QdFetchAddresses *addresses = g_object_new (QD_TYPE_FETCH_ADDRESSES, NULL);

  addresses->host = g_object_ref (QD_FETCH_HOST (connectable));
  addresses->all = parent_iface->enumerate (connectable);
  return G_SOCKET_ADDRESS_ENUMERATOR (addresses);
}

/* By way of a proxy is left as it is: where nothing is one, it comes here for the addresses. */
static void
qd_fetch_host_connectable_init (GSocketConnectableIface *iface)
{
  parent_iface = g_type_interface_peek_parent (iface);
  iface->enumerate = qd_fetch_host_enumerate;
}

static void
qd_fetch_host_class_init (QdFetchHostClass *klass)
{
}

static void
qd_fetch_host_init (QdFetchHost *self)
{
  self->farthest = QD_VICINITY_NOWHERE;
}

/**
 * qd_fetch_host_new:
 * @uri: (not nullable): an address of the web
 * @most: how near its server may be
 * @find: (not nullable): tells how near an address is
 *
 * Thread: that which connects to it.
 *
 * Returns: (transfer full): the server
 */
QdFetchHost *
qd_fetch_host_new (GUri *uri, QdVicinity most, QdVicinityFunc find)
{
  gboolean     is_safe = g_str_equal (g_uri_get_scheme (uri), "https");
  guint        port = g_uri_get_port (uri) > 0 ? (guint)g_uri_get_port (uri) : is_safe ? 443
                                                                                       : 80;
  QdFetchHost *self = g_object_new (QD_TYPE_FETCH_HOST, "hostname", g_uri_get_host (uri), "port", port, "scheme", g_uri_get_scheme (uri), NULL);

  self->most = most;
  self->find = find;
  return self;
}

/* How near it is where its name says that; %QD_VICINITY_WORLD for other names. */
static QdVicinity
find_by_name (QdFetchHost *self)
{
  const char              *name = g_network_address_get_hostname (G_NETWORK_ADDRESS (self));
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (name);
  gsize                    len = strcspn (name, "%");
  g_autofree char         *unscoped = g_strndup (name, len);
  g_autofree char         *lower = g_ascii_strdown (name, -1);

  if (address == NULL && name[len] == '%')
    address = g_inet_address_new_from_string (unscoped);
  if (address != NULL)
    return self->find (address);
  /* RFC 6761, section 6.3. */
  return g_str_equal (lower, "localhost") || g_str_has_suffix (lower, ".localhost") ? QD_VICINITY_COMPUTER : QD_VICINITY_WORLD;
}

/**
 * qd_fetch_host_check:
 * @self: (not nullable): a server
 * @error: return location
 *
 * Looks whether its name says already that it is too near, so that no proxy is asked for it either.
 *
 * Errors: %QD_IMPORT_ERROR_TOO_NEAR
 * Returns: whether it may be connected to, as far as that shows
 */
gboolean
qd_fetch_host_check (QdFetchHost *self, GError **error)
{
  if (find_by_name (self) <= self->most)
    return TRUE;
  set_refused_error (error);
  return FALSE;
}

/**
 * qd_fetch_host_get_vicinity:
 * @self: (not nullable): a server that has answered
 *
 * Where a proxy has found it nobody knows where it is, and it counts as one that anybody can reach.
 *
 * Returns: how near it is, that of the farthest of its addresses
 */
QdVicinity
qd_fetch_host_get_vicinity (QdFetchHost *self)
{
  return self->farthest != QD_VICINITY_NOWHERE ? self->farthest : find_by_name (self);
}
