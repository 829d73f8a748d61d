/* qd-archive-fixture.c: archives made for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-archive-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *bytes, size_t len)
{
  g_byte_array_append (data, bytes, (guint)len);
  return (la_ssize_t)len;
}

static void
check (struct archive *archive, int status)
{
  if (status < ARCHIVE_WARN)
    g_error ("%s", archive_error_string (archive));
}

static void
write_member (struct archive *archive, const QdArchiveMember *member)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize                 len = member->bytes == NULL ? 0 : (member->len < 0 ? strlen (member->bytes) : (gsize)member->len);

  archive_entry_set_pathname (entry, member->name);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t)len);
  archive_entry_set_filetype (entry, member->target != NULL ? AE_IFLNK : AE_IFREG);
  if (member->target != NULL)
    archive_entry_set_symlink (entry, member->target);
  check (archive, archive_write_header (archive, entry));
  if (len > 0)
    g_assert_cmpint (archive_write_data (archive, member->bytes, len), ==, (gssize)len);
  archive_entry_free (entry);
}

/* An archive of a format ("zip", "ustar", "raw") behind a filter ("none", "gzip") as libarchive names them. Members are
 * named as they are given, whatever that is. */
GBytes *
qd_archive_fixture_make (const char *format, const char *filter, const char *options, const QdArchiveMember *members, gsize n_members)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct archive        *archive = archive_write_new ();

  check (archive, archive_write_set_format_by_name (archive, format));
  if (!g_str_equal (filter, "none"))
    check (archive, archive_write_add_filter_by_name (archive, filter));
  check (archive, archive_write_set_bytes_in_last_block (archive, 1));
  if (options != NULL)
    {
      check (archive, archive_write_set_options (archive, options));
      check (archive, archive_write_set_passphrase (archive, "secret"));
    }
  check (archive, archive_write_open (archive, bytes, NULL, write_cb, NULL));
  for (gsize i = 0; i < n_members; i++)
    write_member (archive, &members[i]);
  check (archive, archive_write_close (archive));
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
