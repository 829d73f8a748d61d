/* qd-display-fixture.h: what tests of widgets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef gboolean (*DisplayCondition) (gpointer data);

void       display_test_init (int    *argc,
                              char ***argv);
void       display_init (int    *argc,
                         char ***argv);
GtkWidget *display_present (GtkWidget *child,
                            int        width,
                            int        height);
void       display_close (GtkWidget *window);
gboolean   display_wait (DisplayCondition condition,
                         gpointer         data);
void       display_settle (void);
GtkWidget *display_find (GtkWidget *root,
                         GType      type);
void       display_find_all (GtkWidget *root,
                             GType      type,
                             GPtrArray *found);
gboolean   display_click (GtkWidget *widget,
                          double     x,
                          double     y);
gboolean   display_type (const char *keys);

G_END_DECLS
