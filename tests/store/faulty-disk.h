/* faulty-disk.h: a disk that fills up, or fails, where a test wants it to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultyDiskKind:
 * @FAULTY_DISK_FULL: from then on no file grows, while what is there can be written over, until it is mended
 * @FAULTY_DISK_ONCE: one write says that the disk is full, and the next ones go well, as where something else makes room
 * @FAULTY_DISK_BROKEN: from then on nothing can be written, until it is mended
 */
typedef enum {
  FAULTY_DISK_FULL,
  FAULTY_DISK_ONCE,
  FAULTY_DISK_BROKEN,
} FaultyDiskKind;

void  faulty_disk_install (void);
void  faulty_disk_watch (const char *name);
void  faulty_disk_fail (FaultyDiskKind kind,
                        guint          nth);
guint faulty_disk_mend (void);

G_END_DECLS
