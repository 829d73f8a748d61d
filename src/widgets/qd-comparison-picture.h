/* qd-comparison-picture.h: a comparison as a picture in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-comparison.h"

G_BEGIN_DECLS

GBytes *qd_comparison_picture_new_svg (QdComparison *comparison,
                                       GError      **error);
GBytes *qd_comparison_picture_new_png (QdComparison *comparison,
                                       GError      **error);

G_END_DECLS
