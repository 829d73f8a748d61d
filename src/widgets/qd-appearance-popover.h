/* qd-appearance-popover.h: how articles are set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QdAppearancePopover:
 *
 * Paper, typeface, size of text and width of lines. What is chosen goes into the settings; the window applies it.
 * The size and the paper are the window's actions.
 */
#define QD_TYPE_APPEARANCE_POPOVER (qd_appearance_popover_get_type ())

G_DECLARE_FINAL_TYPE (QdAppearancePopover, qd_appearance_popover, QD, APPEARANCE_POPOVER, GtkPopover)

G_END_DECLS
