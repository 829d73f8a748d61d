/* qd-fetch-host.h: a server that is connected to only where it may be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "import/qd-fetch.h"

G_BEGIN_DECLS

#define QD_TYPE_FETCH_HOST (qd_fetch_host_get_type ())
G_DECLARE_FINAL_TYPE (QdFetchHost, qd_fetch_host, QD, FETCH_HOST, GNetworkAddress)

QdFetchHost *qd_fetch_host_new (GUri          *uri,
                                QdVicinity     most,
                                QdVicinityFunc find);
gboolean     qd_fetch_host_check (QdFetchHost *self,
                                  GError     **error);
QdVicinity   qd_fetch_host_get_vicinity (QdFetchHost *self);

G_END_DECLS
