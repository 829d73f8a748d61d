/* qd-match-reasons.c: why two quotations are tied, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/qd-match-private.h"

static char *
describe_words (const QdQuoteComparison *comparison)
{
  const QdRelation *relation = &comparison->relation;
  guint             n = relation->shared_words;

  if (n == 0)
    return g_strdup (_ ("They have no words in common."));
  if (relation->kind == QD_RELATION_VERBATIM)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Both have the same word.", "Both have the same %u words.", n), n);
  if (relation->changed_words > 0)
    {
      g_autofree char *shared = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "They have %u word in common, in the same order", "They have %u words in common, in the same order", n), n);

      /* Translators: “They have 13 words in common, in the same order”, and how many words between these are others. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s; %u word among them differs.", "%s; %u words among them differ.", relation->changed_words), shared,
                              relation->changed_words);
    }
  if (relation->kind == QD_RELATION_TRUNCATED)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The %u word of the shorter one is in the longer one.", "All %u words of the shorter one are in the longer one, in the same order.", n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "They have %u word in common.", "They have %u words in common, in the same order.", n), n);
}

static const char *
describe_voices (QdVoices voices)
{
  switch (voices)
    {
    case QD_VOICES_SAME:
      return _ ("Both name the same speaker.");
    case QD_VOICES_GUESSED:
      return _ ("They name two speakers, but one of them is little better than a guess.");
    case QD_VOICES_DOUBTFUL:
      return _ ("They name two speakers, but one of them is not sure.");
    case QD_VOICES_DIFFERENT:
      return _ ("They name two speakers.");
    case QD_VOICES_UNKNOWN:
    default:
      return _ ("At least one of them does not say surely who speaks.");
    }
}

static const char *
describe_setting (const QdMatchSetting *setting)
{
  switch (setting->occasion)
    {
    case QD_OCCASION_SAME:
      return setting->one_subject ? _ ("The articles tell the same story, within a day or so.") : _ ("The articles appeared within a day or so, and are about different things.");
    case QD_OCCASION_NEAR:
      return setting->one_subject ? _ ("The articles tell the same story, within two weeks.") : _ ("The articles appeared within two weeks, and are about different things.");
    case QD_OCCASION_UNDATED:
      return setting->one_subject ? _ ("The articles are alike enough to tell the same story, though not both are dated.") : _ ("Not both articles are dated, and they are about different things.");
    case QD_OCCASION_OTHER:
    default:
      return _ ("The articles appeared more than two weeks apart.");
    }
}

static const char *
describe_verdict (const QdMatchPair    *pair,
                  const QdMatchSetting *setting)
{
  if (qd_match_pair_carries_itself (pair, setting))
    return _ ("That is enough for one statement, whatever else the articles say.");
  if (setting->one_subject && qd_match_pair_fits_story (pair, setting))
    return _ ("That is enough for one statement within a story.");
  if (qd_match_pair_is_scrap (pair) && qd_match_pair_fits_as_scrap (pair, setting, TRUE))
    return _ ("So few words are taken for one statement only where speaker, story and date agree.");
  if (qd_match_pair_fits_story (pair, setting))
    return _ ("That is enough because the articles share another statement.");
  return _ ("By itself, that would not be enough for one statement.");
}

/**
 * qd_match_dup_reasons:
 * @a: (not nullable): an article
 * @quotation_a: the index of one of its quotations
 * @b: (not nullable): another, or the same
 * @quotation_b: the index of one of that
 *
 * Says what qd_match_articles() goes by with two quotations. Thread: any, one at a time for each of the articles.
 *
 * Returns: (transfer full) (array zero-terminated=1): a sentence each
 */
char **
qd_match_dup_reasons (const QdMatchArticle *a, guint quotation_a, const QdMatchArticle *b, guint quotation_b)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  QdMatchSetting           setting;
  QdMatchPair              pair;

  g_return_val_if_fail (a != NULL && quotation_a < qd_match_article_get_n_quotations (a), NULL);
  g_return_val_if_fail (b != NULL && quotation_b < qd_match_article_get_n_quotations (b), NULL);

  _qd_match_get_pair (a, quotation_a, b, quotation_b, &pair, &setting);
  g_strv_builder_take (builder, describe_words (&pair.comparison));
  g_strv_builder_add (builder, describe_voices (pair.voices));
  if (a != b)
    g_strv_builder_add (builder, describe_setting (&setting));
  g_strv_builder_add (builder, describe_verdict (&pair, &setting));
  return g_strv_builder_end (builder);
}
