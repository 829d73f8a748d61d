/* qd-activity-bar.h: shows the import at work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-activity.h"

G_BEGIN_DECLS

/**
 * QdActivityBar:
 *
 * A small bar with what goes on, how far it has come, and a button to stop it. It slides away when nothing goes on.
 */
#define QD_TYPE_ACTIVITY_BAR (qd_activity_bar_get_type ())

G_DECLARE_FINAL_TYPE (QdActivityBar, qd_activity_bar, QD, ACTIVITY_BAR, AdwBin)

void qd_activity_bar_set_activity (QdActivityBar *self,
                                   QdActivity    *activity);
void qd_activity_bar_set_shown (QdActivityBar *self,
                                gboolean       shown);

G_END_DECLS
