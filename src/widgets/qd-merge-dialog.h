/* qd-merge-dialog.h: asks what something is to be made one with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdMergeFunc:
 * @user_data: what was given with it
 * @chosen: which of the choices the person took
 *
 * Takes what the person has chosen. Not called if they think better of it.
 */
typedef void (*QdMergeFunc) (gpointer user_data,
                             guint    chosen);

/**
 * QdMergeQuestion:
 * @heading: (not nullable): what is asked
 * @body: (not nullable): what comes of it
 * @label: (not nullable): what the choice is called
 * @choices: (not nullable): what there is to choose from
 */
typedef struct
{
  const char    *heading;
  const char    *body;
  const char    *label;
  GtkStringList *choices;
} QdMergeQuestion;

void qd_merge_dialog_ask (GtkWidget             *parent,
                          const QdMergeQuestion *question,
                          QdMergeFunc            func,
                          gpointer               user_data,
                          GDestroyNotify         destroy);

G_END_DECLS
