/* qd-failure-page.h: a status page that says why something cannot be shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void qd_failure_page_set_error (AdwStatusPage *page,
                                const GError  *error);

G_END_DECLS
