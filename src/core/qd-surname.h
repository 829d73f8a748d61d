/* qd-surname.h: last names that are other words as well
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-document.h"

G_BEGIN_DECLS

void _qd_surname_mark (QdDocument *document);

G_END_DECLS
