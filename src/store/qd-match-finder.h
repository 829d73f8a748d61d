/* qd-match-finder.h: looks up what articles are to be compared with while their texts are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-entry.h"

G_BEGIN_DECLS

/**
 * QdMatchTask:
 * @entry: an article; freed with the task unless it @is_kept
 * @is_kept: whether somebody else has taken the entry
 * @is_listed: whether the article is found by its keys already, so that these need not be entered
 * @is_open: whether it is still to be looked up, with the help of the library
 * @to_load: (nullable) (element-type gint64): articles that it is to be compared with, and that have to be loaded first
 *
 * An article that is to be looked up.
 */
typedef struct
{
  QdMatchEntry *entry;
  gboolean      is_kept;
  gboolean      is_listed;
  gboolean      is_open;
  GArray       *to_load;
} QdMatchTask;

/**
 * QdFindFunc:
 * @task: an article
 * @user_data: of who asked
 *
 * Looks up an article in what is in memory. It must not touch the library. Thread: one of the finder, while nothing else touches that memory.
 *
 * Returns: %FALSE if so much was found that it should be taken before the next one is looked up
 */
typedef gboolean (*QdFindFunc) (QdMatchTask *task,
                                gpointer     user_data);

/**
 * QdMatchFinder:
 *
 * Looks up articles, in their order, where they are many in a thread of its own. Belongs to one thread.
 */
typedef struct _QdMatchFinder QdMatchFinder;

QdMatchFinder *_qd_match_finder_new (QdFindFunc func,
                                     gpointer   user_data);
void           _qd_match_finder_free (QdMatchFinder *self);
void           _qd_match_finder_post (QdMatchFinder *self,
                                      QdMatchEntry  *entry,
                                      gboolean       is_listed,
                                      gboolean       apart);
guint          _qd_match_finder_get_n_posted (const QdMatchFinder *self);
gboolean       _qd_match_finder_wait (QdMatchFinder *self);
QdMatchTask   *_qd_match_finder_take (QdMatchFinder *self);
guint          _qd_match_finder_get_n_done (const QdMatchFinder *self);
QdMatchTask   *_qd_match_finder_get (const QdMatchFinder *self,
                                     guint                index);
void           _qd_match_finder_drop (QdMatchFinder *self);
void           _qd_match_finder_stop (QdMatchFinder *self);
void           _qd_match_finder_discard (QdMatchFinder *self);

G_END_DECLS
