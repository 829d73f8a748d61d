/* qd-source-sections.h: the parts of the source list, which fold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/qd-source-item.h"

G_BEGIN_DECLS

/**
 * QdSourceSections:
 *
 * The items of a #QdSourceList with a heading above the saved searches, the tags and the outlets, where there are any. Below a
 * folded heading its items are left out.
 */
#define QD_TYPE_SOURCE_SECTIONS (qd_source_sections_get_type ())

G_DECLARE_FINAL_TYPE (QdSourceSections, qd_source_sections, QD, SOURCE_SECTIONS, GObject)

QdSourceSections *qd_source_sections_new (GListModel *sources);
void              qd_source_sections_set_folded (QdSourceSections  *self,
                                                 const char *const *folded);
GStrv             qd_source_sections_dup_folded (QdSourceSections *self);
void              qd_source_sections_fold (QdSourceSections *self,
                                           QdSourceItem     *heading,
                                           gboolean          folded);

G_END_DECLS
