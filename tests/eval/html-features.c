/* html-features.c: prints what is measured of each block of web pages, for build-aux/train-html
 *
 * html-features [--weights FILE] PAGE… prints the names of the features on a line, those of a block alone and behind "|"
 * the later ones; then for each page a line "page" with its path, and for each block a line of the number of its words,
 * the numbers of the features that hold, with --weights behind "|" the values of the later ones, and its text behind a
 * tab. FILE has the weights of the features of a block alone, and a constant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "import/qd-charset.h"
#include "import/qd-html-charset.h"
#include "import/qd-html-feature.h"
#include "import/qd-html-metadata.h"

static void
print_names (void)
{
#define NAME(name) printf ("%s ", #name);
#define OWN(name) printf ("OWN_%s ", #name);
#define OUTER(name) printf ("OUTER_HINT_%s ", #name);
  QD_HTML_FEATURES (NAME)
  QD_HTML_HINTS (OWN)
  QD_HTML_HINTS (OUTER)
  printf ("| ");
  QD_HTML_LATER_FEATURES (NAME)
#undef NAME
#undef OWN
#undef OUTER
  printf ("\n");
}

static void
print_block (const QdHtmlBlocks *blocks, guint index, const QdHtmlFeatures *features, gboolean later)
{
  const QdHtmlBlock *block = qd_html_blocks_get (blocks, index);
  g_autofree char   *text = g_strndup (blocks->text->str + block->start, block->len);

  printf ("%u", block->n_words);
  for (guint i = 0; i < QD_HTML_N_FEATURES; i++)
    if (qd_html_features_has (features, i))
      printf (" %u", i);
  if (later)
    printf (" |");
  for (guint i = 0; later && i < G_N_ELEMENTS (features->later); i++)
    printf (" %.4f", (double)features->later[i]);
  printf ("\t%s\n", g_strdelimit (text, "\n\t", ' '));
}

static void
print_page (const char *path, const float *weights)
{
  g_auto (QdCharsetResult)   decoded = { 0 };
  g_autoptr (QdHtmlTree)     tree = NULL;
  g_autoptr (QdHtmlMetadata) metadata = NULL;
  g_autoptr (QdHtmlBlocks)   blocks = NULL;
  g_autofree QdHtmlFeatures *features = NULL;
  g_autofree char           *bytes = NULL;
  g_autofree char           *charset = NULL;
  guint64                    line;
  gsize                      len;

  printf ("page %s\n", path);
  if (!g_file_get_contents (path, &bytes, &len, NULL))
    return;
  charset = qd_html_charset_find ((const guint8 *)bytes, len);
  if (!qd_charset_decode ((const guint8 *)bytes, len, charset, &decoded, &line, NULL))
    return;
  tree = qd_html_tree_parse (decoded.text, decoded.length, NULL, NULL);
  if (tree == NULL)
    return;
  metadata = qd_html_metadata_new (tree, NULL);
  blocks = qd_html_blocks_new (tree);
  features = _qd_html_features_read (tree, blocks, qd_html_metadata_get_evidence (metadata));
  if (weights != NULL)
    _qd_html_features_read_later (tree, blocks, weights, features);
  for (guint i = 0; i < blocks->list->len; i++)
    print_block (blocks, i, &features[i], weights != NULL);
}

int
main (int argc, char **argv)
{
  g_autofree float *weights = NULL;
  g_autofree char  *text = NULL;
  int               first = 1;

  if (argc > 2 && g_str_equal (argv[1], "--weights"))
    {
      g_auto (GStrv) fields = NULL;

      if (!g_file_get_contents (argv[2], &text, NULL, NULL))
        return EXIT_FAILURE;
      fields = g_strsplit_set (g_strstrip (text), " \n", -1);
      if (g_strv_length (fields) != QD_HTML_N_FEATURES + 1)
        return EXIT_FAILURE;
      weights = g_new0 (float, QD_HTML_N_FEATURES + 1);
      for (guint i = 0; fields[i] != NULL; i++)
        weights[i] = (float)g_ascii_strtod (fields[i], NULL);
      first = 3;
    }
  print_names ();
  for (int i = first; i < argc; i++)
    print_page (argv[i], weights);
  return EXIT_SUCCESS;
}
