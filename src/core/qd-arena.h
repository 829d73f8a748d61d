/* qd-arena.h: memory for many things that are given back together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is taken begins at a multiple of so many bytes. */
#define QD_ARENA_ALIGNMENT 16

typedef struct _QdArenaBlock QdArenaBlock;

/**
 * QdArena:
 *
 * What an article's analysis takes for itself and leaves behind when it ends. To take something is to move on in a block that the thread
 * keeps for the next article, so that it is in the processor's caches already; to give it all back is one step. What leaves the analysis
 * (quotations, the profile) is not taken from here.
 */
typedef struct
{
  /*< private >*/
  guint8       *at;
  guint8       *end;
  QdArenaBlock *block; /* the newest */
} QdArena;

/**
 * QdArenaMark:
 *
 * How much had been taken at some time.
 */
typedef struct
{
  /*< private >*/
  guint8       *at;
  QdArenaBlock *block;
} QdArenaMark;

QdArena *qd_arena_new (void);
void     qd_arena_free (QdArena *self);
gpointer qd_arena_alloc_apart (QdArena *self,
                               gsize    size);
gpointer qd_arena_alloc0 (QdArena *self,
                          gsize    size);
char    *qd_arena_strndup (QdArena    *self,
                           const char *text,
                           gsize       len);
void     qd_arena_rewind (QdArena    *self,
                          QdArenaMark mark);

/**
 * qd_arena_alloc:
 * @self: (not nullable): an arena
 * @size: how much is wanted, bytes
 *
 * Takes memory that is there until the arena is freed. Thread: the one that uses the arena.
 *
 * Returns: (transfer none) (not nullable): the memory, with anything in it
 */
static inline gpointer
qd_arena_alloc (QdArena *self, gsize size)
{
  gpointer taken = self->at;

  if (G_UNLIKELY (size > (gsize)(self->end - self->at)))
    return qd_arena_alloc_apart (self, size);
  self->at += MIN ((size + QD_ARENA_ALIGNMENT - 1) & ~(gsize)(QD_ARENA_ALIGNMENT - 1), (gsize)(self->end - self->at));
  return taken;
}

/**
 * qd_arena_mark:
 * @self: (not nullable): an arena
 *
 * Thread: the one that uses the arena.
 *
 * Returns: how much was taken, for qd_arena_rewind()
 */
static inline QdArenaMark
qd_arena_mark (const QdArena *self)
{
  return (QdArenaMark){ self->at, self->block };
}

/* Room for N things of a type, and the same filled with zeros. */
#define qd_arena_new_of(arena, Type, n) ((Type *)qd_arena_alloc (arena, sizeof (Type) * (gsize)(n)))
#define qd_arena_new0_of(arena, Type, n) ((Type *)qd_arena_alloc0 (arena, sizeof (Type) * (gsize)(n)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArena, qd_arena_free)

G_END_DECLS
