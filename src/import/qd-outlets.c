/* qd-outlets.c: has a library file the articles of one outlet under one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-outlets.h"

#include <libsoup/soup.h>
#include <string.h>

#include "store/qd-store-sources.h"

/* By the list of public suffixes (https://publicsuffix.org/list/), which knows of services that give everybody a name of their own, too.
 * Where the list has no rule, its last one is that the suffix is the last label; libsoup leaves that out. */
static char *
dup_domain (const char *host)
{
  g_autoptr (GError) error = NULL;
  const char        *domain = soup_tld_get_base_domain (host, &error);
  const char        *last = strrchr (host, '.');

  if (domain == NULL && g_error_matches (error, SOUP_TLD_ERROR, SOUP_TLD_ERROR_NO_BASE_DOMAIN) && last != NULL && last > host && last[1] != '\0')
    {
      domain = g_strrstr_len (host, last - host, ".");
      domain = domain != NULL ? domain + 1 : host;
    }
  return domain != NULL ? g_ascii_strdown (domain, -1) : NULL;
}

/**
 * qd_outlets_attach:
 *
 * Has the libraries of this process tell outlets by their domains. Thread: any.
 */
void
qd_outlets_attach (void)
{
  qd_store_set_domains (dup_domain);
}

/**
 * qd_outlets_update:
 * @store: (not nullable): a library, open for writing
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Files articles under one source that bear different names of one outlet, and apart those of two outlets with one name. To be called
 * when articles were added; when they are removed, qd_outlets_attach() sees to it. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_outlets_update (QdStore *store, GCancellable *cancellable, GError **error)
{
  qd_outlets_attach ();
  return qd_store_update_sources (store, cancellable, error);
}
