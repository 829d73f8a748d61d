/* qd-core-error.h: what can go wrong in the layer without input and output
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdCoreError:
 * @QD_CORE_ERROR_PROFILE: bytes that should be a profile are none
 */
typedef enum {
  QD_CORE_ERROR_PROFILE,
} QdCoreError;

#define QD_CORE_ERROR (qd_core_error_quark ())

GQuark qd_core_error_quark (void);

G_END_DECLS
