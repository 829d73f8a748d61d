/* qd-speech.c: weighs what speaks for and against a stretch in marks being speech
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-speech.h"

/**
 * qd_speech_is_speech:
 * @view: a view
 * @quote: index of the item of a stretch
 * @cue: what was found to govern it
 *
 * Thread: any.
 *
 * Returns: whether the stretch is speech or writing that somebody is quoted with
 */
gboolean
qd_speech_is_speech (const QdView *view, guint quote, const QdCue *cue)
{
  if (quote > 0 && qd_view_is (view, quote - 1, QD_WORD_SCARE))
    return FALSE;
  return TRUE;
}
