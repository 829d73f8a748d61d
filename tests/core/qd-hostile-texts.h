/* qd-hostile-texts.h: texts that would take long if anything took more than a step a byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdHostileText:
 * @name: what is hostile about it
 * @unit: what it has again and again, or %NULL where @fill writes it
 * @fill: writes at least @size bytes, for texts that change as they go on
 */
typedef struct
{
  const char *name;
  const char *unit;
  void (*fill) (GString *text,
                gsize    size);
} QdHostileText;

extern const QdHostileText qd_hostile_texts[];
extern const gsize         qd_n_hostile_texts;

GString *qd_hostile_text_new (const QdHostileText *self,
                              gsize                size);

G_END_DECLS
