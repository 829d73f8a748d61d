/* qd-file-walker.h: the files in what a person gave to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QdFoundFile:
 * @file: the file
 * @size: bytes
 * @modified: when it was changed last, µs since the epoch UTC
 * @given: whether the person named it, and not a folder that it is in
 * @root: (nullable): the folder that the person named and it is in; lives as long as what was given
 */
typedef struct
{
  GFile   *file;
  guint64  size;
  gint64   modified;
  gboolean given;
  GFile   *root;
} QdFoundFile;

/**
 * QdWalkSink:
 * @file: called for each file, in order; takes the reference in it
 * @child: (nullable): called instead for each file that was found in a folder, with the folder and its name there, and without an object
 *   for the file, which takes most of the time
 * @problem: called for what cannot be read
 * @folder: (nullable): called for each folder that was listed, before what is in it
 * @user_data: for all
 */
typedef struct
{
  void (*file) (const QdFoundFile *found,
                gpointer           user_data);
  void (*child) (GFile             *folder,
                 const char        *name,
                 const QdFoundFile *found,
                 gpointer           user_data);
  void (*problem) (GFile        *file,
                   const GError *error,
                   gpointer      user_data);
  void (*folder) (GFile   *folder,
                  gpointer user_data);
  gpointer user_data;
} QdWalkSink;

gboolean qd_file_walk (GPtrArray        *files,
                       const QdWalkSink *sink,
                       GCancellable     *cancellable,
                       GError          **error);
void     qd_found_file_clear (QdFoundFile *found);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdFoundFile, qd_found_file_clear)

G_END_DECLS
