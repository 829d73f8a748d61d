/* qd-speakers-page.h: who is quoted, and what each said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdSpeakersPage:
 *
 * The people who are quoted, and for one of them what was quoted, over time, and under which names.
 */
#define QD_TYPE_SPEAKERS_PAGE (qd_speakers_page_get_type ())

G_DECLARE_FINAL_TYPE (QdSpeakersPage, qd_speakers_page, QD, SPEAKERS_PAGE, AdwBin)

void qd_speakers_page_set_library (QdSpeakersPage *self,
                                   QdLibrary      *library);

G_END_DECLS
