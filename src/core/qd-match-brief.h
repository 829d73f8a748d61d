/* qd-match-brief.h: which articles another one is to be compared with, judged before they are loaded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quote-matcher.h"

G_BEGIN_DECLS

/**
 * QdMatchBrief:
 *
 * What is kept of an article so that most others need not be compared with it: its date, who speaks in it, and an abridged
 * profile; some 250 bytes. Immutable.
 */
typedef struct _QdMatchBrief QdMatchBrief;

/**
 * QdBriefSpeakers:
 *
 * Those who are quoted in an article, for its brief. To be initialised with qd_brief_speakers_init() and cleared with
 * qd_brief_speakers_clear().
 */
typedef struct
{
  /*< private >*/
  GArray  *words;
  char    *last;
  gboolean all_sure;
  gboolean any_person;
  gboolean any_organisation;
} QdBriefSpeakers;

void qd_brief_speakers_init (QdBriefSpeakers *self);
void qd_brief_speakers_clear (QdBriefSpeakers *self);
void qd_brief_speakers_add (QdBriefSpeakers *self,
                            const char      *speaker,
                            double           confidence);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdBriefSpeakers, qd_brief_speakers_clear)

QdMatchBrief *qd_match_brief_new (QdProfile       *profile,
                                  gint64           published,
                                  QdBriefSpeakers *speakers);
QdMatchBrief *qd_match_brief_new_of (const QdMatchArticle *article);
void          qd_match_brief_free (QdMatchBrief *self);
gsize         qd_match_brief_get_size (const QdMatchBrief *self);
void          qd_match_brief_pack (const QdMatchBrief *self,
                                   GByteArray         *bytes);
QdMatchBrief *qd_match_brief_unpack (const guint8 *data,
                                     gsize         size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdMatchBrief, qd_match_brief_free)

/**
 * QdMatchProbe:
 *
 * An article that is to be compared with others, of each of which a brief is there, and the keys that the two share.
 */
typedef struct _QdMatchProbe QdMatchProbe;

QdMatchProbe  *qd_match_probe_new (const QdMatchArticle *article);
void           qd_match_probe_free (QdMatchProbe *self);
const guint64 *qd_match_probe_get_keys (const QdMatchProbe *self,
                                        guint              *n_keys);
gboolean       qd_match_probe_may_tie (QdMatchProbe       *self,
                                       const guint        *shared,
                                       guint               n_shared,
                                       const QdMatchBrief *brief);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdMatchProbe, qd_match_probe_free)

G_END_DECLS
