/* qd-story.h: which articles tell the same story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-profile.h"

G_BEGIN_DECLS

/* The words of a profile by which the articles are found that may tell the same story: two articles are compared if they
 * share two of them, or a statement. */
#define QD_STORY_N_KEYS 16
#define QD_STORY_SHARED_KEYS 2

/* Articles that appeared further apart tell two stories, µs, unless they share a statement; and no story takes longer. */
#define QD_STORY_NEAR (G_GINT64_CONSTANT (8) * 24 * 60 * 60 * 1000 * 1000)
#define QD_STORY_LONGEST (G_GINT64_CONSTANT (14) * 24 * 60 * 60 * 1000 * 1000)

/**
 * QdStoryArticle:
 * @profile: (nullable): what it is about; borrowed
 * @published: when it appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 */
typedef struct
{
  QdProfile *profile;
  gint64     published;
} QdStoryArticle;

/**
 * QdStoryTie:
 * @a: index of an article
 * @b: index of another, larger
 * @strength: how alike the two are; above 1 if a person says that they tell one story, below 0 if that they do not
 */
typedef struct
{
  guint  a;
  guint  b;
  double strength;
} QdStoryTie;

#define QD_STORY_TOGETHER 2.0
#define QD_STORY_APART -1.0

gboolean qd_story_is_one (const QdStoryArticle *a,
                          const QdStoryArticle *b,
                          gboolean              share_statement,
                          double               *strength);
GArray  *qd_story_group (const QdStoryArticle *articles,
                         guint                 n_articles,
                         GArray               *ties);

G_END_DECLS
