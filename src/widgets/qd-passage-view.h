/* qd-passage-view.h: a passage of an article in which words are marked and can be marked anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdPassageView:
 *
 * The paragraphs around some words, with the words marked by colour and underline. What the person selects, with pointer or
 * keys, can take their place or be added to them. Words that are cut through are taken whole.
 */
#define QD_TYPE_PASSAGE_VIEW (qd_passage_view_get_type ())

G_DECLARE_FINAL_TYPE (QdPassageView, qd_passage_view, QD, PASSAGE_VIEW, GtkTextView)

void          qd_passage_view_show (QdPassageView *self,
                                    QdBody        *body,
                                    const QdSpan  *spans,
                                    guint          n_spans);
const QdSpan *qd_passage_view_get_spans (QdPassageView *self,
                                         guint         *n_spans);
gboolean      qd_passage_view_is_changed (QdPassageView *self);
gboolean      qd_passage_view_has_selection (QdPassageView *self);
void          qd_passage_view_take_selection (QdPassageView *self,
                                              gboolean       add);
void          qd_passage_view_reset (QdPassageView *self);

G_END_DECLS
