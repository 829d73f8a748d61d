/* qd-stories-page.h: what happened, who told it, and who of them carries which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdStoriesPage:
 *
 * The stories, and one of them: which source has what, what only one has, and its articles.
 */
#define QD_TYPE_STORIES_PAGE (qd_stories_page_get_type ())

G_DECLARE_FINAL_TYPE (QdStoriesPage, qd_stories_page, QD, STORIES_PAGE, AdwBin)

void qd_stories_page_set_library (QdStoriesPage *self,
                                  QdLibrary     *library);

G_END_DECLS
