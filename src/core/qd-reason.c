/* qd-reason.c: why a quotation was read as it was, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The codes are stored in libraries: a code is never renamed or given another meaning. A sentence with "%s" says
 * the argument of the code; one without is complete by itself. */
static const struct
{
  const char *code;
  const char *sentence;
} reasons[] = {
  /* What was repaired, or joined, to find the extent. */
  { "mark-missing-start", N_ ("The opening quotation mark is missing; the quotation was taken to begin where its sentence does.") },
  { "mark-missing-end", N_ ("The closing quotation mark is missing; the quotation was taken to end where its paragraph does.") },
  { "mark-doubled", N_ ("The quotation is closed by more marks than were opened; the surplus marks were left out.") },
  { "mark-mixed", N_ ("The quotation is closed by another kind of mark than it was opened with.") },
  { "mark-reopened", N_ ("The marks are opened again at each paragraph and closed only at the last, so the paragraphs were joined.") },
  { "paragraphs-joined", N_ ("The marks open in one paragraph and close in a later one, so the paragraphs were joined.") },
  { "split-joined", N_ ("The reporting words stand between the parts, so the parts were joined into one quotation.") },
  { "block-introduced", N_ ("The paragraph before it announces words of %s, set off as paragraphs of their own.") },
  { "block-unmarked", N_ ("The paragraphs set off bear no quotation marks of their own; how far they go was guessed.") },
  { "nested", N_ ("It stands inside another quotation.") },

  /* Where the speaker is named. */
  { "cue-after", N_ ("“%s” and the speaker follow the quotation.") },
  { "cue-before", N_ ("The speaker and “%s” come before the quotation.") },
  { "cue-inside", N_ ("“%s” and the speaker stand between the parts of the quotation.") },
  { "cue-noun", N_ ("The quotation is introduced by the noun “%s” and its owner.") },
  { "cue-according", N_ ("“%s” names where the quotation comes from.") },
  { "cue-colon", N_ ("The name before the colon introduces the quotation.") },
  { "cue-far", N_ ("The reporting words are elsewhere in the sentence.") },
  { "sentence-subject", N_ ("No reporting word was found; the subject of the sentence was taken as the speaker.") },
  { "continued", N_ ("No speaker is named here; the quotation goes on from the one before it, by %s.") },
  { "introduced", N_ ("No speaker is named here; the sentence before introduces %s.") },
  { "weighed", N_ ("No reporting word goes with it; of the mentions around the quotation, this one is the likeliest by where it stands.") },
  { "outlet", N_ ("The block was announced as the words of %s.") },

  /* Who the mention means. */
  { "name-full", N_ ("The speaker is named in full.") },
  { "name-last", N_ ("“%s” was completed from the full name elsewhere in the article.") },
  { "name-alone", N_ ("The article gives no fuller name.") },
  { "name-organisation", N_ ("The speaker is an organisation or a group.") },
  { "title-of", N_ ("“%s” describes the speaker, who is named nearby.") },
  { "pronoun", N_ ("“%s” was taken to mean the person named last who fits.") },
  { "definite", N_ ("“%s” was taken to mean the person whom the article describes so.") },
  { "unresolved", N_ ("The article does not name whom “%s” means.") },
  { "no-speaker", N_ ("No speaker was found.") },

  /* What a person decided. */
  { "corrected", N_ ("Corrected by hand.") },
  { "corrected-speaker", N_ ("The speaker was corrected by hand; the program had found %s.") },
  { "corrected-unknown", N_ ("The speaker was given by hand; the program had found nobody.") },
  { "corrected-extent", N_ ("Its words were corrected by hand.") },
  { "corrected-kind", N_ ("Its kind was corrected by hand.") },
  { "corrected-added", N_ ("It was marked as a quotation by hand.") },
};

/* Puts ARGUMENT in the place of the one "%s" of a translated sentence. Done by hand, as a translation is no
 * literal format and an argument comes from an article. */
static char *
fill_in (const char *sentence, const char *argument)
{
  const char *place = strstr (sentence, "%s");

  if (place == NULL)
    return g_strdup (sentence);
  return g_strdup_printf ("%.*s%s%s", (int)(place - sentence), sentence, argument, place + 2);
}

/**
 * qd_reason_describe:
 * @reason: a code, or a code and its argument with a colon between them
 *
 * Codes that this version does not know are given back as they are, so that nothing which a library holds is
 * hidden. Thread: any.
 *
 * Returns: (transfer full): a sentence for the person who asks why, in the language of the locale
 */
char *
qd_reason_describe (const char *reason)
{
  const char *argument;
  gsize       length;

  g_return_val_if_fail (reason != NULL, NULL);

  argument = strchr (reason, ':');
  length = argument != NULL ? (gsize)(argument - reason) : strlen (reason);
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strlen (reasons[i].code) == length && strncmp (reasons[i].code, reason, length) == 0)
      return fill_in (g_dgettext (GETTEXT_PACKAGE, reasons[i].sentence), argument != NULL ? argument + 1 : "");
  return g_strdup (reason);
}
