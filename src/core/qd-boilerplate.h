/* qd-boilerplate.h: finds the paragraphs that are no part of the article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-document.h"

G_BEGIN_DECLS

void qd_boilerplate_mark (QdDocument *document);

G_END_DECLS
