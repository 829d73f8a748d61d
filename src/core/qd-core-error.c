/* qd-core-error.c: what can go wrong in the layer without input and output
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-core-error.h"

G_DEFINE_QUARK (qd - core - error - quark, qd_core_error)
