/* qd-arena.c: memory for many things that are given back together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-arena.h"

#include <string.h>

/* A block is enough for what most articles take. A thread keeps one that is not larger than this by much, bytes. */
#define FIRST_BLOCK (64 * 1024)
#define MOST_KEPT (256 * 1024)

#ifdef __SANITIZE_ADDRESS__
/* Whatever is taken is a block by itself, so that one who writes behind it is found out. */
#define IS_APART TRUE
#else
#define IS_APART FALSE
#endif

struct _QdArenaBlock
{
  QdArenaBlock *before;
  gsize         size; /* of what is behind this, bytes */
};

G_STATIC_ASSERT (sizeof (QdArenaBlock) % QD_ARENA_ALIGNMENT == 0);

/* The block that is kept for the next arena of the thread. */
static GPrivate kept = G_PRIVATE_INIT (g_free);

static QdArenaBlock *
block_new (QdArenaBlock *before, gsize size)
{
  QdArenaBlock *block = g_malloc (sizeof *block + size);

  block->before = before;
  block->size = size;
  return block;
}

static void
use_block (QdArena *self, QdArenaBlock *block)
{
  self->block = block;
  self->at = (guint8 *)(block + 1);
  self->end = self->at + block->size;
}

static void
drop_block (QdArenaBlock *block)
{
  if (!IS_APART && block->size <= MOST_KEPT && g_private_get (&kept) == NULL)
    g_private_set (&kept, block);
  else
    g_free (block);
}

/**
 * qd_arena_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): an arena of which nothing was taken
 */
QdArena *
qd_arena_new (void)
{
  QdArenaBlock *block = g_private_get (&kept);
  QdArena       self;

  if (block != NULL)
    g_private_set (&kept, NULL);
  else
    block = block_new (NULL, IS_APART ? sizeof self : FIRST_BLOCK);
  block->before = NULL;
  use_block (&self, block);
  self.at += (sizeof self + QD_ARENA_ALIGNMENT - 1) / QD_ARENA_ALIGNMENT * QD_ARENA_ALIGNMENT;
  self.at = MIN (self.at, self.end);
  /* It stands at the beginning of its first block. */
  return memcpy (block + 1, &self, sizeof self);
}

/**
 * qd_arena_free:
 * @self: (transfer full): an arena
 *
 * Gives back all that was taken of it. Thread: the one that used it.
 */
void
qd_arena_free (QdArena *self)
{
  /* The newest first: it is the largest, and kept where it is not too large. */
  for (QdArenaBlock *block = self->block, *before; block != NULL; block = before)
    {
      before = block->before;
      drop_block (block);
    }
}

/**
 * qd_arena_alloc_apart:
 * @self: (not nullable): an arena
 * @size: how much is wanted, bytes
 *
 * Takes memory of a new block; what qd_arena_alloc() does where the newest has no room. Thread: the one that uses the arena.
 *
 * Returns: (transfer none) (not nullable): the memory
 */
gpointer
qd_arena_alloc_apart (QdArena *self, gsize size)
{
  /* Blocks grow with what is taken, but one that is wanted for something very large is not twice as large. */
  gsize    room = MAX (MIN (2 * self->block->size, MOST_KEPT), size);
  gpointer taken;

  use_block (self, block_new (self->block, IS_APART ? size : room / QD_ARENA_ALIGNMENT * QD_ARENA_ALIGNMENT + QD_ARENA_ALIGNMENT));
  taken = self->at;
  self->at += IS_APART ? size : (size + QD_ARENA_ALIGNMENT - 1) / QD_ARENA_ALIGNMENT * QD_ARENA_ALIGNMENT;
  return taken;
}

/**
 * qd_arena_alloc0:
 * @self: (not nullable): an arena
 * @size: how much is wanted, bytes
 *
 * As qd_arena_alloc(). Thread: the one that uses the arena.
 *
 * Returns: (transfer none) (not nullable): the memory, filled with zeros
 */
gpointer
qd_arena_alloc0 (QdArena *self, gsize size)
{
  gpointer taken = qd_arena_alloc (self, size);

  return size > 0 ? memset (taken, 0, size) : taken;
}

/**
 * qd_arena_strndup:
 * @self: (not nullable): an arena
 * @text: (not nullable) (array length=len): what is copied; no NUL need end it
 * @len: its length, bytes
 *
 * Thread: the one that uses the arena.
 *
 * Returns: (transfer none) (not nullable): a copy, with a NUL behind it
 */
char *
qd_arena_strndup (QdArena *self, const char *text, gsize len)
{
  char *copy = qd_arena_alloc (self, len + 1);

  memcpy (copy, text, len);
  copy[len] = '\0';
  return copy;
}

/**
 * qd_arena_rewind:
 * @self: (not nullable): an arena
 * @mark: what qd_arena_mark() gave before
 *
 * Gives back all that was taken since. Thread: the one that uses the arena.
 */
void
qd_arena_rewind (QdArena *self, QdArenaMark mark)
{
  while (self->block != mark.block)
    {
      QdArenaBlock *block = self->block;

      self->block = block->before;
      g_free (block);
    }
  self->at = mark.at;
  self->end = (guint8 *)(self->block + 1) + self->block->size;
}
