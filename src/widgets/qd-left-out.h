/* qd-left-out.h: what the article left out that others of its story carry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

#define QD_TYPE_LEFT_OUT (qd_left_out_get_type ())

G_DECLARE_FINAL_TYPE (QdLeftOut, qd_left_out, QD, LEFT_OUT, AdwBin)

void qd_left_out_set_article (QdLeftOut *self,
                              QdLibrary *library,
                              gint64     article_id);

G_END_DECLS
