/* qd-match-run.h: a run of blocks in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys have 40 bits, and are cut into so many slices by their first eight; what is merged at a time is of one slice. */
#define QD_MATCH_KEY_BITS 40
#define QD_MATCH_SLICES 256
#define QD_MATCH_SLICE_SHIFT 32

/**
 * QdKeyEntry:
 * @key: a key
 * @article_id: an article that has it
 */
typedef struct
{
  guint64 key;
  gint64  article_id;
} QdKeyEntry;

/* A block holds the entries of some keys, packed. */
gboolean _qd_match_block_read (guint64       key,
                               const guint8 *data,
                               gsize         size,
                               GArray       *entries);
gboolean _qd_match_block_find (guint64       key,
                               const guint8 *data,
                               gsize         size,
                               guint64       wanted,
                               GArray       *entries);

/**
 * QdMatchRunMaker:
 *
 * The blocks of which a run is made.
 */
typedef struct _QdMatchRunMaker QdMatchRunMaker;

QdMatchRunMaker *_qd_match_run_maker_new (void);
void             _qd_match_run_maker_free (QdMatchRunMaker *self);
void             _qd_match_run_maker_add (QdMatchRunMaker *self,
                                          guint64          first,
                                          const guint8    *data,
                                          gsize            size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdMatchRunMaker, _qd_match_run_maker_free)

/**
 * QdMatchCursor:
 * @key: the key that it is at
 * @articles: (nullable): its articles as they are packed; %NULL before the first key and behind the last
 * @length: how many bytes they take
 *
 * Goes through the keys of the blocks of a run, which must stay as they are.
 */
typedef struct
{
  guint64       key;
  const guint8 *articles;
  gsize         length;

  /*< private >*/
  const QdMatchRunMaker *maker;
  guint                  next_block;
  const guint8          *at;
  const guint8          *end; /* of the block */
} QdMatchCursor;

void     _qd_match_cursor_init (QdMatchCursor         *self,
                                const QdMatchRunMaker *maker);
gboolean _qd_match_cursor_next (QdMatchCursor *self);

/**
 * QdMatchRun:
 *
 * The sorted blocks of a run of one slice, with a filter that says of most keys that are not in it that they are not. Immutable, but
 * that its blocks may be dropped.
 */
typedef struct _QdMatchRun QdMatchRun;

QdMatchRun *_qd_match_run_new (QdMatchRunMaker *maker);
void        _qd_match_run_free (QdMatchRun *self);
void        _qd_match_run_drop_blocks (QdMatchRun *self);
gboolean    _qd_match_run_has_blocks (const QdMatchRun *self);
gsize       _qd_match_run_get_size (const QdMatchRun *self);
gsize       _qd_match_run_get_n_bytes (const QdMatchRun *self);
gboolean    _qd_match_run_may_have (const QdMatchRun *self,
                                    guint64           key);
void        _qd_match_run_foresee (const QdMatchRun *self,
                                   guint64           key);

/**
 * QdMatchStretch:
 * @first: the key that it begins with
 * @data: (nullable): the memory of the run
 * @size: how many bytes it has
 *
 * A stretch of a run, which it borrows.
 */
typedef struct
{
  guint64       first;
  const guint8 *data;
  gsize         size;
} QdMatchStretch;

void     _qd_match_run_locate (const QdMatchRun *self,
                               guint64           key,
                               QdMatchStretch   *stretch);
gboolean _qd_match_stretch_find (const QdMatchStretch *self,
                                 guint64               key,
                                 GArray               *entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdMatchRun, _qd_match_run_free)

G_END_DECLS
