/* qd-application.h: the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QdApplication:
 *
 * Ties library, import and window together. One library a process; one process for the default library.
 */
#define QD_TYPE_APPLICATION (qd_application_get_type ())

G_DECLARE_FINAL_TYPE (QdApplication, qd_application, QD, APPLICATION, AdwApplication)

QdApplication *qd_application_new (void);

G_END_DECLS
