/* qd-story-matrix.h: which source of a story carries what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/qd-store-stories.h"
#include "store/qd-store.h"
#include "widgets/qd-cell-table.h"

G_BEGIN_DECLS

void          qd_story_place_attach (GtkWidget *widget,
                                     gint64     article_id,
                                     gint64     quotation_id);
const gint64 *qd_story_place_get (GtkWidget *widget);
guint         qd_story_matrix_fill (QdCellTable   *table,
                                    const QdStory *story,
                                    guint          most,
                                    GCallback      open_cb,
                                    gpointer       object);
void          qd_story_matrix_folded_cb (QdCellTable *table);

G_END_DECLS
