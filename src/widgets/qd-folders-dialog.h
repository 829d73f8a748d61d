/* qd-folders-dialog.h: folders whose files are imported as they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdFoldersDialog:
 *
 * Lists the folders that a library watches, adds and removes them. #QdFoldersDialog::changed is emitted when one was added or
 * removed: whoever watches them has to look again.
 */
#define QD_TYPE_FOLDERS_DIALOG (qd_folders_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdFoldersDialog, qd_folders_dialog, QD, FOLDERS_DIALOG, AdwDialog)

AdwDialog *qd_folders_dialog_new (QdLibrary *library);
void       qd_folders_dialog_reload (QdFoldersDialog *self);

G_END_DECLS
