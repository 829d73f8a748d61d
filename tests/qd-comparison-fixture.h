/* qd-comparison-fixture.h: a comparison made by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-comparison.h"

G_BEGIN_DECLS

QdComparison *qd_comparison_fixture_new (void);
QdComparison *qd_comparison_fixture_new_arabic (void);

G_END_DECLS
