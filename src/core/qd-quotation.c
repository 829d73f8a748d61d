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

static gsize
measure (const char *string)
{
  return string != NULL ? strlen (string) + 1 : 0;
}

/* Copies a string to where there is room for it. */
static const char *
put (char **room, const char *string)
{
  gsize size = measure (string);
  char *copy = *room;

  if (string == NULL)
    return NULL;
  memcpy (copy, string, size);
  *room += size;
  return copy;
}

/**
 * qd_quotation_new:
 * @fields: (not nullable): what the quotation shall hold, borrowed and copied; @text and @reasons may be %NULL, for "" and none
 *
 * The spans must be in order and must not overlap. Thread: any.
 *
 * Returns: (transfer full): a quotation
 */
QdQuotation *
qd_quotation_new (const QdQuotation *fields)
{
  gsize        size = sizeof (QdQuotation);
  guint        n_reasons = 0;
  const char **reasons;
  QdQuotation *self;
  char        *room;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->n_spans > 0 && fields->spans != NULL, NULL);
  g_return_val_if_fail (fields->confidence >= 0 && fields->confidence <= 1, NULL);

  for (; fields->reasons != NULL && fields->reasons[n_reasons] != NULL; n_reasons++)
    size += strlen (fields->reasons[n_reasons]) + 1;
  size += fields->n_spans * sizeof (QdSpan) + (n_reasons + 1) * sizeof (char *);
  size += measure (fields->text != NULL ? fields->text : "") + measure (fields->speaker) + measure (fields->mention) + measure (fields->cue);
  /* In one piece, as there are very many of them, made in one thread and freed in another. */
  self = g_atomic_rc_box_alloc (size);
  *self = *fields;
  room = (char *)(self + 1);
  self->spans = memcpy (room, fields->spans, fields->n_spans * sizeof (QdSpan));
  room += fields->n_spans * sizeof (QdSpan);
  reasons = (const char **)(gpointer)room;
  room += (n_reasons + 1) * sizeof (char *);
  self->text = put (&room, fields->text != NULL ? fields->text : "");
  self->speaker = put (&room, fields->speaker);
  self->mention = put (&room, fields->mention);
  self->cue = put (&room, fields->cue);
  for (guint i = 0; i < n_reasons; i++)
    reasons[i] = put (&room, fields->reasons[i]);
  reasons[n_reasons] = NULL;
  self->reasons = reasons;
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
  g_atomic_rc_box_release (self);
}
