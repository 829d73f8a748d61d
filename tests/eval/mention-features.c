/* mention-features.c: prints what the analysis knows of each mention that may be a speaker, for build-aux/train-speaker
 *
 * Reads articles as speech-features does. Prints the kinds of features with how many of each there are on a line;
 * then for each article a line "article"; for each of its stretches outside others a line "stretch" with its first
 * byte, the byte behind it, whether it is speech, the number of the stretch that it goes on from (or -1) and the
 * bytes of the mention that the rules chose, and whether they settle it; and for each mention its first byte, the byte behind it, and the
 * features that hold, numbered through all kinds; the last stands for nobody, with 0 and 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include "core/qd-boilerplate.h"
#include "core/qd-mention-private.h"
#include "core/qd-speech.h"

/* No article of a corpus is longer. */
#define MAX_BYTES (16 * 1024 * 1024)

static const struct
{
  const char *name;
  guint       size;
} kinds[] = {
#define KIND(name, size) { #name, size },
  QD_MENTION_FEATURES (KIND)
#undef KIND
};

static void
print_span (const QdDocument *document, guint first, guint end)
{
  if (first < end)
    printf ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT, qd_document_token (document, first)->start, qd_token_end (qd_document_token (document, end - 1)));
  else
    printf ("0 0");
}

static void
print_stretch (const QdView *view, guint quote, const GArray *cues, const QdSpeechArticle *article)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  const QdCue     *cue = &g_array_index (cues, QdCue, qd_view_item (view, quote)->index);
  QdCandidate      candidates[QD_MAX_CHOICES];
  guint            n;

  if (stretch->first >= stretch->end)
    return;
  printf ("stretch %u ", qd_view_item (view, quote)->index);
  print_span (view->document, stretch->first, stretch->end);
  printf (" %d %d ", qd_speech_is_speech (view, quote, cue, article), cue->joined_to);
  print_span (view->document, cue->mention_first, cue->mention_end);
  printf (" %d\n", _qd_mention_is_settled (view, quote, cue));
  n = _qd_mention_collect (view, quote, cue, candidates);
  _qd_mention_read (view, quote, cues, candidates, n);
  for (guint i = 0; i <= n; i++)
    {
      guint offset = 0;

      if (i < n)
        print_span (view->document, qd_view_item (view, candidates[i].first)->index, qd_view_item (view, candidates[i].end - 1)->index + 1);
      else
        print_span (view->document, 0, 0);
      for (guint k = 0; k < QD_N_MENTION_KINDS; k++)
        {
          if (candidates[i].features[k] >= 0)
            printf (" %u", offset + (guint)candidates[i].features[k]);
          offset += kinds[k].size;
        }
      putchar ('\n');
    }
}

static void
print_article (const char *text, gsize len, QdLanguage language)
{
  g_autoptr (QdDocument) document = qd_document_new (text, len, language);
  g_autoptr (GArray)     cues = g_array_new (FALSE, TRUE, sizeof (QdCue));
  g_autoptr (GArray)     stretches = NULL;
  g_autoptr (QdView)     view = NULL;
  QdSpeechArticle        article;

  qd_boilerplate_mark (document);
  stretches = qd_quote_scanner_scan (document);
  g_array_set_size (cues, stretches->len);
  view = qd_view_new (document, stretches, QD_STRETCH_NONE);
  qd_cue_find (view, cues);
  qd_speech_read_article (document, stretches, &article);
  puts ("article");
  for (guint i = 0; i < view->n_items; i++)
    if (qd_view_is_quote (view, i))
      print_stretch (view, i, cues, &article);
}

int
main (void)
{
  char          language[3];
  unsigned long len;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    printf ("%s%s %u", i > 0 ? " " : "", kinds[i].name, kinds[i].size);
  putchar ('\n');
  while (scanf ("%2s %lu", language, &len) == 2 && len <= MAX_BYTES && getchar () == '\n')
    {
      g_autofree char *text = g_malloc (len + 1);

      if (fread (text, 1, len, stdin) != len)
        return 1;
      text[len] = '\0';
      print_article (text, len, g_str_equal (language, "de") ? QD_LANGUAGE_DE : QD_LANGUAGE_EN);
    }
  return ferror (stdin) || ferror (stdout);
}
