/* qd-cue.h: finds the reporting word of each quotation and the mention that governs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-phrase.h"

G_BEGIN_DECLS

/**
 * QdCueKind:
 * @QD_CUE_NONE: nothing was found
 * @QD_CUE_AFTER: the cue follows
 * @QD_CUE_BEFORE: the cue comes before
 * @QD_CUE_NOUN: a noun introduces the quotation
 * @QD_CUE_ACCORDING: "according to"
 * @QD_CUE_COLON: a name and a colon come right before
 * @QD_CUE_FAR: a cue elsewhere in the sentence
 * @QD_CUE_SUBJECT: no cue; the subject of the sentence
 * @QD_CUE_CONTINUED: the speaker of the quotation before
 * @QD_CUE_INTRODUCED: the speaker that the sentence before names
 * @QD_CUE_OUTLET: the outlet that a block was announced with
 * @QD_CUE_WEIGHED: no cue; the likeliest mention around
 */
typedef enum {
  QD_CUE_NONE,
  QD_CUE_AFTER,
  QD_CUE_BEFORE,
  QD_CUE_NOUN,
  QD_CUE_ACCORDING,
  QD_CUE_COLON,
  QD_CUE_FAR,
  QD_CUE_SUBJECT,
  QD_CUE_CONTINUED,
  QD_CUE_INTRODUCED,
  QD_CUE_OUTLET,
  QD_CUE_WEIGHED,
} QdCueKind;

#define QD_CUE_NO_TOKEN G_MAXUINT

/**
 * QdCue:
 * @kind: how the speaker was found
 * @strength: how sure that is, from 0 to 1
 * @cue: index of the token of the reporting word, or %QD_CUE_NO_TOKEN
 * @mention_first: index of the first token of the mention
 * @mention_end: index after its last token; equal to @mention_first if there is none
 * @cue_span: the bytes of the reporting word where it is a part of a token; else empty
 * @mention_span: the bytes of the mention where it is a part of a token, in Chinese and Japanese; else empty
 * @joined_to: the stretch whose quotation this one goes on with after a cue between them, or %QD_STRETCH_NONE
 * @reported: whether its sentence is in the German mood of reported speech
 * @source: whether the stretch is itself a part of who reports in the sentence ("the „Bäckerblatt“ wrote")
 * @alone: whether the stretch is a sentence by itself, not a part of one
 */
typedef struct
{
  QdCueKind kind;
  double    strength;
  guint     cue;
  guint     mention_first;
  guint     mention_end;
  QdSpan    cue_span;
  QdSpan    mention_span;
  int       joined_to;
  gboolean  alone;
  gboolean  reported;
  gboolean  source;
} QdCue;

void qd_cue_find (const QdView *view,
                  GArray       *cues);

G_END_DECLS
