/* qd-log-file.c: the write-ahead log, written in large pieces
 *
 * SQLite appends each page to the log with two calls, one for the 24 bytes of its head and one for the page, and a batch of an import has
 * thousands of pages. This file system for SQLite (https://www.sqlite.org/vfs.html) hands all on to that of the machine, but gathers what is
 * appended to a log and writes many pages at once: at the latest with the page whose head says that it ends a transaction, before SQLite tells
 * anybody of it, so that a commit fails if its pages cannot be written. Whatever else is done to the log comes after what was gathered.
 *
 * The form of the log: https://www.sqlite.org/fileformat2.html#walformat.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-log-file.h"

#include <sqlite3.h>
#include <string.h>

/* The head of a page in the log: its number, then, if it ends a transaction, how many pages the library has after that, else 0. */
#define HEAD_SIZE 24
#define HEAD_N_PAGES 4

/* What is gathered, bytes: 15 pages with their heads. SQLite's own file system writes no more at once (seekAndWriteFd() in os_unix.c). */
#define MOST_GATHERED (128 * 1024 - 1)

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;       /* behind this */
  guint8       *gathered;   /* owned: what was appended and is not written yet */
  int           n_gathered; /* bytes */
  sqlite3_int64 start;      /* of what is gathered, in the file */
  sqlite3_int64 end;        /* nothing that was written through this is behind it */
  gboolean      ends;       /* whether what comes next ends a transaction */
} LogFile;

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((LogFile *)file)->real;
}

/* What cannot be written is given up: SQLite is told, and takes the transaction back. */
static int
write_gathered (LogFile *self)
{
  int n = self->n_gathered;

  self->n_gathered = 0;
  self->ends = FALSE;
  return n == 0 ? SQLITE_OK : self->real->pMethods->xWrite (self->real, self->gathered, n, self->start);
}

static void
gather (LogFile      *self,
        const void   *data,
        int           size,
        sqlite3_int64 offset)
{
  if (self->n_gathered == 0)
    self->start = offset;
  memcpy (self->gathered + self->n_gathered, data, (gsize)size);
  self->n_gathered += size;
  self->end = offset + size;
}

static gboolean
ends_transaction (const guint8 *head)
{
  return (head[HEAD_N_PAGES] | head[HEAD_N_PAGES + 1] | head[HEAD_N_PAGES + 2] | head[HEAD_N_PAGES + 3]) != 0;
}

static int
close_cb (sqlite3_file *file)
{
  LogFile *self = (LogFile *)file;
  int      gathered = write_gathered (self);
  int      code = self->real->pMethods->xClose (self->real);

  g_clear_pointer (&self->gathered, g_free);
  return gathered != SQLITE_OK ? gathered : code;
}

static int
read_cb (sqlite3_file *file,
         void         *data,
         int           size,
         sqlite3_int64 offset)
{
  LogFile *self = (LogFile *)file;
  int      code = self->n_gathered > 0 && offset + size > self->start ? write_gathered (self) : SQLITE_OK;

  return code == SQLITE_OK ? self->real->pMethods->xRead (self->real, data, size, offset) : code;
}

/* Heads are written again when a page was written a second time in the transaction. What stays gathered is nothing but heads behind all that
 * was ever written, and what follows one: SQLite goes on with the page, and the last page of a transaction is such a one, too. */
static int
write_cb (sqlite3_file *file,
          const void   *data,
          int           size,
          sqlite3_int64 offset)
{
  LogFile *self = (LogFile *)file;
  gboolean follows = self->n_gathered > 0 && offset == self->start + self->n_gathered;
  int      code = SQLITE_OK;

  if (self->n_gathered > 0 && (!follows || self->n_gathered + size > MOST_GATHERED))
    {
      follows = FALSE;
      code = write_gathered (self);
    }
  if (code != SQLITE_OK)
    return code;
  if (size == HEAD_SIZE && offset >= self->end)
    {
      gather (self, data, size, offset);
      self->ends = ends_transaction (data);
      return SQLITE_OK;
    }
  if (follows)
    {
      gather (self, data, size, offset);
      return self->ends || self->n_gathered + HEAD_SIZE + size > MOST_GATHERED ? write_gathered (self) : SQLITE_OK;
    }
  /* At its beginning the log begins anew. */
  self->end = offset == 0 ? size : MAX (self->end, offset + size);
  return self->real->pMethods->xWrite (self->real, data, size, offset);
}

static int
truncate_cb (sqlite3_file *file,
             sqlite3_int64 size)
{
  int code = write_gathered ((LogFile *)file);

  return code == SQLITE_OK ? real (file)->pMethods->xTruncate (real (file), size) : code;
}

static int
sync_cb (sqlite3_file *file,
         int           flags)
{
  int code = write_gathered ((LogFile *)file);

  return code == SQLITE_OK ? real (file)->pMethods->xSync (real (file), flags) : code;
}

static int
size_cb (sqlite3_file  *file,
         sqlite3_int64 *size)
{
  int code = write_gathered ((LogFile *)file);

  return code == SQLITE_OK ? real (file)->pMethods->xFileSize (real (file), size) : code;
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

/* A log is neither mapped nor does it have the index that others look into: that is the library's. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
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
};

/* Other files than logs are those of the machine. */
static int
open_cb (sqlite3_vfs  *vfs,
         const char   *name,
         sqlite3_file *file,
         int           flags,
         int          *out_flags)
{
  sqlite3_vfs *machine = vfs->pAppData;
  LogFile     *self = (LogFile *)file;
  int          code;

  if ((flags & SQLITE_OPEN_WAL) == 0)
    return machine->xOpen (machine, name, file, flags, out_flags);
  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *)(self + 1);
  code = machine->xOpen (machine, name, self->real, flags, out_flags);
  if (self->real->pMethods == NULL)
    return code;
  self->base.pMethods = &methods;
  self->gathered = g_malloc (MOST_GATHERED);
  return code;
}

/**
 * _qd_log_file_get_vfs:
 *
 * Gets the file system by which a connection that writes should open a library. Thread: any.
 *
 * Returns: (transfer none) (nullable): its name for sqlite3_open_v2(); %NULL, which is that of the machine, where there is no memory for it
 */
const char *
_qd_log_file_get_vfs (void)
{
  static const char *name;
  static sqlite3_vfs vfs;
  static gsize       registered = 0;

  if (g_once_init_enter (&registered))
    {
      sqlite3_vfs *machine = sqlite3_vfs_find (NULL);

      /* What has to do with names alone is called as that of the machine, which knows no difference. */
      vfs = *machine;
      vfs.zName = "quotidian";
      vfs.szOsFile = (int)sizeof (LogFile) + machine->szOsFile;
      vfs.pAppData = machine;
      vfs.xOpen = open_cb;
      if (sqlite3_vfs_register (&vfs, 0) == SQLITE_OK)
        name = vfs.zName;
      g_once_init_leave (&registered, 1);
    }
  return name;
}
