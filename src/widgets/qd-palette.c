/* qd-palette.c: the colours that CSS cannot give to text tags and drawings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-palette.h"

#define RGBA(hex, alpha) \
  ((GdkRGBA){ (((hex) >> 16) & 0xff) / 255.0f, (((hex) >> 8) & 0xff) / 255.0f, ((hex) & 0xff) / 255.0f, (alpha) })

/* Tints are translucent, so that a quotation inside another shows as a deeper shade of the same colour. */
static const QdPalette palettes[2][2] = {
  {
    {
      .tint = RGBA (0xf5c211, 0.13f),
      .shared_tint = RGBA (0xf8c81c, 0.30f),
      .selected_tint = RGBA (0xfbc91f, 0.58f),
      .hover_tint = RGBA (0xf5c211, 0.12f),
      .outline = RGBA (0x000000, 0.0f),
      .mark = RGBA (0x8a6100, 1.0f),
      .dim = RGBA (0x000006, 0.58f),
      .link = RGBA (0x0461be, 1.0f),
      .deleted = RGBA (0xc01c28, 0.85f),
      .inserted = RGBA (0x1560ad, 1.0f),
      .changed = RGBA (0xb0730a, 1.0f),
      .note = { RGBA (0x33d17a, 0.30f), RGBA (0x62a0ea, 0.30f), RGBA (0xf66fb0, 0.28f), RGBA (0x000000, 0.0f) },
      .note_line = { RGBA (0x1a7f45, 1.0f), RGBA (0x1c5fb4, 1.0f), RGBA (0xa8276b, 1.0f), RGBA (0x3d3846, 1.0f) },
      .hit = RGBA (0xff7800, 0.28f),
      .hit_line = RGBA (0xc64600, 1.0f),
    },
    {
      .tint = RGBA (0xf5c211, 0.16f),
      .shared_tint = RGBA (0xf8c81c, 0.38f),
      .selected_tint = RGBA (0xfbc91f, 0.80f),
      .hover_tint = RGBA (0xf5c211, 0.20f),
      .outline = RGBA (0x3d2b00, 0.75f),
      .mark = RGBA (0x5c4100, 1.0f),
      .dim = RGBA (0x000006, 0.76f),
      .link = RGBA (0x02468c, 1.0f),
      .deleted = RGBA (0x9b0010, 1.0f),
      .inserted = RGBA (0x0b4683, 1.0f),
      .changed = RGBA (0x8a5200, 1.0f),
      .note = { RGBA (0x33d17a, 0.42f), RGBA (0x62a0ea, 0.42f), RGBA (0xf66fb0, 0.40f), RGBA (0x000000, 0.0f) },
      .note_line = { RGBA (0x0d5a2e, 1.0f), RGBA (0x0b3f7f, 1.0f), RGBA (0x7d1650, 1.0f), RGBA (0x000000, 1.0f) },
      .hit = RGBA (0xff7800, 0.34f),
      .hit_line = RGBA (0x8f2f00, 1.0f),
    },
  },
  {
    {
      .tint = RGBA (0xf8d458, 0.10f),
      .shared_tint = RGBA (0xf8cf45, 0.22f),
      .selected_tint = RGBA (0xf2c22e, 0.40f),
      .hover_tint = RGBA (0xf8d458, 0.10f),
      .outline = RGBA (0xffffff, 0.0f),
      .mark = RGBA (0xf0c667, 1.0f),
      .dim = RGBA (0xffffff, 0.58f),
      .link = RGBA (0x81d0ff, 1.0f),
      .deleted = RGBA (0xff938c, 0.85f),
      .inserted = RGBA (0x8cc8ff, 1.0f),
      .changed = RGBA (0xe5a50a, 1.0f),
      .note = { RGBA (0x2ec27e, 0.30f), RGBA (0x3584e4, 0.34f), RGBA (0xdc6aa0, 0.32f), RGBA (0x000000, 0.0f) },
      .note_line = { RGBA (0x8ff0a4, 1.0f), RGBA (0x99c1f1, 1.0f), RGBA (0xffa8d3, 1.0f), RGBA (0xdeddda, 1.0f) },
      .hit = RGBA (0xff7800, 0.34f),
      .hit_line = RGBA (0xffa348, 1.0f),
    },
    {
      .tint = RGBA (0xf8d458, 0.14f),
      .shared_tint = RGBA (0xf8cf45, 0.28f),
      .selected_tint = RGBA (0xf2c22e, 0.48f),
      .hover_tint = RGBA (0xf8d458, 0.16f),
      .outline = RGBA (0xffe9a8, 0.80f),
      .mark = RGBA (0xffe08f, 1.0f),
      .dim = RGBA (0xffffff, 0.80f),
      .link = RGBA (0xb5e3ff, 1.0f),
      .deleted = RGBA (0xffb5b0, 1.0f),
      .inserted = RGBA (0xb8deff, 1.0f),
      .changed = RGBA (0xf9c440, 1.0f),
      .note = { RGBA (0x2ec27e, 0.42f), RGBA (0x3584e4, 0.46f), RGBA (0xdc6aa0, 0.44f), RGBA (0x000000, 0.0f) },
      .note_line = { RGBA (0xb8ffc8, 1.0f), RGBA (0xc4dfff, 1.0f), RGBA (0xffc9e4, 1.0f), RGBA (0xffffff, 1.0f) },
      .hit = RGBA (0xff7800, 0.42f),
      .hit_line = RGBA (0xffbe6f, 1.0f),
    },
  },
};

/* On paper that is yellow already the tints have to be deeper, and what is read darker. */
static const QdPalette sepia_palette = {
  .tint = RGBA (0xd9a400, 0.14f),
  .shared_tint = RGBA (0xe0a800, 0.32f),
  .selected_tint = RGBA (0xe8ae00, 0.58f),
  .hover_tint = RGBA (0xd9a400, 0.14f),
  .outline = RGBA (0x000000, 0.0f),
  .mark = RGBA (0x744d00, 1.0f),
  .dim = RGBA (0x2b1c06, 0.68f),
  .link = RGBA (0x0b5394, 1.0f),
  .deleted = RGBA (0xb0141f, 0.85f),
  .inserted = RGBA (0x2f5a14, 1.0f),
  .changed = RGBA (0xa86500, 1.0f),
  /* As style-paper.css has it. */
  .accent = RGBA (0x8a5a19, 1.0f),
  .note = { RGBA (0x3aa668, 0.30f), RGBA (0x4a86cf, 0.28f), RGBA (0xd9608f, 0.26f), RGBA (0x000000, 0.0f) },
  .note_line = { RGBA (0x1f6b3d, 1.0f), RGBA (0x1b4f8f, 1.0f), RGBA (0x8f2458, 1.0f), RGBA (0x3b2a12, 1.0f) },
  .hit = RGBA (0xf06a00, 0.30f),
  .hit_line = RGBA (0xa63a00, 1.0f),
};

/**
 * qd_palette_get:
 * @palette: (out caller-allocates): where the colours go
 * @sepia: whether they stand on sepia paper; says nothing in the dark and in high contrast
 *
 * Gives the colours for the colour scheme and the contrast that the application has now. Whoever keeps them asks
 * again at #AdwStyleManager's notify::dark and notify::high-contrast. Thread: main.
 */
void
qd_palette_get (QdPalette *palette,
                gboolean   sepia)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (manager);
  gboolean         high_contrast = adw_style_manager_get_high_contrast (manager);

  g_return_if_fail (palette != NULL);

  if (sepia && !dark && !high_contrast)
    {
      *palette = sepia_palette;
    }
  else
    {
      g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);

      *palette = palettes[dark][high_contrast];
      palette->accent = *accent;
    }
}

/**
 * qd_palette_get_for_widget:
 * @palette: (out caller-allocates): where the colours go
 * @widget: (not nullable): what is drawn with them
 *
 * As qd_palette_get(), for the paper of the window that the widget is in. Thread: main.
 */
void
qd_palette_get_for_widget (QdPalette *palette,
                           GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  qd_palette_get (palette, root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "sepia"));
}
