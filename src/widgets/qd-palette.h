/* qd-palette.h: the colours that CSS cannot give to text tags and drawings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QD_PALETTE_N_NOTES 4

/**
 * QdPalette:
 * @tint: behind a quotation that no other article carries
 * @shared_tint: behind one that others carry
 * @selected_tint: behind the one that is selected
 * @hover_tint: laid over the one under the pointer
 * @outline: around a quotation in high contrast; else transparent
 * @mark: the bar, the count and the line under a shared quotation; 4.5:1 at least on the page
 * @dim: boilerplate, captions, the line under the headline; 4.5:1 at least on the page
 * @link: a link
 * @deleted: the line through words that were left out
 * @inserted: words that were added; 4.5:1 at least on a card
 * @note: behind words that a person marked, by #QdNoteStyle; transparent for the one without a colour
 * @note_line: under them; 4.5:1 at least on the page
 * @hit: behind words that were looked for
 * @hit_line: around them; 3:1 at least on the page
 * @accent: the accent of the desktop, or that of the paper
 * @changed: what stands for words that were changed; 3:1 at least on a card
 *
 * One set of colours for light, dark and their high contrast, and one for sepia.
 */
typedef struct
{
  GdkRGBA tint;
  GdkRGBA shared_tint;
  GdkRGBA selected_tint;
  GdkRGBA hover_tint;
  GdkRGBA outline;
  GdkRGBA mark;
  GdkRGBA dim;
  GdkRGBA link;
  GdkRGBA deleted;
  GdkRGBA inserted;
  GdkRGBA changed;
  GdkRGBA accent;
  GdkRGBA note[QD_PALETTE_N_NOTES];
  GdkRGBA note_line[QD_PALETTE_N_NOTES];
  GdkRGBA hit;
  GdkRGBA hit_line;
} QdPalette;

void qd_palette_get (QdPalette *palette,
                     gboolean   sepia);
void qd_palette_get_for_widget (QdPalette *palette,
                                GtkWidget *widget);

G_END_DECLS
