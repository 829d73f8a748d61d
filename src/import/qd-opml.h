/* qd-opml.h: lists of feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store-feeds.h"

G_BEGIN_DECLS

/**
 * QdOpmlFunc:
 * @name: (nullable): what the list calls the entry
 * @address: (nullable): what it has for its address
 * @message: why it was not taken, a sentence for the person
 * @user_data: as given
 */
typedef void (*QdOpmlFunc) (const char *name,
                            const char *address,
                            const char *message,
                            gpointer    user_data);

GPtrArray *qd_opml_parse (GBytes       *bytes,
                          QdOpmlFunc    refused,
                          gpointer      user_data,
                          GCancellable *cancellable,
                          GError      **error);
char      *qd_opml_write (GPtrArray  *feeds,
                          const char *title);

G_END_DECLS
