/* qd-split-dialog.h: asks which parts of a source are another's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/qd-change.h"

G_BEGIN_DECLS

/**
 * QdSplitFunc:
 * @user_data: what was given with it
 * @change: (transfer none): what files the parts that the person took under the other name
 * @name: (not nullable): that name
 *
 * Takes what the person has decided. Not called if they think better of it.
 */
typedef void (*QdSplitFunc) (gpointer    user_data,
                             QdChange   *change,
                             const char *name);

void qd_split_dialog_ask (GtkWidget     *parent,
                          const char    *source,
                          GPtrArray     *parts,
                          QdSplitFunc    func,
                          gpointer       user_data,
                          GDestroyNotify destroy);

G_END_DECLS
