/* qd-source-list.h: what can be chosen at the left of the window, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-library.h"
#include "model/qd-source-item.h"
#include "store/qd-store-articles.h"

G_BEGIN_DECLS

/**
 * QdSourceList:
 *
 * A #GListModel of #QdSourceItem: all articles, the unread and the starred ones, then saved searches, tags, and the sources
 * in their order. An item stays the same object while what it stands for exists; only what it says changes.
 */
#define QD_TYPE_SOURCE_LIST (qd_source_list_get_type ())

G_DECLARE_FINAL_TYPE (QdSourceList, qd_source_list, QD, SOURCE_LIST, GObject)

QdSourceList *qd_source_list_new (QdLibrary *library);
gboolean      qd_source_list_get_loaded (QdSourceList *self);

QdArticleFilter qd_saved_search_to_filter (QdSavedSearchRecord *search);

G_END_DECLS
