/* qd-relation-words.c: relations and attributions as people say them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-relation-words.h"

#include <glib/gi18n-lib.h>

/* From here on an attribution is said to be sure, likely, or unsure; below the last, a guess. */
#define SURE 0.85
#define LIKELY 0.6
#define UNSURE 0.35

static gboolean
is_fuller (const QdRelation *relation)
{
  return ((guint)relation->cut_b & (QD_CUT_START | QD_CUT_MIDDLE | QD_CUT_END)) == 0;
}

static const char *
describe_truncation (const QdRelation *relation)
{
  switch ((guint)relation->cut_b & (QD_CUT_START | QD_CUT_MIDDLE | QD_CUT_END))
    {
    case QD_CUT_NONE:
      return _ ("Fuller");
    case QD_CUT_START:
      return _ ("Opening cut");
    case QD_CUT_MIDDLE:
      return _ ("Middle cut");
    case QD_CUT_END:
      return _ ("End cut");
    default:
      return _ ("Truncated");
    }
}

/**
 * qd_relation_words_for_rendition:
 * @rendition: (not nullable): a rendition
 *
 * Says in a word or two how a rendition has the words of the quotation that was asked for. Thread: any.
 *
 * Returns: (transfer none): the words, in the person's language
 */
const char *
qd_relation_words_for_rendition (const QdRendition *rendition)
{
  g_return_val_if_fail (rendition != NULL, NULL);

  return rendition->relation.kind == QD_RELATION_TRUNCATED ? describe_truncation (&rendition->relation) : qd_relation_words_for_choice (rendition->relation.kind);
}

/**
 * qd_relation_words_for_choice:
 * @kind: a kind of relation
 *
 * Thread: any.
 *
 * Returns: (transfer none): the kind where it stands by itself (“Verbatim”)
 */
const char *
qd_relation_words_for_choice (QdRelationKind kind)
{
  switch (kind)
    {
    case QD_RELATION_VERBATIM:
      return _ ("Verbatim");
    case QD_RELATION_TRUNCATED:
      return _ ("Truncated");
    case QD_RELATION_OVERLAPPING:
      return _ ("Overlapping");
    case QD_RELATION_ALTERED:
      return _ ("Altered");
    case QD_RELATION_FRAGMENT:
      return _ ("Fragment");
    case QD_RELATION_NONE:
    default:
      /* Translators: a rendition that is tied to this quotation only by way of a third article. */
      return _ ("Indirect");
    }
}

/**
 * qd_relation_words_icon:
 * @rendition: (not nullable): a rendition
 *
 * Thread: any.
 *
 * Returns: (transfer none): the name of the symbolic icon that goes with qd_relation_words_for_rendition()
 */
const char *
qd_relation_words_icon (const QdRendition *rendition)
{
  g_return_val_if_fail (rendition != NULL, NULL);

  switch (rendition->relation.kind)
    {
    case QD_RELATION_VERBATIM:
      return "qd-verbatim-symbolic";
    case QD_RELATION_TRUNCATED:
      return is_fuller (&rendition->relation) ? "qd-fuller-symbolic" : "qd-truncated-symbolic";
    case QD_RELATION_OVERLAPPING:
      return "qd-overlapping-symbolic";
    case QD_RELATION_ALTERED:
      return "qd-altered-symbolic";
    case QD_RELATION_FRAGMENT:
      return "qd-fragment-symbolic";
    case QD_RELATION_NONE:
    default:
      return "qd-indirect-symbolic";
    }
}

/**
 * qd_relation_words_dup_explanation:
 * @rendition: (not nullable): a rendition
 *
 * Says what the short word leaves out, for a tooltip. Thread: any.
 *
 * Returns: (transfer full) (nullable): a sentence or a few words; %NULL where the word says it all
 */
char *
qd_relation_words_dup_explanation (const QdRendition *rendition)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (rendition != NULL, NULL);

  if (rendition->relation.kind == QD_RELATION_NONE)
    return g_strdup (_ ("Belongs to the same statement by way of another article"));
  if (rendition->relation.kind == QD_RELATION_TRUNCATED && is_fuller (&rendition->relation))
    return g_strdup (_ ("Has words that this article left out"));
  detail = qd_relation_dup_detail (&rendition->relation);
  return *detail != '\0' ? g_steal_pointer (&detail) : NULL;
}

/**
 * qd_relation_words_for_kind:
 * @kind: a kind of relation
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the kind in the middle of a line (“verbatim”); %NULL for no relation
 */
const char *
qd_relation_words_for_kind (QdRelationKind kind)
{
  switch (kind)
    {
    case QD_RELATION_VERBATIM:
      return _ ("verbatim");
    case QD_RELATION_TRUNCATED:
      return _ ("truncated");
    case QD_RELATION_OVERLAPPING:
      return _ ("overlapping");
    case QD_RELATION_ALTERED:
      return _ ("altered");
    case QD_RELATION_FRAGMENT:
      return _ ("fragment");
    case QD_RELATION_NONE:
    default:
      return NULL;
    }
}

/**
 * qd_relation_words_dup_count:
 * @kind: a kind of relation; %QD_RELATION_NONE for renditions tied by way of a third article
 * @count: how many renditions are of it
 *
 * Thread: any.
 *
 * Returns: (transfer full): the two together (“2 verbatim”)
 */
char *
qd_relation_words_dup_count (QdRelationKind kind,
                             guint          count)
{
  switch (kind)
    {
    case QD_RELATION_VERBATIM:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u verbatim", "%u verbatim", count), count);
    case QD_RELATION_TRUNCATED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u truncated", "%u truncated", count), count);
    case QD_RELATION_OVERLAPPING:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u overlapping", "%u overlapping", count), count);
    case QD_RELATION_ALTERED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u altered", "%u altered", count), count);
    case QD_RELATION_FRAGMENT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u fragment", "%u fragments", count), count);
    case QD_RELATION_NONE:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u indirect", "%u indirect", count), count);
    }
}

static gboolean
is_corrected (const QdQuotation *quotation)
{
  for (guint i = 0; quotation->reasons != NULL && quotation->reasons[i] != NULL; i++)
    if (g_str_has_prefix (quotation->reasons[i], "corrected-speaker") || g_str_equal (quotation->reasons[i], "corrected-unknown"))
      return TRUE;
  return FALSE;
}

/* How sure it is who spoke, in a sentence. */
static char *
dup_confidence (const QdQuotation *quotation)
{
  const char *sentence;

  if (is_corrected (quotation))
    sentence = _ ("The speaker was corrected by hand.");
  else if (quotation->speaker == NULL)
    sentence = _ ("No speaker could be found.");
  else if (quotation->confidence >= SURE)
    sentence = _ ("Quite sure of the speaker.");
  else if (quotation->confidence >= LIKELY)
    sentence = _ ("Fairly sure of the speaker.");
  else if (quotation->confidence >= UNSURE)
    sentence = _ ("Not sure of the speaker.");
  else
    sentence = _ ("The speaker is a guess.");
  return g_strdup (sentence);
}

/**
 * qd_relation_words_dup_reasons:
 * @quotation: (not nullable): a quotation
 *
 * Thread: any.
 *
 * Returns: (transfer full) (array zero-terminated=1): how sure it is who spoke, then why the quotation was read as it was,
 *   a sentence each
 */
char **
qd_relation_words_dup_reasons (const QdQuotation *quotation)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (quotation != NULL, NULL);

  g_strv_builder_take (builder, dup_confidence (quotation));
  for (guint i = 0; quotation->reasons != NULL && quotation->reasons[i] != NULL; i++)
    g_strv_builder_take (builder, qd_reason_describe (quotation->reasons[i]));
  return g_strv_builder_end (builder);
}
