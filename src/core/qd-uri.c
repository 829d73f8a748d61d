/* qd-uri.c: addresses that are relative to others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-uri.h"

/**
 * qd_uri_resolve:
 * @base: (nullable): a whole address
 * @address: (not nullable): an address that may be relative to it
 * @flags: how to parse both
 *
 * Does what g_uri_resolve_relative() does. That one parses “http://gull;.example/”, whose host ends at what no host has, and then
 * complains that it cannot be written down again. Thread: any.
 *
 * Returns: (transfer full) (nullable): the whole address; %NULL where there is none
 */
char *
qd_uri_resolve (const char *base,
                const char *address,
                GUriFlags   flags)
{
  g_autoptr (GUri) from = NULL;
  g_autoptr (GUri) uri = NULL;
  const char      *path;

  g_return_val_if_fail (address != NULL, NULL);

  if (base != NULL)
    from = g_uri_parse (base, flags, NULL);
  if (base != NULL && from == NULL)
    return NULL;
  uri = from != NULL ? g_uri_parse_relative (from, address, flags, NULL) : g_uri_parse (address, flags, NULL);
  if (uri == NULL)
    return NULL;
  path = g_uri_get_path (uri);
  if (g_uri_get_host (uri) != NULL ? *path != '\0' && *path != '/' : g_str_has_prefix (path, "//"))
    return NULL;
  return g_uri_to_string (uri);
}
