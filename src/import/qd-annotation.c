/* qd-annotation.c: the addresses that web annotations need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-annotation.h"

/* The namespace of names that are addresses (RFC 9562, section 6.6). */
static const guint8 url_namespace[16] = { 0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };

/**
 * qd_annotation_dup_id:
 * @name: (not nullable): what tells an annotation, or a page of them, from all others
 *
 * Each annotation must have an IRI (Web Annotation Data Model, section 3.1). The same name gives the same one. Thread: any.
 *
 * Returns: (transfer full): a name-based UUID (RFC 9562, version 5) as a URN
 */
char *
qd_annotation_dup_id (const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8                hash[20];
  gsize                 len = sizeof hash;

  g_return_val_if_fail (name != NULL, NULL);

  g_checksum_update (checksum, url_namespace, sizeof url_namespace);
  g_checksum_update (checksum, (const guint8 *)name, -1);
  g_checksum_get_digest (checksum, hash, &len);
  hash[6] = (guint8)((hash[6] & 0x0f) | 0x50);
  hash[8] = (guint8)((hash[8] & 0x3f) | 0x80);
  return g_strdup_printf ("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", hash[0], hash[1], hash[2], hash[3], hash[4], hash[5],
                          hash[6], hash[7], hash[8], hash[9], hash[10], hash[11], hash[12], hash[13], hash[14], hash[15]);
}

/**
 * qd_annotation_dup_source:
 * @url: (nullable): where an article is on the web
 * @label: (not nullable): its id or path
 *
 * Thread: any.
 *
 * Returns: (transfer full): the IRI that an annotation of the article is of: its address, else that of its file, else its id as a
 *   relative reference
 */
char *
qd_annotation_dup_source (const char *url, const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  if (url != NULL && *url != '\0')
    return g_strdup (url);
  if (g_path_is_absolute (label))
    return g_filename_to_uri (label, NULL, NULL);
  if (g_uri_is_valid (label, G_URI_FLAGS_NONE, NULL))
    return g_strdup (label);
  return g_uri_escape_string (label, "/", FALSE);
}
