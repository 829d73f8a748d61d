/* qd-quotation.c: what an article reports as said or written by somebody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quotation.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (QdQuotation, qd_quotation, qd_quotation_ref, qd_quotation_unref)

static const char *const kind_names[] = {
  [QD_QUOTATION_DIRECT] = "direct",
  [QD_QUOTATION_MIXED] = "mixed",
  [QD_QUOTATION_BLOCK] = "block",
  [QD_QUOTATION_NESTED] = "nested",
};

/**
 * qd_quotation_kind_to_string:
 * @kind: a kind
 *
 * Thread: any.
 *
 * Returns: (transfer none): its stable name, for files and the command line, not for the interface
 */
const char *
qd_quotation_kind_to_string (QdQuotationKind kind)
{
  g_return_val_if_fail ((gsize)kind < G_N_ELEMENTS (kind_names), NULL);
  return kind_names[kind];
}

/**
 * qd_quotation_kind_from_string:
 * @string: (nullable): a stable name
 * @kind: (out): the kind; left alone on failure
 *
 * Thread: any.
 *
 * Returns: whether @string names a kind
 */
gboolean
qd_quotation_kind_from_string (const char *string, QdQuotationKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (string, kind_names[i]) == 0)
      {
        *kind = (QdQuotationKind)i;
        return TRUE;
      }
  return FALSE;
}

/**
 * qd_quotation_new:
 * @fields: what the quotation shall hold, borrowed and copied; @text and @reasons may be %NULL, for "" and none
 *
 * The spans must be in order and must not overlap. Thread: any.
 *
 * Returns: (transfer full): a quotation
 */
QdQuotation *
qd_quotation_new (const QdQuotation *fields)
{
  static const char *const no_reasons[] = { NULL };
  QdQuotation             *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->n_spans > 0 && fields->spans != NULL, NULL);
  g_return_val_if_fail (fields->confidence >= 0 && fields->confidence <= 1, NULL);

  self = g_atomic_rc_box_new0 (QdQuotation);
  *self = *fields;
  self->spans = g_memdup2 (fields->spans, fields->n_spans * sizeof *fields->spans);
  self->text = g_strdup (fields->text != NULL ? fields->text : "");
  self->speaker = g_strdup (fields->speaker);
  self->mention = g_strdup (fields->mention);
  self->cue = g_strdup (fields->cue);
  self->reasons = (const char *const *)g_strdupv ((char **)(fields->reasons != NULL ? fields->reasons : no_reasons));
  return self;
}

/**
 * qd_quotation_ref:
 * @self: a quotation
 *
 * Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdQuotation *
qd_quotation_ref (QdQuotation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
clear_quotation (gpointer data)
{
  QdQuotation *self = data;

  g_free ((gpointer)self->spans);
  g_free ((gpointer)self->text);
  g_free ((gpointer)self->speaker);
  g_free ((gpointer)self->mention);
  g_free ((gpointer)self->cue);
  g_strfreev ((char **)self->reasons);
}

/**
 * qd_quotation_unref:
 * @self: (transfer full): a quotation
 *
 * Thread: any.
 */
void
qd_quotation_unref (QdQuotation *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, clear_quotation);
}
