/* test-match-brief.c: what is ruled out before an article is loaded is nothing that would be tied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-key-evidence.h"
#include "core/qd-match-brief.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000 * 1000)

#define N_PAIRS 6000

static const char *const telling[] = { "granary", "weir", "lantern", "mason", "herring", "causeway", "tannery", "orchard", "kiln", "ferryman", "sluice", "bellows" };
static const char *const common[] = { "people", "work", "year", "good", "think", "great", "country", "help" };
static const char *const little[] = { "the", "of", "and", "to", "we", "is", "in", "that", "for", "with" };
static const char *const phrases[] = { "when the bellows of the kiln are cold", "mason for mason", "we think people work the good year", "the weir holds" };
static const char *const speakers[] = { "Perla Quennell", "Quennell", "Oda Lindqvist", "Ivo Marchetti", "Ann Marchetti", "the harbour council", "Sandvik Company", NULL };

/* What two articles are about: sentences of two subjects. */
static const char *const subjects[] = {
  "The harbour wall at Ostrel broke and masons came to mend the wall of Ostrel. Sailors met in Ostrel harbour. ",
  "The Sandvik dredger cut the harbour wall, said the council of Ostrel. Masons mend the wall. ",
  "Tenor Marchetti sang Tamburlaine in the Velden opera. The opera audience applauded the tenor. ",
  "Critics compared the tenor with Brandt, and the Velden opera sold every ticket. ",
};

#define PICK(list) (list)[g_test_rand_int_range (0, G_N_ELEMENTS (list))]

static void
add_words (GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      int kind = g_test_rand_int_range (0, 10);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", kind < 5 ? PICK (little) : kind < 7 ? PICK (common)
                                                                                                          : PICK (telling));
    }
}

static char *
make_sentence (void)
{
  GString *text = g_string_new (NULL);

  add_words (text, (guint)g_test_rand_int_range (0, 14));
  if (g_test_rand_int_range (0, 3) == 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", PICK (phrases));
  add_words (text, (guint)g_test_rand_int_range (1, 8));
  return g_string_free_and_steal (text);
}

/* A part of the words, with some of them changed. */
static char *
quote_again (const char *sentence)
{
  g_auto (GStrv) words = g_strsplit (sentence, " ", -1);
  guint          n = g_strv_length (words), start = 0, end = n;

  if (g_test_rand_bit () && n > 3)
    start = (guint)g_test_rand_int_range (0, (gint32)n / 2);
  if (g_test_rand_bit () && n > 3)
    end = (guint)g_test_rand_int_range ((gint32)n / 2 + 1, (gint32)n + 1);
  for (guint changes = (guint)g_test_rand_int_range (0, 3); changes > 0; changes--)
    g_set_str (&words[g_test_rand_int_range (0, (gint32)n)], PICK (telling));
  for (guint i = end; i < n; i++)
    g_clear_pointer (&words[i], g_free);
  return g_strjoinv (" ", words + start);
}

static QdMatchArticle *
make_article (GPtrArray *texts)
{
  g_autoptr (GString)   body = g_string_new (NULL);
  g_autoptr (QdProfile) profile = NULL;
  QdMatchArticle       *article;
  gint64                published = QD_TIME_UNKNOWN;

  for (guint i = (guint)g_test_rand_int_range (1, 4); i > 0; i--)
    g_string_append (body, PICK (subjects));
  if (g_test_rand_int_range (0, 8) > 0)
    profile = qd_profile_new (body->str, body->len);
  if (g_test_rand_int_range (0, 4) > 0)
    published = g_test_rand_int_range (0, 40) * DAY / 2;
  article = qd_match_article_new (profile, published);
  for (guint i = 0; i < texts->len; i++)
    qd_match_article_add (article, texts->pdata[i], PICK (speakers), g_test_rand_double_range (0.3, 1));
  return article;
}

/* Whether a probe of the one article says that it may be tied to the other. */
static gboolean
may_tie (QdMatchArticle *a, QdMatchArticle *b, QdMatchBrief *brief)
{
  g_autoptr (QdMatchProbe) probe = qd_match_probe_new (a);
  g_autoptr (GArray)       others = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray)       shared = g_array_new (FALSE, FALSE, sizeof (guint));
  guint                    n_keys;
  const guint64           *keys = qd_match_probe_get_keys (probe, &n_keys);

  qd_match_article_list_keys (b, others);
  for (guint i = 0; i < n_keys; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < others->len && !found; j++)
        found = g_array_index (others, guint64, j) == keys[i];
      if (found)
        g_array_append_val (shared, i);
    }
  return shared->len > 0 && qd_match_probe_may_tie (probe, (const guint *)(gconstpointer)shared->data, shared->len, brief);
}

/* Of whatever is tied, neither article rules out the other; and most pairs that share a phrase alone are ruled out. */
static void
test_generous (void)
{
  guint n_tied = 0, n_ruled_out = 0;

  for (guint pair = 0; pair < N_PAIRS; pair++)
    {
      g_autoptr (GPtrArray)      texts_a = g_ptr_array_new_with_free_func (g_free), texts_b = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (QdMatchArticle) a = NULL, b = NULL;
      g_autoptr (QdMatchBrief)   brief_a = NULL, brief_b = NULL;
      g_autoptr (GArray)         matches = NULL;
      gboolean                   forth, back;

      for (guint i = 0; i < 3; i++)
        {
          g_ptr_array_add (texts_a, make_sentence ());
          g_ptr_array_add (texts_b, g_test_rand_int_range (0, 4) > 0 ? make_sentence () : quote_again (texts_a->pdata[i]));
        }
      a = make_article (texts_a);
      b = make_article (texts_b);
      brief_a = qd_match_brief_new_of (a);
      brief_b = qd_match_brief_new_of (b);
      forth = may_tie (a, b, brief_b);
      back = may_tie (b, a, brief_a);
      matches = qd_match_articles (a, b, NULL);
      if (matches->len > 0)
        {
          g_assert_true (forth);
          g_assert_true (back);
        }
      n_tied += matches->len > 0;
      n_ruled_out += !forth;
    }
  g_test_message ("%u of %u tied, %u ruled out", n_tied, N_PAIRS, n_ruled_out);
  g_assert_cmpuint (n_tied, >, N_PAIRS / 50);
  g_assert_cmpuint (n_ruled_out, >, N_PAIRS / 20);
}

/* What is packed is the same again, and nothing of another length is taken for a brief. */
static void
assert_packs (const QdMatchBrief *brief)
{
  g_autoptr (GByteArray)   bytes = g_byte_array_new ();
  g_autoptr (QdMatchBrief) unpacked = NULL;

  qd_match_brief_pack (brief, bytes);
  unpacked = qd_match_brief_unpack (bytes->data, bytes->len);
  g_assert_nonnull (unpacked);
  g_assert_cmpmem (brief, qd_match_brief_get_size (brief), unpacked, qd_match_brief_get_size (unpacked));
  for (guint size = 0; size < bytes->len; size++)
    g_assert_null (qd_match_brief_unpack (bytes->data, size));
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  g_assert_null (qd_match_brief_unpack (bytes->data, bytes->len));
}

/* A brief of what is stored is that of the article. */
static void
test_stored (void)
{
  g_autoptr (GPtrArray)      texts = g_ptr_array_new_with_free_func (g_free);
  g_auto (QdBriefSpeakers)   quoted;
  g_autoptr (QdProfile)      profile = qd_profile_new (subjects[0], strlen (subjects[0]));
  g_autoptr (QdMatchArticle) article = qd_match_article_new (profile, DAY);
  g_autoptr (QdMatchBrief)   brief = NULL, stored = NULL;

  qd_brief_speakers_init (&quoted);
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      qd_match_article_add (article, "the weir holds", speakers[i], 0.9);
      qd_brief_speakers_add (&quoted, speakers[G_N_ELEMENTS (speakers) - 1 - i], 0.9);
    }
  brief = qd_match_brief_new_of (article);
  stored = qd_match_brief_new (profile, DAY, &quoted);
  g_assert_cmpmem (brief, qd_match_brief_get_size (brief), stored, qd_match_brief_get_size (stored));
  g_assert_cmpuint (qd_match_brief_get_size (brief), <, 400);
  assert_packs (brief);
}

/* What words around a phrase tell counts only as far as no key of theirs is missing in the other quotation. */
static void
test_reach (void)
{
  g_autoptr (QdQuoteWords) phrase = qd_quote_words_new ("the kiln and the bellows and the weir", NULL);
  g_autoptr (QdQuoteWords) one = qd_quote_words_new ("Granary masons ask for the kiln and the bellows and the weir in that orchard", NULL);
  g_autoptr (QdQuoteWords) other = qd_quote_words_new ("No ferryman has the kiln and the bellows and the weir to himself every autumn", NULL);

  /* Three telling words and five little ones; “in that” and “for” may agree, too, and “masons ask” and “orchard” cannot. */
  g_assert_true (qd_key_evidence_suffices (one, other, 3 * 4 + 5));
  g_assert_false (qd_key_evidence_suffices (one, other, 3 * 4 + 5 + 4));
  g_assert_true (qd_key_evidence_suffices (one, one, 6 * 4 + 9));
  g_assert_true (qd_key_evidence_suffices (phrase, one, 3 * 4 + 5));
  g_assert_false (qd_key_evidence_suffices (phrase, one, 3 * 4 + 6));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/match-brief/generous", test_generous);
  g_test_add_func ("/core/match-brief/stored", test_stored);
  g_test_add_func ("/core/match-brief/reach", test_reach);
  return g_test_run ();
}
