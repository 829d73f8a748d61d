/* qd-feeds-dialog.h: the feeds that the library subscribes to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdFeedsDialog:
 *
 * Lists feeds and takes addresses of further ones. It does nothing itself: it emits
 *
 * - `add` (address, full text): the person gave an address
 * - `refresh`: they want to know what is new
 * - `remove` (item): they unsubscribe
 * - `change` (item, full text): they want the pages of its entries, or no more
 * - `import-list`, `export-list` (file): they chose a file
 */
#define QD_TYPE_FEEDS_DIALOG (qd_feeds_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdFeedsDialog, qd_feeds_dialog, QD, FEEDS_DIALOG, AdwDialog)

QdFeedsDialog *qd_feeds_dialog_new (GListModel *feeds);
void           qd_feeds_dialog_set_busy (QdFeedsDialog *self,
                                         gboolean       busy,
                                         const char    *words);
void           qd_feeds_dialog_clear_address (QdFeedsDialog *self,
                                              const char    *address);
void           qd_feeds_dialog_offer_undo (QdFeedsDialog *self,
                                           const char    *message,
                                           QdLibrary     *library,
                                           QdUndoStep    *step);

G_END_DECLS
