/* speech-features.c: prints what the analysis knows of each stretch in marks, for build-aux/train-speech
 *
 * Reads articles from standard input, each a line with its language and its length in bytes, then its text. Prints
 * the names of the features on a line; then for each article a line "article", and for each of its stretches its
 * first byte, the byte behind it and the numbers of the features that hold (none for a block, which is speech always).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include "core/qd-boilerplate.h"
#include "core/qd-speech-private.h"

/* No article of a corpus is longer. */
#define MAX_BYTES (16 * 1024 * 1024)

#define NAME(name) #name,
static const char *const names[] = { QD_SPEECH_FEATURES (NAME) QD_SPEECH_ENGLISH_FEATURES (NAME) QD_SPEECH_GERMAN_FEATURES (NAME) };
#undef NAME

static void
print_stretch (const QdView *view, guint quote, const QdCue *cue, const QdSpeechArticle *article)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  QdSpeechFeatures features;

  if (stretch->first >= stretch->end)
    return;
  _qd_speech_read (view, quote, cue, article, &features);
  printf ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %d", (gsize)qd_document_token (view->document, stretch->first)->start, (gsize)qd_token_end (qd_document_token (view->document, stretch->end - 1)),
          view->document->language == QD_LANGUAGE_EN && qd_speech_is_english_name (view, quote));
  for (guint i = 0; i < QD_SPEECH_N_FEATURES && !stretch->block && !stretch->dialogue; i++)
    if (qd_speech_has (&features, i))
      printf (" %u", i);
  putchar ('\n');
}

static void
print_view (const QdDocument *document, const GArray *stretches, GArray *cues, const QdSpeechArticle *article, int parent)
{
  g_autoptr (QdView) view = qd_view_new (document, stretches, parent);

  qd_cue_find (view, cues);
  for (guint i = 0; i < view->n_items; i++)
    if (qd_view_is_quote (view, i))
      print_stretch (view, i, &g_array_index (cues, QdCue, qd_view_item (view, i)->index), article);
}

static void
print_article (const char *text, gsize len, QdLanguage language)
{
  g_autoptr (QdDocument) document = qd_document_new (text, len, language);
  g_autoptr (GArray)     cues = g_array_new (FALSE, TRUE, sizeof (QdCue));
  g_autoptr (GArray)     stretches = NULL;
  QdSpeechArticle        article;

  qd_boilerplate_mark (document);
  stretches = qd_quote_scanner_scan (document);
  g_array_set_size (cues, stretches->len);
  qd_speech_read_article (document, stretches, &article);
  puts ("article");
  print_view (document, stretches, cues, &article, QD_STRETCH_NONE);
  for (guint i = 1; i < stretches->len; i++)
    if (g_array_index (stretches, QdStretch, i).parent == (int)i - 1)
      print_view (document, stretches, cues, &article, (int)i - 1);
}

int
main (int argc, char **argv)
{
  char          language[3];
  unsigned long len;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    printf ("%s%s", i > 0 ? " " : "", names[i]);
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
