/* qd-member-file.h: a file inside an archive, as a file that readers read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QdExpansion:
 * @n_consumed: how much of the archive was read, bytes
 * @n_expanded: what came out of it and of the archives inside it, bytes
 * @n_members: how many files these hold
 *
 * What one archive that a person gave has become, the archives inside it included: the limits are on the whole, so that an
 * archive full of archives has no more than a flat one.
 */
typedef struct
{
  guint64 n_consumed;
  guint64 n_expanded;
  guint   n_members;
} QdExpansion;

/**
 * QdMemberPull:
 * @data: as it was given
 * @buffer: where to put bytes
 * @len: how many fit
 * @error: return location
 *
 * Reads on in a member whose bytes come as they are asked for.
 *
 * Returns: how many there were; 0 at the end, -1 on error
 */
typedef gssize (*QdMemberPull) (gpointer data,
                                void    *buffer,
                                gsize    len,
                                GError **error);

/**
 * QdMemberFile:
 *
 * A file inside an archive. It is a #GFile with a name, a size, a folder and bytes, so that every reader takes it as any
 * other; it has no path of the file system, and nothing can be written through it. A large one is not held in memory: its
 * first bytes can be read as often as need be, the rest once. Used by one thread at a time.
 */
#define QD_TYPE_MEMBER_FILE (qd_member_file_get_type ())

G_DECLARE_FINAL_TYPE (QdMemberFile, qd_member_file, QD, MEMBER_FILE, GObject)

GFile       *qd_member_file_new (GFile       *archive,
                                 const char  *name,
                                 const char  *folder,
                                 GBytes      *bytes,
                                 QdExpansion *expansion);
void         qd_member_file_set_pull (QdMemberFile *self,
                                      guint64       size,
                                      QdMemberPull  pull,
                                      gpointer      data);
void         qd_member_file_fill (QdMemberFile *self,
                                  GBytes       *bytes);
void         qd_member_file_close (QdMemberFile *self);
guint        qd_member_file_get_depth (GFile *file);
QdExpansion *qd_member_file_get_expansion (GFile *file);
char        *qd_member_file_clean_name (const char *name);

G_END_DECLS
