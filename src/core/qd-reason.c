/* qd-reason.c: why a quotation was read as it was, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-quotation.h"

/* The codes are stored in libraries, most of them by their numbers: a code is never renamed or given another meaning, nor a number another
 * code. A sentence with "%s" says the argument of the code; one without is complete by itself. */
static const struct
{
  guint       number;
  const char *code;
  const char *sentence;
} reasons[] = {
  /* What was repaired, or joined, to find the extent. */
  { 1, "mark-missing-start", N_ ("The opening quotation mark is missing; the quotation was taken to begin where its sentence does.") },
  { 2, "mark-missing-end", N_ ("The closing quotation mark is missing; the quotation was taken to end where its paragraph does.") },
  { 3, "mark-doubled", N_ ("The quotation is closed by more marks than were opened; the surplus marks were left out.") },
  { 42, "mark-twice", N_ ("The quotation is opened and closed by two marks each; they were taken as one.") },
  { 43, "mark-missing-end-cue", N_ ("The closing quotation mark is missing; the quotation was taken to end before the words that name the speaker.") },
  { 4, "mark-mixed", N_ ("The quotation is closed by another kind of mark than it was opened with.") },
  { 5, "mark-reopened", N_ ("The marks are opened again at each paragraph and closed only at the last, so the paragraphs were joined.") },
  { 6, "paragraphs-joined", N_ ("The marks open in one paragraph and close in a later one, so the paragraphs were joined.") },
  { 7, "split-joined", N_ ("The reporting words stand between the parts, so the parts were joined into one quotation.") },
  { 8, "block-introduced", N_ ("The paragraph before it announces words of %s, set off as paragraphs of their own.") },
  { 9, "block-unmarked", N_ ("The paragraphs set off bear no quotation marks of their own; how far they go was guessed.") },
  { 10, "nested", N_ ("It stands inside another quotation.") },

  /* Where the speaker is named. */
  { 11, "cue-after", N_ ("“%s” and the speaker follow the quotation.") },
  { 12, "cue-before", N_ ("The speaker and “%s” come before the quotation.") },
  { 13, "cue-inside", N_ ("“%s” and the speaker stand between the parts of the quotation.") },
  { 14, "cue-noun", N_ ("The noun “%s” names the quotation, and whose it is.") },
  { 15, "cue-according", N_ ("“%s” names where the quotation comes from.") },
  { 16, "cue-colon", N_ ("The name before the colon introduces the quotation.") },
  { 38, "cue-dash", N_ ("The name behind the dash says whose words they are.") },
  { 17, "cue-far", N_ ("The reporting words are elsewhere in the sentence.") },
  { 18, "sentence-subject", N_ ("No reporting word was found; the subject of the sentence was taken as the speaker.") },
  { 19, "continued", N_ ("No speaker is named here; the quotation goes on from the one before it, by %s.") },
  { 40, "continued-unnamed", N_ ("No speaker is named here; the quotation goes on from the one before it.") },
  { 20, "introduced", N_ ("No speaker is named here; the sentence before introduces %s.") },
  { 41, "introduced-unnamed", N_ ("No speaker is named here; the sentence before introduces the quotation.") },
  { 21, "weighed", N_ ("No reporting word goes with it; of the mentions around the quotation, this one is the likeliest by where it stands.") },
  { 22, "outlet", N_ ("The block was announced as the words of %s.") },

  /* Who the mention means. */
  { 23, "name-full", N_ ("The speaker is named in full.") },
  { 24, "name-last", N_ ("“%s” was completed from the full name elsewhere in the article.") },
  { 25, "name-alone", N_ ("The article gives no fuller name.") },
  { 26, "name-organisation", N_ ("The speaker is an organisation or a group.") },
  { 27, "title-of", N_ ("“%s” describes the speaker, who is named nearby.") },
  { 28, "pronoun", N_ ("“%s” was taken to mean the person named before who fits best.") },
  { 39, "pronoun-lead", N_ ("“%s” stands before any name that fits; it was taken to mean the person whom the article names most.") },
  { 29, "definite", N_ ("“%s” was taken to mean the person whom the article describes so.") },
  { 30, "unresolved", N_ ("The article does not name whom “%s” means.") },
  { 31, "no-speaker", N_ ("No speaker was found.") },

  /* What a person decided. */
  { 32, "corrected", N_ ("Corrected by hand.") },
  { 33, "corrected-speaker", N_ ("The speaker was corrected by hand; the program had found %s.") },
  { 34, "corrected-unknown", N_ ("The speaker was given by hand; the program had found nobody.") },
  { 35, "corrected-extent", N_ ("Its words were corrected by hand.") },
  { 36, "corrected-kind", N_ ("Its kind was corrected by hand.") },
  { 37, "corrected-added", N_ ("It was marked as a quotation by hand.") },
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
 * @reason: (not nullable): a code, or a code and its argument with a colon between them
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

/**
 * qd_reason_get_number:
 * @code: (not nullable): a code, not necessarily NUL-terminated
 * @length: its length, bytes
 *
 * Thread: any.
 *
 * Returns: the number by which it can be stored; 0 if it has none
 */
guint
qd_reason_get_number (const char *code, gsize length)
{
  g_return_val_if_fail (code != NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (length > 0 && reasons[i].code[0] == code[0] && strlen (reasons[i].code) == length && memcmp (reasons[i].code, code, length) == 0)
      return reasons[i].number;
  return 0;
}

/**
 * qd_reason_get_code:
 * @number: what qd_reason_get_number() gave
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the code; %NULL if none has this number
 */
const char *
qd_reason_get_code (guint number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].number == number)
      return reasons[i].code;
  return NULL;
}
