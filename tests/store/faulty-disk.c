/* faulty-disk.c: a disk that fills up, or fails, where a test wants it to
 *
 * A file system for SQLite (https://www.sqlite.org/vfs.html) that hands all on to the one of the machine, and counts what is written. Like
 * a real disk that fills up, it writes a part of what does not fit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "faulty-disk.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real; /* behind this */
  gboolean      watched;
} File;

static GMutex         lock;
static char          *watched_name; /* part of the path of files that fail; NULL for all */
static FaultyDiskKind kind;
static guint          first_bad; /* 0 for a sound disk */
static guint          n_writes;
static guint          n_failed;

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *)file)->real;
}

/* Counts a write. */
static gboolean
fails (sqlite3_file *file,
       gboolean      grows)
{
  gboolean bad;

  if (!((File *)file)->watched)
    return FALSE;
  g_mutex_lock (&lock);
  n_writes++;
  if (kind == FAULTY_DISK_FULL)
    bad = first_bad > 0 && n_writes >= first_bad && grows;
  else
    bad = first_bad > 0 && (kind == FAULTY_DISK_ONCE ? n_writes == first_bad : n_writes >= first_bad);
  n_failed += bad;
  g_mutex_unlock (&lock);
  return bad;
}

static int
close_cb (sqlite3_file *file)
{
  return real (file)->pMethods->xClose (real (file));
}

static int
read_cb (sqlite3_file *file,
         void         *data,
         int           size,
         sqlite3_int64 offset)
{
  return real (file)->pMethods->xRead (real (file), data, size, offset);
}

static int
write_cb (sqlite3_file *file,
          const void   *data,
          int           size,
          sqlite3_int64 offset)
{
  sqlite3_int64 length = 0;

  real (file)->pMethods->xFileSize (real (file), &length);
  if (!fails (file, offset + size > length))
    return real (file)->pMethods->xWrite (real (file), data, size, offset);
  if (size > 1)
    real (file)->pMethods->xWrite (real (file), data, size / 2, offset);
  return kind == FAULTY_DISK_BROKEN ? SQLITE_IOERR_WRITE : SQLITE_FULL;
}

static int
truncate_cb (sqlite3_file *file,
             sqlite3_int64 size)
{
  return real (file)->pMethods->xTruncate (real (file), size);
}

static int
sync_cb (sqlite3_file *file,
         int           flags)
{
  if (kind == FAULTY_DISK_BROKEN && fails (file, FALSE))
    return SQLITE_IOERR_FSYNC;
  return real (file)->pMethods->xSync (real (file), flags);
}

static int
size_cb (sqlite3_file  *file,
         sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
lock_cb (sqlite3_file *file,
         int           level)
{
  return real (file)->pMethods->xLock (real (file), level);
}

static int
unlock_cb (sqlite3_file *file,
           int           level)
{
  return real (file)->pMethods->xUnlock (real (file), level);
}

static int
check_lock_cb (sqlite3_file *file,
               int          *locked)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), locked);
}

static int
control_cb (sqlite3_file *file,
            int           what,
            void         *data)
{
  return real (file)->pMethods->xFileControl (real (file), what, data);
}

static int
sector_cb (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
device_cb (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
map_cb (sqlite3_file   *file,
        int             region,
        int             size,
        int             extend,
        void volatile **data)
{
  int code = real (file)->pMethods->xShmMap (real (file), region, size, 0, data);

  /* One that is not there yet takes room. */
  if (code != SQLITE_OK || *data != NULL || !extend)
    return code;
  if (fails (file, TRUE))
    return SQLITE_IOERR_SHMSIZE;
  return real (file)->pMethods->xShmMap (real (file), region, size, 1, data);
}

static int
shm_lock_cb (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  return real (file)->pMethods->xShmLock (real (file), offset, n, flags);
}

static void
barrier_cb (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
unmap_cb (sqlite3_file *file,
          int           remove)
{
  return real (file)->pMethods->xShmUnmap (real (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = check_lock_cb,
  .xFileControl = control_cb,
  .xSectorSize = sector_cb,
  .xDeviceCharacteristics = device_cb,
  .xShmMap = map_cb,
  .xShmLock = shm_lock_cb,
  .xShmBarrier = barrier_cb,
  .xShmUnmap = unmap_cb,
};

static int
open_cb (sqlite3_vfs  *disk,
         const char   *name,
         sqlite3_file *file,
         int           flags,
         int          *out_flags)
{
  sqlite3_vfs *machine = disk->pAppData;
  File        *self = (File *)file;
  int          code;

  self->real = (sqlite3_file *)(self + 1);
  g_mutex_lock (&lock);
  self->watched = watched_name == NULL || (name != NULL && strstr (name, watched_name) != NULL);
  g_mutex_unlock (&lock);
  code = machine->xOpen (machine, name, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return code;
}

static int
last_error_cb (sqlite3_vfs *disk,
               int          size,
               char        *text)
{
  return 0;
}

/**
 * faulty_disk_install:
 *
 * Has all that is opened from now on be on a disk that can fail. Thread: the first.
 */
void
faulty_disk_install (void)
{
  static sqlite3_vfs disk;
  sqlite3_vfs       *machine = sqlite3_vfs_find (NULL);

  disk = *machine;
  disk.zName = "faulty";
  disk.szOsFile = (int)sizeof (File) + machine->szOsFile;
  disk.pAppData = machine;
  disk.xOpen = open_cb;
  disk.xGetLastError = last_error_cb;
  g_assert_cmpint (sqlite3_vfs_register (&disk, 1), ==, SQLITE_OK);
}

/**
 * faulty_disk_watch:
 * @name: (nullable): part of the path of files; %NULL for all
 *
 * Says which of the files that are opened from now on are on the disk that fails.
 */
void
faulty_disk_watch (const char *name)
{
  g_mutex_lock (&lock);
  g_free (watched_name);
  watched_name = g_strdup (name);
  g_mutex_unlock (&lock);
}

/**
 * faulty_disk_fail:
 * @new_kind: how it fails
 * @nth: which write from now on is the first that does, from 1; 0 for none
 */
void
faulty_disk_fail (FaultyDiskKind new_kind,
                  guint          nth)
{
  g_mutex_lock (&lock);
  kind = new_kind;
  first_bad = nth;
  n_writes = n_failed = 0;
  g_mutex_unlock (&lock);
}

/**
 * faulty_disk_mend:
 *
 * Has nothing fail any more.
 *
 * Returns: how many writes there were since faulty_disk_fail(), or if one failed 0
 */
guint
faulty_disk_mend (void)
{
  guint n;

  g_mutex_lock (&lock);
  n = n_failed > 0 ? 0 : n_writes;
  first_bad = 0;
  g_mutex_unlock (&lock);
  return n;
}
