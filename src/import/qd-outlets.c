/* qd-outlets.c: has a library file the articles of one outlet under one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-outlets.h"

#include <libsoup/soup.h>

/* By the list of public suffixes, which knows of services that give everybody a name of their own, too. */
static char *
dup_domain (const char *host)
{
  const char *domain = soup_tld_get_base_domain (host, NULL);

  return domain != NULL ? g_ascii_strdown (domain, -1) : NULL;
}

/**
 * qd_outlets_attach:
 * @store: (not nullable): a library
 *
 * Has outlets filed again when articles of the library are removed. Thread: any.
 */
void
qd_outlets_attach (QdStore *store)
{
  qd_store_set_domains (store, dup_domain);
}

/**
 * qd_outlets_update:
 * @store: (not nullable): a library, open for writing
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Files articles under one source that bear different names of one outlet. To be called when articles were added; when they are
 * removed, qd_outlets_attach() sees to it. Thread: any but
 * those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_outlets_update (QdStore *store, GCancellable *cancellable, GError **error)
{
  return qd_store_update_sources (store, dup_domain, cancellable, error);
}
