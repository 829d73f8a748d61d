/* qd-relation.c: what ties two quotations of the same utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-relation.h"

#include <glib/gi18n-lib.h>

/* The names in files and in the output of the command line, in the order of QdRelationKind. */
static const char *const kind_names[] = { "none", "verbatim", "truncated", "overlapping", "altered", "fragment" };

/**
 * qd_relation_kind_to_string:
 * @kind: a kind
 *
 * Thread: any.
 * Returns: (transfer none) (not nullable): its name in files and on the command line, never translated
 */
const char *
qd_relation_kind_to_string (QdRelationKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (kind_names), kind_names[0]);

  return kind_names[kind];
}

/**
 * qd_relation_kind_from_string:
 * @string: (nullable): the name of a kind
 * @kind: (out): the kind; untouched on failure
 *
 * Thread: any.
 * Returns: %FALSE if no kind has that name
 */
gboolean
qd_relation_kind_from_string (const char *string, QdRelationKind *kind)
{
  guint i;

  g_return_val_if_fail (kind != NULL, FALSE);

  for (i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (string, kind_names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * qd_relation_reverse:
 * @self: (not nullable): a relation between a and b
 *
 * Thread: any.
 * Returns: the same relation between b and a
 */
QdRelation
qd_relation_reverse (const QdRelation *self)
{
  QdRelation reversed = { 0 };

  g_return_val_if_fail (self != NULL, reversed);

  reversed = *self;
  reversed.cut_a = self->cut_b;
  reversed.cut_b = self->cut_a;
  return reversed;
}

/* Whole sentences for each combination, since languages differ in how they would join the parts. */
static const char *
describe_cut (QdCut cut)
{
  gboolean marked = (cut & QD_CUT_MARKED) != 0;

  switch ((guint)cut & (QD_CUT_START | QD_CUT_MIDDLE | QD_CUT_END))
    {
    case QD_CUT_START:
      return marked ? _ ("start cut, marked") : _ ("start cut");
    case QD_CUT_MIDDLE:
      return marked ? _ ("middle cut, marked") : _ ("middle cut");
    case QD_CUT_END:
      return marked ? _ ("end cut, marked") : _ ("end cut");
    case QD_CUT_START | QD_CUT_MIDDLE:
      return marked ? _ ("start and middle cut, marked") : _ ("start and middle cut");
    case QD_CUT_START | QD_CUT_END:
      return marked ? _ ("start and end cut, marked") : _ ("start and end cut");
    case QD_CUT_MIDDLE | QD_CUT_END:
      return marked ? _ ("middle and end cut, marked") : _ ("middle and end cut");
    case QD_CUT_START | QD_CUT_MIDDLE | QD_CUT_END:
      return marked ? _ ("start, middle and end cut, marked") : _ ("start, middle and end cut");
    default:
      return NULL;
    }
}

static char *
describe_change (const QdRelation *self)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word changed", "%u words changed", self->changed_words),
                          self->changed_words);
}

static char *
describe_shared (const QdRelation *self)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word shared", "%u words shared", self->shared_words),
                          self->shared_words);
}

/**
 * qd_relation_dup_detail:
 * @self: (not nullable): a relation
 *
 * Puts into a few words, in the language of the person, what the kind alone does not say: where the shorter of two
 * quotations was cut and whether a mark says so, how many words were changed, how many are shared.
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): the words; empty if there is nothing to add
 */
char *
qd_relation_dup_detail (const QdRelation *self)
{
  const char *cut;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case QD_RELATION_TRUNCATED:
      cut = describe_cut ((self->cut_a & ~QD_CUT_MARKED) != 0 ? self->cut_a : self->cut_b);
      return g_strdup (cut != NULL ? cut : "");
    case QD_RELATION_ALTERED:
      return describe_change (self);
    case QD_RELATION_OVERLAPPING:
    case QD_RELATION_FRAGMENT:
      return describe_shared (self);
    case QD_RELATION_NONE:
    case QD_RELATION_VERBATIM:
    default:
      return g_strdup ("");
    }
}
