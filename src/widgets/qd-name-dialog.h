/* qd-name-dialog.h: asks how something is to be called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QdNameFunc:
 * @parent: the widget that asked
 * @name: the name, not empty, without space around it
 * @colour: one of #QdTagColour; %QD_TAG_PLAIN where none was asked for
 * @user_data: what was given
 *
 * The person has given a name.
 */
typedef void (*QdNameFunc) (GtkWidget  *parent,
                            const char *name,
                            guint       colour,
                            gpointer    user_data);

/**
 * QdNameQuestion:
 * @heading: what is asked for
 * @body: (nullable): what comes of it
 * @label: what the entry is called
 * @accept: what the button says, with a mnemonic
 * @name: (nullable): the name that it has now
 * @colours: whether to ask for a colour too
 * @colour: the colour that it has now
 */
typedef struct
{
  const char *heading;
  const char *body;
  const char *label;
  const char *accept;
  const char *name;
  gboolean    colours;
  guint       colour;
} QdNameQuestion;

void qd_name_dialog_ask (GtkWidget            *parent,
                         const QdNameQuestion *question,
                         QdNameFunc            func,
                         gpointer              user_data,
                         GDestroyNotify        destroy);

G_END_DECLS
