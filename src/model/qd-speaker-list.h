/* qd-speaker-list.h: the people who are quoted, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/qd-speaker-item.h"

G_BEGIN_DECLS

/**
 * QdSpeakerList:
 *
 * A #GListModel of #QdSpeakerItem. Items are made when somebody looks at them: a library may have tens of thousands of people.
 */
#define QD_TYPE_SPEAKER_LIST (qd_speaker_list_get_type ())

G_DECLARE_FINAL_TYPE (QdSpeakerList, qd_speaker_list, QD, SPEAKER_LIST, GObject)

QdSpeakerList *qd_speaker_list_new (void);
void           qd_speaker_list_set_people (QdSpeakerList *self,
                                           GPtrArray     *people);
GPtrArray     *qd_speaker_list_get_people (QdSpeakerList *self);
void           qd_speaker_list_set_search (QdSpeakerList *self,
                                           const char    *words);
guint          qd_speaker_list_find (QdSpeakerList *self,
                                     const char    *name);
GStrv          qd_speaker_list_dup_names (QdSpeakerList *self,
                                          const char    *name);

G_END_DECLS
