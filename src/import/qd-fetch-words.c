/* qd-fetch-words.c: what a person is told of what cannot be fetched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "import/qd-fetch-private.h"

/* What is wrong with a certificate, the worst first. */
static const char *
find_words_of_certificate (GTlsCertificateFlags faults)
{
  if (faults & G_TLS_CERTIFICATE_REVOKED)
    return _ ("The server’s certificate was revoked. Nothing was fetched, as it is not certain who answers there.");
  if (faults & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _ ("The server’s certificate is that of another address. Nothing was fetched, as it is not certain who answers there. Check the address.");
  if (faults & (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED))
    return _ ("The server’s certificate is not valid today. Nothing was fetched. Check the date of this computer, or try again later.");
  return _ ("This computer does not trust the issuer of the server’s certificate. Nothing was fetched, as it is not certain who answers there.");
}

static gboolean
is_offline (const GError *error)
{
  return error->domain == G_RESOLVER_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND);
}

/**
 * _qd_fetch_dup_words_of_error:
 * @error: (not nullable): why there is no answer
 * @faults: what is wrong with the server's certificate
 *
 * Thread: any.
 *
 * Returns: (transfer full): a sentence for the person, and what to do
 */
char *
_qd_fetch_dup_words_of_error (const GError *error, GTlsCertificateFlags faults)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup (_ ("The server takes too long. Try again later."));
  if (is_offline (error))
    return g_strdup (_ ("The server was not found. Check the address, and whether this computer is connected."));
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return g_strdup (find_words_of_certificate (faults));
  if (error->domain == G_TLS_ERROR)
    return g_strdup_printf (_ ("No safe connection to the server can be made: %s"), error->message);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return g_strdup (_ ("The server stopped before it had sent everything. Try again later."));
  if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING))
    return g_strdup (_ ("The server does not answer as web servers do. Check the address."));
  return g_strdup_printf (_ ("The server cannot be reached: %s"), error->message);
}

/**
 * _qd_fetch_dup_words_of_status:
 * @status: what the server answered (RFC 9110, section 15)
 * @asks_to_wait: whether it said for how long
 *
 * Thread: any.
 *
 * Returns: (transfer full): a sentence for the person, and what to do
 */
char *
_qd_fetch_dup_words_of_status (guint status, gboolean asks_to_wait)
{
  if (status == SOUP_STATUS_GONE)
    return g_strdup (_ ("The server says that it is gone for good."));
  if (status == SOUP_STATUS_NOT_FOUND)
    return g_strdup (_ ("There is nothing at this address."));
  if (status == QD_FETCH_STATUS_TOO_MANY || (status == SOUP_STATUS_SERVICE_UNAVAILABLE && asks_to_wait))
    return g_strdup (_ ("The server asks to be left alone for a while. Try again later."));
  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN || status == 451 /* for legal reasons: RFC 7725 */)
    return g_strdup (_ ("The server does not allow this to be read."));
  if (status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_RESET_CONTENT)
    return g_strdup (_ ("The server has nothing to send. Try again later."));
  if (status >= 500)
    return g_strdup_printf (_ ("The server has an internal error (%u). Try again later."), status);
  return g_strdup_printf (_ ("The server answers with an error (%u)."), status);
}

/**
 * _qd_fetch_dup_host:
 * @address: (not nullable): an address of the web
 *
 * Thread: any.
 *
 * Returns: (transfer full): the name of its server, in lower case; empty where it has none
 */
char *
_qd_fetch_dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  const char      *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_ascii_strdown (host != NULL ? host : "", -1);
}
